"""The address that a page gives for itself, read from its first bytes without parsing it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from corpus.errors import UnusableUrl
from corpus.urls import canonical_url

_HEAD_BYTES = 65_536
_TAG = re.compile(rb"<(?:link|meta)\b([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""([a-z:-]{1,40})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def own_url_or_none(body: bytes) -> str | None:
    """The canonical form of the page's `<link rel=canonical>`, else of its `og:url`; None where neither is a page's address.

    >>> own_url_or_none(b'<head><link href="https://A.vn/tin?ItemID=5&amp;l=1" rel="canonical"></head>')
    'https://a.vn/tin?ItemID=5&l=1'

    A site's root is not believed: many portals give their home page as the address of every page.
    """
    links = dict(reversed(list(_links(body[:_HEAD_BYTES].replace(b"\0", b"")))))  # the first of each kind; UTF-16 loses its NULs
    for kind in ("canonical", "og:url"):
        url = _page_url_or_none(links.get(kind, ""))
        if url is not None:
            return url
    return None


def _links(head: bytes) -> Iterator[tuple[str, str]]:
    """Kinds and addresses of the links that say what the page's own address is."""
    for tag in _TAG.finditer(head):
        attributes = {m[1].lower(): m[2] or m[3] or m[4] or b"" for m in _ATTRIBUTE.finditer(tag[1])}
        if attributes.get(b"rel", b"").lower() == b"canonical":
            yield "canonical", _text(attributes.get(b"href", b""))
        elif b"og:url" in (attributes.get(b"property", b"").lower(), attributes.get(b"name", b"").lower()):
            yield "og:url", _text(attributes.get(b"content", b""))


def _text(value: bytes) -> str:
    """Bytes that are no UTF-8 survive as they are: an address escapes them, whatever encoding they were meant in."""
    return html.unescape(value.decode("utf-8", "surrogateescape"))


def _page_url_or_none(url: str) -> str | None:
    try:
        canonical = canonical_url(url)
    except UnusableUrl:
        return None
    parts = urlsplit(canonical)
    return canonical if parts.scheme != "file" and (parts.path != "/" or parts.query) else None
