"""Pieces of hostile queries: every sign of the language, operators right and wrong, names that expand, letters in every form."""

from __future__ import annotations

from random import Random

from indexer.query.operators import OPERATORS

SIGNS = (*'"“”„«»()|*-–—:/.,&<>=≤≥~^\\?!+%#', " ", " ", " OR ", " HOẶC ", " AND ", " -", "-(", "((", "))", '""', "..", "//", "**")
OPERATORS_TYPED = tuple(name for operator in OPERATORS for name in (f"{operator.name}:", f"{operator.spelt}: ", f"{operator.english}:"))
VALUES = (
    "2018", "2018-10", "2018-13", "Q3/2018", "31/11/2019", ">=2018", "<0001", ">31/12/9999", "2019..2017", "217", "số", "QĐ", "tw", "qđ/tw",
    "99999", "15/2018/NĐ-CP", "NQ", "Quyết định", "nghị quyết 18", "0",
)  # fmt: skip
WORDS = (
    "hội", "nghi", "gi*", "hộ*", "h*", "*a", "UBND", "ủy ban nhân dân", "QP-AN", "xây dựng nông thôn mới", "TH", "tỉnh", "Lào Cai",
    "TP.HCM", "thành phố", "Hoà Bình", "huyện Yên Thuỷ", "da\u0302n", "Ðảng", "uỷ", "Ｄ", "＂", "hooij", "ho65i", "nguyen",
)  # fmt: skip
LETTERS = (
    "\u0301",
    "\u0302\u0301",
    "\u200b",
    "\u00ad",
    "½",
    "漢",
    "\n",
    "\t",
    "\r",
    "😀",
    "\x00",
    "\x1b",
    "\ud800",
    "\u202e",
    "ß",
    "İ",
    "ﬁ",
    "a" * 80,
)
PIECES = (*SIGNS, *OPERATORS_TYPED, "foo:", "chutri:", *VALUES, *WORDS, *LETTERS)
REPEATED = tuple(
    dict.fromkeys((*(piece for piece in PIECES if len(piece) < 12), "( ", ") ", "- ", '" ', "a ", "aa* ", "a OR ", "-(a) ", "ngay:2018 "))
)
LONG = 500
"""How often each is repeated: about as many characters as a query may have, or many more."""


def make_query(random: Random) -> str:
    """A few pieces side by side, sometimes one of them many times; few signs, since most of them are refused."""
    kinds = random.choices((SIGNS, OPERATORS_TYPED, VALUES, WORDS, LETTERS), weights=(2, 1, 4, 12, 1), k=random.randint(1, 16))
    pieces = [random.choice(kind) for kind in kinds]
    if random.random() < 0.1:
        pieces[random.randrange(len(pieces))] *= random.randint(2, 60)
    return random.choice(("", " ", " ")).join(pieces)
