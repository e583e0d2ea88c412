"""Directives as they are typed: a type in words is a code in numbers, and a code may stand right behind its number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from indexer.gazetteers import directive_types
from indexer.text.fold import accented, has_marks
from indexer.text.tokens import WORD, folded_words

# "217qd": but "06a" is a number.
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_]{2})")
_LONGEST_TYPE = 4


def spellings_of_number(text: str) -> tuple[str, ...]:
    """What to look for among directives where `text` is typed: itself, and with its type's code in place of the type.

    >>> spellings_of_number("Quyết định số 217"), spellings_of_number("217qd")
    (('Quyết định số 217', '217 QĐ'), ('217 qd',))
    """
    text = _GLUED.sub(" ", text)
    words = list(WORD.finditer(text))
    for count in range(min(_LONGEST_TYPE, len(words)), 0, -1):
        code = _code_of(text[words[0].start() : words[count - 1].end()])
        if code:
            rest = text[words[count - 1].end() :].strip()
            number = re.sub(r"^s[ốo]\s*(?=\d|$)", "", rest, flags=re.IGNORECASE)
            return text, f"{number} {code}".strip()
    return (text,)


def _code_of(name: str) -> str | None:
    """The code of a type spelt out; accents that are typed must be its own."""
    kind, code = _codes().get(folded_words(name), ("", ""))
    agrees = all(not has_marks(word) or accented(word) == accented(own) for word, own in zip(name.split(), kind.split(), strict=False))
    return code if code and agrees else None


@cache
def _codes() -> Mapping[str, tuple[str, str]]:
    """Folded type -> type and code."""
    return {folded_words(kind): (kind, code) for code, kind in reversed(tuple(directive_types().items()))}
