"""The query tree: what a parsed query means, free of any engine.

Accents are settled here already: a word carries the index terms that satisfy it, any one of them
(`indexer.text.tokens.query_terms`), so an engine only ever compares terms.
"""

from __future__ import annotations

from dataclasses import dataclass

TEXT_FIELDS = (
    "text",
    "title",
    "host",
    "place",
    "official",
    "chair",
    "direct",
    "speak",
    "present",
    "attend",
    "mention",
    "position",
    "directive_type",
)
"""Fields that words and phrases may ask. `official` holds the names of all officials, the role fields those in that role,
`position` what all of them hold, `directive_type` the types of cited directives."""


@dataclass(frozen=True, slots=True)
class All:
    """Every report."""


@dataclass(frozen=True, slots=True)
class Word:
    """Reports whose `field` holds any of `terms`."""

    terms: tuple[str, ...]
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Reports whose `field` holds, at consecutive positions, one term of each of `words`; never across blocks or names."""

    words: tuple[tuple[str, ...], ...]
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Prefix:
    """Reports whose `field` holds a term that begins with one of `stems`: "hoi", or "=hộ" and "~ho" for what was typed with marks."""

    stems: tuple[str, ...]
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Reports that any of `names` matches, all of them names of one thing, the one typed first: they score as one word does, so that
    a rare name is worth no more than a common one."""

    names: tuple[Word | Phrase, ...]


@dataclass(frozen=True, slots=True)
class DirectiveKey:
    """Reports that cite a directive with this key (`indexer.fields.directive_keys`): "217", "quyet dinh 217", "217 qd tw"."""

    key: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """Reports of meetings with a day in the range, both ends inclusive ISO days; None is open. A year that is unknown is in no range."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class And:
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Reports that `child` does not match; stands beside something positive or alone."""

    child: Node


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Reports that at least `minimum` of `children` match: for what has most of the words."""

    minimum: int
    children: tuple[Node, ...]


Leaf = Word | Phrase | Prefix | Synonyms | DirectiveKey
"""What a report scores by."""
Node = All | Word | Phrase | Prefix | Synonyms | DirectiveKey | DateRange | And | Or | Not | AtLeast
