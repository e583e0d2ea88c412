"""One committed state of the index, open for reading: what a search sees from its beginning to its end."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.index import TOC

from indexer.codec import from_json
from indexer.engines.base import BuiltFrom
from indexer.engines.whoosh.arrays import VALUES, ArraysDamaged, SegmentArrays, arrays_name, open_arrays, verify_arrays
from indexer.engines.whoosh.cache import ArrayCache
from indexer.engines.whoosh.damage import WITHIN_ARRAYS
from indexer.engines.whoosh.ints import Bytes, Float32s, Int32s, Ints, Mask
from indexer.engines.whoosh.recency import recency
from indexer.engines.whoosh.schema import INDEX_NAME, OFFICIAL_ROLE, SEPARATOR, make_schema
from indexer.engines.whoosh.segment import OpenField, OpenSegment, Version, living_of
from indexer.engines.whoosh.storage import DurableStorage, last_commit, read_manifest, toc_name
from indexer.engines.whoosh.stored import StoredReports
from indexer.engines.whoosh.values import FacetValues, Forward, packed
from indexer.fields import FACETS
from indexer.reports import Report

KEPT_BYTES = 16 << 20
"""Rows, and masks of filters, that are kept between searches, at most."""
KEPT_TEXT = 8 << 20
"""Characters of stored reports that are kept read, at most: 1,500 bulletins, in three bytes for each character."""


class ReadReport(NamedTuple):
    """A report with how long it is as it is stored."""

    report: Report
    nbytes: int


@dataclass(frozen=True, slots=True)
class State:
    """Which committed state of which generation."""

    generation: int
    commit: int


class Snapshot:
    """All documents of a state, numbered through its segments. Never changes; many threads may ask it at once."""

    def __init__(self, state: State, built_from: BuiltFrom, segments: list[OpenSegment], live: Mask) -> None:
        self.state = state
        self.built_from = built_from
        self.segments = segments
        self.live = live
        """Documents that have not been deleted."""
        self.size = len(live)
        self.reports = int(np.count_nonzero(live))
        self.rows: ArrayCache[Bytes] = ArrayCache(KEPT_BYTES)
        """Leaf of a query -> its row, where that takes time to make."""
        self.filters: ArrayCache[Mask] = ArrayCache(KEPT_BYTES)
        """Filter -> the documents that pass it."""
        self._read: ArrayCache[ReadReport] = ArrayCache(KEPT_TEXT)
        bases = list(accumulate((segment.size for segment in segments[:-1]), initial=0))[: len(segments)]
        self._bases = bases
        self.based_segments = list(zip(segments, bases, strict=True))
        """Each segment with the number of its first document."""
        columns = [segment.arrays.columns for segment in segments]
        self.ids: NDArray[np.bytes_] = np.concatenate([np.zeros(0, "S1"), *(each.ids for each in columns)])
        self.first_days, self.last_days = (
            np.concatenate([np.zeros(0, np.int32), *(getattr(each, name) for each in columns)]) for name in ("first_days", "last_days")
        )
        self.facets = {name: FacetValues([(s.arrays.facets[name], base) for s, base in self.based_segments], self.size) for name in VALUES}
        self._all_counts: dict[str, Ints] = {}

    def has_arrays_of(self, folder: Path) -> bool:
        """Whether the files of its arrays in `folder` are those that it was opened with, or looked for."""
        return all(segment.version == version_or_none(folder, segment.id) for segment in self.segments)

    @property
    def whole(self) -> bool:
        """Whether no document has been deleted."""
        return self.reports == self.size

    def fields(self, name: str) -> Iterator[OpenField]:
        """The field of this name in each segment."""
        return (segment.fields[name] for segment in self.segments)

    @cached_property
    def forward(self) -> Forward:
        """The facet values of each document."""
        return Forward({name: self.facets[name] for name in FACETS})

    def all_counts(self, facet: str) -> Ints:
        """For each value of a facet, how many reports have it."""
        if facet not in self._all_counts:
            self._all_counts[facet] = self.facets[facet].counts(self.live, packed(self.live))
        return self._all_counts[facet]

    def title(self, document: int) -> str:
        """The title of the report in `document`."""
        segment, base = self._segment_of(document)
        return segment.arrays.columns.titles[document - base].decode()

    def report(self, report_id: str) -> Report | None:
        """The report with this id, None where there is none; those that were asked for last are kept."""
        read = self._read.get(report_id)
        if read is None:
            stored = self._stored_report(report_id)
            if stored is None:
                return None
            read = ReadReport(from_json(json.loads(stored)), len(stored))
            self._read.put(report_id, read)
        return read.report

    def _stored_report(self, report_id: str) -> str | None:
        wanted = report_id.encode()
        first, end = (int(np.searchsorted(self.sorted_ids, wanted, side)) for side in ("left", "right"))
        for document in map(int, self.by_id[first:end]):
            if self.live[document]:
                segment, base = self._segment_of(document)
                return segment.stored[document - base]
        return None

    @cached_property
    def people(self) -> tuple[Ints, Ints]:
        """For each value of `OFFICIAL_ROLE`, the numbers of its official and of its role among their facets' values."""
        pairs = [value.split(SEPARATOR) for value in self.facets[OFFICIAL_ROLE].values]
        officials, roles = self.facets["official"].numbers, self.facets["role"].numbers
        return np.array([officials[name] for name, _ in pairs], np.int64), np.array([roles[role] for _, role in pairs], np.int64)

    @cached_property
    def recency(self) -> Float32s:
        """What each document's score is multiplied by."""
        return recency(self.first_days, int(self.first_days[self.live].max(initial=0)))

    @cached_property
    def by_id(self) -> Ints:
        """All documents in order of their ids."""
        return np.argsort(self.ids, kind="stable")

    @cached_property
    def sorted_ids(self) -> NDArray[np.bytes_]:
        """The ids of `by_id`."""
        ordered: NDArray[np.bytes_] = self.ids[self.by_id]
        return ordered

    @cached_property
    def newest(self) -> Ints:
        """All documents, the newest first day first, undated ones last, then by id."""
        return self._ordered(np.where(self.first_days, -self.first_days, 1))

    @cached_property
    def oldest(self) -> Ints:
        """All documents, the oldest first day first, undated ones last, then by id."""
        return self._ordered(np.where(self.first_days, self.first_days, np.iinfo(np.int32).max))

    @cached_property
    def newest_places(self) -> Int32s:
        """Document -> its place in `newest`."""
        places = np.empty(self.size, np.int32)
        places[self.newest] = np.arange(self.size, dtype=np.int32)
        return places

    def _ordered(self, days: Int32s) -> Ints:
        places = np.empty(self.size, np.int32)
        places[self.by_id] = np.arange(self.size, dtype=np.int32)
        return np.lexsort((places, days))

    def _segment_of(self, document: int) -> tuple[OpenSegment, int]:
        return self.based_segments[bisect_right(self._bases, document) - 1]


def open_snapshot(folder: Path, state: State, before: Snapshot | None) -> Snapshot:
    """The snapshot of `state` in its generation's folder; segments that `before` has open are taken over, unless their arrays have
    been made anew.

    Raises FileNotFoundError where a writer has meanwhile replaced it, and what Whoosh raises for damaged files.
    """
    storage = DurableStorage(folder)
    built_from, sizes = read_manifest(folder, state.commit)
    _check_size(folder / toc_name(state.commit), sizes)
    toc = TOC.read(storage, INDEX_NAME, gen=state.commit, schema=make_schema())
    opened = {s.id: s for s in before.segments} if before and before.state.generation == state.generation else {}
    segments: list[OpenSegment] = []
    live: list[Mask] = []
    for segment in toc.segments:
        segment_id = segment.segment_id()
        version = version_or_none(folder, segment_id)
        if segment_id not in opened or opened[segment_id].version != version:
            _check_size(folder / f"{segment_id}.seg", sizes)
            arrays = _arrays_or_none(folder, segment_id, segment.doc_count_all())
            if arrays is None and last_commit(folder) != state.commit:
                raise FileNotFoundError("the arrays have gone with the segment that a writer has merged")
            stored = StoredReports(storage, segment)
            opened[segment_id] = OpenSegment(segment_id, segment.doc_count_all(), stored, arrays, version)
        segments.append(opened[segment_id])
        live.append(living_of(segment))
    living = np.concatenate([np.zeros(0, np.bool_), *live])
    try:
        return Snapshot(state, built_from, segments, living)
    except WITHIN_ARRAYS:
        sound = _sound_segments(folder, segments)
        if sound == segments:
            raise
        return Snapshot(state, built_from, sound, living)


def sound_snapshot(folder: Path, snapshot: Snapshot) -> Snapshot:
    """`snapshot` with arrays made of the stored reports in place of those that are not as they were written; itself where all are."""
    sound = _sound_segments(folder, snapshot.segments)
    return snapshot if sound == snapshot.segments else Snapshot(snapshot.state, snapshot.built_from, sound, snapshot.live)


def version_or_none(folder: Path, segment_id: str) -> Version | None:
    """Which file of a segment's arrays is there now."""
    try:
        found = (folder / arrays_name(segment_id)).stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def _sound_segments(folder: Path, segments: list[OpenSegment]) -> list[OpenSegment]:
    return [s if _is_sound(folder, s) else OpenSegment(s.id, s.size, s.stored, None, s.version) for s in segments]


def _is_sound(folder: Path, segment: OpenSegment) -> bool:
    """Whether the segment's arrays are as they were written; all are read, but once only."""
    if not segment.checked:
        with suppress(FileNotFoundError, ArraysDamaged):
            same = version_or_none(folder, segment.id) == segment.version
            segment.checked = same and not verify_arrays(folder / arrays_name(segment.id))
    return segment.checked


def _arrays_or_none(folder: Path, segment_id: str, size: int) -> SegmentArrays | None:
    """The arrays of a segment of so many documents; None where their file is lost, damaged or of another version: the next writer
    makes it again."""
    with suppress(FileNotFoundError, ArraysDamaged):
        return open_arrays(folder / arrays_name(segment_id), size)
    return None


def _check_size(path: Path, sizes: dict[str, int]) -> None:
    size = path.stat().st_size
    if size != sizes.get(path.name):
        raise ValueError(f"{path.name} has {size} bytes instead of {sizes.get(path.name)}")
