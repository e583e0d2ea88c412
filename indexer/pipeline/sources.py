"""Digests of all that decides what an index holds besides the captures: when one differs, a rebuild would say something else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from indexer.engines.base import BuiltFrom

ROOT = Path(__file__).parents[2]

# What decides the form of the index: tokens, terms, facet values, keys and the stored report.
SCHEMA = ("indexer/text", "indexer/reports.py", "indexer/codec.py", "indexer/fields.py", "indexer/engines/whoosh/schema.py")
# What decides which facts a page gives.
RULES = ("indexer/reading", "indexer/annotate", "indexer/gazetteers", "indexer/assemble.py", "corpus/sites")
SUFFIXES = (".py", ".tsv", ".toml")

AUTHORITY = "authority.toml"
"""The file of staff corrections in a data directory; without one its digest is ""."""

NAMES = {"schema": "schema", "rules": "reading rules", "authority": "authority file"}
"""Field of `BuiltFrom` -> what messages call it."""


def sources_now(data: Path, sequence: int) -> BuiltFrom:
    """What an index would be built from now, up to the capture with this sequence."""
    authority = data / AUTHORITY
    digest = hashlib.sha256(authority.read_bytes()).hexdigest() if authority.is_file() else ""
    return BuiltFrom(sequence, schema=program_digest(SCHEMA), rules=program_digest(RULES), authority=digest)


def differing(built: BuiltFrom, now: BuiltFrom) -> tuple[str, ...]:
    """What differs besides the captures, as messages call it.

    >>> differing(BuiltFrom(7, "s", "r"), BuiltFrom(9, "s", "r2", "a"))
    ('reading rules', 'authority file')
    """
    return tuple(name for field, name in NAMES.items() if getattr(built, field) != getattr(now, field))


@cache
def program_digest(parts: tuple[str, ...]) -> str:
    """SHA-256 over the names and contents of the program's files in `parts`, folders with everything below them."""
    return digest_of(ROOT, parts)


def digest_of(root: Path, parts: Iterable[str]) -> str:
    """SHA-256 over the files in `parts` below `root`, whatever the order of a folder's listing and wherever `root` is."""
    digest = hashlib.sha256()
    for path in sorted(set(_files(root, parts))):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(root: Path, parts: Iterable[str]) -> Iterator[Path]:
    for part in parts:
        path = root / part
        yield from (below for below in path.rglob("*") if below.suffix in SUFFIXES) if path.is_dir() else (path,)
