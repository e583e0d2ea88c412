"""Field operators: their names in Vietnamese and English, what each asks, what it is called in words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from indexer.text.fold import accented, has_marks
from indexer.text.tokens import WORD, folded_words


@dataclass(frozen=True, slots=True)
class Operator:
    """`name` as typed without accents, `spelt` with them; `field` one of `nodes.TEXT_FIELDS`, or "directive" or "date"."""

    name: str
    spelt: str
    english: str
    field: str

    @property
    def label(self) -> str:
        return self.spelt.replace("-", " ")


OPERATORS = (
    Operator("can-bo", "cán-bộ", "official", "official"),
    Operator("chu-tri", "chủ-trì", "chair", "chair"),
    Operator("van-ban", "văn-bản", "directive", "directive"),
    Operator("ngay", "ngày", "date", "date"),
    Operator("co-quan", "cơ-quan", "host", "host"),
    Operator("noi", "nơi", "place", "place"),
    Operator("tieu-de", "tiêu-đề", "title", "title"),
)
_BY_NAME = {name: operator for operator in OPERATORS for name in (operator.name, operator.english)}
# As alike as "chutri" and "chu-tri", "direktive" and "directive"; "note" and "noi" are less.
_CLOSE = 0.75


def operator_or_none(name: str) -> Operator | None:
    """The operator that `name` (before the colon) spells in either language; None for any other word.

    >>> operator_or_none("Chủ-Trì").field, operator_or_none("HOST").field, operator_or_none("http")
    ('chair', 'host', None)
    >>> operator_or_none("Nội")        # as in "Hà Nội: …", which is not "nơi:"
    """
    operator = _BY_NAME.get("-".join(folded_words(name).split()))
    if operator and "-" not in name and has_marks(name) and accented(name) != accented(operator.spelt):
        return None
    return operator


def close_operators(name: str) -> tuple[str, ...]:
    """Names of operators that `name` may have been meant for, likeliest first.

    >>> close_operators("chutri"), close_operators("direktive"), close_operators("http")
    (('chu-tri',), ('directive',), ())
    """
    plain = "-".join(folded_words(name).split())
    if len(WORD.findall(name)) == 1 and plain in _BY_NAME:
        return ()
    return tuple(get_close_matches(plain, _BY_NAME, n=2, cutoff=_CLOSE))
