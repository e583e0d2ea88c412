"""What tests of the Whoosh engine share: pages, commits one by one, and a look inside."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.engines.base import BuiltFrom, Engine
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.reports import Report


def page(name: str) -> str:
    return f"https://songmay.example.vn/{name}"


def snapshot(engine: Engine) -> Snapshot:
    latest: Snapshot = engine._latest()  # type: ignore[attr-defined]
    return latest


def commit_each(engine: Engine, reports: Sequence[Report]) -> None:
    """Put and commit one report after the other, a commit each."""
    with engine.writer() as writer:
        for number, item in enumerate(reports, 1):
            writer.put(page(item.id), [item])
            writer.commit(BuiltFrom(number))
