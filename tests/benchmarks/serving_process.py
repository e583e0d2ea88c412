"""A serving process for benchmarks: `manage.py serve` on one core of its own, and what an index costs a process that holds it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from indexer.engines import open_engine
from indexer.requests import SearchRequest
from indexer.service import SearchService

ROOT = Path(__file__).parents[2]


@contextmanager
def served(data: Path) -> Iterator[int]:
    """The port where `data` is served by another process, alone on the first core that this one may use."""
    command = [sys.executable, "manage.py", "--data", str(data.resolve()), "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, preexec_fn=lambda: use_core(0))
    try:
        assert process.stdout
        address = re.search(r"127\.0\.0\.1:(\d+)", process.stdout.readline())
        if address is None:
            raise RuntimeError("the server said no address")
        yield int(address[1])
    finally:
        process.terminate()
        process.wait()


def use_core(number: int) -> None:
    """Keep this process on one of the cores that it may use; where there is but one, or no way to say so, as it is."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[number % len(cores)]})


def opening(data: Path, texts: Sequence[str]) -> tuple[float, float, float]:
    """In a fresh process: seconds until the index is open, and megabytes of its own memory then and after answering `texts`."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_opened, (data, texts))


def _opened(data: Path, texts: Sequence[str]) -> tuple[float, float, float]:
    start = time.perf_counter()
    engine = open_engine(data)
    engine.info()
    seconds = time.perf_counter() - start
    opened = own_megabytes()
    service = SearchService(engine)
    for text in texts:
        service.search(SearchRequest(text))
    return seconds, opened, own_megabytes()


def own_megabytes() -> float:
    """Memory that is this process's alone, no mapped files: `Pss_Anon` (Linux)."""
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"Pss_Anon:\s+(\d+) kB", rollup)
    assert found, rollup
    return int(found[1]) / 1024
