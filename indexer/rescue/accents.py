"""Words with their accents: the likeliest spelling of neighbouring words, by how texts print them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from indexer.rescue.lexicon import Lexicon
from indexer.rescue.syllables import bare, in_case_of, split_tone, with_tone
from indexer.text.fold import accented, folded, has_marks

_OTHER_TONE, _OTHER_LETTERS = 4.0, 7.0
"""What it costs, as a natural logarithm, to take a word typed with marks for one with another tone, or with other letters."""
_WEIGHT = 2.0
"""Occurrences that the frequency of a word alone counts for beside those of the pair."""
LONGEST = 16
"""Words of a run that is spelt; a longer one is a passage."""


def spelt(words: Sequence[str], lexicon: Lexicon, typed: Sequence[str] = ()) -> tuple[str, ...] | None:
    """The likeliest spelling of folded `words` (`fold.accented` forms); None where texts do not print one of them, or more than
    `LONGEST` are asked. `typed`: the words as typed, whose marks, where there are any, weigh against other spellings."""
    if not words or len(words) > LONGEST:
        return None
    alone = [{spelling.words[0]: spelling.count for spelling in lexicon.spellings(word)} for word in words]
    if not all(alone):
        return None
    total = sum(alone[0].values())
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for form, count in alone[0].items():
        best[form] = (log(count / total) - _against(form, typed, 0), (form,))
    for i in range(1, len(words)):
        together = {spelling.words: spelling.count for spelling in lexicon.spellings(words[i - 1], words[i])}
        total = sum(alone[i].values())
        further = {}
        for form, count in alone[i].items():
            beside = _WEIGHT * count / total
            ways = [
                (score + log((together.get((last, form), 0) + beside) / (alone[i - 1][last] + _WEIGHT)), forms)
                for last, (score, forms) in best.items()
            ]
            score, forms = max(ways)
            further[form] = (score - _against(form, typed, i), (*forms, form))
        best = further
    return max(best.values())[1]


def as_typed(spelling: str, typed: str) -> str:
    """`spelling` (`fold.accented`) in the case of `typed`, and with its y where an i stands for it.

    >>> as_typed("lí", "ly"), as_typed("hội", "HOI"), as_typed("đồng", "Dong"), as_typed("kỉ", "ki")
    ('lý', 'HỘI', 'Đồng', 'kỉ')
    """
    if bare(typed).lower().endswith("y") and bare(spelling).endswith("i") and folded(bare(typed)) == folded(bare(spelling)):
        letters, tone = split_tone(spelling)
        spelling = with_tone(letters[:-1] + "y", tone)
    return in_case_of(typed, spelling)


def _against(form: str, typed: Sequence[str], place: int) -> float:
    """What speaks against `form`, by the marks that were typed in its place; of a mistyped word, only its tone counts."""
    if not typed or not has_marks(typed[place]) or accented(typed[place]) == form:
        return 0.0
    (letters, tone), (others, other) = split_tone(accented(typed[place])), split_tone(form)
    if folded(typed[place]) != folded(form):
        return _OTHER_TONE if tone != other else 0.0
    return _OTHER_TONE if letters == others else _OTHER_LETTERS
