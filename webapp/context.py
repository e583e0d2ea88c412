"""What belongs to one request: the service that answers it and the links of its language."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from flask import current_app, g, request

from indexer.service import SearchService
from webapp.examples import Examples
from webapp.links import Links
from webapp.params import read_language

SERVICE, EXAMPLES = "hoinghi", "hoinghi examples"
"""Under these names the application keeps its service, and the examples drawn from it."""


def current_service() -> SearchService:
    return cast(SearchService, current_app.extensions[SERVICE])


def current_examples() -> Examples:
    return cast(Examples, current_app.extensions[EXAMPLES])


def current_links() -> Links:
    """Links of the request; plain ones where it failed before it had any."""
    return cast(Links, g.get("links") or Links(request.script_root))


def remember_links(version: str) -> None:
    """Settle the request's language; Vietnamese stays where the parameter is wrong, for the page that says so."""
    g.links = Links(request.script_root, version=version)
    if not is_api():
        g.links = replace(g.links, lang=read_language(request.args))


def is_api() -> bool:
    """Whether a program asks, not a browser."""
    return request.path.startswith("/api/")
