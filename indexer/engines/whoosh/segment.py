"""One segment of the index, open for reading: its arrays and its stored reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from whoosh.codec.whoosh3 import W3Segment

from indexer.codec import from_json
from indexer.engines.whoosh.arrays import FieldArrays, SegmentArrays, shift_of
from indexer.engines.whoosh.gathering import gathered
from indexer.engines.whoosh.ints import Int32s, Ints, Mask, Uint32s
from indexer.engines.whoosh.stored import StoredReports
from indexer.fields import Fields, fields_of

PIECE = 1 << 20
"""Words counted at a time: counting takes twice their room again."""

Version = tuple[int, int]
"""Inode and time of change, in nanoseconds: a file that has been made anew differs in one of them."""


class OpenSegment:
    """A segment's arrays and stored reports. Deletions are not its business: it knows its documents, living or not."""

    def __init__(self, segment_id: str, size: int, stored: StoredReports, arrays: SegmentArrays | None, version: Version | None) -> None:
        """Without `arrays`, they are made in memory of the stored reports; that takes a second for a few thousand."""
        self.id = segment_id
        self.size = size
        self.stored = stored
        self.version = version
        """Of the file of its arrays, whether they could be read from it or not."""
        self.checked = arrays is None
        """Whether its arrays are known to be as they were written."""
        self.arrays = arrays or gathered(self._reports())
        self.fields = {name: OpenField(name, field) for name, field in self.arrays.fields.items()}

    def _reports(self) -> Iterator[tuple[str, str, Fields]]:
        for document in range(self.size):
            report = from_json(json.loads(self.stored[document]))
            yield report.id, report.url or "", fields_of(report)


def living_of(segment: W3Segment) -> Mask:
    """Which documents of a segment have not been deleted."""
    alive = np.ones(segment.doc_count_all(), np.bool_)
    alive[list(segment.deleted_docs())] = False
    return alive


class OpenField:
    """A field's arrays with what searching looks up in them all the time."""

    def __init__(self, name: str, arrays: FieldArrays) -> None:
        self.shift = shift_of(name)
        self.terms = arrays.terms
        self.folded_of = arrays.folded_of
        self.postings = arrays.postings
        self.stream = arrays.stream
        self.doc_of_block = arrays.doc_of_block
        self.pairs = arrays.pairs

    @cached_property
    def numbers(self) -> dict[bytes, int]:
        """Term -> its number. A binary search over mapped bytes takes 10 µs in Python, as long as all else about a word."""
        return {term: number for number, term in enumerate(self.terms)}

    @cached_property
    def folded_at(self) -> Int32s:
        """What stands in the stream -> the number of its folded term, -1 for a gap."""
        return np.append(np.int32(-1), self.folded_of)

    @cached_property
    def occurrences(self) -> Ints:
        """How often each term stands in the stream as a word's own."""
        counts = np.zeros(len(self.terms) + 1, np.int64)
        for start in range(0, len(self.stream), PIECE):
            counts += np.bincount(self.stream[start : start + PIECE], minlength=len(counts))
        return counts[1:]

    def docs_of(self, positions: Uint32s | Ints) -> Int32s:
        """The documents that positions of the stream belong to."""
        docs: Int32s = self.doc_of_block[positions >> self.shift]
        return docs
