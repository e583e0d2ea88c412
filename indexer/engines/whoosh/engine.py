"""The engine over a data directory: every search sees the latest committed state, whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

import numpy as np

from indexer.codec import from_json
from indexer.engines.base import EngineInfo, EngineQuery, EngineResult, FacetCount, Hit, Spelling
from indexer.engines.whoosh.cache import ArrayCache
from indexer.engines.whoosh.damage import damage_reported
from indexer.engines.whoosh.evaluate import matching, occurrences, within
from indexer.engines.whoosh.facets import FacetFilters, beginning_values
from indexer.engines.whoosh.ranking import ranked
from indexer.engines.whoosh.schema import iso_day
from indexer.engines.whoosh.snapshot import Caches, Snapshot, State, open_snapshot
from indexer.engines.whoosh.storage import Generations, last_commit
from indexer.engines.whoosh.vocabulary import spellings
from indexer.engines.whoosh.writer import WhooshWriter
from indexer.errors import IndexMissing, ReportNotFound, SearchError
from indexer.query.nodes import Word
from indexer.reports import Report

POSTINGS_BYTES, OCCURRENCES_BYTES = 128 << 20, 32 << 20
"""What is kept between searches, at most."""
ATTEMPTS = 10
"""A writer may replace files while they are being opened; so often in a row only if something else is wrong."""


class WhooshEngine:
    """The index in a data directory. Threads may share it; each search runs on one snapshot."""

    def __init__(self, data: Path) -> None:
        self._generations = Generations(data)
        self._caches = Caches(ArrayCache(POSTINGS_BYTES), ArrayCache(OCCURRENCES_BYTES))
        self._lock = Lock()
        self._snapshot: Snapshot | None = None
        self._closed = False

    def search(self, query: EngineQuery) -> EngineResult:
        """What `query` finds."""
        snapshot = self._latest()
        matched = matching(snapshot, query.node) & snapshot.live
        if query.start is not None or query.end is not None:
            matched &= within(snapshot, query.start, query.end)
        filters = FacetFilters(snapshot, query.filters, matched)
        found = np.flatnonzero(filters.passing())
        docs, scores = ranked(snapshot, query, found)
        ids = [snapshot.ids[doc].decode() for doc in docs]
        titles = [json.loads(snapshot.stored_report(report_id) or "{}").get("title", "") for report_id in ids]
        hits = tuple(map(Hit, ids, scores.tolist(), titles))
        return EngineResult(len(found), hits, {ask.name: filters.count(ask) for ask in query.facets})

    def frequencies(self, terms: Sequence[str], field: str = "text") -> tuple[int, ...]:
        """For each of `terms` the number of reports whose `field` holds it."""
        snapshot = self._latest()
        return tuple(int(snapshot.live[occurrences(snapshot, Word((term,), field)).docs].sum()) for term in terms)

    def spellings(self, words: tuple[str, ...]) -> tuple[Spelling, ...]:
        """How one folded word, or two side by side, are printed in texts."""
        return spellings(self._latest(), words)

    def values(self, facet: str, words: tuple[str, ...], limit: int) -> tuple[FacetCount, ...]:
        """Values of a facet in which each of the folded `words` begins a word of its own."""
        return beginning_values(self._latest().facets[facet], words, limit)

    def get(self, report_id: str) -> Report:
        """The report with this id; raises `ReportNotFound`."""
        stored = self._latest().stored_report(report_id)
        if stored is None:
            raise ReportNotFound(report_id)
        return from_json(json.loads(stored))

    def get_many(self, report_ids: Iterable[str]) -> Iterator[Report]:
        """The reports with these ids, in their order and of one generation, without those that are not there."""
        snapshot = self._latest()
        return (from_json(json.loads(stored)) for report_id in report_ids if (stored := snapshot.stored_report(report_id)) is not None)

    def writer(self, *, fresh: bool = False) -> WhooshWriter:
        """A writer; `fresh` builds an empty index aside and swaps it in. Raises `WriterBusy` where another process writes."""
        return WhooshWriter(self._generations, fresh=fresh)

    def info(self) -> EngineInfo:
        """What this index holds and was built from; raises `IndexMissing`."""
        snapshot = self._latest()
        dated = snapshot.live & (snapshot.first_days > 0)
        first, last = (
            (iso_day(int(snapshot.first_days[dated].min())), iso_day(int(snapshot.last_days[dated].max()))) if dated.any() else (None, None)
        )
        return EngineInfo(snapshot.state.generation, snapshot.reports, snapshot.built_from, first, last)

    def close(self) -> None:
        """Let go of files. A closed engine answers nothing."""
        with self._lock:
            self._closed = True
            # Searches that still run hold the snapshot; its files are closed with the last of them.
            self._snapshot = None

    def _latest(self) -> Snapshot:
        """The snapshot of the latest commit: the one at hand, unless CURRENT or the folder say otherwise."""
        with self._lock:
            if self._closed:
                raise SearchError("this engine has been closed")
            with damage_reported(self._generations.data):
                for _ in range(ATTEMPTS):
                    with suppress(FileNotFoundError):
                        return self._opened(self._state())
                return self._opened(self._state())

    def _opened(self, state: State) -> Snapshot:
        if self._snapshot is None or self._snapshot.state != state:
            folder = self._generations.folder(state.generation)
            self._snapshot = open_snapshot(folder, state, self._caches, self._snapshot)
        return self._snapshot

    def _state(self) -> State:
        number = self._generations.current()
        if number is None:
            raise IndexMissing(self._generations.data)
        return State(number, last_commit(self._generations.folder(number)))
