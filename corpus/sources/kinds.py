"""Whether bytes can be a page, judged by what they are declared to be and by how they begin."""

from __future__ import annotations

import re
from pathlib import PurePath

PDF_TYPE = "application/pdf"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", PDF_TYPE, DOCX_TYPE)

_TYPE_BY_SUFFIX = {
    ".html": "text/html",
    ".htm": "text/html",
    ".shtml": "text/html",
    ".aspx": "text/html",
    ".php": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".pdf": PDF_TYPE,
    ".docx": DOCX_TYPE,
}

_PDF, _ZIP, _DOCX_PART = b"%PDF", b"PK\x03\x04", b"word/document.xml"
# First bytes of what portals offer beside their pages, often under a page's name: a download that was saved as .aspx.
_MAGIC = (
    (_ZIP, "an archive or an office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file; save a .doc as .docx or PDF, with LibreOffice for instance, and import that"),
    (b"{\\rtf", "an RTF file; save it as .docx or PDF and import that"),
    (b"\x1f\x8b", "an archive"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image, a sound or a film"),
    (b"ID3", "a sound"),
    (b"SQLite format 3", "a database"),
)
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_LOOKED_AT = 4096
_HTML_START = re.compile(rb"<!doctype html|<html|<head|<body|<meta|<title", re.IGNORECASE)


def type_by_name_or_none(name: str) -> str | None:
    """The content type that a file's name tells, None for one that says nothing or something else than a page.

    >>> type_by_name_or_none("Chi-tiet.ASPX"), type_by_name_or_none("tin.txt"), type_by_name_or_none("chi-tiet.aspx?ItemID=57")
    ('text/html', 'text/plain', None)
    """
    return _TYPE_BY_SUFFIX.get(PurePath(name).suffix.lower())


def type_by_bytes_or_none(body: bytes) -> str | None:
    """The content type of a PDF or Word file (.docx), known by its bytes whatever it is declared to be; None for all others.

    >>> type_by_bytes_or_none(b"%PDF-1.7 ..."), type_by_bytes_or_none(b"<html>")
    ('application/pdf', None)
    """
    if body.startswith(_PDF):
        return PDF_TYPE
    return DOCX_TYPE if body.startswith(_ZIP) and _DOCX_PART in body else None


def looks_like_html(body: bytes) -> bool:
    """Whether there is HTML's own beginning near the beginning, in any encoding that has ASCII, or in UTF-16.

    >>> looks_like_html(b"<!-- saved --><!DOCTYPE html><title>H</title>"), looks_like_html(b"# Ghi nho")
    (True, False)
    """
    return _HTML_START.search(body[:_LOOKED_AT].replace(b"\0", b"")) is not None


def why_no_page(body: bytes, content_type: str | None) -> str | None:
    """The reason why `body`, declared as `content_type`, is no page; None where it may be one.

    >>> why_no_page(b"", "text/html"), why_no_page(b"GIF89a ...", "text/html"), why_no_page(b"...", "image/png")
    ('empty', 'not a page: an image', 'not a page: image/png')
    >>> why_no_page("<p>Hội nghị".encode("utf-16"), "text/html; charset=utf-16")
    """
    if not body.strip():
        return "empty"
    if type_by_bytes_or_none(body):
        return None
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            return f"not a page: {kind}"
    if content_type is not None and content_type.partition(";")[0].strip().lower() not in PAGE_TYPES:
        return f"not a page: {content_type.partition(';')[0].strip()}"
    if content_type in (PDF_TYPE, DOCX_TYPE):
        return "not a page: neither a PDF nor a Word file, whatever its name says"
    if _is_binary(body[:_LOOKED_AT]):
        return "not a page: binary data"
    if content_type is None and not looks_like_html(body):
        return "not a page: neither its name nor its beginning tells so"
    return None


def _is_binary(start: bytes) -> bool:
    """A stray NUL is damage and may be in a page; more than one in a hundred bytes are another kind of data."""
    return not start.startswith(_UTF16_STARTS) and start.count(0) * 100 > len(start)
