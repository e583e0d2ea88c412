"""Buildings, streets and waters with names of their own: "Hội trường Trung tâm Văn hóa huyện", "chùa Linh Sơn", "đường 2-9"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from indexer.annotate.bodies import body_end
from indexer.annotate.heads import head_end
from indexer.annotate.phrases import Phrase, Phrases, offices
from indexer.annotate.words import Sentence, Word
from indexer.gazetteers import rows
from indexer.text.fold import has_marks

_WORDS_AT_MOST = 12
# "gia đình" is no "đình", "thành phố" no "phố".
_OTHER_WORDS = frozenset(
    tuple(pair.split())
    for pair in (
        "gia dinh|yeu cau|nhu cau|diem cau|dau cau|toan cau|dia cau|co ho|dong ho|thanh pho|khu pho|dan pho|khoi pho|duong pho|quan khu|"
        "dac khu|phan khu|tieu khu|lien khu|chien khu|khoa hoc|khai thac|doi thac|mien nui|tau san"
    ).split("|")
)
# "đường ĐT.607", "đường QL1A".
_ROAD = re.compile(r"(?:[ĐTHQLX]{2})\.?\d{1,3}[A-Z]?")
# Their names can have one syllable: "đền Thượng", "sông Mã".
_SHORT_NAMED = frozenset(("chua", "den", "dinh", "song", "cho", "ho", "pho"))
# Whom a memorial is for: "Khu lưu niệm Tổng Bí thư Trần Phú", "Đền thờ liệt sĩ Lò Văn Én".
_HONOURED = frozenset(("bac", "vua", "liet", "si", "sy", "dong", "chi", "anh", "hung", "danh", "nhan", "cac", "nha", "tho", "van"))


@cache
def venues() -> Phrases:
    """Words that make a place with a name after them: kind "named", "memorial", "public" (its unit can be its
    name), "site" (a hall), or what is called after its place: "committee", "body"."""
    return Phrases(((row["venue"], row["venue"], row["kind"]) for row in rows("venues")), between=" -&")


def venue_end(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """The word index after the venue that begins at `words[i]`, and that of the first word of its name; None where none begins."""
    words = sentence.words
    venue = venues().at(words, i)
    if venue is None or venue.kind in ("committee", "body") or _is_other_word(words, i, venue):
        return None
    start = _after_number(words, i + len(venue.shades)) if venue.kind == "site" else i + len(venue.shades)
    if start >= len(words) or not words[start].joined:
        return None
    if start + 1 < len(words) and words[start].surface.isdigit() and words[start + 1].gap in ("-", "/"):
        return start + 2, start
    if venue.shades == ("duong",) and _ROAD.fullmatch(words[start].surface):
        return start + 1, start
    end = _name_end(words, _after_honours(words, start) if venue.kind == "memorial" else start)
    if venue.kind == "site" and end < len(words) and words[end].joined and offices().at(words, start) is not None:
        end = max(end, _goes_on_to(sentence, start))
    return (end, start) if _is_named(words, i, start, end, venue) else None


def _goes_on_to(sentence: Sentence, start: int) -> int:
    """Where the body ends whose hall it is, where that is told in small letters, 0 elsewhere: "Bệnh viện Y học cổ truyền tỉnh"."""
    end = body_end(sentence, start) or 0
    return end if _ends_in_unit(sentence.words, start, end) else 0


def _is_other_word(words: Sequence[Word], i: int, venue: Phrase) -> bool:
    """Whether the venue's first word is a part of another one, or a name: "gia đình", "Hồ Văn Én".

    One word printed without its marks may be any: "cho" is "chợ" and "cho", "den" is "đền" and "đến".
    """
    if i and words[i].joined and (words[i - 1].shade, words[i].shade) in _OTHER_WORDS:
        return True
    if len(venue.shades) > 1 or venue.written.isupper():
        return False
    return words[i].capital or (has_marks(venue.spelt[0]) and not words[i].marked)


def _is_named(words: Sequence[Word], i: int, start: int, end: int, venue: Phrase) -> bool:
    """Whether `words[start:end]` tell which of its kind the venue at `i` is."""
    names = sum(words[k].capital and offices().at(words, k) is None for k in range(start, end))
    # "Khách sạn Hoa Ban": a name may end like a body.
    proper = (
        names > 1
        or (names == 1 and end == start + 2 and words[end - 1].capital and offices().at(words, start) is None)
        or (names == 1 and end == start + 1 and venue.shades[0] in _SHORT_NAMED and len(words[start].surface) > 1)
    )
    at = i > 0 and words[i].joined and words[i - 1].shade in ("tai", "cau")
    if venue.kind == "site":
        numbered = end > start + 1 and words[end - 1].surface.isdigit()
        if venue.shades == ("tru", "so"):
            return at and proper  # any body has one: "tại Trụ sở Tiếp công dân huyện"
        return at and (proper or numbered or (words[i].capital and _has_unit(words, start, end)))
    if at and venue.kind == "public" and words[i].capital and _ends_in_unit(words, start, end):
        return True
    if venue.shades[0] in ("bao", "benh", "thu") and not words[start].capital:
        return False  # "Bảo tàng tỉnh Kim Sa" is a body of the province
    if "nghiep" in venue.shades and offices().at(words, start) is not None:
        return False
    road = venue.shades == ("duong",) and end < len(words) and words[end].gap.strip() == "-" and words[end].capital
    return proper and not road


def _ends_in_unit(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a venue's name ends in whose it is: "Quảng trường Trung tâm huyện", "Bảo tàng tỉnh"."""
    office = offices().at(words, end - 1) if end > start else None
    return office is not None and office.kind == "level"


def _has_unit(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a venue's name tells whose it is: "Hội trường UBND huyện", "Nhà văn hóa Kim Sa", not "Hội trường UBND"."""
    told = (offices().at(words, k) for k in range(start, end))
    return any(office is None or office.kind == "level" for office in told)


def _after_number(words: Sequence[Word], i: int) -> int:
    """The index after where in its building a hall is: "Phòng họp số 2 UBND huyện", "Hội trường lớn tầng 3 trụ sở Tỉnh ủy"."""
    while i + 1 < len(words):
        if words[i].spells("lớn"):
            i += 1
        elif (words[i].shade in ("so", "tang") and words[i + 1].surface.isdigit()) or (words[i].shade, words[i + 1].shade) == ("tru", "so"):
            i += 2
        else:
            break
    return i


def _after_honours(words: Sequence[Word], i: int) -> int:
    """The index of the name of whom a memorial is for, after titles and the like."""
    while i < len(words) and words[i].joined:
        if head := head_end(words, i):
            i = head
        elif words[i].shade in _HONOURED and not (words[i].capital and i + 1 < len(words) and words[i + 1].capital):
            i += 1
        else:
            break
    return i


def _name_end(words: Sequence[Word], start: int) -> int:
    end, level = start, False
    while end < len(words) and words[end].joined and end - start < _WORDS_AT_MOST:
        office = offices().at(words, end)
        if not words[end].capital and (office is None or office.kind != "level"):
            number = end + 1 if words[end].shade == "so" and end + 1 < len(words) else end
            return number + 1 if level and words[number].surface.isdigit() else end  # "Nhà văn hóa xóm 8"
        level = office is not None and office.kind == "level"
        end += len(office.shades) if office else 1
    return end
