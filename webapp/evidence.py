"""The facts of a report as passages of its text, each leading to the meetings that share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.authority.correct import AUTHORITY_RULE
from indexer.fields import directive_value, meeting_days
from indexer.reports import Evidence, Report
from webapp import words
from webapp.links import Links
from webapp.markup import Fact

KINDS = {
    "date": words.N_("Ngày họp"),
    "host": words.N_("Đơn vị tổ chức"),
    "official": words.N_("Cán bộ"),
    "directive": words.N_("Văn bản"),
    "place": words.N_("Địa danh"),
}
"""Kinds of facts in the order of the legend."""


def is_corrected(mentions: Iterable[Evidence]) -> bool:
    """Whether staff put the fact right that these passages prove."""
    return any(mention.rule == AUTHORITY_RULE for mention in mentions)


def facts_of(report: Report, links: Links) -> tuple[Fact, ...]:
    """Every passage of `report` that a fact was read from, fact by fact, not in reading order."""
    return tuple(fact for value, kind, url, mentions in _facts(report, links) for fact in _at(mentions, kind, value, url))


def _facts(report: Report, links: Links) -> Iterator[tuple[str, str, str | None, tuple[Evidence, ...]]]:
    """Value, kind, address of its meetings, and evidence of each fact."""
    if report.meeting:
        days = meeting_days(report)
        yield words.meeting_days(report.meeting), "date", links.days(*days) if days else None, report.meeting.mentions
    for body in (report.host, *report.co_hosts):
        if body:
            yield body.value, "host", links.meetings("host", body.value), body.mentions
    for official in report.officials:
        yield official.name, "official", links.official(official.name, report.id), official.mentions
    for directive in report.directives:
        value = directive_value(directive)
        yield value, "directive", links.directive(value, report.id), directive.mentions
    for place in report.places:
        yield place.value, "place", links.meetings("place", place.value), place.mentions


def _at(mentions: tuple[Evidence, ...], kind: str, value: str, url: str | None) -> Iterator[Fact]:
    for mention in mentions:
        yield Fact(mention.span, kind, value, url, mention.rule)
