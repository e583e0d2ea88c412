"""Bytes made text: Unicode where they are Unicode, else the Vietnamese encoding that makes most words Vietnamese."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

import charset_normalizer

from indexer.reading import legacy
from indexer.reading.repair import CONVERSIONS, RIGHT, SAMPLE, finish, repair, share
from indexer.reading.syllables import count_words
from indexer.reports import Encoding

__all__ = ["decode", "repair"]

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(
    rb"""<meta\b[^<>]*?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\b[^<>]*?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
_UTF_16 = ("utf-16", "utf-16-le", "utf-16-be")
# Markup is ASCII, so a page in UTF-16 is full of zeros; no other text has any.
_ZEROS_IN_UTF_16 = 0.2
# A declaration that fits half of the words is believed where no other table fits better.
_DECLARED_RIGHT = 0.5
_LEAST_WORDS = 3
# UTF-8 with a few damaged characters is still UTF-8: cut pages, bytes lost on the way.
_GOOD_PER_BAD = 20
_GUESS_FROM = 20_000
_DECLARED_WITHIN = 4096

_ALIASES = {
    "utf8": "utf-8", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "unicode": "utf-16", "cp1258": "windows-1258",
    "x-viscii": "viscii", "viscii1.1-1": "viscii", "csviscii": "viscii", "x-viet-vps": "vps", "x-vps": "vps", "x-viet-vni": "vni",
    "tcvn5712-1": "tcvn3", "tcvn": "tcvn3", "x-viet-tcvn": "tcvn3", "x-viet-tcvn5712": "tcvn3", "tcvn-5712": "tcvn3", "tcvn5712": "tcvn3",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "windows-1252": "cp1252",
} | {f"windows-125{n}": f"cp125{n}" for n in (0, 1, 3, 4, 5, 6, 7)}  # fmt: skip
_TABLES = [name for name in CONVERSIONS if not name.startswith("utf")]
# Codecs that pages declare and Python has; "rot13" and "idna" are codecs too, but no page is written in them.
_KNOWN_CODEC = re.compile(
    r"utf-(?:8|16|16-le|16-be)|cp(?:125[0-8]|437|850|874|932|936|949|950)|iso-8859-(?:[2-9]|1[013-6])|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)|tis-620"
)
_PIECE = re.compile(rb"(<[^<>]*>|\n)")
_CONTROL = re.compile("[\x80-\x9f]")


def decode(body: bytes, content_type: str | None = None) -> tuple[str, Encoding]:
    """The text of `body` and how it was decoded: by its mark, as declared, as UTF-8, or by evidence; then `repair`ed.

    >>> decode("Hội nghị".encode(), "text/html; charset=utf-8")
    ('Hội nghị', Encoding(name='utf-8', decided='declared', replaced=0))
    >>> decode("S¸ng nay, héi nghÞ Huyªn uû".encode("latin-1"))
    ('Sáng nay, hội nghị Huyên uỷ', Encoding(name='tcvn3', decided='detected', replaced=0))
    """
    text, encoding = _decode(body, content_type or "")
    text = text.lstrip("\ufeff")
    repaired, name = repair(text)
    # What was lost before the page was saved stands in it as U+FFFD, and could not be decoded either.
    replaced = max(encoding.replaced, repaired.count("\ufffd"))
    return repaired, Encoding(name, "detected", replaced) if name else replace(encoding, replaced=replaced)


def _decode(body: bytes, content_type: str) -> tuple[str, Encoding]:
    for bom, name in _BOMS:
        if body.startswith(bom):
            return _replacing(body[len(bom) :], name, "bom")
    declared = _get_declared(body, content_type)
    utf_8, utf_16 = _in_utf_8(body), _find_utf_16(body)
    if utf_16 and (utf_8 is None or any(name in _UTF_16 for name in declared)):
        return _replacing(body, utf_16, _decided(utf_16, declared))
    if utf_8 is not None:
        return utf_8, Encoding("utf-8", _decided("utf-8", declared))
    return _decode_legacy(body, declared) or _decode_damaged(body, declared)


def _decode_legacy(body: bytes, declared: tuple[str, ...]) -> tuple[str, Encoding] | None:
    """Bytes in a Vietnamese table, alone or between passages of UTF-8; None where no table makes words Vietnamese."""
    pieces = _PIECE.split(body)
    readings = [_in_utf_8(piece) for piece in pieces]
    broken = legacy.read_western(b"\n".join(p for p, reading in zip(pieces, readings, strict=True) if reading is None)[:SAMPLE])
    shares = {name: share(CONVERSIONS[name](broken)) + 0.01 * (name in declared) for name in _TABLES}
    best = max(shares, key=lambda name: shares[name])
    mixed = any(reading and not reading.isascii() for reading in readings)
    if shares[best] < (_DECLARED_RIGHT if best in declared else RIGHT) or (mixed and count_words(broken)[0] < _LEAST_WORDS):
        return None
    convert = CONVERSIONS[best]
    text = "".join(_better(reading, convert(legacy.read_western(piece))) for piece, reading in zip(pieces, readings, strict=True))
    text, lost = _CONTROL.subn("\ufffd", text)
    return finish(text, best), Encoding(best, _decided(best, declared, "detected"), lost)


def _decode_damaged(body: bytes, declared: tuple[str, ...]) -> tuple[str, Encoding]:
    """Bytes in no Vietnamese table: UTF-8 with damage, else what was declared, else a guess."""
    text, encoding = _replacing(body, "utf-8", _decided("utf-8", declared))
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if beyond_ascii - encoding.replaced >= _GOOD_PER_BAD * encoding.replaced:
        return text, encoding
    codec = next((name for name in declared if name not in _TABLES and name not in _UTF_16), None)
    if codec:
        return _replacing(body, codec, "declared")
    guess = charset_normalizer.from_bytes(body[:_GUESS_FROM]).best()
    return _replacing(body, guess.encoding if guess else "cp1252", "detected")


def _replacing(body: bytes, name: str, decided: str) -> tuple[str, Encoding]:
    """`body` in a codec of Python's; what it cannot read becomes U+FFFD and is counted, one that was written as such is not."""
    text = body.decode(name, "replace")
    return text, Encoding(name, decided, text.count("\ufffd") - body.decode(name, "ignore").count("\ufffd"))


def _in_utf_8(piece: bytes) -> str | None:
    try:
        return piece.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _better(reading: str | None, converted: str) -> str:
    """The reading with more Vietnamese words; UTF-8, where it can be read so, unless the table makes more of them."""
    if reading is None or (not reading.isascii() and count_words(converted)[1] > count_words(reading)[1]):
        return converted
    return reading


def _find_utf_16(body: bytes) -> str | None:
    """Which UTF-16 `body` is in, by where its zeros stand; None where it is in neither."""
    high, low = body[:_GUESS_FROM:2].count(0), body[1:_GUESS_FROM:2].count(0)
    if high == low or high + low < _ZEROS_IN_UTF_16 * len(body[:_GUESS_FROM]) or min(high, low) * 4 > max(high, low):
        return None
    return "utf-16-be" if high > low else "utf-16-le"


def _get_declared(body: bytes, content_type: str) -> tuple[str, ...]:
    """The charsets that the header and the page name, header first, in the names used here; without those that nobody knows."""
    named = [found[1] for found in _CHARSET.finditer(content_type.encode("ascii", "replace"))]
    named += [found[1] or found[2] for found in _DECLARATION.finditer(body[:_DECLARED_WITHIN])]
    names = [name.decode("ascii", "replace").lower() for name in named]
    names = [_ALIASES.get(name, name) for name in names]
    return tuple(name for name in names if name in _TABLES or _KNOWN_CODEC.fullmatch(name))


def _decided(name: str, declared: tuple[str, ...], otherwise: str = "sniffed") -> str:
    """How `name` was decided: declared, when somebody said so; "utf-16" leaves open which of the two."""
    return "declared" if name in declared or (name in _UTF_16 and "utf-16" in declared) else otherwise
