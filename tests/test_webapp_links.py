"""Links lead back to what they were made of, below any path and in any language."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from werkzeug.datastructures import MultiDict

from indexer.requests import SearchRequest
from webapp.links import Links, outward
from webapp.params import read_search, with_value


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest('chu-tri:"Đỗ Văn Mẫn" & -sơ+kết #1 100%'),
        SearchRequest("hội nghị", {"directive": ("217-QĐ/TW",), "official": ("Y Mửi Niê", "K’ Brêm")}),
        SearchRequest(filters={"host": ("UBND & HĐND huyện",), "place": ("xã A=B?",)}, start="2018", end="2018-10-03", page=2),
    ],
)
@pytest.mark.parametrize("root", ["", "/hoinghi"])
def test_a_search_link_leads_to_its_search(request_: SearchRequest, root: str) -> None:
    parts = urlsplit(Links(root).search(request_))
    assert parts.path == root + "/tim"
    assert parts.query.isascii()
    assert read_search(MultiDict(parse_qsl(parts.query, keep_blank_values=True))) == request_


def test_numbers_and_dates_stay_readable() -> None:
    assert Links().words("ngay:2018-10") == "/tim?q=ngay:2018-10"


def test_another_language_stays_with_every_page_but_not_with_the_api() -> None:
    links = Links("/a", "en")
    assert links.home() == "/a/?lang=en"
    assert links.report("abc", SearchRequest("dan van", page=2)) == "/a/ban-tin/abc?q=dan%20van&page=2&lang=en"
    assert links.help("api") == "/a/tro-giup?lang=en#api"
    assert links.api_search(SearchRequest("x")) == "/a/api/v1/search?q=x"
    assert links.api_report("abc") == "/a/api/v1/reports/abc"


def test_the_same_page_in_another_language() -> None:
    pairs = [("q", "dân"), ("lang", "en"), ("host", "A"), ("host", "B")]
    assert Links("/a", "en").in_language("vi", "/tim", pairs) == "/a/tim?q=d%C3%A2n&host=A&host=B"
    assert Links("/a").in_language("en", "/tim", [("q", "x")]) == "/a/tim?q=x&lang=en"


def test_a_path_cannot_leave_its_place() -> None:
    assert Links().report("../../x?y#z") == "/ban-tin/..%2F..%2Fx%3Fy%23z"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:tin.html", "//evil.example", "https:///x", "", None, "http://["]
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert outward(url) is None


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("facet", ["year", "official", "site"])
def test_a_value_chosen_further_leads_to_the_search_that_has_it_too(facet: str, lang: str) -> None:
    filters = {"year": ("2018",), "official": ("Y Mửi Niê",), "host": ("UBND & HĐND huyện",)}
    request_, links = SearchRequest('"dân vận" #1', filters, start="2018", sort="newest", page=3), Links("/a", lang)
    value = "2019" if facet == "year" else "K’ Brêm & con"
    wider = with_value(request_, facet, value)
    assert wider is not None
    assert links.narrowed(request_, facet)(value) == links.search(wider)
