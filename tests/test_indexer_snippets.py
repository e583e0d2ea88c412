"""What is marked in a report, and which passages of it are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.highlights import highlight_spans, title_spans
from indexer.query.nodes import Or, Phrase, Word
from indexer.query.parser import parse
from indexer.reports import Evidence, Official, Report, Span
from indexer.requests import Snippet
from indexer.snippets import ELLIPSIS, LOOKED_AT, WIDTHS, snippet_of
from indexer.sought import sought
from tests.builders import directive, report

TITLE = "Hội nghị giao ban công tác dân vận"
BODY = (
    "Sáng 03/10, Thường trực Huyện uỷ Sông Mây họp. Đồng chí Lê Văn An, Phó Bí thư, chủ trì; bà Trần Thị Lý dự.\n\n"
    "Quốc phòng, an ninh được giữ vững. Quyết định số 217-QĐ/TW được quán triệt ở xã Đồi Gió.\n\nAn ninh. Quốc phòng"
)
TEXT = f"{TITLE}\n\n{BODY}"
REPORT = report(
    text=TEXT,
    day="2018-10-03",
    host="Huyện uỷ Sông Mây",
    places=["xã Đồi Gió"],
    directives=[directive("217-QĐ/TW", "Quyết định", text=TEXT)],
    chair=["Lê Văn An"],
    attend=["Trần Thị Lý"],
)


def marked(found: Report, query: str) -> list[str]:
    return [found.text[start:end] for start, end in highlight_spans(found, parse(query).node)]


@pytest.mark.parametrize(
    ("query", "spans"),
    [
        ("dan van", ["dân", "vận", "Văn"]),
        ("dân", ["dân"]),
        ("dần", []),
        ("HUYỆN ỦY", ["Huyện", "uỷ"]),
        ("li", ["Lý"]),
        ('"quốc phòng, an ninh"', ["Quốc phòng, an ninh"]),
        ('"an ninh quốc phòng"', ["An ninh. Quốc phòng"]),
        ('"dân vận sáng"', []),
        ("217 qd tw", ["217-QĐ/TW"]),
        ("quyet dinh 217", ["Quyết định số 217-QĐ/TW"]),
        ("van-ban:217", ["217-QĐ/TW"]),
        ("217-QĐ/TU", []),
        ("chu-tri:an", ["Lê Văn An"]),
        ("chu-tri:ly", []),
        ("can-bo:ly", ["Trần Thị Lý"]),
        ("co-quan:song", ["Huyện uỷ Sông Mây"]),
        ("noi:gio", ["xã Đồi Gió"]),
        ("noi:gió -dân", ["xã Đồi Gió"]),
        ("-giao", []),
        ("tieu-de:dan", ["dân"]),
        ("tieu-de:xa", []),
        ("giữ OR quán", ["giữ", "quán"]),
        ('quốc "quốc phòng"', ["Quốc phòng", "Quốc phòng"]),
        ("ngay:2018", []),
        ("", []),
    ],
)
def test_marks_what_the_query_was_met_by_in_its_spelling(query: str, spans: list[str]) -> None:
    assert marked(REPORT, query) == spans


def test_a_word_printed_without_accents_is_marked_in_a_passage_only() -> None:
    assert marked(report(text="cong tac dan van\n\nViệc dan díu"), "dân") == ["dan"]


def test_a_date_marks_where_the_meetings_day_was_read() -> None:
    read = report(text="Sáng ngày 03/10 họp", day="2018-10-03", day_read="03/10")
    assert marked(read, "ngay:2018-10") == ["03/10"]
    assert marked(read, "ngay:2018-11") == []
    assert marked(report(text="Ngày 03/10", day="XXXX-10-03", day_read="03/10"), "ngay:2018") == []


def test_a_name_is_marked_within_the_mention_that_has_its_title() -> None:
    found = report(
        text="có đồng chí LÊ VĂN AN, Bí thư; Lê Văn An nói", chair=["Lê Văn An"], read_as={"Lê Văn An": "đồng chí LÊ VĂN AN, Bí thư"}
    )
    assert marked(found, "chu-tri:an") == ["LÊ VĂN AN"]


def test_a_mention_without_the_name_is_marked_whole() -> None:
    found = report(text="đồng chí Bí thư nhấn mạnh", speak=["Lê Văn An"], read_as={"Lê Văn An": "đồng chí Bí thư"})
    assert marked(found, "can-bo:an") == ["đồng chí Bí thư"]


@pytest.mark.parametrize(
    ("query", "spans"), [("giao dân", ["giao", "dân"]), ("tieu-de:dan", ["dân"]), ("chu-tri:an", []), ('"dan van"', ["dân vận"])]
)
def test_a_title_is_marked_by_words_that_ask_the_text_or_the_title(query: str, spans: list[str]) -> None:
    assert [REPORT.title[start:end] for start, end in title_spans(REPORT, sought(parse(query).node))] == spans


# Snippets

FILLER = "việc làng việc nước việc nhà cùng lo chung sức " * 20
LONG = report(text=f"Tổng kết\n\n{FILLER}dân vận khéo {FILLER}\n\n{FILLER}quốc phòng {FILLER}dân số {FILLER}")


def shown(found: Report, query: str) -> Snippet:
    return snippet_of(found, sought(parse(query).node))


def marks(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.highlights]


def test_a_snippet_shows_the_words_with_what_stands_around_them() -> None:
    snippet = shown(LONG, "dân vận khéo")
    assert marks(snippet) == ["dân", "vận", "khéo"]
    assert snippet.text.startswith(f"{ELLIPSIS} ")
    assert snippet.text.endswith(f" {ELLIPSIS}")
    assert WIDTHS[0] - 20 <= len(snippet.text) <= WIDTHS[0] + 10


def test_words_that_stand_together_as_typed_come_before_words_closer_to_each_other() -> None:
    filler = "\n\n" + "Việc khác đã xong. " * 30 + "\n\n"
    scattered, together = "nghị, hội, Văn, dân", "hội nghị bàn về công tác dân vận"
    for text in (scattered + filler + together, together + filler + scattered):
        assert together in shown(report("a", f"Tiêu đề\n\n{text}", title="Tiêu đề"), "hoi nghi dan van").text


def test_words_in_one_block_come_before_the_same_words_in_two() -> None:
    filler = "\n\n" + "Việc khác đã xong. " * 30 + "\n\n"
    text = "Quang cảnh xã\n\nThôn họp" + filler + "các xã và những thôn"
    assert "các xã và những thôn" in shown(report("a", f"Tiêu đề\n\n{text}", title="Tiêu đề"), "xa thon").text


def test_parts_that_stand_far_apart_give_two_passages_in_reading_order() -> None:
    snippet = shown(LONG, "phòng khéo")
    assert marks(snippet) == ["khéo", "phòng"]
    assert snippet.text.count(f" {ELLIPSIS} ") == 1
    assert 2 * WIDTHS[1] - 40 <= len(snippet.text) <= 2 * WIDTHS[1] + 10


def test_words_are_whole_and_the_text_is_one_line() -> None:
    for query in ("khéo", "phòng số", "làng"):
        words = shown(LONG, query).text.replace(ELLIPSIS, "").split()
        assert set(words) <= set(LONG.text.split())
        assert "\n" not in shown(REPORT, query).text
        assert "  " not in shown(REPORT, query).text


def test_a_short_text_is_shown_whole_without_its_title() -> None:
    snippet = shown(report(text="Hội nghị\n\nBàn việc xã."), "xã")
    assert (snippet.text, marks(snippet)) == ("Bàn việc xã.", ["xã"])


def test_the_beginning_is_shown_where_nothing_is_marked() -> None:
    for query in ("", "-vắng", "ngay:2018"):
        snippet = shown(LONG, query)
        assert snippet.highlights == ()
        assert snippet.text.startswith("việc làng việc nước")
        assert snippet.text.endswith(f" {ELLIPSIS}")


def test_the_title_gives_a_passage_only_for_what_stands_nowhere_else() -> None:
    assert marks(shown(report(text=f"Hội nghị dân vận\n\n{FILLER}dân số {FILLER}"), "dân")) == ["dân"]
    assert "dân số" in shown(report(text=f"Hội nghị dân vận\n\n{FILLER}dân số {FILLER}"), "dân").text
    assert marks(shown(report(text=f"Hội nghị dân vận\n\n{FILLER}"), "vận")) == ["vận"]


def test_a_title_alone_and_an_empty_text_give_what_there_is() -> None:
    assert shown(report(text="Hội nghị"), "nghị").text == "Hội nghị"
    assert shown(report(text=""), "nghị") == shown(report(text=""), "") == Snippet("")


def test_a_match_longer_than_a_snippet_is_shown_whole() -> None:
    long_phrase = "một hai ba bốn năm sáu bảy tám chín mười " * 3
    snippet = shown(report(text=f"Họp\n\n{FILLER}{long_phrase} {FILLER}"), f'"{long_phrase}"')
    assert marks(snippet) == [long_phrase.strip()]


# Parts of a search, facts, filters

SPOKEN = report(
    text=(
        "Hội nghị tổng kết\n\nBà Lý và ông Đỗ Văn An cùng dự lễ chào cờ. " + FILLER + "Hội nghị do ông Đỗ Văn An, Bí thư Đảng ủy, chủ trì. "
        + FILLER + "Theo Kế hoạch số 168/KH-UBND của UBND xã. " + FILLER + "Huyện ủy Sông Mây khen. Ông Đỗ Văn An phát biểu."
    ),
    host="Huyện ủy Sông Mây",
    places=["Sông Mây"],
)  # fmt: skip


def with_evidence() -> Report:
    """`SPOKEN` with an official whose roles are told in the second and the last sentence that name him."""
    text = SPOKEN.text
    names = [found.start() for found in re.finditer("Đỗ Văn An", text)]
    told = [("role-chair", text.index("chủ trì")), ("role-speak", text.index("phát biểu"))]
    mentions = [
        *(Evidence(Span(at, at + len("Đỗ Văn An")), "honorific-name") for at in names),
        Evidence(Span(text.index("Bí thư"), text.index("Bí thư") + len("Bí thư Đảng ủy")), "position-after-name"),
        *(Evidence(Span(at, at + 7), rule) for rule, at in told),
    ]
    official = Official("Đỗ Văn An", ("Bí thư Đảng ủy",), ("chair", "speak"), attended=True, mentions=tuple(mentions))
    return replace(SPOKEN, officials=(official,), directives=(directive("168/KH-UBND", "Kế hoạch", text=text),))


def chosen(query: str = "", **filters: str) -> Snippet:
    return snippet_of(with_evidence(), sought(parse(query).node, {name: (value,) for name, value in filters.items()}))


CHAIRED = "Hội nghị do ông Đỗ Văn An, Bí thư Đảng ủy, chủ trì."


@pytest.mark.parametrize(
    ("snippet", "sentence", "mark"),
    [
        (lambda: chosen('chu-tri:"Đỗ Văn An"'), CHAIRED, "Đỗ Văn An"),
        (lambda: chosen("chu-tri:an"), CHAIRED, "Đỗ Văn An"),
        (lambda: chosen("phat-bieu:an"), "Ông Đỗ Văn An phát biểu.", "Đỗ Văn An"),
        (lambda: chosen(official="Đỗ Văn An", role="chair"), CHAIRED, "Đỗ Văn An"),
        (lambda: chosen(role="speak"), "Ông Đỗ Văn An phát biểu.", "Đỗ Văn An"),
        (lambda: chosen("chuc-vu:bi-thu"), CHAIRED, "Bí thư Đảng ủy"),
        (lambda: chosen("168/KH-UBND"), "Theo Kế hoạch số 168/KH-UBND của UBND xã.", "168/KH-UBND"),
        (lambda: chosen(directive="168/KH-UBND"), "Theo Kế hoạch số 168/KH-UBND của UBND xã.", "168/KH-UBND"),
        (lambda: chosen(directive_type="Kế hoạch"), "Theo Kế hoạch số 168/KH-UBND của UBND xã.", "168/KH-UBND"),
        (lambda: chosen(host="Huyện ủy Sông Mây"), "Huyện ủy Sông Mây khen.", "Huyện ủy Sông Mây"),
        (lambda: chosen(place="Sông Mây"), "Huyện ủy Sông Mây khen.", "Sông Mây"),
    ],
)
def test_a_fact_is_shown_in_the_sentence_that_tells_it(snippet: Callable[[], Snippet], sentence: str, mark: str) -> None:
    assert sentence in snippet().text
    assert marks(snippet()) == [mark]


@pytest.mark.parametrize("filters", [{"official": "Người Khác"}, {"official": "Đỗ Văn An", "role": "present"}, {"directive": "1-QĐ/TW"}])
def test_a_fact_that_a_report_does_not_have_marks_nothing(filters: dict[str, str]) -> None:
    assert chosen(**filters).highlights == ()


def test_each_part_of_a_search_has_its_passage() -> None:
    snippet = chosen("chào cờ chu-tri:an 168/KH-UBND")
    assert marks(snippet) == ["chào", "cờ", "Đỗ Văn An", "168/KH-UBND"]
    assert snippet.text.count(ELLIPSIS) == 3
    assert len(snippet.text) <= 2 * WIDTHS[1] + WIDTHS[2] + 20


def test_a_fact_goes_before_words_where_there_is_no_room_for_all() -> None:
    snippet = chosen("chào khen lo phat-bieu:an", directive="168/KH-UBND", role="chair", official="Đỗ Văn An")
    assert {"168/KH-UBND", "Đỗ Văn An"} <= set(marks(snippet))
    assert len(snippet.text) <= 2 * WIDTHS[1] + WIDTHS[2] + 20


def test_alternatives_are_one_part() -> None:
    text = f"Họp\n\nUBND xã họp bàn. {FILLER} Ủy ban nhân dân xã họp lại. {FILLER}"
    asked = sought(Or((Word(("ubnd",)), Phrase((("uy",), ("ban",), ("nhan",), ("dan",))))))
    snippet = snippet_of(report(text=text), asked)
    assert marks(snippet) == ["UBND"]
    assert snippet.text.count(ELLIPSIS) == 1
    assert marks(snippet_of(report(text=text.replace("UBND xã họp bàn. ", "")), asked)) == ["Ủy ban nhân dân"]


def test_blocks_stay_apart_and_no_passage_comes_twice() -> None:
    text = "Họp\n\nBàn việc xã.\n\nChia ruộng\nđất công. " + FILLER
    snippet = shown(report(text=text), "xã ruộng")
    assert snippet.text.startswith("Bàn việc xã. … Chia ruộng đất công. việc làng")
    assert marks(snippet) == ["xã", "ruộng"]
    twice = shown(report(text=f"Họp\n\n{FILLER}xã và thôn{' bản ấp' * 14} xã {FILLER}"), "xã thôn ấp bản")
    assert twice.text.count("xã và thôn") == 1


def test_the_first_words_of_another_block_are_left_out_at_the_end() -> None:
    snippet = shown(report(text=f"Họp\n\n{'Việc xã đã xong. ' * 15}\n\nMột hai ba bốn năm sáu. {FILLER}"), "xong")
    assert snippet.text.endswith(f"đã xong. {ELLIPSIS}")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("đoàn thể", ["Đoàn", "thể", "ĐOÀN", "THỂ"]),
        ("doan the", ["Đoàn", "thể", "ĐOÀN", "THỂ", "doan", "the"]),
        ("ĐOÀN", ["Đoàn", "ĐOÀN"]),
        ("Ðoàn", ["Đoàn", "ĐOÀN"]),
        ("đoa\u0300n", ["Đoàn", "ĐOÀN"]),
        ("hoà", ["hòa", "hoà", "HÒA"]),
        ("hòa", ["hòa", "hoà", "HÒA"]),
        ("lí", ["lý"]),
        ("mặt", ["mat"]),
        ("hoa*", ["hòa", "hoà", "HÒA"]),
        ('"hòa giải"', ["hòa giải", "hoà giải", "HÒA GIẢI"]),
    ],
)
def test_marks_the_letters_as_printed_however_the_query_is_spelt(query: str, found: list[str]) -> None:
    text = "Họp\n\nĐoàn thể, hòa giải, hoà giải, HÒA GIẢI, ĐOÀN THỂ, lý do; cac doan the va mat tran xa"
    if query in ("mặt",):
        text = text.replace("; cac", ".\n\ncac")
    assert marks(shown(report(text=text), query)) == found


PIECES = ["dân", "dan", "vận", "xã", "x" * 300, "217-QĐ/TW", "\n\n", "\n", " ", "  ", ".", "a"]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(PIECES), max_size=120).map(" ".join),
    st.sampled_from(["dan", "dân vận", '"dân vận" xã', "217-QĐ/TW a", "a b OR xã", "-a", ""]),
)
def test_highlights_lie_in_order_in_any_snippet_and_match(text: str, query: str) -> None:
    found = report(text=text)
    snippet = shown(found, query)
    ends = [0, *(end for _, end in snippet.highlights)]
    assert all(before <= start < end <= len(snippet.text) for before, (start, end) in zip(ends, snippet.highlights, strict=False))
    whole = {" ".join(mark.split()) for mark in marked(found, query)}
    assert {" ".join(mark.split()) for mark in marks(snippet)} <= whole
    assert bool(snippet.highlights) == bool(whole)


BOOK = f"Hội nghị\n\n{'dân vận khéo ' * (LOOKED_AT // 13)}tổng kết năm"


@pytest.mark.parametrize(("query", "shown"), [("khéo", "khéo"), ("tong ket", None), ("t", None)])
def test_in_a_very_long_text_passages_are_looked_for_in_its_beginning_by_whole_words(query: str, shown: str | None) -> None:
    snippet = snippet_of(report(text=BOOK), sought(parse(query).node))
    assert {snippet.text[start:end] for start, end in snippet.highlights} == ({shown} if shown else set())
    assert snippet.text.startswith(("Hội nghị", "dân vận khéo"))


def test_facts_of_a_very_long_text_are_shown_wherever_they_stand() -> None:
    text = f"{BOOK} theo Quyết định số 217-QĐ/TW."
    snippet = snippet_of(report(text=text, directives=[directive("217-QĐ/TW", "Quyết định", text=text)]), sought(parse("217 qd tw").node))
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["217-QĐ/TW"]


def test_the_report_page_marks_a_very_long_text_to_its_end() -> None:
    assert marked(report(text=BOOK), "tong ket") == ["tổng", "kết"]
