"""Which sentences can name an official for the first time: those with a title or a form of address, one in three.

The others, most of a report, are not read word by word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from indexer.annotate.alternation import alternation
from indexer.annotate.shadow import shadow
from indexer.annotate.words import spelt_forms
from indexer.text.normalize import old_tone_style

_TITLES = (
    "bí thư", "ủy viên", "chủ tịch", "trưởng", "phó", "giám đốc", "chánh", "chủ nhiệm", "thủ tướng", "đại tá", "thượng tá", "trung tá",
    "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy", "thiếu tướng", "trung tướng", "thượng tướng", "đại tướng", "chính ủy",
    "tư lệnh", "báo cáo viên", "chuyên viên", "giảng viên", "thư ký", "thống đốc", "tổng biên tập", "tổng thanh tra", "tổng kiểm toán",
    "tổng lãnh sự", "người phát ngôn", "đại biểu quốc hội", "đại biểu hội đồng", "thẩm phán", "pct", "pbt", "bt", "ptp", "pgđ", "đbqh",
    "đồng chí", "đ/c", "đc",
)  # fmt: skip
# These are parts of other words, too ("anh em", "ba xã", "các đại biểu"): a name or an office follows.
_ADDRESSES = ("ông", "bà", "anh", "chị", "ngài", "thầy", "đại biểu", "ct")
_FORMS = frozenset(
    " ".join(forms) for anchor in (*_TITLES, *_ADDRESSES) for forms in product(*(spelt_forms([word]) for word in anchor.split()))
)
_NAMED = frozenset(map(shadow, _ADDRESSES))
# "TVHU", "UVBTV", "TUV": seats in committees.
_ANCHOR = re.compile(r"\b" + alternation(dict.fromkeys(map(shadow, (*_TITLES, *_ADDRESSES)), r"\b") | {"tv": r"[a-z]{2,3}\b"}) + "|uv")
_LETTER = re.compile(r"[^\W_]")


def can_name(text: str, shade: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` has a title or a form of address; `shade` is the text's shadow.

    >>> [can_name(text, shadow(text), 0, len(text)) for text in ("Bà Mận dự.", "Ba xã dự.", "UVBTV dự", "Ủy viên dự", "Chỉ đạo")]
    [True, False, True, True, False]
    """
    found = _ANCHOR.search(shade, start, end)
    while found is not None and not _is_anchor(text, found):
        found = _ANCHOR.search(shade, found.end(), end)
    return found is not None


def _is_anchor(text: str, found: re.Match[str]) -> bool:
    """Whether the letters are a title's with its marks ("chị", not "chỉ"), and something capitalised follows a form of address."""
    if found[0] not in _NAMED:
        return found[0].startswith(("uv", "tv")) or _is_form(text[found.start() : found.end()])
    after = _LETTER.search(text, found.end())
    return after is not None and after[0].isupper() and _is_form(text[found.start() : found.end()])


@lru_cache(maxsize=1 << 10)
def _is_form(surface: str) -> bool:
    return old_tone_style(" ".join(surface.split()).lower()) in _FORMS
