"""corpus/store.py and corpus/schema.sql"""

from __future__ import annotations

import itertools
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from corpus.captures import MAX_BODY, Capture
from corpus.errors import BodyNotFound, BodyTooLarge, StoreBusy, StoreDamaged, StoreMissing, StoreOutdated
from corpus.store import FAILURES_KEPT, STORE_NAME, CaptureStore, Counts, Failure

URL = "https://huyenvinhlac.example.vn/hoi-nghi-giao-ban"


def at(day: int) -> datetime:
    return datetime(2018, 10, day, 8, tzinfo=UTC)


def capture(body: str, day: int, url: str = URL) -> Capture:
    return Capture(url, at(day), body.encode(), 200, "text/html; charset=utf-8")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaptureStore]:
    with CaptureStore.open(tmp_path, writable=True) as opened:
        yield opened


def states(store: CaptureStore, url: str = URL) -> list[tuple[int, str]]:
    return [(s.captured_at.day, store.body(s.digest).decode()) for s in store.sightings(url)]


def test_a_capture_comes_back_as_it_was_put_in(store: CaptureStore) -> None:
    put = Capture(URL, datetime(2018, 10, 3, 15, 15, tzinfo=timezone(timedelta(hours=7))), b"\x00\xffH\xd2\xa3", 200, "text/html")
    assert store.add(put)
    (seen,) = store.sightings(URL)
    assert (seen.url, seen.captured_at, seen.digest, seen.status, seen.content_type) == (URL, put.captured_at, put.digest, 200, "text/html")
    assert store.body(put.digest) == put.body


def test_the_very_same_capture_again_adds_nothing(store: CaptureStore) -> None:
    assert store.add(capture("A", 1))
    assert not store.add(capture("A", 1))
    assert store.counts() == Counts(captures=1, addresses=1, bytes=1)
    assert store.last_sequence() == 1


def test_the_same_page_seen_later_is_unchanged_and_no_work_for_the_index(store: CaptureStore) -> None:
    store.add(capture("A", 1))
    before = store.last_sequence()
    assert not store.add(capture("A", 5))
    assert list(store.changed_since(before)) == []
    assert states(store) == [(1, "A")]


def test_a_page_that_changes_back_has_three_states(store: CaptureStore) -> None:
    assert [store.add(capture(body, day)) for body, day in (("A", 1), ("B", 2), ("A", 3))] == [True, True, True]
    assert states(store) == [(3, "A"), (2, "B"), (1, "A")]
    assert store.counts().bytes == 2  # the body of A is kept once


SEEN = [("A", 1), ("A", 3), ("B", 4), ("B", 5), ("A", 6), ("A", 7)]


@pytest.mark.parametrize("order", [pytest.param(o, id="".join(f"{b}{d}" for b, d in o)) for o in itertools.permutations(SEEN[1:5])])
def test_the_order_of_import_makes_no_difference(store: CaptureStore, order: tuple[tuple[str, int], ...]) -> None:
    for body, day in [SEEN[0], *order, SEEN[5]]:
        store.add(capture(body, day))
    assert states(store) == [(6, "A"), (4, "B"), (1, "A")]
    before = store.last_sequence()
    for body, day in SEEN:
        assert not store.add(capture(body, day))
    assert store.last_sequence() == before


def test_an_older_archive_may_come_between_two_sightings_of_the_same_body(store: CaptureStore) -> None:
    store.add(capture("A", 1))
    store.add(capture("A", 3))
    before = store.last_sequence()
    assert store.add(capture("B", 2))
    assert states(store) == [(3, "A"), (2, "B"), (1, "A")]
    assert list(store.changed_since(before)) == [URL]


def test_every_change_of_a_pages_states_is_told_by_changed_since(store: CaptureStore) -> None:
    days = itertools.product("AB", (1, 2, 3))
    for order in itertools.islice(itertools.permutations(days), 0, 720, 31):
        url = URL + "/" + "".join(f"{b}{d}" for b, d in order)
        for body, day in order:
            before, sequence = states(store, url), store.last_sequence()
            store.add(capture(body, day, url))
            assert (url in store.changed_since(sequence)) or states(store, url) == before


def test_of_two_sightings_at_one_time_the_later_arrival_is_the_newer(store: CaptureStore) -> None:
    assert [store.add(capture(body, 1)) for body in "ABAB"] == [True, True, False, False]
    assert states(store) == [(1, "B"), (1, "A")]


def test_changed_since_gives_each_address_once_in_order_of_arrival(store: CaptureStore) -> None:
    for body, day, url in (("x", 1, "file:đầu"), ("y", 1, "file:sau"), ("z", 2, "file:đầu")):
        store.add(capture(body, day, url))
    assert list(store.changed_since(0)) == ["file:đầu", "file:sau"]
    assert store.count_changed_since(0) == 2
    assert list(store.changed_since(2)) == ["file:đầu"]
    assert list(store.changed_since(store.last_sequence())) == []
    assert store.count_changed_since(store.last_sequence()) == 0


def test_an_empty_store_counts_nothing(store: CaptureStore) -> None:
    assert store.counts() == Counts(0, 0, 0)
    assert store.last_sequence() == 0
    assert store.sightings(URL) == []
    assert store.last_failures(10) == []


def test_readers_read_on_while_a_writer_writes_and_see_what_is_committed(tmp_path: Path) -> None:
    with CaptureStore.open(tmp_path, writable=True) as writer:
        for number in range(3):
            writer.add(capture("A", 1, f"{URL}/{number}"))
        writer.commit()
        with CaptureStore.open(tmp_path) as reader:
            urls = reader.changed_since(0)
            next(urls)
            writer.add(capture("B", 2, f"{URL}/new"))
            writer.commit()
            assert len(list(urls)) == 2
            assert reader.count_changed_since(0) == 4


def test_what_was_not_committed_is_not_there(tmp_path: Path) -> None:
    with CaptureStore.open(tmp_path, writable=True) as store:
        store.add(capture("A", 1))
        store.commit()
        store.add(capture("B", 2))
    with CaptureStore.open(tmp_path) as store:
        assert states(store) == [(1, "A")]


KILLED_IN_A_BATCH = """
import os, signal, sys
from datetime import datetime, timezone
from pathlib import Path
from corpus.captures import Capture
from corpus.store import CaptureStore

store = CaptureStore.open(Path(sys.argv[1]), writable=True)
for number in range(5):
    store.add(Capture(f"file:{number}", datetime(2018, 10, 3, tzinfo=timezone.utc), os.urandom(300_000)))
    if number == 2:
        store.commit()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_writer_loses_its_batch_and_nothing_else(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED_IN_A_BATCH, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    with CaptureStore.open(tmp_path) as store:
        assert list(store.changed_since(0)) == ["file:0", "file:1", "file:2"]
        assert all(len(store.body(s.digest)) == 300_000 for url in store.changed_since(0) for s in store.sightings(url))


def test_a_closed_store_is_one_file(tmp_path: Path) -> None:
    with CaptureStore.open(tmp_path, writable=True) as store:
        store.add(capture("A", 1))
        store.commit()
    assert [p.name for p in tmp_path.iterdir()] == [STORE_NAME]


def test_a_second_writer_is_told_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.store.WAIT_SECONDS", 0.0)
    with CaptureStore.open(tmp_path, writable=True) as first, CaptureStore.open(tmp_path, writable=True) as second:
        first.add(capture("A", 1))
        with pytest.raises(StoreBusy, match="another process is importing"):
            second.add(capture("B", 1))
        first.commit()
        assert second.add(capture("B", 1))


TAMPERINGS = {
    "a changed sighting": "UPDATE sightings SET digest = 'x'",
    "a removed sighting": "DELETE FROM sightings",
    "a replaced sighting": "INSERT OR REPLACE INTO sightings VALUES (1, 'u', 't', 'x', 200, NULL, 1)",
    "a sighting replaced by its key": (
        "REPLACE INTO sightings (url, captured_at, digest, status, changed) SELECT url, captured_at, digest, 404, 1 FROM sightings"
    ),
    "an upserted sighting": ("INSERT INTO sightings SELECT * FROM sightings WHERE true ON CONFLICT (sequence) DO UPDATE SET status = 404"),
    "a changed body": "UPDATE bodies SET body = x'00'",
    "a removed body": "DELETE FROM bodies",
    "a replaced body": "INSERT OR REPLACE INTO bodies SELECT digest, 0, x'00' FROM bodies",
}


@pytest.mark.parametrize("sql", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_evidence_is_neither_changed_nor_removed(store: CaptureStore, sql: str) -> None:
    store.add(capture("A", 1))
    with pytest.raises(sqlite3.IntegrityError, match="are never"):
        store._connection.execute(sql)
    assert states(store) == [(1, "A")]


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    with CaptureStore.open(tmp_path, writable=True):
        pass
    with CaptureStore.open(tmp_path) as reader, pytest.raises(StoreDamaged):
        reader.add(capture("A", 1))


def test_a_body_beyond_the_limit_is_refused(store: CaptureStore) -> None:
    assert store.add(Capture(URL, at(1), bytes(MAX_BODY)))
    with pytest.raises(BodyTooLarge, match="more than 20 MB"):
        store.add(Capture(URL, at(2), bytes(MAX_BODY + 1)))


def test_an_unknown_digest_is_named(store: CaptureStore) -> None:
    with pytest.raises(BodyNotFound, match="abc123"):
        store.body("abc123")


@pytest.mark.parametrize("kept", [b"not zlib", bytes.fromhex("789c030000000001")], ids=["no zlib", "another body"])
def test_a_body_that_is_not_what_was_kept_is_noticed(store: CaptureStore, kept: bytes) -> None:
    store._connection.execute("INSERT INTO bodies VALUES ('d1', 1, ?)", (kept,))
    with pytest.raises(StoreDamaged):
        store.body("d1")


def test_reading_before_the_first_import_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match=r"manage\.py import PATH"):
        CaptureStore.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_store_whose_creation_was_interrupted_counts_as_missing_and_is_completed(tmp_path: Path) -> None:
    (tmp_path / STORE_NAME).touch()
    with pytest.raises(StoreMissing):
        CaptureStore.open(tmp_path)
    with CaptureStore.open(tmp_path, writable=True) as store:
        assert store.add(capture("A", 1))


def test_another_schema_version_is_named(tmp_path: Path) -> None:
    with CaptureStore.open(tmp_path, writable=True) as store:
        store._connection.execute("PRAGMA user_version = 99")
    for writable in (False, True):
        with pytest.raises(StoreOutdated, match="schema version 99, and this program reads version 1"):
            CaptureStore.open(tmp_path, writable=writable)


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / STORE_NAME).write_bytes(b"GIF89a" * 1000)
    with pytest.raises(StoreDamaged, match="file is not a database"):
        CaptureStore.open(tmp_path, writable=True)
    assert (tmp_path / STORE_NAME).read_bytes() == b"GIF89a" * 1000


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / STORE_NAME)) as other:
        other.execute("CREATE TABLE sightings (a)")
    with pytest.raises(StoreDamaged, match="another program's database"):
        CaptureStore.open(tmp_path, writable=True)


def test_a_data_directory_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreDamaged, match="data"):
        CaptureStore.open(tmp_path / "data", writable=True)


def test_the_latest_failures_are_remembered_and_older_ones_make_room(store: CaptureStore) -> None:
    for number in range(FAILURES_KEPT + 5):
        store.log_failure(Failure(at(3), f"tệp {number}", "cannot be read"))
    assert store.last_failures(2) == [Failure(at(3), f"tệp {n}", "cannot be read") for n in (FAILURES_KEPT + 4, FAILURES_KEPT + 3)]
    assert len(store.last_failures(FAILURES_KEPT * 2)) == FAILURES_KEPT


def test_what_failed_again_in_the_same_way_is_told_once_by_its_last_time(store: CaptureStore) -> None:
    for hour, name in ((1, "a.html"), (2, "b.html"), (3, "a.html")):
        store.log_failure(Failure(at(hour), name, "cannot be read"))
    store.log_failure(Failure(at(4), "a.html", "not there"))
    told = [(failure.failed_at, failure.name, failure.reason) for failure in store.last_failures(10)]
    assert told == [(at(4), "a.html", "not there"), (at(3), "a.html", "cannot be read"), (at(2), "b.html", "cannot be read")]
