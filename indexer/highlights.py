"""Where a report matches a search: the words, phrases, names, numbers and dates that its parts were met by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from indexer.factspans import fact_spans, standing
from indexer.query.nodes import Node
from indexer.reports import Report, Span
from indexer.sought import Sought, Words, sought
from indexer.wordspans import WordSpans, word_spans


class Match(NamedTuple):
    """What meets a leaf of a search: the stretch that shows it, the span to mark in it, the leaf's number and its part of the search."""

    shown: Span
    span: Span
    leaf: int
    part: int
    is_fact: bool = False


def find_matches(report: Report, asked: Sequence[Sought], *, looked_at: int | None = None) -> list[Match]:
    """Matches in `report.text`, in reading order; those of different leaves may overlap.

    With `looked_at`, words are looked for in so many of its first code points only, whole words among them.
    """
    text = word_spans(_beginning(report.text, looked_at))
    found: set[Match] = set()
    for number, item in enumerate(asked):
        if item.is_fact or not isinstance(item.leaf, Words):
            found.update(Match(read.shown, read.span, number, item.part, True) for read in fact_spans(report, text, item.leaf))
        else:
            end = _end_of_field(report, item.leaf.field)
            found.update(Match(span, span, number, item.part) for span in standing(text, item.leaf) if span.end <= end)
    return sorted(found)


def highlight_spans(report: Report, node: Node) -> tuple[Span, ...]:
    """What to mark in `report.text`: in order, never overlapping."""
    return merged(match.span for match in find_matches(report, sought(node)))


def title_spans(report: Report, asked: Sequence[Sought]) -> tuple[Span, ...]:
    """What to mark in `report.title`, as offsets into it: words of the query, whether they ask the text or the title."""
    title = word_spans(report.title)
    return merged(span for item in asked if item.in_title and isinstance(item.leaf, Words) for span in standing(title, item.leaf))


def missing_words(report: Report, free: Iterable[tuple[str, Node]]) -> tuple[str, ...]:
    """Those of the `free` words of a query that `report` lacks, as typed; each comes with what it asks for."""
    text = word_spans(report.text)
    return tuple(dict.fromkeys(word for word, node in free if not any(_stands(text, item) for item in sought(node))))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """`spans` in order, overlapping ones as one.

    >>> merged([Span(5, 9), Span(0, 3), Span(8, 12), Span(12, 13)])
    (Span(start=0, end=3), Span(start=5, end=12), Span(start=12, end=13))
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _stands(text: WordSpans, item: Sought) -> bool:
    return isinstance(item.leaf, Words) and next(standing(text, item.leaf), None) is not None


def _beginning(text: str, limit: int | None) -> str:
    if limit is None or len(text) <= limit:
        return text
    whole_words = max(text.rfind(space, 0, limit + 1) for space in " \n")
    return text[: whole_words if whole_words >= 0 else limit]


def _end_of_field(report: Report, field: str) -> int:
    """Where in `report.text` the words of a field end: with the title, which the text begins with, or with the text."""
    if field == "text":
        return len(report.text)
    return len(report.title) if report.text.startswith(report.title) else 0
