"""What the results page shows beside its hits, as values: facets, chips, ways to sort, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.labels import LABELLED
from indexer.requests import MAX_FILTERS, Facet, FacetValue, SearchRequest, SearchResult
from webapp import words
from webapp.links import Links
from webapp.params import SWITCHES, without_value
from webapp.translating import gettext

ORDER = ("year", "official", "role", "directive", "host", "place", "directive_type", "issuer", "site")
"""Facets as they follow one another; months stand under their year."""
OPEN = 4
"""How many of them are unfolded from the start; the others unfold at a click, and when a value is chosen."""
LISTED = 15
"""Values shown of a facet; the years of a long run of reports would fill the page."""
AROUND = 2
"""Page numbers on either side of the present one."""
_USUAL = SearchRequest()


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
    """A facet as it is listed. `more`: the page with all of its values, where some are not listed here; `clear`: the search without any
    of its values, where several are chosen."""

    name: str
    label: str
    links: tuple[FacetLink, ...]
    distinct: int
    chosen: int
    more: str | None
    clear: str | None
    open: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the search that `url` removes: what it is, what it says, and whether it says so in Vietnamese on any page."""

    name: str
    label: str
    url: str
    vietnamese: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """A part of the search, as `Chip`, and the search without it, from its first page."""

    name: str
    label: str
    without: SearchRequest
    vietnamese: bool = False


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
    return tuple(Chip(one.name, one.label, links.search(one.without), one.vietnamese) for one in conditions(request))


def conditions(request: SearchRequest) -> Iterator[Condition]:
    """What narrows the search, part by part."""
    first = replace(request, page=1)
    if request.text:
        label = words.shortened(request.text, words.MAX_LABEL)
        yield Condition(str(gettext("Câu truy vấn")), label, replace(first, text=""), vietnamese=True)
    for facet, values in request.filters.items():
        for value in values:
            label = words.value_name(facet, value)
            yield Condition(words.facet_name(facet), label, without_value(request, facet, value), facet not in LABELLED)
    if request.start:
        yield Condition(str(gettext("Từ ngày")), words.part_of_time(request.start), replace(first, start=None))
    if request.end:
        yield Condition(str(gettext("Đến ngày")), words.part_of_time(request.end), replace(first, end=None))
    for switch in moved(request):
        yield Condition(str(gettext("Cách tìm")), words.switch_name(switch), unmoved(first, switch))


def moved(request: SearchRequest) -> list[str]:
    """The switches that are not as usual."""
    return [name for name in SWITCHES if getattr(request, name) != getattr(_USUAL, name)]


def unmoved(request: SearchRequest, switch: str) -> SearchRequest:
    """`request` with one switch as usual."""
    usual: dict[str, bool] = {switch: getattr(_USUAL, switch)}
    return replace(request, **usual)  # type: ignore[arg-type]


def without_filters(request: SearchRequest) -> SearchRequest:
    """`request` with its query alone, from its first page; filters and days left out."""
    return replace(request, filters={}, start=None, end=None, page=1)


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
    """The search in words: the query, not all of a long one, else the filters; "" for a search for everything."""
    return words.shortened(request.text, words.MAX_TITLE) if request.text else " · ".join(_narrowing(request))


def title(request: SearchRequest) -> str:
    """The search in words for the page's title, which no other search has: query, filters, switches, page; "" for everything."""
    page = [gettext("trang %(page)s", page=words.number(request.page))] if request.page > 1 else []
    switches = [words.switch_name(name) for name in moved(request)]
    parts = [request.text] if request.text else []
    return words.shortened(" · ".join([*parts, *_narrowing(request), *switches, *page]), words.MAX_TITLE)


def _narrowing(request: SearchRequest) -> list[str]:
    """Filters and days in words."""
    values = [words.value_name(facet, value) for facet, values in request.filters.items() for value in values]
    first, last = (part and words.part_of_time(part) for part in (request.start, request.end))
    if first and last:
        return [*values, first if first == last else f"{first}–{last}"]
    since = [str(gettext("từ %(day)s", day=first))] if first else []
    until = [str(gettext("đến %(day)s", day=last))] if last else []
    return [*values, *since, *until]


def _group(facet: Facet, months: Facet | None, request: SearchRequest, links: Links, *, first: bool) -> FacetGroup:
    found = _linked(facet.name, [value for i, value in enumerate(facet.values) if i < LISTED or value.selected], request, links)
    if facet.name == "year" and months:
        found = tuple(replace(year, months=_months_of(year, months, request, links)) for year in found)
    chosen = sum(link.selected for link in found) + sum(month.selected for year in found for month in year.months)
    more = links.values(request, facet.name) if facet.distinct > len(found) else None
    names = ("year", "month") if facet.name == "year" else (facet.name,)
    kept = {name: values for name, values in request.filters.items() if name not in names}
    clear = links.search(replace(request, filters=kept, page=1)) if chosen > 1 else None
    return FacetGroup(facet.name, words.facet_name(facet.name), found, facet.distinct, chosen, more, clear, first or chosen > 0)


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
