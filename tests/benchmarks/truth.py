"""What is true of a generated page, in the form of the gold cases (`tests/gold/`)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class GoldDirective:
    """One document cited. A law has a `name` and no number; `date` is ISO."""

    number: str | None
    type: str
    issuer: str | None = None
    date: str | None = None
    name: str | None = None

    def as_json(self) -> dict[str, object]:
        """The gold form; `name` only where there is one."""
        out: dict[str, object] = {"number": self.number, "type": self.type, "issuer": self.issuer, "date": self.date}
        return out | {"name": self.name} if self.name else out


@dataclass(slots=True)
class GoldOfficial:
    """One person: positions spelt out, roles as the Vietnamese verbs of the page, in the order they were written."""

    name: str
    positions: tuple[str, ...]
    roles: list[str] = field(default_factory=list)
    attended: bool = True

    def as_json(self) -> dict[str, object]:
        """The gold form."""
        return {"name": self.name, "positions": list(self.positions), "roles": sorted(set(self.roles)), "attended": self.attended}


@dataclass(slots=True)
class Gold:
    """The truth of one page, filled in while the page is being written."""

    meeting_date: str | None = None
    meeting_date_end: str | None = None
    session: str | None = None
    host: str | None = None
    officials: list[GoldOfficial] = field(default_factory=list)
    directives: list[GoldDirective] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    byline: str | None = None
    category: str | None = None

    def as_json(self) -> dict[str, object]:
        """The gold form; `meeting_date_end` only for a meeting of several days."""
        out: dict[str, object] = {"meeting_date": self.meeting_date}
        if self.meeting_date_end:
            out["meeting_date_end"] = self.meeting_date_end
        return out | {
            "session": self.session,
            "host": self.host,
            "officials": [o.as_json() for o in self.officials],
            "directives": [d.as_json() for d in self.directives],
            "places": self.places,
            "byline": self.byline,
            "category": self.category,
        }
