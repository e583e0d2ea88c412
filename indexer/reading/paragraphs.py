"""Plain text as blocks: its paragraphs, wrapped and broken lines joined."""

from __future__ import annotations

import re

from indexer.reading.blocks import Block, tidy
from indexer.reading.joining import join_broken

_OTHER_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_LINE_ENDS = re.compile(rf"\r\n|[{_OTHER_ENDS}]")
_BETWEEN_PARAGRAPHS = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def get_blocks(text: str) -> tuple[Block, ...]:
    """The lines of a plain text as blocks, empty ones dropped, wrapped ones joined.

    >>> [b.text for b in get_blocks("Tin tức\\n\\nHuyện ủy\\u00a0họp.\\n\\u00a0\\nHữu Toại")]
    ['Tin tức', 'Huyện ủy họp.', 'Hữu Toại']
    """
    if any(end in text for end in _OTHER_ENDS):
        text = _LINE_ENDS.sub("\n", text)
    paragraphs = _BETWEEN_PARAGRAPHS.split(text)
    return tuple(join_broken(block for paragraph in paragraphs for block in _lines(paragraph)))


def _lines(paragraph: str) -> list[Block]:
    lines = filter(None, map(tidy, paragraph.split("\n")))
    return [Block(line, breaks=int(number > 0)) for number, line in enumerate(lines)]
