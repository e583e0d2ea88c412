"""Suggestions for reading: each kind under its name, what is typed marked on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from indexer.suggest.values import Suggestion, Suggestions

MARK = "bold yellow"


def print_suggestions(found: Suggestions, console: Console) -> None:
    """Print what the text may become, one suggestion a line: its value, what is told of it, and the query that it makes."""
    for group in found.groups:
        console.print(group.label)
        for each in group.suggestions:
            console.print(_line(each), soft_wrap=True)
    if not found.groups:
        console.print("nothing begins so")


def _line(each: Suggestion) -> Text:
    value = Text(each.value)
    for mark in each.marks:
        value.stylize(MARK, *mark)
    reports = f"{each.count:,} report{'' if each.count == 1 else 's'}" if each.count is not None else ""
    search = each.search
    query = " ".join((search.text, *(f"+ {name}={value}" for name, values in search.filters.items() for value in values))) if search else ""
    told = (each.day, each.note, reports, f"→ {query.strip()}" if query else "", each.report_id)
    return Text("  ").append_text(Text("  ").join([value, *(Text(fact, style="dim") for fact in told if fact)]))
