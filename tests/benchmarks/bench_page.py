"""How fast whole result pages come, by what is asked: `python -m tests.benchmarks.bench_page DATA`, DATA being an indexed data directory.

Twenty hits with their passages, ten facets, HTML. Each address is asked once, so that nothing is measured that only a repeated
search would spare; words, phrases, names and numbers are drawn from the reports themselves. Prints, in milliseconds, median and
95th percentile one at a time: through the application alone, and over HTTP from a serving process of its own; and how many pages a
second that one process gives while `--clients` ask at once.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from indexer.engines import open_engine
from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.query.nodes import All
from indexer.requests import SearchRequest
from indexer.service import SearchService
from indexer.text.fold import folded
from indexer.text.tokens import WORD
from tests.benchmarks.figures import milliseconds, percentile, table
from tests.benchmarks.http_client import answer_times, requests_a_second
from tests.benchmarks.serving_process import served, use_core
from webapp import create_app
from webapp.links import Links

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
    first = [addresses[0] + ("&" if "?" in addresses[0] else "?") + "size=10" for addresses in kinds.values()]
    print(f"{engine.info().reports:,} reports, {sum(map(len, kinds.values()))} addresses")
    # An engine of its own: what drawing the searches has read must not be found read.
    client = create_app(SearchService(open_engine(given.data))).test_client()
    timed(first, lambda address: client.get(address).data)
    here = {kind: timed(addresses, lambda address: client.get(address).data) for kind, addresses in kinds.items()}
    with served(given.data) as port:
        use_core(1)
        answer_times(port, first, 1)
        there = {kind: answer_times(port, addresses, 1) for kind, addresses in kinds.items()}
        rate = requests_a_second(port, tuple(chain(*kinds.values())), connections=given.clients, seconds=given.seconds)
    rows = [(kind, *figures(here[kind]), *figures(there[kind])) for kind in kinds]
    rows.append(("all", *figures(chain(*here.values())), *figures(chain(*there.values()))))
    print(table([("milliseconds", "p50", "p95", "HTTP p50", "HTTP p95"), *rows]))
    print(f"{rate:.0f} pages a second, {given.clients} clients")


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
        "a chosen official chairs": [SearchRequest("hội nghị", {"official": (name,), "role": ("chair",)}) for name in values["official"]],
        "a directive": [SearchRequest(value) for value in values["directive"]],
        "a host in a year": [SearchRequest("", {"host": (host,), "year": tuple(values["year"][:1])}) for host in values["host"]],
    }


def bare(text: str) -> str:
    """`text` typed without accents."""
    return " ".join(map(folded, text.split()))


def timed(addresses: Iterable[str], ask: Callable[[str], bytes]) -> list[float]:
    """Seconds of each answer."""
    return [seconds(ask, address) for address in addresses]


def seconds(ask: Callable[[str], bytes], address: str) -> float:
    start = time.perf_counter()
    page = ask(address)
    taken = time.perf_counter() - start
    if b'<article class="hit">' not in page and b'class="nothing"' not in page:
        raise SystemExit(f"no page of results at {address}")
    return taken


def figures(times: Iterable[float]) -> tuple[str, str]:
    ordered = list(times)
    return milliseconds(percentile(ordered, 0.5)), milliseconds(percentile(ordered, 0.95))


if __name__ == "__main__":
    main()
