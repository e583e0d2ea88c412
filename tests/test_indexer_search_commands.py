"""`manage.py search`: for reading, for pipes, for machines; what is wrong with the arguments goes to standard error."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from indexer.engines import open_engine
from indexer.requests import SearchRequest
from indexer.result_json import result_to_json
from indexer.result_table import print_result
from indexer.search_commands import pointed_at, search, suggest
from indexer.service import SearchService
from indexer.suggest_json import suggestions_to_json
from tests.builders import directive, fill, report
from tests.oracle import OracleEngine

REPORTS = (
    report("a", "Giao ban dân vận\n\nÔng Lê Văn An chủ trì", day="2018-10-03", host="Huyện ủy", chair=["Lê Văn An"], attend=["Bùi Sen"]),
    report("b", "Giao ban quý\n\nBà Bùi Sen chủ trì", day="2018-11-20", last_day="2018-11-21", host="Huyện ủy", chair=["Bùi Sen"]),
    report("c", "Kỳ họp [tổng kết]\n\nQuán triệt Đề án 61", directives=[directive("61", "Đề án")]),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    engine = open_engine(folder)
    fill(engine, *REPORTS)
    engine.close()
    return folder


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(search, arguments, obj=data)


def test_a_pipe_gets_plain_lines(data: Path) -> None:
    assert run(data, "giao", "van").stdout == (
        "mọi từ: giao, van — 1 found\n"
        "\n"
        "2018-10-03  Giao ban dân vận\n"
        "  chair: Lê Văn An\n"
        "  Giao ban dân vận … Ông Lê Văn An chủ trì\n"
        "  a  https://songmay.example.vn/a\n"
    )


def test_what_is_found_beside_what_was_typed_is_told(data: Path) -> None:
    asked = run(data, "QĐND", "OR", "UBND", "OR", "lào", "cai")
    assert asked.stdout.splitlines()[1:] == [
        "UBND: also Ủy ban nhân dân",
        "lào cai: also tỉnh Yên Bái; tỉnh Yên Bái nhập vào tỉnh Lào Cai ngày 01/7/2025",
    ]
    assert run(data, "UBND", "--no-expand").stdout == "từ: UBND — 0 found\n"


def test_several_arguments_are_one_query(data: Path) -> None:
    assert run(data, "giao", "ban").stdout == run(data, "giao ban").stdout


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["--sort", "oldest"], ["a", "b", "c"]),
        (["--filter", "official=Bùi Sen"], ["b", "a"]),
        (["--filter", "official=Bùi Sen", "--filter", "role=chair"], ["b"]),
        (["--filter", "month=2018-10", "--filter", "month=2018-11"], ["b", "a"]),
        (["--from", "2018-11"], ["b"]),
        (["--to", "2018-10"], ["a"]),
        (["--limit", "2"], ["b", "a"]),
        (["--limit", "2", "--page", "2"], ["c"]),
        (["--page", "3"], []),
        (["--", "-giao"], ["c"]),
        (["-giao"], ["c"]),
        (["-họp", "giao"], ["b", "a"]),
        (["giao", "-quý"], ["a"]),
        (["giao", "-đồng=x", "-quý"], ["a"]),
        (["-quý", "--sort", "oldest", "giao"], ["a"]),
        (['-"giao ban"'], ["c"]),
        (["-chu-tri:sen", "giao"], ["a"]),
        (["--", "-h", "giao"], ["b", "a"]),
        (["đề án 61"], ["c"]),
        (["giáo"], []),
        (["giáo", "--fold"], ["b", "a"]),
        (["giao", "--no-expand"], ["b", "a"]),
    ],
    ids=str,
)
def test_options_ask_what_the_web_asks(data: Path, arguments: list[str], ids: list[str]) -> None:
    result = run(data, "--json", *arguments)
    assert result.exit_code == 0
    assert [hit["id"] for hit in json.loads(result.stdout)["hits"]] == ids


def test_json_is_the_apis_and_nothing_else(data: Path) -> None:
    result = run(data, "giao ban dân", "--json")
    engine = open_engine(data)
    answer = SearchService(engine).search(SearchRequest("giao ban dân", size=10))
    engine.close()
    assert json.loads(result.stdout) == json.loads(json.dumps(result_to_json(answer)))
    assert result.stderr == ""
    assert "Giao ban" in result.stdout


def test_the_json_has_the_form_that_the_api_promises() -> None:
    answer = result_to_json(service().search(SearchRequest("giao ban dân", filters={"year": ("2018",)})))
    assert list(answer) == [
        "total", "hits", "facets", "facet_totals", "more", "query", "relaxed", "offers", "readings", "recognised",
    ]  # fmt: skip
    hits, more, facets = answer["hits"], answer["more"], answer["facets"]
    assert isinstance(hits, list)
    assert isinstance(more, list)
    assert isinstance(facets, dict)
    assert list(hits[0]) == ["id", "url", "title", "meeting", "host", "officials", "directives", "snippet", "missing"]
    assert hits[0]["host"] == "Huyện ủy"
    marks = [hits[0]["snippet"]["text"][start:end] for start, end in hits[0]["snippet"]["highlights"]]
    assert marks == ["Giao", "ban", "dân"]
    assert [hit["id"] for hit in more] == ["b"]
    assert facets["year"] == [{"value": "2018", "label": "2018", "count": 1, "selected": True}]
    assert answer["query"] == {
        "text": "giao ban dân",
        "answered": "giao ban dân",
        "interpreted": "mọi từ: giao, ban, dân",
        "expansions": [],
    }
    assert answer["relaxed"] is None


# Mistakes


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--filter", "year"], "'year' is not FACET=VALUE; write for instance: --filter year=2018"),
        (["--filter", "year="], "'year=' is not FACET=VALUE"),
        (["--filter", "colour=red"], "there is no facet 'colour'; the facets are: year, month, official"),
        (["--filter", "role=boss"], "--filter role: Không có vai trò 'boss'"),
        (["--from", "2018-13"], "--from: 'from' phải là năm"),
        (["--from", "2019", "--to", "2018"], "--to: Ngày cuối đứng trước ngày đầu"),
        (["--page", "99999"], "--page: Trang phải từ 1"),
        (["--limit", "0"], "'--limit': 0 is not in the range"),
        (["--sort", "best"], "'--sort': 'best' is not one of"),
        (["giao", "--filtr", "year=2018"], "No such option '--filtr'. (Did you mean one of: '--filter'"),
        (["--sorting=newest"], "No such option '--sorting=newest'"),
        (["--filter", "year=2018", "--xyz"], "No such option '--xyz'"),
        (["chutri:an"], "Không có toán tử “chutri:”"),
    ],
    ids=str,
)
@pytest.mark.parametrize("as_json", [False, True])
def test_bad_arguments_are_explained_with_exit_2(data: Path, arguments: list[str], message: str, as_json: bool) -> None:
    result = run(data, *arguments, *(["--json"] if as_json else []))
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_an_unreadable_query_is_shown_with_a_caret(data: Path) -> None:
    result = run(data, 'họp "dân vận')
    assert result.exit_code == 2
    assert result.stderr.endswith('\n  họp "dân vận\n      ^\n')


def test_the_caret_stands_right_under_decomposed_and_wide_characters() -> None:
    assert pointed_at("ho\u0323p (", 5).splitlines()[1] == "      ^"
    assert pointed_at("漢\t(", 2).splitlines() == ["  漢 (", "     ^"]


def test_without_an_index_it_says_what_to_run(tmp_path: Path) -> None:
    result = run(tmp_path, "giao")
    assert result.exit_code == 1
    assert "manage.py import" in result.stderr


def test_help_teaches_with_examples_that_can_be_read(data: Path) -> None:
    text = run(data, "--help").stdout
    examples = [
        "hoi nghi dan van -xa",
        "'\"quốc phòng, an ninh\"'",
        "'chu-tri:\"hoang van\" ngay:2018-10'",
        "'\"quốc phòng, an ninh\" OR 217-QĐ/TW'",
        "'giam sat -xa'",
    ]
    for example in examples:
        assert example in text
        assert run(data, example.strip("'")).exit_code == 0
    assert run(data, "-h").stdout == text


# Printing


def service() -> SearchService:
    engine = OracleEngine()
    fill(engine, *REPORTS)
    return SearchService(engine)


def printed(request: SearchRequest, *, terminal: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, color_system="standard" if terminal else None, width=90, markup=False)
    print_result(service().search(request), console)
    return out.getvalue()


def test_a_terminal_gets_a_table_with_the_matches_marked() -> None:
    text = printed(SearchRequest("quy", sort="newest"), terminal=True)
    assert "\x1b[1;33mquý\x1b[0m" in text
    assert "│ 2018-11-20 – │" in text
    assert "│ 2018-11-21" in text


def test_a_narrow_table_shows_address_and_id_whole() -> None:
    long = report("abcdefghijkl", "Họp", day="2018-10-03", site="huyenuy-lacbinh.namlinh.example.vn/tin-tuc/chi-tiet/2018/10/03/hop")
    engine = OracleEngine()
    fill(engine, long)
    out = io.StringIO()
    print_result(SearchService(engine).search(SearchRequest("hop")), Console(file=out, force_terminal=True, color_system=None, width=50))
    cells = "".join(line.split("│")[2].strip() for line in out.getvalue().splitlines() if line.startswith("│"))
    assert f"abcdefghijkl  {long.url}".replace(" ", "") in cells.replace(" ", "")
    assert "…" not in cells


def test_a_page_past_the_last_says_which_is_the_last() -> None:
    assert printed(SearchRequest(size=2, page=5), terminal=False).endswith("3 found\nThere is no page 5; the last: --page 2\n")


def test_brackets_in_titles_are_printed_as_they_are() -> None:
    assert "Kỳ họp [tổng kết]" in printed(SearchRequest("61"), terminal=True)
    assert "Kỳ họp [tổng kết]" in printed(SearchRequest("61"), terminal=False)


def test_what_else_may_help_is_said() -> None:
    assert "1 of 3" in printed(SearchRequest(size=1), terminal=False)
    assert printed(SearchRequest(size=1), terminal=False).endswith("More: --page 2\n")
    assert "With most of the words, but not all:\n\n2018-11-20" in printed(SearchRequest("giao ban dân"), terminal=False)
    assert "Typed without accents it finds 2: giao ban\n" in printed(SearchRequest("gíao bán"), terminal=False)
    assert "Không rõ ngày" in printed(SearchRequest("kỳ"), terminal=False)


# Suggestions


def ask_suggestions(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(suggest, arguments, obj=data)


def test_suggestions_are_lines_under_their_kind(data: Path) -> None:
    assert ask_suggestions(data, "giao", "b").stdout == ("Bản tin\n  Giao ban quý  2018-11-20  b\n  Giao ban dân vận  2018-10-03  a\n")
    assert ask_suggestions(data, "chu-tri:b").stdout == 'Cán bộ\n  Bùi Sen  1 report  → chu-tri:"Bùi Sen"\n'
    assert "  Huyện ủy  2 reports  → + host=Huyện ủy\n" in ask_suggestions(data, "huyen").stdout
    assert ask_suggestions(data, "qwerty").stdout == "nothing begins so\n"


def test_suggestions_in_json_are_the_apis_without_addresses(data: Path) -> None:
    engine = open_engine(data)
    found = suggestions_to_json(SearchService(engine).suggest("bùi", 1))
    engine.close()
    assert json.loads(ask_suggestions(data, "bùi", "--json", "--limit", "1").stdout) == found
    assert "Cán bộ" in ask_suggestions(data, "búi", "--fold").stdout
    assert "Cán bộ" not in ask_suggestions(data, "búi").stdout


def test_suggestions_without_an_index_say_what_to_run(tmp_path: Path) -> None:
    result = ask_suggestions(tmp_path, "a")
    assert result.exit_code == 1
    assert "manage.py index" in result.stderr
