"""Elements of a page that are no part of a bulletin, told by what they are called."""

from __future__ import annotations

import re

from bs4 import Tag

from indexer.reading.markup import Gone, get_classes, get_size, get_strings, is_hidden

# Whole words of class names and ids: "other-news", "tinKhac", "box_lien_quan", never "relative" or "navy".
_NOISE = re.compile(
    r"""(?:^|[-_\s])(?:menu|nav|navbar|navigation|sidebar|footer|banner|breadcrumbs?|other[-_]?news|news[-_]?others?|others?|related|relate|tin[-_]?khac|tin[-_]?lien[-_]?quan|lien[-_]?quan
    |tin[-_]?moi|tin[-_]?cu|tin[-_]?cung[-_]?loai|cung[-_]?chuyen[-_]?muc|share|sharing|social\w*|comments?|binh[-_]?luan|rating|danh[-_]?gia|counter|thong[-_]?ke|truy[-_]?cap|print|pagination|pager
    |popup|modal|cookie|toolbar|ribbon|search|login|weblink|lien[-_]?ket|quang[-_]?cao|ads?|tags?|copyright|skip[-_]?links?|font[-_]?size|tools?|utilit(?:y|ies)|tien[-_]?ich|co[-_]?chu|view[-_]?count|luot[-_]?xem)(?:$|[-_\s\d])""",
    re.IGNORECASE | re.VERBOSE,
)
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
            if id(tag) in kept or tag.name in _NEVER_NOISE or not (is_hidden(tag) or (is_noise(tag) and get_size(tag, found) * 2 < whole)):
                stack.append(tag)
            else:
                found.add(id(tag))
    return found


def is_noise(tag: Tag) -> bool:
    """Whether the element is called what menus, footers, other news, comments or counters are called."""
    if tag.name in ("nav", "footer", "aside"):
        return True
    names = get_classes(tag) if tag.attrs else []
    return any(_NOISE.search(_CAMEL.sub("-", name)) for name in names)
