"""The page that a plain text makes."""

from __future__ import annotations

from dataclasses import replace

from indexer.errors import NotABulletin
from indexer.reading.blocks import get_blocks
from indexer.reading.bulletin import compose
from indexer.reading.decode import repair
from indexer.reading.pages import Page
from indexer.reports import Encoding


def read_text(text: str) -> Page:
    """The page that `text` makes; raises `NotABulletin` where it says nothing.

    >>> page = read_text("Tin tức\\n\\nHuyện ủy họp giao ban\\n\\nSáng 12/3, Huyện ủy Yên Sa họp giao ban.\\n\\nHữu Toại")
    >>> page.category, page.title, page.byline
    ('Tin tức', 'Huyện ủy họp giao ban', 'Hữu Toại')
    >>> page.text
    'Huyện ủy họp giao ban\\n\\nSáng 12/3, Huyện ủy Yên Sa họp giao ban.'
    """
    text, legacy = repair(text)
    return replace(read_lines(text), encoding=Encoding(legacy, "detected") if legacy else Encoding("utf-8", "given"))


def read_lines(text: str) -> Page:
    """The page that a text makes whose letters are right; raises `NotABulletin` where it says nothing."""
    page = compose(get_blocks(text))
    if page is None:
        raise NotABulletin("empty: no text")
    return replace(page, medium="text")
