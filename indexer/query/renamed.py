"""The free words of a query with another name in place of one among them: UBND where "ủy ban nhân dân" was typed, and back.

Only an abbreviation and what it stands for are one name in two lengths: of one of them and the other, one is a single word. Provinces
that became one are looked for together too, but they are not the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.fields import distinct
from indexer.query.nodes import And, Node, Or, Phrase, Synonyms, Word

Free = Sequence[tuple[str, Node]]
"""The free words of a query as typed, each with what it asks for."""
Terms = tuple[tuple[str, ...], ...]
"""Words in a row, each by its terms."""


class Renamed(NamedTuple):
    """Words `start` to `end` (half-open) of `near_of` that `name` is another name of."""

    start: int
    end: int
    name: Word | Phrase

    @property
    def terms(self) -> Terms:
        return (self.name.terms,) if isinstance(self.name, Word) else self.name.words


def near_of(free: Free) -> Terms:
    """The terms of the free words, each as it was typed, not what it stands for besides: words that should stand near one another.

    >>> near_of([("dan", Word(("dan",))), ("bdv", Or((Word(("bdv",)), Phrase((("ban",), ("dan",), ("van",))))))])
    (('dan',), ('bdv',))
    """
    return tuple(word.terms for word, _ in _typed(free))


def other_names(free: Free) -> tuple[Renamed, ...]:
    """The other names of what stands among the free words.

    >>> ntm = Word(("ntm",))
    >>> [(one.start, one.end) for one in other_names([(w, Synonyms((Word((w,)), ntm))) for w in ("nong", "thon", "moi")])]
    [(0, 3)]
    """
    others = [names for _, names in _typed(free)]
    found = []
    for name in distinct(name for names in others for name in names):
        start = next(at for at, names in enumerate(others) if name in names)
        end = next((at for at in range(start, len(others)) if name not in others[at]), len(others))
        one = Renamed(start, end, name)
        lengths = (end - start, len(one.terms))
        if min(lengths) == 1 < max(lengths):
            found.append(one)
    return tuple(found)


def renamed(free: Free) -> tuple[Terms, ...]:
    """What other names make of `near_of`, at most two: the widest names changed, and the narrowest ("xây dựng NTM" beside XDNTM)."""
    words, names = near_of(free), other_names(free)
    if not names:
        return ()
    widest = sorted(names, key=lambda one: one.start - one.end)
    return distinct((_changed(words, widest), _changed(words, widest[::-1])))


def _changed(words: Terms, names: Sequence[Renamed]) -> Terms:
    """`words` with the first of `names` that fits at each place."""
    chosen: list[Renamed] = []
    for name in names:
        if all(name.end <= other.start or other.end <= name.start for other in chosen):
            chosen.append(name)
    for name in sorted(chosen, key=lambda one: one.start, reverse=True):
        words = (*words[: name.start], *name.terms, *words[name.end :])
    return words


def _typed(free: Free) -> list[tuple[Word, tuple[Word | Phrase, ...]]]:
    """The free words that ask the text for a word, each with the other names beside it."""
    firsts = [(next(_words(node), None), node.names[1:] if isinstance(node, Synonyms) else ()) for _, node in free]
    return [(word, names) for word, names in firsts if word]


def _words(node: Node) -> Iterator[Word]:
    match node:
        case Word(field="text"):
            yield node
        case Synonyms((first, *_)):
            yield from _words(first)
        case And(children) | Or(children):
            for child in children:
                yield from _words(child)
        case _:
            return
