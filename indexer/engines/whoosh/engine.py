"""The engine over a data directory: every search sees the latest committed state, whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

import numpy as np

from indexer.engines.base import EngineInfo, EngineQuery, EngineResult, FacetCount, Hit, Spelling
from indexer.engines.whoosh.damage import WITHIN_ARRAYS, damage_reported
from indexer.engines.whoosh.evaluate import Rows, within
from indexer.engines.whoosh.facets import FacetFilters
from indexer.engines.whoosh.near import ranked_by_nearness
from indexer.engines.whoosh.schema import iso_day
from indexer.engines.whoosh.snapshot import Snapshot, State, open_snapshot, sound_snapshot
from indexer.engines.whoosh.storage import Generations, last_commit
from indexer.engines.whoosh.vocabulary import frequencies, spellings, values
from indexer.engines.whoosh.watch import Stamp, stamp_or_none
from indexer.engines.whoosh.writer import WhooshWriter, verify
from indexer.errors import IndexMissing, ReportNotFound, SearchError
from indexer.reports import Report

T = TypeVar("T")
ATTEMPTS = 10
"""A writer may replace files while they are being opened; so often in a row only if something else is wrong."""


class WhooshEngine:
    """The index in a data directory. Threads may share it; each search runs on one snapshot."""

    def __init__(self, data: Path) -> None:
        self._generations = Generations(data)
        self._lock = Lock()
        self._snapshot: Snapshot | None = None
        self._watched = ("", "")
        """The paths by which a commit shows itself, and what they looked like when the snapshot was opened."""
        self._stamp: Stamp | None = None
        self._closed = False

    def search(self, query: EngineQuery) -> EngineResult:
        """What `query` finds; raises `TooManyWords`."""
        return self._answer(lambda snapshot: _found(snapshot, query))

    def frequencies(self, terms: Sequence[str], field: str = "text") -> tuple[int, ...]:
        """For each of `terms` the number of reports whose `field` holds it."""
        return self._answer(lambda snapshot: frequencies(snapshot, terms, field))

    def spellings(self, words: tuple[str, ...]) -> tuple[Spelling, ...]:
        """How one folded word, or two side by side, are printed in texts."""
        return self._answer(lambda snapshot: spellings(snapshot, words))

    def values(self, facet: str, words: tuple[str, ...], limit: int) -> tuple[FacetCount, ...]:
        """Values of a facet in which each of the folded `words` begins a word of its own."""
        return self._answer(lambda snapshot: values(snapshot, facet, words, limit))

    def get(self, report_id: str) -> Report:
        """The report with this id; raises `ReportNotFound`."""
        report = self._latest().report(report_id)
        if report is None:
            raise ReportNotFound(report_id)
        return report

    def get_many(self, report_ids: Iterable[str]) -> Iterator[Report]:
        """The reports with these ids, in their order and of one generation, without those that are not there."""
        snapshot = self._latest()
        return (report for report_id in report_ids if (report := snapshot.report(report_id)) is not None)

    def writer(self, *, fresh: bool = False) -> WhooshWriter:
        """A writer; `fresh` builds an empty index aside and swaps it in. Raises `WriterBusy` where another process writes."""
        return WhooshWriter(self._generations, fresh=fresh)

    def info(self) -> EngineInfo:
        """What this index holds and was built from; raises `IndexMissing`."""
        return self._answer(_info)

    def verify(self) -> tuple[str, ...]:
        """Read all files of the index: what is not as it was written, a line each."""
        return verify(self._generations)

    def close(self) -> None:
        """Let go of files. A closed engine answers nothing."""
        with self._lock:
            self._closed = True
            # Searches that still run hold the snapshot; its files are closed with the last of them.
            self._snapshot = None

    def _answer(self, ask: Callable[[Snapshot], T]) -> T:
        """What the latest snapshot answers; where damage within its arrays ends that, what it answers once sound ones stand in."""
        snapshot = self._latest()
        while True:
            try:
                return ask(snapshot)
            except SearchError:
                raise
            except WITHIN_ARRAYS:
                sound = self._sound(snapshot)
                if sound is snapshot:
                    raise
                snapshot = sound

    def _sound(self, snapshot: Snapshot) -> Snapshot:
        """What to ask in place of `snapshot`, which failed: the latest, once its arrays are sound. Itself where that is no other."""
        with self._lock:
            latest = self._looked_up()
            if latest is snapshot:
                with damage_reported(self._generations.data):
                    self._snapshot = latest = sound_snapshot(self._generations.folder(latest.state.generation), latest)
            return latest

    def _latest(self) -> Snapshot:
        """The snapshot of the latest commit."""
        with self._lock:
            return self._looked_up()

    def _looked_up(self) -> Snapshot:
        """The snapshot at hand, unless CURRENT or the folder say otherwise. The lock is held."""
        if self._closed:
            raise SearchError("this engine has been closed")
        if self._snapshot is not None and self._stamp is not None and self._stamp == stamp_or_none(*self._watched):
            return self._snapshot
        with damage_reported(self._generations.data):
            for _ in range(ATTEMPTS):
                with suppress(FileNotFoundError):
                    return self._opened()
            return self._opened()

    def _opened(self) -> Snapshot:
        number = self._generations.current()
        if number is None:
            raise IndexMissing(self._generations.data)
        folder = self._generations.folder(number)
        # First the stamp, then the look: what comes between them shows at the next search.
        self._watched = (str(self._generations.named), str(folder))
        stamp = stamp_or_none(*self._watched)
        state = State(number, last_commit(folder))
        if self._snapshot is None or self._snapshot.state != state or not self._snapshot.has_arrays_of(folder):
            self._snapshot = open_snapshot(folder, state, self._snapshot)
        self._stamp = stamp
        return self._snapshot


def _found(snapshot: Snapshot, query: EngineQuery) -> EngineResult:
    rows = Rows(snapshot)
    matched = np.logical_and(rows.matching(query.node), snapshot.live)
    if query.start is not None or query.end is not None:
        matched &= within(snapshot, query.start, query.end)
    filters = FacetFilters(snapshot, query.filters, matched)
    found = filters.passing()
    docs, scores = ranked_by_nearness(rows, query, found)
    days = (iso_day(day) if day else None for day in snapshot.first_days[docs].tolist())
    hits = map(Hit, map(bytes.decode, snapshot.ids[docs].tolist()), scores.tolist(), map(snapshot.title, docs.tolist()), days)
    return EngineResult(found.total, tuple(hits), {ask.name: filters.count(ask) for ask in query.facets})


def _info(snapshot: Snapshot) -> EngineInfo:
    dated = snapshot.live & (snapshot.first_days > 0)
    first, last = (
        (iso_day(int(snapshot.first_days[dated].min())), iso_day(int(snapshot.last_days[dated].max()))) if dated.any() else (None, None)
    )
    return EngineInfo(snapshot.state.generation, snapshot.reports, snapshot.built_from, first, last)
