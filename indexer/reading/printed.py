"""Printed pages made running text again: their lines joined into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.reading.blocks import Block, tidy
from indexer.reading.joining import join_texts
from indexer.reading.sheets import Line, find_edges, read_sheets

_STOPPED = re.compile(r"[.!?…:;][”\"')\]]?$")
_ITEM = re.compile(r"(?:[-–—+•*●▪]\s|\d{1,2}(?:\.\d{1,2}){0,2}[.)]\s|[a-zđ]\)\s|[IVX]{1,4}\s?[.)-]\s)")


def join_lines(pages: Sequence[Sequence[Line]]) -> tuple[Block, ...]:
    """The paragraphs of printed pages in their order. Those that are centred are headings."""
    lines = read_sheets(pages)
    if not lines:
        return ()
    left, right = find_edges(lines)
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


def _continues(paragraph: Sequence[Line], line: Line, left: float, right: float) -> bool:
    """Whether a line goes on with a paragraph, by its place and by how it begins."""
    before = paragraph[-1]
    if _ITEM.match(line.text) or "\t" in line.text + before.text:
        return False
    same_page = line.top < before.top
    if abs(line.height - before.height) > 0.25 * before.height or (same_page and before.bottom - line.top > 0.9 * line.height):
        return False
    if _is_centred(line, left, right):
        # A caption's first line may be as wide as the text.
        open_ended = _is_full(before, line, right) and not _STOPPED.search(before.text)
        return (_is_centred(before, left, right) or open_ended) and abs(line.centre - before.centre) < line.height and same_page
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
    """The text of a paragraph, cells as the members of a list."""
    return join_texts([", ".join(filter(None, map(tidy, line.text.split("\t")))) for line in paragraph])
