"""Arrays of whole numbers: their types, and the few steps over groups of equal keys that everything here is made of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Int32s = NDArray[np.int32]
Uint32s = NDArray[np.uint32]
Keys = NDArray[np.uint64]
Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
Float32s = NDArray[np.float32]

ROWS = 64
"""What is looked through for its highest is laid out in so many rows."""


def changes_of(keys: NDArray[np.integer]) -> Mask:
    """Whether each of the keys, equal ones side by side, is another than the one before; the first always is.

    >>> changes_of(np.array([4, 4, 7])).tolist()
    [True, False, True]
    """
    changed = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=changed[1:])
    return changed


def group_ends(changes: Mask) -> Ints:
    """Where the groups begin of whose members `changes` tells the first ones, and where the last one ends.

    >>> group_ends(np.array([True, False, True, True])).tolist(), group_ends(np.zeros(0, np.bool_)).tolist()
    ([0, 2, 3, 4], [0])
    """
    return np.append(np.flatnonzero(changes), len(changes))


def offsets(counts: NDArray[np.integer]) -> Ints:
    """Where each of the groups of these sizes begins, and where the last one ends.

    >>> offsets(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    at = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=at[1:])
    return at


def highest(values: NDArray[np.generic], count: int) -> Ints:
    """Where the `count` highest of `values` stand, at least, with all that equal the lowest of them; ascending.

    >>> highest(np.array([3, 9, 3, 1, 7]), 3).tolist()
    [0, 1, 2, 4]
    """
    columns = len(values) // ROWS
    if count >= len(values):
        return np.arange(len(values))
    if count * 2 > columns:
        threshold = np.partition(values, -count)[-count]
    else:
        # Each column's highest is one of the values, so that at least `count` values reach the lowest of `count` such: the best of
        # many are found by a comparison each, ten times as fast as by partitioning all of them.
        threshold = np.partition(values[: columns * ROWS].reshape(ROWS, columns).max(axis=0), -count)[-count]
    found: Ints = (values >= threshold).nonzero()[0]
    return found


def ranges(starts: NDArray[np.integer], counts: NDArray[np.integer]) -> Ints:
    """The numbers of all ranges in a row: `counts[i]` of them from `starts[i]`.

    >>> ranges(np.array([7, 2]), np.array([3, 2])).tolist()
    [7, 8, 9, 2, 3]
    """
    at = offsets(counts)
    return np.repeat(starts - at[:-1], counts) + np.arange(at[-1])


def cuts(limit: int, at: Ints) -> list[int]:
    """Where to cut a row of things, thing i from `at[i]` to `at[i + 1]`, so that no piece of several is longer than `limit`.

    >>> cuts(10, np.array([0, 4, 8, 12, 40, 41]))
    [0, 2, 3, 4, 5]
    """
    found = [0]
    while found[-1] < len(at) - 1:
        found.append(max(int(np.searchsorted(at, at[found[-1]] + limit, side="right")) - 1, found[-1] + 1))
    return found
