"""Whoosh's posting lists written block by block, as its own codec reads them, instead of posting by posting.

The files are those of `whoosh.codec.whoosh3`: a posting list is a tag and blocks of (length, pickled summary, pickled data); the
table of terms says where it stands. What is left out is asking Python a dozen times for every posting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import md5
from itertools import pairwise
from pickle import dumps
from struct import Struct
from typing import Any
from zlib import compress

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3FieldWriter
from whoosh.fields import FieldType

from indexer.engines.whoosh.ints import Floats, Int32s, Ints, offsets, ranges

BLOCK = 512
"""Postings in a block; Whoosh reads blocks of any size and writes 128, where half of the time goes into summaries."""
COMPRESSED_FROM = 200
"""Bytes from which zlib makes a block smaller by more than a tenth."""
LEVEL = 1
PICKLED = 3
"""The first protocol that knows bytes; Whoosh reads any."""
_TERM_INFO = Struct("!BfIBBfIIqi")
"""Whether inlined, sum of weights, documents, shortest and longest length, highest weight, first and last document, place, size."""
_FIELD, _LENGTHS = Struct("!H"), Struct("!ii")


@dataclass(frozen=True, slots=True)
class Lists:
    """The posting lists of some ascending terms: that of term i are the `docs[at[i]:at[i + 1]]`, ascending and one at least, with
    `weights` and `values` beside them; without weights all are 1, without values the format has none."""

    terms: Sequence[bytes]
    at: Ints
    docs: Int32s
    weights: Floats | None = None
    values: Sequence[bytes] | None = None


class FieldBlocks:
    """Writes the posting lists of one field, in the ascending order of its terms."""

    def __init__(self, writer: W3FieldWriter, name: str, field: FieldType) -> None:
        writer.start_field(name, field)
        self._writer = writer
        self._key = _FIELD.pack(writer._fieldid)
        self._file = writer._postfile
        self._terms = writer._tindex

    def __enter__(self) -> FieldBlocks:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.finish_field()

    def write(self, lists: Lists) -> None:
        """Write the posting lists of the terms that follow."""
        if not len(lists.docs):
            return
        blocks = _Blocks(lists)
        contents: list[bytes] = []
        places = [self._file.tell()]
        for first, end in pairwise(offsets(blocks.of_term).tolist()):
            content = b"".join([WHOOSH3_HEADER_MAGIC, *(blocks.content(number, last=number == end - 1) for number in range(first, end))])
            contents.append(content)
            places.append(places[-1] + len(content))
        self._file.write(b"".join(contents))
        self._add_terms(lists, places)

    def _add_terms(self, lists: Lists, places: Sequence[int]) -> None:
        """Say of each term where its posting list stands. This is `OrderedHashWriter.add` for many terms at once."""
        df = np.diff(lists.at)
        totals, highest = (df, np.ones(len(df))) if lists.weights is None else _summed(lists.weights, lists.at)
        columns = (totals, df, highest, lists.docs[lists.at[:-1]], lists.docs[lists.at[1:] - 1])
        place = self._terms.tell()
        added: list[bytes] = []
        for term, (start, end), total, count, most, first, last in zip(
            lists.terms, pairwise(places), *(column.tolist() for column in columns), strict=True
        ):
            key = self._key + term
            self._terms.index.append(place)
            hashed = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
            self._terms.buckets[hashed & 255].append((hashed, place))
            info = _TERM_INFO.pack(0, total, count, 0, 0, most, first, last, start, end - start)
            added += (_LENGTHS.pack(len(key), len(info)), key, info)
            place += _LENGTHS.size + len(key) + len(info)
        self._terms.dbfile.write(b"".join(added))
        self._terms.lastkey = key


class _Blocks:
    """The posting lists cut into blocks."""

    def __init__(self, lists: Lists) -> None:
        self.of_term: Ints = -(-np.diff(lists.at) // BLOCK)
        """How many each list has."""
        starts = ranges(np.zeros(len(self.of_term), np.int64), self.of_term) * BLOCK + np.repeat(lists.at[:-1], self.of_term)
        ends = np.minimum(starts + BLOCK, np.repeat(lists.at[1:], self.of_term))
        steps = np.diff(lists.docs, prepend=0)
        steps[starts] = lists.docs[starts]
        self._steps, self._values = steps.tolist(), lists.values
        self._last = lists.docs[ends - 1].tolist()
        self._starts, self._ends = starts.tolist(), ends.tolist()
        self._weights: list[float] | None = None
        if lists.weights is not None:
            self._weights = lists.weights.tolist()
            self._highest = np.maximum.reduceat(lists.weights, starts).tolist()
            self._lowest = np.minimum.reduceat(lists.weights, starts).tolist()

    def content(self, number: int, *, last: bool) -> bytes:
        """One block as it stands in the file; the `last` of a list is told by its length."""
        start, end = self._starts[number], self._ends[number]
        weights, highest = self._weighed(number, start, end)
        data = dumps((tuple(self._steps[start:end]), weights, self._values and tuple(self._values[start:end])), PICKLED)
        level = LEVEL if len(data) >= COMPRESSED_FROM else 0
        if level:
            data = compress(data, level)
        summary = dumps((end - start, self._last[number], highest, level, 0, 0), PICKLED)
        size = len(summary) + len(data)
        return (-size if last else size).to_bytes(4, "big", signed=True) + summary + data

    def _weighed(self, number: int, start: int, end: int) -> tuple[Any, float]:
        """The weights as Whoosh keeps them (None for all 1, one number for all the same), and the highest."""
        if self._weights is None:
            return None, 1.0
        highest = self._highest[number]
        if highest == self._lowest[number]:
            return None if highest == 1 else highest, highest
        return tuple(self._weights[start:end]), highest


def _summed(weights: Floats, at: Ints) -> tuple[Floats, Floats]:
    """The sum of each list's weights, and the highest of them."""
    return np.add.reduceat(weights, at[:-1]), np.maximum.reduceat(weights, at[:-1])
