"""What every engine finds: words and accents, phrases, fields, directives, dates, trees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.engines.base import MAX_EXPANSION, Engine
from indexer.errors import TooManyWords
from indexer.query.nodes import All, And, AtLeast, DateRange, DirectiveKey, Node, Not, Or
from indexer.reports import Official
from tests.builders import directive, fill, report
from tests.engine_asking import found, phrase, prefix, word


class MatchingContract:
    """Tests of what is found; `engine` is a fixture of the class that mixes this in."""

    # Words and accents

    @pytest.mark.parametrize(
        ("typed", "ids"),
        [
            ("dan", {"hat", "hook", "bare", "passage"}),
            ("DAN", {"hat", "hook", "bare", "passage"}),
            ("dân", {"hat", "passage"}),
            ("Da\u0302n", {"hat", "passage"}),
            ("dẫn", {"hook", "passage"}),
            ("đàn", {"passage"}),
            ("van", {"hat", "passage"}),
            ("thuỷ", {"hook"}),
            ("thủy", {"hook"}),
            ("khong", set()),
        ],
    )
    def test_a_bare_word_finds_every_spelling_and_a_marked_one_its_own(self, engine: Engine, typed: str, ids: set[str]) -> None:
        fill(
            engine,
            report("hat", "Công tác dân vận"),
            report("hook", "Hướng dẫn của xã Thuỷ Sơn"),
            report("bare", "Đồng chí dan díu việc chung"),
            report("passage", "cong tac dan van cua huyen nam qua"),
        )
        assert found(engine, word(typed)) == ids

    def test_lone_i_and_y_are_one_vowel(self, engine: Engine) -> None:
        fill(engine, report("y", "Nguyên lý chung"), report("i", "Nguyên lí chung"), report("other", "Nguyên lò chung"))
        assert found(engine, word("lý")) == found(engine, word("lí")) == {"y", "i"}

    def test_a_word_that_no_report_holds_finds_nothing(self, engine: Engine) -> None:
        fill(engine, report("a"))
        assert found(engine, word("vắng")) == set()
        assert found(engine, word("vắng", "chair")) == set()

    # Beginnings of words

    @pytest.mark.parametrize(
        ("typed", "ids"),
        [
            ("dân", {"hat", "passage"}),
            ("dâ", {"hat", "passage"}),
            ("đ", {"bar", "passage"}),
            ("d", {"hat", "hook", "bar", "bare", "passage"}),
            ("Da", {"hat", "hook", "bare", "passage"}),
            ("dang", {"bare"}),
            ("vậ", {"hat", "passage"}),
            ("x", set()),
        ],
    )
    def test_a_beginning_finds_every_word_that_goes_on_from_it(self, engine: Engine, typed: str, ids: set[str]) -> None:
        fill(
            engine,
            report("hat", "Công tác dân vận"),
            report("hook", "Giữ lời dẫn"),
            report("bar", "Mở hội đền Hùng"),
            report("bare", "Lá dang ở núi"),
            report("passage", "cong tac dan van cua huyen nam qua"),
        )
        assert found(engine, prefix(typed)) == ids
        assert found(engine, Not(prefix(typed))) == {"hat", "hook", "bar", "bare", "passage"} - ids

    def test_a_beginning_asks_its_field(self, engine: Engine) -> None:
        fill(engine, report("a", chair=["Bùi Thị Sen"]), report("b", "Bùi ngùi", title="Tổng kết"))
        assert found(engine, prefix("bù", "chair")) == {"a"}
        assert found(engine, prefix("tổ", "title")) == {"b"}
        assert found(engine, prefix("bui")) == {"b"}

    def test_a_beginning_of_too_many_words_is_refused(self, engine: Engine) -> None:
        fill(engine, report("a", " ".join(f"q{n:04}" for n in range(MAX_EXPANSION))), report("b", "qa q0000"))
        assert found(engine, prefix("q0")) == {"a", "b"}
        with pytest.raises(TooManyWords, match="Có hơn 1000 từ bắt đầu bằng “q”"):
            found(engine, Not(prefix("q")))

    # Phrases

    @pytest.mark.parametrize(
        ("typed", "ids"),
        [
            ("quốc phòng an ninh", {"a", "passage"}),
            ("quoc phong an ninh", {"a", "passage"}),
            ("phòng quốc", set()),
            ("quốc an", set()),
            ("ninh Hội", set()),
            ("phòng chống", {"b"}),
            ("an an", set()),
        ],
    )
    def test_a_phrase_is_found_word_by_word_within_one_block(self, engine: Engine, typed: str, ids: set[str]) -> None:
        fill(
            engine,
            report("a", "Quốc phòng, an ninh\n\nHội nghị bàn"),
            report("b", "Nền quốc gia, phòng chống lụt, an toàn, ninh bình"),
            report("passage", "nhiem vu quoc phong an ninh"),
        )
        assert found(engine, phrase(typed)) == ids

    def test_a_phrase_needs_a_repeated_word_twice(self, engine: Engine) -> None:
        fill(engine, report("once", "dần đi"), report("twice", "dần dần đi"))
        assert found(engine, phrase("dần dần")) == {"twice"}

    # Fields

    def test_a_field_holds_its_own_names_only(self, engine: Engine) -> None:
        fill(
            engine,
            report("a", "Ông Lê Văn An dự", chair=["Trần Thị Bình"], attend=["Lê Văn An"], host="Huyện ủy Sông Mây", places=["xã Đồi Gió"]),
            report("b", "Bà Trần Thị Bình chủ trì", title="Tổng kết"),
        )
        assert found(engine, word("bình", "chair")) == {"a"}
        assert found(engine, word("an", "chair")) == set()
        assert found(engine, word("an", "attend")) == found(engine, word("an", "official")) == {"a"}
        assert found(engine, word("sông", "host")) == {"a"}
        assert found(engine, word("gió", "place")) == {"a"}
        assert found(engine, word("tổng", "title")) == {"b"}
        assert found(engine, word("tổng")) == set()

    def test_positions_and_types_of_directives_are_fields(self, engine: Engine) -> None:
        held = Official("Lê Văn An", ("Bí thư Huyện ủy", "Chủ tịch HĐND huyện"))
        cited = report("b", directives=[directive("217-QĐ/TW", "Quyết định"), directive("61", "Đề án")])
        fill(engine, replace(report("a"), officials=(held,)), cited)
        assert found(engine, phrase("bí thư huyện", "position")) == found(engine, word("chu", "position")) == {"a"}
        assert found(engine, phrase("ủy chủ", "position")) == set()
        assert found(engine, phrase("de an", "directive_type")) == found(engine, word("quyết", "directive_type")) == {"b"}
        assert found(engine, phrase("định đề", "directive_type")) == set()

    def test_no_phrase_reaches_from_one_name_into_the_next(self, engine: Engine) -> None:
        fill(engine, report("a", chair=["Lê Văn An", "Bùi Thị Sen"]))
        assert found(engine, phrase("văn an", "chair")) == {"a"}
        assert found(engine, phrase("an bùi", "chair")) == set()

    # Directives and dates

    @pytest.mark.parametrize(
        ("key", "ids"),
        [
            ("217 qd tw", {"party"}),
            ("217", {"party", "bare"}),
            ("quyet dinh 217", {"party", "bare"}),
            ("nghi quyet 217", set()),
            ("15 2018", {"state"}),
            ("5 nq hu", {"zero"}),
            ("05 nq hu", set()),
            ("luat an ninh mang", {"law"}),
            ("217 qd", set()),
        ],
    )
    def test_a_directive_is_found_by_its_whole_keys(self, engine: Engine, key: str, ids: set[str]) -> None:
        fill(
            engine,
            report("party", directives=[directive("217-QĐ/TW", "Quyết định")]),
            report("bare", directives=[directive("217", "Quyết định")]),
            report("state", directives=[directive("15/2018/NĐ-CP", "Nghị định")]),
            report("zero", directives=[directive("05-NQ/HU", "Nghị quyết")]),
            report("law", "217 QĐ TW chỉ có trong lời", directives=[directive(None, "Luật", name="Luật An ninh mạng")]),
        )
        assert found(engine, DirectiveKey(key)) == ids

    @pytest.mark.parametrize(
        ("start", "end", "ids"),
        [
            ("2018-10-03", "2018-10-03", {"day"}),
            ("2018-10-04", None, {"long", "new-year"}),
            (None, "2018-10-02", {"old"}),
            ("2019-01-01", "2019-12-31", {"new-year"}),
            ("2018-12-11", "2018-12-11", {"long"}),
            (None, None, {"old", "day", "long", "new-year"}),
        ],
    )
    def test_a_range_finds_meetings_with_a_day_in_it(self, engine: Engine, start: str | None, end: str | None, ids: set[str]) -> None:
        fill(
            engine,
            report("old", day="2017-05-04"),
            report("day", day="2018-10-03"),
            report("long", day="2018-12-10", last_day="2018-12-12"),
            report("new-year", day="2018-12-30", last_day="2019-01-02"),
            report("unknown-year", day="XXXX-10-03"),
            report("undated"),
        )
        assert found(engine, DateRange(start, end)) == ids
        if start or end:
            assert found(engine, start=start, end=end) == ids
        else:
            assert found(engine) == ids | {"unknown-year", "undated"}

    # Trees

    @pytest.mark.parametrize(
        ("node", "ids"),
        [
            (All(), {"a", "b", "c", "none"}),
            (And((word("một"), word("hai"))), {"b", "c"}),
            (Or((word("ba"), word("bốn"))), {"c", "none"}),
            (Not(word("một")), {"none"}),
            (Not(Not(word("ba"))), {"c"}),
            (And((word("một"), Not(word("hai")))), {"a"}),
            (And((Not(word("hai")), Not(word("bốn")))), {"a"}),
            (AtLeast(2, (word("một"), word("hai"), word("ba"))), {"b", "c"}),
            (AtLeast(1, (word("một"), word("bốn"))), {"a", "b", "c", "none"}),
            (And((AtLeast(2, (word("một"), word("hai"), word("ba"))), Not(And((word("một"), word("hai"), word("ba")))))), {"b"}),
            (And((All(), Not(All()))), set()),
            (Or((Not(word("một")), word("ba"))), {"c", "none"}),
        ],
        ids=str,
    )
    def test_trees_combine_as_sets_do(self, engine: Engine, node: Node, ids: set[str]) -> None:
        fill(engine, report("a", "một"), report("b", "một hai"), report("c", "một hai ba"), report("none", "bốn"))
        assert found(engine, node) == ids
