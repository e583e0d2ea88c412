"""The query in normal form, with the place where each of its characters was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.errors import QueryError
from indexer.text.normalize import INVISIBLE, clean_text

# Vietnamese input methods leave full-width forms behind when switched from an East Asian one.
FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}
# A character with the marks and invisible characters that follow it: what composes under NFC.
_CLUSTER = re.compile(f"(?s).(?:[\u0300-\u036f]|{INVISIBLE.pattern})*")
_WIDE = re.compile("[\u3000\uff01-\uff5e]")


@dataclass(frozen=True, slots=True)
class Source:
    """`text` in normal form; `typed[i]` is where its character i stood in the query as typed, `typed[len(text)]` its end."""

    text: str
    typed: Sequence[int]

    def error(self, message: str, at: int) -> QueryError:
        """The error to raise at offset `at` of `text`; its position counts in the query as typed."""
        return QueryError(message, self.typed[at])


def read_source(query: str) -> Source:
    """`query` in normal form (`clean_text`), full-width characters as ordinary ones.

    >>> source = read_source("ho\\u0323p \\uff02a\\uff02")
    >>> source.text, source.typed
    ('họp "a"', (0, 1, 3, 4, 5, 6, 7, 8))
    """
    if clean_text(query) == query and not _WIDE.search(query):
        return Source(query, range(len(query) + 1))
    letters: list[str] = []
    typed: list[int] = []
    for cluster in _CLUSTER.finditer(query):
        clean = clean_text(cluster[0].translate(FULL_WIDTH))
        letters.append(clean)
        typed += [cluster.start()] * len(clean)
    return Source("".join(letters), (*typed, len(query)))
