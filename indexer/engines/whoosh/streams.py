"""The words of one field of many documents in a row: which terms stand where, passages without accents told from the others."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import numpy as np

from indexer.engines.whoosh.arrays import STREAM_END
from indexer.engines.whoosh.ints import Int32s, Ints, Mask, Uint32s, offsets, ranges
from indexer.engines.whoosh.lexicon import GAP, Lexicon
from indexer.text.tokens import BARE_BLOCK, BARE_RUN


@dataclass(frozen=True, slots=True)
class Stream:
    """A field's words as `arrays.FieldArrays` has them, with their terms as bytes, in order; `words` counts those of each document,
    `numbers` are the lexicon's own of the terms."""

    terms: list[bytes]
    numbers: Ints
    folded_of: Int32s
    ids: Uint32s
    starts: Ints
    doc_of_block: Int32s
    words: Int32s
    shift: int

    @property
    def size(self) -> int:
        """Documents."""
        return len(self.words)

    def docs_at(self, positions: Ints) -> Ints:
        """The documents that positions belong to."""
        return np.asarray(self.doc_of_block[positions >> self.shift], np.int64)


def make_stream(lexicon: Lexicon, chunks: array[int], ends: array[int], shift: int) -> Stream:
    """The stream of documents whose chunks stand in a row, each from one of `ends` to the next."""
    words, docs = _words(lexicon, np.asarray(chunks), np.asarray(ends))
    size = len(ends) - 1
    lengths = np.bincount(docs, minlength=size)
    # A gap, at least, stands behind every document that has words, so that no phrase reaches from one into the next.
    starts, doc_of_block = layout(np.where(lengths > 0, (lengths >> shift) + 1, 0), shift)
    places = np.arange(len(words)) + np.repeat(starts[:-1] - offsets(lengths)[:-1], lengths)
    bare = _in_bare_passages(lexicon, words, docs)
    there = words != GAP
    words, docs, places, bare = words[there], docs[there], places[there], bare[there]
    own, folded = _terms_of(lexicon, words, bare)
    numbers, renumbered = _in_order(lexicon, own, folded)
    own, folded = renumbered[own], renumbered[folded]
    folded_of = np.zeros(len(numbers), np.int32)
    folded_of[own], folded_of[folded] = folded, folded
    ids = np.zeros(int(starts[-1]) + STREAM_END, np.uint32)
    ids[places] = own + 1
    terms = [lexicon.terms[number] for number in numbers.tolist()]
    return Stream(terms, numbers, folded_of, ids, starts, doc_of_block, np.bincount(docs, minlength=size).astype(np.int32), shift)


def layout(blocks: Ints, shift: int) -> tuple[Ints, Int32s]:
    """Where documents of so many blocks begin, and which document each block of 2 ** shift positions belongs to."""
    return offsets(blocks) << shift, np.repeat(np.arange(len(blocks), dtype=np.int32), blocks)


def _words(lexicon: Lexicon, chunks: Int32s, ends: Ints) -> tuple[Int32s, Ints]:
    """The words of all documents with one gap between blocks, and the document of each."""
    chunk_at = np.concatenate([[0], np.asarray(lexicon.chunk_ends)])
    counts = np.diff(chunk_at)[chunks]
    words = np.asarray(lexicon.chunk_words)[ranges(chunk_at[chunks], counts)]
    docs = np.repeat(np.arange(len(ends) - 1), np.diff(offsets(counts)[ends]))
    behind_a_word = np.zeros(len(words), np.bool_)
    behind_a_word[1:] = (words[:-1] != GAP) & (docs[1:] == docs[:-1])
    kept = (words != GAP) | behind_a_word
    words, docs = words[kept], docs[kept]
    before_a_word = np.zeros(len(words), np.bool_)
    before_a_word[:-1] = docs[1:] == docs[:-1]
    kept = (words != GAP) | before_a_word
    return words[kept], docs[kept]


def _terms_of(lexicon: Lexicon, words: Int32s, bare: Mask) -> tuple[Int32s, Int32s]:
    """The lexicon's numbers of each word's own term and of its folded one."""
    own, folded = np.asarray(lexicon.own)[words], np.asarray(lexicon.folded)[words]
    kinds, kind = np.unique(words[bare], return_inverse=True)
    own[bare] = np.array([lexicon.bare_term(word) for word in kinds.tolist()], np.int32)[kind]
    return own, folded


def _in_bare_passages(lexicon: Lexicon, words: Int32s, docs: Ints) -> Mask:
    """`text.tokens` has the rule: ten words of letters in a row without a mark, or three that are a whole block."""
    marked, lettered = (np.frombuffer(flags, np.bool_)[words] for flags in (lexicon.marked, lexicon.lettered))
    begins_block = words == GAP
    begins_block[:1] = True
    begins_block[1:] |= docs[1:] != docs[:-1]
    block = np.cumsum(begins_block) - 1
    passage = np.cumsum(begins_block | marked) - 1
    unmarked = (words != GAP) & ~marked
    letters = np.bincount(passage, lettered & unmarked)
    needed = np.where(np.bincount(block, marked) > 0, BARE_RUN, BARE_BLOCK)
    return np.asarray(unmarked & (letters[passage] >= needed[block]))


def _in_order(lexicon: Lexicon, own: Int32s, folded: Int32s) -> tuple[Ints, Int32s]:
    """The lexicon's numbers of the terms that are used, in the order of their bytes, and by these numbers their new ones."""
    used = np.zeros(len(lexicon.terms), np.bool_)
    used[own] = used[folded] = True
    numbers = np.array(sorted(np.flatnonzero(used).tolist(), key=lexicon.terms.__getitem__), np.int64)
    renumbered = np.zeros(len(lexicon.terms), np.int32)
    renumbered[numbers] = np.arange(len(numbers))
    return numbers, renumbered
