"""Who issued a directive, as the words before it tell."""

from __future__ import annotations

import re
from typing import NamedTuple

from indexer.annotate.issuers import Body, body_at, body_before, body_of_signatory, can_issue
from indexer.annotate.lexical import DateMention, find_dates
from indexer.annotate.shadow import shadow

SIGNATORY_REACH = 120
# "UBND tỉnh (UBND) vừa ban hành", "UBND huyện này có": between a body and what it does.
_SUBJECT_VERB = re.compile(
    r"(?: \([^()\n]{2,12}\))?(?: nay)? (?P<past>(?:da|vua|moi) )?(?:(?:da|vua|moi|cung|tiep tuc|kip thoi|chu dong|lien tiep) ){0,2}"
    r"(?P<verb>ky (?:ban|phat) hanh|(?:ban|phat) hanh|co|ra|ky|gui|tai|theo"
    r"|(?:xem xet,? |bieu quyet,? |nhat tri ){0,2}thong qua(?:,? \d{1,2} nghi quyet,? trong do co)?)"
    r" (?:cac |ngay )?$"
)
# What it ends with: few numbers stand after such a word, so that the pattern, which takes 20 µs, is hardly asked.
_VERB_ENDS = ("hanh ", "co ", "ra ", "ky ", "gui ", "tai ", "theo ", "thong qua ", "cac ", "ngay ")
# "được UBND tỉnh phê duyệt tại Quyết định số 5/QĐ-UBND": whose it is, told in the passive.
_DONE_BY = re.compile(
    r" (?:phe duyet|thong qua|chap thuan|ban hanh|cong nhan|xep hang|cho phep|phe chuan|quyet dinh|quy dinh|cong bo|thanh lap|dieu chinh"
    r"|giao|dong y|bo nhiem|to chuc)(?: va [a-z]+ [a-z]+)?(?: [a-z]+){0,2} (?:tai|theo|bang|trong) (?:cac )?$"
)
# "UBND tỉnh, Phó Chủ tịch UBND tỉnh Lò Văn Én đã ký ban hành": who signs, and for whom.
_SIGNS = re.compile(
    r"(?<![a-z])(?:thay mat (?P<body>[^,.;:\n]{2,60}), )?"
    r"(?:pho )?(?:chu tich|bi thu|truong(?= ban )|giam doc|chanh(?= van phong )) (?=[a-z])"
)
# "công bố các quyết định của Ban Thường vụ Tỉnh ủy, gồm: Quyết định số 402-QĐ/TU": whose those are that follow.
_HEADED = " cua "
OWNER_REACH = 500
# "HĐND huyện đã thông qua 3 nghị quyết, gồm: Nghị quyết số 15/NQ-HĐND; …"
_PASSED = re.compile(
    r" (?:(?:da|vua|moi) )?(?:(?:xem xet|bieu quyet|nhat tri),? ){0,3}(?:thong qua|ban hanh) (?:\d{1,2} |cac |nhieu |mot so )"
    r"(?P<kind>van ban|[a-z]+ [a-z]+)"
)
# "Thay mặt Ban Thường vụ Tỉnh ủy, đồng chí … trao Quyết định số 5-QĐ/TU": for whom it is handed over.
_ON_BEHALF = re.compile(r"(?<![a-z])(?:thay mat|thua uy quyen(?: cua)?|duoc (?:su )?uy quyen(?: cua)?|thua lenh) ")
_HANDED = re.compile(r"(?<![a-z])(?:trao|cong bo|doc|ky)(?![a-z])")


class Subject(NamedTuple):
    """The body before a directive in its sentence, and the shadow of the verb between, `past` or not; `date` opens the sentence."""

    body: str
    verb: str
    past: bool
    date: DateMention | None

    @property
    def issues(self) -> bool:
        """Whether the sentence tells of the issuing; "tại" (in), "theo" (after), "có" (has) without a time only say whose it is."""
        return self.verb not in ("tai", "theo") and (self.verb != "co" or self.past or self.date is not None)


def subject_before(text: str, shade: str, start: int) -> Subject | None:
    """Who issued what begins at `start`, as the sentence has it; None where no subject is read.

    >>> t = "Ngày 5/3, UBND tỉnh đã ban hành Kế hoạch số 15/KH-UBND"
    >>> subject = subject_before(t, shadow(t), 32)
    >>> subject.body, subject.verb, subject.date.first
    ('UBND tỉnh', 'ban hanh', Day(day=5, month=3, year=None))
    """
    done = _DONE_BY.search(shade, max(0, start - 60), start)
    doer = body_before(text, shade, done.start()) if done else None
    if doer and shade.endswith("duoc ", 0, doer.start):
        return Subject(doer.name, "theo", False, None)
    verb = _SUBJECT_VERB.search(shade, max(0, start - 90), start) if shade.endswith(_VERB_ENDS, 0, start) else None
    body = (_signing(text, shade, verb) or body_before(text, shade, verb.start())) if verb else None
    if not verb or not body:
        return None
    dates = find_dates(shade, max(0, body.start - 30), body.start)
    date = dates[-1] if dates and not shade[dates[-1].span.end : body.start].strip(" ,") else None
    return Subject(body.name, verb["verb"], verb["past"] is not None, date)


def _signing(text: str, shade: str, verb: re.Match[str]) -> Body | None:
    """The body for which the one who stands by name before `verb` signs: "thay mặt UBND tỉnh, Phó Chủ tịch … Lò Văn Én đã ký"."""
    if not verb["verb"].startswith("ky"):
        return None
    for match in _SIGNS.finditer(shade, max(0, verb.start() - SIGNATORY_REACH), verb.start()):
        body = body_of_signatory(text, shade, match.end())
        name = text[body.end : verb.start()].split() if body else []
        if body and name and all(word[0].isupper() for word in name):
            represented = body_at(text, shade, match.start("body")) if match["body"] else None
            return Body((represented or body).name, match.start(), verb.start())
    return None


def owner_before(text: str, shade: str, start: int, kind: str, generic: str) -> str | None:
    """The body whose directives of `kind` the paragraph speaks of before `start`, if it issues under a code that says `generic`.

    >>> t = "công bố các quyết định của Ban Thường vụ Tỉnh ủy: Quyết định số 5-QĐ/TU về nhân sự; Quyết định số 6-QĐ/TU"
    >>> owner_before(t, shadow(t), 85, "Quyết định", "Tỉnh ủy")
    'Ban Thường vụ Tỉnh ủy'
    """
    begin = max(shade.rfind("\n", 0, start) + 1, start - OWNER_REACH)
    place = shade.rfind(_HEADED, begin, start)
    while place >= 0:
        body = body_at(text, shade, place + len(_HEADED))
        if body and body.end < start and can_issue(body.name, generic) and _names_kind(shade, max(begin, place - 60), place, shadow(kind)):
            return body.name
        place = shade.rfind(_HEADED, begin, place)
    for match in _PASSED.finditer(shade, begin, start):
        passes = body_before(text, shade, match.start()) if match["kind"] in ("van ban", shadow(kind)) else None
        if passes and can_issue(passes.name, generic):
            return passes.name
    return _principal(text, shade, begin, start, generic)


def _names_kind(shade: str, begin: int, end: int, kind: str) -> bool:
    """Whether the words before `end` speak of directives of `kind`, and of none by its number."""
    word = shade.rfind(kind, begin, end)
    return word >= 0 and not any(c.isdigit() or c in ".;:" for c in shade[word:end])


def _principal(text: str, shade: str, begin: int, end: int, generic: str) -> str | None:
    """The body on whose behalf somebody hands over, or makes known, what the sentence names at `end`."""
    begin = max(begin, shade.rfind(". ", begin, end) + 1)
    for match in _ON_BEHALF.finditer(shade, begin, end):
        body = body_at(text, shade, match.end())
        if body and can_issue(body.name, generic) and _HANDED.search(shade, body.end, end):
            return body.name
    return None
