"""Queries that ask for less, to offer when nothing is found: without accents, with conditions or free words alone."""

from __future__ import annotations

from indexer.query.lexer import SIGN_WORDS, Sign, Words, read_pieces
from indexer.query.source import read_source
from indexer.text.fold import bare
from indexer.text.tokens import WORD


def without_marks(query: str) -> str:
    """`query` with every word bare, else as typed; the same where no word has a mark.

    >>> without_marks('Dương Thị "Há" ĐẢNG HOẶC -xã')
    'Duong Thi "Ha" DANG HOẶC -xa'
    """
    return WORD.sub(lambda word: word[0] if word[0] in SIGN_WORDS else bare(word[0]), read_source(query).text)


def asked_apart(query: str) -> tuple[str, ...]:
    """The conditions of `query` (numbers, operators, phrases) without its free words, and these alone; () where it has not both, or where
    brackets, OR or a minus hold them together. Raises `QueryError`.

    >>> asked_apart("18-NQ/TW tong ket"), asked_apart('giao ban "dân vận" xã'), asked_apart("giao ban"), asked_apart("-xã 18-NQ/TW ket")
    (('18-NQ/TW', 'tong ket'), ('"dân vận"', 'giao ban xã'), (), ())
    >>> asked_apart("")
    ()
    """
    source = read_source(query)
    pieces = read_pieces(source)
    if not pieces or any(isinstance(piece, Sign) for piece in pieces):
        return ()
    ends = (*(piece.start for piece in pieces[1:]), len(source.text))
    apart: tuple[list[str], list[str]] = ([], [])
    for piece, end in zip(pieces, ends, strict=True):
        free = isinstance(piece, Words) and not (piece.quoted or piece.starred)
        apart[free].append(source.text[piece.start : end].strip())
    return tuple(map(" ".join, apart)) if all(apart) else ()
