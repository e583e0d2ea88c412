"""Invented careers in real and invented districts, namesakes included: who held which post, where, from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from indexer.gazetteers.units import units
from tests.benchmarks.names import person_name, place_names
from tests.benchmarks.world import REFORM, slug

BEGIN, END = date(2012, 1, 9), date(2026, 10, 30)
NAMESAKES = (("one district", 0.02), ("one province", 0.06), ("elsewhere", 0.25))
"""Shares of people who get the name of somebody before them, by how near the two are; chance makes more. Those of one district serve at
the same time: when one of them only follows the other, no page tells them apart."""
DISTRICT_LADDERS = (
    ("Phó Trưởng Ban Dân vận Huyện ủy", "Trưởng Ban Dân vận Huyện ủy", "Phó Bí thư Thường trực Huyện ủy", "Bí thư Huyện ủy"),
    ("Trưởng phòng Nội vụ huyện", "Phó Chủ tịch UBND huyện", "Chủ tịch UBND huyện", "Bí thư Huyện ủy"),
    ("Chánh Văn phòng Huyện ủy", "Trưởng Ban Tổ chức Huyện ủy", "Phó Chủ tịch HĐND huyện"),
    ("Chủ tịch Hội Nông dân huyện", "Chủ tịch Ủy ban MTTQ Việt Nam huyện"),
    ("Trưởng phòng Giáo dục và Đào tạo huyện",),
    ("Chỉ huy trưởng Ban CHQS huyện",),
)
PROVINCE_LADDERS = (
    ("Phó Giám đốc Sở Nội vụ", "Giám đốc Sở Nội vụ", "Phó Chủ tịch UBND tỉnh"),
    ("Phó Trưởng Ban Tổ chức Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy", "Phó Bí thư Tỉnh ủy"),
    ("Phó Chủ tịch Hội Nông dân tỉnh", "Chủ tịch Hội Nông dân tỉnh"),
)
COMMUNE_LADDER = ("Phó Chủ tịch UBND xã", "Chủ tịch UBND xã", "Bí thư Đảng ủy xã")


@dataclass(frozen=True, slots=True)
class Place:
    """A district, the commune made of it in 2025, and the portals of both and of their province."""

    name: str
    commune: str
    province: str
    real: bool

    def site(self, level: str) -> str:
        """The address of the portal of a level.

        >>> Place("Lạc Bình", "Phú Lĩnh", "Nam Lĩnh", False).site("huyện")
        'lacbinh.namlinh.example'
        """
        home = f"{slug(self.province)}.{'gov.vn' if self.real else 'example'}"
        return {"huyện": f"{slug(self.name)}.{home}", "xã": f"{slug(self.commune)}.{home}"}.get(level, home)

    def unit(self, level: str) -> str:
        return {"huyện": self.name, "xã": self.commune}.get(level, self.province)


@dataclass(frozen=True, slots=True)
class Stint:
    """A post held from `first` to `last`, both inclusive; `position` is without the unit's name."""

    position: str
    level: str
    place: Place
    first: date
    last: date

    @property
    def whole(self) -> str:
        """The position with its unit.

        >>> place = Place("Lạc Bình", "Phú Lĩnh", "Nam Lĩnh", False)
        >>> Stint("Giám đốc Sở Nội vụ", "tỉnh", place, BEGIN, END).whole, Stint("Bí thư Huyện ủy", "huyện", place, BEGIN, END).whole
        ('Giám đốc Sở Nội vụ tỉnh Nam Lĩnh', 'Bí thư Huyện ủy Lạc Bình')
        """
        named = self.position.endswith((" ủy", f" {self.level}"))
        return f"{self.position}{'' if named else f' {self.level}'} {self.place.unit(self.level)}"


@dataclass(frozen=True, slots=True)
class Life:
    """One official, told from all others by `number`; `stints` follow one another in time."""

    number: int
    name: str
    stints: tuple[Stint, ...]

    def on(self, day: date) -> Stint | None:
        return next((stint for stint in self.stints if stint.first <= day <= stint.last), None)


def places(rng: Random, count: int) -> list[Place]:
    """`count` districts, some six in a province, every other one real."""
    by_province: dict[str, list[str]] = {}
    for unit in units():
        if unit.level == "district" and unit.kind == "huyện":
            by_province.setdefault(unit.province, []).append(unit.name)
    large = [(province, names) for province, names in sorted(by_province.items()) if len(names) >= 6]
    invented = iter(place_names(rng, count * 2))
    found: list[Place] = []
    while len(found) < count:
        province, names = rng.choice(large) if len(found) % 12 < 6 else (next(invented), [next(invented) for _ in range(6)])
        found += [Place(name, next(invented), province, len(found) % 12 < 6) for name in rng.sample(names, 6)]
    return found[:count]


def lives(rng: Random, everywhere: Sequence[Place], count: int) -> Iterator[Life]:
    """`count` careers: promoted within one unit, moved to another district or up to the province, on to a commune in 2025."""
    before: list[Life] = []
    while len(before) < count:
        stints = tuple(_stints(rng, rng.choice(everywhere), everywhere))
        if stints:
            before.append(Life(len(before), _name(rng, stints[0], before), stints))
            yield before[-1]


def _name(rng: Random, first: Stint, before: Sequence[Life]) -> str:
    chance = rng.random()
    for near, share in NAMESAKES:
        if (chance := chance - share) < 0:
            able = sorted({life.name for life in before if _is_near(near, first, life)})
            return rng.choice(able) if able else person_name(rng)[0]
    return person_name(rng)[0]


def _is_near(near: str, first: Stint, life: Life) -> bool:
    if near == "one district":
        return (stint := life.on(first.first + timedelta(days=200))) is not None and stint.place == first.place
    return (near == "one province") == (life.stints[0].place.province == first.place.province)


def _stints(rng: Random, place: Place, everywhere: Sequence[Place]) -> Iterator[Stint]:
    """One ladder, then perhaps another in another unit."""
    day = BEGIN + timedelta(days=rng.randrange(3000))
    level = "tỉnh" if rng.random() < 0.15 else "huyện"
    for position in _climbed(rng, level):
        last = day + timedelta(days=rng.randint(500, 1800))
        yield from _held(rng, position, level, place, day, last)
        day = last + timedelta(days=1)
    if level == "huyện" and day < REFORM and rng.random() < 0.45:
        inside = [other for other in everywhere if other.province == place.province and other != place]
        level, place = ("tỉnh", place) if rng.random() < 0.5 or not inside else ("huyện", rng.choice(inside))
        yield from _held(rng, rng.choice(_climbed(rng, level)), level, place, day, day + timedelta(days=rng.randint(700, 2500)))


def _held(rng: Random, position: str, level: str, place: Place, first: date, last: date) -> Iterator[Stint]:
    """The post as far as it lasts: a district's until districts end, then for three in five a commune's."""
    reform = REFORM - timedelta(days=1)
    if first > min(END, reform if level == "huyện" else END):
        return
    yield Stint(position, level, place, first, min(last, END, reform if level == "huyện" else END))
    if level == "huyện" and last >= REFORM and rng.random() < 0.6:
        yield Stint(rng.choice(COMMUNE_LADDER), "xã", place, REFORM, END)


def _climbed(rng: Random, level: str) -> tuple[str, ...]:
    ladder = rng.choice(PROVINCE_LADDERS if level == "tỉnh" else DISTRICT_LADDERS)
    start = rng.randrange(len(ladder))
    return ladder[start : start + rng.randint(1, 3)]
