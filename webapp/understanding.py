"""How the query was understood, as values for the results page: each reading, offer and switch with the search it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from indexer.labels import LABELLED
from indexer.query.expansions import Expansion
from indexer.query.relax import without_marks
from indexer.requests import FilterOffer, Offer, Reading, SearchRequest, SearchResult
from webapp import words
from webapp.links import Links
from webapp.params import with_value


@dataclass(frozen=True, slots=True)
class Way:
    """A search to go on with: what it is called, what it finds. `url` is None where it finds nothing; `name` tells why it is offered,
    or which facet it filters; a label is `vietnamese` where it is so on pages in any language."""

    label: str
    total: int
    url: str | None
    name: str = ""
    vietnamese: bool = False


@dataclass(frozen=True, slots=True)
class Readings:
    """The spellings in the reports found of words that were `typed` so; "" where these are the whole query."""

    typed: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """The query that is searched in place of the one typed; `url` searches the typed one as it is."""

    text: str
    kind: str
    typed: str
    url: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the page says of the query above the hits; `interpreted` is "" where there is none. `notes` are of units by whose name
    nothing else is looked for.

    Of the addresses, `as_typed` leaves out what `expansions` also find, `expanded` brings it back, and `folded` looks past the accents;
    each is absent where it would change nothing.
    """

    interpreted: str
    applied: Applied | None
    expansions: tuple[Expansion, ...]
    notes: tuple[str, ...]
    as_typed: str | None
    expanded: str | None
    folded: str | None
    readings: tuple[Readings, ...]
    filters: tuple[Way, ...]
    offers: tuple[Way, ...]
    relaxed: Way | None


def understanding_of(result: SearchResult, links: Links) -> Understanding:
    """How the query of `result` was understood, each way on from it with its address."""
    now, relaxed = replace(result.request, page=1), result.relaxed
    expansions = tuple(one for one in result.query.expansions if one.also)
    folds = now.fold or relaxed is not None or without_marks(now.text) == now.text
    return Understanding(
        interpreted=result.query.interpreted if now.text else "",
        applied=next((_put_right(offer, result, links) for offer in result.offers if offer.applied), None),
        expansions=expansions,
        notes=tuple(one.note for one in result.query.expansions if not one.also),
        as_typed=links.search(replace(now, expand=False)) if expansions else None,
        expanded=links.search(replace(now, expand=True)) if now.text and not now.expand else None,
        folded=None if folds else links.search(replace(now, fold=True)),
        readings=tuple(_readings(result.readings, now, links)),
        filters=tuple(_filters(result.recognised, now, links)),
        offers=tuple(_offered(offer, now, links) for offer in result.offers if not offer.applied),
        relaxed=_way(relaxed.text, relaxed.total, replace(now, text=relaxed.text), links) if relaxed else None,
    )


def _put_right(offer: Offer, result: SearchResult, links: Links) -> Applied:
    """What was searched, and the way back: the query typed, with whatever else narrows the search."""
    typed = replace(result.request, text=result.query.text, literal=True, page=1)
    return Applied(offer.text, offer.kind, typed.text, links.search(typed))


def _offered(offer: Offer, now: SearchRequest, links: Links) -> Way:
    return _way(offer.text, offer.total, replace(now, text=offer.text, literal=False), links, name=words.offer_kind(offer.kind))


def _readings(readings: Iterable[Reading], now: SearchRequest, links: Links) -> Iterator[Readings]:
    for typed, spelt in groupby(readings, key=lambda reading: reading.typed):
        ways = tuple(_way(one.spelt, one.total, replace(now, text=one.text), links) for one in spelt)
        yield Readings("" if typed == now.text else typed, ways)


def _filters(offers: Iterable[FilterOffer], now: SearchRequest, links: Links) -> Iterator[Way]:
    """The filters that parts of the query name, where the search can take one more."""
    for offer in offers:
        then = with_value(replace(now, text=offer.text), offer.facet, offer.value)
        if then:
            label, name = words.value_name(offer.facet, offer.value), words.facet_name(offer.facet)
            yield _way(label, offer.total, then, links, name=name, vietnamese=offer.facet not in LABELLED)


def _way(label: str, total: int, then: SearchRequest, links: Links, *, name: str = "", vietnamese: bool = True) -> Way:
    return Way(label, total, links.search(then) if total else None, name, vietnamese)
