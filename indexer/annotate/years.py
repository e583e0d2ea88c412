"""The year of a day that a page writes without one, and what tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from indexer.annotate.lexical import DateMention, Day
from indexer.annotate.periods import FIRST_YEAR, loose_years, nearest_year, year_of_jubilee, year_of_period, year_of_results, year_of_term

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

    `told` is the shadow of the title and of the sentence with the day. `same` are dates of events, `held` those of them on which
    people can have met, `issued` the days of the cited directives, `fresh` those of them that are met about soon after; `latest`
    bounds from above and says nothing else.
    """

    shade: str
    told: str = ""
    same: tuple[DateMention, ...] = ()
    held: tuple[DateMention, ...] = ()
    issued: tuple[date, ...] = ()
    fresh: tuple[date, ...] = ()
    published: date | None = None
    latest: date | None = None
    url: str | None = None


def infer_year(day: Day, evidence: Evidence, weekday: int | None = None) -> tuple[int | None, str | None]:
    """The year of `day`, and its source; (None, None) where nothing tells.

    Sources: text, published, title, period, term, other-date, url, weekday. Past events, plans and old directives tell no year; a
    cited directive's day only bounds from below.

    >>> infer_year(Day(30, 12), Evidence("", published=date(2021, 1, 3)))
    (2020, 'published')
    >>> infer_year(Day(3, 10), Evidence("hoi nghi so ket 9 thang dau nam 2018\\nngay 3/10"))
    (2018, 'title')
    >>> infer_year(Day(21, 8), Evidence("", published=date(2023, 8, 18)), weekday=0)
    (2023, 'published')
    >>> infer_year(Day(5, 3), Evidence("ngay 5/3, xa hop ban xay cau thay cau cu xay tu nam 1975, xong vao nam 2030"))
    (None, None)
    """
    if weekday is not None and (year := _coming(day, evidence, weekday)):
        return year, "published"
    steps = (_same_day, _published, _period, _term, _other_date, _results, _address)
    for step in steps:
        year, source = step(day, evidence)
        found = day.in_year(year) if year else None
        if found and not _is_too_late(found, evidence) and (step is _published or not _is_too_early(found, evidence)):
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


def _is_too_late(found: date, evidence: Evidence) -> bool:
    return bool(evidence.latest and found > evidence.latest + timedelta(days=1))


def _is_too_early(found: date, evidence: Evidence) -> bool:
    """Whether a directive that the page cites is younger."""
    return bool(evidence.issued) and found < max(evidence.issued)


def _same_day(day: Day, evidence: Evidence) -> tuple[int | None, str]:
    ends = [end for m in evidence.same for end in (m.first, m.last)]
    years = {d.year for d in ends if d.year and d.year >= FIRST_YEAR and (d.day, d.month) == (day.day, day.month)}
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
    return year_of_period(day, evidence.shade)


def _term(day: Day, evidence: Evidence) -> tuple[int | None, str]:
    return year_of_term(evidence.told), "term"


def _other_date(day: Day, evidence: Evidence) -> tuple[int | None, str]:
    """The year by a jubilee; by the title or sentence of the meeting; by another day on which people met; by a fresh directive."""
    bound = evidence.latest.year if evidence.latest else date.max.year
    loose = max((year for year in loose_years(evidence.told) if year <= bound), default=None)
    return year_of_jubilee(day, evidence.shade) or loose or _by_held(day, evidence) or _by_fresh(day, evidence), "other-date"


def _results(day: Day, evidence: Evidence) -> tuple[int | None, str]:
    return year_of_results(day, evidence.shade), "period"


def _by_held(day: Day, evidence: Evidence) -> int | None:
    """The year in which `day` is nearest to the latest other day on which people met."""
    days = [found for m in evidence.held if m.last.year and (found := m.last.in_year(m.last.year))]
    return nearest_year(day, max(days)) if days else None


def _by_fresh(day: Day, evidence: Evidence) -> int | None:
    """The first year in which `day` is after the latest directive, if that one is met about soon after its issue."""
    newest = max(evidence.issued, default=None)
    if newest is None or newest not in evidence.fresh:
        return None
    return newest.year + ((day.month, day.day) < (newest.month, newest.day))


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
