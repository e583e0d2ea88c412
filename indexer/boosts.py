"""What raises the rank of reports that answer a query as it was typed: its number, then its words in a title, then side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.engines.base import Boost
from indexer.query.nodes import And, AtLeast, DirectiveKey, Node, Or, Phrase, Word

DIRECTIVE, TITLE, TEXT = 16.0, 8.0, 4.0
"""Against a word of the query by itself. A phrase is rarer than its words, so it weighs more than its share already."""

Free = Sequence[tuple[str, Node]]
"""The free words of a query as typed, each with what it asks for."""


def boosts_of(node: Node, free: Free) -> tuple[Boost, ...]:
    """What raises the rank for a query and its free words; nothing of it decides what is found.

    >>> [(boost.node, boost.weight) for boost in boosts_of(Word(("dan",)), [("dan", Word(("dan",)))])]
    [(Word(terms=('dan',), field='title'), 8.0)]
    """
    typed = [node for node in (*_phrases(node), _side_by_side(free)) if node]
    found = [
        *(Boost(key, DIRECTIVE) for key in _alternatives(node)),
        *(Boost(_in_title(words), TITLE) for words in typed),
        *(Boost(words, TEXT) for words in typed if isinstance(words, Phrase) and words not in _phrases(node)),
    ]
    return tuple(dict.fromkeys(found))


def _side_by_side(free: Free) -> Word | Phrase | None:
    """All free words as one phrase, each as it was typed, not what it stands for besides."""
    words = [first for _, node in free if (first := next(_words(node), None))]
    if len(words) != len(free) or not words:
        return None
    return words[0] if len(words) == 1 else Phrase(tuple(word.terms for word in words))


def _words(node: Node) -> Iterator[Word]:
    match node:
        case Word(field="text"):
            yield node
        case And(children) | Or(children):
            for child in children:
                yield from _words(child)
        case _:
            return


def _phrases(node: Node) -> list[Phrase]:
    """The phrases that a query asks the text for."""
    match node:
        case Phrase(field="text"):
            return [node]
        case And(children):
            return [phrase for child in children for phrase in _phrases(child)]
        case _:
            return []


def _alternatives(node: Node, *, chosen: bool = False) -> Iterator[DirectiveKey]:
    """Directives that a query asks for beside something else: "217" as a number or as a word."""
    match node:
        case DirectiveKey() if chosen:
            yield node
        case And(children) | Or(children) | AtLeast(_, children):
            for child in children:
                yield from _alternatives(child, chosen=chosen or not isinstance(node, And))
        case _:
            return


def _in_title(words: Word | Phrase) -> Word | Phrase:
    return Word(words.terms, "title") if isinstance(words, Word) else Phrase(words.words, "title")
