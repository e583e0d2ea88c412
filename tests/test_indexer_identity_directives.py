"""Which citations of one number are one directive, and how its page groups them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.fields import directive_key
from indexer.identity.directive_values import DirectiveFamily
from indexer.identity.families import family_of
from indexer.reports import Evidence, Report, Span
from tests.identity_reports import citations, cites

BCT, BBT, TW = "Bộ Chính trị", "Ban Bí thư", "Trung ương"
CENTRAL = {
    "2019": cites("2019", issuer=BCT, date="2019-05-30", day="2019-07-10"),
    "2019-again": cites("2019-again", issuer=BCT, date="2019-05-30", day="2025-07-10"),
    "2019-typo": cites("2019-typo", issuer=BCT, date="2019-05-31", day="2019-08-10"),
    "2019-generic": cites("2019-generic", issuer=TW, date="2019-05-30", day="2019-08-10"),
    "2018-secretariat": cites("2018-secretariat", issuer=BBT, date="2018-01-02", day="2018-08-10"),
    "2024": cites("2024", issuer=BCT, date="2024-06-14", day="2024-08-10"),
    "undated-2020": cites("undated-2020", issuer=TW, day="2020-08-10"),
    "undated-2025": cites("undated-2025", issuer=TW, day="2025-08-10"),
    "undated-secretariat": cites("undated-secretariat", issuer=BBT, day="2025-08-10"),
    "undated-undated": cites("undated-undated", day=None),
    "undated-2001": cites("undated-2001", issuer=BCT, day="2001-08-10"),
}
LOCAL = {
    "a": cites("a", "05-NQ/HU", issuer="Huyện ủy", date="2017-08-01", host="Huyện ủy Sông Mây"),
    "a-named": cites("a-named", "05-NQ/HU", issuer="Ban Thường vụ Huyện ủy Sông Mây", date="2017-08-01"),
    "a-undated": cites("a-undated", "05-NQ/HU", host="Huyện ủy Sông Mây"),
    "a-next": cites("a-next", "05-NQ/HU", issuer="Huyện ủy", date="2021-08-01", host="Huyện ủy Sông Mây"),
    "b": cites("b", "05-NQ/HU", issuer="Huyện ủy", date="2017-09-01", host="Huyện ủy Đồi Gió"),
    "b-site": cites("b-site", "05-NQ/HU", date="2017-09-01", site="doigio.namlinh.example"),
    "nobody": cites("nobody", "05-NQ/HU"),
    "nobody-day": cites("nobody-day", "05-NQ/HU", date="2017-09-01"),
    "portal-b": cites("portal-b", "05-NQ/HU", issuer="Huyện ủy Đồi Gió", date="2017-09-01", site="namlinh.example"),
    "portal": cites("portal", "05-NQ/HU", issuer="Huyện ủy", site="namlinh.example"),
}


def family(table: Mapping[str, Report], *ids: str, key: str) -> DirectiveFamily:
    return family_of(key, citations(*(table[id] for id in ids), key=key))


def parts(found: DirectiveFamily) -> list[str]:
    return [" ".join(sorted(citation.report_id for citation in directive.citations)) for directive in found.candidates]


@pytest.mark.parametrize(
    ("ids", "expected", "open_"),
    [
        (["2019", "2024"], ["2024", "2019"], []),
        (["2019", "2019-again", "2019-generic"], ["2019 2019-again 2019-generic"], []),
        (["2019", "2019-typo"], ["2019 2019-typo"], []),
        (["2019", "2018-secretariat"], ["2019", "2018-secretariat"], []),
        (["2019", "undated-2020"], ["2019 undated-2020"], []),
        (["2019", "2024", "undated-2020"], ["2024", "2019 undated-2020"], []),
        (["2019", "2024", "undated-2025"], ["2024", "2019"], ["undated-2025"]),
        (["2019", "2024", "undated-undated"], ["2024", "2019"], ["undated-undated"]),
        (["2019", "2018-secretariat", "undated-secretariat"], ["2019", "2018-secretariat undated-secretariat"], []),
        (["2019", "undated-2001"], ["2019", "undated-2001"], []),
        (["undated-2020", "undated-2025"], ["undated-2020 undated-2025"], []),
        (["undated-undated"], ["undated-undated"], []),
    ],
    ids=str,
)
def test_central_numbers_start_again_every_term(ids: list[str], expected: list[str], open_: list[str]) -> None:
    found = family(CENTRAL, *ids, key="35 ct tw")
    assert parts(found) == expected
    assert [one.citation.report_id for one in found.ambiguous] == open_


@pytest.mark.parametrize(
    ("ids", "expected", "open_"),
    [
        (["a", "b"], ["b", "a"], []),
        (["a", "a-named"], ["a a-named"], []),
        (["a", "a-next"], ["a-next", "a"], []),
        (["a", "b", "a-undated"], ["b", "a a-undated"], []),
        (["a", "a-next", "a-undated"], ["a-next", "a"], ["a-undated"]),
        (["a", "b", "b-site"], ["b b-site", "a"], []),
        (["a", "b", "nobody"], ["b", "a"], ["nobody"]),
        (["a", "nobody"], ["a nobody"], []),
        (["b", "nobody-day"], ["b nobody-day"], []),
        (["a", "b", "nobody-day"], ["b nobody-day", "a"], []),
        (["a", "nobody-day"], ["nobody-day", "a"], []),
        (["a", "b", "portal-b", "portal"], ["b portal-b", "a"], ["portal"]),
        (["nobody", "nobody-day"], ["nobody nobody-day"], []),
    ],
    ids=str,
)
def test_numbers_of_districts_are_the_districts(ids: list[str], expected: list[str], open_: list[str]) -> None:
    found = family(LOCAL, *ids, key="5 nq hu")
    assert parts(found) == expected
    assert [one.citation.report_id for one in found.ambiguous] == open_


def test_two_districts_do_not_share_a_directive_whose_district_is_not_told() -> None:
    unknown = cites("unknown", "05-NQ/HU", issuer="Huyện ủy", date="2016-11-20", site="namlinh.example")
    known = [cites(id, "05-NQ/HU", issuer=f"Huyện ủy {unit}", day="2018-05-05") for id, unit in (("a", "Sông Mây"), ("b", "Đồi Gió"))]
    assert parts(family_of("05-NQ/HU", citations(unknown, *known, key="5 nq hu"))) == ["unknown", "b", "a"]
    assert parts(family_of("05-NQ/HU", citations(unknown, known[0], key="5 nq hu"))) == ["a unknown"]


@pytest.mark.parametrize(("day", "expected"), [("2018-05-05", ["plan", "new"]), ("2019-05-05", ["plan", "new"]), ("2021-05-05", [])])
def test_a_number_that_starts_again_every_year_is_not_an_old_one(day: str, expected: list[str]) -> None:
    plan = cites("plan", "29/KH-UBND", type="Kế hoạch", issuer="UBND huyện Sông Mây", date="2017-03-01", day="2017-04-01")
    new = cites("new", "29/KH-UBND", type="Kế hoạch", issuer="UBND huyện Sông Mây", day=day)
    found = family_of("29/KH-UBND", citations(plan, new, key="29 kh ubnd"))
    assert [c.report_id for one in found.candidates if len(one.citations) == 2 for c in one.citations] == expected


@pytest.mark.parametrize(
    ("number", "one", "other", "count"),
    [
        ("29/KH-UBND", ("UBND tỉnh", "2018-02-01"), ("UBND tỉnh", "2018-03-01"), 1),
        ("29/KH-UBND", ("UBND tỉnh", "2018-02-01"), ("UBND tỉnh", "2019-02-01"), 2),
        ("29/KH-UBND", ("UBND tỉnh", "2018-02-01"), ("UBND huyện", "2018-02-01"), 2),
        ("06/QĐ-TTg", (None, "2022-01-06"), ("Thủ tướng Chính phủ", "2022-01-06"), 1),
        ("15/2018/NĐ-CP", (None, "2018-02-02"), (None, "2019-02-02"), 1),
        ("24/2018/QH14", (None, None), (None, "2018-06-12"), 1),
        ("Luật Đất đai", (None, None), (None, None), 1),
        ("Luật Đất đai", (None, "2013-11-29"), (None, "2024-01-18"), 2),
    ],
    ids=str,
)
def test_numbers_of_the_state_start_again_every_year(
    number: str, one: tuple[str | None, str | None], other: tuple[str | None, str | None], count: int
) -> None:
    key = directive_key(number)
    called = {"number": None, "name": number} if key.startswith("luat") else {"number": number}
    reports = [cites(id, issuer=issuer, date=date, **called) for id, (issuer, date) in (("x", one), ("y", other))]
    assert len(family_of(number, citations(*reports, key=key)).candidates) == count


def test_a_directive_says_what_most_citations_say_and_why_they_are_one() -> None:
    found = family(CENTRAL, "2019", "2019-again", "2019-typo", "2019-generic", "undated-2020", key="35 ct tw")
    [directive] = found.candidates
    assert (directive.number, directive.type, directive.issuer, directive.date) == ("35-CT/TW", "Chỉ thị", BCT, "2019-05-30")
    assert (directive.term, directive.unit, directive.report_id) == ("khóa XII (2016–2021)", None, "2019")
    assert directive.reasons == (
        "Bản tin không ghi ngày ban hành; chỉ một văn bản phù hợp đã có trước cuộc họp.",
        "Cùng số, cùng cơ quan, cùng kỳ đánh số: khóa XII (2016–2021).",
    )


def test_a_districts_directive_says_whose_it_is() -> None:
    found = family(LOCAL, "a", "b", key="5 nq hu")
    assert [(d.unit, d.term) for d in found.candidates] == [
        ("huyện Đồi Gió", "nhiệm kỳ 2015–2020"),
        ("huyện Sông Mây", "nhiệm kỳ 2015–2020"),
    ]


def test_what_stays_open_names_its_candidates() -> None:
    [one] = family(CENTRAL, "2019", "2024", "undated-2025", key="35 ct tw").ambiguous
    assert one.candidates == (0, 1)
    assert one.reason == "Bản tin không ghi rõ ngày ban hành; 2 văn bản mang số này đều phù hợp."


def test_two_directives_of_one_number_in_one_report_keep_their_addresses() -> None:
    old, new = CENTRAL["2019"], CENTRAL["2024"]
    both = replace(old, id="both", directives=(*old.directives, *new.directives))
    found = family_of("35 ct tw", citations(both, CENTRAL["2019-again"]))
    assert [directive.report_id for directive in found.candidates] == ["both", "2019-again"]


# Verbs and sentences


def test_citations_are_grouped_by_verb_in_time_order() -> None:
    reports = [
        cites("c", day="2021-01-01", verbs=["triển khai", "quán triệt"]),
        cites("a", day="2020-01-01", verbs=["quán triệt"]),
        cites("b", day="2019-01-01"),
        cites("d", day=None, verbs=["quán triệt"]),
    ]
    [directive] = family_of("35-CT/TW", citations(*reports)).candidates
    assert [(verb, [c.report_id for c in found]) for verb, found in directive.by_verb] == [
        ("quán triệt", ["a", "c", "d"]),
        ("triển khai", ["c"]),
        ("nhắc đến", ["b"]),
    ]


TEXT = """Hội nghị về Chỉ thị 35-CT/TW

Bản tin chung. Hội nghị nghe phổ biến Chỉ thị 35-CT/TW. Ông Lò Văn Én kết luận.

Huyện sơ kết việc thực hiện Chỉ thị 35-CT/TW; rồi nghỉ. Hết."""


def test_the_sentence_is_the_one_with_the_verb_and_marks_the_mention() -> None:
    base = cites("x", text=TEXT, verbs=["sơ kết"])
    places = [i for i in range(len(TEXT)) if TEXT.startswith("Chỉ thị 35-CT/TW", i)]
    mentions = tuple(Evidence(Span(i, i + 16), "built") for i in places)
    for verbs, expected in (
        (("sơ kết",), "Huyện sơ kết việc thực hiện Chỉ thị 35-CT/TW; rồi nghỉ."),
        ((), "Hội nghị nghe phổ biến Chỉ thị 35-CT/TW."),
    ):
        one = replace(base.directives[0], verbs=verbs, mentions=mentions)
        [cited] = citations(replace(base, directives=(one,)))
        sentence = cited.citation.sentence
        assert sentence.text == expected
        assert [sentence.text[start:end] for start, end in sentence.highlights] == ["Chỉ thị 35-CT/TW"]


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "Hội nghị\n\n" + "dân vận khéo " * 40 + "triển khai 35-CT/TW " + "ở cơ sở này " * 60
    [cited] = citations(cites("x", text=text, verbs=["triển khai"]))
    sentence = cited.citation.sentence.text
    assert len(sentence) <= 410
    assert sentence.startswith("… ")
    assert sentence.endswith(" …")
    assert set(sentence.split()) <= {"…", "35-CT/TW", "triển", "khai", *"dân vận khéo ở cơ sở này".split()}
    assert "triển khai 35-CT/TW" in sentence


def test_without_a_mention_there_is_no_sentence() -> None:
    [cited] = citations(cites("x", text="Hội nghị"))
    assert cited.citation.sentence.text == ""


# Order


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(CENTRAL)), min_size=1, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(ids: list[str], shuffler: random.Random) -> None:
    found = citations(*(CENTRAL[id] for id in ids))
    shuffled = list(found)
    shuffler.shuffle(shuffled)
    assert family_of("35-CT/TW", shuffled) == family_of("35-CT/TW", found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(LOCAL)), min_size=1, unique=True))
def test_every_citation_is_somewhere(ids: list[str]) -> None:
    found = family(LOCAL, *ids, key="5 nq hu")
    told = [c.report_id for d in found.candidates for c in d.citations] + [one.citation.report_id for one in found.ambiguous]
    assert sorted(told) == sorted(ids)
