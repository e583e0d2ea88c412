"""What a query also finds beside what was typed: the long form of an abbreviation, the units that a province was made of.

The longest name wins: in "xây dựng nông thôn mới" it is XDNTM, and within it NTM. A name is known in any case, accents as
typed meant; what may be a word of its own (`Name.when`) only where it is written as the name it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, product
from types import MappingProxyType
from typing import NamedTuple

from indexer.fields import distinct
from indexer.query.abbreviations import abbreviated
from indexer.query.names import Name, Sequences
from indexer.query.unit_names import is_surname_before, unit_names
from indexer.text.fold import folded

MOST_PHRASES = 8
"""Phrases that one phrase with names in it is looked for as."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """`typed` as it stands in the query; `also`: what is looked for beside it; `note`: what became of the unit named, "" for the rest."""

    typed: str
    also: tuple[str, ...]
    note: str = ""


class Found(NamedTuple):
    """Words `start` to `end` (half-open) of a query that are a name, and the names that it is."""

    start: int
    end: int
    names: tuple[Name, ...]


class Finder(NamedTuple):
    """How names are looked for. `fold`: accents aside; `units`: a word that may be a unit is one, as in `noi:` and `co-quan:`."""

    fold: bool = False
    units: bool = False

    def find(self, words: Sequence[str], ends: Collection[int] = (), longest: int | None = None) -> list[Found]:
        """The names in `words`, from left to right, the longest at each place, never overlapping.

        `ends`: where names may begin and end, anywhere if it is empty; `longest`: words that a name may have at most.
        """
        table = _names()
        found = []
        at = 0
        while at < len(words):
            lengths = table.get(folded(words[at]))
            one = self._at(words, at, lengths, ends, longest) if lengths and (not ends or at in ends) else None
            if one:
                found.append(one)
            at = one.end if one else at + 1
        return found

    def _at(
        self,
        words: Sequence[str],
        at: int,
        lengths: Mapping[int, Mapping[str, tuple[Name, ...]]],
        ends: Collection[int],
        longest: int | None,
    ) -> Found | None:
        for length, names in lengths.items():
            end = at + length
            if end > len(words) or (ends and end not in ends) or (longest is not None and length > longest):
                continue
            typed = words[at:end]
            meant = names.get(" ".join(map(folded, typed)), ())
            if fitting := tuple(name for name in meant if name.is_typed(typed, fold=self.fold, units=self.units)):
                # In "Nguyễn Khánh Hòa" there is no province.
                return None if fitting[0].alone and not self.units and is_surname_before(words, at) else Found(at, end, fitting)
        return None


def phrases(words: Sequence[str], finder: Finder) -> tuple[Sequences, list[Expansion]]:
    """The phrases that `words` are looked for as, themselves first, and why."""
    expansions: list[Expansion] = []
    options = list(_options(tuple(words), finder, expansions))
    chosen = islice(product(*options), MOST_PHRASES)
    return distinct(tuple(chain.from_iterable(pieces)) for pieces in chosen), expansions


def _options(words: tuple[str, ...], finder: Finder, expansions: list[Expansion], longest: int | None = None) -> Iterator[Sequences]:
    """Piece by piece, what may stand there."""
    at = 0
    for start, end, names in finder.find(words, longest=longest):
        if start > at:
            yield (words[at:start],)
        expansions.append(expansion_of(words[start:end], names))
        within = product(*_options(words[start:end], finder, expansions, longest_within(names)))
        typed = tuple(tuple(chain.from_iterable(pieces)) for pieces in within)
        also = (sequence for name in names for sequence in name.also)
        yield distinct((*(() if names[0].instead else typed), *also))
        at = end
    if at < len(words):
        yield (words[at:],)


def expansion_of(typed: Sequence[str], names: Sequence[Name]) -> Expansion:
    """What is told of `names` found as `typed`."""
    also = distinct(shown for name in names for shown in name.shown)
    return Expansion(" ".join(typed), also, "; ".join(distinct(name.note for name in names if name.note)))


def longest_within(names: Sequence[Name]) -> int:
    """Words that a name within a name may have: one less than it, none in a unit, which would be told twice."""
    return 0 if names[0].note else len(names[0].words) - 1


@cache
def _names() -> Mapping[str, Mapping[int, Mapping[str, tuple[Name, ...]]]]:
    """First folded word -> number of words, most first -> folded words -> names."""
    table: dict[str, dict[int, dict[str, tuple[Name, ...]]]] = {}
    for name in (*abbreviated(), *unit_names()):
        keys = [folded(word) for word in name.words]
        by_words = table.setdefault(keys[0], {}).setdefault(len(keys), {})
        by_words[" ".join(keys)] = (*by_words.get(" ".join(keys), ()), name)
    return MappingProxyType({first: dict(sorted(lengths.items(), reverse=True)) for first, lengths in table.items()})
