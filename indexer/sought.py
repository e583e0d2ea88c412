"""What a search looks for in a report, leaf by leaf: the words and facts of its query, and the facts that its filters ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from indexer.query.nodes import All, And, AtLeast, DateRange, DirectiveKey, Node, Not, Or, Phrase, Prefix, Synonyms, Word

Words = Word | Phrase | Prefix


@dataclass(frozen=True, slots=True)
class Chosen:
    """A fact that a filter asks for; of an official, with the roles that are asked for beside: None asks for anyone."""

    facet: str
    value: str | None
    roles: tuple[str, ...] = ()


Leaf = Words | DirectiveKey | DateRange | Chosen


@dataclass(frozen=True, slots=True)
class Sought:
    """A leaf with the part of the search that it belongs to: what is asked for instead of it belongs there too."""

    leaf: Leaf
    part: int

    @property
    def in_title(self) -> bool:
        """Whether it asks for words that a title may show."""
        return isinstance(self.leaf, Words) and self.leaf.field in ("text", "title")

    @property
    def is_fact(self) -> bool:
        """Whether it asks for what was read out of the text, not for the text's own words."""
        return not self.in_title


def sought(node: Node, filters: Mapping[str, Iterable[str]] | None = None) -> tuple[Sought, ...]:
    """What a query and the chosen values of its facets look for, each once, in their order; nothing of what a query leaves out.

    >>> [(item.leaf.terms, item.part) for item in sought(And((Word(("a",)), Or((Word(("b",)), Word(("c",)))), Not(Word(("d",))))))]
    [(('a',), 0), (('b',), 1), (('c',), 1)]
    """
    parts = [*_parts(node), *_chosen(filters or {})]
    first: dict[Leaf, int] = {}
    for number, leaves in enumerate(parts):
        for leaf in leaves:
            first.setdefault(leaf, number)
    return tuple(Sought(leaf, part) for leaf, part in first.items())


def _parts(node: Node) -> Iterator[list[Leaf]]:
    match node:
        case Word() | Phrase() | Prefix() | DirectiveKey() | DateRange():
            yield [node]
        case Synonyms(names):
            yield list(names)
        case Or(children):
            # The shorter side is met with the first word of the longer: it asks for no further passage.
            for together in zip_longest(*map(_parts, children), fillvalue=[]):
                yield [leaf for leaves in together for leaf in leaves]
        case And(children) | AtLeast(_, children):
            for child in children:
                yield from _parts(child)
        case All() | Not():
            return


def _chosen(filters: Mapping[str, Iterable[str]]) -> Iterator[list[Leaf]]:
    roles = tuple(filters.get("role", ()))
    people = tuple(filters.get("official", ()))
    if people or roles:
        yield [Chosen("official", name, roles) for name in people or (None,)]
    for facet in ("directive", "directive_type", "issuer", "host", "place"):
        if facet in filters:
            yield [Chosen(facet, value) for value in filters[facet]]
