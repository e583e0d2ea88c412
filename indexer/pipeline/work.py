"""The pages that a run has to read, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from corpus.store import CaptureStore
from indexer.engines.base import BuiltFrom


@dataclass(frozen=True, slots=True)
class Work:
    """`urls` (to be read once) has `total` addresses; `corrected` of them are read for the authority file's sake only."""

    urls: Iterable[str]
    total: int
    corrected: int = 0


def work_for(store: CaptureStore, built: BuiltFrom | None, touched: set[str] | None) -> Work:
    """The pages that arrived or changed after `built`, those taken down or put back, then the other `touched` ones.

    All pages where those are None.
    """
    built = built or BuiltFrom()
    changed, decided = store.count_changed_since(built.sequence), set(store.taken_down_since(built.takedown))
    if decided:
        decided.difference_update(store.changed_since(built.sequence))
    if touched is None:
        total = store.count_changed_since(0)
        return Work(store.changed_since(0), total, total - changed - len(decided))
    corrected = touched - decided
    if corrected:
        corrected.difference_update(store.changed_since(built.sequence))
    others = sorted(decided | corrected)
    return Work(chain(store.changed_since(built.sequence), others), changed + len(others), len(corrected))
