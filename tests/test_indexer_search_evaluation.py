"""Ranking is measured: the judged queries are sound, plain BM25 is BM25, and known reports are looked for by words of their own."""

from __future__ import annotations

import json
import math
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner

from indexer.errors import BadInput
from indexer.plain_bm25 import PlainBM25
from indexer.query.parser import parse
from indexer.ranking_scores import DEPTH, JudgedQuery, ndcg, scores_of
from indexer.search_evaluation import compare, known_items, read_judged, remembered_words
from manage import cli
from tests.builders import fill, report
from tests.oracle import OracleEngine

ROOT = Path(__file__).parent.parent
JUDGED: list[dict[str, Any]] = json.loads((ROOT / "tests/gold/search/sample.json").read_text(encoding="utf-8"))
FLOOD = "Họp khắc phục hậu quả mưa lũ tại các xã vùng cao"
YOUTH = "Lãnh đạo huyện đối thoại với đoàn viên thanh niên"


def test_judged_queries_are_distinct_and_their_pages_exist() -> None:
    assert len({one["query"] for one in JUDGED}) == len(JUDGED) >= 50
    for one in JUDGED:
        assert set(one["grades"].values()) <= {1, 2, 3}
        assert 3 in one["grades"].values(), one["query"]
        assert [file for file in one["grades"] if not (ROOT / "corpus/sample" / file).exists()] == []


def test_judged_queries_cover_what_ranking_promises() -> None:
    kinds = [one["kind"] for one in JUDGED]
    assert all(kinds.count(kind) >= 5 for kind in ("title", "directive", "topic", "phrase", "person"))
    assert sum(one["query"].isascii() for one in JUDGED) >= 20
    assert all(parse(one["query"]) for one in JUDGED)


def test_plain_bm25_is_the_formula() -> None:
    index = PlainBM25(["dan", "van", "gap"])
    for key, text in {"a": "dan van dan", "b": "van", "c": "khac khac"}.items():
        index.add(key, text.split())
    assert index.search(["dan"]) == ["a"]
    assert index.search(["van", "dan"]) == ["a", "b"]
    assert index.search(["gap"]) == []
    # In b "van" is the only word of one, in a one of three: b is shorter than the mean of two.
    assert index.search(["van"]) == ["b", "a"]


def test_plain_bm25_lists_equal_texts_by_key_and_no_more_than_a_page() -> None:
    index = PlainBM25(["dan"])
    for number in reversed(range(DEPTH + 5)):
        index.add(f"{number:02d}", ["dan"])
    assert index.search(["dan"]) == [f"{number:02d}" for number in range(DEPTH)]


def test_measures_take_the_first_page_only() -> None:
    below = [f"x{number}" for number in range(DEPTH)] + ["a"]
    scores = scores_of(lambda text: below if text == "below" else ["b", "a"], [JudgedQuery("below", {"a": 3}), JudgedQuery("q", {"a": 2})])
    assert (scores.mrr, scores.recall, scores.queries) == (0.25, 0.5, 2)
    assert scores.ndcg == pytest.approx(1 / math.log2(3) / 2)


def test_ndcg_prefers_what_was_meant_to_what_touches_it() -> None:
    grades = {"meant": 3, "touches": 1}
    assert ndcg(["meant", "x", "touches"], grades) > ndcg(["touches", "meant"], grades) > ndcg(["x", "touches"], grades) > 0


def test_words_remembered_stand_in_one_paragraph_with_one_missing() -> None:
    text = "Một hai ba\n\nBốn năm sáu bảy tám chín mười"
    for seed in range(20):
        words = remembered_words(text, Random(seed)).split()
        assert len(words) == 6
        assert (words[0], words[-1]) == ("Bốn", "mười")
    assert remembered_words("Một hai ba\n\nbốn năm sáu bảy", Random(1)) == ""


def test_known_reports_are_looked_for_with_accents_and_without() -> None:
    engine = OracleEngine()
    fill(engine, report("lu", FLOOD), report("tre", YOUTH), report("ngan", "Họp"))
    bare, accented = known_items(engine)
    assert (bare.name, accented.name) == ("known items, bare", "known items, accented")
    for one in (bare, accented):
        assert (one.ours.mrr, one.words.mrr, one.pairs.mrr, one.ours.queries) == (1.0, 1.0, 1.0, 2)


def test_reports_too_short_to_be_remembered_give_no_table() -> None:
    engine = OracleEngine()
    fill(engine, report("ngan", "Họp"))
    assert known_items(engine) == []


def test_what_has_most_of_the_words_counts_after_what_has_all() -> None:
    engine = OracleEngine()
    fill(engine, report("lu", FLOOD), report("tre", YOUTH))
    query = JudgedQuery("khac phuc mua da", {"lu": 3})
    [one] = compare(engine, {"q": [query]}, lambda found: found.id)
    assert (one.ours.mrr, one.ours.recall) == (1.0, 1.0)


@pytest.mark.parametrize(
    "text", ["{", "[1]", '[{"query": "a"}]', '[{"query": "a", "grades": {"gone.html": 3}}]', '[{"query": "a", "grades": {"a.html": "x"}}]']
)
def test_a_file_of_judgements_that_cannot_be_used_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "judged.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"judged\.json is no list of judged queries"):
        read_judged(file, {"a.html": "https://a.example/"})


def test_the_command_measures_the_sample_without_an_index_at_hand(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["--data", str(tmp_path), "evaluate", "--search", "--json"])
    assert result.exit_code == 0, result.output
    compared = json.loads(result.stdout)
    assert list(compared) == ["judged queries"]
    assert compared["judged queries"]["ours"]["queries"] == len(JUDGED)
    assert compared["judged queries"]["ours"]["mrr"] > compared["judged queries"]["words"]["mrr"]
