"""An array file is read back as it was written, and anything else is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.engines.whoosh import impact
from indexer.engines.whoosh.arrays import ArraysDamaged, SegmentArrays, named_arrays, open_arrays, verify_arrays, write_arrays
from tests.builders import report
from tests.whoosh_engine import built


@pytest.fixture
def arrays() -> SegmentArrays:
    reports = [report(f"r{n}", f"Hội nghị dân vận lần {n}\nĐảng uỷ xã", day="2018-10-03", chair=["Lê Văn An"]) for n in range(20)]
    return built(reports)


@pytest.fixture
def path(tmp_path: Path, arrays: SegmentArrays) -> Path:
    path = tmp_path / "main_0.arrays"
    write_arrays(path, arrays)
    return path


def test_what_was_written_is_read(path: Path, arrays: SegmentArrays) -> None:
    for (name, written), (same_name, read) in zip(named_arrays(arrays), named_arrays(open_arrays(path)), strict=True):
        assert name == same_name
        assert (written.dtype, written.shape) == (read.dtype, read.shape)
        assert np.array_equal(written, read)
    assert verify_arrays(path) == []
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_arrays_that_are_mapped_cannot_be_changed(path: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        open_arrays(path).columns.text_words[0] = 1


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
def test_a_file_that_was_cut_is_not_opened(path: Path, share: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(ArraysDamaged):
        open_arrays(path)


@pytest.mark.parametrize("at", [0, 9, 20, 50, -1])
def test_a_damaged_header_or_directory_is_not_opened(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    with pytest.raises(ArraysDamaged):
        open_arrays(path)


def test_damage_within_an_array_is_named(path: Path, arrays: SegmentArrays) -> None:
    content = path.read_bytes()
    words = arrays.fields["text"].stream.tobytes()
    assert content.count(words) == 1
    path.write_bytes(content.replace(words, bytes(len(words))))
    open_arrays(path)
    assert verify_arrays(path) == ["field/text/stream"]


def test_another_schema_is_not_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(impact, "K1", 2.0)
    with pytest.raises(ArraysDamaged, match="another schema"):
        open_arrays(path)


def test_a_file_that_is_not_there_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_arrays(tmp_path / "main_1.arrays")
