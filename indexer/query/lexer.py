"""The pieces of a query in order: words, phrases, directives, operators with their values, brackets, OR and the minus sign."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.query.directives import TypedDirective, directive_at
from indexer.query.operators import OPERATORS, Operator, close_operators, operator_or_none
from indexer.query.source import Source
from indexer.text.tokens import WORD

_QUOTE = '"“”„‟«»'
# A minus negates what follows it directly, after a space or a bracket; "kinh tế - xã hội" and "QP-AN" have none.
_MINUS = re.compile(rf"(?<![^\s(|])-+(?=[^\W_]|[({_QUOTE}])")
_NAME = re.compile(r"([^\W\d_]+(?:[-_][^\W\d_]+)*):\s*")
CHUNK = re.compile(rf"[^\s()|{_QUOTE}]+")
_QUOTED = re.compile(f"[{_QUOTE}]([^{_QUOTE}]*)([{_QUOTE}]?)")
# What most queries are made of; a number may begin a directive.
_FREE_WORD = re.compile(r"\s*([^\W\d_]+)(?!\S)")
_COMPARED = re.compile(r"[<>]=?|[≤≥]")
_STAR_AT_END = re.compile(r"\*[.,;:!?]*")
_STAR = re.compile(r"(?<=[^\W_])\*|\*(?=[^\W_])")
SHORTEST_PREFIX = 2
SIGN_WORDS = {"OR": "OR", "HOẶC": "OR", "AND": "AND"}


@dataclass(frozen=True, slots=True)
class Sign:
    """`kind` is "(", ")", "OR", "AND" or "-"."""

    kind: str
    start: int


@dataclass(frozen=True, slots=True)
class Words:
    """What stands between spaces, or between quotation marks, and the `words` in it; `starred`: one word, meant as a beginning."""

    text: str
    start: int
    words: tuple[str, ...]
    quoted: bool = False
    starred: bool = False


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


def read_pieces(source: Source) -> tuple[Piece, ...]:
    """The pieces of a query; raises `QueryError` for a quotation left open, for an operator misspelt or without a value, and for a
    star where it says nothing."""
    text = source.text
    pieces: list[Piece] = []
    at = 0
    # Every directive that is recognised without an operator has a number.
    plain = not any(map(str.isdigit, text))
    while at < len(text):
        if plain and (free := _FREE_WORD.match(text, at)):
            word = free[1]
            start = free.start(1)
            pieces.append(Sign(SIGN_WORDS[word], start) if word in SIGN_WORDS else Words(word, start, (word,)))
            at = free.end()
        elif text[at].isspace():
            at += 1
        else:
            piece, at = _piece_at(source, at)
            pieces.append(piece)
    return tuple(pieces)


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
    spaced = name[0][-1].isspace()
    operator = operator_or_none(name[1], spaced=spaced)
    value = source.text[name.end() : name.end() + 2]
    if operator or spaced or not value.strip() or value == "//":
        return operator
    if close := close_operators(name[1]):
        meant = " hoặc ".join(f"“{other}:”" for other in close)
        raise source.error(f"Không có toán tử “{name[1]}:”; có phải bạn muốn viết {meant}?", name.start())
    known = ", ".join(f"{other.name}:" for other in OPERATORS)
    raise source.error(f"Không có toán tử “{name[1]}:”; hãy thêm dấu cách sau dấu hai chấm, hoặc dùng: {known}.", name.start())


def _value_at(source: Source, name: re.Match[str], operator: Operator) -> tuple[Words, int]:
    """What follows an operator's colon: a phrase, a directive with its spaces, a day with what it is compared by, or a word."""
    text, at = source.text, name.end()
    if operator.field == "directive" and (directive := directive_at(text, at)):
        return Words(text[at : directive.end], at, tuple(WORD.findall(text[at : directive.end]))), directive.end
    compared = _COMPARED.match(text, at) if operator.field == "date" else None
    begin = len(text) - len(text[compared.end() :].lstrip()) if compared else at
    if begin < len(text) and text[begin] not in "()|":
        value, end = _words_at(source, begin)
        if value.starred and operator.field in ("date", "directive"):
            raise source.error(f"Sau “{name[1]}:” không dùng dấu * được; hãy xóa nó đi.", begin)
        if value.words:
            return (Words(compared[0] + value.text, at, value.words) if compared else value), end
    if text[at : at + 1] == "(":
        raise source.error(f"Sau “{name[1]}:” không dùng ngoặc đơn được; hãy viết {name[1]}: trước từng giá trị.", at)
    raise source.error(f"Sau “{name[1]}:” phải có giá trị, ví dụ {name[1]}:{operator.example}.", name.start())


def _words_at(source: Source, at: int) -> tuple[Words, int]:
    if quoted := _QUOTED.match(source.text, at):
        if not quoted[2]:
            raise source.error('Dấu ngoặc kép này chưa được đóng; hãy thêm dấu " vào cuối cụm từ hoặc xóa nó đi.', at)
        _refuse_star(source, quoted)
        return Words(quoted[1], at, tuple(WORD.findall(quoted[1])), quoted=True), quoted.end()
    chunk = CHUNK.match(source.text, at)
    assert chunk, "every character is a space, a bracket, a quotation mark or part of a chunk"
    word = WORD.match(chunk[0])
    # Not one pattern with the word's: of many marks in a row, it would try every division when no star follows.
    if word and _STAR_AT_END.fullmatch(chunk[0], word.end()):
        if len(word[0]) < SHORTEST_PREFIX:
            raise source.error(f"Trước dấu * phải có ít nhất {SHORTEST_PREFIX} chữ; hãy viết như hoi*.", at)
        return Words(chunk[0], at, (word[0],), starred=True), chunk.end()
    _refuse_star(source, chunk)
    return Words(chunk[0], at, tuple(WORD.findall(chunk[0]))), chunk.end()


def _refuse_star(source: Source, found: re.Match[str]) -> None:
    """Raise for a star that touches a word and is not at the end of one that stands alone; elsewhere it is punctuation."""
    if star := _STAR.search(source.text, *found.span()):
        raise source.error("Dấu * chỉ dùng ở cuối một từ đứng riêng, như hoi*; ở đây hãy xóa nó đi.", star.start())
