"""People and directives asked of an index: typed in any way, kept until it changes, under what staff say."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.authority import Authority, Merge, Person, Split, parse_authority
from indexer.authority.values import Where
from indexer.engines import open_engine
from indexer.errors import DirectiveNotFound, OfficialNotFound
from indexer.identity import lookup
from indexer.identity_commands import directive, official
from indexer.identity_json import family_to_json, people_to_json
from indexer.reports import Official, Report
from indexer.service import SearchService
from tests.builders import fill
from tests.identity_reports import NAME, cites, names
from tests.oracle import OracleEngine

HERE = Where("merge", 1)
REPORTS = (
    names("aaaaaaaaaaaa", "Chủ tịch UBND huyện Sông Mây", day="2016-05-05"),
    names("bbbbbbbbbbbb", "Bí thư Huyện ủy Sông Mây", day="2020-05-05"),
    names("cccccccccccc", "Chủ tịch UBND huyện Đồi Gió", day="2017-05-05"),
    names("dddddddddddd", "Chủ tịch UBND huyện Đồi Gió", name="Lồ Văn Én", day="2017-05-05"),
    names("eeeeeeeeeeee", "Chủ tịch UBND huyện Đồi Gió", name="Trần Lò Văn Én", day="2017-05-05"),
    names("ffffffffffff", day="2021-05-05"),
    cites("gggggggggggg", issuer="Bộ Chính trị", date="2019-05-30", verbs=["quán triệt"], day="2019-07-07"),
    cites("hhhhhhhhhhhh", issuer="Bộ Chính trị", date="2024-06-14", verbs=["triển khai"]),
    cites("iiiiiiiiiiii", day="2025-07-07"),
    cites("jjjjjjjjjjjj", None, name="Luật Đất đai", type="Luật"),
    cites("kkkkkkkkkkkk", "61", type="Đề án"),
    cites("llllllllllll", "61-KL/TW", type="Kết luận"),
)


def service_over(*reports: Report, authority: Authority | None = None) -> SearchService:
    engine = OracleEngine()
    fill(engine, *reports)
    return SearchService(engine, lambda digest: authority or Authority())


@pytest.fixture(scope="module")
def service() -> SearchService:
    return service_over(*REPORTS)


def ids(service: SearchService, name: str) -> list[list[str]]:
    return [sorted(a.report_id[0] for a in person.appearances) for person in service.people(name).people]


@pytest.mark.parametrize("typed", [NAME, "LÒ VĂN ÉN", "  lò  văn én ", unicodedata.normalize("NFD", NAME)])
def test_a_name_with_marks_is_that_name(service: SearchService, typed: str) -> None:
    assert ids(service, typed) == [["a", "b"], ["c"]]
    assert [one.appearance.report_id[0] for one in service.people(typed).unclear] == ["f"]


def test_a_bare_name_is_every_spelling(service: SearchService) -> None:
    assert ids(service, "lo van en") == [["a", "b"], ["c"], ["d"]]


@pytest.mark.parametrize("name", ["Lò Văn", "Văn Én", "Lỡ Văn Én", "", "“”", "lo van en lo"])
def test_nobody_else_is_found(service: SearchService, name: str) -> None:
    with pytest.raises(OfficialNotFound, match="Không có bản tin nào nêu tên"):
        service.people(name)


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Văn Én", (NAME, "Lồ Văn Én", "Trần Lò Văn Én")),
        ("Lỡ Văn Én", (NAME, "Lồ Văn Én", "Trần Lò Văn Én")),
        ("EN TRAN", ("Trần Lò Văn Én",)),
        ("Lò Văn Đ", ()),
        ("“”", ()),
    ],
)
def test_names_with_the_same_words_are_offered(service: SearchService, name: str, offered: tuple[str, ...]) -> None:
    with pytest.raises(OfficialNotFound) as caught:
        service.people(name)
    assert caught.value.suggestions == offered


RENAMED = '[[rename]]\nofficial = "{}"\nto = "{}"\n'


@pytest.mark.parametrize("old", ["Lò Văn Ẻn", "LÒ VĂN ẺN", "Lò Văn Ển"])
def test_the_old_name_of_a_rename_leads_to_the_new_one(old: str) -> None:
    renames = RENAMED.format("Lò Văn Ển", "Lò Văn Ẻn") + RENAMED.format("Lò Văn Ẻn", NAME)
    service = service_over(*REPORTS, authority=parse_authority(renames.encode(), "x"))
    assert ids(service, old) == ids(service, NAME)
    assert service.people(old).name == NAME


def test_an_old_name_that_went_to_several_offers_them() -> None:
    first, second = (f'report = "{letter * 12}"' for letter in "ab")
    renames = "".join(
        f'[[rename]]\n{where}\nofficial = "Lò Ẻn"\nto = "{to}"\n' for where, to in ((first, NAME), (second, "Trần Lò Văn Én"))
    )
    service = service_over(*REPORTS, authority=parse_authority(renames.encode(), "x"))
    with pytest.raises(OfficialNotFound) as caught:
        service.people("Lò Ẻn")
    assert caught.value.suggestions[:2] == (NAME, "Trần Lò Văn Én")


NUMBERED = (
    cites("aaaaaaaaaaaa", "18-NQ/TW", type="Nghị quyết", issuer="Ban Chấp hành Trung ương", date="2017-10-25"),
    cites("bbbbbbbbbbbb", "18-NQ/TW", type="Nghị quyết", issuer="Ban Chấp hành Trung ương", date="2017-10-25"),
    cites("cccccccccccc", "18", type="Nghị quyết"),
    cites("dddddddddddd", "18-NQ/HU", type="Nghị quyết", issuer="Huyện ủy Sông Mây", site="songmay.example", host="Huyện ủy Sông Mây"),
    cites("eeeeeeeeeeee", "018/QĐ-UBND", type="Quyết định"),
    cites("ffffffffffff", "217-QĐ/TW", type="Quy định", issuer="Bộ Chính trị", date="2013-12-12"),
    cites("gggggggggggg", "180-NQ/TW", type="Nghị quyết"),
    cites("hhhhhhhhhhhh", "15/2018/NĐ-CP", type="Nghị định"),
)


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("217", ["217-QĐ/TW"]),
        ("số 217", ["217-QĐ/TW"]),
        ("Quy định 217", ["217-QĐ/TW"]),
        ("nghị quyết 18", ["18-NQ/TW", "18-NQ/HU"]),
        ("NGHI QUYET SO 18", ["18-NQ/TW", "18-NQ/HU"]),
        ("18", ["18-NQ/TW", "018/QĐ-UBND", "18-NQ/HU"]),
        ("quyết định 18", ["018/QĐ-UBND"]),
        ("Nghị định 15/2018", ["15/2018/NĐ-CP"]),
        ("15", ["15/2018/NĐ-CP"]),
        ("18-NQ/TW", ["18-NQ/TW"]),
    ],
)
def test_a_number_without_its_code_leads_to_the_directives_that_have_it(typed: str, values: list[str]) -> None:
    service = service_over(*NUMBERED)
    family = service.directives(typed)
    assert [one.value for one in family.candidates] == values
    for one in family.candidates:
        assert service.directive(one.value, one.report_id).value == one.value


def test_a_citation_by_type_and_number_stands_with_what_it_means_or_is_unclear() -> None:
    family = service_over(*NUMBERED).directives("nghị quyết 18")
    cited = {citation.report_id for one in family.candidates for citation in one.citations}
    unclear = {one.citation.report_id for one in family.ambiguous}
    assert "cccccccccccc" in cited | unclear
    assert all(place < len(family.candidates) for one in family.ambiguous for place in one.candidates)


def test_of_the_commonest_numbers_only_some_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "LISTED", 2)
    family = service_over(*NUMBERED).directives("18")
    assert (len(family.candidates), family.more) == (2, 2)


@pytest.mark.parametrize("typed", ["21", "7", "chỉ thị 18", "nghị quyết 217"])
def test_a_number_that_none_has_is_none(typed: str) -> None:
    with pytest.raises(DirectiveNotFound):
        service_over(*NUMBERED).directives(typed)


def test_a_report_leads_to_the_person_it_names(service: SearchService) -> None:
    person = service.person(NAME, "bbbbbbbbbbbb")
    assert person == service.people(NAME).people[0]
    assert service.person(person.name, person.report_id) == person
    for report in ("ffffffffffff", "dddddddddddd", "zzzzzzzzzzzz"):
        with pytest.raises(OfficialNotFound, match="không cho biết"):
            service.person(NAME, report)


def test_who_is_named_only_beside_a_namesake_has_an_address_too() -> None:
    rival = Official(NAME, ("Trưởng Công an huyện Sông Mây",), ("attend",), True)
    both = names("aaaaaaaaaaaa", "Trưởng phòng Nội vụ huyện Sông Mây", also=[rival])
    alone = names("bbbbbbbbbbbb", "Trưởng phòng Nội vụ huyện Sông Mây")
    service = service_over(both, alone)
    for person in service.people(NAME).people:
        assert service.person(NAME, person.report_id) == person


def test_an_answer_is_kept_until_the_index_changes() -> None:
    service = service_over(*REPORTS)
    first = service.people(NAME)
    assert service.people(NAME) is first
    assert service.directives("35-CT/TW") is service.directives("35-CT/TW")
    fill(service.engine, *REPORTS[:2], sequence=2)
    assert ids(service, NAME) == [["a", "b"]]


def test_only_some_answers_are_kept(service: SearchService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "KEPT", 1)
    first = service.people(NAME)
    service.people("Trần Lò Văn Én")
    assert service.people(NAME) is not first


def test_more_reports_than_are_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "MAX_REPORTS", 2)
    service = service_over(*REPORTS[:3], *REPORTS[6:9])
    people, family = service.people(NAME), service.directives("35-CT/TW")
    assert (people.reports, people.cut) == (2, True)
    assert [a.report_id[0] for p in people.people for a in p.appearances] == ["b", "c"]
    assert (family.reports, family.cut) == (2, True)


# What staff say


def test_merged_names_gather_the_reports_of_all_their_names() -> None:
    people = (Person(NAME, "aaaaaaaaaaaa"), Person("Lồ Văn Én", "dddddddddddd"))
    more = (Person("Lồ Văn Én", "dddddddddddd"), Person("Trần Lò Văn Én", "eeeeeeeeeeee"))
    service = service_over(*REPORTS, authority=Authority(merges=(Merge(NAME, people, HERE), Merge(NAME, more, HERE))))
    for name in (NAME, "Lồ Văn Én", "Trần Lò Văn Én"):
        person = service.people(name).people[0]
        assert sorted(a.report_id[0] for a in person.appearances) == ["a", "b", "d", "e"]
        assert person.name == NAME


def test_a_split_is_kept_to() -> None:
    service = service_over(*REPORTS, authority=Authority(splits=(Split(NAME, ("bbbbbbbbbbbb",), HERE),)))
    assert ids(service, NAME) == [["a"], ["b"], ["c"]]


# Directives


@pytest.mark.parametrize("typed", ["35-CT/TW", "35 ct tw", "35/CT-TW", "Chỉ thị số 35-CT/TW", "35 – ct/tw"])
def test_a_number_may_be_typed_in_any_way(service: SearchService, typed: str) -> None:
    found = service.directives(typed)
    assert found.value == "35-CT/TW"
    assert [(d.date, [c.report_id[0] for c in d.citations]) for d in found.candidates] == [("2024-06-14", ["h"]), ("2019-05-30", ["g"])]
    assert [one.citation.report_id[0] for one in found.ambiguous] == ["i"]
    assert found.reports == 3


@pytest.mark.parametrize(
    ("typed", "report"), [("luat dat dai", "j"), ("Luật Đất đai", "j"), ("Đề án 61", "k"), ("de an 61", "k"), ("61-KL/TW", "l")]
)
def test_names_and_short_numbers_are_found(service: SearchService, typed: str, report: str) -> None:
    assert [[c.report_id[0] for c in d.citations] for d in service.directives(typed).candidates] == [[report]]


@pytest.mark.parametrize("typed", ["999-QĐ/TW", "", "Luật", "???"])
def test_a_directive_that_nobody_cites_is_not_found(service: SearchService, typed: str) -> None:
    with pytest.raises(DirectiveNotFound, match="Không có bản tin nào dẫn"):
        service.directives(typed)


def test_a_report_leads_to_the_directive_it_cites(service: SearchService) -> None:
    found = service.directive("35-CT/TW", "gggggggggggg")
    assert found.date == "2019-05-30"
    assert service.directive("35-CT/TW", found.report_id) == found
    for report in ("iiiiiiiiiiii", "aaaaaaaaaaaa"):
        with pytest.raises(DirectiveNotFound, match="không cho biết"):
            service.directive("35-CT/TW", report)


# Commands and JSON


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    engine = open_engine(folder)
    fill(engine, *REPORTS)
    engine.close()
    return folder


def run(data: Path, command: object, *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, obj=data)  # type: ignore[arg-type]


def test_official_prints_people_posts_and_reasons(data: Path) -> None:
    assert run(data, official, "Lò", "Văn", "Én").stdout == (
        "Lò Văn Én — Bí thư Huyện ủy Sông Mây  [2 reports; Lò Văn Én@aaaaaaaaaaaa]\n"
        "  roles: chair 2\n"
        "  2016-05-05 – 2016-05-05  Chủ tịch UBND huyện Sông Mây  [1]\n"
        "  2020-05-05 – 2020-05-05  Bí thư Huyện ủy Sông Mây  [1]\n"
        "  + Cùng tên và cùng nơi giữ chức: huyện Sông Mây.\n"
        "  ≠ Lò Văn Én, Chủ tịch UBND huyện Đồi Gió  [Lò Văn Én@cccccccccccc]: Cùng thời gian giữ chức ở hai nơi cùng cấp: "
        "huyện Sông Mây và huyện Đồi Gió.\n"
        "  ≠ Lồ Văn Én, Chủ tịch UBND huyện Đồi Gió  [Lồ Văn Én@dddddddddddd]: Tên viết khác dấu: Lò Văn Én và Lồ Văn Én.\n"
        "    2020-05-05  bbbbbbbbbbbb  Hội nghị tổng kết\n"
        "    2016-05-05  aaaaaaaaaaaa  Hội nghị tổng kết\n"
        "Lò Văn Én — Chủ tịch UBND huyện Đồi Gió  [1 report; Lò Văn Én@cccccccccccc]\n"
        "  roles: chair 1\n"
        "  2017-05-05 – 2017-05-05  Chủ tịch UBND huyện Đồi Gió  [1]\n"
        "  ≠ Lò Văn Én, Bí thư Huyện ủy Sông Mây  [Lò Văn Én@aaaaaaaaaaaa]: Cùng thời gian giữ chức ở hai nơi cùng cấp: "
        "huyện Sông Mây và huyện Đồi Gió.\n"
        "  ≠ Lồ Văn Én, Chủ tịch UBND huyện Đồi Gió  [Lồ Văn Én@dddddddddddd]: Tên viết khác dấu: Lò Văn Én và Lồ Văn Én.\n"
        "    2017-05-05  cccccccccccc  Hội nghị tổng kết\n"
        "Unclear who: 2021-05-05  ffffffffffff  Hội nghị tổng kết\n"
        "  Bản tin không ghi chức vụ; 2 người mang tên này đều phù hợp.\n"
    )


def test_directive_prints_meetings_by_verb(data: Path) -> None:
    assert run(data, directive, "35", "ct", "tw").stdout == (
        "1. Chỉ thị 35-CT/TW, Bộ Chính trị, 2024-06-14, khóa XIII (2021–2026)  [1 report]\n"
        "  triển khai:\n"
        "    2025-10-03  hhhhhhhhhhhh  ?\n"
        "      Hội nghị triển khai 35-CT/TW.\n"
        "2. Chỉ thị 35-CT/TW, Bộ Chính trị, 2019-05-30, khóa XII (2016–2021)  [1 report]\n"
        "  quán triệt:\n"
        "    2019-07-07  gggggggggggg  ?\n"
        "      Hội nghị quán triệt 35-CT/TW.\n"
        "May be any of 1, 2: Bản tin không ghi rõ ngày ban hành; 2 văn bản mang số này đều phù hợp.\n"
        "    2025-07-07  iiiiiiiiiiii  ?\n"
        "      Hội nghị  35-CT/TW.\n"
    )


def test_json_is_the_values_and_nothing_else(data: Path, service: SearchService) -> None:
    people = run(data, official, NAME, "--json")
    assert json.loads(people.stdout) == json.loads(json.dumps(people_to_json(service.people(NAME))))
    family = run(data, directive, "35-CT/TW", "--json")
    assert json.loads(family.stdout) == json.loads(json.dumps(family_to_json(service.directives("35-CT/TW"))))
    assert "Lò Văn Én" in people.stdout


def test_the_json_has_the_form_that_the_api_promises(service: SearchService) -> None:
    people, family = people_to_json(service.people(NAME)), family_to_json(service.directives("35-CT/TW"))
    assert list(people) == ["name", "people", "unclear", "reports", "cut", "rule"]
    person = people["people"][0]  # type: ignore[index]
    assert list(person) == ["name", "report_id", "known_by", "spellings", "roles", "tenures", "appearances", "reasons", "apart_from"]
    assert person["tenures"][0] == {
        "position": "Chủ tịch UBND huyện Sông Mây", "body": "UBND huyện Sông Mây", "level": "huyện", "unit": "Sông Mây", "within": None,
        "kind": "office", "first_day": "2016-05-05", "last_day": "2016-05-05", "reports": ["aaaaaaaaaaaa"],
    }  # fmt: skip
    assert list(family) == ["value", "directives", "ambiguous", "reports", "cut", "more", "rule"]
    one = family["directives"][0]  # type: ignore[index]
    assert one["by_verb"] == {"triển khai": ["hhhhhhhhhhhh"]}
    sentence = one["citations"][0]["sentence"]
    assert [sentence["text"][start:end] for start, end in sentence["highlights"]] == ["35-CT/TW"]


@pytest.mark.parametrize(
    ("command", "asked", "told"),
    [
        (official, "Hà Sen", "Error: no report names 'Hà Sen'"),
        (official, "Văn Én", f"Error: no report names 'Văn Én'; names with these words:\n  {NAME}\n"),
        (directive, "999-QĐ/TW", "Error: no report cites '999-QĐ/TW'"),
    ],
)
def test_what_is_not_there_is_told_on_standard_error(data: Path, command: object, asked: str, told: str) -> None:
    result = run(data, command, asked)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr


def test_without_an_index_it_says_what_to_run(tmp_path: Path) -> None:
    assert "manage.py import" in run(tmp_path, official, NAME).stderr
