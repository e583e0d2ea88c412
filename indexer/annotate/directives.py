"""Directives that a text cites: every mention with its number, type, issuer, date and verbs."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.annotate.citations import Citation
from indexer.annotate.issuers import can_issue
from indexer.annotate.laws import find_named
from indexer.annotate.passage import Passage
from indexer.annotate.references import bare_mentions, coded_mentions
from indexer.reports import Mention, Span

# A law's number stands next to its name: "Luật X số 1/2023/QH15", "Luật X (Luật số 1/2023/QH15"; that of another type does not.
_LAW_NUMBER = re.compile(r"(?: \(sua doi\))?(?:[ ,(]{1,3}(?:so)?[ :]{0,2}(?=\d)| \((?=(?:bo )?luat |phap lenh ))")
_LAW_MAKERS = ("Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chủ tịch nước")
# Between two citations of one list: "Quyết định số 1 và Quyết định số 2".
_JOINED = re.compile(r"[,;]? {0,2}(?:va {1,2})?(?:cac {1,2})?(?:so {1,2})?")


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
    found = _without_overlaps([*coded_mentions(text, shade), *find_named(text, shade), *bare_mentions(text, shade)])
    return _shared(shade, _with_law_numbers(shade, found))


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


def _shared(shade: str, mentions: list[Mention[Citation]]) -> list[Mention[Citation]]:
    """Neighbours of a list share what is said once: the date at its end, the issuer at its end, the subject and the verb at its head."""
    values = [m.value for m in mentions]
    dated = [max(m.span.end, m.value.dated.end if m.value.dated else 0) for m in mentions]
    told = [max(end, m.value.end) for end, m in zip(dated, mentions, strict=True)]
    for i in range(len(values) - 2, -1, -1):
        if _JOINED.fullmatch(shade, dated[i], mentions[i + 1].span.start):
            values[i] = _from_next(values[i], values[i + 1])
    for i in range(1, len(values)):
        if any(_JOINED.fullmatch(shade, end, mentions[i].span.start) for end in (dated[i - 1], told[i - 1])):
            values[i] = _from_head(values[i], values[i - 1])
    return [m if m.value is value else replace(m, value=value) for m, value in zip(mentions, values, strict=True)]


def _from_head(value: Citation, before: Citation) -> Citation:
    """`value` with the verb of the citation before it, and with its subject, if that issues under such a code.

    "UBND huyện đã ban hành Kế hoạch số 12/KH-UBND và Công văn số 34/UBND-VX": both are the district's.
    """
    if before.led and before.issuer and value.issuer is None and value.generic and can_issue(before.issuer, value.generic):
        value = value._replace(issuer=before.issuer, led=True)
    return value if value.verbs else value._replace(verbs=before.verbs)


def _from_next(value: Citation, after: Citation) -> Citation:
    """`value` with the date and the issuer of the citation after it, where both are of one kind.

    A date said once is shared by numbers of one type and code ("Quyết định số 3/QĐ-UBND và Quyết định số 4/QĐ-UBND ngày 5/6/2020");
    an issuer by those that have a date of their own and a code that this body uses.
    """
    alike = value.type == after.type and value.coded == after.coded and value.generic == after.generic
    if alike and not value.day:
        value = value._replace(day=after.day, issuer=value.issuer or after.issuer)
    if value.issuer is None and after.issuer and value.generic and value.day and can_issue(after.issuer, value.generic):
        value = value._replace(issuer=after.issuer)
    return value
