"""What words are compared by."""

from __future__ import annotations

import unicodedata

import pytest

from indexer.text.fold import accented, folded, has_marks


@pytest.mark.parametrize(
    "same",
    [
        ("hòa", "hoà", "HOÀ", "Hòa", unicodedata.normalize("NFD", "hoà")),
        ("ủy", "uỷ", "UỶ", "Ủy"),
        ("lý", "lí", "LÝ"),
        ("kỹ", "kĩ"),
        ("mỹ", "mĩ"),
        ("quý", "quí"),
        ("đảng", "Ðảng", "ĐẢNG", "ðảng"),
        ("tỷ", "tỉ"),
    ],
)
def test_spellings_of_one_word_are_one(same: tuple[str, ...]) -> None:
    assert len({accented(w) for w in same}) == 1
    assert len({folded(w) for w in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("dân", "dẫn"), ("Hùng", "Hưng"), ("Hà", "Há"), ("đan", "dan"), ("thủy", "thúy"), ("hoa", "hòa"), ("ai", "ay"), ("tai", "tay")],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert accented(one) != accented(other)


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Nguyễn", "nguyen"),
        ("ĐƯỜNG", "duong"),
        ("QĐ", "qd"),
        ("ấp", "ap"),
        ("217", "217"),
        ("H'Wênh", "hwenh"),
        ("会", "hui"),
        ("huy", "huy"),
    ],
)
def test_a_word_folds_to_plain_letters(word: str, plain: str) -> None:
    assert folded(word) == plain


@pytest.mark.parametrize("word", ["tay", "may", "huy", "yen", "tuy", "ly nông"])
def test_y_stays_where_it_is_not_a_lone_vowel(word: str) -> None:
    assert "y" in folded(word)


def test_a_lone_y_under_a_foreign_mark_folds_as_the_plain_one_does() -> None:
    assert folded("lŷ") == folded("ly") == "li"


def test_what_has_no_letter_to_fold_to_stays() -> None:
    assert folded("፠") != ""


@pytest.mark.parametrize(("word", "marked"), [("dân", True), ("đan", True), ("Ða", True), ("dan", False), ("QD", False), ("217", False)])
def test_a_mark_is_a_tone_a_hat_a_horn_or_a_bar(word: str, marked: bool) -> None:
    assert has_marks(word) is marked
