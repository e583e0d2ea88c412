from __future__ import annotations

from typing import Any

import pytest

from indexer.evaluation import Score, Verdict, judge, pairs, role_codes, same_line, same_place, same_title
from indexer.reports import Directive, Meeting, Named, Official, Report

ÉN = Official("Lò Văn Én", ("Bí thư Huyện ủy",), ("chair", "speak"), attended=True)
GOLD: dict[str, Any] = {
    "meeting_date": "2018-10-03",
    "session": "sáng",
    "host": "Thường trực Huyện ủy",
    "places": ["huyện Yên Lạc"],
    "byline": "Ngọc Lan-Văn phòng Huyện ủy",
    "officials": [{"name": "Lò Văn Én", "positions": ["Bí thư Huyện ủy"], "roles": ["chủ trì", "phát biểu", "dự"], "attended": True}],
    "directives": [{"number": "217-QĐ/TW", "name": None, "type": "Quyết định", "issuer": "Bộ Chính trị", "date": "2013-12-12"}],
}


def report(**changes: Any) -> Report:
    found: dict[str, Any] = {
        "meeting": Meeting("2018-10-03", "2018-10-03", "sáng"),
        "host": Named("thường trực Huyện uỷ"),
        "places": (Named("Yên Lạc"),),
        "byline": "Ngọc Lan - Văn phòng Huyện ủy",
        "officials": (ÉN,),
        "directives": (Directive("217-QĐ/TW", type="Quyết định", issuer="Bộ chính trị", date="2013-12-12"),),
    }
    return Report(id="a", url=None, title="", text="", **(found | changes))


def test_a_report_that_agrees_has_no_fault() -> None:
    verdict = judge(GOLD, report())
    assert verdict.faults == []
    assert {score.f1 for score in verdict.scores.values()} == {1.0}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"meeting": Meeting("2018-10-03", "2018-10-04", "sáng")},
         "date: ('2018-10-03', '2018-10-03') != ('2018-10-03', '2018-10-04')"),
        ({"meeting": Meeting("2018-10-03", "2018-10-03")}, "session: 'sáng' != None"),
        ({"host": None}, "host: 'Thường trực Huyện ủy' != None"),
        ({"host": Named("Thường trực Tỉnh ủy")}, "host: 'Thường trực Huyện ủy' != 'Thường trực Tỉnh ủy'"),
        ({"places": ()}, "place: ['huyện Yên Lạc'] != []"),
        ({"byline": None}, "byline: 'Ngọc Lan-Văn phòng Huyện ủy' != None"),
        ({"officials": ()}, "official: missed 'Lò Văn Én'"),
        ({"officials": (ÉN, Official("Vi Thị Mận"))}, "official: extra 'Vi Thị Mận'"),
        ({"officials": (Official("Lò Văn Én", ("Phó Bí thư Huyện ủy",), ("chair", "speak"), attended=True),)},
         "official.position: Lò Văn Én: ['Bí thư Huyện ủy'] != ['Phó Bí thư Huyện ủy']"),
        ({"officials": (Official("Lò Văn Én", ("Bí thư Huyện ủy",), ("chair",), attended=True),)},
         "official.role: Lò Văn Én: ['chair', 'speak'] != ['chair']"),
        ({"officials": (Official("Lò Văn Én", ("Bí thư Huyện ủy",), ("chair", "speak")),)}, "official.attended: Lò Văn Én: True != False"),
        ({"directives": ()}, "directive: missed ['217-QĐ/TW'] extra []"),
        ({"directives": (Directive("217-QĐ/TW", type="Quy định", issuer="Bộ Chính trị", date="2013-12-12"),)},
         "directive.type: 217-QĐ/TW: 'Quyết định' != 'Quy định'"),
        ({"directives": (Directive("217-QĐ/TW", type="Quyết định", issuer="Bộ Chính trị"),)},
         "directive.date: 217-QĐ/TW: '2013-12-12' != None"),
    ],
)  # fmt: skip
def test_each_difference_is_told(changes: dict[str, Any], fault: str) -> None:
    assert judge(GOLD, report(**changes)).faults == [fault]


def test_facts_on_which_readers_disagreed_do_not_count() -> None:
    verdict = judge(GOLD | {"skip": ["host"]}, report(host=None))
    assert verdict.faults == []
    assert "host" not in verdict.scores


def test_a_case_without_facts_and_a_report_without_facts_agree() -> None:
    assert judge({}, Report(id="a", url=None, title="", text="")).faults == []


def test_one_number_under_two_types_is_two_directives() -> None:
    gold = {"directives": [{"number": "61", "type": "Đề án"}, {"number": "61", "type": "Kết luận"}]}
    found = (Directive("61", type="Kết luận"), Directive("61", type="Đề án"))
    assert judge(gold, Report(id="a", url=None, title="", text="", directives=found)).faults == []


def test_namesakes_are_matched_by_their_positions() -> None:
    people = [("Chủ tịch UBND xã",), ("Trưởng Công an huyện",)]
    gold = {"officials": [{"name": "Lò Văn Én", "positions": list(held), "roles": ["dự"], "attended": True} for held in people]}
    found = tuple(Official("Lò Văn Én", held, ("attend",), attended=True) for held in reversed(people))
    assert judge(gold, Report(id="a", url=None, title="", text="", officials=found)).faults == []


def test_scores_are_added_up_over_cases() -> None:
    total = Verdict()
    total.add(judge(GOLD, report()))
    total.add(judge(GOLD, report(places=(Named("Yên Lạc"), Named("Kim Bôi")))))
    score = total.scores["place"]
    assert (score.agreed, score.expected, score.found) == (2, 2, 3)
    assert score.f1 == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("score", "measures"),
    [
        (Score(), (None, None, None)),
        (Score(0, expected=2, found=0), (None, 0.0, 0.0)),
        (Score(0, expected=0, found=2), (0.0, None, 0.0)),
    ],
)
def test_what_there_is_nothing_of_is_not_measured(score: Score, measures: tuple[float | None, ...]) -> None:
    assert (score.precision, score.recall, score.f1) == measures


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Chủ tịch UBND huyện", "Chủ tịch Ủy ban nhân dân huyện Yên Lạc", True),
        ("Chủ tịch Ủy ban MTTQ huyện", "CHỦ TỊCH UỶ BAN MTTQ HUYỆN", True),
        ("Bí thư Quận ủy Cầu Mây", "Bí thư Quận ủy", True),
        ("Chủ tịch Ủy ban MTTQ", "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh", True),
        ("Phó Bí thư", "Bí thư", False),
        ("Phó Bí thư", "Phó Bí thư Thường trực", False),
        ("Chủ tịch UBND", "Chủ tịch UBND xã", False),
        ("Huyện ủy", "", False),
    ],
)
def test_titles_are_compared_forgivingly_but_not_too_much(one: str, other: str, same: bool) -> None:
    assert same_title(one, other) is same_title(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("xã Hoà Lạc", "Hòa Lạc", True),
        ("thị trấn Hoa Lac", "Hòa Lạc", True),
        ("Hòa Lạc", "Hòa", False),
        ("huyện", "huyện", True),
        ("", "", False),
    ],
)
def test_places_are_compared_without_their_unit(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same


def test_pairs_counts_each_value_once() -> None:
    assert pairs(["a", "a", "b"], ["a", "b", "b"], lambda one, other: one == other) == 2


def test_bylines_may_differ_by_a_word() -> None:
    assert same_line("Tin, ảnh: Ngọc Lan - Văn phòng Huyện ủy", "Tin, ảnh: Ngọc Lan, Văn phòng Huyện ủy")
    assert not same_line("Ngọc Lan", "Hữu Toàn")


@pytest.mark.parametrize(
    ("roles", "codes"),
    [(["dự"], {"attend"}), (["dự", "chủ trì"], {"chair"}), (["chair", "attend"], {"chair"}), (["nhận khen thưởng"], set()), ([], set())],
)
def test_being_there_goes_without_saying_beside_more(roles: list[str], codes: set[str]) -> None:
    assert role_codes(roles) == codes


def test_people_on_whom_readers_disagree_are_not_judged() -> None:
    verdict = judge(GOLD | {"skip": ["official"]}, report(officials=()))
    assert not [fault for fault in verdict.faults if fault.startswith("official")]
    assert not [kind for kind in verdict.scores if kind.startswith("official")]
    assert judge(GOLD, report(officials=())).faults
