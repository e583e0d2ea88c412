"""Whether a report points to the region in which somebody is known to serve, or to another."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.identity.groups import Group, levels_of
from indexer.identity.people_values import Appearance
from indexer.identity.scenes import portal_of, provinces_of, site_names, unit_site
from indexer.identity.seats import COMMUNE, DISTRICT, NATIONAL, Seat, same_unit


def is_near(appearance: Appearance, group: Group) -> bool:
    """Whether a report stands on a portal on which somebody appears, or names a unit or a province of theirs; never elsewhere."""
    if is_elsewhere(appearance, group):
        return False
    if portal_of(appearance.site) in group.portals or _is_named_after(appearance.site, group):
        return True
    here, there = _provinces(appearance.around), _provinces(group.seats)
    return not here.isdisjoint(there) or any(a.level == b.level and _same(a, b) for a in appearance.around for b in group.seats)


def is_elsewhere(appearance: Appearance, group: Group) -> bool:
    """Whether hosts, places or site of a report that does not say whose a post is point away from every unit of `group`."""
    own = unit_site(appearance.site)
    if NATIONAL in group.levels or (own and own in map(unit_site, group.sites)) or _is_named_after(appearance.site, group):
        return False
    levels = levels_of(appearance) or {DISTRICT, COMMUNE}
    if any(_is_of_another_unit(level, appearance, group) for level in levels & {DISTRICT, COMMUNE}):
        return True
    here, there = _provinces(appearance.around), _provinces(group.seats)
    return bool(here and there and here.isdisjoint(there))


def _is_of_another_unit(level: str, appearance: Appearance, group: Group) -> bool:
    """Whether the surroundings name units of a level, or else are a unit's own site, where the group is known in others."""
    around, known = [seat for seat in appearance.around if seat.level == level], group.at(level)
    if around:
        return bool(known) and not any(_same(seat, other) for seat in around for other in known)
    return bool(known) and unit_site(appearance.site) is not None


def _is_named_after(site: str, group: Group) -> bool:
    return any(seat.unit and site_names(site, seat.unit) for seat in group.seats)


def _same(one: Seat, other: Seat) -> bool:
    return same_unit(one.unit or "", other.unit or "")


def _provinces(seats: Iterable[Seat]) -> frozenset[str]:
    return frozenset(name for seat in seats for name in provinces_of(seat))
