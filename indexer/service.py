"""The one door to searching: takes a request, returns values that the web, the API and the command line only translate."""

from __future__ import annotations

from indexer.engines.base import Engine, EngineInfo
from indexer.reports import Report, Span
from indexer.requests import Coverage, Facet, SearchRequest, SearchResult


class SearchService:
    """Searching over one engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def search(self, request: SearchRequest) -> SearchResult:
        """What `request` finds; raises `QueryError` where the query cannot be read."""
        raise NotImplementedError

    def facet(self, request: SearchRequest, name: str, *, contains: str = "", limit: int = 200) -> Facet:
        """One facet of a search at length: up to `limit` values whose label contains `contains`, accents and case aside."""
        raise NotImplementedError

    def report(self, report_id: str, text: str = "") -> tuple[Report, tuple[Span, ...]]:
        """The report with this id, and where its text matches the query `text`; raises `ReportNotFound`, `QueryError`."""
        raise NotImplementedError

    def newest(self, limit: int = 10) -> tuple[Report, ...]:
        """The reports of the latest meetings, newest first."""
        raise NotImplementedError

    def coverage(self) -> Coverage:
        """What the index holds."""
        raise NotImplementedError

    def info(self) -> EngineInfo:
        """What the engine says of itself; raises `IndexMissing`."""
        return self.engine.info()
