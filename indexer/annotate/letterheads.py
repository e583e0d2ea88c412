"""The head of an official paper put online as it is: who issues it, its number, place and day."""

from __future__ import annotations

import re
from typing import NamedTuple

from indexer.annotate.issuers import bodies_in, can_issue
from indexer.annotate.lexical import DateMention, date_at
from indexer.annotate.shadow import shadow
from indexer.text.normalize import old_tone_style

HEAD_REACH, DAY_REACH = 600, 160
# "Số: 47/TB-UBND", alone on its line or with the place and day in the next column.
_NUMBER_LINE = re.compile(r"(?:^|\n)[ |]*so ?[:.]? ?(?=\d)")
# "Kim Giang, ngày 06 tháng 9 năm 2022" to the end of its line.
_PLACE_AND_DAY = re.compile(r"[\n |]{1,6}[a-z][a-z .-]{1,40}, ?ngay {1,3}(?=\d)")
_LINE_END = re.compile(r"[ .|]*(?:\n|$)")
# "XÃ TRÙNG QUÁN", where the line above it, "ỦY BAN NHÂN DÂN", was taken for a menu's.
_UNIT = re.compile(r"(?P<level>Tỉnh|Thành Phố|Huyện|Quận|Thị Xã|Xã|Phường|Thị Trấn|Đặc Khu)(?P<name>(?: [^\W\d_]+){1,5})$")
_OF_UNITS = ("UBND", "HĐND")
# What stands beside or above the names of the bodies.
_MOTTOES = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap *- *tu do *- *hanh phuc|dang cong san viet nam|[-_*=.|]{3,}")


class Letterhead(NamedTuple):
    """Where the number of a paper stands, the bodies and the unit (None without one) named above it, the day beside or below it."""

    start: int
    bodies: tuple[str, ...]
    unit: str | None
    date: DateMention | None

    def issuer(self, generic: str) -> str | None:
        """The lowest body above the number that issues under a code that says `generic`, or that of the unit."""
        of_unit = f"{generic} {self.unit}" if self.unit and generic in _OF_UNITS else None
        return next((body for body in reversed(self.bodies) if can_issue(body, generic)), of_unit)


def find_letterhead(text: str, shade: str) -> Letterhead | None:
    """The letterhead at the top of `text`, or None; `shade` is its shadow.

    >>> t = "ỦY BAN NHÂN DÂN\\nHUYỆN KIM GIANG\\nSố: 47/TB-UBND\\nKim Giang, ngày 06 tháng 9 năm 2022\\nTHÔNG BÁO"
    >>> head = find_letterhead(t, shadow(t))
    >>> head.issuer("UBND"), head.date.first
    ('UBND huyện Kim Giang', Day(day=6, month=9, year=2022))
    """
    number = _NUMBER_LINE.search(shade, 0, HEAD_REACH)
    if number is None:
        return None
    place = _PLACE_AND_DAY.search(shade, number.end(), number.end() + DAY_REACH)
    date = date_at(shade, place.end()) if place else None
    if date and not _LINE_END.match(shade, date.span.end):
        date = None
    named = _names_above(text[: number.start()])
    unit = _UNIT.search(named)
    unit_name = old_tone_style(unit["level"].lower() + unit["name"]) if unit else None
    return Letterhead(number.end(), tuple(bodies_in(named)), unit_name, date)


def _names_above(text: str) -> str:
    """The lines above a number on one line, without mottoes; what is printed in capitals is made small."""
    shade = shadow(text)
    for motto in _MOTTOES.finditer(shade):
        text = text[: motto.start()] + " " * len(motto[0]) + text[motto.end() :]
    lines = " ".join(text.split())
    return lines.title() if lines.isupper() else lines
