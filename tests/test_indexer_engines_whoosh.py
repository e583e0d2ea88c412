"""The Whoosh engine keeps the contract, and what it commits survives: processes, kills, rebuilds and damage."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom, Engine, EngineQuery
from indexer.engines.whoosh.cache import ArrayCache
from indexer.engines.whoosh.schema import INDEX_NAME, make_schema, posting_of
from indexer.engines.whoosh.snapshot import Occurrences, Snapshot
from indexer.engines.whoosh.storage import DurableStorage, last_commit
from indexer.engines.whoosh.writer import MAX_SEGMENTS
from indexer.errors import IndexDamaged, SearchError, WriterBusy
from indexer.query.nodes import All, And, Node, Not, Or, Phrase
from indexer.reports import Report
from indexer.text.fold import accented, folded
from indexer.text.tokens import WORD, query_terms
from tests.builders import fill, report
from tests.engine_asking import found, word
from tests.engine_contract import EngineContract
from tests.engine_contract_writing import Opener, put


class TestWhooshEngine(EngineContract):
    @pytest.fixture
    def opener(self, tmp_path: Path) -> Opener:
        return lambda: open_engine(tmp_path)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(tmp_path)


def page(name: str) -> str:
    return f"https://songmay.example.vn/{name}"


def snapshot(engine: Engine) -> Snapshot:
    latest: Snapshot = engine._latest()  # type: ignore[attr-defined]
    return latest


def commit_each(engine: Engine, reports: Sequence[Report]) -> None:
    """Put and commit one report after the other, a commit each."""
    with engine.writer() as writer:
        for number, item in enumerate(reports, 1):
            writer.put(page(item.id), [item])
            writer.commit(BuiltFrom(number))


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
    assert held.postings("text", "hoi").docs.tolist() == [0]
    assert '"id":"a"' in (held.stored_report("a") or "")
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


# Kills

PROGRAM = """
import os, signal, sys
from pathlib import Path
from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom
from indexer.engines.whoosh import storage, writer
from tests.builders import report

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(what):
    return lambda *given, **named: die(what(*given, **named))

data, where, fresh = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "fresh"
if where == "before the table of contents":
    storage.DurableStorage.rename_file = die
if where == "after the manifest":
    storage.FileStorage.rename_file = die
if where == "before Whoosh cleans up":
    storage.DurableStorage.rename_file = after(storage.DurableStorage.rename_file)
if where == "before the swap":
    storage.Generations.activate = die
if where == "half-way through the swap":
    Path.replace = die
if where == "after the swap":
    storage.Generations.activate = after(storage.Generations.activate)
writer.MEMORY_MB = 0  # so that runs of postings are on disk when the kill comes
with open_engine(data).writer(fresh=fresh) as changes:
    for n in range(20):
        changes.put(f"https://songmay.example.vn/r{n}", [report(f"r{n}", f"Hội nghị mới {n}")])
    if where == "while writing":
        die()
    changes.commit(BuiltFrom(2))
    if where == "after the commit":
        die()
"""
MOMENTS = {  # where the kill comes -> whether the new reports are there: in an update, in a rebuild
    "while writing": (False, False),
    "before the table of contents": (False, False),
    "after the manifest": (False, False),
    "before Whoosh cleans up": (True, False),
    "after the commit": (True, False),
    "before the swap": (True, False),
    "half-way through the swap": (True, False),
    "after the swap": (True, True),
}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("kind", ["update", "fresh"])
@pytest.mark.parametrize("where", MOMENTS)
def test_after_a_kill_the_index_serves_and_the_next_run_completes(engine: Engine, tmp_path: Path, where: str, kind: str) -> None:
    fill(engine, report("r0", "Hội nghị cũ"), report("old", "Hội nghị cũ"), sequence=1)
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", PROGRAM, str(tmp_path), where, kind], check=False)
    swaps = "swap" in where and kind == "fresh"
    assert run.returncode == (-signal.SIGKILL if swaps or "swap" not in where else 0)
    there = MOMENTS[where][kind == "fresh"]
    for reader in (engine, open_engine(tmp_path)):
        assert found(reader, word("cũ")) == ({"r0", "old"} if not there else {"old"} if kind == "update" else set())
        assert found(reader, word("mới")) == ({f"r{n}" for n in range(20)} if there else set())
        assert reader.info().built_from.sequence == (2 if there else 1)
    complete(tmp_path, kind)
    assert found(engine, word("mới")) == {f"r{n}" for n in range(20)}
    put(engine, {})
    assert leftovers(tmp_path) == []


def complete(data: Path, kind: str) -> None:
    """The same run again, which nothing stops."""
    subprocess.run([sys.executable, "-W", "ignore", "-c", PROGRAM, str(data), "nowhere", kind], check=True)


def leftovers(data: Path) -> list[str]:
    """Files below the index that no committed state needs."""
    engine = open_engine(data)
    folder = data / "index" / str(engine.info().generation)
    commit = last_commit(folder)
    needed = {f"{segment.id}.seg" for segment in snapshot(engine).segments}
    needed |= {f"_main_{commit}.toc", f"built_{commit}.json", "main_WRITELOCK", "CURRENT", folder.name}
    return sorted(path.name for path in (data / "index").rglob("*") if path.name not in needed)


INTERRUPTED = (
    "whoosh.writing.SegmentWriter._flush_segment",
    "whoosh.writing.SegmentWriter._assemble_segment",
    "whoosh.writing.SegmentWriter._commit_toc",
    "whoosh.codec.whoosh3.W3FieldWriter.finish_term",
    "whoosh.filedb.filestore.FileStorage.rename_file",
)


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize("where", INTERRUPTED)
def test_ctrl_c_during_a_commit_leaves_what_was(engine: Engine, monkeypatch: pytest.MonkeyPatch, where: str, fresh: bool) -> None:
    fill(engine, report("a"))
    with pytest.raises(KeyboardInterrupt):
        commit_interrupted(engine, monkeypatch, where, fresh=fresh)
    monkeypatch.undo()
    assert found(engine) == {"a"}
    with engine.writer() as writer:
        writer.put(page("c"), [report("c")])
        writer.commit(BuiltFrom(3))
    assert found(engine) == {"a", "c"}


def commit_interrupted(engine: Engine, monkeypatch: pytest.MonkeyPatch, where: str, *, fresh: bool) -> None:
    """A commit during which Ctrl-C comes at the function `where`."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with engine.writer(fresh=fresh) as writer:
        writer.put(page("b"), [report("b")])
        monkeypatch.setattr(where, interrupt)
        writer.commit(BuiltFrom(2))


def test_a_second_process_is_told_that_another_writes(engine: Engine, tmp_path: Path) -> None:
    program = "import sys, pathlib; from indexer.engines import open_engine; open_engine(pathlib.Path(sys.argv[1])).writer()"
    with engine.writer():
        told = subprocess.run([sys.executable, "-W", "ignore", "-c", program, str(tmp_path)], capture_output=True, text=True, check=False)
    assert f"WriterBusy: another process is writing in {tmp_path}" in told.stderr


def test_a_writer_that_cannot_begin_lets_the_lock_go(engine: Engine, tmp_path: Path) -> None:
    fill(engine, report("a"))
    (tmp_path / "index" / "CURRENT").write_text("không phải số")
    for _ in range(2):
        with pytest.raises(IndexDamaged):
            engine.writer()


def test_everything_is_on_disk_before_the_table_of_contents_names_it(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[str] = []
    rename = FileStorage.rename_file

    def renamed(self: FileStorage, old: str, new: str, safe: bool = False) -> None:
        happened.append("rename")
        rename(self, old, new, safe=safe)

    monkeypatch.setattr("indexer.engines.whoosh.storage._sync_file", lambda path: happened.append(path.suffix))
    monkeypatch.setattr("indexer.engines.whoosh.storage._sync_folder", lambda path: happened.append("folder"))
    monkeypatch.setattr(FileStorage, "rename_file", renamed)
    with engine.writer() as writer:
        happened.clear()
        writer.put(page("a"), [report("a")])
        writer.commit(BuiltFrom(1))
    at = happened.index("rename")
    assert {".json", ".seg"} < set(happened[:at])
    assert happened[at + 1] == "folder"


# Damage


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
@pytest.mark.parametrize("suffix", [".seg", ".toc", ".json"])
def test_a_truncated_file_says_what_to_do(engine: Engine, tmp_path: Path, suffix: str, share: float) -> None:
    fill(engine, *(report(f"r{n}", f"Hội nghị {n} " * 50) for n in range(5)))
    [damaged] = (tmp_path / "index" / "1").glob(f"*{suffix}")
    with damaged.open("r+b") as file:
        file.truncate(int(damaged.stat().st_size * share))
    with pytest.raises(IndexDamaged, match=r"run manage\.py reindex"):
        open_engine(tmp_path).info()
    fill(engine, report("a"))
    assert found(open_engine(tmp_path)) == {"a"}


@pytest.mark.parametrize("name", ["1", "CURRENT"])
def test_a_lost_or_senseless_generation_is_damage_that_a_rebuild_mends(engine: Engine, tmp_path: Path, name: str) -> None:
    fill(engine, report("a"))
    place = tmp_path / "index" / name
    if place.is_dir():
        place.rename(tmp_path / "elsewhere")
    else:
        place.write_bytes(b"\xff")
    with pytest.raises(IndexDamaged):
        open_engine(tmp_path).search(EngineQuery(All()))
    fill(engine, report("b"))
    assert found(open_engine(tmp_path)) == {"b"}


def test_postings_that_cannot_be_read_are_damage(engine: Engine, tmp_path: Path) -> None:
    fill(engine, *(report(f"r{n}", "Hội nghị " * 40) for n in range(300)))
    [segment] = (tmp_path / "index" / "1").glob("*.seg")
    content = segment.read_bytes()
    segment.write_bytes(content.replace(b"x^", b"xx"))  # how a compressed block begins
    with pytest.raises(IndexDamaged):
        found(open_engine(tmp_path), word("nghị"))


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
def test_every_spelling_is_noted_with_its_folded_word(surface: str) -> None:
    assert folded(accented(surface)) == folded(surface)
    for term in query_terms(surface):
        assert posting_of(term)[0] == folded(surface)


def test_a_cache_keeps_what_was_used_last_within_its_bytes() -> None:
    cache: ArrayCache[Occurrences] = ArrayCache(3 * 16)
    values = {n: Occurrences(np.array([n]), np.array([1])) for n in range(4)}
    for n in range(3):
        cache.put(n, values[n])
    assert cache.get(0) is values[0]
    cache.put(3, values[3])
    assert [cache.get(n) for n in range(4)] == [values[0], None, values[2], values[3]]
    cache.put(4, Occurrences(np.arange(99), np.arange(99)))
    assert [cache.get(n) for n in range(5)] == [None] * 5, "what is larger than all the room is not kept"


def test_two_writers_of_one_engine_are_two(engine: Engine) -> None:
    with engine.writer(), pytest.raises(WriterBusy):
        engine.writer(fresh=True)
