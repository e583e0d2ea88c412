"""What the index holds of a report: its searchable texts, facet values, directive keys and days. Every engine and the oracle use this."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from indexer.reports import Directive, Report
from indexer.text.fold import folded
from indexer.text.tokens import WORD

T = TypeVar("T")

FACETS = ("year", "month", "official", "role", "directive", "directive_type", "issuer", "host", "place", "site")
UNDATED = "unknown"
"""The value of `year` for a report whose meeting, or its year, is not known."""
NO_SITE = "file"
"""The value of `site` for what was imported without a web address."""
MAX_MONTHS = 24
"""A meeting that claims to last longer is counted under its first and last months only."""


@dataclass(frozen=True, slots=True)
class Fields:
    """`texts`: field (`query.nodes.TEXT_FIELDS`) -> text, names separated by newlines; `facets`: facet -> distinct values;
    `official_roles`: (official, role) pairs, so that both can be asked of one person; `days`: first and last ISO day, or None."""

    texts: dict[str, str]
    facets: dict[str, tuple[str, ...]]
    official_roles: tuple[tuple[str, str], ...]
    directive_keys: tuple[str, ...]
    days: tuple[str, str] | None


def fields_of(report: Report) -> Fields:
    """All that is indexed of `report`."""
    hosts = [h.value for h in (report.host, *report.co_hosts) if h]
    days = meeting_days(report)
    months = _months(*days) if days else ()
    types = distinct(d.type for d in report.directives if d.type)
    texts = {
        "text": report.text,
        "title": report.title,
        "host": "\n".join(hosts),
        "place": "\n".join(p.value for p in report.places),
        "official": "\n".join(o.name for o in report.officials),
        "position": "\n".join(distinct(position for o in report.officials for position in o.positions)),
        "directive_type": "\n".join(types),
    }
    pairs = distinct((o.name, role) for o in report.officials for role in o.roles)
    for name, role in pairs:
        texts[role] = f"{texts[role]}\n{name}" if role in texts else name
    facets = {
        "year": distinct(m[:4] for m in months) or (UNDATED,),
        "month": months,
        "official": distinct(o.name for o in report.officials),
        "role": distinct(role for o in report.officials for role in o.roles),
        "directive": distinct(directive_value(d) for d in report.directives),
        "directive_type": types,
        "issuer": distinct(d.issuer for d in report.directives if d.issuer),
        "host": distinct(hosts),
        "place": distinct(p.value for p in report.places),
        "site": (site_of(report.url),),
    }
    keys = distinct(key for d in report.directives for key in directive_keys(d))
    return Fields(texts, facets, pairs, keys, days)


def meeting_days(report: Report) -> tuple[str, str] | None:
    """First and last day of the meeting, ISO; None without a meeting, without a day that exists, or where its year is unknown."""
    days = report.meeting.days if report.meeting else None
    if days is None or any("X" in day for day in days):
        return None
    return days[0], max(days)


def directive_value(directive: Directive) -> str:
    """What a directive is called in facets and links: its number, with its type where the number alone says too little.

    >>> directive_value(Directive("217-QĐ/TW", type="Quyết định")), directive_value(Directive("61", type="Đề án"))
    ('217-QĐ/TW', 'Đề án 61')
    """
    if not directive.number:
        return directive.name or ""
    bare = directive.number.isdigit() and directive.type
    return f"{directive.type} {directive.number}" if bare else directive.number


def directive_keys(directive: Directive) -> tuple[str, ...]:
    """Keys by which `directive` is found, from loose to exact.

    >>> directive_keys(Directive("05-NQ/HU", type="Nghị quyết"))
    ('5', 'nghi quyet 5', '5 nq hu')
    >>> directive_keys(Directive("15/2018/NĐ-CP", type="Nghị định"))
    ('15', 'nghi dinh 15', '15 2018', 'nghi dinh 15 2018', '15 2018 nd cp')
    >>> directive_keys(Directive(None, name="Luật An ninh mạng", type="Luật"))
    ('luat an ninh mang',)
    """
    keys = [directive_key(directive.name)] if directive.name else []
    if directive.number:
        whole = directive_key(directive.number)
        parts = whole.split()
        heads = [parts[0]] + ([" ".join(parts[:2])] if len(parts) > 2 and re.fullmatch(r"(19|20)\d\d", parts[1]) else [])
        for head in heads:
            keys += [head] + ([f"{directive_key(directive.type)} {head}"] if directive.type else [])
        keys.append(whole)
    return distinct(keys)


def directive_key(text: str) -> str:
    """The folded words of a number or name, leading zeros gone: the same for every separator, case and accent.

    >>> {directive_key(s) for s in ("217-QĐ/TW", "217/QĐ-TW", "217 qd tw", "217 – QĐ/T.W")} - {"217 qd tw"}
    {'217 qd t w'}
    """
    return " ".join(w.lstrip("0") or "0" if w.isdigit() else w for w in (folded(m[0]) for m in WORD.finditer(text)))


def site_of(url: str | None) -> str:
    """The host name of an address, without "www."; `NO_SITE` where there is none."""
    return (urlsplit(url or "").hostname or NO_SITE).removeprefix("www.")


def _months(start: str, end: str) -> tuple[str, ...]:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > MAX_MONTHS:
        return (start[:7], end[:7])
    numbers = range(first.year * 12 + first.month - 1, first.year * 12 + first.month - 1 + count)
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in numbers)


def distinct(items: Iterable[T]) -> tuple[T, ...]:
    """Each of `items` once, in their order."""
    return tuple(dict.fromkeys(items))
