"""Searches answer whatever happens to files meanwhile: writers that swap and merge, arrays that are lost or damaged."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engines import open_engine
from indexer.engines.base import Engine, EngineQuery, EngineResult, FacetAsk
from indexer.engines.whoosh import engine as engine_module
from indexer.engines.whoosh import snapshot as snapshot_module
from indexer.engines.whoosh.watch import SETTLED_NS, stamp_or_none
from indexer.query.nodes import All, And
from indexer.reports import Report
from tests.builders import fill, report
from tests.engine_asking import counts, found, phrase, prefix, word
from tests.engine_contract_writing import put
from tests.whoosh_engine import commit_each, page, settle, snapshot

ASKED = (FacetAsk("host"), FacetAsk("year"), FacetAsk("official"))
QUERY = EngineQuery(And((word("hội"), word("nghị"))), pairs=("hoi nghi",), facets=ASKED)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(tmp_path)


def meetings(host: str, names: str) -> list[Report]:
    return [report(name, f"Hội nghị {name}", day="2018-10-03", host=host, chair=["Lê Văn An"]) for name in names]


# Writers


def rebuild_twice(data: Path) -> None:
    """Another process rebuilds the index and begins to write again, so that the older generation is removed."""
    other = open_engine(data)
    fill(other, *meetings("UBND xã", "xyz"))
    put(other, {})


def merge(data: Path) -> None:
    """Another process writes so often that all segments are merged into others."""
    commit_each(open_engine(data), meetings("UBND xã", "mnopqrst"))


STEPS = ("Rows", "FacetFilters", "ranked_by_nearness")
"""Steps of a search in the engine, before each of which a writer comes between."""


@pytest.mark.parametrize("change", [rebuild_twice, merge])
@pytest.mark.parametrize("step", STEPS)
def test_a_search_is_answered_from_one_state_whatever_comes_meanwhile(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, change: Callable[[Path], None]
) -> None:
    commit_each(engine, meetings("Huyện ủy", "ab"))
    before = engine.search(QUERY)
    once(monkeypatch, engine_module, step, lambda: change(tmp_path))
    assert engine.search(QUERY) == before
    after = engine.search(QUERY)
    assert (after.total, after.facets["host"].values[0].value) == (3 if change is rebuild_twice else 10, "UBND xã")


@pytest.mark.parametrize("change", [rebuild_twice, merge])
@pytest.mark.parametrize("step", ["last_commit", "open_snapshot", "TOC", "StoredReports", "open_arrays"])
def test_a_state_that_goes_while_it_is_opened_is_followed_by_the_next(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, change: Callable[[Path], None]
) -> None:
    commit_each(engine, meetings("Huyện ủy", "ab"))
    once(monkeypatch, engine_module if hasattr(engine_module, step) else snapshot_module, step, lambda: change(tmp_path))
    total = open_engine(tmp_path).search(QUERY).total
    assert total in ((3,) if change is rebuild_twice else (2, 10)), "a merge may leave all files of the state that was being opened"
    assert open_engine(tmp_path).search(QUERY).total == (3 if change is rebuild_twice else 10)


def once(monkeypatch: pytest.MonkeyPatch, module: object, name: str, happens: Callable[[], None]) -> None:
    """Let something happen before `name` is first used in `module`."""
    step = getattr(module, name)

    class Step:
        def __call__(self, *given: object) -> object:
            monkeypatch.undo()
            happens()
            return step(*given)

        def __getattr__(self, attribute: str) -> object:
            monkeypatch.undo()
            happens()
            return getattr(step, attribute)

    monkeypatch.setattr(module, name, Step())


# Lost and damaged arrays


def remove(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def scratch(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[20] ^= 255
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [remove, cut, empty, scratch])
def test_without_sound_arrays_readers_answer_and_write_nothing(engine: Engine, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    commit_each(engine, [*meetings("Huyện ủy", "abc"), report("none", "Họp")])
    put(engine, {page("b"): []})
    expected = answers(engine)
    for path in (tmp_path / "index" / "1").glob("*.arrays"):
        harm(path)
    there = contents(tmp_path)
    assert answers(open_engine(tmp_path)) == expected
    assert contents(tmp_path) == there
    put(engine, {})
    assert answers(open_engine(tmp_path)) == expected


def answers(engine: Engine) -> tuple[EngineResult, ...]:
    nodes = (All(), word("hội"), phrase("hội nghị"), prefix("hộ"), word("an", "chair"))
    return tuple(engine.search(EngineQuery(node, facets=ASKED)) for node in nodes)


def contents(data: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in data.rglob("*") if path.is_file()}


# Commits are noticed


def test_a_settled_folder_is_not_read_again_until_it_changes(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit_each(engine, meetings("Huyện ủy", "ab"))
    settle(tmp_path, 10)
    assert engine.search(QUERY).total == 2
    with monkeypatch.context() as patched:
        patched.setattr(engine_module, "last_commit", lambda folder: pytest.fail("the folder was read"))
        assert engine.search(QUERY).total == 2
    put(open_engine(tmp_path), {page("a"): []})
    assert engine.search(QUERY).total == 1
    fill(open_engine(tmp_path), *meetings("Huyện ủy", "abc"))
    assert engine.search(QUERY).total == 3


def test_a_commit_within_one_tick_of_the_clock_is_noticed(engine: Engine, tmp_path: Path) -> None:
    commit_each(engine, meetings("Huyện ủy", "ab"))
    settle(tmp_path, 1)
    assert engine.search(QUERY).total == 2
    put(open_engine(tmp_path), {page("a"): []})
    settle(tmp_path, 1)
    assert engine.search(QUERY).total == 1


def test_what_is_young_or_not_there_has_no_stamp(tmp_path: Path) -> None:
    current, folder = tmp_path / "CURRENT", tmp_path / "1"
    folder.mkdir()
    assert stamp_or_none(str(current), str(folder)) is None
    current.touch()
    assert stamp_or_none(str(current), str(folder)) is None
    past = current.stat().st_mtime_ns - 2 * SETTLED_NS
    for path in (current, folder):
        os.utime(path, ns=(past, past))
    stamp = stamp_or_none(str(current), str(folder))
    assert stamp is not None
    assert stamp == stamp_or_none(str(current), str(folder))


# Phrases by positions


def test_a_phrase_neither_leaves_its_report_nor_wraps_round_the_end(engine: Engine) -> None:
    fill(engine, report("first", "cờ dã xa"), report("second", "bờ cờ"), report("last", "ý án bờ"))
    assert found(engine, phrase("án bờ cờ")) == set()
    assert found(engine, phrase("y an bo co da")) == set()
    assert found(engine, phrase("ý án bờ")) == {"last"}


@pytest.mark.parametrize("length", [63, 64, 65, 130])
def test_a_phrase_may_be_long(engine: Engine, length: int) -> None:
    text = " ".join(f"từ{n}" for n in range(length))
    fill(engine, report("whole", text, title=""), report("less", text.replace("từ1 ", "tứ1 "), title=""))
    assert found(engine, phrase(text)) == {"whole"}


def test_filters_and_counts_leave_out_what_is_deleted(engine: Engine) -> None:
    put(engine, {page(item.id): [item] for item in [*meetings("Huyện ủy", "abcdef"), *meetings("UBND xã", "uvwxyz")]})
    put(engine, {page("a"): [report("a", "Họp", host="UBND xã")], page("x"): []})
    assert [segment.size for segment in snapshot(engine).segments] == [12, 1]
    assert counts(engine, "host") == {"UBND xã": 6, "Huyện ủy": 5}
    assert found(engine, filters={"host": frozenset({"UBND xã"})}) == set("auvwyz")
    assert counts(engine, "official", word("hội"), filters={"host": frozenset({"UBND xã"})}) == {"Lê Văn An": 5}
    assert engine.frequencies(["hoi"]) == (10,)
    assert [each.count for each in engine.values("host", ("uy",), 5)] == [5]
    assert [each.count for each in engine.spellings(("hoi", "nghi"))] == [10]
