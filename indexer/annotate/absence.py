"""What tells that somebody named in a report was not at the meeting: a letter, a funeral, a journey, a signature."""

from __future__ import annotations

import re

# Before a person. "thư chúc mừng của đồng chí A", "Lễ Quốc tang đồng chí A", "thay đồng chí A".
_BEFORE = re.compile(
    r"\b(?:(?:thu|dien|dien van|lang hoa|thiep)(?: (?:chuc mung|chia buon|khen|ngo|cam on|moi|tham hoi|"
    r"hoa))+ cua|quoc tang|le tang|le vieng|tang le|tuong nho|tuong niem|truy dieu|"
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
    r"(?:thoi giu|thoi dam|thoi lam|mien nhiem|nghi (?:huu|cong tac|che do|theo che do)|chuyen cong tac|tu tran|qua doi|hy sinh)"
)
# "sẽ về kiểm tra", "dự kiến sẽ dự", before and after: whoever is expected has not come yet.
_EXPECTED_AFTER = re.compile(
    r"[\s,)\-]*(?:lam truong doan,?\s+|dan dau,?\s+)?(?:du kien\s+|cung\s+|sap\s+)*(?:se|du kien|sap)\s+"
    r"(?:(?:ve|den|toi|cung|truc tiep|co buoi)\s+)*"
    r"(?:tham\b|du\b|chu tri|chi dao|kiem tra|giam sat|khao sat|lam viec|tiep xuc|dang huong|phat bieu|co mat)"
)
_EXPECTED_BEFORE = re.compile(r"(?<!theo )(?<!nhu )\bdu kien\b(?! cua)[^;.:]{0,90}$")
_REPRESENTED = re.compile(r"\buy quyen cua(?: (?:cac|nguyen))*\s*$")
_SIGNED_AFTER = re.compile(r"[\s,)\-]*(?:(?:da|vua) )*ky\b(?! (?:ket|hop|niem|cam))")
_BRIDGE = re.compile(
    r"[\s,\-]*(?:[a-z]+ ){0,6}?(?:(?:tai|tu|o) (?:dau cau|diem cau)(?: chinh)?(?: tai)? (?:trung uong|"
    r"chinh phu|ha noi|quoc hoi)|qua cau truyen hinh)"
)


def is_relieved(before: str, after: str) -> bool:
    """Whether the shadows before and after a person say that the office was taken from them, or that they have left it."""
    return bool(_RELIEVED_BEFORE.search(before) or _RELIEVED_AFTER.match(after))


def is_excused(after: str) -> bool:
    """Whether what follows a person says that they did not come: absent, on a journey, represented by a letter."""
    return _AFTER.match(after) is not None


def is_only_named(before: str, after: str) -> bool:
    """Whether the person is spoken of, or has signed something, without being there."""
    return bool(_BEFORE.search(before) or _SIGNED_AFTER.match(after))


def is_represented(before: str) -> bool:
    """Whether the person sent somebody else: "Được sự ủy quyền của đồng chí A, đồng chí B chủ trì"."""
    return _REPRESENTED.search(before) is not None


def is_expected(before: str, after: str) -> bool:
    """Whether the person is only to come: "Dự kiến đồng chí A dự", "đồng chí A sẽ về kiểm tra"."""
    return bool(_EXPECTED_BEFORE.search(before) or _EXPECTED_AFTER.match(after))


def is_elsewhere(after: str) -> bool:
    """Whether the person spoke over a bridge, from the capital."""
    return _BRIDGE.match(after) is not None
