"""Digests of all that decides what an index holds besides the captures: when one differs, a rebuild would say something else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from indexer.authority.applied import AUTHORITY_FILE
from indexer.authority.reader import read_source_or_none
from indexer.engines.base import BuiltFrom

ROOT = Path(__file__).parents[2]

# What decides the form of the index: tokens, terms, facet values, keys and the stored report.
SCHEMA = ("indexer/text", "indexer/reports.py", "indexer/codec.py", "indexer/fields.py", "indexer/engines/whoosh/schema.py")
# What decides which facts a page gives, which of its captures gives them, and what staff's corrections make of them.
RULES = (
    "indexer/reading",
    "indexer/annotate",
    "indexer/gazetteers",
    "indexer/assemble.py",
    "indexer/authority",
    "indexer/pipeline/pages.py",
    "corpus/sites",
)
# The same program folds, stores and reads otherwise with another version of these.
SCHEMA_LIBRARIES = ("Unidecode", "whoosh3")
RULES_LIBRARIES = ("beautifulsoup4", "charset-normalizer", "lxml")
SUFFIXES = (".py", ".tsv", ".toml")

NAMES = {"schema": "schema", "rules": "reading rules"}
"""Field of `BuiltFrom` -> what messages call it: what an update does not take in, only a rebuild."""


def sources_now(data: Path, sequence: int) -> BuiltFrom:
    """What an index would be built from now, up to the capture with this sequence. Raises `AuthorityFault`: the file cannot be read."""
    authority = read_source_or_none(data / AUTHORITY_FILE)
    digest = "" if authority is None else hashlib.sha256(authority).hexdigest()
    return BuiltFrom(
        sequence, schema=program_digest(SCHEMA, SCHEMA_LIBRARIES), rules=program_digest(RULES, RULES_LIBRARIES), authority=digest
    )


def differing(built: BuiltFrom, now: BuiltFrom) -> tuple[str, ...]:
    """What differs so that only a rebuild brings the index up to date, as messages call it.

    >>> differing(BuiltFrom(7, "s", "r"), BuiltFrom(9, "s", "r2", "a"))
    ('reading rules',)
    """
    return tuple(name for field, name in NAMES.items() if getattr(built, field) != getattr(now, field))


@cache
def program_digest(parts: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """SHA-256 over names and contents of the program's files in `parts`, folders with all below them, and the libraries' versions."""
    return digest_of(ROOT, parts, {name: version_or_none(name) for name in libraries})


def version_or_none(library: str) -> str | None:
    """The installed version; None where another distribution has its place, as Whoosh may have that of whoosh3."""
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def digest_of(root: Path, parts: Iterable[str], versions: Mapping[str, str | None]) -> str:
    """SHA-256 over the files in `parts` below `root`, whatever the order of a folder's listing and wherever `root` is, and `versions`."""
    digest = hashlib.sha256("".join(f"{name} {number}\n" for name, number in sorted(versions.items())).encode())
    for path in sorted(set(_files(root, parts))):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(root: Path, parts: Iterable[str]) -> Iterator[Path]:
    for part in parts:
        path = root / part
        yield from (below for below in path.rglob("*") if below.suffix in SUFFIXES) if path.is_dir() else (path,)
