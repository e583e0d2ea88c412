"""Writes reports into a generation of the index; readers see nothing until a commit."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from types import TracebackType

from whoosh.index import FileIndex

from corpus.errors import DataLocked
from corpus.lock import write_lock
from indexer.engines.base import BuiltFrom
from indexer.engines.whoosh.damage import damage_reported
from indexer.engines.whoosh.mending import faults, mend
from indexer.engines.whoosh.schema import INDEX_NAME, make_schema
from indexer.engines.whoosh.session import Session
from indexer.engines.whoosh.storage import DurableStorage, Generations
from indexer.errors import IndexMissing, WriterBusy
from indexer.reports import Report

MAX_SEGMENTS = 8
KEPT_SEGMENTS = 4
"""Above `MAX_SEGMENTS`, all but so many of the largest become one: each posting is rewritten a few times, not at every commit."""
MAX_DELETED = 0.2
"""A segment with a larger share of deleted reports is rewritten."""


class WhooshWriter:
    """The writer of a data directory. It holds the directory's write lock from the moment it is made until its `with` block ends."""

    def __init__(self, generations: Generations, *, fresh: bool) -> None:
        self._held = ExitStack()
        _lock(self._held, generations)
        with ExitStack() as on_error:
            on_error.callback(self._held.close)
            with damage_reported(generations.data):
                current = None if fresh else generations.current()
            generations.remove_others()
            self._generations = generations
            self._number = generations.begin() if current is None else current
            self._aside = current is None
            """Whether this generation is not served yet."""
            self._fresh = fresh
            self._committed = False
            self._storage = DurableStorage(generations.folder(self._number))
            self._index = self._create() if current is None else self._open()
            self._session: Session | None = None
            self._added: dict[str, list[int]] = {}
            """Page -> its documents that are not committed yet."""
            on_error.pop_all()

    def put(self, url: str, reports: Sequence[Report]) -> None:
        """Make `reports` the only ones of the page at `url`; none removes it."""
        session = self._begun()
        self._remove(session, url)
        for report in reports:
            self._added.setdefault(url, []).append(session.add_report(url, report))

    def commit(self, built_from: BuiltFrom) -> None:
        """Make everything so far visible in one atomic step."""
        session = self._begun()
        self._storage.built_from = built_from
        session.commit(mergetype=merge_segments)
        self._session = None
        self._added.clear()
        self._committed = True
        self._storage.remove_leftovers()
        if self._aside and not self._fresh:
            self._swap_in()

    def __enter__(self) -> WhooshWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._held:
            if self._session is not None and not self._session.is_closed:
                self._session.cancel()
            if self._aside and self._committed and kind is None:
                self._swap_in()
            elif self._aside:
                self._generations.remove_others()

    def _create(self) -> FileIndex:
        return FileIndex.create(self._storage, make_schema(), INDEX_NAME)

    def _open(self) -> FileIndex:
        with damage_reported(self._generations.data):
            index = FileIndex(self._storage, make_schema(), INDEX_NAME)
            mend(self._storage, index)
            return index

    def _begun(self) -> Session:
        if self._session is None:
            self._session = Session(self._index, self._storage.path)
        return self._session

    def _remove(self, session: Session, url: str) -> None:
        if not self._fresh or self._committed:
            session.delete_page(url)
        # Whoosh deletes committed documents only; these are in the segment that is being written.
        for number in self._added.pop(url, ()):
            session.newsegment.delete_document(number)

    def _swap_in(self) -> None:
        self._generations.activate(self._number)
        self._aside = False


def verify(generations: Generations) -> tuple[str, ...]:
    """What of the current generation is not as it was written, a line each; see `Engine.verify`."""
    with ExitStack() as held, damage_reported(generations.data):
        _lock(held, generations)
        number = generations.current()
        if number is None:
            raise IndexMissing(generations.data)
        storage = DurableStorage(generations.folder(number))
        return tuple(faults(storage, FileIndex(storage, make_schema(), INDEX_NAME)))


def _lock(held: ExitStack, generations: Generations) -> None:
    """Hold the data directory's write lock until `held` ends; raises `WriterBusy`."""
    try:
        held.enter_context(write_lock(generations.data))
    except DataLocked as e:
        raise WriterBusy(generations.data) from e


def merge_segments(session: Session, segments: list[object]) -> list[object]:
    """Whoosh's `mergetype`: rewrites into the new segment what is better rewritten, and returns the segments that stay."""
    worn = [s for s in segments if s.deleted_count() > s.doc_count_all() * MAX_DELETED]  # type: ignore[attr-defined]
    sound = sorted((s for s in segments if s not in worn), key=lambda s: s.doc_count_all(), reverse=True)  # type: ignore[attr-defined]
    staying = sound if len(sound) < MAX_SEGMENTS else sound[:KEPT_SEGMENTS]
    for segment in segments:
        if segment not in staying:
            session.take_over(segment)
    return staying
