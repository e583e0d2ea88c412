"""The command that tells what is indexed, and where holes are."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from corpus.output import print_json
from indexer.engines import open_engine
from indexer.errors import SearchError
from indexer.holdings import GROUPS, Holdings, Years, holdings_of
from indexer.labels import value_label

NAMES = {"host": "bodies", "site": "sites"}
APART = {"host": "without a body that is named", "site": "without a site"}


@click.command()
@click.option("--by", type=click.Choice(GROUPS), default="host", show_default=True, help="Bodies that held meetings, or sites.")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="Bodies or sites listed; JSON has all.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@click.pass_obj
def stats(data: Path, by: str, limit: int, as_json: bool) -> None:
    """Tell what is indexed, by body and year, and what seems to be missing.

    A hole is a year without a report between two that have some. What the index does not hold was perhaps never published, or has been
    lost; it says nothing about what took place.
    """
    engine = open_engine(data)
    try:
        holdings = holdings_of(engine, by)
    except SearchError as error:
        raise click.ClickException(str(error)) from error
    finally:
        engine.close()
    if as_json:
        print_json(holdings_to_json(holdings), indent=2)
    else:
        _print(holdings, limit, Console(highlight=False, markup=False))


COMMANDS: tuple[click.Command, ...] = (stats,)


def holdings_to_json(holdings: Holdings) -> dict[str, object]:
    """The same for machines: `reports`, `undated`, `years`, `holes`, and for each body or site these again."""
    groups = [{holdings.by: value, **_years_json(years)} for value, years in holdings.groups]
    return {**_years_json(holdings.whole), NAMES[holdings.by]: groups, "apart": holdings.apart}


def spans(years: Iterable[int]) -> str:
    """Years as they are read.

    >>> spans([2015, 2017, 2018, 2019, 2021])
    '2015, 2017–2019, 2021'
    """
    runs = [[year for _, year in run] for _, run in groupby(enumerate(years), key=lambda item: item[1] - item[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _years_json(years: Years) -> dict[str, object]:
    return {"reports": years.reports, "undated": years.undated, "years": dict(years.years), "holes": list(years.holes)}


def _print(holdings: Holdings, limit: int, console: Console) -> None:
    whole = holdings.whole
    console.print(f"{whole.reports:,} reports, {whole.undated:,} of them of unknown year")
    if whole.years:
        console.print("  ".join(f"{year}: {count:,}" for year, count in whole.years), soft_wrap=True)
    console.print(f"Years without a report in between: {spans(whole.holes) or 'none'}")
    table = Table(NAMES[holdings.by], "reports", "years", "holes", "unknown year", box=None)
    for value, years in holdings.groups[:limit]:
        known = f"{years.first}–{years.last}" if years.first != years.last else str(years.first or "")
        table.add_row(value_label(holdings.by, value), f"{years.reports:,}", known, spans(years.holes), str(years.undated or ""))
    if holdings.groups:
        console.print(table)
    if len(holdings.groups) > limit:
        console.print(f"… and {len(holdings.groups) - limit:,} more {NAMES[holdings.by]}: --limit, --json")
    if holdings.apart:
        console.print(f"{holdings.apart:,} reports {APART[holdings.by]}")
