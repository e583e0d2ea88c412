"""corpus/commands.py"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.commands import COMMANDS, import_pages
from corpus.store import STORE_NAME, CaptureStore


def run(data: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(import_pages, [str(a) for a in arguments], obj=data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "bản tin"
    folder.mkdir()
    (folder / "Hội nghị.html").write_text("<html>Hội nghị giao ban", encoding="utf-8")
    (folder / "rỗng.html").write_bytes(b"")
    (folder / "ảnh.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    return folder


def test_an_import_ends_with_the_list_and_the_counts(tmp_path: Path, folder: Path) -> None:
    result = run(tmp_path / "data", folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"skipped: {folder}/rỗng.html: empty",
        f"skipped: {folder}/ảnh.jpg: not a page: an image",
        "added 1, unchanged 0, skipped 2, failed 0, collisions 0",
    ]
    assert "import: 3 of 3" in result.stderr
    assert run(tmp_path / "data", folder).stdout.splitlines()[-1] == "added 0, unchanged 1, skipped 2, failed 0, collisions 0"


def test_a_failure_makes_the_exit_code_1_and_the_rest_is_kept(tmp_path: Path, folder: Path) -> None:
    result = run(tmp_path / "data", tmp_path / "không có", folder)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == f"failed: {tmp_path}/không có: there is no such file or folder"
    assert result.stdout.splitlines()[-1] == "added 1, unchanged 0, skipped 2, failed 1, collisions 0"
    with CaptureStore.open(tmp_path / "data") as store:
        assert store.counts().captures == 1


def test_with_json_standard_output_is_nothing_but_json(tmp_path: Path, folder: Path) -> None:
    result = run(tmp_path / "data", "--json", folder)
    assert json.loads(result.stdout) == {
        "added": 1,
        "unchanged": 0,
        "skipped": 2,
        "failed": 0,
        "collisions": 0,
        "notices": [
            {"outcome": "skipped", "name": f"{folder}/rỗng.html", "reason": "empty"},
            {"outcome": "skipped", "name": f"{folder}/ảnh.jpg", "reason": "not a page: an image"},
        ],
    }
    assert json.loads(run(tmp_path / "data", "--json", folder / "Hội nghị.html").stdout)["notices"] == []


def test_files_of_one_address_are_named_and_both_kept(tmp_path: Path) -> None:
    for year in ("2018", "2019"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "01.html").write_text(f"<html>Hội nghị năm {year}", encoding="utf-8")
    first, second = tmp_path / "2018", tmp_path / "2019"
    result = run(tmp_path / "data", first, second)
    assert result.exit_code == 0
    notice, counts = result.stdout.splitlines()
    assert notice.startswith(f"collision: {second}/01.html: same address as {first}/01.html (file:01.html): ")
    assert notice.endswith("give a manifest.jsonl, or import their parent folder")
    assert counts == "added 2, unchanged 0, skipped 0, failed 0, collisions 1"
    assert json.loads(run(tmp_path / "data", "--json", first, second).stdout)["notices"][0]["outcome"] == "collision"


def test_a_store_that_cannot_be_used_is_one_clear_line(tmp_path: Path, folder: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / STORE_NAME).write_bytes(b"not a database, whatever its name" * 100)
    result = run(data, folder)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: the captures in ")
    assert "restore the file from a backup" in result.stderr


def test_a_second_import_at_the_same_time_is_told_to_wait(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.store.WAIT_SECONDS", 0.0)
    with CaptureStore.open(tmp_path / "data", writable=True) as first:
        first._connection.execute("BEGIN IMMEDIATE")
        result = run(tmp_path / "data", folder)
    assert result.exit_code == 1
    assert "another process is importing into" in result.stderr


def test_without_a_path_the_usage_is_shown(tmp_path: Path) -> None:
    result = run(tmp_path / "data")
    assert result.exit_code == 2
    assert "Missing argument 'PATH…'" in result.stderr
    assert not (tmp_path / "data").exists()


def test_the_help_teaches_the_manifest(tmp_path: Path) -> None:
    text = run(tmp_path, "--help").stdout
    assert '{"file": "5.html", "url": ' in text
    assert "collisions" in text
    assert "2018-10-03T15:15:00+07:00" in text
    assert [command.name for command in COMMANDS] == ["import", "takedown"]
