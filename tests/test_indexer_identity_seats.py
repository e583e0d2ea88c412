"""Where a post is held: by its own words, and by what surrounds it."""

from __future__ import annotations

import unicodedata

import pytest

from indexer.identity.appearances import appearances_of, body_of, post_of
from indexer.identity.scenes import Scene, portal_of, scene_of, site_names
from indexer.identity.seats import Seat, same_unit, seat_named
from indexer.identity.terms import term_of
from tests.builders import report
from tests.identity_reports import names

NOWHERE = Scene((), (), ())
SEATS = {
    "Chủ tịch UBND huyện Yên Khánh": ("huyện", "Yên Khánh"),
    "CHỦ TỊCH UBND HUYỆN YÊN KHÁNH": ("huyện", "Yên Khánh"),
    "Chu tich UBND huyen Yen Khanh": ("huyện", "Yen Khanh"),
    "Chủ tịch Ủy ban nhân dân thị xã Sông Mây": ("huyện", "Sông Mây"),
    "Bí thư Quận ủy": ("huyện", None),
    "Bí thư Huyện uỷ": ("huyện", None),
    "Huyện ủy viên": ("huyện", None),
    "Chủ tịch UBND quận 7": ("huyện", "7"),
    "Chủ tịch UBND thành phố Hà Nội": ("tỉnh", "Hà Nội"),
    "Chủ tịch UBND TP. Ninh Bình": ("huyện", "Ninh Bình"),
    "Bí thư Tỉnh ủy Hòa Bình": ("tỉnh", "Hòa Bình"),
    "Phó Trưởng đoàn ĐBQH tỉnh Khóa XV": ("tỉnh", None),
    "Chủ tịch UBND xã Cư M'gar": ("xã", "Cư M'gar"),
    "Chủ tịch UBND phường 12, quận 3": ("xã", "12"),
    "Phó Chủ tịch UBND đặc khu Đảo Xa": ("xã", "Đảo Xa"),
    "Trưởng phòng Văn hóa - Xã hội xã": ("xã", None),
    "Bí thư Đảng ủy": ("xã", None),
    "Đảng ủy viên": ("xã", None),
    "Bí thư Đảng ủy Công an tỉnh": ("tỉnh", None),
    "Ủy viên Bộ Chính trị": ("trung ương", None),
    "Ủy viên Ban Chấp hành Trung ương Đảng": ("trung ương", None),
    "Thứ trưởng Bộ Nội vụ": ("trung ương", None),
    "Ủy viên Ban Thường vụ": None,
    "Trưởng phòng Lao động - Thương binh và Xã hội": None,
    "Chi huy truong Ban Chi huy Quan su": None,
    "Bí thư Đảng ủy Khối Doanh nghiệp": None,
    "Trung tá": None,
    "": None,
}


@pytest.mark.parametrize(("position", "seat"), SEATS.items())
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_position_names_its_seat(position: str, seat: tuple[str, str | None] | None, form: str) -> None:
    found = seat_named(unicodedata.normalize(form, position))  # type: ignore[arg-type]
    assert (found and found[:2]) == seat


def test_the_unit_above_is_read_along() -> None:
    assert seat_named("Chủ tịch UBND xã Khe Mịn, huyện Sông Mây") == Seat("xã", "Khe Mịn", "Sông Mây")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hòa Bình", "Hoà Bình", True),
        ("SÔNG MÂY", "Sông Mây", True),
        ("Song May", "Sông Mây", True),
        ("Lí Nhân", "Lý Nhân", True),
        ("Phú Ninh", "Phù Ninh", False),
        ("Đồi Gió", "Sông Mây", False),
    ],
)
def test_units_are_told_by_their_marks(one: str, other: str, same: bool) -> None:
    assert same_unit(one, other) is same_unit(other, one) is same


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        ({"host": "UBND huyện Sông Mây"}, "huyện Sông Mây"),
        ({"host": "Ban Dân vận Huyện ủy Sông Mây", "places": ["huyện Đồi Gió"]}, "huyện Sông Mây"),
        ({"places": ["huyện Sông Mây", "xã Khe Mịn"]}, "huyện Sông Mây"),
        ({"places": ["huyện Sông Mây", "huyện Đồi Gió"]}, "huyện"),
        ({"host": "UBND huyện", "site": "kimson.ninhbinh.gov.vn"}, "huyện Kim Sơn"),
        ({"site": "huyenuykimson.ninhbinh.dcs.vn", "places": ["huyện Yên Thủy"]}, "huyện Kim Sơn"),
        ({"host": "UBND xã Khe Mịn"}, "huyện"),
        ({}, "huyện"),
    ],
    ids=str,
)
def test_a_post_takes_its_unit_from_what_surrounds_it(told: dict[str, object], seat: str) -> None:
    scene = scene_of(report("a", **told))  # type: ignore[arg-type]
    assert post_of("Phó Bí thư Huyện ủy", scene).seat == seat


def test_a_provinces_post_takes_the_province_of_the_district() -> None:
    assert post_of("Tỉnh ủy viên", scene_of(report("a", host="Huyện ủy Yên Thủy"))).seat == "tỉnh Hòa Bình"


@pytest.mark.parametrize(
    ("position", "body", "kind"),
    [
        ("Chủ tịch UBND huyện Yên Khánh", "UBND huyện Yên Khánh", "office"),
        ("Trưởng Ban Dân vận Huyện ủy", "Ban Dân vận Huyện ủy", "office"),
        ("Chánh Văn phòng HĐND và UBND xã", "Văn phòng HĐND và UBND xã", "office"),
        ("Trưởng Công an huyện", "Công an huyện", "office"),
        ("Huyện ủy viên", "Huyện ủy", "membership"),
        ("Ủy viên Ban Thường vụ Huyện ủy", "Ban Thường vụ Huyện ủy", "membership"),
        ("Nguyên Bí thư Huyện ủy", "Huyện ủy", "office"),
        ("Bí thư", "", "office"),
        ("Thượng tá", "", "rank"),
        ("", "", "office"),
    ],
)
def test_a_post_has_its_body_and_its_kind(position: str, body: str, kind: str) -> None:
    post = post_of(position, NOWHERE)
    assert (post.body, post.kind, post.former) == (body, kind, position.startswith("Nguyên"))


def test_a_title_alone_has_no_body() -> None:
    assert body_of("Chủ tịch nước") == ""


def test_only_names_that_fold_alike_appear() -> None:
    told = names("a", name="Lò Văn Én")
    assert [a.official.name for a in appearances_of(told, "lo van en")] == ["Lò Văn Én"]
    assert not list(appearances_of(told, "lo van"))


@pytest.mark.parametrize(
    ("site", "portal"),
    [
        ("songmay.namlinh.gov.vn", "namlinh.gov.vn"),
        ("baonamlinh.vn", "baonamlinh.vn"),
        ("tin.baonamlinh.vn", "baonamlinh.vn"),
        ("file", "file"),
    ],
)
def test_a_portal_is_what_sites_of_a_province_share(site: str, portal: str) -> None:
    assert portal_of(site) == portal


def test_a_short_name_is_not_looked_for_in_addresses() -> None:
    assert not site_names("phuong7.namlinh.example", "7")


@pytest.mark.parametrize(
    ("number", "day", "term"),
    [
        ("35-CT/TW", "2016-01-28", "khóa XI (2011–2016)"),
        ("35-CT/TW", "2016-01-29", "khóa XII (2016–2021)"),
        ("10-HD/BTCTW", "2022-01-01", "khóa XIII (2021–2026)"),
        ("35-CT/TW", "2026-03-01", "khóa XIV (2026–2031)"),
        ("35-CT/TW", "1999-03-01", None),
        ("05-NQ/HU", "2015-12-01", None),
        ("05-NQ/TU", "2016-01-01", "nhiệm kỳ 2015–2020"),
        ("05-NQ/HU", "1998-12-01", None),
        ("06/QĐ-TTg", "2022-01-06", "năm 2022"),
        ("1246/UBND-VX", "2022-01-06", "năm 2022"),
        ("15/2018/NĐ-CP", "2018-02-02", None),
        ("24/2018/QH14", "2018-02-02", None),
        (None, "2024-01-18", "năm 2024"),
        ("61", "2009-12-03", None),
    ],
)
def test_numbers_have_their_round(number: str | None, day: str, term: str | None) -> None:
    assert term_of(number, day) == term
