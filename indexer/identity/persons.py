"""People as they are shown: names, posts over time, roles, and why others of the name are not they."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.authority import Merge, Split
from indexer.authority.values import name_key
from indexer.identity.groups import Group, conflict, two
from indexer.identity.linking import contains
from indexer.identity.people import SET_APART, Identified, Open, identified
from indexer.identity.people_values import Apart, Appearance, People, Person, Unclear
from indexer.identity.tenures import tenures_of
from indexer.reports import ROLES
from indexer.text.fold import has_marks
from indexer.text.normalize import clean_text, old_tone_style
from indexer.text.tokens import folded_words

SHOWN_APART = 20
"""Others of the name that a person is told from, those with most reports first; the commonest names have hundreds."""


def people_of(
    name: str,
    appearances: Iterable[Appearance],
    *,
    merges: Iterable[Merge] = (),
    splits: Iterable[Split] = (),
    reports: int = 0,
    cut: bool = False,
) -> People:
    """Everyone called `name` among `appearances`, and what stays open. A name typed bare stands for every spelling.

    The rule is `indexer.identity.rules.PEOPLE_RULE`; `reports` and `cut` are handed on.
    """
    people, open_ = identified(appearances, merges=merges, splits=splits)
    # Those with most reports first; the address settles ties, so that nothing depends on the order of reports.
    people.sort(key=lambda person: (-len(person.group.reports), _name(person), person.group.members[0].report_id))
    namesakes = Counter(named for one in people for named in {_named_in(member) for member in one.group.members})
    persons = {one: _person(one, namesakes) for one in people}
    shown = {one: replace(person, apart_from=_others(one, persons)) for one, person in persons.items()}
    unclear = [_unclear(one, persons) for one in sorted(open_, key=lambda one: _newest_first(one.appearance), reverse=True)]
    return People(
        name=name,
        people=tuple(person for one, person in shown.items() if _is_called(name, one.group.members, one.official)),
        unclear=tuple(one for one in unclear if _is_called(name, [one.appearance])),
        reports=reports,
        cut=cut,
    )


def _person(one: Identified, namesakes: Counter[tuple[str, str]]) -> Person:
    appearances = tuple(sorted(one.group.members, key=_newest_first, reverse=True))
    counts = Counter(role for appearance in appearances for role in appearance.official.roles)
    return Person(
        name=_name(one),
        report_id=_address(one, namesakes),
        spellings=_spellings(one),
        appearances=appearances,
        tenures=tenures_of(appearances),
        roles=tuple((role, counts[role]) for role in ROLES if counts[role]),
        reasons=tuple(sorted(one.group.reasons)),
    )


def _newest_first(appearance: Appearance) -> tuple[str, str]:
    """To sort by, reversed: undated last."""
    return appearance.day or "", appearance.report_id


def _spellings(one: Identified) -> tuple[str, ...]:
    counts = Counter(old_tone_style(clean_text(member.official.name)) for member in one.group.members)
    return tuple(sorted(counts, key=lambda name: (not has_marks(name), name.isupper(), -counts[name], name)))


def _name(one: Identified) -> str:
    return one.official or _spellings(one)[0]


def _address(one: Identified, namesakes: Counter[tuple[str, str]]) -> str:
    """The earliest report that names nobody else so; where each names another as well, the earliest."""
    by_time = sorted(one.group.members, key=lambda member: (member.day is None, member.day or "", member.report_id))
    return next((member.report_id for member in by_time if namesakes[_named_in(member)] == 1), by_time[0].report_id)


def _named_in(appearance: Appearance) -> tuple[str, str]:
    return name_key(appearance.official.name), appearance.report_id


def _others(one: Identified, persons: dict[Identified, Person]) -> tuple[Apart, ...]:
    others = [other for other in persons if other is not one and not one.group.folds.isdisjoint(other.group.folds)]
    return tuple(_apart(persons[other], _why_apart(one, other)) for other in others[:SHOWN_APART])


def _apart(person: Person, reason: str) -> Apart:
    return Apart(person.name, person.report_id, person.known_by, reason)


def _why_apart(one: Identified, other: Identified) -> str:
    """The weightiest sentence that keeps two people apart."""
    if one.split or other.split:
        return SET_APART
    if one.group.names.isdisjoint(other.group.names):
        return f"Tên viết khác dấu: {' và '.join(sorted((_name(one), _name(other))))}."
    a, b = one.group, other.group
    return conflict(a, b, moved=True) or conflict(a, b, moved=False) or _unjoined(a, b)


def _unjoined(one: Group, other: Group) -> str:
    pairs = [pair for a in one.seats for b in other.seats for pair in ((a, b), (b, a)) if contains(*pair)]
    if pairs:
        above, below = min(pairs, key=str)
        return f"Nơi cấp trên ({above.shown}) và nơi cấp dưới ({below.shown}), nhưng ở đó có nhiều người mang tên này."
    if one.seats and other.seats:
        places = two(min(one.seats, key=str), min(other.seats, key=str))
        return f"Hai nơi khác cấp ({places}), không bản tin nào nối hai nơi với một người."
    return "Bản tin không ghi đủ nơi giữ chức để biết có phải một người."


def _unclear(one: Open, persons: dict[Identified, Person]) -> Unclear:
    return Unclear(one.appearance, tuple(_apart(persons[other], one.reason) for other in one.candidates[:SHOWN_APART]), one.reason)


def _is_called(name: str, appearances: Sequence[Appearance], official: str | None = None) -> bool:
    """Whether somebody is printed as `name`, or called so by staff. A bare name stands for every spelling, be it typed or all there is."""
    if official is not None and name_key(official) == name_key(name):
        return True
    with_marks = [appearance for appearance in appearances if not appearance.bare]
    if with_marks and has_marks(name):
        return any(name_key(appearance.official.name) == name_key(name) for appearance in with_marks)
    return any(folded_words(appearance.official.name) == folded_words(name) for appearance in appearances)
