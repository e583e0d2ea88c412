"""A report shown on a terminal: its facts one by one, and its text with the facts marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from indexer.reports import Directive, Evidence, Meeting, Official, Report

# What marks a fact in the text; the same colour names its row.
STYLES = {"meeting": "bold magenta", "host": "bold blue", "officials": "bold green", "directives": "bold yellow", "places": "cyan"}


def show_report(report: Report, console: Console | None = None) -> None:
    """Prints what was read out of `report`; in colour on a terminal, plain elsewhere."""
    console = console or Console(highlight=False)
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for name, lines in _rows(report):
        table.add_row(Text(name, STYLES.get(name, "dim")), Text("\n".join(lines)))
    console.print(table)
    console.print()
    console.print(_marked(report))


def _rows(report: Report) -> Iterator[tuple[str, list[str]]]:
    """The facts that there are, as name and lines."""
    rows: list[tuple[str, list[str]]] = [
        ("title", [report.title]),
        ("category", [report.category or ""]),
        ("meeting", [_meeting(report.meeting)] if report.meeting else []),
        ("host", [body.value for body in (report.host, *report.co_hosts) if body]),
        ("officials", [_official(official) for official in report.officials]),
        ("directives", [_directive(directive) for directive in report.directives]),
        ("places", [", ".join(place.value for place in report.places)]),
        ("byline", [report.byline or ""]),
        ("source", [report.source or ""]),
        ("published", [report.published or ""]),
        ("read from", [_medium(report)]),
        ("encoding", [f"{report.encoding.name} ({report.encoding.decided})"] if report.encoding else []),
    ]
    return ((name, lines) for name, lines in rows if any(lines))


def _medium(report: Report) -> str:
    profile = f"by the profile {report.read_by}" if report.read_by != "generic" else "without a profile: its portal is unknown"
    return f"{report.medium}, {profile}" if report.read_by else report.medium


def _meeting(meeting: Meeting) -> str:
    days = " – ".join(dict.fromkeys(meeting.days)) if meeting.days else "(the day given is in no calendar)"
    told = f"  (year from: {meeting.year_from})" if meeting.year_from else ""
    return " ".join(part for part in (meeting.session, days) if part) + told


def _official(official: Official) -> str:
    there = "" if official.attended else ", not there"
    return f"{official.name} — {'; '.join(official.positions) or '?'}  [{', '.join(official.roles)}{there}]"


def _directive(directive: Directive) -> str:
    named = " ".join(part for part in (directive.type, directive.number) if part) if directive.number else directive.name or ""
    return ", ".join(part for part in (named, directive.issuer, directive.date) if part)


def _marked(report: Report) -> Text:
    text = Text(report.text)
    for style, mentions in _mentions(report):
        for mention in mentions:
            text.stylize(style, *mention.span)
    return text


def _mentions(report: Report) -> Iterator[tuple[str, Iterable[Evidence]]]:
    for place in report.places:
        yield STYLES["places"], place.mentions
    for official in report.officials:
        yield STYLES["officials"], official.mentions
    for directive in report.directives:
        yield STYLES["directives"], directive.mentions
    for body in (report.host, *report.co_hosts):
        yield STYLES["host"], body.mentions if body else ()
    yield STYLES["meeting"], report.meeting.mentions if report.meeting else ()
