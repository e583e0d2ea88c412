"""Which citations of one number or name are one directive: `indexer.identity.rules.DIRECTIVE_RULE`, applied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.identity.citations import Cited
from indexer.identity.groups import gathered
from indexer.identity.scenes import portal_of, site_names, unit_site
from indexer.identity.seats import NATIONAL, PROVINCE, Seat, same_unit, unit_key
from indexer.identity.terms import YEAR, is_given_once

GENERIC = frozenset({"Trung ương", "Trung ương Đảng"})
"""Central bodies that may be any of the Party's."""
CURRENT_YEARS = 2
"""For how long a number that starts again every year goes without its day: plans and decisions are carried out in the year of issue or
the two after it; later the same number is likelier a newer one's."""


@dataclass(eq=False)
class Circle:
    """Citations of one directive, and the sentences that say what joined them."""

    members: tuple[Cited, ...]
    reasons: frozenset[str] = frozenset()

    @cached_property
    def seat(self) -> Seat | None:
        """Its issuer's seat, as whole as any of its citations tells it."""
        seats = [cited.seat for cited in self.members if cited.seat]
        return max(seats, key=lambda seat: (bool(seat.unit), bool(seat.within), seat.shown), default=None)

    @cached_property
    def dates(self) -> frozenset[str]:
        return frozenset(cited.citation.date for cited in self.members if cited.citation.date)

    @cached_property
    def sites(self) -> frozenset[str]:
        return frozenset(cited.site for cited in self.members)

    @cached_property
    def terms(self) -> frozenset[str]:
        return frozenset(cited.term for cited in self.members if cited.term)

    @cached_property
    def organs(self) -> frozenset[str]:
        """The central bodies that its citations name."""
        return frozenset(organ for cited in self.members if (organ := organ_of(cited)))


Doubtful = tuple[Cited, tuple[int, ...]]
"""A citation that may be of several circles, by their places in the list."""


def circles_of(cited: Iterable[Cited]) -> tuple[list[Circle], list[Doubtful]]:
    """The directives among `cited`, and the citations that may be of several. The result does not depend on the order of `cited`.

    What says most goes first: those with day and unit make the first circles; each further tier joins the one circle that fits.
    """
    tiers: dict[int, list[Cited]] = defaultdict(list)
    for one in sorted(cited, key=order):
        tiers[2 * (not one.citation.date) + (not _is_seated(one.seat))].append(one)
    circles = [_circle(members) for members in _dated(tiers[0])]
    doubtful: list[Doubtful] = []
    for tier, key in ((1, _by_term_and_place), (2, _by_seat), (3, _by_place)):
        circles, unsure = _extended(circles, tiers[tier], key)
        doubtful += unsure
    return circles, doubtful


def can_be(one: Cited, circle: Circle) -> bool:
    """Whether issuer and day of a citation agree with those of a directive, as far as they are known."""
    return _seats_agree(one.seat, circle.seat) and _days_agree(one, circle) and _organs_agree(one, circle)


def order(cited: Cited) -> tuple[str, str, str, str]:
    """The order in which citations are worked on, whatever the order in which they came."""
    return cited.citation.report_id, cited.citation.date or "", cited.citation.issuer or "", cited.citation.sentence.text


def organ_of(cited: Cited) -> str | None:
    """The central body that a citation names, None for a generic one and for all others."""
    issuer = cited.citation.issuer
    return issuer if issuer and cited.seat and cited.seat.level == NATIONAL and issuer not in GENERIC else None


def _is_seated(seat: Seat | None) -> bool:
    return bool(seat and (seat.unit or seat.level == NATIONAL))


def _dated(cited: Sequence[Cited]) -> list[list[Cited]]:
    """Citations with day and unit, by day, and by round of numbering where at most one central body is named in it."""
    organs: dict[Hashable, set[str]] = defaultdict(set)
    for one in cited:
        organs[_term_key(one)] |= {organ} if (organ := organ_of(one)) else set()

    def keys(one: Cited) -> list[Hashable]:
        whose = _seat_key(one.seat)
        shared = [_term_key(one)] if one.term and len(organs[_term_key(one)]) < 2 else []
        once = [(whose, "once")] if is_given_once(one.directive.number) else []
        return [(whose, one.citation.date), *shared, *once]

    return gathered(cited, keys)


def _extended(circles: Sequence[Circle], cited: Sequence[Cited], key: Callable[[Cited], Hashable]) -> tuple[list[Circle], list[Doubtful]]:
    """`circles` with what fits one of them alone, and new ones, by `key`, of what fits none; and what fits several."""
    fitting = _of_one_unit([(one, _fitting(one, circles)) for one in cited], circles)
    grown = [
        _circle([*circle.members, *joining], circle.reasons | _joined_reasons(joining)) if joining else circle
        for i, circle in enumerate(circles)
        for joining in [[one for one, places in fitting if places == (i,)]]
    ]
    new = gathered([one for one, places in fitting if not places], lambda one: [key(one)])
    return [*grown, *map(_circle, new)], [(one, places) for one, places in fitting if len(places) > 1]


def _of_one_unit(fitting: Sequence[Doubtful], circles: Sequence[Circle]) -> list[Doubtful]:
    """`fitting` without the circles of an unknown unit that citations of several units fit: none of these says whose it is."""
    units: dict[int, set[Hashable]] = defaultdict(set)
    for one, places in fitting:
        for i in places if _is_seated(one.seat) else ():
            units[i].add(_seat_key(one.seat))
    several = {i for i, found in units.items() if len(found) > 1 and not _is_seated(circles[i].seat)}
    return [(one, tuple(i for i in places if i not in several) if _is_seated(one.seat) else places) for one, places in fitting]


def _fitting(one: Cited, circles: Sequence[Circle]) -> tuple[int, ...]:
    """The circles that a citation may be of; of several, those of the unit that its site is named after, or that it shares a site with."""
    able = [i for i, circle in enumerate(circles) if can_be(one, circle)]
    if len(able) > 1 and one.seat and one.seat.level != NATIONAL:
        named = [i for i in able if (seat := circles[i].seat) and seat.unit and site_names(one.site, seat.unit)]
        # That a province's portal or a newspaper told of one district's says nothing of which district's it tells of now.
        own = unit_site(one.site) is not None
        able = named or [i for i in able if own and one.site in circles[i].sites] or able
    return tuple(able)


def _seats_agree(one: Seat | None, other: Seat | None) -> bool:
    """Whether two issuers can be one: the same level and unit, as far as both are known."""
    if one is None or other is None:
        return True
    if one.level != other.level:
        return False
    return not (one.unit and other.unit) or same_unit(one.unit, other.unit)


def _days_agree(one: Cited, circle: Circle) -> bool:
    """The same day or, of one known issuer, round of numbering; without a day, nothing that was issued after the meeting, and of numbers
    that start again every year nothing old."""
    if not circle.dates or is_given_once(one.directive.number):
        return True
    if one.citation.date:
        return one.citation.date in circle.dates or (_is_seated(one.seat) and one.term in circle.terms)
    return not one.citation.day or any(_is_current(day, one.citation.day, circle) for day in circle.dates)


def _is_current(issued: str, day: str, circle: Circle) -> bool:
    """Whether a directive issued on one day is spoken of without its own on another."""
    yearly = any(term.startswith(YEAR) for term in circle.terms)
    return issued <= day and not (yearly and int(day[:4]) - int(issued[:4]) > CURRENT_YEARS)


def _organs_agree(one: Cited, circle: Circle) -> bool:
    organ = organ_of(one)
    return organ is None or not circle.organs or organ in circle.organs or one.citation.date in circle.dates


def _circle(members: Sequence[Cited], reasons: Iterable[str] = ()) -> Circle:
    ordered = tuple(sorted(members, key=order))
    found = Circle(ordered)
    told = set(reasons)
    if len(members) > 1 and len(found.dates) == 1:
        told.add("Cùng số, cùng cơ quan và ngày ban hành.")
    elif len(members) > 1 and len(found.terms) == 1:
        told.add(f"Cùng số, cùng cơ quan, cùng kỳ đánh số: {min(found.terms)}.")
    elif len(members) > 1 and is_given_once(members[0].directive.number):
        told.add("Cùng số có năm, chỉ cấp một lần.")
    return Circle(ordered, frozenset(told))


def _joined_reasons(cited: Iterable[Cited]) -> frozenset[str]:
    dated, undated = (
        "Bản tin không ghi rõ đơn vị ban hành; chỉ một văn bản phù hợp.",
        "Bản tin không ghi ngày ban hành; chỉ một văn bản phù hợp đã có trước cuộc họp.",
    )
    return frozenset(dated if one.citation.date else undated for one in cited)


def grown(circle: Circle, cited: Sequence[Cited], reasons: Iterable[str]) -> Circle:
    """`circle` with further citations, and the sentences that say why they are of it."""
    return Circle(tuple(sorted([*circle.members, *cited], key=order)), circle.reasons | frozenset(reasons)) if cited else circle


def _term_key(one: Cited) -> Hashable:
    return _seat_key(one.seat), "term", one.term


def _seat_key(seat: Seat | None) -> Hashable:
    return (seat.level, unit_key(seat.unit or "")) if seat else None


def _place(one: Cited) -> Hashable:
    """Where a citation without a unit stands: its portal for what a province issues, else its site."""
    level = one.seat.level if one.seat else None
    return level, portal_of(one.site) if level in (None, PROVINCE) else one.site


def _by_term_and_place(one: Cited) -> Hashable:
    return _place(one), one.term or one.citation.date


def _by_seat(one: Cited) -> Hashable:
    return _seat_key(one.seat), organ_of(one)


def _by_place(one: Cited) -> Hashable:
    return _place(one)
