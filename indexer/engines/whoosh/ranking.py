"""Scores and orders of the documents found: BM25F over the query's words, more where their syllables stand together.

    score = recency · Σ weight · rarity · impact / 255

over the leaves of the query that ask for something (weight 1), its pairs (`PAIR_WEIGHT`) and its boosts (their own weight). The
impact is `impact.py`'s byte, of a word with several terms the highest; rarity is BM25's over living reports; `recency.py` says
how little a newer meeting raises it.
"""

from __future__ import annotations

import math

import numpy as np

from indexer.engines.base import EngineQuery
from indexer.engines.whoosh.evaluate import Found, Rows, leaves
from indexer.engines.whoosh.ints import Bytes, Float32s, Ints, highest
from indexer.engines.whoosh.rows import pair_row
from indexer.engines.whoosh.snapshot import Snapshot

PAIR_WEIGHT = 0.5
"""Two syllables side by side, against a word of the query by itself."""

Weighted = list[tuple[Bytes, np.float32]]


def ranked(rows: Rows, query: EngineQuery, found: Found) -> tuple[Ints, Float32s]:
    """The page of documents that `query` asks for, in its order, and their scores."""
    snapshot = rows.snapshot
    first, end = query.offset, min(query.offset + query.limit, found.total)
    if first >= end:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    weighted = _weighted(rows, query)
    if query.sort != "relevance" or not weighted:
        order = snapshot.oldest if query.sort == "oldest" else snapshot.newest
        docs = order[found.mask.take(order).nonzero()[0][first:end]]
        return docs, scores_of(snapshot, weighted, docs)
    if found.few:
        scores = scores_of(snapshot, weighted, found.docs)
        among = highest(scores, end)
        docs, scores = found.docs[among], scores[among]
    else:
        scores = np.where(found.mask, scores_of(snapshot, weighted), np.float32(-1))
        docs = highest(scores, end)
        scores = scores[docs]
    order = np.lexsort((snapshot.newest_places.take(docs), -scores))[first:end]
    return docs[order], scores[order]


def scores_of(snapshot: Snapshot, weighted: Weighted, docs: Ints | None = None) -> Float32s:
    """The scores of `docs`, or of all documents. Both ways add up in the same order, so that equal documents stay equal."""
    recency = snapshot.recency if docs is None else snapshot.recency.take(docs)
    scores = np.zeros(len(recency), np.float32)
    for row, weight in weighted:
        scores += (row if docs is None else row.take(docs)) * weight
    scores *= recency
    return scores


def _weighted(rows: Rows, query: EngineQuery) -> Weighted:
    """The rows that raise the score, with what a full impact is worth."""
    snapshot = rows.snapshot
    parts = [(rows.row(leaf), 1.0) for leaf in dict.fromkeys(leaves(query.node))]
    parts += [(pair_row(snapshot, *pair.split(" ", 1)), PAIR_WEIGHT) for pair in dict.fromkeys(query.pairs)]
    parts += [(rows.row(boost.node), boost.weight) for boost in query.boosts]
    return [(row, np.float32(weight * _rarity(snapshot, row) / 255)) for row, weight in parts]


def _rarity(snapshot: Snapshot, row: Bytes) -> float:
    holding = int(np.count_nonzero(row if snapshot.whole else np.logical_and(row, snapshot.live)))
    return math.log(1 + (snapshot.reports - holding + 0.5) / (holding + 0.5))
