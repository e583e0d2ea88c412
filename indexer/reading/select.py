"""Elements by CSS selector, at no cost where the page has no such id or class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bs4 import BeautifulSoup, Tag

from indexer.reading.markup import get_classes

_NAME = re.compile(r"[.#]([A-Za-z_][\w-]*)")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")


class Selector:
    """Selects from one tree. Matching a selector visits every element, and profiles try dozens that miss: of 27 ms a page that was 20."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._names = {name for tag in soup.find_all(True) if tag.attrs for name in get_classes(tag)}

    def find(self, root: Tag, selector: str) -> Sequence[Tag]:
        """The elements below `root` that `selector` matches, in order of the page."""
        if any(names <= self._names for names in _required(selector)):
            return root.select(selector)
        return ()

    def find_text(self, root: Tag, selectors: Sequence[str]) -> Tag | None:
        """The first element with text in it that the first of `selectors` finds."""
        return next((tag for selector in selectors for tag in self.find(root, selector) if tag.get_text(strip=True)), None)


@lru_cache(maxsize=1 << 10)
def _required(selector: str) -> tuple[frozenset[str], ...]:
    """For each alternative of a selector, the ids and classes without which it matches nothing.

    >>> _required("#print h1, .date")
    (frozenset({'print'}), frozenset({'date'}))
    """
    bare = _IN_BRACKETS.sub("", selector)
    if ":" in bare or "\\\\" in bare:
        return (frozenset(),)
    return tuple(frozenset(_NAME.findall(branch)) for branch in bare.split(","))
