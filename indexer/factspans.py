"""Where the facts that a search asks for were read in a report: names, numbers and days, each with the passage that proves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from indexer.fields import directive_key, directive_keys, directive_value, meeting_days
from indexer.query.nodes import DateRange, DirectiveKey, Phrase, Prefix
from indexer.reports import ROLES, Directive, Evidence, Official, Report, Span
from indexer.sought import Chosen, Leaf, Words
from indexer.text.tokens import tokenize
from indexer.wordspans import WordSpans, word_spans

REACH = 250
"""Characters within which a name and the words that tell its role are shown together."""
# Evidence is named after the role that it tells, but for "Theo đồng chí A, …".
_RULES = {"speak": ("role-speak", "role-according-to")}


class Read(NamedTuple):
    """A span to mark, and the stretch around it that shows why: a name with the verb that tells its role."""

    span: Span
    shown: Span


def standing(text: WordSpans, leaf: Words) -> Iterator[Span]:
    """Where a leaf's words stand in a text, in order."""
    if isinstance(leaf, Prefix):
        return text.begun(leaf.stems)
    return text.sequences(leaf.words if isinstance(leaf, Phrase) else (leaf.terms,))


def fact_spans(report: Report, text: WordSpans, leaf: Leaf) -> Iterator[Read]:
    """Where `report`, whose text is `text`, shows the fact that `leaf` asks for; nothing where it does not have it."""
    match leaf:
        case DateRange():
            if report.meeting and _meets(report, leaf):
                yield from _plain(mention.span for mention in report.meeting.mentions)
        case DirectiveKey(key):
            yield from _cited(report, (directive for directive in report.directives if key in directive_keys(directive)))
        case Chosen("directive" | "directive_type" | "issuer"):
            yield from _cited(report, (directive for directive in report.directives if _is_chosen(directive, leaf)))
        case Chosen("official", name, roles):
            for official in report.officials:
                if name in (None, official.name):
                    yield from _official_spans(text, official, roles)
        case Chosen(field, name):
            yield from _plain(span for value, found in _named(report, field) if value == name for span in _name_spans(text, value, found))
        case _ if leaf.field in ROLES or leaf.field == "official":
            roles = (leaf.field,) if leaf.field in ROLES else ()
            for official in report.officials:
                if _has(official.name, leaf):
                    yield from _official_spans(text, official, roles)
        case _:
            found = _named(report, leaf.field)
            yield from _plain(span for name, mentions in found if _has(name, leaf) for span in _name_spans(text, name, mentions))


def _cited(report: Report, directives: Iterable[Directive]) -> Iterator[Read]:
    return _plain(span for directive in directives for span in _number_spans(report.text, directive))


def _plain(spans: Iterable[Span]) -> Iterator[Read]:
    return (Read(span, span) for span in spans)


def _has(name: str, leaf: Words) -> bool:
    return next(standing(word_spans(name), leaf), None) is not None


def _is_chosen(directive: Directive, chosen: Chosen) -> bool:
    value = directive_value(directive) if chosen.facet == "directive" else getattr(directive, chosen.facet.removeprefix("directive_"))
    return bool(value == chosen.value)


def _named(report: Report, field: str) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Names that a field other than those of people holds, with where they were read."""
    if field == "host":
        yield from ((body.value, body.mentions) for body in (report.host, *report.co_hosts) if body)
    elif field == "place":
        yield from ((place.value, place.mentions) for place in report.places)
    elif field == "position":
        for official in report.officials:
            held = tuple(mention for mention in official.mentions if "position" in mention.rule)
            yield from ((position, held or official.mentions) for position in official.positions)
    else:
        yield from ((directive.type, directive.mentions) for directive in report.directives if directive.type)


def _official_spans(text: WordSpans, official: Official, roles: tuple[str, ...]) -> Iterator[Read]:
    """An official's name wherever it was read; with `roles`, only if one of them is the official's, and there where the text tells it."""
    if roles and not set(roles) & set(official.roles):
        return
    names = _name_spans(text, official.name, (mention for mention in official.mentions if not mention.rule.startswith("role-")))
    rules = {rule for role in roles for rule in _RULES.get(role, (f"role-{role}",))}
    cues = [mention.span for mention in official.mentions if mention.rule in rules]
    # A role that is shared in a list, or was put right by hand, has no verb of its own.
    yield from {_told(cue, names): None for cue in cues} if cues and names else _plain(names)


def _told(cue: Span, names: list[Span]) -> Read:
    """The name that the verb at `cue` speaks of, the nearest, with that verb where it is not far off."""
    name = min(names, key=lambda span: max(cue.start - span.end, span.start - cue.end))
    both = Span(min(name.start, cue.start), max(name.end, cue.end))
    return Read(name, both if both.end - both.start <= REACH else name)


def _name_spans(text: WordSpans, name: str, mentions: Iterable[Evidence]) -> list[Span]:
    """The name wherever it was read, without the titles around it; without evidence, wherever the text spells it.

    Where no mention spells the name ("đồng chí Phó Bí thư"), the mentions whole.
    """
    occurrences = list(text.sequences(tuple((token.folded,) for token in tokenize(name))))
    spans = [mention.span for mention in mentions]
    names = [found for found in occurrences if any(span.start <= found.start and found.end <= span.end for span in spans)]
    return names or spans or occurrences


def _number_spans(text: str, directive: Directive) -> list[Span]:
    """The mentions of a directive that spell its number or name, and not only its date; all of them where none does."""
    spans = [mention.span for mention in directive.mentions]
    first_word = directive_key(directive.number or directive.name or "").partition(" ")[0]
    return [span for span in spans if first_word in directive_key(text[span.start : span.end]).split()] or spans


def _meets(report: Report, wanted: DateRange) -> bool:
    days = meeting_days(report)
    return days is not None and (wanted.start is None or days[1] >= wanted.start) and (wanted.end is None or days[0] <= wanted.end)
