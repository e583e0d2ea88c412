"""Which sentences can name an official for the first time: those with a title or a form of address, one in three.

The others, most of a report, are not read for people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product

from indexer.annotate.phrases import titles
from indexer.annotate.words import Sentence, Word, spelt_forms

_TITLES = (
    "bí thư", "ủy viên", "chủ tịch", "trưởng", "phó", "giám đốc", "chánh", "chủ nhiệm", "thủ tướng", "đại tá", "thượng tá", "trung tá",
    "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy", "thiếu tướng", "trung tướng", "thượng tướng", "đại tướng", "chính ủy",
    "tư lệnh", "báo cáo viên", "chuyên viên", "giảng viên", "thư ký", "thống đốc", "tổng biên tập", "tổng thanh tra", "tổng kiểm toán",
    "tổng lãnh sự", "người phát ngôn", "đại biểu quốc hội", "đại biểu hội đồng", "thẩm phán", "pct", "pbt", "bt", "ptp", "pgđ", "đbqh",
    "đồng chí", "đ/c", "đc",
)  # fmt: skip
# These are parts of other words, too ("anh em", "ba xã", "các đại biểu"): a name or an office follows.
_ADDRESSES = ("ông", "bà", "anh", "chị", "ngài", "thầy", "đại biểu", "ct")


def can_name(sentence: Sentence) -> bool:
    """Whether a title or a form of address stands in a sentence.

    >>> from indexer.annotate.passage import Passage
    >>> def read(text): return can_name(Passage(text).sentence(0, len(text)))
    >>> [read(text) for text in ("Bà Mận dự.", "Ba xã dự.", "UVBTV dự", "Ủy viên dự", "Chỉ đạo")]
    [True, False, True, True, False]
    """
    words, anchors = sentence.words, _anchors()
    for i in sentence.openers:
        followers = anchors.get(words[i].spelt)
        # Most words that an anchor can begin with begin none.
        if followers and ("" in followers or (i + 1 < len(words) and words[i + 1].spelt in followers)) and _is_anchor(words, i, followers):
            return True
    return False


Followers = Mapping[str, Mapping[str, bool]]
"""Second word of an anchor -> its third -> whether a capital must stand after it; "" where there is no such word."""


def _is_anchor(words: Sequence[Word], i: int, followers: Followers) -> bool:
    """Whether the words after `words[i]`, parted by spaces, make an anchor of it."""
    if "" in followers and _is_called(words, i + 1, called=followers[""][""]):
        return True
    if i + 1 == len(words) or words[i + 1].spelt not in followers or not words[i + 1].joined:
        return False
    thirds = followers[words[i + 1].spelt]
    if "" in thirds and _is_called(words, i + 2, called=thirds[""]):
        return True
    return i + 2 < len(words) and words[i + 2].spelt in thirds and words[i + 2].joined


def _is_called(words: Sequence[Word], i: int, *, called: bool) -> bool:
    """Whether a capital stands at `words[i]` where one must: after a form of address."""
    return not called or (i < len(words) and words[i].capital)


@cache
def _anchors() -> Mapping[str, Followers]:
    """The first word of each anchor, as in `Word.spelt`, in each way that it can be printed -> what follows it."""
    found: dict[str, dict[str, dict[str, bool]]] = defaultdict(lambda: defaultdict(dict))
    for anchor in (*_TITLES, *_ADDRESSES):
        words = (*anchor.split(), "", "")
        for first, second, third in product(*(spelt_forms([word]) for word in words[:3])):
            found[first][second][third] = anchor in _ADDRESSES
    # "TVHU", "UVBTV", "TUV": seats in committees.
    for seat in titles().first_words:
        if "uv" in seat or seat.startswith("tv"):
            found[seat][""][""] = False
    return {first: dict(seconds) for first, seconds in found.items()}
