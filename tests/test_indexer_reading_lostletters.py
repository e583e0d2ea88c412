"""What TCVN3 text could not say, or lost on its way, is put back; Unicode text stays as it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.reading import read_text
from indexer.reading.legacy import read_western
from indexer.reading.lostcapitals import restore_capitals
from indexer.reading.losthorns import restore_horns
from indexer.reading.repair import repair
from tests.benchmarks.legacy import encode_tcvn3, encode_viscii, encode_vni

WRITTEN = {
    "a name behind Thị": "Đồng chí Lò Thị Ánh chủ trì hội nghị của Huyện ủy.",
    "a name behind Văn": "Dự họp có ông Nguyễn Văn Ổn phát biểu với các đại biểu.",
    "a name before a comma": "Dự hội nghị có Trần Ấn, Chánh Văn phòng; bà Ánh, Phó Chủ tịch.",
    "a name between others": "Đồng chí Bùi Ái Vân, Trưởng Ban Dân vận Huyện ủy chủ trì.",
    "a place": "Đoàn công tác đã kiểm tra tại huyện Ứng Hòa và xã Ỷ La.",
    "a body": "Ủy ban nhân dân huyện họp phiên thường kỳ; Ủy ban Kiểm tra báo cáo.",
    "a new sentence": "Hội nghị đã thống nhất. Ổn định dân cư là nhiệm vụ chính.",
    "a heading": "HỘI NGHỊ TỔNG KẾT CÔNG TÁC XÂY DỰNG ĐẢNG",
    "a short line of capitals": "HUYỆN ỦY HỌP GIAO BAN",
    "verbs behind names": "Ông Lê Minh ủng hộ xã ấy; bà Mai ở huyện Yên Sa, ông Lò Văn Mây ứng cử.",
    "a committee behind Thị": "Thường trực Thị ủy và các đồng chí trong Ban Thường vụ Thị ủy.",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_text_out_of_tcvn3_has_its_capitals_again(text: str) -> None:
    assert repair(read_western(encode_tcvn3(text))) == (text, "tcvn3")


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lò Thị Ánh, Phó Bí thư Thường trực Huyện ủy chủ trì.",
        "Giám đốc Sở Tư pháp dự; bàn vốn đầu tư và dân cư vùng lũ.",
        "Ông Trương Văn Hưng, người được trao thưởng, cho biết như vậy.",
        "Dưới mưa lớn, đoàn do ông Lưu Văn Én đưa tin chưa vượt qua xã.",
        "Huyện ưu tiên điện, đường; cán bộ nghỉ hưu, Bưu điện và nhà giáo.",
    ],
)
def test_letters_that_went_with_their_soft_hyphens_come_back(text: str) -> None:
    assert repair(read_western(encode_tcvn3(text)).replace("\u00ad", "")) == (text, "tcvn3")


def test_what_is_no_sign_of_a_lost_letter_stays() -> None:
    for text in ("điểm c khoản 2, mục d, 12 th, cao 5 m", "lớn, mới, hợp tác, ông Lu, Hng.", "cha mẹ, tối đa, đa dạng", "Bí th thư"):
        assert restore_horns(text) == text


def test_unicode_keeps_its_small_letters() -> None:
    text = "Bà Lò Thị ánh và ông Trần ổn, ủy ban nhân dân xã. ổn định; Bí th của xã."
    assert repair(text) == (text, None)
    assert read_text(f"Huyện ủy họp.\n{text}")[0].text.endswith(text)


@pytest.mark.parametrize("encode", [encode_vni, encode_viscii])
def test_encodings_with_all_capitals_are_not_touched(encode: Callable[[str], bytes]) -> None:
    text = "Bà Lò Thị ánh và ông Trần ổn ở huyện Yên Sa họp với các đại biểu; hội nghị nhất trí"
    assert repair(read_western(encode(text)))[0] == text


def test_a_passage_in_unicode_beside_one_in_tcvn3_stays() -> None:
    unicode = "<p>Người viết: Lò Thị ánh, ủy ban nhân dân</p>"
    legacy = read_western(encode_tcvn3("<p>Đồng chí Lò Thị Ánh chủ trì hội nghị của Huyện ủy.</p>"))
    assert repair(unicode + legacy)[0] == f"{unicode}<p>Đồng chí Lò Thị Ánh chủ trì hội nghị của Huyện ủy.</p>"


@pytest.mark.parametrize("encode", [encode_tcvn3, encode_vni, encode_viscii])
def test_three_words_are_enough(encode: Callable[[str], bytes]) -> None:
    text = "Huyện ủy họp, đồng chí Bí thư chủ trì."
    assert read_text(read_western(encode(text)))[0].text == text


def test_letters_that_latin_1_has_as_control_characters_are_read() -> None:
    text = "Dự họp có ông Nguyễn Văn Ổn, Chủ tịch Ủy ban; HỘI NGHỊ TỔNG KẾT."
    assert repair(encode_viscii(text).decode("latin-1"))[0] == text


def test_the_passages_case_alone_decides() -> None:
    assert restore_capitals("Tổ CHứC HộI NGHị Về UBND") == "TỔ CHỨC HỘI NGHỊ VỀ UBND"
    assert restore_capitals("Tổ chức; họ và tên; ở UBND xã") == "Tổ chức; họ và tên; ở UBND xã"
