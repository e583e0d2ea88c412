"""What became of the units that a report names."""

from __future__ import annotations

import pytest

from indexer.reports import Meeting, Named, Report
from indexer.units_today import ended_units


def report(host: str | None, *places: str, day: str | None = "2019-03-05", published: str | None = None, url: str | None = None) -> Report:
    return Report(
        id="a",
        url=url,
        title="",
        text="",
        published=published,
        meeting=Meeting(day, day) if day else None,
        host=Named(host) if host else None,
        places=tuple(Named(place) for place in places),
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (report("Huyện ủy Yên Thuỷ"), [("huyện Yên Thủy", "Phú Thọ")]),
        (report("UBND HUYỆN YÊN THỦY"), [("huyện Yên Thủy", "Phú Thọ")]),
        (report(None, "tỉnh Yên Bái"), [("tỉnh Yên Bái", "Lào Cai")]),
        (report("Tỉnh ủy Hà Giang", "huyện Vị Xuyên"), [("tỉnh Hà Giang", "Tuyên Quang"), ("huyện Vị Xuyên", "Tuyên Quang")]),
        (report("Huyện ủy Châu Thành", "tỉnh Long An"), [("huyện Châu Thành", "Tây Ninh"), ("tỉnh Long An", "Tây Ninh")]),
        (report("Huyện ủy Yên Thủy", day="XXXX-03-05", published="2019-03-06"), [("huyện Yên Thủy", "Phú Thọ")]),
        (report("Huyện ủy Yên Thủy", day=None), [("huyện Yên Thủy", "Phú Thọ")]),
    ],
)
def test_a_unit_that_ended_is_told_with_its_province_of_today(told: Report, expected: list[tuple[str, str]]) -> None:
    assert sorted((unit.full_name, unit.today) for unit in ended_units(told)) == sorted(expected)


@pytest.mark.parametrize(
    "told",
    [
        report("Tỉnh ủy Nghệ An"),  # still a province of this name
        report("Huyện ủy Châu Thành"),  # eight districts had this name
        report("Huyện ủy Lạc Bình"),  # no such district
        report("Huyện ủy Yên Thủy", day="2025-07-01"),
        report("Huyện ủy Yên Thủy", day=None, published="2025-08-02"),
        report("Đảng ủy xã Kim Mỹ", "thôn 3"),
        report(None),
    ],
)
def test_what_stands_or_is_not_known_is_not_told(told: Report) -> None:
    assert ended_units(told) == ()
