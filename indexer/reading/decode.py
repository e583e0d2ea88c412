"""Bytes made text: Unicode where they are Unicode, else the Vietnamese encoding that makes most words Vietnamese."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from html import unescape

import charset_normalizer

from indexer.reading import legacy
from indexer.reading.syllables import count_words
from indexer.reports import Encoding

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# Of words with letters beyond ASCII, this share is Vietnamese when the table is right (0.9 and more on real pages, which
# also hold abbreviations and foreign names), and this share at most when it is wrong.
_RIGHT, _WRONG = 0.7, 0.4
_LEAST_WORDS = 3
# UTF-8 with a few damaged characters is still UTF-8: cut pages, bytes lost on the way.
_GOOD_PER_BAD = 20
_SAMPLE, _GUESS_FROM = 200_000, 20_000

# The order settles equal evidence: the first were the commoner.
_BYTES_TO_TEXT: dict[str, Callable[[bytes], str]] = {
    "windows-1258": legacy.from_windows_1258,
    "tcvn3": lambda body: legacy.from_tcvn3(legacy.read_western(body)),
    "vni": lambda body: legacy.from_vni(legacy.read_western(body)),
    "viscii": lambda body: legacy.from_viscii(legacy.read_western(body)),
}
_LETTERS_TO_TEXT: dict[str, Callable[[str], str]] = {
    "utf-8 as windows-1252": legacy.from_twice_decoded,
    "tcvn3": legacy.from_tcvn3,
    "vni": legacy.from_vni,
    "viscii": legacy.from_viscii,
}
_ALIASES = {
    "utf8": "utf-8", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "unicode": "utf-16",
    "cp1258": "windows-1258", "x-viscii": "viscii", "viscii1.1-1": "viscii", "tcvn5712-1": "tcvn3", "tcvn": "tcvn3", "x-viet-tcvn": "tcvn3",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "windows-1252": "cp1252",
} | {f"windows-125{n}": f"cp125{n}" for n in (0, 1, 3, 4, 5, 6, 7)}  # fmt: skip
# Codecs that pages declare and Python has; "rot13" and "idna" are codecs too, but no page is written in them.
_KNOWN_CODEC = re.compile(
    r"utf-(?:8|16|16-le|16-be)|cp(?:125[0-8]|437|850|874|932|936|949|950)|iso-8859-(?:[2-9]|1[013-6])|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)|tis-620"
)
_UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]")
_PIECE = re.compile(r"(<[^<>]*>|\n)")
_LATIN_ENTITY = re.compile(r"&(?:[A-Za-z]{2,6}[0-9]?|#1[6-9]\d|#2[0-4]\d|#25[0-5]|#x[A-Fa-f][0-9A-Fa-f]);")
_MARKUP_ENTITY = frozenset(("&lt;", "&gt;", "&amp;", "&quot;", "&nbsp;", "&#160;", "&#xa0;", "&#xA0;"))


def decode(body: bytes, content_type: str | None = None) -> tuple[str, Encoding]:
    """The text of `body` and how it was decoded: by its mark, as declared, as UTF-8, or by evidence; then `repair`ed.

    >>> decode("Hội nghị".encode(), "text/html; charset=utf-8")
    ('Hội nghị', Encoding(name='utf-8', decided='declared', replaced=0))
    >>> decode("S¸ng nay, héi nghÞ Huyªn uû".encode("latin-1"))
    ('Sáng nay, hội nghị Huyên uỷ', Encoding(name='tcvn3', decided='detected', replaced=0))
    """
    text, encoding = _decode(body, _declared(body, content_type))
    if not encoding.name.startswith("utf"):
        return text, encoding
    repaired, name = repair(text)
    return repaired, Encoding(name, "detected", encoding.replaced) if name else encoding


def repair(text: str) -> tuple[str, str | None]:
    """`text` with legacy letters in it made Unicode, and the encoding they were in; unchanged, with None, where it has none.

    Only the passages that gain by it change: a Unicode menu around a TCVN3 body stays as it is.

    >>> repair("®ång chÝ BÝ th\\u00ad chñ tr× héi nghÞ")
    ('đồng chí Bí thư chủ trì hội nghị', 'tcvn3')
    >>> repair("Thông báo của Hà Nội, café")
    ('Thông báo của Hà Nội, café', None)
    """
    if text.isascii() and "&" not in text:
        return text, None
    pieces = [_LATIN_ENTITY.sub(_resolve, p) if "&" in p else p for p in _PIECE.split(text)]
    doubtful = [p for p in pieces if not p.isascii() and not _UNICODE_ONLY.search(p)]
    name = _best_repair("\n".join(doubtful)[:_SAMPLE])
    if name is None:
        return text, None
    return "".join(_repair_piece(p, _LETTERS_TO_TEXT[name]) for p in pieces), name


def _repair_piece(piece: str, convert: Callable[[str], str]) -> str:
    if piece.isascii() or _UNICODE_ONLY.search(piece):
        return piece
    converted = convert(piece)
    before, after = count_words(piece)[1], count_words(converted)[1]
    return converted if after > before or before == after == 0 else piece


def _best_repair(text: str) -> str | None:
    """The conversion that makes words of `text` Vietnamese that were not; None where the evidence is weak."""
    words, before = count_words(text)
    if words < _LEAST_WORDS or before > _WRONG * words:
        return None
    gains = {name: _share(convert(text)) for name, convert in _LETTERS_TO_TEXT.items()}
    best = max(gains, key=lambda name: gains[name])
    return best if gains[best] >= _RIGHT else None


def _decode(body: bytes, declared: str | None) -> tuple[str, Encoding]:
    for bom, name in _BOMS:
        if body.startswith(bom):
            return _replacing(body[len(bom) :], name, "bom")
    if declared in ("utf-16", "utf-16-le", "utf-16-be"):
        return _replacing(body, "utf-16-be" if declared.endswith("be") else "utf-16-le", "declared")
    decided = "declared" if declared == "utf-8" else "sniffed"
    text, encoding = _replacing(body, "utf-8", decided)
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if beyond_ascii - encoding.replaced >= _GOOD_PER_BAD * encoding.replaced:
        return text, encoding
    return _decode_legacy(body, declared)


def _decode_legacy(body: bytes, declared: str | None) -> tuple[str, Encoding]:
    """Bytes that are no UTF-8: the Vietnamese table that fits best, else what was declared, else a guess."""
    shares = {name: _share(convert(body[:_SAMPLE])) + 0.01 * (name == declared) for name, convert in _BYTES_TO_TEXT.items()}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= _RIGHT or (shares[best] > 0.5 and best == declared):
        text = _BYTES_TO_TEXT[best](body)
        return text, Encoding(best, "declared" if best == declared else "detected", text.count("\ufffd"))
    if declared and declared not in _BYTES_TO_TEXT:
        return _replacing(body, declared, "declared")
    guess = charset_normalizer.from_bytes(body[:_GUESS_FROM]).best()
    return _replacing(body, guess.encoding if guess else "cp1252", "detected")


def _replacing(body: bytes, name: str, decided: str) -> tuple[str, Encoding]:
    text = body.decode(name, "replace")
    return text, Encoding(name, decided, text.count("\ufffd") - body.count("\ufffd".encode()) if name == "utf-8" else text.count("\ufffd"))


def _declared(body: bytes, content_type: str | None) -> str | None:
    """The charset that the header or the page names, in the name used here; None where it names none that exists."""
    for place in ((content_type or "").encode("ascii", "replace"), body[:4096]):
        found = _CHARSET.search(place)
        if not found:
            continue
        name = found[1].decode("ascii", "replace").lower()
        name = _ALIASES.get(name, name)
        if name in _BYTES_TO_TEXT or _KNOWN_CODEC.fullmatch(name):
            return name
    return None


def _share(text: str) -> float:
    """The share of words with letters beyond ASCII that could be Vietnamese; too few words prove nothing."""
    words, valid = count_words(text)
    return valid / words if words else 0.0


def _resolve(entity: re.Match[str]) -> str:
    """A Latin-1 letter written as an entity, resolved; markup and every other entity left alone."""
    if entity[0] in _MARKUP_ENTITY:
        return entity[0]
    char = unescape(entity[0])
    return char if len(char) == 1 and "\u00a1" <= char <= "\u00ff" else entity[0]
