"""Whoosh's posting lists written block by block, as its own codec reads them, instead of posting by posting.

The files are those of `whoosh.codec.whoosh3`: a posting list is a tag and blocks of (length, pickled summary, pickled data); the
table of terms says where it stands. What is left out is asking Python a dozen times for every posting.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pickle import dumps
from struct import Struct
from typing import Any
from zlib import compress

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3FieldWriter
from whoosh.fields import FieldType

BLOCK = 512
"""Postings in a block; Whoosh reads blocks of any size and writes 128, where half of the time goes into summaries."""
COMPRESSED_FROM = 80
"""Bytes from which zlib makes a block smaller."""
LEVEL = 1
PICKLED = 3
"""The first protocol that knows bytes; Whoosh reads any."""
_TERM_INFO = Struct("!BfIBBfIIqi")
"""Whether inlined, sum of weights, documents, shortest and longest length, highest weight, first and last document, place, size."""
_FIELD = Struct("!H")


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

    def add(self, term: bytes, docs: Sequence[int], weights: Sequence[float] | None = None, values: Sequence[bytes] | None = None) -> None:
        """Write the postings of `term`: ascending documents, weights (None: all are 1) and values (None: the format has none)."""
        place = self._file.tell()
        self._file.write(WHOOSH3_HEADER_MAGIC)
        for start in range(0, len(docs), BLOCK):
            end = start + BLOCK
            self._write_block(docs[start:end], weights and weights[start:end], values and values[start:end], last=end >= len(docs))
        total, highest = (sum(weights), max(weights)) if weights else (len(docs), 1.0)
        info = _TERM_INFO.pack(0, total, len(docs), 0, 0, highest, docs[0], docs[-1], place, self._file.tell() - place)
        self._terms.add(self._key + term, info)

    def _write_block(self, docs: Sequence[int], weights: Sequence[float] | None, values: Sequence[bytes] | None, *, last: bool) -> None:
        steps = (docs[0], *[after - before for before, after in pairwise(docs)])
        data = dumps((steps, _fewest(weights), values and tuple(values)), PICKLED)
        level = LEVEL if len(data) >= COMPRESSED_FROM else 0
        if level:
            data = compress(data, level)
        summary = dumps((len(docs), docs[-1], max(weights) if weights else 1.0, level, 0, 0), PICKLED)
        size = len(summary) + len(data)
        self._file.write_int(-size if last else size)
        self._file.write(summary)
        self._file.write(data)


def _fewest(weights: Sequence[float] | None) -> Any:
    """The weights as Whoosh keeps them: None for all 1, one number for all the same."""
    if not weights or (len(set(weights)) == 1 and weights[0] == 1):
        return None
    return weights[0] if len(set(weights)) == 1 else tuple(weights)
