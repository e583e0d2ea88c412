"""The values of facets over all segments: numbered in the order of code points, with their documents, and document by document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from indexer.engines.whoosh.arrays import FacetArrays
from indexer.engines.whoosh.ints import Ints, Keys, Mask, offsets, ranges
from indexer.fields import UNDATED

BITS = 32
"""A value in more than one of so many documents is counted by a row of bits for all of them."""

Based = Sequence[tuple[FacetArrays, int]]
"""A facet's arrays in each segment, with the number of the segment's first document."""


class FacetValues:
    """The `values` of a facet, ascending, their `folded` words with a space between, and the documents of each, deleted ones too:
    `docs[at[v]:at[v + 1]]`."""

    def __init__(self, parts: Based, size: int) -> None:
        """`size` counts the documents of all segments."""
        listed = [_strings(arrays) for arrays, _ in parts]
        folded = {value: words for each in listed for value, words in each}
        self.values = tuple(sorted(folded))
        self.folded = tuple(folded[value] for value in self.values)
        self.numbers = {value: number for number, value in enumerate(self.values)}
        """Value -> its number."""
        maps = [np.array([self.numbers[value] for value, _ in each], np.int64) for each in listed]
        self.at, self.docs = _by_value(parts, maps, len(self.values))
        self.of_counts = np.concatenate([np.zeros(0, np.int64), *(np.diff(arrays.of_at) for arrays, _ in parts)])
        """How many values each document has."""
        self.of = np.concatenate([np.zeros(0, np.int64), *(own[arrays.of] for own, (arrays, _) in zip(maps, parts, strict=True))])
        """The values of each document, one after the other."""
        self.size = size

    def __len__(self) -> int:
        return len(self.values)

    def docs_of(self, values: Ints) -> Ints:
        """The documents of each of `values`, one after the other."""
        starts = self.at.take(values)
        return self.docs.take(ranges(starts, self.at.take(values + 1) - starts))

    @cached_property
    def words(self) -> list[str]:
        """The distinct folded words of all values, ascending."""
        return sorted({word for value in self.folded for word in value.split()})

    @cached_property
    def word_at(self) -> Ints:
        """Where the values of each of `words` begin in `word_values`, and where the last one's end."""
        return offsets(np.bincount(self._word_entries[0], minlength=len(self.words)))

    @cached_property
    def word_values(self) -> Ints:
        """The values of each of `words`, one as often as the word stands in it."""
        words, values = self._word_entries
        return values[np.argsort(words, kind="stable")]

    @cached_property
    def _word_entries(self) -> tuple[Ints, Ints]:
        numbers = {word: number for number, word in enumerate(self.words)}
        split = [value.split() for value in self.folded]
        words = np.array([numbers[word] for each in split for word in each], np.int64)
        return words, np.repeat(np.arange(len(self)), [len(each) for each in split])

    @cached_property
    def newest_first(self) -> Ints:
        """The values of a facet of times, newest first, the unknown last."""
        return np.array(sorted(range(len(self)), key=lambda number: newest_first(self.values[number])), np.int64)

    @cached_property
    def frequent(self) -> Ints:
        """The values in many documents."""
        return (np.diff(self.at) * BITS > self.size).nonzero()[0]

    @cached_property
    def bits(self) -> Keys:
        """A row for each of the `frequent` values: bit d % 64 of word d // 64 tells whether document d has it."""
        rows = np.zeros((len(self.frequent), -(-self.size // 64) * 64), np.bool_)
        for row, value in zip(rows, self.frequent.tolist(), strict=True):
            row[self.docs[self.at[value] : self.at[value + 1]]] = True
        return np.packbits(rows, axis=1, bitorder="little").view(np.uint64)

    @cached_property
    def rare(self) -> tuple[Ints, Ints]:
        """`at` and `docs` without those of the `frequent` values."""
        counts = np.diff(self.at)
        starts = self.at[:-1]
        counts[self.frequent] = 0
        return offsets(counts), self.docs[ranges(starts, counts)]

    def counts(self, mask: Mask, bits: Keys) -> Ints:
        """For each value, how many documents of `mask` have it; `bits` are the same documents `packed`."""
        at, docs = self.rare
        reached = np.zeros(len(docs) + 1, np.int64)
        np.cumsum(mask.take(docs), out=reached[1:])
        ends = reached.take(at)
        counts = ends[1:] - ends[:-1]
        counts[self.frequent] = np.bitwise_count(self.bits & bits).sum(axis=1, dtype=np.int64)
        return counts


class Forward:
    """The values of each document, those of all facets in one row: a few documents are counted fastest so.

    Value v of facet f has the number `first[f] + v` here.
    """

    def __init__(self, facets: Mapping[str, FacetValues]) -> None:
        counts = np.array([facet.of_counts for facet in facets.values()])
        self.at = offsets(counts.sum(axis=0))
        ends = offsets(np.array([len(facet) for facet in facets.values()])).tolist()
        self.first = dict(zip(facets, ends, strict=False))
        self.size: int = ends[-1]
        self.of = np.empty(int(self.at[-1]), np.int64)
        free = self.at[:-1].copy()
        for facet, own, first in zip(facets.values(), counts, ends, strict=False):
            self.of[ranges(free, own)] = facet.of + first
            free += own

    def counts(self, docs: Ints) -> Ints:
        """How many of `docs` have each value of each facet."""
        starts = self.at.take(docs)
        entries = self.of.take(ranges(starts, self.at.take(docs + 1) - starts))
        return np.bincount(entries, minlength=self.size)


def newest_first(value: str) -> tuple[bool, list[int]]:
    """What years or months are sorted by.

    >>> sorted(["2018-10", "unknown", "2019-01"], key=newest_first)
    ['2019-01', '2018-10', 'unknown']
    """
    return value == UNDATED, [-ord(letter) for letter in value]


def packed(mask: Mask) -> Keys:
    """A mask as bits: document d is bit d % 64 of word d // 64."""
    packed_bytes = np.packbits(mask, bitorder="little")
    words = np.zeros(-(-len(mask) // 64), np.uint64)
    words.view(np.uint8)[: len(packed_bytes)] = packed_bytes
    return words


def _by_value(parts: Based, maps: Sequence[Ints], size: int) -> tuple[Ints, Ints]:
    """Where the documents of each value begin, and all of them: those of a value segment by segment."""
    counts = np.zeros(size, np.int64)
    for (arrays, _), numbers in zip(parts, maps, strict=True):
        counts[numbers] += np.diff(arrays.at)
    at = offsets(counts)
    docs = np.empty(int(at[-1]), np.int64)
    free = at[:-1].copy()
    for (arrays, base), numbers in zip(parts, maps, strict=True):
        counts = np.diff(arrays.at)
        docs[ranges(free[numbers], counts)] = arrays.docs + base
        free[numbers] += counts
    return at, docs


def _strings(arrays: FacetArrays) -> list[tuple[str, str]]:
    """Each value with its folded words."""
    return [(v.decode(), f[2:].decode()) for v, f in zip(arrays.values, arrays.folded_values, strict=True)]
