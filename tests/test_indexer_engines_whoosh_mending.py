"""Arrays that are lost or damaged are never trusted: searching goes on without them, and the next writer makes them anew."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from math import prod
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from click.testing import CliRunner

from indexer.engines import open_engine
from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.engines.whoosh import engine as engine_module
from indexer.engines.whoosh import gathering, impact
from indexer.engines.whoosh import snapshot as snapshot_module
from indexer.engines.whoosh.arrays import named_arrays, open_arrays, verify_arrays
from indexer.errors import IndexMissing, WriterBusy
from indexer.query.nodes import And, Phrase
from indexer.text.tokens import query_terms
from manage import cli
from tests.builders import fill, report
from tests.engine_asking import word
from tests.engine_contract_writing import put
from tests.whoosh_engine import commit_each, page, settle, snapshot

DAN_VAN = Phrase((query_terms("dân"), query_terms("vận")))
ASKED = EngineQuery(And((word("Vận"), DAN_VAN)), pairs=("dan van",), facets=(FacetAsk("year"), FacetAsk("official")))


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = open_engine(tmp_path)
    texts = [f"Hội nghị dân vận {n}\n{'Dân' if n % 3 else 'Đảng'} vận" for n in range(30)]
    reports = [report(f"r{n}", text, day="2018-10-03", chair=["Lê An"]) for n, text in enumerate(texts)]
    fill(engine, *reports)
    put(engine, {page("r3"): [], page("r4"): [report("r4", "Dân vận khéo")]})
    return engine


def files(data: Path, suffix: str = ".arrays") -> list[Path]:
    return sorted((data / "index" / "1").glob(f"*{suffix}"), key=lambda path: path.stat().st_size)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def of_another_segment(path: Path) -> None:
    [other] = set(files(path.parents[2])) - {path}
    path.write_bytes(other.read_bytes())


def spoil_the_header(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[30] ^= 1
    path.write_bytes(content)


def spoil_an_array(path: Path) -> None:
    overwrite(path, "field/text/stream", b"\0")


def overwrite(path: Path, name: str, byte: bytes) -> None:
    """Write `byte` over all of an array, where it stands in the file, as a failing disk does: no time of change tells."""
    before = path.stat()
    content = bytearray(path.read_bytes())
    directory = json.loads(content[int.from_bytes(content[44:52], "little") :])
    dtype, shape, offset, _ = directory[name]
    length = np.dtype(dtype).itemsize * prod(shape)
    content[offset : offset + length] = byte * length
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


DAMAGES: tuple[Callable[[Path], None], ...] = (Path.unlink, cut, spoil_the_header, of_another_segment)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("segment", [0, 1])
def test_searching_goes_on_and_the_next_writer_makes_them_anew(
    engine: Engine, tmp_path: Path, damage: Callable[[Path], None], segment: int
) -> None:
    expected, path = engine.search(ASKED), files(tmp_path)[segment]
    assert expected.total == 29
    written = {name: array.copy() for name, array in named_arrays(open_arrays(path))}
    damage(path)
    assert open_engine(tmp_path).search(ASKED) == expected
    with engine.writer():
        pass
    assert open_engine(tmp_path).search(ASKED) == expected
    assert open_engine(tmp_path).verify() == ()
    assert all(np.array_equal(array, written[name]) for name, array in named_arrays(open_arrays(path)))


def test_arrays_of_another_schema_are_made_anew(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(impact, "TITLE_WEIGHT", 5.0)
    before = {(path.stat().st_ino, path.stat().st_mtime_ns) for path in files(tmp_path)}
    assert open_engine(tmp_path).search(ASKED).total == 29
    with engine.writer():
        pass
    assert not before & {(path.stat().st_ino, path.stat().st_mtime_ns) for path in files(tmp_path)}
    assert open_engine(tmp_path).search(ASKED).total == 29


def test_sound_arrays_stay_when_others_are_made_anew(engine: Engine, tmp_path: Path) -> None:
    small, large = files(tmp_path)
    before = large.stat()
    small.unlink()
    with engine.writer():
        pass
    assert (large.stat().st_ino, large.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert small.exists()


def test_segments_that_are_merged_are_mended_first(engine: Engine, tmp_path: Path) -> None:
    for path in files(tmp_path):
        path.unlink()
    commit_each(engine, [report(f"m{n}", "Dân vận") for n in range(8)])
    assert engine.search(ASKED).total == 37
    assert open_engine(tmp_path).verify() == ()


def test_a_large_segment_is_mended_in_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(tmp_path)
    fill(engine, *(report(f"r{n}", "Dân vận khéo " * 20) for n in range(20)))
    [path] = files(tmp_path)
    written = {name: array.copy() for name, array in named_arrays(open_arrays(path))}
    path.unlink()
    monkeypatch.setattr(gathering, "RUN_LETTERS", 500)
    monkeypatch.setattr(gathering, "MOST_RUNS", 3)
    with engine.writer():
        pass
    assert all(np.array_equal(array, written[name]) for name, array in named_arrays(open_arrays(path)))
    assert {file.suffix for file in path.parent.iterdir()} == {".seg", ".arrays", ".toc", ".json", ""}


def test_many_documents_without_arrays_are_searched_from_a_file_that_is_gone(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = engine.search(ASKED)
    for path in files(tmp_path):
        path.unlink()
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(gathering, "RUN_LETTERS", 200)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert open_engine(tmp_path).search(ASKED) == expected
    assert sorted(tmp_path.rglob("*")) == before


# Whole sums


def test_damage_within_an_array_is_found_by_reading_all(engine: Engine, tmp_path: Path) -> None:
    expected, path = engine.search(ASKED), files(tmp_path)[1]
    spoil_an_array(path)
    assert open_engine(tmp_path).verify() == (f"{path.name}: damaged arrays: field/text/stream",)
    assert open_engine(tmp_path).search(ASKED) == expected
    assert open_engine(tmp_path).verify() == (f"{path.name}: not there",)
    with engine.writer():
        pass
    assert open_engine(tmp_path).verify() == ()


@pytest.mark.parametrize(
    ("name", "changed"),
    [("field/text/stream", "m0"), ("columns/urls/blob", "r4")],
    ids=["merged words", "a page put again"],
)
def test_damage_within_an_array_is_mended_before_a_writer_builds_on_it(engine: Engine, tmp_path: Path, name: str, changed: str) -> None:
    more = [report(each, "Dân vận") for each in (*(f"m{n}" for n in range(24)), changed)]
    with TemporaryDirectory() as folder:
        copytree(tmp_path, folder, dirs_exist_ok=True)
        untouched = open_engine(Path(folder))
        commit_each(untouched, more)
        expected = untouched.search(ASKED)
    smallest, _ = files(tmp_path)
    overwrite(smallest, name, b"\0")
    commit_each(open_engine(tmp_path), more)
    assert not smallest.exists(), "it has been merged"
    assert open_engine(tmp_path).search(ASKED) == expected
    assert open_engine(tmp_path).verify() == ()


@pytest.mark.parametrize(
    ("name", "byte", "opened"),
    [
        ("field/text/doc_of_block", b"\x7f", False),
        ("field/text/doc_of_block", b"\x7f", True),
        ("field/text/folded_of", b"\xff", True),
        ("field/text/pairs/postings/dense_row", b"\x01", True),
        ("columns/titles/blob", b"\xff", True),
        ("columns/ids", b"\xff", False),
        ("facet/year/at", b"\x7f", False),
        ("facet/official/of", b"\x7f", False),
        ("facet/official/values/blob", b"\xff", False),
    ],
)
def test_a_search_that_damage_within_arrays_ends_is_answered_without_them(
    engine: Engine, tmp_path: Path, name: str, byte: bytes, *, opened: bool
) -> None:
    expected, info = engine.search(ASKED), engine.info()
    other = open_engine(tmp_path)
    if opened:
        snapshot(other)
    for path in files(tmp_path):
        overwrite(path, name, byte)
    there = [path.read_bytes() for path in files(tmp_path)]
    assert (other.search(ASKED), other.info()) == (expected, info)
    made = snapshot(other)
    assert all(segment.checked for segment in made.segments)
    assert snapshot(other) is made
    assert [path.read_bytes() for path in files(tmp_path)] == there, "readers write nothing"


def test_an_error_over_sound_arrays_is_let_through(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sums: list[Path] = []

    def summed(path: Path) -> list[str]:
        sums.append(path)
        return verify_arrays(path)

    monkeypatch.setattr(snapshot_module, "verify_arrays", summed)
    monkeypatch.setattr(engine_module, "frequencies", lambda *given: [][0])
    for _ in range(2):
        with pytest.raises(IndexError, match="out of range"):
            engine.frequencies(["dan"])
    assert sorted(sums) == sorted(files(tmp_path)), "each is read once"


def test_what_a_server_has_open_gives_way_to_arrays_made_anew(engine: Engine, tmp_path: Path) -> None:
    expected = engine.search(ASKED)
    small, large = files(tmp_path)
    spoil_an_array(large)
    serving = open_engine(tmp_path)
    assert serving.search(ASKED) != expected
    before = {segment.id: segment for segment in snapshot(serving).segments}
    settle(tmp_path, 10)
    serving.search(ASKED)
    with engine.writer():
        pass
    assert serving.search(ASKED) == expected
    after = {segment.id: segment for segment in snapshot(serving).segments}
    assert after[small.stem] is before[small.stem]
    assert after[large.stem] is not before[large.stem]


def test_what_a_server_made_of_reports_gives_way_to_arrays_made_anew(engine: Engine, tmp_path: Path) -> None:
    files(tmp_path)[1].unlink()
    serving = open_engine(tmp_path)
    assert sum(segment.checked for segment in snapshot(serving).segments) == 1
    with engine.writer():
        pass
    assert not any(segment.checked for segment in snapshot(serving).segments)


def test_stored_reports_that_cannot_be_read_are_counted(engine: Engine, tmp_path: Path) -> None:
    large = files(tmp_path, ".seg")[1]
    large.write_bytes(large.read_bytes().replace(b"x\x01", b"xx"))
    assert open_engine(tmp_path).verify() == (f"{large.name}: stored reports that cannot be read: 30",)


def test_nothing_is_verified_where_nothing_is_or_another_writes(engine: Engine, tmp_path: Path) -> None:
    with engine.writer(), pytest.raises(WriterBusy):
        engine.verify()
    with pytest.raises(IndexMissing):
        open_engine(tmp_path / "elsewhere").verify()


def test_the_command_says_what_to_do(engine: Engine, tmp_path: Path) -> None:
    def run() -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["--data", str(tmp_path), "verify"])
        return result.exit_code, result.output

    assert run() == (0, "The index is as it was written.\n")
    files(tmp_path)[0].unlink()
    code, output = run()
    assert code == 1
    assert "not there" in output
    assert output.endswith("run manage.py index\n")
    large = files(tmp_path, ".seg")[1]
    large.write_bytes(large.read_bytes().replace(b"x\x01", b"xx"))
    assert run()[1].endswith("run manage.py reindex\n")
