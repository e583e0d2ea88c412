"""Words that are being typed, and whether a value has them: in any order, in the accents typed, the last one perhaps unfinished."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from indexer.reports import Span
from indexer.text.fold import accented, folded, has_marks
from indexer.text.normalize import clean_text
from indexer.text.tokens import WORD, tokenize

# Grave, acute, tilde, hook, dot below. What else stands over or below a letter makes another letter of it.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = frozenset("aăâeêioôơuư")


class Degree(IntEnum):
    """How a word agrees with what is typed: not at all; but for marks that may yet come; as far as it is typed; whole."""

    NO = 0
    UNMARKED = 1
    BEGINS = 2
    WHOLE = 3


class Spelling(NamedTuple):
    """Letters without tones, y as i, and the tone: the same wherever in the word the tone stands."""

    letters: str
    tone: str


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word as typed: `stem`, which a value's folded word begins with, or is one of `equals`; `marked`, whether its accents are meant;
    `unfinished`, whether letters and marks may yet follow."""

    surface: str
    stem: str
    equals: tuple[str, ...]
    marked: bool
    unfinished: bool

    @property
    def stems(self) -> tuple[str, ...]:
        """What folded words to look for may begin with."""
        return tuple(dict.fromkeys((self.stem, *self.equals)))

    def agrees(self, word: ValueWord) -> Degree:
        """How a word agrees that begins with the stem or equals this one, folded.

        A word typed bare stands for every spelling, and so does one printed where nothing has accents.
        A typed vowel settles the tone of a finished word only: "Đô" is on its way to "Đỗ". What is typed with marks and finished is a
        whole word, or an initial: "Hoà Bình" is not "Hoàng Bình", "Đ V Mẫn" is "Đỗ Văn Mẫn".
        """
        whole = word.folded in self.equals
        if not self.marked or word.unaccented:
            return Degree.WHOLE if whole else Degree.BEGINS
        typed, printed = spelling_of(self.surface), word.spelling
        if typed == printed and whole:
            return Degree.WHOLE
        initial = _VOWELS.isdisjoint(typed.letters)
        if (self.unfinished or initial) and printed.letters.startswith(typed.letters) and (initial or typed.tone == printed.tone):
            return Degree.BEGINS
        return Degree.UNMARKED if self.unfinished and _may_become(typed, printed) else Degree.NO


class ValueWord(NamedTuple):
    """A word of a value, with its half-open code-point offsets; `unaccented` where it is printed in a passage without accents."""

    start: int
    end: int
    folded: str
    spelling: Spelling
    unaccented: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """That `value` has all words `typed`: `places` tells which of its words each is; `degree` is that of the word that agrees least;
    `together`, that they stand there as typed, side by side; `complete`, that they are whole and the value has no others."""

    typed: tuple[TypedWord, ...]
    value: str
    places: tuple[int, ...]
    degree: Degree
    together: bool
    complete: bool

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """Lower for what is likelier meant: the value itself, then its words side by side, then whole words."""
        return not self.complete, not self.together, -self.degree

    @property
    def marks(self) -> tuple[Span, ...]:
        """What of the value has been typed, in its order."""
        words = words_of(self.value)
        return tuple(sorted(_typed_part(typed, words[place]) for typed, place in zip(self.typed, self.places, strict=True)))


def typed_words(text: str) -> tuple[TypedWord, ...]:
    """The words of `text`; the last one is unfinished unless something follows it.

    >>> [(word.stem, word.equals, word.marked, word.unfinished) for word in typed_words("Hoàng quy")]
    [('hoang', ('hoang',), True, False), ('quy', ('qui',), False, True)]
    >>> [(word.stem, word.equals) for word in typed_words("05-nq ")]
    [('05', ('05', '5')), ('nq', ('nq',))]
    """
    text = clean_text(text)
    words = [found[0] for found in WORD.finditer(text)]
    ends_open = bool(words) and text.endswith(words[-1])
    return tuple(
        TypedWord(word, _stem(word), _equals(word), has_marks(word), unfinished=ends_open and place == len(words))
        for place, word in enumerate(words, 1)
    )


def agreement_or_none(typed: tuple[TypedWord, ...], value: str) -> Agreement | None:
    """How `value` has all of `typed`, each in a word of its own; None where it lacks one.

    >>> agreement_or_none(typed_words("van hoang"), "Hoàng Văn Hòa").marks
    (Span(start=0, end=5), Span(start=6, end=9))
    >>> agreement_or_none(typed_words("Hoàng Vân"), "Hoàng Văn Hòa")
    """
    words = words_of(value)
    folds = [word.folded for word in words]
    found: list[dict[int, Degree]] = []
    for each in typed:
        stem, equals = each.stem, each.equals
        begun = [place for place, fold in enumerate(folds) if fold.startswith(stem) or fold in equals]
        degrees = {place: degree for place in begun if (degree := each.agrees(words[place]))}
        if not degrees:
            return None
        found.append(degrees)
    places = _side_by_side(found) or _matched([sorted(degrees, key=degrees.__getitem__, reverse=True) for degrees in found])
    if places is None:
        return None
    least = min((degrees[place] for place, degrees in zip(places, found, strict=True)), default=Degree.NO)
    together = places == tuple(range(places[0], places[0] + len(places))) if places else False
    return Agreement(typed, value, places, least, together, complete=together and least is Degree.WHOLE and len(typed) == len(words))


@lru_cache(maxsize=1 << 13)
def words_of(value: str) -> tuple[ValueWord, ...]:
    """The words of a value. Kept: what one letter brings, the next letter brings again."""
    return tuple(
        ValueWord(token.start, token.end, token.folded, spelling_of(token.surface), token.unaccented_passage) for token in tokenize(value)
    )


@lru_cache(maxsize=1 << 14)
def spelling_of(word: str) -> Spelling:
    """How `word` is spelt.

    >>> spelling_of("Hoà") == spelling_of("hòa"), spelling_of("Đỗ").letters, spelling_of("quyề").letters
    (True, 'đô', 'quiê')
    """
    apart = unicodedata.normalize("NFD", accented(word))
    letters = unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))
    return Spelling(letters.replace("y", "i"), "".join(c for c in apart if c in _TONES))


def _may_become(typed: Spelling, printed: Spelling) -> bool:
    """Whether `typed` becomes the beginning of `printed` by adding marks to it and taking none away: "đo", "đô", "đỗ"."""
    if len(printed.letters) < len(typed.letters) or typed.tone not in ("", printed.tone):
        return False
    return all(a in (b, _plain(b)) for a, b in zip(typed.letters, printed.letters, strict=False))


def _plain(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]


def _stem(word: str) -> str:
    """What the word begins with, folded. A lone y folds to i only where the word ends: "quy" may become "Quyết"."""
    stem = folded(word)
    ends_in_y = unicodedata.normalize("NFD", word).lower().rstrip(_TONES).endswith("y")
    return f"{stem[:-1]}y" if ends_in_y else stem


def _equals(word: str) -> tuple[str, ...]:
    """What the word is, folded; a number with and without the zero before it."""
    stem = folded(word)
    if not stem.isdigit():
        return (stem,)
    bare = stem.lstrip("0") or "0"
    return tuple(dict.fromkeys((stem, bare, bare.rjust(2, "0"))))


def _side_by_side(found: Sequence[dict[int, Degree]]) -> tuple[int, ...] | None:
    """Places in a row, each one that its word agrees with, the best such row; None where there is none: in "Hội nghị học tập nghị quyết",
    "nghi quyet" is the last two words."""
    if len(found) < 2:
        return None
    rows = [range(start, start + len(found)) for start in found[0] if all(start + n in degrees for n, degrees in enumerate(found))]
    return tuple(max(rows, key=lambda row: min(degrees[place] for place, degrees in zip(row, found, strict=True)), default=())) or None


def _matched(wishes: Sequence[Sequence[int]]) -> tuple[int, ...] | None:
    """For each of `wishes` a place of its own, best wishes first; None where they cannot all have one.

    Augmenting paths: trying all orders would take minutes for a letter typed eight times.
    """
    first = tuple(wish[0] for wish in wishes)
    if len(set(first)) == len(first):
        return first
    held: dict[int, int] = {}

    def seat(who: int, tried: set[int]) -> bool:
        for place in wishes[who]:
            if place not in tried:
                tried.add(place)
                if place not in held or seat(held[place], tried):
                    held[place] = who
                    return True
        return False

    if not all(seat(who, set()) for who in range(len(wishes))):
        return None
    place_of = {who: place for place, who in held.items()}
    return tuple(place_of[who] for who in range(len(wishes)))


def _typed_part(typed: TypedWord, word: ValueWord) -> Span:
    """Where the typed letters stand in a value's word: as many as were typed, in a word whose letters fold one by one."""
    begins = word.folded.startswith(typed.stem) and word.end - word.start == len(word.folded)
    return Span(word.start, word.start + len(typed.stem) if begins else word.end)
