"""What the service answers, on the naive engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from indexer.engines import open_engine
from indexer.engines.base import MAX_EXPANSION, SORTS, EngineQuery, EngineResult, Hit
from indexer.errors import IndexMissing, InvalidParameter, QueryError, ReportNotFound
from indexer.fields import FACETS, UNDATED
from indexer.reports import Report
from indexer.requests import Coverage, Facet, Relaxed, SearchRequest, SearchResult
from indexer.service import LISTED, SearchService
from tests.builders import directive, fill, report
from tests.oracle import OracleEngine

REPORTS = (
    report(
        "a", "Giao ban dân vận\n\nÔng Lê Văn An chủ trì", day="2018-10-03", host="Huyện ủy", chair=["Lê Văn An"], attend=["Trần Thị Lý"]
    ),
    report("b", "Giao ban quý\n\nBà Trần Thị Lý chủ trì", day="2018-11-20", host="Huyện ủy", places=["xã Đồi Gió"], chair=["Trần Thị Lý"]),
    report(
        "c",
        "Kỳ họp tổng kết\n\nQuán triệt Đề án 61",
        day="2019-01-07",
        host="UBND huyện",
        directives=[directive("61", "Đề án"), directive("217-QĐ/TW", "Quyết định", issuer="Bộ Chính trị")],
    ),
    report("d", "Thông tin chung", site="xa.example.vn"),
)


@pytest.fixture
def service() -> SearchService:
    return service_over(*REPORTS)


def service_over(*reports: Report) -> SearchService:
    engine = OracleEngine()
    fill(engine, *reports)
    return SearchService(engine)


def ids(result: SearchResult) -> list[str]:
    return [found.report.id for found in result.hits]


def values(facet: Facet) -> list[tuple[str, int, bool]]:
    return [(v.value, v.count, v.selected) for v in facet.values]


def facet_of(result: SearchResult, name: str) -> Facet:
    return next(facet for facet in result.facets if facet.name == name)


# Hits


def test_hits_come_with_their_passage_and_marks(service: SearchService) -> None:
    result = service.search(SearchRequest("giao van"))
    (hit,) = result.hits
    assert (result.total, hit.report) == (1, REPORTS[0])
    assert [hit.report.title[start:end] for start, end in hit.title_highlights] == ["Giao", "vận"]
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.highlights][-1] == "Văn"
    assert hit.score > 0


@pytest.mark.parametrize(
    "asked", [SearchRequest(), SearchRequest("giao", page=9), SearchRequest("giao", {"year": ("2018",)}), SearchRequest("qwe")]
)
def test_a_count_is_the_total_of_the_search(service: SearchService, asked: SearchRequest) -> None:
    assert service.count(asked) == service.search(asked).total


def test_the_answer_says_how_the_query_was_understood(service: SearchService) -> None:
    query = service.search(SearchRequest("giao 217 qd tw")).query
    assert (query.text, query.interpreted) == ("giao 217 qd tw", "từ: giao · văn bản 217-QĐ/TW")


def test_an_empty_query_finds_everything_newest_first(service: SearchService) -> None:
    assert ids(service.search(SearchRequest())) == ["c", "b", "a", "d"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"sort": "oldest"}, ["a", "b", "c", "d"]),
        ({"start": "2018-11"}, ["c", "b"]),
        ({"end": "2018"}, ["b", "a"]),
        ({"start": "2018-10-03", "end": "2018-10-03"}, ["a"]),
        ({"filters": {"host": ("Huyện ủy",), "year": ("2018", "2019")}}, ["b", "a"]),
        ({"filters": {"official": ("Trần Thị Lý",), "role": ("chair",)}}, ["b"]),
        ({"filters": {"host": ()}}, ["c", "b", "a", "d"]),
        ({"size": 3}, ["c", "b", "a"]),
        ({"size": 3, "page": 2}, ["d"]),
        ({"size": 3, "page": 3}, []),
        ({"size": 1, "page": 9999}, []),
    ],
)
def test_filters_days_order_and_pages(service: SearchService, asked: dict[str, object], found: list[str]) -> None:
    result = service.search(SearchRequest(**asked))  # type: ignore[arg-type]
    assert ids(result) == found
    assert result.total >= len(found)


@pytest.mark.parametrize(("query", "found"), [("giao bàn", []), ('"giáo ban"', []), ("giao ban", ["b", "a"])])
def test_folded_a_query_finds_every_spelling_everywhere(service: SearchService, query: str, found: list[str]) -> None:
    assert ids(service.search(SearchRequest(query))) == found
    folded = SearchRequest(query, fold=True)
    result = service.search(folded)
    assert ids(result) == ["b", "a"]
    assert result.relaxed is None
    assert service.count(folded) == service.facet(folded, "host").values[0].count == 2
    assert result.hits[0].snippet.highlights
    assert service.report("a", query, fold=True)[1]


def test_a_query_that_cannot_be_read_is_an_error(service: SearchService) -> None:
    with pytest.raises(QueryError):
        service.search(SearchRequest('"giao'))


def test_a_prefix_of_too_many_words_is_an_error_at_its_place() -> None:
    service = service_over(report("a", "gi " + " ".join(f"qu{n}" for n in range(MAX_EXPANSION + 1))))
    assert service.search(SearchRequest("gi* qu1*")).total == 1
    with pytest.raises(QueryError, match="bắt đầu bằng “qu”") as caught:
        service.search(SearchRequest("gi* qu*"))
    assert caught.value.position == 4


def test_without_an_index_asking_says_so() -> None:
    with pytest.raises(IndexMissing):
        SearchService(OracleEngine()).search(SearchRequest("giao"))


def test_a_report_that_is_gone_by_the_time_it_is_read_is_left_out() -> None:
    class Hasty(OracleEngine):
        def search(self, query: EngineQuery) -> EngineResult:
            result = super().search(query)
            return replace(result, hits=(Hit("gone", 9.0), *result.hits))

    engine = Hasty()
    fill(engine, *REPORTS)
    assert ids(SearchService(engine).search(SearchRequest("kỳ họp"))) == ["c"]


# Facets


def test_facets_are_labelled_in_vietnamese_and_in_their_order(service: SearchService) -> None:
    facets = service.search(SearchRequest()).facets
    assert [facet.name for facet in facets] == list(FACETS)
    assert [facet.label for facet in facets] == [
        "Năm", "Tháng", "Cán bộ", "Vai trò", "Văn bản", "Loại văn bản", "Cơ quan ban hành", "Đơn vị tổ chức", "Địa danh", "Trang nguồn",
    ]  # fmt: skip
    labels = {v.value: v.label for facet in facets for v in facet.values}
    assert labels["2018-10"] == "10/2018"
    assert labels[UNDATED] == "Không rõ ngày"
    assert labels["chair"] == "chủ trì"
    assert labels["Đề án 61"] == "Đề án 61"


def test_counts_are_disjunctive_and_chosen_values_always_listed(service: SearchService) -> None:
    result = service.search(SearchRequest("giao", filters={"host": ("UBND huyện",), "year": ("2018",)}))
    assert result.total == 0
    assert values(facet_of(result, "host")) == [("Huyện ủy", 2, False), ("UBND huyện", 0, True)]
    assert values(facet_of(result, "year")) == [("2018", 0, True)]


def test_a_page_lists_the_first_values_and_counts_all() -> None:
    many = [report(f"r{n:02}", places=[f"xã {n:02}"], day=f"{2000 + n}-01-01") for n in range(30)]
    result = service_over(*many).search(SearchRequest())
    assert len(facet_of(result, "place").values) == LISTED
    assert len(facet_of(service_over(*many).search(SearchRequest(), listed=20), "place").values) == 20
    assert facet_of(result, "place").distinct == len(facet_of(result, "year").values) == len(facet_of(result, "month").values) == 30


@pytest.mark.parametrize(
    ("name", "contains", "found"),
    [
        ("official", "", ["Trần Thị Lý", "Lê Văn An"]),
        ("official", "ly", ["Trần Thị Lý"]),
        ("official", "LÊ VĂN", ["Lê Văn An"]),
        ("official", "vắng", []),
        ("role", "chu tri", ["chair"]),
        ("role", "DỰ", ["attend"]),
        ("role", "chair", []),
        ("month", "/2018", ["2018-11", "2018-10"]),
        ("month", "10/2018", ["2018-10"]),
        ("year", "khong ro", [UNDATED]),
        ("directive", "217-qđ", ["217-QĐ/TW"]),
    ],
)
def test_a_long_facet_is_searched_by_label(service: SearchService, name: str, contains: str, found: list[str]) -> None:
    facet = service.facet(SearchRequest(), name, contains=contains)
    assert [v.value for v in facet.values] == found
    assert facet.distinct == len(found)


def test_a_long_facet_is_bounded_and_keeps_what_is_chosen(service: SearchService) -> None:
    facet = service.facet(SearchRequest(filters={"official": ("Lê Văn An",)}), "official", contains="tran", limit=1)
    assert values(facet) == [("Trần Thị Lý", 2, False), ("Lê Văn An", 1, True)]
    months = service.facet(SearchRequest(), "month", limit=2)
    assert ([v.value for v in months.values], months.distinct) == (["2019-01", "2018-11"], 3)


def test_an_unknown_facet_is_named(service: SearchService) -> None:
    with pytest.raises(InvalidParameter, match="colour") as caught:
        service.facet(SearchRequest(), "colour")
    assert caught.value.name == "colour"


def test_reports_with_the_words_near_one_another_come_first() -> None:
    between = " ".join(f"việc{n}" for n in range(20))
    far, near = report("far", f"giám {between} sát", day="2020-01-01"), report("near", f"giám việc sát {between}")
    assert ids(service_over(far, near).search(SearchRequest("giam sat"))) == ["near", "far"]


@pytest.mark.parametrize("query", ["57-NQ/TW", "nghị quyết 57", "học nghị quyết số 57-NQ/TW"])
def test_a_directive_in_the_title_comes_before_one_in_the_text(query: str) -> None:
    resolution = directive("57-NQ/TW", "Nghị quyết")
    titled = report("titled", f"Học Nghị quyết số 57-NQ/TW\n\n{FILL}", day="2019-01-01", directives=[resolution])
    cited = report(
        "cited", f"Học tập\n\nHọc Nghị quyết số 57-NQ/TW. Nghị quyết số 57-NQ/TW.{FILL}", day="2024-01-01", directives=[resolution]
    )
    assert ids(service_over(cited, titled).search(SearchRequest(query))) == ["titled", "cited"]


# What else may help


def test_more_has_most_of_the_words_where_the_page_has_room(service: SearchService) -> None:
    result = service.search(SearchRequest("giao ban dân"))
    assert (ids(result), [found.report.id for found in result.more]) == (["a"], ["b"])
    assert [result.more[0].report.title[start:end] for start, end in result.more[0].title_highlights] == ["Giao", "ban"]
    assert values(facet_of(result, "host")) == [("Huyện ủy", 1, False)]


@pytest.mark.parametrize(
    "asked",
    [{"size": 1}, {"page": 2}, {"text": "giao ban"}, {"filters": {"year": ("2019",)}}, {"text": "giao ban dân -quý"}],
    ids=str,
)
def test_more_stays_empty_on_full_pages_later_pages_and_where_nothing_fits(service: SearchService, asked: dict[str, object]) -> None:
    request = SearchRequest(**({"text": "giao ban dân"} | asked))  # type: ignore[arg-type]
    assert service.search(request).more == ()


def test_more_gives_way_to_the_offer_without_accents() -> None:
    engine = OracleEngine()
    fill(engine, report("a", "Lường Thị Hà dự họp"))
    found = SearchService(engine).search(SearchRequest("lường thị há"))
    assert (found.total, found.hits, found.more) == (0, (), ())
    assert found.relaxed == Relaxed("luong thi ha", 1)


def test_more_lacks_words_rather_than_accents_where_both_stand_in_the_way() -> None:
    result = service_over(report("offered", "Lường Thị Hà dự họp bàn"), report("most", "Lường Thị Hạnh dự họp")).search(
        SearchRequest("lường thị há dự họp")
    )
    assert [found.report.id for found in result.more] == ["most"]
    assert result.relaxed == Relaxed("luong thi ha du hop", 1)


def test_more_takes_no_more_than_the_room_on_the_page() -> None:
    whole, most = report("whole", "một hai ba"), [report(f"m{n}", "một hai") for n in range(5)]
    result = service_over(whole, *most).search(SearchRequest("một hai ba", size=3))
    assert (len(result.hits), len(result.more)) == (1, 2)


def test_the_query_without_accents_is_offered_where_the_accents_leave_nothing(service: SearchService) -> None:
    relaxed = service.search(SearchRequest("lề vàn -xã", filters={"host": ("Huyện ủy",)})).relaxed
    assert relaxed is not None
    assert (relaxed.text, relaxed.total) == ("le van -xa", 1)


@pytest.mark.parametrize("text", ["le van", "vang", "vàng", "lê", ""])
def test_nothing_is_offered_where_there_are_hits_or_no_help(service: SearchService, text: str) -> None:
    assert service.search(SearchRequest(text)).relaxed is None


def test_a_beginning_that_is_too_wide_without_its_accents_is_not_offered() -> None:
    service = service_over(report("a", "Tổ dân phố " + " ".join(f"tó{n}" for n in range(MAX_EXPANSION + 1))))
    result = service.search(SearchRequest("vắng tổ*"))
    assert (result.total, result.relaxed) == (0, None)


# Reports and the whole


def test_a_report_comes_with_the_matches_of_a_query(service: SearchService) -> None:
    found, spans = service.report("a", "dan chu-tri:an")
    assert [found.text[start:end] for start, end in spans] == ["dân", "Lê Văn An"]
    assert service.report("a") == (REPORTS[0], ())


def test_an_unknown_report_and_an_unreadable_query_are_errors(service: SearchService) -> None:
    with pytest.raises(ReportNotFound):
        service.report("z")
    with pytest.raises(QueryError):
        service.report("a", "(")


def test_newest_reports_come_first(service: SearchService) -> None:
    assert [found.id for found in service.newest(2)] == ["c", "b"]


def test_coverage_counts_what_is_there_and_follows_commits(service: SearchService) -> None:
    assert service.coverage() == Coverage(4, 2, "2018-10-03", "2019-01-07", service.info().generation)
    assert service.coverage() is service.coverage()
    fill(service.engine, REPORTS[3], sequence=2)
    assert service.coverage() == Coverage(1, 0, None, None, service.info().generation)


# Order, and what is nearly right

NEAR = report("near", "Hội nghị\n\nGiao ban dân vận quý")
APART = report("apart", "Hội nghị\n\nDân cư giao đất; ban quý hội vận động")


@pytest.mark.parametrize(
    ("query", "missing"),
    [
        ("giao ban dân vận khéo", {"near": ("khéo",), "apart": ("khéo",)}),
        ("giao ban Dân VẦN khéo", {}),
        ("giao ban đoàn vận", {"near": ("đoàn",), "apart": ("đoàn",)}),
        ('giao ban khéo "dân vận"', {"near": ("khéo",)}),
        ('giao ban khéo -"dân cư"', {"near": ("khéo",)}),
        ("giao ban khéo tieu-de:hop", {}),
    ],
)
def test_more_keeps_the_rest_of_the_query_and_says_which_words_are_missing(query: str, missing: dict[str, tuple[str, ...]]) -> None:
    result = service_over(NEAR, APART).search(SearchRequest(query))
    assert result.total == 0
    assert {found.report.id: found.missing for found in result.more} == missing


def test_what_is_found_misses_nothing_and_the_nearest_to_a_whole_comes_first_in_any_order(service: SearchService) -> None:
    assert service.search(SearchRequest("giao ban dân")).hits[0].missing == ()
    less = report("less", "Hội nghị\n\nGiao ban dân vận", day="2024-01-01")
    for sort in SORTS:
        result = service_over(less, NEAR).search(SearchRequest("giao ban dân vận quý khéo thêm", sort=sort))
        assert [found.report.id for found in result.more] == ["near"]
        result = service_over(less, NEAR).search(SearchRequest("giao ban dân vận quý khéo", sort=sort))
        assert [found.report.id for found in result.more] == ["near", "less"]
        assert [found.missing for found in result.more] == [("khéo",), ("quý", "khéo")]


FILL = " Việc làng việc nước cùng lo." * 8
OFTEN = report("often", f"Ban dân giao vận\n\nDân vận. Vận dân, dân khéo; ban giao dân, vận ban giao. Dân vận khéo.{FILL}")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("giao ban dân vận", report("first", f"Giao ban dân vận\n\nBàn việc.{FILL}{FILL}")),
        ("giao ban dan van", report("first", f"Họp\n\nGiao ban dân vận.{FILL}{FILL}")),
        ('"dân vận"', report("first", f"Họp dân vận\n\nBàn việc.{FILL}{FILL}")),
        ("217", report("first", f"Họp\n\nQuyết định 217-QĐ/TW.{FILL}", directives=[directive("217-QĐ/TW", "Quyết định")])),
    ],
    ids=["title", "phrase", "phrase in a title", "directive"],
)
def test_what_says_the_query_as_typed_comes_first(query: str, first: Report) -> None:
    others = [OFTEN, report("number", "Chi 217\n\nChi 217 triệu, 217 nghìn, 217 đồng, 217 hộ.", day="2024-01-01")]
    found = ids(service_over(*others, first, *REPORTS[1:]).search(SearchRequest(query)))
    assert found[0] == "first"
    assert len(found) > 1


def test_words_side_by_side_come_before_the_same_words_apart() -> None:
    side_by_side = report("beside", f"Họp\n\nBàn dân vận và giao ban.{FILL}")
    apart = report("apart", f"Họp\n\nBan chỉ huy giao cho dân cư vận chuyển.{FILL}", day="2024-01-01")
    assert ids(service_over(apart, side_by_side, *REPORTS[1:]).search(SearchRequest("giao ban dân vận"))) == ["beside", "apart"]


@pytest.mark.parametrize("engine", [OracleEngine, None], ids=["oracle", "whoosh"])
@pytest.mark.parametrize("query", ["", "giao", "giao ban", '"giao ban"', "-xã", "giao OR họp"])
def test_pages_give_each_report_once_in_one_order(query: str, engine: type[OracleEngine] | None, tmp_path: Path) -> None:
    texts = ("Giao ban", "Giao ban giao ban", "Họp xã giao ban", "Họp giao\n\nban")
    days = ("2018-10-03", "2019-01-07", None)
    made = [report(f"r{n:02}", texts[n % 4], day=days[n % 3]) for n in range(40)]
    searched = OracleEngine() if engine else open_engine(tmp_path)
    fill(searched, *made)
    service = SearchService(searched)
    for sort in SORTS:
        whole = service.search(SearchRequest(query, sort=sort, size=100))
        pages = [service.search(SearchRequest(query, sort=sort, size=7, page=n + 1)) for n in range(-(-whole.total // 7))]
        assert [found for page in pages for found in ids(page)] == ids(whole)
        assert len(set(ids(whole))) == whole.total > 0
