"""The pages: each reads its parameters, asks the service once or twice, and fills a template."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, render_template, request

from indexer.errors import InvalidParameter
from indexer.fields import FACETS
from webapp.context import current_examples, current_links, current_service
from webapp.evidence import facts_of
from webapp.markup import blocks_of
from webapp.nothing import ways_out
from webapp.params import read_search, read_single, search_pairs
from webapp.results import chips, facet_groups, facet_links, heading, pager, sorts, title, without_filters
from webapp.understanding import understanding_of

pages = Blueprint("pages", __name__)
NEWEST = 6
"""Meetings on the home page."""
LISTED = 200
"""Values on the page of one facet; further ones are found by typing."""


@pages.get("/")
def home() -> str:
    """The box, searches to try, the newest meetings, what the index covers."""
    read_single(request.args, ("lang",))
    service = current_service()
    examples = current_examples().current()
    return render_template("home.html", coverage=service.coverage(), examples=examples, newest=service.newest(NEWEST))


@pages.get("/tim")
def search() -> str:
    """The results page."""
    asked = read_search(request.args, also=("lang",))
    service, links = current_service(), current_links()
    result = service.search(asked)
    answered = result.request
    groups = facet_groups(result, links)
    return render_template(
        "results.html",
        result=result,
        asked=asked,
        title=title(answered),
        heading=heading(answered),
        understanding=understanding_of(result, links),
        groups=groups,
        chosen=sum(group.chosen for group in groups),
        unfiltered=without_filters(answered),
        chips=chips(answered, links),
        sorts=sorts(answered, links),
        pager=pager(result, links),
        first_page=replace(answered, page=1),
        ways_out=ways_out(result, service, links) if not result.total else (),
    )


@pages.get("/loc/<facet>")
def values(facet: str) -> str:
    """All values of one facet of a search, those that contain a text first of all."""
    if facet not in FACETS:
        raise InvalidParameter("facet", f"Không có bộ lọc {facet!r}; các bộ lọc: {', '.join(FACETS)}.")
    asked = read_search(request.args, also=("lang", "contains"))
    contains = request.args.get("contains", "").strip()
    found = current_service().facet(asked, facet, contains=contains, limit=LISTED)
    return render_template(
        "values.html",
        facet=found,
        asked=asked,
        contains=contains,
        title=title(asked),
        heading=heading(asked),
        found=facet_links(found, asked, current_links()),
        kept=search_pairs(asked),
    )


@pages.get("/ban-tin/<report_id>")
def report(report_id: str) -> str:
    """A report with its facts and the passages that they were read from, and the way back to the search that found it."""
    asked = read_search(request.args, also=("lang",))
    found, highlights = current_service().report(report_id, asked.text, fold=asked.fold, expand=asked.expand)
    blocks = blocks_of(found, highlights, facts_of(found, current_links()))
    kinds = {run.fact.kind for block in blocks for run in block.runs if run.fact}
    return render_template(
        "report.html",
        report=found,
        asked=asked,
        heading=heading(asked),
        searched=bool(search_pairs(asked)),
        blocks=blocks,
        shown_kinds=kinds,
        matched=highlights,
    )


@pages.get("/tro-giup")
def help_page() -> str:
    """The query language, the meaning of accents, the API."""
    read_single(request.args, ("lang",))
    return render_template("help.html", chapters=f"help_{current_links().lang}.html")


@pages.get("/robots.txt")
def robots() -> Response:
    """Reports may be indexed; the countless combinations of filters may not."""
    root = request.script_root
    lines = ["User-agent: *", *(f"Disallow: {root}{path}" for path in ("/tim", "/loc/", "/goi-y", "/api/"))]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
