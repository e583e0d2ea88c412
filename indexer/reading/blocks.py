"""Blocks: the paragraphs and lines of a page in reading order, with what only its layout tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from indexer.text.normalize import clean_text

# What is left of a page that was escaped twice: "Chiều&nbsp;27/11, Sở TN&amp;MT họp".
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][0-9A-Fa-f]{2,4});")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or line in normal form.

    `aside`: set at the right-hand edge; `pictured`: set as a picture's caption; `heading`: set as a heading; `breaks`: how many
    line breaks stand before it, 0 where a paragraph begins; `linked`: the share of its letters inside links; `row`: of a table of
    data.
    """

    text: str
    aside: bool = False
    pictured: bool = False
    heading: bool = False
    breaks: int = 0
    linked: float = 0.0
    row: bool = False


# Shared posts set small pictures where lists have dashes: "👉 Phát biểu tại hội nghị, …".
_PICTOGRAPHS = re.compile("^[\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff\\s]+")


def tidy(text: str) -> str:
    """`text` in normal form on one line: runs of spaces as one, none at the ends, no character written as a reference.

    >>> tidy(" Huyện\\u00a0 u\\u0309y\\u200b\\n họp&nbsp;&ndash; HĐND&amp;UBND dự ")
    'Huyện ủy họp – HĐND&UBND dự'
    """
    if "&" in text:
        text = _REFERENCE.sub(lambda reference: unescape(reference[0]), text)
    text = clean_text(text)
    if text.lstrip(" \n")[:1] >= "\u2600":
        text = _PICTOGRAPHS.sub("", text)
    # Of white space only " " counts as printable. Most lines are tidy: telling so takes a quarter of the time of split and join.
    return text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())
