"""Groups of one name joined from seat to seat: a unit and the one above it, a district and the communes that followed it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from indexer.gazetteers.units import REFORM
from indexer.identity.groups import Group, conflict, united
from indexer.identity.scenes import provinces_of
from indexer.identity.seats import COMMUNE, DISTRICT, NATIONAL, PROVINCE, Seat, fold_key, same_unit


def linked(groups: Sequence[Group]) -> list[Group]:
    """`groups` joined as far as seats above and the reform of 2025 tell. The result does not depend on their order."""
    found = list(groups)
    for level in (DISTRICT, PROVINCE, NATIONAL):
        for seat in sorted({seat for group in found for seat in group.at(level)}, key=str):
            found = _joined_below(seat, found)
    return _joined_by_reform(found)


def contains(above: Seat, below: Seat) -> bool:
    """Whether `below` is known to lie in the unit of `above`. The country holds everyone, which tells nothing."""
    if not above.unit:
        return False
    if above.level == DISTRICT:
        return below.level == COMMUNE and bool(below.within) and same_unit(below.within or "", above.unit)
    return above.level == PROVINCE and below.level == DISTRICT and fold_key(above.unit) in provinces_of(below)


def _joined_below(seat: Seat, groups: list[Group]) -> list[Group]:
    """`groups` with those joined that reports tie to `seat`, and then the only one that lies in it."""
    tied = [group for group in groups if seat in group.seats]
    if len(tied) > 1 and not any(conflict(a, b, moved=True) for a, b in combinations(tied, 2)):
        groups = _replaced(groups, tied, f"Bản tin ghi chức vụ ở {seat.shown} cho cùng một tên.")
        tied = [group for group in groups if seat in group.seats]
    inside = [group for group in groups if group not in tied and any(contains(seat, below) for below in group.seats)]
    if len(tied) == 1 and len(inside) == 1 and not conflict(tied[0], inside[0], moved=False):
        below = next(below for below in sorted(inside[0].seats, key=str) if contains(seat, below))
        return _replaced(groups, [*tied, *inside], f"Cùng tên; {seat.shown} là cấp trên của {below.shown}, không có người nào khác ở đó.")
    return groups


def _joined_by_reform(groups: list[Group]) -> list[Group]:
    """`groups` with those joined of which one ended with the districts and one began with the communes of the same province."""
    ended = [group for group in groups if not group.at(COMMUNE) and _days_at(DISTRICT, group)[1] < REFORM]
    began = [group for group in groups if not group.at(DISTRICT) and _days_at(COMMUNE, group)[0] >= REFORM]
    pairs = [(a, b) for a in ended for b in began if _one_province(a, b) and not conflict(a, b, moved=False)]
    for a, b in pairs:
        if sum(a in pair for pair in pairs) == 1 and sum(b in pair for pair in pairs) == 1:
            district, commune = min(a.at(DISTRICT), key=str), min(b.at(COMMUNE), key=str)
            reason = f"Cùng tên, cùng tỉnh; {district.shown} kết thúc ngày 30/6/2025, chức vụ ở {commune.shown} có từ sau ngày đó."
            groups = _replaced(groups, [a, b], reason)
    return groups


def _replaced(groups: list[Group], parts: Sequence[Group], reason: str) -> list[Group]:
    return [*(group for group in groups if group not in parts), united(parts, reason)]


def _one_province(one: Group, other: Group) -> bool:
    """Whether two groups stand on portals of one province, or in one by the table of units."""
    here, there = (frozenset(name for seat in group.seats for name in provinces_of(seat)) for group in (one, other))
    return bool(here & there) if here and there else bool(one.portals & other.portals)


def _days_at(level: str, group: Group) -> tuple[str, str]:
    """First and last day of its posts at a level; before and after all days where there is none."""
    days = [days for seat in group.at(level) if (days := group.days(seat))]
    return min((first for first, _ in days), default=""), max((last for _, last in days), default="9999")
