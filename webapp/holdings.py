"""The page that tells what the index holds: reports by year, and by body or portal and year, with the holes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask_babel import gettext

from indexer.errors import InvalidParameter
from indexer.fields import UNDATED
from indexer.holdings import GROUPS, Years, spans
from indexer.requests import SearchRequest
from webapp import words
from webapp.context import current_links, current_service
from webapp.links import Links
from webapp.params import Args, read_number, read_single
from webapp.results import Choice, pager_of

holdings = Blueprint("holdings", __name__)
LISTED = 50
"""Bodies on a page."""
CHOICES = {"host": words.N_("theo cơ quan"), "site": words.N_("theo trang nguồn")}


@dataclass(frozen=True, slots=True)
class Cell:
    """Reports of a year, and where they are; without any, `hole` where there are some before and after."""

    year: int
    count: int
    url: str | None
    hole: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A body or portal with its meetings: how many reports, those of each year, those whose year is not known."""

    label: str
    url: str
    reports: int
    cells: tuple[Cell, ...]
    undated: int
    undated_url: str


@holdings.get("/pham-vi")
def coverage() -> str:
    """What is indexed, and what seems to be missing."""
    asked = read_single(request.args, ("by", "page", "lang"))
    by = read_group(request.args)
    held, links = current_service().holdings(by), current_links()
    page, pages = read_number("page", asked.get("page", "1")), max(1, -(-len(held.groups) // LISTED))
    if not 1 <= page <= pages:
        raise InvalidParameter("page", f"Trang phải từ 1 đến {pages}.")
    years = [year for year, _ in held.whole.years]
    listed = held.groups[(page - 1) * LISTED : page * LISTED]
    return render_template(
        "coverage.html",
        held=held,
        covered=current_service().coverage(),
        years=years,
        whole=cells(held.whole, years, {}, links),
        holes=spans(held.whole.holes),
        rows=[_row(by, value, within, years, links) for value, within in listed],
        choices=[Choice(str(gettext(label)), links.coverage(name), name == by) for name, label in CHOICES.items()],
        pager=pager_of(page, pages, lambda number: links.coverage(by, number)),
        undated=UNDATED,
        asked=None,
    )


def read_group(args: Args) -> str:
    """The facet by which `args` ask for what is held: "host" where they say nothing. Raises `InvalidParameter`."""
    by = next(iter(args.getlist("by")), "").strip() or "host"
    if by not in GROUPS:
        raise InvalidParameter("by", f"'by' phải là một trong: {', '.join(GROUPS)}, không phải {by[:50]!r}.")
    return by


def cells(within: Years, years: Iterable[int], filters: dict[str, tuple[str, ...]], links: Links) -> tuple[Cell, ...]:
    """For each of `years`, what `within` has of it; `filters` are those of the search for it."""
    counts, holes = dict(within.years), set(within.holes)
    of_year = links.narrowed(SearchRequest(filters=filters), "year")
    return tuple(Cell(year, n := counts.get(year, 0), of_year(str(year)) if n else None, year in holes) for year in years)


def _row(by: str, value: str, within: Years, years: Iterable[int], links: Links) -> Row:
    return Row(
        label=words.value_name(by, value),
        url=links.meetings(by, value),
        reports=within.reports,
        cells=cells(within, years, {by: (value,)}, links),
        undated=within.undated,
        undated_url=links.meetings(by, value, ("year", UNDATED)),
    )
