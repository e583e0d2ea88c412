"""Words such as "xã" and "tỉnh": where they stand for a unit, and whether the words after one can be its name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from indexer.annotate.bodies import ACTS, HOLDS
from indexer.annotate.heads import head_end, is_acronym
from indexer.annotate.names import name_start, surname_kind
from indexer.annotate.phrases import Phrases, offices
from indexer.annotate.shadow import shadow
from indexer.annotate.words import Sentence, Word, spelt_forms
from indexer.gazetteers.units import units_named

# Unit words, as spelt; a name or a number follows.
UNITS = (
    "tỉnh", "thành phố", "tp", "quận", "huyện", "thị xã", "thị trấn", "xã", "phường", "đặc khu", "thôn", "ấp", "bản", "buôn", "làng",
    "bon", "xóm", "khóm", "khu phố", "khối phố", "tổ dân phố", "khu dân cư", "khối", "h", "q", "p", "tx", "tt",
)  # fmt: skip
SHORT_UNITS = frozenset("tp h q p tx tt".split())
NUMBERED = frozenset(("quận", "phường", "thôn", "ấp", "bản", "buôn", "xóm", "khóm", "khu phố", "khối phố", "tổ dân phố", "q", "p"))
_LARGE = frozenset(("tỉnh", "thành phố", "tp", "quận", "huyện", "thị xã"))
# Their names have two words and more; "khối Đảng" is no place.
_NAMED_AT_LENGTH = _LARGE | SHORT_UNITS | {"khối"}
# What a number counts, unless it ends a name: "6 tháng", "12 hộ".
_COUNTED = frozenset("thang nam ngay gio tuan quy ho nguoi dai can dong trieu ty lan cay xa thon ap ban km ha tan goi suat".split())
# The word that makes another one of a unit word: "phiên bản", "hàng xóm".
_OTHER_WORDS = frozenset({
    *((first, "bản") for first in "nhật phiên xuất văn cơ biên tái nguyên cá kịch ấn dị".split()),
    *((first, "ban") for first in ("nhat", "phien", "xuat", "van")),
    ("tác", "xã"), ("tac", "xa"), ("già", "làng"), ("gia", "lang"),
    ("hàng", "xóm"), ("hang", "xom"), ("nông", "thôn"), ("nong", "thon"), ("cô", "ấp"),
})  # fmt: skip
# What a line in capitals goes on with after a unit word or a name.
_SHOUTED_STOPS = spelt_forms(
    "về của và đã sẽ lần với tại do dự được có đọc cho từ đến trong năm ngày là khóa nhiệm theo để nhằm thứ".split()
)
_SHOUTED_VERBS = frozenset(
    ("bao cao", "trinh bay", "phat bieu", "phe duyet", "thong qua", "tham du", "chu tri", "chi dao", "dong chi", "ket luan", "dai bieu")
)
# Parts of the country, which no unit word makes units.
_REGIONS = frozenset(
    ("bac bo", "trung bo", "nam bo", "tay nguyen", "bac trung bo", "nam trung bo", "dong nam bo", "tay nam bo", "bac trung", "mien trung")
)
_MANY = frozenset("cac hai ba bon nam sau bay nhieu".split())
# After a place that opens a headline: "Lạc Bình: …", "Lạc Bình triển khai …".
HEADLINE = frozenset(
    {"trien khai", "so ket", "tong ket", "hop ban", "phat dong", "day manh", "cong bo", "ra quan", "ky niem", "quan triet"}
)
# A capital after a unit word that begins a verb, not a name: "HĐND tỉnh Thông báo", "UBND xã Tổ chức".
_SAID = HEADLINE | frozenset(
    {"to chuc", "thong bao", "ban hanh", "thuc hien", "tang cuong", "hoi nghi", "khai mac", "nhiem ky", "phoi hop", "xay dung", "phat huy"}
)
# No syllable is longer; the longest name in capitals, in syllables.
_LONGEST = 7
_SHOUTED = 4
_LAST_OF_UNITS = frozenset(unit.split()[-1] for unit in map(shadow, UNITS) if len(unit) > 2)


@cache
def unit_words() -> Phrases:
    return Phrases((unit, unit, "") for unit in UNITS)


def is_other_word(words: Sequence[Word], i: int) -> bool:
    """Whether the unit word at `i` ends another word, or a name: "phiên bản", "Nhật Bản"."""
    if i == 0 or not words[i].joined:
        return False
    return (words[i - 1].spelt, words[i].spelt) in _OTHER_WORDS


def is_name_like_unit(words: Sequence[Word], i: int) -> bool:
    """Whether a unit word is part of a name: "xã Bản Rạng", "thôn Làng Chành"."""
    return (
        words[i].capital and i + 1 < len(words) and words[i + 1].joined and words[i + 1].capital and unit_words().at(words, i) is not None
    )


def are_many(words: Sequence[Word], i: int) -> bool:
    """Whether the unit word at `i` is said of several: "các xã", "3 tỉnh", "các huyện, thành phố"."""
    if i == 0:
        return False
    before = words[i - 1]
    if words[i].joined:
        some = i > 1 and before.spells("số") and words[i - 2].spells("một")
        return some or before.shade in _MANY or (before.surface.isdigit() and len(before.surface) < 3)
    return words[i].gap.strip() == "," and before.shade in _LAST_OF_UNITS


def names_unit(words: Sequence[Word], unit: str, start: int, run: int) -> bool:
    """Whether the `run` words from `start` on can be the name of a `unit`: no verb, no part of the country, no person."""
    named = words[start : start + run]
    name = " ".join(word.surface for word in named)
    if any(len(word.surface) > _LONGEST and word.surface.isalpha() for word in named):
        return False
    if run == 1:
        follows = words[start + 1] if start + 1 < len(words) and words[start + 1].joined else None
        verb = follows is not None and f"{named[0].shade} {follows.shade}" in _SAID
        return not verb and named[0].shade != "khoa" and (unit not in _NAMED_AT_LENGTH or bool(units_named(name)))
    if " ".join(word.shade for word in named) in _REGIONS:
        return False
    return not (unit in _LARGE and is_person(named)) or bool(units_named(name))


def is_person(run: Sequence[Word]) -> bool:
    """Whether a run of capitals after a unit word or in a list of places is more likely somebody's name: "TP Trần Quốc Dũng"."""
    surname = surname_kind(run) if len(run) > 2 else None
    return surname is not None and (run[1].spelt in ("văn", "thị") or (surname == "common" and name_start(run, after_unit=True) == 0))


def is_number(sentence: Sentence, i: int) -> bool:
    """Whether `words[i]` is a number that names a unit: none that counts what follows, no part of a date or a version."""
    words = sentence.words
    if not words[i].surface.isdigit() or len(words[i].surface) > 2:
        return False
    end = sentence.end(i)
    if sentence.shade[end : end + 1] in ("/", ".", ":", "-", "%") and sentence.shade[end + 1 : end + 2].isdigit():
        return False
    return i + 1 >= len(words) or not words[i + 1].joined or words[i + 1].shade not in _COUNTED


def shouted_run(sentence: Sentence, unit: int, start: int) -> int:
    """How many words a name in capitals takes after its unit word in capitals, up to a verb or a body: "XÃ TÂN HÒA TỔ CHỨC"."""
    words = sentence.words
    if not is_acronym(words[unit]) or not is_acronym(words[start]):
        return 0
    end = start
    while end < len(words) and words[end].surface.isupper() and (end == start or words[end].joined) and not _shouted_stop(sentence, end):
        end += 1
    return end - start if 1 < end - start <= _SHOUTED else 0


def _shouted_stop(sentence: Sentence, i: int) -> bool:
    """Whether no name goes on with `words[i]`, which is in capitals."""
    words, before = sentence.words, sentence.end(i - 1)
    verb = HOLDS.match(sentence.shade, before) or ACTS.match(sentence.shade, before)
    pair = " ".join(word.shade for word in words[i : i + 2])
    stop = words[i].spelt in _SHOUTED_STOPS or pair in _SHOUTED_VERBS or pair in _SAID
    return bool(verb) or stop or offices().at(words, i) is not None or head_end(words, i) is not None
