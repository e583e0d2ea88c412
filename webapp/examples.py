"""Example searches drawn from what the index holds, each tried before it is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.errors import QueryError
from indexer.query.relax import without_marks
from indexer.requests import SearchRequest
from indexer.service import SearchService
from indexer.text.tokens import WORD
from webapp.words import N_

WORDS = 6
"""How many words of a title make an example."""
TITLES = 5
"""How many of the newest titles are tried."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query that finds something, and what it shows, to be translated."""

    text: str
    meaning: str


class Examples:
    """The examples of one service, drawn anew for each generation of its index."""

    def __init__(self, service: SearchService) -> None:
        self._service = service
        self._drawn: tuple[int, tuple[Example, ...]] | None = None

    def current(self) -> tuple[Example, ...]:
        """A few searches, one for each thing worth knowing; none from an empty index."""
        generation = self._service.coverage().generation
        drawn = self._drawn
        if drawn is None or drawn[0] != generation:
            drawn = self._drawn = (generation, tuple(_drawn_from(self._service)))
        return drawn[1]


def _drawn_from(service: SearchService) -> Iterator[Example]:
    """Of each meaning, the first query that finds something."""
    for meaning, texts in _candidates(service):
        working = next((text for text in texts if _finds_something(service, text)), None)
        if working:
            yield Example(working, meaning)


def _candidates(service: SearchService) -> Iterator[tuple[str, list[str]]]:
    """Meanings, and the queries that would show each."""
    yield N_("gõ không dấu"), [_typed_bare(report.title) for report in service.newest(TITLES)]
    yield N_("ai chủ trì"), [f'chu-tri:"{name}"' for name in _commonest(service, "official", role="chair")]
    yield N_("văn bản được nhắc tới"), _commonest(service, "directive")
    yield N_("các cuộc họp trong một tháng"), [f"ngay:{month}" for month in _commonest(service, "month")]


def _typed_bare(title: str) -> str:
    """The first words of a title as typed on a keyboard without Vietnamese letters: words alone, whatever stands between them.

    >>> _typed_bare("Đảng ủy xã họp (mở rộng) – quý III/2018")
    'dang uy xa hop mo rong'
    """
    return without_marks(" ".join(WORD.findall(title)[:WORDS]).lower())


def _commonest(service: SearchService, facet: str, **filters: str) -> list[str]:
    request = SearchRequest(filters={name: (value,) for name, value in filters.items()})
    return [value.value for value in service.facet(request, facet, limit=1).values]


def _finds_something(service: SearchService, text: str) -> bool:
    try:
        return bool(text) and service.count(SearchRequest(text)) > 0
    except QueryError:
        return False
