"""Types hostile queries at an index: `python -m tests.fuzz.fuzz_query DATA --seconds 600 --seed 1`.

Each must be answered or refused by a `QueryError`, with accents set aside or not, with other names or without. Whatever else happens is
printed with its query; at the end, how many were answered, and the slowest.
"""

from __future__ import annotations

import traceback
from collections import Counter
from heapq import nlargest
from pathlib import Path
from random import Random
from time import monotonic, process_time

import click

from indexer.engines import open_engine
from indexer.errors import QueryError
from indexer.requests import SearchRequest
from indexer.service import SearchService
from tests.fuzz.queries import make_query

SLOWEST = 10
"""Queries told at the end."""


@click.command()
@click.argument("data", type=click.Path(exists=True, path_type=Path))
@click.option("--seconds", default=60, show_default=True, help="How long.")
@click.option("--seed", default=1, show_default=True, help="Another one, other queries.")
def main(data: Path, seconds: int, seed: int) -> None:
    """Ask the index in DATA for hostile queries."""
    engine = open_engine(data)
    service, random, end = SearchService(engine), Random(seed), monotonic() + seconds
    outcomes: Counter[str] = Counter()
    slowest: list[tuple[float, str]] = []
    while monotonic() < end:
        request = SearchRequest(make_query(random), fold=random.random() < 0.3, expand=random.random() < 0.8)
        began = process_time()
        outcomes[ask(service, request)] += 1
        slowest = nlargest(SLOWEST, [*slowest, (process_time() - began, request.text)])
    engine.close()
    click.echo(", ".join(f"{count:,} {outcome}" for outcome, count in outcomes.most_common()))
    for took, text in slowest:
        click.echo(f"{took * 1000:7.1f} ms {text!r}")


def ask(service: SearchService, request: SearchRequest) -> str:
    """What came of `request`; a failure is printed."""
    try:
        service.search(request)
    except QueryError:
        return "refused"
    except Exception:  # noqa: BLE001 - whatever it is, it is what this program looks for
        click.echo(f"{request!r}\n{traceback.format_exc()}", err=True)
        return "failed"
    return "answered"


if __name__ == "__main__":
    main()
