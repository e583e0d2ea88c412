"""Phrases found by positions: those of the rarest two of their words side by side, and there the other words in the stream."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np

from indexer.engines.whoosh.impact import impacts, text_shortness
from indexer.engines.whoosh.ints import Bytes, Int32s, Ints, Mask, Uint32s, changes_of, group_ends
from indexer.engines.whoosh.segment import OpenField, OpenSegment
from indexer.query.nodes import Phrase

NOWHERE: Ints = np.zeros(0, np.int64)
Choice = tuple[int, list[int]]
"""A folded term, and the terms of it that will do: itself where the word was typed bare."""


def phrase_impacts(segment: OpenSegment, phrase: Phrase) -> tuple[Int32s, Bytes]:
    """The documents of a segment that hold `phrase`, of two words or more, ascending, and its impact on each."""
    field = segment.fields[phrase.field]
    docs = field.docs_of(phrase_places(field, phrase.words))
    ends = group_ends(changes_of(docs))
    docs, weights = docs[ends[:-1]], np.diff(ends).astype(np.float64)
    if phrase.field == "text":
        weights *= text_shortness(segment.arrays.columns.text_words[docs])
    return docs, impacts(weights)


def phrase_places(field: OpenField, words: tuple[tuple[str, ...], ...]) -> Ints:
    """Where the phrase begins in the field's stream, ascending: at each place of `words` one of its terms, no gap between."""
    choices = [_terms_there(field, terms) for terms in words]
    if len(words) < 2 or not all(choices):
        return NOWHERE
    found = [_places(field, chosen) for chosen in product(*choices)]
    return found[0] if len(found) == 1 else np.unique(np.concatenate(found))


def pair_number(field: OpenField, first: int, second: int) -> int:
    """The number of the pair of two folded terms, -1 where they never stand side by side."""
    keys = field.pairs.keys
    key = np.uint64(first << 32 | second)
    place = int(keys.searchsorted(key))
    return place if place < len(keys) and keys[place] == key else -1


def _terms_there(field: OpenField, terms: tuple[str, ...]) -> list[Choice]:
    """Those of the terms of a word that the field has, by their folded terms; nearly always they have one in common."""
    choices: dict[int, list[int]] = {}
    for term in terms:
        number = field.numbers.get(term.encode())
        if number is not None:
            choices.setdefault(field.folded_of.item(number), []).append(number)
    return list(choices.items())


def _places(field: OpenField, words: tuple[Choice, ...]) -> Ints:
    """Where these words begin to stand side by side, ascending."""
    pairs = field.pairs
    wanted = [a << 32 | b for (a, _), (b, _) in pairwise(words)]
    numbers = pairs.keys.searchsorted(np.array(wanted, np.uint64)).tolist()
    if any(number == len(pairs.keys) or pairs.keys.item(number) != key for number, key in zip(numbers, wanted, strict=True)):
        return NOWHERE
    ranges = [(pairs.at.item(number), pairs.at.item(number + 1)) for number in numbers]
    counts = [end - start for start, end in ranges]
    rarest = counts.index(min(counts))
    places = pairs.positions[slice(*ranges[rarest])].astype(np.int64) - rarest
    for offset, (folded, terms) in enumerate(words):
        if offset not in (rarest, rarest + 1) or folded not in terms:
            # A place before the beginning of the stream wraps round to the gaps behind its end, and one behind them is not reached
            # without a word that must stand in them: so no bounds need be looked at.
            there = field.stream.take(places + offset, mode="wrap")
            places = places[_holds(field, there, folded, terms).nonzero()[0]]
    return places


def _holds(field: OpenField, there: Uint32s, folded: int, terms: list[int]) -> Mask:
    """Whether what stands in the stream is one of `terms`, or any spelling of `folded` where that is one of them."""
    if folded in terms:
        return np.asarray(field.folded_at.take(there) == folded)
    held: Mask = there == terms[0] + 1
    for term in terms[1:]:
        held |= there == term + 1
    return held
