"""The evaluation as a command: its table, what changed since a release, and cases that it cannot use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from indexer.baseline import latest_or_none, read_baseline
from indexer.evaluation_commands import evaluate

TEXT = "Sáng 3/10/2018, Thường trực Huyện ủy Yên Lạc tổ chức hội nghị. Đồng chí Lò Văn Én, Phó Bí thư Huyện ủy chủ trì hội nghị."
GOLD: dict[str, Any] = {
    "meeting_date": "2018-10-03",
    "session": "sáng",
    "host": "Thường trực Huyện ủy Yên Lạc",
    "places": ["Yên Lạc"],
    "officials": [{"name": "Lò Văn Én", "positions": ["Phó Bí thư Huyện ủy"], "roles": ["chủ trì"], "attended": True}],
    "directives": [],
}


def cases(tmp_path: Path, *gold: dict[str, Any]) -> str:
    file = tmp_path / "cases.json"
    file.write_text(
        json.dumps([{"id": f"c{i}", "text": TEXT, "phenomenon": "a try", "gold": each} for i, each in enumerate(gold)]), encoding="utf-8"
    )
    return str(file)


def test_evaluation_prints_a_table_and_the_cases_without_a_fault(tmp_path: Path) -> None:
    result = CliRunner().invoke(evaluate, [cases(tmp_path, GOLD, GOLD | {"host": "Tỉnh ủy"}), "--worst", "5"])
    assert "1 of 2 cases without a fault" in result.stdout
    assert "host: 'Tỉnh ủy' != 'Thường trực Huyện ủy Yên Lạc'" in result.stdout
    assert result.exit_code == 0


def test_evaluation_as_json_is_nothing_but_json(tmp_path: Path) -> None:
    data = json.loads(CliRunner().invoke(evaluate, ["--json", cases(tmp_path, GOLD)]).stdout)
    assert (data["cases"], data["without_fault"], data["faults"]) == (1, 1, {})
    assert data["scores"]["host"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1, "found": 1}


def test_cases_may_lie_in_files_beside_them(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([{"id": "a", "file": "page.txt", "gold": GOLD}]), encoding="utf-8")
    assert "1 of 1 cases without a fault" in CliRunner().invoke(evaluate, [str(file)]).stdout


BAD_CASES = [
    ("{", "is not JSON"),
    ("[" * 100_000, "is not JSON"),
    ("null", "is no list of cases"),
    ("{}", "is no list of cases"),
    ("[]", "is no list of cases"),
    ("[1]", "case 1: not a JSON object"),
    ('[{"id": 1, "gold": {}}]', "case 1: neither 'text' nor 'html'"),
    ('[{"id": "a", "text": ""}]', "case 1 ('a'): has no 'gold'"),
    ('[{"id": "a", "text": "", "gold": 5}]', "case 1 ('a'): has no 'gold'"),
    ('[{"text": "", "gold": {}}, {"id": "b", "text": "", "gold": {"host": 5}}]', "case 2 ('b'): 'host' of gold is not a string or null"),
    ('[{"text": "", "gold": {"places": "Yên Lạc"}}]', "'places' of gold is not a list of strings"),
    ('[{"text": "", "gold": {"officials": [5]}}]', "'officials' of gold is not a list of objects"),
    ('[{"text": "", "gold": {"officials": [{"name": "Lò Văn Én"}]}}]', "'positions' of official 1 of its gold is not a list of strings"),
    ('[{"text": "", "gold": {"directives": [{"number": 217}]}}]', "'number' of directive 1 of its gold is not a string or null"),
    ('[{"id": "a", "file": "không có.html", "gold": {}}]', "case 1 ('a'): cannot read"),
]


@pytest.mark.parametrize(("content", "message"), BAD_CASES, ids=[message for _, message in BAD_CASES])
def test_cases_that_cannot_be_used_are_refused(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "cases.json"
    file.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(evaluate, [str(file)])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {file}")
    assert message in result.stderr


def test_a_kind_that_no_case_has_is_not_measured(tmp_path: Path) -> None:
    gold = GOLD | {"places": [], "skip": ["place"], "byline": None}
    table = CliRunner().invoke(evaluate, [cases(tmp_path, gold)]).stdout
    [byline] = [line.split() for line in table.splitlines() if "byline" in line]
    assert byline == ["byline", "–", "–", "–", "0"]
    assert json.loads(CliRunner().invoke(evaluate, ["--json", cases(tmp_path, gold)]).stdout)["scores"]["byline"]["f1"] is None


def test_without_arguments_the_cases_of_the_checkout_are_taken() -> None:
    assert "cases without a fault" in CliRunner().invoke(evaluate, []).stdout


def test_what_changed_since_a_release_is_counted_and_losses_are_named(tmp_path: Path) -> None:
    wrong, kept = GOLD | {"host": "Tỉnh ủy", "places": []}, tmp_path / "kept.json"
    file = cases(tmp_path, GOLD, wrong)
    assert CliRunner().invoke(evaluate, [file, "--save", str(kept)]).exit_code == 0
    same = CliRunner().invoke(evaluate, [file, "--against", str(kept)]).stdout
    assert "in 2 cases" in same
    assert "lost host" not in same

    baseline = json.loads(kept.read_text(encoding="utf-8"))
    first, second = baseline
    assert baseline[second] == {"host": 2, "place": 1}
    # As if the release had read the first case's chair wrongly, and the second's host well.
    kept.write_text(json.dumps({first: {"official": 2}, second: {"place": 1}}), encoding="utf-8")
    changed = CliRunner().invoke(evaluate, [file, "--against", str(kept)]).stdout
    rows = {line.split()[0]: line.split()[-2:] for line in changed.splitlines() if "+" in line}
    assert rows == {"host": ["+0", "-1"], "official": ["+1", "-0"]}
    assert "lost host: c1  a try" in changed


def test_the_latest_release_is_the_one_to_compare_with(tmp_path: Path) -> None:
    for release in ("0.9.0", "0.10.0", "0.2.1"):
        (tmp_path / f"{release}.json").write_text("{}", encoding="utf-8")
    latest = latest_or_none(tmp_path)
    assert latest is not None
    assert read_baseline(latest).release == "0.10.0"
    assert latest_or_none(tmp_path / "none") is None


def test_a_case_whose_gold_was_corrected_is_compared_with_nothing(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    CliRunner().invoke(evaluate, [cases(tmp_path, GOLD), "--save", str(kept)])
    corrected = cases(tmp_path, GOLD | {"host": "Tỉnh ủy"})
    assert json.loads(CliRunner().invoke(evaluate, ["--json", corrected, "--against", str(kept)]).stdout)["since_release"]["compared"] == 0


@pytest.mark.parametrize("content", ["", "[]", '{"a": 5}', '{"a": {"host": "x"}}'])
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(evaluate, [cases(tmp_path, GOLD), "--against", str(kept)])
    assert result.exit_code == 1
    assert "is no baseline; write one with: manage.py evaluate --save" in result.stderr


def test_cases_held_back_are_counted_apart_and_never_shown(tmp_path: Path) -> None:
    open_file = cases(tmp_path, GOLD)
    held = tmp_path / "held_back_9.json"
    held.write_text(json.dumps([{"id": "h", "text": TEXT, "phenomenon": "secret", "gold": GOLD | {"host": "Tỉnh ủy"}}]), encoding="utf-8")
    shown = CliRunner().invoke(evaluate, [open_file, str(held), "--worst", "9"]).stdout
    assert shown.count("1 of 1 cases without a fault") == 1
    assert shown.count("0 of 1 cases without a fault") == 1
    assert "secret" not in shown
    data = json.loads(CliRunner().invoke(evaluate, [open_file, str(held), "--json"]).stdout)
    assert (data["cases"], data["held_back"]["cases"], data["faults"]) == (1, 1, {})
