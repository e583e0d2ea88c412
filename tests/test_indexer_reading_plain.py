"""Plain text becomes a page: the lines of a dump are told apart by what they say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import NotABulletin
from indexer.reading import read_text
from indexer.reading.bylines import find_byline, split_glued_byline
from indexer.reading.lines import ends_bulletin, is_caption, is_file_name, is_section, is_utility
from indexer.reading.pages import Page
from indexer.reading.published import find_clock, find_publish_date

LEAD = "Sáng ngày 12/3, Huyện ủy Yên Sa họp giao ban quý I. Đồng chí Lò Văn Mây, Bí thư Huyện ủy chủ trì."
BODY = "Hội nghị thống nhất nhiệm vụ quý II, giao các chi bộ thực hiện Kế hoạch số 45-KH/HU."
TITLE = "Hội nghị giao ban quý I năm 2019"


def read_one(text: str) -> Page:
    (page,) = read_text(text)
    return page


PUBLISH_LINES = {
    "19/05/2020 16:42 Số lượt xem: 76": date(2020, 5, 19),
    "Ngày đăng 17/07/2019 | 09:15 | View count: 85": date(2019, 7, 17),
    "Publish date 03/04/2020 | 14:00": date(2020, 4, 3),
    "12-09-2018 12:43": date(2018, 9, 12),
    "Đăng ngày 11 - 10 - 2023": date(2023, 10, 11),
    "Cập nhật lúc: 15:42 30/06/2021": date(2021, 6, 30),
    "Cập nhật: 09/11/2020": date(2020, 11, 9),
    "Thời gian đăng: 02/07/2020 10:02:18 AM": date(2020, 7, 2),
    "Ngày đưa:  20/09/2019 01:44:30 PM In bài": date(2019, 9, 20),
    "04:35 15/03/2016": date(2016, 3, 15),
    "27/06/2022": date(2022, 6, 27),
    "(18/09/2019)": date(2019, 9, 18),
    "Thứ Hai, 28/05/2012, 11:15 (GMT+7)": date(2012, 5, 28),
    "Thứ Tư, 08/04/2015, 08:11 [GMT+7]": date(2015, 4, 8),
    "Cập nhật: Thứ bảy, 9/6/2018 | 2:35:57 PM": date(2018, 6, 9),
    "Đăng ngày: 07/05/2025 - Lượt xem: 51": date(2025, 5, 7),
    "Tin tức - 19:50, 20/09/2019": date(2019, 9, 20),
    "21:29 , 09/09/2022": date(2022, 9, 9),
    "Ngày đăng : 18:12, 22/12/2023": date(2023, 12, 22),
    "11/18/2024 12:00:00 AM GMT+7": date(2024, 11, 18),
    "Thứ ba - 15/03/2016 04:35": date(2016, 3, 15),
    "Thứ năm, ngày 20 tháng 5 năm 2021": date(2021, 5, 20),
}


@pytest.mark.parametrize("line", PUBLISH_LINES)
def test_publish_lines_of_portals_give_their_day(line: str) -> None:
    assert find_publish_date(line) == PUBLISH_LINES[line]
    page = read_one(f"{TITLE}\n\n{line}\n\n{LEAD}\n\n{BODY}")
    assert (page.published, page.text) == (PUBLISH_LINES[line], f"{TITLE}\n\n{LEAD}\n\n{BODY}")


@pytest.mark.parametrize(
    "line",
    [
        "Sáng ngày 28/6/2021, Huyện ủy họp",
        "Yên Sa, ngày 13 tháng 5 năm 2022",
        "Ngày 24/6",
        "Lượt xem: 5547",
        "Hôm nay, Chủ nhật ngày 17/01/2021",
        "31/02/2020",
        "Thông báo số 25/2/2021",
        "9/6/2005 - 9/6/2015",
    ],
)
def test_other_lines_with_days_are_no_publish_lines(line: str) -> None:
    assert find_publish_date(line) is None


def test_month_comes_first_only_where_the_site_is_known_for_it_or_the_day_cannot_be_a_month() -> None:
    assert find_publish_date("03/04/2020 10:00:00 AM") == date(2020, 4, 3)
    assert find_publish_date("03/04/2020 10:00:00 AM", month_first=True) == date(2020, 3, 4)
    assert find_publish_date("25/04/2020", month_first=True) == date(2020, 4, 25)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Hôm nay, Chủ nhật ngày 17/01/2021", date(2021, 1, 17)),
        ("Hôm nay: Thứ Hai, 05/08/2024 - 10:25", date(2024, 8, 5)),
        ("Hôm nay, ngày 17 tháng 01 năm 2021", date(2021, 1, 17)),
        ("Hôm nay, ngày 17/01/2021, Huyện ủy họp", None),
        ("Hôm nay (17/01)", None),
    ],
)
def test_the_clock_is_told_from_prose(line: str, day: date | None) -> None:
    assert find_clock(line) == day


def test_a_whole_dump_is_read() -> None:
    page = read_one(
        "Skip to main content\nHôm nay, Thứ ba ngày 12/05/2020\nIn trang | Gửi email | Cỡ chữ: A- A A+\n\n"
        f">> TIN TỨC >> Công tác Đảng\n{TITLE}\n"
        f"Ngày đăng bài: 13/03/2019 | Tác giả: Vi Toại\n\n"
        f"{LEAD}\n\u00a0\nQuang cảnh hội nghị\n\nIMG20190312081522\n\n{LEAD}\n\n{BODY}\n"
        "Nguồn: Báo Đồng Rừng\nTin liên quan\n- Đồng chí Vi Thị Lam thăm huyện (01/3/2019)\n"
    )
    assert page.text.split("\n\n") == [TITLE, LEAD, "Quang cảnh hội nghị", BODY]
    assert (page.title, page.lead, page.category, page.captions) == (TITLE, LEAD, "Công tác Đảng", ("Quang cảnh hội nghị",))
    assert (page.byline, page.source, page.published, page.stamped) == ("Vi Toại", "Báo Đồng Rừng", date(2019, 3, 13), date(2020, 5, 12))


@pytest.mark.parametrize(
    ("heading", "title", "category"),
    [
        (TITLE, TITLE, None),
        (f"Tin tức trong Huyện\n\n{TITLE}", TITLE, "Tin tức trong Huyện"),
        (f"CÔNG TÁC ĐẢNG\n{TITLE}", TITLE, "CÔNG TÁC ĐẢNG"),
        ("Tin xây dựng Đảng", "", "Tin xây dựng Đảng"),
        (f"{TITLE}\n{TITLE}", TITLE, None),
        ("HỘI NGHỊ TỔNG KẾT\nCÔNG TÁC DÂN VẬN NĂM 2018", "HỘI NGHỊ TỔNG KẾT CÔNG TÁC DÂN VẬN NĂM 2018", None),
        ("", "", None),
    ],
)
def test_title_and_category_are_the_last_lines_above_the_lead(heading: str, title: str, category: str | None) -> None:
    page = read_one(f"{heading}\n\n{LEAD}\n\n{BODY}")
    assert (page.title, page.category, page.lead) == (title, category, LEAD)


def test_the_head_of_an_official_paper_stays_in_the_text() -> None:
    text = "Số 398-KL/TU\nYên Sa, ngày 13 tháng 5 năm 2022\nKết luận hội nghị lần thứ bảy."
    assert read_one(text).text == text.replace("\n", "\n\n")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Vi Toại-Văn phòng Huyện ủy", "Vi Toại-Văn phòng Huyện ủy"),
        ("Hữu Toại.", "Hữu Toại"),
        ("PHƯƠNG MÂY", "PHƯƠNG MÂY"),
        ("ĐỖMÂY", "ĐỖMÂY"),
        ("Bt: Như Mây", "Như Mây"),
        ("Tin, ảnh: HỮU MÂY", "HỮU MÂY"),
        ("Bài và ảnh: K'Bria", "K'Bria"),
        ("Tác giả: Lò Văn Mây – Bí thư Đảng ủy", "Lò Văn Mây – Bí thư Đảng ủy"),
        ("Văn phòng HĐND&UBND huyện Yên Sa", "Văn phòng HĐND&UBND huyện Yên Sa"),
        ("BAN BIÊN TẬP", "BAN BIÊN TẬP"),
        ("BBT", "BBT"),
        ("(Hữu Toại)", "Hữu Toại"),
        ("Hữu Toại (UBKT Huyện ủy)", "Hữu Toại (UBKT Huyện ủy)"),
        ("Hữu Toại (Trung tâm VHTT-TT&DL huyện)", "Hữu Toại (Trung tâm VHTT-TT&DL huyện)"),
        ("Hữu Toại - Hạt Kiểm lâm huyện", "Hữu Toại - Hạt Kiểm lâm huyện"),
        ("Trung tá Lò Mây (Đồn Biên phòng Yên Sa)", "Trung tá Lò Mây (Đồn Biên phòng Yên Sa)"),
        ("Luật sư Lò Mây", "Luật sư Lò Mây"),
        ("V.MÂY - T.TOẠI", "V.MÂY - T.TOẠI"),
        ("NG.MÂY", "NG.MÂY"),
        ("Hữu Toại - CC Văn hóa xã", "Hữu Toại - CC Văn hóa xã"),
        ("Ghi chép của HỮU TOẠI", "HỮU TOẠI"),
        ("Hữu Toại và Lò Mây", "Hữu Toại và Lò Mây"),
        ("Hữu Toại - Lò Mây - K'Bria (thực hiện)", "Hữu Toại - Lò Mây - K'Bria (thực hiện)"),
        ("Phóng viên: Lò Mây", "Lò Mây"),
        ("PHÓ CHỦ TỊCH", None),
        ("Xã Yên Sa", None),
        ("TP. Yên Sa", None),
        ("Hội trường Huyện ủy", None),
        ("(Theo Lò Mây)", None),
        ("Ảnh: Lò Mây", None),
        ("Trân trọng!", None),
        ("Hội nghị bế mạc", None),
        ("Các đại biểu dự hội nghị", None),
        ("Phòng Nội vụ đã báo cáo kết quả", None),
    ],
)
def test_a_last_line_is_a_byline_or_none(line: str, byline: str | None) -> None:
    assert find_byline(line) == byline
    page = read_one(f"{LEAD}\n\n{BODY}\n\n{line}\n\nNgày đăng: 13/03/2019")
    assert (page.byline, page.published) == (byline, date(2019, 3, 13))


@pytest.mark.parametrize("above", ["(Đã ký)", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TM. BAN THƯỜNG VỤ"])
def test_who_signed_a_paper_wrote_no_bulletin(above: str) -> None:
    assert read_one(f"{LEAD}\n\n{BODY}\n\n{above}\n\nLò Văn Mây").byline is None


@pytest.mark.parametrize(
    "below", ["Bản in Quay lại", "Gửi cho bạn bè", "Comments are closed.", "Từ khóa: hội nghị, huyện ủy", "Xem: 312 lần"]
)
def test_furniture_may_stand_below_a_byline(below: str) -> None:
    assert read_one(f"{LEAD}\n\n{BODY}\n\nHữu Toại\n\n{below}").byline == "Hữu Toại"


@pytest.mark.parametrize(
    ("paragraph", "text", "byline"),
    [
        (f"{BODY}Vi Toại-Văn phòng Huyện ủy", BODY, "Vi Toại-Văn phòng Huyện ủy"),
        ("Hội nghị thành công tốt đẹp./. Hữu Toại", "Hội nghị thành công tốt đẹp./.", "Hữu Toại"),
        ("Bàn giao 20 hộ năm 2019. LÒ MÂY", "Bàn giao 20 hộ năm 2019.", "LÒ MÂY"),
        ("Hội nghị kết thúc tốt đẹp.Văn phòng Đảng ủy xã", "Hội nghị kết thúc tốt đẹp.", "Văn phòng Đảng ủy xã"),
        (
            "Giao các chi bộ thực hiện. Ban Thường vụ Huyện ủy kiểm tra.",
            "Giao các chi bộ thực hiện. Ban Thường vụ Huyện ủy kiểm tra.",
            None,
        ),
        ("Giao các chi bộ thực hiện.Ban Chỉ đạo huyện đã họp bàn.", "Giao các chi bộ thực hiện.Ban Chỉ đạo huyện đã họp bàn.", None),
        ("Hội nghị kết thúc. Tin, ảnh: Hữu Toại", "Hội nghị kết thúc.", "Hữu Toại"),
        ("Đoàn đi thăm TP. Hồ Chí Minh", "Đoàn đi thăm TP. Hồ Chí Minh", None),
        ("Dự có đ/c. Lò Mây", "Dự có đ/c. Lò Mây", None),
        ("Cùng dự có Lò Văn Mây", "Cùng dự có Lò Văn Mây", None),
        ("Chốt đặt trên đường 2-9. Ảnh: LÒ MÂY", "Chốt đặt trên đường 2-9. Ảnh: LÒ MÂY", None),
    ],
)
def test_a_byline_glued_to_the_last_sentence_comes_off(paragraph: str, text: str, byline: str | None) -> None:
    assert split_glued_byline(paragraph) == (text, byline)


def test_only_a_dateline_that_names_a_site_names_the_writer() -> None:
    assert read_one("(Yensa.vn) – Đại hội diễn ra trong 3 ngày từ 18-20/9.").byline == "Yensa.vn"
    assert read_one("(YSO) - Sáng nay 16/5, Công an huyện họp.").byline is None


def test_after_the_end_mark_stand_only_byline_and_captions() -> None:
    page = read_one(f"{LEAD}\n\n{BODY[:-1]}./.\n\nQuang cảnh hội nghị\n\nHữu Toại\n\nĐiện thoại: 0200 3812 345")
    assert page.text.split("\n\n") == [LEAD, f"{BODY[:-1]}./.", "Quang cảnh hội nghị"]
    assert page.byline == "Hữu Toại"


def test_wrapped_lines_are_one_paragraph_and_single_lines_are_not() -> None:
    wrapped = (
        "Sáng ngày 12/3, Huyện ủy Yên Sa tổ chức hội nghị giao ban quý I năm 2019. Đồng chí\n"
        "Lò Văn Mây, Bí thư Huyện ủy chủ trì hội nghị; cùng dự có lãnh đạo các phòng, ban\nvà đại diện các xã."
    )
    assert read_one(wrapped).text == wrapped.replace("\n", " ")
    assert read_one(f"{LEAD}\n{BODY}").text == f"{LEAD}\n\n{BODY}"


@pytest.mark.parametrize(
    ("classify", "yes", "no"),
    [
        (
            is_utility,
            [
                "In trang",
                "Gửi email",
                "100%",
                "Skip Ribbon Commands",
                "EmailPrintAa",
                "Cỡ chữ",
                "Lượt xem: 5547 lượt xem",
                "View count: 85",
                "null",
                "Đánh giá bài viết: 0/5",
            ],
            [
                "In ấn tài liệu tuyên truyền",
                "Thích ứng an toàn",
                "100% đại biểu tán thành",
                "Trang trọng",
            ],
        ),
        (
            ends_bulletin,
            [
                "Tin liên quan",
                "Các tin khác",
                "TIN CÙNG CHUYÊN MỤC:",
                "Những tin mới hơn",
                "Ý kiến bạn đọc",
                "Thống kê truy cập: 1.204",
            ],
            [
                "Tin học hóa quản lý",
                "Bình luận của đại biểu về dự thảo",
                "Thống kê kết quả sản xuất",
            ],
        ),
        (
            is_file_name,
            [
                "IMG20190312081522",
                "giao-ban-quy-1",
                "220624-_yen_sa.mp4?_t=1719",
                "Video: hop.mp4",
                "a.jpg",
            ],
            [
                "kinh tế - xã hội",
                "QĐ-UBND",
                "Yên Sa",
            ],
        ),
        (
            is_caption,
            [
                "Quang cảnh hội nghị",
                "Toàn cảnh phiên họp",
                "Điểm cầu huyện dự họp. (Ảnh: Lò Mây)",
                "Đ/c Lò Văn Mây - Chủ tịch UBND huyện phát biểu kết luận",
                "Thiếu tướng Vi Đức Lam phát biểu. Ảnh: T.C",
            ],
            [
                BODY,
                LEAD,
                "Về công tác tổ chức",
            ],
        ),
        (
            is_section,
            [
                "Tin tức trong Huyện",
                "Hoạt động Đảng",
                "Thời sự - Chính trị",
                "TIN TỨC",
            ],
            [
                TITLE,
                "Huyện ủy họp",
                "Tin tưởng vào thắng lợi",
            ],
        ),
    ],
    ids=["utility", "end", "file name", "caption", "section"],
)
def test_lines_are_told_apart(classify: Callable[[str], bool], yes: list[str], no: list[str]) -> None:
    assert [line for line in yes if not classify(line)] == []
    assert [line for line in no if classify(line)] == []


@pytest.mark.parametrize(
    ("end", "byline"), [("\nLò Thị Nga", None), ("\nĐ/c Hà Thị Tiếp, Chủ tịch\nHội Phụ nữ", None), ("\n\nLò Thị Nga", "Lò Thị Nga")]
)
def test_the_last_of_an_announced_list_signs_nothing(end: str, byline: str | None) -> None:
    [page] = read_text(f"Sáng 3/10, Huyện ủy Yên Sa họp. Dự hội nghị có:\nVàng A Páo\nGiàng Thị Mỷ{end}")
    assert page.byline == byline


def test_entries_below_a_heading_are_text() -> None:
    [page] = read_text("LỊCH TIẾP CÔNG DÂN\n- Tháng 4: Ông Lò Văn Én, Chủ tịch UBND xã\n- Tháng 5: Bà Vi Thị Mận, Phó Chủ tịch UBND xã")
    assert page.title == "LỊCH TIẾP CÔNG DÂN"
    assert page.text.count("\n\n- Tháng") == 2


def test_an_empty_text_is_refused() -> None:
    for text in ("", " \n\u00a0\n", "\u200b"):
        with pytest.raises(NotABulletin, match=r"^empty: no text$"):
            read_one(text)


@given(
    st.lists(
        st.sampled_from([TITLE, LEAD, BODY, "Tin tức", "27/06/2022", "Vi Toại", "./.", "Tin khác", "\n", "\u00a0", "Nguồn: a", "|"])
        | st.text(max_size=20),
        max_size=15,
    ).map("\n".join)
)
@settings(deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(NotABulletin):
        for page in read_text(text):
            assert page.text.startswith(page.title)
            assert page.lead is None or page.lead in page.text
            assert all(caption in page.text for caption in page.captions)


FIRST = [TITLE, "13/03/2019", LEAD, BODY, "Hữu Toại"]
SECOND_TITLE = "UBND xã Phú Lâm họp phiên thường kỳ tháng 3"
SECOND_LEAD = "Chiều 13/3, UBND xã Phú Lâm họp phiên thường kỳ. Ông Vi Văn Lam, Chủ tịch UBND xã chủ trì."
SECOND = [SECOND_TITLE, "14/03/2019", SECOND_LEAD, "Mai Lam"]


def test_a_dump_of_several_bulletins_gives_each_with_its_own_day_and_byline() -> None:
    pages = read_text("\n\n".join(["Tin tức trong Huyện", *FIRST, "Tin cơ sở", *SECOND]))
    assert [(page.title, str(page.published), page.byline, page.category) for page in pages] == [
        (TITLE, "2019-03-13", "Hữu Toại", "Tin tức trong Huyện"),
        (SECOND_TITLE, "2019-03-14", "Mai Lam", "Tin cơ sở"),
    ]
    assert [page.text for page in pages] == [f"{TITLE}\n\n{LEAD}\n\n{BODY}", f"{SECOND_TITLE}\n\n{SECOND_LEAD}"]


@pytest.mark.parametrize("end", ["Hữu Toại", "Tin, ảnh: Hữu Toại", "Nguồn: Báo Đồng Bằng", "(Theo Báo Đồng Bằng)"])
def test_a_bulletin_ends_with_its_byline_or_source(end: str) -> None:
    assert len(read_text("\n\n".join([TITLE, LEAD, BODY, end, SECOND_TITLE, SECOND_LEAD]))) == 2


def test_a_list_of_leads_gives_a_page_for_each() -> None:
    leads = [
        (f"Hội nghị giao ban lần thứ {n} của Huyện ủy", f"0{n}/03/2019", f"Sáng 0{n}/3, Huyện ủy Yên Sa họp giao ban.") for n in range(1, 6)
    ]
    pages = read_text("\n".join(line for lead in leads for line in lead))
    assert [(page.title, page.lead) for page in pages] == [(title, lead) for title, _, lead in leads]


@pytest.mark.parametrize(
    "body",
    [
        [LEAD, BODY, "Phiên họp buổi chiều của hội nghị", "Chiều 12/3, hội nghị tiếp tục làm việc."],
        [LEAD, "Hội nghị đã nghe các báo cáo sau", "Ngày 5/3, khối dân vận đã họp.", BODY],
        [LEAD, BODY, "Quang cảnh hội nghị giao ban quý I", "Chiều 12/3, hội nghị tiếp tục làm việc."],
    ],
)
def test_headings_within_a_report_begin_no_other(body: list[str]) -> None:
    assert len(read_text("\n\n".join([TITLE, "13/03/2019", *body, "Hữu Toại"]))) == 1


@pytest.mark.parametrize(
    "line", ["05/04/2019 08:11 Số lượt xem: 212", "Hữu Toại 05/04/2019 08:11", "Tin, ảnh: Hữu Toại, Như Mai", "In trang | Gửi email"]
)
def test_furniture_above_a_lead_begins_no_other(line: str) -> None:
    assert len(read_text("\n".join([TITLE, line, "In trang", LEAD, BODY]))) == 1


@pytest.mark.parametrize("place", ["middle", "last"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Theo Báo cáo số 12-BC/HU, huyện đạt 9/9 chỉ tiêu.",
        "Theo báo cáo tại hội nghị, kinh tế tăng 8%.",
        "Theo báo Đồng Bằng, huyện đạt chín chỉ tiêu.",
        "(Theo Quyết định số 45-QĐ/HU).",
        "Nguồn: Ngân sách nhà nước cấp 5 tỷ đồng.",
        "Nguồn tin: quần chúng nhân dân.",
        "Thực hiện: Kế hoạch số 45-KH/HU, huyện mở hai lớp.",
        "Tin: Huyện có 9 xã đạt chuẩn.",
        "Giấy phép số 12 được cấp.",
        "Cơ quan chủ quản dự án báo cáo tiến độ, giải ngân đạt 60%.",
        "Thông tin mới cập nhật về dịch bệnh.",
        "Những bài học kinh nghiệm",
        "Tăng 20%.",
        "Ban Thường vụ Huyện ủy biểu dương kết quả đó.",
        "Thường trực Huyện ủy chủ trì.",
        "Công an huyện bắt giữ hai đối tượng.",
        "Lò Văn Mây, Phó Chủ tịch UBND huyện kết luận.",
    ],
)
def test_no_sentence_is_lost_to_source_byline_or_furniture(sentence: str, place: str) -> None:
    body = [LEAD, sentence, BODY] if place == "middle" else [LEAD, BODY, sentence]
    page = read_one("\n\n".join([TITLE, *body]))
    assert page.text == "\n\n".join([TITLE, *body])
    assert (page.byline, page.source) == (None, None)


@pytest.mark.parametrize(
    "source",
    ["Báo điện tử Đồng Bằng", "Cổng TTĐT huyện Yên Sa", "yensa.gov.vn", "TTXVN", "Hữu Toại", "Đài truyền thanh - truyền hình huyện"],
)
def test_a_source_names_a_paper_a_portal_an_agency_or_an_author(source: str) -> None:
    assert read_one(f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\nNguồn: {source}").source == source
