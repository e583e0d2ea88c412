"""How many articles a second are indexed, beside plain Whoosh and tantivy: `python -m tests.benchmarks.bench_indexing --news FILE`.

Each engine analyses the texts itself, in the way that is its own: ours and Whoosh in Python, tantivy in Rust with one thread. All index
folded and accented words with positions and four facets, and store title and text; ours also what reports have beyond that.
Articles, for ours as annotated reports, are in memory. Engines take turns; the rate is the median of the rounds.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from tests.benchmarks.figures import table
from tests.benchmarks.peers_articles import articles, as_report
from tests.benchmarks.peers_ours import Ours
from tests.benchmarks.peers_tantivy import Tantivy
from tests.benchmarks.peers_whoosh import PlainWhoosh


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, help="real articles (default: generated bulletins)")
    parser.add_argument("--count", type=int, default=2_000, help="articles (default: 2,000)")
    parser.add_argument("--rounds", type=int, default=3, help="times that each engine indexes them (default: 3)")
    given = parser.parse_args()
    written = list(islice(articles(given.news, given.count), given.count))
    reports = [as_report(article) for article in written]
    builds: dict[str, Callable[[Path], None]] = {
        Ours.name: lambda folder: Ours(folder).index(reports),
        PlainWhoosh.name: lambda folder: PlainWhoosh(folder, analysing=True).build(written),
        Tantivy.name: lambda folder: Tantivy(folder, analysing=True).build(written),
    }
    seconds: dict[str, list[float]] = {name: [] for name in builds}
    for _ in range(given.rounds):
        for name, build in builds.items():
            seconds[name].append(timed(build))
    rates = {name: len(written) / statistics.median(each) for name, each in seconds.items()}
    words = statistics.mean(len(article.text.split()) for article in written)
    print(f"{len(written):,} articles of {words:.0f} words on average, median of {given.rounds} rounds")
    rows = [(name, f"{rate:,.0f}", f"{rates[Ours.name] / rate:.2f}") for name, rate in rates.items()]
    print(table([("engine", "articles/s", "ours / it"), *rows]))


def timed(build: Callable[[Path], None]) -> float:
    """The seconds that one index takes."""
    gc.collect()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        build(Path(folder))
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
