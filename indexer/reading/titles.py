"""Which element bears the title of a bulletin: what a profile says, what agrees with the metadata, what is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Tag

from indexer.reading import lines
from indexer.reading.blocks import tidy
from indexer.reading.markup import get_classes, get_strings, get_tags, get_text
from indexer.reading.metadata import names_site
from indexer.reading.noise import is_noise
from indexer.reading.published import find_publish_date
from indexer.reading.select import Selector

_HEADINGS = ("h1", "h2", "h3", "h4")
_UNTITLED = ("title", "script", "style", "option")
# What portals of no known family call their titles.
_NAMES = tuple(
    ".post-title .news-title .title-news .title-detail .detail-title .tieu-de .tieude .tieude_tin .article-title .NewsTitle .pTitle"
    " .title_news .news_title .entry-title [class*=tieude] [class*=tieu-de] [id$=_lblTitle] [id$=_lblTieuDe] .title".split()
)
_BRAND = re.compile(r"(?:^|[-_])(?:site|brand|logo|company|slogan)(?:$|[-_])", re.IGNORECASE)
# Boxes and menus are headed by a word or two.
_LEAST_WORDS, _LEAST_HEADLINE, _MOST_LETTERS = 4, 7, 300
# Liferay writes so in front of titles whose field for another is empty.
_NULL = re.compile(r"^null\s+(?=\S)")


def find_title(root: Tag, select: Selector, named: Sequence[str], titles: Sequence[str]) -> Tag | None:
    """The element below `root` that bears the title; `named` are a profile's selectors for it, `titles` what the metadata says.

    The profile's, the heading or the line that agrees with the metadata, the first heading, and what is commonly called so.
    """
    return next((tag for tag in _candidates(root, select, named, titles) if tag is not None), None)


def _candidates(root: Tag, select: Selector, named: Sequence[str], titles: Sequence[str]) -> Iterator[Tag | None]:
    chosen = [tag for tag in select.find_texts(named) if _may_be_title(tag)]
    yield _agreeing(chosen, titles)
    yield next(iter(chosen), None)
    headings = [tag for tag in get_tags(root) if tag.name in _HEADINGS and get_text(tag) and _may_be_title(tag, least=1)]
    yield _agreeing(headings, titles)
    yield _find_line(root, titles)
    # Some themes set the portal's own name as first heading.
    yield next((h for h in headings if (h.name == "h1" or not isinstance(root, BeautifulSoup)) and not _is_brand(h)), None)
    yield next((tag for tag in select.find_texts(_NAMES) if _may_be_title(tag) and not _is_apart(tag)), None)
    # Other news are headed by links, boxes beside the bulletin by a few words.
    long = (h for h in headings if _may_be_title(h, least=_LEAST_HEADLINE) and h.find("a") is None)
    yield next((h for h in long if not (_is_apart(h) or _is_brand(h))), None)


def read_title(text: str) -> str:
    """The text of a title's element as a title: "null Hội nghị …" without what the system left before it."""
    return _NULL.sub("", tidy(text))


def _may_be_title(tag: Tag, *, least: int = _LEAST_WORDS) -> bool:
    text = read_title(tag.get_text())
    other = (lines.is_utility, lines.is_section, lines.ends_bulletin, names_site, find_publish_date)
    if len(lines.split_facts(text)) > 1:
        return False
    return len(text.split()) >= least and len(text) <= _MOST_LETTERS and not any(kind(text) for kind in other)


def _agreeing(tags: Sequence[Tag], titles: Sequence[str]) -> Tag | None:
    """The first that says what the metadata does, cut short perhaps; else the first that is the end of it, behind the site's name."""
    texts = [(tag, text) for tag in tags if len(text := read_title(tag.get_text())) > 12]
    for agrees in (_begins, lines.ends):
        for tag, text in texts:
            if any(agrees(title, text) for title in titles):
                return tag
    return None


def _begins(title: str, heading: str) -> bool:
    """Whether one of the two is the other's beginning; metadata has room for some words only."""
    return lines.begins(title, heading) or (len(title) > 20 and lines.begins(heading, title))


def _find_line(root: Tag, titles: Sequence[str]) -> Tag | None:
    """The element, no heading and no link, that holds the metadata's title and nothing else."""
    for string in get_strings(root) if titles else ():
        line = string.parent
        if line is None or line.name in _UNTITLED or not any(_begins(title, string) for title in titles):
            continue
        if any(_is_title(title, line.get_text()) for title in titles) and not _is_apart(line):
            return line
    return None


def _is_title(title: str, line: str) -> bool:
    """Whether a line says what the metadata does and nothing else; it may go on where that is cut short."""
    return lines.same(title, line) or (title.endswith(("...", "…")) and len(line) <= _MOST_LETTERS and _begins(title, line))


def _is_apart(tag: Tag) -> bool:
    """Whether an element leads elsewhere or stands in what is no part of the bulletin."""
    return any(parent.name == "a" or is_noise(parent) for parent in (tag, *tag.parents))


def _is_brand(heading: Tag) -> bool:
    """Whether a heading is the site's name in its banner."""
    around = [heading, *heading.parents]
    if any(_BRAND.search(name) for name in get_classes(heading)):
        return True
    within = next((parent.name for parent in around if parent.name in ("article", "main", "header")), None)
    return within == "header" and not any(parent.name in ("article", "main") for parent in around)
