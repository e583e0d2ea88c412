"""The keys that a directive goes by, told from its number alone."""

from __future__ import annotations

from indexer.fields import directive_key, directive_keys
from indexer.query.directives import types_meant
from indexer.reports import Directive


def goes_by(value: str) -> frozenset[str]:
    """The keys (`fields.directive_keys`) of the directive that a facet calls `value`, its type read from its code.

    >>> sorted(goes_by("05-NQ/HU")), sorted(goes_by("Đề án 61"))
    (['5', '5 nq hu', 'nghi quyet 5'], ['61', 'de an 61'])
    >>> sorted(goes_by("24/2018/QH14")), sorted(goes_by("Luật An ninh mạng"))
    (['24', '24 2018', '24 2018 qh14'], ['luat an ninh mang'])
    """
    parts = directive_key(value).split()
    if not parts or not parts[0][0].isdigit():
        return frozenset({directive_key(value), *(part for part in parts[-1:] if part.isdecimal())})
    types = next(filter(None, map(types_meant, parts[1:3])), (None,))
    return frozenset(key for kind in types for key in directive_keys(Directive(value, type=kind)))
