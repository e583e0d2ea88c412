"""What the words around a date say of it: that it opens a sentence, that people met, that it is the portal's own stamp."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from indexer.annotate.shadow import is_spelt, shadow
from indexer.annotate.years import WEEKDAYS
from indexer.reports import Span

_WEEKDAY = "|".join(WEEKDAYS)
SENTENCE_REACH = 200
CLAUSE_REACH = 120

# The dot of "TP. Kim Giang", "Q. 3", "ThS. Lò Văn Én" ends no sentence.
_BREAK = re.compile(r"[.;!?\n](?!\d)(?<![ .(\n][a-z]\.)(?<![ .(\n](?:tp|tx|tt|gs|ts|bs|ks|dc)\.)(?<![ .(\n](?:ths|pgs)\.)")
# The start of a text, a line, a bullet or a sentence; an agency's tag before it: "(BLG) - Sáng 12.10"; "Cụ thể, ngày 5/3".
_OPENING = re.compile(r"(?:(?:^|[\n.!?:;])(?: *(?:cu the|theo do),?)?|\n *[-+*] ?|(?:^|\n)[ (]{0,2}[a-z][a-z .]{1,24}\)? ?- ?) *\"?$")
# Words of meetings, as they are spelt: "hợp" is not "họp", nor "tỷ lệ" a "lễ".
_MEETINGS = (
    "hội nghị", "họp", "kỳ họp", "cuộc họp", "phiên", "đại hội", "hội thảo", "tọa đàm", "lễ", "lớp", "buổi", "diễn ra", "tổ chức",
    "khai mạc", "bế mạc", "tiếp xúc", "làm việc", "tập huấn", "gặp mặt", "giao ban", "diễn đàn", "hội thi", "diễn tập", "ra quân",
    "kiểm tra", "giám sát", "khảo sát", "thăm", "tham dự", "công bố", "thời gian", "quán triệt", "triển khai", "học tập", "sơ kết",
    "tổng kết", "phát động", "khánh thành", "khởi công", "trao", "viếng", "chủ trì", "phát biểu", "thảo luận", "biểu dương",
    "đối thoại", "mít tinh", "ra mắt", "khai giảng", "tiếp công dân", "chất vấn", "sinh hoạt", "dâng hương", "hội trường",
    "hội ý", "hội đàm", "hội kiến", "chào xã giao",
    "hội thao", "hội diễn", "liên hoan", "đoàn công tác", "ký cam kết", "hiệp thương", "chủ tọa", "chúc tết",
)  # fmt: skip
# What people also do where they meet; of no account where a meeting is named.
_DEEDS = (
    "nghe", "tiếp dân", "tiếp đoàn", "tiếp", "đón", "khai trương", "bồi dưỡng", "bầu", "tuyên truyền", "ký kết", "phổ biến", "chúc mừng",
    "tặng quà", "thẩm tra", "bàn giao", "bàn về", "cho ý kiến", "thông qua", "đại biểu", "đồng chí", "tham gia", "biểu diễn", "tri ân",
    "dự",
)  # fmt: skip
_SPELT = {shadow(word): word for word in _MEETINGS}
_SPELT_DEEDS = {shadow(word): word for word in _DEEDS}
_DEED = re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(_SPELT_DEEDS, key=len, reverse=True))})(?![a-z])")
# An "Ủy ban Kiểm tra" inspects by its name only.
_NONE_HERE = r"(?<!nghi )(?<!uy ban (?=kiem tra))(?!tham (?:gia|quan|muu|nhung|o)|trao doi)"
_MEETING = re.compile(rf"(?<![a-z]){_NONE_HERE}(?:{'|'.join(sorted(_SPELT, key=len, reverse=True))})(?![a-z])")
_LATER = re.compile(r"(?<![a-z])(?:sau do|tiep do|tiep theo|ngay hom sau)(?![a-z])")
_QUOTED = re.compile(r"“[^“”\n]{0,600}”|\"[^\"\n]{0,300}\"")
_STAMP = re.compile(
    r"(?:ngay dang|dang ngay|dang luc|ngay dua|cap nhat|thoi gian dang|publish date|xuat ban|ngay viet|ngay tao|luot xem|tin tuc -"
    r"|view count)"
)
_STAMP_LINE = re.compile(rf"[\s(\[]*(?:(?:{_WEEKDAY})[ ,-]*)?(?:ngay )?(?:\d\d?[:h]\d\d[ ,|-]*)?$")
# Runs give nothing back ("*+"): three that try one stretch of spaces between them took 3.7 s for 1,000 spaces.
_STAMP_LINE_END = re.compile(r"[ )\]|,-]*+(?:\d\d?[:h]\d\d(?::\d\d)?)?(?: ?[ap]m)?[ (]*+(?:gmt ?\+?7)?[) |]*+(?:$|\n|so luot|luot)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text with its shadow and the passages that it quotes."""

    text: str
    shade: str
    quotes: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, shade: str) -> Surroundings:
        quotes = _QUOTED.finditer(text) if "“" in text or '"' in text else ()
        return cls(text, shade, tuple(Span(*m.span()) for m in quotes))

    def before(self, start: int) -> str:
        """The sentence's words before `start`."""
        begin = max(0, start - SENTENCE_REACH)
        for stop in _BREAK.finditer(self.shade, begin, start):
            begin = stop.end()
        return self.shade[begin:start]

    def sentence(self, start: int) -> str:
        """The sentence around `start`, as far as it reaches."""
        return self.before(start) + self.shade[start : self._sentence_end(start)]

    def opens_sentence(self, start: int) -> bool:
        return _OPENING.search(self.shade, max(0, start - 40), start) is not None

    def opens_clause(self, start: int) -> bool:
        return self.shade[max(0, start - 4) : start].rstrip().endswith((",", ")"))

    def tells_later(self, start: int) -> bool:
        """Whether the sentence speaks of what came afterwards: "Sau đó, …"."""
        return _LATER.search(self.before(start)) is not None

    def meets_before(self, start: int) -> bool:
        """Whether the sentence has spoken of a meeting before `start`."""
        return self.meets_between(start - len(self.before(start)), start)

    def meets_after(self, end: int) -> bool:
        """Whether a meeting is spoken of soon after `end`."""
        return self.meets_between(end, end + CLAUSE_REACH)

    def meets_in_sentence(self, end: int) -> bool:
        """Whether the sentence speaks of a meeting after `end`."""
        return self.meets_between(end, self._sentence_end(end))

    def gathers(self, start: int, end: int) -> bool:
        """Whether the title, the sentence of the date between two places, or what follows tells that people came together."""
        title, stop = self._sentence_end(0), self._sentence_end(end)
        if self.meets_between(0, title) or self.meets_before(start) or self.meets_between(end, max(stop, end + CLAUSE_REACH)):
            return True
        return any(is_spelt(self.text[slice(*m.span())], _SPELT_DEEDS[m[0]]) for m in _DEED.finditer(self.shade, end, stop))

    def meets_between(self, start: int, end: int) -> bool:
        found = _MEETING.finditer(self.shade, start, min(end, len(self.shade)))
        return any(is_spelt(self.text[slice(*m.span())], _SPELT[m[0]]) for m in found)

    def _sentence_end(self, start: int) -> int:
        stop = _BREAK.search(self.shade, start, start + SENTENCE_REACH)
        return stop.start() if stop else min(len(self.shade), start + SENTENCE_REACH)

    def is_quoted(self, start: int) -> bool:
        place = bisect_right(self.quotes, Span(start, start)) - 1
        return place >= 0 and start < self.quotes[place].end

    def is_stamp(self, span: Span) -> bool:
        """Whether the date at `span` is the portal's: on a line of its own, or after "Ngày đăng", "Cập nhật"."""
        reach = max(0, span.start - 80)
        line = self.shade.rfind("\n", reach, span.start) + 1 or reach
        if _STAMP.search(self.shade, line, span.start):
            return True
        return bool(_STAMP_LINE.fullmatch(self.shade, line, span.start) and _STAMP_LINE_END.match(self.shade, span.end))
