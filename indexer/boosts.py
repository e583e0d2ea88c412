"""What raises the rank of reports that answer a query as it was typed: its number, and its words or number in a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.engines.base import Boost
from indexer.query.nodes import And, AtLeast, DirectiveKey, Node, Or, Phrase, Synonyms, Word

DIRECTIVE, TITLE = 16.0, 8.0
"""Against a word of the query by itself. A phrase is rarer than its words, so it weighs more than its share already. Several free
words need no boost, since engines raise what has them side by side.
"""

Free = Sequence[tuple[str, Node]]
"""The free words of a query as typed, each with what it asks for."""


def boosts_of(node: Node, free: Free) -> tuple[Boost, ...]:
    """What raises the rank for a query and its free words; nothing of it decides what is found.

    >>> [(boost.node, boost.weight) for boost in boosts_of(Word(("dan",)), [("dan", Word(("dan",)))])]
    [(Word(terms=('dan',), field='title'), 8.0)]
    """
    words = near_of(free)
    typed: list[Word | Phrase] = [*_phrases(node), *([Word(words[0])] if len(words) == len(free) == 1 else [])]
    directives = list(_directives(node))
    # A number alone may be no directive's: in a title it counts as a word does.
    numbers = [_number(directive) for directive in directives if " " in directive.key]
    found = [*(Boost(key, DIRECTIVE) for key in directives), *(Boost(_in_title(each), TITLE) for each in (*typed, *numbers))]
    return tuple(dict.fromkeys(found))


def near_of(free: Free) -> tuple[tuple[str, ...], ...]:
    """The terms of the free words, each as it was typed, not what it stands for besides: words that should stand near one another.

    >>> near_of([("dan", Word(("dan",))), ("bdv", Or((Word(("bdv",)), Phrase((("ban",), ("dan",), ("van",))))))])
    (('dan',), ('bdv',))
    """
    return tuple(first.terms for _, node in free if (first := next(_words(node), None)))


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


def _phrases(node: Node) -> list[Phrase]:
    """The phrases that a query asks the text for."""
    match node:
        case Phrase(field="text"):
            return [node]
        case Synonyms((first, *_)):
            return _phrases(first)
        case And(children):
            return [phrase for child in children for phrase in _phrases(child)]
        case _:
            return []


def _directives(node: Node) -> Iterator[DirectiveKey]:
    """The directives that a query asks for, alone or beside something else: "217" as a number or as a word."""
    match node:
        case DirectiveKey():
            yield node
        case And(children) | Or(children) | AtLeast(_, children):
            for child in children:
                yield from _directives(child)
        case _:
            return


def _number(directive: DirectiveKey) -> Word | Phrase:
    """A directive as a title spells it: "05-CT/TW" for "5 ct tw". "Chỉ thị số 35" has a word more than "chi thi 35": its number alone.

    >>> _number(DirectiveKey("5 ct tw")).words, _number(DirectiveKey("chi thi 35")).terms
    ((('5', '05'), ('ct',), ('tw',)), ('35', '035'))
    """
    words = directive.key.split()
    terms = tuple((word, f"0{word}") if word.isdigit() else (word,) for word in (words[-1:] if words[-1].isdigit() else words))
    return Word(terms[0]) if len(terms) == 1 else Phrase(terms)


def _in_title(words: Word | Phrase) -> Word | Phrase:
    return Word(words.terms, "title") if isinstance(words, Word) else Phrase(words.words, "title")
