"""Namesakes at one place are told apart by offices that nobody holds at once, and nothing ties units that were served at once."""

from __future__ import annotations

import pytest

from indexer.identity.people_values import People
from indexer.identity.persons import people_of
from tests.identity_reports import NAME, appearances, names


def parts(found: People) -> set[frozenset[str]]:
    return {frozenset(a.report_id for a in person.appearances) for person in found.people}


@pytest.mark.parametrize(
    ("posts", "people_there"),
    [
        (("Trưởng phòng Nội vụ huyện Sông Mây", "Phó Chủ tịch UBND huyện Sông Mây"), 2),
        (("Trưởng phòng GD&ĐT huyện Sông Mây", "Trưởng phòng Tư pháp huyện Sông Mây"), 2),
        (("Bí thư Huyện ủy Sông Mây", "Chủ tịch Hội Nông dân huyện Sông Mây"), 2),
        (("Trưởng phòng GD&ĐT huyện Sông Mây", "Trưởng phòng Giáo dục và Đào tạo huyện Sông Mây"), 1),
        (("Phó Bí thư Huyện ủy Sông Mây", "Chủ tịch UBND huyện Sông Mây"), 1),
        (("Trưởng Ban Dân vận Huyện ủy Sông Mây", "Chủ tịch Ủy ban MTTQ Việt Nam huyện Sông Mây"), 1),
        (("Trưởng phòng Nội vụ huyện Sông Mây", "Huyện ủy viên Sông Mây"), 1),
        (("Trưởng phòng Nội vụ huyện Sông Mây", "Phó Trưởng Ban Chỉ đạo 35 huyện Sông Mây"), 1),
    ],
    ids=str,
)
def test_two_offices_that_nobody_holds_at_once_are_two_people(posts: tuple[str, str], people_there: int) -> None:
    days = (("a", 0, "2015-03-03"), ("b", 1, "2016-03-03"), ("c", 0, "2017-03-03"), ("d", 1, "2018-03-03"))
    found = people_of(NAME, appearances(*(names(id, posts[which], day=day) for id, which, day in days)))
    assert len(found.people) == people_there
    if people_there == 2:
        assert parts(found) == {frozenset("ac"), frozenset("bd")}
        assert {o.reason for p in found.people for o in p.apart_from} == {
            f"Cùng thời gian giữ hai chức vụ không kiêm nhiệm: {' và '.join(sorted(posts))}."
        }


def test_one_after_the_other_two_such_offices_are_one_persons() -> None:
    held = [names(id, f"{post} huyện Sông Mây", day=day) for id, post, day in (
        ("a", "Trưởng phòng Nội vụ", "2015-03-03"), ("b", "Trưởng phòng Nội vụ", "2017-03-03"), ("c", "Phó Chủ tịch UBND", "2017-02-20"),
        ("d", "Phó Chủ tịch UBND", "2019-03-03"),
    )]  # fmt: skip
    assert parts(people_of(NAME, appearances(*held))) == {frozenset("abcd")}


def test_what_ties_two_units_is_set_aside_where_they_were_served_at_once() -> None:
    made = [names(id, post, day=day) for id, post, day in (
        ("a1", "Chủ tịch UBND huyện Sông Mây", "2015-03-03"), ("a2", "Chủ tịch UBND huyện Sông Mây", "2018-03-03"),
        ("b1", "Bí thư Huyện ủy Đồi Gió", "2016-03-03"), ("b2", "Bí thư Huyện ủy Đồi Gió", "2019-03-03"),
    )]  # fmt: skip
    tie = names("tie", "Chủ tịch UBND huyện Sông Mây", "Bí thư Huyện ủy Đồi Gió", day="2017-03-03")
    found = people_of(NAME, appearances(*made, tie))
    assert parts(found) == {frozenset({"a1", "a2"}), frozenset({"b1", "b2"})}
    assert [one.appearance.report_id for one in found.unclear] == ["tie"]


def test_a_province_is_no_home_of_a_district_secretary_whose_district_is_not_told() -> None:
    secretary = names("s", "Tỉnh ủy viên", "Bí thư Huyện ủy", places=["tỉnh Nam Lĩnh"], day="2014-05-05")
    deputies = [names(f"p{year}", "Phó Chủ tịch UBND tỉnh Nam Lĩnh", day=f"{year}-01-05") for year in (2013, 2016)]
    assert parts(people_of(NAME, appearances(secretary, *deputies))) == {frozenset({"s"}), frozenset({"p2013", "p2016"})}
