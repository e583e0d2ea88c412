"""HTML as a tree: its elements and texts, and which of them nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from html import escape, unescape

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import CData, PageElement

MAX_CHARACTERS = 4_000_000
# Word and SharePoint nest a few dozen elements; what nests hundreds was made to hurt, or is broken past reading as a tree.
MAX_DEPTH = 256
_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "select", "option", "button", "input")
    + ("textarea", "canvas", "map", "audio", "video")
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
# What style sheets of common themes hide, or keep for readers of screens. Tabs and menus that open are called otherwise.
_HIDDEN_CLASS = frozenset(
    (
        "hidden",
        "d-none",
        "sr-only",
        "visually-hidden",
        "screen-reader-text",
        "element-hidden",
        "element-invisible",
        "hidden-print",
        "ms-hide",
    )
)
_FRAMES = re.compile(r"</?(?:noframes|frameset|frame)\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL)

Gone = AbstractSet[int]
"""Elements left out of a page, by `id`. They stay in the tree: taking one out costs as much as it has siblings."""


def parse(html: str) -> BeautifulSoup:
    """The tree of a page, bounded in size and depth; a page nested too deeply comes as its bare lines."""
    html = html[:MAX_CHARACTERS].replace("\x00", "")
    if "<noframes" in html.lower():
        # What browsers without frames are shown is text to the parser, and for us the page.
        html = _FRAMES.sub("", html)
    soup = BeautifulSoup(html, "lxml")
    if not _is_too_deep(soup):
        return soup
    bare = (line for line in unescape(_TAGS.sub("\n", html)).split("\n") if line.strip())
    return BeautifulSoup("".join(f"<p>{escape(line)}</p>" for line in bare), "lxml")


def get_tags(root: Tag) -> Iterator[Tag]:
    """The elements below `root`, in order of the page."""
    return (node for node in root.descendants if isinstance(node, Tag))


def get_strings(root: Tag, gone: Gone = frozenset()) -> Iterator[NavigableString]:
    """The texts below `root`, in order of the page, without what elements in `gone` hold; comments and scripts are none."""
    stack: list[PageElement] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if id(node) not in gone:
                stack.extend(reversed(node.contents))
        elif type(node) is NavigableString or type(node) is CData:
            yield node


def get_text(root: Tag, gone: Gone = frozenset()) -> str:
    """The texts below `root` with a space between."""
    return " ".join(text for string in get_strings(root, gone) if (text := string.strip()))


def get_size(root: Tag, gone: Gone = frozenset()) -> int:
    """How long the texts below `root` are, spaces counted."""
    return sum(map(len, get_strings(root, gone)))


def is_gone(tag: Tag, gone: Gone) -> bool:
    """Whether `tag` is left out, or stands in what is."""
    return bool(gone) and any(id(parent) in gone for parent in (tag, *tag.parents))


def is_hidden(tag: Tag) -> bool:
    """Whether a browser would not show the element."""
    if tag.name in _UNSEEN or tag.name.endswith(":p"):
        return True
    if not tag.attrs:
        return False
    style = tag.get("style")
    if "class" in tag.attrs and not _HIDDEN_CLASS.isdisjoint(tag.get_attribute_list("class")):
        return True
    return "hidden" in tag.attrs or tag.get("aria-hidden") == "true" or bool(style and _HIDDEN_STYLE.search(str(style)))


def get_classes(tag: Tag) -> list[str]:
    """The element's classes, and its id as one more."""
    classes = tag.get_attribute_list("class") if tag.attrs else []
    return [str(name) for name in [*classes, tag.get("id")] if name]


def _is_too_deep(soup: BeautifulSoup) -> bool:
    stack: list[tuple[Tag, int]] = [(soup, 0)]
    while stack:
        tag, depth = stack.pop()
        if depth > MAX_DEPTH:
            return True
        stack.extend((child, depth + 1) for child in tag.contents if isinstance(child, Tag))
    return False
