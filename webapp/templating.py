"""What templates may use besides what a view hands them."""

from __future__ import annotations

from flask import Flask
from markupsafe import Markup

from indexer.fields import FACETS, directive_value, meeting_days, site_of
from indexer.gazetteers.units import province_today
from indexer.identity.rules import DIRECTIVE_RULE, PEOPLE_RULE
from indexer.labels import LABELLED
from indexer.requests import MAX_SIZE, SearchRequest
from indexer.text.dates import first_day, last_day
from indexer.units_today import ended_units
from webapp import words
from webapp.api import LISTED
from webapp.context import current_links
from webapp.evidence import KINDS, is_corrected
from webapp.links import outward
from webapp.markup import cut, mark
from webapp.params import printable, search_pairs
from webapp.translating import speech

EVERYTHING = SearchRequest(sort="newest")
BROWSE = ("year", "month", "official", "directive", "host", "place", "issuer", "site")
"""Facets that the home page offers to browse."""


def register(app: Flask) -> None:
    """Give the templates of `app` their functions and settings."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        api_listed=LISTED,
        browse=BROWSE,
        cut=cut,
        directive_rule=DIRECTIVE_RULE,
        directive_value=directive_value,
        ended_units=ended_units,
        everything=EVERYTHING,
        facets=FACETS,
        first_day=first_day,
        kinds=KINDS,
        is_corrected=is_corrected,
        labelled=LABELLED,
        last_day=last_day,
        mark=mark,
        max_size=MAX_SIZE,
        meeting_span=meeting_days,
        outward=outward,
        people_rule=PEOPLE_RULE,
        printable=printable,
        province_today=province_today,
        search_pairs=search_pairs,
        site_of=site_of,
        words=words,
    )
    app.context_processor(_of_the_request)


def _of_the_request() -> dict[str, object]:
    """`links`, the language's own functions, and `vi`: the attribute for what stays Vietnamese on a page in another language."""
    links = current_links()
    return {**speech(links.lang), "links": links, "vi": Markup("") if links.lang == "vi" else Markup(' lang="vi"')}
