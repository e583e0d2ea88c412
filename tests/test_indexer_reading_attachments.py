"""Reports in PDF and Word files are read whole, and known for what they were read from."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import NotABulletin
from indexer.reading import read_page
from indexer.reading.pages import Page
from tests.paper_files import SIZE, Printed, make_docx, make_pdf

LEFT, RIGHT, MIDDLE = 72, 72 + 66 * SIZE // 2, 72 + 33 * SIZE // 2
TITLE = "Hội nghị giao ban công tác dân vận quý I năm 2019"
LEAD = "Sáng ngày 12/3, Huyện ủy Yên Sa tổ chức hội nghị giao ban công tác dân vận quý I. Đồng chí Lò Văn Mây, Phó Bí thư chủ trì."
BODY = "Hội nghị nghe báo cáo kết quả thực hiện Kế hoạch số 45-KH/HU và bàn nhiệm vụ quý II của khối dân vận các xã, thị trấn."
END = "Hội nghị thống nhất cao với các nội dung đã nêu./."


def read_one(body: bytes) -> Page:
    (page,) = read_page(body)
    return page


def centred(y: float, text: str) -> Printed:
    return MIDDLE - len(text) * SIZE / 4, y, text


def set_paragraphs(*paragraphs: str, top: float = 640, columns: int = 64) -> list[Printed]:
    """The lines of paragraphs as a printer sets them: the first line of each indented, broken between words."""
    lines: list[Printed] = []
    for paragraph in paragraphs:
        words, line = paragraph.split(), "    "
        while words:
            fits = 0
            while fits < len(words) and len(line) + len(" ".join(words[: fits + 1])) <= columns:
                fits += 1
            indent = len(line) * SIZE / 2
            lines.append((LEFT + indent, top - 18 * len(lines), " ".join(words[:fits])))
            words, line = words[fits:], ""
    return lines


LETTERHEADS: dict[str, Sequence[Printed]] = {
    "Party, side by side": [
        (80, 780, "HUYỆN ỦY YÊN SA"),
        (330, 780, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (100, 762, "Số 45-BC/HU"),
        (330, 762, "Yên Sa, ngày 13 tháng 3 năm 2019"),
    ],
    "State, one after the other": [
        (80, 780, "ỦY BAN NHÂN DÂN"),
        (80, 765, "HUYỆN YÊN SA"),
        (80, 750, "Số: 45/BC-UBND"),
        (300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (330, 765, "Độc lập - Tự do - Hạnh phúc"),
        (320, 745, "Yên Sa, ngày 13 tháng 03 năm 2019"),
    ],
}


@pytest.mark.parametrize("letterhead", LETTERHEADS.values(), ids=LETTERHEADS.keys())
def test_an_official_report_in_pdf_is_read_below_its_letterhead_and_above_its_signatures(letterhead: Sequence[Printed]) -> None:
    heading = [centred(710, "BÁO CÁO"), centred(692, "kết quả Hội nghị giao ban công tác"), centred(674, "dân vận quý I năm 2019")]
    signed = [(72, 300, "Nơi nhận:"), (72, 285, "- Lưu Văn phòng."), (330, 300, "T/M BAN THƯỜNG VỤ"), (350, 250, "Vi Thị Lam")]
    page = read_one(make_pdf([[*letterhead, *heading, *set_paragraphs(LEAD, BODY, END), *signed]]))
    title = "BÁO CÁO kết quả Hội nghị giao ban công tác dân vận quý I năm 2019"
    assert page.text.split("\n\n") == [title, LEAD, BODY, END]
    assert (page.title, page.lead, str(page.published), page.medium, page.read_by) == (title, LEAD, "2019-03-13", "pdf", None)
    assert page.byline is None


def test_a_bulletin_in_pdf_has_the_centred_lines_on_top_for_title() -> None:
    page = read_one(make_pdf([[centred(700, TITLE[:30].strip()), centred(682, TITLE[30:].strip()), *set_paragraphs(LEAD, BODY)]]))
    assert page.text.split("\n\n") == [TITLE, LEAD, BODY]


def test_what_every_page_repeats_and_page_numbers_are_left_out() -> None:
    subjects = ("cải cách hành chính", "dân tộc", "tôn giáo", "giảm nghèo", "xây dựng nông thôn mới", "hòa giải ở cơ sở")
    paragraphs = [f"{n}. Công tác {subject} được các chi bộ quan tâm; {BODY}" for n, subject in enumerate(subjects, 2)]
    sheets = [set_paragraphs(LEAD, *paragraphs[:2]), set_paragraphs(*paragraphs[2:4]), set_paragraphs(*paragraphs[4:])]
    pages = [
        [(80, 800, "Báo cáo tuần của Huyện ủy Yên Sa"), *lines, (290, 40, str(n)), (72, 25, f"In ngày 13/3/2019, trang {n}/3")]
        for n, lines in enumerate(sheets, 1)
    ]
    assert read_one(make_pdf(pages)).text.split("\n\n") == [LEAD, *paragraphs]


BROWSERS = {
    "date and title above, address and sheet below": (
        [(24, 822, "3/14/19, 8:16 AM"), (190, 822, TITLE)],
        [(24, 18, "https://yensa.example/tin/45"), (540, 18, "{}")],
    ),
    "title and address above, sheet and date below": (
        [(24, 822, TITLE), (400, 822, "https://yensa.example/tin")],
        [(24, 18, "{}"), (440, 18, "14/03/2019, 08:16")],
    ),
    "title and sheet above, address and date below": (
        [(24, 822, TITLE), (510, 822, "Page {}")],
        [(24, 18, "https://yensa.example/tin"), (510, 18, "3/14/2019")],
    ),
}


@pytest.mark.parametrize("sheets", [1, 2])
@pytest.mark.parametrize(("above", "below"), BROWSERS.values(), ids=BROWSERS.keys())
def test_what_a_browser_prints_around_a_page_is_left_out(above: list[Printed], below: list[Printed], sheets: int) -> None:
    lines = [(LEFT, 790.0, TITLE), (LEFT, 770.0, "13/03/2019 08:15"), *set_paragraphs(LEAD, BODY, END, top=740)]
    cut = len(lines) // sheets
    pages = [lines[n * cut : (n + 1) * cut if n + 1 < sheets else None] for n in range(sheets)]
    pages = [[*page, *((x, y, t.format(f"{n}/{sheets}")) for x, y, t in [*above, *below])] for n, page in enumerate(pages, 1)]
    page = read_one(make_pdf(pages))
    assert page.text.split("\n\n") == [TITLE, LEAD, BODY, END]
    assert str(page.published) == "2019-03-13"


def test_a_day_above_and_an_address_below_are_no_browsers_without_its_other_marks() -> None:
    page = read_one(
        make_pdf([[(LEFT, 800, "13/03/2019"), *set_paragraphs(LEAD, BODY), (LEFT, 300, "Chi tiết tại trang https://yensa.example")]])
    )
    assert (str(page.published), page.text.split("\n\n")[-1]) == ("2019-03-13", "Chi tiết tại trang https://yensa.example")


def test_what_floats_is_read_where_it_stands_and_what_stands_beside_the_text_is_not() -> None:
    lines = set_paragraphs(LEAD, BODY)
    beside = [(RIGHT + 12, 700 - 18 * n, text) for n, text in enumerate(("Lịch tiếp công dân", "Giấy mời 12/GM"))]
    page = read_one(make_pdf([[*lines[:-1], *beside, (LEFT, 780, TITLE)], [(LEFT, 780, lines[-1][2]), (LEFT, 740, END)]]))
    assert page.text.split("\n\n") == [TITLE, LEAD, BODY, END]


def test_a_caption_as_wide_as_the_text_goes_on_in_the_middle() -> None:
    first, second = "Đồng chí Vi Thị Lam, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện", "phát biểu tại hội nghị. Ảnh: Thu Lam"
    page = read_one(make_pdf([[*set_paragraphs(LEAD), centred(500, first), centred(482, second), *set_paragraphs(BODY, top=440)]]))
    assert page.captions == (f"{first} {second}",)


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = set_paragraphs(LEAD, BODY)
    turn = len(lines) - 1
    page = read_one(make_pdf([lines[:turn], [(LEFT, 780, lines[turn][2])]]))
    assert page.text.split("\n\n") == [LEAD, BODY]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Hội nghị quán triệt nội dung cơ bản của Quyết định số 217-", "QĐ/TW của Bộ Chính trị.", "217-QĐ/TW của"),
        ("Hội nghị quán triệt nhiệm vụ phát triển toàn diện kinh tế -", "xã hội của huyện năm 2019.", "kinh tế - xã hội của"),
        ("Hội nghị quán triệt tới toàn thể cán bộ, đảng viên cơ quan Huyện", "ủy Yên Sa trong quý I.", "Huyện ủy Yên Sa"),
    ],
)
def test_lines_are_joined_as_the_words_want(first: str, second: str, joined: str) -> None:
    page = read_one(make_pdf([[*set_paragraphs(LEAD), (LEFT + 28, 500, first), (LEFT, 482, second)]]))
    assert joined in page.text.split("\n\n")[-1]


def test_lists_in_pdf_have_a_line_each_and_cells_never_stick() -> None:
    rows = [("Lò Văn Mây", "Bí thư Đảng ủy"), ("Vi Thị Lam", "Chủ tịch UBND xã")]
    items = ["- Đồng chí Hà Văn Toại, Chánh Văn phòng;", "- Đồng chí Như Thị Mai, Trưởng phòng Nội vụ."]
    table = [cell for n, (name, post) in enumerate(rows) for cell in ((LEFT, 400 - 18 * n, name), (LEFT + 250, 400 - 18 * n, post))]
    listed = [(LEFT, 500 - 18 * n, item) for n, item in enumerate(items)]
    blocks = read_one(make_pdf([[*set_paragraphs(LEAD), *listed, *table]])).text.split("\n\n")
    assert blocks[1:] == [*items, "Lò Văn Mây, Bí thư Đảng ủy", "Vi Thị Lam, Chủ tịch UBND xã"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_in_pdf_come_out_composed(form: str) -> None:
    text = unicodedata.normalize(form, LEAD)  # type: ignore[arg-type]
    assert read_one(make_pdf([set_paragraphs(text, columns=len(text) + 9)])).text == LEAD


def test_letters_set_in_a_font_of_an_older_encoding_are_put_right() -> None:
    page = read_one(make_pdf([[(30, 700, "S¸ng ngµy 12/3, HuyÖn uû Yªn Sa tæ chøc héi nghÞ giao ban c«ng t¸c d©n vËn.")]]))
    assert page.text == "Sáng ngày 12/3, Huyện uỷ Yên Sa tổ chức hội nghị giao ban công tác dân vận."
    assert page.encoding is not None
    assert (page.encoding.name, page.encoding.decided) == ("tcvn3", "detected")


def test_a_word_file_is_read_without_its_header_and_with_its_table() -> None:
    table = [["TT", "Họ và tên", "Chức vụ"], ["1", "Hà Văn Toại", "Chánh Văn phòng"], ["2", "Như Thị Mai", "Trưởng phòng Nội vụ"]]
    page = read_one(make_docx(LEAD, BODY, title=TITLE, table=table, header="Lưu hành nội bộ"))
    rows = ["TT, Họ và tên, Chức vụ", "1, Hà Văn Toại, Chánh Văn phòng", "2, Như Thị Mai, Trưởng phòng Nội vụ"]
    assert page.text.split("\n\n") == [TITLE, LEAD, BODY, *rows]
    assert (page.title, page.lead, page.medium) == (TITLE, LEAD, "docx")


def test_a_word_file_in_official_form_tells_its_day() -> None:
    page = read_one(
        make_docx("HUYỆN ỦY YÊN SA", "ĐẢNG CỘNG SẢN VIỆT NAM", "Yên Sa, ngày 13 tháng 3 năm 2019", "BÁO CÁO", TITLE, LEAD, BODY)
    )
    assert (page.title, str(page.published)) == (f"BÁO CÁO {TITLE}", "2019-03-13")
    assert page.text.split("\n\n")[1:] == [LEAD, BODY]


def test_a_bulletin_in_word_keeps_its_byline() -> None:
    assert read_one(make_docx(TITLE, LEAD, BODY, "Tin, ảnh: Hữu Toại")).byline == "Hữu Toại"


def zipped(**parts: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
REFUSED = {
    "a scan": (
        make_pdf([[]]),
        "a PDF file with no text: it may be a scan; make its text readable, with ocrmypdf for instance, then import it again",
    ),
    "a PDF file cut short": (make_pdf([set_paragraphs(LEAD)])[:200], "a PDF file broken: "),
    "a word of PDF": (b"%PDF", "a PDF file broken: "),
    "an archive": (zipped(**{"a.txt": b"abc"}), "not text: a ZIP archive or an office document of another kind"),
    "a sheet": (zipped(xl__workbook=b"<a/>"), "not text: a ZIP archive or an office document of another kind"),
    "a broken archive": (b"PK\x03\x04" + bytes(100), "a Word file that is broken: "),
    "a Word file without parts": (zipped(**{"word/document.xml": b"<a/>"}), "a Word file that cannot be read"),
    "a Word file cut short": (make_docx(LEAD)[:-300], "a Word file that is broken: "),
    "a Word file that swells": (zipped(**{"word/document.xml": bytes(30_000_000)}), "a Word file too large to be a report"),
    "an empty Word file": (make_docx(), "no text that could be a report"),
    "an old Word file": (
        OLD + "WordDocument".encode("utf-16-le"),
        "not text: an old office file; save a .doc as .docx or PDF, with LibreOffice for instance, and import that",
    ),
    "a locked file": (OLD + "EncryptedPackage".encode("utf-16-le"), "not text: an office file under a password; save it without one"),
    "an old sheet": (
        OLD + "Workbook".encode("utf-16-le"),
        "not text: an old office file; save a .doc as .docx or PDF, with LibreOffice for instance, and import that",
    ),
}


@pytest.mark.parametrize(("body", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_with_a_reason_that_says_what_to_do(body: bytes, reason: str) -> None:
    with pytest.raises(NotABulletin) as refused:
        read_page(body)
    assert refused.value.reason.startswith(reason)


GOOD = (make_pdf([set_paragraphs(LEAD, BODY)]), make_docx(LEAD, BODY, title=TITLE))


@given(st.sampled_from(GOOD), st.lists(st.tuples(st.integers(0, 60_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_damaged_files_are_read_or_refused(body: bytes, damage: list[tuple[int, bytes]]) -> None:
    for place, piece in damage:
        place %= len(body)
        body = body[:place] + piece + body[place + len(piece) :]
    with suppress(NotABulletin):
        read_page(body)
