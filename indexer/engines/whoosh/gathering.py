"""The arrays of a segment while its documents are still coming: runs that are inverted as they fill, and merged in the end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from indexer.engines.whoosh.arrays import SegmentArrays, arrays_name, open_arrays, write_arrays
from indexer.engines.whoosh.building import Document, Run
from indexer.engines.whoosh.lexicon import Lexicon
from indexer.engines.whoosh.merging import Part, merge_arrays
from indexer.engines.whoosh.schema import INDEX_NAME
from indexer.fields import Fields

RUN_LETTERS = 1_250_000
"""A run that has so many letters, a quarter of a million words, is inverted and put into a file."""
MOST_RUNS = 64
"""So many runs become one: each open file costs memory and a handle, of which a process has a thousand as a rule."""
BUILDING, MENDING = f"{INDEX_NAME}_building", f"{INDEX_NAME}_mending"
"""How the names of files begin that are not part of the index yet. To Whoosh they are files of segments that are no more, and it
removes at a commit what a killed writer has left."""


def gathered(documents: Iterable[Document]) -> SegmentArrays:
    """The arrays of `documents`: in memory, or, where they are many, in a temporary file that goes with the last who holds them."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        gathering = Gathering(Path(folder), BUILDING)
        for document in documents:
            gathering.add(*document)
        return gathering.finish()


class Gathering:
    """Documents, one after the other, and parts of other segments behind them, for one array file in `folder`; all its files are
    called `name` and something."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / arrays_name(name)
        """The file that `write` makes."""
        self._temporary = f"{name}.run"
        self._lexicon = Lexicon()
        self._run = Run(self._lexicon)
        self._parts: list[Part] = []
        self._files: list[Path] = []
        """Temporary files, also those that are gone already."""
        self._runs = 0
        """How many of the last parts are runs in files of their own."""

    def add(self, report_id: str, url: str, fields: Fields) -> None:
        """Take one more document."""
        self._run.add(report_id, url, fields)
        if self._run.letters >= RUN_LETTERS:
            path = self._next_file()
            write_arrays(path, self._run.arrays())
            self._begin_run(open_arrays(path))
            self._runs += 1
            if self._runs == MOST_RUNS:
                self._join_runs()

    def add_part(self, part: Part) -> None:
        """Take those documents of other arrays that live on."""
        if len(self._run):
            self._begin_run(self._run.arrays())
        self._parts.append(part)
        self._runs = 0

    def write(self) -> SegmentArrays:
        """Write all that has been taken into one file and open it; temporary ones are gone afterwards."""
        if len(self._run) or not self._parts:
            self._begin_run(self._run.arrays())
        if len(self._parts) == 1 and self._parts[0].alive.all():
            write_arrays(self.path, self._parts[0].arrays)
        else:
            merge_arrays(self.path, self._parts)
        self.close()
        return open_arrays(self.path)

    def finish(self) -> SegmentArrays:
        """All that has been taken, in a file only where runs have been."""
        return self.write() if self._parts else self._run.arrays()

    def close(self) -> None:
        """Let go of everything."""
        self._parts.clear()
        for path in self._files:
            path.unlink(missing_ok=True)

    def _begin_run(self, finished: SegmentArrays) -> None:
        self._parts.append(_whole(finished))
        self._run = Run(self._lexicon)

    def _join_runs(self) -> None:
        files = self._files[-self._runs :]
        path = self._next_file()
        merge_arrays(path, self._parts[-self._runs :])
        self._parts[-self._runs :] = [_whole(open_arrays(path))]
        for file in files:
            file.unlink()
        self._runs = 0

    def _next_file(self) -> Path:
        self._files.append(self.path.with_name(f"{self._temporary}{len(self._files)}"))
        return self._files[-1]


def _whole(arrays: SegmentArrays) -> Part:
    return Part(arrays, np.ones(arrays.size, np.bool_))
