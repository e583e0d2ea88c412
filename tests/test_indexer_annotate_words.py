from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.annotate.shadow import shadow
from indexer.annotate.words import MAX_SENTENCE, read_sentence, sentences, words_of


def surfaces(text: str) -> list[str]:
    return [word.surface for word in words_of(text)]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("đ/c Én, Đ/C Mận", ["đ/c", "Én", "Đ/C", "Mận"]),
        ("UVT.Ư Đảng, UV.BTV", ["UVT.Ư", "Đảng", "UV.BTV"]),
        ("Q.9 TP.HCM", ["Q.9", "TP.HCM"]),
        ("HĐND&UBND huyện", ["HĐND&UBND", "huyện"]),
        ("Phúc- Bí thư", ["Phúc", "Bí", "thư"]),
        ("H'Wênh K'Bria", ["H'Wênh", "K'Bria"]),
        ("Huyện ủyVương", ["Huyện", "ủy", "Vương"]),
        ("Chủ tịchHĐND, HĐNDhuyện", ["Chủ", "tịch", "HĐND", "HĐND", "huyện"]),
        ("ThS TTg VPTW ThUV TVThU", ["ThS", "TTg", "VPTW", "ThUV", "TVThU"]),
        ("", []),
    ],
)
def test_words_are_whole_and_apart(text: str, words: list[str]) -> None:
    assert surfaces(text) == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Huyện ủy họp. Đồng chí Én dự.", ["Huyện ủy họp.", "Đồng chí Én dự."]),
        ("TP. Vinh, Q. 9 và đ/c. Én họp.", ["TP. Vinh, Q. 9 và đ/c. Én họp."]),
        ("Một dòng\n\nMột dòng khác", ["Một dòng", "Một dòng khác"]),
        ("Dự có:\n- Ông A;\n- Bà B.\n\nHết.", ["Dự có:\n- Ông A;\n- Bà B.", "Hết."]),
        ("Dự có:\n\nÔng A.", ["Dự có:", "Ông A."]),
        ("Dự có:\n1. Ông A\n2. Bà B", ["Dự có:\n1. Ông A\n2. Bà B"]),
        ("Năm 2020.\n\n12. Ông A dự", ["Năm 2020.", "12. Ông A dự"]),
        ("Đoàn có 12. Ông A dự", ["Đoàn có 12.", "Ông A dự"]),
        ("tốt đẹp./. Hết", ["tốt đẹp./.", "Hết"]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_it_should(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_no_sentence_is_longer_than_the_bound() -> None:
    assert max(map(len, split("a " * MAX_SENTENCE))) <= MAX_SENTENCE


@given(st.text(max_size=300))
def test_sentences_are_in_order_and_apart(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert last <= start <= end <= len(text)
        last = end


@given(st.text(max_size=200))
def test_words_are_slices_of_the_text(text: str) -> None:
    sentence = read_sentence(text, shadow(text), 0, len(text))
    for i, word in enumerate(sentence.words):
        assert text[sentence.start(i) : sentence.end(i)] == word.surface


def test_a_leader_of_dots_ends_one_sentence() -> None:
    assert split("Nơi họp" + "." * 50 + " Huyện ủy. Hết") == ["Nơi họp" + "." * 50, "Huyện ủy.", "Hết"]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("Lò Én", ["", " "]),
        ("Lò, Én", ["", ", "]),
        ("Lò  Én", ["", "  "]),
        ("(Lò – Én)", ["(", " - "]),
        ("Lò\n- Én", ["", "\n- "]),
        ("Lò-Én", ["", "-"]),
        ("Lò" + " -" * 60 + " Én", ["", " " + "- " * 60]),
    ],
)
def test_a_word_knows_what_stands_before_it(text: str, gaps: list[str]) -> None:
    for _ in range(2):  # read again, from what is kept of the first time
        words = words_of(text)
        assert [word.gap for word in words] == gaps
        assert [word.joined for word in words] == [not gap.strip(" ") for gap in gaps]


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "Ông Én dự. Bà  Mận, chủ trì."
    sentence = read_sentence(text, shadow(text), 11, len(text))
    assert [(text[start : start + 3]) for start in sentence.starts] == ["Bà ", "Mận", "chủ", "trì"]
    assert sentence.end(1) == text.index(",")


@given(st.text("aàAÀ đ.-/&'\n,(", max_size=80))
def test_gaps_and_words_make_up_the_text(text: str) -> None:
    sentence = read_sentence(text, shadow(text), 0, len(text))
    last = 0
    for i, word in enumerate(sentence.words):
        assert word.gap == shadow(text[last : sentence.start(i)])
        last = sentence.end(i)
