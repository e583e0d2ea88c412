"""From what stands in documents to the documents where something stands: counted, sorted and laid out all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.arrays import DENSE, STREAM_END, FacetArrays, FieldArrays, Pairs, Postings, Strings
from indexer.engines.whoosh.impact import impacts
from indexer.engines.whoosh.ints import Bytes, Floats, Ints, Keys, changes_of, group_ends, offsets
from indexer.engines.whoosh.streams import Stream
from indexer.text.tokens import folded_words

LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)
ONE = np.uint64(1)


@dataclass(frozen=True, slots=True)
class Entries:
    """Which things stand in which documents: each thing with each of its documents once, ascending."""

    things: Ints
    docs: Ints


def counted_terms(stream: Stream) -> tuple[Entries, Ints]:
    """The terms of a stream, folded ones and their spellings, in its documents, and how often each stands there."""
    places = np.flatnonzero(stream.ids)
    own = stream.ids[places] - 1
    folded = stream.folded_of[own]
    spelt = own != folded
    keys = np.concatenate([paired(folded, places), paired(own[spelt], places[spelt])])
    keys.sort()
    return _counted((keys >> HALF).astype(np.int64), stream.docs_at((keys & LOW).astype(np.int64)), stream.size)


def entries_of(numbers: NDArray[np.integer], docs: NDArray[np.integer]) -> Entries:
    """Things by their numbers, and beside each one of its documents, in any order."""
    keys = np.sort(paired(numbers, docs))
    return Entries((keys >> HALF).astype(np.int64), (keys & LOW).astype(np.int64))


def counted_pairs(stream: Stream, shortness: Floats) -> Pairs:
    """The pairs of a stream; a word of document d counts `shortness[d]`."""
    firsts = np.flatnonzero((stream.ids[:-1] > 0) & (stream.ids[1:] > 0))
    keys = paired(stream.folded_of[stream.ids[firsts] - 1], stream.folded_of[stream.ids[firsts + 1] - 1])
    keys, positions = in_order(keys, firsts)
    return pairs_of(keys, positions, stream.docs_at(positions), shortness)


def in_order(keys: Keys, positions: Ints) -> tuple[Keys, Ints]:
    """Pairs' keys ascending, equal ones by their positions, which stand beside them."""
    if not len(keys):
        return keys, positions
    first, second, place = keys >> HALF, keys & LOW, positions.astype(np.uint64)
    low = np.uint64(int(place.max()).bit_length())
    both = low + np.uint64(int(second.max()).bit_length())
    if int(both) + int(first.max()).bit_length() > 64:
        order = np.lexsort((positions, keys))
        return keys[order], positions[order]
    # Numbers are sorted several times as fast as places among them are, and what makes up a pair seldom takes 64 bits.
    packed = first << both | second << low | place
    packed.sort()
    second = (packed & (ONE << both) - ONE) >> low
    return packed >> both << HALF | second, (packed & (ONE << low) - ONE).astype(np.int64)


def pairs_of(keys: Keys, positions: Ints, docs: Ints, shortness: Floats) -> Pairs:
    """Pairs with ascending keys, beside each the position and the document where it stands, ascending among equal ones."""
    changes = changes_of(keys)
    found, frequencies = _counted(np.cumsum(changes) - 1, docs, len(shortness))
    distinct = keys[changes]
    postings = postings_of(found, impacts(frequencies * shortness[found.docs]), len(distinct), len(shortness))
    return Pairs(distinct, group_ends(changes), positions.astype(np.uint32), postings)


def postings_of(found: Entries, own_impacts: Bytes, things: int, size: int) -> Postings:
    """The postings of so many things in so many documents, with the impact of each entry."""
    df = np.bincount(found.things, minlength=things)
    is_dense = df * DENSE > size
    row = np.where(is_dense, np.cumsum(is_dense) - 1, -1).astype(np.int32)
    dense = np.zeros((int(is_dense.sum()), size), np.uint8)
    in_row = is_dense[found.things]
    dense[row[found.things[in_row]], found.docs[in_row]] = own_impacts[in_row]
    docs = found.docs[~in_row].astype(np.int32)
    return Postings(df.astype(np.uint32), offsets(np.where(is_dense, 0, df)), docs, own_impacts[~in_row], row, dense)


def entries_in(postings: Postings, first: int, end: int) -> tuple[Ints, Ints, Bytes]:
    """What the postings hold of the things from `first` to before `end`, in no order: things, counted from `first` on, documents
    and impacts."""
    listed = slice(postings.docs_at[first], postings.docs_at[end])
    rows = postings.dense_row[first:end]
    dense = postings.dense[rows[rows >= 0]]
    row, docs = np.nonzero(dense)
    things = np.concatenate([np.repeat(np.arange(end - first), np.diff(postings.docs_at[first : end + 1])), np.flatnonzero(rows >= 0)[row]])
    return things, np.concatenate([postings.docs[listed], docs]), np.concatenate([postings.impacts[listed], dense[row, docs]])


def words_alone(terms: Sequence[bytes], found: Entries, size: int) -> FieldArrays:
    """The arrays of a field, with `size` documents, of which only its ascending terms are known, each its own folded one."""
    none = np.zeros(0, np.int64)
    return FieldArrays(
        Strings.of(terms),
        np.arange(len(terms), dtype=np.int32),
        postings_of(found, impacts(np.ones(len(found.docs))), len(terms), size),
        np.zeros(STREAM_END, np.uint32),
        np.zeros(size + 1, np.int64),
        np.zeros(0, np.int32),
        pairs_of(none.astype(np.uint64), none, none, np.ones(size)),
    )


def facet_arrays(values: Sequence[bytes], folded: Sequence[bytes], found: Entries, size: int) -> FacetArrays:
    """The arrays of a facet with these ascending values, and what `folded_line` makes of each, in `size` documents."""
    by_document = np.sort(paired(found.docs, found.things))
    df = np.bincount(found.things, minlength=len(values))
    return FacetArrays(
        Strings.of(values),
        Strings.of(folded),
        offsets(df),
        found.docs.astype(np.int32),
        offsets(np.bincount(found.docs, minlength=size)),
        (by_document & LOW).astype(np.int32),
    )


@lru_cache(maxsize=1 << 16)
def folded_line(value: bytes) -> bytes:
    """A value as `Engine.values` looks for it: a new line, and its folded words, each behind a space.

    >>> folded_line("Tỉnh uỷ".encode())
    b'\\n tinh uy'
    """
    return ("\n" + "".join(f" {word}" for word in folded_words(value.decode()).split())).encode()


def paired(high: NDArray[np.integer], low: NDArray[np.integer]) -> Keys:
    """Both numbers in one: in the order of the first, then of the second."""
    return (high.astype(np.uint64) << HALF) | low.astype(np.uint64)


def _counted(things: Ints, docs: Ints, size: int) -> tuple[Entries, Ints]:
    """Each pair of a thing and a document, equal ones side by side, once, and how often it was there."""
    firsts = np.flatnonzero(changes_of(things * size + docs))
    return Entries(things[firsts], docs[firsts]), np.diff(firsts, append=len(things))
