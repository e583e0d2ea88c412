"""What one proxy in front may say of a request: who asks, by which scheme and host, and below which path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.middleware.proxy_fix import ProxyFix

PREFIX = "HTTP_X_FORWARDED_PREFIX"
# Proxies pass this header on from visitors unless told otherwise, and every link of a page begins with it:
# "//evil.example" would lead all of them away.
_SAFE_PATH = re.compile(r"(?:/(?!\.\.?(?:/|$))[A-Za-z0-9._~-]+)+/?")


class BelievedProxy(ProxyFix):
    """An application as one proxy's X-Forwarded-For, -Proto, -Host and -Prefix place it; a path that is already set stays."""

    def __init__(self, app: WSGIApplication) -> None:
        super().__init__(app, x_for=1, x_proto=1, x_host=1, x_prefix=1)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("SCRIPT_NAME") or not is_safe_path(environ.get(PREFIX, "")):
            environ.pop(PREFIX, None)
        return super().__call__(environ, start_response)


def is_safe_path(text: str) -> bool:
    """Whether `text` is the path of a site and nothing else.

    >>> [is_safe_path(text) for text in ("/hoinghi", "/tra-cuu/hoinghi/", "//evil.example", "/a/../b", "javascript:alert(1)//", "")]
    [True, True, False, False, False, False]
    """
    return _SAFE_PATH.fullmatch(text) is not None
