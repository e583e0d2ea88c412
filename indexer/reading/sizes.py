"""How much text stands in each element of a page, counted once for all of them."""

from __future__ import annotations

from bs4 import NavigableString, Tag
from bs4.element import CData

from indexer.reading.markup import Gone


class Sizes:
    """How much text stands in each element below one, and how much of it in no link; what is gone not counted."""

    def __init__(self, root: Tag, gone: Gone) -> None:
        self._sizes: dict[int, tuple[int, int]] = {}
        self.names: dict[str, list[Tag]] = {}
        stack: list[tuple[Tag, bool, bool]] = [(root, False, False)]
        while stack:
            tag, linked, leaving = stack.pop()
            if leaving:
                self._sizes[id(tag)] = self._sum(tag, gone, linked)
                continue
            self.names.setdefault(tag.name, []).append(tag)
            linked = linked or tag.name == "a"
            stack.append((tag, linked, True))
            stack.extend((child, linked, False) for child in tag.contents if isinstance(child, Tag) and id(child) not in gone)

    def of(self, tag: Tag) -> tuple[int, int]:
        """Characters in the element, and those of them in no link."""
        return self._sizes.get(id(tag), (0, 0))

    def _sum(self, tag: Tag, gone: Gone, linked: bool) -> tuple[int, int]:
        size = unlinked = 0
        for child in tag.contents:
            if isinstance(child, Tag):
                more, plain = self.of(child)
                size, unlinked = size + more, unlinked + plain
            elif type(child) is NavigableString or type(child) is CData:
                length = len(child.strip())
                size, unlinked = size + length, unlinked + (0 if linked else length)
        return size, unlinked
