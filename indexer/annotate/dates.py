"""When the meeting that a page reports took place: its day or days, the session, and what the year was taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from indexer.annotate.directives import find_directives
from indexer.annotate.lexical import DateMention, Day, find_dates
from indexer.annotate.shadow import is_spelt, shadow
from indexer.annotate.years import WEEKDAYS, Evidence, infer_year
from indexer.reports import Evidence as Read
from indexer.reports import Meeting, Span

SESSIONS = ("sáng", "trưa", "chiều", "tối", "đêm")
_SESSION = "|".join(shadow(s) for s in SESSIONS)
_WEEKDAY = "|".join(WEEKDAYS)
_COUNT = r"(?:\d{1,2}|hai|ba|bon|nam)"
# What leads into a date: "Sáng nay (", "Trong 2 ngày, từ ngày", "Thứ Sáu, ngày", "14h ngày", "vào lúc 8 giờ 30 phút sáng ngày".
_LEAD = re.compile(
    rf"(?<![a-z0-9])(?:(?:{_SESSION}|{_WEEKDAY}|hom nay|hom qua|ngay mai|cung ngay|nay|qua|mai|ngay|mung|mong|trong {_COUNT} ngay|tu|vao|luc|va"
    r"|\d{1,2}(?:h|g| gio)(?: ?\d\d(?: ?phut)?)?)(?:[ ,(]{1,4}|(?=\())){1,8}$"
)
LEAD_REACH = 60
_LEAD_WORDS = re.compile(rf"{_SESSION}|{_WEEKDAY}|hom nay|hom qua|ngay mai|nay|qua|mai|ngay|tu|\d{{1,2}}(?:h|g| gio)|trong")
_RELATIVE = re.compile(rf"(?<![a-z0-9])(?:(?P<session>{_SESSION}) (?P<day>nay|qua|mai)|(?P<alone>hom nay|hom qua|ngay mai))(?![a-z0-9])")
_SHIFT = {"nay": 0, "qua": -1, "mai": 1}
_SENTENCE_START = re.compile(r"(?:^|[\n.!?:;]|\n *[-+*] ?|(?:^|\n)[ (]{0,2}[a-z][a-z .]{1,24}\)? ?- ?) *\"?$")
_CLAUSE_START = re.compile(r"[,)] *$")
_BREAK = re.compile(r"[.;!?\n](?!\d)")
# Before a date, these say that it is another day than the meeting's.
_PLANNED = re.compile(r"(?<![a-z])(?<!chia )(?:du kien|se|sap toi|theo ke hoach|chuan bi cho|phan dau|len lich)(?![a-z])")
_BOUND = re.compile(
    r"(?<![a-z])(?:den het|den|tinh den|toi|truoc|sau|cham nhat|han cuoi|thoi han|ke tu|het|hieu luc|hieu luc thi hanh|hieu luc ke|ap dung|tro di)"
    r"(?: vao| tu| la)? ?$"
)
# "Thông báo số 25/2/2021": a slip of whoever typed the number.
_NUMBERED = re.compile(r"(?<![a-z])so[ :.]{0,3}$")
# Holidays and jubilees; in the same breath only: "Nhân dịp Tết, ngày 14/1, …" is a meeting's date.
_OCCASION = re.compile(
    r"(?<![a-z])(?:ky niem|nhan dip|nhan ngay|dip le|chao mung|huong toi|ngay thanh lap|ngay giai phong|ngay truyen thong|ngay quoc te|quoc khanh"
    r"|ngay sinh|sinh ngay|mat ngay|hy sinh|vao dang|cap ngay|thuong binh)(?![a-z])[^,.;\n]{0,40}$"
    r"|(?<![a-z])(?:nhan|mung|dip) $"
)
_EARLIER = re.compile(r"(?<![a-z])(?:truoc do|sau do|tiep do|tiep theo|nam ngoai|nam truoc|ngay hom sau|truoc day)(?![a-z])")
_STAMP = re.compile(
    r"(?:ngay dang|dang ngay|dang luc|ngay dua|cap nhat|thoi gian dang|publish date|xuat ban|ngay viet|ngay tao|luot xem|tin tuc -|view count)"
)
_DATED_LINE = re.compile(rf"[\s(\[]*(?:(?:{_WEEKDAY})[ ,-]*)?(?:ngay )?(?:\d\d?[:h]\d\d[ ,|-]*)?$")
_DATED_LINE_END = re.compile(r"[\s)\]|,-]*(?:\d\d?[:h]\d\d(?::\d\d)?)?(?: ?[ap]m)?[\s(]*(?:gmt ?\+?7)?[)\s|]*(?:$|\n|so luot|luot)")
_CLOCK = re.compile(rf"(?:^|\n) *hom nay,? *(?:(?:{_WEEKDAY}),? *)?(?:ngay )?(?P<date>\d[\d/.-]{{5,9}}\d)(?=[\s,|-]*(?:\d\d?[:h]\d\d\S*)?\s*(?:\n|$))")
_MEETING = re.compile(
    r"(?<![a-z])(?:hoi nghi|hop|ky hop|cuoc hop|phien|dai hoi|hoi thao|toa dam|le|lop|buoi|dien ra|to chuc|khai mac|be mac|tiep xuc|lam viec|tap huan"
    r"|gap mat|giao ban|dien dan|hoi thi|dien tap|ra quan|kiem tra|giam sat|khao sat|tham|cong bo|thoi gian)(?![a-z])"
)
# "Ngày 5/3, UBND tỉnh ban hành văn bản yêu cầu …": nobody met.
_ISSUED = re.compile(
    r"[^.;\n]{0,110}?(?<![a-z])(?:ban hanh|(?:co|gui|ra|ky) (?:cong van|van ban|cong dien|thong bao|chi thi|quyet dinh|ke hoach|thu))(?![a-z])"
)
_QUOTED = re.compile(r"“[^“”\n]{0,600}”|\"[^\"\n]{0,300}\"")
MAX_DAYS = 20
"""A longer stretch is what a report covers, not a meeting."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that may be the meeting's, from the words that lead into it; the lower `rank`, the likelier."""

    start: int
    date: DateMention
    rank: int
    rule: str
    session: str | None
    weekday: str | None


def find_meeting(text: str, *, published: date | None, stamped: date | None, url: str | None = None) -> Meeting | None:
    """When the meeting took place, or None: without a meeting, without a date, with a date that does not exist.

    `published` is the page's own day, `stamped` the clock of its fetch, which only bounds from above.

    >>> find_meeting("Sáng ngày 30/12, Huyện ủy họp.", published=date(2021, 1, 3), stamped=None).start
    '2020-12-30'
    >>> find_meeting("Ngày 30/12, UBND huyện ban hành văn bản.", published=date(2021, 1, 3), stamped=None)
    """
    shade = shadow(text)
    clock = _CLOCK.search(shade)
    dates = [d for d in find_dates(shade) if not (clock and clock.start() <= d.span.start < clock.end())]
    stamps = [d for d in dates if _is_stamp(shade, d.span)]
    published = published or _day_of(stamps)
    directive_days = {m.value.dated for m in find_directives(text) if m.value.dated}
    told = [d for d in dates if d.span not in directive_days and d not in stamps]
    evidence = Evidence(
        shade=shade[clock.end() if clock else 0 :].lstrip("\n"),
        same=tuple(told),
        others=tuple(d for d in dates if d.span in directive_days),
        published=published,
        latest=_earliest(published and published + timedelta(days=1), stamped, _day_of(find_dates(shade, *clock.span())) if clock else None),
        url=url,
    )
    candidates = [c for c in (_candidate(text, shade, d) for d in told) if c]
    relative = _relative(text, shade, published)
    best = min(candidates, key=lambda c: (c.rank, c.start), default=None)
    if relative and (best is None or (relative[0] < best.start and best.rank > 0)):
        return relative[1]
    return _meeting(text, shade, best, evidence) if best else None


def _meeting(text: str, shade: str, found: _Candidate, evidence: Evidence) -> Meeting | None:
    first, last, source = found.date.first, found.date.last, None
    if not (first.exists and last.exists):
        return None
    if last.year is None:
        year, source = infer_year(first, evidence, found.weekday)
        first = Day(first.day, first.month, year)
        last = Day(last.day, last.month, year + (last.month < first.month) if year else None)
    elif first.year is None:
        first = Day(first.day, first.month, last.year)
    mention = Read(Span(found.start, found.date.span.end), found.rule)
    return Meeting(_edtf(first), _edtf(last), _both_halves(text, shade, found), source, (mention,))


def _edtf(day: Day) -> str:
    return f"{day.year or 'XXXX'}-{day.month:02d}-{day.day:02d}"


def _candidate(text: str, shade: str, found: DateMention) -> _Candidate | None:
    """`found` as the meeting's date, with its rank; None where its surroundings say otherwise."""
    lead = _LEAD.search(shade, max(0, found.span.start - LEAD_REACH), found.span.start)
    words = _lead_words(text, lead) if lead else []
    cued = any(w != "tu" for w in words) or (found.several and bool(words))
    if not cued and found.last.year is None:
        return None
    start = lead.start() if lead and words else found.span.start
    if _is_other_day(text, shade, start, found, words):
        return None
    session = next((s for s in SESSIONS if shadow(s) in words), None)
    weekday = next((w for w in words if w in WEEKDAYS), None)
    rank, rule = _rank(shade, start, found, cued=cued)
    return _Candidate(start, found, rank, rule, session, weekday)


def _lead_words(text: str, lead: re.Match[str]) -> list[str]:
    """The words of a lead, those that are spelt as other words ("tới", "sang") left out."""
    found = _LEAD_WORDS.finditer(lead.string, *lead.span())
    spelt = {shadow(s): s for s in (*SESSIONS, "từ", "ngày", "nay", "qua", "mai", "hôm nay", "hôm qua", "ngày mai")}
    return [m[0] for m in found if m[0] not in spelt or is_spelt(" ".join(text[slice(*m.span())].split()), spelt[m[0]])]


def _rank(shade: str, start: int, found: DateMention, *, cued: bool) -> tuple[int, str]:
    sentence = _sentence_start(shade, start)
    before = shade[sentence:start]
    if _EARLIER.search(before):
        return 5, "earlier-date"
    if cued and _SENTENCE_START.search(shade, max(0, start - 40), start):
        return 0, "lead-several-days" if found.several else "lead-day-month"
    if cued and _CLAUSE_START.search(shade, max(0, start - 4), start) and _MEETING.search(shade, found.span.end, found.span.end + 120):
        return 1, "clause-day-month"
    if _MEETING.search(before):
        return (2 if cued else 3), "meeting-day-month"
    return 4, "any-day-month"


def _sentence_start(shade: str, start: int) -> int:
    window = max(0, start - 200)
    for stop in _BREAK.finditer(shade, window, start):
        window = stop.end()
    return window


def _is_other_day(text: str, shade: str, start: int, found: DateMention, words: list[str]) -> bool:
    """Whether the words around say that something else happened then: plans, deadlines, anniversaries, periods, issues, quotations."""
    before = shade[_sentence_start(shade, start) : start]
    end = found.span.end
    from_on = "tu" in words and not found.several
    long = _length(found) > MAX_DAYS
    clock_from = from_on and any("h" in w or "gio" in w for w in words)
    named = shade[end : end + 1] == "_" or shade[start - 1 : start] == "_"
    issued = _ISSUED.match(shade, end)
    issue = issued is not None and not _MEETING.search(shade, end, issued.end())
    quoted = any(q.start() < start < q.end() for q in _QUOTED.finditer(text, max(0, start - 600), min(len(text), end + 600)))
    return (
        from_on
        or clock_from
        or long
        or named
        or issue
        or quoted
        or bool(_NUMBERED.search(before) or _PLANNED.search(before) or _BOUND.search(before) or _OCCASION.search(before))
    )


def _length(found: DateMention) -> int:
    """Days from first to last, the year taken as a leap year where it is not written; 0 for dates that do not exist."""
    year = found.last.year or 2000
    last = found.last.in_year(year)
    first = found.first.in_year(found.first.year or year)
    if not first or not last:
        return 0
    return (last - first).days % 366 if not found.last.year else (last - first).days


def _is_stamp(shade: str, span: Span) -> bool:
    """Whether the date is the portal's: on a line of its own, or after "Ngày đăng", "Cập nhật"."""
    line = shade.rfind("\n", max(0, span.start - 80), span.start) + 1 or max(0, span.start - 80)
    if _STAMP.search(shade, line, span.start):
        return True
    return bool(_DATED_LINE.fullmatch(shade, line, span.start) and _DATED_LINE_END.match(shade, span.end))


def _day_of(mentions: list[DateMention]) -> date | None:
    days = [m.first.in_year(m.first.year) for m in mentions if m.first.year]
    return next((d for d in days if d), None)


def _earliest(*days: date | None) -> date | None:
    return min((d for d in days if d), default=None)


def _relative(text: str, shade: str, published: date | None) -> tuple[int, Meeting] | None:
    """The meeting by "Chiều qua", "Sáng nay" alone, counted from the day of publication, and where that is said."""
    for match in _RELATIVE.finditer(shade):
        spelt = (match["session"] or match["alone"], match["day"] or match["alone"].split()[-1])
        session = next((s for s in SESSIONS if shadow(s) == spelt[0]), None)
        if session and not is_spelt(text[slice(*match.span("session"))], session):
            continue
        if not published or not _SENTENCE_START.search(shade, max(0, match.start() - 40), match.start()):
            continue
        day = (published + timedelta(days=_SHIFT[spelt[1]])).isoformat()
        return match.start(), Meeting(day, day, session, "published", (Read(Span(*match.span()), "relative-day"),))
    return None


def _both_halves(text: str, shade: str, found: _Candidate) -> str | None:
    """The session, joined with another that the page says was on the same day: "chiều cùng ngày"."""
    if found.session in (None, "tối", "đêm"):
        return found.session
    for match in re.finditer(rf"(?<![a-z])({_SESSION}) cung ngay", shade):
        other = next(s for s in SESSIONS if shadow(s) == match[1])
        if other != found.session:
            return f"{found.session}/{other}"
    return found.session
