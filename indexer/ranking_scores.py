"""How good a ranking is: measures of one list of results against what should have been found."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

DEPTH = 10
"""Results that count: what people look at."""

Grades = Mapping[str, int]
"""Result -> how well it answers: 3 this is what was meant, 2 good, 1 of some use; whatever is not there is of none."""
Search = Callable[[str], Sequence[str]]
"""A query -> results, the best first, each once."""


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query and what should be found, with one grade at least."""

    text: str
    grades: Grades


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over `queries`, each from 0 to 1: reciprocal rank of the first best result, nDCG, and recall, all of the first `DEPTH`."""

    mrr: float
    ndcg: float
    recall: float
    queries: int


def scores_of(search: Search, queries: Sequence[JudgedQuery]) -> Scores:
    """How well `search` answers `queries`, one at least."""
    found = [(search(query.text), query.grades) for query in queries]
    return Scores(
        fmean(reciprocal_rank(results, grades) for results, grades in found),
        fmean(ndcg(results, grades) for results, grades in found),
        fmean(recall(results, grades) for results, grades in found),
        len(found),
    )


def reciprocal_rank(results: Sequence[str], grades: Grades) -> float:
    """One over the place of the first result of the highest grade; 0 where the first `DEPTH` have none.

    >>> reciprocal_rank(["c", "b", "a"], {"a": 3, "b": 3, "c": 1}), reciprocal_rank(["c"], {"a": 1})
    (0.5, 0.0)
    """
    best = max(grades.values())
    return next((1 / place for place, result in enumerate(results[:DEPTH], 1) if grades.get(result) == best), 0.0)


def ndcg(results: Sequence[str], grades: Grades) -> float:
    """Discounted cumulative gain of the first `DEPTH`, against the best order that there is (Järvelin and Kekäläinen 2002; a grade
    gains 2 ** grade - 1, as is usual since Burges et al. 2005).

    >>> ndcg(["a", "b"], {"a": 3, "b": 1}), round(ndcg(["b", "a"], {"a": 3, "b": 1}), 3)
    (1.0, 0.71)
    """
    return _gain([grades.get(result, 0) for result in results]) / _gain(sorted(grades.values(), reverse=True))


def recall(results: Sequence[str], grades: Grades) -> float:
    """Of what is of use, or of the `DEPTH` that a page has room for, the share among the first `DEPTH`.

    >>> recall(["x", "a"], {"a": 3, "b": 1})
    0.5
    """
    return sum(result in grades for result in results[:DEPTH]) / min(len(grades), DEPTH)


def _gain(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:DEPTH], 1))
