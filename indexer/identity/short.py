"""Citations by type and number alone ("Chỉ thị 05"), given to the one directive of the index that they can mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from indexer.fields import directive_key, distinct
from indexer.gazetteers import directive_types
from indexer.identity.citations import Cited, is_short
from indexer.identity.directives import Circle, can_be, circles_of
from indexer.identity.scenes import portal_of, site_names, unit_site
from indexer.identity.seats import NATIONAL, PROVINCE

_TYPE_CODE = re.compile(r"(\d+\w?)(?:/\d{4})?[-/]([^-/]+)[-/]")


class Short(NamedTuple):
    """A short citation, the circles that it can mean by their places in the list, and the numbers of other directives that it can mean."""

    cited: Cited
    circles: tuple[int, ...]
    rivals: tuple[str, ...]


def short_key(number: str) -> str | None:
    """The key (`directive_keys`) under which a number is also found by its type alone; None where it has no known type.

    >>> short_key("05-CT/TW"), short_key("15/2018/NĐ-CP"), short_key("Chỉ thị 05"), short_key("1246/UBND-VX")
    ('chi thi 5', 'nghi dinh 15', None, None)
    """
    found = _TYPE_CODE.match(number)
    type_ = directive_types().get(found[2]) if found else None
    return directive_key(f"{type_} {found[1]}") if found and type_ else None


def is_certain(short: Short) -> bool:
    """Whether there is but one directive that it can mean."""
    return len(short.circles) == 1 and not short.rivals


def short_citations(circles: Sequence[Circle], others: Iterable[Cited]) -> list[Short]:
    """The short citations among `others`, all of one type and number, that can mean one of `circles`; what the rest of `others` cite is
    what else they can mean."""
    others = list(others)
    by_number: dict[str, list[Cited]] = defaultdict(list)
    for one in others:
        if not is_short(one.directive):
            by_number[one.directive.number or ""].append(one)
    rivals = [(number, circle) for number, cited in sorted(by_number.items()) for circle in circles_of(cited)[0]]
    found = [
        Short(one, tuple(i for i, circle in enumerate(circles) if _means(one, circle)), distinct(n for n, c in rivals if _means(one, c)))
        for one in others
        if is_short(one.directive)
    ]
    return [short for short in found if short.circles]


def _means(short: Cited, circle: Circle) -> bool:
    """Whether a short citation can mean a directive: issuer and day agree, and a local one is that of the citing report's own unit."""
    if not can_be(short, circle):
        return False
    seat = circle.seat
    if seat is None or seat.level == NATIONAL:
        return True
    if seat.level == PROVINCE:
        return portal_of(short.site) in set(map(portal_of, circle.sites))
    return unit_site(short.site) in set(map(unit_site, circle.sites)) or bool(seat.unit and site_names(short.site, seat.unit))
