"""Words and phrases as parts of a query, with the other names of what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from indexer.fields import distinct
from indexer.query.expansions import Expansion, Finder, expansion_of, longest_within, phrases
from indexer.query.lexer import Words
from indexer.query.names import Sequences
from indexer.query.nodes import Node, Phrase, Synonyms, Word
from indexer.query.parts import Part
from indexer.query.unit_names import KINDS
from indexer.text.tokens import TermsOf

UNIT_FIELDS = ("place", "host")
"""Fields in which a word that may be a unit is one."""
MOST_EXPANSIONS = 16
"""Names of one query that other names are looked for beside."""


@dataclass(slots=True)
class WordReader:
    """Makes parts of words. `fold`: accents are set aside; `expand`: other names are found too, and gathered in `expansions`."""

    terms_of: TermsOf
    fold: bool = False
    expand: bool = True
    expansions: list[Expansion] = field(default_factory=list)

    def free(self, run: Sequence[Words]) -> list[Part]:
        """Words typed side by side: each a part, those of a name that has others one part together."""
        return list(self._named(run)) if self._expands() else [self._plain(piece) for piece in run]

    def phrase(self, piece: Words) -> Part:
        """What stands between quotation marks, or is written without a space (QP-AN): a phrase."""
        return Part(self.node(piece.words, "text"), f'cụm từ "{piece.text}"')

    def node(self, words: tuple[str, ...], name: str, *, expand: bool = True) -> Word | Phrase | Synonyms:
        """What asks the field `name` for `words`, together as a phrase, or for what they also stand for."""
        if not (expand and self._expands()):
            return self._asked(words, name)
        sequences, expansions = phrases(words, Finder(self.fold, units=name in UNIT_FIELDS))
        self.expansions += expansions
        return _any(self._asked(sequence, name) for sequence in sequences)

    def _expands(self) -> bool:
        return self.expand and len(self.expansions) < MOST_EXPANSIONS

    def _plain(self, piece: Words) -> Part:
        if len(piece.words) > 1:
            return self.phrase(piece)
        node = Word(self.terms_of(piece.words[0]))
        return Part(node, piece.words[0], "word", piece.words, (node,))

    def _named(self, run: Sequence[Words], longest: int | None = None) -> Iterator[Part]:
        """The parts of `run`, names of up to `longest` words each one part."""
        words = [word for piece in run for word in piece.words]
        # A name of several pieces begins and ends where they do; one within a piece is the phrase's to find.
        ends = [] if len(words) == len(run) else list(accumulate((len(piece.words) for piece in run), initial=0))
        at = 0
        for start, end, names in Finder(self.fold).find(words, ends, longest):
            first, last = (ends.index(start), ends.index(end)) if ends else (start, end)
            yield from map(self._plain, run[at:first])
            at = last
            if last == first + 1 and end > start + 1:
                yield self.phrase(run[first])
                continue
            self.expansions.append(expansion_of(words[start:end], names))
            headed = names[0].head and (not ends or start + names[0].head in ends)
            body = start + names[0].head if headed else start
            second = ends.index(body) if ends else body
            yield from self._head(run[first:second])
            also = tuple(sequence for name in names for sequence in (name.bare if headed else name.also))
            yield from self._with_others(run[second:last], also, longest_within(names), instead=names[0].instead)
        yield from map(self._plain, run[at:])

    def _head(self, pieces: Sequence[Words]) -> Iterator[Part]:
        """What says of which kind the unit named behind it is: there TP is a thành phố, and no Trưởng phòng."""
        kind = KINDS.get(pieces[0].text.upper()) if len(pieces) == 1 else None
        if kind:
            self.expansions.append(Expansion(pieces[0].text, (" ".join(kind),)))
        yield from self._with_others(pieces, (kind,), 0) if kind else self._named(pieces)

    def _with_others(self, pieces: Sequence[Words], also: Sequences, longest: int, *, instead: bool = False) -> Iterator[Part]:
        """`pieces`, each of them as itself (but not `instead`) or any of `also` as a phrase: who has another name of the whole has every
        word of it."""
        others = tuple(self._asked(sequence, "text") for sequence in distinct(also))
        for part in self._named(pieces, longest):
            node = _any((*(() if instead else _names(part.node)), *others))
            yield replace(part, node=node, each=(node,) if part.each else ())

    def _asked(self, words: tuple[str, ...], name: str) -> Word | Phrase:
        terms = tuple(map(self.terms_of, words))
        return Word(terms[0], name) if len(terms) == 1 else Phrase(terms, name)


def _any(names: Iterable[Word | Phrase]) -> Word | Phrase | Synonyms:
    once = distinct(names)
    return once[0] if len(once) == 1 else Synonyms(once)


def _names(node: Node) -> tuple[Word | Phrase, ...]:
    """The names that the part of free words asks for: it is a word, a phrase or synonyms."""
    return node.names if isinstance(node, Synonyms) else (node,) if isinstance(node, Word | Phrase) else ()
