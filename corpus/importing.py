"""Pages on their way into the store: what an import adds, in batches that an interruption cannot lose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.captures import Capture
from corpus.sources.folder import PageFile, find_files, read_file
from corpus.sources.outcomes import Failed, Outcome, Skipped
from corpus.sources.warc import is_warc, read_warc
from corpus.store import CaptureStore, Failure

# A commit waits for the disk: at 200 captures that is a hundredth of the work, and a killed import repeats a second of it.
BATCH = 200


@dataclass(slots=True)
class Tally:
    """How many things an import came upon, by what became of them."""

    added: int = 0
    unchanged: int = 0
    skipped: int = 0
    failed: int = 0


def read_outcomes(paths: Iterable[Path]) -> Iterator[Outcome]:
    """What becomes of every file, and of every page in a web archive, at or below `paths`; read one by one."""
    for path in paths:
        for found in find_files(path):
            if not isinstance(found, PageFile):
                yield found
            elif is_warc(found.path):
                yield from read_warc(found.path)
            else:
                yield read_file(found)


def count_outcomes_or_none(paths: Iterable[Path]) -> int | None:
    """How many outcomes `read_outcomes` will give; None where a web archive would have to be read to know."""
    count = 0
    for path in paths:
        for found in find_files(path):
            if isinstance(found, PageFile) and is_warc(found.path):
                return None
            count += 1
    return count


def import_captures(store: CaptureStore, outcomes: Iterable[Outcome], *, note: Callable[[Skipped | Failed], None]) -> Tally:
    """Add every capture to `store`, commit every `BATCH`, `note` what is none, and count. Ctrl-C keeps what was added so far."""
    tally = Tally()
    try:
        for number, outcome in enumerate(outcomes, 1):
            _take(store, outcome, tally, note)
            if number % BATCH == 0:
                store.commit()
    except KeyboardInterrupt:
        store.commit()
        raise
    store.commit()
    return tally


def _take(store: CaptureStore, outcome: Outcome, tally: Tally, note: Callable[[Skipped | Failed], None]) -> None:
    if isinstance(outcome, Capture):
        if store.add(outcome):
            tally.added += 1
        else:
            tally.unchanged += 1
        return
    note(outcome)
    if isinstance(outcome, Failed):
        tally.failed += 1
        store.log_failure(Failure(datetime.now(UTC), outcome.name, outcome.reason))
    else:
        tally.skipped += 1
