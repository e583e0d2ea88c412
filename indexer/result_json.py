"""A search result as JSON: what the API answers and `search --json` prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from indexer.codec import to_json
from indexer.reports import Span
from indexer.requests import Facet, FoundReport, SearchResult

HIT_KEYS = ("id", "url", "title", "meeting", "host", "officials", "directives")
"""What a hit says of its report; the whole report is a request of its own."""


def result_to_json(result: SearchResult) -> dict[str, object]:
    """`result` as JSON values. Highlights are half-open code-point offsets into the snippet's text; `facet_totals` counts all values
    that a facet has, listed or not; `relaxed` is null unless the query finds something without its accents only;
    `query.answered` is another text than `query.text` where an offer was applied; `missing` has words that a hit among `more` lacks."""
    relaxed = result.relaxed
    return {
        "total": result.total,
        "hits": [_hit(found) for found in result.hits],
        "facets": {facet.name: _values(facet) for facet in result.facets},
        "facet_totals": {facet.name: facet.distinct for facet in result.facets},
        "more": [_hit(found) for found in result.more],
        "query": _query(result),
        "relaxed": {"text": relaxed.text, "total": relaxed.total} if relaxed else None,
        "offers": [asdict(offer) for offer in result.offers],
        "readings": [asdict(reading) for reading in result.readings],
        "recognised": [asdict(offer) for offer in result.recognised],
    }


def _hit(found: FoundReport) -> dict[str, object]:
    report = to_json(found.report)
    snippet = {"text": found.snippet.text, "highlights": _spans(found.snippet.highlights)}
    return {key: report[key] for key in HIT_KEYS} | {"snippet": snippet, "missing": list(found.missing)}


def _query(result: SearchResult) -> dict[str, object]:
    expansions = [{"typed": one.typed, "also": list(one.also), "note": one.note} for one in result.query.expansions]
    read = {"answered": result.request.text, "interpreted": result.query.interpreted}
    return {"text": result.query.text, **read, "expansions": expansions}


def _values(facet: Facet) -> list[dict[str, object]]:
    return [{"value": v.value, "label": v.label, "count": v.count, "selected": v.selected} for v in facet.values]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
