"""Which appearances of a name are one person: `indexer.identity.rules.PEOPLE_RULE`, applied to the appearances of any names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.authority import Merge, Split
from indexer.authority.values import name_key
from indexer.identity.floating import Home, settled
from indexer.identity.groups import Group, office_keys, order, seats_of, united
from indexer.identity.linking import linked
from indexer.identity.people_values import Appearance
from indexer.identity.seating import groups_by_seat
from indexer.identity.units_agreed import with_units_agreed
from indexer.text.tokens import folded_words

BY_STAFF = "Người phụ trách xác nhận là một người."
SET_APART = "Người phụ trách xác nhận là người khác."


@dataclass(eq=False)
class Identified:
    """A group that is one person; `official` is the name that staff gave, `split` tells one whom staff set apart."""

    group: Group
    official: str | None = None
    split: bool = False


@dataclass(eq=False)
class Open:
    """An appearance that may be any of `candidates`."""

    appearance: Appearance
    candidates: tuple[Identified, ...]
    reason: str


def identified(
    appearances: Iterable[Appearance], *, merges: Iterable[Merge] = (), splits: Iterable[Split] = ()
) -> tuple[list[Identified], list[Open]]:
    """The people among `appearances`, of any names, and what stays open. The result does not depend on the order of appearances."""
    families: dict[str, list[Appearance]] = defaultdict(list)
    for appearance in sorted(appearances, key=order):
        families[folded_words(appearance.official.name)].append(appearance)
    people: list[Identified] = []
    open_: list[Open] = []
    for _, family in sorted(families.items()):
        found, unclear = _family(with_units_agreed(family), tuple(splits))
        people += found
        open_ += unclear
    for merge in merges:
        people, open_ = _merged(merge, people, open_)
    return people, open_


def _family(family: Sequence[Appearance], splits: Sequence[Split]) -> tuple[list[Identified], list[Open]]:
    """The people whose names fold alike."""
    apart = [[a for a in family if _is_split(split, a)] for split in splits]
    taken = {order(a) for members in apart for a in members}
    by_name: dict[str, list[Appearance]] = defaultdict(list)
    bare: list[Appearance] = []
    for appearance in family:
        if order(appearance) not in taken:
            (bare if appearance.bare else by_name[name_key(appearance.official.name)]).append(appearance)
    people = [Identified(Group(tuple(members), frozenset([SET_APART])), split=True) for members in apart if members]
    open_: list[Open] = []
    for members in by_name.values():
        found, unclear = _of_one_name(members)
        people += found
        open_ += unclear
    if not people:
        return _of_one_name(bare)
    return people, [*open_, *_with_bare(people, bare)]


def _of_one_name(members: Sequence[Appearance]) -> tuple[list[Identified], list[Open]]:
    seated, loose = groups_by_seat(members)
    found = settled(linked(seated), loose)
    people = [Identified(group) for group in found.groups]
    return people, [_open(home, people) for home in found.open]


def _open(home: Home, people: Sequence[Identified]) -> Open:
    return Open(home.appearance, tuple(people[i] for i in home.candidates), home.reason)


def _with_bare(people: Sequence[Identified], bare: Iterable[Appearance]) -> list[Open]:
    """Gives names printed without marks to the one person whose posts agree; returns those that none or several fit."""
    open_: list[Open] = []
    joining: dict[Identified, list[Appearance]] = defaultdict(list)
    for appearance in bare:
        fitting = [person for person in people if _posts_agree(appearance, person.group)]
        if len(fitting) == 1:
            joining[fitting[0]].append(appearance)
        else:
            reason = f"Tên in không dấu; {'nhiều người' if fitting else 'không người nào'} cùng nơi giữ chức."
            open_.append(Open(appearance, tuple(fitting or people), reason))
    for person, members in joining.items():
        reason = "Tên in không dấu; cùng nơi giữ chức với đúng một người."
        person.group = united([person.group, Group(tuple(members))], reason)
    return open_


def _posts_agree(appearance: Appearance, group: Group) -> bool:
    """Whether a seat is shared or, where the appearance names no unit, a position on the same site."""
    if appearance.report_id in group.reports:
        return False
    seats = seats_of(appearance)
    if seats:
        return not group.seats.isdisjoint(seats)
    held = frozenset(key for member in group.members if member.site == appearance.site for key in office_keys(member))
    return not held.isdisjoint(office_keys(appearance))


def _is_split(split: Split, appearance: Appearance) -> bool:
    return appearance.report_id in split.reports and name_key(split.official) == name_key(appearance.official.name)


def _merged(merge: Merge, people: list[Identified], open_: list[Open]) -> tuple[list[Identified], list[Open]]:
    """`people` with those of `merge` as one; an open appearance that it names belongs to them."""
    named = {(name_key(person.name), person.report) for person in merge.people}

    def is_named(appearance: Appearance) -> bool:
        return (name_key(appearance.official.name), appearance.report_id) in named

    parts = [person for person in people if any(map(is_named, person.group.members))]
    settled_now = [one.appearance for one in open_ if is_named(one.appearance)]
    if not parts and not settled_now:
        return people, open_
    groups = [*(person.group for person in parts), Group(tuple(settled_now))]
    one = Identified(united(groups, BY_STAFF), merge.official)
    still_open = [
        Open(o.appearance, tuple(dict.fromkeys(one if c in parts else c for c in o.candidates)), o.reason)
        for o in open_
        if not is_named(o.appearance)
    ]
    return [*(person for person in people if person not in parts), one], still_open
