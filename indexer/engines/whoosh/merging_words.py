"""One field's words of several segments as one: streams in a row, postings and pairs put together for some terms at a time.

Terms and pairs keep their order when they are numbered anew, so that of each part one range of them is read at a time, and
memory does not grow with the parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from pathlib import Path

import numpy as np

from indexer.engines.whoosh.arrays import STREAM_END, FieldArrays, Postings, Strings, add_part, shift_of
from indexer.engines.whoosh.container import ContainerWriter, unload
from indexer.engines.whoosh.ints import Floats, Int32s, Ints, Keys, Mask, cuts, offsets
from indexer.engines.whoosh.inversion import HALF, LOW, Entries, entries_in, in_order, paired, pairs_of, postings_of
from indexer.engines.whoosh.spools import Files, PairsSpool, PostingsSpool
from indexer.engines.whoosh.streams import layout

AT_ONCE = 1 << 18
"""Entries that are put together at a time: some 80 bytes each."""
TERM, BYTE = np.uint64(40), np.uint64(8)
"""Where a term, and its document, stand in one number; the last byte is the impact."""


@dataclass(frozen=True, slots=True)
class _FieldPart:
    """A field of a part: its documents' new numbers, -1 for the dead, and its terms' new ones, ascending. A term that is gone has
    the number of the next that is not."""

    field: FieldArrays
    documents: Int32s
    terms: Ints

    @property
    def alive(self) -> Mask:
        return np.asarray(self.documents >= 0)


def merge_field(
    folder: Path, file: ContainerWriter, name: str, fields: list[FieldArrays], documents: list[Int32s], shortness: Floats
) -> None:
    """Add to `file` the field called `name` of the documents that live on: `documents` tells for each part their new numbers, -1 for the
    dead, and `shortness` what a word of each new one counts. Temporary files are in `folder`."""
    living = [_living(field.postings, own >= 0) for field, own in zip(fields, documents, strict=True)]
    terms, numbers, lives = united([field.terms for field in fields], living)
    parts = [_FieldPart(*part) for part in zip(fields, documents, numbers, strict=True)]
    folded_of = np.zeros(len(terms), np.int32)
    for part, own in zip(parts, lives, strict=True):
        folded_of[part.terms[own]] = part.terms[part.field.folded_of[own]]
    shift = shift_of(name)
    blocks = np.concatenate([(np.diff(part.field.starts) >> shift)[part.alive] for part in parts])
    starts, doc_of_block = layout(blocks, shift)
    add_part(file, Strings.of(terms), f"field/{name}/terms")
    for column, array in (("folded_of", folded_of), ("starts", starts), ("doc_of_block", doc_of_block)):
        file.add(f"field/{name}/{column}", array)
    file.add_pieces(f"field/{name}/stream", np.dtype("<u4"), (int(starts[-1]) + STREAM_END,), _stream(parts))
    with Files(folder) as files:
        postings = PostingsSpool(f"field/{name}/postings", len(shortness), files)
        _merge_postings(postings, parts, len(terms), len(shortness))
        postings.write(file)
        pairs = PairsSpool(f"field/{name}/pairs", len(shortness), files)
        _merge_pairs(pairs, parts, len(terms), shift, starts, doc_of_block, shortness)
        pairs.write(file)


def _unload(parts: Sequence[_FieldPart]) -> None:
    # Or a merge of ten thousand reports holds 80 MB of files in memory that nobody needs again.
    for part in parts:
        unload(part.field.stream)


def united(strings: list[Strings], living: list[Mask]) -> tuple[list[bytes], list[Ints], list[Mask]]:
    """The strings that live on in any part, ascending; of each part the new numbers of its own, ascending; and which of them live."""
    every = sorted(set().union(*strings))
    number = {string: place for place, string in enumerate(every)}
    numbers = [np.array([number[string] for string in own], np.int64) for own in strings]
    lives = np.zeros(len(every), np.bool_)
    for own, alive in zip(numbers, living, strict=True):
        lives[own[alive]] = True
    before: Ints = np.cumsum(lives) - lives
    return list(compress(every, lives.tolist())), [before[own] for own in numbers], [lives[own] for own in numbers]


def _living(postings: Postings, alive: Mask) -> Mask:
    """Which things stand in documents that live on."""
    if alive.all():
        return np.asarray(postings.df > 0)
    found = np.zeros(len(postings.df), np.bool_)
    found[np.repeat(np.arange(len(found)), np.diff(postings.docs_at))[alive[postings.docs]]] = True
    found[postings.dense_row >= 0] = postings.dense[:, alive].any(axis=1)
    return found


def _stream(parts: Sequence[_FieldPart]) -> Iterator[memoryview]:
    """The streams of the documents that live on, in pieces."""
    for part in parts:
        number = np.append(0, part.terms + 1).astype("<u4")
        for first, end in pairwise(cuts(AT_ONCE, part.field.starts)):
            starts = part.field.starts[first : end + 1]
            ids = number[part.field.stream[starts[0] : starts[-1]]]
            yield ids[np.repeat(part.alive[first:end], np.diff(starts))].data
    yield np.zeros(STREAM_END, "<u4").data


def _merge_postings(spool: PostingsSpool, parts: Sequence[_FieldPart], terms: int, size: int) -> None:
    counts = np.zeros(terms + 1, np.int64)
    for part in parts:
        counts += np.bincount(part.terms, part.field.postings.df, minlength=terms + 1).astype(np.int64)
    for first, end in pairwise(cuts(AT_ONCE, offsets(counts[:terms]))):
        keys = np.concatenate([_entries(part, first, end) for part in parts])
        keys.sort()
        found = Entries((keys >> TERM).astype(np.int64), (keys >> BYTE & LOW).astype(np.int64))
        spool.add(postings_of(found, keys.astype(np.uint8), end - first, size))
        _unload(parts)


def _entries(part: _FieldPart, first: int, end: int) -> Keys:
    """The postings of the terms from `first` to before `end`: term (from `first` on), document and impact in one number."""
    a, b = np.searchsorted(part.terms, [first, end]).tolist()
    things, docs, impacts = entries_in(part.field.postings, a, b)
    new = part.documents[docs]
    alive = new >= 0
    terms = (part.terms[a:b] - first)[things[alive]]
    return np.asarray(terms.astype(np.uint64) << TERM | new[alive].astype(np.uint64) << BYTE | impacts[alive])


def _merge_pairs(
    spool: PairsSpool, parts: Sequence[_FieldPart], terms: int, shift: int, starts: Ints, doc_of_block: Int32s, shortness: Floats
) -> None:
    """The pairs in the order of their first words, those of so many words at a time."""
    firsts = [part.terms[(part.field.pairs.keys >> HALF).astype(np.int64)] for part in parts]
    counts = np.zeros(terms + 1, np.int64)
    for part, own in zip(parts, firsts, strict=True):
        counts += np.bincount(own, np.diff(part.field.pairs.at), minlength=terms + 1).astype(np.int64)
    for first, end in pairwise(cuts(AT_ONCE, offsets(counts[:terms]))):
        pieces = [_placed(part, own, first, end, shift, starts) for part, own in zip(parts, firsts, strict=True)]
        keys, positions = (np.concatenate(column) for column in zip(*pieces, strict=True))
        keys, positions = in_order(keys, positions)
        spool.add(pairs_of(keys, positions, doc_of_block[positions >> shift].astype(np.int64), shortness))
        _unload(parts)


def _placed(part: _FieldPart, firsts: Ints, first: int, end: int, shift: int, starts: Ints) -> tuple[Keys, Ints]:
    """The pairs whose first words are those from `first` to before `end`, with their new keys and positions, in order."""
    pairs = part.field.pairs
    a, b = np.searchsorted(firsts, [first, end])
    positions = pairs.positions[pairs.at[a] : pairs.at[b]].astype(np.int64)
    docs = part.field.doc_of_block[positions >> shift]
    keys = paired(firsts[a:b], part.terms[(pairs.keys[a:b] & LOW).astype(np.int64)])
    new = part.documents[docs]
    moved = positions - part.field.starts[docs] + starts[new]
    alive = new >= 0
    return np.repeat(keys, np.diff(pairs.at[a : b + 1]))[alive], moved[alive]
