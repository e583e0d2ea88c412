from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from indexer.annotate.officials import find_officials
from indexer.annotate.passage import Passage
from indexer.text.normalize import clean_text

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "roles.json").read_text(encoding="utf-8"))
Told = dict[str, tuple[tuple[str, ...], bool]]


def told(text: str) -> Told:
    return {official.name: (official.roles, official.attended) for official in find_officials(Passage(clean_text(text)))}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lò Văn Én, Chủ tịch HĐND huyện; các Phó Chủ tịch HĐND huyện: Tạ Văn Đông, Vi Thị Mận chủ trì kỳ họp.",
        "Đồng chí Lò Văn Én, Bí thư Huyện ủy, cùng các đồng chí Tạ Văn Đông, Phó Bí thư; Vi Thị Mận, Chủ tịch HĐND huyện đồng chủ trì.",
    ],
)
def test_what_is_said_after_the_last_row_is_said_of_the_rows_before(text: str) -> None:
    assert told(text) == dict.fromkeys(("Lò Văn Én", "Tạ Văn Đông", "Vi Thị Mận"), (("chair",), True))


def test_a_row_with_a_verb_of_its_own_takes_no_other() -> None:
    found = told("Dự có ông Lò Văn Én, Chủ tịch UBND huyện; ông Tạ Văn Đông, Phó Chủ tịch UBND huyện phát biểu.")
    assert found["Lò Văn Én"] == (("attend",), True)


def test_a_profession_before_a_name_is_no_subject() -> None:
    found = told("Luật sư Lò Văn Én, Chủ nhiệm Đoàn Luật sư tỉnh; bác sĩ Vi Thị Mận, Giám đốc Bệnh viện huyện dự hội nghị.")
    assert found == dict.fromkeys(("Lò Văn Én", "Vi Thị Mận"), (("attend",), True))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Bà Vi Thị Mận, Trưởng Ban Pháp chế HĐND huyện trình tờ trình về ngân sách.", "present"),
        ("Bà Vi Thị Mận, Chủ tịch Hội CCB xã ôn lại truyền thống.", "speak"),
        ("Bà Vi Thị Mận, Chủ tịch Hội LHPN xã đưa ra ý kiến.", "speak"),
        ("Tham gia giải trình có bà Vi Thị Mận, Trưởng phòng Nội vụ.", "speak"),
        ("Các đại biểu nghe bà Vi Thị Mận, Giám đốc Sở Ngoại vụ thông tin tình hình biển đảo.", "present"),
        ("Thư ký kỳ họp là bà Vi Thị Mận, Phó Chánh Văn phòng HĐND huyện.", "attend"),
        ("Hội nghị bàn giao chức vụ cho bà Vi Thị Mận, Phó Giám đốc Sở Y tế.", "attend"),
        ("Chiều nay diễn ra buổi đối thoại giữa bà Vi Thị Mận, Bí thư Huyện ủy với thanh niên.", "attend"),
        ("Tại điểm cầu Chính phủ, bà Vi Thị Mận, Phó Thủ tướng Chính phủ chủ trì.", "chair"),
        ("Hội nghị nghe ý kiến chỉ đạo của bà Vi Thị Mận, Bí thư Tỉnh ủy.", "direct"),
        ("Bà Vi Thị Mận, Chủ tịch UBND xã thay mặt hai bên ký kết chương trình.", "attend"),
    ],
)
def test_what_somebody_did_at_the_meeting(text: str, role: str) -> None:
    assert told(text) == {"Vi Thị Mận": ((role,), True)}


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị truyền đạt ý kiến chỉ đạo của Phó Chủ tịch UBND tỉnh Vi Thị Mận về phòng cháy.",
        "Thực hiện ý kiến chỉ đạo của đồng chí Vi Thị Mận, Bí thư Tỉnh ủy, huyện đã họp.",
        "Chủ tịch UBND huyện giao Phó Chủ tịch UBND huyện Vi Thị Mận chỉ đạo xử lý.",
        "Năm trước, kỳ họp do Chủ tịch HĐND huyện Vi Thị Mận chủ trì đã quyết nghị.",
        "Qua các kỳ đại hội, đồng chí Vi Thị Mận (1961 - 1967) giữ chức Bí thư Đảng ủy.",
        "Vô cùng thương tiếc báo tin: Đồng chí Vi Thị Mận, nguyên Bí thư Huyện ủy đã từ trần.",
        "Chi bộ đầu tiên của xã được thành lập, đồng chí Vi Thị Mận làm Bí thư.",
        "Đồng chí Vi Thị Mận, Phó Bí thư Huyện ủy thay mặt Ban Thường vụ đã ký Kết luận số 12-KL/HU.",
    ],
)
def test_who_is_told_of_was_not_there(text: str) -> None:
    assert told(text)["Vi Thị Mận"] == (("mention",), False)


def test_who_speaks_from_the_capital_was_not_at_another_bridge() -> None:
    text = (
        "Tại điểm cầu Trung ương, đồng chí Vi Thị Mận, Ủy viên Bộ Chính trị phát biểu. "
        "Tại điểm cầu tỉnh, đồng chí Lò Văn Én, Chủ tịch UBND tỉnh chủ trì."
    )
    assert told(text) == {"Vi Thị Mận": (("speak",), False), "Lò Văn Én": (("chair",), True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_who_did_what_and_who_was_there(case: dict[str, Any]) -> None:
    for text in (case["text"], unicodedata.normalize("NFD", case["text"])):
        found = {name: {"roles": sorted(roles), "attended": there} for name, (roles, there) in told(text).items()}
        assert found == case["officials"]


def test_one_in_five_people_of_the_cases_was_not_there() -> None:
    there = [part["attended"] for case in CASES for part in case["officials"].values()]
    assert len(CASES) >= 60
    assert there.count(False) * 5 >= len(there)
