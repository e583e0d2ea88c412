"""Whether a commit may have come since one last looked: two questions to the file system instead of reading a folder."""

from __future__ import annotations

import os
import time

SETTLED_NS = 2_000_000_000
"""The coarsest clock of a file system ticks every two seconds (FAT): of two changes within one tick, the second shows nothing."""

Stamp = tuple[int, int, int, int]


def stamp_or_none(current: str, folder: str) -> Stamp | None:
    """What changes with every commit: of the file that names the generation, and of its folder. None where they are so young that
    another change could look the same, or are not there."""
    try:
        named, filled = os.stat(current), os.stat(folder)  # noqa: PTH116  # a `Path` would take as long again as the question
    except FileNotFoundError:
        return None
    if time.time_ns() - max(named.st_mtime_ns, filled.st_mtime_ns) < SETTLED_NS:
        return None
    return named.st_ino, named.st_mtime_ns, filled.st_ino, filled.st_mtime_ns
