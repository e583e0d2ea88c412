"""Blocks: the paragraphs and lines of a page in reading order, with what only its layout tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from indexer.text.normalize import clean_text

_STOPPED = re.compile(r"[.!?…:;/][”\"')\]]?$")
# A list of people that a line break parts, each line opening as the one before: "đồng chí Lò Văn Mây - Phó Chủ tịch UBND xã".
_PERSON = re.compile(r"(?:đồng chí|đ/c|ông|bà)\s", re.IGNORECASE)
# What is left of a page that was escaped twice: "Chiều&nbsp;27/11, Sở TN&amp;MT họp".
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][0-9A-Fa-f]{2,4});")
# Hard-wrapped text: lines of a paragraph end near one column.
_WRAP_AT_LEAST, _WRAP_AT_MOST = 50, 110


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or line in normal form.

    `aside`: set at the right-hand edge; `pictured`: set as a picture's caption; `heading`: set as a heading; `broken`: only a
    line break, no paragraph's end, stands before it; `linked`: the share of its letters inside links; `row`: of a table of data.
    """

    text: str
    aside: bool = False
    pictured: bool = False
    heading: bool = False
    broken: bool = False
    linked: float = 0.0
    row: bool = False


def tidy(text: str) -> str:
    """`text` in normal form on one line: runs of spaces as one, none at the ends, no character written as a reference.

    >>> tidy(" Huyện\\u00a0 u\\u0309y\\u200b\\n họp&nbsp;&ndash; HĐND&amp;UBND dự ")
    'Huyện ủy họp – HĐND&UBND dự'
    """
    if "&" in text:
        text = _REFERENCE.sub(lambda reference: unescape(reference[0]), text)
    text = clean_text(text)
    # Of white space only " " counts as printable. Most lines are tidy: telling so takes a quarter of the time of split and join.
    return text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())


def get_blocks(text: str) -> tuple[Block, ...]:
    """The lines of a plain text as blocks, empty ones dropped, wrapped ones joined.

    >>> [b.text for b in get_blocks("Tin tức\\n\\nHuyện ủy\\u00a0họp.\\n\\u00a0\\nHữu Toại")]
    ['Tin tức', 'Huyện ủy họp.', 'Hữu Toại']
    """
    paragraphs = re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text))
    return tuple(join_broken(block for paragraph in paragraphs for block in _lines(paragraph)))


def join_broken(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a line that was broken inside a sentence joined with the one before."""
    held: Block | None = None
    for block in blocks:
        if held and block.broken and _runs_on(held, block):
            held = replace(held, text=f"{held.text} {block.text}")
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _lines(paragraph: str) -> Iterator[Block]:
    lines = [line for line in map(tidy, paragraph.split("\n")) if line]
    if len(lines) > 2 and all(_WRAP_AT_LEAST <= len(line) <= _WRAP_AT_MOST for line in lines[:-1]) and _one_paragraph(lines):
        yield Block(" ".join(lines))
        return
    for number, line in enumerate(lines):
        yield Block(line, broken=number > 0)


def _one_paragraph(lines: list[str]) -> bool:
    return sum(bool(_STOPPED.search(line)) for line in lines[:-1]) <= len(lines) // 3


def _runs_on(held: Block, block: Block) -> bool:
    if len(held.text) < 30 or _STOPPED.search(held.text) or not block.text[0].islower() or held.pictured or block.aside:
        return False
    return not (_PERSON.match(held.text) and _PERSON.match(block.text))
