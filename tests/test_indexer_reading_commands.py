from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.reading_commands import annotate

TEXT = "Sáng 3/10/2018, Thường trực Huyện ủy Yên Lạc tổ chức hội nghị. Đồng chí Lò Văn Én, Phó Bí thư Huyện ủy chủ trì hội nghị."


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


def test_the_page_says_which_profile_read_it_and_its_address_helps_to_choose(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><h1>Huyện ủy họp giao ban</h1><div><p>{TEXT}</p></div></body></html>", encoding="utf-8")
    told = [CliRunner().invoke(annotate, [str(page), *options]).stdout for options in ((), ("--url", "https://yenlac.example/node/194"))]
    assert "html, without a profile: its portal is unknown" in told[0]
    assert "html, by the profile drupal" in told[1]
