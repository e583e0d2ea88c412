"""The pages that a run has to read, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from corpus.store import CaptureStore


@dataclass(frozen=True, slots=True)
class Work:
    """`urls` (to be read once) has `total` addresses; `corrected` of them have no new capture."""

    urls: Iterable[str]
    total: int
    corrected: int = 0


def work_for(store: CaptureStore, since: int, touched: set[str] | None) -> Work:
    """The pages that arrived or changed after the capture `since`, then the other `touched` ones; all pages where those are None."""
    if touched is None:
        total = store.count_changed_since(0)
        return Work(store.changed_since(0), total, total - store.count_changed_since(since))
    changed = store.count_changed_since(since)
    if not touched:
        return Work(store.changed_since(since), changed)
    others = sorted(touched.difference(store.changed_since(since)))
    return Work(chain(store.changed_since(since), others), changed + len(others), len(others))
