"""What tells that somebody named in a report was not at the meeting: a letter, a funeral, a journey, a signature."""

from __future__ import annotations

import re

from indexer.annotate.alternation import alternation

# As many characters before a person tell how they are spoken of.
_NEAR = 180
_TO_PERSON = r"(?: (?:cac|nguyen|co))*\s*$"
# Before a person whom the office is taken from, or who is told to be absent.
_AWAY_BEFORE = {
    **dict.fromkeys(("mien nhiem", "bai nhiem", "cho thoi", "thoi giu", "cach chuc"), r"\b[^,;.]{0,100}$"),
    **dict.fromkeys(("ky luat", "khai tru", "canh cao", "khien trach", "dinh chi"), r"(?:\b[^,;.]{0,80}\bvoi)?(?: cac)?\s*$"),
    "vang": r"(?: mat)?(?: co (?:ly do|phep))?\s*:[^;.:]{0,40}$",
    **dict.fromkeys(("thuong tiec", "bao tin", "tin buon", "anh tu lieu"), r"\b[^;.]{0,60}$"),
}
# Before a person who is only spoken of.
_NAMED_BEFORE = {
    # "thư chúc mừng của đồng chí A", "Lễ Quốc tang đồng chí A", "thay đồng chí A".
    **dict.fromkeys(
        ("dien", "dien van", "lang hoa", "thiep"), r"(?: (?:chuc mung|chia buon|khen|ngo|cam on|moi|tham hoi|hoa))+ cua" + _TO_PERSON
    ),
    **dict.fromkeys(("thu", "vong hoa"), r"(?: (?:chuc mung|chia buon|khen|ngo|cam on|moi|tham hoi))* cua" + _TO_PERSON),
    "loi": r"(?: (?:can dan|day|dan|keu goi|nhan nhu|chuc mung|chuc|tham hoi|hoi tham))+ cua" + _TO_PERSON,
    # "nhắc đến công lao của ông A"; "tân binh B, em trai đồng chí A".
    **dict.fromkeys(("nhac den", "cong lao"), r"(?:(?: [a-z]+){0,3} cua)?" + _TO_PERSON),
    **dict.fromkeys(
        ("em trai", "em gai", "anh trai", "chi gai", "con trai", "con gai", "than mau", "than phu"), r"(?: cua)?" + _TO_PERSON
    ),
    **dict.fromkeys(
        (
            "quoc tang", "le tang", "le vieng", "tang le", "tuong nho", "tuong niem", "truy dieu", "buc thu", "chan dung", "tuong dai",
            "hoi kien", "hoi dam", "chao xa giao", "uy quyen cua", "thay", "thay cho", "thay mat", "than nhan", "gia dinh", "noi theo",
            "guong", "mang ten", "mac niem", "thong tin ve", "viec", "ve viec", "se do",
        ),
        _TO_PERSON,
    ),
    "tra loi phong van": "[^;.]{0,70}" + _TO_PERSON,
    # What somebody said elsewhere, which the meeting is told of or acts upon: "truyền đạt ý kiến chỉ đạo của Phó Chủ tịch A".
    **dict.fromkeys(
        ("truyen dat", "thuc hien", "quan triet", "thong bao", "can cu", "trien khai", "chap hanh", "theo", "xet"),
        r"(?: \w+){0,4}? (?:chi dao|ket luan|phat bieu|y kien|de nghi)(?: \w+){0,3} cua(?: (?:cac|nguyen|co|dong chi|ong|ba))*\s*$",
    ),
    # Who is asked to do something has not done it: "giao Phó Chủ tịch A chỉ đạo xử lý".
    **dict.fromkeys(("giao", "yeu cau", "de nghi", "kien nghi"), r"(?<!ban giao)(?: cho)?(?: cac)?\s*$"),
    **dict.fromkeys(
        ("nam truoc", "nam ngoai", "truoc day", "nhiem ky truoc", "thang truoc", "tuan truoc", "ky hop truoc", "sinh thoi"),
        r"\b[^;.\n]{0,140}$",
    ),
    # "sẽ về kiểm tra", "dự kiến sẽ dự", before and after: whoever is expected has not come yet.
    "du kien": r"(?<!theo du kien)(?<!nhu du kien)\b(?! cua)[^;.:]{0,90}$",
}  # fmt: skip
# One pattern for all, for few people have any of these before them: one after the other they take a tenth of the time for officials.
# What is no letter comes first, which the search skips to.
_TELLS_BEFORE = re.compile(r"[^a-z0-9_]\b" + alternation(_AWAY_BEFORE | _NAMED_BEFORE))
_TELLS_AWAY = re.compile(r"\b" + alternation(_AWAY_BEFORE))
# After a person. What parts them from it gives nothing back ("*+"), or the rest would be tried after each space and comma.
_EXCUSED_AFTER = re.compile(
    r"[\s,)\-(]*+(?:(?:da|do|vi|dang|xin|cung|co|hien|vua) )*"
    r"(?:vang\b|di (?:cong tac|hoc)(?! (?:moi |tro )?ve\b)|ban (?:(?:di )?(?:cong tac|hoc)|hop|du)\b|"
    r"khong (?:the )?(?:den |tham )?(?:du|dieu hanh|chu tri|tham gia|co mat)\b|xin phep|"
    r"(?:gui|co) (?:thu|lang hoa|dien|hoa|cong dien|cong van|van ban)\b(?! thoai)|uy quyen|ban viec|"
    r"cu [^;.()]{1,30} du thay|duoc [^;.]{1,60} moi nhung khong den|nghi (?:om|phep)|dieu tri|bao cao vang)"
)
_RELIEVED_AFTER = re.compile(
    r"[\s,)\-]*+(?:(?:da|duoc|se|xin|cung|deu|nay|vua) )*(?:cho )?"
    r"(?:thoi giu|thoi dam|thoi lam|mien nhiem|nghi (?:huu|cong tac|che do|theo che do)|chuyen cong tac|"
    r"bi (?:ky luat|khien trach|canh cao|cach chuc|khai tru|dinh chi|khoi to|bat)\b|"
    r"tu tran|qua doi|hy sinh|mat (?:nam|ngay|luc|hoi)|(?<=da )mat\b)"
)
# "nguyên Chủ tịch UBND huyện, đã nghỉ hưu": who is retired may come all the same.
_RETIRED_AFTER = re.compile(r"[\s,)\-(]*+(?:(?:da|nay|vua|hien) )*(?:nghi (?:huu|cong tac|che do|theo che do)|chuyen cong tac)")
_EXPECTED_AFTER = re.compile(
    r"[\s,)\-]*+(?:lam truong doan,?\s+|dan dau,?\s+)?(?:du kien\s+|cung\s+|sap\s+)*(?:se|du kien|sap)\s+"
    r"(?:(?:ve|den|toi|cung|truc tiep|co buoi)\s+)*"
    r"(?:tham\b|du\b|chu tri|chi dao|kiem tra|giam sat|khao sat|lam viec|tiep xuc|dang huong|phat bieu|co mat)"
)
_REPRESENTED = re.compile(r"\buy quyen cua(?: (?:cac|nguyen))*\s*$")
_SIGNED_AFTER = re.compile(r"[\s,)\-]*+(?:thay mat [^;.,]{1,60}? )?(?:(?:da|vua) )*ky\b(?! (?:ket(?! luan)|hop|niem|cam|luat))")
# "(1961 - 1967)": years of office, as local history gives them.
_IN_OFFICE_AFTER = re.compile(r"\s*\((?:\d{1,2}[/.])?\d{4}(?:\s*-\s*(?:(?:\d{1,2}[/.])?\d{4}|nay))?\)")
_DIED_AFTER = re.compile(r"[\s,(]*sinh (?:ngay|nam)\b[^.\n]{0,240}\b(?:tu tran|qua doi|hy sinh|ta the)\b")
# A founding: "đồng chí A làm Bí thư" of the first cell, told with the year of an event long past.
_FOUNDED_BEFORE = re.compile(r"\b(?:dau tien|duoc thanh lap|ra doi)\b[^;.]{0,60}$")
_FOUNDED_WITHIN = 64
_BECAME_HEAD_AFTER = re.compile(r"[^.;\n]{0,60}?\blam (?:bi thu|truong|chu|thu ky)\b")
# "Mùa thu năm 1930, đồng chí A được cử làm Bí thư": no portal reported then.
_LONG_AGO_BEFORE = re.compile(
    r"(?:^|[.\n;]\s*)(?:(?:vao|trong|tu|mua \w+|thang \d{1,2}|dau|cuoi) ){0,2}nam (?:18\d\d|19[0-8]\d)\b[^;.\n]{0,140}$"
)
# Leaders of the past, whom reports quote: never at a meeting.
_HISTORICAL = frozenset(("ho chi minh", "ton duc thang", "le duan", "truong chinh", "pham van dong", "vo nguyen giap", "tran phu"))
_NATIONAL = r"(?:dau cau|diem cau)(?: chinh)?(?: tai)? (?:trung uong|chinh phu|ha noi|quoc hoi|tru so chinh phu|van phong chinh phu)"
_BRIDGE = re.compile(rf"[\s,\-]*(?:[a-z]+ ){{0,6}}?(?:(?:tai|tu|o) {_NATIONAL}|qua cau truyen hinh)")
_BRIDGE_BEFORE = re.compile(rf"\b(?:tai|tu|o) {_NATIONAL}\b[^;.]{{0,80}}$")
_OTHER_BRIDGE = re.compile(
    r"\b(?:dau cau|diem cau)(?: (?:truc tuyen|chinh|tai|cua|cap|o))* (?:tinh|huyen|xa|phuong|thanh pho|thi xa|thi tran|quan|ubnd|"
    r"dac khu|tinh uy|huyen uy|thanh uy|dang uy|hoi truong|so)\b"
)


def is_relieved(after: str) -> bool:
    """Whether the shadow after a person says that the office was taken from them, or that they have left it."""
    return _RELIEVED_AFTER.match(after) is not None


def is_away(before: str, after: str) -> bool | None:
    """Whether the shadows before and after a person say that they did not come or were relieved; False where they are only spoken of.

    Absent, on a journey, represented by a letter; or quoted, asked for something, only to come, told of from another time. None
    where nothing of all this is said.
    """
    before = before[-_NEAR:]
    if _EXCUSED_AFTER.match(after) or _RELIEVED_AFTER.match(after):
        return True
    if _TELLS_BEFORE.search(f" {before}"):
        return _TELLS_AWAY.search(before) is not None
    return False if _SIGNED_AFTER.match(after) or _EXPECTED_AFTER.match(after) else None


def is_retired(after: str) -> bool:
    """Whether the shadow after a person says that they have retired or left, which keeps nobody from a meeting."""
    return _RETIRED_AFTER.match(after) is not None


def is_excused(after: str) -> bool:
    """Whether the shadow after a person says that they did not come."""
    return _EXCUSED_AFTER.match(after) is not None


def is_of_the_past(name: str, before: str, after: str) -> bool:
    """Whether the person (`name` in its shadow) belongs to history or is told of as dead: nothing else puts them at a meeting."""
    if name in _HISTORICAL or _IN_OFFICE_AFTER.match(after) or _DIED_AFTER.match(after):
        return True
    if before.find("nam 1") >= 0 and _LONG_AGO_BEFORE.search(before[-_NEAR:]):
        return True
    if after.find("lam ", 0, _FOUNDED_WITHIN) < 0:
        return False  # nearly all
    return _BECAME_HEAD_AFTER.match(after) is not None and _FOUNDED_BEFORE.search(before[-_NEAR:]) is not None


def is_represented(before: str) -> bool:
    """Whether the person sent somebody else: "Được sự ủy quyền của đồng chí A, đồng chí B chủ trì"."""
    return "uy quyen" in before and _REPRESENTED.search(before) is not None


def is_elsewhere(before: str, after: str, shade: str) -> bool:
    """Whether the person spoke over a bridge, from the capital; before a person that is told where `shade` has another bridge, too."""
    if before.endswith("dien thoai, "):
        return True
    if "cau" not in before and "cau" not in after:
        return False
    if _BRIDGE.match(after):
        return True
    return _BRIDGE_BEFORE.search(before[-_NEAR:]) is not None and _OTHER_BRIDGE.search(shade) is not None
