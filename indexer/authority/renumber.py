"""A directive put right: another number or name, type, issuer or date."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.authority.values import Rename
from indexer.fields import directive_value
from indexer.gazetteers import directive_types
from indexer.reports import Directive


def renumbered(directive: Directive, entry: Rename) -> Directive:
    """`directive` as `entry` says; what it does not say stays."""
    type, issuer, date = entry.type or directive.type, entry.issuer or directive.issuer, entry.date or directive.date
    told = replace(directive, type=type, issuer=issuer, date=date)
    if entry.to is None:
        return told
    to = directive_of(entry.to)
    return replace(told, number=to.number, name=to.name or directive.name, type=entry.type or to.type or directive.type)


def directive_of(value: str) -> Directive:
    """What a directive's facet value tells of it: the inverse of `indexer.fields.directive_value`.

    >>> [(d.type, d.number, d.name) for d in map(directive_of, ("Đề án 61", "217-QĐ/TW", "Nghị quyết Trung ương 4"))]
    [('Đề án', '61', None), (None, '217-QĐ/TW', None), (None, None, 'Nghị quyết Trung ương 4')]
    """
    if re.match(r"\d", value):
        return Directive(value)
    type, _, number = value.rpartition(" ")
    return Directive(number, type=type) if number.isdigit() and type in directive_types().values() else Directive(None, name=value)


def shown_as(entry: Rename) -> str:
    """The facet value that the directive of `entry` gets."""
    return directive_value(renumbered(directive_of(entry.fact.value), entry))
