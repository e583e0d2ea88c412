from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.annotate import annotate
from indexer.annotate.officials import find_officials
from indexer.annotate.passage import Passage
from indexer.reports import ROLES, Official
from indexer.text.normalize import clean_text


def officials(text: str) -> list[Official]:
    return list(find_officials(Passage(clean_text(text))))


def positions(title: str) -> tuple[str, ...]:
    [official] = officials(f"Đồng chí Lò Văn Én, {title} chủ trì hội nghị.")
    return official.positions


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("TVHU", "Ủy viên Ban Thường vụ Huyện ủy"),
        ("UVBTV", "Ủy viên Ban Thường vụ"),
        ("UVBTV Tỉnh ủy", "Ủy viên Ban Thường vụ Tỉnh ủy"),
        ("Ủy viên BTV Tỉnh uỷ", "Ủy viên Ban Thường vụ Tỉnh ủy"),
        ("Thường vụ Đảng ủy", "Ủy viên Ban Thường vụ Đảng ủy"),
        ("HUV", "Huyện ủy viên"),
        ("PBT TT Quận ủy", "Phó Bí thư Thường trực Quận ủy"),
        ("Phó Bí thư TT Huyện ủy", "Phó Bí thư Thường trực Huyện ủy"),
        ("phó chủ tịch Uỷ ban nhân dân huyện", "Phó Chủ tịch UBND huyện"),
        ("CT UBMTTQ xã", "Chủ tịch Ủy ban MTTQ xã"),
        ("UVTW Đảng", "Ủy viên Ban Chấp hành Trung ương Đảng"),
        ("Ủy viên BCH Trung ương Đảng", "Ủy viên Ban Chấp hành Trung ương Đảng"),
        ("Chủ nhiệm Ủy ban Kiểm tra Huyện ủy", "Chủ nhiệm UBKT Huyện ủy"),
        ("Trưởng đoàn Đại biểu Quốc hội tỉnh", "Trưởng đoàn ĐBQH tỉnh"),
        ("nguyên Bí thư Huyện ủy", "Nguyên Bí thư Huyện ủy"),
        ("Trưởng ban Dân vận Huyện ủy", "Trưởng Ban Dân vận Huyện ủy"),
        ("Giám đốc Sở Văn hóa, Thể thao và Du lịch", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"),
        ("Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh", "Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh"),
        ("Bí thư Đoàn TNCS Hồ Chí Minh xã", "Bí thư Đoàn TNCS Hồ Chí Minh xã"),
        ("Chủ tịch UBND xã Bắc Phong", "Chủ tịch UBND xã Bắc Phong"),
        ("Phó Bí thư Tỉnh đoàn", "Phó Bí thư Tỉnh đoàn"),
        (
            "Trưởng Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn huyện",
            "Trưởng Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn huyện",
        ),
        ("Trưởng Ban đại diện HĐQT NHCSXH huyện", "Trưởng Ban đại diện HĐQT NHCSXH huyện"),
        ("CHỦ TỊCH UBND XÃ", "Chủ tịch UBND xã"),
        ("Trưởng BCĐ 35", "Trưởng Ban Chỉ đạo 35"),
        ("Phó Trưởng BCĐ 389 huyện", "Phó Trưởng Ban Chỉ đạo 389 huyện"),
        ("Phó Bí thư Đảng ủy Khối các cơ quan tỉnh", "Phó Bí thư Đảng ủy Khối các cơ quan tỉnh"),
        ("Chủ tịch UBND xã Kim Trạch", "Chủ tịch UBND xã Kim Trạch"),
        ("Chủ tịch HĐND xã khóa XVIII, nhiệm kỳ 2011 – 2016", "Chủ tịch HĐND xã"),
    ],
)
def test_a_title_has_one_written_form(title: str, written: str) -> None:
    assert positions(title) == (written,)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Đồng chí Đinh Lực, Bí thư Huyện ủy dự.", "Đinh Lực"),
        ("Ông HOÀ VĂN THUỶ, Chủ tịch UBND xã dự.", "Hòa Văn Thủy"),
        ("Bà H'Lan Êban, Phó Chủ tịch HĐND huyện dự.", "H'Lan Êban"),
        ("Ông Y Thông Niê Kđăm, Bí thư Huyện ủy dự.", "Y Thông Niê Kđăm"),
        ("đ/c Huỳnh Út Mười Bí thư huyện ủy dự", "Huỳnh Út Mười"),
        ("Bí thư Tỉnh ủy Trần Ngọc Mẫn dự.", "Trần Ngọc Mẫn"),
        ("Chủ tịch UBND huyện Yên Lạc Tô Văn Tám dự.", "Tô Văn Tám"),
        ("Phó Bí thư Huyện ủyVương Tấn Thanh dự.", "Vương Tấn Thanh"),
        ("Thượng tá Cù Huy Cảnh dự.", "Cù Huy Cảnh"),
        ("PGS.TS Tạ Đình Khôi, Giám đốc Sở Y tế dự.", "Tạ Đình Khôi"),
        ("Dong chi Tran Van Luc, Bi thu Huyen uy du.", "Tran Van Luc"),
        (unicodedata.normalize("NFD", "Đồng chí Lã Thị Hường, Bí thư Đảng ủy dự."), "Lã Thị Hường"),
        ("Ðồng chí Ðỗ Thị Ðào, Bí thư Ðảng ủy dự.", "Đỗ Thị Đào"),
        ("Thầy giáo Lò Văn Én, Hiệu trưởng Trường THPT Yên Sa dự.", "Lò Văn Én"),
        ("Cô Vi Thị Mận, Phó Hiệu trưởng Trường Tiểu học Kim Tân dự.", "Vi Thị Mận"),
        ("PGS.TS. Vi Thị Mận, giảng viên Học viện Chính trị dự.", "Vi Thị Mận"),
        ("Ảnh: Đồng chí Lò Văn Én - Bí thư Đảng ủy xã trao quà", "Lò Văn Én"),
        ("Phó Chủ tịch HĐND tỉnh Lại Thế Mẫn dự.", "Lại Thế Mẫn"),
        ("Phó Chủ tịch UBND huyện Từ Công Hậu dự.", "Từ Công Hậu"),
        ("Chủ tịch UBND huyện Thân Viết Lực dự.", "Thân Viết Lực"),
        ("Phó Chủ tịch UBND tỉnh Lại Hồng Mẫn dự.", "Lại Hồng Mẫn"),
        ("Chủ tịch UBND thị xã Ninh Gia Tấn dự.", "Ninh Gia Tấn"),
        ("Chủ tịch UBND huyện Hoàng Su Phì Lò Văn Én dự.", "Lò Văn Én"),
        ("Đại úy SIU KRỚT, Phó Trưởng Công an xã dự.", "Siu Krớt"),
        ("Thượng tá RMAH H'LÊ phát biểu.", "Rmah H'Lê"),
        ("Đại úy CSGT Lò Văn Én dự.", "Lò Văn Én"),
    ],
)
def test_a_name_is_told_from_what_stands_around_it(text: str, name: str) -> None:
    assert [official.name for official in officials(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Cử tri Trần Văn Tấn kiến nghị sửa đường.",
        "Ông Lê Văn Sửu, nông dân sản xuất giỏi, được tặng giấy khen.",
        "Hòa thượng Thích Minh Tuệ dự lễ.",
        "Học sinh Trường THPT Nguyễn Thị Cẩm đạt giải.",
        "Đường Lê Thanh Hải và cầu Trần Văn Ơn đã thông xe.",
        "Học tập tư tưởng Hồ Chí Minh, chủ nghĩa Mác - Lênin.",
        "Đoàn TNCS Hồ Chí Minh ra quân.",
        "Dự có lãnh đạo các phòng, ban, các Ủy viên Ban Thường vụ, Chủ tịch UBND các xã.",
        "Chủ tịch UBND tỉnh yêu cầu các sở khẩn trương.",
        "Toàn cảnh hội nghị. Ảnh: Trịnh Văn Bảo",
        "Chủ tịch UBND xã Lương Sơn báo cáo; Bí thư Quận ủy Ngũ Hành Sơn phát biểu.",
        "Chủ tịch UBND quận Ngũ Hành Sơn, Chủ tịch UBND huyện Cù Lao Dung, Chủ tịch UBND xã Sơn Thành Đông phát biểu.",
        "Chủ tịch UBND huyện Hoàng Su Phì, Chủ tịch UBND huyện Châu Thành A, Chủ tịch UBND huyện Tân Phú Đông phát biểu.",
        "Đại úy CSGT TP tổ chức ra quân.",
        "Phố Trần Phú Sơn và khu phố Lò Văn Én đã thông xe.",
        "Hội trường lớn; tổ phố văn minh; ba xã đạt chuẩn; chị em phụ nữ.",
        "Cô Tô là huyện đảo. Thay Huyện ủy, xã có Lò Gạch.",
        "Dự có thành viên Ban Chỉ đạo; bí thư chi bộ, trưởng thôn; lãnh đạo các phòng; chủ tịch UBND các xã.",
        "",
        "...;;; - – ( ( )",
    ],
)
def test_nobody_is_an_official_who_is_not(text: str) -> None:
    assert officials(text) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Đồng chí Lò Văn Én, Bí thư Huyện ủy chủ trì hội nghị.", ("chair",)),
        ("Đồng chí Lò Văn Én, Bí thư Huyện ủy, chủ trì và phát biểu khai mạc.", ("chair", "speak")),
        ("Đồng chí Lò Văn Én - Bí thư Huyện ủy dự và chỉ đạo.", ("direct",)),
        ("Dự và chỉ đạo hội nghị có đồng chí Lò Văn Én, Bí thư Huyện ủy.", ("direct",)),
        ("Hội nghị dưới sự chủ trì của đồng chí Lò Văn Én, Bí thư Huyện ủy.", ("chair",)),
        ("Phát biểu chỉ đạo hội nghị, đồng chí Lò Văn Én, Bí thư Huyện ủy nhấn mạnh việc cần làm.", ("direct",)),
        ("Phát biểu kết luận, đồng chí Lò Văn Én, Bí thư Huyện ủy yêu cầu làm ngay.", ("speak",)),
        ("Thay mặt Ban Thường vụ, đồng chí Lò Văn Én, Bí thư Huyện ủy trình bày báo cáo.", ("present",)),
        ("Cùng dự có đồng chí Lò Văn Én, Bí thư Huyện ủy.", ("attend",)),
        ("Đoàn do đồng chí Lò Văn Én, Bí thư Huyện ủy làm trưởng đoàn.", ("attend",)),
        ("Đồng chí Lò Văn Én, Bí thư Huyện ủy trao đổi về dự án du lịch.", ("speak",)),
        ("Huyện ủy triển khai kế hoạch, đồng chí Lò Văn Én, Bí thư Huyện ủy dự.", ("attend",)),
        ("Đồng chí Lò Văn Én, Bí thư Huyện ủy: chủ trì.", ("chair",)),
        ("Dưới sự chủ trì của đồng chí Lò Văn Én, Bí thư Huyện ủy, hội nghị đã thông qua báo cáo.", ("chair",)),
        ("Đồng chí Lò Văn Én, Bí thư Huyện ủy phát biểu, cho biết sẽ chỉ đạo quyết liệt.", ("speak",)),
        ("Đúng theo dự kiến, đồng chí Lò Văn Én, Bí thư Huyện ủy chủ trì hội nghị.", ("chair",)),
        ("Huyện dự kiến mở lớp vào quý sau. Đồng chí Lò Văn Én, Bí thư Huyện ủy chủ trì hội nghị.", ("chair",)),
        ("Thầy và trò đón tiếp đồng chí Lò Văn Én, Bí thư Huyện ủy.", ("attend",)),
        ("Dưới sự chủ tọa của các ông, bà: Lò Văn Én - Chủ tịch HĐND huyện.", ("chair",)),
        ("Đồng chí Lò Văn Én, Bí thư Huyện ủy đã thăm hỏi, động viên gia đình ông Tạ Đông.", ("attend",)),
        ("Đồng chí Lò Văn Én, Bí thư Huyện ủy yêu cầu đẩy mạnh công tác tuyên truyền.", ("speak",)),
        ("Đồng chí Lò Văn Én, Phó Bí thư Huyện ủy được ủy quyền chủ trì hội nghị.", ("chair",)),
        ("Đồng chí Lò Văn Én, Bí thư Huyện ủy, Trưởng BCĐ 35 chủ trì hội nghị.", ("chair",)),
        ("Đồng chí Lò Văn Én, Bí thư Huyện ủy triẻn khai nghị quyết.", ("present",)),
        ("Báo cáo viên là đồng chí Lò Văn Én, Bí thư Huyện ủy.", ("present",)),
        ("Báo cáo viên tại hội nghị là đồng chí Lò Văn Én, Bí thư Huyện ủy.", ("present",)),
        ("Dự có đồng chí Lò Văn Én, Bí thư Huyện ủy và 30 báo cáo viên là cán bộ xã.", ("attend",)),
    ],
)
def test_a_role_is_read_before_or_after_the_person(text: str, roles: tuple[str, ...]) -> None:
    [official] = officials(text)
    assert (official.roles, official.attended) == (roles, True)


@pytest.mark.parametrize(
    "text",
    [
        "Lễ Quốc tang đồng chí Lò Văn Én, nguyên Chủ tịch nước.",
        "Đồng chí Lò Văn Én, Bí thư Tỉnh ủy gửi lẵng hoa chúc mừng.",
        "Bà Vi Thị Mận đọc thư chúc mừng của đồng chí Lò Văn Én, Bí thư Tỉnh ủy.",
        "Công văn do đồng chí Lò Văn Én, Phó Chủ tịch UBND huyện ký.",
        "Hội đồng nhân dân miễn nhiệm chức vụ Phó Chủ tịch UBND huyện đối với ông Lò Văn Én.",
        "Ông Lò Văn Én, Chủ tịch UBND xã đi công tác.",
        "Ông Lò Văn Én, Chủ tịch UBND xã xin vắng mặt.",
        "Đồng chí Lò Văn Én, Bí thư Đảng ủy nghỉ hưu.",
        "Theo kế hoạch, đồng chí Lò Văn Én, Bí thư Tỉnh ủy sẽ về kiểm tra tiến độ.",
        "Dự kiến đồng chí Lò Văn Én, Phó Chủ tịch UBND tỉnh dự và chỉ đạo đại hội.",
        "Đoàn do đồng chí Lò Văn Én, Bí thư Tỉnh ủy làm trưởng đoàn sẽ về làm việc với huyện.",
        "Ông Tạ Đông, Bí thư Huyện ủy cho biết đồng chí Lò Văn Én, Bí thư Tỉnh ủy sẽ thăm huyện.",
        "Được sự ủy quyền của đồng chí Lò Văn Én, Chủ tịch UBND huyện, đồng chí Vi Thị Mận, Phó Chủ tịch UBND huyện chủ trì.",
    ],
)
def test_who_is_only_spoken_of_was_not_there(text: str) -> None:
    official = next(official for official in officials(text) if official.name == "Lò Văn Én")
    assert (official.roles, official.attended) == (("mention",), False)


def test_who_speaks_over_a_bridge_spoke_but_was_not_there() -> None:
    [official] = officials("Đồng chí Lò Văn Én, Ủy viên Bộ Chính trị phát biểu từ điểm cầu Trung ương.")
    assert (official.roles, official.attended) == (("speak",), False)


@pytest.mark.parametrize(
    "later",
    [
        "Đồng chí Lò Văn Én nhấn mạnh.",
        "Đồng chí Én nhấn mạnh.",
        "Đồng chí Bí thư Huyện ủy nhấn mạnh.",
        "\n\nLò Văn Én kết luận cuộc họp.",
        "Bí thư Huyện ủy Lò Văn Én nhấn mạnh.",
    ],
)
def test_later_mentions_add_to_the_same_person(later: str) -> None:
    [official] = officials(f"Đồng chí Lò Văn Én, Bí thư Huyện ủy chủ trì hội nghị. {later}")
    assert (official.positions, official.roles) == (("Bí thư Huyện ủy",), ("chair", "speak"))


def test_namesakes_are_told_apart_by_their_positions() -> None:
    found = officials(
        "Dự có ông Lò Văn Én, Chủ tịch UBND xã Na Sang; ông Lò Văn Én, Trưởng Công an huyện. Ông Lò Văn Én, Trưởng Công an huyện đề nghị."
    )
    assert [(official.positions, official.roles) for official in found] == [
        (("Chủ tịch UBND xã Na Sang",), ("attend",)),
        (("Trưởng Công an huyện",), ("speak",)),
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Dự có các Phó Chủ tịch UBND tỉnh: Đàm Quang Thiệu, Tống Thị Lệ.", [["Phó Chủ tịch UBND tỉnh"]] * 2),
        ("Dự có các Phó Chủ tịch UBND thành phố: Đàm Quang Thiệu, Tống Thị Lệ.", [["Phó Chủ tịch UBND thành phố"]] * 2),
        ("Các đồng chí Ninh Văn Lộc và Thân Thị Kiều, Phó Chủ tịch HĐND huyện dự.", [["Phó Chủ tịch HĐND huyện"]] * 2),
        (
            "Dự có ông Ninh Văn Lộc, Bí thư Huyện ủy; Thân Thị Kiều, HUV, Chánh Văn phòng.",
            [["Bí thư Huyện ủy"], ["Huyện ủy viên", "Chánh Văn phòng"]],
        ),
        ("Kỳ họp bầu ông Ninh Văn Lộc, Bí thư Đảng ủy giữ chức Chủ tịch HĐND xã.", [["Bí thư Đảng ủy", "Chủ tịch HĐND xã"]]),
        ("Đồng chí Đại tá Ninh Văn Lộc kiêm Chỉ huy trưởng Bộ CHQS tỉnh dự.", [["Đại tá", "Chỉ huy trưởng Bộ CHQS tỉnh"]]),
    ],
)
def test_positions_go_with_their_people(text: str, titles: list[list[str]]) -> None:
    assert [list(official.positions) for official in officials(text)] == titles


@pytest.mark.parametrize(
    "lines",
    [
        ":\n- Ông Lò Văn Én, Bí thư Huyện ủy;\n- Bà Vi Thị Mận, Chủ tịch HĐND huyện.",
        ": \n• Lò Văn Én – Bí thư Huyện ủy\n• Vi Thị Mận – Chủ tịch HĐND huyện",
        ":\n\n1. Lò Văn Én, Bí thư Huyện ủy;\n\n2. Vi Thị Mận, Chủ tịch HĐND huyện.",
        ":\n\nĐồng chí Lò Văn Én, Bí thư Huyện ủy\n\nĐồng chí Vi Thị Mận, Chủ tịch HĐND huyện\n\nLãnh đạo các phòng",
    ],
)
@pytest.mark.parametrize(("lead", "role"), [("Dự hội nghị có các đồng chí", "attend"), ("Chủ trì hội nghị", "chair")])
def test_people_on_lines_of_their_own_have_the_role_above_them(lead: str, role: str, lines: str) -> None:
    assert [(official.name, official.positions, official.roles) for official in officials(lead + lines)] == [
        ("Lò Văn Én", ("Bí thư Huyện ủy",), (role,)),
        ("Vi Thị Mận", ("Chủ tịch HĐND huyện",), (role,)),
    ]


def test_a_list_ends_where_a_sentence_begins_with_nobody() -> None:
    found = officials("Chủ trì hội nghị:\n\nÔng Lò Văn Én, Bí thư Huyện ủy\n\nHội nghị đã nghe ông Vi Văn Mận, Chánh Văn phòng báo cáo.")
    assert [official.roles for official in found] == [("chair",), ("present",)]


@pytest.mark.parametrize(
    ("committee", "title"),
    [
        ("Thành ủy", "Ủy viên Ban Thường vụ Thành ủy"),
        ("Tỉnh ủy", "Ủy viên Ban Thường vụ Tỉnh ủy"),
        ("Sở Y tế", "Ủy viên Ban Thường vụ Tỉnh ủy"),
    ],
)
def test_tvtu_is_of_the_committee_that_the_report_speaks_of(committee: str, title: str) -> None:
    [official] = officials(f"{committee} họp. Đồng chí Lò Văn Én, TVTU chủ trì.")
    assert official.positions == (title,)


@pytest.mark.parametrize(
    ("text", "lent"),
    [
        ("Đại tá Lò Văn Én và Thượng tá Vi Đức Mạnh, Phó Giám đốc Công an tỉnh dự.", True),
        ("Đại tá Lò Văn Én, Trưởng phòng Tham mưu và Thượng tá Vi Đức Mạnh, Phó Giám đốc Công an tỉnh dự.", False),
        ("Đại tá Lò Văn Én; Thượng tá Vi Đức Mạnh, Phó Giám đốc Công an tỉnh dự.", False),
    ],
)
def test_people_with_ranks_share_the_title_after_both(text: str, lent: bool) -> None:
    first, second = officials(text)
    assert second.positions == ("Thượng tá", "Phó Giám đốc Công an tỉnh")
    assert ("Phó Giám đốc Công an tỉnh" in first.positions) is lent


@pytest.mark.parametrize(
    "group",
    ["bí thư chi bộ, trưởng thôn", "thành viên Ban Chỉ đạo", "lãnh đạo các phòng", "hiệu trưởng các trường", "chủ tịch UBND các xã"],
)
def test_a_group_is_no_position_of_the_official_before_it(group: str) -> None:
    [official] = officials(f"Dự hội nghị có ông Lò Văn Én, Chủ tịch UBND xã; {group}.")
    assert official.positions == ("Chủ tịch UBND xã",)


def test_every_mention_is_a_span_of_the_text() -> None:
    text = "Đồng chí Lò Văn Én, Bí thư Huyện ủy chủ trì hội nghị."
    [official] = officials(text)
    read = {mention.rule: text[slice(*mention.span)] for mention in official.mentions}
    assert read == {"honorific-name": "Đồng chí Lò Văn Én", "position-after-name": "Bí thư Huyện ủy", "role-chair": "chủ trì"} or read == {
        "honorific-name": "Lò Văn Én",
        "position-after-name": "Bí thư Huyện ủy",
        "role-chair": "chủ trì",
    }


PIECES = st.sampled_from(
    "Đồng chí|đ/c|ông|Lò|Văn|Én|,|;| - |:|Bí thư|Huyện ủy|TVHU|PCT|và|các|chủ trì|dự|có|.|\n|(|)|\n- |giữ chức|của|xã|X".split("|")
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_no_text_raises_and_every_span_lies_within_it(text: str) -> None:
    text = clean_text(text)
    for official in find_officials(Passage(text)):
        assert official.name
        assert set(official.roles) <= set(ROLES)
        assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in official.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Lịch tiếp công dân của UBND xã\n\nTháng 7: bà Vi Thị Mận, Chủ tịch UBND xã; tháng 8: ông Lò Văn Én, Phó Chủ tịch UBND xã.",
        "GIẤY MỜI\n\nĐồng chí Vi Thị Mận, Chủ tịch UBND xã chủ trì; ông Lò Văn Én, Phó Chủ tịch UBND xã báo cáo.",
    ],
)
def test_nobody_has_been_at_what_a_page_announces(text: str) -> None:
    people = annotate(text).officials
    assert [(person.name, person.roles, person.attended) for person in people] == [
        ("Vi Thị Mận", ("mention",), False),
        ("Lò Văn Én", ("mention",), False),
    ]
