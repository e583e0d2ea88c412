"""Where a report matches a query, and the passages that show it best."""

from __future__ import annotations

from indexer.query.nodes import Node
from indexer.reports import Report, Span
from indexer.requests import Snippet


def highlight_spans(report: Report, node: Node) -> tuple[Span, ...]:
    return ()


def title_spans(report: Report, node: Node) -> tuple[Span, ...]:
    return ()


def snippet_of(report: Report, node: Node) -> Snippet:
    return Snippet(report.text[:280])
