"""How fast people and directives are told apart: `python -m tests.benchmarks.bench_identity DATA`, DATA being an indexed data directory.

Prints, for the people and directives that most reports name, how many reports were read, how many people or directives they are, and
the time of an answer worked out anew: on the clock, and of the processor, which other programs disturb less. Then a made-up name with
as many reports as are ever read, of hundreds of people.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from indexer.authority import Authority
from indexer.engines import open_engine
from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.gazetteers.units import units
from indexer.identity.lookup import MAX_REPORTS, Identities
from indexer.identity.people_values import People
from indexer.identity.persons import people_of
from indexer.query.nodes import All
from tests.identity_reports import NAME, appearances, names

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--count", type=int, default=5, help="people and directives asked for (default: 5 of each)")
    given = parser.parse_args()
    engine = open_engine(given.data)
    print(f"{engine.info().reports:,} reports")
    for name in commonest(engine, "official", given.count):
        people, told = timed(partial(Identities(engine, Authority()).people, name))
        print(f"{name:<32} {people.reports:6,} reports {len(people.people):4} people     {told}")
    for value in commonest(engine, "directive", given.count):
        family, told = timed(partial(Identities(engine, Authority()).directives, value))
        print(f"{value:<32} {family.reports:6,} reports {len(family.candidates):4} directives {told}")
    crowd, told = timed(worst_name())
    print(f"{'a name of many, without reading':<32} {MAX_REPORTS:6,} reports {len(crowd.people):4} people     {told}")


def commonest(engine: Engine, facet: str, count: int) -> list[str]:
    counts = engine.search(EngineQuery(All(), limit=0, facets=(FacetAsk(facet, count),))).facets[facet]
    return [value.value for value in counts.values[:count]]


def worst_name() -> Callable[[], People]:
    """People of one name in 300 districts: two in five reports name the district, two a post without it, one the province alone."""
    chance = random.Random(1)
    districts = [unit for unit in units() if unit.level == "district"][:300]
    found = []
    for number in range(MAX_REPORTS):
        district, day = chance.choice(districts), f"{2010 + number % 15}-01-01"
        kind = chance.randrange(5)
        if kind == 4:
            made = names(f"r{number}", "Tỉnh ủy viên", places=[f"tỉnh {district.province}"], day=day)
        else:
            where = f" {district.name}" if kind < 2 else ""
            made = names(f"r{number}", "Huyện ủy viên", f"Chủ tịch UBND huyện{where}", day=day)
        found += appearances(made)
    return lambda: people_of(NAME, found)


def timed(work: Callable[[], T]) -> tuple[T, str]:
    """What `work` gives, and its times to show."""
    clock, processor = time.perf_counter(), time.process_time()
    done = work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    return done, f"{clock * 1000:8.0f} ms, {processor * 1000:6.0f} of processor"


if __name__ == "__main__":
    main()
