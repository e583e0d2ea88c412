"""The pages that a plain text makes: one, or several where it is a dump of several bulletins."""

from __future__ import annotations

from dataclasses import replace

from indexer.errors import NotABulletin
from indexer.reading.bulletin import compose
from indexer.reading.decode import repair
from indexer.reading.pages import Page
from indexer.reading.paragraphs import get_blocks
from indexer.reading.parts import split_dump
from indexer.reports import Encoding


def read_text(text: str) -> tuple[Page, ...]:
    """The pages that `text` makes, in reading order; raises `NotABulletin` where it says nothing.

    >>> [page] = read_text("Tin tức\\n\\nHuyện ủy họp giao ban\\n\\nSáng 12/3, Huyện ủy Yên Sa họp giao ban.\\n\\nHữu Toại")
    >>> page.category, page.title, page.byline
    ('Tin tức', 'Huyện ủy họp giao ban', 'Hữu Toại')
    >>> page.text
    'Huyện ủy họp giao ban\\n\\nSáng 12/3, Huyện ủy Yên Sa họp giao ban.'
    """
    text, legacy = repair(text)
    encoding = Encoding(legacy, "detected") if legacy else Encoding("utf-8", "given")
    return tuple(replace(page, encoding=encoding) for page in read_lines(text))


def read_lines(text: str) -> tuple[Page, ...]:
    """The pages that a text makes whose letters are right; raises `NotABulletin` where it says nothing."""
    pages = tuple(replace(page, medium="text") for page in map(compose, split_dump(get_blocks(text))) if page)
    if not pages:
        raise NotABulletin("empty: no text")
    return pages
