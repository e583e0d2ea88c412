"""Words that a mistyped one may have been meant for, and how unlikely each slip is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from string import ascii_lowercase
from types import MappingProxyType

from indexer.rescue.syllables import bare_syllables

# Natural logarithms of how rarely a slip happens, by feel: a letter struck one time too many or too few, or two of them in the wrong
# order, are what typists do most; after them, letters that sound alike somewhere in the country or lie side by side on the keyboard.
DOUBLED, SWAPPED = 3.0, 4.0
ALIKE = 4.5
OTHER = 5.5
TWO = 12.0
_LONGEST = 24
"""Letters of a word that is put right, three syllables run together."""
_FAR = range(5, 10)
"""Letters of a word that may be two slips away from a syllable, which has seven at most. What is looked at grows with the cube of
their number: 500 letters took minutes."""
_SOUND_ALIKE = ("sx", "ln", "dr", "vd", "iy", "ck", "ou", "bp")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Initials and finals of two letters that many write for one another.
_SOUNDS = (("tr", "ch"), ("ng", "ngh"), ("g", "gh"), ("gi", "d"), ("gi", "r"), ("n", "ng"), ("t", "c"), ("n", "nh"), ("t", "ch"))


def is_letters(word: str) -> bool:
    """Whether `word` (folded) is one that `slips` can be asked of: letters, more than one and not too many."""
    return 1 < len(word) <= _LONGEST and word.isascii() and word.isalpha()


def slips(word: str) -> dict[str, float]:
    """What `word` (folded, `is_letters`) may have been meant for, without itself -> the cost of the slip.

    >>> meant = slips("thnag")
    >>> meant["thang"], meant["thna"], "thnag" in meant
    (4.0, 5.5, False)
    >>> slips("nghhi")["nghi"], slips("nge")["nghe"], slips("truong")["chuong"], slips("hoinghij").get("nghi")
    (3.0, 4.5, 4.5, None)
    """
    found: dict[str, float] = {}
    far = [(other, TWO) for other in _two_away(word)] if len(word) in _FAR else []
    for other, cost in (*_one_edit(word), *_other_sounds(word), *far):
        if other != word:
            found[other] = min(cost, found.get(other, cost))
    return found


def _one_edit(word: str) -> Iterator[tuple[str, float]]:
    """A letter too many, two the wrong way round, a wrong one, one too few."""
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :], DOUBLED if word[i : i + 1] in (word[i - 1 : i], word[i + 1 : i + 2]) else OTHER
        if i + 1 < len(word):
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :], SWAPPED
        for letter in ascii_lowercase:
            yield word[:i] + letter + word[i + 1 :], ALIKE if letter in _alike()[word[i]] else OTHER
    for i in range(len(word) + 1):
        for letter in ascii_lowercase:
            yield word[:i] + letter + word[i:], DOUBLED if letter in word[max(i - 1, 0) : i + 1] else OTHER


def _other_sounds(word: str) -> Iterator[tuple[str, float]]:
    """The word with another first or last consonant that sounds like its own."""
    for pair in _SOUNDS:
        for one, other in (pair, pair[::-1]):
            if word.startswith(one):
                yield other + word.removeprefix(one), ALIKE
            if word.endswith(one):
                yield word.removesuffix(one) + other, ALIKE


def _two_away(word: str) -> set[str]:
    """Bare syllables two edits away or nearer: those that lose the same letters as `word` does, two at most."""
    close = {syllable for shorter in _shortened(word) for syllable in _syllables_by_shortened().get(shorter, ())}
    return {syllable for syllable in close if _distance(word, syllable) <= 2}


def _shortened(word: str) -> set[str]:
    """`word` without none, one or two of its letters."""
    keep = [kept for n in (0, 1, 2) for kept in combinations(range(len(word)), max(len(word) - n, 0))]
    return {"".join(word[i] for i in kept) for kept in keep}


@cache
def _syllables_by_shortened() -> MappingProxyType[str, tuple[str, ...]]:
    """Bare syllables by what is left of them without none, one or two letters."""
    found: dict[str, list[str]] = {}
    for syllable in sorted(bare_syllables()):
        for shorter in _shortened(syllable):
            found.setdefault(shorter, []).append(syllable)
    return MappingProxyType({shorter: tuple(syllables) for shorter, syllables in found.items()})


@cache
def _alike() -> MappingProxyType[str, str]:
    """Letter -> the letters beside it on the keyboard and those that sound like it; any other character has none."""
    alike = dict.fromkeys(ascii_lowercase, "")
    for row in _ROWS:
        for left, right in pairwise(row):
            alike[left], alike[right] = alike[left] + right, alike[right] + left
    for one, other in map(tuple, _SOUND_ALIKE):
        alike[one], alike[other] = alike[one] + other, alike[other] + one
    return MappingProxyType(alike)


def _distance(one: str, other: str) -> int:
    """Edits between two words, two neighbouring letters swapped being one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, right in enumerate(other, 1):
            step = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                step = min(step, last[j - 2] + 1)
            row.append(step)
    return row[-1]
