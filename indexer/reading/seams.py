"""Whether the words on both sides of a line break belong together, whatever the layout."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import cache

from indexer.gazetteers import directive_types, rows
from indexer.text.normalize import old_tone_style

UPPER = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_NAME = rf"[{UPPER}][^\W\d_]*(?:['’][^\W\d_]+)?"
# Behind these something must follow. "qua", "được", "theo", "cùng" are none of them: headings end in "năm qua", "kèm theo".
_OPEN = re.compile(
    r"(?:^|[\s(“\"])(?:và|hoặc|của|với|cho|về|tại|trong|từ|đến|do|bởi|gồm|như|là|để|nhằm|giữa|vào|ở|các|những|mỗi|mọi|thuộc|đã|đang|sẽ"
    r"|không|chưa|đồng chí|đ/c|ông|bà|thay mặt|bao gồm|lần thứ|tổ chức|quán triệt|triển khai|thực hiện|ban hành|thông qua|[&(–—-])$|\w-$",
    re.IGNORECASE,
)
_BEFORE_ORGAN = re.compile(r"\b(?:lãnh đạo|đại diện|giao|cơ quan|Thường trực|Ban [^,.;:]{4,30}|Văn phòng|Kiểm tra|Chấp hành|BCH|BTV)$")
_COMMITTEE = re.compile(r"(?:(?:Huyện|Tỉnh|Thành|Quận|Thị|Đảng) ủy|Trung ương|UBND|HĐND|Ủy ban|Hội đồng)\b")
_BEFORE_NUMBER = re.compile(r"\b(?:số|ngày|tháng|quý|năm|lần thứ|thứ|khóa|khoá|lúc|đạt|gần|hơn|trên|khoảng|Trung ương)$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d|[IVX]+\b)")
_UNITS = "huyện|tỉnh|thành phố|thị xã|thị trấn|quận|phường|xã|thôn|bản|buôn|ấp"
# A unit's name stands behind it, but "Thường trực HĐND huyện" may end there.
_UNIT = re.compile(rf"\b(?:tại|ở|bàn|của|về|đến|thuộc|với|từ|các|và|thăm|cho|dân) (?:{_UNITS})$")
# In the middle of a sentence these are written small; a capital says that one begins.
_OPENERS = frozenset(
    "Tại Phát Kết Sau Theo Trong Để Cùng Dự Tham Sáng Chiều Tối Trưa Đêm Về Ngoài Bên Với Trước Đến Năm Nhân Thay Được Qua Trên Từ Khi Nếu"
    " Do Vì Các Những Một Mỗi Đây Đó Đối Song Tuy Tiếp Nhìn Căn Thực Đồng Ông Bà Đ Là Vào Hiện Cụ Riêng Nhằm Tính Toàn Quang Không Theo"
    " Nhờ Bằng Mặc Ngay Vừa Ngày Ảnh Tin Nguồn Tác".split()
)
_MEETING = re.compile(r"(?:hội nghị|đại hội|kỳ họp|phiên họp|cuộc họp|buổi)\b", re.IGNORECASE)
_MIDDLE = ("Văn", "Thị", "Đình", "Hữu", "Bá")
_NAMED = rf"(?:đồng chí|đ/c|ông|bà|đại biểu|anh|chị|đại tá|thượng tá|trung tá|thiếu tá|{_UNITS})"
_NAME_BEGUN = re.compile(rf"\b(?i:{_NAMED}):? (?P<name>{_NAME}(?: {_NAME}){{0,2}})$|(?:^|[\s:;,–-])(?P<listed>{_NAME} (?:Văn|Thị))$")
_NAME_ENDS = re.compile(rf"(?P<name>{_NAME}(?: {_NAME}){{0,3}})(?P<after>,| [-–(]| [^{UPPER}\W\d])")
_MOST_SYLLABLES, _MOST_WORDS = 5, 6
# Characters on either side of a break; a bracket opens no farther away.
_LOOKED_AT = 150
# A shorter line that ends in a title is a line of a list.
_LEAST_LINE = 30
_ORGANS = ("committee", "state", "front")


def belongs_together(before: str, after: str) -> bool:
    """Whether the break between two lines stands inside a phrase: nothing but itself parts the words around it.

    >>> belongs_together("đồng chí Lò Văn Én, Phó Bí thư", "Thường trực Huyện ủy"), belongs_together("cơ quan Huyện", "ủy")
    (True, True)
    >>> belongs_together("do đồng chí Lò Văn", "Én, Phó Bí thư chủ trì"), belongs_together("thực hiện Kế hoạch số", "45-KH/HU")
    (True, True)
    >>> belongs_together("đồng chí Lò Văn Mây, Bí thư", "Vi Thị Lam, Phó Bí thư"), belongs_together("Quang cảnh", "Sáng 12/3")
    (False, False)
    """
    before, after = old_tone_style(before[-_LOOKED_AT:]), old_tone_style(after[:_LOOKED_AT])
    capitals = before.isupper() and after.isupper()
    return not capitals and (before.endswith(",") or is_open(before, after) or _parts_name(before, after) or _parts_phrase(before, after))


def is_open(before: str, after: str) -> bool:
    """Whether the line before ends in a word behind which something must follow: "và", "đồng chí", "Kế hoạch số"."""
    if _BEFORE_NUMBER.search(before) and _NUMBER.match(after):
        return True
    if before.count("(") > before.count(")") and ")" in after.split("(")[0]:
        return True
    if _UNIT.search(before):
        return after[0].isupper() and not after.isupper() and not _begins_other(after) and not _begins_phrase(after.split())
    return bool(_OPEN.search(before))


def _begins_other(line: str) -> bool:
    """Whether the line begins a sentence, or speaks of a meeting: "Tại hội nghị, …"; "Thường trực …" may go on with one."""
    return re.split(r"\W", line, maxsplit=1)[0] in _OPENERS or bool(_MEETING.match(line))


def _parts_name(before: str, after: str) -> bool:
    """Whether the break parts "Lò Văn" from "Én, Phó Bí thư"."""
    begun, rest = _NAME_BEGUN.search(before), _NAME_ENDS.match(after)
    if not begun or not rest:
        return False
    begun_words, words = (begun["name"] or begun["listed"]).split(), rest["name"].split()
    if len(begun_words) + len(words) > _MOST_SYLLABLES or words[0] in _OPENERS or _begins_phrase(after.split()):
        return False
    if len(begun_words) == 1 or begun_words[-1] in _MIDDLE:
        return True
    # "Vi Thu" may be a whole name; a syllable and a comma or a dash on the next line say that it is none.
    return len(words) == 1 and not rest["after"][-1].isalpha()


def _parts_phrase(before: str, after: str) -> bool:
    """Whether the break parts a title or a body, or a title from the body it is held in."""
    last = [word.strip('(“",') for word in before.split()[-_MOST_WORDS:]]
    following = [word.strip(',.;:)”"') for word in after.split()[:_MOST_WORDS]]
    heads = [last[n:] for n in range(len(last)) if last[n]]
    for head in heads:
        tails = _splits().get(_folded(head), ()) if head[0][0].isupper() else ()
        if any(_folded(following[: len(tail)]) == _folded(tail) and following[0][0] == tail[0][0] for tail in tails):
            return True
    if len(before) < _LEAST_LINE or not after[0].isupper() or _begins_other(after):
        return False
    if _BEFORE_ORGAN.search(before) and _COMMITTEE.match(after):
        return True
    return any(_folded(head) in _titles() for head in heads) and _begins_phrase(following, _organs())


def _begins_phrase(words: Sequence[str], phrases: Container[tuple[str, ...]] | None = None) -> bool:
    """Whether the words begin with one of the phrases, or else with any title, body or kind of directive."""
    known = phrases if phrases is not None else _phrases()
    return any(_folded(words[:n]) in known for n in range(1, _MOST_WORDS + 1))


@cache
def _titles() -> frozenset[tuple[str, ...]]:
    return frozenset(_folded(old_tone_style(row["title"]).split()) for row in rows("positions"))


@cache
def _organs() -> frozenset[tuple[str, ...]]:
    return frozenset(_folded(old_tone_style(row["phrase"]).split()) for row in rows("offices") if row["kind"] in _ORGANS)


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    return _organs() | _titles() | {_folded(kind.split()) for kind in directive_types().values()}


@cache
def _splits() -> Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """For each beginning of a title or a body, how it may go on, as it is written."""
    titles = [row["title"] for row in rows("positions")]
    bodies = [row["phrase"] for row in rows("offices") if row["kind"] in _ORGANS]
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for words in (tuple(old_tone_style(phrase).split()) for phrase in (*titles, *bodies)):
        for n in range(1, len(words)):
            found.setdefault(_folded(words[:n]), set()).add(words[n:])
    return {head: frozenset(tails) for head, tails in found.items()}


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)
