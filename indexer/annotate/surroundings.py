"""What the words around a date say of it: that it is a meeting's, another day's, or the portal's own stamp."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from indexer.annotate.lexical import DateMention
from indexer.annotate.years import WEEKDAYS
from indexer.reports import Span

_WEEKDAY = "|".join(WEEKDAYS)
SENTENCE_REACH = 200
CLAUSE_REACH = 120
MAX_DAYS = 20
"""A longer stretch is what a report covers, not a meeting."""

_BREAK = re.compile(r"[.;!?\n](?!\d)")
# The start of a text, a line, a bullet or a sentence; an agency's tag before it: "(BLG) - Sáng 12.10".
_OPENING = re.compile(r"(?:^|[\n.!?:;]|\n *[-+*] ?|(?:^|\n)[ (]{0,2}[a-z][a-z .]{1,24}\)? ?- ?) *\"?$")
_MEETING = re.compile(
    r"(?<![a-z])(?:hoi nghi|hop|ky hop|cuoc hop|phien|dai hoi|hoi thao|toa dam|le|lop|buoi|dien ra|to chuc|khai mac|be mac|tiep xuc"
    r"|lam viec|tap huan|gap mat|giao ban|dien dan|hoi thi|dien tap|ra quan|kiem tra|giam sat|khao sat|tham|cong bo|thoi gian|quan triet"
    r"|trien khai|hoc tap|so ket|tong ket|phat dong|khanh thanh|khoi cong|trao|vieng|chu tri|phat bieu|thao luan|bieu duong)(?![a-z])"
)
# "Ngày 5/3, UBND tỉnh ban hành văn bản yêu cầu …": nobody met.
_ISSUED = re.compile(
    r"[^.;\n]{0,110}?(?<![a-z])"
    r"(?:ban hanh|(?:co|gui|ra|ky) (?:cong van|van ban|cong dien|thong bao|chi thi|quyet dinh|ke hoach|thu))(?![a-z])"
)
_PLANNED = re.compile(r"(?<![a-z])(?<!chia )(?:du kien|se|sap toi|theo ke hoach|chuan bi cho|phan dau|len lich)(?![a-z])")
_BOUND = re.compile(
    r"(?<![a-z])(?:den|den het|tinh den|toi|truoc|sau|cham nhat|han cuoi|thoi han|ke tu|het|hieu luc|hieu luc thi hanh|hieu luc ke|ap dung)"
    r"(?: vao| tu| la)? ?$"
)
# "Thông báo số 25/2/2021": a slip of whoever typed the number.
_NUMBERED = re.compile(r"(?<![a-z])so[ :.]{0,3}$")
# Holidays and jubilees; in the same breath only: "Nhân dịp Tết, ngày 14/1, …" is a meeting's date.
_OCCASION = re.compile(
    r"(?<![a-z])(?:ky niem|nhan dip|nhan ngay|dip le|chao mung|huong toi|ngay thanh lap|ngay giai phong|ngay truyen thong|ngay quoc te"
    r"|quoc khanh|ngay sinh|sinh ngay|mat ngay|hy sinh|vao dang|cap ngay|thuong binh)(?![a-z])[^,.;\n]{0,40}$"
    r"|(?<![a-z])(?:nhan|mung|dip) $"
)
_EARLIER = re.compile(r"(?<![a-z])(?:truoc do|sau do|tiep do|tiep theo|nam ngoai|nam truoc|ngay hom sau|truoc day)(?![a-z])")
_QUOTED = re.compile(r"“[^“”\n]{0,600}”|\"[^\"\n]{0,300}\"")
_STAMP = re.compile(
    r"(?:ngay dang|dang ngay|dang luc|ngay dua|cap nhat|thoi gian dang|publish date|xuat ban|ngay viet|ngay tao|luot xem|tin tuc -"
    r"|view count)"
)
_STAMP_LINE = re.compile(rf"[\s(\[]*(?:(?:{_WEEKDAY})[ ,-]*)?(?:ngay )?(?:\d\d?[:h]\d\d[ ,|-]*)?$")
_STAMP_LINE_END = re.compile(r"[\s)\]|,-]*(?:\d\d?[:h]\d\d(?::\d\d)?)?(?: ?[ap]m)?[\s(]*(?:gmt ?\+?7)?[)\s|]*(?:$|\n|so luot|luot)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text's shadow, with the passages that it quotes."""

    shade: str
    quotes: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, shade: str) -> Surroundings:
        return cls(shade, tuple(Span(*m.span()) for m in _QUOTED.finditer(text)))

    def before(self, start: int) -> str:
        """The sentence's words before `start`."""
        begin = max(0, start - SENTENCE_REACH)
        for stop in _BREAK.finditer(self.shade, begin, start):
            begin = stop.end()
        return self.shade[begin:start]

    def opens_sentence(self, start: int) -> bool:
        return _OPENING.search(self.shade, max(0, start - 40), start) is not None

    def opens_clause(self, start: int) -> bool:
        return self.shade[max(0, start - 4) : start].rstrip().endswith((",", ")"))

    def tells_earlier(self, start: int) -> bool:
        """Whether the sentence speaks of what came before or after: "Trước đó, …"."""
        return _EARLIER.search(self.before(start)) is not None

    def meets_before(self, start: int) -> bool:
        """Whether the sentence has spoken of a meeting before `start`."""
        return _MEETING.search(self.before(start)) is not None

    def meets_after(self, end: int) -> bool:
        """Whether a meeting is spoken of soon after `end`."""
        return _MEETING.search(self.shade, end, end + CLAUSE_REACH) is not None

    def is_other_day(self, start: int, found: DateMention) -> bool:
        """Whether a date with its lead from `start` is no meeting's: a plan, a deadline, a jubilee, a period, an issue, a quotation."""
        before, end = self.before(start), found.span.end
        return (
            found.days > MAX_DAYS
            or "_" in (self.shade[start - 1 : start], self.shade[end : end + 1])
            or self._is_quoted(start)
            or self._is_issue(end)
            or any(rule.search(before) for rule in (_NUMBERED, _PLANNED, _BOUND, _OCCASION))
        )

    def is_stamp(self, span: Span) -> bool:
        """Whether the date at `span` is the portal's: on a line of its own, or after "Ngày đăng", "Cập nhật"."""
        reach = max(0, span.start - 80)
        line = self.shade.rfind("\n", reach, span.start) + 1 or reach
        if _STAMP.search(self.shade, line, span.start):
            return True
        return bool(_STAMP_LINE.fullmatch(self.shade, line, span.start) and _STAMP_LINE_END.match(self.shade, span.end))

    def _is_quoted(self, start: int) -> bool:
        place = bisect_right(self.quotes, Span(start, start)) - 1
        return place >= 0 and start < self.quotes[place].end

    def _is_issue(self, end: int) -> bool:
        issued = _ISSUED.match(self.shade, end)
        return issued is not None and not _MEETING.search(self.shade, end, issued.end())
