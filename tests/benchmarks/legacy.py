"""Vietnamese text as bytes in the encodings before Unicode: TCVN3 (ABC), VNI-Windows, VISCII, VPS and windows-1258.

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
# Small letters and capitals of VISCII (RFC 1456) and VPS, each first without a tone, then with the five.
_VISCII = {
    "a": "61 E0 E4 E3 E1 D5", "ă": "E5 A2 C6 C7 A1 A3", "â": "E2 A5 A6 E7 A4 A7", "e": "65 E8 EB A8 E9 A9", "ê": "EA AB AC AD AA AE",
    "i": "69 EC EF EE ED B8", "o": "6F F2 F6 F5 F3 F7", "ô": "F4 B0 B1 B2 AF B5", "ơ": "BD B6 B7 DE BE FE", "u": "75 F9 FC FB FA F8",
    "ư": "DF D7 D8 E6 D1 F1", "y": "79 CF D6 DB FD DC", "đ": "F0",
    "A": "41 C0 C4 C3 C1 80", "Ă": "C5 82 02 05 81 83", "Â": "C2 85 86 06 84 87", "E": "45 C8 CB 88 C9 89", "Ê": "CA 8B 8C 8D 8A 8E",
    "I": "49 CC 9B CE CD 98", "O": "4F D2 99 A0 D3 9A", "Ô": "D4 90 91 92 8F 93", "Ơ": "B4 96 97 B3 95 94", "U": "55 D9 9C 9D DA 9E",
    "Ư": "BF BB BC FF BA B9", "Y": "59 9F 14 19 DD 1E", "Đ": "D0",
}  # fmt: skip
_VPS = {
    "a": "61 E0 E4 E3 E1 E5", "ă": "E6 A2 A3 A4 A1 A5", "â": "E2 C0 C4 C5 C3 C6", "e": "65 E8 C8 EB E9 CB", "ê": "EA 8A 8B CD 89 8C",
    "i": "69 EC CC EF ED CE", "o": "6F F2 D5 F5 F3 86", "ô": "F4 D2 B0 87 D3 B6", "ơ": "D6 A9 AA AB A7 AE", "u": "75 F9 FB DB FA F8",
    "ư": "DC D8 BA BB D9 BF", "y": "79 FF 9B CF 9A 9C", "đ": "C7",
    "A": "41 80 81 82 C1 02", "Ă": "88 8E 8F F0 8D 04", "Â": "C2 84 85 1C 83 03", "E": "45 D7 DE FE C9 05", "Ê": "CA 93 94 95 90 06",
    "I": "49 B5 B7 B8 B4 10", "O": "4F BC BD BE B9 11", "Ô": "D4 97 98 99 96 12", "Ơ": "F7 9E 9F A6 9D 13", "U": "55 A8 D1 AC DA 14",
    "Ư": "D0 AF B1 1D AD 15", "Y": "59 B2 FD B3 DD 19", "Đ": "F1",
}  # fmt: skip
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


def encode_viscii(text: str) -> bytes:
    """`text` in VISCII, its quotation marks and dashes plain: the encoding has no others.

    >>> encode_viscii("hội nghị, đồng chí").decode("latin-1")
    'hµi ngh¸, ð°ng chí'
    """
    return _in_rows(text, _VISCII)


def encode_vps(text: str) -> bytes:
    """`text` in VPS, its quotation marks and dashes plain.

    >>> encode_vps("hội nghị, đồng chí").decode("latin-1")
    'h¶i nghÎ, ÇÒng chí'
    """
    return _in_rows(text, _VPS)


def plain_signs(text: str) -> str:
    """`text` without typographic quotation marks and dashes.

    >>> plain_signs("“Dân vận khéo” – giai đoạn II…")
    '"Dân vận khéo" - giai đoạn II...'
    """
    return text.translate({ord(a): b for a, b in zip("“”‘’–—…", ('"', '"', "'", "'", "-", "-", "..."), strict=True)})


def encode_cp1258(text: str) -> bytes:
    """`text` in windows-1258, each tone as a combining byte after its vowel.

    >>> encode_cp1258("ế")
    b'\\xea\\xec'
    >>> encode_cp1258("Đại hội").decode("cp1258") == "Đa\\u0323i hô\\u0323i"
    True
    """
    return b"".join("".join(_tone_apart(char)).encode("cp1258") for char in unicodedata.normalize("NFC", text))


def _in_rows(text: str, rows: dict[str, str]) -> bytes:
    out = bytearray()
    for char in unicodedata.normalize("NFC", plain_signs(text)):
        base, tone = _tone_apart(char)
        row = rows.get(base)
        out += bytes([int(row.split()[TONES.index(tone) + 1 if tone else 0], 16)]) if row else char.encode("ascii")
    return bytes(out)


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
