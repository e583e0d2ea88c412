"""The shadow keeps every offset, whatever the text; and tells spellings apart that it cannot itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.annotate.shadow import is_spelt, shadow


@given(st.text())
def test_a_shadow_is_as_long_as_its_text(text: str) -> None:
    assert len(shadow(text)) == len(text)


@given(st.text(st.sampled_from("aĐđẾỷ \n\t–“…½漢ſﬁ\u0301\0\x7f")))
def test_each_character_has_one_shadow_in_any_company(text: str) -> None:
    assert shadow(text) == "".join(map(shadow, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng ủy, ĐẢNG UỶ", "dang uy, dang uy"),
        ("217–QĐ/TW — 18‑NQ", "217-qd/tw - 18-nq"),
        ("“đạo lạ”", '"dao la"'),
        ("Huyện\u00a0ủy", "huyen uy"),
        ("H'Wênh, K’Bria", "h'wenh, k'bria"),
        ("½ 漢", "½ 漢"),
    ],
)
def test_case_accents_and_dashes_go(text: str, expected: str) -> None:
    assert shadow(text) == expected


@pytest.mark.parametrize(
    ("surface", "word", "same"),
    [
        ("TỐI", "tối", True),
        ("toi", "tối", True),
        ("tới", "tối", False),
        ("Uỷ", "ủy", True),
        ("sang", "sáng", True),
        ("sáng", "sang", False),
    ],
)
def test_a_word_is_spelt_so_or_bare(surface: str, word: str, same: bool) -> None:
    assert is_spelt(surface, word) is same
