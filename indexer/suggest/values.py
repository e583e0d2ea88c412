"""Suggestions as values: what the web, the API and the command line show, and what choosing one of them does."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.reports import Span
from indexer.requests import SearchRequest

KINDS = ("official", "directive", "host", "place", "title")
"""Groups in the order in which they are shown. People and directives come first: they have pages that gather all that is known of
them, and most who come with a name or a number in mind want that page. Bodies and places narrow a search; a title leads to one
meeting, and most of what is typed is in some title."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on. `kind` is one of `KINDS` or another facet; `value` a facet's exact value, or a report's title; `marks` show
    what of it has been typed (half-open code-point offsets into `value`, in order).

    `note` tells more of it, in Vietnamese: an official's latest post; a directive's name, type, issuer and day. `count` is the number of
    reports it leads to, None for a title; `day` the ISO day of a title's meeting.

    Choosing it runs `search` where there is one, or else opens a page: that of the official or directive, or the report `report_id`.
    """

    kind: str
    value: str
    marks: tuple[Span, ...] = ()
    note: str = ""
    count: int | None = None
    day: str | None = None
    report_id: str | None = None
    search: SearchRequest | None = None


@dataclass(frozen=True, slots=True)
class SuggestionGroup:
    """The suggestions of one kind, likeliest first; `label` in Vietnamese."""

    kind: str
    label: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What `text` may become, in groups as `KINDS`; groups without any are left out."""

    text: str
    groups: tuple[SuggestionGroup, ...] = ()

    @property
    def total(self) -> int:
        return sum(len(group.suggestions) for group in self.groups)
