"""The directives of one page: its mentions of the same one merged, long and short, and what one lacks filled from another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indexer.annotate.citations import Citation
from indexer.annotate.issuers import can_issue, is_central
from indexer.annotate.lexical import Day
from indexer.annotate.passage import Passage
from indexer.annotate.shadow import shadow
from indexer.reports import Directive, Evidence, Mention

_SERIAL = re.compile(r"0*(?P<serial>\d+[a-d]?)(?:/(?P<year>(?:19|20)\d\d)(?=/|$))?")
# "Luật Đất đai năm 2024", "Nghị quyết Trung ương 4 khóa XII": what a page leaves out when it names them again.
_NAME_YEAR = re.compile(r" nam \d{4}$|(?<=\d) khoa [ivx]+$")

# Directives of one serial number, and mentions of one directive, that a mention is compared with. 1,900 pages and news articles had 2
# and 9 at most; 40 kB of "5-QĐ/AAAA, 5-QĐ/AAAB, …" took 9 s when each was compared with each.
MOST_COMPARED = 50

Group = list[Mention[Citation]]


@dataclass(frozen=True, slots=True)
class _Page:
    """What only the whole page tells: whose the code TU is, whether TƯ means that code, and the years of dates without one."""

    committee: str
    provincial: bool
    year: int | None
    latest: date | None


def merge_directives(
    mentions: Iterable[Mention[Citation]], passage: Passage, *, year: int | None = None, latest: date | None = None
) -> tuple[Directive, ...]:
    """Each directive that `passage` cites by `mentions`, once, in the order of first mention.

    `year` completes dates without one; `latest`, a day that nothing cited is younger than (the meeting's, the publication's), does, too.

    >>> from indexer.annotate.directives import find_directives
    >>> passage = Passage("theo Quyết định số 217/QĐ-TW ngày 12/12/2013 của Bộ Chính tri; QĐ 217")
    >>> [(d.number, d.issuer, d.date) for d in merge_directives(find_directives(passage), passage)]
    [('217-QĐ/TW', 'Bộ Chính trị', '2013-12-12')]
    """
    ordered = sorted(mentions, key=lambda m: m.span)
    groups = _grouped(ordered)
    shade = passage.shade
    committee = "Thành ủy" if "thanh uy" in shade and "tinh uy" not in shade else "Tỉnh ủy"
    page = _Page(committee, _is_provincial(ordered), year, latest)
    return tuple(_directive(group, page) for group in sorted(groups, key=lambda g: g[0].span))


def _grouped(mentions: list[Mention[Citation]]) -> list[Group]:
    """The mentions by directive, each group in reading order. Coded numbers come first: bare ones join the nearest that fits."""
    by_serial: dict[str, list[Group]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: not m.value.coded):
        rivals = by_serial[_bucket(mention.value)]
        fitting = [group for group in rivals[-MOST_COMPARED:] if _fits(mention, group)]
        if fitting:
            min(fitting, key=lambda group: abs(group[0].span.start - mention.span.start)).append(mention)
        else:
            rivals.append([mention])
    return [sorted(group, key=lambda m: m.span) for groups in by_serial.values() for group in groups]


def _fits(mention: Mention[Citation], group: Group) -> bool:
    return any(_one_directive(m.value, mention.value) for m in group[:MOST_COMPARED])


def _bucket(citation: Citation) -> str:
    """A key that mentions of one directive always share."""
    serial = _SERIAL.match(citation.number) if citation.number else None
    return serial["serial"] if serial else _NAME_YEAR.sub("", shadow(citation.name or ""))


def _one_directive(a: Citation, b: Citation) -> bool:
    """Whether two citations of one serial number, or of one name, can be of one directive."""
    if not (a.number and b.number):
        return _one_name(a.name, b.name)
    if a.coded and b.coded:
        return _same_code(a.number, b.number) and not _contradict(a, b)
    long, short = (a, b) if a.coded else (b, a)
    years = {m["year"] for m in (_SERIAL.match(a.number), _SERIAL.match(b.number)) if m and m["year"]}
    return len(years) < 2 and short.type in (None, long.type) and _can_share_issuer(long, short) and not _other_days(a, b)


def _one_name(a: str | None, b: str | None) -> bool:
    """The same name, one of them without its year or term: "Luật Đất đai", "Luật Đất đai năm 2024"."""
    short, long = sorted((shadow(a or ""), shadow(b or "")), key=len)
    return short == long or _NAME_YEAR.sub("", long) == short


def _same_code(a: str, b: str) -> bool:
    return shadow(a).lstrip("0") == shadow(b).lstrip("0")


def _contradict(a: Citation, b: Citation) -> bool:
    """Whether the text gives two different issuers and two different days: the same number of two bodies of one kind."""
    return bool(a.issuer and b.issuer and a.issuer != b.issuer) and _other_days(a, b)


def _other_days(a: Citation, b: Citation) -> bool:
    return bool(a.day and b.day and (a.day.day, a.day.month) != (b.day.day, b.day.month))


def _can_share_issuer(long: Citation, short: Citation) -> bool:
    """Whether the issuer of a short mention, if the text names one, can be that of the long one."""
    if not short.issuer:
        return True
    if long.issuer:
        one, other = sorted((shadow(long.issuer), shadow(short.issuer)), key=len)
        return other.startswith(one)
    return not long.generic or can_issue(short.issuer, long.generic)


def _is_provincial(mentions: list[Mention[Citation]]) -> bool:
    """Whether TƯ is the province's committee on this page: of some directive under that code the text says so."""
    return any(m.value.issuer and not is_central(m.value.issuer) for m in mentions if m.value.doubtful)


def _directive(group: Group, page: _Page) -> Directive:
    """The directive of a group: each fact from the first mention that has it, those with a code before the bare ones."""
    cited = [m.value for m in sorted(group, key=lambda m: not m.value.coded)]
    number, kind, issuer, generic = (
        next((value for c in cited if (value := getattr(c, field))), None) for field in ("number", "type", "issuer", "generic")
    )
    if number and cited[0].doubtful:
        central = is_central(issuer) if issuer else not page.provincial
        number, generic = (number[:-2] + "TW", "Trung ương") if central else (number[:-2] + "TU", "Tỉnh ủy")
    day = next((c.day for c in cited if c.day), None)
    return Directive(
        number=number,
        # "Luật Đất đai năm 2024" says more than "Luật Đất đai".
        name=max((c.name for c in cited if c.name), key=len, default=None),
        type=kind,
        issuer=issuer or (generic and generic.replace("Tỉnh ủy", page.committee)),
        date=_iso(day, number, page) if day else None,
        verbs=tuple(dict.fromkeys(verb for m in group for verb in m.value.verbs)),
        mentions=tuple(m.evidence for m in group) + tuple(Evidence(m.value.dated, "directive-date") for m in group if m.value.dated),
    )


def _iso(day: Day, number: str | None, page: _Page) -> str | None:
    """ISO day; a missing year is the number's own, or the last in which the day is not after the page's `latest`, or its `year`."""
    year = day.year or _year_of(number) or _last_year(day, page.latest) or page.year
    found = day.in_year(year) if year else None
    return found.isoformat() if found else None


def _year_of(number: str | None) -> int | None:
    match = _SERIAL.match(number or "")
    return int(match["year"]) if match and match["year"] else None


def _last_year(day: Day, latest: date | None) -> int | None:
    if latest is None:
        return None
    return latest.year if (day.month, day.day) <= (latest.month, latest.day) else latest.year - 1
