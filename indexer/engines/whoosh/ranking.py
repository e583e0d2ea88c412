"""Scores and orders of the documents that match: BM25F over the query's words, more where their syllables stand together."""

from __future__ import annotations

import math

import numpy as np

from indexer.engines.base import EngineQuery
from indexer.engines.whoosh.evaluate import leaves, occurrences
from indexer.engines.whoosh.segment import Ints
from indexer.engines.whoosh.snapshot import Floats, Occurrences, Snapshot
from indexer.query.nodes import DirectiveKey, Leaf, Phrase

K1 = 1.2
"""BM25's usual value: the second time that a word stands in a text counts half as much as the first."""
TITLE_WEIGHT = 4.0
"""A title says what the meeting was: a word there counts as so many in the text."""
PAIR_WEIGHT = 0.5
"""Two syllables side by side, against a word of the query by itself."""


def ranked(snapshot: Snapshot, query: EngineQuery, matched: Ints) -> tuple[Ints, Floats]:
    """The page of `matched` (ascending) that `query` asks for, in its order, and their scores."""
    scores = _scores(snapshot, query, matched)
    count = query.offset + query.limit
    if query.sort == "relevance":
        order = _best(scores, snapshot.newest[matched], count)
    else:
        order = _smallest((snapshot.newest if query.sort == "newest" else snapshot.oldest)[matched], count)
    page = order[query.offset : count]
    return matched[page], scores[page]


def _best(scores: Floats, places: Ints, count: int) -> Ints:
    """Indexes of the `count` highest scores, equal ones by their places."""
    found = np.arange(len(scores))
    if 0 < count < len(scores):
        found = np.flatnonzero(scores >= np.partition(scores, -count)[-count])
    return found[np.lexsort((places[found], -scores[found]))][:count]


def _smallest(places: Ints, count: int) -> Ints:
    """Indexes of the `count` smallest, in order."""
    if count >= len(places):
        return np.argsort(places)
    chosen = np.argpartition(places, count)[:count]
    return chosen[np.argsort(places[chosen])]


def _scores(snapshot: Snapshot, query: EngineQuery, matched: Ints) -> Floats:
    scores = np.zeros(len(matched))
    weighted = [(leaf, 1.0) for leaf in dict.fromkeys(leaves(query.node))] + [(boost.node, boost.weight) for boost in query.boosts]
    for leaf, weight in weighted:
        scores += weight * _rarity(snapshot, leaf) * _saturated(_frequency(snapshot, leaf)[matched])
    for pair in dict.fromkeys(query.pairs):
        both = Phrase(tuple((word,) for word in pair.split()))
        frequency = _spread(snapshot, occurrences(snapshot, both), snapshot.text_factors)
        scores += PAIR_WEIGHT * _rarity(snapshot, both) * _saturated(frequency[matched])
    return scores


def _frequency(snapshot: Snapshot, leaf: Leaf) -> Floats:
    """How often a leaf stands in each document: in a text against its length, the title counting more."""
    found = occurrences(snapshot, leaf)
    if isinstance(leaf, DirectiveKey) or leaf.field != "text":
        return _spread(snapshot, found, np.ones(snapshot.size))
    in_title = _spread(snapshot, occurrences(snapshot, leaf, "title"), snapshot.title_factors)
    return _spread(snapshot, found, snapshot.text_factors) + TITLE_WEIGHT * in_title


def _spread(snapshot: Snapshot, found: Occurrences, factors: Floats) -> Floats:
    frequency = np.zeros(snapshot.size)
    frequency[found.docs] = found.counts * factors[found.docs]
    return frequency


def _saturated(frequency: Floats) -> Floats:
    return frequency / (K1 + frequency)


def _rarity(snapshot: Snapshot, leaf: Leaf) -> float:
    holding = int(snapshot.live[occurrences(snapshot, leaf).docs].sum())
    return math.log(1 + (snapshot.reports - holding + 0.5) / (holding + 0.5))
