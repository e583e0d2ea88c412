"""Bytes read into pages: decoding, HTML and plain text, portal profiles, PDF and Word files."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.errors import NotABulletin
from indexer.reading.attachments import read_attachment
from indexer.reading.decode import decode
from indexer.reading.html import read_document, read_html
from indexer.reading.pages import Page
from indexer.reading.plain import read_lines, read_text

# What captures are that are no text, by their first bytes.
_NOT_TEXT = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
}
# Of any bytes one in ten is a control character; of a damaged text hardly one in a hundred.
_CONTROL, _MOST_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]"), 0.05

__all__ = ["read_html", "read_page", "read_text"]


def read_page(body: bytes, *, content_type: str | None = None, url: str | None = None) -> tuple[Page, ...]:
    """The bulletins that a capture's bytes hold, in reading order; raises `NotABulletin` where there is none.

    >>> [page] = read_page("Sáng 12/3, Huyện ủy Yên Sa họp giao ban.".encode(), content_type="text/plain")
    >>> page.text, page.encoding.name
    ('Sáng 12/3, Huyện ủy Yên Sa họp giao ban.', 'utf-8')
    """
    if not body.strip():
        raise NotABulletin("empty: no text")
    kind = next((kind for opening, kind in _NOT_TEXT.items() if body.startswith(opening)), None)
    if kind:
        raise NotABulletin(f"not text: {kind}")
    attachment = read_attachment(body)
    if attachment:
        return (attachment,)
    text, encoding = decode(body, content_type)
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise NotABulletin("not text: mostly characters that cannot be read")
    pages = read_document(text, url=url) if _is_html(text, content_type) else read_lines(text)
    return tuple(replace(page, encoding=encoding) for page in pages)


def _is_html(text: str, content_type: str | None) -> bool:
    """Whether the text is markup: by what it begins with, whatever the server called it."""
    opening = text[:2000].lstrip("\ufeff \t\r\n").lower()
    if content_type and "html" in content_type.lower():
        return "<" in text
    return opening.startswith("<") or "<html" in opening or "<body" in opening or ("<p" in opening and "</" in text)
