"""Whether a report points to the region in which somebody is known to serve, or to another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from indexer.identity.groups import Group, levels_of
from indexer.identity.people_values import Appearance
from indexer.identity.scenes import portal_of, provinces_of, site_names, unit_site
from indexer.identity.seats import COMMUNE, DISTRICT, NATIONAL, Seat, same_unit

LOCAL = frozenset({DISTRICT, COMMUNE})


class Surroundings(NamedTuple):
    """What tells where a report belongs that does not say whose a post is: its site, what surrounds the name, the levels of the posts."""

    site: str
    around: tuple[Seat, ...]
    levels: frozenset[str]


def surroundings_of(appearance: Appearance) -> Surroundings:
    return Surroundings(appearance.site, appearance.around, levels_of(appearance))


def is_near(here: Surroundings, group: Group) -> bool:
    """Whether a report stands on a portal on which somebody appears, or names a unit or a province of theirs; never elsewhere."""
    if is_elsewhere(here, group):
        return False
    if portal_of(here.site) in group.portals or _is_named_after(here.site, group):
        return True
    shared = not _provinces(here.around).isdisjoint(_provinces(group.seats))
    return shared or any(a.level == b.level and _same(a, b) for a in here.around for b in group.seats)


def is_elsewhere(here: Surroundings, group: Group) -> bool:
    """Whether hosts, places or site of a report point away from every unit of `group`."""
    own = unit_site(here.site)
    if NATIONAL in group.levels or (own and own in map(unit_site, group.sites)) or _is_named_after(here.site, group):
        return False
    if any(_is_of_another_unit(level, here, group) for level in (here.levels or LOCAL) & LOCAL):
        return True
    named, known = _provinces(here.around), _provinces(group.seats)
    return bool(named and known and named.isdisjoint(known))


def _is_of_another_unit(level: str, here: Surroundings, group: Group) -> bool:
    """Whether the surroundings name units of a level, or else are a unit's own site, where the group is known in others."""
    around, known = [seat for seat in here.around if seat.level == level], group.at(level)
    if around:
        return bool(known) and not any(_same(seat, other) for seat in around for other in known)
    return bool(known) and unit_site(here.site) is not None


def _is_named_after(site: str, group: Group) -> bool:
    return any(seat.unit and site_names(site, seat.unit) for seat in group.seats)


def _same(one: Seat, other: Seat) -> bool:
    return same_unit(one.unit or "", other.unit or "")


def _provinces(seats: Iterable[Seat]) -> frozenset[str]:
    return frozenset(name for seat in seats for name in provinces_of(seat))
