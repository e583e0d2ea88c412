"""What the benchmarks of search engines are made of: articles, queries, figures, and when answers differ."""

from __future__ import annotations

import doctest
from collections import Counter
from itertools import islice, pairwise
from types import ModuleType

import pytest

from indexer.text.tokens import WORD
from tests.benchmarks import bench_peers, figures, peers_base
from tests.benchmarks.bench_peers import difference_of
from tests.benchmarks.figures import percentile
from tests.benchmarks.peers_articles import Article, as_report, faceted
from tests.benchmarks.peers_base import Answer
from tests.benchmarks.peers_queries import KINDS, draw_queries
from tests.benchmarks.peers_walk import Walk

TEXTS = [
    "Hội nghị giao ban\n\nSáng nay huyện họp giao ban công tác dân vận quý ba.\n\nHội nghị bàn việc mùa.",
    "Tổng kết mùa lũ\n\nHuyện tổng kết công tác phòng chống lũ; công tác dân vận vẫn làm đều.",
]


@pytest.mark.parametrize("module", [bench_peers, figures, peers_base], ids=lambda module: module.__name__)
def test_examples_run(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed


def test_a_percentile_of_nothing_is_no_number() -> None:
    assert percentile([], 0.5) != percentile([], 0.5)


def test_generated_articles_are_the_same_for_a_seed_and_streamed() -> None:
    first = list(Walk(TEXTS, seed=1).articles(30))
    assert first == list(Walk(TEXTS, seed=1).articles(30))
    assert first != list(Walk(TEXTS, seed=2).articles(30))
    assert next(iter(Walk(TEXTS, seed=1).articles(10_000_000)))


def test_generated_articles_keep_the_words_and_pairs_of_the_real_ones() -> None:
    real, written = words_and_pairs(TEXTS), words_and_pairs([text for _, text in Walk(TEXTS, seed=1).articles(500)])
    assert set(written[0]) <= set(real[0])
    common, rare = "công", "lũ"
    assert real[0][common] / real[0][rare] == pytest.approx(written[0][common] / written[0][rare], rel=0.3)
    assert written[1]["công", "tác"] > 0.9 * written[0]["công"]


def test_articles_get_the_same_facets_whatever_stands_before_them() -> None:
    some = list(islice(faceted([("", "")] * 100, seed=1), 100))
    assert some[:7] == list(faceted([("", "")] * 7, seed=1))
    assert max(Counter(name for article in some for name in article.officials).values()) > 10
    assert {len(article.places) for article in some} == {1, 2, 3}


def test_an_article_is_a_report_with_its_facets() -> None:
    report = as_report(Article("a1", "Giao ban", "Giao ban\n\nXã", "2019", "xa.example.vn", ("Lò Văn Én",), ("xã Phú Lĩnh",)))
    assert (report.id, report.url, report.title) == ("a1", "https://xa.example.vn/a1", "Giao ban")
    assert [official.name for official in report.officials] == ["Lò Văn Én"]
    assert report.meeting is not None
    assert report.meeting.start == "2019-06-01"


def test_queries_of_each_kind_stand_in_the_articles() -> None:
    queries = draw_queries(TEXTS, total=2, count=2)
    assert {kind: len(drawn) for kind, drawn in queries.items()} == dict.fromkeys(KINDS, 2)
    assert {query.text.count('"') for query in queries["4-word phrase"]} == {2}
    for query in queries["exact phrase"]:
        assert any(" ".join(query.words) in text.lower() for text in TEXTS)
    assert all(query.text.isascii() for query in queries["4 words"])


def test_no_query_is_drawn_from_a_text_without_words() -> None:
    assert not any(draw_queries(["217 / 18"], total=1, count=1).values())


@pytest.mark.parametrize(
    ("b", "difference"),
    [
        (Answer(3, ("x",), {"year": (("2018", 2), ("2019", 1))}), ""),
        (Answer(3, ("x",), {"year": (("2018", 2), ("2020", 1))}), ""),
        (Answer(3, ("x",), {"year": (("2020", 2), ("2019", 1))}), "year: ['2018', '2020'] in one of them only"),
        (Answer(4, ("x",), {"year": (("2018", 2), ("2019", 1))}), "3 and 4 found, 1 and 1 titles"),
        (Answer(3, ("x",), {"year": (("2018", 2),)}), "year: (2, 1) and (2,)"),
    ],
)
def test_answers_differ_where_totals_or_counts_do(b: Answer, difference: str) -> None:
    assert difference_of(Answer(3, ("x",), {"year": (("2018", 2), ("2019", 1))}), b) == difference


def words_and_pairs(texts: list[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    lines = [WORD.findall(line) for text in texts for line in text.split("\n")]
    return Counter(word for line in lines for word in line), Counter(pair for line in lines for pair in pairwise(line))
