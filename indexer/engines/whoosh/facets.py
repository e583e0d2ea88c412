"""Filters and facet counts: exact, disjunctive, and one person for official and role."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from indexer.engines.base import FacetAsk, FacetCount, FacetCounts
from indexer.engines.whoosh.evaluate import Found
from indexer.engines.whoosh.ints import Ints, Mask, highest
from indexer.engines.whoosh.schema import OFFICIAL_ROLE
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.values import FacetValues, newest_first

BY_TIME = ("year", "month")
"""Facets listed newest first instead of by count."""
PEOPLE = ("official", "role")
"""Two facets that are one fact: who did what."""
SHORT = 64
"""So few counts are sorted sooner by Python than by NumPy."""

Filters = Mapping[str, Collection[str]]


class FacetFilters:
    """The chosen values of a search over one snapshot, and what passes each choice."""

    def __init__(self, snapshot: Snapshot, filters: Filters, matched: Mask) -> None:
        self._snapshot = snapshot
        self._chosen = {name: frozenset(values) for name, values in filters.items() if values}
        self._matched = Found(snapshot, matched)
        self._masks = {name: self._kept(name) for name in self._chosen if name not in PEOPLE}
        if any(name in self._chosen for name in PEOPLE):
            self._masks["people"] = self._kept("people")
        self._found: dict[str, Found] = {}

    def passing(self) -> Found:
        """What matches and passes every filter."""
        return self._all_but("")

    def count(self, ask: FacetAsk) -> FacetCounts:
        """The counts of one facet: what would be found if a value were its only one."""
        found = self._all_but("people" if ask.name in PEOPLE else ask.name)
        counts = self._people_counts(ask.name, found) if self._other(ask.name) in self._chosen else found.counts(ask.name)
        return listed(self._snapshot.facets[ask.name], counts, ask, self._chosen.get(ask.name, frozenset()))

    def _all_but(self, name: str) -> Found:
        """What matches and passes every filter but that of this name."""
        masks = [mask for own, mask in self._masks.items() if own != name]
        if not masks:
            return self._matched
        key = name if name in self._masks else ""
        if key not in self._found:
            self._found[key] = Found(self._snapshot, np.logical_and.reduce([self._matched.mask, *masks]))
        return self._found[key]

    def _other(self, name: str) -> str:
        return PEOPLE[1 - PEOPLE.index(name)] if name in PEOPLE else ""

    def _kept(self, name: str) -> Mask:
        """What passes a filter; it is asked for with every page of a search."""
        chosen = tuple(self._chosen.get(each) for each in (PEOPLE if name == "people" else (name,)))
        key = (name, chosen)
        mask = self._snapshot.filters.get(key)
        if mask is None:
            mask = self._people() if name == "people" else self._having(name)
            self._snapshot.filters.put(key, mask)
        return mask

    def _having(self, name: str) -> Mask:
        facet = self._snapshot.facets[name]
        return self._mask(facet.docs_of(self._wanted(name).nonzero()[0]))

    def _people(self) -> Mask:
        names = [name for name in PEOPLE if name in self._chosen]
        if len(names) == 1:
            return self._having(names[0])
        named, did = (self._wanted(name)[numbers] for name, numbers in zip(PEOPLE, self._snapshot.people, strict=True))
        return self._mask(self._snapshot.facets[OFFICIAL_ROLE].docs_of((named & did).nonzero()[0]))

    def _people_counts(self, name: str, found: Found) -> Ints:
        """Counts of officials, or of roles, that take the other's choice into account in the same person."""
        facts = self._snapshot.facets[OFFICIAL_ROLE]
        own = PEOPLE.index(name)
        ordinals, others = self._snapshot.people[own], self._snapshot.people[1 - own]
        chosen = self._wanted(PEOPLE[1 - own])[others].nonzero()[0]
        docs, values = facts.docs_of(chosen), np.repeat(ordinals[chosen], facts.at[chosen + 1] - facts.at[chosen])
        kept = found.mask[docs].nonzero()[0]
        docs, values = docs[kept], values[kept]
        size = len(self._snapshot.facets[name])
        if len(self._chosen[PEOPLE[1 - own]]) > 1:
            # Who has two of the chosen roles in one report has one fact there all the same.
            values = np.unique(docs * size + values) % max(size, 1)
        return np.bincount(values, minlength=size)

    def _wanted(self, name: str) -> Mask:
        """For each value of a facet, whether it is chosen."""
        facet = self._snapshot.facets[name]
        wanted = np.zeros(len(facet), np.bool_)
        wanted[[facet.numbers[value] for value in self._chosen[name] if value in facet.numbers]] = True
        return wanted

    def _mask(self, docs: Ints) -> Mask:
        mask = np.zeros(self._snapshot.size, np.bool_)
        mask[docs] = True
        return mask


def listed(facet: FacetValues, counts: Ints, ask: FacetAsk, chosen: Collection[str]) -> FacetCounts:
    """The values to show: the most frequent that contain what is asked for, and every chosen one, found or not."""
    by_time = ask.name in BY_TIME
    found = facet.newest_first[counts.take(facet.newest_first).nonzero()[0]] if by_time else counts.nonzero()[0]
    if ask.contains:
        found = found[[ask.contains in facet.folded[number] for number in found.tolist()]]
    own = counts.take(found)
    places = most(own, ask.limit)
    if by_time:
        places.sort()
    frequent = found[places].tolist()
    shown = list(map(FacetCount, map(facet.values.__getitem__, frequent), own[places].tolist()))
    lacking = [value for value in chosen if facet.numbers.get(value, -1) not in frequent]
    if lacking:
        shown += [FacetCount(value, int(counts[facet.numbers[value]]) if value in facet.numbers else 0) for value in lacking]
        shown.sort(key=_newest_first if by_time else _most_first)
    return FacetCounts(tuple(shown), distinct=len(found))


def most(counts: Ints, limit: int) -> list[int]:
    """Where the `limit` highest counts stand, the highest first, equal ones in their order.

    >>> most(np.array([1, 3, 2, 3]), 3)
    [1, 3, 2]
    """
    if len(counts) <= SHORT:
        listed_counts = counts.tolist()
        return sorted(range(len(listed_counts)), key=listed_counts.__getitem__, reverse=True)[: max(limit, 0)]
    among = highest(counts, limit) if limit > 0 else np.zeros(0, np.int64)
    order: list[int] = among[np.argsort(-counts.take(among), kind="stable")[:limit]].tolist()
    return order


def _newest_first(item: FacetCount) -> tuple[bool, list[int]]:
    return newest_first(item.value)


def _most_first(item: FacetCount) -> tuple[int, str]:
    return -item.count, item.value
