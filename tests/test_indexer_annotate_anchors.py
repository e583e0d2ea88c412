from __future__ import annotations

import unicodedata

import pytest

from indexer.annotate.anchors import can_name
from indexer.annotate.officials import find_officials
from indexer.annotate.passage import Passage
from indexer.text.normalize import clean_text


def anchored(text: str) -> bool:
    return can_name(Passage(text).sentence(0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lò Văn Én chủ trì.",
        "dong chi Lo Van En chu tri",
        "ĐỒNG CHÍ LÒ VĂN ÉN",
        "Ðại uý Lò Văn Én",
        "Bà Vi Thị Mận",
        "các ông, bà: Vi Thị Mận",
        "đại biểu Lò Văn Én",
        "đại biểu quốc hội khóa XV",
        "Lò Văn Én, TVHU",
        "Lò Văn Én - TUV",
        "Lò Văn Én, PTP Nội vụ",
        "Lò Văn Én, PGĐ Sở",
        "thầy Én",
        "Phó bí thư",
        "Phó  bí  thư",
    ],
)
def test_a_title_or_an_address_anchors_a_sentence(text: str) -> None:
    assert anchored(clean_text(text))
    assert anchored(clean_text(unicodedata.normalize("NFD", text)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Chỉ đạo các chi bộ",
        "Nhà trường",
        "phố Huế",
        "Ba xã Tam Hồng",
        "anh em trong xóm",
        "các đại biểu thảo luận",
        "Tổng kết năm",
        "ông",
        "bộ phận một cửa",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert not anchored(clean_text(text))


def test_a_name_in_the_next_sentence_is_not_after_an_address() -> None:
    passage = Passage("Én là con của ông. Mận dự họp.")
    assert [can_name(passage.sentence(*span)) for span in passage.sentences] == [False, False]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ĐBQH Lò Văn Én phát biểu.", ["Lò Văn Én"]),
        ("Lò Văn Én, PTP Nội vụ huyện phát biểu.", ["Lò Văn Én"]),
        ("Thẩm phán Lò Văn Én phát biểu.", ["Lò Văn Én"]),
    ],
)
def test_an_official_is_named_by_a_title_alone(text: str, names: list[str]) -> None:
    assert [official.name for official in find_officials(Passage(text))] == names


def test_a_teacher_named_again_is_the_same_official() -> None:
    text = "Ông Lò Văn Én, Hiệu trưởng Trường THCS Kim Sa dự. Thầy Én phát biểu."
    (official,) = find_officials(Passage(text))
    assert official.roles == ("speak",)
