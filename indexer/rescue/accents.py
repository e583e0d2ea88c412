"""Words with their accents: the likeliest spelling of neighbouring words, by how texts print them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from itertools import islice
from math import log

from indexer.rescue.lexicon import Lexicon
from indexer.rescue.syllables import in_case_of, split_tone, with_tone
from indexer.text.fold import accented, bare, folded, has_marks

_OTHER_TONE, _OTHER_LETTERS = 4.0, 7.0
"""What it costs, as a natural logarithm, to take a word typed with marks for one with another tone, or with other letters."""
_OTHER_TONE_TOO = 6.0
"""What it costs to take a mistyped word for one of another tone."""
_TRUSTED = 4.0
"""What it costs more where a slip elsewhere tells already why a query finds nothing."""
_BARE = 2.0
"""What it costs to put marks on a word that was typed bare among others with marks."""
_WEIGHT = 2.0
"""Occurrences that the frequency of a word alone counts for beside those of the pair."""
_Best = dict[str, list[tuple[float, tuple[str, ...]]]]
LONGEST = 16
"""Words of a run that is spelt; a longer one is a passage."""


def spelt(words: Sequence[str], lexicon: Lexicon, typed: Sequence[str] = (), *, trusted: bool = False) -> tuple[str, ...] | None:
    """The likeliest spelling of folded `words`, as `ways_to_spell` tells; None where it tells none."""
    return next(iter(ways_to_spell(words, lexicon, typed, trusted=trusted)), None)


def ways_to_spell(
    words: Sequence[str], lexicon: Lexicon, typed: Sequence[str] = (), *, trusted: bool = False, most: int = 1
) -> list[tuple[str, ...]]:
    """The `most` likely spellings of folded `words` (`fold.accented` forms), the likeliest first; none where texts do not print one of
    them, or more than `LONGEST` are asked. `typed`: the words as typed in a query with marks, which weigh against other
    spellings, and more so where they are `trusted`."""
    alone = [{spelling.words[0]: spelling.count for spelling in lexicon.spellings(word)} for word in words[: LONGEST + 1]]
    if not 1 <= len(alone) <= LONGEST or not all(alone):
        return []
    against = [{form: _against(form, typed[i] if typed else "", trusted=trusted) for form in forms} for i, forms in enumerate(alone)]
    total = sum(alone[0].values())
    # The best spellings of the first words, by the last of their forms, each with its score.
    best: _Best = {form: [(log(count / total) - against[0][form], (form,))] for form, count in alone[0].items()}
    for i in range(1, len(words)):
        beside: dict[str, dict[str, int]] = {}
        for spelling in lexicon.spellings(words[i - 1], words[i]):
            last, form = spelling.words
            beside.setdefault(form, {})[last] = spelling.count
        best = _one_further(best, alone[i - 1], alone[i], beside, against[i], most)
    return [forms for _, forms in nlargest(most, (way for found in best.values() for way in found))]


def _one_further(
    best: _Best, before: dict[str, int], alone: dict[str, int], beside: dict[str, dict[str, int]], against: dict[str, float], most: int
) -> _Best:
    """The best spellings with one word more. `before`, `alone`: occurrences of the forms of the last word and of this one; `beside`: of
    this one's form -> behind the last one's."""
    total = sum(alone.values())
    # A form that was never printed behind any of the last ones follows each of them alike: their order is the same for all.
    ranked = sorted(
        ((score - log(before[last] + _WEIGHT), last, forms) for last, found in best.items() for score, forms in found), reverse=True
    )
    further: _Best = {}
    for form, count in alone.items():
        by_itself = _WEIGHT * count / total
        printed = beside.get(form, {})
        strangers = islice((way for way in ranked if way[1] not in printed), most)
        ways = [(score + log(by_itself), forms) for score, _, forms in strangers]
        ways += [(score + log(printed[last] + by_itself), forms) for score, last, forms in ranked if last in printed]
        further[form] = [(score - against[form], (*forms, form)) for score, forms in nlargest(most, ways)]
    return further


def as_typed(spelling: str, typed: str) -> str:
    """`spelling` (`fold.accented`) in the case of `typed`, and with its y where an i stands for it.

    >>> as_typed("lí", "ly"), as_typed("hội", "HOI"), as_typed("đồng", "Dong"), as_typed("kỉ", "ki")
    ('lý', 'HỘI', 'Đồng', 'kỉ')
    """
    if bare(typed).lower().endswith("y") and bare(spelling).endswith("i") and folded(bare(typed)) == folded(bare(spelling)):
        letters, tone = split_tone(spelling)
        spelling = with_tone(letters[:-1] + "y", tone)
    return in_case_of(typed, spelling)


def disagreement(forms: Sequence[str], typed: Sequence[str]) -> float:
    """What the marks that were typed say against these spellings, as a natural logarithm."""
    return sum(_against(form, word, trusted=True) for form, word in zip(forms, typed, strict=True))


def _against(form: str, typed: str, *, trusted: bool) -> float:
    """What speaks against `form`, by the marks of the word `typed` in its place; where that has other letters, only its tone does."""
    if not typed or accented(typed) == form:
        return 0.0
    (letters, tone), (others, other) = split_tone(accented(typed)), split_tone(form)
    if folded(typed) != folded(form):
        return _OTHER_TONE_TOO if has_marks(typed) and tone != other else 0.0
    if not has_marks(typed):
        return _BARE
    return (_OTHER_TONE if letters == others else _OTHER_LETTERS) + trusted * _TRUSTED
