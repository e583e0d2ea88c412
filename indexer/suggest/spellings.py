"""What else is typed may be written as in a name: a directive's type as its code, a body with and without its abbreviation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from indexer.gazetteers import directive_types
from indexer.query.expansions import Finder, phrases
from indexer.text.fold import agrees
from indexer.text.normalize import clean_text
from indexer.text.tokens import WORD, folded_words

# "217qd": but "06a" is a number.
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_]{2})")
_LONGEST_TYPE = 4


def spellings_of(kind: str, text: str) -> tuple[str, ...]:
    """What to look for among the values of one kind where `text` is typed, itself first.

    >>> spellings_of("directive", "Quyết định số 217"), spellings_of("directive", "217qd")
    (('Quyết định số 217', '217 QĐ'), ('217 qd',))
    >>> spellings_of("host", "uy ban nhan dan h"), spellings_of("official", "uy ban nhan dan h")
    (('uy ban nhan dan h', 'UBND h'), ('uy ban nhan dan h',))
    """
    if kind == "directive":
        return _with_code(text)
    return _abbreviated(text) if kind == "host" else (text,)


def _abbreviated(text: str) -> tuple[str, ...]:
    sequences, _ = phrases(WORD.findall(clean_text(text)), Finder())
    return text, *(" ".join(words) for words in sequences[1:])


def _with_code(text: str) -> tuple[str, ...]:
    """A number with its code apart, and with the type's code in place of the type."""
    text = _GLUED.sub(" ", clean_text(text))
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
    return code if code and all(map(agrees, name.split(), kind.split())) else None


@cache
def _codes() -> Mapping[str, tuple[str, str]]:
    """Folded type -> type and code."""
    return {folded_words(kind): (kind, code) for code, kind in reversed(tuple(directive_types().items()))}
