"""Byte strings in two arrays, as a file maps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from indexer.engines.whoosh.ints import Bytes, Ints


@dataclass(frozen=True, slots=True)
class Strings:
    """Byte strings in a row: string i is `blob[at[i]:at[i + 1]]`. `find` and `beginning` are for ascending distinct ones."""

    blob: Bytes
    at: Ints

    @classmethod
    def of(cls, strings: Sequence[bytes]) -> Strings:
        return cls(np.frombuffer(b"".join(strings), np.uint8), np.array([*accumulate(map(len, strings), initial=0)], np.int64))

    def __len__(self) -> int:
        return len(self.at) - 1

    def __getitem__(self, number: int) -> bytes:
        return self.blob[self.at[number] : self.at[number + 1]].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        blob, at = self.blob.tobytes(), self.at.tolist()
        return (blob[start:end] for start, end in pairwise(at))

    def find(self, string: bytes) -> int:
        """The number of `string`, -1 where it is not there.

        >>> Strings.of([b"an", b"ban"]).find(b"ban"), Strings.of([b"an", b"ban"]).find(b"b")
        (1, -1)
        """
        place = self._first_from(string)
        return place if place < len(self) and self[place] == string else -1

    def beginning(self, stem: bytes) -> tuple[int, int]:
        """The half-open range of strings that begin with `stem`.

        >>> Strings.of([b"an", b"ba", b"ban", b"be"]).beginning(b"ba")
        (1, 3)
        """
        # No string of UTF-8 has the byte 255.
        return self._first_from(stem), self._first_from(stem + b"\xff")

    def _first_from(self, string: bytes) -> int:
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < string:
                low = middle + 1
            else:
                high = middle
        return low
