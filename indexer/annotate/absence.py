"""What tells that somebody named in a report was not at the meeting: a letter, a funeral, a journey, a signature."""

from __future__ import annotations

import re

# As many characters before a person tell how they are spoken of.
_NEAR = 180
# Before a person. "thư chúc mừng của đồng chí A", "Lễ Quốc tang đồng chí A", "thay đồng chí A".
_BEFORE = re.compile(
    r"\b(?:(?:thu|dien|dien van|lang hoa|thiep)(?: (?:chuc mung|chia buon|khen|ngo|cam on|moi|tham hoi|"
    r"hoa))+ cua|quoc tang|le tang|le vieng|tang le|tuong nho|tuong niem|truy dieu|"
    r"buc thu|tra loi phong van[^;.]{0,70}|"
    r"chan dung|tuong dai|hoi kien|hoi dam|chao xa giao|uy quyen cua|thay(?: cho)?|mang ten|than nhan|gia dinh|noi theo|guong|"
    r"thong tin ve|viec|ve viec)(?: (?:cac|nguyen|co))*\s*$"
)
_RELIEVED_BEFORE = re.compile(
    r"\b(?:(?:mien nhiem|bai nhiem|cho thoi|thoi giu|cach chuc)\b[^,;.]{0,100}|(?:ky luat|khai tru|canh cao|"
    r"khien trach|dinh chi)\b[^,;.]{0,80}\bvoi\s*)$"
)
# After a person.
_AFTER = re.compile(
    r"[\s,)\-(]*(?:(?:da|do|vi|dang|xin|cung|co|hien) )*"
    r"(?:vang\b|di cong tac|ban (?:di )?cong tac|khong (?:the )?(?:den |tham )?du\b|xin phep|"
    r"(?:gui|co) (?:thu|lang hoa|dien|hoa)\b(?! thoai)|uy quyen|ban viec|nghi om|bao cao vang)"
)
_RELIEVED_AFTER = re.compile(
    r"[\s,)\-]*(?:(?:da|duoc|se|xin) )*(?:cho )?"
    r"(?:thoi giu|thoi dam|thoi lam|mien nhiem|nghi (?:huu|cong tac|che do|theo che do)|chuyen cong tac|"
    r"bi (?:ky luat|khien trach|canh cao|cach chuc|khai tru|dinh chi|khoi to|bat)\b|tu tran|qua doi|hy sinh|mat (?:nam|ngay|luc|hoi))"
)
# "sẽ về kiểm tra", "dự kiến sẽ dự", before and after: whoever is expected has not come yet.
_EXPECTED_AFTER = re.compile(
    r"[\s,)\-]*(?:lam truong doan,?\s+|dan dau,?\s+)?(?:du kien\s+|cung\s+|sap\s+)*(?:se|du kien|sap)\s+"
    r"(?:(?:ve|den|toi|cung|truc tiep|co buoi)\s+)*"
    r"(?:tham\b|du\b|chu tri|chi dao|kiem tra|giam sat|khao sat|lam viec|tiep xuc|dang huong|phat bieu|co mat)"
)
_EXPECTED_BEFORE = re.compile(r"(?<!theo )(?<!nhu )\bdu kien\b(?! cua)[^;.:]{0,90}$")
_ABSENT_BEFORE = re.compile(r"\bvang(?: mat)?(?: co (?:ly do|phep))?\s*:[^;.:]{0,40}$")
_REPRESENTED = re.compile(r"\buy quyen cua(?: (?:cac|nguyen))*\s*$")
_SIGNED_AFTER = re.compile(r"[\s,)\-]*(?:thay mat [^;.,]{1,60}? )?(?:(?:da|vua) )*ky\b(?! (?:ket(?! luan)|hop|niem|cam|luat))")
# What somebody said elsewhere, which the meeting is told of or acts upon: "truyền đạt ý kiến chỉ đạo của Phó Chủ tịch A".
_TOLD_BEFORE = re.compile(
    r"\b(?:truyen dat|thuc hien|quan triet|thong bao|can cu|trien khai|chap hanh|theo|xet)(?: \w+){0,4}? "
    r"(?:chi dao|ket luan|phat bieu|y kien|de nghi)"
    r"(?: \w+){0,3} cua(?: (?:cac|nguyen|co|dong chi|ong|ba))*\s*$"
)
# Who is asked to do something has not done it: "giao Phó Chủ tịch A chỉ đạo xử lý".
_ORDERED_BEFORE = re.compile(r"\b(?:(?<!ban )giao|yeu cau|de nghi|kien nghi)(?: cho)?(?: cac)?\s*$")
_EARLIER_BEFORE = re.compile(r"\b(?:nam (?:truoc|ngoai)|truoc day|(?:nhiem ky|thang|tuan|ky hop) truoc|sinh thoi)\b[^;.\n]{0,140}$")
_MOURNED_BEFORE = re.compile(r"\b(?:thuong tiec|bao tin|tin buon)\b[^;.]{0,60}$")
# "(1961 - 1967)": years of office, as local history gives them.
_IN_OFFICE_AFTER = re.compile(r"\s*\((?:\d{1,2}[/.])?\d{4}(?:\s*-\s*(?:(?:\d{1,2}[/.])?\d{4}|nay))?\)")
_DIED_AFTER = re.compile(r"[\s,(]*sinh (?:ngay|nam)\b[^.\n]{0,240}\b(?:tu tran|qua doi|hy sinh|ta the)\b")
# A founding: "đồng chí A làm Bí thư" of the first cell, told with the year of an event long past.
_FOUNDED_BEFORE = re.compile(r"\b(?:dau tien|duoc thanh lap|ra doi)\b[^;.]{0,60}$")
# Leaders of the past, whom reports quote: never at a meeting.
_HISTORICAL = frozenset(("ho chi minh", "ton duc thang", "le duan", "truong chinh", "pham van dong", "vo nguyen giap", "tran phu"))
_NATIONAL = r"(?:dau cau|diem cau)(?: chinh)?(?: tai)? (?:trung uong|chinh phu|ha noi|quoc hoi|tru so chinh phu|van phong chinh phu)"
_BRIDGE = re.compile(rf"[\s,\-]*(?:[a-z]+ ){{0,6}}?(?:(?:tai|tu|o) {_NATIONAL}|qua cau truyen hinh)")
_BRIDGE_BEFORE = re.compile(rf"\b(?:tai|tu|o) {_NATIONAL}\b[^;.]{{0,80}}$")
_OTHER_BRIDGE = re.compile(
    r"\b(?:dau cau|diem cau)(?: (?:truc tuyen|chinh|tai|cua|cap|o))* (?:tinh|huyen|xa|phuong|thanh pho|thi xa|thi tran|quan|ubnd|"
    r"dac khu|tinh uy|huyen uy|thanh uy|dang uy|hoi truong|so)\b"
)


def is_relieved(before: str, after: str) -> bool:
    """Whether the shadows before and after a person say that the office was taken from them, or that they have left it."""
    return bool(_RELIEVED_BEFORE.search(before) or _RELIEVED_AFTER.match(after))


def is_excused(before: str, after: str) -> bool:
    """Whether the words around a person say that they did not come: absent, on a journey, represented by a letter."""
    return bool(_ABSENT_BEFORE.search(before) or _AFTER.match(after))


def is_only_named(before: str, after: str) -> bool:
    """Whether the person is spoken of, quoted or asked for something, or has signed something, without being there."""
    before = before[-_NEAR:]
    spoken_of = _BEFORE.search(before) or _TOLD_BEFORE.search(before) or _ORDERED_BEFORE.search(before)
    return bool(spoken_of or _SIGNED_AFTER.match(after))


def is_past(name: str, before: str, after: str) -> bool:
    """Whether the person (`name` in its shadow) is told of as one of another time, or as dead: local history, an obituary."""
    before = before[-_NEAR:]
    told = _EARLIER_BEFORE.search(before) or _MOURNED_BEFORE.search(before) or _FOUNDED_BEFORE.search(before)
    return bool(name in _HISTORICAL or told or _IN_OFFICE_AFTER.match(after) or _DIED_AFTER.match(after))


def is_represented(before: str) -> bool:
    """Whether the person sent somebody else: "Được sự ủy quyền của đồng chí A, đồng chí B chủ trì"."""
    return _REPRESENTED.search(before) is not None


def is_expected(before: str, after: str) -> bool:
    """Whether the person is only to come: "Dự kiến đồng chí A dự", "đồng chí A sẽ về kiểm tra"."""
    return bool(_EXPECTED_BEFORE.search(before) or _EXPECTED_AFTER.match(after))


def is_elsewhere(before: str, after: str, shade: str) -> bool:
    """Whether the person spoke over a bridge, from the capital; before a person that is told where `shade` has another bridge, too."""
    if _BRIDGE.match(after):
        return True
    return _BRIDGE_BEFORE.search(before[-_NEAR:]) is not None and _OTHER_BRIDGE.search(shade) is not None
