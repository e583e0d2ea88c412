"""Which strings of letters are Vietnamese syllables."""

from __future__ import annotations

import unicodedata

import pytest

from indexer.rescue.syllables import TONES, bare_syllables, is_syllable, split_tone, toneless_syllables, with_tone
from indexer.text.fold import bare
from indexer.text.tokens import WORD

PROSE = """
    Sáng ngày hai mươi, Huyện ủy tổ chức hội nghị giao ban công tác dân vận quý ba; đồng chí Bí thư chủ trì, phát biểu chỉ đạo.
    Nghị quyết chuyên đề về khuyến học, giếng khoan, xuất khẩu, nghiêng ngả, khuỷu tay, ngoằn ngoèo, thuở trước, quốc phòng, giặt giũ,
    Bắc Kạn, Đắk Lắk, Kon Tum, Quảng Ngãi, Thừa Thiên Huế, khúc khuỷu, rượu, hươu, tuyết, quyển, quạnh quẽ, gì, giữ gìn, gốc, ghế,
    kỹ sư, kĩ sư, hoà, hòa, thuỷ, thủy, oái oăm, uỷ, ý, yêu, yến, uyên bác, xoài, loay hoay, ngọêu
    """


def test_words_of_prose_are_syllables() -> None:
    assert [word[0] for word in WORD.finditer(PROSE) if not is_syllable(word[0])] == ["ngọêu"]


@pytest.mark.parametrize("word", ["class", "ngị", "kương", "cế", "hòp", "tập1", "nghanh", "ươ", "bâ", "hss", "hộị", "ubnd", "đ", ""])
def test_what_breaks_the_spelling_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["hộp", "hóp", "các", "tích"])
def test_a_stop_takes_two_tones_only(word: str) -> None:
    letters, tone = split_tone(word)
    assert [t for t in sorted({*TONES, ""}) if is_syllable(with_tone(letters, t))] == ["\u0301", "\u0323"]
    assert tone in ("\u0301", "\u0323")


def test_decomposed_and_capital_letters_are_the_same_syllable() -> None:
    assert is_syllable(unicodedata.normalize("NFD", "Đường"))
    assert is_syllable("ĐƯỜNG")


@pytest.mark.parametrize("word", [word[0] for word in WORD.finditer(PROSE) if word[0] not in ("hoà", "thuỷ", "uỷ", "ngọêu")])
def test_a_tone_goes_back_where_it_was(word: str) -> None:
    assert with_tone(*split_tone(word)) == word


def test_every_syllable_takes_a_tone_on_one_of_its_vowels() -> None:
    toned = {letters: with_tone(letters, "\u0301") for letters in toneless_syllables()}
    assert [word for letters, word in toned.items() if len(word) != len(letters) or split_tone(word) != (letters, "\u0301")] == []


def test_bare_syllables_have_no_marks() -> None:
    assert all(syllable.isascii() for syllable in bare_syllables())
    assert bare("Đồng Chí ĐƯỜNG") == "Dong Chi DUONG"
