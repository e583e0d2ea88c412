"""Field operators: their names in Vietnamese and English, what each asks, what it is called in words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from indexer.reports import ROLES
from indexer.text.fold import agrees
from indexer.text.tokens import WORD, folded_words


@dataclass(frozen=True, slots=True)
class Operator:
    """`name` as typed without accents, `spelt` with them; `field` one of `nodes.TEXT_FIELDS`, or "directive" or "date"; `example`, a
    value of it; `label`, what it is called in the reading of a query."""

    name: str
    spelt: str
    english: str
    field: str
    label: str
    example: str = '"hoang van"'

    @property
    def names_people(self) -> bool:
        """Whether its values are names of people: no abbreviation stands for a part of them."""
        return self.field == "official" or self.field in ROLES


OPERATORS = (
    Operator("can-bo", "cán-bộ", "official", "official", "cán bộ"),
    Operator("chu-tri", "chủ-trì", "chair", "chair", "chủ trì"),
    Operator("chi-dao", "chỉ-đạo", "direct", "direct", "chỉ đạo"),
    Operator("phat-bieu", "phát-biểu", "speak", "speak", "phát biểu"),
    Operator("bao-cao", "báo-cáo", "present", "present", "báo cáo"),
    Operator("du", "dự", "attend", "attend", "dự"),
    Operator("nhac-den", "nhắc-đến", "mention", "mention", "được nhắc đến"),
    Operator("chuc-vu", "chức-vụ", "position", "position", "chức vụ", '"bi thu"'),
    Operator("van-ban", "văn-bản", "directive", "directive", "văn bản", '"217-QĐ/TW"'),
    Operator("loai", "loại", "type", "directive_type", "loại văn bản", '"nghi quyet"'),
    Operator("ngay", "ngày", "date", "date", "ngày", "2018-10"),
    Operator("co-quan", "cơ-quan", "host", "host", "cơ quan", '"huyen uy"'),
    Operator("noi", "nơi", "place", "place", "nơi", '"yen thuy"'),
    Operator("tieu-de", "tiêu-đề", "title", "title", "tiêu đề", '"tong ket"'),
)
_BY_NAME = {name: operator for operator in OPERATORS for name in (operator.name, operator.english)}
# As alike as "chutri" and "chu-tri", "direktive" and "directive"; "note" and "noi" are less.
_CLOSE = 0.75


def operator_or_none(name: str, *, spaced: bool = False) -> Operator | None:
    """The operator that `name` (before the colon) spells in either language; None for any other word.

    >>> operator_or_none("Chủ-Trì").field, operator_or_none("HOST").field, operator_or_none("http")
    ('chair', 'host', None)
    >>> operator_or_none("Nội")        # as in "Hà Nội: …", which is not "nơi:"
    >>> operator_or_none("dự", spaced=True)        # as in "Tham dự: các đồng chí …", where a space follows the colon
    """
    operator = _BY_NAME.get("-".join(folded_words(name).split()))
    if operator is None or "-" in name:
        return operator
    if not agrees(name, operator.spelt):
        return None
    ends_a_clause = spaced and "-" not in operator.name and operator.field != "date" and name.lower() != operator.english
    return None if ends_a_clause else operator


def close_operators(name: str) -> tuple[str, ...]:
    """Names of operators that `name` may have been meant for, likeliest first.

    >>> close_operators("chutri"), close_operators("direktive"), close_operators("http")
    (('chu-tri',), ('directive',), ())
    """
    plain = "-".join(folded_words(name).split())
    if len(WORD.findall(name)) == 1 and plain in _BY_NAME:
        return ()
    return tuple(get_close_matches(plain, _BY_NAME, n=2, cutoff=_CLOSE))
