"""How fast whole result pages come: `python -m tests.benchmarks.bench_page DATA`, DATA being an indexed data directory.

Twenty hits with their passages, ten facets, HTML. Each address is asked once in a round, so that nothing is measured that only
a repeated search would spare; words, phrases, names and numbers are drawn from the reports themselves. Prints, in milliseconds,
median and 95th percentile one at a time through the application alone and over HTTP from a serving process of its own, and how
many pages a second that one process gives while `--clients` ask at once.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

from indexer.engines import open_engine
from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.query.nodes import All
from indexer.requests import SearchRequest
from indexer.service import SearchService
from indexer.text.fold import folded
from indexer.text.tokens import WORD
from webapp import create_app
from webapp.links import Links

ROOT = Path(__file__).parents[2]
EACH = 25
"""Different searches of each kind."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seconds", type=float, default=10, help="for how long pages a second are counted (default: 10)")
    parser.add_argument("--clients", type=int, default=4, help="clients asking at once (default: 4)")
    given = parser.parse_args()
    engine = open_engine(given.data)
    kinds = {kind: [Links().search(asked) for asked in searches] for kind, searches in searches_of(engine).items()}
    print(f"{engine.info().reports:,} reports, {sum(map(len, kinds.values()))} addresses")
    client = create_app(SearchService(engine)).test_client()
    through = timed(kinds, lambda address: client.get(address).data)
    process, port = serve(given.data)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        over = timed(kinds, lambda address: answer(connection, address))
        for kind in kinds:
            print(f"{kind:<28} application {shown(through[kind])}   over HTTP {shown(over[kind])}")
        print(f"{'all':<28} application {shown(chain(*through.values()))}   over HTTP {shown(chain(*over.values()))}")
        print(f"{rate(port, tuple(chain(*kinds.values())), given.clients, given.seconds):.0f} pages a second, {given.clients} clients")
    finally:
        process.terminate()
        process.wait()


def searches_of(engine: Engine) -> dict[str, list[SearchRequest]]:
    """Searches as people make them, by what they show; always the same for one index."""
    chance = random.Random(4)
    hits = engine.search(EngineQuery(All(), sort="newest", limit=10_000)).hits
    reports = [engine.get(hit.id) for hit in chance.sample(hits, min(len(hits), 400))]
    facets = engine.search(EngineQuery(All(), limit=0, facets=tuple(FacetAsk(n, EACH) for n in ("official", "directive", "host", "year"))))
    values = {name: [count.value for count in counts.values] for name, counts in facets.facets.items()}

    def windows(length: int) -> list[str]:
        found = [WORD.findall(chance.choice(reports).text) for _ in range(EACH)]
        starts = [chance.randrange(max(1, len(words) - length)) for words in found]
        return [" ".join(words[start : start + length]) for words, start in zip(found, starts, strict=True)]

    return {
        "everything, page by page": [SearchRequest(page=n + 1) for n in range(EACH)],
        "one word": [SearchRequest(text) for text in windows(1)],
        "two words, bare": [SearchRequest(bare(text)) for text in windows(2)],
        "four words": [SearchRequest(text) for text in windows(4)],
        "four words, bare, newest": [SearchRequest(bare(text), sort="newest") for text in windows(4)],
        "eight words": [SearchRequest(text) for text in windows(8)],
        "a phrase of four": [SearchRequest(f'"{text}"') for text in windows(4)],
        "who chaired, by name": [SearchRequest(f'chu-tri:"{name}"') for name in values["official"]],
        "a chosen official's meetings": [
            SearchRequest("hội nghị", {"official": (name,), "role": ("chair",)}) for name in values["official"]
        ],
        "a directive": [SearchRequest(value) for value in values["directive"]],
        "a host in a year": [SearchRequest("", {"host": (host,), "year": tuple(values["year"][:1])}) for host in values["host"]],
    }


def bare(text: str) -> str:
    """`text` typed without accents."""
    return " ".join(map(folded, text.split()))


def timed(kinds: dict[str, list[str]], ask: Callable[[str], bytes]) -> dict[str, list[float]]:
    """Milliseconds of each answer by kind, after a first round of other pages."""
    for addresses in kinds.values():
        ask(addresses[0] + "&size=10" if "?" in addresses[0] else addresses[0])
    return {kind: [milliseconds(ask, address) for address in addresses] for kind, addresses in kinds.items()}


def milliseconds(ask: Callable[[str], bytes], address: str) -> float:
    start = time.perf_counter()
    page = ask(address)
    taken = (time.perf_counter() - start) * 1000
    if b'<article class="hit">' not in page and b'class="nothing"' not in page:
        raise SystemExit(f"no page of results at {address}")
    return taken


def answer(connection: http.client.HTTPConnection, address: str) -> bytes:
    connection.request("GET", address)
    return connection.getresponse().read()


def rate(port: int, addresses: Sequence[str], clients: int, seconds: float) -> float:
    """Pages a second while `clients` ask at once, each in its own order."""

    def count(seed: int) -> int:
        connection, chance = http.client.HTTPConnection("127.0.0.1", port), random.Random(seed)
        answered = 0
        while time.perf_counter() < end:
            answer(connection, chance.choice(addresses))
            answered += 1
        return answered

    start = time.perf_counter()
    end = start + seconds
    with ThreadPoolExecutor(clients) as pool:
        answered = sum(pool.map(count, range(clients)))
    return answered / (time.perf_counter() - start)


def serve(data: Path) -> tuple[subprocess.Popen[str], int]:
    """`manage.py serve` over `data`, and the port that it has taken."""
    command = [sys.executable, "manage.py", "--data", str(data.absolute()), "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    return process, int(process.stdout.readline().split("/ (")[0].rpartition(":")[2])


def shown(times: Iterable[float]) -> str:
    ordered = sorted(times)
    return f"p50 {statistics.median(ordered):6.1f}  p95 {ordered[int(len(ordered) * 0.95)]:6.1f}"


if __name__ == "__main__":
    main()
