"""All entries of an authority file as one value, and a report corrected by them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.authority.correct import Trail, correct
from indexer.authority.values import Correction, Entry, Fact, Merge, Reject, Rename, Split
from indexer.fields import distinct
from indexer.reports import Report


@dataclass(frozen=True, slots=True)
class Authority:
    """What an authority file says, in its order; `source` is the file's bytes, None where there is no file."""

    rejects: tuple[Reject, ...] = ()
    renames: tuple[Rename, ...] = ()
    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    source: bytes | None = field(default=None, compare=False, repr=False)
    _by_fact: Mapping[tuple[Fact, str | None], Correction] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_fact", {(entry.fact, entry.report): entry for entry in self.corrections})

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The entries that change what reports say."""
        return (*self.rejects, *self.renames)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (*self.corrections, *self.merges, *self.splits)

    @property
    def digest(self) -> str:
        """SHA-256 of the file, lower-case hexadecimal; "" where there is none."""
        return "" if self.source is None else hashlib.sha256(self.source).hexdigest()

    def find(self, fact: Fact, report_id: str | None) -> Correction | None:
        """The entry that speaks of `fact` in the report with this id: one for that report goes before one for all."""
        return self._by_fact.get((fact, report_id)) or self._by_fact.get((fact, None))

    def corrected(self, report: Report) -> Report:
        """`report` as staff say that it should read. Merges and splits are not in it: they are of people across reports."""
        return self.corrected_with_trail(report)[0]

    def corrected_with_trail(self, report: Report) -> tuple[Report, tuple[Fact, ...]]:
        """The same, and the facts that entries spoke of: those that were read, and those that an entry renamed to and another takes up."""
        if not self._by_fact:
            return report, ()
        trail = Trail(lambda fact: self.find(fact, report.id))
        return correct(report, trail), distinct(trail.met)
