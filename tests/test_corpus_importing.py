"""corpus/importing.py"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.captures import Capture
from corpus.importing import BATCH, Tally, count_outcomes_or_none, import_captures, read_outcomes
from corpus.sources.outcomes import Collision, Failed, Notice, Outcome, Skipped
from corpus.store import CaptureStore

DAY = datetime(2018, 10, 3, tzinfo=UTC)


def pages(count: int) -> list[Capture]:
    return [Capture(f"file:{number}.html", DAY + timedelta(days=number), b"<html>%d" % number) for number in range(count)]


def kept(data: Path, outcomes: Iterable[Outcome]) -> tuple[Tally, list[Notice]]:
    notices: list[Notice] = []
    with CaptureStore.open(data, writable=True) as store:
        return import_captures(store, outcomes, note=notices.append), notices


def test_every_outcome_is_counted_and_what_is_none_is_noted(tmp_path: Path) -> None:
    skipped, failed = Skipped("rỗng.html", "empty"), Failed("Đảng.html", "cannot be read: Permission denied")
    assert kept(tmp_path, [*pages(3), skipped, pages(1)[0], failed]) == (Tally(3, 1, 1, 1), [skipped, failed])
    with CaptureStore.open(tmp_path) as store:
        assert [(f.name, f.reason) for f in store.last_failures(5)] == [(failed.name, failed.reason)]


def put(path: Path, body: str, changed_on: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<html>{body}", encoding="utf-8")
    os.utime(path, ((DAY + timedelta(days=changed_on)).timestamp(),) * 2)
    return path


def collisions(*paths: Path) -> list[str]:
    return [o.name.split("/", o.name.count("/") - 1)[-1] for o in read_outcomes(paths) if isinstance(o, Collision)]


def test_of_two_files_with_one_address_the_later_changed_stands_for_both(tmp_path: Path) -> None:
    later, earlier = put(tmp_path / "2018/01.html", "Hội nghị A", changed_on=9), put(tmp_path / "2019/01.html", "Hội nghị B", changed_on=3)
    tally, notices = kept(tmp_path / "data", read_outcomes([later.parent, earlier.parent]))
    assert (tally.added, tally.collisions) == (2, 1)
    assert [type(notice) for notice in notices] == [Collision]
    with CaptureStore.open(tmp_path / "data") as store:
        assert [store.body(s.digest).decode()[6:] for s in store.sightings("file:01.html")] == ["Hội nghị A", "Hội nghị B"]


def test_the_same_bytes_or_their_parent_folder_are_no_collision(tmp_path: Path) -> None:
    for year, body in (("2018", "A"), ("2019", "B"), ("2020", "A")):
        put(tmp_path / "x" / year / "01.html", body)
    assert collisions(tmp_path / "x") == []
    assert collisions(tmp_path / "x" / "2018", tmp_path / "x" / "2020") == []
    assert collisions(tmp_path / "x" / "2018", tmp_path / "x" / "2018") == []
    assert collisions(*(tmp_path / "x" / year for year in ("2018", "2019", "2020"))) == ["2019/01.html"]


def test_a_canonical_link_that_two_files_give_is_told_but_no_history_of_a_manifest(tmp_path: Path) -> None:
    link = '<link rel="canonical" href="https://vinhlac.example.vn/tin">'
    for name in "ab":
        put(tmp_path / "x" / f"{name}.html", link + name)
    assert collisions(tmp_path / "x") == ["x/b.html"]
    line = '{{"file": "{}.html", "url": "https://vinhlac.example.vn/tin", "captured_at": "2018-10-0{}T08:00:00Z"}}\n'
    (tmp_path / "x" / "manifest.jsonl").write_text(line.format("a", 3) + line.format("b", 4))
    assert collisions(tmp_path / "x") == []
    (tmp_path / "x" / "manifest.jsonl").write_text(line.format("a", 3) + line.format("b", 3))
    assert collisions(tmp_path / "x") == ["x/b.html"]


def test_the_same_import_again_adds_nothing(tmp_path: Path) -> None:
    kept(tmp_path, pages(BATCH + 5))
    assert kept(tmp_path, pages(BATCH + 5)) == (Tally(unchanged=BATCH + 5), [])
    with CaptureStore.open(tmp_path) as store:
        assert store.last_sequence() == BATCH + 5


def test_ctrl_c_keeps_what_was_added(tmp_path: Path) -> None:
    def interrupted() -> Iterator[Outcome]:
        yield from pages(7)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept(tmp_path, interrupted())
    with CaptureStore.open(tmp_path) as store:
        assert store.counts().captures == 7


KILLED = """
import os, signal, sys
from pathlib import Path
from corpus.importing import BATCH, import_captures, read_outcomes
from corpus.store import CaptureStore

def killing(outcomes):
    for number, outcome in enumerate(outcomes):
        if number == 2 * BATCH + BATCH // 2:
            os.kill(os.getpid(), signal.SIGKILL)
        yield outcome

with CaptureStore.open(Path(sys.argv[1]), writable=True) as store:
    import_captures(store, killing(read_outcomes([Path(sys.argv[2])])), note=print)
"""


def test_a_killed_import_keeps_its_batches_and_the_next_one_completes_it(tmp_path: Path) -> None:
    folder, data = tmp_path / "trang", tmp_path / "data"
    folder.mkdir()
    for number in range(3 * BATCH):
        (folder / f"{number:04}.html").write_text(f"<html>Hội nghị {number}", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", KILLED, str(data), str(folder)], check=False)
    assert done.returncode == -signal.SIGKILL
    with CaptureStore.open(data) as store:
        assert store.counts().captures == 2 * BATCH
    assert kept(data, read_outcomes([folder])) == (Tally(added=BATCH, unchanged=2 * BATCH), [])


def test_a_page_that_changes_back_and_an_older_archive_come_out_right(tmp_path: Path) -> None:
    folder = tmp_path / "trang"
    folder.mkdir()
    url = "https://vinhlac.example.vn/tin/5"

    def put(body: str, day: int) -> None:
        (folder / "a.html").write_text(body)
        (folder / "manifest.jsonl").write_text(f'{{"file": "a.html", "url": "{url}", "captured_at": "2018-10-{day:02}T08:00:00Z"}}')

    for body, day in (("<html>A", 10), ("<html>B", 11), ("<html>A", 12), ("<html>C", 3)):
        put(body, day)
        assert kept(tmp_path, read_outcomes([folder])) == (Tally(added=1), [])
    put("<html>A", 20)
    assert kept(tmp_path, read_outcomes([folder])) == (Tally(unchanged=1), [])
    with CaptureStore.open(tmp_path) as store:
        assert [(s.captured_at.day, store.body(s.digest)[6:]) for s in store.sightings(url)] == [
            (12, b"A"),
            (11, b"B"),
            (10, b"A"),
            (3, b"C"),
        ]


def warc(body: bytes) -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.vn/tin\r\nWARC-Date: 2018-10-03T08:00:00Z\r\n"
    return head + b"Content-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(body), body)


def test_files_and_archives_are_read_wherever_they_lie(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "năm.warc").write_bytes(warc(b"<html>W"))
    (tmp_path / "x" / "a.html").write_bytes(b"<html>A")
    (tmp_path / "b.txt").write_bytes(b"B")
    urls = [o.url for o in read_outcomes([tmp_path / "b.txt", tmp_path / "x", tmp_path / "x" / "năm.warc"]) if isinstance(o, Capture)]
    assert urls == ["file:b.txt", "file:a.html", "http://a.vn/tin", "http://a.vn/tin"]


def test_outcomes_are_counted_ahead_where_that_is_cheap(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html>A")
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "manifest.jsonl").write_text('{"file": "missing.html"}')
    paths = [tmp_path, tmp_path / "nothing"]
    assert count_outcomes_or_none(paths) == len(list(read_outcomes(paths))) == 4
    (tmp_path / "c.warc.gz").write_bytes(b"")
    assert count_outcomes_or_none(paths) is None
