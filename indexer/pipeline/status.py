"""How a data directory stands: what has been captured, what of it is indexed, and what could not be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import StoreMissing
from corpus.store import CaptureStore, Counts, Failure
from indexer.engines.base import Engine, EngineInfo
from indexer.errors import IndexDamaged, IndexMissing
from indexer.pipeline.skipped import Skipped, load_skipped
from indexer.pipeline.sources import differing, sources_now
from indexer.pipeline.work import work_for

FAILURES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Status:
    """`index` is None before the first run, and where it is damaged: then `damage` says so, and what to do.

    `waiting` pages arrived, changed, were taken down or put back since it was built; `differing` names what has changed since so that
    only a rebuild takes it in; `authority_changed`: the authority file is not the one that was applied; `failures` of imports, latest
    first; `skipped` pages gave no report.
    """

    captures: Counts
    index: EngineInfo | None
    waiting: int
    differing: tuple[str, ...]
    failures: tuple[Failure, ...]
    skipped: Mapping[str, Skipped]
    damage: str | None = None
    authority_changed: bool = False

    @property
    def up_to_date(self) -> bool:
        """Whether a rebuild would give the same index."""
        return self.index is not None and not (self.waiting or self.differing or self.authority_changed)


def status_of(data: Path, engine: Engine) -> Status:
    """How the data directory `data` stands; raises `StoreDamaged`, `AuthorityFault`."""
    index, damage = _index(engine)
    built = index.built_from if index else None
    try:
        with CaptureStore.open(data) as store:
            counts, waiting, failures = store.counts(), work_for(store, built, set()).total, store.last_failures(FAILURES_SHOWN)
            now = sources_now(data, store.last_sequence())
    except StoreMissing:
        counts, waiting, failures, now = Counts(0, 0, 0), 0, [], sources_now(data, built.sequence if built else 0)
    changed = differing(index.built_from, now) if index else ()
    corrections = bool(index and index.built_from.authority != now.authority)
    return Status(counts, index, waiting, changed, tuple(failures), load_skipped(data), damage, corrections)


def _index(engine: Engine) -> tuple[EngineInfo | None, str | None]:
    """The index, if there is one that can be opened, and its damage, if there is any."""
    try:
        return engine.info(), None
    except IndexMissing:
        return None, None
    except IndexDamaged as e:
        return None, str(e)
