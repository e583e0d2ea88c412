"""Buildings and streets where something is held: "Hội trường Trung tâm Văn hóa huyện", "chùa Linh Sơn", "đường 2-9"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.annotate.phrases import offices
from indexer.annotate.words import Sentence, Word, spelt_forms

FIRST_WORDS = spelt_forms("chùa đình đền đường nhà giáo trường sân khách khu bệnh bảo quảng nghĩa hội trung trụ".split())
"""The forms, as in `Word.spelt`, of the words that venues begin with."""
_VENUE = re.compile(
    r"\b(?:(?P<named>chua|dinh|den|duong|nha tho|giao xu|truong (?:trung hoc pho thong|trung hoc co so|thpt|"
    r"thcs|tieu hoc|mam non|dai hoc|cao dang)|san van dong|"
    r"khach san|khu di tich|benh vien|bao tang|quang truong|nghia trang)|(?P<at>(?<=tai )(?:hoi truong|"
    r"trung tam (?:hoi nghi|van hoa|chinh tri|bdct|boi duong)|nha van hoa|nha thi dau)))\s+"
)
_WORDS_AT_MOST = 12


def venue_end(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """The word index after the venue that begins at `words[i]`, and that of the first word of its name; None where none begins."""
    words = sentence.words
    venue = _VENUE.match(sentence.shade, sentence.start(i)) if words[i].spelt in FIRST_WORDS else None
    if venue is None or (words[i].capital and venue[0].count(" ") < 2):
        return None
    start = next((k for k in range(i, len(words)) if sentence.start(k) >= venue.end()), len(words))
    if start + 1 < len(words) and words[start].surface.isdigit() and words[start + 1].gap == "-":
        return start + 2, start
    end = _name_end(words, start)
    proper = sum(words[k].capital and offices().at(words, k) is None for k in range(start, end)) > 1
    if end == start or not (words[i].capital if venue["at"] else proper):
        return None
    if end < len(words) and words[end].gap.strip() == "-" and words[end].capital and venue["named"] == "duong":
        return None
    return end, start


def _name_end(words: Sequence[Word], start: int) -> int:
    end = start
    while end < len(words) and words[end].joined and end - start < _WORDS_AT_MOST:
        office = offices().at(words, end)
        if not words[end].capital and (office is None or office.kind != "level"):
            break
        end += len(office.shades) if office else 1
    return end
