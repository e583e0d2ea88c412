"""The meeting report that a page carries, as frozen values, and its JSON form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

ROLES = ("chair", "direct", "speak", "present", "attend", "mention")
"""What a person did at a meeting, weightiest first."""
MEDIA = ("html", "text", "pdf", "docx")
"""What a report was read from."""


class Span(NamedTuple):
    """Half-open code-point offsets into `Report.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact was read, and the rule that read it there ("honorific-name-position", "role-chair", "lead-day-month")."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Mention(Generic[T]):
    """A span of a text with the value read out of it: what an annotator finds, before mentions of one thing are merged."""

    span: Span
    rule: str
    value: T

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.span, self.rule)


@dataclass(frozen=True, slots=True)
class Named:
    """A body or a place by its name, with where it was read."""

    value: str
    mentions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes became text. `decided`: declared, bom, sniffed, detected or given; `replaced`: characters that could not be decoded."""

    name: str
    decided: str
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """When the meeting took place: EDTF dates, both inclusive ("2018-10-03", "XXXX-10-03" where nothing tells the year).

    Both are None where the page gives a day that no calendar has ("31/11/2019"); what it gives stands at the mention's span. `session`
    is sáng, chiều, tối, đêm, trưa or two of them ("sáng/chiều"); `year_from` says what the year was taken from.
    """

    start: str | None
    end: str | None
    session: str | None = None
    year_from: str | None = None
    mentions: tuple[Evidence, ...] = ()

    @property
    def value(self) -> str:
        """What an authority file calls it: its first day, "XXXX-XX-XX" where the page gives none that exists."""
        return self.start or "XXXX-XX-XX"

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last day, the year perhaps unknown; None where the page gives none that exists."""
        return (self.start, self.end) if self.start and self.end else None


@dataclass(frozen=True, slots=True)
class Official:
    """A person named with what they hold and what they did. Names are NFC, tone marks in the older place; titles are spelt out."""

    name: str
    positions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ("mention",)
    attended: bool = False
    mentions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Directive:
    """An official document that the report cites: a canonical `number` ("217-QĐ/TW", "61") or, without one, a `name`."""

    number: str | None
    name: str | None = None
    type: str | None = None
    issuer: str | None = None
    date: str | None = None
    verbs: tuple[str, ...] = ()
    mentions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """The capture that a report was read from: the fetch's time (aware) and the SHA-256 of its bytes."""

    captured_at: datetime
    digest: str
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One meeting report. `text` (NFC; title, lead, body, captions as blocks, a blank line between) is the only coordinate system.

    `medium` is one of `MEDIA`; `read_by` names the portal profile that an HTML page was read by, "generic" where none knows it.
    """

    id: str
    url: str | None
    title: str
    text: str
    part: int = 0
    category: str | None = None
    lead: str | None = None
    captions: tuple[str, ...] = ()
    byline: str | None = None
    source: str | None = None
    published: str | None = None
    encoding: Encoding | None = None
    meeting: Meeting | None = None
    host: Named | None = None
    co_hosts: tuple[Named, ...] = ()
    officials: tuple[Official, ...] = ()
    directives: tuple[Directive, ...] = ()
    places: tuple[Named, ...] = ()
    capture: Provenance | None = None
    medium: str = "html"
    read_by: str | None = None

    @property
    def chairs(self) -> tuple[Official, ...]:
        """Who chaired the meeting, in the order in which the report names them."""
        return tuple(official for official in self.officials if "chair" in official.roles)
