"""Our queries as Whoosh's own, matched by Whoosh's own matchers over the postings that our index keeps: what arrays are compared with.

Whoosh has no postings for spellings, so only queries without accents can be put to it (`bare`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, product

from whoosh import query as whoosh
from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.reading import IndexReader
from whoosh.searching import Searcher

from indexer.engines.base import EngineQuery
from indexer.engines.whoosh.schema import FIRST_DAY, KEYS, LAST_DAY, OFFICIAL_ROLE, SEPARATOR, day_number, facet_field
from indexer.query.nodes import All, And, AtLeast, DateRange, DirectiveKey, Node, Not, Or, Phrase, Prefix, Synonyms, Word
from indexer.text.fold import folded


class Days(whoosh.Query):  # type: ignore[misc]
    """Meetings with a day in a range, from the two columns. (Whoosh's own query of a column cannot stand below a `Not`.)"""

    def __init__(self, start: str | None, end: str | None) -> None:
        self.first, self.last = day_number(start or ""), day_number(end or "9999-12-31")

    def is_leaf(self) -> bool:
        return True

    def estimate_size(self, ixreader: IndexReader) -> int:
        return int(ixreader.doc_count_all())

    def matcher(self, searcher: Searcher, context: object = None) -> Matcher:
        reader = searcher.reader()
        first, last = (reader.column_reader(name) for name in (FIRST_DAY, LAST_DAY))
        found = [n for n in reader.all_doc_ids() if 0 < first[n] <= self.last and last[n] >= self.first]
        return ListMatcher(found, [1.0] * len(found)) if found else NullMatcher()


def bare(node: Node) -> Node:
    """`node` with every word bare."""
    match node:
        case Word(terms, field):
            return Word(_bare(terms), field)
        case Phrase(words, field):
            return Phrase(tuple(map(_bare, words)), field)
        case Prefix(stems, field):
            return Prefix(_bare(stems), field)
        case Synonyms(names):
            return Or(tuple(map(bare, names)))
        case And(children):
            return And(tuple(map(bare, children)))
        case Or(children):
            return Or(tuple(map(bare, children)))
        case AtLeast(minimum, children):
            return AtLeast(minimum, tuple(map(bare, children)))
        case Not(child):
            return Not(bare(child))
        case _:
            return node


def compiled(node: Node) -> whoosh.Query:
    """The Whoosh query of a bare `node`."""
    match node:
        case All():
            return whoosh.Every()
        case Word(terms, field):
            return whoosh.Or([whoosh.Term(field, term) for term in terms])
        case Phrase(words, field):
            return whoosh.Or([whoosh.Phrase(field, list(each)) for each in product(*words)])
        case Prefix(stems, field):
            return whoosh.Or([whoosh.Prefix(field, stem) for stem in stems])
        case Synonyms(names):
            return whoosh.Or([compiled(name) for name in names])
        case DirectiveKey(key):
            return whoosh.Term(KEYS, key)
        case DateRange(start, end):
            return Days(start, end)
        case And(children):
            return whoosh.And([compiled(child) for child in children])
        case Or(children):
            return whoosh.Or([compiled(child) for child in children])
        case Not(child):
            return whoosh.Not(compiled(child))
        case AtLeast(minimum, children):
            return whoosh.Or([whoosh.And([compiled(child) for child in chosen]) for chosen in combinations(children, minimum)])


def whole_query(query: EngineQuery) -> whoosh.Query:
    """The Whoosh query of a whole search: its tree, its filters and its time."""
    parts = [compiled(query.node), *_filters({name: chosen for name, chosen in query.filters.items() if chosen})]
    if query.start is not None or query.end is not None:
        parts.append(Days(query.start, query.end))
    return whoosh.And([*parts, whoosh.Every()])


def documents_found(searcher: Searcher, query: EngineQuery) -> set[int]:
    """The documents that a search finds, as numbers."""
    return set(whole_query(query).docs(searcher))


def counts_found(searcher: Searcher, query: EngineQuery, facet: str) -> dict[str, int]:
    """The values of a facet that are found, with their counts, by the very definition."""
    values = [term.decode() for term in searcher.reader().lexicon(facet_field(facet))]
    alone = {value: replace(query, filters={**query.filters, facet: frozenset({value})}) for value in values}
    counts = {value: len(documents_found(searcher, each)) for value, each in alone.items()}
    return {value: count for value, count in counts.items() if count}


def _bare(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded(term.lstrip("=~")) for term in terms))


def _filters(chosen: Mapping[str, frozenset[str]]) -> list[whoosh.Query]:
    parts = [whoosh.Or([whoosh.Term(facet_field(name), value) for value in values]) for name, values in chosen.items()]
    if "official" in chosen and "role" in chosen:
        people = [f"{name}{SEPARATOR}{role}" for name, role in product(chosen["official"], chosen["role"])]
        parts.append(whoosh.Or([whoosh.Term(OFFICIAL_ROLE, each) for each in people]))
    return parts
