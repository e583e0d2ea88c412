"""The query tree compiled to arrays: which documents match, and where the leaves of a query stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import numpy as np

from indexer.engines.whoosh.schema import KEYS, day_number
from indexer.engines.whoosh.segment import NOTHING, Ints
from indexer.engines.whoosh.snapshot import Mask, Occurrences, Snapshot
from indexer.engines.whoosh.vocabulary import expanded
from indexer.query.nodes import All, And, AtLeast, DateRange, DirectiveKey, Leaf, Node, Not, Or, Phrase, Prefix, Word


def matching(snapshot: Snapshot, node: Node) -> Mask:
    """The documents that `node` matches; deleted ones may be among them."""
    match node:
        case All():
            return np.ones(snapshot.size, np.bool_)
        case Word() | Phrase() | Prefix() | DirectiveKey():
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
    """Where `leaf` stands, in its own field or, for ranking, in another. A search asks twice, and its next page again."""
    key = (snapshot.serial, leaf, field)
    found = snapshot.caches.occurrences.get(key)
    if found is None:
        found = _occurrences(snapshot, leaf, field)
        snapshot.caches.occurrences.put(key, found)
    return found


def leaves(node: Node) -> Iterator[Leaf]:
    """The leaves by which a document that matches `node` can score: none below a `Not`."""
    match node:
        case Word() | Phrase() | Prefix() | DirectiveKey():
            yield node
        case And(children) | Or(children) | AtLeast(_, children):
            for child in children:
                yield from leaves(child)
        case All() | DateRange() | Not():
            return


def _occurrences(snapshot: Snapshot, leaf: Leaf, field: str | None) -> Occurrences:
    match leaf:
        case Word(terms, own):
            return _any_of(snapshot, field or own, terms)
        case Prefix(stems, own):
            return _any_of(snapshot, field or own, expanded(snapshot, stems, field or own))
        case Phrase(words, own):
            return _counted(_phrase_starts(snapshot, field or own, words) >> 32)
        case DirectiveKey(key):
            return _any_of(snapshot, KEYS, (key,))


def _any_of(snapshot: Snapshot, field: str, terms: tuple[str, ...]) -> Occurrences:
    found = [postings for term in dict.fromkeys(terms) if len((postings := snapshot.postings(field, term)).docs)]
    if len(found) == 1:
        return Occurrences(found[0].docs, found[0].counts)
    counts = np.zeros(snapshot.size, np.int64)
    for postings in found:
        counts[postings.docs] += postings.counts
    docs = np.flatnonzero(counts)
    return Occurrences(docs, counts[docs])


def _counted(docs: Ints) -> Occurrences:
    """Each of the ascending `docs` once, with how often it was there."""
    firsts = np.flatnonzero(np.diff(docs, prepend=-1))
    return Occurrences(docs[firsts], np.diff(firsts, append=len(docs)))


def _phrase_starts(snapshot: Snapshot, field: str, words: tuple[tuple[str, ...], ...]) -> Ints:
    """The places where phrases begin, ascending: document << 32 | position."""
    starts = [_places(snapshot, field, terms) - offset for offset, terms in enumerate(words)]
    starts.sort(key=len)
    return reduce(_common, starts) if starts else NOTHING


def _places(snapshot: Snapshot, field: str, terms: tuple[str, ...]) -> Ints:
    found = [places for term in dict.fromkeys(terms) if len(places := snapshot.postings(field, term).places)]
    return found[0] if len(found) == 1 else np.unique(np.concatenate([NOTHING, *found]))


def _common(few: Ints, many: Ints) -> Ints:
    """What two ascending arrays share. Searching a long one for a short one's members is faster than merging them."""
    if not len(many):
        return NOTHING
    there = np.searchsorted(many, few)
    there[there == len(many)] = 0
    shared: Ints = few[many[there] == few]
    return shared
