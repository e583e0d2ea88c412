"""Coded directive numbers in any spelling, in their canonical form: 217-QĐ/TW, 15/2018/NĐ-CP, 1246/UBND-VX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from indexer import gazetteers
from indexer.annotate.scanning import any_of, matches_at
from indexer.reports import Span
from indexer.text.fold import folded

# Every rule runs on the shadow: dashes are "-", letters small and bare.
_SEP = " {0,2}[-/] {0,2}"
_NUMBER = r"(?:(?<![\w.,/\-])|(?<=\bso)|(?<=\d,))(?P<number>\d{1,5}(?:[a-d](?![a-z]))?)"
_YEAR = r"(?:19[4-9]|20[0-4])\d"
# Between a number and the next of its list, which needs no word for its type: "Công văn số 15/UBND-VX, 16/UBND-NL".
_LISTED = re.compile(r"(?:, ?|;? va | & )(?:so )?")
_TOKEN = r"(?:t\.[wu](?!\w)|[a-z]+\d{0,4}(?:&[a-z]+)?)"
_JOINT_TYPES = frozenset(("TTLT", "NQLT", "KHLT", "HDLT", "QCPH", "CTPH", "KHPH", "HDLN", "KHLN"))
# Suffixes that drafting units and joint issuers add: "-VX1", ".HC", "-TTBVTV", "-CP- ĐCTUBTWMTTQVN".
_UNIT = re.compile(r"(?P<before> ?)(?P<sep>[-./])(?P<after> ?)(?P<unit>[^\W_]+(?:&[^\W_]+)?)")
# Whether a number is printed with spaces around its signs: "576 / BGDĐT - CTHSSV".
_LOOSE = re.compile(r" [-/]|[-/] ")
MAX_UNITS, MAX_SPACED_UNIT = 4, 5
# Departments of the police have a letter or two and a number: "196/KH-C08-P8", "2229/C50".
_DEPARTMENT = re.compile(r"[A-ZĐ]{1,3}\d{1,3}")


class CodedNumber(NamedTuple):
    """A number with its code: canonical, with the type and the generic issuer that the code tells (None where it tells none).

    `first` is where its serial number begins: further numbers of a list stand before it. `tail` is the number without the serial.
    `doubtful` says that the issuer is written TƯ, which stands for Tỉnh ủy or Trung ương.
    """

    span: Span
    number: str
    type: str | None
    issuer: str | None
    tail: str
    doubtful: bool = False


def find_numbers(text: str, shade: str, starts: Iterable[int]) -> list[CodedNumber]:
    """The coded numbers in `text`, in order; `shade` is its shadow, `starts` is where numbers begin.

    >>> from indexer.annotate.passage import Passage
    >>> t = Passage("QĐ số 217/qđ-tw; Nghị định 15 /2018/NĐ–CP; công văn số 1246/UBND-VX; 76,9% KH; giống BC15")
    >>> [n.number for n in find_numbers(t.text, t.shade, t.numbers)]
    ['217-QĐ/TW', '15/2018/NĐ-CP', '1246/UBND-VX']
    """
    found: list[CodedNumber] = []
    end = 0
    for match in matches_at(_rule(), shade, starts):
        if match.start() < end:
            continue
        number = _read(text, match, announced=_is_announced(match, found[-1].span.end if found else None))
        if number:
            found.append(number)
            end = number.span.end
    return found


@cache
def _rule() -> re.Pattern[str]:
    types, issuers = any_of(gazetteers.by_fold("types")), any_of(gazetteers.by_fold("issuers"))
    year = rf"(?:(?:{_SEP}| )(?P<year>{_YEAR}))?"
    # "5/QĐ.UBND", "18/NQTW", "217QĐ/TW": a dot, or nothing, before a body that the table knows.
    joined = rf"(?:{_SEP}(?P<issuer>{_TOKEN})|[ .]?(?P<bare>{issuers})(?![\w]))"
    typed = rf"(?:{_SEP}| {{1,2}}|(?={types}[-/]))(?P<type>{types}){joined}"
    assembly = rf"{_SEP}(?P<assembly>(?:ubtv)?qh) ?(?P<term>\d{{1,2}})(?!\w)"
    letter = rf"{_SEP}(?P<letter>{issuers})(?P<unit>(?=[-.][a-z])|(?![\w]))"
    novel = rf"{_SEP}(?P<novel>[a-z]{{2,7}}){_SEP}(?P<of>{issuers})(?![\w])"
    other = r" ?/ ?(?P<other>[a-z]{2,9}|[a-z]{1,3}\d{2,3})(?=[-.][a-z]|(?!\w))"
    joint = rf"{_SEP}(?P<joint>{any_of(folded(code) for code in _JOINT_TYPES)})(?!\w)"
    return re.compile(rf"{_NUMBER}{year}(?:{assembly}|{typed}|{joint}|{letter}|{novel}|{other})")


def _read(text: str, match: re.Match[str], *, announced: bool) -> CodedNumber | None:
    """The number of `match`; `announced` by the word for a type, or by the number before it in a list."""
    if match["assembly"]:
        return _assembly(match)
    if match["joint"]:
        return _of_nobody(text, match) if announced else None
    if match["novel"]:
        return _novel(text, match) if announced else None
    if match["type"]:
        return _typed(text, match, announced=announced)
    return _letter(text, match, "letter" if match["letter"] else "other", announced=announced)


def _assembly(match: re.Match[str]) -> CodedNumber:
    """ "24/2018/QH14", "1211/2016/UBTVQH13"."""
    code = match["assembly"].upper() + match["term"]
    tail = (f"/{match['year']}" if match["year"] else "") + f"/{code}"
    standing = code.startswith("UBTV")
    issuer = "Ủy ban Thường vụ Quốc hội" if standing else "Quốc hội"
    return CodedNumber(Span(*match.span()), match["number"] + tail, "Nghị quyết" if standing else None, issuer, tail)


def _typed(text: str, match: re.Match[str], *, announced: bool) -> CodedNumber | None:
    """ "217-QĐ/TW", "15/2018/NĐ-CP": a type code, then who issues."""
    group = "issuer" if match["issuer"] else "bare"
    surface, end = _trimmed(text, *match.span(group))
    code = official(text[slice(*match.span("type"))], "types")
    first = official(surface, "issuers")
    known = first in gazetteers.issuer_codes() or _based(first) in gazetteers.issuer_codes()
    if not known and not (_is_code(surface) and len(surface) > 1):
        return None
    if not announced and (group == "bare" or _DEPARTMENT.fullmatch(surface)):
        return None
    if first in gazetteers.party_organs() and _is_partys(match, group):
        return _of_organ(text, match, code, first, end)
    joint = code in _JOINT_TYPES
    units, end = _units(text, match.start(), end, joint=joint)
    before = match.string[match.end("type") : match.start(group)].strip()
    either = not known or first in gazetteers.union_codes()
    party = first in gazetteers.party_codes() or (either and _is_partys(match, group))
    year = f"/{match['year']}" if match["year"] else ""
    inner = before if joint and before else "/" if party else "-"
    tail = f"{year}{'-' if party else '/'}{code}{inner}{first}{units}"
    kind = "Thông tri" if party and code == "TT" else gazetteers.directive_types()[code]
    issuer = None if joint else gazetteers.issuer_codes().get(first) or gazetteers.issuer_codes().get(_based(first))
    doubtful = surface.upper().endswith("TƯ")
    return CodedNumber(Span(match.start(), end), match["number"] + tail, kind, None if doubtful else issuer, tail, doubtful)


def _of_nobody(text: str, match: re.Match[str]) -> CodedNumber:
    """ "01/2015/NQLT": joint, without those who issue it."""
    code = official(text[slice(*match.span("joint"))], "types")
    tail = (f"/{match['year']}" if match["year"] else "") + f"/{code}"
    return CodedNumber(Span(*match.span()), match["number"] + tail, gazetteers.directive_types()[code], None, tail)


def _is_partys(match: re.Match[str], group: str) -> bool:
    """Whether a number is written as the Party writes its own: 217-QĐ/TW."""
    return match.string[match.end("number")] == "-" and match.string[match.end("type") : match.start(group)].strip() == "/"


def _of_organ(text: str, match: re.Match[str], code: str, organ: str, end: int) -> CodedNumber:
    """ "45-CV/BXDĐ": of a Party organ that stands without its committee."""
    units, end = _units(text, match.start(), end)
    tail = f"-{code}/{organ}{units}"
    kind = gazetteers.directive_types()[code]
    return CodedNumber(Span(match.start(), end), match["number"] + tail, kind, gazetteers.party_organs()[organ], tail)


def _novel(text: str, match: re.Match[str]) -> CodedNumber | None:
    """ "12-KHTT/HU": under a type code that no table has, after the word for a type."""
    code, issuer = text[slice(*match.span("novel"))], official(text[slice(*match.span("of"))], "issuers")
    if not code.isupper():
        return None
    party = issuer in gazetteers.party_codes()
    tail = f"/{match['year']}" if match["year"] else ""
    tail += f"-{code}/{issuer}" if party else f"/{code}-{issuer}"
    units, end = _units(text, *match.span())
    return CodedNumber(Span(match.start(), end), match["number"] + tail + units, None, gazetteers.issuer_codes()[issuer], tail + units)


def _letter(text: str, match: re.Match[str], group: str, *, announced: bool) -> CodedNumber | None:
    """ "1246/UBND-VX", "718/SNV", "1178/TTNN": without a type code. One without a unit, or of an unknown body, must be announced."""
    surface = text[slice(*match.span(group))]
    known = group == "letter"
    units, end = _units(text, match.start(), match.end(group), letter=announced)
    if not (surface.isupper() or (known and announced)) or not (announced or (known and units)):
        return None
    code = official(surface, "issuers")
    tail = (f"/{match['year']}" if match["year"] else "") + f"/{code}{units}"
    # Before 1996 decrees were numbered "89/CP"; all else without a type code is a letter.
    kind = "Công văn" if known and code not in ("CP", "TTg") else None
    return CodedNumber(Span(match.start(), end), match["number"] + tail, kind, gazetteers.issuer_codes().get(code), tail)


# The word, or its code, that makes what follows a number: "Công văn số 718/SNV", "Quyết định 89/CP".
_ANNOUNCED = re.compile(
    r"(?:cong van|cv|quyet dinh|qd|nghi dinh|nd|nghi quyet|nq|chi thi|ct|thong tu|thong bao|ke hoach|van ban|to trinh|huong dan"
    r"|bao cao|ket luan|quy dinh|chuong trinh(?: hanh dong)?|quy che|phuong an|cong dien|thong tri|lenh)"
    r"(?:(?: [a-z]+){0,4} so)?[ .:]{0,3}$"
)


def _is_announced(match: re.Match[str], before: int | None) -> bool:
    """Whether the word for a type stands before the number, or another number of its list, which ends at `before`."""
    if before is not None and _LISTED.fullmatch(match.string, before, match.start()):
        return True
    return _ANNOUNCED.search(match.string, max(0, match.start() - 48), match.start()) is not None


def official(surface: str, table: str) -> str:
    """A code in its official spelling: case, diacritics and dots mended; what no table knows, as written or in capitals.

    >>> official("qđ", "types"), official("TTR", "types"), official("T.Ư", "issuers"), official("vx1", "issuers")
    ('QĐ', 'TTr', 'TW', 'VX1')
    """
    codes = gazetteers.directive_types() if table == "types" else gazetteers.issuer_codes()
    plain = surface.replace("&", "")
    if plain.upper() in ("T.Ư", "T.W", "T.U"):
        return "TU" if plain.upper() == "T.U" else "TW"
    for spelling in (plain, plain.upper()):
        if spelling in codes:
            return spelling
    base, digits = re.fullmatch(r"(.*?)(\d*)", plain, re.DOTALL).groups()  # type: ignore[union-attr]
    if folded(base) in gazetteers.by_fold(table):
        return gazetteers.by_fold(table)[folded(base)] + digits
    return surface if any(c.isupper() for c in surface) else surface.upper()


def _based(code: str) -> str:
    """A code without the number of a term: UBTVQH15 -> UBTVQH."""
    return code.rstrip("0123456789")


def _trimmed(text: str, start: int, end: int) -> tuple[str, int]:
    """An issuer code without small letters that a lost space glued to it: "TWngày" -> "TW"."""
    surface = text[start:end]
    if folded(_based(surface)) not in gazetteers.by_fold("issuers"):
        capitals = re.match(r"[^\W\d_a-zà-ỹđ]{2,}", surface)
        if capitals and capitals[0] in gazetteers.issuer_codes():
            return capitals[0], start + capitals.end()
    return surface, end


def _units(text: str, start: int, end: int, *, joint: bool = False, letter: bool = False) -> tuple[str, int]:
    """What follows the issuer code of the number between `start` and `end`, canonical, and where it ends; only what is printed as a code.

    Spaces are allowed around the signs of a number that has them elsewhere ("576 / BGDĐT - CTHSSV"), around that of a short unit of an
    announced `letter`, and after that of a `joint` directive.
    """
    units, loose = "", _LOOSE.search(text, start, end) is not None
    for _ in range(MAX_UNITS):
        match = _UNIT.match(text, end)
        if not match or not _is_unit(match, joint=joint, loose=loose, letter=letter):
            break
        units, end = units + match["sep"] + official(match["unit"], "issuers"), match.end()
    return units, end


def _is_unit(match: re.Match[str], *, joint: bool, loose: bool, letter: bool) -> bool:
    surface, unit = match["unit"], official(match["unit"], "issuers")
    spaced = bool(match["before"] or match["after"])
    if spaced and not (loose or (joint and not match["before"]) or (letter and len(surface) <= MAX_SPACED_UNIT)):
        return False
    # "Công văn số 45/UBND-VX - UBND xã …": a body, and no unit, begins after a spaced dash.
    if spaced and match["before"] and unit in gazetteers.issuer_codes() and unit not in gazetteers.party_organs():
        return False
    known = _based(unit) in gazetteers.issuer_codes()
    small = _is_small_unit(match.string[match.start() - 1], surface)
    return (known or small or _is_code(surface)) and not surface.isdigit()


def _is_code(unit: str) -> bool:
    """Whether a unit is printed as a code: "VX1", "GDTrH", "ToC"."""
    return unit.isupper() or (unit[0].isupper() and sum(c.isupper() for c in unit) > 1)


def _is_small_unit(before: str, unit: str) -> bool:
    """Whether a unit is printed in small letters because all of the code is: "1246/ubnd-vx"."""
    return before.islower() and len(unit) <= 5 and unit.replace("đ", "d").isascii() and unit[0].isalpha() and unit.islower()
