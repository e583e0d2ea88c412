"""Scores are those of the formula, and hits come in their order: by score, then the newest, then by id."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines import open_engine
from indexer.engines.base import Boost, EngineQuery
from indexer.engines.whoosh.facets import most
from indexer.engines.whoosh.ints import highest
from indexer.fields import fields_of
from indexer.query.nodes import All, And, Or, Prefix
from indexer.reports import Report
from tests import random_corpora
from tests.builders import fill, report
from tests.engine_asking import order, phrase, word
from tests.engine_contract_writing import put
from tests.naive_ranking import naive_scores
from tests.whoosh_engine import commit_each, page, snapshot


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports=random_corpora.reports, queries=st.lists(random_corpora.queries, min_size=4, max_size=8), one_by_one=st.booleans())
def test_scores_are_those_of_the_formula(reports: list[Report], queries: list[EngineQuery], one_by_one: bool) -> None:
    with TemporaryDirectory() as folder:
        engine = open_engine(Path(folder))
        fill(engine)
        (commit_each if one_by_one else lambda each, all_: fill(each, *all_))(engine, reports)
        fields = [fields_of(item) for item in reports]
        days = {item.id: each.days for item, each in zip(reports, fields, strict=True)}
        for query in queries:
            expected = dict(zip((item.id for item in reports), naive_scores(query, fields), strict=True))
            hits = engine.search(replace(query, sort="relevance")).hits
            assert [hit.score for hit in hits] == pytest.approx([expected[hit.id] for hit in hits], rel=1e-5)
            in_order = sorted(hits, key=lambda hit: (-hit.score, *_newest(days[hit.id]), hit.id))
            assert list(hits) == in_order


def _newest(days: tuple[str, str] | None) -> tuple[bool, int]:
    return days is None, -int(days[0].replace("-", "")) if days else 0


def test_the_order_of_many_is_that_of_the_formula(tmp_path: Path) -> None:
    """More than a column of blocks holds, so that the best are found by the blocks' highest."""
    words = ["hội", "nghị", "dân", "vận", "xã", "huyện", "tỉnh"]
    reports = [
        report(
            f"r{n:04}",
            " ".join(words[(n * (k + 3) + k * k) % len(words)] for k in range(n % 23 + 1)),
            title=words[n % 5],
            day=f"20{n % 20 + 1:02}-0{n % 9 + 1}-1{n % 10}" if n % 7 else None,
        )
        for n in range(800)
    ]
    engine = open_engine(tmp_path)
    fill(engine, *reports)
    fields = [fields_of(item) for item in reports]
    for node in (And((word("hội"), word("dân"))), Or((word("hoi"), word("xã"))), phrase("dân vận"), Prefix(("=h", "~h"))):
        query = EngineQuery(node, pairs=("dan van",), boosts=(Boost(word("tỉnh", "title"), 2.0),), limit=1_000)
        scores = naive_scores(query, fields)
        every = engine.search(query).hits
        assert [hit.score for hit in every] == pytest.approx([scores[int(hit.id[1:])] for hit in every], rel=1e-5)
        assert list(every) == sorted(every, key=lambda hit: -hit.score)
        for offset in (0, 5, 90):
            assert engine.search(replace(query, limit=5, offset=offset)).hits == every[offset : offset + 5]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=2_000), st.integers(1, 30))
def test_the_highest_are_found_however_many_there_are(scores: list[int], count: int) -> None:
    found = highest(np.array(scores, np.float32), min(count, len(scores)))
    lowest = sorted(scores)[-min(count, len(scores))]
    assert {n for n, score in enumerate(scores) if score >= lowest} <= set(found.tolist())


@given(st.lists(st.integers(0, 9), max_size=300), st.integers(0, 30))
def test_the_highest_counts_come_first_and_equal_ones_in_their_order(counts: list[int], limit: int) -> None:
    expected = sorted(range(len(counts)), key=lambda n: (-counts[n], n))[:limit]
    assert most(np.array(counts, np.int64), limit) == expected


def test_a_newer_meeting_counts_less_than_a_second_mention(tmp_path: Path) -> None:
    engine = open_engine(tmp_path)
    days = {"old": "2010-01-01", "new": "2024-01-01", "twice": "2010-01-01"}
    fill(engine, *(report(name, "dân " * (1 + (name == "twice")) + "việc " * 300, title="", day=day) for name, day in days.items()))
    assert order(engine, word("dân")) == ["twice", "new", "old"]
    assert order(engine, All()) == ["new", "old", "twice"]


def test_deleted_reports_make_no_word_common_and_no_meeting_old(tmp_path: Path) -> None:
    living = [report(f"r{n}", "dân vận" if n else "xã", day=f"2018-01-{n + 1:02}") for n in range(9)]
    gone = report("gone", "xã", day="2030-01-01")
    with_deleted, without = open_engine(tmp_path / "a"), open_engine(tmp_path / "b")
    put(with_deleted, {page(item.id): [item] for item in (*living, gone)})
    put(with_deleted, {page("gone"): []})
    assert not snapshot(with_deleted).whole
    fill(without, *living)
    for node in (word("xã"), word("dân")):
        assert with_deleted.search(EngineQuery(node)) == without.search(EngineQuery(node))
