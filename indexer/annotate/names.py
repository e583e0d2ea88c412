"""Names of people: which capitalised syllables make one, and where one begins after a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from indexer.annotate.shadow import shadow
from indexer.annotate.words import Word, is_syllable
from indexer.gazetteers import rows
from indexer.text.normalize import old_tone_style

MAX_SYLLABLES = 6
# The commonest middle names; "Thị" and "Văn" alone make a name nearly certain.
_SURE_MIDDLES = frozenset(["thi", "van"])
_MIDDLES = frozenset(
    "huu duc ngoc minh quoc xuan thanh cong dinh hong kim thuy anh quang hoang trong ba the bich thu a seo mi "
    "viet khac duy sy nhu tat".split()
)
# Middle names that no place has, so that a rare surname before them is one: "Lại Thế Mẫn", but "Ngũ Hành Sơn".
_PERSONAL_MIDDLES = frozenset("huu duc cong dinh ngoc quoc trong the bich viet khac duy sy nhu tat seo a mi".split())
# What tells two halves of a place from each other: "xã Cao Sơn Trung", "huyện Kỳ Lâm Hạ".
_HALVES = frozenset("ha thuong dong tay nam bac trung trong ngoai moi tren duoi doai".split())
# How neighbours in the South are called by the order of their birth: "ông Sáu Phước".
_BIRTH_ORDER = frozenset(("hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "út"))
# Districts whose three syllables read like a person's name.
_DISTRICTS = frozenset({"ngu hanh son", "cu lao dung", "hoang su phi", "bach long vi", "hai ba trung", "chau thanh a"})
# Countries that read like names after "Thủ tướng" and the like.
_COUNTRIES = frozenset({"trieu tien", "dan mach", "bo dao", "thai lan", "ha lan", "phan lan", "tho nhi", "tay ban", "an do"})
# Never officials of a meeting, whoever speaks of them: thought, youth union and city are named after one, doctrine after others;
# and countries that read like names.
NEVER = frozenset(
    "ho chi minh|mac|le nin|lenin|cac mac|mac le|ton duc thang hoang|ton duc thang|vo nguyen giap|"
    "trung quoc|han quoc|dai loan|trieu tien|thai binh duong".split("|")
)


@cache
def surnames() -> Mapping[str, Mapping[str, str]]:
    """Shadow of a surname -> its spellings, each with its kind: common, usual, rare or two-syllable."""
    spellings: dict[str, dict[str, str]] = {}
    for row in rows("surnames"):
        surname = old_tone_style(row["surname"]).lower()
        spellings.setdefault(shadow(surname), {})[surname] = row["kind"]
    return MappingProxyType(spellings)


@cache
def _kinds() -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    """The form of a surname, as in `Word.spelt`, in each way that it can be printed -> its kind; and the shadow of the first syllable
    of those that have two -> those of the second."""
    kinds: dict[str, str] = {}
    seconds: dict[str, frozenset[str]] = {}
    for shade, spellings in surnames().items():
        kinds |= spellings
        kinds.setdefault(shade, next(iter(spellings.values())))
        first, _, second = shade.partition(" ")
        if second:
            seconds[first] = seconds.get(first, frozenset()) | {second}
    return kinds, seconds


def surname_kind(words: Sequence[Word], at: int = 0) -> str | None:
    """The kind of surname that `words[at:]` begins with; None where it begins with none.

    A syllable printed with marks must have the surname's marks, unless no surname is spelt so.
    """
    word = words[at]
    kinds, seconds = _kinds()
    if word.shade in seconds and at + 1 < len(words) and words[at + 1].shade in seconds[word.shade]:
        return "two-syllable"
    if word.shade[:2] in ("h'", "k'"):
        return "usual"  # Ê Đê, M'nông and K'ho names begin so
    return kinds.get(word.spelt) or (None if word.marked else kinds.get(word.shade))


def name_start(run: Sequence[Word], *, after_unit: bool, large: bool = False, central: bool = False) -> int | None:
    """Where in a run of capitalised syllables, which follow a body or (`after_unit`) a unit word, a person's name begins.

    None where the whole run is a place: "huyện Yên Khê Tô Văn Tự" holds a place of two syllables, "xã Lương Sơn" nothing else.
    `large`: the unit is a district or greater, of which few have names of three syllables. `central`: no place stands after the body.
    """
    first = 3 if " ".join(word.shade for word in run[:3]) in _DISTRICTS else 0
    scores = {at: _plausibility(run, at, after_unit, large, central) for at in range(first, len(run) - 1)}
    best = max(scores, key=lambda at: scores[at], default=None)
    return best if best is not None and scores[best] > 0 else None


def is_nickname(words: Sequence[Word]) -> bool:
    """Whether a name is a neighbour's, which no official goes by: "Mười Lượm", "Sáu Phước"."""
    return len(words) == 2 and words[0].spelt in _BIRTH_ORDER


def canonical_name(words: Sequence[Word]) -> str:
    """The name as it is written in lists: one space or hyphen between syllables, tone marks in the older place, capitals only at the start.

    >>> from indexer.annotate.words import words_of
    >>> text = "HOÀ THỊ  THUỶ"
    >>> canonical_name(words_of(text))
    'Hòa Thị Thủy'
    """
    return "".join([_syllable(words[0].surface), *(_joint(word) + _syllable(word.surface) for word in words[1:])])


def _joint(word: Word) -> str:
    """What parts a syllable from the one before it: "Bun-thăn Chăn-thạ-vông"."""
    return " " if word.joined else "-"


@lru_cache(maxsize=1 << 12)
def _syllable(surface: str) -> str:
    surface = old_tone_style(surface)
    if len(surface) == 1 or not surface.isupper():
        return surface
    return surface.title() if "'" not in surface and "’" not in surface else surface[:2] + surface[2:].title()


def _plausibility(run: Sequence[Word], at: int, after_unit: bool, large: bool, central: bool) -> float:
    kind = surname_kind(run, at)
    length = len(run) - at
    if kind is None or length > 5:
        return -1
    middles = {word.shade for word in run[at + 1 : -1]}
    sure = length > 2 and run[at + (2 if kind == "two-syllable" else 1)].shade in _SURE_MIDDLES
    sure = sure or not is_syllable(run[at].shade)  # "huyện Arất Blơi": no place begins so
    score = {2: 0.0, 3: 3.0, 4: 2.5, 5: 0.5}[length] + (3 if sure else 0) + (1 if middles & _MIDDLES else 0)
    # "huyện Tòng Thế Anh Dũng" has a name of four, "huyện Hà Trung Lê Nam" a place and a name.
    central = central and " ".join(word.shade for word in run[:2]) not in _COUNTRIES
    whole = large and at == 0 and (len(run) == 3 or (len(run) == 4 and run[1].shade in _PERSONAL_MIDDLES)) and len(run[-1].surface) > 1
    if kind == "rare" and not (sure or whole or central or middles & _PERSONAL_MIDDLES) and at == 0 and length > 2:
        return -1  # "Quận ủy Ngũ Hành Sơn": more places than people are called so
    score += {"common": 2.0, "usual": 1.0, "rare": -1.0, "two-syllable": 1.5}[kind]
    if after_unit and at == 0 and length == 3 and not sure and not middles & _MIDDLES and run[-1].shade in _HALVES and kind != "common":
        score -= 2.0
    return score + _place_score(at, after_unit, sure or whole, length)


def _place_score(syllables: int, after_unit: bool, sure: bool, name_length: int) -> float:
    """How well a place of so many syllables fits before the name. Two are the rule; none at all makes short names doubtful."""
    if syllables == 0:
        return (-1.0 if sure else -2.5) if after_unit else (1.0 if name_length > 2 else -1.5)
    return {1: -2.0, 2: 0.5, 3: -0.5}.get(syllables, -3.0)
