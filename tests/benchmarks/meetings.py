"""Kinds of meeting: what each is called, who holds, chairs and attends it, when in the year, and what is talked about."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of meeting. `names` say what it is about after the noun and may hold {ky}, a period; posts are keys of `posts.posts_of`.

    `months` are those it is held in, `days` how long it can last, `cites` whether it is held about a document (its name then holds {doc}).
    """

    key: str
    bodies: str
    noun: str
    names: tuple[str, ...]
    hosts: tuple[str, ...]
    chairs: tuple[str, ...]
    attendees: tuple[str, ...]
    topics: tuple[str, ...]
    period: str = ""
    months: tuple[int, ...] = tuple(range(1, 13))
    days: int = 1
    guests: tuple[str, ...] = ()
    cites: bool = False
    groups: tuple[str, ...] = ("lãnh đạo các phòng, ban, ngành liên quan",)


@cache
def kinds_of(bodies: str) -> tuple[Kind, ...]:
    """The kinds of meeting that bodies of one kind ("party", "state", "commune") hold, from `kinds.toml`."""
    with Path(__file__).with_name("kinds.toml").open("rb") as file:
        rows = tomllib.load(file)["kind"]
    return tuple(_kind(row) for row in rows if row["bodies"] == bodies)


def _kind(row: dict[str, Any]) -> Kind:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Kind(**fields)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a meeting takes place, and the words that depend on it. `period` is "" where the kind has none."""

    first: date
    last: date
    period: str
    words: dict[str, str]


def occasion(rng: Random, kind: Kind, begin: date, end: date) -> Occasion:
    """A day (or days) on which a meeting of `kind` may be held between `begin` and `end`, never starting at a weekend."""
    day = begin + timedelta(days=rng.randrange((end - begin).days))
    if kind.key == "dai-hoi-dang-bo":
        day = day.replace(year=2015 if day.year < 2018 else 2020, day=min(day.day, 28))
    if day.month not in kind.months:
        fitting = [d for m in kind.months if begin <= (d := day.replace(month=m, day=min(day.day, 20))) <= end]
        day = rng.choice(fitting) if fitting else begin + timedelta(days=14)
    day += timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
    length = rng.randint(1, min(kind.days, 5 - day.weekday()))
    return Occasion(day, day + timedelta(days=length - 1), _period(rng, kind.period, day), _words(rng, day))


def _period(rng: Random, style: str, day: date) -> str:
    year, month = day.year, day.month
    if style == "month":
        following = f"tháng {month + 1}" if month < 12 else f"tháng 1 năm {year + 1}"
        return rng.choice((f"tháng {month}/{year}", f"tháng {month}, triển khai nhiệm vụ {following}", f"tháng {month} năm {year}"))
    if style == "half" or (style == "quarter" and month in (1, 6, 7, 12)):
        if month in (1, 2):
            return f"năm {year - 1}, nhiệm vụ năm {year}"
        if month < 5:
            return f"quý I/{year}"
        if month < 9:
            return rng.choice((f"6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm {year}", f"6 tháng đầu năm {year}"))
        return f"9 tháng đầu năm, nhiệm vụ 3 tháng cuối năm {year}" if month < 12 else f"năm {year}, phương hướng nhiệm vụ năm {year + 1}"
    if style == "quarter":
        if month < 6:
            return rng.choice((f"quý I/{year}", f"quý I, triển khai nhiệm vụ quý II năm {year}"))
        return f"9 tháng đầu năm, nhiệm vụ trọng tâm 3 tháng cuối năm {year}" if month > 8 else f"6 tháng đầu năm {year}"
    return ""


def _words(rng: Random, day: date) -> dict[str, str]:
    ends = day >= date(2021, 6, 1)
    term_start = 2021 if ends else 2016 if day >= date(2016, 6, 1) else 2011
    return {
        "month": f"tháng {day.month}/{day.year}",
        "years": str(rng.choice((2, 3, 5))),
        "nth": str(rng.randint(4, 40)),
        "congress": "XXIII" if day.year < 2018 else "XXIV",
        "term": "2015-2020" if day.year < 2018 else "2020-2025",
        "sitting": str(max(2, 2 * (day.year - term_start) + (2 if day.month > 9 else 1))),
        "council": {2011: "XVIII", 2016: "XIX", 2021: "XX"}[term_start],
        "council_term": f"{term_start}-{term_start + 5}",
        "commune_sitting": "nhất" if day < date(2025, 8, 1) else "hai" if day < date(2025, 10, 1) else "ba" if day.year == 2025 else "tư",
    }
