"""Appearances that name no unit, given to the one group that they can belong to; what may be several people's stays open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from indexer.identity.groups import Group, clash, gathered, levels_of, office_keys, order, united
from indexer.identity.people_values import Appearance
from indexer.identity.regions import Surroundings, is_near, surroundings_of
from indexer.identity.scenes import portal_of, site_names, unit_site
from indexer.identity.seats import COMMUNE, DISTRICT, LEVELS, NATIONAL

_FOREIGN = "nơi họp, nơi đăng không phải nơi công tác của người nào mang tên này"


class Home(NamedTuple):
    """Which groups (by their place in the list) an appearance can belong to, whether it is `sure`, and the sentence that says why."""

    appearance: Appearance
    candidates: tuple[int, ...]
    sure: bool
    reason: str


class Settled(NamedTuple):
    """Groups with all that belongs to them, and what stays open, its candidates by their place among the groups."""

    groups: list[Group]
    open: list[Home]


def settled(groups: Sequence[Group], floating: Iterable[Appearance]) -> Settled:
    """Each of `floating` in the one group that it can belong to. Those with a level go first; what fits nobody makes its own groups."""
    floating = sorted(floating, key=order)
    named = Counter(appearance.report_id for appearance in floating)
    twice = {report for report, count in named.items() if count > 1}
    levelled = _homes([appearance for appearance in floating if levels_of(appearance)], groups, twice)
    groups = [*groups, *_alone(home.appearance for home in levelled if not home.candidates)]
    others = _homes([appearance for appearance in floating if not levels_of(appearance)], groups, twice)
    groups = [*groups, *_alone(home.appearance for home in others if not home.candidates)]
    homes = [*levelled, *others]
    return Settled(
        [_grown(i, group, homes) for i, group in enumerate(groups)], [home for home in homes if home.candidates and not home.sure]
    )


def _grown(i: int, group: Group, homes: Sequence[Home]) -> Group:
    """A group with the appearances that can belong to it alone."""
    joining = [home for home in homes if home.sure and home.candidates == (i,)]
    return united([group, Group(tuple(home.appearance for home in joining))], *(home.reason for home in joining)) if joining else group


def _homes(floating: Sequence[Appearance], groups: Sequence[Group], twice: set[str]) -> list[Home]:
    """Where each appearance without a unit can belong. Those with the same surroundings are near the same people."""
    # Told once for each surroundings: five thousand reports of three hundred people have few.
    reached: dict[Surroundings, tuple[list[int], list[int]]] = {}
    homes = []
    for appearance in floating:
        here = surroundings_of(appearance)
        if here not in reached:
            able = _able(here, groups)
            reached[here] = able, [i for i in able if is_near(here, groups[i])]
        homes.append(_home(appearance, groups, *reached[here], twice))
    return homes


def _able(here: Surroundings, groups: Sequence[Group]) -> list[int]:
    """People of the level of its posts, else of its portal and not at the head of the country; without a level, all."""
    if not here.levels:
        return list(range(len(groups)))
    same = [i for i, group in enumerate(groups) if here.levels & group.levels]
    return same or [i for i, group in enumerate(groups) if portal_of(here.site) in group.portals and group.levels != {NATIONAL}]


def _home(appearance: Appearance, groups: Sequence[Group], able: Sequence[int], near: Sequence[int], twice: set[str]) -> Home:
    """Where an appearance belongs of those who are `able`, of whom some are `near`."""
    if able and not near:
        return Home(appearance, () if levels_of(appearance) else tuple(able), False, f"{_lack(appearance)}; {_FOREIGN}.")
    alone = Group((appearance,))
    free = [i for i in near if appearance.report_id not in groups[i].reports and not clash(alone, groups[i])]
    fitting = _narrowed(appearance, groups, free) if appearance.posts else free
    if len(fitting) == 1 and appearance.report_id not in twice:
        return Home(appearance, (fitting[0],), True, _joined_reason(appearance, one_of_many=len(free) > 1))
    return Home(appearance, tuple(fitting), False, _open_reason(appearance, len(fitting)))


def _narrowed(appearance: Appearance, groups: Sequence[Group], able: list[int]) -> list[int]:
    """Of several, those whose unit the site is named after, else those who appear on the site, and of these those who hold the same
    office; each only where that leaves any."""
    named = [i for i in able if any(seat.unit and site_names(appearance.site, seat.unit) for seat in groups[i].seats)]
    near = named or [i for i in able if appearance.site in groups[i].sites] or able
    offices = office_keys(appearance)
    return [i for i in near if not offices.isdisjoint(groups[i].offices)] or near


def _alone(appearances: Iterable[Appearance]) -> list[Group]:
    """Appearances that belong to nobody yet, those of one portal together; where a report there names two, those of one post."""
    appearances = list(appearances)
    named = Counter((_home_site(appearance), appearance.report_id) for appearance in appearances)
    contested = {portal for (portal, _), count in named.items() if count > 1}

    def keys(appearance: Appearance) -> Iterable[Hashable]:
        portal = _home_site(appearance)
        return [(portal, office) for office in sorted(office_keys(appearance))] if portal in contested else [portal]

    return [Group(tuple(members), _alone_reason(members)) for members in gathered(appearances, keys)]


def _home_site(appearance: Appearance) -> str:
    """The site, for a post of a district or a commune on what is its own; the portal of the province for all others."""
    return (levels_of(appearance) & {DISTRICT, COMMUNE} and unit_site(appearance.site)) or portal_of(appearance.site)


def _alone_reason(members: Sequence[Appearance]) -> frozenset[str]:
    levels = sorted({level for member in members for level in levels_of(member)}, key=LEVELS.index)
    told = f"Bản tin không ghi tên đơn vị ({', '.join(levels)})" if levels else "Bản tin không ghi chức vụ nào ở đâu"
    return frozenset([f"{told}; cùng tên trên cùng một cổng thông tin."] if len(members) > 1 else [])


def _lack(appearance: Appearance) -> str:
    return "Bản tin ghi chức vụ mà không ghi tên đơn vị" if appearance.posts else "Bản tin không ghi chức vụ"


def _joined_reason(appearance: Appearance, *, one_of_many: bool) -> str:
    if one_of_many:
        return f"{_lack(appearance)}; trong những người cùng tên chỉ một người phù hợp với trang đăng bản tin và chức vụ."
    return f"{_lack(appearance)}; chỉ một người mang tên này phù hợp."


def _open_reason(appearance: Appearance, count: int) -> str:
    told = "bản tin nêu hai người mang tên này" if count < 2 else f"{count} người mang tên này đều phù hợp"
    return f"{_lack(appearance)}; {told}."
