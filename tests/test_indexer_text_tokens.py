"""The one analyzer."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.normalize import clean_text
from indexer.text.tokens import BLOCK_GAP, pairs, query_terms, tokenize


def finds(query: str, text: str) -> bool:
    """Whether the one word `query` finds a token of `text`."""
    terms = set(query_terms(query))
    return any(terms & set(token.terms) for token in tokenize(clean_text(text)))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("dan", "công tác dân vận"),
        ("dan", "đoàn dẫn đầu đan xen"),
        ("Dân", "DÂN VẬN"),
        ("uỷ", "Ủy ban"),
        ("ủy", "HUYỆN UỶ"),
        ("đường", "Ðường"),
        (unicodedata.normalize("NFD", "vận"), "dân vận"),
        ("vận", unicodedata.normalize("NFD", "dân vận")),
        ("lí", "lý luận"),
        ("qd", "217-QĐ/TW"),
        ("217", "217-QĐ/TW"),
        # text printed without accents stands for every spelling
        ("dân", "hoi nghi giao ban cong tac dan van"),
        ("lường", "LUONG THI HA"),
        ("vận", "Ủy ban đã họp. hoi nghi giao ban cong tac dan van quy mot nam"),
    ],
)
def test_a_word_is_found(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("dẫn", "công tác dân vận"),
        ("Hùng", "Nguyễn Văn Hưng"),
        ("há", "Lường Thị Hà"),
        ("đan", "dân vận, dan díu"),
        ("xã", "ban xa"),  # a bare word in accented text is just that word
        ("dân", "công tác dan vận"),
        ("xã", "xa ban"),  # two bare words make no passage
        ("van", "vang"),
    ],
)
def test_a_word_is_not_found(query: str, text: str) -> None:
    assert not finds(query, text)


def test_tokens_stand_where_their_letters_are() -> None:
    text = clean_text("Quyết định số 217-QĐ/TW,\u00a0ngày 12/12/2013")
    assert [text[t.start : t.end] for t in tokenize(text)] == ["Quyết", "định", "số", "217", "QĐ", "TW", "ngày", "12", "12", "2013"]


def test_positions_jump_between_blocks_and_not_within() -> None:
    one, two, three = tokenize("quốc phòng\n\nan")
    assert two.position == one.position + 1
    assert three.position > two.position + BLOCK_GAP - 1


def test_neighbours_make_pairs() -> None:
    assert list(pairs(["ban", "dan", "van"])) == ["ban dan", "dan van"]
    assert list(pairs(["mot"])) == []


@given(st.text())
def test_any_text_gives_tokens_in_order_with_at_least_one_term(text: str) -> None:
    tokens = tokenize(text)
    assert all(t.terms and t.terms[0] for t in tokens)
    assert all(a.end <= b.start and a.position < b.position for a, b in pairwise(tokens))
