"""index, reindex and info on the command line: what they do, say and end with."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.store import CaptureStore, Failure
from indexer import index_commands
from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom
from indexer.pipeline import pages
from indexer.reading.pages import Page
from manage import cli
from tests.test_indexer_pipeline import URL, bulletin, capture, keep

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return lambda *args: CliRunner().invoke(cli, ["--data", str(tmp_path), *args])


def built_from(data: Path) -> BuiltFrom:
    return open_engine(data).info().built_from


def pretend_built_from(data: Path, built: BuiltFrom) -> None:
    with open_engine(data).writer() as writer:
        writer.commit(built)


def test_index_counts_and_names_what_it_skipped(tmp_path: Path, run: Run) -> None:
    keep(tmp_path, capture(bulletin()), capture("", URL + "0"))
    result = run("index")
    assert result.exit_code == 0, result.output
    assert "indexed 1 (reports: 1), unchanged 0, skipped 1, failed 0" in result.stdout
    assert f"skipped: {URL}0: empty" in result.stdout
    assert "index: 2" in result.stderr, "progress stays out of standard output"
    again = run("index")
    assert again.stdout.startswith("indexed 0 (reports: 0), unchanged 2, skipped 0, failed 0")


def test_nothing_imported_says_what_to_do(run: Run) -> None:
    for command in ("index", "reindex"):
        result = run(command)
        assert result.exit_code == 1
        assert "there are no captures" in result.stderr
        assert "manage.py import" in result.stderr


def test_a_page_that_fails_ends_with_1_after_the_rest(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, capture(bulletin()), capture(bulletin("04/10/2018"), URL + "0"))
    read = pages.read_reports
    failed = pages.PageReports(URL, failed="no capture has the digest")
    monkeypatch.setattr(pages, "read_reports", lambda store, url: failed if url == URL else read(store, url))
    result = run("reindex")
    assert result.exit_code == 1
    assert "indexed 1 (reports: 1), unchanged 0, skipped 0, failed 1" in result.stdout
    assert f"failed: {URL}: no capture has the digest" in result.stdout
    assert open_engine(tmp_path).info().reports == 1


def test_reindex_if_needed_builds_only_what_differs(tmp_path: Path, run: Run) -> None:
    keep(tmp_path, capture(bulletin()))
    assert "indexed 1 " in run("reindex", "--if-needed").stdout
    assert "nothing to do" in run("reindex", "--if-needed").stdout
    pretend_built_from(tmp_path, replace(built_from(tmp_path), rules="other"))
    assert "indexed 1 " in run("reindex", "--if-needed").stdout
    assert open_engine(tmp_path).info().generation == 2
    (tmp_path / "index" / "CURRENT").write_text("hỏng", encoding="utf-8")
    assert "indexed 1 " in run("reindex", "--if-needed").stdout
    assert "indexed 1 " in run("reindex").stdout


def test_reindex_if_needed_says_which_pages_wait(tmp_path: Path, run: Run) -> None:
    keep(tmp_path, capture(bulletin()))
    run("index")
    keep(tmp_path, capture(bulletin(), URL + "0"), capture(bulletin("04/10/2018"), hours=1))
    result = run("reindex", "--if-needed")
    assert result.exit_code == 0
    assert "new or changed pages: 2, run: manage.py index" in result.stdout
    assert "nothing to do" not in result.stdout
    run("index")
    assert "nothing to do" in run("reindex", "--if-needed").stdout


def test_index_says_when_the_rules_have_changed_and_indexes_all_the_same(tmp_path: Path, run: Run) -> None:
    keep(tmp_path, capture(bulletin()))
    run("index")
    now = built_from(tmp_path)
    pretend_built_from(tmp_path, BuiltFrom(now.sequence, now.schema, "other", now.authority))
    keep(tmp_path, capture(bulletin(), URL + "0"))
    result = run("index")
    assert result.exit_code == 0
    assert "indexed 1 " in result.stdout
    assert "built with other reading rules; to read every page anew, run: manage.py reindex --if-needed" in result.stdout
    assert "built with other reading rules" in run("info").stdout


def test_index_refuses_another_schema(tmp_path: Path, run: Run) -> None:
    keep(tmp_path, capture(bulletin()))
    run("index")
    pretend_built_from(tmp_path, BuiltFrom(0, "other"))
    result = run("index")
    assert result.exit_code == 1
    assert "manage.py reindex --if-needed" in result.stderr
    assert run("reindex", "--if-needed").exit_code == 0
    assert run("index").exit_code == 0


def test_a_second_writer_is_told_so(tmp_path: Path, run: Run) -> None:
    keep(tmp_path, capture(bulletin()))
    with open_engine(tmp_path).writer():
        for command in ("index", "reindex"):
            result = run(command)
            assert result.exit_code == 1
            assert (
                result.stderr
                == f"Error: another process is writing in {tmp_path}; wait until it has finished, then run the command again\n"
            )


def test_interrupted_it_says_that_nothing_is_lost(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> tuple[Page, ...]:
        raise KeyboardInterrupt

    keep(tmp_path, capture(bulletin()))
    monkeypatch.setattr(pages, "read_page", interrupt)
    result = run("index", "--jobs", "1")
    assert result.exit_code == 1
    assert "interrupted; the index is as it was" in result.stderr


def test_a_disk_that_cannot_be_written_is_told(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    keep(tmp_path, capture(bulletin()))
    monkeypatch.setattr("indexer.engines.whoosh.storage.sync_file", full)
    result = run("reindex")
    assert result.exit_code == 1
    assert "No space left on device; the index is as it was" in result.stderr
    monkeypatch.undo()
    assert run("index").exit_code == 0


@pytest.mark.parametrize("args", [("index", "--jobs", "0"), ("reindex", "--jobs", "hai"), ("index", "thừa"), ("info", "--if-needed")])
def test_wrong_usage_ends_with_2(run: Run, args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 2


def test_info_tells_how_all_stands(tmp_path: Path, run: Run) -> None:
    empty = run("info")
    assert empty.exit_code == 0
    assert "none yet; run: manage.py index" in empty.stdout
    keep(tmp_path, capture(bulletin()), capture("", URL + "0"))
    run("index")
    told = run("info").stdout
    assert "Captures:   2 captures, from 2 addresses, " in told
    assert "Index:      1 report, meetings from 2018-10-03 to 2018-10-03; generation 1" in told
    assert "up to date" in told
    assert f"skipped: {URL}0: empty" in told
    keep(tmp_path, capture(bulletin("04/10/2018"), hours=1))
    assert "new or changed pages: 1, run manage.py index" in run("info").stdout


def test_info_of_a_damaged_index_tells_all_the_rest_and_what_to_do(tmp_path: Path, run: Run) -> None:
    keep(tmp_path, capture(bulletin()), capture("", URL + "0"))
    run("index")
    with CaptureStore.open(tmp_path, writable=True) as store:
        store.log_failure(Failure(datetime(2021, 1, 17, tzinfo=UTC), "hỏng.warc", "cut short"))
        store.commit()
    (tmp_path / "index" / "CURRENT").write_text("hỏng", encoding="utf-8")
    told = run("info")
    assert told.exit_code == 1
    assert "Captures:   2 captures, from 2 addresses, " in told.stdout
    assert "Index:      damaged: " in told.stdout
    assert "run manage.py reindex" in told.stdout
    assert "Import failed at 2021-01-17 00:00 UTC: hỏng.warc: cut short" in told.stdout
    assert f"skipped: {URL}0: empty" in told.stdout
    as_json = run("info", "--json")
    assert as_json.exit_code == 1
    status = json.loads(as_json.stdout)
    assert (status["index"], status["up_to_date"], status["captures"]["captures"]) == (None, False, 2)
    assert "run manage.py reindex" in status["damage"]
    run("reindex")
    assert json.loads(run("info", "--json").stdout)["damage"] is None


def test_info_counts_in_words_that_make_sense(tmp_path: Path, run: Run) -> None:
    keep(tmp_path, capture(bulletin()), capture(bulletin(chair="Hoàng Văn Thái"), hours=1))
    run("index")
    told = run("info").stdout
    assert "Captures:   2 captures, from 1 address, " in told
    assert "Index:      1 report, meetings from " in told


def test_info_as_json_is_nothing_but_json(tmp_path: Path, run: Run) -> None:
    keep(tmp_path, capture(bulletin()), capture("", URL + "0"))
    assert json.loads(run("info", "--json").stdout)["index"] is None
    run("index")
    told = json.loads(run("info", "--json").stdout)
    assert told["up_to_date"] is True
    assert (told["captures"]["captures"], told["index"]["reports"], told["index"]["built_from"]["sequence"]) == (2, 1, 2)
    assert [entry["url"] for entry in told["skipped"]] == [URL + "0"]


def test_a_long_list_of_skipped_pages_is_cut_and_says_where_the_rest_is(tmp_path: Path, run: Run) -> None:
    keep(tmp_path, *(capture("", f"{URL}{n}") for n in range(index_commands.NAMED + 3)))
    told = run("index").stdout
    assert told.count("skipped: ") == index_commands.NAMED
    assert "… and 3 more; see: manage.py info --json" in told
    assert len(json.loads(run("info", "--json").stdout)["skipped"]) == index_commands.NAMED + 3
