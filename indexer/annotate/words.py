"""The words of a passage with what stands between them: what names and positions are read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, pairwise
from operator import itemgetter, not_
from typing import Final, TypeAlias

from indexer.annotate.openings import opening_words
from indexer.annotate.shadow import shadow
from indexer.text.fold import has_marks
from indexer.text.normalize import old_tone_style

# "đ/c" is one word, so are T.Ư, UV.BTV, TP.HCM, GS.TS, HĐND&UBND and K'Bria. A hyphen always divides: "Phúc- Bí thư".
_WORD = re.compile(r"[đĐdD]/[cC]\b|(?:[^\W\d_a-zđ]{1,5}\.(?=[^\W_a-zđ])|[^\W_]+(?:['’ʼ&](?=[^\W_]))?)+")
# A chunk of a text that is longer is hardly met again: an address of the web, a line of dashes.
_LONG = 40
# So many chunks are remembered.
_MOST_CHUNKS = 1 << 15
# What most chunks stand after.
_GAPS = ("", " ", ", ", "; ", ": ", ". ", " - ", "- ", ") ", "), ", '" ', '", ', "% ")
# A full stop after one of these closes no sentence.
_ABBREVIATED = frozenset("tp tx tt q p h x ts ths gs pgs bs ks cn dc đ/c t st v.v ô b tr ubnd pct pbt".split())
# Sentences of real reports, lists with all their people included, stay below this many characters.
MAX_SENTENCE = 4000
# A class of characters comes first, which the search skips to: a quarter of the time of two alternatives.
# A run of full stops is bounded, or each of them would be followed to the end of the run.
_STOP = re.compile(r"[\n.!?…](?:(?<=\n)\n*[ \t]*|(?<!\n)[.!?…]{0,8}[\"”’)]*\s+)")
# "1." at the start of a line numbers it.
_NUMBERING = re.compile(r"(?:^|\n)[ \t]*\d{1,2}\Z")
_LAST_WORD = re.compile(r"[^\W\d_/.][^\W\d_/]*$|\b\w+/\w+$")
# What can be one syllable in Vietnamese, by its shadow: "xã" after "UBND" is, "ank" after "HDB" is not.
_SYLLABLE = re.compile(
    r"(?:ch|gh?|gi|kh|ngh?|nh|ph|qu|th|tr|[bcdhklmnpqrstvx])?"
    r"(?:uy[aeu]?|uo[iu]?|u[aei]y?|uu?|oa[io]?|oay|oeo?|o[io]?|ieu?|iu|ia?|yeu?|ya?|e[ou]?|a[iouy]?|au)(?:ch?|ng?|nh|m|p|t)?\Z"
)
_BULLET = re.compile(r"[ \t]*(?:[-+•*–—]|\d{1,2}[.)])\s*")


# Neither is frozen, though nothing changes them: a frozen word takes 2 µs to make, and each report has a dozen new ones.
@dataclass(slots=True, eq=False)
class Word:
    """One word: its surface, its shadow, and the shadow of what stands between it and the word before.

    `spelt` is the surface in small letters with older tone marks.
    """

    surface: str
    shade: str
    spelt: str
    marked: bool
    capital: bool
    gap: str
    joined: bool
    """Whether nothing but space parts it from the word before."""
    opens: bool
    """Whether a name, a title or a place can begin with it: a capital, or one of `opening_words`."""

    def spells(self, word: str) -> bool:
        """Whether it can be `word` (lower case, accented): "bà" is not "ba", but "ba" in a text without accents is."""
        return self.spelt == word or (not self.marked and self.shade == _shade(word))


@dataclass(slots=True, eq=False)
class Sentence:
    """The words of one sentence, in order, with the offset of each into the whole text; `shade` is the whole text's shadow.

    `openers` are the indices of the words that something can begin with: its readers visit no others.

    The words are a plain list because it is indexed several thousand times a report: in a class of our own each time takes twice
    as long.
    """

    words: list[Word]
    starts: list[int]
    shade: str
    openers: list[int]

    def start(self, i: int) -> int:
        """The offset of word `i`."""
        return self.starts[i]

    def end(self, i: int) -> int:
        """The offset after word `i`."""
        return self.starts[i] + len(self.words[i].surface)


def spelt_forms(words: Iterable[str]) -> frozenset[str]:
    """What `Word.spelt` is where a text has one of `words` (lower case, accented): one look-up tells that a word spells none.

    >>> sorted(spelt_forms(["cố", "ban"]))
    ['ban', 'co', 'cố']
    """
    return frozenset(form for word in words for form in (word, _shade(word)))


def words_of(text: str) -> list[Word]:
    """The words of `text`.

    >>> [word.surface for word in words_of("Đ/c Lò Văn Én-Phó Bí thư Huyện ủyLường Y")]
    ['Đ/c', 'Lò', 'Văn', 'Én', 'Phó', 'Bí', 'thư', 'Huyện', 'ủy', 'Lường', 'Y']
    """
    return read_sentence(text, shadow(text), 0, len(text)).words


def read_sentence(text: str, shade: str, start: int, end: int) -> Sentence:
    """The sentence `text[start:end]`; `shade` is the whole text's shadow."""
    # No word holds a space, and what stands between two spaces recurs as much as syllables do, so that all but its offsets is
    # made once, and is put together by what loops without Python: 0.08 ms for 500 words, not 0.13; found and made one by one, 0.7.
    known = _START
    found = [known := known[_THEN][chunk] for chunk in text[start:end].split(" ")]
    words: list[Word] = list(map(_word, found))
    opens: list[bool] = list(map(_opens, found))
    starts: list[int] = list(accumulate(map(_length, found), initial=start))
    starts.pop()
    if not all(words):
        for i in reversed(list(compress(range(len(words)), map(not_, words)))):
            more, offsets = found[i][_MORE]
            words[i : i + 1] = more
            opens[i : i + 1] = [word.opens for word in more]
            starts[i : i + 1] = [starts[i] + offset for offset in offsets]
    return Sentence(words, starts, shade, list(compress(range(len(words)), opens)))


def _read_chunk(gap: str, chunk: str) -> tuple[tuple[Word, ...], tuple[int, ...], str]:
    """The words of a text without spaces, their offsets into it, and the gap up to the next chunk; `gap` is the one before it."""
    words: list[Word] = []
    offsets: list[int] = []
    last = 0
    for match in _WORD.finditer(chunk):
        at = match.start()
        surface = match[0]
        # Two in three words that no report had before are numbers.
        number = surface.isdigit() and surface.isascii()
        for letters in ((surface, surface, surface, False, False),) if number else _letters(surface):
            if at > last:
                gap += shadow(chunk[last:at])
            _, _, spelt, _, capital = letters
            words.append(Word(*letters, gap, not gap.strip(" "), capital or spelt in opening_words()))
            offsets.append(at)
            last = at = at + len(letters[0])
            gap = ""
    return tuple(words), tuple(offsets), (gap + shadow(chunk[last:]) if last < len(chunk) else gap) + " "


_Chunk: TypeAlias = "tuple[Word | None, bool, int, _After, tuple[tuple[Word, ...], tuple[int, ...]]]"
"""A text without spaces after a gap: its word, if it begins with its only one, whether that opens something, its length with the
space after it, what the chunk after it is looked up in; all its words with their offsets."""
_word, _opens, _length = itemgetter(0), itemgetter(1), itemgetter(2)
_THEN: Final = 3
_MORE: Final = 4


class _After(dict[str, _Chunk]):
    """Chunks that stand after `gap`, read when first asked for."""

    __slots__ = ("gap",)

    def __init__(self, gap: str) -> None:
        self.gap = gap

    def __missing__(self, chunk: str) -> _Chunk:
        words, offsets, gap = _read_chunk(self.gap, chunk)
        alone = words[0] if offsets == (0,) else None
        then = _AFTER[gap] if gap in _AFTER else _After(gap)
        found = alone, alone is not None and alone.opens, len(chunk) + 1, then, (words, offsets)
        if len(chunk) < _LONG and self.gap in _AFTER:
            if sum(map(len, _AFTER.values())) >= _MOST_CHUNKS:
                for known in _AFTER.values():
                    known.clear()
            self[chunk] = found
        return found


_AFTER = {gap: _After(gap) for gap in _GAPS}
_START: _Chunk = (None, False, 0, _AFTER[""], ((), ()))


# The same few thousand syllables make up all texts.
@lru_cache(maxsize=1 << 15)
def _letters(surface: str) -> tuple[tuple[str, str, str, bool, bool], ...]:
    """What the letters of a run tell, word by word, for two may be glued together: the fields of `Word` from `surface` to `capital`."""
    return tuple(
        (word, shadow(word), old_tone_style(word.lower()), has_marks(word), word[0].isupper())
        for word in (surface[start:end] for start, end in _unglued(surface))
    )


@lru_cache(maxsize=1 << 12)
def _shade(word: str) -> str:
    return shadow(word)


def sentences(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the sentences of `text`. A list announced with ":" is one sentence with its announcement.

    >>> text = "Dự có:\\n- Ông A;\\n- Bà B.\\n\\nTP. Vinh họp. Hết"
    >>> [text[a:b] for a, b in sentences(text)]
    ['Dự có:\\n- Ông A;\\n- Bà B.', 'TP. Vinh họp.', 'Hết']
    """
    found: list[tuple[int, int]] = []
    start, listing = 0, False
    for stop in _STOP.finditer(text):
        at = stop.start()
        if at < start:
            continue
        listing = listing or text[at - 1 : at] == ":"
        if _divides(text, stop, start, listing):
            end = stop.end()
            found += _pieces(text, start, end)
            start, listing = end, False
    if start < len(text):
        found += _pieces(text, start, len(text))
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, trimmed at its end, in pieces of bounded length, so that no text costs more than its length says."""
    end = start + len(text[start:end].rstrip())
    if end - start <= MAX_SENTENCE:
        return [(start, end)]
    return [(at, min(end, at + MAX_SENTENCE)) for at in range(start, end, MAX_SENTENCE)]


def _divides(text: str, stop: re.Match[str], start: int, listing: bool) -> bool:
    at, end, mark = stop.start(), stop.end(), stop[0]
    if mark[0] == "\n":
        return not (listing and (mark.strip(" ") == "\n" or text[at - 1] == ":") and _BULLET.match(text, end))
    broken = "\n" in mark
    if broken and listing and _BULLET.match(text, end):
        return mark.count("\n") > 1
    if mark[0] == "." and (_numbers(text, at) or (not broken and _abbreviates(text, start, at))):
        return False
    return broken or not text[end : end + 1].islower()


def _numbers(text: str, at: int) -> bool:
    """Whether the full stop at `at` stands after the number of a line: "1. Về công tác"."""
    return text[at - 1 : at].isdigit() and _NUMBERING.search(text, max(0, at - 6), at) is not None


def _abbreviates(text: str, start: int, at: int) -> bool:
    """Whether the full stop at `at`, in a sentence that begins at `start`, closes an abbreviation: "TP. Vinh"."""
    before = text[max(start, at - 8) : at]
    last = before[before.rfind(" ") + 1 :]
    if last.isalpha():
        return last.lower() in _ABBREVIATED  # nine in ten
    word = _LAST_WORD.search(before)
    return word is not None and word[0].lower() in _ABBREVIATED


def _unglued(word: str) -> Iterable[tuple[int, int]]:
    if len(word) < 4 or word.islower() or word.isupper() or word[1:].islower() or not word.isalpha():
        return ((0, len(word)),)
    bounds = [0, *(i for i in range(2, len(word) - 1) if _glued_at(word, i)), len(word)]
    if not all(word[a:b].isupper() or is_syllable(shadow(word[a:b])) for a, b in pairwise(bounds)):
        bounds = [0, len(word)]  # a brand: "TamBank"
    return pairwise(bounds)


def is_syllable(shade: str) -> bool:
    """Whether letters without marks can be a syllable of Vietnamese.

    >>> [is_syllable(shade) for shade in ("tu", "nghieng", "quyen", "bank", "roup", "ubnd")]
    [True, True, True, False, False, False]
    """
    return _SYLLABLE.match(shade) is not None


def _glued_at(word: str, i: int) -> bool:
    """Whether a new word begins at `i`: a capital after small letters, or small letters after at least three capitals."""
    before, after = word[i - 1], word[i]
    if after.isupper():
        return word[i - 2 : i].islower()
    return before.isupper() and i >= 3 and word[i - 3 : i].isupper() and word[i : i + 2].islower()
