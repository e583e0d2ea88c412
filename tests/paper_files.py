"""PDF and Word files written for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

import docx

Printed = tuple[float, float, str]
"""A line and where it begins, in points from the lower left corner of an A4 page. Each character is half as wide as the type is high."""

SIZE = 14
_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Given def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{} endcmap end end"""
_FONT = {
    3: "<< /Type /Font /Subtype /Type0 /BaseFont /Given /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
    4: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Given /DW 500 /FontDescriptor 5 0 R"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    5: "<< /Type /FontDescriptor /FontName /Given /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200"
    " /CapHeight 700 /StemV 80 >>",
}


def make_pdf(pages: Sequence[Iterable[Printed]], *, size: int = SIZE) -> bytes:
    """A PDF file whose font has no shapes and says only which character each of its codes is."""
    lines = [list(page) for page in pages]
    codes = {char: number for number, char in enumerate(sorted({c for page in lines for _, _, text in page for c in text}), 1)}
    meanings = "".join(f"1 beginbfchar <{n:04X}> <{c.encode('utf-16-be').hex()}> endbfchar\n" for c, n in codes.items())
    objects = {1: "<< /Type /Catalog /Pages 2 0 R >>", **_FONT, 6: _stream(_CMAP.format(meanings))}
    for number, page in enumerate(lines):
        objects[7 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {8 + 2 * number} 0 R >>"
        )
        objects[8 + 2 * number] = _stream("".join(_show(x, y, text, codes, size) for x, y, text in page))
    objects[2] = f"<< /Type /Pages /Count {len(lines)} /Kids [{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(lines)))}] >>"
    return _file(objects)


def make_docx(*paragraphs: str, title: str = "", table: Sequence[Sequence[str]] = (), header: str = "") -> bytes:
    """A Word file: title, paragraphs, then a table."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = header
    if title:
        document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for row in table:
        if row is table[0]:
            grid = document.add_table(0, len(row))
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _show(x: float, y: float, text: str, codes: dict[str, int], size: int) -> str:
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{''.join(f'{codes[char]:04X}' for char in text)}> Tj ET\n"


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: dict[int, str]) -> bytes:
    """The objects with their numbers, and the table of where each begins."""
    out, places = b"%PDF-1.7\n", []
    for number in sorted(objects):
        places.append(len(out))
        out += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode("ascii")
