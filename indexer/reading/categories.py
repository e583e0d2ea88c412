"""The section of a portal that a bulletin stands in: the last breadcrumb, or a line above the title that names one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bs4 import Tag

from indexer.reading import lines
from indexer.reading.blocks import Block, tidy
from indexer.reading.layout import get_blocks
from indexer.reading.markup import get_classes, get_strings, get_tags
from indexer.reading.metadata import Metadata
from indexer.reading.select import Selector

# A section is named right above the title; between may stand a picture, tools, a second name.
_ABOVE, _BELOW = 12, 8
_MENU = re.compile(r"(?:^|[-_])(?:menu|nav|navbar|navigation)(?:$|[-_\d])", re.IGNORECASE)
_HOME = ("trang chủ", "trang nhất", "home")
_HOME_BEFORE = re.compile(r"^(?:trang chủ|trang nhất|home)\s+(?=\w)", re.IGNORECASE)
_NAMES = (
    "[class*=bread]",
    "[class*=crumb]",
    "[class*=Crumb]",
    "[id*=bread] a",
    "[id*=crumb] a",
    "[id*=Crumb] a",
    ".duong-dan",
    "[class*=cate-title]",
    "[class*=title-cat]",
    "[class*=cat-name]",
    "[class*=category-name]",
    "[class$=__cate]",
    "[class$=-cate]",
    "[class$=_cate]",
    "[class*=__category]",
    "[rel='category tag']",
    "a[rel=tag]",
    ".path",
    ".componentheading",
)


def find_category(select: Selector, selectors: Sequence[str], metadata: Metadata) -> str | None:
    """The last breadcrumb that `selectors` find, or the section that the metadata or, on listings, the heading names."""
    headings = [tidy(tag.get_text()) for tag in select.find("h1")]
    named = _last_named(select, selectors, {*metadata.titles, *headings})
    sections = (lines.find_labelled_section(heading) or heading for heading in headings)
    return named or metadata.section or next(filter(lines.is_section, sections), None)


def find_section(root: Tag, select: Selector, title: str) -> str | None:
    """What stands where sections are named, where the profile knows nothing of it: in an element called so, or above the title."""
    named = _last_named(select, _NAMES, {title})
    if named or not title:
        return named
    menus = frozenset(id(tag) for tag in get_tags(root) if tag.name == "nav" or any(_MENU.search(name) for name in get_classes(tag)))
    blocks = get_blocks(root, menus)
    place = next((n for n, block in enumerate(blocks) if lines.same(block.text, title)), 0)
    return section_above(blocks[max(0, place - _ABOVE) : place]) or _section_below(blocks[place + 1 : place + _BELOW])


def _section_below(blocks: Sequence[Block]) -> str | None:
    """The section that a link between title and lead leads to: it stands beside the day."""
    above_lead = takewhile(lambda block: not lines.is_prose(block.text), blocks)
    return next((block.text for block in above_lead if block.linked > 0.9 and lines.is_section(block.text)), None)


def section_above(blocks: Sequence[Block]) -> str | None:
    """The section that the last of `blocks` to do so names; links in a row are a menu."""
    menu = {n for n in range(1, len(blocks)) if min(blocks[n - 1].linked, blocks[n].linked) > 0.5}
    for number in range(len(blocks) - 1, -1, -1):
        text = blocks[number].text
        if blocks[number].linked < 0.9:
            # A style sheet parts the names of a trail, of which the last is no link.
            text = _HOME_BEFORE.sub("", text)
        crumbs = lines.split_crumbs(text)
        if crumbs or (lines.is_section(text) and not {number, number + 1} & menu):
            return crumbs[-1] if crumbs else lines.find_labelled_section(text) or text
    return None


def _last_named(select: Selector, selectors: Sequence[str], titles: set[str]) -> str | None:
    for selector in selectors:
        crumbs = [tidy(string).strip(" /»›>") for tag in select.find(selector) for string in get_strings(tag)]
        named = [c for c in crumbs if c and len(c) <= 80 and not any(lines.same(c, home) for home in _HOME)]
        named = [c for c in named if c not in titles] or named
        if named:
            return (lines.split_crumbs(named[-1]) or named)[-1]
    return None
