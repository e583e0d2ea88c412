"""Appearances of one name gathered by the lowest seat that they name; a seat at which two of the name serve is divided by their offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from indexer.identity.duties import Duty, at_once, duty_of, exclude
from indexer.identity.groups import Group, gathered, levels_of, office_keys, order, seat_of, seats_of
from indexer.identity.people_values import Appearance
from indexer.identity.seats import LEVELS, NATIONAL, Seat


def groups_by_seat(appearances: Iterable[Appearance]) -> tuple[list[Group], list[Appearance]]:
    """One group for each lowest seat, and what belongs to none.

    Where one report names two people at a seat there is one group for each office, where offices are held there that nobody holds at
    once one for each body. Without a group is what has no seat, or there no office, and what ties units that were served at once.
    """
    appearances = sorted(appearances, key=order)
    contested, crowded = _contested(appearances), _crowded(appearances)

    def keys(appearance: Appearance) -> list[Hashable]:
        found: list[Hashable] = []
        for seat in lowest_seats(appearance):
            if seat in contested:
                found += [(seat, office) for office in sorted(office_keys(appearance))]
            else:
                found += [(seat, body) for body in sorted(_bodies(appearance, seat))] if seat in crowded else [seat]
        return found

    loose = [appearance for appearance in appearances if not keys(appearance)]
    groups: list[Group] = []
    for members in gathered([appearance for appearance in appearances if keys(appearance)], keys):
        tying = [member for member in members if len(lowest_seats(member)) > 1] if _is_torn(members) else []
        whole = [member for member in members if len(lowest_seats(member)) == 1] if tying else members
        loose += tying
        groups += [_group(parts, contested | crowded) for parts in gathered(whole, keys)]
    return groups, loose


def lowest_seats(appearance: Appearance) -> list[Seat]:
    """The seats of the lowest level that an appearance holds a post at; none where no unit of that level is known."""
    lowest = max(levels_of(appearance), key=LEVELS.index, default=None)
    return [seat for seat in seats_of(appearance) if seat.level == lowest]


def _group(members: Sequence[Appearance], divided: set[Seat]) -> Group:
    shared = Counter(seat for member in members for seat in seats_of(member))
    common = sorted(seat.shown for seat, count in shared.items() if count > 1)
    same = "cùng chức vụ, nơi có hai người mang tên này" if not divided.isdisjoint(shared) else "cùng nơi giữ chức"
    return Group(tuple(members), frozenset([f"Cùng tên và {same}: {', '.join(common)}."] if common else []))


def _contested(appearances: Iterable[Appearance]) -> set[Seat]:
    """Seats at which one report names two people of the name."""
    named = Counter((appearance.report_id, seat) for appearance in appearances for seat in seats_of(appearance))
    return {seat for (_, seat), count in named.items() if count > 1}


def _crowded(appearances: Iterable[Appearance]) -> set[Seat]:
    """Seats at which the name holds, at the same time, two offices that nobody holds at once and that no report gives to one."""
    days: dict[Seat, dict[Duty, list[str]]] = defaultdict(lambda: defaultdict(list))
    together: set[tuple[Duty, Duty]] = set()
    for appearance in appearances:
        held = {(seat, duty) for post in appearance.posts if (seat := seat_of(post)) and (duty := duty_of(post))}
        for seat, duty in held if appearance.day else ():
            days[seat][duty].append(appearance.day or "")
        together |= {(a, b) for _, a in held for _, b in held}
    return {seat for seat, duties in days.items() if _are_at_once(duties, together)}


def _are_at_once(duties: dict[Duty, list[str]], together: set[tuple[Duty, Duty]]) -> bool:
    spans = {duty: (min(days), max(days)) for duty, days in duties.items()}
    return any(exclude(a, b) and (a, b) not in together and at_once(spans[a], spans[b]) for a, b in combinations(spans, 2))


def _is_torn(members: Sequence[Appearance]) -> bool:
    """Whether posts in two units of one level were held at the same time, so that what ties these units cannot be right."""
    group = Group(tuple(members))
    held = [(seat, days) for seat in sorted(group.seats, key=str) if seat.level != NATIONAL and (days := group.days(seat))]
    return any(a.level == b.level and at_once(first, second) for (a, first), (b, second) in combinations(held, 2))


def _bodies(appearance: Appearance, seat: Seat) -> set[str]:
    """The bodies at a seat that an appearance holds or held an office in."""
    held = (duty_of(replace(post, former=False)) for post in appearance.posts if seat_of(post) == seat)
    return {duty.body for duty in held if duty}
