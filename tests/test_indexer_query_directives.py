"""Directive numbers in the spellings that pages and people use, and what only looks like one."""

from __future__ import annotations

import unicodedata

import pytest

from indexer.fields import directive_keys
from indexer.query.directives import directive_at, directive_meant
from indexer.reports import Directive
from indexer.text.normalize import clean_text

SPELLINGS = [
    ("217-QĐ/TW", "217-QĐ/TW"),
    ("217/QĐ-TW", "217-QĐ/TW"),
    ("217-qd/tw", "217-QĐ/TW"),
    ("217 Qđ Tw", "217-QĐ/TW"),
    ("217-QÐ/TW", "217-QĐ/TW"),
    ("217 – QĐ/TW", "217-QĐ/TW"),
    ("18 -NQ/TW", "18-NQ/TW"),
    ("64 – KL/TW", "64-KL/TW"),
    ("445-KL/TƯ", "445-KL/TW"),
    ("445-KL/T.Ư", "445-KL/TW"),
    ("31 - HD/BTCTW", "31-HD/BTCTW"),
    ("84 QĐ/TWĐTN", "84-QĐ/TWĐTN"),
    ("120\u00a0KH\u00a0HU", "120-KH/HU"),
    ("số31-QĐ/TW", "31-QĐ/TW"),
    ("Số 31-QĐ/TW", "31-QĐ/TW"),
    ("673/QĐ -TTg", "673/QĐ-TTg"),
    ("673 qd ttg", "673/QĐ-TTg"),
    ("15/2018/nđ-cp", "15/2018/NĐ-CP"),
    ("15 2018 nd cp", "15/2018/NĐ-CP"),
    ("12/ctr-ubnd", "12/CTr-UBND"),
    ("24/2018/qh14", "24/2018/QH14"),
    ("35/2023/UBTVQH15", "35/2023/UBTVQH15"),
    ("luật số 24/2018/QH14", "24/2018/QH14"),
    ("1246/ubnd-vx", "1246/UBND-VX"),
    ("Kế hoạch số 120-KH/HU", "120-KH/HU"),
    ("Quy định số 37-QĐ/TW", "37-QĐ/TW"),
    ("Nghị quyết 18", "Nghị quyết 18"),
    ("NGHỊ QUYẾT SỐ 18", "Nghị quyết 18"),
    ("nq 18", "Nghị quyết 18"),
    ("NĐ 100/2019", "Nghị định 100/2019"),
    ("ĐA 61", "Đề án 61"),
    ("DA 61", "Đề án 61"),
    ("NQ18", "Nghị quyết 18"),
    ("QĐ217", "Quyết định 217"),
    ("QD217", "Quyết định 217"),
    ("NĐ100", "Nghị định 100"),
    ("217qd", "Quyết định 217"),
    ("217QĐ", "Quyết định 217"),
    ("218qđ", "Quyết định 218"),
    ("18nq", "Nghị quyết 18"),
    ("chương trình hành động 5", "Chương trình hành động 5"),
    ("kế hoạch số 2019", "Kế hoạch 2019"),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("typed", "shown"), SPELLINGS, ids=[typed for typed, _ in SPELLINGS])
def test_every_spelling_is_shown_in_the_official_one(typed: str, shown: str, form: str) -> None:
    text = clean_text(unicodedata.normalize(form, typed))  # type: ignore[arg-type]
    found = directive_at(text)
    assert found is not None
    assert (found.shown, found.end) == (shown, len(text))


@pytest.mark.parametrize(
    "typed",
    [
        "217", "số 217", "20/22", "39/40 đại biểu", "3/10/2018", "14:30", "0229.3862.042", "76,9% KH", "QL10", "BC15", "K82",
        "CT3", "A1", "nq18x", "nd5", "18nqx", "5km", "10tr", "12h30", "NQ18a", "Qd217", "3tb", "2018nq",
        "đã 61", "da 61", "đá 5", "2018 da tu", "15/KH năm", "kế hoạch 2019", "kế hoạch 5 năm", "báo cáo 3 nội dung",
        "báo cáo 9 tháng", "bao cao 6 thang", "nghị quyết",
        "nghị quyết 18/10/2018", "thông báo số 25/2/2021", "NQ 3,49%", "NQ 3 %", "Hướng dẫn 217-QĐ/TW", "nghị, quyết 18", "", " ",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_directive_is_none(typed: str) -> None:
    assert directive_at(typed) is None


def test_a_directive_is_recognised_only_where_it_begins() -> None:
    text = "theo Quyết định số 217-QĐ/TW, ngày 12/12/2013"
    assert directive_at(text, 0) is None
    found = directive_at(text, 5)
    assert found is not None
    assert text[5 : found.end] == "Quyết định số 217-QĐ/TW"


@pytest.mark.parametrize(
    ("typed", "cited"),
    [
        ("217 qd tw", Directive("217-QĐ/TW", type="Quy định")),
        ("QĐ 217", Directive("217-QĐ/TW", type="Quy định")),
        ("quyết định 217", Directive("217-QĐ/TW", type="Quyết định")),
        ("nghị quyết 5", Directive("05-NQ/HU", type="Nghị quyết")),
        ("nd 100/2019", Directive("100/2019/NĐ-CP", type="Nghị định")),
        ("nghị định 100", Directive("100/2019/NĐ-CP", type="Nghị định")),
        ("de an 61", Directive("61", type="Đề án")),
        ("217", Directive("217-QĐ/TW", type="Quyết định")),
        ("luật an ninh mạng", Directive(None, name="Luật An ninh mạng", type="Luật")),
    ],
)
def test_the_keys_are_those_that_a_cited_directive_is_found_by(typed: str, cited: Directive) -> None:
    assert set(directive_meant(typed).keys) & set(directive_keys(cited))


@pytest.mark.parametrize("typed", ["217-QĐ/TU", "18 qd tw", "nghị quyết 217", "17"])
def test_no_other_key_meets_it(typed: str) -> None:
    assert not set(directive_meant(typed).keys) & set(directive_keys(Directive("217-QĐ/TW", type="Quyết định")))
