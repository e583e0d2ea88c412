"""The normal form of a text, and tone marks in the older place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.normalize import clean_text, old_tone_style
from indexer.text.usual import USUAL

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
vietnamese = st.text(alphabet=VOWELS + VOWELS.upper() + "bcdđghklmnpqrstvxĐ ", max_size=40)


@pytest.mark.parametrize("letter", [*VOWELS, *VOWELS.upper(), "đ", "Đ"])
def test_every_letter_of_the_alphabet_comes_back_from_nfd(letter: str) -> None:
    assert clean_text(unicodedata.normalize("NFD", letter)) == letter


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Ðảng bộ", "Đảng bộ"),
        ("số 11/\u200bCT-UBND", "số 11/CT-UBND"),
        ("Phan Văn\u200b\u00a0Mãnh", "Phan Văn Mãnh"),
        ("\ufeffHội\u00ad nghị", "Hội nghị"),
        ("Hội\x02 nghị\x7f\x9d\ud83d", "Hội nghị"),
        ("Hội\0 nghị", "Hội nghị"),
        ("nghi\u034f\u0323\ufe0f", "nghị"),
        ("họp\tlúc\r\n8 giờ", "họp\tlúc\r\n8 giờ"),
        ("giá 5 ₫, x² = ½", "giá 5 ₫, x² = ½"),
        ("dòng một\ndòng hai", "dòng một\ndòng hai"),
    ],
)
def test_text_is_cleaned(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_the_usual_characters_are_in_normal_form() -> None:
    unusual = "ǎ"  # so that each is looked at
    assert clean_text(USUAL[1:] + unusual) == USUAL[1:] + unusual


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà bình", "hòa bình"),
        ("Huyện uỷ", "Huyện ủy"),
        ("HUYỆN UỶ", "HUYỆN ỦY"),
        ("Thuỷ, Hoá, khoẻ", "Thủy, Hóa, khỏe"),
        ("Uỷ viên", "Ủy viên"),
        # never: closed syllables, qu-, other rimes, words already in the older style
        ("hoàn toàn, huỳnh, toán", "hoàn toàn, huỳnh, toán"),
        ("quý, quỹ, QUÝ", "quý, quỹ, QUÝ"),
        ("hòa, ủy, của, mùa, thuở", "hòa, ủy, của, mùa, thuở"),
    ],
)
def test_tone_marks_move_to_the_older_place(new: str, old: str) -> None:
    assert old_tone_style(new) == old


@given(vietnamese)
def test_offsets_survive_the_older_style(text: str) -> None:
    assert len(old_tone_style(text)) == len(text)
    assert old_tone_style(old_tone_style(text)) == old_tone_style(text)
