"""The directives of one page: its mentions of the same one merged, long and short, and what one lacks filled from another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from indexer.annotate.citations import Citation
from indexer.annotate.issuers import can_issue, is_central
from indexer.annotate.lexical import Day
from indexer.annotate.shadow import shadow
from indexer.reports import Directive, Evidence, Mention

_NUMBER_YEAR = re.compile(r"^\d+[a-d]?/((?:19|20)\d\d)(?:/|$)")


@dataclass
class _Group:
    """The mentions of one directive, the fullest number first known."""

    mentions: list[Mention[Citation]] = field(default_factory=list)

    @property
    def head(self) -> Citation:
        return next((m.value for m in self.mentions if m.value.coded), self.mentions[0].value)

    def first_of(self, attribute: str) -> str | None:
        """The first value of `attribute` that any mention has, the head's before the others'."""
        values = (getattr(c, attribute) for c in (self.head, *(m.value for m in self.mentions)))
        return next((v for v in values if v), None)


def merge_directives(
    mentions: Iterable[Mention[Citation]], text: str, *, year: int | None = None, latest: date | None = None
) -> tuple[Directive, ...]:
    """Each directive once, in the order of first mention. "Nghị quyết 18" joins "18-NQ/TW" wherever on the page it stands.

    `year` completes dates without one, so that they are not after `latest`; without either they stay open (None).
    """
    ordered = sorted(mentions, key=lambda m: m.span)
    groups: list[_Group] = []
    for mention in sorted(ordered, key=lambda m: not m.value.coded):
        fitting = [g for g in groups if _same(g, mention.value)]
        if not fitting:
            groups.append(_Group())
            fitting = groups[-1:]
        nearest = min(fitting, key=lambda g: abs(g.mentions[0].span.start - mention.span.start)) if fitting[0].mentions else fitting[0]
        nearest.mentions.append(mention)
    for group in groups:
        group.mentions.sort(key=lambda m: m.span)
    provincial = _provincial(groups, text)
    return tuple(
        _directive(g, provincial, "Thành ủy" if _is_city(text) else "Tỉnh ủy", year, latest)
        for g in sorted(groups, key=lambda g: g.mentions[0].span)
    )


def _same(group: _Group, other: Citation) -> bool:
    return any(_one_directive(m.value, other) for m in group.mentions)


def _one_directive(a: Citation, b: Citation) -> bool:
    """Whether two citations can be of one directive."""
    if a.name and b.name and not (a.number and b.number):
        return _one_name(a.name, b.name)
    if not (a.number and b.number) or _contradict(a, b):
        return False
    if a.coded and b.coded:
        return _key(a.number) == _key(b.number)
    long, short = (a, b) if a.coded else (b, a)
    serial = [n.split("/")[0] for n in (_key(long.number or ""), _key(short.number or ""))]
    years = [m[1] for m in (_NUMBER_YEAR.match(long.number or ""), _NUMBER_YEAR.match(short.number or "")) if m]
    starts = re.split(r"[/-]", serial[0])[0] == re.split(r"[/-]", serial[1])[0]
    return starts and len(set(years)) < 2 and (long.type == short.type or short.type is None)


def _contradict(a: Citation, b: Citation) -> bool:
    """Whether the text gives the two different issuers, or different days."""
    if a.issuer and b.issuer and a.issuer != b.issuer:
        nested = shadow(a.issuer).startswith(shadow(b.issuer)) or shadow(b.issuer).startswith(shadow(a.issuer))
        if not nested and (a.day != b.day or not (a.coded and b.coded)):
            return True
    fits = all(can_issue(x.issuer, y.generic) for x, y in ((a, b), (b, a)) if x.issuer and y.generic and not x.coded)
    return not fits or bool(a.day and b.day and (a.day.day, a.day.month) != (b.day.day, b.day.month))


def _one_name(a: str, b: str) -> bool:
    short, long = sorted((shadow(a), shadow(b)), key=len)
    return short == long or re.fullmatch(re.escape(short) + r" nam \d{4}", long) is not None


def _key(number: str) -> str:
    return shadow(number.lstrip("0")).replace("tu", "tw") if number.upper().endswith(("TƯ",)) else shadow(number.lstrip("0"))


def _is_city(text: str) -> bool:
    """Whether TU is the city's committee here: the page speaks of a Thành ủy and of no Tỉnh ủy."""
    shade = shadow(text)
    return "thanh uy" in shade and "tinh uy" not in shade


def _provincial(groups: list[_Group], text: str) -> bool:
    """Whether TƯ is Tỉnh ủy on this page: some directive under that code is said to be the province's."""
    doubtful = [m.value for g in groups for m in g.mentions if m.value.doubtful]
    return any(c.issuer and not is_central(c.issuer) for c in doubtful)


def _directive(group: _Group, provincial: bool, province: str, year: int | None, latest: date | None) -> Directive:
    head = group.head
    number, generic = head.number, group.first_of("generic")
    issuer = group.first_of("issuer")
    if head.doubtful and number:
        central = is_central(issuer) if issuer else not provincial
        number = number[:-2] + ("TW" if central else "TU")
        generic = "Trung ương" if central else "Tỉnh ủy"
    if generic and "Tỉnh ủy" in generic:
        generic = generic.replace("Tỉnh ủy", province)
    verbs = tuple(dict.fromkeys(verb for m in group.mentions for verb in m.value.verbs))
    mentions = tuple(m.evidence for m in group.mentions)
    dated = next((m.value for m in (*[m for m in group.mentions if m.value.coded], *group.mentions) if m.value.day), None)
    day = _iso(dated.day, number, year, latest) if dated and dated.day else None
    extra = tuple(Evidence(m.value.dated, "directive-date") for m in group.mentions if m.value.dated)
    return Directive(number, group.first_of("name"), group.first_of("type"), issuer or generic, day, verbs, mentions + extra)


def _iso(day: Day, number: str | None, year: int | None, latest: date | None) -> str | None:
    """ISO day; a missing year is the number's own, or the last that makes the day not later than `latest`, or `year`."""
    own = _NUMBER_YEAR.match(number or "")
    chosen = day.year or (int(own[1]) if own else None)
    if chosen is None and latest:
        chosen = latest.year if (day.month, day.day) <= (latest.month, latest.day) else latest.year - 1
    chosen = chosen or year
    found = day.in_year(chosen) if chosen else None
    return found.isoformat() if found else None
