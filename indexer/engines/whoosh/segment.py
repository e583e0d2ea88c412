"""One segment of the index as arrays: its postings on demand, its facets and numbers read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import SegmentReader, TermNotFound

from indexer.engines.whoosh.cache import ArrayCache
from indexer.engines.whoosh.damage import damage_reported
from indexer.engines.whoosh.schema import FIRST_DAY, ID, LAST_DAY, OFFICIAL_ROLE, REPORT, TEXT_WORDS, TITLE_WORDS, facet_field, posting_of
from indexer.fields import FACETS
from indexer.query.nodes import TEXT_FIELDS

Ints = NDArray[np.int64]
NOTHING: Ints = np.zeros(0, np.int64)
NUMBERS = (FIRST_DAY, LAST_DAY, TEXT_WORDS, TITLE_WORDS)
"""What is one number a document."""
_SERIALS = count()


@dataclass(frozen=True, slots=True)
class TermPostings:
    """Where a term stands: `docs` ascending, `counts` beside them; `places` (document << 32 | position) ascending, and beside
    them the numbers of the tokens' other terms; both empty for a field without positions."""

    docs: Ints
    counts: Ints
    places: Ints
    spellings: NDArray[np.uint32]

    @property
    def nbytes(self) -> int:
        return self.docs.nbytes + self.counts.nbytes + self.places.nbytes + self.spellings.nbytes

    def spelt(self, number: int) -> TermPostings:
        """Only the places with this number."""
        here = self.spellings == number
        places = self.places[here]
        docs, counts = np.unique(places >> 32, return_counts=True)
        return TermPostings(docs, counts, places, self.spellings[here])

    def moved(self, base: int) -> TermPostings:
        """The same for documents whose numbers begin at `base`."""
        return TermPostings(self.docs + base, self.counts, self.places + (base << 32), self.spellings) if base else self


def join_postings(parts: Sequence[TermPostings]) -> TermPostings:
    """The postings of one term in several segments, in their order, as one."""
    return TermPostings(
        np.concatenate([NOTHING, *(part.docs for part in parts)]),
        np.concatenate([NOTHING, *(part.counts for part in parts)]),
        np.concatenate([NOTHING, *(part.places for part in parts)]),
        np.concatenate([np.zeros(0, np.uint32), *(part.spellings for part in parts)]),
    )


@dataclass(frozen=True, slots=True)
class Values:
    """A facet's values, distinct and in order of code points, and its entries: document `docs[i]` has value `ordinals[i]`."""

    values: tuple[str, ...]
    docs: Ints
    ordinals: Ints


class OpenSegment:
    """A segment's reader with what is read of it. Deletions are not its business: it knows its documents, living or not."""

    def __init__(self, reader: SegmentReader, cache: ArrayCache[TermPostings]) -> None:
        self.id = str(reader.segment().segment_id())
        self.size = int(reader.doc_count_all())
        self._reader = reader
        self._cache = cache
        # Whoosh names segments by random letters, and whoever seeds `random` makes two of one name.
        self._serial = next(_SERIALS)
        # Whoosh's matchers of one segment share one position in its file: only one thread may read at a time.
        self._lock = Lock()
        self.ids: NDArray[np.bytes_] = np.array(list(self._column(ID)) or [b""], dtype=np.bytes_)[: self.size]
        self.numbers = {name: np.fromiter(self._column(name), np.int64, self.size) for name in NUMBERS}
        self.facets = {name: self._values(facet_field(name)) for name in FACETS}
        self.official_roles = self._values(OFFICIAL_ROLE)

    def postings(self, field: str, term: str) -> TermPostings:
        """The postings of `term`; deleted documents may be among them."""
        key = (self._serial, field, term)
        found = self._cache.get(key)
        if found is None:
            folded_term, number = posting_of(term) if field in TEXT_FIELDS else (term, 0)
            found = self.postings(field, folded_term).spelt(number) if number else self._read(field, term)
            self._cache.put(key, found)
        return found

    def stored_report(self, document: int) -> str:
        """The JSON of the report in `document`."""
        with self._lock, damage_reported(self.id):
            return str(self._reader.stored_fields(document)[REPORT])

    def _read(self, field: str, term: str) -> TermPostings:
        with self._lock, damage_reported(self.id):
            docs, weights, values = self._listed(field, term)
        numbers, counts = np.array(docs, np.int64), np.array(weights).astype(np.int64)
        positions, spellings = np.frombuffer(b"".join(values), "<u4").reshape(-1, 2).T
        places = (np.repeat(numbers, counts) << 32) | positions.astype(np.int64) if len(positions) else NOTHING
        return TermPostings(numbers, counts, places, spellings.copy())

    def _listed(self, field: str, term: str) -> tuple[list[int], list[float], list[bytes]]:
        """What Whoosh's matcher tells of `term`: documents, weights and values."""
        docs: list[int] = []
        weights: list[float] = []
        values: list[bytes] = []
        try:
            matcher = self._reader.postings(field, term)
        except TermNotFound:
            return docs, weights, values
        while matcher.is_active():
            docs.append(matcher.id())
            weights.append(matcher.weight())
            values.append(matcher.value() or b"")
            matcher.next()
        return docs, weights, values

    def _column(self, field: str) -> Iterable[Any]:
        return self._reader.column_reader(field, translate=False)  # type: ignore[no-any-return]

    def _values(self, field: str) -> Values:
        terms = list(self._reader.lexicon(field)) if field in set(self._reader.indexed_field_names()) else []
        docs = [np.fromiter(self._reader.postings(field, term).all_ids(), np.int64) for term in terms]
        ordinals = np.repeat(np.arange(len(terms)), [len(found) for found in docs])
        return Values(tuple(term.decode() for term in terms), np.concatenate([NOTHING, *docs]), ordinals)
