"""The query tree compiled to arrays: which documents match, and where the leaves of a query stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

import numpy as np

from indexer.engines.whoosh.schema import KEYS, day_number
from indexer.engines.whoosh.segment import NOTHING, Ints
from indexer.engines.whoosh.snapshot import Mask, Snapshot
from indexer.query.nodes import All, And, AtLeast, DateRange, DirectiveKey, Node, Not, Or, Phrase, Word

Leaf = Word | Phrase | DirectiveKey


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Documents, ascending, and how often something stands in each."""

    docs: Ints
    counts: Ints


def matching(snapshot: Snapshot, node: Node) -> Mask:
    """The documents that `node` matches; deleted ones may be among them."""
    match node:
        case All():
            return np.ones(snapshot.size, np.bool_)
        case Word() | Phrase() | DirectiveKey():
            mask = np.zeros(snapshot.size, np.bool_)
            mask[occurrences(snapshot, node).docs] = True
            return mask
        case DateRange(start, end):
            return within(snapshot, start, end)
        case And(children):
            return reduce(np.logical_and, (matching(snapshot, child) for child in children), np.ones(snapshot.size, np.bool_))
        case Or(children):
            return reduce(np.logical_or, (matching(snapshot, child) for child in children), np.zeros(snapshot.size, np.bool_))
        case Not(child):
            return ~matching(snapshot, child)
        case AtLeast(minimum, children):
            return sum((matching(snapshot, child).astype(np.int64) for child in children), np.zeros(snapshot.size, np.int64)) >= minimum


def within(snapshot: Snapshot, start: str | None, end: str | None) -> Mask:
    """The documents whose meeting has a day in the range, both ends inclusive, None open; undated ones are in no range."""
    mask = snapshot.first_days > 0
    if start is not None:
        mask &= snapshot.last_days >= day_number(start)
    if end is not None:
        mask &= snapshot.first_days <= day_number(end)
    return mask


def occurrences(snapshot: Snapshot, leaf: Leaf, field: str | None = None) -> Occurrences:
    """Where `leaf` stands, in its own field or, for ranking, in another."""
    match leaf:
        case Word(terms, own):
            return _any_of(snapshot, field or own, terms)
        case Phrase(words, own):
            starts = _phrase_starts(snapshot, field or own, words)
            return Occurrences(*np.unique(starts >> 32, return_counts=True))
        case DirectiveKey(key):
            return _any_of(snapshot, KEYS, (key,))


def leaves(node: Node) -> Iterator[Leaf]:
    """The leaves by which a document that matches `node` can score: none below a `Not`."""
    match node:
        case Word() | Phrase() | DirectiveKey():
            yield node
        case And(children) | Or(children) | AtLeast(_, children):
            for child in children:
                yield from leaves(child)
        case All() | DateRange() | Not():
            return


def _any_of(snapshot: Snapshot, field: str, terms: tuple[str, ...]) -> Occurrences:
    """Terms of one word never stand in the same place, so that their counts add up."""
    found = [snapshot.postings(field, term) for term in dict.fromkeys(terms)]
    found = [postings for postings in found if len(postings.docs)]
    if len(found) == 1:
        return Occurrences(found[0].docs, found[0].counts)
    docs = np.concatenate([NOTHING, *(postings.docs for postings in found)])
    distinct, where = np.unique(docs, return_inverse=True)
    counts = np.bincount(where, np.concatenate([NOTHING, *(postings.counts for postings in found)]), len(distinct))
    return Occurrences(distinct, counts.astype(np.int64))


def _phrase_starts(snapshot: Snapshot, field: str, words: tuple[tuple[str, ...], ...]) -> Ints:
    """The places where phrases begin, ascending: document << 32 | position."""
    starts = [_places(snapshot, field, terms) - offset for offset, terms in enumerate(words)]
    starts.sort(key=len)
    return reduce(_common, starts) if starts else NOTHING


def _places(snapshot: Snapshot, field: str, terms: tuple[str, ...]) -> Ints:
    found = [snapshot.postings(field, term).places for term in dict.fromkeys(terms)]
    return found[0] if len(found) == 1 else np.unique(np.concatenate([NOTHING, *found]))


def _common(few: Ints, many: Ints) -> Ints:
    """What two ascending arrays share. Searching a long one for a short one's members is faster than merging them."""
    if not len(many):
        return NOTHING
    there = np.searchsorted(many, few)
    there[there == len(many)] = 0
    shared: Ints = few[many[there] == few]
    return shared
