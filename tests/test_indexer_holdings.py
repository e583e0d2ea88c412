"""What the index holds by body and year, and the years that are missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.engines import open_engine
from indexer.errors import IndexMissing
from indexer.holdings import Holdings, Years, holdings_of
from manage import cli
from tests.builders import fill, report
from tests.oracle import OracleEngine

PARTY, PEOPLE = "Huyện ủy Đông Khê", "UBND huyện Đông Khê"
REPORTS = (
    report("a", day="2015-03-01", host=PARTY),
    report("b", day="2018-12-31", last_day="2019-01-02", host=PARTY),
    report("c", day="2015-07-01", host=PEOPLE, site="dongkhe.example.vn"),
    report("d", host=PARTY),
    report("e", day="XXXX-10-03", site="dongkhe.example.vn"),
)


def held(by: str = "host") -> Holdings:
    engine = OracleEngine()
    fill(engine, *REPORTS)
    return holdings_of(engine, by)


def run(data: Path, *arguments: str) -> Result:
    engine = open_engine(data)
    fill(engine, *REPORTS)
    engine.close()
    return CliRunner().invoke(cli, ["--data", str(data), "stats", *arguments])


def test_years_without_a_report_between_two_with_some_are_holes() -> None:
    assert held().whole == Years(5, ((2015, 2), (2018, 1), (2019, 1)), 2)
    assert held().whole.holes == (2016, 2017)


def test_bodies_come_with_their_own_years_most_reports_first() -> None:
    assert held().groups == ((PARTY, Years(3, ((2015, 1), (2018, 1), (2019, 1)), 1)), (PEOPLE, Years(1, ((2015, 1),), 0)))
    assert dict(held().groups)[PEOPLE].holes == ()


def test_reports_that_name_no_body_are_counted_apart() -> None:
    assert held().apart == 1
    assert held("site").apart == 0
    assert [(site, years.reports) for site, years in held("site").groups] == [("songmay.example.vn", 3), ("dongkhe.example.vn", 2)]


def test_a_group_without_any_year_has_no_first_and_no_hole() -> None:
    nothing = Years(1, (), 1)
    assert (nothing.first, nothing.last, nothing.holes) == (None, None, ())


def test_without_an_index_there_is_nothing_to_tell(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        holdings_of(OracleEngine())
    result = CliRunner().invoke(cli, ["--data", str(tmp_path), "stats"])
    assert result.exit_code == 1
    assert "manage.py index" in result.stderr


def test_the_command_prints_bodies_years_and_holes(tmp_path: Path) -> None:
    output = run(tmp_path).stdout
    assert "5 reports, 2 of them of unknown year" in output
    assert "2015: 2  2018: 1  2019: 1" in output
    assert "Years without a report in between: 2016–2017" in output
    [row] = [line for line in output.splitlines() if line.strip().startswith(PARTY)]
    assert row.split()[-4:] == ["3", "2015–2019", "2016–2017", "1"]
    assert "1 reports without a body that is named" in output


def test_no_more_bodies_are_listed_than_asked(tmp_path: Path) -> None:
    output = run(tmp_path, "--limit", "1").stdout
    assert PEOPLE not in output
    assert "… and 1 more bodies" in output


def test_json_has_every_body(tmp_path: Path) -> None:
    data = json.loads(run(tmp_path, "--json", "--limit", "0").stdout)
    assert (data["reports"], data["undated"], data["holes"], data["apart"]) == (5, 2, [2016, 2017], 1)
    assert data["bodies"][1] == {"host": PEOPLE, "reports": 1, "undated": 0, "years": {"2015": 1}, "holes": []}
    assert json.loads(run(tmp_path, "--json", "--by", "site").stdout)["sites"][0]["site"] == "songmay.example.vn"
