"""A search result for reading: a table with the matches marked on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from indexer.labels import UNDATED_LABEL
from indexer.reports import Report, Span
from indexer.requests import FoundReport, SearchResult

METHODS = {"telex": "Telex", "vni": "VNI"}
MARK = "bold yellow"
MORE = "With most of the words, but not all:"


def print_result(result: SearchResult, console: Console) -> None:
    """Print how the query was understood, the hits, what has most of its words, and what to try next."""
    page = f", page {result.request.page} of {result.pages}" if 1 < result.pages >= result.request.page else ""
    for offer in result.offers:
        if offer.applied:
            console.print(f"Typed for {METHODS[offer.kind]}; answered: {offer.text} (as typed: --literal)", soft_wrap=True)
    console.print(f"{result.query.interpreted} — {result.total:,} found{page}", soft_wrap=True)
    for expansion in result.query.expansions:
        told = [*([f"also {', '.join(expansion.also)}"] if expansion.also else []), *filter(None, [expansion.note])]
        console.print(f"{expansion.typed}: {'; '.join(told)}", soft_wrap=True)
    _print_hits(result.hits, console)
    if result.more:
        console.print(f"\n{MORE}")
        _print_hits(result.more, console)
    if result.relaxed:
        console.print(f"Typed without accents it finds {result.relaxed.total:,}: {result.relaxed.text}", soft_wrap=True)
    for offer in result.offers:
        if not offer.applied:
            console.print(f"Did you mean: {offer.text} ({offer.total:,})", soft_wrap=True)
    for typed, readings in groupby(result.readings, key=lambda reading: reading.typed):
        console.print(f"{typed}: {' · '.join(f'{reading.spelt} {reading.total:,}' for reading in readings)}", soft_wrap=True)
    for found in result.recognised:
        console.print(f"Filter: {found.facet}={found.value} with: {found.text or 'no words'} ({found.total:,})", soft_wrap=True)
    if result.request.page > result.pages > 0:
        console.print(f"There is no page {result.request.page}; the last: --page {result.pages}")
    elif result.request.page < result.pages:
        console.print(f"More: --page {result.request.page + 1}")


def _print_hits(hits: tuple[FoundReport, ...], console: Console) -> None:
    if not hits:
        return
    if console.is_terminal:
        console.print(_table(hits))
        return
    for found in hits:
        console.print("\n".join(["", *_lines(found)]), soft_wrap=True)


def _table(hits: Iterable[FoundReport]) -> Table:
    table = Table(expand=True, show_lines=True)
    table.add_column("Day", no_wrap=True)
    table.add_column("Meeting", ratio=3, overflow="fold")  # an address is longer than its cell, and is copied whole or not at all
    table.add_column("Chair", ratio=1)
    for found in hits:
        report = found.report
        meeting = Text("\n").join([
            _marked(report.title, found.title_highlights, "bold"),
            _marked(found.snippet.text, found.snippet.highlights),
            Text(_whereabouts(found), style="dim"),
        ])  # fmt: skip
        table.add_row(days_of(report).replace(" – ", " –\n"), meeting, "\n".join(chair.name for chair in report.chairs))
    return table


def _lines(found: FoundReport) -> Iterable[str]:
    report = found.report
    yield f"{days_of(report)}  {report.title}"
    if chairs := [chair.name for chair in report.chairs]:
        yield f"  chair: {', '.join(chairs)}"
    yield f"  {found.snippet.text}"
    yield f"  {_whereabouts(found)}"


def _whereabouts(found: FoundReport) -> str:
    """What leads to the report: its id here, and the address that it was published at; before them what it lacks."""
    lacks = f"without {', '.join(found.missing)}  " if found.missing else ""
    return f"{lacks}{found.report.id}  {found.report.url}" if found.report.url else lacks + found.report.id


def _marked(text: str, highlights: Iterable[Span], style: str = "") -> Text:
    marked = Text(text, style=style)
    for span in highlights:
        marked.stylize(MARK, *span)
    return marked


def days_of(report: Report) -> str:
    """The meeting's days: "2018-10-03", "2018-10-03 – 2018-10-05", "XXXX-10-03" without a year."""
    days = report.meeting.days if report.meeting else None
    if days is None:
        return UNDATED_LABEL
    start, end = days
    return start if end == start else f"{start} – {end}"
