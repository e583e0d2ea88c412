"""How fast suggestions come while one types: `python -m tests.benchmarks.bench_suggest DATA`, DATA being an indexed data directory.

Names, bodies, places, directives and titles are drawn from the index and typed letter by letter, with and without accents, alone,
behind other words and behind an operator; each text is asked once, as it is while one types. Prints, in milliseconds, median and
95th percentile by kind: in this process, and over HTTP from a serving process of its own, which gives the list that the page shows.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from indexer.engines import open_engine
from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.query.nodes import All
from indexer.service import SearchService
from tests.benchmarks.bench_page import bare
from tests.benchmarks.figures import milliseconds, percentile, table
from tests.benchmarks.http_client import answer_times
from tests.benchmarks.serving_process import served, use_core
from webapp.suggestions import SHOWN

EACH = 12
"""Values of each kind that are typed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    given = parser.parse_args()
    engine = open_engine(given.data)
    kinds = texts_of(engine)
    print(f"{engine.info().reports:,} reports, {sum(map(len, kinds.values())):,} texts")
    # An engine of its own: what drawing the texts has read must not be found read.
    service = SearchService(open_engine(given.data))
    here = timed(kinds, lambda text: service.suggest(text, SHOWN))
    with served(given.data) as port:
        use_core(1)
        there = {kind: answer_times(port, [f"/goi-y?q={quote(text)}" for text in texts], 1) for kind, texts in kinds.items()}
    rows = [(kind, *figures(here[kind]), *figures(there[kind])) for kind in kinds]
    rows.append(("all", *figures(chain(*here.values())), *figures(chain(*there.values()))))
    print(table([("milliseconds", "p50", "p95", "HTTP p50", "HTTP p95"), *rows]))


def texts_of(engine: Engine) -> dict[str, list[str]]:
    """What is typed, by kind; always the same for one index."""
    chance = random.Random(4)
    everything = engine.search(EngineQuery(All(), sort="newest", limit=10_000, facets=tuple(FacetAsk(name, 10_000) for name in FACETS)))
    values = {name: [count.value for count in everything.facets[name].values] for name in FACETS}
    drawn = {name: chance.sample(values[name], min(EACH, len(values[name]))) for name in FACETS}
    titles = [hit.title for hit in chance.sample(everything.hits, min(EACH, len(everything.hits)))]
    kinds = {name: list(chain.from_iterable(map(letter_by_letter, drawn[name]))) for name in FACETS}
    kinds |= {f"{name}, bare": [bare(text) for text in kinds[name]] for name in FACETS}
    kinds["title, bare"] = [bare(text) for title in titles for text in letter_by_letter(title[:40])]
    kinds["behind other words"] = [f"giao ban {bare(text)}" for name in drawn["official"] for text in letter_by_letter(name)]
    kinds["behind an operator"] = [f"chu-tri:{bare(text)}" for name in drawn["official"] for text in letter_by_letter(name)]
    return kinds


FACETS = ("official", "directive", "host", "place")


def letter_by_letter(text: str) -> list[str]:
    return [text[:end] for end in range(1, len(text) + 1)]


def timed(kinds: dict[str, list[str]], ask: Callable[[str], object]) -> dict[str, list[float]]:
    """Seconds of each answer by kind, after a first one."""
    ask("zzz")
    return {kind: [seconds(ask, text) for text in texts] for kind, texts in kinds.items()}


def seconds(ask: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    ask(text)
    return time.perf_counter() - start


def figures(times: Iterable[float]) -> tuple[str, str]:
    ordered = list(times)
    return milliseconds(percentile(ordered, 0.5)), milliseconds(percentile(ordered, 0.95))


if __name__ == "__main__":
    main()
