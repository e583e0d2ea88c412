"""Every case of tests/gold/reports.json comes out right; what cannot be read yet is named here and must be removed once it can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from indexer.batch import parse_item, reports_of
from indexer.evaluation import judge

CASES = json.loads((Path(__file__).parent / "gold" / "reports.json").read_text(encoding="utf-8"))
NOT_YET: frozenset[str] = frozenset()


def _params() -> list[Any]:
    marks = {True: [pytest.mark.xfail(reason="cannot be read yet", strict=True)], False: []}
    return [pytest.param(case, id=case["id"], marks=marks[case["id"] in NOT_YET]) for case in CASES]


@pytest.mark.parametrize("case", _params())
def test_a_case_comes_out_right(case: dict[str, Any]) -> None:
    assert judge(case["gold"], reports_of(parse_item(case))[0]).faults == []


def test_a_third_of_the_cases_are_negative() -> None:
    negative = [case for case in CASES if not any(official["attended"] for official in case["gold"]["officials"])]
    assert len(CASES) >= 60
    assert len(negative) * 3 >= len(CASES)


def test_ids_are_unique() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
