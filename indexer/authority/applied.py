"""What of an authority file is in the index: a copy of each file that was applied, and where its entries found something.

data/authority.toml             the staff's file
data/authority/<digest>.toml    the file that an index was built with, under its SHA-256
data/authority/<digest>.json    the facts that its entries spoke of: page -> [report id, kind, value]

Both are written before the index names the digest, and those of earlier indexes go at the write after: whatever is interrupted,
the index finds what it was built with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from indexer.authority.entries import Authority
from indexer.authority.reader import read_authority
from indexer.authority.values import Fact
from indexer.errors import AuthorityFault, AuthorityLost

AUTHORITY_FILE = "authority.toml"
FOLDER = "authority"


class Touched(NamedTuple):
    """A fact of a report that an entry spoke of when it was indexed."""

    report: str
    fact: Fact


Trails = Mapping[str, tuple[Touched, ...]]
"""Page address -> what of its reports was touched; only pages of which something was."""


def current_authority(data: Path) -> Authority:
    """What the staff's file in `data` says now. Raises `AuthorityFault`."""
    return read_authority(data / AUTHORITY_FILE)


def applied_authority(data: Path, digest: str) -> Authority:
    """What the authority file said with which the index was built; `digest` is its `BuiltFrom.authority`. Raises `AuthorityLost`."""
    if not digest:
        return Authority()
    for path in (data / FOLDER / f"{digest}.toml", data / AUTHORITY_FILE):
        with suppress(AuthorityFault):  # a copy that was cut short, or that another version of this program wrote, is as good as none
            authority = read_authority(path)
            if authority.digest == digest:
                return authority
    raise AuthorityLost(data)


def load_trails_or_none(data: Path, digest: str) -> dict[str, tuple[Touched, ...]] | None:
    """Where the entries of the file with this digest found something; None where that is not known."""
    if not digest:
        return {}
    try:
        kept = json.loads((data / FOLDER / f"{digest}.json").read_text(encoding="utf-8"))
        return {url: tuple(Touched(report, Fact(kind, value)) for report, kind, value in touched) for url, touched in kept.items()}
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return None  # any rebuild finds it again


def keep_applied(data: Path, authority: Authority, trails: Trails | None, *, built: str) -> None:
    """Keep what the next index is built with beside what the present one was built with (its digest is `built`); the rest goes."""
    folder = data / FOLDER
    for path in folder.glob("*"):
        if path.stem not in (built, authority.digest):
            path.unlink()
    if authority.source is None:
        return
    folder.mkdir(exist_ok=True)
    _write(folder / f"{authority.digest}.toml", authority.source)
    if trails is not None:
        content = {url: [(t.report, *t.fact) for t in touched] for url, touched in trails.items()}
        _write(folder / f"{authority.digest}.json", json.dumps(content, ensure_ascii=False, indent=0).encode())


def _write(path: Path, content: bytes) -> None:
    """Write a file in one atomic step."""
    temporary = path.with_name(f"{path.name}.new")
    temporary.write_bytes(content)
    temporary.replace(path)
