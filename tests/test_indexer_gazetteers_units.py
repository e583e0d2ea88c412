"""Provinces and districts by name, with what became of them on 2025-07-01."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from indexer.gazetteers import rows
from indexer.gazetteers.units import province_of, units, units_named


def test_sixty_three_provinces_and_two_older_ones_became_thirty_four() -> None:
    provinces = [unit for unit in units() if unit.level == "province"]
    assert len(provinces) == 63 + 2
    assert len({unit.today for unit in provinces}) == 34


def test_every_district_belongs_to_a_province_of_the_table() -> None:
    for unit in units():
        assert province_of(unit).name == unit.province
        assert province_of(unit).today == unit.today


def test_every_row_names_its_source_and_none_comes_twice() -> None:
    assert all(row["source"].strip() for row in rows("units"))
    assert max(Counter((unit.full_name, unit.province) for unit in units()).values()) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Yên Bái", [("tỉnh Yên Bái", "Lào Cai"), ("thành phố Yên Bái", "Lào Cai")]),
        ("YÊN BÁI", [("tỉnh Yên Bái", "Lào Cai"), ("thành phố Yên Bái", "Lào Cai")]),
        ("Yen Bai", [("tỉnh Yên Bái", "Lào Cai"), ("thành phố Yên Bái", "Lào Cai")]),
        (unicodedata.normalize("NFD", "huyện Ðông Anh"), [("huyện Đông Anh", "Hà Nội")]),
        ("tỉnh Hoà Bình", [("tỉnh Hòa Bình", "Phú Thọ")]),
        ("Đăk Lăk", [("tỉnh Đắk Lắk", "Đắk Lắk")]),
        ("thành phố Qui Nhơn", [("thành phố Quy Nhơn", "Gia Lai")]),
        ("Bà Rịa-Vũng Tàu", [("tỉnh Bà Rịa - Vũng Tàu", "Hồ Chí Minh")]),
        ("quận 7", [("quận 7", "Hồ Chí Minh")]),
        ("huyện Tĩnh Gia", [("huyện Tĩnh Gia", "Thanh Hóa")]),
        ("Thừa Thiên Huế", [("tỉnh Thừa Thiên Huế", "Huế")]),
    ],
)
def test_a_unit_is_found_by_any_spelling_of_its_name(name: str, expected: list[tuple[str, str]]) -> None:
    assert [(unit.full_name, unit.today) for unit in units_named(name)] == expected


def test_names_that_several_districts_share_give_them_all() -> None:
    assert {unit.province for unit in units_named("huyện Châu Thành")} >= {"An Giang", "Tây Ninh", "Long An"}


@pytest.mark.parametrize("name", ["", "Hoà Bính", "huyện", "tỉnh Hoằng Hóa", "Nơi Nào Đó", "nghị quyết"])
def test_what_is_no_unit_gives_none(name: str) -> None:
    assert units_named(name) == ()
