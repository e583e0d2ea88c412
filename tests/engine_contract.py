"""What every engine promises (`indexer.engines.base`), as tests: subclass `EngineContract` and say how to open the engine.

class TestMyEngine(EngineContract):
    @pytest.fixture
    def opener(self, tmp_path):
        return lambda: MyEngine(tmp_path)
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from indexer.engines.base import Engine, EngineQuery, EngineResult
from indexer.reports import Report
from tests import random_corpora
from tests.builders import fill
from tests.engine_contract_facets import FacetContract
from tests.engine_contract_lexicon import LexiconContract
from tests.engine_contract_matching import MatchingContract
from tests.engine_contract_order import OrderContract
from tests.engine_contract_writing import Opener, WritingContract
from tests.oracle import OracleEngine


class EngineContract(MatchingContract, FacetContract, LexiconContract, OrderContract, WritingContract):
    """Tests that each engine passes. A subclass has a fixture `opener`: it opens an engine, always over the same place, empty at first."""

    @pytest.fixture
    def engine(self, opener: Opener) -> Engine:
        return opener()

    @settings(
        max_examples=40,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors, HealthCheck.too_slow],
    )
    @given(reports=random_corpora.reports, queries=st.lists(random_corpora.queries, min_size=4, max_size=8))
    def test_it_finds_and_counts_what_the_naive_engine_does(
        self, engine: Engine, reports: list[Report], queries: list[EngineQuery]
    ) -> None:
        naive = OracleEngine()
        for each in (engine, naive):
            fill(each, *reports)
        for query in queries:
            assert comparable(engine.search(query)) == comparable(naive.search(query)), query


def comparable(result: EngineResult) -> tuple[object, ...]:
    """What two engines must agree on: all but the scores and the order. (Queries ask for every hit, so their set is the whole set.)"""
    return result.total, {(hit.id, hit.title) for hit in result.hits}, dict(result.facets)
