"""What reading a damaged index ends in, as the one error that says what to do."""

from __future__ import annotations

import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import whoosh.index
import whoosh.reading

from indexer.errors import IndexDamaged

DAMAGE = (
    OSError,
    EOFError,
    ValueError,  # JSON and numbers that are none, sizes that differ
    LookupError,
    TypeError,
    NameError,  # Whoosh's own, for a file that a segment does not hold
    AssertionError,
    struct.error,
    zlib.error,
    pickle.UnpicklingError,
    whoosh.index.IndexError,
    whoosh.index.EmptyIndexError,
    whoosh.reading.TermNotFound,
    getattr(whoosh.reading, "CorruptIndexError", whoosh.index.IndexError),  # Whoosh 2.7.4 does not have it
)
"""Which of these it is depends on where the damage is; raised in reading files they mean nothing else."""
WITHIN_ARRAYS = (LookupError, ValueError, ArithmeticError, MemoryError)
"""What searching ends in where numbers in mapped arrays are not those that were written: they point anywhere, and count anything."""


@contextmanager
def damage_reported(where: object) -> Iterator[None]:
    """What goes wrong in reading the files of the index at `where` raises `IndexDamaged`."""
    try:
        yield
    except DAMAGE as e:
        raise IndexDamaged(where, f"{type(e).__name__}: {e}") from e
