"""Who is no official by the word before the name: clergy, voters, the honoured; and names of places, schools and prizes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.annotate.shadow import shadow
from indexer.annotate.words import Sentence, Word, spelt_forms

# What stands after these is no official of the meeting: clergy, voters, the honoured, the convicted. On one line, that is:
# "… UBND huyện" above "Bà Vi Thị Mận" is somebody else's.
_LAY = (
    "hòa thượng", "thượng tọa", "đại đức", "linh mục", "giám mục", "mục sư", "ni sư", "cử tri", "nông dân", "liệt sĩ", "liệt sỹ",
    "anh hùng", "học sinh", "sinh viên", "bị can", "bị cáo", "nghệ nhân", "nghệ sĩ", "ca sĩ", "gia đình", "hộ", "thương binh",
    "bệnh nhân", "mẹ", "cháu", "em", "trường", "đường", "phố", "giải", "quỹ", "giải thưởng", "chùa", "giáo xứ", "hơn", "người",
    "công trình", "nhà", "đền", "mang tên", "cầu", "tư tưởng", "chủ nghĩa",
)  # fmt: skip
# Credits of pictures and texts; an official named after one is the picture's subject: "Ảnh: Đồng chí Lò Văn Én trao quà".
_CREDITS = ("ảnh", "tin", "bài", "tác giả", "phóng viên")
# A bare name after these is a place's; before a form of address an office ends with them: "Đại biểu HĐND tỉnh ông A".
_UNITS = ("thôn", "ấp", "xã", "phường", "huyện", "tỉnh", "thị trấn", "thành phố", "quận", "khu", "bản", "tại", "ở")
_AFTER_LAY = re.compile(rf"(?<!thanh )\b(?:{'|'.join(map(shadow, _LAY))}) *:? *$")
_AFTER_CREDIT = re.compile(rf"\b(?:{'|'.join(map(shadow, _CREDITS))}) *:? *$")
_AFTER_UNIT = re.compile(rf"\b(?:{'|'.join(map(shadow, _UNITS))}) *$")
# What these end with: few names stand after such a word, so that the patterns are hardly asked. "Tổ phó" is no "phố".
_TELLING = spelt_forms(phrase.split()[-1] for phrase in (*_LAY, *_CREDITS, *_UNITS))


def is_lay(sentence: Sentence, i: int, *, official: bool = False) -> bool:
    """Whether word `i`, with which a name or its form of address begins, stands after a word that officials do not have.

    `official`: the form of address is one that only officials have, so that a credit before it tells nothing.
    """
    if not _is_told(sentence.words, i):
        return False
    before = _before(sentence, i)
    return bool(_AFTER_LAY.search(before) or (not official and _AFTER_CREDIT.search(before)))


def is_unit_named(sentence: Sentence, i: int) -> bool:
    """Whether a bare name at word `i` is that of the unit before it: "xã", "tại"."""
    return _is_told(sentence.words, i) and _AFTER_UNIT.search(_before(sentence, i)) is not None


def _is_told(words: Sequence[Word], i: int) -> bool:
    return i > 0 and words[i - 1].spelt in _TELLING


def _before(sentence: Sentence, i: int) -> str:
    """The last letters before word `i`."""
    start = sentence.start(i)
    return sentence.shade[max(0, start - 16) : start]
