"""Printed pages made running text again: lines joined into paragraphs, what every page repeats left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.reading.blocks import Block, tidy


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and its place, in points from the lower left corner of a page that is `width` wide. Tabs part cells."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    width: float

    @property
    def height(self) -> float:
        return max(1.0, self.top - self.bottom)

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


# How many lines at either end of a page may be its header and its footer.
_MARGIN = 3
_PAGE_NUMBER = re.compile(r"[-–—\s|]*(?:(?:trang|page)\s*)?\d{1,3}(?:\s*(?:/|trên|of)\s*\d{1,3})?[-–—\s|.]*", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-–—+•*●▪]\s|\d{1,2}(?:\.\d{1,2}){0,2}[.)]\s|[a-zđ]\)\s|[IVX]{1,4}\s?[.)-]\s)")
_DIGITS = re.compile(r"\d+")


def join_lines(pages: Sequence[Sequence[Line]]) -> tuple[Block, ...]:
    """The paragraphs of printed pages in their order. Those that are centred are headings."""
    lines = list(_without_margins(pages))
    if not lines:
        return ()
    left, right = _edges(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _continues(paragraphs[-1], line, left, right):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    blocks = (_block(paragraph, left, right) for paragraph in paragraphs)
    return tuple(block for block in blocks if block.text)


def _block(paragraph: Sequence[Line], left: float, right: float) -> Block:
    centred = all(_is_centred(line, left, right) for line in paragraph)
    return Block(_joined(paragraph), heading=centred, row="\t" in paragraph[0].text)


def _without_margins(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The lines without page numbers, and without what stands at the same end of every second page or more."""
    often = Counter(key for page in pages for key in {_key(line) for line in _margins(page)})
    repeated = {key for key, count in often.items() if len(pages) > 1 and count >= max(2, len(pages) / 2)}
    for page in pages:
        margins = {id(line) for line in _margins(page)}
        for line in page:
            if id(line) not in margins or not (_PAGE_NUMBER.fullmatch(line.text) or _key(line) in repeated):
                yield line


def _margins(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    return by_height[:_MARGIN] + by_height[-_MARGIN:]


def _key(line: Line) -> tuple[str, int]:
    """What makes a line the same on another page: its words, whatever the number, and its height there."""
    return _DIGITS.sub("0", tidy(line.text).casefold()), round(line.top / 10)


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """Where the text begins and ends: of the longer lines, the outermost beginning that a fifth share, the end that a quarter reach."""
    widest = max(line.right - line.left for line in lines)
    long = [line for line in lines if line.right - line.left > widest / 2]
    beginnings = Counter(round(line.left) for line in long)
    left = min(place for place, count in beginnings.items() if 5 * count >= len(long) or count == max(beginnings.values()))
    return left, sorted((line.right for line in long), reverse=True)[len(long) // 4]


def _continues(paragraph: Sequence[Line], line: Line, left: float, right: float) -> bool:
    """Whether a line goes on with a paragraph, by its place and by how it begins."""
    before = paragraph[-1]
    if _ITEM.match(line.text) or "\t" in line.text + before.text:
        return False
    same_page = line.top < before.top
    if abs(line.height - before.height) > 0.25 * before.height or (same_page and before.bottom - line.top > 0.9 * line.height):
        return False
    if _is_centred(line, left, right):
        return _is_centred(before, left, right) and abs(line.centre - before.centre) < line.height and same_page
    indented = line.left > left + 0.6 * line.height
    hanging = len(paragraph) > 1 and abs(line.left - before.left) < 0.3 * line.height
    return _is_full(before, line, right) and (not indented or hanging)


def _is_full(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of `line` found no more room on the line before: that one was broken, it did not end."""
    first = line.text.split(maxsplit=1)[0]
    return before.right + (line.right - line.left) * (len(first) + 1) / len(line.text) > right - 0.3 * before.height


def _is_centred(line: Line, left: float, right: float) -> bool:
    """Whether a line stands in the middle of the text, well inside both its edges."""
    inside = min(line.left - left, right - line.right)
    return inside > line.height and abs(line.centre - (left + right) / 2) < 1.5 * line.height


def _joined(paragraph: Sequence[Line]) -> str:
    """The text of a paragraph: "217-" and "QĐ/TW" as one word, cells as the members of a list."""
    text = ""
    for line in paragraph:
        words = ", ".join(filter(None, map(tidy, line.text.split("\t"))))
        text += words if not text or re.search(r"\w-$", text) else f" {words}"
    return text
