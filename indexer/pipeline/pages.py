"""The reports of each page address, read from its captures by one process or by several."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path

from corpus.errors import BodyNotFound
from corpus.store import CaptureStore, Sighting
from indexer.assemble import assemble
from indexer.codec import report_id
from indexer.errors import NotABulletin, ReaderDied
from indexer.reading import read_page
from indexer.reading.pages import Page
from indexer.reports import Provenance, Report

CHUNK = 16
"""Pages that go to another process at a time."""
AHEAD = 4
"""Chunks per process that may be read before their turn: order is kept, and memory is bounded."""
FEW = 64
"""Starting a process takes about as long as reading so many pages."""


@dataclass(frozen=True, slots=True)
class PageReports:
    """What the page at `url` holds: its reports, or why none: `skipped`, it is no bulletin; `failed`, it could not be read."""

    url: str
    reports: tuple[Report, ...] = ()
    skipped: str | None = None
    failed: str | None = None


def read_pages(data: Path, urls: Iterable[str], *, total: int, jobs: int) -> Generator[PageReports, None, None]:
    """The reports of each address, in the order of `urls`, read by up to `jobs` processes; close the iterator to stop them early.

    Raises `ReaderDied` where one of them dies.
    """
    if jobs == 1 or total <= FEW:
        with CaptureStore.open(data) as store:
            for url in urls:
                yield read_reports(store, url)
        return
    # Spawned, not forked: a fork would inherit the write lock, open files and threads.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start_reader)
    try:
        yield from _in_order(pool, data, iter(urls), ahead=jobs * AHEAD)
    except BrokenProcessPool as e:
        raise ReaderDied from e
    finally:
        pool.shutdown(cancel_futures=True)


def read_reports(store: CaptureStore, url: str) -> PageReports:
    """The reports of the latest capture of `url` that reads as a bulletin.

    An abolished portal answers with its successor's home page, so later captures that are no bulletin do not replace a
    bulletin; where none is, the reason given is that of the latest. A page that was taken down gives none, whatever its captures.
    """
    if (why := store.takedown_of(url)) is not None:
        return PageReports(url, skipped=f"taken down: {why}")
    reason: str | None = None
    for sighting in store.sightings(url):
        try:
            return PageReports(url, _reports(sighting, store.body(sighting.digest)))
        except NotABulletin as e:
            reason = reason or e.reason
        except BodyNotFound as e:
            return PageReports(url, failed=str(e))
    return PageReports(url, skipped=reason or "it has no capture")


def _reports(sighting: Sighting, body: bytes) -> tuple[Report, ...]:
    if sighting.status >= 400:
        raise NotABulletin(f"HTTP status {sighting.status}")
    capture = Provenance(sighting.captured_at, sighting.digest, sighting.content_type)
    pages = read_page(body, content_type=sighting.content_type, url=sighting.url)
    reports = [_report(page, sighting.url, part, capture) for part, page in enumerate(pages)]
    # The same title and day twice on one page is the same meeting twice: the first stays.
    return tuple({report.id: report for report in reversed(reports)}.values())[::-1]


def _report(page: Page, url: str, part: int, capture: Provenance) -> Report:
    report = assemble(page, url=url, report_id=report_id(url), part=part, capture=capture)
    if part == 0:
        return report
    day = report.meeting.start if report.meeting else None
    return replace(report, id=report_id(url, report.title, day, further=True))


def _in_order(pool: ProcessPoolExecutor, data: Path, urls: Iterator[str], *, ahead: int) -> Iterator[PageReports]:
    waiting: deque[Future[list[PageReports]]] = deque()
    while chunk := tuple(islice(urls, CHUNK)):
        waiting.append(pool.submit(_read_chunk, data, chunk))
        if len(waiting) > ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _read_chunk(data: Path, urls: Sequence[str]) -> list[PageReports]:
    with CaptureStore.open(data) as store:
        return [read_reports(store, url) for url in urls]


def _start_reader() -> None:
    """Prepare a reading process: Ctrl-C is its parent's business, and it ends with its parent however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None, "only a spawned process waits for its parent"
    parent.join()
    os._exit(1)
