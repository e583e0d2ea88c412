"""What every engine tells of its words and values: how frequent they are, how spelt, and which begin as typed."""

from __future__ import annotations

import pytest

from indexer.engines.base import MAX_SPELLINGS, Engine
from tests.builders import fill, report


class LexiconContract:
    """Tests of the lexicon; `engine` is a fixture of the class that mixes this in."""

    def test_frequencies_count_the_reports_that_hold_a_term(self, engine: Engine) -> None:
        fill(engine, report("a", "dân vận, dân số"), report("b", "dẫn dân"), report("c", "cong tac dan van"), report("d", chair=["Dân"]))
        terms = ("dan", "=dân", "=dẫn", "~dan", "=dần", "")
        assert engine.frequencies(terms) == (3, 2, 1, 1, 0, 0)
        assert engine.frequencies(["dan", "=dân"], "chair") == (1, 1)
        assert engine.frequencies(()) == ()

    @pytest.mark.parametrize(
        ("words", "spelt"),
        [
            (("dan",), {"dân": 3, "dẫn": 1, "dan": 1}),
            (("dan", "van"), {"dân vận": 2, "dan van": 1}),
            (("dang",), {"đảng": 2}),
            (("li",), {"lí": 2}),
            (("van", "dan"), {}),
            (("khong",), {}),
            (("dang", "li"), {}),
        ],
    )
    def test_spellings_are_those_of_the_texts_by_their_number(self, engine: Engine, words: tuple[str, ...], spelt: dict[str, int]) -> None:
        fill(
            engine,
            report("a", "Dân vận\n\nĐảng\n\nLý, lẽ DÂN VẬN"),
            report("b", "dân dẫn Ðảng"),
            report("c", "cong tac dan van"),
            report("d", "lí", chair=["Dân Vận"]),
        )
        found = engine.spellings(words)
        assert {" ".join(spelling.words): spelling.count for spelling in found} == spelt
        assert list(found) == sorted(found, key=lambda spelling: (-spelling.count, spelling.words))

    def test_only_the_most_frequent_spellings_are_told(self, engine: Engine) -> None:
        marks = ("a", "à", "á", "ả", "ã", "ạ", "ă", "ằ", "ắ", "ẳ", "ẵ", "ặ", "â", "ầ", "ấ", "ẩ", "ẫ", "ậ")
        words = [f"{start}{vowel}n" for start in "dđ" for vowel in marks]
        fill(engine, report("a", " ".join(words)), report("b", "đận"))
        found = engine.spellings(("dan",))
        assert len(found) == MAX_SPELLINGS
        assert (found[0].words, found[0].count) == (("đận",), 2)

    @pytest.mark.parametrize(
        ("words", "values"),
        [
            (("an",), {"Bùi Văn An": 2, "An Văn An": 1, "Lê An": 1}),
            (("v", "an"), {"Bùi Văn An": 2, "An Văn An": 1}),
            (("an", "an"), {"An Văn An": 1}),
            (("a", "an"), {"An Văn An": 1}),
            (("l",), {"Lê An": 1, "Trần Thị Lý": 1}),
            (("thi", "tran", "li"), {"Trần Thị Lý": 1}),
            (("vang",), {}),
            ((), {"Bùi Văn An": 2, "An Văn An": 1, "Lê An": 1, "Trần Thị Lý": 1}),
        ],
    )
    def test_values_begin_with_the_words_typed(self, engine: Engine, words: tuple[str, ...], values: dict[str, int]) -> None:
        fill(
            engine,
            report("a", chair=["Bùi Văn An"], attend=["An Văn An", "Trần Thị Lý"]),
            report("b", attend=["Bùi Văn An", "Lê An"], host="Ban An ninh"),
        )
        found = engine.values("official", words, 10)
        assert {each.value: each.count for each in found} == values
        assert list(found) == sorted(found, key=lambda each: (-each.count, each.value))
        assert engine.values("official", words, 1) == found[:1]
        assert engine.values("official", words, 0) == ()
