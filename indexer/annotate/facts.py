"""What annotation finds in one text."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.reports import Directive, Meeting, Named, Official


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one text, spans being offsets into it. Absent facts are None or (), never guessed."""

    meeting: Meeting | None = None
    host: Named | None = None
    co_hosts: tuple[Named, ...] = ()
    officials: tuple[Official, ...] = ()
    directives: tuple[Directive, ...] = ()
    places: tuple[Named, ...] = ()
