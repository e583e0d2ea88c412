"""Where entries of one authority file contradict each other, in words."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.authority.entries import Authority
from indexer.authority.values import Correction, Entry, Fact, Person, Rename, Where, name_key

Fault = tuple[Where, str]


def find_contradictions(authority: Authority) -> list[Fault]:
    """Each contradiction, at the later of the entries that make it, in the order of the kinds of contradiction."""
    return [
        *_spoken_of_twice(authority),
        *_circles(authority),
        *_shown_under_two_names(authority),
        *_split_twice(authority),
        *_split_and_merged(authority),
    ]


def _spoken_of_twice(authority: Authority) -> Iterator[Fault]:
    first: dict[tuple[Fact, str | None], Correction] = {}
    for entry in sorted(authority.corrections, key=_line):
        earlier = first.setdefault((entry.fact, entry.report), entry)
        if earlier is not entry:
            there = f" in report {entry.report}" if entry.report else ""
            yield entry.where, f"{earlier.where} already speaks of {entry.fact.kind} {entry.fact.value!r}{there}; keep one of the two"


def _circles(authority: Authority) -> Iterator[Fault]:
    """Renames that lead back to where they began; each circle once.

    A circle that shows in one report only has an entry for that report in it, so each entry need be followed where it counts only.
    """
    told: set[Where] = set()
    for entry in sorted(authority.renames, key=_line):
        circle = _circle_from(entry, authority)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            others = ", ".join(str(where) for where in circle[1:])
            yield entry.where, f"it goes in a circle with {others}; leave out one of them"


def _circle_from(start: Rename, authority: Authority) -> list[Where]:
    """The entries from `start` back to it; [] where its renames end, or go round elsewhere."""
    passed: list[Where] = []
    entry: Correction | None = start
    while isinstance(entry, Rename) and entry.to is not None and entry.where not in passed:
        passed.append(entry.where)
        entry = authority.find(Fact(entry.fact.kind, entry.to), start.report)
    return passed if entry is start and passed else []


def _shown_under_two_names(authority: Authority) -> Iterator[Fault]:
    first: dict[tuple[str, str], tuple[str, Where]] = {}
    for merge in authority.merges:
        for person in merge.people:
            name, where = first.setdefault(person.key, (merge.official, merge.where))
            if name != merge.official:
                yield merge.where, f"{where} shows {person.name}@{person.report} as {name!r}; give both the same official"


def _split_twice(authority: Authority) -> Iterator[Fault]:
    first: dict[tuple[str, str], Where] = {}
    for split in authority.splits:
        for report in split.reports:
            where = first.setdefault(Person(split.official, report).key, split.where)
            if where is not split.where:
                yield split.where, f"{where} already splits {split.official!r} in report {report}; leave it out of one of the two"


def _split_and_merged(authority: Authority) -> Iterator[Fault]:
    parts = {Person(split.official, report).key: split.where for split in authority.splits for report in split.reports}
    names = {name_key(split.official): split.official for split in authority.splits}
    for people, where in _joined(authority):
        for key, name in names.items():
            # None is the part of all reports that no split names.
            joined = dict.fromkeys(parts.get(person.key) for person in people if person.key[0] == key)
            if len(joined) > 1:
                split = next(part for part in joined if part)
                yield where, f"it joins what {split} splits, {name!r}; leave out one of the two"


def _joined(authority: Authority) -> list[tuple[list[Person], Where]]:
    """People whom merges make one, with the last merge that joins them: merges that share a person are one."""
    groups: list[tuple[list[Person], Where]] = []
    for merge in authority.merges:
        keys = {person.key for person in merge.people}
        sharing = [group for group in groups if any(person.key in keys for person in group[0])]
        groups = [group for group in groups if group not in sharing]
        people = [person for others, _ in sharing for person in others] + list(merge.people)
        groups.append((list(dict.fromkeys(people)), merge.where))
    return groups


def _line(entry: Entry) -> int:
    return entry.where.line or 0
