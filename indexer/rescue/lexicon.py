"""What an index knows of words, remembered: how frequent they are, alone and side by side, and how they are printed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Protocol, TypeVar

from indexer.engines.base import EngineInfo, EngineQuery, EngineResult, FacetCount, Spelling
from indexer.fields import distinct
from indexer.query.nodes import Phrase

T = TypeVar("T")
REMEMBERED = 20_000
"""Answers kept of each kind: what many queries ask for again."""


class Vocabulary(Protocol):
    """The part of an engine (`engines.base.Engine`) that words are looked up in."""

    def search(self, query: EngineQuery) -> EngineResult: ...

    def frequencies(self, terms: Sequence[str], field: str = "text") -> tuple[int, ...]: ...

    def spellings(self, words: tuple[str, ...]) -> tuple[Spelling, ...]: ...

    def values(self, facet: str, words: tuple[str, ...], limit: int) -> tuple[FacetCount, ...]: ...

    def info(self) -> EngineInfo: ...


class Lexicon:
    """The words of one state of an index; all words are folded."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.reports = vocabulary.info().reports
        self._frequencies: dict[tuple[str, str], int] = {}
        self._pairs: dict[tuple[str, str], int] = {}
        self._spellings: dict[tuple[str, ...], tuple[Spelling, ...]] = {}
        self._values: dict[tuple[str, tuple[str, ...], int], tuple[FacetCount, ...]] = {}

    def frequencies(self, words: Iterable[str], field: str = "text") -> dict[str, int]:
        """Reports whose `field` holds each of `words`."""
        wanted = distinct(words)
        # Other threads may empty what is remembered at any time.
        known = {word: count for word in wanted if (count := self._frequencies.get((field, word))) is not None}
        asked = [word for word in wanted if word not in known]
        if asked:
            counts = dict(zip(asked, self.vocabulary.frequencies(asked, field), strict=True))
            if len(self._frequencies) > REMEMBERED:
                self._frequencies.clear()
            self._frequencies.update({(field, word): count for word, count in counts.items()})
            known |= counts
        return known

    def frequency(self, word: str) -> int:
        """Reports whose text holds `word`."""
        return self.frequencies((word,))[word]

    def pair(self, first: str, second: str) -> int:
        """Reports whose text holds the two words side by side."""
        query = EngineQuery(Phrase(((first,), (second,))), limit=0)
        return _remembered(self._pairs, (first, second), lambda: self.vocabulary.search(query).total)

    def spellings(self, *words: str) -> tuple[Spelling, ...]:
        """How one word, or two side by side, are printed in texts (`Engine.spellings`)."""
        return _remembered(self._spellings, words, lambda: self.vocabulary.spellings(words))

    def values(self, facet: str, words: tuple[str, ...], limit: int) -> tuple[FacetCount, ...]:
        """Values of a facet in which each of `words` begins a word of its own (`Engine.values`)."""
        return _remembered(self._values, (facet, words, limit), lambda: self.vocabulary.values(facet, words, limit))


K = TypeVar("K", bound=Hashable)


def _remembered(answers: dict[K, T], key: K, ask: Callable[[], T]) -> T:
    """The answer under `key`, asked for where it is not remembered."""
    found = answers.get(key)
    if found is None:
        if len(answers) > REMEMBERED:
            answers.clear()
        found = answers[key] = ask()
    return found
