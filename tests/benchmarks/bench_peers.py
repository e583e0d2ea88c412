"""Our engine beside others, the same faceted queries in one run: `python -m tests.benchmarks.bench_peers --news FILE --count 10000`.

FILE is a `.jsonl.xz` of {title, abstract, body}; without it, articles are made of generated bulletins. Where more are asked for than
there are, all are generated from the words of those. Each query is read, its ten best titles are fetched and four facets
counted, two of them with several values an article. All engines hold the same tokens; answers are compared first, and where totals
or counts differ the run fails. Then engines take turns, round by round; a query's time is the median of its rounds. Before each
query ours forgets what it keeps of queries: no time is that of a repeated answer.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import indexer.engines.whoosh
from tests.benchmarks.figures import milliseconds, percentile, table
from tests.benchmarks.peers_articles import articles
from tests.benchmarks.peers_base import Answer, Peer, Query, built
from tests.benchmarks.peers_fts5 import Fts5
from tests.benchmarks.peers_ours import Ours
from tests.benchmarks.peers_queries import draw_queries
from tests.benchmarks.peers_tantivy import Tantivy
from tests.benchmarks.peers_whoosh import PlainWhoosh
from tests.benchmarks.peers_xapian import Xapian, xapian_or_none

Times = dict[str, dict[Query, float]]
"""Engine -> query -> seconds."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, help="real articles (default: generated bulletins)")
    parser.add_argument("--count", type=int, default=2_000, help="articles (default: 2,000)")
    parser.add_argument("--queries", type=int, default=200, help="queries of each kind (default: 200)")
    parser.add_argument("--slow", type=int, default=20, help="of these, how many for Whoosh and SQLite (default: 20)")
    parser.add_argument("--rounds", type=int, default=5, help="times that each is asked (default: 5)")
    parser.add_argument("--without", nargs="*", default=[], help="engines to leave out, by name")
    parser.add_argument("--work", type=Path, help="keep indexes here for the next run (default: a temporary folder)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        peers = _built(given.work or Path(temporary), given.news, given.count, given.without)
        queries = draw_queries((a.text for a in articles(given.news, given.count)), given.count, given.queries)
        for peer in peers:
            start = time.perf_counter()
            peer.open()
            print(f"{peer.name} opened in {milliseconds(time.perf_counter() - start)} ms", flush=True)
        asked = {kind: _asked(peers, drawn, given.slow) for kind, drawn in queries.items()}
        differing = sum(disagreements(each) for each in asked.values())
        print(f"totals and facet counts: {f'{differing} answers differ' if differing else 'equal in all engines'}\n", flush=True)
        for kind, each in asked.items():
            print(report(kind, measure(each, given.rounds)), flush=True)
    sys.exit(bool(differing))


def _built(work: Path, news: Path | None, count: int, without: Sequence[str]) -> list[Peer]:
    """The engines, each with its index; what an earlier run has built is taken over, unless our own engine has changed."""
    place = work / f"{news.name if news else 'bulletins'}-{count}"
    folders = {name: place / name for name in (PlainWhoosh.name, Fts5.name, Tantivy.name, Xapian.name)}
    folders[Ours.name] = place / f"{Ours.name}-{_code()}"
    every: list[Peer] = [made(folders[made.name]) for made in (Ours, PlainWhoosh, Fts5, Tantivy)]
    if module := xapian_or_none():
        every.append(Xapian(folders[Xapian.name], module))
    else:
        print("Xapian is missing: there is no python3-xapian for this interpreter")
    peers = [peer for peer in every if peer.name not in without]
    for peer in peers:
        folder = folders[peer.name]
        if not built(folder):
            folder.mkdir(parents=True, exist_ok=True)
            start = time.perf_counter()
            peer.build(articles(news, count))
            (folder / "complete").touch()
            print(f"{peer.name} built in {time.perf_counter() - start:.0f} s", flush=True)
    return peers


def _code() -> str:
    """A digest of our engine: an index that another version has built is built anew."""
    folder = Path(indexer.engines.whoosh.__file__).parent
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.py")))).hexdigest()[:12]


def _asked(peers: Sequence[Peer], queries: Sequence[Query], slow: int) -> list[tuple[Query, list[Peer]]]:
    """Each query with the engines that it is put to: the slow ones get the first few only."""
    fast = [peer for peer in peers if peer.name not in (PlainWhoosh.name, Fts5.name)]
    return [(query, list(peers) if number < slow else fast) for number, query in enumerate(queries)]


def disagreements(asked: Sequence[tuple[Query, list[Peer]]]) -> int:
    """How many answers differ from the first engine's; each is shown. This also warms every engine up."""
    differing = 0
    for query, peers in asked:
        first, *others = [(peer.name, peer.ask(query)) for peer in peers]
        for name, answer in others:
            if difference := difference_of(first[1], answer):
                print(f"{query.text!r}: {first[0]} and {name}: {difference}")
                differing += 1
    return differing


def difference_of(a: Answer, b: Answer) -> str:
    """In what two answers differ, "" in nothing. Which titles come first is each engine's own; of equal counts, any may be listed.

    >>> difference_of(Answer(2, ("x",), {"year": (("2018", 2),)}), Answer(2, ("y",), {"year": (("2019", 2),)}))
    ''
    >>> difference_of(Answer(2, ("x",), {"year": (("2018", 2),)}), Answer(2, ("y",), {"year": (("2018", 1),)}))
    'year: (2,) and (1,)'
    """
    if (a.total, len(a.titles)) != (b.total, len(b.titles)):
        return f"{a.total} and {b.total} found, {len(a.titles)} and {len(b.titles)} titles"
    for name in a.facets:
        counts = [tuple(sorted((count for _, count in answer.facets[name]), reverse=True)) for answer in (a, b)]
        if counts[0] != counts[1]:
            return f"{name}: {counts[0]} and {counts[1]}"
        sure = [{value for value, count in answer.facets[name] if count > counts[0][-1]} for answer in (a, b)]
        if sure[0] != sure[1]:
            return f"{name}: {sorted(sure[0] ^ sure[1])} in one of them only"
    return ""


def measure(asked: Sequence[tuple[Query, list[Peer]]], rounds: int) -> Times:
    """The median time of each query and engine. In each round every engine is put all its queries, one engine after another, the
    next one first: an engine that serves answers one query after another, too."""
    every: dict[tuple[str, Query], list[float]] = {}
    peers = list(dict.fromkeys(peer for _, peers in asked for peer in peers))
    for number in range(rounds):
        for peer in peers[number % len(peers) :] + peers[: number % len(peers)]:
            for query in (query for query, by in asked if peer in by):
                if isinstance(peer, Ours):
                    peer.forget()
                start = time.perf_counter()
                peer.ask(query)
                every.setdefault((peer.name, query), []).append(time.perf_counter() - start)
    times: Times = {peer.name: {} for peer in peers}
    for (name, query), each in every.items():
        times[name][query] = statistics.median(each)
    return times


def report(kind: str, times: Times) -> str:
    """The table of one kind of query: each engine's times and, over the queries that both were asked, ours against it."""
    rows = [(kind, "queries", "p50 ms", "p95 ms", "ours / it, p50", "p95")]
    for name, each in times.items():
        own = {query: times[Ours.name][query] for query in each} if Ours.name in times else {}
        shares = [f"{percentile(own.values(), s) / percentile(each.values(), s):.3f}" if own else "" for s in (0.5, 0.95)]
        p50, p95 = (milliseconds(percentile(each.values(), share)) for share in (0.5, 0.95))
        rows.append((name, str(len(each)), p50, p95, *(shares if name != Ours.name else ("", ""))))
    return table(rows) + "\n"


if __name__ == "__main__":
    main()
