"""The pieces of a query in order: words, phrases, directives, operators with their values, brackets, OR and the minus sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.query.directives import TypedDirective, directive_at
from indexer.query.operators import OPERATORS, Operator, close_operators, operator_or_none
from indexer.query.source import Source

_QUOTE = '"“”„‟«»'
# A minus negates what follows it directly, after a space or a bracket; "kinh tế - xã hội" and "QP-AN" have none.
_MINUS = re.compile(rf"(?<![^\s(|])-+(?=[^\W_]|[({_QUOTE}])")
_NAME = re.compile(r"([^\W\d_]+(?:[-_][^\W\d_]+)*):\s*")
_CHUNK = re.compile(rf"[^\s()|{_QUOTE}]+")
_QUOTED = re.compile(f"[{_QUOTE}]([^{_QUOTE}]*)([{_QUOTE}]?)")
SIGN_WORDS = {"OR": "OR", "HOẶC": "OR", "AND": "AND"}


@dataclass(frozen=True, slots=True)
class Sign:
    """`kind` is "(", ")", "OR", "AND" or "-"."""

    kind: str
    start: int


@dataclass(frozen=True, slots=True)
class Words:
    """What stands between spaces, or between quotation marks."""

    text: str
    start: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A directive recognised by its number."""

    directive: TypedDirective
    start: int


@dataclass(frozen=True, slots=True)
class Asked:
    """An operator and its value."""

    operator: Operator
    value: Words
    start: int


Piece = Sign | Words | Numbered | Asked


def read_pieces(source: Source) -> Iterator[Piece]:
    """The pieces of a query; raises `QueryError` for a quotation left open, and for an operator misspelt or without a value."""
    at = 0
    while at < len(source.text):
        if source.text[at].isspace():
            at += 1
            continue
        piece, at = _piece_at(source, at)
        yield piece


def _piece_at(source: Source, at: int) -> tuple[Piece, int]:
    """The piece that begins at `at`, and where it ends."""
    text = source.text
    if text[at] in "()|":
        return Sign("OR" if text[at] == "|" else text[at], at), at + 1
    if minus := _MINUS.match(text, at):
        return Sign("-", at), minus.end()
    if (name := _NAME.match(text, at)) and (operator := _operator(source, name)):
        value, end = _value_at(source, name, operator)
        return Asked(operator, value, at), end
    if directive := directive_at(text, at):
        return Numbered(directive, at), directive.end
    words, end = _words_at(source, at)
    if words.text in SIGN_WORDS and not words.quoted:
        return Sign(SIGN_WORDS[words.text], at), end
    return words, end


def _operator(source: Source, name: re.Match[str]) -> Operator | None:
    """The operator that a name before a colon spells; None where the colon only ends a word ("Hà Nội: …", "http://…").

    Raises for a name that no operator has: as words, "role:chair" would find nothing and not say why.
    """
    operator = operator_or_none(name[1])
    value = source.text[name.end() : name.end() + 2]
    if operator or name[0].endswith(" ") or not value.strip() or value == "//":
        return operator
    if close := close_operators(name[1]):
        meant = " hoặc ".join(f"“{other}:”" for other in close)
        raise source.error(f"Không có toán tử “{name[1]}:”; có phải bạn muốn viết {meant}?", name.start())
    known = ", ".join(f"{other.name}:" for other in OPERATORS)
    raise source.error(f"Không có toán tử “{name[1]}:”; hãy thêm dấu cách sau dấu hai chấm, hoặc dùng: {known}.", name.start())


def _value_at(source: Source, name: re.Match[str], operator: Operator) -> tuple[Words, int]:
    """What follows an operator's colon: a phrase, a directive with its spaces, or a word."""
    at = name.end()
    if operator.field == "directive" and (directive := directive_at(source.text, at)):
        return Words(source.text[at : directive.end], at), directive.end
    if at < len(source.text) and source.text[at] not in "()|":
        value, end = _words_at(source, at)
        if any(c.isalnum() for c in value.text):
            return value, end
    if source.text[at : at + 1] == "(":
        raise source.error(f"Sau “{name[1]}:” không dùng ngoặc đơn được; hãy viết {name[1]}: trước từng giá trị.", at)
    example = '"217-QĐ/TW"' if operator.field == "directive" else "2018-10" if operator.field == "date" else '"hoang van"'
    raise source.error(f"Sau “{name[1]}:” phải có giá trị, ví dụ {name[1]}:{example}.", name.start())


def _words_at(source: Source, at: int) -> tuple[Words, int]:
    if quoted := _QUOTED.match(source.text, at):
        if not quoted[2]:
            raise source.error('Dấu ngoặc kép này chưa được đóng; hãy thêm dấu " vào cuối cụm từ hoặc xóa nó đi.', at)
        return Words(quoted[1], at, quoted=True), quoted.end()
    chunk = _CHUNK.match(source.text, at)
    assert chunk, "every character is a space, a bracket, a quotation mark or part of a chunk"
    return Words(chunk[0], at), chunk.end()
