"""The characters that nearly all texts are made of, and a codec that quickly tells whether a text has others."""

from __future__ import annotations

import codecs

_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
USUAL = "".join(dict.fromkeys(("\0\n", *map(chr, range(ord(" "), ord("~") + 1)), _VOWELS, _VOWELS.upper(), "đĐ–—‘’“”…•°²½×")))
"""256 characters at most, the first of them "\\0", as for every encoding of one byte a character. All others are in normal form."""
_USUAL_BYTES = codecs.charmap_build(USUAL)


def usual_bytes(text: str) -> bytes | None:
    """For each character of `text` a place of it among `USUAL`, as a byte; None where one is not among them.

    >>> [USUAL[place] for place in usual_bytes("Én")], usual_bytes("Ðảng ủy")
    (['É', 'n'], None)

    The codec is that of cp1258 and its like: 0.005 ms for 500 words.
    """
    try:
        return codecs.charmap_encode(text, "strict", _USUAL_BYTES)[0]
    except UnicodeEncodeError:
        return None
