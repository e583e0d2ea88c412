"""Where entries of one authority file contradict each other, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from indexer.authority.entries import Authority
from indexer.authority.values import Correction, Fact, Person, Rename, Where

Fault = tuple[Where, str]


def find_contradictions(authority: Authority) -> list[Fault]:
    """Each contradiction at the entry that completes it, in the order of the kinds of contradiction."""
    return [
        *_spoken_of_twice(authority),
        *_circles(authority),
        *_shown_under_two_names(authority),
        *_split_twice(authority),
        *_split_and_merged(authority),
    ]


def _spoken_of_twice(authority: Authority) -> Iterator[Fault]:
    first: dict[tuple[Fact, str | None], Correction] = {}
    for entry in authority.corrections:
        earlier = first.setdefault((entry.fact, entry.report), entry)
        if earlier is not entry:
            yield entry.where, f"{earlier.where} already speaks of {entry.fact.kind} {entry.fact.value!r} there; keep one of the two"


def _circles(authority: Authority) -> Iterator[Fault]:
    """Renames that lead back to where they began; each circle once."""
    told: set[frozenset[Where]] = set()
    for entry in authority.renames:
        # An entry for all reports can close a circle in one report only, together with an entry for that one.
        scopes = [entry.report] if entry.report else distinct_reports(authority)
        for report in scopes:
            circle = _circle_from(authority, entry, report)
            if circle and frozenset(circle) not in told:
                told.add(frozenset(circle))
                others = ", ".join(str(where) for where in circle[1:])
                yield entry.where, f"it goes in a circle with {others}; leave out one of them"


def distinct_reports(authority: Authority) -> list[str | None]:
    """No report, which stands for those without entries of their own, and each that has some."""
    return [None, *dict.fromkeys(entry.report for entry in authority.corrections if entry.report)]


def _circle_from(authority: Authority, start: Rename, report: str | None) -> list[Where]:
    """The entries from `start` back to it; [] where its renames come to an end."""
    passed: list[Where] = []
    entry: Correction | None = start if authority.find(start.fact, report) is start else None
    while isinstance(entry, Rename) and entry.to is not None and entry.where not in passed:
        passed.append(entry.where)
        entry = authority.find(Fact(entry.fact.kind, entry.to), report)
    return passed if entry is start else []


def _shown_under_two_names(authority: Authority) -> Iterator[Fault]:
    first: dict[Person, tuple[str, Where]] = {}
    for merge in authority.merges:
        for person in merge.people:
            name, where = first.setdefault(person, (merge.official, merge.where))
            if name != merge.official:
                yield merge.where, f"{where} shows {person.name}@{person.report} as {name!r}; give both the same official"


def _split_twice(authority: Authority) -> Iterator[Fault]:
    first: dict[Person, Where] = {}
    for split in authority.splits:
        for report in split.reports:
            where = first.setdefault(Person(split.official, report), split.where)
            if where is not split.where:
                yield split.where, f"{where} already splits {split.official!r} in report {report}; leave it out of one of the two"


def _split_and_merged(authority: Authority) -> Iterator[Fault]:
    parts: dict[str, dict[str, Where]] = defaultdict(dict)
    for split in authority.splits:
        parts[split.official] |= dict.fromkeys(split.reports, split.where)
    for group, merge in _joined(authority):
        named: dict[str, Where | None] = {}
        for person in group:
            if person.name in parts:
                part = parts[person.name].get(person.report)
                other = named.setdefault(person.name, part)
                if other != part:
                    yield merge, f"it joins what {part or other} splits, {person.name!r}; leave out one of the two"
                    break


def _joined(authority: Authority) -> Iterator[tuple[list[Person], Where]]:
    """People whom merges make one, together with the last merge that joins them: merges that share a person are one."""
    groups: list[tuple[list[Person], Where]] = []
    for merge in authority.merges:
        sharing = [group for group in groups if set(group[0]) & set(merge.people)]
        groups = [group for group in groups if group not in sharing]
        people = dict.fromkeys([person for group, _ in sharing for person in group] + list(merge.people))
        groups.append((list(people), merge.where))
    return iter(groups)
