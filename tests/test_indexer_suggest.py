"""What a query that is being typed may become, on the naive engine and on Whoosh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.base import Engine
from indexer.engines.whoosh.engine import WhooshEngine
from indexer.reports import Directive, Official, Report
from indexer.requests import SearchRequest
from indexer.service import SearchService
from indexer.suggest.suggester import MAX_LENGTH
from indexer.suggest.values import KINDS, Suggestion
from tests.builders import directive, fill, report
from tests.oracle import OracleEngine

REGULATION = Directive("217-QĐ/TW", type="Quyết định", issuer="Bộ Chính trị", date="2013-12-12")


def posted(item: Report, **positions: str) -> Report:
    """`item` with positions: the last word of a name -> position."""
    officials = tuple(
        replace(one, positions=(positions[one.name.split()[-1]],)) if one.name.split()[-1] in positions else one for one in item.officials
    )
    return replace(item, officials=officials)


REPORTS = (
    posted(
        report(
            "r1",
            "Hội nghị giao ban dân vận quý I",
            day="2018-01-10",
            host="Ban Dân vận Huyện ủy",
            places=["xã Phú Lĩnh"],
            chair=["Hoàng Văn Hòa"],
            attend=["Lê Văn Hưng"],
            directives=[REGULATION],
        ),
        Hòa="Phó Bí thư Huyện ủy",
    ),
    posted(
        report(
            "r2",
            "Hội nghị giao ban dân vận quý II",
            day="2018-04-10",
            host="Ban Dân vận Huyện ủy",
            chair=["Lê Văn Hưng"],
            attend=["Hoàng Văn Hòa"],
        ),
        Hòa="Bí thư Huyện ủy",
        Hưng="Trưởng Ban Dân vận",
    ),
    report(
        "r3",
        "Tổng kết công tác năm",
        day="2018-12-20",
        host="UBND huyện Đông Hòa",
        places=["xã Phú An"],
        chair=["Đỗ Thị Hùng"],
        directives=[directive("05-NQ/HU", "Nghị quyết"), directive("5-KH/UBND")],
    ),
    report(
        "r4",
        "Tổng kết phong trào dẫn đầu",
        day="2019-12-20",
        places=["xã Phú Lĩnh"],
        attend=["Hoàng Văn Hòa"],
        directives=[Directive(None, name="Luật Đất đai", type="Luật", issuer="Quốc hội"), REGULATION],
    ),
)


@pytest.fixture(scope="module", params=["oracle", "whoosh"])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    engine: Engine = OracleEngine() if request.param == "oracle" else WhooshEngine(tmp_path_factory.mktemp("data"))
    fill(engine, *REPORTS)
    yield SearchService(engine)
    engine.close()


def found(service: SearchService, text: str, limit: int = 5) -> dict[str, list[Suggestion]]:
    return {group.kind: list(group.suggestions) for group in service.suggest(text, limit).groups}


def values(service: SearchService, text: str, kind: str) -> list[str]:
    return [each.value for each in found(service, text).get(kind, [])]


@pytest.mark.parametrize("text", ["hoang v", "Hoàng Vă", "HOÀNG", "hoàng văn hoà", "hoa van", "Hoa\u0300ng"])
def test_an_official_comes_with_the_latest_post_and_the_number_of_reports(service: SearchService, text: str) -> None:
    (official,) = found(service, text)["official"]
    # The newest report names him without a post.
    assert (official.value, official.note, official.count, official.search) == ("Hoàng Văn Hòa", "Bí thư Huyện ủy", 3, None)


def test_accents_that_are_typed_are_meant(service: SearchService) -> None:
    assert values(service, "hung", "official") == ["Lê Văn Hưng", "Đỗ Thị Hùng"]
    assert values(service, "Hùng", "official") == ["Đỗ Thị Hùng"]
    assert values(service, "hư", "official") == ["Lê Văn Hưng"]
    assert found(service, "Hững") == {}


def test_with_accents_aside_each_word_stands_for_every_spelling(service: SearchService) -> None:
    groups = {group.kind: group.suggestions for group in service.suggest("Hững", fold=True).groups}
    assert [each.value for each in groups["official"]] == ["Lê Văn Hưng", "Đỗ Thị Hùng"]
    for text in ("giào bán hùng", "giào chu-tri:hùng"):
        (official,) = service.suggest(text, fold=True).groups[0].suggestions
        assert official.search
        assert (official.value, official.search.fold) == ("Lê Văn Hưng", True)
        assert service.count(official.search) == official.count


def test_a_directive_comes_with_its_type_issuer_and_day(service: SearchService) -> None:
    for text in ("217", "217 qd", "217-QĐ/T", "qd 217", "217qd", "quyết định 217", "QUYET DINH SO 217"):
        (one,) = found(service, text)["directive"]
        assert (one.value, one.note, one.count) == ("217-QĐ/TW", "Quyết định · Bộ Chính trị · 12/12/2013", 2)


def test_numbers_are_found_with_and_without_their_zeros(service: SearchService) -> None:
    assert values(service, "5", "directive") == ["05-NQ/HU", "5-KH/UBND"]
    assert values(service, "05", "directive") == ["05-NQ/HU", "5-KH/UBND"]
    assert values(service, "05-nq", "directive") == values(service, "5 nq", "directive") == ["05-NQ/HU"]


def test_a_law_is_found_by_its_name(service: SearchService) -> None:
    (law,) = found(service, "luat dat")["directive"]
    assert (law.value, law.note) == ("Luật Đất đai", "Quốc hội")


def test_bodies_and_places_filter(service: SearchService) -> None:
    (body,) = found(service, "ban d")["host"]
    assert (body.value, body.count, body.search) == ("Ban Dân vận Huyện ủy", 2, SearchRequest(filters={"host": ("Ban Dân vận Huyện ủy",)}))
    places = found(service, "phu")["place"]
    assert [(place.value, place.count) for place in places] == [("xã Phú Lĩnh", 2), ("xã Phú An", 1)]


def test_a_body_is_found_by_what_its_abbreviation_stands_for(service: SearchService) -> None:
    for text in ("ubnd", "Uỷ ban nhân dân", "uy ban nhan dan huyen d", "co-quan:uy ban nhan dan"):
        assert values(service, text, "host") == ["UBND huyện Đông Hòa"]


def test_titles_lead_to_their_reports_newest_first(service: SearchService) -> None:
    titles = found(service, "tong k")["title"]
    assert [(each.value, each.day, each.report_id) for each in titles] == [
        ("Tổng kết phong trào dẫn đầu", "2019-12-20", "r4"),
        ("Tổng kết công tác năm", "2018-12-20", "r3"),
    ]
    assert [titles[0].value[start:end] for start, end in titles[0].marks] == ["Tổng", "k"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("dan", ["r4", "r2", "r1"]),
        ("dân", ["r2", "r1"]),
        ("dẫ", ["r4"]),
        ("dâ", ["r2", "r1"]),
        ("quý i", ["r1", "r2"]),
        ("giao ban quy", ["r2", "r1"]),
    ],
)
def test_titles_agree_in_their_accents(service: SearchService, text: str, ids: list[str]) -> None:
    assert [each.report_id for each in found(service, text)["title"]] == ids


def test_groups_stand_in_their_order_and_none_is_empty(service: SearchService) -> None:
    for text in ("h", "hu", "dan", "217", "xa"):
        groups = service.suggest(text).groups
        assert [group.kind for group in groups] == [kind for kind in KINDS if kind in {group.kind for group in groups}]
        assert all(group.suggestions for group in groups)


def test_as_many_as_asked_for(service: SearchService) -> None:
    assert [len(each) for each in found(service, "h", limit=1).values()] == [1, 1, 1]


def test_behind_other_words_the_last_are_completed_among_what_the_others_find(service: SearchService) -> None:
    (official,) = found(service, "quy II hoang va")["official"]
    assert (official.count, official.search) == (1, SearchRequest("quy II", {"official": ("Hoàng Văn Hòa",)}))
    assert "official" not in found(service, "quy II do thi")


def test_all_of_the_text_goes_before_its_last_words(service: SearchService) -> None:
    assert found(service, "ban dan van")["host"][0].search == SearchRequest(filters={"host": ("Ban Dân vận Huyện ủy",)})


def test_behind_a_quotation_or_a_word_left_out_too(service: SearchService) -> None:
    (body,) = found(service, '"giao ban" -tong dan van')["host"]
    assert (body.count, body.search) == (2, SearchRequest('"giao ban" -tong', {"host": ("Ban Dân vận Huyện ủy",)}))


def test_an_operator_stays_and_asks_for_its_own_kind(service: SearchService) -> None:
    groups = found(service, "giao chu-tri:hoang v")
    assert list(groups) == ["official"]
    (official,) = groups["official"]
    assert (official.count, official.search) == (1, SearchRequest('giao chu-tri:"Hoàng Văn Hòa"'))
    assert values(service, "chu-tri:h", "official") == ["Hoàng Văn Hòa", "Lê Văn Hưng", "Đỗ Thị Hùng"]
    assert values(service, 'co-quan:"ubnd', "host") == ["UBND huyện Đông Hòa"]
    assert values(service, "van-ban:21", "directive") == ["217-QĐ/TW"]
    assert values(service, "loai:quy", "directive_type") == ["Quyết định", "Nghị quyết"]
    assert values(service, "du:hoang", "official") == ["Hoàng Văn Hòa"]
    assert values(service, "noi:an", "place") == ["xã Phú An"]
    assert values(service, "tieu-de:tong", "title") == ["Tổng kết phong trào dẫn đầu", "Tổng kết công tác năm"]
    assert found(service, "ngay:2018") == {}


@pytest.mark.parametrize(
    "text", ["hoang", "dan van", "giao ban hoang", "chu-tri:h", "-chu-tri:hoang", "van-ban:5", "quy II le van", "xa phu", "noi:phu"]
)
def test_the_number_beside_a_suggestion_is_what_choosing_it_finds(service: SearchService, text: str) -> None:
    for kind, suggestions in found(service, text).items():
        for each in suggestions:
            if kind != "title":
                assert service.count(each.search or SearchRequest(filters={kind: (each.value,)})) == each.count


@pytest.mark.parametrize(
    "text", ["", " ", "(", '"', "-", "chu-tri:", "x" * (MAX_LENGTH + 1), "a " * 100, "(giao ban OR hoang v", "ngay:x hoang v"]
)
def test_nothing_is_suggested_where_nothing_can_be(service: SearchService, text: str) -> None:
    assert service.suggest(text).groups == ()


@given(st.text(alphabet='hoàng vđỗ217-QĐ/TW"():|*\u0301\ud800\x00½ß', max_size=40))
def test_any_text_is_answered(text: str) -> None:
    engine = OracleEngine()
    fill(engine, *REPORTS[:2])
    assert SearchService(engine).suggest(text).text == text


def test_what_changed_in_the_index_is_told() -> None:
    engine = OracleEngine()
    fill(engine, REPORTS[0])
    service = SearchService(engine)
    assert found(service, "hoang")["official"][0].note == "Phó Bí thư Huyện ủy"
    fill(engine, *REPORTS, sequence=2)
    assert found(service, "hoang")["official"][0].note == "Bí thư Huyện ủy"


def test_a_former_post_is_told_only_where_there_is_no_other() -> None:
    engine = OracleEngine()
    both = Official("Bùi Văn Sen", ("Nguyên Bí thư Huyện ủy", "Chủ tịch Hội Người cao tuổi huyện"))
    fill(engine, replace(report("a"), officials=(both, Official("Bùi An", ("Nguyên Bí thư Huyện ủy",)))))
    notes = {each.value: each.note for each in found(SearchService(engine), "bui")["official"]}
    assert notes == {"Bùi Văn Sen": "Chủ tịch Hội Người cao tuổi huyện", "Bùi An": "Nguyên Bí thư Huyện ủy"}
