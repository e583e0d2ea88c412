"""The printed lines of a PDF file, each with its place on the page."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from indexer.errors import NotABulletin
from indexer.reading.sheets import Line

MAX_PAGES, MAX_CHARACTERS, MAX_SECONDS = 60, 400_000, 20.0
"""Reports have a few pages. What goes beyond any of these is read as far as that; the clock is looked at between two pages."""

_LEAST_LETTERS = 40
# PDFium's own signs for the hyphen that it sees at the end of a line.
_HYPHENS = {"\x02": "-", "\ufffe": "-"}


def read_pdf(body: bytes) -> list[list[Line]]:
    """The lines of each page, from top to bottom as the file orders them; raises `NotABulletin` where it has no text."""
    try:
        with pypdfium2.PdfDocument(body) as document:
            pages = list(_read_pages(document))
    except pypdfium2.PdfiumError as e:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD
        reason = "under a password: save it without one, then import that" if locked else f"broken: {e}"
        raise NotABulletin(f"a PDF file {reason}") from e
    if sum(c.isalpha() for page in pages for line in page for c in line.text) < _LEAST_LETTERS:
        raise NotABulletin(
            "a PDF file with no text: it may be a scan; make its text readable, with ocrmypdf for instance, then import it again"
        )
    return pages


def _read_pages(document: pypdfium2.PdfDocument) -> Iterator[list[Line]]:
    end, characters = time.monotonic() + MAX_SECONDS, 0
    for number in range(min(len(document), MAX_PAGES)):
        if characters > MAX_CHARACTERS or time.monotonic() > end:
            return
        page = document[number]
        text = page.get_textpage()
        characters += text.count_chars()
        yield list(_read_lines(text, page.get_width()))


def _read_lines(text: pypdfium2.PdfTextPage, width: float) -> Iterator[Line]:
    parts: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for index in range(min(text.count_chars(), MAX_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text, index)
        # Characters beyond the first plane come in two halves, which no Vietnamese letter does.
        char = "" if 0xD800 <= code < 0xE000 else _HYPHENS.get(chr(code), chr(code))
        if char == "\n":
            yield from _line(parts, boxes, width)
            parts, boxes = [], []
        elif char.strip("\x00\r \t\xa0\u200b"):
            box = text.get_charbox(index, loose=True)
            if boxes and box[0] - boxes[-1][2] > _CELL_GAP * (box[3] - box[1]):
                parts.append("\t")
            parts.append(char)
            boxes.append(box)
        elif char:
            parts.append(" ")
    yield from _line(parts, boxes, width)


# A gap as wide as this many heights of a letter parts cells; justified words stand closer.
_CELL_GAP = 1.8


def _line(parts: list[str], boxes: list[tuple[float, float, float, float]], width: float) -> Iterator[Line]:
    if boxes:
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        yield Line("".join(parts).strip(), min(lefts), max(rights), max(tops), min(bottoms), width)
