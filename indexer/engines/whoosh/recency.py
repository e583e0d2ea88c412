"""How much more a report of a newer meeting counts: a little, against the newest meeting of the index, never against the clock."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.ints import Float32s, Floats, Int32s

RECENCY = 0.1
"""The newest meeting's score is raised by so much of itself: less than what a word more in the title does."""
HALF_LIFE = 3.0
"""Years after which half of that is left."""


def recency(first_days: Int32s, newest: int) -> Float32s:
    """The factor of each report's score; days as numbers (`schema.day_number`), 0 for a report without one, whose factor is 1.

    >>> recency(np.array([20240101, 20210101, 20180101, 0]), 20240101).round(3).tolist()
    [1.100000023841858, 1.0499999523162842, 1.024999976158142, 1.0]
    """
    ages = np.maximum(_years(np.array(newest)) - _years(first_days.astype(np.int64)), 0)
    return np.where(first_days > 0, 1 + RECENCY * 0.5 ** (ages / HALF_LIFE), 1).astype(np.float32)


def _years(days: NDArray[np.integer]) -> Floats:
    return np.asarray(days // 10000 + (days // 100 % 100 - 1) / 12 + (days % 100 - 1) / 372)
