"""What tests of the Whoosh engine share: pages, commits one by one, and a look inside."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from indexer.engines.base import BuiltFrom, Engine
from indexer.engines.whoosh.arrays import SegmentArrays
from indexer.engines.whoosh.gathering import gathered
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import fields_of
from indexer.reports import Report


def built(reports: Sequence[Report]) -> SegmentArrays:
    """The arrays of `reports`."""
    return gathered((item.id, item.url or "", fields_of(item)) for item in reports)


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


def settle(data: Path, seconds: int) -> None:
    """Make the index look as if it had last been changed at one moment, so many whole seconds ago."""
    moment = (int(_now(data)) - seconds) * 1_000_000_000
    for path in (data / "index" / "CURRENT", *(data / "index").glob("[0-9]*")):
        os.utime(path, ns=(moment, moment))


def _now(data: Path) -> float:
    probe = data / "probe"
    probe.touch()
    return probe.stat().st_mtime
