"""What the Whoosh engine has committed survives kills, interruptions, second writers and damage to its files."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage

from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom, Engine, EngineQuery
from indexer.engines.whoosh.storage import last_commit
from indexer.errors import IndexDamaged, WriterBusy
from indexer.query.nodes import All
from tests.builders import fill, report
from tests.engine_asking import found, word
from tests.engine_contract_writing import put
from tests.whoosh_engine import page, snapshot


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(tmp_path)


# Kills

PROGRAM = """
import os, signal, sys
from pathlib import Path
from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom
from indexer.engines.whoosh import container, gathering, merging_words, session, storage
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
    replace = Path.replace
    Path.replace = lambda self, to: die() if self.name == "CURRENT.new" else replace(self, to)
if where == "half-way through a run":
    container.ContainerWriter.close = die
if where == "after a run":
    gathering.write_arrays = after(gathering.write_arrays)
if where == "half-way through the arrays":
    merging_words.PairsSpool.write = die
if where == "before the postings":
    session.write_postings = die
if where == "before the arrays have their name":
    session.SegmentWriter._assemble_segment = after(session.SegmentWriter._assemble_segment)
if where == "after the arrays have their name":
    session.Session._assemble_segment = after(session.Session._assemble_segment)
if where == "after the swap":
    storage.Generations.activate = after(storage.Generations.activate)
gathering.RUN_LETTERS = 50  # so that runs are on disk when the kill comes
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
    "half-way through a run": (False, False),
    "after a run": (False, False),
    "while writing": (False, False),
    "half-way through the arrays": (False, False),
    "before the postings": (False, False),
    "before the arrays have their name": (False, False),
    "after the arrays have their name": (False, False),
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
    needed = {f"{segment.id}.{kind}" for segment in snapshot(engine).segments for kind in ("seg", "arrays")}
    needed |= {f"_main_{commit}.toc", f"built_{commit}.json", "main_WRITELOCK", "CURRENT", folder.name}
    return sorted(path.name for path in (data / "index").rglob("*") if path.name not in needed)


INTERRUPTED = (
    "indexer.engines.whoosh.session.Session._flush_segment",
    "whoosh.writing.SegmentWriter._assemble_segment",
    "whoosh.writing.SegmentWriter._commit_toc",
    "whoosh.codec.whoosh3.W3FieldWriter.finish_field",
    "indexer.engines.whoosh.gathering.write_arrays",
    "indexer.engines.whoosh.container.ContainerWriter.close",
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

    monkeypatch.setattr("indexer.engines.whoosh.storage.sync_file", lambda path: happened.append(path.suffix))
    monkeypatch.setattr("indexer.engines.whoosh.storage.sync_folder", lambda path: happened.append("folder"))
    monkeypatch.setattr(FileStorage, "rename_file", renamed)
    with engine.writer() as writer:
        happened.clear()
        writer.put(page("a"), [report("a")])
        writer.commit(BuiltFrom(1))
    at = happened.index("rename")
    assert {".json", ".seg", ".arrays"} < set(happened[:at])
    assert happened[at + 1] == "folder"


def test_two_writers_of_one_engine_are_two(engine: Engine) -> None:
    with engine.writer(), pytest.raises(WriterBusy):
        engine.writer(fresh=True)


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


@pytest.mark.parametrize("arrays", ["there", "lost"])
def test_stored_reports_that_cannot_be_read_are_damage(engine: Engine, tmp_path: Path, arrays: str) -> None:
    fill(engine, *(report(f"r{n}", "Hội nghị " * 40) for n in range(300)))
    [segment] = (tmp_path / "index" / "1").glob("*.seg")
    segment.write_bytes(segment.read_bytes().replace(b"x\x01", b"xx"))  # how what is compressed begins
    if arrays == "lost":
        segment.with_suffix(".arrays").unlink()
    with pytest.raises(IndexDamaged):
        open_engine(tmp_path).get("r0")
