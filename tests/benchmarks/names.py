"""Invented people and places with plausible Vietnamese names, put together from `names.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random

MINORITY_SHARE = 0.08
"""How many names have a shape that peoples other than the Kinh use."""


def person_name(rng: Random, *, woman: bool | None = None) -> tuple[str, bool]:
    """A name, and whether it is a woman's; `woman` decides which, chance where it is None.

    >>> person_name(Random(3))
    ('Nguyễn Thị Bích Nhàn', True)
    """
    woman = rng.random() < 0.3 if woman is None else woman
    sex = "female" if woman else "male"
    if rng.random() < MINORITY_SHARE:
        return f"{rng.choice(_parts(f'minority_{sex}_head'))} {rng.choice(_parts(f'minority_{sex}_given'))}", woman
    surname = rng.choices(*_surnames())[0]
    return f"{surname} {rng.choice(_parts(f'{sex}_middle'))} {rng.choice(_parts(f'{sex}_given'))}", woman


def place_names(rng: Random, count: int) -> list[str]:
    """`count` distinct place names of two syllables."""
    every = [f"{first} {second}" for first in _parts("place_first") for second in _parts("place_second") if first != second]
    return rng.sample(every, count)


@cache
def _surnames() -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Surnames and their weights."""
    pairs = [item.rsplit(" ", 1) for item in _parts("surnames")]
    return tuple(name for name, _ in pairs), tuple(int(share) for _, share in pairs)


@cache
def _parts(key: str) -> tuple[str, ...]:
    with Path(__file__).with_name("names.toml").open("rb") as file:
        return tuple(" ".join(item.split()) for item in tomllib.load(file)[key].split(","))
