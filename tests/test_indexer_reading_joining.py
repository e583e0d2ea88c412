"""Sentences that line breaks cut are whole again; lists, headings, captions and signatures stay a line each."""

from __future__ import annotations

import textwrap

import pytest

from indexer.reading import read_html, read_text
from indexer.reading.layout import get_blocks as get_html_blocks
from indexer.reading.markup import parse
from indexer.reading.paragraphs import get_blocks

TITLE = "Hội nghị giao ban công tác xây dựng Đảng quý I năm 2019"
PARAGRAPHS = [
    "Sáng ngày 12/3, Ban Thường vụ Huyện ủy Yên Sa tổ chức Hội nghị giao ban công tác xây dựng Đảng quý I năm 2019. Đồng chí Lò Văn Én,"
    " Phó Bí thư Thường trực Huyện ủy, Chủ tịch HĐND huyện chủ trì hội nghị. Cùng dự có đồng chí Vi Thị Lam, Phó Bí thư Huyện ủy, Chủ"
    " tịch UBND huyện; các đồng chí Ủy viên Ban Thường vụ, lãnh đạo Ủy ban MTTQ Việt Nam huyện và Bí thư Đảng ủy các xã, thị trấn.",
    "Hội nghị đã nghe đồng chí Hà Văn Toại, Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Huyện ủy báo cáo kết quả thực hiện Kế hoạch số"
    " 45-KH/HU, ngày 08/01/2019 của Ban Thường vụ Huyện ủy; thảo luận công tác phát triển đảng viên ở xã Phú Lâm và bản Nậm Hoa.",
    "Kết luận hội nghị, đồng chí Lò Văn Én yêu cầu các cấp ủy tiếp tục quán triệt Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính"
    " trị; giao Văn phòng Huyện ủy, Ủy ban Kiểm tra theo dõi, đôn đốc.",
]


@pytest.mark.parametrize("width", [40, 48, 60, 66, 72, 80, 96, 120])
def test_wrapped_paragraphs_are_whole(width: int) -> None:
    wrapped = [textwrap.wrap(paragraph, width, break_on_hyphens=False) for paragraph in PARAGRAPHS]
    (page,) = read_text("\n\n".join([TITLE, *("\n".join(lines) for lines in wrapped)]))
    assert page.text.split("\n\n") == [TITLE, *PARAGRAPHS]
    html = "<br><br>".join("<br>\n".join(lines) for lines in wrapped)
    (page,) = read_html(f"<h1>{TITLE}</h1><div>{html}</div>")
    assert page.text.split("\n\n") == [TITLE, *PARAGRAPHS]


@pytest.mark.parametrize("tag", ["p", "div"])
def test_lines_that_are_each_a_paragraph_are_joined_where_they_are_of_one_width(tag: str) -> None:
    wrapped = [line for paragraph in PARAGRAPHS for line in textwrap.wrap(paragraph, 88, break_on_hyphens=False)]
    (page,) = read_html(f"<h1>{TITLE}</h1><div>{''.join(f'<{tag}>{line}</{tag}>' for line in wrapped)}</div>")
    assert page.text.split("\n\n") == [TITLE, *PARAGRAPHS]


def test_paragraphs_that_begin_small_are_no_lines_of_one() -> None:
    tasks = ["thực hiện tốt Kế hoạch số 45-KH/HU của Ban Thường vụ Huyện ủy về công tác dân vận", "phát triển đảng viên ở nông thôn"]
    tasks += ["bồi dưỡng cán bộ cơ sở theo chương trình đã được phê duyệt từ đầu năm", "tăng cường kiểm tra, giám sát các chi bộ, đảng bộ"]
    blocks = get_html_blocks(parse("<div>" + "".join(f"<p>{task}</p>" for task in tasks) + "</div>"))
    assert [block.text for block in blocks] == tasks


CUT = {
    "a title": ("Chủ trì có đồng chí Lò Văn Én, Phó Bí thư", "Thường trực Huyện ủy, Chủ tịch HĐND huyện."),
    "a title from its body": ("Dự hội nghị có đồng chí Vi Thị Lam, Phó Chủ tịch", "UBND huyện và lãnh đạo các phòng."),
    "a body": ("Hội nghị do Thường trực Huyện", "ủy Yên Sa tổ chức tại hội trường."),
    "a body from its committee": ("Đồng chí Hà Văn Toại, Trưởng Ban Dân vận", "Huyện ủy báo cáo kết quả."),
    "a name behind its middle": ("Hội nghị do đồng chí Lò Văn", "Én, Phó Bí thư Huyện ủy chủ trì."),
    "a name behind its surname": ("Hội nghị do đồng chí Lò", "Văn Én, Phó Bí thư Huyện ủy chủ trì."),
    "a name before its last part": ("Cùng dự có bà Vi Thu", "Lam, Phó Chủ tịch UBND xã."),
    "a name behind who it is": ("Kết luận hội nghị, đồng chí", "Lò Văn Én yêu cầu các cấp ủy vào cuộc."),
    "a list behind its comma": ("Dự hội nghị có đồng chí Lò Văn Én,", "Bí thư Huyện ủy; đồng chí Vi Thị Lam."),
    "a number": ("Hội nghị quán triệt Kế hoạch số", "45-KH/HU của Ban Thường vụ Huyện ủy."),
    "a day": ("Hội nghị diễn ra vào ngày", "12/3 tại hội trường Huyện ủy."),
    "a place": ("Đoàn công tác làm việc tại xã", "Phú Lâm về giảm nghèo bền vững."),
    "a place's name": ("Đoàn công tác làm việc tại xã Phú", "Lâm, thị trấn Yên Sa về giảm nghèo."),
    "brackets": ("Đồng chí Lò Văn Én (Ủy viên Ban Thường vụ, Trưởng ban", "Tổ chức) chủ trì hội nghị."),
    "and": ("Hội nghị do Ban Dân vận và", "Ban Tuyên giáo phối hợp tổ chức."),
    "the other style of tones": ("Đồng chí Vi Thị Lam, Uỷ viên Ban", "Thường vụ Huyện uỷ dự hội nghị."),
    "words said together elsewhere": ("Huyện ủy Nậm Hoa họp tại Nậm", "Hoa theo đúng chương trình."),
}


@pytest.mark.parametrize(("before", "after"), CUT.values(), ids=CUT.keys())
def test_a_break_inside_a_phrase_is_none(before: str, after: str) -> None:
    assert [block.text for block in get_blocks(f"{before}\n{after}")] == [f"{before} {after}"]
    assert [block.text for block in get_html_blocks(parse(f"<p>{before}<br>{after}</p>"))] == [f"{before} {after}"]
    assert [block.text for block in get_html_blocks(parse(f"<p>{before}</p><p>{after}</p>"))] == [before, after]


def test_a_hyphen_at_the_end_of_a_line_stays_in_its_number() -> None:
    (block,) = get_blocks("Hội nghị quán triệt Quyết định số 217-\nQĐ/TW của Bộ Chính trị.")
    assert block.text == "Hội nghị quán triệt Quyết định số 217-QĐ/TW của Bộ Chính trị."


def test_a_line_as_wide_as_those_cut_for_sure_is_cut_and_a_shorter_one_is_not() -> None:
    cut = [
        "Tại hội nghị, các đại biểu đã nghe và cho ý kiến vào báo cáo về học tập",
        "Nghị quyết Đại hội và kế hoạch bồi dưỡng lý luận chính trị hè cho đội ngũ",
        "giáo viên các trường trên địa bàn huyện; thảo luận việc sắp xếp các thôn",
        "bản theo đề án đã duyệt của tỉnh",
        "Nghị quyết được thông qua với tất cả các phiếu",
    ]
    assert [block.text for block in get_blocks("\n".join(cut))] == [" ".join(cut[:4]), cut[4]]


SEPARATE = {
    "officials, each called so": "Đồng chí Lò Văn Mây, Bí thư Huyện ủy\nĐồng chí Vi Thị Lam, Phó Bí thư Thường trực\nÔng Hà Văn Toại",
    "officials, comma at the end": "Lò Văn Mây, Bí thư Huyện ủy,\nVi Thị Lam, Phó Bí thư Huyện ủy,\nHà Văn Toại, Chủ tịch UBND.",
    "officials with dashes": "Lò Văn Mây - Bí thư\nVi Thị Lam - Phó Bí thư\nHà Văn Toại - Chủ tịch UBND",
    "items with numbers": "1. Lò Văn Mây, Bí thư Huyện ủy Yên Sa\n2. Vi Thị Lam, Phó Bí thư Huyện ủy\n3. Hà Văn Toại",
    "items with dashes": "- Lò Văn Mây, Bí thư Huyện ủy Yên Sa,\n- Vi Thị Lam, Phó Bí thư Huyện ủy,\n- đại diện các phòng",
    "names": "Lò Văn Mây\nVi Thị Lam\nHà Văn Toại\nBùi Văn Mường",
    "post and name in turn": "Bí thư Huyện ủy\nLò Văn Mây\nPhó Bí thư Thường trực\nVi Thị Lam",
    "bodies": "Thường trực Huyện ủy\nThường trực HĐND huyện\nLãnh đạo UBND huyện\nBan Thường trực Ủy ban MTTQ huyện\nTrưởng các ban Đảng",
    "labels": "Thành phần: Lãnh đạo huyện\nThời gian: 8 giờ ngày 12/3\nĐịa điểm: Hội trường Huyện ủy",
    "a title above its lead": f"{TITLE}\nSáng 12/3, Huyện ủy Yên Sa họp giao ban.",
    "a long title above its lead": "Huyện ủy tổng kết công tác kiểm tra, giám sát và triển khai nhiệm vụ\nBan Thường vụ Huyện ủy vừa họp.",
    "a title that could go on": "Hội nghị học tập Nghị quyết và triển khai\nSáng 12/3, Huyện ủy Yên Sa họp.",
    "a caption above a sentence": "Quang cảnh hội nghị giao ban công tác dân vận\nKết luận hội nghị, đồng chí Lò Văn Mây yêu cầu.",
    "captions": "Đồng chí Lò Văn Mây – Bí thư Huyện ủy phát biểu tại hội nghị\nTrao quyết định cho đồng chí Vi Thị Lam",
    "a signature": "Hội nghị đã thống nhất các nội dung nêu trên\nHữu Toại - Văn phòng Huyện ủy",
    "an office that signs": "Hội nghị kết thúc thành công tốt đẹp trong chiều cùng ngày\nVăn phòng Huyện ủy Yên Sa",
    "who signs a paper": "TM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLò Văn Mây",
    "a letterhead": "ĐẢNG BỘ HUYỆN YÊN SA\nĐẢNG ỦY XÃ PHÚ LÂM\nSố 12-BC/ĐU",
    "headings": "I. ĐÁNH GIÁ KẾT QUẢ\nVề kinh tế\nTổng sản lượng lương thực đạt 12.000 tấn.\nCông tác dân vận\nCác chi bộ đã gặp gỡ.",
    "an address": "VĂN PHÒNG HUYỆN ỦY YÊN SA\nĐịa chỉ: Thị trấn Yên Sa\nĐiện thoại: 0200 3812 345\nEmail: vp@yensa.example",
    "a menu": "Trang chủ\nGiới thiệu\nTin tức - Sự kiện\nVăn bản\nThủ tục hành chính",
    "sentences without full stops": "Đồng chí Lò Văn Mây yêu cầu các đơn vị thực hiện tốt nhiệm vụ được giao\n"
    "Kết luận hội nghị, đồng chí Vi Thị Lam nhấn mạnh ba nội dung\nHội nghị bế mạc lúc 11 giờ",
    "titles of one width": "Huyện ủy Yên Sa tổ chức hội nghị giao ban quý I năm 2019 với các chi bộ\n"
    "UBND huyện họp phiên thường kỳ tháng 3, bàn việc gieo cấy lúa xuân\nHĐND huyện giám sát tại xã Phú Lâm về công tác giảm nghèo",
    "results": "Giải nhất: Đội xã Phú Lâm\nGiải nhì: Đội thị trấn Yên Sa\nGiải ba: Đội xã Nậm Hoa và xã Mường Tơ",
}


@pytest.mark.parametrize("text", SEPARATE.values(), ids=SEPARATE.keys())
def test_lines_of_their_own_stay_so(text: str) -> None:
    assert [block.text for block in get_blocks(text)] == text.split("\n")
    assert [block.text for block in get_html_blocks(parse(f"<div>{text.replace(chr(10), '<br/>')}</div>"))] == text.split("\n")
