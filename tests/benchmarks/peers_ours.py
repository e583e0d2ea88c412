"""Our own engine, asked as the service asks it: the query parsed, titles from the hits, four facets counted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom, Engine, EngineQuery, FacetAsk
from indexer.query.parser import parse
from indexer.reports import Report
from tests.benchmarks.peers_articles import Article, as_report
from tests.benchmarks.peers_base import FACETS, LISTED, Answer, Query

ASKED = tuple(FacetAsk(name, LISTED) for name in FACETS)


class Ours:
    """The engine of a data directory."""

    name = "hoinghi"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.engine: Engine

    def build(self, articles: Iterable[Article]) -> None:
        """Make an index of `articles`."""
        self.index(as_report(article) for article in articles)

    def index(self, reports: Iterable[Report]) -> None:
        """Make an index of reports that have been annotated."""
        engine = open_engine(self._folder)
        with engine.writer(fresh=True) as writer:
            for report in reports:
                writer.put(report.url or report.id, [report])
            writer.commit(BuiltFrom(sequence=1))
        engine.close()

    def open(self) -> None:
        """Make ready to answer."""
        self.engine = open_engine(self._folder)
        self.engine.info()

    def ask(self, query: Query) -> Answer:
        """The answer to `query`."""
        parsed = parse(query.text, expand=False)
        found = self.engine.search(EngineQuery(parsed.node, pairs=parsed.pairs, limit=LISTED, facets=ASKED))
        facets = {name: tuple((c.value, c.count) for c in counts.values) for name, counts in found.facets.items()}
        return Answer(found.total, tuple(hit.title for hit in found.hits), facets)
