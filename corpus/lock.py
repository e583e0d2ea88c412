"""The one writer of a data directory: a lock that the system frees when its holder dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import DataLocked

LOCK_NAME = "write.lock"


@contextmanager
def write_lock(data: Path) -> Iterator[None]:
    """Hold `data`'s write lock inside the `with` block; `data` is created when it is missing.

    Never waits: raises `DataLocked` where another process, or another block of this one, holds it. The lock file stays
    behind, empty; it is the lock that counts, not the file.
    """
    data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(data / LOCK_NAME)
    try:
        lock.acquire(blocking=False)
    except Timeout as e:
        raise DataLocked(data) from e
    try:
        yield
    finally:
        lock.release()
