"""How many pages a second one core reads and annotates: `python -m tests.benchmarks.bench_reading --count 400`.

Generated pages are gone through several times; the medians of the rounds are printed, reading (bytes to text) and annotating
(text to report) apart.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TypeVar

from indexer.assemble import assemble
from indexer.reading import read_page
from indexer.reading.pages import Page
from indexer.reports import Provenance
from tests.benchmarks.bulletins import Bulletin, generate

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400, help="pages (default: 400)")
    parser.add_argument("--rounds", type=int, default=5, help="times that each is read (default: 5)")
    given = parser.parse_args()
    bulletins = list(generate(given.count))
    size = statistics.mean(len(bulletin.body) for bulletin in bulletins)
    print(f"{given.count:,} pages of {size / 1000:.1f} kB, {given.rounds} rounds, median of all")
    pages = [page for bulletin in bulletins for page in read(bulletin)]
    show("decode and read", read, bulletins, given.rounds)
    show("annotate", annotate, pages, given.rounds)


def read(bulletin: Bulletin) -> tuple[Page, ...]:
    return read_page(bulletin.body, content_type=bulletin.content_type, url=bulletin.url)


def annotate(page: Page) -> object:
    return assemble(
        page, url="https://yensa.example/1", report_id="aaaaaaaaaaaa", capture=Provenance(datetime(2026, 1, 1, tzinfo=UTC), "0")
    )


def show(name: str, step: Callable[[T], object], items: Iterable[T], rounds: int) -> None:
    """Run one step over all items as often as asked and print its rate."""
    seconds = statistics.median(timed(step, item) for _ in range(rounds) for item in items)
    print(f"{name:<16} {1 / seconds:7,.0f} pages/s {seconds * 1000:7.2f} ms a page", flush=True)


def timed(step: Callable[[T], object], item: T) -> float:
    """Seconds of processor that one step takes."""
    start = time.process_time()
    step(item)
    return time.process_time() - start


if __name__ == "__main__":
    main()
