"""The Whoosh engine keeps the contract, in few segments and whole generations, and agrees with Whoosh itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import query
from whoosh.index import FileIndex

from indexer.engines import open_engine
from indexer.engines.base import MAX_EXPANSION, BuiltFrom, Engine, EngineQuery
from indexer.engines.whoosh.cache import ArrayCache
from indexer.engines.whoosh.ints import Ints
from indexer.engines.whoosh.rows import row_of
from indexer.engines.whoosh.schema import INDEX_NAME, make_schema
from indexer.engines.whoosh.storage import DurableStorage
from indexer.engines.whoosh.writer import MAX_SEGMENTS
from indexer.errors import SearchError
from indexer.query.nodes import All, And, Node, Not, Or, Phrase
from indexer.text.fold import accented, folded
from indexer.text.tokens import WORD, query_terms
from tests.builders import fill, report
from tests.engine_asking import found, prefix, word
from tests.engine_contract import EngineContract
from tests.engine_contract_writing import Opener, put
from tests.whoosh_engine import commit_each, page, snapshot


class TestWhooshEngine(EngineContract):
    @pytest.fixture
    def opener(self, tmp_path: Path) -> Opener:
        return lambda: open_engine(tmp_path)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(tmp_path)


# Commits and segments


def test_a_commit_is_there_for_the_next_process(engine: Engine, tmp_path: Path) -> None:
    fill(engine, report("a", "Hội nghị giao ban", day="2018-10-03"), sequence=7)
    program = "import sys, pathlib; from indexer.engines import open_engine; print(open_engine(pathlib.Path(sys.argv[1])).info())"
    told = subprocess.run([sys.executable, "-W", "ignore", "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == str(engine.info())


def test_segments_are_merged_before_they_become_many(engine: Engine) -> None:
    reports = [report(f"r{n:02}", f"Hội nghị số {n}", day="2018-10-03") for n in range(30)]
    counts = []
    for item in reports:
        commit_each(engine, [item])
        counts.append(len(snapshot(engine).segments))
    assert counts[:MAX_SEGMENTS] == list(range(1, MAX_SEGMENTS + 1))
    assert max(counts) == MAX_SEGMENTS
    assert found(engine) == {item.id for item in reports}
    assert [engine.get(item.id) for item in reports] == reports
    assert found(engine, And((word("số"), word("17")))) == {"r17"}


def test_a_word_in_many_segments_counts_once_towards_what_a_prefix_may_stand_for(engine: Engine) -> None:
    words = " ".join(f"từ{n}" for n in range(MAX_EXPANSION // 2 + 1))
    commit_each(engine, [report("a", words), report("b", words)])
    assert len(snapshot(engine).segments) == 2
    assert found(engine, prefix("tu")) == {"a", "b"}


def test_a_segment_with_many_deleted_reports_is_rewritten(engine: Engine) -> None:
    with engine.writer() as writer:
        for n in range(10):
            writer.put(page(f"r{n}"), [report(f"r{n}")])
        writer.commit(BuiltFrom(1))
        for n in range(2):
            writer.put(page(f"r{n}"), [])
        writer.commit(BuiltFrom(2))
        assert snapshot(engine).size == 10, "a fifth may be deleted"
        writer.put(page("r2"), [])
        writer.commit(BuiltFrom(3))
    assert snapshot(engine).size == 7
    assert found(engine) == {f"r{n}" for n in range(3, 10)}


def test_segments_that_stay_are_not_read_again(engine: Engine) -> None:
    commit_each(engine, [report("a")])
    before = snapshot(engine).segments
    commit_each(engine, [report("b")])
    assert snapshot(engine).segments[0] is before[0]


def test_phrases_and_spellings_hold_across_segments(engine: Engine) -> None:
    commit_each(engine, [report("a", "Ủy ban Mặt trận"), report("b", "uỷ ban nhân dân"), report("c", "ủy nhiệm ban đầu")])
    assert found(engine, Phrase((query_terms("ủy"), query_terms("ban")))) == {"a", "b"}
    assert found(engine, Phrase((query_terms("uy"), query_terms("bàn")))) == set()


# Generations


def test_a_reader_of_an_older_generation_goes_on(engine: Engine, tmp_path: Path) -> None:
    fill(engine, report("a", "Hội nghị"))
    held = snapshot(engine)
    for name in ("b", "c"):
        fill(open_engine(tmp_path), report(name))
    assert row_of(held, word("hội")).tolist() != [0]
    assert held.report("a") is not None
    assert found(engine) == {"c"}


def test_older_generations_go_at_the_next_write(engine: Engine, tmp_path: Path) -> None:
    fill(engine, report("a"))
    fill(engine, report("b"))
    assert generations(tmp_path) == {"1", "2"}
    put(engine, {})
    assert generations(tmp_path) == {"2"}


def test_a_generation_that_cannot_be_removed_is_no_error(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(engine, report("a"))
    fill(engine, report("b"))
    monkeypatch.setattr("os.unlink", refuse)
    monkeypatch.setattr("os.rmdir", refuse)
    with engine.writer():
        assert generations(tmp_path) == {"1", "2"}
    monkeypatch.undo()
    fill(engine, report("c"))
    assert generations(tmp_path) == {"2", "3"}
    assert found(engine) == {"c"}


def generations(data: Path) -> set[str]:
    return {path.name for path in (data / "index").iterdir() if path.is_dir()}


def refuse(*_: object, **__: object) -> None:
    raise PermissionError("held by a reader")


# Whoosh's own matchers

WHOOSH_QUERIES: dict[str, tuple[Node, query.Query]] = {
    "a word": (word("dan"), query.Term("text", "dan")),
    "two words": (And((word("dan"), word("van"))), query.And([query.Term("text", "dan"), query.Term("text", "van")])),
    "either": (Or((word("dan"), word("giao"))), query.Or([query.Term("text", "dan"), query.Term("text", "giao")])),
    "without": (Not(word("giao")), query.Not(query.Term("text", "giao"))),
    "a phrase": (Phrase((("dan",), ("van",))), query.Phrase("text", ["dan", "van"])),
}


@pytest.mark.parametrize("name", WHOOSH_QUERIES)
def test_whooshs_own_matchers_find_the_same(engine: Engine, tmp_path: Path, name: str) -> None:
    texts = ("dân vận", "vận dân", "giao dân", "Dàn vẫn dân", "giao ban", "dân\n\nvận")
    commit_each(engine, [report(f"r{n}", text) for n, text in enumerate(texts)])
    put(engine, {page("r0"): []})
    asked, whooshs = WHOOSH_QUERIES[name]
    folder = DurableStorage(tmp_path / "index" / "1")
    with FileIndex(folder, make_schema(), INDEX_NAME).searcher() as searcher:
        ids = {snapshot(engine).ids[number].decode() for number in whooshs.docs(searcher)}
    assert found(engine, asked) == ids != set()


# The rest


def test_a_closed_engine_answers_nothing(engine: Engine) -> None:
    fill(engine, report("a"))
    engine.close()
    with pytest.raises(SearchError, match="closed"):
        engine.search(EngineQuery(All()))


def test_threads_share_an_engine_while_it_is_written(engine: Engine) -> None:
    words = [f"từ{n}" for n in range(40)]
    commit_each(engine, [report(f"r{n}", " ".join(words[n : n + 5])) for n in range(12)])
    answers: list[set[str]] = []

    def ask() -> None:
        answers.extend(found(engine, word(each)) for each in words)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    commit_each(engine, [report(f"more{n}", "không có") for n in range(5)])
    for thread in threads:
        thread.join()
    expected = [found(engine, word(each)) for each in words]
    assert answers == expected * 4 or sorted(map(sorted, answers)) == sorted(map(sorted, expected * 4))


@given(st.from_regex(WORD, fullmatch=True))
def test_every_spelling_has_the_folded_word_of_what_it_spells(surface: str) -> None:
    assert folded(accented(surface)) == folded(surface)
    for term in query_terms(surface):
        assert folded(term[1:] if term[0] in "=~" else term) == folded(surface)


def test_a_cache_keeps_what_was_used_last_within_its_bytes() -> None:
    cache: ArrayCache[Ints] = ArrayCache(3 * 16)
    values = {n: np.array([n, 1]) for n in range(4)}
    for n in range(3):
        cache.put(n, values[n])
    assert cache.get(0) is values[0]
    cache.put(3, values[3])
    assert [cache.get(n) for n in range(4)] == [values[0], None, values[2], values[3]]
    cache.put(4, np.arange(99))
    assert [cache.get(n) for n in range(5)] == [None] * 5, "what is larger than all the room is not kept"
