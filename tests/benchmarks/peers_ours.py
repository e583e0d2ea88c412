"""Our own engine, asked as the service asks it: the query parsed, titles from the hits, four facets counted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from indexer.boosts import boosts_of
from indexer.engines.base import BuiltFrom, EngineQuery, FacetAsk
from indexer.engines.whoosh.cache import ArrayCache
from indexer.engines.whoosh.engine import WhooshEngine
from indexer.engines.whoosh.snapshot import KEPT_BYTES
from indexer.query import parser
from indexer.query.renamed import near_of, renamed
from indexer.reports import Report
from tests.benchmarks.peers_articles import Article, as_report
from tests.benchmarks.peers_base import FACETS, LISTED, Answer, Query

ASKED = tuple(FacetAsk(name, LISTED) for name in FACETS)


class Ours:
    """The engine of a data directory."""

    name = "hoinghi"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.engine: WhooshEngine

    def build(self, articles: Iterable[Article]) -> None:
        """Make an index of `articles`."""
        self.index(as_report(article) for article in articles)

    def index(self, reports: Iterable[Report]) -> None:
        """Make an index of reports that have been annotated."""
        engine = WhooshEngine(self._folder)
        with engine.writer(fresh=True) as writer:
            for report in reports:
                writer.put(report.url or report.id, [report])
            writer.commit(BuiltFrom(sequence=1))
        engine.close()

    def open(self) -> None:
        """Make ready to answer."""
        self.engine = WhooshEngine(self._folder)
        self.engine.info()

    def forget(self) -> None:
        """Drop what is kept between searches, so that a query that is asked again takes as long as the first time."""
        parser._parse.cache_clear()
        snapshot = self.engine._latest()
        snapshot.rows, snapshot.filters = ArrayCache(KEPT_BYTES), ArrayCache(KEPT_BYTES)

    def ask(self, query: Query) -> Answer:
        """The answer to `query`."""
        parsed = parser.parse(query.text, expand=False)
        found = self.engine.search(
            EngineQuery(
                parsed.node,
                pairs=parsed.pairs,
                near=near_of(parsed.free),
                renamed=renamed(parsed.free),
                boosts=boosts_of(parsed.node, parsed.free),
                limit=LISTED,
                facets=ASKED,
            )
        )
        facets = {name: tuple((c.value, c.count) for c in counts.values) for name, counts in found.facets.items()}
        return Answer(found.total, tuple(hit.title for hit in found.hits), facets)
