"""What the service offers beside an answer, on the naive engine."""

from __future__ import annotations

import unicodedata

import pytest

from indexer.requests import Offer, SearchRequest, SearchResult
from indexer.service import SearchService
from tests.builders import fill, report
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
    [("hooij nghij ddoongf chis", "telex"), ("HO65I nghi5 D9o62ng chi1", "vni"), (unicodedata.normalize("NFD", "hội nghij ddồng chí"), "")],
)
def test_keys_that_find_nothing_are_answered_as_meant(service: SearchService, typed: str, kind: str) -> None:
    result = service.search(SearchRequest(typed))
    assert [(offer.kind, offer.total, offer.applied) for offer in result.offers] == ([(kind, 2, True)] if kind else [])
    assert (result.total, ids(result)) == ((2, ["a", "b"]) if kind else (0, []))
    assert result.query.text == typed
    assert result.request.text == (result.offers[0].text if kind else typed)


def test_the_way_back_shows_what_was_typed(service: SearchService) -> None:
    result = service.search(SearchRequest("hooij nghij", literal=True))
    assert (result.total, result.request.text) == (0, "hooij nghij")
    assert result.offers == (Offer("telex", "hội nghị", 2),)


def test_keys_that_find_something_are_only_offered(service: SearchService) -> None:
    engine = service.engine
    fill(engine, *REPORTS, report("d", "Thẻ nghij của ban hooij"))
    result = service.search(SearchRequest("hooij nghij"))
    assert (ids(result), result.offers) == (["d"], (Offer("telex", "hội nghị", 2),))


def test_what_is_meant_is_asked_under_the_same_filters(service: SearchService) -> None:
    asked = SearchRequest("hooij nghij", {"year": ("2019",)}, page=1, size=1)
    assert service.search(asked).offers == (Offer("telex", "hội nghị", 1, applied=True),)
    assert service.search(SearchRequest("hooij nghij", start="2020")).offers == ()


@pytest.mark.parametrize("typed", ["", " ", "hoi nghi", "class", "as", "QL10"])
def test_other_queries_are_not_converted(service: SearchService, typed: str) -> None:
    assert service.search(SearchRequest(typed)).offers == ()
