"""The year of a day that a page writes without one, and what tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from indexer.annotate.lexical import DateMention, Day
from indexer.annotate.scanning import matches_at, starts_of

_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Periods that reports cover, with the months in which they are reported on: (first, last), December of the year before being 0,
# January of the year after 13. The first that fits the meeting's month tells the year.
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PERIOD = re.compile(
    rf"(?<!\d)(?P<count>\d{{1,2}}) thang (?P<half>dau|cuoi) nam,? {_YEAR.replace('year', 'half_year')}"
    rf"|quy (?P<quarter>iv|iii|ii|i|[1-4])(?: ?[/,.-] ?| )(?:nam )?{_YEAR.replace('year', 'quarter_year')}"
    rf"|thang (?P<month>1[0-2]|0?[1-9])(?: ?[/,.-] ?| )(?:nam )?{_YEAR.replace('year', 'month_year')}"
    # Ahead only, for another period may stand between: "nhiệm vụ 3 tháng cuối năm 2018".
    rf"|(?:tong ket|ket qua)(?=[^.;\n]{{0,80}}? nam {_YEAR.replace('year', 'closed_year')})"
    rf"|(?:nhiem vu|phuong huong|ke hoach|chuong trinh)(?=[^.;\n]{{0,60}}? nam {_YEAR.replace('year', 'planned_year')})"
)
# Where a period can begin: `_PERIOD` alone takes 0.44 ms to go through 500 words, this 0.05.
_PERIOD_AHEAD = re.compile(
    r"\d(?=\d? thang )|q(?=uy )|t(?=hang |ong ket)|k(?=et qua|e hoach)|n(?=hiem vu)|p(?=huong huong)|c(?=huong trinh)"
)
# "đến năm 2030", "nhiệm kỳ 2020-2025": years that are no evidence of when people met.
_LOOSE_YEAR = re.compile(rf"(?<![\d/.,\-])(?<!- ){_YEAR}(?![\d/.,]\d| ?- ?\d|\d)")
_YEAR_AHEAD = re.compile("1(?=9)|2(?=0)")
_AIMS = re.compile(r"(?:den|toi|tam nhin|muc tieu|giai doan|nhiem ky|khoa|tu|truoc|sau)(?: nam)? $")
_ADDRESS_DAY = re.compile(r"(?<!\d)(?P<year>20[0-4]\d)[-/_]?(?P<month>1[0-2]|0?[1-9])(?:[-/_]?(?P<day>3[01]|[12]\d|0?[1-9]))?(?!\d)")
_PICTURE_DAY = re.compile(r"img_?(?P<year>20[0-4]\d)(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])")
# Shadows of the weekdays -> Monday is 0; "thứ 6" is "thứ sáu".
WEEKDAYS = {"thu hai": 0, "thu ba": 1, "thu tu": 2, "thu nam": 3, "thu sau": 4, "thu bay": 5, "chu nhat": 6} | {
    f"thu {n}": n - 2 for n in range(2, 8)
}
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
# Weekdays come round after five or six years: further back the same one says nothing.
WEEKDAY_REACH = 5
# So long before it takes place a page announces a meeting.
ANNOUNCED = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page offers: its shadow, the dates written on it that may tell years, and the days known from elsewhere.

    `same` are dates of events, `others` of directives and the like; `latest` bounds from above and says nothing else.
    """

    shade: str
    same: tuple[DateMention, ...] = ()
    others: tuple[DateMention, ...] = ()
    published: date | None = None
    latest: date | None = None
    url: str | None = None


def infer_year(day: Day, evidence: Evidence, weekday: int | None = None) -> tuple[int | None, str | None]:
    """The year of `day`, and its source: text, published, title, period, other-date, url, weekday; (None, None) where nothing tells.

    >>> infer_year(Day(30, 12), Evidence("", published=date(2021, 1, 3)))
    (2020, 'published')
    >>> infer_year(Day(3, 10), Evidence("hoi nghi so ket 9 thang dau nam 2018\\nngay 3/10"))
    (2018, 'title')
    >>> infer_year(Day(21, 8), Evidence("", published=date(2023, 8, 18)), weekday=0)
    (2023, 'published')
    """
    if weekday is not None and (year := _coming(day, evidence, weekday)):
        return year, "published"
    steps = (_same_day, _published, _period, _other_date, _address)
    for step in steps:
        year, source = step(day, evidence)
        if year and day.in_year(year) and not _too_late(day, year, evidence):
            return year, source
    return _weekday(day, evidence, weekday)


def _coming(day: Day, evidence: Evidence, weekday: int) -> int | None:
    """The year in which `day` comes soon after publication, its weekday as written: then the page announces it."""
    published = evidence.published
    if published is None:
        return None
    for year in (published.year, published.year + 1):
        found = day.in_year(year)
        if found and found.weekday() == weekday and timedelta(0) < found - published <= ANNOUNCED:
            return year
    return None


def _too_late(day: Day, year: int, evidence: Evidence) -> bool:
    found = day.in_year(year)
    return bool(found and evidence.latest and found > evidence.latest + timedelta(days=1))


def _same_day(day: Day, evidence: Evidence) -> tuple[int | None, str]:
    ends = [end for m in evidence.same for end in (m.first, m.last)]
    years = {d.year for d in ends if d.year and (d.day, d.month) == (day.day, day.month)}
    if evidence.published:
        # The same day of another year is another event: last year's meeting, a directive's anniversary.
        years &= {_last_before(day, evidence.published + timedelta(days=1))}
    return max(years, default=None), "text"


def _published(day: Day, evidence: Evidence) -> tuple[int | None, str]:
    return (_last_before(day, evidence.published + timedelta(days=1)) if evidence.published else None), "published"


def _last_before(day: Day, bound: date) -> int:
    """The last year in which `day` is not after `bound`."""
    return bound.year if (day.month, day.day) <= (bound.month, bound.day) else bound.year - 1


def _period(day: Day, evidence: Evidence) -> tuple[int | None, str]:
    title_end = evidence.shade.find("\n")
    for match in matches_at(_PERIOD, evidence.shade, starts_of(_PERIOD_AHEAD, evidence.shade)):
        for year, first, last in _reported(match):
            months = (day.month - 12, day.month, day.month + 12)
            fits = [i for i, month in enumerate(months) if first <= month <= last]
            if fits:
                return year + fits[0] - 1, "title" if match.end() <= title_end else "period"
    return None, "period"


def _reported(match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """(year, first month, last month) in which the period of `match` is met about."""
    if match["half"]:
        count = int(match["count"])
        yield int(match["half_year"]), *((max(1, count - 2), count + 3) if match["half"] == "dau" else (11 - count, 14))
    elif match["quarter"]:
        end = 3 * _QUARTERS[match["quarter"]]
        yield int(match["quarter_year"]), end - 3, end + 2
    elif match["month"]:
        yield int(match["month_year"]), int(match["month"]) - 1, int(match["month"]) + 1
    elif match["closed_year"]:
        yield int(match["closed_year"]), 10, 16
    else:
        yield int(match["planned_year"]), -1, 9


def _other_date(day: Day, evidence: Evidence) -> tuple[int | None, str]:
    """The latest year written elsewhere, that of a date before that of a loose "năm 2018"."""
    bound = evidence.latest.year if evidence.latest else 9999
    for years in (_date_years((*evidence.same, *evidence.others)), _loose_years(evidence.shade)):
        fitting = [year for year in years if year <= bound]
        if fitting:
            return max(fitting), "other-date"
    return None, "other-date"


def _date_years(mentions: Iterable[DateMention]) -> list[int]:
    return [m.last.year for m in mentions if m.last.year]


def _loose_years(shade: str) -> list[int]:
    found = matches_at(_LOOSE_YEAR, shade, starts_of(_YEAR_AHEAD, shade))
    return [int(m["year"]) for m in found if not _AIMS.search(shade, max(0, m.start() - 16), m.start())]


def _address(day: Day, evidence: Evidence) -> tuple[int | None, str]:
    """The year by a date in the page's address or in a picture's file name."""
    match = _ADDRESS_DAY.search(evidence.url or "") or _PICTURE_DAY.search(evidence.shade)
    if not match:
        return None, "url"
    written = Day(int(match["day"] or 28), int(match["month"])).in_year(int(match["year"]))
    return (_last_before(day, written + timedelta(days=1 if match["day"] else 3)) if written else None), "url"


def _weekday(day: Day, evidence: Evidence, weekday: int | None) -> tuple[int | None, str | None]:
    if weekday is None or evidence.latest is None:
        return None, None
    for year in range(evidence.latest.year, evidence.latest.year - WEEKDAY_REACH, -1):
        found = day.in_year(year)
        if found and found <= evidence.latest and found.weekday() == weekday:
            return year, "weekday"
    return None, None
