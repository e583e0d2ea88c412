"""Countries that a report names: "Tổng Lãnh sự Nhật Bản", "bản Thông Khăm (Lào)"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from indexer.annotate.heads import is_acronym
from indexer.annotate.phrases import Phrases
from indexer.annotate.words import Word
from indexer.gazetteers import rows

# "chị Thái Lan" is somebody, and what follows "Lào" or stands before it may make another word: "Lào Cai", "gió Lào".
_SOMEBODY = frozenset("bà chị cô cháu em anh ông chí".split())
_OTHER_WORDS = frozenset(("gió", "tiếng", "thuốc", "tộc"))


@cache
def countries() -> Phrases:
    """Countries as reports write them. Those of one syllable that are words, too ("Mỹ", "Anh"), are left out; "Lào" is none."""
    return Phrases(((row["country"], row["country"], "country") for row in rows("countries")), between=" -")


def country_end(words: Sequence[Word], i: int) -> int | None:
    """The word index after the country that begins at `words[i]`; None where none does.

    >>> from indexer.annotate.words import words_of
    >>> [country_end(words_of(text), 1) for text in ("đoàn Nhật Bản", "đoàn Lào", "tỉnh Lào Cai", "Trần Trung Quốc")]
    [3, 2, None, None]
    """
    country = countries().at(words, i) if words[i].capital else None
    if country is None:
        return None
    end = i + len(country.shades)
    if end < len(words) and words[end].spells("dương"):
        return None  # "Ấn Độ Dương"
    before = words[i - 1] if i and words[i].joined else None
    if before is not None and ((before.capital and not is_acronym(before)) or before.spelt in _SOMEBODY or before.spelt in _OTHER_WORDS):
        return None
    if end == i + 1:
        return None if end < len(words) and words[end].joined and words[end].capital else end
    return end if words[end - 1].capital or words[i + 1].gap == "-" else None
