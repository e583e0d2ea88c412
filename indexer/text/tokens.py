"""The one analyzer: the same tokens and terms for indexing, querying and highlighting.

A token yields terms. A word typed bare asks for the folded term, so "dan" finds dân and dẫn; a word typed with any
mark asks for its accented term, so "Hùng" does not bring "Hưng". Text printed without accents, a whole passage of it,
stands for every spelling: its tokens carry a term that accented words ask for too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from indexer.text.fold import accented, folded, has_marks

# A word: letters, digits and the combining marks that NFC could not compose.
WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
# Between blocks, positions jump: no phrase reaches from one paragraph into the next.
BLOCK_GAP = 100
# Vietnamese prose prints about one word in four without a mark; ten of them in a row, or a whole block, was typed so.
BARE_RUN, BARE_BLOCK = 10, 3

TermsOf = Callable[[str], tuple[str, ...]]
"""What a query word asks for: `query_terms`, or `bare_terms` where accents are set aside."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: half-open code-point offsets, its position, and whether it was printed where nothing has accents."""

    start: int
    end: int
    position: int
    surface: str
    unaccented_passage: bool = False

    @property
    def folded(self) -> str:
        return folded(self.surface)

    @property
    def terms(self) -> tuple[str, ...]:
        """What the index holds for this token: the folded term, and the one that words typed with marks ask for."""
        if has_marks(self.surface):
            return (self.folded, "=" + accented(self.surface))
        return (self.folded, "~" + self.folded) if self.unaccented_passage else (self.folded,)


def tokenize(text: str) -> list[Token]:
    """The tokens of `text` (normal form: `clean_text`), in order.

    >>> [(t.surface, t.position, t.terms) for t in tokenize("Dân vận\\nXa")]
    [('Dân', 0, ('dan', '=dân')), ('vận', 1, ('van', '=vận')), ('Xa', 102, ('xa',))]
    """
    tokens: list[Token] = []
    position = 0
    for block in re.finditer(r"[^\n]+", text):
        words = list(WORD.finditer(text, *block.span()))
        bare = in_bare_passage([w[0] for w in words])
        for word, unaccented in zip(words, bare, strict=True):
            tokens.append(Token(word.start(), word.end(), position, word[0], unaccented))
            position += 1
        position += BLOCK_GAP if words else 0
    return tokens


def query_terms(word: str) -> tuple[str, ...]:
    """The terms any one of which a query word is satisfied with.

    >>> query_terms("dan"), query_terms("Dân")
    (('dan',), ('=dân', '~dan'))
    """
    return ("=" + accented(word), "~" + folded(word)) if has_marks(word) else (folded(word),)


def bare_terms(word: str) -> tuple[str, ...]:
    """The term that stands for every spelling of a query word, however it was typed.

    >>> bare_terms("Dân")
    ('dan',)
    """
    return (folded(word),)


def folded_words(text: str) -> str:
    """The folded words of `text`, a space between: what a name or a label is searched by.

    >>> folded_words("Ban Dân vận - Huyện uỷ"), folded_words("05-NQ/HU")
    ('ban dan van huyen uy', '05 nq hu')
    """
    return " ".join(folded(word[0]) for word in WORD.finditer(text))


def pairs(words: Iterable[str]) -> Iterator[str]:
    """Folded neighbours, "hoi nghi": most Vietnamese words have two syllables. For ranking only, never for matching.

    >>> list(pairs(["hoi", "nghi", "giao"]))
    ['hoi nghi', 'nghi giao']
    """
    before = None
    for word in words:
        if before is not None:
            yield f"{before} {word}"
        before = word


def in_bare_passage(words: list[str]) -> list[bool]:
    """For each word of one block, whether it stands in a passage printed without accents."""
    lettered = [any(c.isalpha() for c in w) for w in words]
    marked = [has_marks(w) for w in words]
    if not any(marked):
        return [sum(lettered) >= BARE_BLOCK] * len(words)
    out = [False] * len(words)
    start = 0
    for i in range(len(words) + 1):
        if i == len(words) or marked[i]:
            if sum(lettered[start:i]) >= BARE_RUN:
                out[start:i] = [True] * (i - start)
            start = i + 1
    return out
