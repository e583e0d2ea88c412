"""Where a report matches a query: the words, phrases, names, numbers and dates that its parts were met by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from indexer.fields import directive_key, directive_keys, meeting_days
from indexer.query.nodes import All, And, AtLeast, DateRange, DirectiveKey, Node, Not, Or, Phrase, Prefix, Word
from indexer.reports import Directive, Evidence, Official, Report, Span
from indexer.text.tokens import tokenize
from indexer.wordspans import WordSpans, word_spans

Leaf = Word | Phrase | Prefix | DirectiveKey | DateRange


class Match(NamedTuple):
    """A span of a text that meets a leaf of the query; `leaf` counts the leaves."""

    span: Span
    leaf: int


def find_matches(report: Report, node: Node, *, looked_at: int | None = None) -> list[Match]:
    """Matches in `report.text`, in reading order; those of different leaves may overlap. What is left out of a query matches nothing.

    With `looked_at`, words are looked for in so many of its first code points only, whole words among them.
    """
    text = word_spans(_beginning(report.text, looked_at))
    matches = [Match(span, n) for n, leaf in enumerate(asked_leaves(node)) for span in _leaf_spans(report, text, leaf)]
    return sorted(set(matches))


def _beginning(text: str, limit: int | None) -> str:
    if limit is None or len(text) <= limit:
        return text
    whole_words = max(text.rfind(space, 0, limit + 1) for space in " \n")
    return text[: whole_words if whole_words >= 0 else limit]


def highlight_spans(report: Report, node: Node) -> tuple[Span, ...]:
    """What to mark in `report.text`: in order, never overlapping."""
    return merged(match.span for match in find_matches(report, node))


def title_spans(report: Report, node: Node) -> tuple[Span, ...]:
    """What to mark in `report.title`, as offsets into it: words of the query, whether they ask the text or the title."""
    title = word_spans(report.title)
    leaves = [leaf for leaf in asked_leaves(node) if isinstance(leaf, Word | Phrase | Prefix) and leaf.field in ("text", "title")]
    return merged(span for leaf in leaves for span in _standing(title, leaf))


def asked_leaves(node: Node) -> tuple[Leaf, ...]:
    """The leaves that a query asks for, each once, in its order; none of what it leaves out."""
    return tuple(dict.fromkeys(_leaves(node)))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """`spans` in order, overlapping ones as one.

    >>> merged([Span(5, 9), Span(0, 3), Span(8, 12), Span(12, 13)])
    (Span(start=0, end=3), Span(start=5, end=12), Span(start=12, end=13))
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case Word() | Phrase() | Prefix() | DirectiveKey() | DateRange():
            yield node
        case And(children) | Or(children) | AtLeast(_, children):
            for child in children:
                yield from _leaves(child)
        case All() | Not():
            return


def _leaf_spans(report: Report, text: WordSpans, leaf: Leaf) -> Iterator[Span]:
    """Spans of `report.text` that meet one leaf."""
    match leaf:
        case DirectiveKey(key):
            for directive in report.directives:
                if key in directive_keys(directive):
                    yield from _number_spans(report.text, directive)
        case DateRange():
            if report.meeting and _meets(report, leaf):
                yield from (mention.span for mention in report.meeting.mentions)
        case Word(field="text") | Phrase(field="text") | Prefix(field="text"):
            yield from _standing(text, leaf)
        case Word(field="title") | Phrase(field="title") | Prefix(field="title"):
            if report.text.startswith(report.title):
                yield from (span for span in _standing(text, leaf) if span.end <= len(report.title))
        case Word() | Phrase() | Prefix():
            for name, mentions in _named(report, leaf.field):
                if next(_standing(word_spans(name), leaf), None):
                    yield from _name_spans(text, name, mentions)


def _standing(text: WordSpans, leaf: Word | Phrase | Prefix) -> Iterator[Span]:
    """Where a leaf stands in a text, in order."""
    match leaf:
        case Prefix(stems):
            return text.begun(stems)
        case Word(terms):
            return text.sequences((terms,))
        case Phrase(words):
            return text.sequences(words)


def _named(report: Report, field: str) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Names that a field holds, with where they were read."""
    if field == "host":
        yield from ((body.value, body.mentions) for body in (report.host, *report.co_hosts) if body)
    elif field == "place":
        yield from ((place.value, place.mentions) for place in report.places)
    elif field == "position":
        yield from ((position, official.mentions) for official in report.officials for position in official.positions)
    elif field == "directive_type":
        yield from ((directive.type, directive.mentions) for directive in report.directives if directive.type)
    else:
        yield from ((official.name, official.mentions) for official in report.officials if _has_role(official, field))


def _has_role(official: Official, field: str) -> bool:
    return field == "official" or field in official.roles


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
