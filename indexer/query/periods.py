"""Days, months, quarters, years, ranges of them and what is before or after them, as the operator `ngay:` takes them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from indexer.query.nodes import DateRange
from indexer.text.dates import first_day, last_day

_QUARTER = re.compile(r"[qQ]([1-4])/(\d{4})")
_SLASHED = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})")
_COMPARED = re.compile(r"([<>≤≥])(=?)(.*)")
_ONE_DAY = timedelta(days=1)


def date_range_or_none(value: str) -> DateRange | None:
    """The days that `value` covers; None where it cannot be read, names a day that does not exist or ends before it starts.

    >>> date_range_or_none("2018-10"), date_range_or_none("..2019")
    (DateRange(start='2018-10-01', end='2018-10-31'), DateRange(start=None, end='2019-12-31'))
    >>> date_range_or_none("Q3/2018"), date_range_or_none("3/10/2018")
    (DateRange(start='2018-07-01', end='2018-09-30'), DateRange(start='2018-10-03', end='2018-10-03'))
    >>> date_range_or_none(">=2018"), date_range_or_none(">2018"), date_range_or_none("<2018-10")
    (DateRange(start='2018-01-01', end=None), DateRange(start='2019-01-01', end=None), DateRange(start=None, end='2018-09-30'))
    >>> date_range_or_none("2019..2017"), date_range_or_none("31/11/2019"), date_range_or_none("..")
    (None, None, None)
    """
    if compared := _COMPARED.fullmatch(value):
        return _compared(compared[1], compared[2] == "=", compared[3].strip())
    first, dots, last = value.partition("..")
    start = _ends(first)[0] if first else None
    end = _ends(last)[1] if last else None
    if not dots:
        end = _ends(first)[1]
    if start == "" or end == "" or start is end is None or (start and end and start > end):
        return None
    return DateRange(start, end)


def _compared(sign: str, equal: bool, period: str) -> DateRange | None:
    """The days after or before `period`, and its own where the sign takes them in; None where there is none."""
    first, last = _ends(period)
    if not first:
        return None
    inclusive = equal or sign in "≤≥"
    try:
        if sign in ">≥":
            return DateRange(first if inclusive else (date.fromisoformat(last) + _ONE_DAY).isoformat(), None)
        return DateRange(None, last if inclusive else (date.fromisoformat(first) - _ONE_DAY).isoformat())
    except OverflowError:  # after 9999, before the year 1
        return None


def _ends(period: str) -> tuple[str, str]:
    """First and last ISO day of one period, "" where there is none."""
    if quarter := _QUARTER.fullmatch(period):
        last_month = int(quarter[1]) * 3
        return first_day(f"{quarter[2]}-{last_month - 2:02d}"), last_day(f"{quarter[2]}-{last_month:02d}")
    if parts := _SLASHED.fullmatch(period):
        day = f"-{int(parts[1]):02d}" if parts[1] else ""
        period = f"{parts[3]}-{int(parts[2]):02d}{day}"
    return first_day(period), last_day(period)
