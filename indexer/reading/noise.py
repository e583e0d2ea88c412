"""Elements of a page that are no part of a bulletin, told by what they are called."""

from __future__ import annotations

import re
from itertools import takewhile

from bs4 import NavigableString, Tag
from bs4.element import PageElement

from indexer.reading import lines
from indexer.reading.blocks import tidy
from indexer.reading.markup import Gone, get_classes, get_size, get_strings, is_hidden

# Whole words of class names and ids: "other-news", "tinKhac", "box_lien_quan", never "relative" or "navy".
_NOISE = re.compile(
    r"""(?:^|[-_\s])(?:menu|nav|navbar|navigation|sidebar|footer|banner|breadcrumbs?|other[-_]?news|news[-_]?others?|others?|related|relate|tin[-_]?khac|tin[-_]?lien[-_]?quan|lien[-_]?quan
    |tin[-_]?moi|tin[-_]?cu|tin[-_]?cung[-_]?loai|cung[-_]?chuyen[-_]?muc|share|sharing|social\w*|comments?|binh[-_]?luan|rating|danh[-_]?gia|counter|thong[-_]?ke|truy[-_]?cap|print(?![-_](?:title|date|head|lead|body|content|main|detail|page|area|view))|pagination|pager
    |popup|modal|cookie|toolbar|ribbon|search|login|weblink|lien[-_]?ket|quang[-_]?cao|ads?|tags?|copyright|skip[-_]?links?|font[-_]?size|tools?|utilit(?:y|ies)|tien[-_]?ich|co[-_]?chu|view[-_]?count|luot[-_]?xem)(?:$|[-_\s\d])""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAST_PARAGRAPH = 60
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEVER_NOISE = frozenset(("html", "body", "main", "article"))


def find_noise(root: Tag, keep: tuple[Tag, ...], gone: Gone) -> Gone:
    """`gone` and with it menus, footers, other news, comments and counters, unless most of the text or a tag to keep is in them."""
    whole = sum(len(text.strip()) for text in get_strings(root, gone))
    found, kept = set(gone), {id(parent) for tag in keep for parent in (tag, *tag.parents)}
    stack = [root]
    while stack:
        for tag in stack.pop().contents:
            if not isinstance(tag, Tag) or id(tag) in found:
                continue
            noise = is_hidden(tag) or (is_noise(tag) and get_size(tag, found) * 2 < whole)
            if not _is_inset(tag) and (id(tag) in kept or tag.name in _NEVER_NOISE or not noise):
                stack.append(tag)
            else:
                found.add(id(tag))
    return found


def find_rest(body: Tag, gone: Gone) -> Gone:
    """What follows other news in `body`, side columns for one, where no paragraph does; nothing where one does."""
    others: Tag | None = None
    stack: list[PageElement] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag) and id(node) in gone:
            others = others or (node if lines.ends_bulletin(_first_line(node)) else None)
        elif isinstance(node, Tag):
            stack.extend(reversed(node.contents))
        elif type(node) is NavigableString and len(node) >= _LEAST_PARAGRAPH and lines.is_prose(tidy(node)):
            others = None
    around = [others, *others.parents] if others is not None else []
    inside = list(takewhile(lambda parent: parent is not body, around))
    return frozenset(id(beside) for parent in inside for beside in parent.next_siblings if isinstance(beside, Tag))


def _first_line(tag: Tag) -> str:
    return next((text for string in tag.stripped_strings if (text := tidy(string))), "")


def _is_inset(tag: Tag) -> bool:
    """Whether the element is a box of links to other news set between two paragraphs, below which the bulletin goes on."""
    if tag.name not in ("div", "section", "table", "blockquote", "ul"):
        return False
    around = (tag.find_previous_sibling(), tag.find_next_sibling())
    if any(beside is None or beside.name != "p" or len(beside.get_text()) < _LEAST_PARAGRAPH for beside in around):
        return False
    heading = _first_line(tag)
    linked = sum(get_size(link) for link in tag.find_all("a"))
    return lines.ends_bulletin(heading) and 2 * linked > get_size(tag) - len(heading)


def is_noise(tag: Tag) -> bool:
    """Whether the element is called what menus, footers, other news, comments or counters are called."""
    if tag.name in ("nav", "footer", "aside"):
        return True
    names = get_classes(tag) if tag.attrs else []
    return any(_NOISE.search(_CAMEL.sub("-", name)) for name in names)
