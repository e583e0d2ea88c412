"""What an office deals with, told in small letters within its name: "Trung tâm chống ngập", "Ban Chỉ đạo về phòng, chống thiên tai"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from indexer.annotate.heads import head_end
from indexer.annotate.phrases import matters, offices
from indexer.annotate.stops import is_stop
from indexer.annotate.words import Word

# Bodies made for a task: what follows in small letters is the task ("Ban Chỉ đạo thi năm 2019").
TASKED = frozenset({"ban chi dao", "bcd", "to cong tac", "ban quan ly", "hoi dong"})
_TASK_WORDS = 16
# Bodies that are called after what they deal with: "Trung tâm chống ngập", "Tổ tư vấn"; one word is one only with its capital.
_OPEN = frozenset("ban phong so vien cuc vu truong hoi doan to tram doi khoa".split())
_OPEN_PAIRS = frozenset({"trung tam", "cong ty", "chi cuc", "tong cuc", "quan ly", "hoi dong", "uy ban", "hiep hoi"})
# Units that are parts of other words more often: "nông thôn", "khu vực", "cơ bản".
WITHIN_TASKS = frozenset("thon khu ban lang khoi ap xom buon".split())


def matter_at(words: Sequence[Word], i: int, first: int, loose: int) -> int:
    """How many words what an office deals with takes at `words[i]`: "giao thông", "tư vấn"; 0 where nothing of the kind stands.

    In small letters it goes on with a name that is open, and only where a body's name has begun can it be a word for a deed.
    """
    matter = matters().at(words, i)
    if matter is None:
        return 0
    if words[i].capital or (i > first and _is_open(words, i)):
        return len(matter.shades)
    begun = i > first and (words[i - 1].capital or _ends_matter(words, i))
    return len(matter.shades) if loose and (matter.kind == "matter" or begun) else 0


def tells_task(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether "về" at `i` tells the task of the body from `start` on: "Ban Chỉ đạo Trung ương về phòng, chống thiên tai"."""
    tasked = any(word.shade == "dao" and before.shade == "chi" for before, word in pairwise(words[start:i]))
    return tasked and i + 1 < len(words) and words[i + 1].joined and not words[i + 1].capital and not is_stop(words, i + 1)


def level_after(words: Sequence[Word], i: int) -> int | None:
    """The index of the unit word that ends a task told in small letters: "phòng, chống thiên tai và tìm kiếm cứu nạn huyện"."""
    for k in range(i, min(i + _TASK_WORDS, len(words))):
        if words[k].gap.strip() not in ("", ",") or words[k].capital or head_end(words, k) is not None:
            return None
        office = offices().at(words, k)
        if office is not None and office.kind == "level" and office.shades[0] not in WITHIN_TASKS:
            return k
        if is_stop(words, k):
            return None
    return None


def _is_open(words: Sequence[Word], i: int) -> bool:
    """Whether the body that ends before `words[i]` has a name that tells yet what it deals with."""
    last = words[i - 1]
    return (last.capital and last.shade in _OPEN) or f"{words[i - 2].shade} {last.shade}" in _OPEN_PAIRS


def _ends_matter(words: Sequence[Word], i: int) -> bool:
    return any(found is not None and at + len(found.shades) == i for at in range(max(0, i - 4), i) if (found := matters().at(words, at)))
