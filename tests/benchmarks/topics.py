"""What meetings talk about: sentences on some twenty subjects, kept in `topics.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DISTRICT_ONLY = "huyện:"
"""What a sentence begins with that makes no sense for a commune."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject: its name in running text, what was achieved, what fell short, what is to be done. Sentences hold slots for numbers."""

    key: str
    name: str
    since: int
    done: tuple[str, ...]
    lacking: tuple[str, ...]
    tasks: tuple[str, ...]


@cache
def topics_of(kind: str) -> dict[str, Topic]:
    """Every subject as a body of this kind ("party", "state", "commune") speaks of it, by key."""
    with Path(__file__).with_name("topics.toml").open("rb") as file:
        raw = tomllib.load(file)
    return {
        key: Topic(key, t["name"], t.get("since", 0), _fit(t["done"], kind), _fit(t["lacking"], kind), _fit(t["tasks"], kind))
        for key, t in raw.items()
    }


def timely(sentences: tuple[str, ...], year: int) -> list[str]:
    """Those of `sentences` that can have been written in `year`: one may begin with the year from which it makes sense.

    >>> timely(("Nay", "2021: Mai"), 2019), timely(("Nay", "2021: Mai"), 2022)
    (['Nay'], ['Nay', 'Mai'])
    """
    parts = [s.partition(": ") if s[:4].isdigit() else ("0", "", s) for s in sentences]
    return [text for since, _, text in parts if int(since) <= year]


def _fit(sentences: list[str], kind: str) -> tuple[str, ...]:
    if kind != "commune":
        return tuple(s.removeprefix(DISTRICT_ONLY).strip() for s in sentences)
    return tuple(s.replace("oàn huyện", "oàn xã") for s in sentences if not s.startswith(DISTRICT_ONLY))
