"""corpus/sources/kinds.py"""

from __future__ import annotations

import unicodedata

import pytest

from corpus.sources.kinds import DOCX_TYPE, PDF_TYPE, looks_like_html, type_by_name_or_none, why_no_page

TEXT = "<p>Hội nghị giao ban Đảng ủy xã Bình Lạc</p>"

PAGES = {
    "HTML": (TEXT.encode(), "text/html"),
    "HTML with a charset": (TEXT.encode(), "Text/HTML; charset=UTF-8"),
    "text": ("Hội nghị".encode(), "text/plain"),
    "decomposed": (unicodedata.normalize("NFD", TEXT).encode(), "text/html"),
    "windows-1258": (b"<p>H\xf4\xf2i ngh\xf2", "text/html"),
    "TCVN3": (b"<p>H\xe9i ngh\xde", "text/html"),
    "UTF-16 with a mark": (TEXT.encode("utf-16"), "text/html"),
    "UTF-16 without one": (TEXT.encode("utf-16-le"), "text/html"),
    "UTF-16, big end first": (TEXT.encode("utf-16-be"), "text/html"),
    "a stray NUL": ((TEXT * 5).encode() + b"\0", "text/html"),
    "cut short": (b"<html><body><div class='noi-du", "text/html"),
    "HTML that nobody declared": (b"\xef\xbb\xbf<!DOCTYPE HTML><p>", None),
    "a PDF file": (b"%PDF-1.7\n" + bytes(5000), PDF_TYPE),
    "a PDF file under a page's name": (b"%PDF-1.7\n", "text/html"),
    "a PDF file to be saved": (b"%PDF-1.7\n", "application/octet-stream"),
    "a Word file": (b"PK\x03\x04 word/document.xml" + bytes(5000), DOCX_TYPE),
    "a Word file that nobody declared": (b"PK\x03\x04 word/document.xml", None),
}


@pytest.mark.parametrize(("body", "content_type"), PAGES.values(), ids=PAGES.keys())
def test_pages_in_whatever_state_may_be_pages(body: bytes, content_type: str | None) -> None:
    assert why_no_page(body, content_type) is None


OTHERS = {
    "nothing": (b"", "text/html", "empty"),
    "only space": (b" \r\n\t", "text/html", "empty"),
    "an archive under a page's name": (b"PK\x03\x04....", "text/html", "not a page: an archive or an office file"),
    "a sheet": (b"PK\x03\x04....xl/workbook.xml", DOCX_TYPE, "not a page: an archive or an office file"),
    "an old Word file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "application/msword",
        "not a page: an old office file; save a .doc as .docx or PDF, with LibreOffice for instance, and import that",
    ),
    "a rich text file": (b"{\\rtf1\\ansi", "text/html", "not a page: an RTF file; save it as .docx or PDF and import that"),
    "a page under a PDF's name": (TEXT.encode(), PDF_TYPE, "not a page: neither a PDF nor a Word file, whatever its name says"),
    "a picture": (b"\xff\xd8\xff\xe0\x00\x10JFIF", None, "not a page: an image"),
    "an archive": (b"\x1f\x8b\x08\x00", "text/html", "not a page: an archive"),
    "a page that is declared a picture": (TEXT.encode(), "image/png", "not a page: image/png"),
    "a feed": (b"<?xml version='1.0'?><rss>", "application/rss+xml; charset=utf-8", "not a page: application/rss+xml"),
    "NULs": (bytes(5000), "text/html", "not a page: binary data"),
    "binary data": (bytes(range(1, 256)) + bytes(100), "text/plain", "not a page: binary data"),
    "text that nobody declared": ("Hội nghị".encode(), None, "not a page: neither its name nor its beginning tells so"),
}


@pytest.mark.parametrize(("body", "content_type", "reason"), OTHERS.values(), ids=OTHERS.keys())
def test_what_is_no_page_is_told_with_the_reason(body: bytes, content_type: str | None, reason: str) -> None:
    assert why_no_page(body, content_type) == reason


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("Hội nghị.HTML", "text/html"),
        ("đảng.htm", "text/html"),
        ("tin.shtml", "text/html"),
        ("BC 45.PDF", "application/pdf"),
        ("Báo cáo.docx", DOCX_TYPE),
        ("Báo cáo.doc", None),
        ("Chi-tiet.aspx", "text/html"),
        ("217-QĐ.txt", "text/plain"),
        ("trang.xhtml", "application/xhtml+xml"),
        ("ảnh.jpg", None),
        ("html", None),
        (".html.bak", None),
    ],
)
def test_a_name_tells_the_type_of_a_page_or_nothing(name: str, content_type: str | None) -> None:
    assert type_by_name_or_none(name) == content_type


def test_html_far_below_the_beginning_is_not_its_beginning() -> None:
    assert not looks_like_html(b"x" * 5000 + b"<html>")
