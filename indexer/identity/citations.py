"""What reports say of a directive: one value for each report that cites it, with the sentence, and whose directive it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer import gazetteers
from indexer.annotate.words import sentences
from indexer.fields import directive_key, directive_keys, directive_value, site_of
from indexer.identity.appearances import day_of
from indexer.identity.directive_values import Citation
from indexer.identity.scenes import Scene, placed, scene_of
from indexer.identity.seats import DISTRICT, NATIONAL, PROVINCE, Seat, seat_named
from indexer.identity.terms import term_of
from indexer.reports import Directive, Report, Span
from indexer.requests import Snippet
from indexer.text.tokens import folded_words

WIDTH, BEFORE = 400, 150
"""Characters of a sentence that are shown, and of those before the mention, where it is longer."""
LOOKED_AT = 20
"""Mentions whose sentences are looked at; a page that cites a directive more often says nothing new of it."""
ELLIPSIS = "…"
# Bodies whose name says their level without a word for it.
_LEVELS = (("bo ", NATIONAL), ("quoc hoi", NATIONAL), ("so ", PROVINCE), ("phong ", DISTRICT))
_CODE = re.compile(r"(?:[-/])([^-/]+)$")
_BLOCK = re.compile(r"\n[ \t]*\n")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A directive as one report cites it: `seat` is its issuer's, with the unit where that is known; `term` its round of numbering."""

    directive: Directive
    citation: Citation
    seat: Seat | None
    term: str | None
    site: str


def citations_of(report: Report, keys: frozenset[str]) -> Iterator[Cited]:
    """Every directive in `report` whose number or name, as facets show it, has one of `keys` (`directive_key`)."""
    return _all_cited(
        report, [d for d in report.directives if directive_key(directive_value(d)) in keys or directive_key(d.number or "") in keys]
    )


def citations_by_type(report: Report, key: str) -> Iterator[Cited]:
    """Every directive in `report` that type and number lead to: "nghi quyet 5" to 05-NQ/TW, 05-NQ/HU and "Nghị quyết 05"."""
    return _all_cited(report, [directive for directive in report.directives if key in directive_keys(directive)])


def is_short(directive: Directive) -> bool:
    """Whether a directive is cited by a bare number with its type."""
    return bool(directive.number and directive.number.isdigit() and directive.type)


def _all_cited(report: Report, found: Sequence[Directive]) -> Iterator[Cited]:
    scene = scene_of(report) if found else None
    for directive in found:
        if scene:
            yield _cited(report, directive, scene)


def _cited(report: Report, directive: Directive, scene: Scene) -> Cited:
    day, by_publication = day_of(report)
    sentence, others = sentences_of(report, directive)
    citation = Citation(
        report_id=report.id,
        title=report.title,
        day=day,
        by_publication=by_publication,
        host=report.host.value if report.host else None,
        issuer=directive.issuer,
        date=directive.date,
        verbs=directive.verbs,
        sentence=sentence,
        other_sentences=others,
        called=directive_value(directive) if is_short(directive) else None,
    )
    term = term_of(directive.number, directive.date) if directive.date else None
    return Cited(directive, citation, issuer_seat(directive, scene), term, site_of(report.url))


def issuer_seat(directive: Directive, scene: Scene) -> Seat | None:
    """Where the issuer is seated, by the text or by the code of the number; None where neither tells its level."""
    code = _CODE.search(directive.number or "")
    body = directive.issuer or (gazetteers.issuer_codes().get(code[1], "") if code else "")
    seat = seat_named(body)
    if seat is None:
        level = next((level for start, level in _LEVELS if folded_words(body).startswith(start)), None)
        seat = Seat(level) if level else None
    return placed(seat, scene) if seat else None


def sentences_of(report: Report, directive: Directive) -> tuple[Snippet, tuple[tuple[str, Snippet], ...]]:
    """The first sentence below the title in which a verb governs the directive, else the first that mentions it, the mention highlighted;
    and the sentences of verbs that stand elsewhere."""
    around = [(mention.span, _sentence(report.text, mention.span)) for mention in directive.mentions[:LOOKED_AT]]
    if not around:
        return Snippet(""), ()
    below = [one for one in around if one[0].start >= len(report.title)] or around
    words = [(one, f" {folded_words(report.text[slice(*one[1])])} ") for one in below]
    said = {verb: one for verb in directive.verbs if (one := next((o for o, told in words if f" {folded_words(verb)} " in told), None))}
    first = min(said.values(), key=below.index, default=below[0])
    others = tuple((verb, _shown(report.text, *one)) for verb, one in said.items() if one != first)
    return _shown(report.text, *first), others


def _sentence(text: str, mention: Span) -> Span:
    """The sentence that holds the mention's beginning, and all of the mention."""
    start = max((block.end() for block in _BLOCK.finditer(text, 0, mention.start)), default=0)
    block = _BLOCK.search(text, mention.end)
    end = block.start() if block else len(text)
    found = next(((a, b) for a, b in sentences(text[start:end]) if start + a <= mention.start < start + b), (0, end - start))
    return Span(min(start + found[0], mention.start), max(start + found[1], mention.end))


def _shown(text: str, mention: Span, sentence: Span) -> Snippet:
    """The sentence as one line, cut between words where it is too long."""
    start, end = sentence
    if end - start > WIDTH:
        start = _after_space(text, max(start, mention.start - BEFORE), mention.start) if mention.start - start > BEFORE else start
        end = _before_space(text, min(end, start + WIDTH), mention.end)
    lead = f"{ELLIPSIS} " if start > sentence.start else ""
    tail = f" {ELLIPSIS}" if end < sentence.end else ""
    shift = len(lead) - start
    line = "".join(" " if character.isspace() else character for character in text[start:end])
    return Snippet(f"{lead}{line}{tail}", (Span(mention.start + shift, mention.end + shift),))


def _after_space(text: str, start: int, limit: int) -> int:
    """The first beginning of a word from `start` on, at most `limit`."""
    space = _SPACE.search(text, start, limit)
    return space.end() if space else limit


def _before_space(text: str, end: int, limit: int) -> int:
    """The last end of a word up to `end`, at least `limit`."""
    return max(limit, len(text[:end].rsplit(None, 1)[0]) if end < len(text) and not text[end].isspace() else end)
