"""Whoosh's postings of a segment, derived from its arrays: what plain Whoosh finds there is what the arrays hold.

The words of a field are sorted by folded term, so many documents at a time, and put together for so many terms at a time: a
segment of any size takes the same memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from tempfile import TemporaryFile
from typing import BinaryIO

import numpy as np
from whoosh.codec.whoosh3 import W3FieldWriter
from whoosh.fields import Schema

from indexer.engines.whoosh.arrays import FieldArrays, SegmentArrays, shift_of
from indexer.engines.whoosh.blocks import FieldBlocks
from indexer.engines.whoosh.container import Array
from indexer.engines.whoosh.ints import Ints, Uint32s, changes_of, cuts, offsets
from indexer.engines.whoosh.inversion import LOW, paired
from indexer.engines.whoosh.schema import KEYS, OFFICIAL_ROLE, PLACE, URL, facet_field, spelling_number
from indexer.fields import FACETS
from indexer.query.nodes import TEXT_FIELDS
from indexer.text.tokens import BLOCK_GAP

AT_ONCE = 1 << 19
"""Words that are sorted, or put together, at a time: some 60 bytes each."""

Lists = Iterator[tuple[bytes, Sequence[int]]]
"""Ascending terms and the ascending documents of each."""


def write_postings(writer: W3FieldWriter, schema: Schema, arrays: SegmentArrays) -> None:
    """Write all that Whoosh keeps of `arrays`, field by field in the order of their names, as it reads them."""
    facets = {facet_field(name): name for name in FACETS} | {OFFICIAL_ROLE: OFFICIAL_ROLE}
    for name in sorted(schema.names()):
        if not schema[name].indexed:
            continue
        with FieldBlocks(writer, name, schema[name]) as blocks:
            if name in TEXT_FIELDS:
                _write_words(blocks, arrays.fields[name], shift_of(name))
            else:
                for term, docs in _lists(arrays, facets.get(name, name)):
                    blocks.add(term, docs)


def _lists(arrays: SegmentArrays, name: str) -> Lists:
    """What has values without positions."""
    if name == KEYS:
        return _keys(arrays.fields[KEYS])
    if name == URL:
        return _pages(list(arrays.columns.urls))
    facet = arrays.facets[name]
    docs, at = facet.docs.tolist(), facet.at.tolist()
    return ((value, docs[start:end]) for value, (start, end) in zip(facet.values, pairwise(at), strict=True))


def _keys(field: FieldArrays) -> Lists:
    postings = field.postings
    for number, (term, row) in enumerate(zip(field.terms, postings.dense_row.tolist(), strict=True)):
        start, end = postings.docs_at[number : number + 2]
        yield term, (np.flatnonzero(postings.dense[row]) if row >= 0 else postings.docs[start:end]).tolist()


def _pages(urls: list[bytes]) -> Lists:
    docs: dict[bytes, list[int]] = {}
    for document, url in enumerate(urls):
        docs.setdefault(url, []).append(document)
    return ((url, docs[url]) for url in sorted(docs))


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Words of some documents in the order of their folded terms: those of term t are `docs[at[t]:at[t + 1]]`, and beside them
    their places (`schema.PLACE`), two numbers each."""

    at: Ints
    docs: Array
    places: Array


def _write_words(blocks: FieldBlocks, field: FieldArrays, shift: int) -> None:
    terms = list(field.terms)
    spellings = np.array([spelling_number(term.decode()) if term[:1] in b"=~" else 0 for term in terms], np.uint32)
    with TemporaryFile() as file:
        every = (_sorted_words(field, shift, spellings, *bounds) for bounds in pairwise(cuts(AT_ONCE, field.starts)))
        parts = [_kept(part, file) for part in every if len(part.docs)]
        counts = np.sum([np.diff(part.at) for part in parts], axis=0) if parts else np.zeros(0, np.int64)
        for first, end in pairwise(cuts(AT_ONCE, offsets(counts))):
            _write_terms(blocks, terms, parts, first, end)


def _sorted_words(field: FieldArrays, shift: int, spellings: Uint32s, first: int, end: int) -> _Sorted:
    """The words of the documents from `first` to before `end`."""
    start = int(field.starts[first])
    ids = field.stream[start : int(field.starts[end])]
    words = np.flatnonzero(ids)
    folded = field.folded_of[ids[words] - 1]
    words = (np.sort(paired(folded, words)) & LOW).astype(np.int64)
    docs = field.doc_of_block[(words + start) >> shift]
    begins = field.starts[docs] - start
    gaps = np.cumsum(ids == 0)
    # A document begins with a word, so that the gaps before it are those of the documents before.
    blocks_before = gaps[words] - gaps[begins]
    own = ids[words] - 1
    places = np.stack([words - begins + (BLOCK_GAP - 1) * blocks_before, spellings[own]], axis=1).astype("<u4")
    return _Sorted(offsets(np.bincount(folded, minlength=len(field.terms))), docs, places)


def _kept(part: _Sorted, file: BinaryIO) -> _Sorted:
    """The same, in a file."""
    kept = []
    for array in (part.docs, part.places):
        offset = file.seek(0, 2)
        file.write(array.data)
        file.flush()
        kept.append(np.memmap(file, array.dtype, "r", offset, array.shape))
    return _Sorted(part.at, *kept)


def _write_terms(blocks: FieldBlocks, terms: list[bytes], parts: list[_Sorted], first: int, end: int) -> None:
    """Write the postings of the terms from `first` to before `end`, of all parts together."""
    slices = [slice(part.at[first], part.at[end]) for part in parts]
    numbers = np.concatenate([np.repeat(np.arange(end - first), np.diff(part.at[first : end + 1])) for part in parts])
    docs = np.concatenate([part.docs[piece] for part, piece in zip(parts, slices, strict=True)])
    places = np.concatenate([part.places[piece] for part, piece in zip(parts, slices, strict=True)])
    if len(parts) > 1:
        order = np.argsort(numbers, kind="stable")
        numbers, docs, places = numbers[order], docs[order], places[order]
    begins = np.flatnonzero(changes_of(paired(numbers, docs)))
    ends = np.append(begins, len(docs))
    weights = np.diff(ends).astype(np.float64).tolist()
    content = places.tobytes()
    values = [content[a:b] for a, b in pairwise((ends * PLACE.size).tolist())]
    found = docs[begins].tolist()
    for term, (a, b) in zip(terms[first:end], pairwise(offsets(np.bincount(numbers[begins], minlength=end - first)).tolist()), strict=True):
        if a < b:
            blocks.add(term, found[a:b], weights[a:b], values[a:b])
