"""From what stands in documents to the documents where something stands: counted, sorted and laid out all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.engines.whoosh.arrays import BITS, DENSE, STREAM_END, FacetArrays, FieldArrays, Pairs, Postings, Strings
from indexer.engines.whoosh.impact import impacts
from indexer.engines.whoosh.ints import Bytes, Floats, Int32s, Ints, Keys, changes_of, offsets
from indexer.engines.whoosh.streams import Stream
from indexer.text.tokens import folded_words

LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Counts:
    """How often things stand in documents: each thing with each of its documents once, ascending, and the frequency there."""

    things: Ints
    docs: Ints
    frequencies: Ints


NOTHING = Counts(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64))


def counted_terms(stream: Stream) -> Counts:
    """The terms of a stream, folded ones and their spellings, in its documents."""
    places = np.flatnonzero(stream.ids)
    own = stream.ids[places] - 1
    folded = stream.folded_of[own]
    spelt = own != folded
    keys = np.concatenate([_paired(folded, places), _paired(own[spelt], places[spelt])])
    keys.sort()
    return _counted((keys >> HALF).astype(np.int64), stream.docs_at((keys & LOW).astype(np.int64)), stream.size)


def counted_values(numbers: Int32s, docs: Ints) -> Counts:
    """Values by their numbers, each once in a document at most."""
    keys = np.sort(_paired(numbers, docs))
    return Counts((keys >> HALF).astype(np.int64), (keys & LOW).astype(np.int64), np.ones(len(keys), np.int64))


def counted_pairs(stream: Stream, shortness: Floats) -> Pairs:
    """The pairs of a stream; a word of document d counts `shortness[d]`."""
    firsts = np.flatnonzero((stream.ids[:-1] > 0) & (stream.ids[1:] > 0))
    keys = _paired(stream.folded_of[stream.ids[firsts] - 1], stream.folded_of[stream.ids[firsts + 1] - 1])
    order = np.argsort(keys, kind="stable")
    keys, positions = keys[order], firsts[order]
    changes = changes_of(keys)
    counts = _counted(np.cumsum(changes) - 1, stream.docs_at(positions), stream.size)
    distinct = keys[changes]
    postings = postings_of(counts, impacts(counts.frequencies * shortness[counts.docs]), len(distinct), stream.size)
    return Pairs(distinct, np.append(np.flatnonzero(changes), len(keys)), positions.astype(np.uint32), postings)


def postings_of(counts: Counts, bytes_: Bytes, things: int, size: int) -> Postings:
    """The postings of so many things in so many documents, with the impact of each of `counts`."""
    df = np.bincount(counts.things, minlength=things)
    is_dense = df * DENSE > size
    row = np.where(is_dense, np.cumsum(is_dense) - 1, -1).astype(np.int32)
    dense = np.zeros((int(is_dense.sum()), size), np.uint8)
    in_row = is_dense[counts.things]
    dense[row[counts.things[in_row]], counts.docs[in_row]] = bytes_[in_row]
    docs = counts.docs[~in_row].astype(np.int32)
    return Postings(df.astype(np.uint32), offsets(np.where(is_dense, 0, df)), docs, bytes_[~in_row], row, dense)


def words_alone(terms: Sequence[bytes], counts: Counts, size: int) -> FieldArrays:
    """The arrays of a field, with `size` documents, of which only its ascending terms are known, each its own folded one."""
    nothing = np.zeros(0, np.int32)
    numbers = np.arange(len(terms), dtype=np.int32)
    weights = impacts(counts.frequencies.astype(np.float64))
    none = Pairs(np.zeros(0, np.uint64), np.zeros(1, np.int64), np.zeros(0, np.uint32), postings_of(NOTHING, weights[:0], 0, size))
    postings = postings_of(counts, weights, len(terms), size)
    stream = np.zeros(STREAM_END, np.uint32)
    return FieldArrays(Strings.of(terms), numbers, postings, stream, np.zeros(size + 1, np.int64), nothing, none)


def facet_arrays(values: Sequence[bytes], counts: Counts, size: int) -> FacetArrays:
    """The arrays of a facet with these ascending values in `size` documents."""
    by_document = np.sort(_paired(counts.docs, counts.things))
    df = np.bincount(counts.things, minlength=len(values))
    of_value = counts.docs.astype(np.int32)
    at = offsets(df)
    frequent = np.flatnonzero(df * BITS > size)
    bits = np.zeros((len(frequent), -(-size // 64) * 64), np.bool_)
    for row, value in enumerate(frequent):
        bits[row, of_value[at[value] : at[value + 1]]] = True
    return FacetArrays(
        Strings.of(values),
        Strings.of([_listed(value) for value in values]),
        at,
        of_value,
        offsets(np.bincount(counts.docs, minlength=size)),
        (by_document & LOW).astype(np.int32),
        frequent.astype(np.int32),
        np.packbits(bits, axis=1, bitorder="little").view("<u8"),
    )


def _listed(value: bytes) -> bytes:
    return ("\n" + "".join(f" {word}" for word in folded_words(value.decode()).split())).encode()


def _paired(high: np.ndarray, low: np.ndarray) -> Keys:
    """Both numbers in one: in the order of the first, then of the second."""
    return (high.astype(np.uint64) << HALF) | low.astype(np.uint64)


def _counted(things: Ints, docs: Ints, size: int) -> Counts:
    """Each pair of a thing and a document, equal ones side by side, once with its frequency."""
    firsts = np.flatnonzero(changes_of(things * size + docs))
    return Counts(things[firsts], docs[firsts], np.diff(firsts, append=len(things)))
