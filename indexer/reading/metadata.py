"""What a page says of itself in its head: title, day of publication, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from bs4 import Tag

from indexer.reading import lines
from indexer.reading.blocks import tidy
from indexer.reading.bylines import read_byline
from indexer.reading.published import find_any_date
from indexer.reading.seams import UPPER
from indexer.reading.select import Selector

_ARTICLE_TYPES = frozenset({"Article", "NewsArticle", "BlogPosting", "Report", "WebPage"})
_LONGEST_SECTION = 80
_DAY_KEYS = ("article:published_time", "datePublished", "og:published_time", "pubdate", "publishdate", "DC.date.issued", "dc.date", "date")
_LEAST_WORDS = 5
_SITE_SUFFIX = re.compile(r"\s+(?:[-|–—]|::|»)\s+([^|»]{2,90})$")
# "Huyện Yên Sa", "UBND xã Phú Lâm": a body and capitalised words, nothing that happened.
_PORTAL = re.compile(
    r"(?:(?i:ubnd|hđnd|ủy ban nhân dân|đảng bộ|đảng ủy|huyện ủy|tỉnh ủy|thành ủy|thị ủy|quận ủy)\s+)?"
    rf"(?:(?i:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường)\s+)?(?:[{UPPER}]\w*\s*){{1,4}}$"
)
_NO_TITLE = re.compile(
    r"(?:cổng|trang)\s+(?:(?:thông\s+)?tin|ttđt)|cttđt|website|trang\s+chủ$|chi\s+tiết|(?:xem|đọc)\s+tin"
    r"|(?:bài\s+viết|tin\s+bài|tin\s+tức|nội\s+dung|news)(?:\s+[-|–:].{3,60})?$|(?:https?://)?[\w-]+(?:\.[\w-]+)+/?$"
    r"|báo(?:\s+\w+){1,4}\s+(?:điện\s+tử|online)$|báo\s+điện\s+tử\b|trang\s+chủ\s*[|–-]|untitled|index$|home$|details?$|(?:bản\s+)?in(?:\s+(?:bài(?:\s+viết)?|trang))?$|print",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head says; `titles` likeliest first, each as written there and without the name of the site; `title` the likeliest.

    `typed`: Word saved the page.
    """

    title: str = ""
    titles: tuple[str, ...] = ()
    author: str | None = None
    published: date | None = None
    address: str | None = None
    section: str | None = None
    typed: bool = False


def read_metadata(select: Selector) -> Metadata:
    """The metadata of a page: JSON-LD, Open Graph and the plain title."""
    described = list(_linked_data(select.find("script")))
    articles = [item for item in described if _is_a(item, _ARTICLE_TYPES)]
    found = {
        str(tag.get("property") or tag.get("name") or tag.get("itemprop")): str(tag.get("content") or "") for tag in select.find("meta")
    }
    canonical = next(iter(select.find("link[rel=canonical]")), None)
    plain = next(iter(select.find("title")), None)
    named = [*(a.get("headline") for a in articles), found.get("og:title"), plain.get_text() if plain is not None else None]
    titles = [title for t in named if isinstance(t, str) and (title := tidy(t)) and not names_site(title) and _tells(title)]
    days = [*(a.get("datePublished") for a in articles), *(found.get(key) for key in _DAY_KEYS)]
    address = canonical.get("href") if canonical is not None else found.get("og:url")
    return Metadata(
        title=_without_site(titles[0]) if titles else "",
        titles=tuple(dict.fromkeys(t for title in titles for t in (title, _without_site(title)))),
        author=next(filter(None, (_author(a.get("author")) for a in articles)), None),
        published=next(filter(None, (find_any_date(d) for d in days if isinstance(d, str))), None),
        address=str(address) if address else None,
        typed=any(found.get(key, "").startswith(("Word.Document", "Microsoft Word")) for key in ("ProgId", "Generator", "generator")),
        section=found.get("article:section") or next(filter(None, (_trail_end(item, titles) for item in described)), None),
    )


def names_site(title: str) -> bool:
    """Whether a heading names the portal or one of its functions, not a bulletin.

    >>> names_site("Cổng thông tin điện tử huyện Yên Sa"), names_site("UBND huyện Yên Sa"), names_site("Hội nghị giao ban quý I")
    (True, True, False)
    >>> names_site("Bài viết - Hội đồng nhân dân tỉnh"), names_site("yensa.gov.vn")
    (True, True)
    """
    title = title.strip(" .:|-–—*")
    return bool(_NO_TITLE.match(title) or (not title.isupper() and len(title.split()) <= 7 and _PORTAL.match(title)))


def is_home(address: str | None) -> bool:
    """Whether an address is a site's front page.

    >>> is_home("https://yensa.gov.vn/"), is_home("https://yensa.gov.vn/tin-tuc/hop-1.html")
    (True, False)
    """
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return False
    path = parts.path.strip("/").lower()
    return (
        bool(parts.netloc)
        and not parts.query
        and path in ("", "home", "trang-chu", "index.php", "index.html", "default.aspx", "index.aspx")
    )


def _without_site(title: str) -> str:
    """A title without the site's name after it, where that is plainly one."""
    found = _SITE_SUFFIX.search(title)
    if found and len(title[: found.start()]) >= 15 and not lines.is_about_meeting(found[1]):
        return title[: found.start()].strip()
    return title


def _tells(title: str) -> bool:
    """Whether a title has the words to be a bulletin's: "Yên Sa - Smart City" has not."""
    return len(re.findall(r"\w+", title)) >= _LEAST_WORDS or lines.is_about_meeting(title)


def _author(author: object) -> str | None:
    """The person whom JSON-LD names as author, who may stand alone or first in a list, as a name or as an object with one."""
    first = author[0] if isinstance(author, list) and author else author
    if isinstance(first, dict):
        first = first.get("name") if first.get("@type") == "Person" else None
    return read_byline(tidy(first)) if isinstance(first, str) and first.strip() else None


def _linked_data(scripts: Iterable[Tag]) -> Iterator[dict[str, object]]:
    """What JSON-LD scripts describe; scripts that cannot be read describe nothing."""
    for script in scripts:
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        yield from _items(data)


def _is_a(item: dict[str, object], kinds: frozenset[str]) -> bool:
    types = item.get("@type")
    return bool(kinds.intersection(map(str, types if isinstance(types, list) else [types])))


def _trail_end(item: dict[str, object], titles: list[str]) -> str | None:
    """The last name on a trail that JSON-LD describes, the home page and the bulletin's own name not counted."""
    steps = item.get("itemListElement") if _is_a(item, frozenset({"BreadcrumbList"})) else None
    names = [_step_name(step) for step in steps] if isinstance(steps, list) else []
    named = [name for name in names[1:] if name and not any(lines.begins(title, name) for title in titles)]
    return named[-1] if named and len(named[-1]) <= _LONGEST_SECTION else None


def _step_name(step: object) -> str:
    item = step.get("item") if isinstance(step, dict) else None
    name = (step.get("name") if isinstance(step, dict) else None) or (item.get("name") if isinstance(item, dict) else None)
    return tidy(name) if isinstance(name, str) else ""


def _items(data: object) -> Iterator[dict[str, object]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (node for node in graph if isinstance(node, dict)) if isinstance(graph, list) else ()
