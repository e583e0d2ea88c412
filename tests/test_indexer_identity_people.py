"""Which appearances of a name are one person: the rule, case by case, in any order of reports."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.authority import Merge, Person, Split
from indexer.authority.values import Where
from indexer.identity.people import BY_STAFF, SET_APART
from indexer.identity.people_values import People, Post
from indexer.identity.persons import people_of
from indexer.reports import Official, Report
from tests.identity_reports import NAME, appearances, names

HERE = Where("merge", 1)
REPORTS = {
    # Two districts, nothing else said of where they are.
    "chair-a": names("chair-a", "Chủ tịch UBND huyện Sông Mây", day="2016-05-05"),
    "deputy-a": names("deputy-a", "Phó Bí thư Huyện ủy Sông Mây", day="2019-05-05"),
    "chair-b": names("chair-b", "Chủ tịch UBND huyện Đồi Gió", day="2017-05-05"),
    "chair-b2": names("chair-b2", "Chủ tịch UBND huyện Đồi Gió", day="2021-05-05"),
    # The post does not say whose: the host does, the site does, a place does, nothing does.
    "host-a": names("host-a", "Phó Chủ tịch UBND huyện", host="UBND huyện Sông Mây", day="2015-01-02"),
    "site-a": names("site-a", "Phó Chủ tịch UBND huyện", site="songmay.namlinh.example", day="2015-01-03"),
    "place-a": names("place-a", "Phó Chủ tịch UBND huyện", places=["huyện Sông Mây"], day="2015-01-04"),
    "unit-less": names("unit-less", "Phó Chủ tịch UBND huyện", day="2015-01-05"),
    "nothing": names("nothing", day="2020-01-05"),
    # Provinces that the table of units knows: Yên Thủy lies in Hòa Bình, today Phú Thọ; Kim Sơn in Ninh Bình.
    "yen-thuy": names("yen-thuy", "Bí thư Huyện ủy Yên Thủy", day="2012-01-05"),
    "hoa-binh": names("hoa-binh", "Phó Chủ tịch UBND tỉnh Hòa Bình", day="2018-01-05"),
    "phu-tho": names("phu-tho", "Phó Chủ tịch UBND tỉnh Phú Thọ", day="2025-09-05"),
    "kim-son": names("kim-son", "Bí thư Huyện ủy Kim Sơn", day="2012-01-05"),
    "lac-thuy": names("lac-thuy", "Bí thư Huyện ủy Lạc Thủy", day="2014-01-05"),
    # One report says both.
    "moved": names("moved", "Bí thư Huyện ủy Đồi Gió", "Nguyên Chủ tịch UBND huyện Sông Mây", day="2018-01-05"),
    "province-a": names("province-a", "Tỉnh ủy viên", "Bí thư Huyện ủy Sông Mây", places=["tỉnh Nam Lĩnh"], day="2014-05-05"),
    "province-b": names("province-b", "Tỉnh ủy viên", "Bí thư Huyện ủy Đồi Gió", places=["tỉnh Nam Lĩnh"], day="2017-06-05"),
    "province-b0": names("province-b0", "Tỉnh ủy viên", "Bí thư Huyện ủy Đồi Gió", places=["tỉnh Nam Lĩnh"], day="2013-06-05"),
    "province": names("province", "Phó Bí thư Tỉnh ủy Nam Lĩnh", day="2022-05-05"),
    "country": names("country", "Ủy viên Ban Chấp hành Trung ương Đảng", "Bí thư Tỉnh ủy Nam Lĩnh", day="2023-05-05"),
    "minister": names("minister", "Bộ trưởng Bộ Nội vụ", day="2024-05-05"),
    # Communes: one whose district is said, one that began when districts ended.
    "commune-a": names("commune-a", "Bí thư Đảng ủy xã Khe Mịn", host="Huyện ủy Sông Mây", day="2010-05-05"),
    "commune-c": names("commune-c", "Bí thư Đảng ủy xã Suối Lạnh", site="suoilanh.namlinh.example", day="2025-07-05"),
    "late-a": names("late-a", "Chủ tịch UBND huyện Sông Mây", site="songmay.namlinh.example", day="2025-06-05"),
    "commune-old": names("commune-old", "Bí thư Đảng ủy xã Suối Lạnh", site="suoilanh.namlinh.example", day="2024-07-05"),
}


def people(*ids: str, name: str = NAME) -> People:
    return people_of(name, appearances(*(REPORTS[id] for id in ids), name=name))


def parts(found: People) -> set[frozenset[str]]:
    return {frozenset(a.report_id for a in person.appearances) for person in found.people}


@pytest.mark.parametrize(
    ("ids", "reason"),
    [
        (("chair-a", "deputy-a"), "Cùng tên và cùng nơi giữ chức: huyện Sông Mây."),
        (("chair-a", "host-a"), "Cùng tên và cùng nơi giữ chức: huyện Sông Mây."),
        (("chair-a", "place-a"), "Cùng tên và cùng nơi giữ chức: huyện Sông Mây."),
        (("chair-a", "unit-less"), "Bản tin ghi chức vụ mà không ghi tên đơn vị; chỉ một người mang tên này phù hợp."),
        (("chair-a", "nothing"), "Bản tin không ghi chức vụ; chỉ một người mang tên này phù hợp."),
        (("yen-thuy", "hoa-binh"), "Cùng tên; tỉnh Hòa Bình là cấp trên của huyện Yên Thủy, không có người nào khác ở đó."),
        (("yen-thuy", "phu-tho"), "Cùng tên; tỉnh Phú Thọ là cấp trên của huyện Yên Thủy, không có người nào khác ở đó."),
        (("province-a", "province"), "Bản tin ghi chức vụ ở tỉnh Nam Lĩnh cho cùng một tên."),
        (("province-a", "province-b"), "Bản tin ghi chức vụ ở tỉnh Nam Lĩnh cho cùng một tên."),
        (("country", "minister"), "Bản tin ghi chức vụ ở trung ương cho cùng một tên."),
        (("commune-a", "chair-a"), "Cùng tên; huyện Sông Mây là cấp trên của xã Khe Mịn, không có người nào khác ở đó."),
        (
            ("late-a", "commune-c"),
            "Cùng tên, cùng tỉnh; huyện Sông Mây kết thúc ngày 30/6/2025, chức vụ ở xã Suối Lạnh có từ sau ngày đó.",
        ),
    ],
    ids=str,
)
def test_one_person_and_why(ids: tuple[str, ...], reason: str) -> None:
    found = people(*ids)
    assert parts(found) == {frozenset(ids)}
    assert reason in found.people[0].reasons
    assert found.unclear == ()


def test_a_post_without_a_unit_is_shown_at_the_only_unit_of_its_level() -> None:
    report = names("x", "Chủ tịch Hội Nông dân huyện", day="2022-01-05")
    [person] = people_of(NAME, appearances(REPORTS["chair-a"], report)).people
    assert person.known_by == "Chủ tịch Hội Nông dân huyện Sông Mây"


@pytest.mark.parametrize(
    ("ids", "expected", "reason"),
    [
        (("chair-a", "chair-b"), "chair-a | chair-b", "Hai nơi cùng cấp (huyện Sông Mây và huyện Đồi Gió), không bản tin nào nối"),
        (
            ("chair-a", "deputy-a", "chair-b", "chair-b2"),
            "chair-a deputy-a | chair-b chair-b2",
            "Cùng thời gian giữ chức ở hai nơi cùng cấp: huyện Sông Mây và huyện Đồi Gió.",
        ),
        (("kim-son", "hoa-binh"), "kim-son | hoa-binh", "Hai nơi khác cấp (huyện Kim Sơn và tỉnh Hòa Bình), không bản tin nào nối"),
        (("chair-a", "minister"), "chair-a | minister", "Hai nơi khác cấp (huyện Sông Mây và trung ương)"),
        (("province-a", "province-b", "province-b0"), "province-a | province-b province-b0", "Cùng thời gian giữ chức"),
        (("late-a", "commune-old"), "late-a | commune-old", "Hai nơi khác cấp"),
    ],
    ids=str,
)
def test_different_people_and_why(ids: tuple[str, ...], expected: str, reason: str) -> None:
    found = people(*ids)
    assert parts(found) == {frozenset(part.split()) for part in expected.split(" | ")}
    for person in found.people:
        assert len(person.apart_from) == len(found.people) - 1
        assert all(other.reason.startswith(reason) for other in person.apart_from)


def test_a_province_with_two_of_the_name_below_joins_neither() -> None:
    found = people("yen-thuy", "lac-thuy", "hoa-binh")
    assert len(found.people) == 3
    [province] = [person for person in found.people if person.report_id == "hoa-binh"]
    assert {other.reason for other in province.apart_from} == {
        f"Nơi cấp trên (tỉnh Hòa Bình) và nơi cấp dưới ({district}), nhưng ở đó có nhiều người mang tên này."
        for district in ("huyện Yên Thủy", "huyện Lạc Thủy")
    }


def test_one_who_moved_is_one_person_where_a_report_says_so() -> None:
    assert parts(people("chair-a", "chair-b", "moved")) == {frozenset({"chair-a", "chair-b", "moved"})}


@pytest.mark.parametrize(
    ("id", "told"), [("unit-less", "Bản tin ghi chức vụ mà không ghi tên đơn vị"), ("nothing", "Bản tin không ghi chức vụ")]
)
def test_what_may_be_several_is_shown_not_guessed(id: str, told: str) -> None:
    found = people("chair-a", "chair-b", id)
    assert parts(found) == {frozenset({"chair-a"}), frozenset({"chair-b"})}
    [unclear] = found.unclear
    assert unclear.appearance.report_id == id
    assert unclear.reason == f"{told}; 2 người mang tên này đều phù hợp."
    assert {other.known_by for other in unclear.candidates} == {"Chủ tịch UBND huyện Sông Mây", "Chủ tịch UBND huyện Đồi Gió"}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (names("x", host="UBND huyện Đồi Gió", day="2020-01-05"), "unclear"),
        (names("x", places=["huyện Kim Sơn"], day="2020-01-05"), "unclear"),
        (names("x", site="tinkhac.example", day="2020-01-05"), "unclear"),
        (names("x", "Chủ tịch Hội Nông dân huyện", site="doigio.namlinh.example", day="2020-01-05"), "another"),
        (names("x", site="songmay.namlinh.example", day="2020-01-05"), "same"),
        (names("x", host="Huyện ủy Sông Mây", site="tinkhac.example", day="2020-01-05"), "same"),
        (names("x", day="2020-01-05"), "same"),
    ],
    ids=["another host", "another place", "another portal", "another district's site", "the unit's site", "the unit's host", "same site"],
)
def test_who_is_named_without_a_unit_joins_only_where_nothing_points_elsewhere(made: Report, expected: str) -> None:
    found = people_of(NAME, appearances(REPORTS["chair-a"], made))
    told = "unclear" if found.unclear else "same" if len(found.people) == 1 else "another"
    assert told == expected


def test_the_site_tells_whose_a_post_without_a_unit_is() -> None:
    assert parts(people("chair-a", "chair-b", "site-a")) == {frozenset({"chair-a", "site-a"}), frozenset({"chair-b"})}


def test_an_address_made_of_district_and_province_gives_the_unit() -> None:
    found = people_of(NAME, appearances(names("x", "Bí thư Huyện ủy", site="huyenuykimson.ninhbinh.dcs.vn")))
    [post] = [tenure.post for tenure in found.people[0].tenures]
    assert (post.seat, post.within) == ("huyện Kim Sơn", "Ninh Bình")


def test_districts_of_one_name_in_two_provinces_are_two() -> None:
    one = names("x", "Chủ tịch UBND huyện Châu Thành", places=["tỉnh Bến Tre"])
    other = names("y", "Chủ tịch UBND huyện Châu Thành", places=["tỉnh Tiền Giang"])
    found = people_of(NAME, appearances(one, other))
    assert len(found.people) == 2
    assert "huyện Châu Thành (Bến Tre) và huyện Châu Thành (Tiền Giang)" in found.people[0].apart_from[0].reason


def test_names_without_any_post_are_one_person() -> None:
    found = people_of(NAME, appearances(names("x"), names("y")))
    assert parts(found) == {frozenset("xy")}
    assert found.people[0].known_by == ""


def test_two_people_in_one_report_are_two_people_everywhere() -> None:
    rival = Official(NAME, ("Trưởng Công an huyện Sông Mây",), ("attend",), True)
    both = names("both", "Huyện ủy viên", "Trưởng phòng Nội vụ huyện Sông Mây", also=[rival])
    police = names("police", "Trưởng Công an huyện", host="UBND huyện Sông Mây", day="2019-01-01")
    office = names("office", "Huyện ủy viên", "Trưởng phòng Nội vụ huyện", day="2019-01-02")
    member = names("member", "Huyện ủy viên", day="2019-01-02")
    found = people_of(NAME, appearances(both, police, office, member))
    assert parts(found) == {frozenset({"both", "police"}), frozenset({"both", "office"})}
    assert {other.reason for person in found.people for other in person.apart_from} == {"Một bản tin nêu cả hai người."}
    assert [one.appearance.report_id for one in found.unclear] == ["member"]
    assert {person.report_id for person in found.people} == {"police", "office"}


# Spelling


@pytest.mark.parametrize(
    "spelling",
    ["LÒ VĂN ÉN", "Lò Văn én", unicodedata.normalize("NFD", NAME)],
)
def test_case_and_form_do_not_make_another_person(spelling: str) -> None:
    found = people_of(NAME, appearances(REPORTS["chair-a"], names("x", "Huyện ủy viên", name=spelling, host="Huyện ủy Sông Mây")))
    assert parts(found) == {frozenset({"chair-a", "x"})}
    assert found.people[0].name == NAME


@pytest.mark.parametrize(("one", "other"), [("Hoà Thuý Lý", "Hòa Thúy Lí"), ("Ðinh Quý", "Đinh Quí")])
def test_tone_style_and_i_or_y_do_not_either(one: str, other: str) -> None:
    reports = [names(id, "Chủ tịch UBND xã Khe Mịn", name=name) for id, name in (("x", one), ("y", other))]
    found = people_of(one, [a for report in reports for a in appearances(report, name=one)])
    assert parts(found) == {frozenset("xy")}


def test_other_marks_are_another_person() -> None:
    reports = [names(id, "Chủ tịch UBND xã Khe Mịn", name=name) for id, name in (("x", "Bùi Hùng"), ("y", "Bùi Hưng"))]
    every = [a for report in reports for a in appearances(report, name="bui hung")]
    assert parts(people_of("Bùi Hưng", every)) == {frozenset("y")}
    assert parts(people_of("bui hung", every)) == {frozenset("x"), frozenset("y")}
    assert people_of("Bùi Hưng", every).people[0].apart_from[0].reason == "Tên viết khác dấu: Bùi Hùng và Bùi Hưng."


BARE = "Lo Van En"
BARE_TEXT = "Hoi nghi\n\nOng Lo Van En chu tri hoi nghi cua huyen"


def bare(*positions: str, **told: str) -> Report:
    return names("bare", *positions, name=BARE, text=BARE_TEXT, **told)  # type: ignore[arg-type]


def test_a_name_printed_without_marks_joins_where_posts_agree() -> None:
    other = names("other", "Chủ tịch UBND huyện Đồi Gió", name="Lô Văn Én")
    found = people_of(NAME, appearances(REPORTS["chair-a"], other, bare("Chủ tịch UBND huyện Song May")))
    assert parts(found) == {frozenset({"chair-a", "bare"})}
    assert "Tên in không dấu; cùng nơi giữ chức với đúng một người." in found.people[0].reasons
    assert found.people[0].spellings == (NAME, BARE)
    every = appearances(REPORTS["chair-a"], other, bare("Chủ tịch UBND huyện Song May"))
    assert parts(people_of("Lô Văn Én", every)) == {frozenset({"other"})}


@pytest.mark.parametrize(
    ("report", "told"),
    [(bare("Chủ tịch UBND huyện Kim Giang"), "không người nào"), (bare(), "không người nào")],
    ids=["other post", "no post"],
)
def test_a_name_printed_without_marks_stays_open_where_posts_do_not(report: Report, told: str) -> None:
    found = people_of(NAME, appearances(REPORTS["chair-a"], report))
    assert parts(found) == {frozenset({"chair-a"})}
    assert [one.reason for one in found.unclear] == [f"Tên in không dấu; {told} cùng nơi giữ chức."]


def test_a_name_that_has_no_marks_is_a_name_of_its_own_in_accented_text() -> None:
    reports = [names(id, "Chủ tịch UBND xã Khe Mịn", name=name) for id, name in (("x", "Cao Minh Quang"), ("y", "Cao Minh Quảng"))]
    every = [a for report in reports for a in appearances(report, name="cao minh quang")]
    assert parts(people_of("cao minh quang", every)) == {frozenset("x"), frozenset("y")}


def test_a_name_known_only_without_marks_is_a_person() -> None:
    for asked in (BARE, NAME, "Lỗ Văn Én"):
        assert parts(people_of(asked, appearances(bare("Chủ tịch UBND huyện Song May")))) == {frozenset({"bare"})}


# What staff say


def test_staff_merge_what_the_rule_keeps_apart() -> None:
    merge = Merge(NAME, (Person(NAME, "chair-a"), Person("Lô Văn Én", "x")), HERE)
    other = names("x", "Chủ tịch UBND huyện Đồi Gió", name="Lô Văn Én")
    [person] = people_of(NAME, appearances(REPORTS["chair-a"], REPORTS["deputy-a"], other), merges=[merge]).people
    assert {a.report_id for a in person.appearances} == {"chair-a", "deputy-a", "x"}
    assert person.name == NAME
    assert BY_STAFF in person.reasons


def test_staff_may_settle_what_is_open() -> None:
    reports = [REPORTS[id] for id in ("chair-a", "chair-b", "nothing")]
    merge = Merge(NAME, (Person(NAME, "chair-b"), Person(NAME, "nothing")), HERE)
    found = people_of(NAME, appearances(*reports), merges=[merge])
    assert parts(found) == {frozenset({"chair-a"}), frozenset({"chair-b", "nothing"})}
    assert found.unclear == ()


def test_staff_split_what_the_rule_joins() -> None:
    found = people_of(NAME, appearances(REPORTS["chair-a"], REPORTS["deputy-a"]), splits=[Split(NAME, ("deputy-a",), HERE)])
    assert parts(found) == {frozenset({"chair-a"}), frozenset({"deputy-a"})}
    assert {other.reason for person in found.people for other in person.apart_from} == {SET_APART}


def test_a_merge_of_nobody_changes_nothing() -> None:
    merge = Merge(NAME, (Person(NAME, "unknown"), Person("Hà Sen", "other")), HERE)
    assert people_of(NAME, appearances(REPORTS["chair-a"]), merges=[merge]) == people("chair-a")


# A person


def test_posts_stand_in_time_order_with_their_evidence() -> None:
    reports = [
        names("b", "Chủ tịch UBND huyện Sông Mây", day="2018-01-01"),
        names("a", "Chủ tịch UBND huyện", host="UBND huyện Sông Mây", day="2016-01-01"),
        names("c", "Huyện ủy viên", "Nguyên Chủ tịch UBND huyện", "Trung tá", host="Huyện ủy Sông Mây", day="2020-01-01"),
        names("d", "Bí thư Huyện ủy Sông Mây", day=None),
    ]
    [person] = people_of(NAME, appearances(*reports)).people
    told = [(t.post.position, t.post.seat, t.first_day, t.last_day, t.reports) for t in person.tenures]
    assert told == [
        ("Chủ tịch UBND huyện", "huyện Sông Mây", "2016-01-01", "2018-01-01", ("a", "b")),
        ("Huyện ủy viên", "huyện Sông Mây", "2020-01-01", "2020-01-01", ("c",)),
        ("Bí thư Huyện ủy Sông Mây", "huyện Sông Mây", None, None, ("d",)),
    ]
    assert [a.report_id for a in person.appearances] == ["c", "b", "a", "d"]
    assert person.roles == (("chair", 4),)
    assert person.known_by == "Chủ tịch UBND huyện Sông Mây"
    assert person.report_id == "a"


def test_a_day_of_publication_stands_in_and_is_marked() -> None:
    [found] = appearances(replace(names("x", day=None), published="2019-02-03T08:00:00+07:00"))
    assert (found.day, found.by_publication) == ("2019-02-03", True)


def test_of_hundreds_with_one_name_each_is_told_from_some() -> None:
    reports = [names(f"{a}{b}", f"Chủ tịch UBND huyện Suối {a}{b}") for a in ("Ba", "Ca", "Da", "Ga", "La", "Ma") for b in "bcdghklmnp"]
    found = people_of(NAME, appearances(*reports))
    assert len(found.people) == 60
    assert {len(person.apart_from) for person in found.people} == {20}


# Order


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(REPORTS)), min_size=1, max_size=12, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(ids: list[str], shuffler: random.Random) -> None:
    found = appearances(*(REPORTS[id] for id in ids))
    shuffled = list(found)
    shuffler.shuffle(shuffled)
    assert people_of(NAME, shuffled) == people_of(NAME, found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(REPORTS)), min_size=1, max_size=12, unique=True))
def test_every_report_is_somebodys_or_open(ids: list[str]) -> None:
    found = people(*ids)
    told = sorted([a.report_id for p in found.people for a in p.appearances] + [one.appearance.report_id for one in found.unclear])
    assert told == sorted(ids)


@pytest.mark.parametrize(
    ("position", "shown"),
    [
        ("Chủ tịch HĐND huyện", "Chủ tịch HĐND huyện Sông Mây"),
        ("CHỦ TỊCH UBND THỊ XÃ", "CHỦ TỊCH UBND THỊ XÃ Sông Mây"),
        ("Chu tich UBND huyen", "Chu tich UBND huyen Sông Mây"),
        ("Phó Bí thư Huyện uỷ", "Phó Bí thư Huyện uỷ (Sông Mây)"),
        ("Trưởng phòng Nội vụ", "Trưởng phòng Nội vụ (huyện Sông Mây)"),
        ("Trưởng phòng Văn hóa và Xã hội", "Trưởng phòng Văn hóa và Xã hội (huyện Sông Mây)"),
        ("Chủ tịch HĐND huyện Sông Mây", "Chủ tịch HĐND huyện Sông Mây"),
    ],
)
def test_a_post_says_its_level_and_its_unit_once(position: str, shown: str) -> None:
    assert Post(position, level="huyện", unit="Sông Mây").shown == shown


@pytest.mark.parametrize("position", ["Bí thư", "Bí thư Huyện uỷ"])
def test_a_post_without_a_unit_is_shown_as_printed(position: str) -> None:
    assert Post(position, level="huyện").shown == position


STANDING = "Ủy viên Ban Thường vụ"


def tenures(*held: tuple[str, str]) -> list[tuple[str, int]]:
    """The tenures of one person who held each position on the day of a report."""
    reports = [names(f"report{i:06}", position, "Trưởng phòng Nội vụ huyện Sông Mây", day=day) for i, (position, day) in enumerate(held)]
    (person,) = people_of(NAME, appearances(*reports)).people
    return [(one.post.position, len(one.reports)) for one in person.tenures if not one.post.position.startswith("Trưởng phòng")]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (STANDING, f"{STANDING} Huyện ủy Sông Mây"),
        ("UỶ VIÊN BAN THƯỜNG VỤ", f"{STANDING} Huyện uỷ"),
        ("Phó Bí thư", "Phó Bí thư Huyện ủy Sông Mây"),
        ("Phó Bí thư Thường trực", "Phó Bí thư Thường trực Huyện ủy"),
        ("Chủ tịch HĐND", "Chủ tịch HĐND huyện Sông Mây"),
    ],
)
def test_a_post_that_leaves_out_its_committee_is_the_same_tenure(short: str, long: str) -> None:
    assert tenures((long, "2018-01-05"), (short, "2018-06-05"), (long, "2019-01-05")) == [(long, 3)]


@pytest.mark.parametrize(
    "held",
    [
        [(f"{STANDING} Huyện ủy", "2018-01-05"), (STANDING, "2019-06-05")],
        [("Chủ tịch UBND huyện Sông Mây", "2018-01-05"), ("Chủ tịch", "2018-01-05")],
        [("Bí thư Huyện ủy", "2018-01-05"), ("Bí thư Huyện đoàn", "2018-01-05"), ("Bí thư", "2018-01-05")],
        [("Phó Bí thư Huyện ủy", "2018-01-05"), ("Bí thư", "2018-01-05")],
    ],
    ids=["apart in time", "another body", "either of two", "another title"],
)
def test_other_posts_stay_tenures_of_their_own(held: list[tuple[str, str]]) -> None:
    assert sorted(tenures(*held)) == sorted((position, 1) for position, _ in held)
