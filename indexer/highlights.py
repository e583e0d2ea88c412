"""Where a report matches a query: the words, phrases, names, numbers and dates that its parts were met by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from indexer.fields import directive_keys, meeting_days
from indexer.query.nodes import All, And, AtLeast, DateRange, DirectiveKey, Node, Not, Or, Phrase, Word
from indexer.reports import Evidence, Official, Report, Span
from indexer.text.fold import folded
from indexer.text.tokens import Token, tokenize

Leaf = Word | Phrase | DirectiveKey | DateRange


class Match(NamedTuple):
    """A span of a text that meets a leaf of the query; `leaf` counts the leaves."""

    span: Span
    leaf: int


def find_matches(report: Report, node: Node) -> list[Match]:
    """Matches in `report.text`, in reading order; those of different leaves may overlap. What is left out of a query matches nothing."""
    tokens = tokenize(report.text)
    matches = [Match(span, n) for n, leaf in enumerate(asked_leaves(node)) for span in _leaf_spans(report, tokens, leaf)]
    return sorted(set(matches))


def highlight_spans(report: Report, node: Node) -> tuple[Span, ...]:
    """What to mark in `report.text`: in order, never overlapping."""
    return merged(match.span for match in find_matches(report, node))


def title_spans(report: Report, node: Node) -> tuple[Span, ...]:
    """What to mark in `report.title`, as offsets into it: words of the query, whether they ask the text or the title."""
    tokens = tokenize(report.title)
    leaves = [leaf for leaf in asked_leaves(node) if isinstance(leaf, Word | Phrase) and leaf.field in ("text", "title")]
    return merged(span for leaf in leaves for span in _sequences(tokens, _words(leaf)))


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
        case Word() | Phrase() | DirectiveKey() | DateRange():
            yield node
        case And(children) | Or(children) | AtLeast(_, children):
            for child in children:
                yield from _leaves(child)
        case All() | Not():
            return


def _leaf_spans(report: Report, tokens: Sequence[Token], leaf: Leaf) -> Iterator[Span]:
    """Spans of `report.text` that meet one leaf."""
    match leaf:
        case DirectiveKey(key):
            yield from (m.span for directive in report.directives if key in directive_keys(directive) for m in directive.mentions)
        case DateRange():
            if report.meeting and _meets(report, leaf):
                yield from (mention.span for mention in report.meeting.mentions)
        case Word(field="text") | Phrase(field="text"):
            yield from _sequences(tokens, _words(leaf))
        case Word(field="title") | Phrase(field="title"):
            if report.text.startswith(report.title):
                yield from _sequences([token for token in tokens if token.end <= len(report.title)], _words(leaf))
        case Word() | Phrase():
            for name, mentions in _named(report, leaf.field):
                if next(_sequences(tokenize(name), _words(leaf)), None):
                    yield from _name_spans(tokens, name, mentions)


def _words(leaf: Word | Phrase) -> tuple[tuple[str, ...], ...]:
    return (leaf.terms,) if isinstance(leaf, Word) else leaf.words


def _sequences(tokens: Sequence[Token], words: tuple[tuple[str, ...], ...]) -> Iterator[Span]:
    """Where one term of each of `words` stands at consecutive positions, as whole stretches of text."""
    sets = [frozenset(terms) for terms in words]
    for i in range(len(tokens) - len(words) + 1):
        first, last = tokens[i], tokens[i + len(words) - 1]
        if last.position - first.position == len(words) - 1 and all(
            not wanted.isdisjoint(tokens[i + n].terms) for n, wanted in enumerate(sets)
        ):
            yield Span(first.start, last.end)


def _named(report: Report, field: str) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Names that a field holds, with where they were read."""
    if field == "host":
        yield from ((body.value, body.mentions) for body in (report.host, *report.co_hosts) if body)
    elif field == "place":
        yield from ((place.value, place.mentions) for place in report.places)
    else:
        yield from ((official.name, official.mentions) for official in report.officials if _has_role(official, field))


def _has_role(official: Official, field: str) -> bool:
    return field == "official" or field in official.roles


def _name_spans(tokens: Sequence[Token], name: str, mentions: Iterable[Evidence]) -> Iterator[Span]:
    """The name wherever it was read, without the titles around it; a mention that does not spell it, whole; without mentions,
    wherever the text spells it."""
    spelt = tuple((folded(token.surface),) for token in tokenize(name))
    occurrences = list(_sequences(tokens, spelt))
    spans = [mention.span for mention in mentions]
    if not spans:
        yield from occurrences
    for span in spans:
        inside = [found for found in occurrences if span.start <= found.start and found.end <= span.end]
        yield from inside or [span]


def _meets(report: Report, wanted: DateRange) -> bool:
    days = meeting_days(report)
    return days is not None and (wanted.start is None or days[1] >= wanted.start) and (wanted.end is None or days[0] <= wanted.end)
