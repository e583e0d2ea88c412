"""The box around a picture: a small element with nothing in it but the picture and what is written below it."""

from __future__ import annotations

import re
from itertools import islice

from bs4 import NavigableString, Tag

# A caption has a line or two; deeper than so no theme sets a picture, and no more than so stands beside one.
_LONGEST, _DEEPEST, _BESIDE = 200, 5, 10
_LOOKED_AT = 200
# Bullets, buttons and banners are no pictures of a meeting.
_ICON = re.compile(r"icon|bullet|dot\b|arrow|print|mail|logo|banner|share|spacer|\bin\.gif", re.IGNORECASE)


def find_box(picture: Tag) -> Tag | None:
    """The largest element that the picture opens and in which no more than a caption follows it; None where none does."""
    if _ICON.search(str(picture.get("src") or "")):
        return None
    node, box = picture, None
    for parent in islice(picture.parents, _DEEPEST):
        before = list(islice(node.previous_siblings, _BESIDE + 1))
        if parent.name in ("body", "html", "li") or len(before) > _BESIDE or any(_size(sibling) for sibling in before):
            break
        size = _size(parent)
        if size > _LONGEST:
            break
        node, box = parent, parent if size else box
    return box


def is_in_box(text: NavigableString, box: Tag) -> bool:
    """Whether the text stands in the box."""
    return any(parent is box for parent in islice(text.parents, 2 * _DEEPEST))


def _size(node: object) -> int:
    """How many letters stand in a node; counted as far as the longest caption."""
    if not isinstance(node, Tag):
        return len(node.strip()) if type(node) is NavigableString else 0
    size = 0
    for number, below in enumerate(node.descendants):
        size += len(below.strip()) if type(below) is NavigableString else 0
        if size > _LONGEST or number > _LOOKED_AT:
            return _LONGEST + 1
    return size
