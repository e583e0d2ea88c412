"""Filters and facet counts: exact, disjunctive, and one person for official and role."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from indexer.engines.base import FacetAsk, FacetCount, FacetCounts
from indexer.engines.whoosh.segment import Ints, Values
from indexer.engines.whoosh.snapshot import Mask, Snapshot
from indexer.fields import UNDATED
from indexer.text.tokens import folded_words

BY_TIME = ("year", "month")
"""Facets listed newest first instead of by count."""
PEOPLE = ("official", "role")
"""Two facets that are one fact: who did what."""

Filters = Mapping[str, Collection[str]]


class FacetFilters:
    """The chosen values of a search over one snapshot, and the masks that they make, each made once."""

    def __init__(self, snapshot: Snapshot, filters: Filters, matched: Mask) -> None:
        self._snapshot = snapshot
        self._chosen = {name: _ordinals(snapshot.facets[name], values) for name, values in filters.items() if values}
        self._listed = {name: frozenset(values) for name, values in filters.items()}
        self._matched = matched
        self._masks = {name: self._having(name) for name in self._chosen if name not in PEOPLE}
        people = self._people_mask()
        if people is not None:
            self._masks["people"] = people

    def passing(self) -> Mask:
        """What matches and passes every filter."""
        return self._all_but("")

    def count(self, ask: FacetAsk) -> FacetCounts:
        """The counts of one facet: what would be found if a value were its only one."""
        mask = self._all_but("people" if ask.name in PEOPLE else ask.name)
        counts = self._people_counts(ask.name, mask) if ask.name in PEOPLE else _counts(self._snapshot.facets[ask.name], mask)
        return listed(self._snapshot.facets[ask.name].values, counts, ask, self._listed.get(ask.name, frozenset()))

    def _all_but(self, name: str) -> Mask:
        mask = self._matched
        for own, other in self._masks.items():
            if own != name:
                mask = mask & other
        return mask

    def _having(self, name: str) -> Mask:
        values = self._snapshot.facets[name]
        return _mask(self._snapshot, values.docs[np.isin(values.ordinals, self._chosen[name])])

    def _people_mask(self) -> Mask | None:
        names = [name for name in PEOPLE if name in self._chosen]
        if len(names) < 2:
            return self._having(names[0]) if names else None
        named, did = self._snapshot.people
        wanted = np.isin(named, self._chosen["official"]) & np.isin(did, self._chosen["role"])
        entries = self._snapshot.official_roles
        return _mask(self._snapshot, entries.docs[wanted[entries.ordinals]])

    def _people_counts(self, name: str, mask: Mask) -> Ints:
        """Counts of officials, or of roles, that take the other's choice into account in the same person."""
        own, other = (0, "role") if name == "official" else (1, "official")
        if other not in self._chosen:
            return _counts(self._snapshot.facets[name], mask)
        entries = self._snapshot.official_roles
        ordinals, others = self._snapshot.people[own], self._snapshot.people[1 - own]
        kept = mask[entries.docs] & np.isin(others, self._chosen[other])[entries.ordinals]
        size = len(self._snapshot.facets[name].values)
        facts = np.unique(entries.docs[kept] * size + ordinals[entries.ordinals[kept]])
        return np.bincount(facts % size, minlength=size) if size else facts


def listed(values: tuple[str, ...], counts: Ints, ask: FacetAsk, chosen: frozenset[str]) -> FacetCounts:
    """The values to show: the most frequent that contain what is asked for, and every chosen one, found or not."""
    found = [int(i) for i in np.flatnonzero(counts) if not ask.contains or ask.contains in folded_words(values[i])]
    by_time = ask.name in BY_TIME
    found.sort(key=lambda i: (-int(counts[i]), i))
    if by_time:
        found.sort(key=lambda i: (-int(counts[i]), _newest_first(values[i])))
    shown = {values[i]: int(counts[i]) for i in found[: ask.limit]}
    known = {value: int(count) for value, count in zip(values, counts, strict=True) if value in chosen}
    shown |= {value: known.get(value, 0) for value in chosen}
    order = sorted(shown, key=_newest_first) if by_time else sorted(shown, key=lambda value: (-shown[value], value))
    return FacetCounts(tuple(FacetCount(value, shown[value]) for value in order), distinct=len(found))


def _newest_first(value: str) -> tuple[bool, list[int]]:
    return value == UNDATED, [-ord(letter) for letter in value]


def _counts(values: Values, mask: Mask) -> Ints:
    return np.bincount(values.ordinals[mask[values.docs]], minlength=len(values.values))


def _ordinals(values: Values, chosen: Collection[str]) -> Ints:
    return np.array([ordinal for ordinal, value in enumerate(values.values) if value in chosen], np.int64)


def _mask(snapshot: Snapshot, docs: Ints) -> Mask:
    mask = np.zeros(snapshot.size, np.bool_)
    mask[docs] = True
    return mask
