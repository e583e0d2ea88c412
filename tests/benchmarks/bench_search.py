"""How fast faceted queries are answered: `python -m tests.benchmarks.bench_search DATA`, DATA being an indexed data directory.

Prints, for each query, what it finds, the time of the first answer (postings read from disk) and median and 95th percentile
of the rest, in milliseconds; all ten facets are counted each time.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from indexer.engines import open_engine
from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.fields import FACETS
from indexer.query.nodes import All, And, AtLeast, DirectiveKey, Node, Phrase, Word
from indexer.text.fold import folded
from indexer.text.tokens import pairs, query_terms

ASKED = tuple(FacetAsk(name) for name in FACETS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--repeat", type=int, default=50)
    given = parser.parse_args()
    start = time.perf_counter()
    engine = open_engine(given.data)
    print(f"{engine.info().reports:,} reports, opened in {(time.perf_counter() - start) * 1000:.0f} ms")
    for name, query in queries(engine).items():
        times = [answer(engine, query) for _ in range(given.repeat + 1)]
        first, rest = times[0], sorted(times[1:])
        found = engine.search(query).total
        p95 = rest[int(len(rest) * 0.95)]
        print(f"{name:<48} {found:7,} found   first {first:7.1f}   median {statistics.median(rest):6.2f}   p95 {p95:6.2f} ms")
    ids = [hit.id for hit in engine.search(EngineQuery(All(), limit=100)).hits]
    start = time.perf_counter()
    for report_id in ids:
        engine.get(report_id)
    print(f"one report by its id: {(time.perf_counter() - start) * 1000 / len(ids):.2f} ms")


def queries(engine: Engine) -> dict[str, EngineQuery]:
    """What people ask, by what it shows."""
    everything = engine.search(EngineQuery(All(), limit=0, facets=ASKED)).facets
    official = everything["official"].values[0].value
    year = everything["year"].values[0].value
    asked = {
        "everything, newest first": EngineQuery(All(), sort="newest", facets=ASKED),
        "hoi nghi": ask("hoi nghi"),
        "hoi nghi giao ban dan van": ask("hoi nghi giao ban dan van"),
        "Hội nghị giao ban công tác dân vận": ask("Hội nghị giao ban công tác dân vận"),
        '"quốc phòng, an ninh"': phrase("quốc phòng an ninh"),
        '"chủ trì hội nghị"': phrase("chủ trì hội nghị"),
        "217 qd tw": EngineQuery(DirectiveKey("217 qd tw"), facets=ASKED),
        "5 of 6 words": EngineQuery(AtLeast(5, words("hội nghị giao ban dân vận")), facets=ASKED),
    }
    node = asked["hoi nghi"].node
    asked["hoi nghi, in one year"] = EngineQuery(node, filters={"year": frozenset({year})}, facets=ASKED)
    asked["hoi nghi, chaired by one person"] = EngineQuery(
        node, filters={"official": frozenset({official}), "role": frozenset({"chair"})}, facets=ASKED
    )
    return asked


def words(text: str) -> tuple[Node, ...]:
    return tuple(Word(query_terms(word)) for word in text.split())


def ask(text: str) -> EngineQuery:
    return EngineQuery(And(words(text)), pairs=tuple(pairs(folded(word) for word in text.split())), facets=ASKED)


def phrase(text: str) -> EngineQuery:
    return EngineQuery(Phrase(tuple(query_terms(word) for word in text.split())), facets=ASKED)


def answer(engine: Engine, query: EngineQuery) -> float:
    """The time of one answer, in milliseconds."""
    start = time.perf_counter()
    engine.search(query)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
