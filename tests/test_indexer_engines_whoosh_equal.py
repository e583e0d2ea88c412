"""Arrays, Whoosh's own matchers and the naive oracle find and count the same, through commits, deletions and merges."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from whoosh.index import FileIndex

from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom, Engine, EngineQuery, FacetAsk
from indexer.engines.whoosh.schema import INDEX_NAME, make_schema
from indexer.engines.whoosh.storage import DurableStorage
from indexer.fields import FACETS
from indexer.reports import Report
from tests import random_corpora
from tests.builders import fill, report
from tests.engine_contract import comparable
from tests.oracle import OracleEngine
from tests.whoosh_engine import page, snapshot
from tests.whoosh_matcher import bare, counts_found, documents_found

ASKED = tuple(FacetAsk(name, 100) for name in FACETS)

commits = st.lists(st.lists(random_corpora.changes, max_size=4), min_size=1, max_size=4)
"""Commit by commit, what changes."""


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(commits=commits, queries=st.lists(random_corpora.queries, min_size=3, max_size=6))
def test_arrays_whoosh_and_the_naive_engine_agree(commits: list[list[tuple[str, Report | None]]], queries: list[EngineQuery]) -> None:
    with TemporaryDirectory() as folder:
        ours, naive = open_engine(Path(folder)), OracleEngine()
        for engine in (ours, naive):
            fill(engine, report("always", "hội-nghị dân 217"))  # Whoosh's readers of an index without a document have no columns
        for changes in commits:
            for engine in (ours, naive):
                put_each(engine, changes)
            for query in queries:
                assert comparable(ours.search(query)) == comparable(naive.search(query)), query
                agrees_with_whoosh(ours, Path(folder), query)


def put_each(engine: Engine, changes: list[tuple[str, Report | None]]) -> None:
    with engine.writer() as writer:
        for name, item in changes:
            writer.put(page(name), [item] if item else [])
        writer.commit(BuiltFrom(1))


def agrees_with_whoosh(engine: Engine, data: Path, query: EngineQuery) -> None:
    """Whoosh finds and counts what the engine does, for `query` with every word bare."""
    asked = EngineQuery(bare(query.node), query.filters, query.start, query.end, limit=100, facets=ASKED)
    answer = engine.search(asked)
    opened = snapshot(engine)
    storage = DurableStorage(data / "index" / str(opened.state.generation))
    with FileIndex(storage, make_schema(), INDEX_NAME).searcher() as searcher:
        assert {hit.id for hit in answer.hits} == {opened.ids[number].decode() for number in documents_found(searcher, asked)}, asked
        for name, facet in answer.facets.items():
            assert {each.value: each.count for each in facet.values if each.count} == counts_found(searcher, asked, name), (name, asked)
            assert facet.distinct == sum(each.count > 0 for each in facet.values)
