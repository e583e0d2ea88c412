"""Reports for tests of identity: `names("a", "Lò Văn Én", "Chủ tịch UBND huyện Sông Mây", day="2018-10-03")`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.identity.appearances import appearances_of
from indexer.identity.citations import Cited, citations_of
from indexer.identity.people_values import Appearance
from indexer.reports import Directive, Evidence, Official, Report, Span
from indexer.text.tokens import folded_words
from tests.builders import evidence, report

NAME = "Lò Văn Én"


def names(
    id: str,
    *positions: str,
    name: str = NAME,
    day: str | None = "2018-10-03",
    host: str | None = None,
    places: Iterable[str] = (),
    site: str = "bao.example",
    text: str | None = None,
    also: Sequence[Official] = (),
) -> Report:
    """A report that names one official, and those of `also`."""
    text = text or f"Hội nghị tổng kết\n\nÔng {name} chủ trì hội nghị của huyện"
    made = report(id, text, day=day, host=host, places=places, site=site)
    start = text.find(name)
    mentions = (Evidence(Span(start, start + len(name)), "built"),) if start >= 0 else ()
    return replace(made, officials=(Official(name, positions, ("chair",), True, mentions), *also))


def cites(
    id: str,
    number: str | None = "35-CT/TW",
    *,
    name: str | None = None,
    type: str | None = "Chỉ thị",
    issuer: str | None = None,
    date: str | None = None,
    verbs: Sequence[str] = (),
    day: str | None = "2025-10-03",
    host: str | None = None,
    site: str = "bao.example",
    text: str | None = None,
) -> Report:
    """A report that cites one directive."""
    surface = number or name or ""
    text = text or f"Hội nghị\n\nHội nghị {' '.join(verbs)} {surface}. Kết thúc."
    cited = Directive(number, name, type, issuer, date, tuple(verbs), evidence(surface, text))
    return replace(report(id, text, day=day, host=host, site=site), directives=(cited,))


def appearances(*reports: Report, name: str = NAME) -> list[Appearance]:
    return [found for one in reports for found in appearances_of(one, folded_words(name))]


def citations(*reports: Report, key: str = "35 ct tw") -> list[Cited]:
    return [found for one in reports for found in citations_of(one, frozenset([key]))]
