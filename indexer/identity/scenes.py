"""The surroundings that a report gives to what it names: whose portal it stands on, whose meeting it tells of, which places it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from indexer.fields import distinct, site_of
from indexer.gazetteers.units import Unit, units, units_named
from indexer.identity.seats import DISTRICT, NATIONAL, PROVINCE, Seat, fold_key, same_unit, seat_named, unit_key
from indexer.reports import Report

_SHARED = {"gov", "dcs", "com", "org", "net", "edu", "info"}
"""Second labels that say whose address it is no more than the first does: "ninhbinh.gov.vn"."""
_BODY = re.compile(r"^(?:huyenuy|quanuy|thiuy|thanhuy|danguy|huyen|quan|thixa|xa|phuong|hdnd|ubnd|mttq)-?(?=[a-z]{3})")
_SHORTEST = 4
"""Letters of a name that an address can be told by; "quận 7" stands at the end of too many."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The seats with a unit that a report's hosts, its site and its places name, in this order of trust."""

    hosts: tuple[Seat, ...]
    site: tuple[Seat, ...]
    places: tuple[Seat, ...]

    def only(self, level: str) -> str | None:
        """The one unit of this level that the most trusted of them name; None without one, and where they name several."""
        for seats in (self.hosts, self.site, self.places):
            found = {unit_key(seat.unit): seat.unit for seat in seats if seat.unit and seat.level == level}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None


def scene_of(report: Report) -> Scene:
    """The surroundings of what `report` names."""
    hosts = _named(body.value for body in (report.host, *report.co_hosts) if body)
    return Scene(hosts, _seats_of_site(site_of(report.url)), _named(place.value for place in report.places))


def placed(seat: Seat, scene: Scene) -> Seat:
    """`seat` with the unit that it leaves out, and the one above that, as far as the surroundings tell them."""
    if seat.level == NATIONAL:
        return Seat(NATIONAL)
    unit = seat.unit or (_province(scene) if seat.level == PROVINCE else scene.only(seat.level))
    if unit is None or seat.level == PROVINCE:
        return Seat(seat.level, unit)
    within = seat.within or (_province_of(unit, scene) if seat.level == DISTRICT else scene.only(DISTRICT))
    return Seat(seat.level, unit, within)


@lru_cache(maxsize=1 << 12)
def provinces_of(seat: Seat) -> frozenset[str]:
    """Folded names of the provinces that a seat with a unit lies in, that of its time and today's; of none that is known, empty.

    >>> sorted(provinces_of(Seat(DISTRICT, "Yên Thủy", "Hòa Bình")))
    ['hoa binh', 'phu tho']
    """
    if seat.level == PROVINCE:
        names = {seat.unit or "", *(unit.today for unit in units_named(seat.unit or "") if unit.level == "province")}
    elif seat.level == DISTRICT:
        known = {
            name for unit in _districts(seat.unit or "") if seat.within in (None, unit.province) for name in (unit.province, unit.today)
        }
        names = {seat.within or "", *known}
    else:
        names = {name for unit in units_named(seat.within or "") for name in (unit.province, unit.today)}
    return frozenset(fold_key(name) for name in names if name)


@lru_cache(maxsize=1 << 12)
def portal_of(site: str) -> str:
    """The address that sites of one province share: the last label that is somebody's name, and what follows it.

    >>> portal_of("huyenuykimson.ninhbinh.dcs.vn"), portal_of("lacbinh.namlinh.example"), portal_of("file")
    ('ninhbinh.dcs.vn', 'namlinh.example', 'file')
    """
    labels = site.split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED else 2
    return ".".join(labels[-keep:])


@lru_cache(maxsize=1 << 12)
def unit_site(site: str) -> str | None:
    """What the sites of one district or commune share, its label without the body that it is of; None for a whole portal.

    >>> unit_site("huyenuykimson.ninhbinh.dcs.vn"), unit_site("huyenuy.kimson.ninhbinh.dcs.vn"), unit_site("ninhbinh.gov.vn")
    ('kimson.ninhbinh.dcs.vn', 'kimson.ninhbinh.dcs.vn', None)
    """
    portal = portal_of(site)
    label = site.removesuffix(portal).rstrip(".").rpartition(".")[2]
    return f"{_BODY.sub('', label) or label}.{portal}" if label else None


@lru_cache(maxsize=1 << 14)
def site_names(site: str, unit: str) -> bool:
    """Whether an address is made of a unit's name.

    >>> site_names("huyenuy-lacbinh.namlinh.example", "Lạc Bình"), site_names("baonamlinh.example", "Lạc Bình")
    (True, False)
    """
    joined = _joined(unit)
    return len(joined) >= _SHORTEST and any(label.endswith(joined) for label in site.split("."))


def _named(names: Iterable[str]) -> tuple[Seat, ...]:
    return tuple(seat for name in distinct(names) if (seat := seat_named(name)) and seat.unit)


def _province(scene: Scene) -> str | None:
    """The province that the surroundings name, or that the one district which they name lies in."""
    told = scene.only(PROVINCE)
    district = None if told else scene.only(DISTRICT)
    provinces = distinct(unit.province for unit in _districts(district or ""))
    return told or (provinces[0] if len(provinces) == 1 else None)


def _province_of(district: str, scene: Scene) -> str | None:
    """The province of a district: the only one that has a district so named, else the one that the surroundings name."""
    provinces = distinct(unit.province for unit in _districts(district))
    told = scene.only(PROVINCE)
    if len(provinces) == 1:
        return provinces[0]
    return told if told and (not provinces or any(same_unit(told, province) for province in provinces)) else None


def _districts(name: str) -> tuple[Unit, ...]:
    return tuple(unit for unit in units_named(name) if unit.level == "district") if name else ()


@cache
def _seats_of_site(site: str) -> tuple[Seat, ...]:
    """The province and the district that an address is made of: "huyenuykimson.ninhbinh.dcs.vn"."""
    labels = site.split(".")
    province = next((name for label in labels if (name := _provinces_joined().get(label))), None)
    if province is None:
        return ()
    inside = [unit.name for unit in units() if unit.level == "district" and unit.province == province]
    district = next((name for name in sorted(inside, key=len, reverse=True) if site_names(".".join(labels[:-3]), name)), None)
    return (*([Seat(DISTRICT, district, province)] if district else []), Seat(PROVINCE, province))


@cache
def _provinces_joined() -> Mapping[str, str]:
    return {_joined(unit.name): unit.name for unit in units() if unit.level == "province"}


def _joined(name: str) -> str:
    return fold_key(name).replace(" ", "")
