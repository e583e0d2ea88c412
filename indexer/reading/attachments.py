"""The page that a file makes which a portal offers beside its pages: PDF, or Word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.errors import NotABulletin
from indexer.reading.blocks import Block
from indexer.reading.decode import repair
from indexer.reading.layout import get_blocks
from indexer.reading.markup import parse
from indexer.reading.pages import Page
from indexer.reading.paper import read_paper
from indexer.reading.pdf import read_pdf
from indexer.reading.printed import join_lines
from indexer.reading.word import read_docx
from indexer.reports import Encoding

_PDF, _ZIP, _OLE = b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_attachment(body: bytes) -> Page | None:
    """The page that a PDF or Word file makes, None for bytes of any other kind; raises `NotABulletin` where it holds no report."""
    if body.startswith(_PDF):
        return _page(join_lines(read_pdf(body)), "pdf")
    if body.startswith(_ZIP):
        return _page(get_blocks(parse(read_docx(body))), "docx")
    if body.startswith(_OLE):
        raise NotABulletin(_why_not(body))
    return None


def _page(blocks: Sequence[Block], medium: str) -> Page:
    blocks, legacy = _repaired(blocks)
    page = read_paper(blocks)
    if page is None:
        raise NotABulletin("no text that could be a report")
    return replace(page, medium=medium, encoding=Encoding(legacy, "detected") if legacy else Encoding("utf-8", "given"))


def _repaired(blocks: Sequence[Block]) -> tuple[Sequence[Block], str | None]:
    """The blocks with their letters put right where they were set in fonts such as .VnTime, and the encoding that these fonts have."""
    text, legacy = repair("\n".join(block.text for block in blocks))
    texts = text.split("\n")
    if legacy is None or len(texts) != len(blocks):
        return blocks, None
    return [replace(block, text=text) for block, text in zip(blocks, texts, strict=True)], legacy


def _why_not(body: bytes) -> str:
    if _LOCKED in body:
        return "not text: an office file under a password; save it without one, then import that"
    return "not text: an old office file; save a .doc as .docx or PDF, with LibreOffice for instance, and import that"
