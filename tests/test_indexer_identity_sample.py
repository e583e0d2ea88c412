"""People and directives of the sample corpus: its homonyms, the two terms of its numbers, a life from district to commune."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.authority.applied import applied_authority
from indexer.engines import open_engine
from indexer.service import SearchService
from manage import cli

SAMPLE = Path(__file__).parents[1] / "corpus" / "sample"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    data = tmp_path_factory.mktemp("sample")
    for command in (["import", str(SAMPLE)], ["index", "--jobs", "1"]):
        done = CliRunner().invoke(cli, ["--data", str(data), *command])
        assert done.exit_code == 0, done.output
    engine = open_engine(data)
    yield SearchService(engine, partial(applied_authority, data))
    engine.close()


def test_two_men_of_one_name_in_one_district_are_two(service: SearchService) -> None:
    found = service.people("Nguyễn Văn Hùng")
    assert {person.known_by for person in found.people} == {
        "Trưởng phòng Nội vụ huyện Lạc Bình",
        "Trưởng Công an huyện Lạc Bình",
    }
    assert {other.reason for person in found.people for other in person.apart_from} == {"Một bản tin nêu cả hai người."}
    assert found.unclear == ()


def test_a_life_from_deputy_head_to_the_commune_that_followed_the_district(service: SearchService) -> None:
    [person] = service.people("ha thi kim lien").people
    held = {tenure.post.position: tenure for tenure in person.tenures}
    steps = ["Phó Trưởng Ban Dân vận Huyện ủy", "Trưởng Ban Dân vận Huyện ủy", "Bí thư Huyện ủy", "Bí thư Đảng ủy"]
    days = [held[step].first_day for step in steps]
    assert days == sorted(days, key=str)
    assert held["Bí thư Đảng ủy"].post.seat == "xã Phú Lĩnh"
    assert any("huyện Lạc Bình kết thúc ngày 30/6/2025" in reason for reason in person.reasons)


def test_all_others_are_one_person_a_name(service: SearchService) -> None:
    names = {official.name for report in service.newest(500) for official in report.officials}
    assert len(names) > 50
    several = {name for name in names if len(service.people(name).people) != 1 or service.people(name).unclear}
    assert several == {"Nguyễn Văn Hùng"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("35-CT/TW", [("2024-06-14", "khóa XIII (2021–2026)"), ("2019-05-30", "khóa XII (2016–2021)")]),
        ("45-CT/TW", [("2025-04-14", "khóa XIII (2021–2026)"), ("2020-06-20", "khóa XII (2016–2021)")]),
    ],
)
def test_one_number_in_two_terms_is_two_directives(service: SearchService, number: str, expected: list[tuple[str, str]]) -> None:
    found = service.directives(number)
    assert [(directive.date, directive.term) for directive in found.candidates] == expected
    assert found.ambiguous == ()


def test_a_directives_page_quotes_what_each_meeting_did_with_it(service: SearchService) -> None:
    [directive] = service.directives("217 qd tw").candidates
    groups = dict(directive.by_verb)
    assert {"quán triệt", "triển khai", "thực hiện", "giám sát"} <= set(groups)
    for citations in groups.values():
        for citation in citations:
            [(start, end)] = citation.sentence.highlights
            assert "217" in citation.sentence.text[start:end]
