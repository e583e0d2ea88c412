"""Nearness in the arrays: the shortest stretch of a text that holds all words, and what it does to the best hits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines.base import EngineQuery
from indexer.engines.whoosh.engine import WhooshEngine
from indexer.engines.whoosh.near import LOOKED_AT, NEAR, NEVER, TYPED, TYPED_IN_TITLE, nearness
from indexer.query.nodes import And
from indexer.text.normalize import clean_text
from indexer.text.tokens import query_terms, tokenize
from tests.builders import fill, report
from tests.engine_asking import word
from tests.whoosh_engine import commit_each

WORDS = st.sampled_from(["dân", "dan", "vận", "Vận", "ủy", "uỷ", "xã", "\n\n"])
TEXTS = st.lists(st.lists(WORDS, max_size=25).map(lambda words: clean_text(" ".join(words))), min_size=1, max_size=6)
ASKED = st.lists(st.sampled_from(["dan", "dân", "vận", "van", "ủy", "xã", "không"]).map(query_terms), min_size=2, max_size=4)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(texts=TEXTS, words=ASKED, one_by_one=st.booleans())
def test_nearness_is_that_of_plain_counting(texts: list[str], words: list[tuple[str, ...]], one_by_one: bool) -> None:
    with TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder))
        reports = [report(f"r{number}", text, title=" ".join(texts[number - 1].split()[:4])) for number, text in enumerate(texts)]
        fill(engine)
        if one_by_one:
            commit_each(engine, reports)
        else:
            fill(engine, *reports)
        snapshot = engine._latest()
        docs = np.flatnonzero(snapshot.live)[::-1]
        wanted = {item.id: plain_nearness(words, places_of(item.text), places_of(item.title)) for item in reports}
        expected = [wanted[snapshot.ids[doc].decode()] for doc in docs]
        assert nearness(snapshot, words, docs) == pytest.approx(expected)


def places_of(text: str) -> list[set[str]]:
    """The terms at each place of `text`, with one place between blocks."""
    tokens = tokenize(text)
    places: list[set[str]] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and token.position > before.position + 1:
            places.append(set())
        places.append(set(token.terms))
    return places


def plain_nearness(words: list[tuple[str, ...]], text: list[set[str]], title: list[set[str]]) -> float:
    span = NEVER
    for i in range(len(text)):
        for j in range(i, len(text)):
            if all(set.union(*text[i : j + 1]) & set(terms) for terms in words):
                span = min(span, j - i + 1)
    return 1 + NEAR * len(set(words)) / span + TYPED * typed(words, text) + TYPED_IN_TITLE * typed(words, title)


def typed(words: list[tuple[str, ...]], places: list[set[str]]) -> bool:
    stretches = (places[i : i + len(words)] for i in range(len(places) - len(words) + 1))
    return any(all(held & set(terms) for held, terms in zip(stretch, words, strict=True)) for stretch in stretches)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    """Reports that differ in how far two words stand apart; the nearer, the older."""
    engine = WhooshEngine(tmp_path)
    between = [f"việc{n}" for n in range(30)]
    fill(
        engine,
        *(report(f"r{n:02}", " ".join(("dân", *between[:n], "vận", *between[n:])), title="", day=f"2018-01-{n + 1:02}") for n in range(30)),
    )
    yield engine
    engine.close()


BOTH, WANTED = And((word("dân"), word("vận"))), (query_terms("dân"), query_terms("vận"))


def test_only_the_best_hits_are_looked_at(engine: WhooshEngine) -> None:
    plain = engine.search(EngineQuery(BOTH, limit=30)).hits
    near = engine.search(EngineQuery(BOTH, limit=30, near=WANTED)).hits
    assert near[LOOKED_AT:] == plain[LOOKED_AT:]
    assert {hit.id for hit in near[:LOOKED_AT]} == {hit.id for hit in plain[:LOOKED_AT]}
    assert [hit.id for hit in near[:LOOKED_AT]] == sorted(hit.id for hit in plain[:LOOKED_AT])


def test_a_score_is_raised_by_how_near_the_words_stand(engine: WhooshEngine) -> None:
    plain = {hit.id: hit.score for hit in engine.search(EngineQuery(BOTH, limit=30)).hits}
    best = engine.search(EngineQuery(BOTH, limit=1, near=WANTED)).hits[0]
    assert best.id == "r20"
    assert best.score == pytest.approx(plain["r20"] * (1 + NEAR * 2 / 22))


def test_words_just_as_typed_count_most(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    fill(engine, report("turned", "vận dân số", title="", day="2020-01-01"), report("typed", "số dân vận", title="", day="2020-01-01"))
    first, second = engine.search(EngineQuery(BOTH, near=WANTED)).hits
    assert (first.id, second.id) == ("typed", "turned")
    assert first.score / second.score == pytest.approx((1 + NEAR + TYPED) / (1 + NEAR))


@pytest.mark.parametrize("limit", [1, 3, 7, 20])
def test_pages_are_cut_from_one_order(engine: WhooshEngine, limit: int) -> None:
    whole = engine.search(EngineQuery(BOTH, limit=30, near=WANTED)).hits
    pages = [engine.search(EngineQuery(BOTH, limit=limit, offset=at, near=WANTED)).hits for at in range(0, 30, limit)]
    assert tuple(hit for page in pages for hit in page) == whole


def test_words_as_typed_in_a_title_count_more(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    text = "số dân vận"
    fill(engine, report("plain", text, title="số", day="2020-01-01"), report("titled", text, title="Ban Dân vận", day="2020-01-01"))
    assert nearness(engine._latest(), WANTED, np.array([0, 1])).tolist() == [1 + NEAR + TYPED, 1 + NEAR + TYPED + TYPED_IN_TITLE]
    assert engine.search(EngineQuery(BOTH, near=WANTED)).hits[0].id == "titled"


def test_texts_shorter_than_the_query_have_no_nearness(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    fill(engine, report("a", ""), report("b", "dân"))
    words = tuple(query_terms(each) for each in "dân vận xã huyện tỉnh".split())
    assert nearness(engine._latest(), words, np.array([0, 1])).tolist() == pytest.approx([1.0, 1.0])


def test_orders_of_time_know_no_nearness(engine: WhooshEngine) -> None:
    asked = EngineQuery(BOTH, sort="oldest", limit=30)
    near = EngineQuery(BOTH, sort="oldest", limit=30, near=WANTED)
    assert engine.search(near).hits == engine.search(asked).hits
