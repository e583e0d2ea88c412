"""Days as users write them in filters and queries: a year, a month, a day."""

from __future__ import annotations

import calendar
import re
from datetime import date

_PARTS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def first_day(text: str) -> str:
    """The first ISO day of "2018", "2018-10" or "2018-10-03"; "" for anything else and for days that do not exist.

    >>> first_day("2018"), first_day("2018-10"), first_day("2018-02-30")
    ('2018-01-01', '2018-10-01', '')
    """
    return _day(text, last=False)


def last_day(text: str) -> str:
    """The last ISO day of "2018", "2018-10" or "2018-10-03"; "" for anything else and for days that do not exist.

    >>> last_day("2018"), last_day("2016-02"), last_day("2018-10-03")
    ('2018-12-31', '2016-02-29', '2018-10-03')
    """
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> str:
    parts = _PARTS.fullmatch(text.strip())
    if not parts:
        return ""
    year, month = int(parts[1]), int(parts[2] or (12 if last else 1))
    try:
        day = int(parts[3]) if parts[3] else calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, day).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        return ""
