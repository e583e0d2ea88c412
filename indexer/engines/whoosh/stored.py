"""The stored reports of a segment, read one by one where they stand in Whoosh's file.

Whoosh's own reader copies into memory whatever part of the file it opens: 550 MB for 100,000 reports, postings that nothing asks
for among them.
"""

from __future__ import annotations

import mmap

from whoosh.codec.whoosh3 import STORED_COLUMN, W3Codec, W3Segment
from whoosh.filedb.structfile import BufferFile

from indexer.engines.whoosh.damage import damage_reported
from indexer.engines.whoosh.schema import REPORT
from indexer.engines.whoosh.storage import DurableStorage

STORED = "_stored"
"""Whoosh's column of stored fields: each document's, pickled and compressed."""


class StoredReports:
    """The JSON of each document's report. Threads may share it."""

    def __init__(self, storage: DurableStorage, segment: W3Segment) -> None:
        self._name = str(segment.segment_id())
        parts = segment.open_compound_file(storage)
        start, length = parts.range(W3Codec.column_filename(segment, STORED))
        parts.close()
        with (storage.path / f"{self._name}.seg").open("rb") as file:
            mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        self._column = STORED_COLUMN.reader(_View(mapped[start : start + length]), 0, length, segment.doc_count_all())

    def __getitem__(self, document: int) -> str:
        with damage_reported(self._name):
            return str(self._column[document][REPORT])


class _View(BufferFile):  # type: ignore[misc]
    """A part of a mapped file, of which only what is asked for is copied."""

    def __init__(self, part: memoryview) -> None:
        self._buf = part
