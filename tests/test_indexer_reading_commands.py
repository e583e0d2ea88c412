from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indexer.reading_commands import annotate, evaluate

TEXT = "Sáng 3/10/2018, Thường trực Huyện ủy Yên Lạc tổ chức hội nghị. Đồng chí Lò Văn Én, Phó Bí thư Huyện ủy chủ trì hội nghị."
GOLD: dict[str, Any] = {
    "meeting_date": "2018-10-03",
    "session": "sáng",
    "host": "Thường trực Huyện ủy Yên Lạc",
    "places": ["Yên Lạc"],
    "officials": [{"name": "Lò Văn Én", "positions": ["Phó Bí thư Huyện ủy"], "roles": ["chủ trì"], "attended": True}],
    "directives": [],
}


def lines(*items: object) -> str:
    return "".join((item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)) + "\n" for item in items)


def annotated(text: str, *options: str) -> Result:
    return CliRunner().invoke(annotate, ["--jsonl", "-", *options], input=text)


def test_each_line_becomes_a_report_with_its_id_in_order() -> None:
    result = annotated(lines({"id": "b", "text": TEXT}, {"id": 7, "html": f"<html><body><p>{TEXT}</p></body></html>"}))
    reports = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(report["id"], report["part"]) for report in reports] == [("b", 0), (7, 0)]
    assert [report["officials"][0]["name"] for report in reports] == ["Lò Văn Én", "Lò Văn Én"]
    assert reports[0]["capture"] is None
    assert result.exit_code == 0


def test_spans_are_offsets_into_the_printed_text() -> None:
    [report] = [json.loads(line) for line in annotated(lines({"id": 1, "text": TEXT})).stdout.splitlines()]
    assert [report["text"][slice(*mention["span"])] for mention in report["evidence"]["host"]] == ["Thường trực Huyện ủy Yên Lạc"]


def test_a_publish_date_tells_the_year() -> None:
    text = lines({"id": 1, "text": "Sáng 30/12, UBND xã Na Sang họp.", "publish_date": "2021-01-03"})
    assert json.loads(annotated(text).stdout)["meeting"]["start"] == "2020-12-30"


@pytest.mark.parametrize("item", [{"id": 1, "text": ""}, {"id": 1, "html": ""}, {"id": 1, "html": "<html></html>"}])
def test_an_input_without_a_report_still_gives_a_line(item: dict[str, object]) -> None:
    result = annotated(lines(item))
    [report] = [json.loads(line) for line in result.stdout.splitlines()]
    assert (report["id"], report["meeting"], report["officials"], result.exit_code) == (1, None, [], 0)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "line 2: not JSON: "),
        ("[]", "line 2: not a JSON object"),
        ({"id": 1}, "line 2: neither 'text' nor 'html'"),
        ({"id": 1, "text": 5}, "line 2: 'text' is not a string"),
        ({"id": 1, "text": "", "publish_date": "3/10"}, "line 2: 'publish_date' is not a day"),
        (r'{"id": 1, "text": "Đảng ủy \ud83d họp"}', "line 2: 'text' holds half of a surrogate pair"),
        (r'{"id": 1, "html": "<p>\udc00</p>"}', "line 2: 'html' holds half of a surrogate pair"),
        (r'{"id": 1, "text": "", "url": "https://a.vn/\udfff"}', "line 2: 'url' holds half of a surrogate pair"),
        (r'{"id": {"a": ["\ud800"]}, "text": ""}', "line 2: 'id' holds half of a surrogate pair"),
        ('{"id": NaN, "text": ""}', "line 2: 'id' has a number that JSON has not"),
        ('{"id": 1e999, "text": ""}', "line 2: 'id' has a number that JSON has not"),
        ("[" * 100_000, "line 2: not JSON: "),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(bad: object, message: str) -> None:
    result = annotated(lines({"id": "a", "text": TEXT}, bad, {"id": "c", "text": TEXT}))
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert result.stderr.startswith(message)
    assert result.exit_code == 1


def test_a_whole_pair_is_a_character() -> None:
    result = annotated(r'{"id": "\ud83d\ude00", "text": "Họp \ud83d\ude00"}')
    assert json.loads(result.stdout)["id"] == "😀"
    assert result.exit_code == 0


def test_an_entity_for_half_a_pair_does_no_harm() -> None:
    result = annotated(lines({"id": 1, "html": f"<html><body><p>{TEXT} &#xD800;</p></body></html>"}))
    assert json.loads(result.stdout)["host"] == "Thường trực Huyện ủy Yên Lạc"


def test_json_is_utf8_whatever_the_locale() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, str(Path(__file__).parents[1] / "manage.py"), "annotate", "--jsonl", "-"]
    told = subprocess.run(command, input=lines({"id": "đ", "text": TEXT}).encode(), capture_output=True, env=environment, check=True)
    assert json.loads(told.stdout.decode("utf-8"))["id"] == "đ"


def test_a_page_is_shown_with_what_was_read_and_no_colours_off_a_terminal(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(annotate, [str(page)])
    assert "Lò Văn Én — Phó Bí thư Huyện ủy  [chair]" in result.stdout
    assert "sáng 2018-10-03" in result.stdout
    assert "\x1b" not in result.stdout


def test_a_page_as_json_is_one_line(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(annotate, ["--json", str(page)])
    assert json.loads(result.stdout)["host"] == "Thường trực Huyện ủy Yên Lạc"


def test_a_file_that_is_no_page_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "empty.html"
    page.write_bytes(b"")
    result = CliRunner().invoke(annotate, [str(page)])
    assert result.exit_code == 1
    assert "no report in this file" in result.stderr


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
