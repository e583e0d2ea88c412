"""The directives that a number alone may mean, or a type and a number: those of every issuer's code in an index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.fields import directive_key, distinct
from indexer.identity.directive_values import AmbiguousCitation, CitedDirective, DirectiveFamily
from indexer.query.nodes import DirectiveKey, Or

LISTED = 20
"""Numbers of which the directives are listed, those that most reports cite; "01" has one of every body that numbers its own."""
MOST = 10_000
_LOOSE = re.compile(r"(?:\D+ )?(\d+[^\W\d_]?(?: (?:19|20)\d\d)?)")


def number_of(key: str) -> str | None:
    """The number of a key that says no more than type and number (`directive_keys`); None for any other key.

    >>> number_of("217"), number_of("nghi quyet 18"), number_of("nghi dinh 15 2018"), number_of("217 qd tw"), number_of("luat dat dai")
    ('217', '18', '15 2018', None, None)
    """
    found = _LOOSE.fullmatch(key)
    return found[1] if found else None


def values_of_number(engine: Engine, keys: Sequence[str]) -> list[str]:
    """The facet values of this number in reports that any of `keys` finds, those that most reports cite first; [] for an exact key."""
    numbers = {number for key in keys if (number := number_of(key))}
    if not numbers:
        return []
    number = min(numbers)
    ask = FacetAsk("directive", limit=MOST, contains=number.split()[0])
    counted = engine.search(EngineQuery(Or(tuple(map(DirectiveKey, keys))), facets=(ask,), limit=0)).facets["directive"].values
    return [each.value for each in counted if _has_number(each.value, number)]


def family_of_number(value: str, keys: Sequence[str], families: Iterable[DirectiveFamily], *, more: int = 0) -> DirectiveFamily:
    """One family of those of several numbers. With a type in `keys`, what is of another type is left out; so is what is cited by type
    and number alone where each such citation already stands with a directive of a whole number."""
    candidates: list[CitedDirective] = []
    ambiguous: dict[str, AmbiguousCitation] = {}
    reports, cut = 0, False
    for family in sorted(families, key=lambda family: number_of(directive_key(family.value)) is not None):
        told = {citation.report_id for one in candidates for citation in one.citations if citation.called}
        told |= ambiguous.keys()
        fitting = [i for i, one in enumerate(family.candidates) if _is_of(one, keys) and not _is_told(one, told)]
        places = {i: len(candidates) + place for place, i in enumerate(fitting)}
        candidates += [family.candidates[i] for i in fitting]
        for one in family.ambiguous:
            if meant := tuple(places[i] for i in one.candidates if i in places):
                ambiguous[one.citation.report_id] = _also(ambiguous.get(one.citation.report_id), replace(one, candidates=meant))
        reports, cut = reports + family.reports, cut or family.cut
    return DirectiveFamily(value, tuple(candidates), tuple(ambiguous.values()), reports, cut, more)


def _also(before: AmbiguousCitation | None, one: AmbiguousCitation) -> AmbiguousCitation:
    """A citation that may mean directives of several families, once."""
    if before is None:
        return one
    candidates = distinct((*before.candidates, *one.candidates))
    reason = f"Bản tin chỉ ghi “{one.citation.called}”; {len(candidates)} văn bản mang số này đều phù hợp."
    return AmbiguousCitation(one.citation, candidates, reason)


def _has_number(value: str, number: str) -> bool:
    """Whether a facet value begins with the number, or says it behind its type alone."""
    key = directive_key(value)
    return f"{key} ".startswith(f"{number} ") or number_of(key) == number


def _is_of(directive: CitedDirective, keys: Sequence[str]) -> bool:
    types = {key.removesuffix(number).strip() for key in keys if (number := number_of(key))}
    return "" in types or directive.type is None or directive_key(directive.type) in types


def _is_told(directive: CitedDirective, told: set[str]) -> bool:
    return all(citation.called and citation.report_id in told for citation in directive.citations)
