"""BM25 as it stands in textbooks, over reports in memory: what a ranking has to be better than."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from indexer.ranking_scores import DEPTH

K1, B = 1.2, 0.75
"""The values that most engines come with."""


class PlainBM25:
    """An index of terms, whatever they are: any one of a query is enough, and nothing but BM25 decides the order."""

    def __init__(self, asked: Iterable[str]) -> None:
        """Only terms that will be `asked` for are kept, so that pairs of a large corpus fit in memory."""
        self._postings: dict[str, list[tuple[str, int]]] = {term: [] for term in asked}
        self._lengths: dict[str, int] = {}

    def add(self, key: str, terms: Iterable[str]) -> None:
        """Take in a text of these terms under `key`."""
        counts = Counter(terms)
        self._lengths[key] = counts.total()
        for term in counts.keys() & self._postings.keys():
            self._postings[term].append((key, counts[term]))

    def search(self, terms: Iterable[str]) -> Sequence[str]:
        """The keys of the `DEPTH` best texts, equal ones in order of their keys."""
        mean = sum(self._lengths.values()) / max(len(self._lengths), 1)
        scores: defaultdict[str, float] = defaultdict(float)
        for term in dict.fromkeys(terms):
            found = self._postings[term]
            rarity = math.log(1 + (len(self._lengths) - len(found) + 0.5) / (len(found) + 0.5))
            for key, count in found:
                scores[key] += rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * self._lengths[key] / mean))
        return nsmallest(DEPTH, scores, key=lambda key: (-scores[key], key))
