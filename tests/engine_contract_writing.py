"""How every engine is written: pages replaced, commits whole, fresh indexes swapped in, one writer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.engines.base import BuiltFrom, Engine, EngineQuery, FacetAsk
from indexer.errors import IndexMissing, ReportNotFound, WriterBusy
from indexer.fields import FACETS
from indexer.query.nodes import All, And, Not
from indexer.reports import Report
from tests.builders import directive, fill, report
from tests.engine_asking import counts, found, word

Opener = Callable[[], Engine]


class Interrupted(Exception):
    """What stops a writer half-way."""


class WritingContract:
    """Tests of writing; `engine` and `opener` are fixtures of the class that mixes this in."""

    def test_a_report_comes_back_whole(self, engine: Engine) -> None:
        made = report("a", "Ông Lê Văn An chủ trì", day="2018-10-03", chair=["Lê Văn An"], directives=[directive("61", "Đề án")])
        fill(engine, made)
        assert engine.get("a") == made

    def test_an_unknown_id_says_so(self, engine: Engine) -> None:
        fill(engine, report("a"))
        with pytest.raises(ReportNotFound, match="'b'"):
            engine.get("b")

    def test_many_come_back_in_the_order_asked_without_those_that_are_not_there(self, engine: Engine) -> None:
        made = [report(name, day="2018-10-03") for name in "abc"]
        fill(engine, *made)
        assert list(engine.get_many(["c", "zz", "a", "c"])) == [made[2], made[0], made[2]]
        assert list(engine.get_many([])) == []

    def test_many_are_of_the_generation_in_which_they_were_asked_for(self, engine: Engine) -> None:
        put(engine, {"https://a.vn/": [report("a", "một")], "https://b.vn/": [report("b", "một")]})
        asked = engine.get_many(["a", "b"])
        put(engine, {"https://a.vn/": [], "https://b.vn/": [report("b", "hai")]})
        assert [one.text for one in asked] == ["một", "một"]
        assert [one.text for one in engine.get_many(["a", "b"])] == ["hai"]

    def test_put_replaces_all_reports_of_a_page(self, engine: Engine) -> None:
        put(engine, {"https://a.vn/": [report("a1", "một"), report("a2", "hai")], "https://b.vn/": [report("b", "một")]})
        put(engine, {"https://a.vn/": [report("a1", "ba")]})
        assert found(engine) == {"a1", "b"}
        assert found(engine, word("một")) == {"b"}
        with pytest.raises(ReportNotFound):
            engine.get("a2")

    def test_put_twice_before_a_commit_keeps_the_last(self, engine: Engine) -> None:
        with engine.writer() as writer:
            writer.put("https://a.vn/", [report("a", "một"), report("b", "một")])
            writer.put("https://a.vn/", [report("a", "hai")])
            writer.commit(BuiltFrom(1))
        assert found(engine) == found(engine, word("hai")) == {"a"}

    @pytest.mark.parametrize("fresh", [False, True])
    def test_put_again_after_a_commit_of_the_same_writer_keeps_the_last(self, engine: Engine, fresh: bool) -> None:
        with engine.writer(fresh=fresh) as writer:
            for number, name in enumerate(("first", "last"), 1):
                writer.put("https://a.vn/", [report(name)])
                writer.commit(BuiltFrom(number))
        assert found(engine) == {"last"}

    def test_putting_none_removes_a_page_from_hits_facets_and_days(self, engine: Engine) -> None:
        put(engine, {"https://a.vn/": [report("a", day="2018-10-03", host="Huyện ủy")], "https://b.vn/": [report("b")]})
        put(engine, {"https://a.vn/": [], "https://never.vn/": []})
        assert found(engine) == {"b"}
        assert counts(engine, "host") == {}
        assert (engine.info().reports, engine.info().first_day) == (1, None)

    def test_what_is_not_committed_is_dropped(self, engine: Engine) -> None:
        put(engine, {"https://a.vn/": [report("a")]})
        with engine.writer() as writer:
            writer.put("https://a.vn/", [])
            writer.put("https://b.vn/", [report("b")])
        with pytest.raises(Interrupted):
            put_interrupted(engine, report("c"))
        assert found(engine) == {"a"}

    def test_a_commit_stays_when_what_follows_it_fails(self, engine: Engine) -> None:
        with pytest.raises(Interrupted):
            put_interrupted(engine, report("a"), committed=True)
        assert found(engine) == {"a"}
        assert engine.info().built_from == BuiltFrom(1)

    def test_readers_see_a_commit_whole_and_at_once(self, opener: Opener) -> None:
        reader, other = opener(), opener()
        put(other, {"https://a.vn/": [report("a")]})
        assert found(reader) == {"a"}
        with other.writer() as writer:
            writer.put("https://b.vn/", [report("b")])
            assert found(reader) == {"a"}
            writer.commit(BuiltFrom(2))
            assert found(reader) == {"a", "b"}
            writer.put("https://a.vn/", [])
            writer.commit(BuiltFrom(3))
        assert found(reader) == found(opener()) == {"b"}

    def test_a_fresh_index_swaps_in_when_its_block_ends_well(self, opener: Opener) -> None:
        reader, other = opener(), opener()
        put(other, {"https://a.vn/": [report("a")]})
        before = reader.info().generation
        with other.writer(fresh=True) as writer:
            writer.put("https://b.vn/", [report("b")])
            writer.commit(BuiltFrom(2))
            writer.put("https://c.vn/", [report("c")])
            assert found(reader) == {"a"}
            writer.commit(BuiltFrom(3))
            assert found(reader) == {"a"}
        assert found(reader) == found(opener()) == {"b", "c"}
        assert reader.info().generation > before
        assert reader.info().built_from.sequence == 3

    @pytest.mark.parametrize("committed", [True, False])
    def test_a_fresh_index_that_fails_leaves_the_old_one(self, engine: Engine, committed: bool) -> None:
        put(engine, {"https://a.vn/": [report("a")]})
        with pytest.raises(Interrupted):
            put_interrupted(engine, report("b"), fresh=True, committed=committed)
        assert found(engine) == {"a"}
        put(engine, {"https://c.vn/": [report("c")]})
        assert found(engine) == {"a", "c"}

    def test_one_writer_at_a_time(self, opener: Opener) -> None:
        first, second = opener(), opener()
        with first.writer() as writer:
            with pytest.raises(WriterBusy), second.writer():
                pass
            writer.put("https://a.vn/", [report("a")])
            writer.commit(BuiltFrom(1))
        put(second, {"https://b.vn/": [report("b")]})
        assert found(first) == {"a", "b"}

    def test_info_tells_what_the_index_holds_and_was_built_from(self, engine: Engine) -> None:
        built = BuiltFrom(7, "schema", "rules", "authority")
        with engine.writer(fresh=True) as writer:
            writer.put("https://a.vn/", [report("a", day="2018-10-03"), report("b", day="2017-12-30", last_day="2019-01-02"), report("c")])
            writer.commit(built)
        info = engine.info()
        assert (info.reports, info.first_day, info.last_day, info.built_from) == (3, "2017-12-30", "2019-01-02", built)
        put(engine, {})
        assert engine.info().generation == info.generation

    def test_without_an_index_asking_says_so(self, engine: Engine) -> None:
        with pytest.raises(IndexMissing):
            engine.info()
        with pytest.raises(IndexMissing):
            engine.search(EngineQuery(All()))

    def test_an_index_may_be_empty(self, engine: Engine) -> None:
        fill(engine)
        asked = tuple(FacetAsk(name) for name in FACETS)
        result = engine.search(EngineQuery(And((word("hội"), Not(word("nghị")))), pairs=("hoi nghi",), facets=asked))
        assert (result.total, result.hits) == (0, ())
        assert all(facet.values == () and facet.distinct == 0 for facet in result.facets.values())
        assert engine.info().reports == 0


def put(engine: Engine, pages: dict[str, list[Report]]) -> None:
    """Put pages (address -> reports) and commit."""
    with engine.writer() as writer:
        for url, reports in pages.items():
            writer.put(url, reports)
        writer.commit(BuiltFrom(1))


def put_interrupted(engine: Engine, item: Report, *, fresh: bool = False, committed: bool = False) -> None:
    """Put `item` and be interrupted over the next page, before or after a commit of `item`."""
    with engine.writer(fresh=fresh) as writer:
        writer.put("https://interrupted.vn/", [item])
        if committed:
            writer.commit(BuiltFrom(1))
        writer.put("https://never.vn/", [report("never")])
        raise Interrupted
