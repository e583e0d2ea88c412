"""Figures of benchmarks: percentiles of times, and how they are printed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest of `values` that at least `share` of them do not exceed; nan of none.

    >>> percentile([4, 1, 3, 2], 0.5), percentile(range(1, 101), 0.95)
    (2, 95)
    """
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * share) - 1, 0)] if ordered else math.nan


def milliseconds(seconds: float) -> str:
    """A time with three figures that count.

    >>> [milliseconds(seconds) for seconds in (0.000234, 0.01234, 1.234)]
    ['0.234', '12.3', '1234']
    """
    value = seconds * 1000
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """`rows` with columns aligned, the first to the left, the others to the right.

    >>> print(table([("engine", "ms"), ("a", "12.3")]))
    engine    ms
    a       12.3
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]) for row in rows
    )
