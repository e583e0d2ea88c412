"""Officials and their positions, sentence by sentence: each abbreviation, each kind of name, each shape of list; and who is no official."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from indexer.annotate.officials import find_officials
from indexer.annotate.passage import Passage
from indexer.text.normalize import clean_text

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "officials.json").read_text(encoding="utf-8"))


def read(text: str) -> list[dict[str, Any]]:
    return [{"name": official.name, "positions": list(official.positions)} for official in find_officials(Passage(clean_text(text)))]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_officials_of_a_text(case: dict[str, Any]) -> None:
    assert read(case["text"]) == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_decomposed_letters_do_not_matter(case: dict[str, Any]) -> None:
    assert read(unicodedata.normalize("NFD", case["text"])) == case["expected"]


def test_every_label_is_one_case_and_some_cases_have_no_official() -> None:
    assert len({case["label"] for case in CASES}) == len(CASES) >= 60
    assert sum(not case["expected"] for case in CASES) >= 8
