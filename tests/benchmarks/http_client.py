"""A client that asks a server on this machine, over connections that stay open."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import count


def answer_times(port: int, paths: Sequence[str], rounds: int) -> list[float]:
    """Seconds that each of `paths` took, one request at a time, `rounds` times over; raises where an answer is no 200."""
    connection = HTTPConnection("127.0.0.1", port)
    try:
        return [_timed(connection, path) for _ in range(rounds) for path in paths]
    finally:
        connection.close()


def requests_a_second(port: int, paths: Sequence[str], *, connections: int, seconds: float) -> float:
    """Requests that are answered a second when so many `connections` ask one after another."""
    numbers = count()
    start = time.perf_counter()

    def ask(_: int) -> int:
        connection, answered = HTTPConnection("127.0.0.1", port), 0
        while time.perf_counter() - start < seconds:
            _timed(connection, paths[next(numbers) % len(paths)])
            answered += 1
        connection.close()
        return answered

    with ThreadPoolExecutor(connections) as pool:
        answered = sum(pool.map(ask, range(connections)))
    return answered / (time.perf_counter() - start)


def _timed(connection: HTTPConnection, path: str) -> float:
    start = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise RuntimeError(f"{path}: {response.status}")
    return time.perf_counter() - start
