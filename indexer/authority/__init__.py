"""Staff's corrections of what was read: the authority file of a data directory, as values, and reports corrected by it."""

from __future__ import annotations

from indexer.authority.applied import applied_authority, current_authority
from indexer.authority.entries import Authority
from indexer.authority.reader import parse_authority, read_authority
from indexer.authority.values import Fact, Merge, Person, Reject, Rename, Split, spelling

__all__ = [
    "Authority",
    "Fact",
    "Merge",
    "Person",
    "Reject",
    "Rename",
    "Split",
    "applied_authority",
    "current_authority",
    "parse_authority",
    "read_authority",
    "spelling",
]
