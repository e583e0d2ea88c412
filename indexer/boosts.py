"""What raises the rank of reports that answer a query as it was typed: its number, and its words or number in a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.engines.base import Boost
from indexer.fields import distinct
from indexer.query.nodes import And, AtLeast, DirectiveKey, Node, Or, Phrase, Synonyms, Word
from indexer.query.renamed import Free, Renamed, near_of, other_names

DIRECTIVE, TITLE = 16.0, 8.0
"""Against a word of the query by itself. A phrase is rarer than its words, so it weighs more than its share already. Several free
words need no boost, since engines raise what has them side by side.
"""
NAME = 0.5
"""A name that has others, by any of them, for each step from syllable to syllable of it as typed: what engines give for two syllables
side by side, which no abbreviation has. All its names weigh alike: one that is rare in texts is worth no more than the typed one.
"""


def boosts_of(node: Node, free: Free) -> tuple[Boost, ...]:
    """What raises the rank for a query and its free words; nothing of it decides what is found.

    >>> [(boost.node, boost.weight) for boost in boosts_of(Word(("dan",)), [("dan", Word(("dan",)))])]
    [(Word(terms=('dan',), field='title'), 8.0)]
    """
    others = other_names(free)
    typed = [*_phrases(node), *_one_name(free, others)]
    directives = list(_directives(node))
    # A number alone may be no directive's: in a title it counts as a word does.
    numbers = [_number(directive) for directive in directives if " " in directive.key]
    found = [*(Boost(key, DIRECTIVE) for key in directives), *(Boost(_in_title(each), TITLE) for each in (*typed, *numbers))]
    found += [Boost(name, NAME * steps) for steps, name in _names(free, others)]
    return distinct(found)


def _one_name(free: Free, others: Sequence[Renamed]) -> Iterator[Word | Phrase | Synonyms]:
    """What all of `free` is when it is one word, or one name that has others: a title with UBND answers "ủy ban nhân dân" as well."""
    words = near_of(free)
    names = tuple(one.name for one in others if one.end - one.start == len(words))
    if len(words) == len(free) and (names or len(words) == 1):
        first = Word(words[0]) if len(words) == 1 else Phrase(words)
        yield Synonyms((first, *names)) if names else first


def _names(free: Free, others: Sequence[Renamed]) -> Iterator[tuple[int, Synonyms]]:
    """What was typed in several words and has other names, as all of its names, with the number of those words less one."""
    words = near_of(free)
    for start, end in distinct((one.start, one.end) for one in others if one.end - one.start > 1):
        names = (one.name for one in others if (one.start, one.end) == (start, end))
        yield end - start - 1, Synonyms((Phrase(words[start:end]), *names))


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


def _in_title(words: Word | Phrase | Synonyms) -> Word | Phrase | Synonyms:
    match words:
        case Synonyms(names):
            return Synonyms(tuple(replace(name, field="title") for name in names))
        case _:
            return replace(words, field="title")
