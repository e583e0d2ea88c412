"""An index follows its captures: the right capture of each page, only what is new, and nothing lost on the way."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import pytest

from corpus.captures import Capture
from corpus.errors import BodyNotFound, StoreMissing
from corpus.store import CaptureStore
from indexer.codec import report_id
from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom, Engine, EngineQuery
from indexer.engines.whoosh.engine import WhooshEngine
from indexer.errors import IndexMissing, NotABulletin, ReaderDied, WriterBusy
from indexer.pipeline import index_changes, pages, rebuild, status_of
from indexer.pipeline.pages import PageReports
from indexer.pipeline.skipped import Skipped, load_skipped, save_skipped
from indexer.pipeline.sources import RULES_LIBRARIES, SCHEMA_LIBRARIES, differing, digest_of, program_digest, sources_now, version_or_none
from indexer.query.nodes import All
from indexer.reading.pages import Page

MORNING = datetime(2021, 1, 17, 1, tzinfo=UTC)
URL = "https://huyenuy-songmay.example.vn/tin/1"


def bulletin(day: str = "03/10/2018", chair: str = "Hoàng Văn Thái") -> str:
    return f"""<html><head><title>Hội nghị giao ban công tác dân vận</title></head><body><h1>Hội nghị giao ban công tác dân vận</h1>
        <p>Sáng ngày {day}, Huyện ủy Sông Mây tổ chức Hội nghị giao ban công tác dân vận 9 tháng đầu năm.</p>
        <p>Đồng chí {chair}, Phó Bí thư Thường trực Huyện ủy chủ trì hội nghị. Dự hội nghị có lãnh đạo các ban của Huyện ủy.</p>
        <p>Hội nghị đã nghe báo cáo kết quả thực hiện Quyết định số 217-QĐ/TW của Bộ Chính trị về giám sát và phản biện xã hội.</p>
        </body></html>"""


def capture(body: str, url: str = URL, *, hours: int = 0, status: int = 200) -> Capture:
    return Capture(url, MORNING + timedelta(hours=hours), body.encode(), status, "text/html; charset=utf-8")


def keep(data: Path, *captures: Capture) -> None:
    with CaptureStore.open(data, writable=True) as store:
        for each in captures:
            store.add(each)
        store.commit()


def chairs(engine: Engine) -> set[str]:
    """The officials of all that is found."""
    hits = engine.search(EngineQuery(All(), limit=1000)).hits
    return {official.name for hit in hits for official in engine.get(hit.id).officials}


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(tmp_path)


# Which capture of a page


def test_a_report_carries_the_capture_that_it_was_read_from(tmp_path: Path, engine: Engine) -> None:
    made = capture(bulletin())
    keep(tmp_path, made)
    summary = index_changes(tmp_path, engine)
    assert (summary.indexed, summary.reports, summary.unchanged, summary.skipped) == (1, 1, 0, {})
    report = engine.get(report_id(URL))
    assert report.url == URL
    assert report.capture is not None
    assert (report.capture.digest, report.capture.captured_at) == (made.digest, made.captured_at)
    assert report.meeting is not None
    assert report.meeting.start == "2018-10-03"


@pytest.mark.parametrize("at_once", [True, False])
def test_a_page_that_changes_back_is_what_it_was_last(tmp_path: Path, engine: Engine, at_once: bool) -> None:
    first, second = bulletin(chair="Hoàng Văn Thái"), bulletin(chair="Dương Thị Hoa")
    for hours, body in ((0, first), (1, second), (2, first)):
        keep(tmp_path, capture(body, hours=hours))
        if not at_once:
            index_changes(tmp_path, engine)
    index_changes(tmp_path, engine)
    assert chairs(engine) == {"Hoàng Văn Thái"}


def test_an_older_archive_imported_later_does_not_win(tmp_path: Path, engine: Engine) -> None:
    keep(tmp_path, capture(bulletin(chair="Hoàng Văn Thái"), hours=5))
    index_changes(tmp_path, engine)
    keep(tmp_path, capture(bulletin(chair="Dương Thị Hoa"), hours=1))
    index_changes(tmp_path, engine)
    assert chairs(engine) == {"Hoàng Văn Thái"}


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(capture("", hours=1), id="empty"),
        pytest.param(capture(bulletin(chair="Dương Thị Hoa"), hours=1, status=404), id="not found"),
    ],
)
def test_a_bulletin_stays_when_its_portal_no_longer_shows_it(tmp_path: Path, engine: Engine, later: Capture) -> None:
    keep(tmp_path, capture(bulletin()), later)
    summary = index_changes(tmp_path, engine)
    assert summary.skipped == {}
    assert chairs(engine) == {"Hoàng Văn Thái"}


def test_further_reports_of_a_page_have_ids_of_their_own(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("Hội nghị tổng kết.", "Hội nghị sơ kết.", "Hội nghị sơ kết.")
    monkeypatch.setattr(pages, "read_page", lambda *_, **__: tuple(Page(text, title=text) for text in texts))
    keep(tmp_path, capture("x"))
    assert index_changes(tmp_path, engine).reports == 2, "the same title and day twice is one meeting"
    ids = {hit.id for hit in engine.search(EngineQuery(All())).hits}
    assert ids == {report_id(URL), report_id(URL, texts[1], None, further=True)}
    assert {engine.get(each).part for each in ids} == {0, 1}


# What is new


def test_only_pages_that_arrived_or_changed_are_read_again(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    urls = [f"https://songmay.example.vn/{n}" for n in range(4)]
    keep(tmp_path, *(capture(bulletin(), url) for url in urls[:3]))
    index_changes(tmp_path, engine)
    read: list[str] = []
    before = pages.read_reports

    def noting(store: CaptureStore, url: str) -> PageReports:
        read.append(url)
        return before(store, url)

    monkeypatch.setattr(pages, "read_reports", noting)
    keep(tmp_path, capture(bulletin(), urls[0], hours=1), capture(bulletin("04/10/2018"), urls[1], hours=1), capture(bulletin(), urls[3]))
    summary = index_changes(tmp_path, engine)
    assert read == [urls[1], urls[3]]
    assert (summary.indexed, summary.unchanged) == (2, 2)
    assert index_changes(tmp_path, engine).indexed == 0
    assert read == [urls[1], urls[3]]


def test_an_update_keeps_what_the_index_was_built_with(tmp_path: Path, engine: Engine) -> None:
    keep(tmp_path, capture(bulletin()))
    with engine.writer() as writer:
        writer.commit(BuiltFrom(0, "schema", "other rules"))
    index_changes(tmp_path, engine)
    assert engine.info().built_from == BuiltFrom(1, "schema", "other rules")
    rebuild(tmp_path, engine)
    assert engine.info().built_from == sources_now(tmp_path, 1)


def test_a_rebuild_reads_everything_and_forgets_what_is_not_captured(tmp_path: Path, engine: Engine) -> None:
    keep(tmp_path, capture(bulletin()))
    index_changes(tmp_path, engine)
    with engine.writer() as writer:
        writer.put("https://gone.example.vn/", [engine.get(report_id(URL))])
        writer.commit(engine.info().built_from)
    assert rebuild(tmp_path, engine).indexed == 1
    assert engine.info().reports == 1
    assert engine.info().generation == 2


def test_without_captures_nothing_is_built(tmp_path: Path, engine: Engine) -> None:
    for run in (index_changes, rebuild):
        with pytest.raises(StoreMissing):
            run(tmp_path / "nothing", engine)
    with pytest.raises(IndexMissing):
        engine.info()


def test_a_second_run_is_told_that_one_is_under_way(tmp_path: Path, engine: Engine) -> None:
    keep(tmp_path, capture(bulletin()))
    with engine.writer(), pytest.raises(WriterBusy):
        rebuild(tmp_path, engine)


# What gives no report


def test_a_page_without_a_report_is_recorded_until_it_has_one(tmp_path: Path, engine: Engine) -> None:
    keep(tmp_path, capture(""), capture(bulletin(), URL + "0"))
    summary = index_changes(tmp_path, engine)
    assert (summary.indexed, summary.failed, list(summary.skipped)) == (1, 0, [URL])
    assert load_skipped(tmp_path) == summary.skipped == status_of(tmp_path, engine).skipped
    keep(tmp_path, capture(bulletin(), hours=1))
    assert index_changes(tmp_path, engine).skipped == {}
    assert load_skipped(tmp_path) == {}


def test_a_body_that_is_gone_is_a_failure_and_the_rest_is_indexed(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = capture(bulletin("04/10/2018"))
    keep(tmp_path, lost, capture(bulletin(), URL + "0"))
    body = CaptureStore.body

    def erased(store: CaptureStore, digest: str) -> bytes:
        if digest == lost.digest:
            raise BodyNotFound(digest)
        return body(store, digest)

    monkeypatch.setattr(CaptureStore, "body", erased)
    summary = rebuild(tmp_path, engine)
    assert (summary.indexed, summary.failed) == (1, 1)
    assert lost.digest in summary.skipped[URL].reason


def test_the_reason_is_that_of_the_latest_capture(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(body: bytes, **_: object) -> tuple[Page, ...]:
        raise NotABulletin(body.decode())

    monkeypatch.setattr(pages, "read_page", refuse)
    keep(tmp_path, capture("trang chủ cũ"), capture("trang chủ mới", hours=1))
    assert index_changes(tmp_path, engine).skipped == {URL: Skipped("trang chủ mới")}


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": {"reason": "x"}}', "không phải JSON"])
def test_a_damaged_record_of_skipped_pages_is_an_empty_one(tmp_path: Path, content: str) -> None:
    save_skipped(tmp_path, {"a": Skipped("không có chữ")})
    assert load_skipped(tmp_path) == {"a": Skipped("không có chữ")}
    (tmp_path / "skipped.json").write_text(content, encoding="utf-8")
    assert load_skipped(tmp_path) == {}


# Interruptions


@pytest.mark.parametrize("run", [index_changes, rebuild])
def test_interrupted_half_way_the_old_index_serves_and_the_next_run_completes(tmp_path: Path, engine: Engine, run: object) -> None:
    assert callable(run)
    keep(tmp_path, capture(bulletin()))
    rebuild(tmp_path, engine)
    keep(tmp_path, *(capture(bulletin(), f"{URL}{n}") for n in range(5)))
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, engine, watch=interrupted)
    assert engine.info().reports == 1
    assert status_of(tmp_path, engine).waiting == 5
    run(tmp_path, engine)
    assert engine.info().reports == 6
    assert status_of(tmp_path, engine).up_to_date


def interrupted(items: Iterable[PageReports], total: int) -> Iterator[PageReports]:
    """The first item, then Ctrl-C."""
    yield next(iter(items))
    raise KeyboardInterrupt


# Several processes


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses of captured pages, few, which several processes read all the same."""
    monkeypatch.setattr(pages, "FEW", 0)
    monkeypatch.setattr(pages, "CHUNK", 2)
    urls = [f"{URL}{n}" for n in range(9)]
    keep(tmp_path, *(capture(bulletin(f"{n + 1:02}/10/2018") if n != 4 else "", url) for n, url in enumerate(urls)))
    return urls


def test_several_processes_read_what_one_does_in_the_same_order(tmp_path: Path, many: list[str]) -> None:
    alone = list(pages.read_pages(tmp_path, many, total=len(many), jobs=1))
    assert list(pages.read_pages(tmp_path, iter(many), total=len(many), jobs=2)) == alone
    assert [page.url for page in alone] == many
    assert not multiprocessing.active_children()


def test_interrupted_the_reading_processes_end(tmp_path: Path, engine: Engine, many: list[str]) -> None:
    with pytest.raises(KeyboardInterrupt):
        rebuild(tmp_path, engine, jobs=2, watch=interrupted)
    assert not multiprocessing.active_children()


def test_a_reading_process_that_dies_says_so(tmp_path: Path, engine: Engine, many: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_read_chunk", die)
    with pytest.raises(ReaderDied, match="--jobs 1"):
        rebuild(tmp_path, engine, jobs=2)
    with pytest.raises(IndexMissing):
        engine.info()


def die(data: Path, urls: Sequence[str]) -> list[PageReports]:
    os._exit(1)


# What an index is built from


VERSIONS = {"Unidecode": "1.4.0", "whoosh3": None}


def test_a_digest_follows_the_versions_of_libraries(tmp_path: Path) -> None:
    before = digest_of(tmp_path, (), VERSIONS)
    assert digest_of(tmp_path, (), dict(reversed(VERSIONS.items()))) == before
    assert digest_of(tmp_path, (), VERSIONS | {"Unidecode": "1.5.0"}) != before
    assert digest_of(tmp_path, (), VERSIONS | {"whoosh3": "3.54.0"}) != before


def test_another_version_of_a_library_makes_another_schema_or_other_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = sources_now(tmp_path, 0)
    for library, differs in (
        ("Unidecode", "schema"),
        ("whoosh3", "schema"),
        ("lxml", "reading rules"),
        ("beautifulsoup4", "reading rules"),
    ):
        program_digest.cache_clear()
        with monkeypatch.context() as patch:
            patch.setattr("indexer.pipeline.sources.version", lambda name, other=library: "0" if name == other else version(name))
            assert differing(built, sources_now(tmp_path, 0)) == (differs,)
    program_digest.cache_clear()


def test_libraries_that_decide_are_installed() -> None:
    assert None not in map(version_or_none, (*SCHEMA_LIBRARIES, *RULES_LIBRARIES))
    assert version_or_none("no-such-distribution") is None


def test_a_digest_follows_names_and_contents_of_the_program_only(tmp_path: Path) -> None:
    (tmp_path / "rules" / "more").mkdir(parents=True)
    write = {"rules/a.py": "x = 1", "rules/more/b.tsv": "mã\ttên", "rules/a.pyc": "", "alone.py": ""}
    for name, content in write.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    parts = ("rules", "alone.py")
    before = digest_of(tmp_path, parts, VERSIONS)
    (tmp_path / "rules" / "a.pyc").write_text("compiled", encoding="utf-8")
    assert digest_of(tmp_path, reversed(parts), VERSIONS) == before
    (tmp_path / "rules" / "more" / "b.tsv").write_text("mã\tTên", encoding="utf-8")
    changed = digest_of(tmp_path, parts, VERSIONS)
    (tmp_path / "rules" / "a.py").rename(tmp_path / "rules" / "c.py")
    assert len({before, changed, digest_of(tmp_path, parts, VERSIONS)}) == 3


def test_the_authority_file_counts_and_asks_for_no_rebuild(tmp_path: Path) -> None:
    before = sources_now(tmp_path, 3)
    (tmp_path / "authority.toml").write_text("# gộp hai cách viết một tên", encoding="utf-8")
    now = sources_now(tmp_path, 3)
    assert (before.authority, before.sequence) == ("", 3)
    assert now.authority
    assert differing(before, now) == ()


def test_status_without_captures_or_index_is_empty(tmp_path: Path) -> None:
    status = status_of(tmp_path, WhooshEngine(tmp_path))
    assert (status.captures.captures, status.index, status.waiting, status.differing) == (0, None, 0, ())
    assert not status.up_to_date


# What stays as it is


def index_files(data: Path) -> dict[str, tuple[int, int]]:
    """Name -> what tells that a file is still the same and was not written, of all that holds reports."""
    files = [path for kind in ("seg", "arrays") for path in (data / "index" / "1").glob(f"*.{kind}")]
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def test_an_update_touches_nothing_but_what_changed(tmp_path: Path, engine: Engine) -> None:
    keep(tmp_path, *(capture(bulletin(), f"{URL}{n}") for n in range(12)))
    index_changes(tmp_path, engine)
    before = index_files(tmp_path)
    assert len(before) == 2
    index_changes(tmp_path, engine)
    assert index_files(tmp_path) == before, "nothing was new"
    keep(tmp_path, capture(bulletin(), URL), capture(bulletin(chair="Dương Thị Hoa"), f"{URL}3", hours=1))
    summary = index_changes(tmp_path, engine)
    assert (summary.indexed, summary.unchanged) == (2, 11)
    after = index_files(tmp_path)
    assert before.items() < after.items(), "a new page and a changed one are a new segment"
    assert len(after) == 4
    with engine.writer() as writer:
        writer.put(f"{URL}5", [])
        writer.commit(engine.info().built_from)
    assert index_files(tmp_path) == after, "a page that goes is deleted in its segment"
    assert engine.info().reports == 12
    assert chairs(engine) == {"Hoàng Văn Thái", "Dương Thị Hoa"}


def test_a_correction_writes_only_the_pages_that_it_touches(tmp_path: Path, engine: Engine) -> None:
    keep(tmp_path, *(capture(bulletin(chair="Dương Thị Hoa" if n == 3 else "Hoàng Văn Thái"), f"{URL}{n}") for n in range(12)))
    index_changes(tmp_path, engine)
    before = index_files(tmp_path)
    (tmp_path / "authority.toml").write_text('[[rename]]\nofficial = "Dương Thị Hoa"\nto = "Dương Thị Hòa"\n', encoding="utf-8")
    summary = index_changes(tmp_path, engine)
    assert (summary.indexed, summary.corrected) == (1, 1)
    assert before.items() < index_files(tmp_path).items()
    assert chairs(engine) == {"Hoàng Văn Thái", "Dương Thị Hòa"}
