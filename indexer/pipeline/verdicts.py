"""Whether the entries of the authority file still match what the captures say and what the index holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.store import CaptureStore
from indexer.authority import Authority, Fact, Merge, Person, Rename, Split, applied_authority, current_authority
from indexer.authority.applied import Trails, load_trails_or_none
from indexer.authority.values import Correction, Entry, name_key
from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.errors import AuthorityLost, OfficialNotFound
from indexer.identity.lookup import Identities
from indexer.pipeline.corrections import reports_naming, reports_with
from indexer.pipeline.readings import Readings, values_of
from indexer.query.nodes import All
from indexer.reports import Directive, Meeting, Report
from indexer.text.tokens import folded_words

NAMED = 8
"""Values that a verdict lists."""
UNSEEN = "what the rule sees without it is not known before the file's corrections are applied"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an entry. `matches` is None where only another run can tell; `applied`: the index was built with it."""

    entry: Entry
    matches: bool | None
    told: str
    applied: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """What an entry is judged by: the staff's file as it is and as it was applied, where it found something, index and captures."""

    authority: Authority
    applied: Authority
    trails: Trails | None
    engine: Engine
    readings: Readings

    def verdict(self, entry: Entry) -> Verdict:
        matches, told = self._judged(entry)
        return Verdict(entry, matches, told, applied=entry in self.applied.entries)

    def _judged(self, entry: Entry) -> tuple[bool | None, str]:
        if isinstance(entry, Merge):
            return self._merge(entry)
        if isinstance(entry, Split):
            return self._split(entry)
        return self._in_one_report(entry, entry.report) if entry.report else self._everywhere(entry)

    # Rejects and renames

    def _in_one_report(self, entry: Correction, report_id: str) -> tuple[bool, str]:
        report = self.readings.report_or_none(report_id)
        if report is None:
            return False, self._no_report(report_id)
        kind, value = entry.fact
        if entry.fact not in self.authority.corrected_with_trail(report)[1]:
            read = values_of(report, kind)
            if isinstance(entry, Rename) and entry.to in read:
                return False, f"the rules read {entry.to!r} there by themselves; leave the entry out"
            return False, f"the rules read no {kind} {value!r} there{_listed(read, '; they read')}"
        if isinstance(entry, Rename) and kind in ("directive", "meeting") and _says_nothing_new(report, entry):
            return False, f"the rules read {kind} {value!r} so by themselves; leave the entry out"
        return True, "in 1 report"

    def _everywhere(self, entry: Correction) -> tuple[bool | None, str]:
        if entry in self.applied.corrections and self.trails is None:
            return None, "where it was applied is not known; run: manage.py reindex"
        touched = {t.report for page in (self.trails or {}).values() for t in page if self._is_touched(entry, t.report, t.fact)}
        found = len(touched | {each for each in reports_with(self.engine, [entry.fact]) if self.authority.find(entry.fact, each) == entry})
        if found:
            return True, f"in {found:,} report{'s' * (found > 1)}"
        if giver := next((r for r in self.authority.renames if r.to == entry.fact.value and r not in self.applied.renames), None):
            return True, f"it follows {giver.where}"
        return False, self._nowhere(entry)

    def _is_touched(self, entry: Correction, report_id: str, fact: Fact) -> bool:
        return fact == entry.fact and self.authority.find(fact, report_id) == entry

    def _nowhere(self, entry: Correction) -> str:
        kind, value = entry.fact
        told = f"no report states {kind} {value!r}"
        if isinstance(entry, Rename) and entry.to and (there := len(reports_with(self.engine, [Fact(kind, entry.to)]))):
            return f"{told}; {entry.to!r} is stated by {there:,} without it: leave the entry out"
        return told + _listed(self._alike(entry.fact), "; alike")

    def _alike(self, fact: Fact) -> tuple[str, ...]:
        """Values in the index that differ from that of `fact` in accents, case or signs only."""
        words = folded_words(fact.value)
        ask = FacetAsk(fact.kind, limit=NAMED * NAMED, contains=words)
        counted = self.engine.search(EngineQuery(All(), facets=(ask,), limit=0)).facets[fact.kind].values
        return tuple(each.value for each in counted if folded_words(each.value) == words)

    # Merges and splits

    def _merge(self, merge: Merge) -> tuple[bool | None, str]:
        missing = [told for person in merge.people if (told := self._not_named(person.name, person.report))]
        if missing:
            return False, "; ".join(missing)
        if not self._sees_corrected:
            return None, UNSEEN
        without = replace(self.authority, merges=tuple(other for other in self.authority.merges if other != merge))
        if self._reports_of_one(without, merge.people):
            return False, "the rule sees one person without it; leave the entry out"
        return True, f"{len(merge.people)} people"

    def _split(self, split: Split) -> tuple[bool | None, str]:
        missing = [told for report_id in split.reports if (told := self._not_named(split.official, report_id))]
        if missing:
            return False, "; ".join(missing)
        if not self._sees_corrected:
            return None, UNSEEN
        others = reports_naming(self.engine, split.official) - set(split.reports)
        if not others:
            return False, f"no other report names {split.official!r}; leave the entry out"
        without = replace(self.authority, splits=tuple(other for other in self.authority.splits if other != split))
        apart = self._reports_of_one(without, [Person(split.official, report_id) for report_id in split.reports])
        if apart and apart <= set(split.reports):
            return False, "the rule tells them apart without it; leave the entry out"
        return True, f"{len(split.reports):,} of {len(split.reports) + len(others):,} reports"

    def _not_named(self, name: str, report_id: str) -> str:
        """What is wrong with saying that this report names an official so, once it is corrected; "" where nothing is."""
        report = self.readings.report_or_none(report_id)
        if report is None:
            return self._no_report(report_id)
        names = values_of(self.authority.corrected(report), "official")
        if name_key(name) in map(name_key, names):
            return ""
        return f"report {report_id} names no official {name!r}{_listed(names, '; it names')}"

    def _reports_of_one(self, authority: Authority, people: Iterable[Person]) -> set[str]:
        """The reports of the one person whom the rule of identity sees in `people`; none where it sees several or cannot tell."""
        identities = Identities(self.engine, authority)
        try:
            seen = {(one.name, one.report_id): one for one in (identities.person(*person) for person in people)}
        except OfficialNotFound:
            return set()
        return {a.report_id for one in seen.values() for a in one.appearances} if len(seen) == 1 else set()

    @property
    def _sees_corrected(self) -> bool:
        """Whether the index says of people what the file makes of them: that is where the rule of identity sees them."""
        changed = {entry for entry in self.authority.corrections if entry not in self.applied.corrections and self._judged(entry)[0]}
        changed |= set(self.applied.corrections) - set(self.authority.corrections)
        return all(entry.fact.kind == "directive" for entry in changed)

    def _no_report(self, report_id: str) -> str:
        return f"no report has the id {report_id}"


def check_authority(data: Path, engine: Engine) -> list[Verdict]:
    """A verdict on each entry of the staff's file, in the file's order. Raises `AuthorityFault`, `IndexMissing`, `StoreMissing`."""
    authority = current_authority(data)
    built = engine.info().built_from
    try:
        applied, trails = applied_authority(data, built.authority), load_trails_or_none(data, built.authority)
    except AuthorityLost:
        applied, trails = Authority(), None
    with CaptureStore.open(data) as store:
        check = Check(authority, applied, trails, engine, Readings(store, engine))
        return [check.verdict(entry) for entry in sorted(authority.entries, key=lambda e: e.where.line or 0)]


def _says_nothing_new(report: Report, entry: Rename) -> bool:
    """Whether the rules read what the entry of a directive or a meeting says under the very value that it names."""
    return _days_and_directives(Authority(renames=(entry,)).corrected(report)) == _days_and_directives(report)


def _days_and_directives(report: Report) -> tuple[Meeting | None, list[Directive]]:
    """What `report` says of them, without what tells how it was read."""
    meeting = report.meeting and replace(report.meeting, mentions=(), year_from=None)
    return meeting, [replace(directive, mentions=()) for directive in report.directives]


def _listed(values: tuple[str, ...], before: str) -> str:
    """The first values after their introduction; "" without any.

    >>> _listed(("A", "B"), "; they read"), _listed((), "; they read")
    ("; they read 'A', 'B'", '')
    """
    more = ", …" if len(values) > NAMED else ""
    return f"{before} {', '.join(map(repr, values[:NAMED]))}{more}" if values else ""
