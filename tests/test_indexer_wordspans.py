"""Words found in a text as its tokens tell them, by either way."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.text.fold import accented, folded
from indexer.text.normalize import clean_text
from indexer.text.tokens import query_terms, tokenize
from indexer.text.usual import USUAL
from indexer.wordspans import Analyzed, Line, Terms, WordSpans, word_spans

ALIKE = "dân dan Dẫn ĐAN đàn lý li LY Lí quý qui hoà hòa Uỷ ủy m² m2 y kỹ 3 hội hoi".split()
MARKS = [" ", " ", " ", ", ", "\n\n", "\n", "-", "_", ". ", "/", "“"]
QUERIES = [word for spelling in ALIKE for word in (spelling, folded(spelling))]


def found(spans: WordSpans, text: str, words: tuple[Terms, ...]) -> list[str]:
    return [text[start:end] for start, end in spans.sequences(words)]


@pytest.mark.parametrize(
    ("text", "query", "spans"),
    [
        ("Đoàn thể, đoan chính", "doan", ["Đoàn", "đoan"]),
        ("Đoàn thể, đoan chính", "đoàn", ["Đoàn"]),
        ("HUYỆN UỶ, huyện ủy", "huyện ủy", ["HUYỆN UỶ", "huyện ủy"]),
        ("Bà Lý, ông Lí, cô Ly", "li", ["Lý", "Lí", "Ly"]),
        ("Bà Lý, ông Lí, cô Ly", "lí", ["Lý", "Lí"]),
        ("họp dan\n\ncan bo dan van xa", "dân", ["dan"]),
        ("quốc phòng, an ninh\nan ninh", "phong an ninh", ["phòng, an ninh"]),
        ("an\n\nninh, an–ninh, an_ninh", "an ninh", ["an–ninh", "an_ninh"]),
        ("dân dân dân", "dan dan", ["dân dân", "dân dân"]),
        ("dânvận dân", "dan", ["dân"]),
        ("", "dan", []),
        ("dân", "", []),
    ],
)
def test_words_stand_where_the_tokens_say(text: str, query: str, spans: list[str]) -> None:
    words = tuple(query_terms(word) for word in query.split())
    assert isinstance(word_spans(text), Line)
    assert found(word_spans(text), text, words) == found(Analyzed(text), text, words) == spans


@pytest.mark.parametrize(
    ("stems", "words"),
    [(("hoi",), ["hội", "Hoi", "hoịt"]), (("=hộ", "~ho"), ["hội"]), (("li",), ["Lý", "linh"]), (("=lí", "~li"), ["Lý"]), (("ly",), [])],
)
def test_words_are_found_by_their_beginning(stems: Terms, words: list[str]) -> None:
    text = "Xã hội, Hoi, ông Lý, hoịt, linh"
    for spans in (word_spans(text), Analyzed(text)):
        assert [text[start:end] for start, end in spans.begun(stems)] == words


def test_decomposed_letters_are_found_in_the_normal_form() -> None:
    text = clean_text("Đảng u\u0309y xa\u0303")
    assert found(word_spans(text), text, (query_terms("xã"),)) == ["xã"]


@pytest.mark.parametrize("text", ["dân → vận", "nửa ½ dân vận", "дан dân vận", "x\u0338 dân\tvận"])
def test_a_text_with_other_characters_is_taken_apart(text: str) -> None:
    assert isinstance(word_spans(text), Analyzed)
    assert found(word_spans(text), text, (query_terms("dân"),)) == ["dân"]


@pytest.mark.parametrize("letter", [letter for letter in USUAL if letter.isalnum()])
def test_every_usual_letter_is_found_by_its_own_query(letter: str) -> None:
    text = f"ký {letter}, a{letter}b"
    for word in (letter, f"a{letter}b"):
        for terms in (query_terms(word), (folded(word),)):
            assert found(word_spans(text), text, (terms,)) == found(Analyzed(text), text, (terms,)) == [word]


words_of_text = st.lists(st.tuples(st.sampled_from(ALIKE) | st.text(USUAL, max_size=3), st.sampled_from(MARKS)), max_size=40)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(words_of_text, st.lists(st.sampled_from(QUERIES), min_size=1, max_size=3))
@example([("ly", " ")] * 3 + [("dan", " "), ("xa", "\n")], ["lý", "dân"])
def test_either_way_finds_the_same(pieces: list[tuple[str, str]], query: list[str]) -> None:
    text = clean_text("".join(word + mark for word, mark in pieces))
    words = tuple(query_terms(word) for word in query)
    exact, quick = Analyzed(text), word_spans(text)
    assert list(quick.sequences(words)) == list(exact.sequences(words))
    assert list(quick.sequences((words[0] + words[-1],))) == list(exact.sequences((words[0] + words[-1],)))
    for stem in (query[0][:2], query[0]):
        for stems in ((folded(stem),), ("=" + accented(stem), "~" + folded(stem))):
            assert list(quick.begun(stems)) == list(exact.begun(stems))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(words_of_text)
def test_every_word_of_a_text_is_found_at_its_token(pieces: list[tuple[str, str]]) -> None:
    text = clean_text("".join(word + mark for word, mark in pieces))
    for token in tokenize(text):
        for term in token.terms:
            assert (token.start, token.end) in list(word_spans(text).sequences(((term,),)))
