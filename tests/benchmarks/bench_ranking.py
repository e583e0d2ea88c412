"""How well articles are found by words of their abstracts: `python -m tests.benchmarks.bench_ranking --news FILE --count 5000`.

FILE is a `.jsonl.xz` of {title, abstract, body}. Titles and bodies are indexed, abstracts are not: six words in a row of one must find its
article, typed bare and accented, in competition with plain BM25. `--part development` takes every other article, `--part check` the rest:
a constant that was chosen on the one must prove itself on the other.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from itertools import islice
from pathlib import Path
from random import Random

from rich.console import Console

from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom
from indexer.query.relax import without_marks
from indexer.ranking_report import print_comparison
from indexer.ranking_scores import JudgedQuery
from indexer.search_evaluation import compare
from indexer.text.tokens import WORD
from tests.benchmarks.peers_articles import read_news
from tests.builders import report

PARTS = {"development": slice(0, None, 2), "check": slice(1, None, 2), "all": slice(None)}
WINDOW = 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--count", type=int, default=5_000, help="articles (default: 5,000)")
    parser.add_argument("--part", choices=PARTS, default="check", help="which of the file's articles (default: check)")
    parser.add_argument("--queries", type=int, default=800, help="articles that are looked for (default: 800)")
    parser.add_argument("--work", type=Path, help="keep the index here for the next run (default: a temporary folder)")
    given = parser.parse_args()
    part = PARTS[given.part]
    items = dict(enumerate(islice(read_news(given.news), part.start, None, part.step)))
    items = dict(islice(items.items(), given.count))
    rng = Random(5)
    accented: list[JudgedQuery] = []
    for number in rng.sample(sorted(items), len(items)):
        words = WORD.findall(items[number]["abstract"])
        if len(words) >= WINDOW and len(accented) < given.queries:
            start = rng.randrange(len(words) - WINDOW + 1)
            accented.append(JudgedQuery(" ".join(words[start : start + WINDOW]), {str(number): 3}))
    bare = [JudgedQuery(without_marks(query.text), query.grades) for query in accented]
    with tempfile.TemporaryDirectory() as temporary:
        engine = open_engine(given.work or Path(temporary))
        if not (given.work and (given.work / "index").exists()):
            with engine.writer(fresh=True) as writer:
                for number, item in items.items():
                    text = "\n\n".join((item["title"], item["body"].replace("\n", "\n\n")))
                    writer.put(f"https://news.example/{number}", [report(str(number), text, title=item["title"])])
                writer.commit(BuiltFrom(sequence=1))
        print(f"{engine.info().reports:,} articles ({given.part})")
        start_time = time.perf_counter()
        print_comparison(compare(engine, {"bare": bare, "accented": accented}, lambda found: found.id), Console())
        print(f"in {time.perf_counter() - start_time:.0f} s")
        engine.close()


if __name__ == "__main__":
    main()
