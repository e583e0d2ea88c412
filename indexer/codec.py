"""A report as JSON, and back: the form that `annotate --jsonl` prints, that the API answers with and that the index stores."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from indexer.reports import Directive, Encoding, Evidence, Meeting, Named, Official, Provenance, Report, Span
from indexer.text.fold import folded
from indexer.text.tokens import WORD

ID_LETTERS = 12
FURTHER_LETTERS = 6


def report_id(url: str, title: str = "", date: str | None = None, *, further: bool = False) -> str:
    """The id of the report at a canonical address: 12 letters; a `further` report of the same page adds 6 made of title and date.

    >>> report_id("https://portal.example/a")
    'awyidhth3czo'
    >>> report_id("https://portal.example/a", "Hội nghị", "2018-10-03", further=True)
    'awyidhth3czo-lp6eis'

    No ordinal is in it, so a page that gains a report keeps the ids of the others.
    """
    first = _letters(url, ID_LETTERS)
    if not further:
        return first
    told = [folded(word[0]) for word in WORD.finditer(title)]
    return first + "-" + _letters(" ".join([*told, date or ""]), FURTHER_LETTERS)


def to_json(report: Report) -> dict[str, object]:
    """`report` as JSON values. Names stand as plain strings; where host and places were read is under "evidence", in their order."""
    return {
        "id": report.id,
        "part": report.part,
        "url": report.url,
        "title": report.title,
        "category": report.category,
        "lead": report.lead,
        "text": report.text,
        "captions": list(report.captions),
        "byline": report.byline,
        "source": report.source,
        "published": report.published,
        "encoding": _encoding_json(report.encoding),
        "medium": report.medium,
        "read_by": report.read_by,
        "meeting": _meeting_json(report.meeting),
        "host": report.host.value if report.host else None,
        "co_hosts": [body.value for body in report.co_hosts],
        "officials": [_official_json(official) for official in report.officials],
        "directives": [_directive_json(directive) for directive in report.directives],
        "places": [place.value for place in report.places],
        "evidence": {
            "host": _evidence_json(report.host.mentions) if report.host else [],
            "co_hosts": [_evidence_json(body.mentions) for body in report.co_hosts],
            "places": [_evidence_json(place.mentions) for place in report.places],
        },
        "capture": _capture_json(report.capture),
    }


def from_json(data: Mapping[str, Any]) -> Report:
    """The report that `to_json` made `data` of. Raises KeyError, TypeError or ValueError for anything else."""
    evidence = data["evidence"]
    return Report(
        id=data["id"],
        part=data["part"],
        url=data["url"],
        title=data["title"],
        category=data["category"],
        lead=data["lead"],
        text=data["text"],
        captions=tuple(data["captions"]),
        byline=data["byline"],
        source=data["source"],
        published=data["published"],
        encoding=Encoding(**data["encoding"]) if data["encoding"] else None,
        meeting=_meeting(data["meeting"]) if data["meeting"] else None,
        host=None if data["host"] is None else Named(data["host"], _evidence(evidence["host"])),
        co_hosts=_named(data["co_hosts"], evidence["co_hosts"]),
        officials=tuple(map(_official, data["officials"])),
        directives=tuple(map(_directive, data["directives"])),
        places=_named(data["places"], evidence["places"]),
        capture=_capture(data["capture"]),
        medium=data["medium"],
        read_by=data["read_by"],
    )


def _letters(text: str, count: int) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii")[:count].lower()


def _evidence_json(mentions: Iterable[Evidence]) -> list[object]:
    return [{"span": list(mention.span), "rule": mention.rule} for mention in mentions]


def _encoding_json(encoding: Encoding | None) -> dict[str, object] | None:
    if encoding is None:
        return None
    return {"name": encoding.name, "decided": encoding.decided, "replaced": encoding.replaced}


def _meeting_json(meeting: Meeting | None) -> dict[str, object] | None:
    if meeting is None:
        return None
    return {
        "start": meeting.start,
        "end": meeting.end,
        "session": meeting.session,
        "year_from": meeting.year_from,
        "mentions": _evidence_json(meeting.mentions),
    }


def _official_json(official: Official) -> dict[str, object]:
    return {
        "name": official.name,
        "positions": list(official.positions),
        "roles": list(official.roles),
        "attended": official.attended,
        "mentions": _evidence_json(official.mentions),
    }


def _directive_json(directive: Directive) -> dict[str, object]:
    return {
        "number": directive.number,
        "name": directive.name,
        "type": directive.type,
        "issuer": directive.issuer,
        "date": directive.date,
        "verbs": list(directive.verbs),
        "mentions": _evidence_json(directive.mentions),
    }


def _capture_json(capture: Provenance | None) -> dict[str, object] | None:
    if capture is None:
        return None
    return {"captured_at": capture.captured_at.isoformat(), "digest": capture.digest, "content_type": capture.content_type}


def _evidence(items: Iterable[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    return tuple([Evidence(Span._make(item["span"]), item["rule"]) for item in items])


def _named(values: Iterable[str], mentions: Iterable[Any]) -> tuple[Named, ...]:
    return tuple(Named(value, _evidence(items)) for value, items in zip(values, mentions, strict=True))


# A name with a thousand reports is thirty thousand mentions: what is read is named field by field, which is twice as fast as by keyword.
def _meeting(data: Mapping[str, Any]) -> Meeting:
    return Meeting(data["start"], data["end"], data["session"], data["year_from"], _evidence(data["mentions"]))


def _official(data: Mapping[str, Any]) -> Official:
    return Official(data["name"], tuple(data["positions"]), tuple(data["roles"]), data["attended"], _evidence(data["mentions"]))


def _directive(data: Mapping[str, Any]) -> Directive:
    mentions = _evidence(data["mentions"])
    return Directive(data["number"], data["name"], data["type"], data["issuer"], data["date"], tuple(data["verbs"]), mentions)


def _capture(data: Mapping[str, Any] | None) -> Provenance | None:
    if data is None:
        return None
    return Provenance(datetime.fromisoformat(data["captured_at"]), data["digest"], data["content_type"])
