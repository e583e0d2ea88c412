"""Example searches drawn from what the index holds, so that each of them finds something."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext

from indexer.requests import SearchRequest
from indexer.service import SearchService

WORDS = 6
"""How many words of a title make an example."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query that finds something, and what it shows."""

    text: str
    meaning: str


def examples(service: SearchService) -> tuple[Example, ...]:
    """A few searches, one for each thing worth knowing; none from an empty index."""
    return tuple(_examples(service))


def without_marks(text: str) -> str:
    """`text` as typed on a keyboard without Vietnamese letters.

    >>> without_marks("Đảng ủy xã họp quý III")
    'Dang uy xa hop quy III'
    """
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _examples(service: SearchService) -> Iterator[Example]:
    for report in service.newest(1):
        if report.title:
            words = without_marks(report.title).lower().split()[:WORDS]
            yield Example(" ".join(word.strip(',.:;"') for word in words), str(gettext("gõ không dấu")))
    chair = _first(service, SearchRequest(filters={"role": ("chair",)}), "official")
    if chair:
        yield Example(f'chu-tri:"{chair}"', str(gettext("ai chủ trì")))
    directive = _first(service, SearchRequest(), "directive")
    if directive:
        yield Example(directive, str(gettext("văn bản được nhắc tới")))
    month = _first(service, SearchRequest(), "month")
    if month:
        yield Example(f"ngay:{month}", str(gettext("họp trong tháng")))


def _first(service: SearchService, request: SearchRequest, facet: str) -> str | None:
    values = service.facet(request, facet, limit=1).values
    return values[0].value if values else None
