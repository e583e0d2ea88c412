"""Staff's corrections in a run: which pages a changed authority file touches, and what its entries found on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from indexer.authority import Authority, Fact, applied_authority, spelling
from indexer.authority.applied import Touched, Trails, keep_applied, load_trails_or_none
from indexer.authority.values import Correction, name_key
from indexer.engines.base import BuiltFrom, Engine, EngineQuery, FacetAsk
from indexer.errors import AuthorityLost, ReportNotFound
from indexer.query.nodes import All
from indexer.reports import Report
from indexer.text.tokens import folded_words

EVERY = 1_000_000_000
"""No index holds more."""


@dataclass(slots=True)
class Corrections:
    """The staff's file as one run applies it, and what it finds. `built` is the digest of the file that the index was built with.

    `trails` is None where not all pages are read and it is not known what was found on the others.
    """

    authority: Authority
    built: str = ""
    trails: dict[str, tuple[Touched, ...]] | None = field(default_factory=dict)

    def apply(self, url: str, reports: Iterable[Report]) -> tuple[Report, ...]:
        """The reports of a page, corrected; what was found on it goes into `trails`."""
        pairs = [self.authority.corrected_with_trail(report) for report in reports]
        touched = tuple(Touched(report.id, fact) for report, facts in pairs for fact in facts)
        if self.trails is not None:
            self.trails.pop(url, None)
            if touched:
                self.trails[url] = touched
        return tuple(report for report, _ in pairs)

    def keep(self, data: Path) -> None:
        """Keep what was applied, before the index says so."""
        keep_applied(data, self.authority, self.trails, built=self.built)


def corrections_since(data: Path, engine: Engine, authority: Authority, built: BuiltFrom | None) -> tuple[Corrections, set[str] | None]:
    """The corrections of `authority` for the index that was built from `built`, and the pages that they make it read again.

    Those are None where nothing tells which: then all.
    """
    if built is None:
        return Corrections(authority), None
    trails = load_trails_or_none(data, built.authority)
    if authority.digest == built.authority:
        return Corrections(authority, built.authority, trails), set()
    try:
        before = applied_authority(data, built.authority)
    except AuthorityLost:
        return Corrections(authority, built.authority), None
    changed = set(before.corrections) ^ set(authority.corrections)
    if changed and trails is None:
        return Corrections(authority, built.authority), None
    return Corrections(authority, built.authority, trails), _pages_touched(engine, changed, trails or {})


def _pages_touched(engine: Engine, changed: Iterable[Correction], trails: Trails) -> set[str]:
    """The pages of which entries speak that came or went: those that state such a fact, and those that did before it was corrected."""
    reports = {entry.report for entry in changed if entry.report}
    facts = {entry.fact for entry in changed if entry.report is None}
    corrected = {url for url, touched in trails.items() if any(t.fact in facts or t.report in reports for t in touched)}
    return corrected | pages_of(engine, reports | reports_with(engine, facts))


def pages_of(engine: Engine, report_ids: Iterable[str]) -> set[str]:
    """The addresses of the pages that these reports are on; those that are not in the index have none."""
    found = (report_or_none(engine, each) for each in report_ids)
    return {report.url for report in found if report and report.url}


def report_or_none(engine: Engine, report_id: str) -> Report | None:
    try:
        return engine.get(report_id)
    except ReportNotFound:
        return None


def reports_with(engine: Engine, facts: Iterable[Fact]) -> set[str]:
    """The ids of the reports in the index that state one of `facts`, in whatever spelling of it; none by its day."""
    return {report for fact in facts if fact.kind != "meeting" for report in _reports_with(engine, fact)}


def reports_naming(engine: Engine, name: str) -> set[str]:
    """The ids of the reports in the index that name an official so, as people are compared."""
    return set(_reports_with(engine, Fact("official", name), like=name_key))


def _reports_with(engine: Engine, fact: Fact, *, like: Callable[[str], str] = spelling) -> list[str]:
    """The reports that state the fact in a spelling that is `like` its own."""
    ask = FacetAsk(fact.kind, limit=EVERY, contains=folded_words(fact.value))
    counted = engine.search(EngineQuery(All(), facets=(ask,), limit=0)).facets[fact.kind].values
    values = frozenset(each.value for each in counted if like(each.value) == like(fact.value))
    if not values:
        return []
    return [hit.id for hit in engine.search(EngineQuery(All(), filters={fact.kind: values}, limit=EVERY)).hits]
