"""Appearances that are one person so far: their seats, the days these were held, and whether two such groups can be one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeVar

from indexer.authority.values import name_key
from indexer.identity.duties import Duty, at_once, duty_of, exclude
from indexer.identity.people_values import Appearance, Post
from indexer.identity.scenes import portal_of
from indexer.identity.seats import LEVELS, NATIONAL, Seat, fold_key
from indexer.text.tokens import folded_words

T = TypeVar("T")
Days = tuple[str, str]
_KINDS = ("tinh", "thanh pho", "huyen", "quan", "thi xa", "xa", "phuong", "thi tran", "dac khu")


@dataclass(eq=False)
class Group:
    """Appearances of one person, and the sentences that say what joined them."""

    members: tuple[Appearance, ...]
    reasons: frozenset[str] = field(default=frozenset())

    @cached_property
    def seats(self) -> frozenset[Seat]:
        """Every seat with a unit, and the country, that its posts are held in; former ones count, for the person was there."""
        return frozenset(seat for member in self.members for seat in seats_of(member))

    @cached_property
    def reports(self) -> frozenset[str]:
        return frozenset(member.report_id for member in self.members)

    @cached_property
    def portals(self) -> frozenset[str]:
        return frozenset(portal_of(member.site) for member in self.members)

    @cached_property
    def names(self) -> frozenset[str]:
        """Its spellings, as they are compared (`name_key`)."""
        return frozenset(name_key(member.official.name) for member in self.members)

    @cached_property
    def folds(self) -> frozenset[str]:
        """Its spellings without marks."""
        return frozenset(folded_words(member.official.name) for member in self.members)

    @cached_property
    def sites(self) -> frozenset[str]:
        return frozenset(member.site for member in self.members)

    @cached_property
    def offices(self) -> frozenset[str]:
        return frozenset(office for member in self.members for office in office_keys(member))

    @cached_property
    def levels(self) -> frozenset[str]:
        return frozenset(level for member in self.members for level in levels_of(member))

    def at(self, level: str) -> frozenset[Seat]:
        """Its seats of one level."""
        return frozenset(seat for seat in self.seats if seat.level == level)

    def days(self, seat: Seat) -> Days | None:
        """First and last day that a post there was held on; None where no report that says so has a day."""
        return self._days.get(seat)

    @cached_property
    def _days(self) -> dict[Seat, Days]:
        held: dict[Seat, list[str]] = {}
        for member in self.members:
            for seat in {seat_of(post) for post in member.posts if not post.former}:
                if seat and member.day:
                    held.setdefault(seat, []).append(member.day)
        return {seat: (min(days), max(days)) for seat, days in held.items()}

    @cached_property
    def duties(self) -> dict[Duty, tuple[Days, str]]:
        """What it held from when to when, as far as reports have a day, with a position that says so; in a fixed order."""
        held: dict[Duty, list[tuple[str, str]]] = {}
        for member in self.members:
            for post in member.posts:
                if member.day and (duty := duty_of(post)):
                    held.setdefault(duty, []).append((member.day, post.position))
        return {duty: ((min(told)[0], max(told)[0]), min(told)[1]) for duty, told in sorted(held.items())}


def seats_of(appearance: Appearance) -> tuple[Seat, ...]:
    """The seats with a unit, and the country, that an appearance gives, each once, lowest first."""
    found = {seat for post in appearance.posts if (seat := seat_of(post)) and (seat.unit or seat.level == NATIONAL)}
    return tuple(sorted(found, key=lambda seat: (-LEVELS.index(seat.level), seat.unit or "", seat.within or "")))


def levels_of(appearance: Appearance) -> frozenset[str]:
    return frozenset(post.level for post in appearance.posts if post.level)


def seat_of(post: Post) -> Seat | None:
    return Seat(post.level, post.unit, post.within) if post.level else None


def united(groups: Iterable[Group], *reasons: str) -> Group:
    """One group of several, members in the order of report and name."""
    groups = list(groups)
    members = sorted((m for group in groups for m in group.members), key=order)
    return Group(tuple(members), frozenset(reasons).union(*(group.reasons for group in groups)))


def order(appearance: Appearance) -> tuple[str, str, tuple[str, ...]]:
    """The order in which appearances are worked on, whatever the order in which they came."""
    return appearance.report_id, appearance.official.name, appearance.official.positions


def conflict(one: Group, other: Group, *, moved: bool) -> str | None:
    """The sentence that says why two groups cannot be one person; None where nothing does.

    With `moved`, reports tie both to one seat above, so that two units of one level may follow one another in time.
    """
    if one.reports & other.reports:
        return "Một bản tin nêu cả hai người."
    if both := clash(one, other):
        return f"Cùng thời gian giữ hai chức vụ không kiêm nhiệm: {' và '.join(sorted(both))}."
    for level in reversed(LEVELS[1:]):
        here, there = one.at(level), other.at(level)
        if not here or not there or here & there:
            continue
        for a in sorted(here, key=str):
            for b in sorted(there, key=str):
                if _overlap(one.days(a), other.days(b)):
                    return f"Cùng thời gian giữ chức ở hai nơi cùng cấp: {two(a, b)}."
        if not moved:
            a, b = min(here, key=str), min(there, key=str)
            return f"Hai nơi cùng cấp ({two(a, b)}), không bản tin nào nối hai nơi với một người."
    return None


def clash(one: Group, other: Group) -> tuple[str, str] | None:
    """Two positions that nobody holds at once and that were held at once, one by each group and by that group alone."""
    for a, (days, position) in one.duties.items():
        for b, (other_days, other_position) in other.duties.items():
            if exclude(a, b) and a not in other.duties and b not in one.duties and at_once(days, other_days):
                return position, other_position
    return None


def two(a: Seat, b: Seat) -> str:
    """Two seats to show, in a fixed order, each with the unit above it where their names are the same."""
    alike = a.shown == b.shown
    shown = sorted(f"{seat.shown} ({seat.within or 'không rõ thuộc đâu'})" if alike else seat.shown for seat in (a, b))
    return " và ".join(shown)


def gathered(items: Sequence[T], keys_of: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """`items` in lists of those that share a key, directly or through others; what has no key stands alone. Keeps the order."""
    parent = list(range(len(items)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[Hashable, int] = {}
    for i, item in enumerate(items):
        for key in keys_of(item):
            parent[root(i)] = root(first.setdefault(key, i))
    lists: dict[int, list[T]] = {}
    for i, item in enumerate(items):
        lists.setdefault(root(i), []).append(item)
    return list(lists.values())


def office_keys(appearance: Appearance) -> frozenset[str]:
    """What tells one holder of a name from another at one place: offices, and neither ranks nor memberships, which many hold."""
    return frozenset(title_key(post) for post in appearance.posts if post.kind == "office")


# A person's posts come back in each of their reports.
@lru_cache(maxsize=1 << 12)
def title_key(post: Post) -> str:
    """What spellings of one post share: "Bí thư Huyện ủy" and "Bí thư Huyện ủy Lạc Bình", "Bí thư Đảng ủy" and "Bí thư Đảng ủy xã"."""
    words = folded_words(post.position)
    if post.unit:
        words = words.removesuffix(" " + fold_key(post.unit))
    kind = next((kind for kind in _KINDS if words.endswith(" " + kind)), "")
    return words.removesuffix(" " + kind) if kind else words


def _overlap(one: Days | None, other: Days | None) -> bool:
    """Whether two stretches of time share more than a day on which one ends and the other begins.

    >>> _overlap(("2015", "2018"), ("2018", "2020")), _overlap(("2015", "2018"), ("2016", "2016")), _overlap(None, ("2016", "2016"))
    (False, True, False)
    """
    if one is None or other is None:
        return False
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return start < end or (start == end and (one == other or (one[1] != other[0] and other[1] != one[0])))
