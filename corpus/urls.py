"""One canonical form per page address, so that a page is one page however it was linked to."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from url_normalize import url_normalize

from corpus.errors import UnusableUrl

# A headline of 200 Vietnamese letters, each percent-encoded as up to nine characters, in a path of a few such parts.
MAX_URL = 4000
MAX_URL_AS_GIVEN = 4 * MAX_URL  # with its tracking parameters and fragment

# What campaigns, social networks (zarsrc is Zalo's) and analytics add on the way to the same page.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|zarsrc|_ga|_gl", re.IGNORECASE)
# Java portals (Liferay among them) put the visitor's session into the path: /tin-tuc;jsessionid=0F3A.node1
_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*|[0-9a-f:.]*:[0-9a-f:.]*")  # a name, IPv4 or IPv6


def canonical_url(url: str) -> str:
    """The canonical form of a page's address: http, https, or `file:` for a page that has none.

    Scheme and host in lower case and IDNA, no user, default port, fragment, session or tracking parameter; percent-encoding in
    its one normal form over NFC. Other query parameters stay, in the order given: many portals tell their pages by them.

    >>> canonical_url("HTTP://VinhLac.example.VN:80/Tin tức/Chi-tiet.aspx?ItemID=57&l=TinTuc&utm_source=zalo#binh-luan")
    'http://vinhlac.example.vn/Tin%20t%E1%BB%A9c/Chi-tiet.aspx?ItemID=57&l=TinTuc'
    >>> canonical_url("https://vĩnhlạc.vn")
    'https://xn--vnhlc-92a5293c.vn/'

    Canonical addresses are ASCII, at most `MAX_URL` characters, and their own canonical form. Raises `UnusableUrl`.
    """
    if len(url) > MAX_URL_AS_GIVEN:
        raise UnusableUrl(url, f"it has more than {MAX_URL_AS_GIVEN} characters")
    parts = _split(url)
    if parts.scheme == "file":
        return file_url(unquote(parts.path, errors="surrogateescape"))
    return _bounded(_canonical_web_url(url, parts))


def file_url(path: str) -> str:
    """The address of a page known by its place only: `path` below the folder it was imported from, "/" between its parts.

    >>> file_url("2018/Hội nghị.html")
    'file:2018/H%E1%BB%99i%20ngh%E1%BB%8B.html'

    Decomposed names, as some systems write them, give the same address. Raises `UnusableUrl`.
    """
    parts = [part for part in unicodedata.normalize("NFC", path).split("/") if part not in ("", ".")]
    if not parts or ".." in parts:
        raise UnusableUrl(path, "a file: address is a path below the imported folder")
    return _bounded("file:" + quote("/".join(parts), errors="surrogateescape"))


def _bounded(canonical: str) -> str:
    if len(canonical) > MAX_URL:
        raise UnusableUrl(canonical, f"it has more than {MAX_URL} characters")
    return canonical


def _split(url: str) -> SplitResult:
    """The parts of `url`, its host and port known to be readable."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError as e:
        raise UnusableUrl(url, str(e)) from e
    if parts.scheme not in ("http", "https", "file"):
        raise UnusableUrl(url, "it does not begin with http:// or https://")
    return parts


def _canonical_web_url(url: str, parts: SplitResult) -> str:
    query = "&".join(p for p in parts.query.split("&") if not _TRACKING.fullmatch(p.partition("=")[0]))
    host = parts.netloc.rpartition("@")[2]
    try:
        normal = url_normalize(urlunsplit((parts.scheme, host, _SESSION.sub("", parts.path), query, ""))) or ""
    except ValueError as e:  # a host that IDNA refuses
        raise UnusableUrl(url, str(e)) from e
    if not host or not _HOST.fullmatch(urlsplit(normal).hostname or ""):
        raise UnusableUrl(url, "it names no host")
    return normal
