"""What becomes of each thing that a source comes upon: a capture, or the reason why not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from corpus.captures import Capture

_MAX_SHOWN = 1000


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is no page, as was to be expected among pages. `reason` completes "skipped: name: …"."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that should have been imported and could not be."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Collision:
    """A capture from a file whose address is that of another file, with other bytes: the two pass for one page that changed."""

    capture: Capture
    name: str
    reason: str


Outcome = Capture | Collision | Skipped | Failed
Notice = Collision | Skipped | Failed
"""What a maintainer is told of by name."""


def shown(name: str | Path) -> str:
    r"""`name` as one bounded line of text that is safe to print and to store: file names may hold any byte.

    >>> shown("Hội nghị.html"), shown("a\nb\x1b[31m.html"), shown(b"h\xe9i.html".decode("utf-8", "surrogateescape"))
    ('Hội nghị.html', 'a�b�[31m.html', 'h�i.html')
    """
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "�" for c in text[:_MAX_SHOWN])
