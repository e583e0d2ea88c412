"""The command that serves the web."""

from __future__ import annotations

import gc
import logging
import socket
from functools import partial
from pathlib import Path

import click
import waitress

from indexer.authority.applied import applied_authority
from indexer.engines import open_engine
from indexer.errors import IndexDamaged, IndexMissing
from indexer.service import SearchService
from webapp.app import WebConfig, create_app

MAX_HEADER_BYTES = 32_768
"""A whole request's head; the longest address that pages take is half of it."""
GARBAGE_AFTER = 50_000
"""New objects before Python looks for garbage among them: a page makes about as many, and nearly all go with it."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 opens it to the network.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes any that is free.")
@click.option(
    "--prefix", default="", metavar="/PATH", help="Path below which a proxy shows the site, as in /hoinghi; wins over X-Forwarded-Prefix."
)
@click.option("--threads", type=click.IntRange(1, 64), default=4, show_default=True, help="Requests answered at the same time.")
@click.option("--behind-proxy", is_flag=True, help="Believe one proxy's X-Forwarded-For, -Proto, -Host and -Prefix. Never without a proxy.")
@click.pass_obj
def serve(data: Path, host: str, port: int, prefix: str, threads: int, behind_proxy: bool) -> None:
    """Serve the search pages and the API, until Ctrl-C.

    \b
        manage.py serve                                       on this machine, port 8000
        manage.py serve --host 0.0.0.0 --port 80              for everyone on the network
        manage.py serve --prefix /hoinghi --behind-proxy      behind nginx, at /hoinghi
    """
    try:
        service = SearchService(open_engine(data), partial(applied_authority, data))
        reports = service.coverage().reports
        # What the first letter typed would wait for: the words of all names.
        service.suggest("a")
    except (IndexMissing, IndexDamaged) as error:
        raise click.ClickException(str(error)) from error
    # waitress warns each time that one request waits for another.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    app = create_app(service, WebConfig(behind_proxy=behind_proxy))
    # What is there now stays until the end; looking through it for garbage, again and again, and through a page that is still being
    # made, takes a sixth of the time.
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)
    root = "/" + prefix.strip("/") if prefix.strip("/") else ""
    listener = _listen(host, port)
    click.echo(f"{reports:,} reports at http://{_shown(host)}:{listener.getsockname()[1]}{root}/ (Ctrl-C stops)")
    waitress.serve(
        app,
        sockets=[listener],
        threads=threads,
        url_prefix=root,
        ident="hoinghi",
        max_request_header_size=MAX_HEADER_BYTES,
        # waitress takes X-Forwarded-* away from everyone else; with a proxy, ProxyFix reads them.
        clear_untrusted_proxy_headers=not behind_proxy,
    )


def _listen(host: str, port: int) -> socket.socket:
    """A socket listening at `host` and `port`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        message = f"cannot listen on {host} port {port}: {error.strerror}; choose another with --host or --port"
        raise click.ClickException(message) from error


def _shown(host: str) -> str:
    """`host` as an address spells it: an open one as the name of this machine."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{name}]" if ":" in name else name


COMMANDS: tuple[click.Command, ...] = (serve,)
