"""Directives in sentences: what is read, what is left alone, and that spelling does not matter."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from indexer.annotate.directives import find_directives
from indexer.annotate.merging import merge_directives
from indexer.annotate.passage import Passage
from indexer.reports import Directive
from indexer.text.normalize import clean_text

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "directives.json").read_text(encoding="utf-8"))
FIELDS = ("number", "name", "type", "issuer", "date")


def read(case: dict[str, Any], text: str) -> list[dict[str, str | None]]:
    latest = date.fromisoformat(case["latest"]) if "latest" in case else None
    return [fields(d) for d in read_directives(text, year=case.get("year"), latest=latest)]


def read_directives(text: str, **known: Any) -> tuple[Directive, ...]:
    passage = Passage(text)
    return merge_directives(find_directives(passage), passage, **known)


def fields(directive: Directive) -> dict[str, str | None]:
    return {name: getattr(directive, name) for name in FIELDS}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_directives_of_a_sentence(case: dict[str, Any]) -> None:
    assert read(case, clean_text(case["text"])) == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_decomposed_text_gives_the_same(case: dict[str, Any]) -> None:
    assert read(case, clean_text(unicodedata.normalize("NFD", case["text"]))) == case["expected"]


@pytest.mark.parametrize("case", [c for c in CASES if c["expected"]], ids=lambda c: c["label"])
def test_capitals_give_the_same_numbers(case: dict[str, Any]) -> None:
    found = {d["number"] for d in read(case, clean_text(case["text"]).upper())}
    assert {d["number"] for d in case["expected"] if d["number"]} <= found


def test_a_third_of_the_cases_are_look_alikes() -> None:
    negative = sum(not case["expected"] for case in CASES)
    assert len(CASES) >= 40
    assert negative * 4 >= len(CASES)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Hội nghị quán triệt, triển khai Chỉ thị số 05-CT/TW", ("quán triệt", "triển khai")),
        ("Việc triển khai hoạt động giám sát theo Quyết định số 217-QĐ/TW", ("giám sát",)),
        ("sơ kết 5 năm thực hiện Kết luận số 01-KL/TW", ("sơ kết",)),
        ("Hội nghị sơ kết, tổng kết việc triển khai thực hiện Chỉ thị số 05-CT/TW", ("sơ kết", "tổng kết")),
        ("Đoàn giám sát tình hình thực hiện Nghị quyết số 9/NQ-HĐND", ("giám sát",)),
        ("tổng kết công tác năm và triển khai Nghị quyết số 9/NQ-HĐND", ("triển khai",)),
        ("tổng kết năm, thực hiện Nghị quyết số 9/NQ-HĐND", ("thực hiện",)),
        ("Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Trung ương đã được quán triệt", ("quán triệt",)),
        ("UBND tỉnh ban hành Kế hoạch số 15/KH-UBND", ("ban hành",)),
        ("Căn cứ Quyết định số 66-QĐ/TW", ("căn cứ",)),
        ("Củng cố Ban Chỉ đạo thực hiện Đề án 61", ()),
        ("Hội nghị tổng kết công tác năm. Nghị quyết 18 là văn bản lớn", ()),
    ],
)
def test_the_verb_that_governs_is_kept(text: str, verbs: tuple[str, ...]) -> None:
    assert read_directives(text)[0].verbs == verbs


@pytest.mark.parametrize(
    "text",
    [
        "Quán triệt Chỉ thị số 5-CT/HU ngày 3/4/2021 của Huyện ủy Kim Giang và Kế hoạch số 6-KH/HU",
        "Quán triệt Luật Thủ đô, Nghị quyết số 21-NQ/TU của Tỉnh ủy; Kế hoạch số 8/KH-UBND",
    ],
)
def test_a_list_shares_the_verb_at_its_head(text: str) -> None:
    assert {d.verbs for d in read_directives(text)} == {("quán triệt",)}


def test_a_new_sentence_shares_no_verb() -> None:
    first, second = read_directives("Quán triệt Chỉ thị số 5-CT/HU của Huyện ủy. Kế hoạch số 6-KH/HU được nêu")
    assert (first.verbs, second.verbs) == (("quán triệt",), ())


def test_each_fact_shows_where_it_was_read() -> None:
    text = "theo Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị"
    (directive,) = read_directives(text)
    assert [(text[slice(*m.span)], m.rule) for m in directive.mentions] == [
        ("Quyết định số 217-QĐ/TW", "number"),
        ("12/12/2013", "directive-date"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Văn bản số 345/SGDĐT-GDTrH, ngày 5/6/2021", "345/SGDĐT-GDTrH"),
        ("Công văn 12/SYT-NVY - Sở Y tế", "12/SYT-NVY"),
        ("Công văn 12/SYT-ToC", "12/SYT-ToC"),
        ("Công văn 12 / SYT - TTr", "12/SYT-TTr"),
        ("Công văn 12/SYT-Ban Dân vận", "12/SYT"),
    ],
)
def test_a_drafting_unit_in_mixed_case_belongs_to_the_number(text: str, number: str) -> None:
    assert [d.number for d in read_directives(text)] == [number]


def test_mentions_come_in_reading_order() -> None:
    text = "Đề án 06, Luật Đất đai, Quyết định số 1, 2 và 3-QĐ/HU, NQ 18; Luật Căn cước số 26/2023/QH15"
    spans = [m.span for m in find_directives(Passage(text))]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "text", ["", "\n", "số", "số /", "217-", "-QĐ/TW", "QĐ/TW", "ngày", "Luật", "Nghị quyết", "Nghị quyết số", "(" * 50, "½ ﬁ İ 12/QĐ"]
)
def test_dirty_text_gives_nothing_and_no_error(text: str) -> None:
    assert read_directives(text) == ()
