"""Elements by CSS selector, at no cost where the page has no such tag, id or class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bs4 import BeautifulSoup, Tag

_SIMPLE = re.compile(r"[.#]?[A-Za-z_][\w-]*")
_NAME = re.compile(r"[.#][A-Za-z_][\w-]*|(?:(?<=[\s>+~])|^)[a-z][a-z0-9]*")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")


class Selector:
    """Selects from one tree.

    Profiles try dozens of selectors that miss, and matching one visits every element: that was 20 of 27 ms a page. An index
    of tags, ids and classes answers the simple ones and rules out most others.
    """

    def __init__(self, soup: BeautifulSoup) -> None:
        self._tags: dict[str, list[Tag]] = {}
        for tag in soup.find_all(True):
            for name in _names(tag):
                self._tags.setdefault(name, []).append(tag)

    def find(self, root: Tag, selector: str) -> Sequence[Tag]:
        """The elements below `root` that `selector` matches, in order of the page."""
        if _SIMPLE.fullmatch(selector):
            return [tag for tag in self._tags.get(selector, ()) if _is_below(tag, root)]
        if any(names <= self._tags.keys() for names in _required(selector)):
            return root.select(selector)
        return ()

    def find_text(self, root: Tag, selectors: Sequence[str]) -> Tag | None:
        """The first element with text in it that the first of `selectors` finds."""
        return next((tag for selector in selectors for tag in self.find(root, selector) if tag.get_text(strip=True)), None)


def _names(tag: Tag) -> set[str]:
    """What simple selectors call an element: its tag, "#id", ".class"."""
    if not tag.attrs:
        return {tag.name}
    classes = {f".{name}" for name in tag.get_attribute_list("class") if name}
    return {tag.name, f"#{tag.get('id')}", *classes}


def _is_below(tag: Tag, root: Tag) -> bool:
    """Whether `tag` is still in the tree, under `root`."""
    return not tag.decomposed and any(parent is root for parent in tag.parents)


@lru_cache(maxsize=1 << 10)
def _required(selector: str) -> tuple[frozenset[str], ...]:
    """For each alternative of a selector, the tags, ids and classes without which it matches nothing.

    >>> _required("#print h1, .date") == (frozenset({"#print", "h1"}), frozenset({".date"}))
    True
    """
    bare = _IN_BRACKETS.sub("", selector)
    if ":" in bare or "\\\\" in bare:
        return (frozenset(),)
    return tuple(frozenset(_NAME.findall(branch.strip())) for branch in bare.split(","))
