"""The parts of a query put together: their tree, their reading in Vietnamese, and what most of their words ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.fields import distinct
from indexer.query.nodes import All, And, AtLeast, Node, Not, Or
from indexer.text.fold import folded
from indexer.text.tokens import pairs

EVERYTHING = "tất cả bản tin"
FEWEST_FREE_WORDS = 3
"""With two words, "most of them" would be one word."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the tree with its reading; `kind` is "word" for free words, "not" for what is left out (the reading names
    what), "any" for alternatives. Free `words` are as typed, and `each` has for each of them what it asks for."""

    node: Node
    reading: str
    kind: str = ""
    words: tuple[str, ...] = ()
    each: tuple[Node, ...] = ()


def all_of(parts: Sequence[Part]) -> Part:
    """What asks for all of `parts`; of none: everything."""
    if not parts:
        return Part(All(), EVERYTHING)
    if len(parts) == 1 and parts[0].kind in ("", "any"):
        return parts[0]
    nodes = tuple(part.node for part in parts)
    return Part(nodes[0] if len(nodes) == 1 else And(nodes), _reading(parts))


def any_of(alternatives: Sequence[Sequence[Part]]) -> Part:
    """What asks for any of `alternatives`, each a list of parts that it asks for together."""
    choices = [all_of(parts) for parts in alternatives]
    if len(choices) == 1:
        return choices[0]
    reading = " hoặc ".join(_alternative(parts, choice) for parts, choice in zip(alternatives, choices, strict=True))
    return Part(Or(tuple(choice.node for choice in choices)), reading, "any")


def neighbours(parts: Sequence[Part]) -> tuple[str, ...]:
    """The folded pairs of free words that were typed side by side."""
    runs = [
        [folded(word) for part in run for word in part.words] for kind, run in groupby(parts, key=lambda part: part.kind) if kind == "word"
    ]
    return distinct(pair for run in runs for pair in pairs(run))


def most_of(parts: Sequence[Part], whole: Node) -> Node | None:
    """What has two thirds of the free words and all other parts, but is not found by the `whole` query.

    >>> from indexer.query.nodes import Word
    >>> a, b, c = (Part(word := Word((w,)), w, "word", (w,), (word,)) for w in "abc")
    >>> most_of([a, b, c], And((a.node, b.node, c.node))).children[0].minimum
    2
    """
    free = tuple(node for part in parts for node in part.each)
    if len(free) < FEWEST_FREE_WORDS:
        return None
    rest = tuple(part.node for part in parts if not part.each)
    return And((AtLeast(-(-2 * len(free) // 3), free), *rest, Not(whole)))


def _reading(parts: Sequence[Part]) -> str:
    words = [part.reading for part in parts if part.kind == "word"]
    left_out = [part.reading for part in parts if part.kind == "not"]
    others = [f"({part.reading})" if part.kind == "any" else part.reading for part in parts if part.kind in ("", "any")]
    return " · ".join([
        *([f"{'mọi từ' if _free_words(parts) > 1 else 'từ'}: {', '.join(words)}"] if words else []),
        *others,
        *([f"trừ: {', '.join(left_out)}"] if left_out else []),
    ])  # fmt: skip


def _alternative(parts: Sequence[Part], choice: Part) -> str:
    """One side of "hoặc": a word as it is, several parts in brackets."""
    if len(parts) > 1 or _free_words(parts) > 1:
        return f"({choice.reading})"
    return parts[0].reading if parts and parts[0].kind == "word" else choice.reading


def _free_words(parts: Sequence[Part]) -> int:
    return sum(len(part.words) for part in parts)
