"""How sure a report is that a body held its meeting, told by the words before and after the body."""

from __future__ import annotations

import re

from indexer.annotate.bodies import ACTS, ADVERBS, HOLDS, MEETS

SURE = 3
"""The weight of a body that is said to hold the meeting: nothing outweighs it."""
BEFORE = 250
"""As many characters before a body say what it is to the sentence."""
_MEETINGS = r"hoi (?:nghi|thao|thi|dam|trai|cho)|hop|phien|dai hoi|le|lop|buoi|cuoc|tap huan|toa dam|dien dan|giao ban|giai|chuong trinh"
# What else is held: "tổ chức ra quân", "tổ chức cho cử tri tiếp xúc …", "tổ chức đoàn đi thăm".
_OTHERS = (
    "khoa|boi duong|doi thoai|gap mat|so ket|tong ket|tiep xuc|dien tap|sinh hoat|ngay hoi|hoc tap|giao luu|toi|tet|ra quan|phat dong|"
    "dot|doan|khai mac|be mac|ket nap|trao|ra mat|chuc (?:tet|mung|tho)|tham|vieng|dang huong|ky niem|tuyen|ban giao|ky (?:cam ket|ket)|"
    "mit tinh"
)
# Between a body and its verb: its other name, its term, the number of its session, who leads it.
# Also what it leads, and where deputies were elected: "- Cụm trưởng Cụm thi đua số 2", "đơn vị huyện Kim Sa".
TERM = re.compile(
    r"(?:\s*\([^()]{1,40}\)|\s+do [^;.\n]{5,120}? (?:lam truong doan|chu tri|dan dau)\b,?|"
    r"\s*[-,]\s+(?:cum truong|khoi truong|don vi|co quan) [^;.\n]{3,70}?(?=\s+(?:da |vua )?(?:to chuc|phoi hop|chu tri|so ket|tong ket)\b)|"
    r":(?=\s+(?:to chuc|hop|khai mac|so ket|tong ket|ra quan|phat dong|gap mat|doi thoai|hoi nghi|le) )|"
    r"\s+-\s+[^;.,\n]{3,25}?(?=\s+(?:da|vua|to chuc|tong ket|so ket)\b)|"
    r"(?:,\s*|\s+)truc thuoc [^;,.\n]{3,60}?,?(?=\s+(?:da|vua|to chuc|phoi hop|tien hanh|hop|khai mac|sinh hoat|long trong)\b)|"
    r"\s+(?:don vi|ung cu tai|bau (?:o|tai)) [^;,.\n]{2,40}?(?=\s+(?:da|vua|se|co|tiep xuc|to chuc)\b)|"
    r"[\s,]*\b(?:khoa|nhiem ky|lan thu|thu(?! hut))\s+[\w-]+(?:\s*-\s*\d{4})?)*"
)
GROUP = re.compile(r"\b(?:to|doan) dai bieu(?: so \d+)? $")
# "Sáng 3/10, tại hội trường, Huyện ủy …": who stands there may act.
OPENS = re.compile(
    r"[\s(\w.)\-]{0,16}\b(?:sang|chieu|toi|trua|dem|ngay|trong|tu|hom (?:nay|qua|\d)|"
    r"vao luc)\b[^,;]{0,60},\s*(?:tai [^;.]{1,100},\s*)?(?:(?:to|doan) dai bieu(?: so \d+)?\s+)?$"
)
_SESSION = re.compile(r"\b(?:dai hoi(?: dai bieu)?|ky hop(?: thu [\w ]{1,12}?)?(?: \([^()]{1,50}\))?,?)\s+$")
# "trước kỳ họp thứ 3, Quốc hội …", "kết quả kỳ họp Quốc hội": a session that is only spoken of.
_SPOKEN_OF = re.compile(r"\b(?:truoc|sau|ket qua|noi dung|nghi quyet|chuan bi|thanh cong|phuc vu|chuong trinh)(?: cua)?\s+$")
_DELEGATION = re.compile(r"\bdoan (?:giam sat|khao sat|kiem tra|tham tra)(?: (?:so )?\d+)?(?: cua)? $")
# "Đoàn công tác Tỉnh ủy làm việc với Ban Thường vụ Huyện ủy": who comes for a visit holds nothing.
_VISITORS = re.compile(r"\bdoan cong tac(?: cua)? $")
_INSPECTS = re.compile(r"\b(?:lam viec|giam sat|khao sat|kiem tra)\b")
# Before a body: it is somebody's, somewhere, one of many, or has been asked to do something.
_NOT_SUBJECT = re.compile(
    r"\b(?:cua|voi|phoi hop|phoi hop cung|cho|tai|theo|toi|den|giup|cac|lanh dao|dai dien|tham muu|trong|hoi truong|"
    r"tru so|qua|tu|ve|thuoc|trinh|"
    r"kien nghi|de nghi|yeu cau|giao|phan cong|chi dao|de xuat|phat ngon|"
    # Who works there: "và bà Vi Thị Mận, giáo viên Trường THCS Kim Sa".
    r"giao vien|giang vien|nhan vien|chuyen vien|can bo|cong chuc|vien chuc|bac si|bac sy|y si|y sy|ke toan|hoc sinh|sinh vien|"
    r"doan vien|phu trach|y ta|hoi vien|dang vien|xa vien|cong nhan|chien si|chien sy)\s+$"
)
# "Mô hình được Đảng ủy xã biểu dương", "hội nghị do UBND huyện tổ chức".
_AGENT = re.compile(r"\b(?:duoc|bi|do)\s+$")
_SESSION_OF = re.compile(
    r"\b(?:phien hop|ky hop|cuoc hop|dai hoi)[^,;.]{0,30} cua $|"
    r"(?<!nghi quyet )(?<!ket qua )(?<!noi dung )\b(?:hoi nghi|phien hop)(?: thuong ky| chuyen de| bat thuong)?"
    r"(?: (?:lan )?thu \w+)?(?: cua)? $"
)
# "Lễ kỷ niệm … của Hội LHPN huyện diễn ra": a gathering that opens the sentence, whose body stands before what comes of it.
_GATHERING_OF = re.compile(
    r"^(?:[^,;]{0,40}\b(?:sang|chieu|toi|ngay)\b[^,;]{0,30}, )?(?:tai [^,;]{3,60}, )?"
    r"(?:hoi nghi|le|buoi|dai hoi|lop|phien|ky hop|dot|ngay hoi)\b"
    r"[^,;]{0,140} cua $"
)
_COMES_OFF = re.compile(
    r"(?:\s+(?:da|vua|duoc|chinh thuc|long trong))*\s+"
    r"(?:dien ra|khai mac|be mac|to chuc|thanh cong|ket thuc|thu hut|quy tu|vinh du|don|co su|co)\b"
)
# "Đoàn ĐBQH tỉnh gồm các đại biểu: … tiếp xúc cử tri".
_CONSISTS = re.compile(r"[\s,]*gom\b")
_DEPUTIES = re.compile(r"\b(?:doan (?:dbqh|dai bieu quoc hoi)|to dai bieu)[\w ]{0,40}$")
_MEET_VOTERS = re.compile(r"\b(?:tiep xuc|txct)\b")
# Whom a body held its gathering with: "phối hợp với cấp ủy, chính quyền xã tổ chức".
_TOGETHER = re.compile(
    r"(?:\s+(?:da|vua|chu tri))*,?\s+phoi hop(?: chat che)?(?: voi| cung)? [^;.\n]{3,160}?"
    r"(?=\s+(?:to chuc|khai mac|khai giang|mo lop|so ket|tong ket|ra quan|giao ban)\b)"
)
_TASKED = ("ban chi dao", "to cong tac")
_ARRANGES = re.compile(ADVERBS + r"(?:phoi hop )?(?:to chuc|tien hanh)\b")
# "Công ty đang phối hợp với …", "Sở sẽ kiểm tra", "Trước đó, ngày 3/4, UBND huyện triển khai …": no meeting, or not this one.
_ONGOING = re.compile(r"\s+(?:dang\b(?! (?:huong|hoa))|se\b)")
_TO_COME = re.compile(r"\s+se\b")
# "Theo kế hoạch, Đại hội Đảng bộ xã sẽ khai mạc …", "Kỳ họp thứ 8 HĐND huyện dự kiến diễn ra …": sessions that are only planned.
_BY_PLAN = re.compile(r"\btheo (?:ke hoach|chuong trinh|lich|du kien|do)\b")
_PLANNED = re.compile(r"\s+du kien\b")
_EARLIER = re.compile(r"\btruoc do,")
_MEETING = re.compile(rf"\b(?:{_MEETINGS})\b")
_GATHERS = re.compile(rf"\b(?:{_MEETINGS}|{_OTHERS})\b")
# What stands right before a body is told within so many characters: searching more of them took a third of the time of hosts.
_RIGHT_BEFORE = 64
# How far after the verb its object can still begin, in characters.
_OBJECT = 60


# "Tại kỳ họp thứ 12, Ủy ban Kiểm tra Huyện ủy quyết định kỷ luật".
_AT_SESSION = re.compile(r"\btai (?:ky hop|phien hop|cuoc hop)[^;.]{0,60},\s*$")
_DECIDES = re.compile(r"(?:\s+da)?\s+(?:quyet dinh|quyet nghi|xem xet|ket luan|bau|thi hanh)\b")


def weight(before: str, shade: str, after: int, end: int) -> int:
    """How sure it is that the body between `before` and `shade[after:end]` held the meeting.

    3: it holds one, 2: a gathering's own body, or what bodies do when they meet, on a day; 1: that on no day; 0: nothing of the kind.
    """
    after = told.end() if (told := TERM.match(shade, after, end)) else after
    near = before[-_RIGHT_BEFORE:]
    if session := _SESSION.search(near):
        planned = _BY_PLAN.search(before) if _TO_COME.match(shade, after, end) else _PLANNED.match(shade, after, end)
        return 0 if planned or _SPOKEN_OF.search(near, 0, session.start()) else 2
    if _SESSION_OF.search(near):
        return 2 if HOLDS.match(shade, after, end) else 1
    delegation = _DELEGATION.search(near) is not None
    if _GATHERING_OF.search(before) and _COMES_OFF.match(shade, after, end):
        return 2
    if (_NOT_SUBJECT.search(near) and not delegation) or _VISITORS.search(near):
        return 0
    if _AGENT.search(near) and HOLDS.match(shade, after, end):
        return SURE if _MEETING.search(before) else 0
    together = _TOGETHER.match(shade, after, end)
    if _holds(shade, after, end) or (together and _holds(shade, together.end(), end)):
        return 1 if _TO_COME.match(shade, after, end) else SURE
    if delegation and _INSPECTS.search(shade, after, end):
        return SURE
    if _CONSISTS.match(shade, after, end) and (GROUP.search(near) or _meets_voters(shade, after, end)):
        return SURE
    if _DECIDES.match(shade, after, end) and _AT_SESSION.search(before):
        return 2
    return _acting(before, shade, after, end)


def _holds(shade: str, after: int, end: int) -> bool:
    """Whether the body is said to hold a gathering: "tổ chức hội nghị", but not "tổ chức sản xuất"."""
    held = HOLDS.match(shade, after, end)
    if held is None or (shade.endswith(_TASKED, 0, after) and held[0].endswith("ket")):
        return False
    arranged = _ARRANGES.match(shade, after, end)
    return arranged is None or _GATHERS.search(shade, arranged.end(), min(end, arranged.end() + _OBJECT)) is not None


def _meets_voters(shade: str, after: int, end: int) -> bool:
    """Whether deputies, whose names follow, are said to meet voters."""
    deputies = _DEPUTIES.search(shade, max(0, after - _RIGHT_BEFORE), after)
    return deputies is not None and _MEET_VOTERS.search(shade, after, end) is not None


def _acting(before: str, shade: str, after: int, end: int) -> int:
    """The weight of a body that does what is done at meetings, on a day or at a gathering that the sentence names."""
    if not (ACTS.match(shade, after, end) or HOLDS.match(shade, after, end)):
        return 0
    if _ONGOING.match(shade, after, end) or _EARLIER.search(before):
        return 0
    if _AGENT.search(before):
        return 1 if _MEETING.search(before) and before.endswith("do ") else 0
    if OPENS.fullmatch(before):
        return 2
    return 1 if MEETS.match(shade, after, end) or _MEETING.search(shade, after, end) else 0
