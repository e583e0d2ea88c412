"""The API: the same answers as the pages, as JSON."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from indexer.codec import to_json
from indexer.holdings_json import holdings_to_json
from indexer.identity_json import family_to_json, people_to_json
from indexer.result_json import result_to_json
from webapp.context import current_service
from webapp.holdings import read_group
from webapp.params import bounded, read_search, read_single

api = Blueprint("api", __name__, url_prefix="/api/v1")
SECONDS = 60
"""How long an answer may be kept without asking again."""
LISTED = 100
"""Values that each facet lists; how many it has is told beside them."""


@api.get("/search")
def search() -> Response:
    """What a search finds; parameters as on the results page."""
    result = current_service().search(read_search(request.args), listed=LISTED)
    return _answer(result_to_json(result))


@api.get("/reports/<report_id>")
def report(report_id: str) -> Response:
    """One report, whole."""
    read_single(request.args, ())
    found, _ = current_service().report(report_id)
    return _answer(to_json(found))


@api.get("/officials/<path:name>")
def officials(name: str) -> Response:
    """Everyone of a name across reports: their posts, their meetings, and why each is one person."""
    read_single(request.args, ())
    return _answer(people_to_json(current_service().people(bounded("name", name))))


@api.get("/directives/<path:value>")
def directives(value: str) -> Response:
    """All directives of a number or name, with the meetings that carried each out."""
    read_single(request.args, ())
    return _answer(family_to_json(current_service().directives(bounded("value", value))))


@api.get("/stats")
def stats() -> Response:
    """What is indexed, by body or portal and year, with the holes."""
    read_single(request.args, ("by",))
    return _answer(holdings_to_json(current_service().holdings(read_group(request.args))))


def _answer(value: dict[str, object]) -> Response:
    response = jsonify(value)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    return response
