"""What the index tells of its words and values: how frequent they are, how spelt, and which begin as typed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import numpy as np

from indexer.engines.base import MAX_SPELLINGS, FacetCount, Spelling
from indexer.engines.whoosh.facets import most
from indexer.engines.whoosh.ints import Mask
from indexer.engines.whoosh.phrases import pair_number
from indexer.engines.whoosh.rows import row_of
from indexer.engines.whoosh.segment import OpenField
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.query.nodes import Word

LAST = "\U0010ffff"
"""Behind every word that goes on from a beginning."""


def frequencies(snapshot: Snapshot, terms: Sequence[str], field: str) -> tuple[int, ...]:
    """For each of `terms` the number of living reports whose `field` holds it."""
    if snapshot.whole:
        fields = list(snapshot.fields(field))
        return tuple(sum(_listed(each, term.encode()) for each in fields) for term in terms)
    return tuple(int(np.count_nonzero(np.logical_and(row_of(snapshot, Word((term,), field)), snapshot.live))) for term in terms)


def spellings(snapshot: Snapshot, words: tuple[str, ...]) -> tuple[Spelling, ...]:
    """How one folded word, or two side by side, are printed in texts."""
    counts: Counter[tuple[str, ...]] = Counter()
    for segment, base in snapshot.based_segments:
        field = segment.fields["text"]
        numbers = [field.numbers.get(word.encode(), -1) for word in words]
        if -1 not in numbers:
            live = snapshot.live[base : base + segment.size]
            counts.update(_spelt_pairs(field, numbers[0], numbers[1], live) if len(numbers) == 2 else _spelt(field, numbers[0]))
    found = [Spelling(spelt, count) for spelt, count in counts.items()]
    return tuple(sorted(found, key=lambda each: (-each.count, each.words))[:MAX_SPELLINGS])


def values(snapshot: Snapshot, facet: str, words: tuple[str, ...], limit: int) -> tuple[FacetCount, ...]:
    """Values of a facet in which each of the folded `words` begins a word of its own: most reports first, then by value."""
    listed = snapshot.facets[facet]
    counts = snapshot.all_counts(facet)
    fitting = counts > 0
    for word in set(words):
        # What begins with one of two words begins with the other too, or with none that the other begins: counting is enough.
        needed = sum(other.startswith(word) for other in words)
        first, end = (bisect_left(listed.words, each) for each in (word, word + LAST))
        entries = listed.word_values[listed.word_at[first] : listed.word_at[end]]
        fitting &= np.bincount(entries, minlength=len(listed)) >= needed
    numbers = fitting.nonzero()[0]
    shown = numbers[most(counts[numbers], limit)].tolist()
    return tuple(FacetCount(listed.values[number], int(counts[number])) for number in shown)


def _listed(field: OpenField, term: bytes) -> int:
    """How many documents hold a term."""
    number = field.numbers.get(term, -1)
    return field.postings.df.item(number) if number >= 0 else 0


def _spelt(field: OpenField, folded: int) -> dict[tuple[str, ...], int]:
    """The spellings of one folded word with their occurrences."""
    counts: Counter[tuple[str, ...]] = Counter()
    for number in (field.folded_of == folded).nonzero()[0].tolist():
        counts[(_printed(field, number),)] += int(field.occurrences[number])
    return +counts


def _spelt_pairs(field: OpenField, first: int, second: int, live: Mask) -> dict[tuple[str, ...], int]:
    """The spellings of two folded words side by side, with their occurrences in living documents."""
    pair = pair_number(field, first, second)
    counts: Counter[tuple[str, ...]] = Counter()
    if pair >= 0:
        places = field.pairs.positions[field.pairs.at[pair] : field.pairs.at[pair + 1]]
        places = places[live[field.docs_of(places)]].astype(np.int64)
        own = (field.stream[places].astype(np.int64) - 1) << 32 | (field.stream[places + 1] - 1)
        for key, count in zip(*(each.tolist() for each in np.unique(own, return_counts=True)), strict=True):
            counts[_printed(field, key >> 32), _printed(field, key & 0xFFFFFFFF)] += count
    return counts


def _printed(field: OpenField, number: int) -> str:
    """How the words of a term are printed."""
    return field.terms[number].decode().lstrip("=~")
