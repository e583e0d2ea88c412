"""People and directives across reports for reading: plain lines, the mention of a directive marked on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from indexer.identity.directive_values import Citation, CitedDirective, DirectiveFamily
from indexer.identity.people_values import Apart, People, Person, Tenure
from indexer.labels import UNDATED_LABEL

MARK = "bold yellow"
MOST = 10
"""Reports listed of one person; `--json` has all."""


def print_people(people: People, console: Console) -> None:
    """Print everyone of a name, their posts in time order, and why these are one person or several."""
    for person in people.people:
        for line in _person(person):
            console.print(line, soft_wrap=True)
    for one in people.unclear:
        appearance = one.appearance
        console.print(f"Unclear who: {appearance.day or UNDATED_LABEL}  {appearance.report_id}  {appearance.title}", soft_wrap=True)
        console.print(f"  {one.reason}", soft_wrap=True)
    _print_cut(people.reports, people.cut, console)


def print_family(family: DirectiveFamily, console: Console) -> None:
    """Print every directive of a number, its citations grouped by verb, and those that may be of several."""
    for number, directive in enumerate(family.candidates, start=1):
        _print_directive(number, directive, console)
    for one in family.ambiguous:
        which = ", ".join(str(candidate + 1) for candidate in one.candidates)
        console.print(f"May be any of {which}: {one.reason}", soft_wrap=True)
        console.print(_citation(one.citation, ""), soft_wrap=True)
    if family.more:
        console.print(f"{family.more:,} more numbers fit; write the number with its code", soft_wrap=True)
    _print_cut(family.reports, family.cut, console)


def _person(person: Person) -> Iterator[str]:
    yield f"{person.name} — {person.known_by or '?'}  [{_reports(len(person.appearances))}; {person.name}@{person.report_id}]"
    yield f"  roles: {', '.join(f'{role} {count}' for role, count in person.roles)}"
    yield from (f"  {_tenure(tenure)}" for tenure in person.tenures)
    yield from (f"  + {reason}" for reason in person.reasons)
    yield from (f"  ≠ {_apart(other)}" for other in person.apart_from)
    for appearance in person.appearances[:MOST]:
        yield f"    {appearance.day or UNDATED_LABEL}  {appearance.report_id}  {appearance.title}"
    if len(person.appearances) > MOST:
        yield f"    … {len(person.appearances) - MOST} more: --json"


def _tenure(tenure: Tenure) -> str:
    days = f"{tenure.first_day} – {tenure.last_day}" if tenure.first_day else UNDATED_LABEL
    return f"{days}  {tenure.post.shown}  [{len(tenure.reports)}]"


def _apart(other: Apart) -> str:
    return f"{other.name}, {other.known_by or '?'}  [{other.name}@{other.report_id}]: {other.reason}"


def _print_directive(number: int, directive: CitedDirective, console: Console) -> None:
    told = (directive.name, directive.issuer, directive.unit, directive.date, directive.term)
    called = " ".join(part for part in (directive.type, directive.number) if part) if directive.number else ""
    parts = [part for part in (called, *told) if part]
    console.print(f"{number}. {', '.join(parts)}  [{_reports(len(directive.citations))}]", soft_wrap=True)
    for reason in directive.reasons:
        console.print(f"  + {reason}", soft_wrap=True)
    for verb, citations in directive.by_verb:
        console.print(f"  {verb}:")
        for citation in citations:
            console.print(_citation(citation, verb), soft_wrap=True)


def _citation(citation: Citation, verb: str) -> Text:
    sentence = citation.sentence_with(verb)
    called = f"  [{citation.called}]" if citation.called else ""
    line = Text(f"    {citation.day or UNDATED_LABEL}  {citation.report_id}  {citation.host or '?'}{called}\n      ")
    told = Text(sentence.text)
    for span in sentence.highlights:
        told.stylize(MARK, *span)
    return line + told


def _reports(count: int) -> str:
    return f"{count:,} report{'' if count == 1 else 's'}"


def _print_cut(reports: int, cut: bool, console: Console) -> None:
    if cut:
        console.print(f"There are more reports; the newest {reports:,} were read.")
