"""Pages on their way into the store: what an import adds, in batches that an interruption cannot lose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from corpus.captures import Capture
from corpus.sources.folder import PageFile, find_files, read_file
from corpus.sources.outcomes import Collision, Failed, Notice, Outcome, shown
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
    collisions: int = 0
    """Captures, also counted as added or unchanged, at the address of another file."""


def read_outcomes(paths: Iterable[Path]) -> Iterator[Outcome]:
    """What becomes of every file, and of every page in a web archive, at or below `paths`; read one by one."""
    claims = _Claims()
    for path in paths:
        for found in find_files(path):
            if not isinstance(found, PageFile):
                yield found
            elif is_warc(found.path):
                yield from read_warc(found.path)
            else:
                yield claims.checked(found, read_file(found))


def count_outcomes_or_none(paths: Iterable[Path]) -> int | None:
    """How many outcomes `read_outcomes` will give; None where a web archive would have to be read to know."""
    count = 0
    for path in paths:
        for found in find_files(path):
            if isinstance(found, PageFile) and is_warc(found.path):
                return None
            count += 1
    return count


class _Claim(NamedTuple):
    """A file that claims an address, and what it would put there."""

    path: Path
    digest: str
    captured_at: datetime


class _Claims:
    """Which file of one import was the first to claim an address: some 300 bytes for each, in memory."""

    def __init__(self) -> None:
        self._first: dict[str, _Claim] = {}

    def checked(self, file: PageFile, outcome: Outcome) -> Outcome:
        """`outcome`, as a collision where another file with other bytes has its address.

        Two files that a manifest gives one address and two times are one page that changed, as somebody says who knows.
        """
        if not isinstance(outcome, Capture):
            return outcome
        first = self._first.setdefault(outcome.url, _Claim(file.path, outcome.digest, outcome.captured_at))
        known_history = file.entry and file.entry.url and first.captured_at != outcome.captured_at
        if first.digest == outcome.digest or first.path == file.path or known_history:
            return outcome
        advice = "the one captured later stands for both; give a manifest.jsonl, or import their parent folder"
        return Collision(outcome, shown(file.path), f"same address as {shown(first.path)} ({outcome.url}): {advice}")


def import_captures(store: CaptureStore, outcomes: Iterable[Outcome], *, note: Callable[[Notice], None]) -> Tally:
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


def _take(store: CaptureStore, outcome: Outcome, tally: Tally, note: Callable[[Notice], None]) -> None:
    if not isinstance(outcome, Capture):
        note(outcome)
    if isinstance(outcome, Collision):
        tally.collisions += 1
        _keep(store, outcome.capture, tally)
    elif isinstance(outcome, Capture):
        _keep(store, outcome, tally)
    elif isinstance(outcome, Failed):
        tally.failed += 1
        store.log_failure(Failure(datetime.now(UTC), outcome.name, outcome.reason))
    else:
        tally.skipped += 1


def _keep(store: CaptureStore, capture: Capture, tally: Tally) -> None:
    if store.add(capture):
        tally.added += 1
    else:
        tally.unchanged += 1
