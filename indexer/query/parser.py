"""Reads what a user typed into a query tree.

    query    = all { ( "OR" | "HOẶC" | "|" ) all }        OR in capitals; it binds looser than standing side by side
    all      = part { [ "AND" ] part }                    every part must match
    part     = [ "-" ] ( "(" query ")" | operator | directive | phrase | words )
    operator = name ":" ( words | phrase )                names and values: indexer.query.operators, indexer.query.periods
    directive  a number in any spelling, its type before it or not: indexer.query.directives
    phrase   = '"' … '"'                                  “ ” „ « » too, any closes any; nothing in it is an operator
    words      what stands between spaces; with punctuation inside (QP-AN, hoà-bình) it is a phrase; with * behind, the beginning of a word

A minus negates what follows it directly, after a space or a bracket: `-xã`, but not `kinh tế - xã hội`. Punctuation
alone says nothing, and a query must say something. A colon right before a value makes an operator, known or refused.
A word typed bare asks for every spelling, one typed with marks for that spelling (`query_terms`); with `fold` every word asks for
every spelling. Abbreviations and provinces are also found by their other names: indexer.query.expansions, indexer.query.free.
Every string gives a tree or a `QueryError` that says in Vietnamese what to change.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from indexer.fields import distinct
from indexer.query.asked import asked_part, number_alone
from indexer.query.expansions import Expansion
from indexer.query.free import WordReader
from indexer.query.lexer import Asked, Numbered, Piece, Sign, Words, read_pieces
from indexer.query.nodes import Node, Not
from indexer.query.parts import Part, any_of, most_of, neighbours
from indexer.query.prefixes import prefix_node
from indexer.query.source import Source, read_source
from indexer.text.fold import has_marks
from indexer.text.tokens import bare_terms, query_terms

MAX_LENGTH, MAX_TERMS, MAX_DEPTH, MAX_PREFIXES = 500, 40, 10, 4
MAX_TYPED = 4 * MAX_LENGTH
"""Characters as typed: a decomposed letter is up to three, and length counts in the normal form."""
CACHED = 512
"""Queries kept as understood: a page of results asks for its own several times, and the next page again."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as understood. `interpreted`: its reading in Vietnamese; `pairs`: folded syllable pairs, for ranking only;
    `most`: what has most of the free words but not all, None where fewer than three are free; `expansions`: what is found beside
    what was typed; `free`: the free words as typed, each with what it asks for."""

    node: Node
    interpreted: str
    pairs: tuple[str, ...] = ()
    most: Node | None = None
    expansions: tuple[Expansion, ...] = ()
    free: tuple[tuple[str, Node], ...] = ()


def parse(query: str, *, fold: bool = False, expand: bool = True) -> Parsed:
    """`query` as understood; raises `QueryError`. `fold`: every word stands for every spelling; `expand`: other names are found too.

    >>> parse('hoi nghi 217 qd tw chu-tri:"hoang van thang" ngay:2018-10 -xa').interpreted
    'mọi từ: hoi, nghi · văn bản 217-QĐ/TW · chủ trì "hoang van thang" · ngày 2018-10 · trừ: xa'
    >>> parse("dan").node
    Word(terms=('dan',), field='text')
    >>> parse("dân", fold=True).node == parse("dan").node
    True
    """
    return _parse(query, fold, expand)


@lru_cache(maxsize=CACHED)
def _parse(query: str, fold: bool, expand: bool) -> Parsed:
    source = read_source(query[:MAX_TYPED])
    if len(query) > MAX_TYPED or len(source.text) > MAX_LENGTH:
        raise source.error(f"Câu truy vấn dài quá {MAX_LENGTH} ký tự; hãy bớt từ kể từ đây.", min(MAX_LENGTH, len(source.text)))
    words = WordReader(bare_terms if fold else query_terms, fold, expand)
    reader = _Reader(source, read_pieces(source), words)
    alternatives = reader.read_query(depth=0)
    if reader.piece is not None:
        raise source.error("Dấu ngoặc đóng này thừa; hãy xóa nó đi hoặc thêm dấu ngoặc mở ở phía trước.", reader.piece.start)
    if query.strip() and not any(alternatives):
        raise source.error("Câu truy vấn không có chữ hay số nào; hãy gõ từ cần tìm.", 0)
    whole = any_of(alternatives)
    parts = alternatives[0] if len(alternatives) == 1 else []
    reading = f"{whole.reading} · bỏ dấu" if fold and has_marks(source.text) else whole.reading
    free = tuple((word, node) for part in parts for word, node in zip(part.words, part.each, strict=True))
    return Parsed(whole.node, reading, neighbours(parts), most_of(parts, whole.node), distinct(words.expansions), free)


class _Reader:
    """Walks over the pieces, one method for each rule of the grammar."""

    def __init__(self, source: Source, pieces: tuple[Piece, ...], words: WordReader) -> None:
        self.source, self.pieces, self.words = source, pieces, words
        self.at = self.terms = self.prefixes = 0

    @property
    def piece(self) -> Piece | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    def sign_or_none(self, kind: str) -> Sign | None:
        """The sign of this kind that stands next, stepped over."""
        piece = self.piece
        if not isinstance(piece, Sign) or piece.kind != kind:
            return None
        self.at += 1
        return piece

    def read_query(self, depth: int) -> list[list[Part]]:
        """The alternatives, each the parts that it asks for together."""
        alternatives = [self.read_all(depth)]
        while sign := self.sign_or_none("OR"):
            alternatives.append(self.read_all(depth))
            if not alternatives[-2] or not alternatives[-1]:
                side = "sau" if alternatives[-2] else "trước"
                raise self.source.error(f"Thiếu từ {side} OR; hãy viết như: huyện OR xã.", sign.start)
        return alternatives

    def read_all(self, depth: int) -> list[Part]:
        parts: list[Part] = []
        while (piece := self.piece) is not None and not (isinstance(piece, Sign) and piece.kind in (")", "OR")):
            if run := self.read_run():
                parts += self.words.free(run)
                continue
            self.at += 1
            if part := self.read_part(piece, depth):
                parts.append(part)
        return number_alone(parts)

    def read_run(self) -> list[Words]:
        """The free words that stand next, side by side, stepped over; punctuation between them says nothing."""
        run: list[Words] = []
        while isinstance(piece := self.piece, Words) and not (piece.quoted or piece.starred):
            self.at += 1
            if piece.words:
                self.count_terms(piece)
                run.append(piece)
        return run

    def read_part(self, piece: Piece, depth: int) -> Part | None:
        """The part that begins with `piece`, which has been stepped over; None for punctuation alone and for AND."""
        if not isinstance(piece, Sign):
            return self.read_value(piece)
        if piece.kind == "-":
            return self.read_negated(piece, depth)
        return self.read_group(piece, depth + 1) if piece.kind == "(" else None

    def read_negated(self, minus: Sign, depth: int) -> Part | None:
        piece = self.piece
        if piece is None or (isinstance(piece, Sign) and piece.kind != "("):
            raise self.source.error("Sau dấu trừ phải có từ cần loại ra; hãy viết như: -xã.", minus.start)
        self.at += 1
        part = self.read_part(piece, depth)
        return Part(Not(part.node), f"({part.reading})" if part.kind == "any" else part.reading, "not") if part else None

    def read_group(self, bracket: Sign, depth: int) -> Part:
        if depth > MAX_DEPTH:
            raise self.source.error(f"Ngoặc lồng nhau quá {MAX_DEPTH} lớp; hãy viết gọn lại.", bracket.start)
        alternatives = self.read_query(depth)
        if not self.sign_or_none(")"):
            raise self.source.error("Dấu ngoặc mở này chưa được đóng; hãy thêm dấu ) vào cuối nhóm.", bracket.start)
        if not any(alternatives):
            raise self.source.error("Trong ngoặc chưa có gì; hãy thêm từ cần tìm hoặc xóa cặp ngoặc.", bracket.start)
        return any_of(alternatives)

    def read_value(self, piece: Words | Numbered | Asked) -> Part | None:
        self.count_terms(piece)
        match piece:
            case Numbered(directive):
                return Part(directive.node(self.words.terms_of), f"văn bản {directive.shown}")
            case Asked(operator, value):
                return asked_part(self.source, operator, value, self.words)
            case Words(words=()):
                return None
            case Words(starred=True):
                return Part(prefix_node(piece.words[0], "text", self.words.terms_of), f"từ bắt đầu bằng {piece.words[0]}")
            case Words(quoted=True):
                return self.words.phrase(piece)
            case Words():
                return self.words.free([piece])[0]

    def count_terms(self, piece: Words | Numbered | Asked) -> None:
        words = piece if isinstance(piece, Words) else piece.value if isinstance(piece, Asked) else None
        self.terms += len(words.words) if words else 1
        self.prefixes += words is not None and words.starred
        if self.terms > MAX_TERMS:
            raise self.source.error(f"Câu truy vấn có hơn {MAX_TERMS} từ; hãy bớt từ kể từ đây.", piece.start)
        if self.prefixes > MAX_PREFIXES:
            raise self.source.error(f"Câu truy vấn có hơn {MAX_PREFIXES} từ có dấu *; hãy viết trọn từ kể từ đây.", piece.start)
