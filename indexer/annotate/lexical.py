"""Dates as Vietnamese pages write them: one family of rules, with spans, for meetings and for directives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from indexer.annotate.scanning import matches_at, number_starts
from indexer.reports import Span

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:(?:19|20)\d\d)"
# "và", "đến hết ngày", "và sáng ngày"
_AND = "(?:,? va(?: (?:sang|trua|chieu|toi|dem))?(?: ngay)? |,? den(?: het)?(?: ngay)? | ?- ?)"


def _one(group: str) -> str:
    """The rule for one date; `group` names its separator, so that "3/10.2018" is not one."""
    # "ngày 05 tháng 3 năm 2020", "3 tháng 10/2018"
    words = rf"{_DAY} {{1,3}}thang {{1,3}}{_MONTH}(?:(?:,? {{1,3}}nam {{1,3}}|/){_YEAR})?"
    # "03/10", "3-12", "12.10", "19 - 12"; a year may have two digits: "15.6.19"
    numeric = rf"{_DAY} ?(?P<{group}>[/.\-]) ?{_MONTH}(?: ?(?P={group}) ?(?:{_YEAR}|\d\d(?![\d/])))?"
    return f"(?:{words}|{numeric})"


# "24/6 đến 6/7/2021"
_RANGE = f"(?P<from>{_one('sep1')}){_AND}(?P<to>{_one('sep2')})"
# Several days share the month of the last: "7 và 8-5", "18-20/9/2019", "từ 18 đến 20.9", "24, 25 và 26/6".
_SHARED = f"(?P<first>{_DAY})(?:(?:, ?|{_AND}){_DAY}){{0,8}}?(?:, ?|{_AND})(?P<last>{_one('sep3')})"
# What stands after the first number of a date: of other numbers, three in four, no more is tried.
_AHEAD = r"(?=\d\d?(?: ?[/.\-] ?\d|, ?\d|,? (?:va|den) | {1,3}thang ))"
_DATES = re.compile(rf"(?<![\d.,/\-]){_AHEAD}(?:{_RANGE}|{_SHARED}|(?P<one>{_one('sep4')}))(?![\d/]|[.,\-]\d|[%a-z])")
_NUMBERS = re.compile(r"\d+")


class Day(NamedTuple):
    """A day as written: `year` is None where none is. It may not exist ("31/11")."""

    day: int
    month: int
    year: int | None = None

    def in_year(self, year: int) -> date | None:
        """This day in `year`, or None where that year has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def exists(self) -> bool:
        """Whether the calendar has this day; 29 February counts where no year is written."""
        return self.in_year(self.year or 2000) is not None


class DateMention(NamedTuple):
    """One date, or the first and last of several, as written at `span`."""

    span: Span
    first: Day
    last: Day

    @property
    def several(self) -> bool:
        return self.first != self.last

    @property
    def days(self) -> int:
        """Days from first to last, 0 for one; days that do not exist count as none."""
        year = self.last.year or 2000
        first, last = self.first.in_year(self.first.year or year), self.last.in_year(year)
        if not first or not last:
            return 0
        return (last - first).days if self.last.year else (last - first).days % 366


def find_dates(shade: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """The dates written in a shadow (`annotate.shadow`), in order, never overlapping.

    >>> [(m.first.day, m.last.day, m.last.month, m.last.year) for m in find_dates("sang 03/10; 18-20/9/2019; ngay 05  thang 3 nam 2020")]
    [(3, 3, 10, None), (18, 20, 9, 2019), (5, 5, 3, 2020)]

    Whatever has the form of a day and a month is given, "39/40" is not; which of them are dates of what, others decide.
    """
    return dates_at(shade, number_starts(shade, start, end), end)


def dates_at(shade: str, numbers: Iterable[int], end: int | None = None) -> list[DateMention]:
    """As `find_dates`, where it is known at which offsets numbers begin."""
    return [_read(m) for m in matches_at(_DATES, shade, numbers, end)]


def date_at(shade: str, start: int) -> DateMention | None:
    """The date that stands exactly at `start`, or None."""
    match = _DATES.match(shade, start)
    return _read(match) if match else None


def _read(match: re.Match[str]) -> DateMention:
    span = Span(*match.span())
    if match["one"]:
        one = _day(match["one"])
        return DateMention(span, one, one)
    if match["last"]:
        last = _day(match["last"])
        return DateMention(span, Day(int(match["first"]), last.month, last.year), last)
    first, last = _day(match["from"]), _day(match["to"])
    if first.year is None and last.year is not None:
        first = Day(first.day, first.month, last.year - (first.month > last.month))
    return DateMention(span, first, last)


def _day(text: str) -> Day:
    numbers = [int(n) for n in _NUMBERS.findall(text)]
    year = numbers[2] if len(numbers) > 2 else None
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    return Day(numbers[0], numbers[1], year)
