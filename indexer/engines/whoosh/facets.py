"""Filters and facet counts: exact, disjunctive, and one person for official and role."""

from __future__ import annotations

from bisect import bisect_left
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
        wanted = _wanted(values, self._chosen[name])
        return _mask(self._snapshot, values.docs[wanted[values.ordinals]])

    def _people_mask(self) -> Mask | None:
        names = [name for name in PEOPLE if name in self._chosen]
        if len(names) < 2:
            return self._having(names[0]) if names else None
        named, did = self._snapshot.people
        officials, roles = (_wanted(self._snapshot.facets[name], self._chosen[name]) for name in PEOPLE)
        wanted = officials[named] & roles[did]
        entries = self._snapshot.official_roles
        return _mask(self._snapshot, entries.docs[wanted[entries.ordinals]])

    def _people_counts(self, name: str, mask: Mask) -> Ints:
        """Counts of officials, or of roles, that take the other's choice into account in the same person."""
        own, other = (0, "role") if name == "official" else (1, "official")
        if other not in self._chosen:
            return _counts(self._snapshot.facets[name], mask)
        entries = self._snapshot.official_roles
        ordinals, others = self._snapshot.people[own], self._snapshot.people[1 - own]
        kept = mask[entries.docs] & _wanted(self._snapshot.facets[other], self._chosen[other])[others[entries.ordinals]]
        size = len(self._snapshot.facets[name].values)
        facts = np.unique(entries.docs[kept] * size + ordinals[entries.ordinals[kept]])
        return np.bincount(facts % size, minlength=size) if size else facts


def listed(values: tuple[str, ...], counts: Ints, ask: FacetAsk, chosen: frozenset[str]) -> FacetCounts:
    """The values to show: the most frequent that contain what is asked for, and every chosen one, found or not."""
    found = np.flatnonzero(counts)
    if ask.contains:
        found = found[[ask.contains in folded_words(values[i]) for i in found]]
    if ask.name in BY_TIME:
        found = np.array(sorted(found, key=lambda i: _newest_first(values[i])), np.int64)
    frequent = found[np.argsort(-counts[found], kind="stable")[: ask.limit]]
    shown = {values[i]: int(counts[i]) for i in frequent} | {value: _count_of(value, values, counts) for value in chosen}
    order = sorted(shown, key=_newest_first) if ask.name in BY_TIME else sorted(shown, key=lambda value: (-shown[value], value))
    return FacetCounts(tuple(FacetCount(value, shown[value]) for value in order), distinct=len(found))


def _count_of(value: str, values: tuple[str, ...], counts: Ints) -> int:
    place = bisect_left(values, value)
    return int(counts[place]) if place < len(values) and values[place] == value else 0


def _newest_first(value: str) -> tuple[bool, list[int]]:
    return value == UNDATED, [-ord(letter) for letter in value]


def _counts(values: Values, mask: Mask) -> Ints:
    return np.bincount(values.ordinals[mask[values.docs]], minlength=len(values.values))


def _ordinals(values: Values, chosen: Collection[str]) -> Ints:
    places = ((bisect_left(values.values, value), value) for value in chosen)
    return np.array([place for place, value in places if values.values[place : place + 1] == (value,)], np.int64)


def _wanted(values: Values, ordinals: Ints) -> Mask:
    """For each value, whether it is among `ordinals`."""
    wanted = np.zeros(len(values.values), np.bool_)
    wanted[ordinals] = True
    return wanted


def _mask(snapshot: Snapshot, docs: Ints) -> Mask:
    mask = np.zeros(snapshot.size, np.bool_)
    mask[docs] = True
    return mask


def beginning_values(values: Values, words: tuple[str, ...], limit: int) -> tuple[FacetCount, ...]:
    """Values in which each of `words` begins a word of its own: most reports first, then by value."""
    counts = np.bincount(values.ordinals, minlength=len(values.values)).tolist()
    fitting = [FacetCount(value, count) for value, count in zip(values.values, counts, strict=True) if count and _begin(words, value)]
    return tuple(sorted(fitting, key=lambda each: (-each.count, each.value))[:limit])


def _begin(words: tuple[str, ...], value: str) -> bool:
    # What begins with one of two words begins with the other too, or with none of what the other begins: counting is enough.
    there = folded_words(value).split()
    return all(sum(each.startswith(word) for each in there) >= sum(other.startswith(word) for other in words) for word in words)
