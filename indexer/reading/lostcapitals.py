"""Capitals that TCVN3 has no letter for, put back where nothing else can have been written.

Its fonts for running text have the capitals A Ă Â E Ê I O Ô Ơ U Ư Y Đ, none with a tone: "Lò Thị Ánh" is written "Lò Thị ánh", and
"HỘI NGHỊ" "HộI NGHị". The same words in small letters are as common, so only what stands around tells.
"""

from __future__ import annotations

import re
from functools import cache

from indexer.gazetteers import rows
from indexer.reading.seams import UPPER

_TONED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
# A word of capitals and such letters, two capitals among them: "HộI"; with fewer, "Tổ", its neighbours tell.
_CAPITALS = re.compile(rf"(?<!\w)(?=\w*[{UPPER}]\w*[{UPPER}])[{UPPER}{_TONED}]*[{_TONED}][{UPPER}{_TONED}]*(?!\w)")
_AMONG_CAPITALS = re.compile(rf"(?<=[{UPPER}][{UPPER}] )[{UPPER}]?[{_TONED}]+(?= [{UPPER}][{UPPER}])")
_CAPITALISED = rf"[{UPPER}][^\W\d_]*"
# What may stand behind a name and begins so; nobody and no place is called that.
_SMALL = rf"(?!(?:ở|ấy|ạ|à|ủy|uỷ|ốm|ứng cử|ứng phó)(?!\w))[{_TONED}][^\W\d_]*(?!\w)"
_NAME_GOES_ON = rf"(?= {_CAPITALISED}(?!\w)|,| ?[-–(;:)]|\.?$|\. )"
_CALLED = (
    "đồng chí|đ/c|ông|bà|anh|chị|đại biểu|cụ|huyện|tỉnh|thành phố|thị xã|thị trấn|quận|phường|xã|thôn|bản|buôn|ấp|làng|khu phố|tổ dân phố"
)
_CALLED_SO = re.compile(rf"(?<!\w)(?i:{_CALLED})(?: {_CAPITALISED}){{0,3}} (?P<small>{_SMALL}){_NAME_GOES_ON}")
# No name ends in them, so that whatever follows is part of it.
_MIDDLE = "Văn|Thị|Đình|Hữu|Bá"
_NEW_SENTENCE = re.compile(rf"(?<=[^\W\d_][.!?] )[{_TONED}](?=[^\W_]*\s)")

# A body by its name: "ủy ban kiểm tra các cấp" is none.
_BODY = re.compile(r"(?<!\w)[ủu](?=[yỷ] ban (?:[Nn]hân dân|Mặt trận|MTTQ|Kiểm tra|Dân tộc|Thường vụ|Bầu cử|Đoàn kết)(?!\w))")


def restore_capitals(text: str) -> str:
    """A passage out of TCVN3 with its toned capitals; the rest of its letters as they are.

    >>> restore_capitals("HộI NGHị TổNG KếT: bà Lò Thị ánh, ủy viên; ông Lê Văn ổn phát biểu tại xã ỷ La. ổn định dân cư")
    'HỘI NGHỊ TỔNG KẾT: bà Lò Thị Ánh, ủy viên; ông Lê Văn Ổn phát biểu tại xã Ỷ La. Ổn định dân cư'
    >>> restore_capitals("ông Lê ủng hộ xã ấy; Thị ủy, bà Mai ở huyện áp dụng")
    'ông Lê ủng hộ xã ấy; Thị ủy, bà Mai ở huyện áp dụng'
    """
    if all(c.isupper() or c in _TONED for c in text if c.isalpha()):
        return text.upper() if any(map(str.isupper, text)) else text
    text = _CAPITALS.sub(lambda found: found[0].upper(), text)
    text = _AMONG_CAPITALS.sub(lambda found: found[0].upper(), text)
    for small in (*_in_names(), _CALLED_SO):
        text = small.sub(_raise, text)
    text = _BODY.sub(lambda found: found[0].upper(), text)
    return _NEW_SENTENCE.sub(lambda found: found[0].upper(), text)


def _raise(found: re.Match[str]) -> str:
    start, end = found.span("small")
    small = found.string[start:end]
    return f"{found.string[found.start() : start]}{small[0].upper()}{small[1:]}{found.string[end : found.end()]}"


@cache
def _in_names() -> tuple[re.Pattern[str], ...]:
    """A surname, parts of a name perhaps, and one that begins small: behind "Thị" in any case, else where the name shows its end."""
    every = "|".join(re.escape(row["surname"]) for row in rows("surnames"))
    usual = "|".join(re.escape(row["surname"]) for row in rows("surnames") if row["kind"] in ("common", "usual"))
    return (
        re.compile(rf"(?<!\w)(?:{every})(?: {_CAPITALISED}){{0,2}}? (?:{_MIDDLE}) (?P<small>{_SMALL})"),
        re.compile(rf"(?<!\w)(?:{usual})(?: {_CAPITALISED}){{0,3}} (?P<small>{_SMALL}){_NAME_GOES_ON}"),
    )
