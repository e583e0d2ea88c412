"""Progress of long work on standard error: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

T = TypeVar("T")

LINE_EVERY = 1000
"""Items between two lines where there is no terminal: a log of 150,000 pages stays readable."""


def track(items: Iterable[T], *, label: str, total: int | None, console: Console | None = None) -> Iterator[T]:
    """The same items, while standard error shows how many are done, the rate, the time taken and, with `total`, the time left.

    Iterate over it directly in a `for` statement: then the bar is taken down as soon as the loop is left in any way,
    Ctrl-C included, and the terminal is clean.
    """
    shown = console or Console(stderr=True)
    if shown.is_terminal and not shown.is_dumb_terminal:
        return _with_bar(items, label, total, shown)
    return _with_lines(items, label, total, shown)


def format_progress(label: str, done: int, total: int | None, seconds: float) -> str:
    """One plain line of progress.

    >>> format_progress("import", 2000, 10000, 8.0)
    'import: 2,000 of 10,000 · 250/s · 0:00:08 taken · 0:00:32 left'
    >>> format_progress("import", 10000, 10000, 40.0)
    'import: 10,000 of 10,000 · 250/s · 0:00:40 taken'
    >>> format_progress("import", 2000, None, 8.0)
    'import: 2,000 · 250/s · 0:00:08 taken'
    """
    rate = done / seconds if seconds > 0 else 0.0
    parts = [
        f"{label}: {done:,}" if total is None else f"{label}: {done:,} of {total:,}",
        f"{rate:,.0f}/s",
        f"{_clock_time(seconds)} taken",
    ]
    if total is not None and done < total and rate > 0:
        parts.append(f"{_clock_time((total - done) / rate)} left")
    return " · ".join(parts)


def _with_lines(
    items: Iterable[T], label: str, total: int | None, console: Console, clock: Callable[[], float] = time.monotonic
) -> Iterator[T]:
    """The items, a line for every `LINE_EVERY` of them and one at the end, also when the loop is left early."""
    start, done = clock(), 0

    def show() -> None:
        console.print(format_progress(label, done, total, clock() - start), soft_wrap=True, markup=False, highlight=False)

    try:
        for item in items:
            yield item
            done += 1
            if done % LINE_EVERY == 0 and done != total:
                show()
    finally:
        show()


def _with_bar(items: Iterable[T], label: str, total: int | None, console: Console) -> Iterator[T]:
    """The items under a bar, which an unknown `total` makes pulse."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        _RateColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(label, total=total)
        for item in items:
            yield item
            progress.advance(task)


class _RateColumn(ProgressColumn):
    """Items per second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f}/s")


def _clock_time(seconds: float) -> str:
    return str(timedelta(seconds=round(seconds)))
