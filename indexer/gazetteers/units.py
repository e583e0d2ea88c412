"""Provinces and districts as they were until 2025-06-30, each with the province that its land belongs to since.

No kept package has both sides of that day: `vietnam-provinces` lists the districts up to its version 0.6 and the 34 provinces
after it. So the units are a table of our own, every row with the list or the resolution that it was taken from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from indexer.gazetteers import rows
from indexer.text.fold import accented, folded, has_marks

REFORM = "2025-07-01"
"""The day on which districts ended and 63 provinces became 34 (Nghị quyết 202/2025/QH15)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A province or a district. `province` is the one that it belonged to (its own name for a province), `today` the one since `REFORM`."""

    level: str
    kind: str
    name: str
    province: str
    today: str

    @property
    def full_name(self) -> str:
        """With its kind: "huyện Yên Thủy", "tỉnh Hòa Bình", "quận 7"."""
        return f"{self.kind} {self.name}"

    @property
    def renamed(self) -> bool:
        """Whether its land is under a province of another name today."""
        return self.province != self.today


def units_named(name: str) -> tuple[Unit, ...]:
    """The units called `name`, with or without its kind in front, provinces first; () where none is.

    >>> [(unit.full_name, unit.province, unit.today) for unit in units_named("Yên Thuỷ")]
    [('huyện Yên Thủy', 'Hòa Bình', 'Phú Thọ')]
    >>> [unit.full_name for unit in units_named("BẮC KẠN")], [unit.full_name for unit in units_named("thành phố Bắc Cạn")]
    (['tỉnh Bắc Kạn', 'thành phố Bắc Kạn'], ['thành phố Bắc Kạn'])
    >>> units_named("Bac Kan") == units_named("Bắc Kạn")  # a name without any mark is every name that it folds to
    True
    """
    words = name.replace("-", " ").split()
    marked = any(has_marks(word) for word in words)
    key = " ".join(map(accented if marked else folded, words))
    return (_by_accented() if marked else _by_folded()).get(key, ())


def province_of(unit: Unit) -> Unit:
    """The province that `unit` belonged to; itself for a province."""
    return next(found for found in units_named(unit.province) if found.level == "province")


def province_today(unit: Unit) -> Unit:
    """The province that has its land since `REFORM`, with the kind that it has today.

    >>> province_today(units_named("huyện Yên Thủy")[0]).full_name, province_today(units_named("tỉnh Bình Dương")[0]).full_name
    ('tỉnh Phú Thọ', 'thành phố Hồ Chí Minh')
    """
    return next(found for found in units_named(unit.today) if found.level == "province" and found.name == unit.today)


@cache
def units() -> tuple[Unit, ...]:
    """All units, in the table's order: the provinces, then the districts province by province."""
    return tuple(Unit(row["level"], row["kind"], row["name"], row["province"] or row["name"], row["today"]) for row in rows("units"))


def names_of(unit: Unit) -> tuple[str, ...]:
    """Its name and the other spellings of it.

    >>> names_of(units_named("tỉnh Bắc Kạn")[0])
    ('Bắc Kạn', 'Bắc Cạn')
    """
    return (unit.name, *_other_names()[unit])


@cache
def _other_names() -> Mapping[Unit, tuple[str, ...]]:
    return MappingProxyType({unit: tuple(filter(None, row["also"].split("|"))) for unit, row in zip(units(), rows("units"), strict=True)})


@cache
def _by_accented() -> Mapping[str, tuple[Unit, ...]]:
    return _table(accented)


@cache
def _by_folded() -> Mapping[str, tuple[Unit, ...]]:
    return _table(folded)


def _table(key: Callable[[str], str]) -> Mapping[str, tuple[Unit, ...]]:
    """Every spelling of a unit's name, alone and after its kind, by what `key` makes of its words."""
    found: dict[str, dict[Unit, None]] = {}
    for unit in units():
        for name in names_of(unit):
            for spelling in (name, f"{unit.kind} {name}"):
                found.setdefault(" ".join(map(key, spelling.replace("-", " ").split())), {})[unit] = None
    return MappingProxyType({spelling: tuple(named) for spelling, named in found.items()})
