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
