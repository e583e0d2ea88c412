"""What stands between a name and its office and tells none: where in a picture somebody is, when and where they were born."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.annotate.words import Word, spelt_forms

# Where somebody stands in a picture.
_SIDES = frozenset(("trai", "phai", "giua", "hang"))
_ASIDE_AT_MOST = 8
# When and where somebody was born, before the offices: "sinh năm 1938; quê quán: thôn Đồng Chuế, xã Phú Lâm; nguyên Bí thư".
_BORN = spelt_forms(("năm", "ngày"))
_BIRTH_AT_MOST = 24


def after_aside(words: Sequence[Word], i: int, last: int) -> int:
    """The index, `last` at most, after an aside at `i` that tells no office: "ông A (thứ 2 từ trái sang), Giám đốc", "sinh năm 1970"."""
    if i >= len(words):
        return i
    if not words[i].joined and i + 1 < last <= i + _BIRTH_AT_MOST and not words[last].joined and _tells_birth(words, i, last):
        return last
    if words[i].gap != " (":
        return i
    for end in range(i, min(i + _ASIDE_AT_MOST, len(words) - 1)):
        if words[end].capital:
            return i
        if words[end + 1].gap.startswith(")"):
            return end + 1 if any(word.shade in _SIDES for word in words[i : end + 1]) else i
    return i


def _tells_birth(words: Sequence[Word], i: int, last: int) -> bool:
    """Whether `words[i:last]` begin with a birth or an age, which a mark ends: "sinh ngày 12/9/1984", "SN 1972", "47 tuổi"."""
    if words[i].surface.isdigit():
        return words[i + 1].spells("tuổi") and (i + 2 == last or not words[i + 2].joined)
    if words[i].surface != "SN" and not (words[i].spells("sinh") and words[i + 1].spelt in _BORN):
        return False
    end = next((k for k in range(i + 1, last) if words[k].surface.isdigit() and not words[k + 1].surface.isdigit()), last)
    return end + 1 >= last or not words[end + 1].joined
