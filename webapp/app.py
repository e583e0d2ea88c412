"""The Flask application, put together: pages, API, errors, languages, headers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, request
from flask.json.provider import DefaultJSONProvider
from flask_babel import Babel
from werkzeug.exceptions import RequestURITooLarge

from indexer.service import SearchService
from webapp import api, dossiers, errors, holdings, suggestions, templating, views
from webapp.context import EXAMPLES, SERVICE, current_links, remember_links
from webapp.examples import Examples
from webapp.params import MAX_QUERY_STRING
from webapp.proxy import BelievedProxy

SETTINGS = {
    "BABEL_DEFAULT_LOCALE": "vi",
    # Nothing is answered but GET and HEAD.
    "PROVIDE_AUTOMATIC_OPTIONS": False,
    # Seconds for which browsers keep static files: their addresses change when they do.
    "SEND_FILE_MAX_AGE_DEFAULT": 7 * 24 * 3600,
}
HEADERS = {
    # Everything comes from here: no inline code, nobody's frame. The one script asks for suggestions.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class WebConfig:
    """`behind_proxy`: believe one proxy's X-Forwarded-For, -Proto, -Host and -Prefix."""

    behind_proxy: bool = False


class ReadableJSON(DefaultJSONProvider):
    """JSON with Vietnamese letters as they are and keys in the order given."""

    ensure_ascii = False
    sort_keys = False


def create_app(service: SearchService, config: WebConfig | None = None) -> Flask:
    """The application over `service`; an error page answers whatever `service` raises."""
    app = Flask("webapp")
    app.config.update(SETTINGS)
    app.json = ReadableJSON(app)
    app.extensions[SERVICE] = service
    app.extensions[EXAMPLES] = Examples(service)
    Babel(app, locale_selector=lambda: current_links().lang)
    _watch_requests(app)
    app.register_blueprint(views.pages)
    app.register_blueprint(dossiers.dossiers)
    app.register_blueprint(holdings.holdings)
    app.register_blueprint(api.api)
    app.register_blueprint(suggestions.suggestions)
    errors.register(app)
    templating.register(app)
    if (config or WebConfig()).behind_proxy:
        app.wsgi_app = BelievedProxy(app.wsgi_app)  # type: ignore[method-assign]
    return app


def _watch_requests(app: Flask) -> None:
    """Bound requests, settle their language, and give answers the headers that all share."""
    version = _version(Path(app.static_folder or ""))
    app.before_request(_bounded)
    app.before_request(lambda: remember_links(version))
    app.after_request(_with_headers)


def _version(folder: Path) -> str:
    """A short digest of all static files."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _bounded() -> None:
    if len(request.query_string) > MAX_QUERY_STRING:
        raise RequestURITooLarge


def _with_headers(response: Response) -> Response:
    """`response` with the headers that all share, and an ETag that spares those who have it already."""
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-cache")
    if response.status_code == 200 and not response.direct_passthrough:
        response.add_etag()
        response.make_conditional(request)
    return response
