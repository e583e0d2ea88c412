"""What is indexed, by body and year, and what seems to be missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from indexer.engines.base import Engine, EngineQuery, FacetAsk, FacetCount
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
    """What the index of `engine` holds; one search a value of the facet `by`. Raises `IndexMissing`."""
    reports = engine.info().reports
    everything = engine.search(EngineQuery(All(), limit=0, facets=(FacetAsk(by, MOST), FacetAsk("year", MOST))))
    groups, grouped = [], set[str]()
    for value in everything.facets[by].values:
        chosen = {by: frozenset({value.value})}
        found = engine.search(EngineQuery(All(), filters=chosen, limit=value.count, facets=(FacetAsk("year", MOST),)))
        grouped.update(hit.id for hit in found.hits)
        groups.append((value.value, _years(found.total, found.facets["year"].values)))
    return Holdings(by, _years(reports, everything.facets["year"].values), tuple(groups), reports - len(grouped))


def spans(years: Iterable[int]) -> str:
    """Years as they are read.

    >>> spans([2015, 2017, 2018, 2019, 2021])
    '2015, 2017–2019, 2021'
    """
    runs = [[year for _, year in run] for _, run in groupby(enumerate(years), key=lambda item: item[1] - item[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _years(total: int, counts: Iterable[FacetCount]) -> Years:
    by_year = {each.value: each.count for each in counts}
    undated = by_year.pop(UNDATED, 0)
    return Years(total, tuple(sorted((int(year), count) for year, count in by_year.items())), undated)
