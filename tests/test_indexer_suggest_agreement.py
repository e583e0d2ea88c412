"""What is typed agrees with a value in every way to write it, and with no other."""

from __future__ import annotations

import unicodedata

import pytest

from indexer.suggest.agreement import Degree, agreement_or_none, typed_words

AGREE = [
    ("hoang v", "Hoàng Văn Hòa"),
    ("Hoàng Vă", "Hoàng Văn Hòa"),
    ("HOÀNG VĂN", "Hoàng Văn Hòa"),
    ("van hoang", "Hoàng Văn Hòa"),
    ("h v h", "Hoàng Văn Hòa"),
    ("h hoa v", "Hoàng Văn Hòa"),
    ("hoà", "Nguyễn Hòa"),
    ("hòa", "Nguyễn Hoà"),
    ("hoà", "Hoàng Văn A"),
    ("thuỷ", "Vàng Thị Thủy"),
    ("lý", "Trần Thị Lí"),
    ("quy", "Lưu Công Quyết"),
    ("quy", "Trần Quý"),
    ("quyê", "Bùi Quyên"),
    ("ky", "Hồ Kỳ"),
    ("do v", "Đỗ Văn Mẫn"),
    ("Đỗ", "Đỗ Văn Mẫn"),
    ("Ðỗ", "Đỗ Văn Mẫn"),
    ("Đ V Mẫn", "Đỗ Văn Mẫn"),
    ("đ", "Đỗ Văn Mẫn"),
    ("nguyễn", "Nguyen Van An"),
    ("217 qd", "217-QĐ/TW"),
    ("217-QĐ/T", "217-QĐ/TW"),
    ("qd 217", "217-QĐ/TW"),
    ("5 nq", "05-NQ/HU"),
    ("05-nq", "05-NQ/HU"),
    ("05-nq", "5-NQ/HU"),
    ("05-nq", "05-NQ/HU"),
    ("2", "217-QĐ/TW"),
    ("ubnd", "UBND huyện Yên Lâm"),
]
DISAGREE = [
    ("Hùng", "Lê Văn Hưng"),
    ("Hoàng Vân", "Hoàng Văn Hòa"),
    ("Hoảng", "Hoàng Văn Hòa"),
    ("Hoà Bình", "Hoàng Bình"),
    ("hoang hoang", "Hoàng Văn Hòa"),
    ("h h h", "Hoàng Văn Hòa"),
    ("Dân ", "Dẫn Văn A"),
    ("đan ", "Lê Đàn"),
    ("đan", "Dan Đạt"),
    ("oang", "Hoàng Văn Hòa"),
    ("quit", "Lưu Công Quyết"),
    ("218", "217-QĐ/TW"),
    ("05-nq", "57-NQ/TW"),
    ("đ", "Dương Văn A"),
]


@pytest.mark.parametrize(("text", "value"), AGREE)
def test_a_value_has_what_is_typed(text: str, value: str) -> None:
    for form in ("NFC", "NFD"):
        found = agreement_or_none(typed_words(unicodedata.normalize(form, text)), value)
        assert found
        assert found.degree > Degree.UNMARKED


@pytest.mark.parametrize(("text", "value"), DISAGREE)
def test_a_value_has_not_what_is_typed(text: str, value: str) -> None:
    for form in ("NFC", "NFD"):
        assert agreement_or_none(typed_words(unicodedata.normalize(form, text)), value) is None


@pytest.mark.parametrize(("text", "value"), [("mâ", "Đỗ Văn Mẫn"), ("mân", "Đỗ Văn Mẫn"), ("đo", "Đỗ Văn Mẫn"), ("Đô", "Đỗ Văn Mẫn")])
def test_marks_that_input_methods_set_last_may_yet_come(text: str, value: str) -> None:
    found = agreement_or_none(typed_words(text), value)
    assert found
    assert found.degree is Degree.UNMARKED
    assert agreement_or_none(typed_words(f"{text} "), value) is None


@pytest.mark.parametrize(
    ("text", "value", "marked"),
    [
        ("hoang va", "Hoàng Văn Hòa", ["Hoàng", "Vă"]),
        ("hoa", "Hoàng Văn Hòa", ["Hòa"]),
        ("5 n", "05-NQ/HU", ["05", "N"]),
        ("do", "Đỗ Văn Mẫn", ["Đỗ"]),
        ("huyen u", "UBND huyện", ["U", "huyện"]),
        ("nghi quyet 1", "Hội nghị học tập Nghị quyết 18", ["Nghị", "quyết", "1"]),
        ("xa phu", "Xã Phúc, xã Phú, xã Phụng", ["xã", "Phú"]),
    ],
)
def test_marks_are_the_letters_typed(text: str, value: str, marked: list[str]) -> None:
    found = agreement_or_none(typed_words(text), value)
    assert found
    assert [value[start:end] for start, end in found.marks] == marked


def test_a_value_that_is_what_is_typed_ranks_first_then_words_side_by_side_then_whole_ones() -> None:
    values = ["Nguyễn Văn Anh", "Lê An Thị Văn", "Lê Văn An", "Văn An"]
    found = {value: agreement_or_none(typed_words("van an"), value) for value in values}
    assert sorted(values, key=lambda value: found[value].rank) == ["Văn An", "Lê Văn An", "Nguyễn Văn Anh", "Lê An Thị Văn"]  # type: ignore[union-attr]


def test_a_letter_typed_many_times_takes_no_time() -> None:
    assert agreement_or_none(typed_words("h " * 40), "h " * 39) is None
    assert agreement_or_none(typed_words("h " * 40), "h " * 40)
