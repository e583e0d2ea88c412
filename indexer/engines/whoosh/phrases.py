"""Phrases found by positions: those of the rarest two of their words side by side, and there the other words in the stream."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise

import numpy as np

from indexer.engines.whoosh.impact import impacts, text_shortness
from indexer.engines.whoosh.ints import Bytes, Int32s, Ints, Mask, Uint32s, changes_of
from indexer.engines.whoosh.segment import OpenField, OpenSegment
from indexer.query.nodes import Phrase

NOWHERE: Ints = np.zeros(0, np.int64)


def phrase_impacts(segment: OpenSegment, phrase: Phrase) -> tuple[Int32s, Bytes]:
    """The documents of a segment that hold `phrase`, of two words or more, ascending, and its impact on each."""
    field = segment.fields[phrase.field]
    docs = field.docs_of(phrase_places(field, phrase.words))
    firsts = changes_of(docs).nonzero()[0]
    docs, weights = docs[firsts], np.diff(firsts, append=len(docs)).astype(np.float64)
    if phrase.field == "text":
        weights *= text_shortness(segment.arrays.columns.text_words[docs])
    return docs, impacts(weights)


def phrase_places(field: OpenField, words: tuple[tuple[str, ...], ...]) -> Ints:
    """Where the phrase begins in the field's stream, ascending: at each place of `words` one of its terms, no gap between."""
    numbers = [[number for term in dict.fromkeys(terms) if (number := field.numbers.get(term.encode())) is not None] for terms in words]
    if len(words) < 2 or not all(numbers):
        return NOWHERE
    folded = [{field.folded_of.item(number) for number in each} for each in numbers]
    places, rarest = _rarest_pair(field, folded)
    for offset, each in enumerate(numbers):
        if not len(places):
            break
        if offset in (rarest, rarest + 1) and folded[offset] == set(each):
            continue  # asked for bare: the pair itself says that the word is there
        # A place before the beginning of the stream wraps round to the gaps behind its end, and one behind them is not reached
        # without a word that must stand in them: so no bounds need be looked at.
        there = field.stream.take(places + offset, mode="wrap")
        places = places[_holds(field, there, each).nonzero()[0]]
    return places


def pair_number(field: OpenField, first: int, second: int) -> int:
    """The number of the pair of two folded terms, -1 where they never stand side by side."""
    keys = field.pairs.keys
    key = np.uint64(first << 32 | second)
    place = int(keys.searchsorted(key))
    return place if place < len(keys) and keys[place] == key else -1


def _rarest_pair(field: OpenField, folded: list[set[int]]) -> tuple[Ints, int]:
    """Where the phrase could begin, going by those two neighbours that are rarest together, and the offset of the first of them."""
    wanted = [(offset, a << 32 | b) for offset, (first, second) in enumerate(pairwise(folded)) for a in first for b in second]
    pairs = field.pairs.keys.searchsorted(np.array([key for _, key in wanted], np.uint64)).tolist()
    found: list[list[tuple[int, int]]] = [[] for _ in folded[1:]]
    for (offset, key), pair in zip(wanted, pairs, strict=True):
        if pair < len(field.pairs.keys) and field.pairs.keys.item(pair) == key:
            found[offset].append((field.pairs.at.item(pair), field.pairs.at.item(pair + 1)))
    counts = [sum(end - start for start, end in each) for each in found]
    rarest = counts.index(min(counts))
    parts = [field.pairs.positions[start:end] for start, end in found[rarest]]
    places = parts[0] if len(parts) == 1 else np.sort(np.concatenate([NOWHERE, *parts]))
    return places.astype(np.int64) - rarest, rarest


def _holds(field: OpenField, there: Uint32s, numbers: list[int]) -> Mask:
    """Whether what stands in the stream is one of these terms, or a spelling of it where the term is a folded one."""
    return reduce(np.logical_or, [_is(field, there, number) for number in numbers])


def _is(field: OpenField, there: Uint32s, number: int) -> Mask:
    if field.folded_of.item(number) == number:
        return np.asarray(field.folded_at.take(there) == number)
    return np.asarray(there == number + 1)
