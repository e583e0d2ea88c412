"""Which part of a query is completed, and what before it stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.suggest.spellings import spellings_of
from indexer.suggest.typed import read_typed, tails


@pytest.mark.parametrize(
    ("text", "before", "name", "words"),
    [
        ("hoang v", "", "", "hoang v"),
        ("chu-tri:hoang v", "", "chu-tri:", "hoang v"),
        ('chu-tri:"hoang v', "", "chu-tri:", "hoang v"),
        ("Chủ-trì: hoàng v", "", "Chủ-trì: ", "hoàng v"),
        ("chair:hoang v", "", "chair:", "hoang v"),
        ("giao ban -chu-tri:hoang", "giao ban -", "chu-tri:", "hoang"),
        ('"giao ban" hoang', '"giao ban"', "", " hoang"),
        ('chu-tri:"do van man" noi:phu', 'chu-tri:"do van man" ', "noi:", "phu"),
        ('chu-tri:"do van man" dan', 'chu-tri:"do van man"', "", " dan"),
        ("tong ket OR so ket", "tong ket OR", "", " so ket"),
        ("-xa dan", "-xa", "", " dan"),
        ('"dan v', "", "", "dan v"),
        ("Hà Nội: dan", "", "", "Hà Nội: dan"),
        ("Tham dự: dan", "", "", "Tham dự: dan"),
        ("kinh tế - xã h", "", "", "kinh tế - xã h"),
        ("van-ban:217 q", "", "van-ban:", "217 q"),
    ],
)
def test_the_last_part_is_completed(text: str, before: str, name: str, words: str) -> None:
    typed = read_typed(text)
    assert typed
    assert (typed.before, typed.name, typed.words) == (before, name, words)


@pytest.mark.parametrize("text", ["", "  ", "chu-tri:", "dan -xa", '"giao ban"', "(", "!?"])
def test_nothing_is_completed_where_no_word_has_begun(text: str) -> None:
    assert read_typed(text) is None


def test_the_last_words_are_completed_by_themselves_too() -> None:
    typed = read_typed("so ket ban dan van 217-QĐ/T")
    assert typed
    assert [(tail.before, tail.words) for tail in tails(typed)] == [
        ("so ket ban ", "dan van 217-QĐ/T"),
        ("so ket ban dan ", "van 217-QĐ/T"),
        ("so ket ban dan van ", "217-QĐ/T"),
    ]


@pytest.mark.parametrize("text", ["hoang", "ban h", '"so ket ban'])
def test_one_word_a_letter_and_a_quotation_are_not_parted(text: str) -> None:
    typed = read_typed(text)
    assert typed
    assert list(tails(typed)) == []


@given(st.text(alphabet='adđ ạ̣"“():|-OR217/chu-tri:', max_size=30))
def test_what_stays_and_what_is_completed_are_the_text(text: str) -> None:
    typed = read_typed(text)
    if typed:
        for part in (typed, *tails(typed)):
            assert text.startswith(part.begun)
            assert text.endswith(part.words)


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("quyet dinh 217", "217 QĐ"),
        ("Quyết định số 217", "217 QĐ"),
        ("QUYẾT ĐỊNH", "QĐ"),
        ("nghi quyet 18-", "18- NQ"),
        ("chỉ thị 05", "05 CT"),
    ],
)
def test_a_type_in_words_is_a_code_in_numbers(text: str, also: str) -> None:
    assert spellings_of("directive", text) == (text, also)
    assert spellings_of("directive", unicodedata.normalize("NFD", text)) == (text, also)


@pytest.mark.parametrize(
    ("text", "meant"), [("217qd", "217 qd"), ("06a", "06a"), ("217-QĐ/TW", "217-QĐ/TW"), ("nghị quyệt 18", "nghị quyệt 18"), ("", "")]
)
def test_other_texts_are_looked_for_as_they_are(text: str, meant: str) -> None:
    assert spellings_of("directive", text) == (meant,)


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("ubnd", ("Ủy ban nhân dân",)),
        ("Uỷ ban nhân dân h", ("UBND h",)),
        ("hoi dong nhan dan", ("HĐND",)),
        ("uỳ ban nhân dân", ()),
        ("huyen uy", ()),
    ],
)
def test_a_body_is_looked_for_with_and_without_its_abbreviation(text: str, also: tuple[str, ...]) -> None:
    assert spellings_of("host", text) == (text, *also)
