"""Provinces as names: today's province is also looked for as those it was made of, and of one that ended it is said what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from indexer.gazetteers import rows
from indexer.gazetteers.units import REFORM, Unit, names_of, province_today, units, units_named
from indexer.query.names import Name, Sequences, When
from indexer.text.fold import agrees, folded, has_marks
from indexer.text.tokens import WORD

# Changes before the reform: Nghị quyết 15/2008/QH12 and Nghị quyết 175/2024/QH15.
_EARLIER = {"Hà Tây": "2008-08-01", "Thừa Thiên Huế": "2025-01-01"}
_RENAMED = frozenset({"Thừa Thiên Huế"})
"""Provinces that only changed their name and kind: the same place."""
# Of what folds to these names in 6,000 news articles, fewer than nine in ten are the province, capitals and accents right: "hoà bình" is
# peace, "hải dương" an ocean, "giá lại", "làm đồng", "Huệ". All other names are the province more often than that, most of them always.
_ORDINARY = frozenset({"Hòa Bình", "Hải Dương", "Gia Lai", "Lâm Đồng", "Hậu Giang", "Hà Nam", "Huế"})
# His name in a text is his, the city's has its kind in front.
_PERSON = frozenset({"Hồ Chí Minh"})
# What stands in front of a province's name, by its kind, and the same of another kind.
_HEADS = {
    "tỉnh": (("tỉnh",), ("tỉnh", "ủy")),
    "thành phố": (("thành", "phố"), ("thành", "ủy"), ("TP",)),
}
_COMMITTEE = 1
"""Which of them is the Party's."""
_DISTRICT_HEADS = {"thành phố": (("thành", "phố"), ("TP",)), "thị xã": (("thị", "xã"), ("TX",))}
KINDS = {"TP": ("thành", "phố"), "TX": ("thị", "xã")}
"""What these letters say in front of a unit's name."""


@cache
def unit_names() -> tuple[Name, ...]:
    """The provinces that changed, each by its name alone and with its kind in front; districts with their kind only.

    >>> found = {" ".join(name.words): name for name in unit_names()}
    >>> found["Lào Cai"].shown, found["Lào Cai"].note
    (('tỉnh Yên Bái',), 'tỉnh Yên Bái nhập vào tỉnh Lào Cai ngày 01/7/2025')
    >>> found["thành ủy Hải Phòng"].also, found["tỉnh Yên Bái"].also
    ((('tỉnh', 'ủy', 'Hải', 'Dương'),), ())
    >>> found["huyện Yên Thủy"].note
    'huyện Yên Thủy: không còn cấp huyện từ 01/7/2025, nay thuộc tỉnh Phú Thọ'
    """
    provinces = [unit for unit in units() if unit.level == "province"]
    names = [name for unit in provinces for name in _province_names(unit, provinces)]
    taken = {name.words for name in names}
    return (*names, *(name for name in _district_names() if name.words not in taken))


def is_surname_before(words: Sequence[str], at: int) -> bool:
    """Whether the word at `at` goes on with a person's name: behind a surname, or behind one with all its marks and a middle name.

    >>> [is_surname_before(typed.split(), -2) for typed in ("nguyen khanh hoa", "Trần Thị Khánh Hòa", "lễ Hà Nội", "pham vi Ninh Bình")]
    [True, True, False, False]
    """
    before = words[:at][-2:]
    surnames = [_surnames().get(folded(word), "") for word in before]
    direct = bool(before and surnames[-1]) and agrees(before[-1], surnames[-1])
    return direct or (len(before) == 2 and has_marks(before[0]) and before[0][0].isupper() and agrees(before[0], surnames[0]))


def _province_names(unit: Unit, provinces: list[Unit]) -> Iterator[Name]:
    if unit.renamed:
        others = [province_today(unit)] if unit.name in _RENAMED else []
        note = _became(unit)
    else:
        others = [other for other in provinces if other.renamed and other.today == unit.name]
        note = "; ".join(_became(other) for other in others)
    if not note:
        return
    shown = tuple(other.full_name for other in others)
    bare: Sequences = tuple(_words(other.name) for other in others)
    for words in map(_words, names_of(unit)):
        yield Name(words, bare, shown, _when(unit), note)
        for place, head in enumerate(_HEADS[unit.kind]):
            also = tuple((*_HEADS[other.kind][1 if place == _COMMITTEE else 0], *_words(other.name)) for other in others)
            yield Name((*head, *words), also, shown, "always", note, len(head), bare)


def _district_names() -> Iterator[Name]:
    """Districts that no other of their kind shares the name with."""
    for unit in units():
        if unit.level != "district" or sum(other.kind == unit.kind for other in units_named(unit.full_name)) > 1:
            continue
        note = f"{unit.full_name}: không còn cấp huyện từ {_day(REFORM)}, nay thuộc {province_today(unit).full_name}"
        for words in map(_words, names_of(unit)):
            for head in _DISTRICT_HEADS.get(unit.kind, (_words(unit.kind),)):
                yield Name((*head, *words), (), (), "always", note, len(head))


@cache
def _surnames() -> Mapping[str, str]:
    """Folded word -> the common surname that it may be."""
    return {folded(row["surname"]): row["surname"] for row in rows("surnames") if row["kind"] == "common"}


def _became(unit: Unit) -> str:
    """What became of a province that is no more."""
    today, day = province_today(unit).full_name, _day(_EARLIER.get(unit.name, REFORM))
    return f"{unit.full_name} {'thành' if unit.name in _RENAMED else 'nhập vào'} {today} ngày {day}"


def _when(unit: Unit) -> When:
    return "unit" if unit.name in _PERSON else "proper" if unit.name in _ORDINARY else "always"


def _day(iso: str) -> str:
    """A day as official texts write it: a zero before days below 10 and months below 3.

    >>> _day("2025-07-01"), _day("2025-01-01")
    ('01/7/2025', '01/01/2025')
    """
    year, month, day = iso.split("-")
    return f"{day}/{month if int(month) < 3 else int(month)}/{year}"


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text))
