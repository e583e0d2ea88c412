"""Search engines behind one contract (`base`), and the one that a data directory is served by."""

from __future__ import annotations

from pathlib import Path

from indexer.engines.base import Engine
from indexer.engines.whoosh.engine import WhooshEngine


def open_engine(data: Path) -> Engine:
    """The engine of the data directory `data`. Opening reads nothing yet: without an index, its first search says so."""
    return WhooshEngine(data)
