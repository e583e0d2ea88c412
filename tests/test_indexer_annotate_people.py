"""Whose position is whose: names and titles in the orders that reports put them in."""

from __future__ import annotations

import pytest

from indexer.annotate.officials import find_officials
from indexer.annotate.passage import Passage
from indexer.text.normalize import clean_text


def held(text: str) -> dict[str, list[str]]:
    """Name of each official -> positions."""
    return {official.name: list(official.positions) for official in find_officials(Passage(clean_text(text)))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dự có Chủ tịch UBND huyện Ninh Quốc Lộc, Phó Chủ tịch HĐND huyện Thân Minh Kiều, Trưởng phòng Nội vụ Đàm Hoàng Thiệu.",
            {
                "Ninh Quốc Lộc": ["Chủ tịch UBND huyện"],
                "Thân Minh Kiều": ["Phó Chủ tịch HĐND huyện"],
                "Đàm Hoàng Thiệu": ["Trưởng phòng Nội vụ"],
            },
        ),
        (
            "Bí thư Huyện ủy Ninh Quốc Lộc, Chủ tịch HĐND huyện Yên Hạ chủ trì.",
            {"Ninh Quốc Lộc": ["Bí thư Huyện ủy", "Chủ tịch HĐND huyện Yên Hạ"]},
        ),
        (
            "Dự có Đại tá Ninh Quốc Lộc, Phó Giám đốc Công an tỉnh Trần Biên.",
            {"Ninh Quốc Lộc": ["Đại tá", "Phó Giám đốc Công an tỉnh Trần Biên"]},
        ),
    ],
)
def test_who_stands_after_an_office_ends_with_the_name(text: str, expected: dict[str, list[str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tại Hà Nội, Bộ trưởng Bộ Nội vụ Ninh Quốc Lộc chủ trì.", {"Ninh Quốc Lộc": ["Bộ trưởng Bộ Nội vụ"]}),
        ("Hội nghị ở Lương Hạ, Chủ tịch UBND huyện Ninh Quốc Lộc dự.", {"Ninh Quốc Lộc": ["Chủ tịch UBND huyện"]}),
        ("Hà Giang, Bí thư Tỉnh ủy Ninh Quốc Lộc chủ trì.", {"Ninh Quốc Lộc": ["Bí thư Tỉnh ủy"]}),
        ("Đồng chí Mai Châu, Bí thư Huyện ủy dự.", {"Mai Châu": ["Bí thư Huyện ủy"]}),
        (
            "Dự có ông Ninh Quốc Lộc, Bí thư Huyện ủy; Mai Châu, Trưởng phòng Nội vụ.",
            {"Ninh Quốc Lộc": ["Bí thư Huyện ủy"], "Mai Châu": ["Trưởng phòng Nội vụ"]},
        ),
    ],
)
def test_a_place_before_a_title_is_nobody(text: str, expected: dict[str, list[str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trưởng phòng Nội vụ, bà Thân Thị Kiều, phát biểu.", {"Thân Thị Kiều": ["Trưởng phòng Nội vụ"]}),
        ("Theo Giám đốc Sở Nội vụ, ông Ninh Quốc Lộc, xã đã sáp nhập.", {"Ninh Quốc Lộc": ["Giám đốc Sở Nội vụ"]}),
        ("Dự có Đại biểu HĐND tỉnh ông Ninh Quốc Lộc.", {"Ninh Quốc Lộc": ["Đại biểu HĐND tỉnh"]}),
        ("Bí thư Đảng ủy xã Yên Hạ là ông Ninh Quốc Lộc phát biểu.", {"Ninh Quốc Lộc": ["Bí thư Đảng ủy xã Yên Hạ"]}),
        ("Đồng chí Ninh Quốc Lộc: Bí thư Đảng ủy chủ trì.", {"Ninh Quốc Lộc": ["Bí thư Đảng ủy"]}),
        (
            "Dự có đ/c Ninh Quốc Lộc, Bí thư Huyện ủy; các đồng chí Phó Chủ tịch UBND huyện: Thân Văn Kiều, Đàm Thiệu.",
            {"Ninh Quốc Lộc": ["Bí thư Huyện ủy"], "Thân Văn Kiều": ["Phó Chủ tịch UBND huyện"], "Đàm Thiệu": ["Phó Chủ tịch UBND huyện"]},
        ),
        ("Thiếu tướng, GS-TS Ninh Quốc Lộc, nguyên Viện trưởng dự.", {"Ninh Quốc Lộc": ["Thiếu tướng", "Nguyên Viện trưởng"]}),
        (
            "Dự có Đại tá Đàm Thiệu; Thiếu tướng, PGS.TS Ninh Quốc Lộc.",
            {"Đàm Thiệu": ["Đại tá"], "Ninh Quốc Lộc": ["Thiếu tướng"]},
        ),
    ],
)
def test_a_title_leads_to_its_holder(text: str, expected: dict[str, list[str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Với cương vị Chủ tịch HĐND xã, ông Ninh Quốc Lộc đã nói vậy.",
        "Thông tin tới đại biểu HĐND huyện, ông Ninh Quốc Lộc đã nói vậy.",
        "Dự có Thường trực Huyện ủy, ông Ninh Quốc Lộc.",
        "Dự có các Trưởng phòng, ông Ninh Quốc Lộc.",
        "Trưởng đoàn là ông Ninh Quốc Lộc.",
    ],
)
def test_a_title_before_a_comma_can_be_somebody_elses(text: str) -> None:
    assert held(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Sinh thời, Chủ tịch Hồ Chí Minh căn dặn cán bộ.",
        "Cô giáo chủ nhiệm Thân Thị Kiều đến thăm.",
        "Anh Ninh Quốc Lộc - Giám đốc Công ty TNHH Yên Hạ thu mua chè.",
        "Đại hội bầu Ban Thường vụ 9 đồng chí, Ban Chấp hành 29 đồng chí, Ủy ban Kiểm tra.",
        "Hội đồng gia tộc do ông Ninh Quốc Lộc làm chủ tịch.",
    ],
)
def test_who_is_told_of_otherwise_holds_no_office(text: str) -> None:
    assert held(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Ninh Quốc Lộc, Giám đốc Công ty TNHH Yên Hạ kiến nghị về mặt bằng.",
            {"Ninh Quốc Lộc": ["Giám đốc Công ty TNHH Yên Hạ"]},
        ),
        ("ĐẠI TÁ LẦU BÁ PÁO, BÍ THƯ ĐẢNG ỦY DỰ.", {"Lầu Bá Páo": ["Đại tá", "Bí thư Đảng ủy"]}),
        ("Dong chi Ong Thi Kieu, Pho Bi thu Dang uy du.", {"Ong Thi Kieu": ["Phó Bí thư Đảng ủy"]}),
        ("Đoàn do Phó Chủ nhiệm UBKT Tỉnh ủy Hạng A Páo làm trưởng đoàn.", {"Hạng A Páo": ["Phó Chủ nhiệm UBKT Tỉnh ủy"]}),
        (
            "HĐND miễn nhiệm chức danh Ủy viên UBND huyện đối với đồng chí Ninh Quốc Lộc, nguyên Trưởng phòng Nội vụ.",
            {"Ninh Quốc Lộc": ["Ủy viên UBND huyện", "Nguyên Trưởng phòng Nội vụ"]},
        ),
        (
            "Ông Ninh Quốc Lộc và bà Thân Thị Kiều tiếp tục được bầu làm Phó Chủ tịch HĐND huyện.",
            {"Ninh Quốc Lộc": ["Phó Chủ tịch HĐND huyện"], "Thân Thị Kiều": ["Phó Chủ tịch HĐND huyện"]},
        ),
        ("Bà Thân Thị Kiều, Công chức Tư pháp - Hộ tịch dự.", {"Thân Thị Kiều": ["Công chức Tư pháp - Hộ tịch"]}),
        (
            "Bà Thân Thị Kiều, Chủ tịch Công đoàn các khu công nghiệp tỉnh dự.",
            {"Thân Thị Kiều": ["Chủ tịch Công đoàn các khu công nghiệp tỉnh"]},
        ),
        ("Thầy Ninh Quốc Lộc, HT nhà trường báo cáo.", {"Ninh Quốc Lộc": ["Hiệu trưởng nhà trường"]}),
    ],
)
def test_offices_are_found_however_they_are_told(text: str, expected: dict[str, list[str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("first", "later", "positions"),
    [
        ("Bí thư Đảng ủy", "Bí thư Đảng ủy xã", ["Bí thư Đảng ủy"]),
        ("Bí thư Đảng ủy", "Bí thư Đảng ủy xã Yên Hạ", ["Bí thư Đảng ủy xã Yên Hạ"]),
        ("Bí thư Đảng ủy xã Yên Hạ", "Bí thư Đảng ủy", ["Bí thư Đảng ủy xã Yên Hạ"]),
        ("Chủ tịch HĐND", "Chủ tịch UBND xã", ["Chủ tịch HĐND", "Chủ tịch UBND xã"]),
    ],
)
def test_one_office_said_twice_is_one_position(first: str, later: str, positions: list[str]) -> None:
    text = f"Đồng chí Ninh Quốc Lộc, {first} dự. Đồng chí Ninh Quốc Lộc, {later} phát biểu."
    assert held(text) == {"Ninh Quốc Lộc": positions}
