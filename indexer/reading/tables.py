"""Tables and definition lists that hold data, as rows of cells; tables that only lay a page out are none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bs4 import NavigableString, Tag

from indexer.reading.markup import Gone, is_hidden

# A cell of data is a name, a post, a number. What is longer is a column of the page.
MAX_CELL, MAX_ROW = 200, 400
# Larger tables are looked at so far only; a table in a table is laid out, not data.
_LOOKED_AT = 20_000
_LAID_OUT = frozenset(("table", "img", "form", "h1", "h2", "h3", "h4", "iframe", "ul", "ol"))
_GROUPS = frozenset(("thead", "tbody", "tfoot"))


def find_rows(element: Tag, gone: Gone) -> list[list[Tag]] | None:
    """The cells of each row, empty ones left out, of a `table` or `dl` of data; None where it is none.

    Data has two rows or more, and two cells in most of them.
    """
    if any(node.name in _LAID_OUT for node in islice(element.descendants, _LOOKED_AT) if isinstance(node, Tag)):
        return None
    rows = [row for row in (_terms(element, gone) if element.name == "dl" else _rows(element, gone)) if row]
    if len(rows) < 2 or sum(len(row) > 1 for row in rows) * 3 < len(rows) * 2:
        return None
    return rows if all(_is_short(row) for row in rows) else None


def _rows(table: Tag, gone: Gone) -> Iterator[list[Tag]]:
    for child in _children(table, gone):
        if child.name in _GROUPS:
            yield from _rows(child, gone)
        elif child.name == "tr":
            yield [cell for cell in _children(child, gone) if cell.name in ("td", "th") and _length(cell, 1)]


def _terms(definitions: Tag, gone: Gone) -> Iterator[list[Tag]]:
    """Each term with what is said of it."""
    row: list[Tag] = []
    for child in _children(definitions, gone):
        if child.name == "div":
            yield from _terms(child, gone)
        elif child.name == "dt":
            yield row
            row = [child]
        elif child.name == "dd" and _length(child, 1):
            row.append(child)
    yield row


def _children(tag: Tag, gone: Gone) -> Iterator[Tag]:
    return (child for child in tag.contents if isinstance(child, Tag) and id(child) not in gone and not is_hidden(child))


def _is_short(row: list[Tag]) -> bool:
    lengths = [_length(cell, MAX_CELL + 1) for cell in row]
    return max(lengths) <= MAX_CELL and sum(lengths) <= MAX_ROW


def _length(cell: Tag, enough: int) -> int:
    """How many letters the cell has; counted as far as `enough`."""
    length = 0
    for node in cell.descendants:
        if isinstance(node, NavigableString):
            length += len(node.strip(" \t\r\n\xa0\u200b"))
            if length >= enough:
                break
    return length
