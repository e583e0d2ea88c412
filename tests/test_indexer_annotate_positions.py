"""Where positions end: names of bodies in small letters go on, verbs and names do not."""

from __future__ import annotations

import pytest

from indexer.annotate.officials import find_officials
from indexer.annotate.passage import Passage
from indexer.reports import Official
from indexer.text.normalize import clean_text


def official(text: str) -> Official:
    [found] = find_officials(Passage(clean_text(text)))
    return found


@pytest.mark.parametrize(
    "title",
    [
        "Chủ tịch Ủy ban An toàn giao thông tỉnh",
        "Giám đốc Trung tâm Phát triển quỹ đất huyện",
        "Phó Chi cục trưởng Chi cục Phát triển nông thôn tỉnh",
        "Cục trưởng Cục Quản lý khám chữa bệnh",
        "Hiệu trưởng Trường phổ thông dân tộc nội trú huyện",
        "Giám đốc Trung tâm chống ngập",
        "Thành viên Tổ tư vấn",
        "Chủ tịch Hội đồng tư vấn",
        "Giám đốc Cảng vụ hàng hải Yên Hạ",
        "Thứ trưởng Bộ Nông nghiệp và Môi trường",
        "Chủ nhiệm Ủy ban Quốc phòng và An ninh",
        "Trợ lý ngoại trưởng",
        "Đại sứ đặc mệnh toàn quyền",
        "Phó Tư lệnh Bộ Tư lệnh Cảnh sát cơ động",
        "Phó Trưởng Ban Chỉ đạo Trung ương về phòng, chống thiên tai",
        "Trưởng Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh",
        "Viện trưởng VKSND khu vực 3",
        "Phó Viện trưởng VKSND tối cao",
        "Chủ tịch Công đoàn cơ sở",
        "Tổng Giám đốc TamBank",
        "Giám đốc Sở Quy hoạch - Kiến trúc",
        "Chánh Văn phòng Điều phối nông thôn mới tỉnh",
        "Xã đội trưởng",
    ],
)
def test_a_position_goes_on_to_its_end_and_leaves_the_verb(title: str) -> None:
    found = official(f"Ông Lò Văn Én, {title} phát biểu tại hội nghị.")
    assert (found.positions, found.roles) == ((title,), ("speak",))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Ông Lò Văn Én – Chủ tịch HĐND xã – Chủ trì cuộc họp.", "Chủ tịch HĐND xã"),
        ("Ông Lò Văn Én, Giám đốc Sở Nội vụ - Ảnh: Hà My", "Giám đốc Sở Nội vụ"),
        ("Ông Lò Văn Én, Chủ tịch HĐND xã khóa XII, nhiệm kỳ 2021 - 2026 chủ trì kỳ họp.", "Chủ tịch HĐND xã"),
        ("Ông Lò Văn Én, Trưởng Ban Chỉ đạo huyện về dự và chủ trì.", "Trưởng Ban Chỉ đạo huyện"),
        ("Ông Lò Văn Én, Giám đốc Sở Nội vụ - Cơ quan thường trực Ban Chỉ đạo chủ trì.", "Giám đốc Sở Nội vụ"),
        ("Ông Lò Văn Én, Bí thư Đảng ủy Quân sự (ĐUQS) tỉnh chủ trì.", "Bí thư Đảng ủy Quân sự tỉnh"),
        ("Ông Lò Văn Én, Chủ tịch UBND huyện đầu tư xây chợ.", "Chủ tịch UBND huyện"),
        ("Ông Lò Văn Én, Giám đốc Sở Xây dựng kiểm tra hiện trường.", "Giám đốc Sở Xây dựng"),
        ("Ông Lò Văn Én, Chủ tịch Hội Nông dân mời mọi người.", "Chủ tịch Hội Nông dân"),
    ],
)
def test_a_position_ends_before_what_is_none_of_it(text: str, position: str) -> None:
    assert official(text).positions == (position,)


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("P.Bí thư Đảng ủy", "Phó Bí thư Đảng ủy"),
        ("P.Chủ tịch UBND xã", "Phó Chủ tịch UBND xã"),
        ("PBT.TT Huyện ủy", "Phó Bí thư Thường trực Huyện ủy"),
        ("PCT.UBND xã", "Phó Chủ tịch UBND xã"),
        ("PCT. HĐND huyện", "Phó Chủ tịch HĐND huyện"),
        ("T.Ban Tuyên giáo HU", "Trưởng Ban Tuyên giáo Huyện ủy"),
        ("Trưởng CA phường", "Trưởng Công an phường"),
        ("Phó Trưởng ban BCĐ tỉnh", "Phó Trưởng Ban Chỉ đạo tỉnh"),
        ("Giám đốc Sở NN & PTNT", "Giám đốc Sở NN&PTNT"),
        ("Ủy viên TƯ Đảng", "Ủy viên Ban Chấp hành Trung ương Đảng"),
        ("CHỦ TỊCH HỘI ĐỒNG TƯ VẤN", "CHỦ TỊCH HỘI ĐỒNG TƯ VẤN"),
    ],
)
def test_abbreviations_are_read_whole(printed: str, written: str) -> None:
    [position] = official(f"Đồng chí Lò Văn Én, {printed} dự.").positions
    assert position.casefold() == written.casefold()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bí thư Đảng ủy xã Mường Và Vì Văn Thiệp phát biểu.", "Vì Văn Thiệp"),
        ("Trưởng Ban Tổ chức Tỉnh ủy Ông Thế Lộc phát biểu.", "Ông Thế Lộc"),
        ("Phó Viện trưởng VKSND tối cao Thân Thị Kiều phát biểu.", "Thân Thị Kiều"),
        ("Giám đốc Trung tâm chống ngập Ninh Quốc Lộc báo cáo.", "Ninh Quốc Lộc"),
        ("Trưởng Ban Chỉ đạo Trung ương về phòng chống thiên tai Ninh Quốc Lộc chủ trì.", "Ninh Quốc Lộc"),
    ],
)
def test_the_name_after_a_position_is_found(text: str, name: str) -> None:
    assert official(text).name == name
