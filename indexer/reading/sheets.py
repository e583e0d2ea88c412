"""The lines of printed sheets in the order they are read, without what stands at the edges: page numbers, headers, side columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.reading.blocks import tidy


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
_DIGITS = re.compile(r"\d+")
# What browsers print at both edges, in cells: the address, the moment, the number of the sheet, and the title.
_DAY, _HOUR = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}", r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?(?:[AP]M|SA|CH))?"
_BROWSERS_MARKS = tuple(
    re.compile(mark, re.IGNORECASE)
    for mark in (
        r"(?:https?|file)://\S+|www\.\S+",
        rf"(?:[^\W\d]+(?: [^\W\d]+)?, )?{_DAY}(?:,? {_HOUR})?|{_HOUR},? {_DAY}",
        r"(?:(?:trang|page)\s*)?\d{1,3}\s*(?:/|trên|of)\s*\d{1,3}",
    )
)


def read_sheets(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages, from top to bottom, without margins and side columns."""
    lines = [line for page in _without_margins(list(map(_from_above, pages))) for line in page]
    if not lines:
        return []
    left, right = find_edges(lines)
    return [line for line in lines if line.left < right and line.right > left]


def find_edges(lines: Sequence[Line]) -> tuple[float, float]:
    """Where the text begins and ends: of the longer lines, the outermost beginning that a fifth share, the end that a quarter reach."""
    # Cells stand where their columns do.
    running = [line for line in lines if "\t" not in line.text] or lines
    widest = max(line.right - line.left for line in running)
    long = [line for line in running if line.right - line.left > widest / 2]
    beginnings = Counter(round(line.left) for line in long)
    left = min(place for place, count in beginnings.items() if 5 * count >= len(long) or count == max(beginnings.values()))
    return left, sorted((line.right for line in long), reverse=True)[len(long) // 4]


def _from_above(page: Sequence[Line]) -> list[Line]:
    """The lines of a page as they follow in the file, but what stands wholly above something else before it.

    Browsers draw what floats first and what stands above and below it later.
    """
    runs: list[list[Line]] = []
    for line in page:
        if runs and line.top <= runs[-1][-1].top:
            runs[-1].append(line)
        else:
            runs.append([line])
    ordered: list[list[Line]] = []
    for run in runs:
        place = next((n for n, other in enumerate(ordered) if other[0].top <= run[-1].bottom), len(ordered))
        ordered.insert(place, run)
    return [line for run in ordered for line in run]


def _without_margins(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Pages without their numbers, without what stands at the same end of every second one or more, and what browsers print there."""
    often = Counter(key for page in pages for key in {_key(line) for line in _margins(page)})
    repeated = {key for key, count in often.items() if len(pages) > 1 and count >= max(2, len(pages) / 2)}
    for page in pages:
        gone = {id(line) for line in _margins(page) if _PAGE_NUMBER.fullmatch(line.text) or _key(line) in repeated}
        gone.update(map(id, _browsers_lines(page)))
        yield [line for line in page if id(line) not in gone]


def _margins(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    return by_height[:_MARGIN] + by_height[-_MARGIN:]


def _key(line: Line) -> tuple[str, int]:
    """What makes a line the same on another page: its words, whatever the number, and its height there."""
    return _DIGITS.sub("0", tidy(line.text).casefold()), round(line.top / 10)


def _browsers_lines(page: Sequence[Line]) -> list[Line]:
    """What a browser printed above and below: the outermost lines, where they hold two or more of its marks.

    One alone proves nothing: a page may begin with its day, and end with an address.
    """
    by_height = sorted(page, key=lambda line: -line.top)
    edges = [[line for line in page if abs(line.top - edge.top) < edge.height / 2] for edge in by_height[:1] + by_height[1:][-1:]]
    found = [{mark for line in edge for mark in _BROWSERS_MARKS if _has_cell(line, mark)} for edge in edges]
    if len(set().union(*found)) < 2:
        return []
    return [line for edge, marks in zip(edges, found, strict=True) if marks for line in edge]


def _has_cell(line: Line, mark: re.Pattern[str]) -> bool:
    return any(mark.fullmatch(tidy(cell)) for cell in line.text.split("\t"))
