"""Arrays that grow, piece by piece, before they are written one after the other into one file."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

import numpy as np

from indexer.engines.whoosh.arrays import Pairs, Postings
from indexer.engines.whoosh.container import Array, ContainerWriter, pieces_of

IN_MEMORY = 1 << 20
"""Bytes of one array that are kept in memory; a longer one is in a temporary file."""


class Files(ExitStack):
    """Temporary files in `folder` that go when the `with` block ends, or the process. There is room for them where the index is to
    be; where the system keeps its own, which may be in memory, there need not be."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def open(self) -> BinaryIO:
        return cast(BinaryIO, self.enter_context(SpooledTemporaryFile(IN_MEMORY, dir=str(self._folder))))


class Spool:
    """One array that grows along its first axis."""

    def __init__(self, name: str, dtype: str, files: Files, *row: int) -> None:
        self.name = name
        self._dtype: np.dtype[Any] = np.dtype(dtype)
        self._row = row
        self._file = files.open()
        self.length = 0

    def add(self, array: Array) -> None:
        self._file.write(np.ascontiguousarray(array, self._dtype).tobytes())
        self.length += len(array)

    def write(self, file: ContainerWriter) -> None:
        """Write the whole array into `file`."""
        self._file.seek(0)
        file.add_pieces(self.name, self._dtype, (self.length, *self._row), pieces_of(self._file))


class PostingsSpool:
    """`Postings` of `size` documents, for more and more things."""

    def __init__(self, name: str, size: int, files: Files) -> None:
        self._df = Spool(f"{name}/df", "<u4", files)
        self._docs_at = Spool(f"{name}/docs_at", "<i8", files)
        self._docs = Spool(f"{name}/docs", "<i4", files)
        self._impacts = Spool(f"{name}/impacts", "u1", files)
        self._dense_row = Spool(f"{name}/dense_row", "<i4", files)
        self._dense = Spool(f"{name}/dense", "u1", files, size)
        self._docs_at.add(np.zeros(1))

    def add(self, postings: Postings) -> None:
        """Add the postings of the things that follow."""
        self._docs_at.add(postings.docs_at[1:] + self._docs.length)
        self._dense_row.add(np.where(postings.dense_row < 0, -1, postings.dense_row + self._dense.length))
        self._df.add(postings.df)
        self._docs.add(postings.docs)
        self._impacts.add(postings.impacts)
        self._dense.add(postings.dense)

    def write(self, file: ContainerWriter) -> None:
        for spool in (self._df, self._docs_at, self._docs, self._impacts, self._dense_row, self._dense):
            spool.write(file)


class PairsSpool:
    """`Pairs` of `size` documents, more and more of them."""

    def __init__(self, name: str, size: int, files: Files) -> None:
        self._keys = Spool(f"{name}/keys", "<u8", files)
        self._at = Spool(f"{name}/at", "<i8", files)
        self._positions = Spool(f"{name}/positions", "<u4", files)
        self._postings = PostingsSpool(f"{name}/postings", size, files)
        self._at.add(np.zeros(1))

    def add(self, pairs: Pairs) -> None:
        """Add the pairs that follow, of greater keys."""
        self._at.add(pairs.at[1:] + self._positions.length)
        self._keys.add(pairs.keys)
        self._positions.add(pairs.positions)
        self._postings.add(pairs.postings)

    def write(self, file: ContainerWriter) -> None:
        for spool in (self._keys, self._at, self._positions, self._postings):
            spool.write(file)
