"""From captures to an index: what is new, or everything anew; and how the two stand to one another."""

from __future__ import annotations

from indexer.pipeline.changes import Summary, Watch, built_or_none, index_changes, rebuild
from indexer.pipeline.status import Status, status_of

__all__ = ["Status", "Summary", "Watch", "built_or_none", "index_changes", "rebuild", "status_of"]
