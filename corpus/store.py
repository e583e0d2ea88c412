"""The captures of a data directory, kept in SQLite and only ever added to.

A body is stored once per digest; every sighting of a page is logged in order of arrival. What a page said when is told
by the times of capture alone, so a page that changes back (A, B, A) and an archive older than what is already here both
come out right, in whatever order they are imported.

The file is in WAL mode: indexing reads from one snapshot for minutes, and with a rollback journal no import could commit
during that time. A killed writer loses what it had not committed and nothing else. When the last process closes the file
it is one file again, `captures.sqlite`; while one is writing, `-wal` and `-shm` beside it belong to it.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any

from corpus.captures import MAX_BODY, Capture
from corpus.errors import BodyNotFound, BodyTooLarge, NotTakenDown, PageUnknown, StoreBusy, StoreDamaged, StoreMissing, StoreOutdated

STORE_NAME = "captures.sqlite"
APPLICATION_ID = int.from_bytes(b"hoih", "big")
SCHEMA_VERSION = 1

# Another import holds the write lock for one batch at a time, well under a second; beyond this it is no moment's wait.
WAIT_SECONDS = 5.0
FAILURES_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Sighting:
    """A page seen at a time with a body. `sequence` counts arrivals from 1, with gaps; `captured_at` is UTC."""

    sequence: int
    url: str
    captured_at: datetime
    digest: str
    status: int
    content_type: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """`captures` logged, `addresses` they are of, `bytes` of the distinct bodies before compression."""

    captures: int
    addresses: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be imported, when (UTC), and why."""

    failed_at: datetime
    name: str
    reason: str


class CaptureStore:
    """The captures of one data directory. Open it with `open`, in the thread that uses it; leaving a `with` block closes it.

    Additions become lasting, and visible to others, at `commit`; closing without it drops what came since the last one.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, data: Path, *, writable: bool = False) -> CaptureStore:
        """The store in the directory `data`; a `writable` one is created when it is missing.

        Raises `StoreMissing` where nothing was ever imported, `StoreOutdated` and `StoreDamaged` for a file that cannot be used.
        """
        path = data / STORE_NAME
        if writable:
            _make_directory(data)
        elif not path.is_file():
            raise StoreMissing(data)
        with _translated(path):
            connection = sqlite3.connect(path, isolation_level=None, timeout=WAIT_SECONDS)
        try:
            with _translated(path):
                _prepare(connection, path, writable=writable)
        except BaseException:
            connection.close()
            raise
        return cls(connection, path)

    def add(self, capture: Capture) -> bool:
        """Log a capture; True where it says something new: its page was not, at that time, known to have this body.

        A sighting that repeats the one before it in time is logged and False, since a sighting that arrives later may turn out
        to lie between the two. The very same capture again leaves no trace. Raises `BodyTooLarge`, `StoreBusy`, `StoreDamaged`.
        """
        if len(capture.body) > MAX_BODY:
            raise BodyTooLarge(MAX_BODY)
        digest, at = capture.digest, _to_text(capture.captured_at)
        with _translated(self._path):
            self._begin()
            if self._row("SELECT 1 FROM sightings WHERE url = ? AND captured_at = ? AND digest = ?", capture.url, at, digest):
                return False
            changed = self._digest_at(capture.url, at) != digest
            if not self._row("SELECT 1 FROM bodies WHERE digest = ?", digest):
                self._run("INSERT INTO bodies VALUES (?, ?, ?)", digest, len(capture.body), zlib.compress(capture.body))
            values = (capture.url, at, digest, capture.status, capture.content_type, changed)
            self._run("INSERT INTO sightings (url, captured_at, digest, status, content_type, changed) VALUES (?, ?, ?, ?, ?, ?)", *values)
            return changed

    def log_failure(self, failure: Failure) -> None:
        """Remember what could not be imported; the latest `FAILURES_KEPT` are kept."""
        with _translated(self._path):
            self._begin()
            values = (_to_text(failure.failed_at), failure.name, failure.reason)
            number = self._run("INSERT INTO failures (failed_at, name, reason) VALUES (?, ?, ?)", *values).lastrowid or 0
            self._run("DELETE FROM failures WHERE number <= ?", number - FAILURES_KEPT)

    def commit(self) -> None:
        """Make everything added so far lasting, in one atomic step."""
        if self._connection.in_transaction:
            with _translated(self._path):
                self._run("COMMIT")

    def sightings(self, url: str) -> list[Sighting]:
        """What the page at `url` (canonical) was, newest capture first: of sightings in a row with the same body only the earliest.

        Of two sightings at the same time the one that arrived later counts as newer.
        """
        with _translated(self._path):
            return [_to_sighting(row) for row in self._run(_STATES_OF_PAGE, url)]

    def body(self, digest: str) -> bytes:
        """The bytes with this SHA-256, checked against it. Raises `BodyNotFound`, `StoreDamaged`."""
        with _translated(self._path):
            row = self._row("SELECT body FROM bodies WHERE digest = ?", digest)
        if row is None:
            raise BodyNotFound(digest)
        try:
            body = zlib.decompress(row[0])
        except zlib.error as e:
            raise StoreDamaged(self._path, e) from e
        if hashlib.sha256(body).hexdigest() != digest:
            raise StoreDamaged(self._path, f"the body kept as {digest} is another one")
        return body

    def changed_since(self, sequence: int) -> Iterator[str]:
        """Addresses of pages that arrived or changed after `sequence` (0: all), each once, in order of arrival.

        The answer is of one moment: captures committed during the iteration are not in it.
        """
        with _translated(self._path):
            for (url,) in self._run(f"{_CHANGED_SINCE} GROUP BY url ORDER BY min(sequence)", sequence):
                yield url

    def count_changed_since(self, sequence: int) -> int:
        """How many addresses `changed_since` gives."""
        return self._number(f"SELECT count(*) FROM ({_CHANGED_SINCE} GROUP BY url)", sequence)

    def last_sequence(self) -> int:
        """Sequence of the latest arrival, 0 before the first."""
        return self._number("SELECT coalesce(max(sequence), 0) FROM sightings")

    def counts(self) -> Counts:
        return Counts(
            captures=self._number("SELECT count(*) FROM sightings"),
            addresses=self._number("SELECT count(DISTINCT url) FROM sightings"),
            bytes=self._number("SELECT coalesce(sum(size), 0) FROM bodies"),
        )

    def take_down(self, url: str, reason: str, at: datetime) -> None:
        """Hide the page at `url` (canonical) from the index until it is put back; its captures stay. Raises `PageUnknown`."""
        with _translated(self._path):
            known = self._row("SELECT 1 FROM sightings WHERE url = ?", url)
        if known is None:
            raise PageUnknown(url)
        self._decide(url, reason, at, hidden=True)

    def put_back(self, url: str, reason: str, at: datetime) -> None:
        """Show the page again. Raises `NotTakenDown`."""
        if self.takedown_of(url) is None:
            raise NotTakenDown(url)
        self._decide(url, reason, at, hidden=False)

    def takedown_of(self, url: str) -> str | None:
        """Why the page is hidden; None where it is not."""
        last = self._takedowns("SELECT hidden, reason FROM takedowns WHERE url = ? ORDER BY number DESC LIMIT 1", url)
        return str(last[0][1]) if last and last[0][0] else None

    def last_takedown(self) -> int:
        """Number of the latest decision to hide a page or to show it again, 0 before the first."""
        return sum(number for (number,) in self._takedowns("SELECT coalesce(max(number), 0) FROM takedowns"))

    def taken_down_since(self, number: int) -> list[str]:
        """Addresses of pages taken down or put back after that decision, each once."""
        return [url for (url,) in self._takedowns("SELECT url FROM takedowns WHERE number > ? GROUP BY url ORDER BY min(number)", number)]

    def last_failures(self, limit: int) -> list[Failure]:
        """What could not be imported, latest first; what failed again in the same way, once."""
        with _translated(self._path):
            rows = self._run(
                "SELECT max(failed_at), name, reason FROM failures GROUP BY name, reason ORDER BY max(number) DESC LIMIT ?", limit
            ).fetchall()
        return [Failure(datetime.fromisoformat(at), name, reason) for at, name, reason in rows]

    def close(self) -> None:
        with _translated(self._path):
            self._connection.close()

    def __enter__(self) -> CaptureStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._run("BEGIN IMMEDIATE")

    def _decide(self, url: str, reason: str, at: datetime, *, hidden: bool) -> None:
        with _translated(self._path):
            self._begin()
            self._run("INSERT INTO takedowns (url, decided_at, hidden, reason) VALUES (?, ?, ?, ?)", url, _to_text(at), int(hidden), reason)

    def _takedowns(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows about takedowns; none where the store is older than they are and nobody has written to it since."""
        with _translated(self._path):
            return self._run(sql, *values).fetchall() if _has_takedowns(self._connection) else []

    def _digest_at(self, url: str, at: str) -> str | None:
        """The body that the page is known to have had at that time."""
        row = self._row(
            "SELECT digest FROM sightings WHERE url = ? AND captured_at <= ? ORDER BY captured_at DESC, sequence DESC LIMIT 1", url, at
        )
        return None if row is None else str(row[0])

    def _run(self, sql: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    def _row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._run(sql, *values).fetchone()
        return row

    def _number(self, sql: str, *values: object) -> int:
        with _translated(self._path):
            return int(self._run(sql, *values).fetchone()[0])


_STATES_OF_PAGE = """
SELECT sequence, url, captured_at, digest, status, content_type FROM (
    SELECT *, lag(digest) OVER (ORDER BY captured_at, sequence) AS digest_before FROM sightings WHERE url = ?
) WHERE digest IS NOT digest_before ORDER BY captured_at DESC, sequence DESC
"""

# A sighting that repeated the one before it changes no page's states, whatever arrives later: it need not be read again.
_CHANGED_SINCE = "SELECT url FROM sightings WHERE sequence > ? AND changed"


def _prepare(connection: sqlite3.Connection, path: Path, *, writable: bool) -> None:
    """Check what file this is, create its tables when there are none yet, and set the connection up."""
    application, version = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version"))
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if empty and not writable:
        raise StoreMissing(path.parent)
    if empty:
        connection.execute("PRAGMA journal_mode = WAL")
        _create_tables(connection)
    elif application != APPLICATION_ID:
        raise StoreDamaged(path, "it is another program's database")
    elif version != SCHEMA_VERSION:
        raise StoreOutdated(path, version, SCHEMA_VERSION)
    elif writable and not _has_takedowns(connection):
        _create_tables(connection)
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute(f"PRAGMA query_only = {'OFF' if writable else 'ON'}")


def _create_tables(connection: sqlite3.Connection) -> None:
    """Create those tables that are missing."""
    connection.executescript((files("corpus") / "schema.sql").read_text(encoding="utf-8"))


def _has_takedowns(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'takedowns'").fetchone() is not None


def _make_directory(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise StoreDamaged(data, e.strerror) from e


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours."""
    try:
        yield
    except sqlite3.OperationalError as e:
        if e.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StoreBusy(path.parent) from e
        raise StoreDamaged(path, e) from e
    except sqlite3.DatabaseError as e:
        raise StoreDamaged(path, e) from e


def _to_text(moment: datetime) -> str:
    """UTC with a fixed number of digits, so that the order of texts is that of times.

    >>> _to_text(datetime.fromisoformat("2018-10-03T15:15:00+07:00"))
    '2018-10-03T08:15:00.000000Z'
    """
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _to_sighting(row: tuple[int, str, str, str, int, str | None]) -> Sighting:
    sequence, url, captured_at, digest, status, content_type = row
    return Sighting(sequence, url, datetime.fromisoformat(captured_at), digest, status, content_type)
