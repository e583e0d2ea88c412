"""Suggestions for the search box: as JSON for programs, and as the list that the page's script shows below the box."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from indexer.errors import InvalidParameter
from indexer.suggest.suggester import LIMIT, MAX_LIMIT
from indexer.suggest.values import Suggestion
from indexer.suggest_json import suggestions_to_json
from webapp.context import current_links, current_service
from webapp.links import Links
from webapp.params import read_number, read_single, read_switch

suggestions = Blueprint("suggestions", __name__)
SECONDS = 60
"""How long an answer may be kept without asking again: whoever deletes a letter sees what was there before."""
SHOWN = 4
"""Suggestions of each kind below the box."""


@suggestions.get("/api/v1/suggest")
def as_json() -> Response:
    """What a text that is being typed may become."""
    given = read_single(request.args, ("q", "fold", "limit"))
    limit = read_number("limit", given.get("limit", str(LIMIT)))
    if not 1 <= limit <= MAX_LIMIT:
        raise InvalidParameter("limit", f"'limit' phải từ 1 đến {MAX_LIMIT}.")
    links = current_links()
    found = current_service().suggest(_text(), limit, fold=read_switch("fold", given.get("fold", "0")))
    response = _kept(jsonify(suggestions_to_json(found, lambda each: address_of(each, links))))
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@suggestions.get("/goi-y")
def as_list() -> Response:
    """The same as options of a list, in the language of the page; nothing where there are none."""
    given = read_single(request.args, ("q", "fold", "lang"))
    found = current_service().suggest(_text(), SHOWN, fold=read_switch("fold", given.get("fold", "0")))
    return _kept(make_response(render_template("suggestions.html", found=found, address_of=address_of)))


def address_of(each: Suggestion, links: Links) -> str:
    """Where choosing a suggestion leads."""
    if each.search:
        return links.search(each.search)
    if each.report_id:
        return links.report(each.report_id)
    return links.official(each.value) if each.kind == "official" else links.directive(each.value)


def _text() -> str:
    """The text as typed: a space at its end says that the last word is finished."""
    return request.args.get("q", "").lstrip()


def _kept(response: Response) -> Response:
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    return response
