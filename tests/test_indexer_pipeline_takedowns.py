"""A page taken down leaves the index, and stays out until it is put back; no other page is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.store import CaptureStore
from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom, Engine
from indexer.engines.whoosh.storage import last_commit, manifest_name, read_manifest
from indexer.pipeline import index_changes, pages, rebuild, status_of
from indexer.pipeline.pages import PageReports
from indexer.pipeline.skipped import Skipped, load_skipped
from tests.test_indexer_pipeline import MORNING, URL, bulletin, capture, chairs, index_files, keep

HIDDEN = f"{URL}3"
SKIPPED = {HIDDEN: Skipped("taken down: đăng nhầm")}


def take_down(data: Path) -> None:
    with CaptureStore.open(data, writable=True) as store:
        store.take_down(HIDDEN, "đăng nhầm", MORNING)
        store.commit()


def put_back(data: Path) -> None:
    with CaptureStore.open(data, writable=True) as store:
        store.put_back(HIDDEN, "không nhầm", MORNING)
        store.commit()


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An index of twelve pages; only that to be taken down names Dương Thị Hoa."""
    keep(tmp_path, *(capture(bulletin(chair="Dương Thị Hoa" if n == 3 else "Hoàng Văn Thái"), f"{URL}{n}") for n in range(12)))
    engine = open_engine(tmp_path)
    index_changes(tmp_path, engine)
    return engine


def test_only_the_page_taken_down_is_touched(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    before, read = index_files(tmp_path), []
    read_reports = pages.read_reports

    def noting(store: CaptureStore, url: str) -> PageReports:
        read.append(url)
        return read_reports(store, url)

    monkeypatch.setattr(pages, "read_reports", noting)
    take_down(tmp_path)
    status = status_of(tmp_path, engine)
    assert (status.waiting, status.up_to_date) == (1, False)
    summary = index_changes(tmp_path, engine)
    assert (summary.indexed, summary.unchanged, summary.corrected, summary.skipped) == (0, 11, 0, SKIPPED)
    assert read == [HIDDEN]
    assert index_files(tmp_path) == before, "the page is deleted in its segment"
    assert (engine.info().reports, chairs(engine)) == (11, {"Hoàng Văn Thái"})
    assert load_skipped(tmp_path) == SKIPPED
    status = status_of(tmp_path, engine)
    assert (status.waiting, status.up_to_date) == (0, True)
    index_changes(tmp_path, engine)
    assert read == [HIDDEN], "once is enough"


def test_it_stays_hidden_when_captured_again_and_in_a_rebuild(tmp_path: Path, engine: Engine) -> None:
    take_down(tmp_path)
    keep(tmp_path, capture(bulletin(day="04/10/2018", chair="Dương Thị Hoa"), HIDDEN, hours=1))
    assert status_of(tmp_path, engine).waiting == 1, "taken down and changed is one page"
    index_changes(tmp_path, engine)
    assert chairs(engine) == {"Hoàng Văn Thái"}
    keep(tmp_path, capture(bulletin(day="05/10/2018", chair="Dương Thị Hoa"), HIDDEN, hours=2))
    assert index_changes(tmp_path, engine).skipped == SKIPPED
    assert rebuild(tmp_path, engine).skipped == SKIPPED
    assert (engine.info().reports, chairs(engine)) == (11, {"Hoàng Văn Thái"})
    assert status_of(tmp_path, engine).up_to_date


def test_put_back_it_is_indexed_as_it_was(tmp_path: Path, engine: Engine) -> None:
    take_down(tmp_path)
    index_changes(tmp_path, engine)
    before = index_files(tmp_path)
    put_back(tmp_path)
    assert status_of(tmp_path, engine).waiting == 1
    summary = index_changes(tmp_path, engine)
    assert (summary.indexed, summary.unchanged, summary.corrected) == (1, 11, 0)
    assert before.items() < index_files(tmp_path).items()
    assert (engine.info().reports, chairs(engine)) == (12, {"Hoàng Văn Thái", "Dương Thị Hoa"})
    assert load_skipped(tmp_path) == {}


def test_the_authority_file_counts_only_its_own_pages(tmp_path: Path, engine: Engine) -> None:
    take_down(tmp_path)
    (tmp_path / "authority.toml").write_text('[[rename]]\nofficial = "Hoàng Văn Thái"\nto = "Hoàng Văn Thải"\n', encoding="utf-8")
    summary = index_changes(tmp_path, engine)
    assert (summary.indexed, summary.corrected, summary.unchanged, summary.skipped) == (11, 11, 0, SKIPPED)
    assert chairs(engine) == {"Hoàng Văn Thải"}


def test_an_index_older_than_takedowns_has_built_in_none(tmp_path: Path, engine: Engine) -> None:
    folder = tmp_path / "index" / "1"
    commit = last_commit(folder)
    manifest = folder / manifest_name(commit)
    content = json.loads(manifest.read_text(encoding="utf-8"))
    assert content["built_from"].pop("takedown") == 0
    manifest.write_text(json.dumps(content), encoding="utf-8")
    built, _ = read_manifest(folder, commit)
    assert built == engine.info().built_from != BuiltFrom()
