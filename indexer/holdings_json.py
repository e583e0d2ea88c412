"""What the index holds, as JSON: what the API answers and `stats --json` prints."""

from __future__ import annotations

from indexer.holdings import Holdings, Years

NAMES = {"host": "bodies", "site": "sites"}
"""What the values of each facet are called."""


def holdings_to_json(holdings: Holdings) -> dict[str, object]:
    """The same for machines: `reports`, `undated`, `years`, `holes`, and for each body or site these again."""
    groups = [{holdings.by: value, **_years_json(years)} for value, years in holdings.groups]
    return {**_years_json(holdings.whole), NAMES[holdings.by]: groups, "apart": holdings.apart}


def _years_json(years: Years) -> dict[str, object]:
    return {"reports": years.reports, "undated": years.undated, "years": dict(years.years), "holes": list(years.holes)}
