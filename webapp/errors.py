"""Errors as answers: a page for people, RFC 9457 problem details for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import Flask, Response, current_app, render_template, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from indexer.errors import (
    AuthorityLost,
    DirectiveNotFound,
    IndexDamaged,
    IndexMissing,
    InvalidParameter,
    OfficialNotFound,
    QueryError,
    ReportNotFound,
)
from indexer.requests import SearchRequest
from webapp.context import current_links, is_api
from webapp.params import printable, read_search
from webapp.words import N_

RETRY_SECONDS = 120
"""When to come back to a service whose index is being rebuilt."""

TITLES = {
    400: N_("Yêu cầu chưa đọc được"),
    404: N_("Không tìm thấy trang này"),
    405: N_("Trang này chỉ hỗ trợ xem"),
    414: N_("Địa chỉ quá dài"),
    500: N_("Hệ thống gặp lỗi"),
    503: N_("Tạm thời chưa tra cứu được"),
}
DETAILS = {
    404: N_("Địa chỉ có thể đã gõ sai, hoặc bản tin đã được gỡ xuống."),
    405: N_("Chỉ nhận GET và HEAD."),
    414: N_("Hãy bỏ bớt bộ lọc hoặc rút ngắn câu truy vấn."),
    500: N_("Lỗi đã được ghi lại. Xin thử lại sau ít phút."),
    503: N_("Kho bản tin đang được lập chỉ mục hoặc bảo trì. Xin quay lại sau ít phút."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong. `parameter` and `position` (a code-point offset into the query) say where; a `chapter` of the help says more.
    `names` are of officials who may be meant.

    `detail` is in the page's language, save where it is `vietnamese`: what the indexer says, it says in Vietnamese.
    """

    status: int
    title: str
    detail: str
    parameter: str | None = None
    position: int | None = None
    chapter: str | None = None
    vietnamese: bool = False
    names: tuple[str, ...] = ()


def register(app: Flask) -> None:
    """Make `app` answer every error in the form that fits who asks."""
    app.register_error_handler(QueryError, _on_query_error)
    app.register_error_handler(InvalidParameter, _on_invalid_parameter)
    app.register_error_handler(ReportNotFound, _on_report_not_found)
    app.register_error_handler(OfficialNotFound, _on_official_not_found)
    app.register_error_handler(DirectiveNotFound, _on_directive_not_found)
    for error in (IndexMissing, IndexDamaged, AuthorityLost):
        app.register_error_handler(error, _on_unavailable)
    app.register_error_handler(HTTPException, _on_http_error)


def _on_query_error(error: QueryError) -> Response:
    title = str(gettext("Câu truy vấn chưa đọc được"))
    return _answer(Problem(400, title, str(error), parameter="q", position=error.position, chapter="cau-tim", vietnamese=True))


def _on_invalid_parameter(error: InvalidParameter) -> Response:
    title = str(gettext("Tham số không hợp lệ"))
    return _answer(Problem(400, title, str(error), parameter=error.name, chapter="api", vietnamese=True))


def _on_report_not_found(error: ReportNotFound) -> Response:
    return _answer(Problem(404, str(gettext("Không có bản tin này")), str(error), vietnamese=True))


def _on_official_not_found(error: OfficialNotFound) -> Response:
    return _answer(Problem(404, str(gettext("Không có cán bộ này")), str(error), vietnamese=True, names=error.suggestions))


def _on_directive_not_found(error: DirectiveNotFound) -> Response:
    return _answer(Problem(404, str(gettext("Không có văn bản này")), str(error), vietnamese=True))


def _on_unavailable(error: IndexMissing | IndexDamaged | AuthorityLost) -> Response:
    # The message speaks to whoever runs the commands: it belongs in the log, not before visitors.
    current_app.logger.error("%s", error)
    response = _answer(_problem(503))
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _on_http_error(error: HTTPException) -> Response:
    response = _answer(_problem(error.code or 500, error.name, error.description or ""))
    response.headers.extend((name, value) for name, value in error.get_headers() if name == "Allow")
    return response


def _problem(status: int, name: str = "", description: str = "") -> Problem:
    title = str(gettext(TITLES[status])) if status in TITLES else name
    return Problem(status, title, str(gettext(DETAILS[status])) if status in DETAILS else description)


def _answer(problem: Problem) -> Response:
    if is_api():
        return _problem_json(problem)
    text = printable(request.args.get("q", "").strip())
    page = render_template("error.html", problem=problem, text=text, asked=_asked())
    return Response(page, status=problem.status, mimetype="text/html")


def _asked() -> SearchRequest | None:
    """The search that could not be answered, so that its filters outlive a quote left open; None where the parameters are at fault."""
    try:
        return read_search(request.args, also=("lang", "contains"))
    except InvalidParameter:
        return None


def _problem_json(problem: Problem) -> Response:
    body: dict[str, object] = {
        "type": current_links().help(problem.chapter) if problem.chapter else "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
    }
    body |= {name: value for name in ("parameter", "position") if (value := getattr(problem, name)) is not None}
    if problem.names:
        body["suggestions"] = list(problem.names)
    response = Response(json.dumps(body, ensure_ascii=False), status=problem.status, mimetype="application/problem+json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
