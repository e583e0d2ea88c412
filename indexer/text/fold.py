"""What a word is compared by: its one accented spelling, its letters without marks, its folded form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from unidecode import unidecode

from indexer.text.normalize import clean_text, old_tone_style

# After h k l m s t and qu, a lone final i and y are one vowel: lý = lí, kỹ = kĩ, quý = quí, Quy Nhơn = Qui Nhơn.
_LONE_Y = re.compile("^(h|k|l|m|s|t|qu)([yýỳỷỹỵ])$")
_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@lru_cache(maxsize=1 << 16)
def accented(word: str) -> str:
    """The one spelling that stands for `word` and its equals: lower case, NFC, older tone place, i for a lone y.

    >>> accented("UỶ"), accented("Hoà"), accented("Lý"), accented("Ðảng"), accented("quý")
    ('ủy', 'hòa', 'lí', 'đảng', 'quí')
    """
    word = word.lower() if word.isascii() and word.isalnum() else old_tone_style(clean_text(word).lower())
    return _LONE_Y.sub(lambda m: m[1] + m[2].translate(_Y_TO_I), word)


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """`word` without case and marks, in ASCII letters and digits; a word that has none of these stays as it is.

    >>> folded("Đường"), folded("lý"), folded("ĐB\\u0323"), folded("½")
    ('duong', 'li', 'db', '12')
    """
    # Fold per word, never a whole text: unidecode("½") is three characters and offsets would shift.
    plain = "".join(filter(str.isalnum, unidecode(accented(word)).lower()))
    return _LONE_Y.sub(lambda m: m[1] + "i", plain) or accented(word)


def bare(word: str) -> str:
    """`word` without any mark, its case kept, i and y as they are.

    >>> bare("Đường"), bare("KỸ"), bare("quý")
    ('Duong', 'KY', 'quy')
    """
    letters = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 16)
def has_marks(word: str) -> bool:
    """Whether `word` carries a Vietnamese mark: a tone, a hat, a horn, a breve, or the bar of đ.

    >>> has_marks("đan"), has_marks("dan"), has_marks("Dân"), has_marks("QD")
    (True, False, True, False)
    """
    return not word.isascii() and any(c in "đĐðÐ" or unicodedata.combining(c) for c in unicodedata.normalize("NFD", word))


def agrees(word: str, other: str) -> bool:
    """Whether `word`, which folds as `other` does, was typed bare or with the marks of `other`.

    >>> agrees("uy", "ủy"), agrees("UỶ", "ủy"), agrees("úy", "ủy")
    (True, True, False)
    """
    return not has_marks(word) or accented(word) == accented(other)
