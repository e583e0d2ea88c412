"""What the results page shows beside its hits, as values: facets, chips, ways to sort, pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext

from indexer.requests import MAX_FILTERS, Facet, FacetValue, SearchRequest, SearchResult
from webapp import words
from webapp.links import Links
from webapp.params import without_value

ORDER = ("year", "official", "role", "directive", "host", "place", "directive_type", "issuer", "site")
"""Facets as they follow one another; months stand under their year."""
OPEN = 4
"""How many of them are unfolded from the start; the others unfold at a click, and when a value is chosen."""
LISTED = 15
"""Values shown of a facet; the years of a long run of reports would fill the page."""
AROUND = 2
"""Page numbers on either side of the present one."""


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A facet's value: `url` adds or removes it; None where the search can take no more values."""

    value: str
    label: str
    count: int
    selected: bool
    url: str | None
    months: tuple[FacetLink, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet as it is listed. `more`: the page with all of its values, where some are not listed here."""

    name: str
    label: str
    links: tuple[FacetLink, ...]
    distinct: int
    chosen: int
    more: str | None
    open: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the search that `url` removes: what it is, what it says."""

    name: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to see the result, `chosen` or a click away."""

    label: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Page numbers to turn to, None for a gap; `previous` and `next` are absent at the ends."""

    previous: str | None
    next: str | None
    numbers: tuple[Choice | None, ...]


def facet_links(facet: Facet, request: SearchRequest, links: Links) -> tuple[FacetLink, ...]:
    """The listed values of `facet`, each with the search that adds or removes it."""
    return _linked(facet.name, facet.values, request, links)


def facet_groups(result: SearchResult, links: Links) -> tuple[FacetGroup, ...]:
    """The facets of `result` that have values, in the page's order."""
    facets = {facet.name: facet for facet in result.facets}
    listed = [facets[name] for name in ORDER if name in facets and facets[name].values]
    months = facets.get("month")
    return tuple(_group(facet, months, result.request, links, first=i < OPEN) for i, facet in enumerate(listed))


def chips(request: SearchRequest, links: Links) -> tuple[Chip, ...]:
    """Everything that narrows the search, each part removable."""
    first = replace(request, page=1)
    found: list[Chip] = []
    if request.text:
        label = words.shortened(request.text, words.MAX_LABEL)
        found.append(Chip(str(gettext("Câu truy vấn")), label, links.search(replace(first, text=""))))
    for facet, values in request.filters.items():
        name = words.facet_name(facet)
        found += [Chip(name, words.value_name(facet, v), links.search(without_value(request, facet, v))) for v in values]
    if request.start:
        found.append(Chip(str(gettext("Từ ngày")), words.part_of_time(request.start), links.search(replace(first, start=None))))
    if request.end:
        found.append(Chip(str(gettext("Đến ngày")), words.part_of_time(request.end), links.search(replace(first, end=None))))
    return tuple(found)


def sorts(request: SearchRequest, links: Links) -> tuple[Choice, ...]:
    """The ways to sort."""
    return tuple(
        Choice(words.sort_name(sort), links.search(replace(request, sort=sort, page=1)), sort == request.sort) for sort in words.SORT_NAMES
    )


def pager(result: SearchResult, links: Links) -> Pager:
    """The pages of `result`: the first, the last and those around the present one."""
    return pager_of(result.request.page, result.pages, lambda number: links.search(replace(result.request, page=number)))


def pager_of(page: int, pages: int, at: Callable[[int], str]) -> Pager:
    """Ways from `page` to the others of `pages`, whose addresses `at` tells."""
    return Pager(
        previous=at(min(page - 1, pages)) if page > 1 and pages else None,
        next=at(page + 1) if page < pages else None,
        numbers=tuple(None if n is None else Choice(words.number(n), at(n), n == page) for n in shown_pages(page, pages)),
    )


def shown_pages(page: int, pages: int) -> Sequence[int | None]:
    """The page numbers to show, None where some are left out.

    >>> shown_pages(6, 20)
    [1, None, 4, 5, 6, 7, 8, None, 20]
    >>> shown_pages(1, 3), shown_pages(1, 1)
    ([1, 2, 3], [1])
    """
    shown: list[int | None] = []
    for number in range(1, pages + 1):
        if number in (1, pages) or abs(number - page) <= AROUND:
            shown.append(number)
        elif shown[-1] is not None:
            shown.append(None)
    return shown


def heading(request: SearchRequest) -> str:
    """The search in words, for the page's title: the query, not all of a long one, else the filters; "" for a search for everything."""
    if request.text:
        return words.shortened(request.text, words.MAX_TITLE)
    values = [words.value_name(facet, value) for facet, values in request.filters.items() for value in values]
    span = "–".join(dict.fromkeys(words.part_of_time(part) for part in (request.start, request.end) if part))
    return " · ".join([*values, span] if span else values)


def _group(facet: Facet, months: Facet | None, request: SearchRequest, links: Links, *, first: bool) -> FacetGroup:
    found = _linked(facet.name, [value for i, value in enumerate(facet.values) if i < LISTED or value.selected], request, links)
    if facet.name == "year" and months:
        found = tuple(replace(year, months=_months_of(year, months, request, links)) for year in found)
    chosen = sum(link.selected for link in found) + sum(month.selected for year in found for month in year.months)
    more = links.values(request, facet.name) if facet.distinct > len(found) else None
    return FacetGroup(facet.name, words.facet_name(facet.name), found, facet.distinct, chosen, more, first or chosen > 0)


def _months_of(year: FacetLink, months: Facet, request: SearchRequest, links: Links) -> tuple[FacetLink, ...]:
    """The months of a year that is chosen or has one chosen: those of all years at once would bury the other facets."""
    inside = [month for month in months.values if month.value.startswith(year.value + "-")]
    return _linked("month", inside, request, links) if year.selected or any(month.selected for month in inside) else ()


def _linked(facet: str, values: Sequence[FacetValue], request: SearchRequest, links: Links) -> tuple[FacetLink, ...]:
    full = len(request.filters.get(facet, ())) >= MAX_FILTERS
    narrowed = links.narrowed(request, facet)
    return tuple(
        FacetLink(
            item.value,
            words.value_name(facet, item.value),
            item.count,
            item.selected,
            links.search(without_value(request, facet, item.value)) if item.selected else None if full else narrowed(item.value),
        )
        for item in values
    )
