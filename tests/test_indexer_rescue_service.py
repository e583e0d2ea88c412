"""What the service offers beside an answer, on the naive engine."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines import open_engine
from indexer.errors import QueryError
from indexer.requests import Offer, Reading, Relaxed, SearchRequest, SearchResult
from indexer.rescue.lexicon import Lexicon
from indexer.rescue.offers import offers_for
from indexer.rescue.querywords import read_words
from indexer.service import SearchService
from tests.builders import directive, fill, report
from tests.oracle import OracleEngine

REPORTS = (
    report("a", "Hội nghị giao ban dân vận\n\nĐồng chí Lê Văn An chủ trì hội nghị", day="2018-10-03", host="Huyện ủy", chair=["Lê Văn An"]),
    report("b", "Hội nghị tổng kết\n\nĐồng chí Trần Thị Lý chủ trì hội nghị", day="2019-11-20", host="Huyện ủy", chair=["Trần Thị Lý"]),
    report("c", "Họp ban\n\nÔng Vũ Á dự", day="2019-01-07", host="UBND huyện"),
)


@pytest.fixture
def service() -> SearchService:
    engine = OracleEngine()
    fill(engine, *REPORTS)
    return SearchService(engine)


def ids(result: SearchResult) -> list[str]:
    return sorted(found.report.id for found in result.hits)


# Typed without an input method


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("hooij nghij ddoongf chis", "telex"),
        ("HO65I nghi5 D9o62ng chi1", "vni"),
        (unicodedata.normalize("NFD", "hội nghij ddoongf chí"), "telex"),
    ],
)
def test_keys_that_find_nothing_are_answered_as_meant(service: SearchService, typed: str, kind: str) -> None:
    result = service.search(SearchRequest(typed))
    assert [(offer.kind, offer.total, offer.applied) for offer in result.offers] == [(kind, 2, True)]
    assert (result.total, ids(result)) == (2, ["a", "b"])
    assert (result.query.text, result.request.text) == (typed, result.offers[0].text)


def test_the_way_back_shows_what_was_typed(service: SearchService) -> None:
    result = service.search(SearchRequest("hooij nghij", literal=True))
    assert (result.total, result.request.text) == (0, "hooij nghij")
    assert result.offers == (Offer("telex", "hội nghị", 2),)


def test_keys_that_find_something_are_only_offered(service: SearchService) -> None:
    engine = service.engine
    fill(engine, *REPORTS, report("d", "Thẻ nghij của ban hooij"))
    result = service.search(SearchRequest("hooij nghij"))
    assert (ids(result), result.offers) == (["d"], (Offer("telex", "hội nghị", 2),))


@pytest.mark.parametrize(
    ("typed", "meant", "total"),
    [
        ('"hooij nghij"', '"hội nghị"', 2), ('chu-tri:"traanf thij lys"', 'chu-tri:"trần thị lý"', 1), ("can-bo:vux", "can-bo:vũ", 0),
        ('"HO65I NGHI5" giao', '"HỘI NGHỊ" giao', 1), ('"ddoongf chis" "class"', "", 0), ('hooij -"nghij"', 'hội -"nghij"', 2),
        ('hooij OR "class"', 'hội OR "class"', 2),
    ],
)  # fmt: skip
def test_keys_in_quotation_marks_are_meant_where_nothing_is_found(service: SearchService, typed: str, meant: str, total: int) -> None:
    result = service.search(SearchRequest(typed))
    assert [(offer.text, offer.total, offer.applied) for offer in result.offers] == ([(meant, total, True)] if total else [])


def test_keys_in_quotation_marks_stay_where_something_is_found(service: SearchService) -> None:
    fill(service.engine, *REPORTS, report("d", "Thẻ nghij của ban hooij"))
    assert service.search(SearchRequest('"nghij"')).offers == ()


def test_what_is_meant_is_asked_under_the_same_filters(service: SearchService) -> None:
    asked = SearchRequest("hooij nghij", {"year": ("2019",)}, page=1, size=1)
    assert service.search(asked).offers == (Offer("telex", "hội nghị", 1, applied=True),)
    assert service.search(SearchRequest("hooij nghij", start="2020")).offers == ()


@pytest.mark.parametrize("typed", ["", " ", "hoi nghi", "class", "as", "QL10"])
def test_other_queries_are_not_converted(service: SearchService, typed: str) -> None:
    assert service.search(SearchRequest(typed)).offers == ()


# Did you mean


@pytest.fixture(params=["oracle", "whoosh"])
def many(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchService]:
    """Thirty reports of three kinds, in either engine."""
    engine = OracleEngine() if request.param == "oracle" else open_engine(tmp_path)
    people: dict[str, Any] = {"chair": ["Hoàng Văn Thắng"], "attend": ["Lê Thị Thắm"]}
    fill(
        engine,
        *(
            report(f"a{i}", "Hội nghị giao ban công tác dân vận\n\nÔng Hoàng Văn Thắng chủ trì", day=f"20{i + 10}-10-03", **people)
            for i in range(12)
        ),
        *(report(f"b{i}", "Họp quản lý nhà nước về kỷ luật lao động", host="UBND huyện Yên Lâm", places=["xã Đồi Gió"]) for i in range(3)),
        *(report(f"c{i}", "Người dân vẫn chờ dẫn vận động viên", directives=[directive("217-QĐ/TW", "Quyết định")]) for i in range(2)),
    )
    yield SearchService(engine)
    engine.close()


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        ("hoi nghj dan van", Offer("spelling", "hoi nghi dan van", 12)), ("hoinghi", Offer("spelling", "hoi nghi", 12)),
        ("HOI NGHJ", Offer("spelling", "HOI NGHI", 12)), ("hội nghj", Offer("spelling", "hội nghị", 12)),
        ("hộinghị giao ban", Offer("spelling", "hội nghị giao ban", 12)), ("công tác dânvận", Offer("spelling", "công tác dân vận", 12)),
        ("công tác dân vậnn", Offer("spelling", "công tác dân vận", 12)), ("HỘI NGHỊI", Offer("spelling", "HỘI NGHỊ", 12)),
        ("quản lyý", Offer("spelling", "quản lý", 3)), ("quanly nha nuoc", Offer("spelling", "quan ly nha nuoc", 3)),
        ("hôị nghị giao ban", Offer("accents", "hội nghị giao ban", 12)), ("hội nghj giao bna", Offer("spelling", "hội nghị giao ban", 12)),
        ("công tác dân vẫn", Offer("accents", "công tác dân vận", 12)),
        ("hội nghi dân vấn", Offer("accents", "hội nghị dân vận", 12)), ("quan lý nha nươc", Offer("accents", "quản lý nhà nước", 3)),
        (unicodedata.normalize("NFD", "hội nghi dân vấn"), Offer("accents", "hội nghị dân vận", 12)),
        ('"giao bna" dan van', Offer("spelling", '"giao ban" dan van', 12)),
        ("(hoi nghj OR abcd) -xa", Offer("spelling", "(hoi nghi OR abcd) -xa", 12)),
        ('can-bo:"hoang van thnag"', Offer("spelling", 'can-bo:"hoang van thang"', 12)),
        ('chu-tri:"Hoàng Văn Thnăg"', Offer("spelling", 'chu-tri:"Hoàng Văn Thắng"', 12)),
        ('can-bo:"hoàng văn thằng"', Offer("accents", 'can-bo:"hoàng văn thắng"', 12)),
        ('co-quan:"yen lma" hop', Offer("spelling", 'co-quan:"yen lam" hop', 3)), ("noi:dio", Offer("spelling", "noi:doi", 3)),
        ('tieu-de:"hoi nghj giao ban"', Offer("spelling", 'tieu-de:"hoi nghi giao ban"', 12)),
        ("tieu-de:hoij", Offer("spelling", "tieu-de:hoi", 12)),
        ('loai:"quyet dihn"', Offer("spelling", 'loai:"quyet dinh"', 2)),
    ],
)  # fmt: skip
def test_what_finds_nothing_is_offered_as_it_was_meant(many: SearchService, typed: str, offer: Offer) -> None:
    result = many.search(SearchRequest(typed))
    assert (result.total, result.offers) == (0, (offer,))
    assert many.search(SearchRequest(offer.text)).total == offer.total


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hoi nghi",
        "hội nghị dân vận",
        "hoi nghi khong co",
        "qwrtyp",
        "217",
        "-xa",
        '"hoi"',
        "ngay:2012",
        "van-ban:217",
        "nguoi dan van cho",
    ],
)
def test_nothing_is_offered_where_nothing_better_is_found(many: SearchService, typed: str) -> None:
    assert many.search(SearchRequest(typed)).offers == ()


def test_an_offer_is_counted_under_the_same_filters(many: SearchService) -> None:
    assert many.search(SearchRequest("hoi nghj", start="2015")).offers == (Offer("spelling", "hoi nghi", 7),)
    assert many.search(SearchRequest("hoi nghj", end="1999")).offers == ()


def test_accents_that_narrow_a_few_results_are_readings_and_no_offer(many: SearchService) -> None:
    engine = many.engine
    texts = ("Đoàn kết", "Đoàn kết", "Đoán kết quả", "Họp")
    fill(engine, *(report(f"k{i}", f"{text} toàn dân") for i, text in enumerate(texts)))
    result = many.search(SearchRequest("doan ket"))
    assert (result.offers, [(reading.spelt, reading.total) for reading in result.readings]) == ((), [("đoàn kết", 2), ("đoán kết", 1)])


def test_letters_that_find_as_much_without_their_accents_are_not_put_right(many: SearchService) -> None:
    chosen = [report(f"c{i}", "Chọn giáo viên") for i in range(6)]
    fill(many.engine, *chosen)
    assert many.search(SearchRequest("tôn giáo")).offers == (Offer("spelling", "chọn giáo", 6),)
    fill(many.engine, *chosen, *(report(f"t{i}", "Tồn kho; giao ban") for i in range(3)))
    result = many.search(SearchRequest("tôn giáo"))
    assert (result.relaxed, result.offers) == (Relaxed("ton giao", 3), (Offer("accents", "tồn giao", 3),))


@pytest.mark.parametrize(
    "typed",
    [
        "Lào Cai", "tỉnh Lào Cai", "lào cai", "LÀO CAI", unicodedata.normalize("NFD", "Lào Cai"), "Lạng Sơn", '"Lào Cai"',
        "dân^2", "&amp;", "dân vận or xã", "dân vận hoặc xa", "NOT dân vận", "dân vận NOT họp", 'noi:"lào cai"', "UBND lào cai",
    ],
)  # fmt: skip
def test_known_names_connecting_words_and_signs_are_not_put_right(many: SearchService, typed: str) -> None:
    texts = ("Báo cáo; bào chế, lãng sờn", "Họp dân vận, đạt 2, một xã", "Ap &ap; UBND báo cáo", "Dân vận mọi xã, nói")
    fill(many.engine, *(report(f"k{i}", texts[i % 4], places=["xã Lao Cài"]) for i in range(24)))
    result = many.search(SearchRequest(typed))
    assert (result.total, result.offers) == (0, ())


@pytest.mark.parametrize(("total", "offers"), [(9, (Offer("accents", "giao ban", 69),)), (10, ())])
def test_a_query_that_finds_plenty_says_what_was_meant(many: SearchService, total: int, offers: tuple[Offer, ...]) -> None:
    fill(many.engine, *(report(f"m{i}", "Giao bán") for i in range(total)), *(report(f"b{i}", "Giao ban") for i in range(60)))
    assert many.search(SearchRequest("giao bán")).offers == offers


def test_few_of_the_queries_that_may_be_meant_are_counted(many: SearchService) -> None:
    counted: list[str] = []

    def none(request: SearchRequest) -> int:
        counted.append(request.text)
        return 0

    text = "hội lan vam"
    assert offers_for(SearchRequest(text), read_words(text), 0, Lexicon(many.engine), none) == ()
    assert len(counted) == len({*counted}) == 4


# Readings


def test_bare_words_have_the_readings_of_the_results(many: SearchService) -> None:
    result = many.search(SearchRequest("dan van"))
    assert result.readings == (
        Reading("dan van", "dân vận", "dân vận", 14), Reading("dan van", "dân vẫn", "dân vẫn", 2),
        Reading("dan van", "dẫn vận", "dẫn vận", 2),
    )  # fmt: skip
    for reading in result.readings:
        assert many.search(SearchRequest(reading.text)).total == reading.total


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("HOI NGHI Dan van", "", []), ("hop dan", "", []), ("Dan Van cho", "Dân Vẫn cho", ["Dẫn Vận cho", "Dân Vận cho"]),
        ('dan van -"hoi nghi"', 'dân vẫn -"hoi nghi"', ['dẫn vận -"hoi nghi"', 'dân vận -"hoi nghi"']),
    ],
)  # fmt: skip
def test_readings_keep_the_rest_of_the_query(many: SearchService, typed: str, text: str, found: list[str]) -> None:
    texts = {reading.text for reading in many.search(SearchRequest(typed)).readings}
    assert texts == ({text, *found} if text else set())


@pytest.mark.parametrize("typed", ["", "hoi nghi", "dân vận", '"dan van"', "quan ly", "dan 217", "hoi", "can-bo:thang", "-dan"])
def test_words_of_one_reading_are_not_listed(many: SearchService, typed: str) -> None:
    assert many.search(SearchRequest(typed)).readings == ()


def test_the_only_reading_of_a_word_is_listed_where_it_leaves_fewer_results(many: SearchService) -> None:
    fill(many.engine, report("a", "Hội thi; họp ban"), report("b", "Hội nghị chuyên đề"), report("c", "Hỏi về thị xã"))
    assert many.search(SearchRequest("chuyen de")).readings == ()
    assert many.search(SearchRequest("hoi thi")).readings == (Reading("hoi thi", "hội thi", "hội thi", 1),)


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("ủy ban nhân dân", []), ("ban nhân dân", []), ("ỦY BAN NHÂN DÂN", []), ("họp ban", []),
        (unicodedata.normalize("NFD", "uỷ ban"), []), ("ban hội nghị", []), ("hội nghi ban", ["nghỉ", "nghị"]),
        ("ban hội nghi ban", ["nghỉ", "nghị"]), ("uy ban nhân dân", []),
        ("ban", ["bàn", "bản"]),
    ],
)  # fmt: skip
def test_a_word_among_others_with_marks_is_read_bare_where_texts_print_it_so(many: SearchService, typed: str, spelt: list[str]) -> None:
    fill(many.engine, *(report(f"u{i}", "Hội nghị Ủy ban nhân dân bàn về bản quy hoạch; nghỉ trưa, về ban") for i in range(3)))
    assert [reading.spelt for reading in many.search(SearchRequest(typed)).readings] == spelt


def test_readings_are_counted_under_the_same_filters_and_fold_has_none(many: SearchService) -> None:
    assert many.search(SearchRequest("dan van", fold=True)).readings == ()
    assert many.search(SearchRequest("dan van", start="2015")).readings == ()


# Filters recognised


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("hoi nghi hoang van thang", ("official", "Hoàng Văn Thắng", "hoang van thang", "hoi nghi")),
        ("Hoàng Văn Thắng dân vận", ("official", "Hoàng Văn Thắng", "Hoàng Văn Thắng", "dân vận")),
        ('"hoang van thang" -xa', ("official", "Hoàng Văn Thắng", '"hoang van thang"', "-xa")),
        ("HOANG VAN THANG", ("official", "Hoàng Văn Thắng", "HOANG VAN THANG", "")),
        ("ubnd huyen yen lam ki luat", ("host", "UBND huyện Yên Lâm", "ubnd huyen yen lam", "ki luat")),
        ("xã đồi gió", ("place", "xã Đồi Gió", "xã đồi gió", "")),
        ("nguoi dan 217 qd tw", ("directive", "217-QĐ/TW", "217 qd tw", "nguoi dan")),
        ("Quyết định số 217", ("directive", "217-QĐ/TW", "Quyết định số 217", "")),
        ("quy dinh 217", ("directive", "217-QĐ/TW", "quy dinh 217", "")),
        ("217", ("directive", "217-QĐ/TW", "217", "")), ("217 nguoi dan", ("directive", "217-QĐ/TW", "217", "nguoi dan")),
        ("số 217", ("directive", "217-QĐ/TW", "số 217", "")), ("nguoi dan, so: 217.", ("directive", "217-QĐ/TW", "so: 217", "nguoi dan,")),
        (unicodedata.normalize("NFD", "SỐ 217, người dân"), ("directive", "217-QĐ/TW", "SỐ 217", "người dân")),
        ("Hoàng Văn Thắng, dân vận", ("official", "Hoàng Văn Thắng", "Hoàng Văn Thắng", "dân vận")),
    ],
)  # fmt: skip
def test_names_and_numbers_are_offered_as_filters(many: SearchService, typed: str, named: tuple[str, ...]) -> None:
    found = many.search(SearchRequest(typed)).recognised
    assert [(each.facet, each.value, each.typed, each.text) for each in found] == [named]
    for each in found:
        asked = SearchRequest(each.text, {each.facet: (each.value,)})
        assert many.search(asked).total == each.total > 0


@pytest.mark.parametrize(
    "typed",
    [
        "", "hoang van", "hoang thang", "hoàng văn thằng", "(hoang van thang)", "hoang van thang OR xa", "-217", "21", "2017",
        'can-bo:"hoang van thang"', "nghi quyet 217", "217-QĐ/HU", "van hoang thang", "thang hoang van",
        "217-QĐTW", "dan-217", "người dân.217", "hoang van thang-dan van", "dan van/hoang van thang", '"hoang van thang"dan', "217dan",
    ],
)  # fmt: skip
def test_parts_of_names_and_other_numbers_are_no_filters(many: SearchService, typed: str) -> None:
    assert many.search(SearchRequest(typed)).recognised == ()


def test_a_facet_that_is_filtered_already_offers_no_more(many: SearchService) -> None:
    assert many.search(SearchRequest("hoang van thang", {"official": ("Lê Thị Thắm",)})).recognised == ()
    (found,) = many.search(SearchRequest("hoang van thang", {"year": ("2011",)})).recognised
    assert found.total == 1


# Any query


_PIECES = (
    *("QL10", "uỷ", "Đ", "đ", " ", ",", ":"),
    *("hoi", "nghi", "hội", "nghj", "hooij", "ho65i", "dan", "van", "vẫn", "dânvận", "hoang", "thnag", "217", "217 qd tw"),
    *("OR", "AND", "(", ")", "-", '"', "|", "*", "can-bo:", "noi:", "ngay:", "2018", "\u0323", "ﬀ", "½", "日本", "\u200b", "ß", "İ"),
)  # fmt: skip


@pytest.fixture(scope="module")
def counting() -> tuple[SearchService, list[SearchRequest]]:
    """A service, and the requests that it has counted."""
    counted: list[SearchRequest] = []

    class Counting(SearchService):
        def count(self, request: SearchRequest) -> int:
            counted.append(request)
            return super().count(request)

    engine = OracleEngine()
    fill(engine, *REPORTS, report("d", "Dân vận, dân vẫn; ông Hoàng Văn Thắng", chair=["Hoàng Văn Thắng"]))
    return Counting(engine), counted


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=7).map(" ".join), st.booleans())
def test_any_query_is_answered_or_refused_and_all_counts_are_exact(
    counting: tuple[SearchService, list[SearchRequest]], text: str, literal: bool
) -> None:
    service, counted = counting
    counted.clear()
    try:
        result = service.search(SearchRequest(text, literal=literal))
    except QueryError:
        return
    assert len(counted) <= 20
    asked = [(SearchRequest(offer.text), offer.total) for offer in result.offers]
    asked += [(SearchRequest(reading.text), reading.total) for reading in result.readings]
    asked += [(SearchRequest(named.text, {named.facet: (named.value,)}), named.total) for named in result.recognised]
    for request, total in asked:
        assert service.count(request) == total > 0
