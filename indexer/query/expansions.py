"""What a query also finds beside what was typed: the long form of an abbreviation, the units that a province was made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expansion:
    """`typed` as it stands in the query; `also`: what is looked for beside it; `note`: what became of the unit named, "" for the rest."""

    typed: str
    also: tuple[str, ...]
    note: str = ""
