"""The query tree evaluated on rows: which documents match, and how much each of its leaves says of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, reduce

import numpy as np

from indexer.engines.whoosh.ints import Bytes, Ints, Keys, Mask
from indexer.engines.whoosh.rows import row_of
from indexer.engines.whoosh.schema import day_number
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.values import packed
from indexer.query.nodes import All, And, AtLeast, DateRange, DirectiveKey, Leaf, Node, Not, Or, Phrase, Prefix, Synonyms, Word

FEW = 4
"""Where no more than one of so many documents is found, they are looked at one by one; else all documents are, found or not."""


class Rows:
    """The rows of the leaves of one query, each made once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._rows: dict[Leaf, Bytes] = {}

    def row(self, leaf: Leaf) -> Bytes:
        found = self._rows.get(leaf)
        if found is None:
            found = self._rows[leaf] = row_of(self.snapshot, leaf)
        return found

    def matching(self, node: Node) -> Bytes | Mask:
        """The documents that `node` matches, those that are not 0; deleted ones may be among them."""
        match node:
            case Word() | Phrase() | Prefix() | Synonyms() | DirectiveKey():
                return self.row(node)
            case And(children):
                return reduce(np.logical_and, map(self.matching, children)) if children else self._all()
            case Or(children):
                return reduce(np.logical_or, map(self.matching, children), np.zeros(self.snapshot.size, np.bool_))
            case Not(child):
                return np.logical_not(self.matching(child))
            case AtLeast(minimum, children):
                counts = np.zeros(self.snapshot.size, np.int16)
                for child in children:
                    counts += self.matching(child) != 0
                return counts >= minimum
            case DateRange(start, end):
                return within(self.snapshot, start, end)
            case All():
                return self._all()

    def _all(self) -> Mask:
        return np.ones(self.snapshot.size, np.bool_)


class Found:
    """Living documents, as a mask over all of them."""

    def __init__(self, snapshot: Snapshot, mask: Mask) -> None:
        self.snapshot = snapshot
        self.mask = mask
        self.total = int(np.count_nonzero(mask))
        self.few = self.total * FEW <= snapshot.size

    @cached_property
    def docs(self) -> Ints:
        """The same as numbers, ascending."""
        return self.mask.nonzero()[0]

    def counts(self, name: str) -> Ints:
        """For each value of a facet, how many of these documents have it."""
        if self.total == self.snapshot.reports:
            return self.snapshot.all_counts(name)
        facet = self.snapshot.facets[name]
        if not self.few:
            return facet.counts(self.mask, self._bits)
        first = self.snapshot.forward.first[name]
        return self._forward_counts[first : first + len(facet)]

    @cached_property
    def _forward_counts(self) -> Ints:
        return self.snapshot.forward.counts(self.docs)

    @cached_property
    def _bits(self) -> Keys:
        return packed(self.mask)


def within(snapshot: Snapshot, start: str | None, end: str | None) -> Mask:
    """The documents whose meeting has a day in the range, both ends inclusive, None open; undated ones are in no range."""
    mask = snapshot.first_days > 0
    if start is not None:
        mask &= snapshot.last_days >= day_number(start)
    if end is not None:
        mask &= snapshot.first_days <= day_number(end)
    return mask


def leaves(node: Node) -> Iterator[Leaf]:
    """The leaves by which a document that matches `node` can score: none below a `Not`."""
    match node:
        case Word() | Phrase() | Prefix() | Synonyms() | DirectiveKey():
            yield node
        case And(children) | Or(children) | AtLeast(_, children):
            for child in children:
                yield from leaves(child)
        case All() | DateRange() | Not():
            return
