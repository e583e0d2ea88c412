"""Folded words put right: the likeliest words that a run of them was meant for, by slips, frequency and neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import pairwise, takewhile
from math import log

from indexer.rescue.edits import DOUBLED, is_letters, slips
from indexer.rescue.lexicon import Lexicon
from indexer.text.fold import folded

KEPT = 6
"""Ways of putting a run right that are worth a look, likeliest first."""
_CONSIDERED, _CANDIDATES = 20, 6
"""Words looked at in the place of a mistyped one, and those among them that are tried with all their neighbours."""
_LONGEST_RUN = 12
"""Words of a run; a longer one is a passage, and is left as it is."""
_SHORTEST_ALONE = 3
"""Letters of a word that is put right without neighbours: one of two letters is a slip away from half of all such words."""
_MOST_PAIRS = 200
"""Pairs of neighbours that are looked up for one run."""
_RARE = 2
"""A word in no more reports than this may itself be a misprint there."""
_SPACE = DOUBLED
"""The cost of a space too many or missing."""
_NUMERAL = re.compile("[ivx]{3,}")
_WRONG = 6.0
"""The cost of leaving a word that no text has in the marks it was typed with, and that is no syllable."""
_UNKNOWN, _APART = 12.0, 8.0
"""What it costs, as natural logarithms as the slips are, to take a word that no text holds, and one that no text holds behind the
word before it; constants, so that a small index corrects as a large one does."""


@dataclass(frozen=True, slots=True)
class Step:
    """Words meant (folded) where those from `start` to `end` of the run were typed, and what the slip costs; `letters`: the words
    with the y that folding makes an i."""

    start: int
    end: int
    words: tuple[str, ...]
    cost: float = 0.0
    letters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """Steps through a whole run, and how likely it was meant so, as a natural logarithm."""

    steps: tuple[Step, ...] = ()
    score: float = 0.0

    @property
    def changes(self) -> bool:
        return any(step.letters for step in self.steps)


def corrected(
    words: Sequence[str],
    lexicon: Lexicon,
    *,
    wrong: Set[int] = frozenset(),
    settled: Set[int] = frozenset(),
    all_doubtful: bool = False,
) -> list[Way]:
    """Up to `KEPT` ways to put a run of folded words right that are likelier than to leave all as typed, the likeliest first.

    Words that texts know and that stand beside a neighbour there are left alone, but for those in the places `wrong`; where the
    whole is doubtful (`all_doubtful`, as it is for a query that finds nothing) and no word is worse, those are looked at that any
    neighbour does not stand beside. Words in the places `settled` stay as they are.
    """
    if len(words) > _LONGEST_RUN or (len(words) == 1 and len(words[0]) < _SHORTEST_ALONE):
        return []
    suspects = _suspects(words, lexicon, wrong, all_doubtful=all_doubtful) - settled
    if not suspects:
        return []
    likelihood = _Likelihood(lexicon)
    steps = _steps(words, suspects, settled, likelihood)
    for i in wrong & suspects:
        steps[i][0] = replace(steps[i][0], cost=_WRONG)
    return list(takewhile(lambda way: way.changes, _best_ways(len(words), steps, likelihood)))


def _suspects(words: Sequence[str], lexicon: Lexicon, wrong: Set[int], *, all_doubtful: bool) -> set[int]:
    """Places of words that are wrong, rare or unknown; where none is, of those that no text shows beside any of their neighbours."""
    frequencies = lexicon.frequencies(words)
    rare = {i for i, word in enumerate(words) if frequencies[word] <= _RARE or i in wrong}
    if rare:
        return {i for i in rare if _can_be_mistyped(words[i])}
    beside = [lexicon.pair(word, after) > 0 for word, after in pairwise(words)]
    alone = {i for i in range(len(words)) if beside and not any(beside[max(i - 1, 0) : i + 1])}
    if not alone and all_doubtful:
        alone = {place for i, together in enumerate(beside) if not together for place in (i, i + 1)}
    return {i for i in alone if _can_be_mistyped(words[i])}


def _can_be_mistyped(word: str) -> bool:
    return is_letters(word) and not _NUMERAL.fullmatch(word)


def _steps(words: Sequence[str], suspects: Set[int], settled: Set[int], likelihood: _Likelihood) -> dict[int, list[Step]]:
    """By the place where each begins: words as typed, other words, words with a space more or less."""
    lexicon = likelihood.lexicon
    steps = {i: [Step(i, i + 1, (word,))] for i, word in enumerate(words)}
    for i in suspects:
        steps[i] += _other_words(i, words, likelihood)
        steps[i] += _split(i, words[i], lexicon)
    for i in range(len(words) - 1):
        joined, places = words[i] + words[i + 1], {i, i + 1}
        if places & suspects and not places & settled and _can_be_mistyped(joined) and lexicon.frequency(folded(joined)) > _RARE:
            steps[i].append(Step(i, i + 2, (folded(joined),), _SPACE, (joined,)))
    return steps


def _other_words(place: int, words: Sequence[str], likelihood: _Likelihood) -> list[Step]:
    """The words that the one in `place` may have been meant for: the likeliest by themselves, of these the likeliest beside its
    neighbours as they were typed."""
    word, costs = words[place], slips(words[place])
    counts = likelihood.lexicon.frequencies(map(folded, costs))
    known = {other: log(counts[folded(other)]) - cost for other, cost in costs.items() if counts[folded(other)] and folded(other) != word}
    # The likeliest last: of two that fold alike, its letters are kept.
    letters = {folded(other): other for other in sorted(known, key=lambda other: (known[other], other))}
    considered = nlargest(_CONSIDERED, letters.values(), key=lambda other: (known[other], other))
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None

    def beside(other: str) -> tuple[float, str]:
        follows = likelihood.of(after, folded(other)) if after else 0.0
        return likelihood.of(folded(other), before) + follows - costs[other], other

    return [Step(place, place + 1, (folded(other),), costs[other], (other,)) for other in nlargest(_CANDIDATES, considered, key=beside)]


def _split(place: int, word: str, lexicon: Lexicon) -> list[Step]:
    """The two words that `word` is without the space between them, where texts show them side by side."""
    halves = [(word[:i], word[i:]) for i in range(1, len(word))]
    known = lexicon.frequencies(folded(half) for both in halves for half in both)
    return [
        Step(place, place + 1, (folded(one), folded(other)), _SPACE, (one, other))
        for one, other in halves
        if min(known[folded(one)], known[folded(other)]) > _RARE and lexicon.pair(folded(one), folded(other))
    ]


class _Likelihood:
    """How likely a word stands behind another, as a natural logarithm: by the reports that hold both so, else by those that hold it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.pairs_left = _MOST_PAIRS

    def of(self, word: str, before: str | None) -> float:
        count = self.lexicon.frequency(word)
        alone = log(count / self.lexicon.reports) if count else -_UNKNOWN
        if before is None:
            return alone
        together = self._together(before, word) if count else 0
        return log(together / self.lexicon.frequency(before)) if together else alone - _APART

    def _together(self, before: str, word: str) -> int:
        if not self.pairs_left or not self.lexicon.frequency(before):
            return 0
        self.pairs_left -= 1
        return self.lexicon.pair(before, word)


def _best_ways(length: int, steps: dict[int, list[Step]], likelihood: _Likelihood) -> list[Way]:
    """The `KEPT` likeliest ways through the run, by a search that keeps as many for each last word."""
    reached: list[dict[str | None, list[Way]]] = [{} for _ in range(length + 1)]
    reached[0][None] = [Way()]
    for place in range(length):
        for before, ways in reached[place].items():
            for step in steps[place]:
                gain, last = -step.cost, before
                for word in step.words:
                    gain += likelihood.of(word, last)
                    last = word
                further = [Way((*way.steps, step), way.score + gain) for way in ways]
                reached[step.end][last] = nlargest(KEPT, reached[step.end].get(last, []) + further, key=lambda way: way.score)
    return nlargest(KEPT, (way for ways in reached[length].values() for way in ways), key=lambda way: way.score)
