"""Suggestions as JSON: what the API answers and `suggest --json` prints."""

from __future__ import annotations

from collections.abc import Callable

from indexer.requests import SearchRequest
from indexer.suggest.values import Suggestion, Suggestions


def suggestions_to_json(found: Suggestions, address_of: Callable[[Suggestion], str] | None = None) -> dict[str, object]:
    """`found` as JSON values; with `address_of`, each suggestion's `url` is the page that choosing it opens."""
    groups = [
        {"kind": group.kind, "label": group.label, "suggestions": [_suggestion(each, address_of) for each in group.suggestions]}
        for group in found.groups
    ]
    return {"text": found.text, "groups": groups}


def _suggestion(each: Suggestion, address_of: Callable[[Suggestion], str] | None) -> dict[str, object]:
    """One suggestion; `search` is null where choosing it opens a page of its own."""
    search = _parameters(each.search) if each.search else None
    told: dict[str, object] = {
        "value": each.value,
        "highlights": [[mark.start, mark.end] for mark in each.marks],
        "note": each.note,
        "count": each.count,
        "day": each.day,
        "report": each.report_id,
        "search": search,
    }
    return told | ({"url": address_of(each)} if address_of else {})


def _parameters(search: SearchRequest) -> dict[str, object]:
    """The parameters of a search, as the API takes them."""
    filters = {name: list(values) for name, values in search.filters.items()}
    return {"q": search.text, **filters, **({"fold": 1} if search.fold else {})}
