"""Where a post, a body or a place is seated: the level, and the province, district or commune that its name names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from indexer.gazetteers.units import units_named
from indexer.text.fold import accented, folded, has_marks
from indexer.text.normalize import clean_text, old_tone_style

NATIONAL, PROVINCE, DISTRICT, COMMUNE = LEVELS = ("trung ương", "tỉnh", "huyện", "xã")
"""Highest first. Quận, thị xã and the cities of a province count as huyện; phường, thị trấn and đặc khu as xã."""
_CITY = "thành phố"
_MARKERS = {
    NATIONAL: ("trung ương", "bộ chính trị", "ban bí thư", "tổng bí thư", "chính phủ", "thủ tướng", "bộ trưởng", "thứ trưởng",
               "chủ tịch nước", "chủ tịch quốc hội", "ủy ban thường vụ quốc hội"),
    PROVINCE: ("tỉnh", "tỉnh ủy", "tỉnh đoàn"),
    DISTRICT: ("huyện", "huyện ủy", "huyện đoàn", "quận", "quận ủy", "quận đoàn", "thị xã", "thị ủy", "thị đoàn"),
    COMMUNE: ("xã", "phường", "thị trấn", "đặc khu"),
    _CITY: ("thành phố", "thành ủy", "thành đoàn", "tp"),
}  # fmt: skip
# "Bí thư Đảng ủy", "Đảng ủy viên" are a commune's; "Đảng ủy Công an tỉnh" says whose it is.
_PARTY_COMMITTEE = re.compile(r"\bđảng ủy(?: viên)?$")
# "Phòng Văn hóa và Xã hội" is no commune's; without its marks "Ban Chi huy Quan su" is no quận's.
_NO_UNIT = ("xã hội", "quân sự", "quân đội")
# "HĐND tỉnh Khóa XV", "nhiệm kỳ": no names.
_NO_NAME = ("khóa", "nhiệm")
_CITY_STOP = re.compile(r"\bTP\. *", re.IGNORECASE)
_TABLE = {marker: level for level, markers in _MARKERS.items() for marker in markers} | dict.fromkeys(_NO_UNIT, "")
_MARKED = {" ".join(map(accented, marker.split())): level for marker, level in _TABLE.items()}
_BARE = {" ".join(map(folded, marker.split())): level for marker, level in _TABLE.items()}
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_LONGEST_MARKER, _LONGEST_NAME = 5, 4
_KINDS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
_KIND_ENDS = tuple(f" {' '.join(map(key, kind.split()))}" for kind in _KINDS for key in (accented, folded))


class Seat(NamedTuple):
    """`unit` is a name without its kind, None for the country and where it is not said; `within` the unit above it, where known."""

    level: str
    unit: str | None = None
    within: str | None = None

    @property
    def shown(self) -> str:
        """To show: "huyện Yên Khánh", "trung ương", "tỉnh" without a name."""
        return f"{self.level} {self.unit}" if self.unit else self.level


# A corpus knows some thousands of bodies, posts and places.
@lru_cache(maxsize=1 << 14)
def seat_named(name: str) -> Seat | None:
    """The lowest seat that a position, body or place names; None where it names none.

    >>> seat_named("Chủ tịch UBND huyện Yên Khánh"), seat_named("Phó Bí thư Huyện uỷ"), seat_named("Ủy viên Ban Thường vụ")
    (Seat(level='huyện', unit='Yên Khánh', within=None), Seat(level='huyện', unit=None, within=None), None)
    >>> seat_named("UBND XÃ KHE MỊN, HUYỆN SÔNG MÂY"), seat_named("Phòng Văn hóa - Xã hội phường 7")
    (Seat(level='xã', unit='Khe Mịn', within='Sông Mây'), Seat(level='xã', unit='7', within=None))
    """
    name = _CITY_STOP.sub("TP ", old_tone_style(clean_text(name)))
    found = sorted(_seats(name), key=lambda seat: -LEVELS.index(seat.level))
    if not found:
        return Seat(COMMUNE) if _PARTY_COMMITTEE.search(unit_key(name)) else None
    lowest = found[0]
    above = next((seat.unit for seat in found if seat.level != lowest.level and seat.unit), None)
    return lowest._replace(within=above)


def is_body_of_level(words: str) -> bool:
    """Whether folded words are no more than a level or the Party's committee at it.

    >>> [is_body_of_level(words) for words in ("huyen uy", "huyen", "dang uy", "ubnd huyen", "")]
    [True, True, True, False, False]
    """
    return words == "dang uy" or bool(_BARE.get(words))


def with_unit(position: str, level: str | None, unit: str) -> str:
    """A position with the unit that it does not name, the level said once.

    >>> [with_unit(p, "huyện", "Yên Khánh") for p in ("Chủ tịch HĐND huyện", "Bí thư Huyện ủy", "Trưởng phòng Nội vụ")]
    ['Chủ tịch HĐND huyện Yên Khánh', 'Bí thư Huyện ủy (Yên Khánh)', 'Trưởng phòng Nội vụ (huyện Yên Khánh)']
    """
    said = seat_named(position)
    key = fold_key(position) if not has_marks(position) else unit_key(position)
    if said and said.level == level:
        return f"{position} {unit}" if f" {key}".endswith(_KIND_ENDS) else f"{position} ({unit})"
    return f"{position} ({' '.join(part for part in (level, unit) if part)})"


def same_unit(one: str, other: str) -> bool:
    """Whether two names can be one unit's: marks agree, or one was printed without any.

    >>> same_unit("Phú Ninh", "PHÚ NINH"), same_unit("Phú Ninh", "Phu Ninh"), same_unit("Phú Ninh", "Phù Ninh")
    (True, True, False)
    """
    return unit_key(one) == unit_key(other) or ((not has_marks(one) or not has_marks(other)) and fold_key(one) == fold_key(other))


@lru_cache(maxsize=1 << 12)
def unit_key(name: str) -> str:
    """What equal spellings of a unit's name share."""
    return " ".join(accented(word) for word in _WORD.findall(name))


@lru_cache(maxsize=1 << 12)
def fold_key(name: str) -> str:
    """What all spellings of a unit's name share, marks or none."""
    return " ".join(folded(word) for word in _WORD.findall(name))


def _seats(name: str) -> Iterator[Seat]:
    """Every seat that `name` (normal form) names, in its order."""
    words = list(_WORD.finditer(name))
    bare = not has_marks(name)
    keys = [folded(word[0]) if bare else accented(word[0]) for word in words]
    at = 0
    while at < len(words):
        length, level = _marker(keys, at, _BARE if bare else _MARKED)
        if level:
            unit = _unit(name, words[at + length - 1 :]) if level != NATIONAL else None
            yield Seat(_city_level(unit) if level == _CITY else level, unit)
        at += length


def _marker(keys: Sequence[str], at: int, markers: Mapping[str, str]) -> tuple[int, str | None]:
    """How many words from `at` on are a marker of a level, and which level; (1, None) where none stands there."""
    for length in range(min(_LONGEST_MARKER, len(keys) - at), 0, -1):
        phrase = " ".join(keys[at : at + length])
        if phrase in markers:
            return length, markers[phrase] or None
    return 1, None


def _unit(name: str, words: Sequence[re.Match[str]]) -> str | None:
    """The capitalised words, or the number, right behind the first of `words`."""
    unit: list[str] = []
    for before, word in pairwise(words[: _LONGEST_NAME + 1]):
        joined = name[before.end() : word.start()].strip(" ") == ""
        if not joined or not (word[0][0].isupper() or (not unit and word[0].isdigit())) or accented(word[0]) in _NO_NAME:
            break
        unit.append(word[0])
        if word[0].isdigit():
            break
    told = " ".join(unit)
    return (told.title() if told.isupper() and len(told) > 3 else told) or None


def _city_level(unit: str | None) -> str:
    """A city is a province where the table of units says so, else a province's city."""
    named = units_named(f"{_CITY} {unit}") if unit else ()
    return PROVINCE if named and named[0].level == "province" else DISTRICT
