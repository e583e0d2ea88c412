"""Citations by type and number alone: listed with the one directive that they can mean, shown as ambiguous where there are several."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.engines import open_engine
from indexer.identity.directive_values import DirectiveFamily
from indexer.identity_commands import directive
from indexer.identity_json import family_to_json
from indexer.reports import Report
from indexer.service import SearchService
from tests.builders import fill
from tests.identity_reports import cites
from tests.oracle import OracleEngine
from webapp import create_app

CENTRAL = cites("central", "05-CT/TW", issuer="Bộ Chính trị", date="2016-05-15", day="2016-07-07")
LATER = cites("later", "05-CT/TW", issuer="Ban Bí thư", date="2021-05-15", day="2021-07-07")
LOCAL = cites("local", "05-CT/HU", issuer="Huyện ủy", date="2016-03-01", host="Huyện ủy Sông Mây", site="songmay.namlinh.example")
BARE = cites("bare", "05", day="2018-07-07", verbs=["sơ kết"])


def family(*reports: Report, value: str = "05-CT/TW") -> DirectiveFamily:
    engine = OracleEngine()
    fill(engine, *reports)
    return SearchService(engine).directives(value)


def told(found: DirectiveFamily) -> tuple[list[list[str]], list[str]]:
    return [[c.report_id for c in one.citations] for one in found.candidates], [one.citation.report_id for one in found.ambiguous]


@pytest.mark.parametrize("number", ["05", "5"])
@pytest.mark.parametrize("value", ["05-CT/TW", "05 ct tw", "5-CT/TW"])
def test_the_only_directive_that_it_can_mean_lists_it_and_says_why(number: str, value: str) -> None:
    bare = cites("bare", number, day="2018-07-07", verbs=["sơ kết"])
    found = family(CENTRAL, bare, value=value)
    assert told(found) == ([["central", "bare"]], [])
    [one] = found.candidates
    assert (one.number, one.type) == ("05-CT/TW", "Chỉ thị")
    assert f"Bản tin chỉ ghi “Chỉ thị {number}”; không văn bản nào khác cùng loại, cùng số phù hợp." in one.reasons
    assert [c.called for c in one.citations] == [None, f"Chỉ thị {number}"]
    assert dict(one.by_verb)["sơ kết"] == (one.citations[1],)


@pytest.mark.parametrize(
    "bare",
    [
        cites("x", "05", type="Nghị quyết", day="2018-07-07"),
        cites("x", "05", type=None, day="2018-07-07"),
        cites("x", "06", day="2018-07-07"),
        cites("x", "05", day="2015-07-07"),
        cites("x", "05", issuer="Huyện ủy", day="2018-07-07"),
        cites("x", "05", issuer="Ban Bí thư", day="2018-07-07"),
        cites("x", "05", date="2017-01-01", day="2018-07-07"),
    ],
    ids=["another type", "no type", "another number", "before it was issued", "another level", "another organ", "another day"],
)
def test_what_contradicts_the_directive_is_not_listed(bare: Report) -> None:
    assert told(family(CENTRAL, bare)) == ([["central"]], [])


def test_of_two_terms_it_may_be_either_but_never_one_that_came_later() -> None:
    found = family(CENTRAL, LATER, BARE, cites("now", "05", day="2022-07-07"))
    assert told(found) == ([["later"], ["central", "bare"]], ["now"])
    assert found.ambiguous[0].reason == "Bản tin chỉ ghi “Chỉ thị 05”; 2 văn bản mang số này đều phù hợp."


def test_at_home_a_local_directive_of_the_number_is_as_likely() -> None:
    at_home = cites("home", "05", day="2018-07-07", site="huyenuysongmay.namlinh.example")
    found = family(CENTRAL, LOCAL, at_home, BARE)
    assert told(found) == ([["central", "bare"]], ["home"])
    assert found.ambiguous[0].reason == "Bản tin chỉ ghi “Chỉ thị 05”; văn bản này và 05-CT/HU đều phù hợp."
    assert told(family(CENTRAL, LOCAL, at_home, BARE, value="05-CT/HU")) == ([["local"]], ["home"])


def test_type_and_number_lead_to_the_directive_that_they_mean() -> None:
    found = family(CENTRAL, BARE, value="Chỉ thị 05")
    assert told(found) == ([["central", "bare"]], [])
    assert found.candidates[0].value == "05-CT/TW"


def test_type_and_number_that_may_mean_several_are_unclear_once() -> None:
    at_home = cites("home", "05", day="2018-07-07", site="huyenuysongmay.namlinh.example")
    found = family(CENTRAL, LOCAL, at_home, value="chỉ thị 05")
    assert told(found) == ([["local"], ["central"]], ["home"])
    assert [(one.candidates, one.reason) for one in found.ambiguous] == [
        ((0, 1), "Bản tin chỉ ghi “Chỉ thị 05”; 2 văn bản mang số này đều phù hợp.")
    ]


def test_the_page_of_type_and_number_stays_where_they_mean_nothing_else() -> None:
    assert told(family(BARE, value="Chỉ thị 05")) == ([["bare"]], [])


def test_the_page_the_api_and_the_command_show_it(tmp_path: Path) -> None:
    engine = open_engine(tmp_path)
    fill(engine, CENTRAL, BARE)
    service = SearchService(engine)
    client = create_app(service).test_client()
    page = client.get("/van-ban/05-CT/TW").get_data(as_text=True)
    assert "“Chỉ thị 05”" in page
    assert "không văn bản nào khác cùng loại, cùng số phù hợp" in page
    answer = family_to_json(service.directives("05-CT/TW"))
    assert client.get("/api/v1/directives/05-CT/TW").json == json.loads(json.dumps(answer))
    engine.close()
    shown = CliRunner().invoke(directive, ["05-CT/TW"], obj=tmp_path).output
    assert "[Chỉ thị 05]" in shown
