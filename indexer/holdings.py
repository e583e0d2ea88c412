"""What is indexed, by body and year, and what seems to be missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.fields import UNDATED
from indexer.query.nodes import All

GROUPS = ("host", "site")
"""Facets by which holdings are told: the body that held the meeting, the portal that reported it."""
MOST = 100_000
"""Bodies of which each is asked for: more than there are."""


@dataclass(frozen=True, slots=True)
class Years:
    """Reports by year of their meetings; one over New Year counts in both. `undated` have no day, or a day without a year."""

    reports: int
    years: tuple[tuple[int, int], ...]
    undated: int

    @property
    def first(self) -> int | None:
        return self.years[0][0] if self.years else None

    @property
    def last(self) -> int | None:
        return self.years[-1][0] if self.years else None

    @property
    def holes(self) -> tuple[int, ...]:
        """Years without a report between the first and the last: there were meetings, and their reports are not here."""
        there = [year for year, _ in self.years]
        return tuple(sorted(set(range(there[0], there[-1])) - set(there))) if there else ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """`whole`: all that is indexed; `groups`: values of the facet `by`, up to `MOST`, those with most reports first; `apart`: reports
    without such a value."""

    by: str
    whole: Years
    groups: tuple[tuple[str, Years], ...]
    apart: int


def holdings_of(engine: Engine, by: str = "host") -> Holdings:
    """What the index of `engine` holds; one search a year, however many values the facet `by` has. Raises `IndexMissing`."""
    reports = engine.info().reports
    every = engine.search(EngineQuery(All(), limit=0, facets=(FacetAsk(by, MOST), FacetAsk("year", MOST)))).facets
    by_year: dict[str, dict[str, int]] = {value.value: {} for value in every[by].values}
    for year in every["year"].values:
        within = EngineQuery(All(), filters={"year": frozenset({year.value})}, limit=0, facets=(FacetAsk(by, MOST),))
        for value in engine.search(within).facets[by].values:
            # A commit between two searches may bring a value that the first did not know.
            by_year.setdefault(value.value, {})[year.value] = value.count
    grouped = engine.search(EngineQuery(All(), filters={by: frozenset(by_year)}, limit=0)).total if by_year else 0
    groups = tuple((value.value, _years(value.count, by_year[value.value])) for value in every[by].values)
    whole = _years(reports, {value.value: value.count for value in every["year"].values})
    return Holdings(by, whole, groups, reports - grouped)


def spans(years: Iterable[int]) -> str:
    """Years as they are read.

    >>> spans([2015, 2017, 2018, 2019, 2021])
    '2015, 2017–2019, 2021'
    """
    runs = [[year for _, year in run] for _, run in groupby(enumerate(years), key=lambda item: item[1] - item[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _years(total: int, counts: Mapping[str, int]) -> Years:
    known = sorted((int(year), count) for year, count in counts.items() if year != UNDATED)
    return Years(total, tuple(known), counts.get(UNDATED, 0))
