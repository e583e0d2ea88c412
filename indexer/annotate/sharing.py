"""What the directives of one list, and of one day, share."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.annotate.citations import Citation
from indexer.annotate.issuers import can_issue
from indexer.reports import Mention

# Between two citations of one list: "Quyết định số 1 và Quyết định số 2".
_JOINED = re.compile(r"[,;]? {0,2}(?:va {1,2})?(?:cac {1,2})?(?:so {1,2})?")


def shared(shade: str, mentions: list[Mention[Citation]]) -> list[Mention[Citation]]:
    """`mentions`, in reading order, with what is said once for several.

    Neighbours of a list share the date and the issuer at its end, the subject with its day and the verb at its head; "cùng ngày"
    (of the same day) is the day of the directive named before.
    """
    values = [m.value for m in mentions]
    dated = [max(m.span.end, m.value.dated.end if m.value.dated else 0) for m in mentions]
    told = [max(end, m.value.end) for end, m in zip(dated, mentions, strict=True)]
    for i in range(len(values) - 2, -1, -1):
        if _JOINED.fullmatch(shade, dated[i], mentions[i + 1].span.start):
            values[i] = _from_next(values[i], values[i + 1])
    for i in range(1, len(values)):
        if any(_JOINED.fullmatch(shade, end, mentions[i].span.start) for end in (dated[i - 1], told[i - 1])):
            values[i] = _from_head(values[i], mentions[i - 1], values[i - 1])
        if values[i].same_day and not values[i].day:
            values[i] = _of_same_day(values[i], values[:i])
    return [m if m.value is value else replace(m, value=value) for m, value in zip(mentions, values, strict=True)]


def _from_head(value: Citation, place: Mention[Citation], before: Citation) -> Citation:
    """`value` with the verb of the citation `before` it, which stands at `place`, and with its subject, if that issues under such a code.

    "Ngày 5/6, UBND huyện đã ban hành Kế hoạch số 12/KH-UBND và Công văn số 34/UBND-VX": both are the district's, of that day.
    """
    if before.led and before.issuer and value.issuer is None and value.generic and can_issue(before.issuer, value.generic):
        value = value._replace(issuer=before.issuer, led=True)
        if not value.day and (before.dated is None or before.dated.end <= place.span.start):
            value = value._replace(day=before.day)
    return value if value.verbs else value._replace(verbs=before.verbs)


def _of_same_day(value: Citation, before: list[Citation]) -> Citation:
    """`value` with the day of the last directive before it that has one, and with its issuer, if that issues under such a code."""
    dated = next((other for other in reversed(before) if other.day), None)
    if dated is None:
        return value
    if value.issuer is None and dated.issuer and value.generic and can_issue(dated.issuer, value.generic):
        value = value._replace(issuer=dated.issuer)
    return value._replace(day=dated.day)


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
