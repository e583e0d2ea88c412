"""Where generations of the index live on disk, and how a commit becomes durable before anything names it.

data/index/CURRENT            the number of the generation that is served; changes in one rename
data/index/<n>/               one generation: Whoosh's segments, their arrays and its table of contents
data/index/<n>/built_<c>.json what commit c was built from, and the sizes of its files
"""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import asdict
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from indexer.engines.base import BuiltFrom
from indexer.engines.whoosh.schema import INDEX_NAME

_TOC = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")


class Generations:
    """The generations in a data directory and which of them is current."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.root = data / "index"
        self.named = self.root / "CURRENT"

    def current(self) -> int | None:
        """The number of the generation that is served; None where nothing has been indexed. ValueError: CURRENT is damaged."""
        try:
            return int(self.named.read_text(encoding="ascii"))
        except FileNotFoundError:
            return None

    def folder(self, number: int) -> Path:
        return self.root / str(number)

    def begin(self) -> int:
        """The number of a new generation, whose empty folder is there now."""
        numbers = [int(path.name) for path in self._folders()]
        number = max([0, *numbers]) + 1
        self.folder(number).mkdir(parents=True)
        return number

    def activate(self, number: int) -> None:
        """Serve generation `number` from now on, in one atomic step."""
        temporary = self.root / "CURRENT.new"
        with temporary.open("w", encoding="ascii") as file:
            file.write(f"{number}\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.named)
        sync_folder(self.root)

    def remove_others(self) -> None:
        """Remove every generation but the current one: older ones, and those that a killed rebuild left behind.

        A reader may still hold one (Windows then refuses): the next write tries again. Where CURRENT is damaged, all stay.
        """
        try:
            current = self.current()
        except ValueError:
            return
        for path in self._folders():
            if path.name != str(current):
                shutil.rmtree(path, ignore_errors=True)

    def _folders(self) -> list[Path]:
        return [path for path in self.root.glob("*") if path.name.isdigit()]


class DurableStorage(FileStorage):  # type: ignore[misc]
    """A generation's folder. Whoosh renames one file only, a finished table of contents: by then all else must be on disk."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.path = folder
        self.built_from = BuiltFrom()
        """What the next commit will have been built from."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        toc = _TOC.fullmatch(newname)
        assert toc, f"Whoosh renames {oldname} to {newname}: not a table of contents"
        sizes = {path.name: path.stat().st_size for path in self.path.glob("*.seg")}
        sizes[newname] = (self.path / oldname).stat().st_size
        manifest = self.path / manifest_name(int(toc[1]))
        manifest.write_text(json.dumps({"built_from": asdict(self.built_from), "sizes": sizes}, indent=1), encoding="utf-8")
        for path in (manifest, self.path / oldname, *self.path.glob("*.seg"), *self.path.glob("*.arrays")):
            sync_file(path)
        super().rename_file(oldname, newname, safe=safe)
        sync_folder(self.path)

    def remove_leftovers(self) -> None:
        """Remove what Whoosh does not: manifests of earlier commits, and tables of contents that were never finished."""
        kept = manifest_name(last_commit(self.path))
        for path in (*self.path.glob("built_*.json"), *self.path.glob("*.toc.*")):
            if path.name != kept:
                path.unlink(missing_ok=True)


def last_commit(folder: Path) -> int:
    """The number of the last commit in a generation's folder; raises FileNotFoundError without any."""
    commits = [int(found[1]) for path in folder.iterdir() if (found := _TOC.fullmatch(path.name))]
    if not commits:
        raise FileNotFoundError(f"no table of contents in {folder}")
    return max(commits)


def toc_name(commit: int) -> str:
    return f"_{INDEX_NAME}_{commit}.toc"


def manifest_name(commit: int) -> str:
    return f"built_{commit}.json"


def read_manifest(folder: Path, commit: int) -> tuple[BuiltFrom, dict[str, int]]:
    """What a commit was built from, and the sizes of its files in bytes."""
    manifest = json.loads((folder / manifest_name(commit)).read_text(encoding="utf-8"))
    return BuiltFrom(**manifest["built_from"]), manifest["sizes"]


def sync_file(path: Path) -> None:
    """Wait until what has been written into the file at `path` is on the disk."""
    with path.open("r+b") as file:  # Windows syncs only what may be written
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; there a rename is durable with the volume's journal
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
