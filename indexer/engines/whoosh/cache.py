"""What costs time to make, arrays most of all, kept as long as there is room for it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """What says how many bytes it takes."""

    @property
    def nbytes(self) -> int: ...


V = TypeVar("V", bound=Sized)


class ArrayCache(Generic[V]):
    """The values used last, within `limit` bytes. Threads may share it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._kept: OrderedDict[Hashable, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> V | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: Hashable, value: V) -> None:
        """Keep `value`, which another thread may have put there meanwhile."""
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = value
            self._size += value.nbytes
            while self._size > self._limit:
                _, dropped = self._kept.popitem(last=False)
                self._size -= dropped.nbytes
