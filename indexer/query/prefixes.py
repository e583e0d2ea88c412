"""Beginnings of words, as `hoi*` asks for them."""

from __future__ import annotations

import re
import unicodedata

from indexer.fields import distinct
from indexer.query.lexer import Asked, Words, read_pieces
from indexer.query.nodes import Or, Prefix, Word
from indexer.query.source import read_source
from indexer.text.fold import accented, folded
from indexer.text.tokens import TermsOf

# The tone mark of an open rime, which moves on to the second vowel when a consonant follows: "hòa", but "hoàn".
_OPEN_RIME = re.compile(r"(o)([\u0300\u0301\u0303\u0309\u0323])([ae])$|(u)([\u0300\u0301\u0303\u0309\u0323])(y)$")


def prefix_node(word: str, field: str, terms_of: TermsOf) -> Prefix | Or:
    """Reports whose `field` holds a word that begins with `word`, in the spelling that `terms_of` takes it in.

    >>> from indexer.text.tokens import query_terms
    >>> prefix_node("hoi", "text", query_terms), prefix_node("hộ", "text", query_terms)
    (Prefix(stems=('hoi',), field='text'), Prefix(stems=('=hộ', '~ho'), field='text'))
    >>> prefix_node("hoà", "text", query_terms).stems    # for hòa and for hoàn
    ('=hòa', '=hoà', '~hoa')
    >>> prefix_node("ky", "text", query_terms)    # "ki" is how the index spells the whole word; nobody who types it means "kinh"
    Or(children=(Prefix(stems=('ky',), field='text'), Word(terms=('ki',), field='text')))
    """
    terms = terms_of(word)
    # Folded as it is once more letters follow: only a lone y at the end is written i.
    plain = folded(f"{word}n")[:-1]
    if len(terms) == 1:
        prefix = Prefix((plain,), field)
    else:
        marked = word.lower() if plain != folded(word) else accented(word)
        prefix = Prefix(distinct(("=" + marked, "=" + _closed(marked), "~" + plain)), field)
    return prefix if plain == folded(word) else Or((prefix, Word(terms, field)))


def place_of_prefix(query: str, beginning: str) -> int:
    """Where in `query`, as typed, the word stands that asks for `beginning`; 0 where none does.

    >>> place_of_prefix("gia* chu-tri:Hộ*", "hộ"), place_of_prefix("gia*", "hộ")
    (13, 0)
    """
    source = read_source(query)
    values = (piece.value if isinstance(piece, Asked) else piece for piece in read_pieces(source))
    starred = (value for value in values if isinstance(value, Words) and value.starred)
    return next((source.typed[value.start] for value in starred if folded(value.words[0]) == folded(beginning)), 0)


def _closed(stem: str) -> str:
    """`stem` with its tone where it stands once a consonant follows."""
    moved = _OPEN_RIME.sub(r"\1\4\3\6\2\5", unicodedata.normalize("NFD", stem))
    return unicodedata.normalize("NFC", moved)
