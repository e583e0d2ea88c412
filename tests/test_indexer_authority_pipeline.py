"""The authority file is applied at indexing, survives every rebuild, and a change of it reads again only what it touches."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.store import CaptureStore
from indexer.authority import applied_authority, current_authority
from indexer.authority.correct import AUTHORITY_RULE
from indexer.codec import report_id
from indexer.engines import open_engine
from indexer.engines.base import Engine, EngineQuery
from indexer.engines.whoosh.writer import WhooshWriter
from indexer.errors import AuthorityFault, AuthorityLost
from indexer.pipeline import index_changes, pages, rebuild, status_of
from indexer.pipeline.pages import PageReports, read_reports
from indexer.query.nodes import All
from indexer.reports import Report
from manage import cli
from tests.test_indexer_pipeline import URL, bulletin, capture, keep

CHAIRS = ("Hoàng Văn Thái", "Lò Văn Ẻn", "Lò Văn Én", "Vàng Thị Thủy")
URLS = tuple(f"{URL}{number}" for number in range(len(CHAIRS)))
IDS = tuple(report_id(url) for url in URLS)
RENAME = '[[rename]]\nofficial = "Lò Văn Ẻn"\nto = "Lò Văn Én"\n'
REJECT = '[[reject]]\nofficial = "Vàng Thị Thuỷ"\n'

Run = Callable[..., Result]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An index of four bulletins that differ in who chaired."""
    keep(tmp_path, *(capture(bulletin(chair=chair), url) for chair, url in zip(CHAIRS, URLS, strict=True)))
    engine = open_engine(tmp_path)
    index_changes(tmp_path, engine)
    return engine


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are read from now on."""
    noted: list[str] = []

    def noting(store: CaptureStore, url: str) -> PageReports:
        noted.append(url)
        return read_reports(store, url)

    monkeypatch.setattr(pages, "read_reports", noting)
    return noted


def write(data: Path, text: str) -> None:
    (data / "authority.toml").write_text(text, encoding="utf-8")


def reports(engine: Engine) -> dict[str, Report]:
    return {hit.id: engine.get(hit.id) for hit in engine.search(EngineQuery(All(), limit=100)).hits}


def chair_of(engine: Engine, number: int) -> list[str]:
    return [official.name for official in engine.get(IDS[number]).chairs]


def should_be(data: Path) -> dict[str, Report]:
    """All reports as the captures and the staff's file give them."""
    authority = current_authority(data)
    with CaptureStore.open(data) as store:
        return {r.id: authority.corrected(r) for url in store.changed_since(0) for r in read_reports(store, url).reports}


# From the file to what is found

# Entry -> filters that find the report with it, and filters that no longer do.
FOUND = {
    RENAME: ({"official": "Lò Văn Én", "role": "chair"}, {"official": "Lò Văn Ẻn"}),
    unicodedata.normalize("NFD", RENAME): ({"official": "Lò Văn Én", "role": "chair"}, {"official": "Lò Văn Ẻn"}),
    '[[reject]]\nofficial = "Lò Văn Ẻn"': ({}, {"official": "Lò Văn Ẻn"}),
    '[[rename]]\ndirective = "217-QĐ/TW"\nto = "218-QĐ/TW"\ntype = "Quy định"': (
        {"directive": "218-QĐ/TW", "directive_type": "Quy định"},
        {"directive": "217-QĐ/TW"},
    ),
    '[[rename]]\ndirective = "217-QĐ/TW"\nissuer = "Ban Bí thư"': (
        {"directive": "217-QĐ/TW", "issuer": "Ban Bí thư"},
        {"issuer": "Bộ Chính trị"},
    ),
    '[[reject]]\ndirective = "217-QĐ/TW"': ({}, {"directive": "217-QĐ/TW"}),
    '[[rename]]\nhost = "Huyện uỷ Sông Mây"\nto = "Huyện ủy Sông Máy"': ({"host": "Huyện ủy Sông Máy"}, {"host": "Huyện ủy Sông Mây"}),
    '[[reject]]\nhost = "Huyện ủy Sông Mây"': ({}, {"host": "Huyện ủy Sông Mây"}),
    '[[rename]]\nreport = "{id}"\nmeeting = "2018-10-03"\nto = "2019-11-05"': ({"month": "2019-11"}, {"year": "2018"}),
    '[[reject]]\nreport = "{id}"\nmeeting = "2018-10-03"': ({"year": "unknown"}, {"year": "2018"}),
}


@pytest.mark.parametrize(("entry", "found", "lost"), [(entry, *filters) for entry, filters in FOUND.items()])
def test_a_correction_is_what_a_search_finds(tmp_path: Path, entry: str, found: dict[str, str], lost: dict[str, str]) -> None:
    def run(*args: str) -> str:
        result = CliRunner().invoke(cli, ["--data", str(tmp_path / "data"), *args])
        assert result.exit_code == 0, result.output
        return result.stdout

    def total(filters: dict[str, str]) -> int:
        options = [option for facet, value in filters.items() for option in ("--filter", f"{facet}={value}")]
        answer: int = json.loads(run("search", "giao ban", *options, "--json"))["total"]
        return answer

    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text(bulletin(chair="Lò Văn Ẻn"), encoding="utf-8")
    run("import", str(tmp_path / "pages"))
    run("index")
    assert total(lost) == 1, "as it was read"
    write(tmp_path / "data", entry.replace("{id}", report_id("file:a.html")))
    for command in ("index", "reindex", "index"):
        run(command)
        assert (total(found), total(lost)) == (1, 0), command
    (tmp_path / "data" / "authority.toml").unlink()
    run("index")
    assert total(lost) == 1, "a correction that is taken back is gone"


def test_a_corrected_fact_keeps_its_place_in_the_text(tmp_path: Path, engine: Engine) -> None:
    before = engine.get(IDS[1])
    write(tmp_path, RENAME)
    index_changes(tmp_path, engine)
    after = engine.get(IDS[1])
    assert after.text == before.text
    (old,), (new,) = before.officials, after.officials
    assert {m.span for m in new.mentions} == {m.span for m in old.mentions}
    assert {m.rule for m in new.mentions} == {AUTHORITY_RULE}


# Only what is touched

# Files that follow one another, and the pages that each makes read again.
EDITS: tuple[tuple[str, set[int]], ...] = (
    (RENAME, {1}),
    (RENAME + "# ghi chú", set()),
    (RENAME + REJECT, {3}),
    (RENAME.replace("[[rename]]", '[[rename]]\nnote = "hỏi anh Én"') + REJECT, set()),
    (RENAME + REJECT + f'[[merge]]\nofficial = "A"\npeople = ["A@{IDS[0]}", "B@{IDS[1]}"]', set()),
    (RENAME + REJECT + f'[[rename]]\nreport = "{IDS[0]}"\nmeeting = "2018-10-03"\nto = "2018-10-04"', {0}),
    (RENAME, {0, 3}),
    (RENAME + '[[rename]]\nofficial = "Lò Văn Én"\nto = "Lò Văn Anh"', {1, 2}),
    (RENAME + '[[rename]]\nofficial = "Lò Văn Én"\nto = "Lò Văn Ánh"', {1, 2}),
    ('[[reject]]\nofficial = "Lò Văn Ẻn"', {1, 2}),
    ('[[reject]]\nofficial = "Người Không Có"\n[[reject]]\nreport = "abcdefghijkl"\nplace = "A"', {1}),
    ('[[reject]]\nhost = "Huyện uỷ Sông Mây"', {0, 1, 2, 3}),
    ("", {0, 1, 2, 3}),
)


def test_a_changed_file_reads_again_what_it_touches_and_nothing_else(tmp_path: Path, engine: Engine, read: list[str]) -> None:
    for text, touched in EDITS:
        read.clear()
        write(tmp_path, text)
        assert status_of(tmp_path, engine).authority_changed
        summary = index_changes(tmp_path, engine)
        assert {URLS.index(url) for url in read} == touched, text
        assert (summary.indexed, summary.corrected, summary.unchanged) == (len(touched), len(touched), 4 - len(touched))
        assert reports(engine) == should_be(tmp_path), text
        assert status_of(tmp_path, engine).up_to_date
        assert index_changes(tmp_path, engine).indexed == 0


def test_new_captures_and_new_corrections_are_each_read_once(tmp_path: Path, engine: Engine, read: list[str]) -> None:
    write(tmp_path, RENAME + REJECT)
    keep(tmp_path, capture(bulletin("04/10/2018", CHAIRS[1]), URLS[1], hours=1), capture(bulletin(chair="Lò Văn Ẻn"), URL))
    summary = index_changes(tmp_path, engine)
    assert read == [URLS[1], URL, URLS[3]]
    assert (summary.indexed, summary.corrected, summary.unchanged) == (3, 1, 2)
    assert reports(engine) == should_be(tmp_path)


def test_a_page_that_arrives_later_is_corrected_and_remembered(tmp_path: Path, engine: Engine, read: list[str]) -> None:
    write(tmp_path, RENAME)
    index_changes(tmp_path, engine)
    keep(tmp_path, capture(bulletin(chair="Lò Văn Ẻn"), URL))
    index_changes(tmp_path, engine)
    read.clear()
    write(tmp_path, "")
    index_changes(tmp_path, engine)
    assert set(read) == {URL, URLS[1]}
    assert reports(engine) == should_be(tmp_path)


def test_a_rebuild_applies_the_file_and_the_next_change_knows_what_it_touched(tmp_path: Path, engine: Engine, read: list[str]) -> None:
    write(tmp_path, RENAME + REJECT)
    rebuild(tmp_path, engine)
    assert reports(engine) == should_be(tmp_path)
    assert chair_of(engine, 1) == ["Lò Văn Én"]
    read.clear()
    write(tmp_path, RENAME)
    index_changes(tmp_path, engine)
    assert read == [URLS[3]]


@pytest.mark.parametrize("lost", ["*.toml", "*.json"])
def test_where_what_was_applied_is_lost_every_page_is_read_again(tmp_path: Path, engine: Engine, read: list[str], lost: str) -> None:
    write(tmp_path, RENAME)
    index_changes(tmp_path, engine)
    for path in (tmp_path / "authority").glob(lost):
        path.write_bytes(b"")
    write(tmp_path, REJECT)
    read.clear()
    summary = index_changes(tmp_path, engine)
    assert set(read) == set(URLS)
    assert (summary.indexed, summary.corrected, summary.unchanged) == (4, 4, 0)
    assert reports(engine) == should_be(tmp_path)
    write(tmp_path, REJECT + RENAME)
    assert index_changes(tmp_path, engine).indexed == 1, "from then on it is known again"


# What was applied


def test_what_was_applied_can_be_asked_for_whatever_the_file_says_now(tmp_path: Path, engine: Engine) -> None:
    assert applied_authority(tmp_path, engine.info().built_from.authority).entries == ()
    write(tmp_path, RENAME)
    index_changes(tmp_path, engine)
    write(tmp_path, "= hỏng")
    applied = applied_authority(tmp_path, engine.info().built_from.authority)
    assert [entry.to for entry in applied.renames] == ["Lò Văn Én"]
    with pytest.raises(AuthorityLost, match=r"run: manage\.py index"):
        applied_authority(tmp_path, "0" * 64)


def test_the_file_itself_serves_where_its_copy_is_lost(tmp_path: Path, engine: Engine) -> None:
    write(tmp_path, RENAME)
    index_changes(tmp_path, engine)
    for path in (tmp_path / "authority").glob("*.toml"):
        path.write_bytes(b"")
    assert applied_authority(tmp_path, engine.info().built_from.authority).renames


def test_copies_of_earlier_files_go_at_the_next_write(tmp_path: Path, engine: Engine) -> None:
    digests = []
    for text in (RENAME, REJECT, RENAME + REJECT):
        write(tmp_path, text)
        index_changes(tmp_path, engine)
        digests.append(engine.info().built_from.authority)
    assert {path.stem for path in (tmp_path / "authority").iterdir()} == set(digests[1:])
    write(tmp_path, RENAME)
    rebuild(tmp_path, engine)
    assert {path.stem for path in (tmp_path / "authority").iterdir()} == {digests[0], digests[2]}


@pytest.mark.parametrize("run", [index_changes, rebuild])
def test_killed_between_copy_and_commit_the_old_corrections_stand(
    tmp_path: Path, engine: Engine, read: list[str], monkeypatch: pytest.MonkeyPatch, run: Callable[[Path, Engine], object]
) -> None:
    write(tmp_path, RENAME)
    index_changes(tmp_path, engine)
    before, old = reports(engine), engine.info().built_from.authority

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    write(tmp_path, REJECT)
    with monkeypatch.context() as patch:
        patch.setattr(WhooshWriter, "commit", killed)
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path, engine)
    assert len(list((tmp_path / "authority").glob("*.toml"))) == 2, "the new copy is there"
    assert reports(engine) == before
    assert engine.info().built_from.authority == old
    assert applied_authority(tmp_path, old).renames
    read.clear()
    index_changes(tmp_path, engine)
    assert set(read) == {URLS[1], URLS[3]}
    assert reports(engine) == should_be(tmp_path)


# Faulty files, and what is said


@pytest.mark.parametrize("run", [index_changes, rebuild])
def test_a_faulty_file_stops_before_anything_is_written(tmp_path: Path, engine: Engine, run: Callable[[Path, Engine], object]) -> None:
    keep(tmp_path, capture(bulletin(), URL))
    before, files = reports(engine), sorted(tmp_path.rglob("*"))
    write(tmp_path, "[[reject]]\n")
    with pytest.raises(AuthorityFault):
        run(tmp_path, engine)
    assert sorted(tmp_path.rglob("*")) == sorted([*files, tmp_path / "authority.toml"])
    assert reports(engine) == before


def test_commands_say_what_the_file_does(tmp_path: Path, engine: Engine) -> None:
    def run(*args: str) -> Result:
        return CliRunner().invoke(cli, ["--data", str(tmp_path), *args])

    write(tmp_path, RENAME)
    assert "the authority file has changed, run manage.py index" in run("info").stdout
    told = json.loads(run("info", "--json").stdout)
    assert (told["authority_changed"], told["up_to_date"], told["differing"]) == (True, False, [])
    assert "the authority file has changed, run: manage.py index" in run("reindex", "--if-needed").stdout
    told_by_index = run("index").stdout
    assert "indexed 1 (reports: 1), unchanged 3, skipped 0, failed 0" in told_by_index
    assert "1 of them read again because the authority file has changed" in told_by_index
    assert "up to date" in run("info").stdout
    write(tmp_path, '[[reject]]\nnote = "?"')
    for command in ("index", "reindex"):
        result = run(command)
        assert result.exit_code == 1
        assert f"{tmp_path / 'authority.toml'} cannot be followed, and the index is as it was:\n  [[reject]] 1 (line 1): " in result.stderr
    assert run("search", "Lò Văn Én").exit_code == 0
