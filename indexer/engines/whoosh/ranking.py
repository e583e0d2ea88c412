"""Scores and orders of the documents that match: BM25F over the query's words, more where their syllables stand together."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from indexer.engines.base import EngineQuery
from indexer.engines.whoosh.evaluate import Leaf, Occurrences, leaves, occurrences
from indexer.engines.whoosh.segment import Ints
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.query.nodes import DirectiveKey, Phrase

Floats = NDArray[np.float64]

# Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), give K1 1.2 to 2 and B 0.5 to 0.8 as good on most
# collections. A title is short and says what the meeting was; a word there counts as four in the text.
K1 = 1.2
B_TEXT, B_TITLE = 0.75, 0.3
TITLE_WEIGHT = 4.0
PAIR_WEIGHT = 0.5
"""Two syllables side by side, against a word of the query by itself."""


def ranked(snapshot: Snapshot, query: EngineQuery, matched: Ints) -> tuple[Ints, Floats]:
    """The page of `matched` (ascending) that `query` asks for, in its order, and their scores."""
    scores = _scores(snapshot, query, matched)
    if query.sort == "relevance":
        keys = np.lexsort((snapshot.newest[matched], -scores)) if query.limit else np.zeros(0, np.int64)
    else:
        places = snapshot.newest if query.sort == "newest" else snapshot.oldest
        keys = _smallest(places[matched], query.offset + query.limit)
    page = keys[query.offset : query.offset + query.limit]
    return matched[page], scores[page]


def _smallest(places: Ints, count: int) -> Ints:
    """Indexes of the `count` smallest, in order."""
    if count >= len(places):
        return np.argsort(places)
    chosen = np.argpartition(places, count)[:count]
    return chosen[np.argsort(places[chosen])]


def _scores(snapshot: Snapshot, query: EngineQuery, matched: Ints) -> Floats:
    scores = np.zeros(len(matched))
    total = int(snapshot.live.sum())
    for leaf in dict.fromkeys(leaves(query.node)):
        found = occurrences(snapshot, leaf)
        scores += _rarity(snapshot, total, found) * _saturated(_frequency(snapshot, leaf, found)[matched])
    for pair in dict.fromkeys(query.pairs):
        found = occurrences(snapshot, Phrase(tuple((word,) for word in pair.split())))
        frequency = _spread(snapshot, found, _shortness(snapshot, snapshot.text_words, B_TEXT))
        scores += PAIR_WEIGHT * _rarity(snapshot, total, found) * _saturated(frequency[matched])
    return scores


def _frequency(snapshot: Snapshot, leaf: Leaf, found: Occurrences) -> Floats:
    """How often a leaf stands in each document: in a text against its length, the title counting more."""
    if isinstance(leaf, DirectiveKey) or leaf.field != "text":
        return _spread(snapshot, found, np.ones(snapshot.size))
    in_title = occurrences(snapshot, leaf, "title")
    return _spread(snapshot, found, _shortness(snapshot, snapshot.text_words, B_TEXT)) + TITLE_WEIGHT * _spread(
        snapshot, in_title, _shortness(snapshot, snapshot.title_words, B_TITLE)
    )


def _spread(snapshot: Snapshot, found: Occurrences, factors: Floats) -> Floats:
    frequency = np.zeros(snapshot.size)
    frequency[found.docs] = found.counts * factors[found.docs]
    return frequency


def _shortness(snapshot: Snapshot, lengths: Ints, b: float) -> Floats:
    """BM25's factor of each document: above one where it is shorter than the mean of the living."""
    mean = float(lengths[snapshot.live].mean()) if snapshot.live.any() else 1.0
    return np.asarray(1 / (1 - b + b * lengths / max(mean, 1.0)))


def _saturated(frequency: Floats) -> Floats:
    return frequency / (K1 + frequency)


def _rarity(snapshot: Snapshot, total: int, found: Occurrences) -> float:
    holding = int(snapshot.live[found.docs].sum())
    return math.log(1 + (total - holding + 0.5) / (holding + 0.5))
