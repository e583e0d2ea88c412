"""One committed state of the index, open for reading: what a search sees from its beginning to its end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.index import TOC
from whoosh.reading import SegmentReader

from indexer.engines.base import BuiltFrom
from indexer.engines.whoosh.cache import ArrayCache
from indexer.engines.whoosh.schema import INDEX_NAME, SEPARATOR, make_schema
from indexer.engines.whoosh.segment import NOTHING, NUMBERS, Ints, OpenSegment, TermPostings, Values, join_postings
from indexer.engines.whoosh.storage import DurableStorage, read_manifest, toc_name
from indexer.fields import FACETS

Mask = NDArray[np.bool_]
"""One truth value a document."""
Floats = NDArray[np.float64]
_SERIALS = count()

# Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), give B 0.5 to 0.8 as good on most collections; titles
# differ less in length than texts.
B_TEXT, B_TITLE = 0.75, 0.3


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Documents, ascending, and how often something stands in each."""

    docs: Ints
    counts: Ints

    @property
    def nbytes(self) -> int:
        return self.docs.nbytes + self.counts.nbytes


@dataclass(frozen=True, slots=True)
class Caches:
    """What searches keep for later ones: postings by segment, occurrences by snapshot."""

    postings: ArrayCache[TermPostings]
    occurrences: ArrayCache[Occurrences]


@dataclass(frozen=True, slots=True)
class State:
    """Which committed state of which generation."""

    generation: int
    commit: int


class Snapshot:
    """All documents of a state, numbered through its segments. Never changes; many threads may ask it at once."""

    def __init__(self, state: State, built_from: BuiltFrom, segments: list[OpenSegment], live: Mask, caches: Caches) -> None:
        self.serial = next(_SERIALS)
        self.caches = caches
        self.state = state
        self.built_from = built_from
        self.segments = segments
        self.live = live
        """Documents that have not been deleted."""
        self.size = len(live)
        self.reports = int(live.sum())
        self._bases = list(accumulate((segment.size for segment in segments[:-1]), initial=0))[: len(segments)]
        self.ids = np.concatenate([np.zeros(0, np.bytes_), *(segment.ids for segment in segments)])
        self.first_days, self.last_days, self.text_words, self.title_words = (
            np.concatenate([NOTHING, *(segment.numbers[name] for segment in segments)]) for name in NUMBERS
        )
        self.facets = {name: self._joined([s.facets[name] for s in segments]) for name in FACETS}
        self.official_roles = self._joined([s.official_roles for s in segments])

    def postings(self, field: str, term: str) -> TermPostings:
        """The postings of `term`; deleted documents may be among them."""
        parts = [segment.postings(field, term).moved(base) for segment, base in zip(self.segments, self._bases, strict=True)]
        return parts[0] if len(parts) == 1 else join_postings(parts)

    def stored_report(self, report_id: str) -> str | None:
        """The JSON of the report with this id, None where there is none."""
        wanted = report_id.encode()
        first, end = (int(np.searchsorted(self.sorted_ids, wanted, side)) for side in ("left", "right"))
        for document in map(int, self.by_id[first:end]):
            if self.live[document]:
                segment = int(np.searchsorted(self._bases, document, side="right")) - 1
                return self.segments[segment].stored_report(document - self._bases[segment])
        return None

    @cached_property
    def text_factors(self) -> Floats:
        """BM25's factor of each document for the length of its text: above one where it is shorter than the mean."""
        return self._shortness(self.text_words, B_TEXT)

    @cached_property
    def title_factors(self) -> Floats:
        """The same for the length of its title."""
        return self._shortness(self.title_words, B_TITLE)

    @cached_property
    def by_id(self) -> Ints:
        """All documents in order of their ids."""
        return np.argsort(self.ids, kind="stable")

    @cached_property
    def sorted_ids(self) -> NDArray[np.bytes_]:
        """The ids of `by_id`."""
        ordered: NDArray[np.bytes_] = self.ids[self.by_id]
        return ordered

    @cached_property
    def newest(self) -> Ints:
        """Document -> its place when all are sorted by falling first day, undated last, then by id."""
        return self._places(np.where(self.first_days, -self.first_days, 1))

    @cached_property
    def oldest(self) -> Ints:
        """Document -> its place when all are sorted by first day, undated last, then by id."""
        return self._places(np.where(self.first_days, self.first_days, 1 << 40))

    @cached_property
    def people(self) -> tuple[Ints, Ints]:
        """For each value of `official_roles`, the ordinals of its official and of its role among their facets' values."""
        named = {value: ordinal for ordinal, value in enumerate(self.facets["official"].values)}
        roles = {value: ordinal for ordinal, value in enumerate(self.facets["role"].values)}
        pairs = [value.split(SEPARATOR) for value in self.official_roles.values]
        return np.array([named[name] for name, _ in pairs], np.int64), np.array([roles[role] for _, role in pairs], np.int64)

    def _shortness(self, lengths: Ints, b: float) -> Floats:
        mean = float(lengths[self.live].mean()) if self.reports else 1.0
        return np.asarray(1 / (1 - b + b * lengths / max(mean, 1.0)))

    def _places(self, days: Ints) -> Ints:
        ids = np.empty(self.size, np.int64)
        ids[self.by_id] = np.arange(self.size)
        places = np.empty(self.size, np.int64)
        places[np.lexsort((ids, days))] = np.arange(self.size)
        return places

    def _joined(self, parts: list[Values]) -> Values:
        """The values of all segments as one, without the entries of deleted documents."""
        values = sorted({value for part in parts for value in part.values})
        ordinal = {value: number for number, value in enumerate(values)}
        docs = np.concatenate([NOTHING, *(part.docs + base for part, base in zip(parts, self._bases, strict=True))])
        ordinals = np.concatenate(
            [NOTHING, *(np.array([ordinal[value] for value in part.values], np.int64)[part.ordinals] for part in parts)]
        )
        alive = self.live[docs]
        return Values(tuple(values), docs[alive], ordinals[alive])


def open_snapshot(folder: Path, state: State, caches: Caches, before: Snapshot | None) -> Snapshot:
    """The snapshot of `state` in its generation's folder; segments that `before` has open are taken over.

    Raises FileNotFoundError where a writer has meanwhile replaced it, and what Whoosh raises for damaged files.
    """
    storage = DurableStorage(folder)
    schema = make_schema()
    built_from, sizes = read_manifest(folder, state.commit)
    _check_size(folder / toc_name(state.commit), sizes)
    toc = TOC.read(storage, INDEX_NAME, gen=state.commit, schema=schema)
    opened = {s.id: s for s in before.segments} if before and before.state.generation == state.generation else {}
    segments: list[OpenSegment] = []
    live: list[Mask] = []
    for segment in toc.segments:
        segment_id = segment.segment_id()
        if segment_id not in opened:
            _check_size(folder / f"{segment_id}.seg", sizes)
            opened[segment_id] = OpenSegment(SegmentReader(storage, schema, segment), caches.postings)
        segments.append(opened[segment_id])
        alive = np.ones(segment.doc_count_all(), np.bool_)
        alive[list(segment.deleted_docs())] = False
        live.append(alive)
    return Snapshot(state, built_from, segments, np.concatenate([np.zeros(0, np.bool_), *live]), caches)


def _check_size(path: Path, sizes: dict[str, int]) -> None:
    size = path.stat().st_size
    if size != sizes.get(path.name):
        raise ValueError(f"{path.name} has {size} bytes instead of {sizes.get(path.name)}")
