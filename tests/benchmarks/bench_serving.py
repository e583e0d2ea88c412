"""What users wait for: `python -m tests.benchmarks.bench_serving DATA`, DATA being an indexed data directory.

Queries of every kind are drawn from the reports. Measured are the engine with all ten facets; the whole result page, in this process
and over HTTP one request at a time; requests a second from one serving process with this one on another core; suggestions for each
beginning of a query; opening the index in a fresh process, and the memory that is its own while it serves. Linux only.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote_plus

from indexer.boosts import boosts_of
from indexer.engines import open_engine
from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.fields import FACETS
from indexer.query.nodes import All
from indexer.query.parser import parse
from indexer.query.renamed import near_of, renamed
from indexer.service import SearchService
from tests.benchmarks.figures import milliseconds, percentile, table
from tests.benchmarks.http_client import answer_times, requests_a_second
from tests.benchmarks.peers_base import Query
from tests.benchmarks.peers_queries import draw_queries
from tests.benchmarks.serving_process import opening, served, use_core
from webapp import create_app

ASKED = tuple(FacetAsk(name) for name in FACETS)
CONNECTIONS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--queries", type=int, default=50, help="queries of each kind (default: 50)")
    parser.add_argument("--rounds", type=int, default=3, help="times that each is asked (default: 3)")
    parser.add_argument("--seconds", type=float, default=10, help="how long requests a second are counted (default: 10)")
    given = parser.parse_args()
    engine = open_engine(given.data)
    kinds = {kind: [query.text for query in drawn] for kind, drawn in _drawn(engine, given.queries).items()}
    texts = [text for each in kinds.values() for text in each]
    print(f"{engine.info().reports:,} reports, {len(texts)} queries\n")
    rows = [(f"engine, ten facets: {kind}", _times(_asking(engine), each, given.rounds)) for kind, each in kinds.items()]
    service = SearchService(engine)
    beginnings = [text[:end] for text in texts for end in range(2, len(text) + 1) if text[0] != '"']
    rows.append(("suggestions", _times(service.suggest, beginnings, 1)))
    client = create_app(service).test_client()
    pages = [f"/tim?q={quote_plus(text)}" for text in texts]
    rows.append(("result page, in this process", _times(lambda path: client.get(path).get_data(), pages, given.rounds)))
    with served(given.data) as port:
        use_core(1)
        answer_times(port, pages, 1)  # what a server does the first time, it does once a day
        rows.append(("result page, over HTTP", answer_times(port, pages, given.rounds)))
        hints = [f"/api/v1/suggest?q={quote_plus(text)}" for text in beginnings]
        rows.append(("suggestions, over HTTP", answer_times(port, hints, 1)))
        rate = requests_a_second(port, pages, connections=CONNECTIONS, seconds=given.seconds)
    print(table([("milliseconds", "p50", "p95"), *((name, *_figures(times)) for name, times in rows)]))
    print(f"\nresult pages from one serving process, {CONNECTIONS} connections: {rate:.0f} a second")
    seconds, opened, serving = opening(given.data, texts)
    print(f"opened in {milliseconds(seconds)} ms; memory of its own: {opened:.0f} MB when open, {serving:.0f} MB after all queries")


def _drawn(engine: Engine, count: int) -> dict[str, list[Query]]:
    ids = [hit.id for hit in engine.search(EngineQuery(All(), limit=engine.info().reports)).hits]
    chosen = ids[:: max(len(ids) // count, 1)]
    return draw_queries((report.text for report in engine.get_many(chosen)), len(chosen), count)


def _asking(engine: Engine) -> Callable[[str], object]:
    """What one search costs without what the page adds: the query read, hits and ten facets."""

    def ask(text: str) -> object:
        parsed = parse(text)
        return engine.search(
            EngineQuery(
                parsed.node,
                pairs=parsed.pairs,
                near=near_of(parsed.free),
                renamed=renamed(parsed.free),
                boosts=boosts_of(parsed.node, parsed.free),
                facets=ASKED,
            )
        )

    return ask


def _times(ask: Callable[[str], object], asked: Sequence[str], rounds: int) -> list[float]:
    """Seconds of every answer, after each has been asked once."""
    times = []
    for number in range(rounds + 1):
        for text in asked:
            start = time.perf_counter()
            ask(text)
            if number:
                times.append(time.perf_counter() - start)
    return times


def _figures(times: Sequence[float]) -> tuple[str, str]:
    return milliseconds(percentile(times, 0.5)), milliseconds(percentile(times, 0.95))


if __name__ == "__main__":
    main()
