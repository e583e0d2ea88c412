"""Values and titles of an index that have what is typed, likeliest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, product
from typing import NamedTuple

from indexer.engines.base import Engine, EngineQuery, Hit
from indexer.errors import TooManyWords
from indexer.query.nodes import And, Node, Prefix, Word
from indexer.suggest.agreement import Agreement, Degree, TypedWord, agreement_or_none, typed_words
from indexer.text.fold import accented
from indexer.text.normalize import clean_text
from indexer.text.tokens import query_terms

LOOKED_AT, LOOKED_AT_FOR_MARKS = 50, 1_000
"""Values with the letters typed that are looked at, those of most reports; more where few of them have the accents typed."""
MOST_STEMS = 4
"""Ways to write the words typed, numbers with and without zeros for instance, that are asked for."""
FEWEST_LETTERS = 2
TITLES = 20
"""Titles with the words typed that are looked at, those of the newest meetings."""


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A facet's value, how many reports have it, and how it has what is typed."""

    value: str
    count: int
    agreement: Agreement


class FoundTitle(NamedTuple):
    """A report by its title, and how the title has what is typed."""

    hit: Hit
    agreement: Agreement


def find_values(engine: Engine, facet: str, text: str, enough: int) -> list[FoundValue]:
    """Values that have all words of `text`, likeliest first, `enough` of them if there are.

    Accents typed are meant. Those that lack a mark only because it has not been typed yet are found where nothing else is.
    """
    typed = typed_words(text)
    found = _agreeing(engine, facet, typed, LOOKED_AT, enough)
    settled = [each for each in found if each.agreement.degree > Degree.UNMARKED]
    return by_likelihood(settled or found)


def by_likelihood(found: Iterable[FoundValue]) -> list[FoundValue]:
    """The value that is what is typed first, then those that have it side by side, then whole words, each by the number of reports."""
    return sorted(found, key=lambda each: (*each.agreement.rank, -each.count, each.value))


def find_titles(engine: Engine, text: str) -> list[FoundTitle]:
    """Titles that have all words of `text`, likeliest first, then of the newest meetings; none for a letter by itself: most have it."""
    typed = typed_words(text)
    if sum(len(word.surface) for word in typed) < FEWEST_LETTERS:
        return []
    for node in _title_nodes(typed):
        try:
            hits = engine.search(EngineQuery(node, sort="newest", limit=TITLES)).hits
        except TooManyWords:
            return []
        agreed = (FoundTitle(hit, agreement) for hit in hits if (agreement := agreement_or_none(typed, hit.title)))
        if found := sorted(agreed, key=lambda each: each.agreement.rank):
            return found
    return []


def _agreeing(engine: Engine, facet: str, typed: tuple[TypedWord, ...], most: int, enough: int) -> list[FoundValue]:
    """What agrees among the `most` first values with the letters typed; where that leaves too few, among more of them."""
    asked = [engine.values(facet, stems, most) for stems in islice(product(*(word.stems for word in typed)), MOST_STEMS)]
    counts = {each.value: each.count for values in asked for each in values}
    found = [FoundValue(value, count, agreed) for value, count in counts.items() if (agreed := agreement_or_none(typed, value))]
    cut = any(len(values) == most for values in asked)
    if len(found) < enough and cut and most < LOOKED_AT_FOR_MARKS:
        return _agreeing(engine, facet, typed, LOOKED_AT_FOR_MARKS, enough)
    return found


def _title_nodes(typed: tuple[TypedWord, ...]) -> list[Node]:
    """What asks for titles with all words typed: as they are spelt and, where marks may yet come, as they fold."""
    *before, last = typed
    words = tuple(Word(query_terms(word.surface), "title") for word in before)
    stems = [last.stems]
    if last.marked:
        # "=hòa" is the term of "hoà", and "=hoà" begins that of "hoàng".
        spelt = dict.fromkeys((f"={accented(last.surface)}", f"={clean_text(last.surface).lower()}"))
        stems.insert(0, (*spelt, *(f"~{stem}" for stem in last.stems)))
    return [And((*words, Prefix(each, "title"))) for each in stems]
