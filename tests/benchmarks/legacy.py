"""Vietnamese text as bytes in the encodings before Unicode: TCVN3 (ABC), VNI-Windows and windows-1258.

Made to write test pages with. The tables stand on their own: nothing is shared with the code that reads such pages.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Combining huyền, hỏi, ngã, sắc, nặng: the order in which TCVN3 lays out the tones of each vowel."""

_TCVN3_PLAIN = dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", range(0xA1, 0xAF), strict=True))
_TCVN3_TONED = {
    "a": "B5 B6 B7 B8 B9",
    "ă": "BB BC BD BE C6",
    "â": "C7 C8 C9 CA CB",
    "e": "CC CE CF D0 D1",
    "ê": "D2 D3 D4 D5 D6",
    "i": "D7 D8 DC DD DE",
    "o": "DF E1 E2 E3 E4",
    "ô": "E5 E6 E7 E8 E9",
    "ơ": "EA EB EC ED EE",
    "u": "EF F1 F2 F3 F4",
    "ư": "F5 F6 F7 F8 F9",
    "y": "FA FB FC FD FE",
}
# VNI writes a vowel and a mark after it; these have a byte of their own.
_VNI_SINGLE = {
    "đ": "ñ", "ơ": "ô", "ư": "ö", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î",
}  # fmt: skip
# the mark that follows, tone by tone: none, huyền, hỏi, ngã, sắc, nặng
_VNI_MARKS = {"": " øûõùï", "\u0302": "âàåãáä", "\u0306": "êèúüéë"}


def encode_tcvn3(text: str) -> bytes:
    """`text` in TCVN3. Capitals with a tone come out small: the encoding keeps them in a font of their own.

    >>> encode_tcvn3("Hội nghị, đồng chí, tư tưởng").decode("latin-1")
    'Héi nghÞ, ®ång chÝ, t\\xad t\\xadëng'
    """
    return b"".join(_one(char, _tcvn3) for char in unicodedata.normalize("NFC", text))


def encode_vni(text: str) -> bytes:
    """`text` in VNI-Windows, two bytes for most accented vowels.

    >>> encode_vni("hội nghị, đồng chí, Ủy ban nhân dân").decode("latin-1")
    'hoäi nghò, ñoàng chí, UÛy ban nhaân daân'
    """
    return b"".join(_one(char, _vni) for char in unicodedata.normalize("NFC", text))


def encode_cp1258(text: str) -> bytes:
    """`text` in windows-1258, each tone as a combining byte after its vowel.

    >>> encode_cp1258("ế")
    b'\\xea\\xec'
    >>> encode_cp1258("Đại hội").decode("cp1258") == "Đa\\u0323i hô\\u0323i"
    True
    """
    return b"".join("".join(_tone_apart(char)).encode("cp1258") for char in unicodedata.normalize("NFC", text))


def _one(char: str, table: Callable[[str], bytes | None]) -> bytes:
    """One character; typographic ones have the bytes of windows-1252, anything else is a UnicodeEncodeError."""
    if char.isascii():
        return char.encode()
    found = table(char)
    if found is not None:
        return found
    typographic = char.encode("cp1252")
    if typographic >= b"\xa0":
        raise UnicodeEncodeError("legacy", char, 0, 1, "no such letter in this encoding")
    return typographic


def _tcvn3(char: str) -> bytes | None:
    if char in _TCVN3_PLAIN:
        return bytes([_TCVN3_PLAIN[char]])
    base, tone = _tone_apart(char.lower())
    row = _TCVN3_TONED.get(base)
    return bytes([int(row.split()[TONES.index(tone)], 16)]) if row and tone else None


def _vni(char: str) -> bytes | None:
    small = char.lower()
    if small in _VNI_SINGLE:
        written = _VNI_SINGLE[small]
    else:
        base, tone = _tone_apart(small)
        letter, shape = _VNI_SINGLE.get(base, ""), ""
        if not letter:
            letters = unicodedata.normalize("NFD", base)
            letter, shape = letters[0], letters[1:]
        if shape not in _VNI_MARKS or letter not in "aeiouyôö":
            return None
        written = letter + _VNI_MARKS[shape][TONES.index(tone) + 1 if tone else 0].strip()
    return (written if char == small else written.upper()).encode("latin-1")


def _tone_apart(char: str) -> tuple[str, str]:
    """A letter and its combining tone, which may be "": "ế" is "ê" and an acute."""
    letters = unicodedata.normalize("NFD", char)
    tone = "".join(c for c in letters if c in TONES)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES)), tone
