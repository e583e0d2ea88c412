"""How every engine orders its hits and turns their pages."""

from __future__ import annotations

import pytest

from indexer.engines.base import Boost, Engine, EngineQuery
from indexer.query.nodes import All, And, DateRange
from indexer.text.tokens import query_terms
from tests.builders import fill, report
from tests.engine_asking import found, order, word


class OrderContract:
    """Tests of order and pages; `engine` is a fixture of the class that mixes this in."""

    def test_times_order_with_the_undated_last_and_ties_by_id(self, engine: Engine) -> None:
        days = {"b": "2018-10-03", "a": "2018-10-03", "old": "2016-01-02", "new": "2020-01-01", "x": "XXXX-10-03", "none": None}
        fill(engine, *(report(name, day=day) for name, day in days.items()))
        assert order(engine, sort="newest") == ["new", "a", "b", "old", "none", "x"]
        assert order(engine, sort="oldest") == ["old", "a", "b", "new", "none", "x"]

    def test_the_first_day_of_a_long_meeting_orders_it(self, engine: Engine) -> None:
        fill(engine, report("long", day="2018-10-01", last_day="2018-10-09"), report("short", day="2018-10-05"))
        assert order(engine, sort="newest") == ["short", "long"]

    def test_equal_scores_come_newest_first_then_by_id(self, engine: Engine) -> None:
        days = {"b": "2018-10-03", "a": "2018-10-03", "new": "2020-01-01", "none": None}
        fill(engine, *(report(name, "Hội nghị", day=day) for name, day in days.items()))
        for node in (All(), word("hội"), DateRange("2000-01-01", None)):
            assert order(engine, node)[:3] == ["new", "a", "b"]

    def test_the_better_match_comes_first(self, engine: Engine) -> None:
        fill(
            engine,
            report("once", "giám sát việc làng việc xã việc huyện"),
            report("often", "giám sát rồi giám sát, lại giám sát mãi", day="2001-01-01"),
        )
        hits = engine.search(EngineQuery(word("giám"))).hits
        assert [hit.id for hit in hits] == ["often", "once"]
        assert hits[0].score > hits[1].score

    def test_pairs_raise_the_rank_and_never_decide_a_match(self, engine: Engine) -> None:
        fill(engine, report("apart", "vận tải và dân số", day="2020-01-01"), report("together", "dân vận và tải số", day="2019-01-01"))
        both = And((word("dan"), word("van")))
        assert order(engine, both) == ["apart", "together"]
        assert order(engine, both, pairs=("dan van",)) == ["together", "apart"]
        assert found(engine, word("tải"), pairs=("không có", "dan van")) == {"apart", "together"}

    def test_words_near_one_another_raise_the_rank(self, engine: Engine) -> None:
        between = "việc làng việc xã việc huyện"
        fill(engine, report("far", f"dân {between} vận", day="2020-01-01"), report("near", f"dân và vận {between.split(' ', 1)[1]}"))
        both = And((word("dân"), word("vận")))
        near = (query_terms("dân"), query_terms("vận"))
        assert order(engine, both) == ["far", "near"]
        assert order(engine, both, near=near) == ["near", "far"]
        assert order(engine, both, near=(*near, query_terms("thiếu"))) == ["far", "near"]
        assert order(engine, both, near=near[:1] * 2) == ["far", "near"]

    def test_spellings_count_for_nearness(self, engine: Engine) -> None:
        between = "việc làng việc xã việc huyện"
        fill(
            engine,
            report("other", f"dân {between} vận văn", day="2020-01-01"),
            report("same", f"văn {between} dân vận"),
        )
        both = And((word("van"), word("dân")))
        assert order(engine, both, near=(query_terms("vận"), query_terms("dân"))) == ["same", "other"]

    def test_what_stands_best_under_any_name_counts_for_nearness(self, engine: Engine) -> None:
        between = "việc làng việc xã việc huyện"
        fill(
            engine,
            report("far", f"dân {between} vận", day="2020-01-01"),
            report("renamed", f"dân {between} vận bdv", day="2019-01-01"),
            report("typed", f"{between} dân vận việc", day="2018-01-01"),
        )
        both = And((word("dân"), word("vận")))
        near = (query_terms("dân"), query_terms("vận"))
        assert order(engine, both, near=near) == ["typed", "far", "renamed"]
        assert order(engine, both, near=near, renamed=((query_terms("bdv"),),)) == ["renamed", "typed", "far"]

    def test_boosts_raise_the_rank_and_never_decide_a_match(self, engine: Engine) -> None:
        fill(engine, report("plain", "dân vận", day="2020-01-01"), report("raised", "dân số", day="2019-01-01"), report("other", "số"))
        raising = (Boost(word("số"), 4.0),)
        assert order(engine, word("dân")) == ["plain", "raised"]
        assert order(engine, word("dân"), boosts=raising) == ["raised", "plain"]
        assert order(engine, word("dân"), boosts=(Boost(word("vận"), 1.0), *raising)) == ["raised", "plain"]

    def test_a_hit_carries_its_title_and_its_day(self, engine: Engine) -> None:
        first = report("a", "Hội nghị", title="Đảng uỷ tổng kết", day="2018-10-03", last_day="2018-10-04")
        fill(engine, first, report("b", "Hội nghị", title=""), report("c", "Hội nghị", day="XXXX-10-03"))
        hits = engine.search(EngineQuery(word("hội"))).hits
        assert {hit.id: (hit.title, hit.day) for hit in hits} == {
            "a": ("Đảng uỷ tổng kết", "2018-10-03"),
            "b": ("", None),
            "c": ("Hội nghị", None),
        }

    @pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
    def test_pages_are_stable_and_together_everything(self, engine: Engine, sort: str) -> None:
        fill(engine, *(report(f"r{n:02}", "một hai" if n % 3 else "một", day=f"2018-01-{n % 7 + 1:02}") for n in range(25)))
        whole = order(engine, word("một"), sort=sort, limit=100)
        pages = [order(engine, word("một"), sort=sort, offset=at, limit=4) for at in range(0, 28, 4)]
        assert [hit for page in pages for hit in page] == whole
        assert sorted(whole) == [f"r{n:02}" for n in range(25)]

    def test_beyond_the_end_there_are_no_hits_but_the_total(self, engine: Engine) -> None:
        fill(engine, report("a"), report("b"))
        for asked in ({"offset": 2}, {"offset": 5000}, {"limit": 0}):
            result = engine.search(EngineQuery(All(), **asked))  # type: ignore[arg-type]
            assert (result.total, result.hits) == (2, ())
