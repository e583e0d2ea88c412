"""A real browser and a served application, for the tests of what people do."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

DESK: ViewportSize = {"width": 1280, "height": 900}
TELEPHONE: ViewportSize = {"width": 390, "height": 844}
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NONE_HERE = "no Chromium here; install one with: sudo apt-get install chromium"


class Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: a request is not an event here."""


def chromium() -> str | None:
    """The browser to use: the one that CHROMIUM names, one on the path, or None for Playwright's own."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


def started() -> Iterator[Browser]:
    """A browser; without one the test is skipped, or fails where HOINGHI_REQUIRE_BROWSER says so."""
    with sync_playwright() as playwright:
        path = chromium() or playwright.chromium.executable_path
        if not Path(path).exists():
            if os.environ.get("HOINGHI_REQUIRE_BROWSER") == "1":
                pytest.fail(NONE_HERE)
            pytest.skip(NONE_HERE)
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


def served(app: Flask) -> Iterator[str]:
    """The address of `app`, served on a free port of this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def opened(browser: Browser, site: str, size: ViewportSize, *, javascript: bool = True, touch: bool = False) -> Iterator[Page]:
    """A page of `site` in a window of its own."""
    context = browser.new_context(base_url=site, viewport=size, java_script_enabled=javascript, has_touch=touch)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
