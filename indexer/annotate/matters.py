"""What an office deals with, told in small letters within its name: "Trung tâm chống ngập", "Ban Chỉ đạo về phòng, chống thiên tai"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from indexer.annotate.heads import head_end
from indexer.annotate.phrases import matters, offices
from indexer.annotate.stops import is_stop
from indexer.annotate.words import Word, spelt_forms

# Bodies made for a task: what follows in small letters is the task ("Ban Chỉ đạo thi năm 2019").
TASKED = frozenset({"ban chi dao", "bcd", "ban chi huy", "ban to chuc", "to cong tac", "ban quan ly", "hoi dong"})
_TASK_WORDS = 16
# Bodies that are called after what they deal with: "Trung tâm chống ngập", "Tổ tư vấn"; one word is one only with its capital.
_OPEN = frozenset("ban phong so vien cuc vu truong hoi doan to tram doi khoa".split())
_OPEN_PAIRS = frozenset(
    {"trung tam", "cong ty", "chi cuc", "tong cuc", "quan ly", "hoi dong", "uy ban", "hiep hoi", "benh vien", "co quan", "chi nhanh"}
)
# With so many loose words to come a plan is told, and no verb is meant.
_PLANNED = 6
# What somebody does after a title. A deed before it is the office's name: "Trưởng đoàn giám sát chủ trì", not "giám sát hiện trường".
_AFTER_DEED = spelt_forms(
    ("chủ", "phát", "kết", "nhấn", "yêu", "đề", "cho", "đã", "nêu", "ghi", "làm", "dự", "chỉ", "trình", "báo", "điều", "khai", "cảm", "và")
)
# What is said of somebody where a sentence ends with it: "Chủ nhiệm Hội đồng tư vấn điều hành."
_ENDING_DEEDS = frozenset(("điều hành", "kiểm tra", "giám sát", "khảo sát"))
# What a body is made for, told after it at length: "Tổ soạn thảo Đề án phát triển cây dược liệu".
_PLANS = frozenset(("đề án", "dự án", "chương trình", "kế hoạch", "nghị quyết", "phong trào", "cuộc vận động"))
# Units that are parts of other words more often: "nông thôn", "khu vực", "cơ bản".
WITHIN_TASKS = frozenset("thon khu ban lang khoi ap xom buon".split())


def matter_at(words: Sequence[Word], i: int, first: int, loose: int) -> int:
    """How many words what an office deals with takes at `words[i]`: "giao thông", "tư vấn"; 0 where nothing of the kind stands.

    In small letters it goes on with a name that is open, and only where a body's name has begun can it be a word for a deed.
    """
    matter = matters().at(words, i)
    if matter is None:
        return 0
    if words[i].capital or (i > first and is_open(words, i)):
        return len(matter.shades)
    begun = i > first and (words[i - 1].capital or _ends_matter(words, i)) and _is_done_to_none(words, i + len(matter.shades))
    return len(matter.shades) if loose and (matter.kind == "matter" or begun or loose > _PLANNED) else 0


def deed_of_delegation(words: Sequence[Word], i: int) -> int:
    """How many words at `words[i]`, after "Trưởng đoàn", say what the delegation is for; 0 where they say what its head does."""
    matter = matters().at(words, i) if words[i - 1].shade == "doan" else None
    if matter is None or matter.kind != "deed":
        return 0
    return len(matter.shades) if _is_over(words, i + len(matter.shades)) else 0


def plan_at(words: Sequence[Word], i: int) -> int:
    """How many words the kind of a plan takes at `words[i]`, 0 where none is named: "Đề án"."""
    return 2 if words[i].capital and i + 1 < len(words) and f"{words[i].spelt} {words[i + 1].spelt}" in _PLANS else 0


def is_open(words: Sequence[Word], i: int) -> bool:
    """Whether the body that ends before `words[i]` has a name that tells yet what it deals with."""
    last = words[i - 1]
    return (last.capital and last.shade in _OPEN) or f"{words[i - 2].shade} {last.shade}" in _OPEN_PAIRS


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


def _is_done_to_none(words: Sequence[Word], after: int) -> bool:
    """Whether the deed that ends before `words[after]` has no object, as in a name: "Phòng Kinh tế tổng hợp nêu", not "kiểm tra xã"."""
    if after == len(words):
        return f"{words[after - 2].spelt} {words[after - 1].spelt}" not in _ENDING_DEEDS
    if _is_over(words, after) or words[after].capital:
        return True
    return matters().at(words, after) is not None or offices().at(words, after) is not None


def _is_over(words: Sequence[Word], after: int) -> bool:
    """Whether a mark or somebody's deed comes at `words[after]`."""
    return after == len(words) or not words[after].joined or words[after].spelt in _AFTER_DEED


def _ends_matter(words: Sequence[Word], i: int) -> bool:
    return any(found is not None and at + len(found.shades) == i for at in range(max(0, i - 4), i) if (found := matters().at(words, at)))
