"""Whoosh's postings of a segment, derived from its arrays: what plain Whoosh finds there is what the arrays hold.

The words of a field are sorted by folded term, so many documents at a time, and put together for so many terms at a time: a
segment of any size takes the same memory.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

import numpy as np
from whoosh.codec.whoosh3 import W3FieldWriter
from whoosh.fields import Schema

from indexer.engines.whoosh.arrays import FieldArrays, Postings, SegmentArrays, shift_of
from indexer.engines.whoosh.blocks import FieldBlocks, Lists
from indexer.engines.whoosh.container import Array, unload
from indexer.engines.whoosh.ints import Ints, changes_of, cuts, group_ends, offsets
from indexer.engines.whoosh.inversion import LOW, entries_in, entries_of, paired
from indexer.engines.whoosh.schema import KEYS, OFFICIAL_ROLE, PLACE, URL, facet_field
from indexer.fields import FACETS
from indexer.query.nodes import TEXT_FIELDS
from indexer.text.tokens import BLOCK_GAP

AT_ONCE = 1 << 18
"""Words that are sorted, or put together, at a time: some 60 bytes each."""


def write_postings(writer: W3FieldWriter, schema: Schema, arrays: SegmentArrays, folder: Path) -> None:
    """Write all that Whoosh keeps of `arrays`, field by field in the order of their names, as it reads them; temporary files are in
    `folder`."""
    facets = {facet_field(name): name for name in FACETS} | {OFFICIAL_ROLE: OFFICIAL_ROLE}
    for name in sorted(schema.names()):
        if not schema[name].indexed:
            continue
        with FieldBlocks(writer, name, schema[name]) as blocks:
            if name in TEXT_FIELDS:
                _write_words(folder, blocks, arrays.fields[name], shift_of(name))
            elif name == KEYS:
                blocks.write(_keys(arrays.fields[KEYS]))
            elif name == URL:
                blocks.write(_pages(list(arrays.columns.urls)))
            else:
                facet = arrays.facets[facets[name]]
                blocks.write(Lists(list(facet.values), facet.at, facet.docs))


def _keys(field: FieldArrays) -> Lists:
    return _spelt(list(field.terms), field.postings, 0, len(field.terms))


def _pages(urls: list[bytes]) -> Lists:
    order = sorted(range(len(urls)), key=urls.__getitem__)
    found = [urls[document] for document in order]
    firsts = [n for n, url in enumerate(found) if not n or url != found[n - 1]]
    return Lists([found[n] for n in firsts], np.array([*firsts, len(urls)]), np.array(order, np.int32))


def _spelt(terms: list[bytes], postings: Postings, first: int, end: int) -> Lists:
    """The documents of the terms from `first` to before `end`, and nothing more of them."""
    things, docs, _ = entries_in(postings, first, end)
    found = entries_of(things, docs)
    return Lists(terms[first:end], offsets(postings.df[first:end]), found.docs.astype(np.int32))


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Words of some documents in the order of their folded terms: those of term t are `docs[at[t]:at[t + 1]]`, and beside them
    their places."""

    at: Ints
    docs: Array
    places: Array


def _write_words(folder: Path, blocks: FieldBlocks, field: FieldArrays, shift: int) -> None:
    """Folded terms with their positions, and between them, where the order of bytes has them, the others."""
    terms = list(field.terms)
    with TemporaryFile(dir=folder) as file:
        every = (_sorted_words(field, shift, *bounds) for bounds in pairwise(cuts(AT_ONCE, field.starts)))
        parts = [_kept(part, file) for part in every if len(part.docs)]
        words = offsets(np.sum([np.diff(part.at) for part in parts], axis=0)) if parts else np.zeros(1, np.int64)
        is_folded = field.folded_of == np.arange(len(terms))
        for first, end in pairwise(group_ends(changes_of(is_folded)).tolist()):
            size = words if is_folded[first] else offsets(field.postings.df)
            for a, b in pairwise([first + cut for cut in cuts(AT_ONCE, size[first : end + 1])]):
                if is_folded[first]:
                    blocks.write(_placed(terms, parts, a, b))
                else:
                    found = _spelt(terms, field.postings, a, b)
                    blocks.write(replace(found, values=[b""] * len(found.docs)))


def _sorted_words(field: FieldArrays, shift: int, first: int, end: int) -> _Sorted:
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
    places = (words - begins + (BLOCK_GAP - 1) * blocks_before).astype("<u4")
    unload(field.stream)
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


def _placed(terms: list[bytes], parts: list[_Sorted], first: int, end: int) -> Lists:
    """The documents of the folded terms from `first` to before `end`, and where they stand there, of all parts together."""
    slices = [slice(part.at[first], part.at[end]) for part in parts]
    numbers = np.concatenate([np.repeat(np.arange(end - first), np.diff(part.at[first : end + 1])) for part in parts])
    docs = np.concatenate([part.docs[piece] for part, piece in zip(parts, slices, strict=True)])
    places = np.concatenate([part.places[piece] for part, piece in zip(parts, slices, strict=True)])
    for part in parts:
        unload(part.docs)
        unload(part.places)
    if len(parts) > 1:
        order = np.argsort(numbers, kind="stable")
        numbers, docs, places = numbers[order], docs[order], places[order]
    ends = group_ends(changes_of(paired(numbers, docs)))
    firsts, content = ends[:-1], places.tobytes()
    return Lists(
        terms[first:end],
        offsets(np.bincount(numbers[firsts], minlength=end - first)),
        docs[firsts],
        np.diff(ends).astype(np.float64),
        [content[a:b] for a, b in pairwise((ends * PLACE.size).tolist())],
    )
