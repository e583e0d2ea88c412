"""Words of a query that are right as they stand: known names, connecting words, and what has a sign or a digit glued to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from indexer.gazetteers.units import names_of, units
from indexer.query.expansions import Finder
from indexer.text.fold import agrees, folded
from indexer.text.tokens import WORD

# Typed for the operators OR and the minus, which they are not: no report need have them.
_CONNECTING = {"or": "or", "and": "and", "not": "not", "hoac": "hoặc"}
# What words are joined by in writing; a number in front may have its code behind it: "217-QĐTW".
_PLAIN = re.compile(r"(?:\d+[-/])?(?:[^\W\d_]|[-–./,;:!?…'’])*")


def settled(words: Sequence[str], chunks: Sequence[str], *, units: bool = False) -> frozenset[int]:
    """Places of the words, side by side in a query, that no slip or wrong accent is looked for in. `chunks`: for each word, what
    stands there between spaces; `units`: units are meant here.

    >>> words = "hoi nghj Lào Cai or UBND tinh cao bang".split()
    >>> [words[i] for i in sorted(settled(words, words))]
    ['Lào', 'Cai', 'or', 'UBND', 'cao', 'bang']
    >>> sorted(settled(["dân", "2", "amp", "QĐTW"], ["dân^2", "dân^2", "&amp;", "217-QĐTW"])), sorted(settled(["not"], ["not"]))
    ([0, 1, 2], [])
    """
    found = {i for i, chunk in enumerate(chunks) if not _PLAIN.fullmatch(chunk)}
    if len(words) > 1:
        found |= {i for i, word in enumerate(words) if (meant := _CONNECTING.get(folded(word))) and agrees(word, meant)}
    named = [(start, end) for start, end, _ in Finder(units=units).find(words)]
    return frozenset(found.union(*(range(start, end) for start, end in (*named, *_provinces_in(words)))))


def _provinces_in(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a province's name stands, also of one that is as it was, so that nothing is told of it."""
    for start in range(len(words)):
        for name in _provinces().get(folded(words[start]), ()):
            typed = words[start : start + len(name)]
            if list(map(folded, typed)) == list(map(folded, name)) and all(map(agrees, typed, name)):
                yield start, start + len(name)


@cache
def _provinces() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """First folded word -> names of provinces that begin with it."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (tuple(WORD.findall(name)) for unit in units() if unit.level == "province" for name in names_of(unit)):
        found[folded(words[0])] = (*found.get(folded(words[0]), ()), words)
    return MappingProxyType(found)
