"""A query without its accents, to offer when the accents leave nothing."""

from __future__ import annotations

import unicodedata

from indexer.query.lexer import SIGN_WORDS
from indexer.query.source import read_source
from indexer.text.tokens import WORD


def without_marks(query: str) -> str:
    """`query` with every word bare, else as typed; the same where no word has a mark.

    >>> without_marks('Dương Thị "Há" ĐẢNG HOẶC -xã')
    'Duong Thi "Ha" DANG HOẶC -xa'
    """
    return WORD.sub(lambda word: word[0] if word[0] in SIGN_WORDS else _bare(word[0]), read_source(query).text)


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
