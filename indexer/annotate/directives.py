"""Directives that a text cites: every mention with its number, type, issuer, date and verbs."""

from __future__ import annotations

import re

from indexer.annotate.citations import Citation
from indexer.annotate.laws import find_named
from indexer.annotate.letterheads import find_letterhead
from indexer.annotate.passage import Passage
from indexer.annotate.references import bare_mentions, coded_mentions
from indexer.annotate.sharing import shared
from indexer.reports import Mention, Span

# A law's number stands next to its name: "Luật X số 1/2023/QH15", "Luật X (Luật số 1/2023/QH15"; that of another type does not.
_LAW_NUMBER = re.compile(r"(?: \(sua doi\))?(?:[ ,(]{1,3}(?:so)?[ :]{0,2}(?=\d)| \((?=(?:bo )?luat |phap lenh ))")
_LAW_MAKERS = ("Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chủ tịch nước")


def find_directives(passage: Passage) -> list[Mention[Citation]]:
    """Mentions of directives, in reading order; only names of two at once share a span.

    >>> cited = find_directives(Passage("các Nghị quyết số 18, 19 và Quyết định số 217, 218 – QĐ/TW"))
    >>> [mention.value.number for mention in cited]
    ['18', '19', '217-QĐ/TW', '218-QĐ/TW']
    >>> find_directives(Passage("Số 15 phố Huế; đạt 76,9% KH; giống BC15; QL10; Ban Chỉ đạo 35"))
    []

    Spans are half-open code-point offsets into the text. Dirty text gives fewer mentions, never an error.
    """
    text, shade = passage.text, passage.shade
    cited = *coded_mentions(text, shade, passage.numbers), *find_named(text, shade), *bare_mentions(text, shade, passage.numbers)
    found = _without_overlaps(list(cited))
    return _with_letterhead(text, shade, shared(shade, _with_law_numbers(shade, found)))


def _without_overlaps(mentions: list[Mention[Citation]]) -> list[Mention[Citation]]:
    """In reading order; of two that overlap the earlier stays, of two that begin together the longer."""
    kept: list[Mention[Citation]] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end or (mention.span, mention.rule) == (kept[-1].span, kept[-1].rule):
            kept.append(mention)
    return kept


def _with_law_numbers(shade: str, mentions: list[Mention[Citation]]) -> list[Mention[Citation]]:
    """A law's name and its number become one mention: "Luật An ninh mạng số 24/2018/QH14"."""
    joined: list[Mention[Citation]] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last and _is_law_number(shade, last, mention):
            value = mention.value._replace(name=last.value.name, type=last.value.type, verbs=last.value.verbs)
            joined[-1] = Mention(Span(last.span.start, mention.span.end), "law-number", value)
        else:
            joined.append(mention)
    return joined


def _is_law_number(shade: str, law: Mention[Citation], number: Mention[Citation]) -> bool:
    """Whether a coded number is that of the law named just before it."""
    named = law.rule.startswith("law") and law.value.number is None
    gap = _LAW_NUMBER.match(shade, law.span.end) if named and number.value.coded else None
    return gap is not None and gap.end() == number.span.start and number.value.generic in _LAW_MAKERS


def _with_letterhead(text: str, shade: str, mentions: list[Mention[Citation]]) -> list[Mention[Citation]]:
    """The first directive with the issuer and the day of the letterhead that bears its number, if it is a paper's own."""
    head = find_letterhead(text, shade) if mentions else None
    if head is None or mentions[0].span.start != head.start:
        return mentions
    value = mentions[0].value
    if head.date and not value.day:
        value = value._replace(day=head.date.first, dated=head.date.span)
    if not value.issuer and value.generic:
        value = value._replace(issuer=head.issuer(value.generic))
    return [Mention(mentions[0].span, mentions[0].rule, value), *mentions[1:]]
