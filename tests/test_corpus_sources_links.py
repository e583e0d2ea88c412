"""corpus/sources/links.py"""

from __future__ import annotations

import pytest

from corpus.sources.links import own_url_or_none

FOUND = {
    "rel first": ('<link rel="canonical" href="https://a.vn/tin/5">', "https://a.vn/tin/5"),
    "href first, single quotes": ("<link href='https://a.vn/tin/5' rel='canonical' />", "https://a.vn/tin/5"),
    "no quotes": ("<LINK REL=canonical HREF=https://a.vn/tin/5>", "https://a.vn/tin/5"),
    "over two lines": ('<link\n rel = "Canonical"\n href = "https://a.vn/tin/5"\n>', "https://a.vn/tin/5"),
    "og:url": ('<meta property="og:url" content="https://a.vn/tin/5">', "https://a.vn/tin/5"),
    "og:url by name": ('<meta content="https://a.vn/tin/5" name="og:url">', "https://a.vn/tin/5"),
    "canonical before og:url": (
        '<meta property="og:url" content="https://a.vn/x"><link rel="canonical" href="https://a.vn/tin/5">',
        "https://a.vn/tin/5",
    ),
    "the first of two": ('<link rel=canonical href="https://a.vn/1"><link rel=canonical href="https://a.vn/2">', "https://a.vn/1"),
    "og:url where the canonical link is no address": (
        '<link rel=canonical href="/tin"><meta property="og:url" content="https://a.vn/tin">',
        "https://a.vn/tin",
    ),
    "entities": ('<link rel="canonical" href="https://a.vn/?ItemID=5&amp;l=Tin">', "https://a.vn/?ItemID=5&l=Tin"),
    "Vietnamese": ('<link rel="canonical" href="https://a.vn/Đảng">', "https://a.vn/%C4%90%E1%BA%A3ng"),
    "a home page told by a parameter": ('<link rel="canonical" href="https://a.vn/?p=5">', "https://a.vn/?p=5"),
}


@pytest.mark.parametrize(("html", "url"), FOUND.values(), ids=FOUND.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_pages_own_address_is_found(html: str, url: str, encoding: str) -> None:
    if encoding == "utf-8" or html.isascii():
        assert own_url_or_none(f"<html><head>{html}</head>".encode(encoding)) == url


NOT_FOUND = {
    "nothing": "",
    "another link": '<link rel="stylesheet" href="https://a.vn/x.css"><link rel="amphtml" href="https://a.vn/amp">',
    "a link in the text": '<a rel="canonical" href="https://a.vn/tin/5">',
    "relative": '<link rel="canonical" href="/tin/5">',
    "empty": '<link rel="canonical" href="">',
    "no href": '<link rel="canonical">',
    "a script": '<link rel="canonical" href="javascript:alert(1)">',
    "a file": '<link rel="canonical" href="file:///C:/tin.html">',
    "the home page": '<link rel="canonical" href="https://a.vn/"><meta property="og:url" content="https://a.vn">',
    "not closed": '<link rel="canonical" href="https://a.vn/tin/5"',
    "too far down": "x" * 70_000 + '<link rel="canonical" href="https://a.vn/tin/5">',
}


@pytest.mark.parametrize("html", NOT_FOUND.values(), ids=NOT_FOUND.keys())
def test_what_is_not_a_pages_own_address_is_not_taken_for_it(html: str) -> None:
    assert own_url_or_none(html.encode()) is None


def test_bytes_in_a_legacy_encoding_are_escaped_as_they_are() -> None:
    assert own_url_or_none(b'<link rel="canonical" href="https://a.vn/H\xe9i">') == "https://a.vn/H%E9i"


@pytest.mark.parametrize("piece", [b"<link ", b"<link a=", b"<meta a='", b'<meta a="', b"<link" + b" " * 50, b"<meta aaaaaaaaaaaaaaaaaaa"])
def test_hostile_heads_are_read_to_their_end(piece: bytes) -> None:
    assert own_url_or_none(piece * (200_000 // len(piece))) is None
