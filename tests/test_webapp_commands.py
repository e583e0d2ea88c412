"""`serve` says where it serves, refuses what cannot work, and stands behind a proxy when told so."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
import waitress
from click.testing import CliRunner
from waitress.server import create_server

from indexer.engines import open_engine
from tests.builders import fill, report
from tests.webapp_sample import sample_client
from webapp import WebConfig
from webapp.commands import serve

FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "tracuu.example.vn", "X-Forwarded-Prefix": "/hoinghi"}


class Served:
    """What `waitress.serve` was called with."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.settings: dict[str, object] = {}
        monkeypatch.setattr(waitress, "serve", self._serve)

    def _serve(self, app: object, **settings: object) -> None:
        for listener in settings["sockets"]:  # type: ignore[attr-defined]
            listener.close()
        self.settings = settings


@pytest.fixture
def data(tmp_path: Path) -> Path:
    engine = open_engine(tmp_path)
    fill(engine, report("a", "Hội nghị giao ban", day="2018-10-03"))
    engine.close()
    return tmp_path


def test_without_an_index_it_says_which_commands_to_run(tmp_path: Path) -> None:
    result = CliRunner().invoke(serve, ["--port", "0"], obj=tmp_path)
    assert result.exit_code == 1
    assert "manage.py import PATH" in result.output
    assert "manage.py index" in result.output


def test_it_prints_the_address(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = Served(monkeypatch)
    result = CliRunner().invoke(serve, ["--port", "0", "--prefix", "hoinghi/", "--threads", "2"], obj=data)
    assert result.exit_code == 0, result.output
    assert re.fullmatch(r"1 reports? at http://127\.0\.0\.1:\d+/hoinghi/ \(Ctrl-C stops\)\n", result.output)
    assert served.settings["url_prefix"] == "/hoinghi"
    assert served.settings["threads"] == 2
    assert served.settings["clear_untrusted_proxy_headers"] is True


def test_a_taken_port_is_named(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        result = CliRunner().invoke(serve, ["--port", port], obj=data)
    assert result.exit_code == 1
    assert f"cannot listen on 127.0.0.1 port {port}" in result.output


@pytest.mark.parametrize("wrong", [["--port", "70000"], ["--threads", "0"], ["--port", "x"]])
def test_options_out_of_range_are_usage_errors(data: Path, wrong: list[str]) -> None:
    assert CliRunner().invoke(serve, wrong, obj=data).exit_code == 2


@pytest.fixture(params=[(False, "", ""), (True, "", "/hoinghi"), (False, "/con", "/con"), (True, "/con", "/con")], ids=str)
def served_page(request: pytest.FixtureRequest) -> Iterator[tuple[str, str, str]]:
    """The path expected where a proxy is believed or not and a path is given or not; the home page and robots.txt as served."""
    believed, prefix, root = request.param
    app = sample_client(config=WebConfig(behind_proxy=believed)).application
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    server = create_server(app, sockets=[listener], url_prefix=prefix, clear_untrusted_proxy_headers=not believed)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"{prefix}/robots.txt", headers=FORWARDED)
    robots = connection.getresponse().read().decode()
    connection.request("GET", f"{prefix}/", headers=FORWARDED)
    home = connection.getresponse().read().decode()
    connection.close()
    yield root, home, robots
    # A worker that has just answered still wakes the server: it must have done so before the server is gone.
    server.task_dispatcher.shutdown()
    server.close()
    thread.join(10)


def test_links_stand_below_the_path_that_visitors_see(served_page: tuple[str, str, str]) -> None:
    root, home, robots = served_page
    assert f'action="{root}/tim"' in home
    assert f'href="{root}/static/style.css' in home
    assert f"Disallow: {root}/tim" in robots
