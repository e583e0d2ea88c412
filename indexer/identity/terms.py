"""Which round of numbering a directive's day falls in: a Party committee's term, or the calendar year of a State body."""

from __future__ import annotations

import re
from datetime import date

YEAR = "năm "
"""What a round of numbering begins with that is a calendar year."""
_NORMATIVE = re.compile(r"\d+\w?/\d{4}/")
_PARTY = re.compile(r"\d+\w?-[^/]+/(?P<issuer>.+)")
_STATE = re.compile(r"\d+\w?/")
# Closing days of the national congresses IX to XIV: the new Central Committee numbers from 01.
_CONGRESSES = (
    ("2001-04-22", "IX"), ("2006-04-25", "X"), ("2011-01-19", "XI"), ("2016-01-28", "XII"), ("2021-02-01", "XIII"), ("2026-01-23", "XIV"),
)  # fmt: skip
FIRST_LOCAL_TERM, TERM_YEARS = 2000, 5
"""Local committees hold their congresses in the year before the national one, from spring to autumn."""


def term_of(number: str | None, day: str) -> str | None:
    """The round of numbering of `number` on an ISO day, to show; None where one number is given once only, and where the round is not
    certain: then the day alone tells directives apart.

    >>> term_of("35-CT/TW", "2019-05-30"), term_of("35-CT/TW", "2024-06-14"), term_of("29/KH-UBND", "2018-03-01")
    ('khóa XII (2016–2021)', 'khóa XIII (2021–2026)', 'năm 2018')
    >>> term_of("05-NQ/HU", "2017-08-01"), term_of("05-NQ/HU", "2020-08-01"), term_of("15/2018/NĐ-CP", "2018-02-02")
    ('nhiệm kỳ 2015–2020', None, None)
    """
    if number is None:
        return f"{YEAR}{day[:4]}"
    if party := _PARTY.match(number):
        return _central_term(day) if party["issuer"].endswith("TW") else _local_term(day)
    return f"{YEAR}{day[:4]}" if _STATE.match(number) and not is_given_once(number) else None


def is_given_once(number: str | None) -> bool:
    """Whether the number carries its year, so that it never comes again.

    >>> is_given_once("15/2018/NĐ-CP"), is_given_once("24/2018/QH14"), is_given_once("35-CT/TW"), is_given_once(None)
    (True, True, False, False)
    """
    return bool(number and _NORMATIVE.match(number))


def _central_term(day: str) -> str | None:
    begun = [(closed, name) for closed, name in _CONGRESSES if closed < day]
    if not begun:
        return None
    year = date.fromisoformat(begun[-1][0]).year
    return f"khóa {begun[-1][1]} ({year}–{year + TERM_YEARS})"


def _local_term(day: str) -> str | None:
    """None within a year of congresses, when the old and the new committee both number."""
    year = int(day[:4])
    since = (year - FIRST_LOCAL_TERM) % TERM_YEARS
    return None if since == 0 or year < FIRST_LOCAL_TERM else f"nhiệm kỳ {year - since}–{year - since + TERM_YEARS}"
