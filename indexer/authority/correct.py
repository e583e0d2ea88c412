"""A report with its facts put right: what was rejected gone, what was renamed said anew, what became one merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from indexer.authority.renumber import renumbered
from indexer.authority.values import Correction, Fact, Reject, Rename, spelling
from indexer.fields import directive_value, distinct
from indexer.reports import ROLES, Directive, Evidence, Meeting, Named, Official, Report

AUTHORITY_RULE = "authority"
"""The rule that the evidence of a corrected fact names."""

T = TypeVar("T", Official, Directive, Named, Meeting)


@dataclass(slots=True)
class Trail:
    """Corrects the facts of one report by what `find` gives for each; `met` are those that an entry spoke of, `given` the new ones."""

    find: Callable[[Fact], Correction | None]
    met: list[Fact] = field(default_factory=list)
    given: set[Fact] = field(default_factory=set)

    def corrected(self, kind: str, value: str, item: T, rename: Callable[[T, Rename], T]) -> T | None:
        """`item` as it should be, None where it is rejected; what an entry renames to is looked up again."""
        fact = Fact(kind, spelling(value))
        while entry := self.find(fact):
            self.met.append(fact)
            if isinstance(entry, Reject):
                return None
            item = replace(rename(item, entry), mentions=by_authority(item.mentions))
            if entry.to is None:
                return item
            fact = Fact(kind, entry.to)
            self.given.add(fact)
        return item

    def united(
        self, kind: str, items: Iterable[T], value: Callable[[T], str], rename: Callable[[T, Rename], T], one: Callable[[Sequence[T]], T]
    ) -> tuple[T, ...]:
        """The items that are left, corrected, in their order; those that corrections gave one value are put together.

        Where several of them were read under one value they stay apart: the report tells them apart, as it does namesakes, and what
        another value says may be of any of them.
        """
        read = [(spelling(value(item)), self.corrected(kind, value(item), item, rename)) for item in items]
        kept = [(before, Fact(kind, spelling(value(item))), item) for before, item in read if item is not None]
        alike = Counter((before, fact) for before, fact, _ in kept)
        apart = {fact for (_, fact), count in alike.items() if count > 1}
        groups: dict[object, list[T]] = {}
        for number, (_, fact, item) in enumerate(kept):
            groups.setdefault(fact if fact in self.given - apart else number, []).append(item)
        return tuple(group[0] if len(group) == 1 else one(group) for group in groups.values())


def correct(report: Report, trail: Trail) -> Report:
    """`report` as `trail` corrects it. What no entry speaks of stays as it was read."""
    bodies = [report.host, *report.co_hosts] if report.host else list(report.co_hosts)
    hosts = _named("host", bodies, trail)
    meeting = report.meeting
    return replace(
        report,
        meeting=trail.corrected("meeting", meeting.value, meeting, _on_other_days) if meeting else None,
        host=hosts[0] if hosts else None,
        co_hosts=hosts[1:],
        officials=_officials(report.officials, trail),
        directives=_directives(report.directives, trail),
        places=_named("place", report.places, trail),
    )


def by_authority(mentions: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The same spans, as evidence of what staff put right."""
    return distinct(Evidence(mention.span, AUTHORITY_RULE) for mention in mentions)


def _officials(officials: Iterable[Official], trail: Trail) -> tuple[Official, ...]:
    def rename(official: Official, entry: Rename) -> Official:
        return replace(official, name=entry.to or official.name)

    return trail.united("official", officials, lambda official: official.name, rename, _one_official)


def _directives(directives: Iterable[Directive], trail: Trail) -> tuple[Directive, ...]:
    return trail.united("directive", directives, directive_value, renumbered, _one_directive)


def _named(kind: str, items: Iterable[Named], trail: Trail) -> tuple[Named, ...]:
    def rename(named: Named, entry: Rename) -> Named:
        return replace(named, value=entry.to or named.value)

    return trail.united(kind, items, lambda named: named.value, rename, lambda group: Named(group[0].value, _in_reading_order(group)))


def _on_other_days(meeting: Meeting, entry: Rename) -> Meeting:
    """Staff say the year, too: it is no longer taken from anywhere."""
    start, _, end = (entry.to or meeting.value).partition("/")
    return replace(meeting, start=start, end=end or start, year_from=None)


def _one_official(people: Sequence[Official]) -> Official:
    roles = {role for person in people for role in person.roles}
    return Official(
        name=people[0].name,
        positions=distinct(position for person in people for position in person.positions),
        roles=tuple(role for role in ROLES if role in roles and (role != "mention" or roles == {"mention"})),
        attended=any(person.attended for person in people),
        mentions=_in_reading_order(people),
    )


def _one_directive(directives: Sequence[Directive]) -> Directive:
    def first(values: Iterable[str | None]) -> str | None:
        return next((value for value in values if value), None)

    return Directive(
        number=directives[0].number,
        name=first(d.name for d in directives),
        type=first(d.type for d in directives),
        issuer=first(d.issuer for d in directives),
        date=first(d.date for d in directives),
        verbs=distinct(verb for d in directives for verb in d.verbs),
        mentions=_in_reading_order(directives),
    )


def _in_reading_order(items: Sequence[Official] | Sequence[Directive] | Sequence[Named]) -> tuple[Evidence, ...]:
    return distinct(sorted((mention for item in items for mention in item.mentions), key=lambda mention: mention.span))
