"""The command that tells what is indexed, and where holes are."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from corpus.output import print_json
from indexer.engines import open_engine
from indexer.errors import SearchError
from indexer.holdings import GROUPS, Holdings, holdings_of, spans
from indexer.holdings_json import NAMES, holdings_to_json
from indexer.labels import value_label

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
