"""A search engine so naive that it is plainly right: every search reads every report anew, with plain loops.

It is what real engines are compared with, and what tests of the service and the web run on.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType

from indexer.engines.base import (
    MAX_EXPANSION,
    MAX_SPELLINGS,
    Boost,
    BuiltFrom,
    EngineInfo,
    EngineQuery,
    EngineResult,
    FacetAsk,
    FacetCount,
    FacetCounts,
    Hit,
    Spelling,
)
from indexer.errors import IndexMissing, ReportNotFound, TooManyWords, WriterBusy
from indexer.fields import UNDATED, Fields, fields_of
from indexer.query.nodes import All, And, AtLeast, DateRange, DirectiveKey, Leaf, Node, Not, Or, Phrase, Prefix, Synonyms, Word
from indexer.reports import Report
from indexer.text.fold import accented, has_marks
from indexer.text.tokens import Token, folded_words, pairs, tokenize

Pages = Mapping[str, tuple[Report, ...]]
"""Page address -> its reports."""


@dataclass(frozen=True)
class Committed:
    """One committed state; never changed, only replaced."""

    pages: Pages
    built_from: BuiltFrom
    generation: int


@dataclass
class Store:
    """What the engines opened over it share, as files are shared on a disk."""

    committed: Committed | None = None
    locked: bool = False


@dataclass
class OracleEngine:
    """The naive engine. Engines over one `store` see each other's commits."""

    store: Store = field(default_factory=Store)

    def search(self, query: EngineQuery) -> EngineResult:
        documents = [(report, fields_of(report)) for report in self._reports()]
        _refuse_wide_prefixes(query.node, [fields for _, fields in documents])
        found = [(report, fields) for report, fields in documents if _asked(query, fields)]
        weights = _weights(query, [fields for _, fields in documents])
        hits = [
            (Hit(report.id, _score(query, fields, weights), report.title, fields.days[0] if fields.days else None), fields.days)
            for report, fields in found
        ]
        hits.sort(key=_order(query.sort))
        page = [hit for hit, _ in hits[query.offset : query.offset + query.limit]]
        facets = {ask.name: _facet(ask, query, [fields for _, fields in documents]) for ask in query.facets}
        return EngineResult(len(found), tuple(page), facets)

    def frequencies(self, terms: Sequence[str], field: str = "text") -> tuple[int, ...]:
        held = [{term for token in _tokens(fields_of(report), field) for term in token.terms} for report in self._reports()]
        return tuple(sum(term in terms for terms in held) for term in terms)

    def spellings(self, words: tuple[str, ...]) -> tuple[Spelling, ...]:
        counts: Counter[tuple[str, ...]] = Counter()
        for report in self._reports():
            for window in _windows(_tokens(fields_of(report), "text"), len(words)):
                if tuple(token.folded for token in window) == words:
                    counts[tuple(map(_printed, window))] += 1
        spellings = [Spelling(spelt, count) for spelt, count in counts.items()]
        return tuple(sorted(spellings, key=lambda each: (-each.count, each.words))[:MAX_SPELLINGS])

    def values(self, facet: str, words: tuple[str, ...], limit: int) -> tuple[FacetCount, ...]:
        counts = Counter(value for report in self._reports() for value in fields_of(report).facets[facet])
        fitting = [FacetCount(value, count) for value, count in counts.items() if _begun(words, folded_words(value).split())]
        return tuple(sorted(fitting, key=lambda each: (-each.count, each.value))[:limit])

    def get(self, report_id: str) -> Report:
        for report in self._reports():
            if report.id == report_id:
                return report
        raise ReportNotFound(report_id)

    def get_many(self, report_ids: Iterable[str]) -> Iterator[Report]:
        every = {report.id: report for report in self._reports()}
        return iter([every[report_id] for report_id in report_ids if report_id in every])

    def writer(self, *, fresh: bool = False) -> OracleWriter:
        if self.store.locked:
            raise WriterBusy("memory")
        return OracleWriter(self.store, fresh=fresh)

    def info(self) -> EngineInfo:
        state = self._state()
        days = [d for report in self._reports() if (d := fields_of(report).days)]
        first = min((start for start, _ in days), default=None)
        last = max((end for _, end in days), default=None)
        return EngineInfo(state.generation, len(list(self._reports())), state.built_from, first, last)

    def verify(self) -> tuple[str, ...]:
        self._state()
        return ()

    def close(self) -> None:
        self.store = Store()

    def _state(self) -> Committed:
        if self.store.committed is None:
            raise IndexMissing("memory")
        return self.store.committed

    def _reports(self) -> Iterator[Report]:
        for reports in self._state().pages.values():
            yield from reports


class OracleWriter:
    """Keeps changes aside until `commit`; a fresh one keeps even its commits aside until the block ends well."""

    def __init__(self, store: Store, *, fresh: bool) -> None:
        before = store.committed or Committed({}, BuiltFrom(), 0)
        self.store, self.fresh = store, fresh
        self.generation = before.generation + 1 if fresh or not before.generation else before.generation
        self.pages = {} if fresh else dict(before.pages)
        self.ready: Committed | None = None
        store.locked = True

    def put(self, url: str, reports: Sequence[Report]) -> None:
        self.pages[url] = tuple(reports)

    def commit(self, built_from: BuiltFrom) -> None:
        self.ready = Committed(dict(self.pages), built_from, self.generation)
        if not self.fresh:
            self.store.committed = self.ready

    def __enter__(self) -> OracleWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.fresh and self.ready and kind is None:
            self.store.committed = self.ready
        self.store.locked = False


def matches(node: Node, fields: Fields) -> bool:
    """Whether `node` matches a report."""
    match node:
        case All():
            return True
        case Word(terms, name):
            return any(set(terms) & set(token.terms) for token in _tokens(fields, name))
        case Phrase(words, name):
            return occurrences(words, _tokens(fields, name)) > 0
        case Prefix(stems, name):
            return bool(_begun_terms(stems, fields, name))
        case Synonyms(names):
            return any(matches(name, fields) for name in names)
        case DirectiveKey(key):
            return key in fields.directive_keys
        case DateRange(start, end):
            return _within(fields, start, end)
        case And(children):
            return all(matches(child, fields) for child in children)
        case Or(children):
            return any(matches(child, fields) for child in children)
        case Not(child):
            return not matches(child, fields)
        case AtLeast(minimum, children):
            return sum(matches(child, fields) for child in children) >= minimum


def _tokens(fields: Fields, name: str) -> list[Token]:
    return tokenize(fields.texts.get(name, ""))


def occurrences(words: tuple[tuple[str, ...], ...], tokens: list[Token]) -> int:
    """How often one term of each of `words` stands at consecutive positions."""
    windows = _windows(tokens, len(words))
    return sum(all(set(terms) & set(token.terms) for terms, token in zip(words, window, strict=True)) for window in windows)


def _windows(tokens: list[Token], size: int) -> Iterator[list[Token]]:
    """Each `size` tokens at consecutive positions."""
    for i in range(len(tokens) - size + 1):
        window = tokens[i : i + size]
        if all(token.position == window[0].position + n for n, token in enumerate(window)):
            yield window


def _printed(token: Token) -> str:
    """How a word is spelt in a text."""
    return accented(token.surface) if has_marks(token.surface) else token.folded


def _begun_terms(stems: tuple[str, ...], fields: Fields, name: str) -> set[str]:
    """The terms of a field that begin with one of `stems`."""
    return {term for token in _tokens(fields, name) for term in token.terms if term.startswith(stems)}


def _begun(words: tuple[str, ...], of_value: list[str]) -> bool:
    """Whether each of `words` begins one of `of_value`, no two the same one."""
    if not words:
        return True
    first, rest = words[0], words[1:]
    return any(word.startswith(first) and _begun(rest, of_value[:i] + of_value[i + 1 :]) for i, word in enumerate(of_value))


def _refuse_wide_prefixes(node: Node, documents: list[Fields]) -> None:
    """Raise TooManyWords for a prefix that stands for more terms than a query may ask."""
    match node:
        case Prefix(stems, name):
            if len({term for fields in documents for term in _begun_terms(stems, fields, name)}) > MAX_EXPANSION:
                raise TooManyWords(stems[0].lstrip("=~"), MAX_EXPANSION)
        case And(children) | Or(children) | AtLeast(_, children):
            for child in children:
                _refuse_wide_prefixes(child, documents)
        case Not(child):
            _refuse_wide_prefixes(child, documents)
        case _:
            return


def _within(fields: Fields, start: str | None, end: str | None) -> bool:
    """Whether a day of the meeting lies in the range; no day lies in any."""
    if fields.days is None:
        return False
    first, last = fields.days
    return (start is None or last >= start) and (end is None or first <= end)


def _asked(query: EngineQuery, fields: Fields) -> bool:
    in_time = query.start is query.end is None or _within(fields, query.start, query.end)
    return in_time and _passes(query.filters, fields) and matches(query.node, fields)


def _passes(filters: Mapping[str, frozenset[str]], fields: Fields) -> bool:
    """Whether a report has a chosen value of every facet; official and role of the same person."""
    filters = {name: chosen for name, chosen in filters.items() if chosen}
    if not all(chosen & set(fields.facets[name]) for name, chosen in filters.items()):
        return False
    if "official" in filters and "role" in filters:
        return any(name in filters["official"] and role in filters["role"] for name, role in fields.official_roles)
    return True


def _facet(ask: FacetAsk, query: EngineQuery, documents: list[Fields]) -> FacetCounts:
    """Counts by the very definition: beside a value stands what is found when it is the facet's only value."""
    chosen = query.filters.get(ask.name, frozenset())
    counts = {}
    for value in sorted({v for fields in documents for v in fields.facets[ask.name]} | chosen):
        alone = replace(query, filters={**query.filters, ask.name: frozenset({value})})
        counts[value] = sum(_asked(alone, fields) for fields in documents)
    found = [value for value, count in counts.items() if count and ask.contains in folded_words(value)]
    order = _newest_first if ask.name in ("year", "month") else str
    frequent = sorted(sorted(found, key=order), key=lambda value: -counts[value])[: ask.limit]
    listed = sorted({*frequent, *chosen}, key=order)
    if ask.name not in ("year", "month"):
        listed.sort(key=lambda value: -counts[value])
    return FacetCounts(tuple(FacetCount(value, counts[value]) for value in listed), distinct=len(found))


def _newest_first(value: str) -> str:
    """A key that sorts years or months newest first, the unknown last."""
    return "~" if value == UNDATED else "".join(chr(ord("9") - ord(c) + ord("0")) if c.isdigit() else c for c in value)


def _weights(query: EngineQuery, documents: list[Fields]) -> dict[Boost, float]:
    """Leaf that a report may score by, with its weight -> how rare it is."""
    asked = {Boost(leaf, 1.0) for leaf in leaves(query.node)} | set(query.boosts)
    return {leaf: math.log(1 + len(documents) / (1 + sum(matches(leaf.node, fields) for fields in documents))) for leaf in asked}


def leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case Word() | Phrase() | Prefix() | Synonyms() | DirectiveKey():
            yield node
        case And(children) | Or(children) | AtLeast(_, children):
            for child in children:
                yield from leaves(child)
        case All() | DateRange() | Not():
            return


def _score(query: EngineQuery, fields: Fields, weights: Mapping[Boost, float]) -> float:
    """The weights of what matches, more for what is repeated and for pairs of syllables that stand together."""
    score = 0.0
    for leaf, weight in weights.items():
        match leaf.node:
            case Word(terms, name):
                often = occurrences((terms,), _tokens(fields, name))
            case Phrase(words, name):
                often = occurrences(words, _tokens(fields, name))
            case _:
                often = int(matches(leaf.node, fields))
        score += leaf.weight * weight * often / (often + 1.2)
    there = set(pairs(token.folded for token in _tokens(fields, "text")))
    score += 0.5 * len(there & set(query.pairs))
    readings = (query.near, *query.renamed) if len(query.near) > 1 else ()
    return score * max((_nearness(words, fields) for words in readings), default=1)


def _nearness(words: tuple[tuple[str, ...], ...], fields: Fields) -> float:
    tokens, title = _tokens(fields, "text"), _tokens(fields, "title")
    span = shortest_span(set(words), tokens)
    return 1 + (0.3 * len(set(words)) / span if span else 0) + (occurrences(words, tokens) > 0) + 2 * (occurrences(words, title) > 0)


def shortest_span(words: Collection[tuple[str, ...]], tokens: list[Token]) -> int | None:
    """How many words the shortest stretch has that holds one term of each of `words`; None where they do not all stand there."""
    found = None
    for i in range(len(tokens)):
        for j in range(i, len(tokens)):
            held = {term for token in tokens[i : j + 1] for term in token.terms}
            if all(held & set(terms) for terms in words):
                found = min(found or len(tokens), j - i + 1)
                break
    return found


def _order(sort: str) -> Callable[[tuple[Hit, tuple[str, str] | None]], tuple[object, ...]]:
    """The sort key: score or first day, then newest, then id; what has no day comes last in either order of time."""

    def key(item: tuple[Hit, tuple[str, str] | None]) -> tuple[object, ...]:
        hit, days = item
        day = int(days[0].replace("-", "")) if days else None
        newest = (day is None, -(day or 0))
        if sort == "oldest":
            return (day is None, day or 0, hit.id)
        return (*newest, hit.id) if sort == "newest" else (-hit.score, *newest, hit.id)

    return key
