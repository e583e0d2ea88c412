"""What of a query is being typed: the part that suggestions complete, and what stands before it and stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.query.operators import Operator, operator_or_none
from indexer.query.relax import without_marks
from indexer.text.tokens import WORD

MAX_TAIL, FEWEST_LETTERS = 3, 3
"""Words at the end of free text that are completed by themselves: a given name has one, "Ban Dân vận" three. Fewer
letters than that begin something in any query."""
_QUOTE = '"“”„‟«»'
_NAME = r"[^\W\d_]+(?:[-_][^\W\d_]+)*"
# In the order in which they are tried: a closed quotation, one being typed, an operator, what parts a query, what stands between spaces.
_PIECE = re.compile(
    rf"[{_QUOTE}][^{_QUOTE}]*[{_QUOTE}]|(?P<open>[{_QUOTE}])|(?P<name>{_NAME}):\s*"
    rf"|[()|]|-+(?={_NAME}:)|(?:OR|HOẶC|AND)(?=\s)|(?P<word>[^\s()|{_QUOTE}]+)"
)
_LEFT_OUT = re.compile(r"-+[^\W_]")


@dataclass(frozen=True, slots=True)
class Typed:
    """`before` stays as it is; `operator`, written as `name` ("chu-tri:"), asks for what is completed; `words` is what is completed;
    `quoted` tells that a quotation mark stands before them; with `fold`, every word stands for every spelling."""

    before: str
    words: str
    operator: Operator | None = None
    name: str = ""
    quoted: bool = False
    fold: bool = False

    @property
    def sought(self) -> str:
        """The words to look for."""
        return without_marks(self.words) if self.fold else self.words

    @property
    def begun(self) -> str:
        """All but the words that are completed."""
        return self.before + self.name


def read_typed(text: str) -> Typed | None:
    """What of `text` is completed: all of it, or what follows its last operator, quotation, bracket, OR or word left out.

    >>> typed = read_typed("hoang v")
    >>> typed.before, typed.words
    ('', 'hoang v')
    >>> typed = read_typed('"giao ban" chu-tri:hoang v')
    >>> typed.before, typed.name, typed.words
    ('"giao ban" ', 'chu-tri:', 'hoang v')
    >>> read_typed("dan van -xa hoi").words, read_typed("dan van -xa")
    (' hoi', None)
    """
    asked: tuple[int, Operator, str] | None = None
    start = 0
    for piece in _PIECE.finditer(text):
        if piece["name"]:
            if operator := operator_or_none(piece["name"], spaced=piece[0][-1].isspace()):
                asked, start = (piece.start(), operator, piece[0]), piece.end()
        elif piece["open"]:
            # A quotation mark that follows an operator opens its value.
            asked = asked if piece.start() == start else None
            before = text[: asked[0] if asked else piece.start()]
            return _typed(before, text[piece.end() :], asked, quoted=True)
        elif not piece["word"] or _LEFT_OUT.match(piece["word"]):
            asked, start = None, piece.end()
    return _typed(text[: asked[0] if asked else start], text[start:], asked)


def tails(typed: Typed) -> Iterator[Typed]:
    """The last words of `typed` alone, three, two and one, each with what stands before them; never all of the text.

    >>> [(tail.before, tail.words) for tail in tails(Typed("", "giao ban hoang v"))]
    [('giao ', 'ban hoang v'), ('giao ban ', 'hoang v')]
    """
    starts = [] if typed.quoted else [chunk.start() for chunk in re.finditer(r"\S+", typed.words)]
    for start in starts[-MAX_TAIL:]:
        before = typed.begun + typed.words[:start]
        letters = sum(len(word[0]) for word in WORD.finditer(typed.words, start))
        if start and before.strip() and letters >= FEWEST_LETTERS:
            yield Typed(before, typed.words[start:], fold=typed.fold)


def _typed(before: str, words: str, asked: tuple[int, Operator, str] | None, *, quoted: bool = False) -> Typed | None:
    if not WORD.search(words):
        return None
    return Typed(before, words, *asked[1:], quoted=quoted) if asked else Typed(before, words, quoted=quoted)
