"""Captures from files: pages saved to a folder, with or without a manifest, or one by one."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from corpus.captures import MAX_BODY, Capture
from corpus.errors import BodyTooLarge, UnusableUrl
from corpus.sources.kinds import type_by_bytes_or_none, type_by_name_or_none, why_no_page
from corpus.sources.links import own_url_or_none
from corpus.sources.manifest import MANIFEST_NAME, Entry, Manifest, path_below
from corpus.sources.outcomes import Failed, Outcome, Skipped, shown
from corpus.urls import file_url

_NOT_LISTED = f"{MANIFEST_NAME} does not list it, or in a line that cannot be used"


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that may be a page: `below` is its path below the imported folder, or below that of the manifest which lists it;
    `entry` is what the manifest says of it."""

    path: Path
    below: str
    entry: Entry | None = None


def find_files(path: Path) -> Iterator[PageFile | Skipped | Failed]:
    """`path` itself, or every file below it in the order of names, and whatever keeps one from being looked into.

    Hidden files and folders are passed by; links are followed to files inside the folder only. A manifest counts for its
    folder and those below that have none of their own; one above `path` counts where it lists what is imported, so that a page
    has one address whether it is imported alone or with its folder. Where a manifest has lines that cannot be used, a file that
    it does not list is held back: kept under a wrong address, it could never be removed.
    """
    if path.is_dir():
        over = _manifest_over(path)
        yield from _find_below(path, over.folder if over else path, over)
    elif path.is_file():
        yield _found_alone(path)
    else:
        yield Failed(shown(path), "there is no such file or folder")


def read_file(file: PageFile) -> Outcome:
    """The capture that `file` holds, or why it holds none."""
    name, entry = shown(file.path), file.entry
    try:
        with file.path.open("rb") as opened:
            body = opened.read(MAX_BODY + 1)
            changed_at = datetime.fromtimestamp(os.fstat(opened.fileno()).st_mtime, UTC)
    except OSError as e:
        return Failed(name, f"cannot be read: {e.strerror}")
    except (ValueError, OverflowError) as e:
        return Failed(name, f"its time of change is none: {e}")
    if len(body) > MAX_BODY:
        return Skipped(name, str(BodyTooLarge(MAX_BODY)))
    content_type = (entry.content_type if entry else None) or type_by_bytes_or_none(body) or type_by_name_or_none(file.path.name)
    reason = why_no_page(body, content_type)
    if reason is not None:
        return Skipped(name, reason)
    try:
        url = (entry.url if entry else None) or own_url_or_none(body) or file_url(file.below)
    except UnusableUrl as e:
        return Skipped(name, str(e))
    return Capture(url, (entry.captured_at if entry else None) or changed_at, body, content_type=content_type or "text/html")


def _find_below(folder: Path, root: Path, manifest: Manifest | None) -> Iterator[PageFile | Skipped | Failed]:
    own = Manifest(folder / MANIFEST_NAME) if (folder / MANIFEST_NAME).is_file() else None
    if own is not None:
        yield from own.read()
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as e:
        yield Failed(shown(folder), f"cannot be read: {e.strerror}")
        return
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            yield from _find_below(path, root, own or manifest)
        elif path.name != MANIFEST_NAME:
            yield _found(path, root, own or manifest)
    if own is not None:
        yield from own.not_taken()


def _manifest_over(folder: Path) -> Manifest | None:
    """For a folder that has none of its own, the nearest manifest above that lists a file in it."""
    if (folder / MANIFEST_NAME).is_file():
        return None
    return next((above for above in _manifests_above(folder) if above.lists_any_below(folder)), None)


def _found_alone(path: Path) -> PageFile | Skipped:
    above = list(_manifests_above(path))
    for manifest in above:
        if entry := manifest.take(path):
            return PageFile(path, entry.file, entry)
    if above and not above[0].whole:
        return Skipped(shown(path), _NOT_LISTED)
    return PageFile(path, path.name)


def _manifests_above(path: Path) -> Iterator[Manifest]:
    """The manifests in the folders above `path`, nearest first."""
    for folder in Path(os.path.abspath(path)).parents:  # noqa: PTH100 – Path.absolute keeps ".."
        file = folder / MANIFEST_NAME
        if file.is_file():
            yield _read_manifest(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=4)  # import 2018/*.html names each file of a folder by itself
def _read_manifest(file: Path, changed_at: int) -> Manifest:
    """The manifest as it was at `changed_at`; its faulty lines concern whoever imports its folder."""
    manifest = Manifest(file)
    deque(manifest.read(), maxlen=0)
    return manifest


def _found(path: Path, root: Path, manifest: Manifest | None) -> PageFile | Skipped:
    if path.is_symlink() and not (path.is_file() and path.resolve().is_relative_to(root.resolve())):
        return Skipped(shown(path), "a link that leads to no file in this folder")
    if not path.is_file():
        return Skipped(shown(path), "not a page: no ordinary file")
    entry = manifest.take(path) if manifest else None
    if manifest and entry is None and not manifest.whole:
        return Skipped(shown(path), _NOT_LISTED)
    return PageFile(path, path_below(root, path), entry)
