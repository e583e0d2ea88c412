"""Text made right whose letters somebody else took for windows-1252: legacy encodings, and UTF-8 decoded twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape

from indexer.reading import legacy
from indexer.reading.capitals import raise_capitals
from indexer.reading.lostcapitals import restore_capitals
from indexer.reading.losthorns import restore_horns
from indexer.reading.syllables import count_words, find_wrong_words

DECODED_TWICE = "utf-8 as windows-1252"
# The order settles equal evidence: the first were the commoner.
CONVERSIONS: dict[str, Callable[[str], str]] = {
    DECODED_TWICE: legacy.from_twice_decoded,
    "tcvn3": lambda text: restore_capitals(restore_horns(legacy.from_tcvn3(text))),
    "vni": legacy.from_vni,
    "windows-1258": legacy.from_windows_1258,
    "viscii": legacy.from_viscii,
    "vps": legacy.from_vps,
}
# Of words with letters beyond ASCII, this share is Vietnamese when the table is right: 0.9 and more on real pages, which also
# hold abbreviations and foreign names.
RIGHT = 0.7
# Fewer words that are not Vietnamese, however often each, are slips and names and no sign of an encoding.
_LEAST_WORDS = 3
# This much of a page is evidence enough; counting words in more of it would only take time.
SAMPLE = 200_000
# Syllables that portals' menus are full of. They need no letter that windows-1252 lacks, and read as TCVN3 most of them are
# syllables too: "Thông báo" becomes "Thụng bỏo".
_COMMON = frozenset(
    "bà bí báo các cán cáo chí chính có công cùng dân hành hình hóa hòa giá giám giáo khách khác khóa khoá làm là lãnh lý mình"
    " nhà nhân ông phát phòng quá quán quân quý sách sáng sát tác tài tâm tân tháng thành thông tín tình trách trình trí tuyên và"
    " viên xã xây xét".split()
)
_PIECE = re.compile(r"(<[^<>]*>|\n)")
# Letters that windows-1252 does not have: a passage with one of them is Unicode already.
_UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,6}[0-9]?|#[0-9]{3,4}|#[xX][0-9A-Fa-f]{2,4});")
# A sign that stands alone is itself, "© 2015", and no letter of a table.
_SIGN = re.compile(r"((?<![^\s>(])[©®](?![^\s<\d,.)]))")


def repair(text: str) -> tuple[str, str | None]:
    """`text` with legacy letters in it made Unicode, and the encoding they were in; unchanged, with None, where it has none.

    Only the passages that gain by it change: a Unicode menu around a TCVN3 body stays as it is. A page may hold passages in
    several encodings; the one of the most words is named.

    >>> repair("®ång chÝ BÝ th\\u00ad chñ tr× héi nghÞ")
    ('đồng chí Bí thư chủ trì hội nghị', 'tcvn3')
    >>> repair("Thông báo của Hà Nội, café")
    ('Thông báo của Hà Nội, café', None)
    """
    first = None
    for _ in CONVERSIONS:
        if text.isascii() and "&" not in text:
            break
        # Most texts need no repair: of one without tags it is enough to look at its lines, in a fifth of the time.
        name = _find_encoding(map(_resolve, _PIECE.split(text) if "<" in text else text.split("\n")))
        if name is None:
            break
        first = first or name
        text = finish("".join(_repair_pieces(_PIECE.split(text), name)), name)
    return text, first


def finish(text: str, name: str) -> str:
    """Text out of the encoding `name` with what its fonts meant: only TCVN3 kept its capitals there."""
    return raise_capitals(text) if name == "tcvn3" else text


def share(text: str) -> float:
    """The share of words with letters beyond ASCII that could be Vietnamese; 0 where there are none."""
    words, valid = count_words(text)
    return valid / words if words else 0.0


def _repair_pieces(pieces: Iterable[str], name: str) -> Iterator[str]:
    """The pieces of a page, converted where that makes more of their words Vietnamese.

    What both readings suit, "cã" for one, is read as the piece before it was; UTF-8 that can be read again is its own proof.
    """
    convert, sure = CONVERSIONS[name], name == DECODED_TWICE
    before = False
    for piece in pieces:
        resolved = _resolve(piece)
        if resolved.isascii() or _UNICODE_ONLY.search(resolved):
            yield piece
            continue
        converted = _convert(resolved, convert)
        gain = count_words(converted)[1] - count_words(resolved)[1]
        legacy_here = gain > 0 or (gain == 0 and (sure or (before and not _is_common(resolved))))
        before = before if gain == 0 else legacy_here
        yield converted if legacy_here else piece


def _is_common(text: str) -> bool:
    """Whether all its words with letters beyond ASCII, one at least, are among the commonest."""
    words = [word for word in text.lower().split() if not word.isascii()]
    return bool(words) and all(word in _COMMON for word in words)


def _find_encoding(pieces: Iterable[str]) -> str | None:
    """The encoding that makes doubtful passages Vietnamese; None where the evidence is weak.

    Doubtful is a passage with a word that is no Vietnamese, in letters which all stand in windows-1252.
    """
    doubtful = [p for p in pieces if not p.isascii() and not _UNICODE_ONLY.search(p) and find_wrong_words(p)]
    sample = "\n".join(doubtful)[:SAMPLE]
    wrong = len(find_wrong_words(sample))
    if wrong < _LEAST_WORDS:
        return None
    shares = {name: share(convert(sample)) for name, convert in CONVERSIONS.items()}
    best = max(shares, key=lambda name: shares[name])
    left = len(find_wrong_words(CONVERSIONS[best](sample)))
    return best if shares[best] >= RIGHT and left < (1 - RIGHT) * wrong else None


def _convert(piece: str, convert: Callable[[str], str]) -> str:
    return "".join(part if at % 2 else convert(part) for at, part in enumerate(_SIGN.split(piece)))


def _resolve(piece: str) -> str:
    """`piece` with letters of windows-1252 that are written as entities as letters; every other entity as it was."""
    return _ENTITY.sub(_as_letter, piece) if "&" in piece else piece


def _as_letter(entity: re.Match[str]) -> str:
    """A space that does not break is left alone, except as a letter's second half: "Ã&nbsp;" is à decoded twice."""
    char, before = unescape(entity[0]), entity.string[max(0, entity.start() - 1) : entity.start()]
    is_letter = len(char) == 1 and legacy.is_western(char) and (char != "\u00a0" or before == "Ã")
    return char if is_letter else entity[0]
