"""Buildings and streets where something is held: "Hội trường Trung tâm Văn hóa huyện", "chùa Linh Sơn", "đường 2-9"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.annotate.phrases import offices
from indexer.annotate.words import Sentence, Word, spelt_forms

# What venues begin with, as in `_VENUE`: a word, and the shadows of those that must follow it.
_OPENINGS = {
    "chùa": "", "đình": "", "đền": "", "đường": "", "sông": "", "nhà": "tho van thi", "giáo": "xu ho",
    "trường": "trung thpt thcs tieu mam dai cao", "sân": "van", "khách": "san", "khu": "di cong kinh du do", "cụm": "cong", "cửa": "khau",
    "bệnh": "vien", "bảo": "tang", "quảng": "truong", "nghĩa": "trang", "hội": "truong", "phòng": "hop", "trung": "tam",
}  # fmt: skip
SECOND_WORDS = {
    form: frozenset(seconds.split()) if seconds else None for word, seconds in _OPENINGS.items() for form in spelt_forms([word])
}
"""The forms, as in `Word.spelt`, of the words that venues begin with -> the shadows of the words that must follow, None for any."""
_VENUE = re.compile(
    r"\b(?:(?P<named>chua|dinh|den|duong|nha tho|giao xu|giao ho|song|truong (?:trung hoc pho thong|trung hoc co so|thpt|"
    r"thcs|tieu hoc|mam non|dai hoc|cao dang)|san van dong|"
    r"khach san|khu di tich|(?:khu|cum) cong nghiep|khu (?:kinh te|du lich|do thi)|cua khau|benh vien|bao tang|quang truong|nghia trang)|"
    r"(?P<at>(?<=tai )(?:hoi truong|phong hop(?: so \d+)?|"
    r"trung tam (?:hoi nghi|van hoa|chinh tri|bdct|boi duong)|nha van hoa|nha thi dau)))\s+"
)
_WORDS_AT_MOST = 12
# "gia đình" is no "đình".
_OTHER_WORDS = frozenset({("gia", "dinh")})
# "đường ĐT.607", "đường QL1A".
_ROAD = re.compile(r"(?:[ĐTHQLX]{2})\.?\d{1,3}[A-Z]?")


def venue_end(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """The word index after the venue that begins at `words[i]`, and that of the first word of its name; None where none begins."""
    words = sentence.words
    venue = _VENUE.match(sentence.shade, sentence.start(i)) if words[i].spelt in SECOND_WORDS else None
    if (
        venue is None
        or (i and words[i].joined and (words[i - 1].shade, words[i].shade) in _OTHER_WORDS)
        or (words[i].capital and venue[0].count(" ") < 2)
    ):
        return None
    start = next((k for k in range(i, len(words)) if sentence.start(k) >= venue.end()), len(words))
    if start + 1 < len(words) and words[start].surface.isdigit() and words[start + 1].gap in ("-", "/"):
        return start + 2, start
    if venue["named"] == "duong" and start < len(words) and _ROAD.fullmatch(words[start].surface):
        return start + 1, start
    end = _name_end(words, start)
    proper = sum(words[k].capital and offices().at(words, k) is None for k in range(start, end)) > 1
    if end == start or not (_has_unit(words, start, end) and words[i].capital if venue["at"] else proper):
        return None
    if "cong nghiep" in venue[0] and offices().at(words, start) is not None:
        return None
    if end < len(words) and words[end].gap.strip() == "-" and words[end].capital and venue["named"] == "duong":
        return None
    return end, start


def _has_unit(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a venue's name tells whose it is: "Hội trường UBND huyện", "Nhà văn hóa Kim Sa", not "Hội trường UBND"."""
    told = (offices().at(words, k) for k in range(start, end))
    return any(office is None or office.kind == "level" for office in told)


def _name_end(words: Sequence[Word], start: int) -> int:
    end = start
    while end < len(words) and words[end].joined and end - start < _WORDS_AT_MOST:
        office = offices().at(words, end)
        if not words[end].capital and (office is None or office.kind != "level"):
            break
        end += len(office.shades) if office else 1
    return end
