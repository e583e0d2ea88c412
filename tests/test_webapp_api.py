"""The API answers what the pages show, as JSON that is documented."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer.codec import from_json
from indexer.fields import FACETS
from tests.builders import report
from tests.webapp_sample import CHAIR, sample_client, sample_reports


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return sample_client()


def ask(client: FlaskClient, url: str, status: int = 200) -> Any:
    answer = client.get(url)
    assert answer.status_code == status, answer.text
    assert answer.mimetype == ("application/json" if status == 200 else "application/problem+json")
    return answer.json


def test_a_search_answers_total_hits_facets_and_how_it_was_read(client: FlaskClient) -> None:
    found = ask(client, "/api/v1/search?q=dan+van&year=2015&sort=oldest&size=3")
    assert found["total"] == 4
    assert [hit["meeting"]["start"] for hit in found["hits"]] == ["2015-01-12", "2015-04-13", "2015-07-14"]
    assert found["hits"][0].keys() == {"id", "url", "title", "meeting", "host", "officials", "directives", "snippet", "missing"}
    assert found["query"]["text"] == "dan van"
    assert set(found["facets"]) == set(FACETS)
    assert {"value": "2015", "label": "2015", "count": 4, "selected": True} in found["facets"]["year"]


def test_a_facet_lists_what_a_page_cannot_and_says_how_much_there_is() -> None:
    many = [report(f"r{n}", places=[f"xã {n}"], host=f"Đảng ủy xã {n % 30}") for n in range(120)]
    found = ask(sample_client(*many), "/api/v1/search?size=1")
    assert (len(found["facets"]["place"]), found["facet_totals"]["place"]) == (100, 120)
    assert (len(found["facets"]["host"]), found["facet_totals"]["host"]) == (30, 30)
    assert found["facet_totals"].keys() == found["facets"].keys()


def test_highlights_are_the_words_of_the_query(client: FlaskClient) -> None:
    snippet = ask(client, "/api/v1/search?size=1&q=" + quote("dân vận"))["hits"][0]["snippet"]
    assert snippet["highlights"]
    assert {snippet["text"][start:end].lower() for start, end in snippet["highlights"]} <= {"dân", "vận", "dân vận"}


def test_a_facet_parameter_may_be_repeated(client: FlaskClient) -> None:
    assert ask(client, "/api/v1/search?year=2015&year=2016")["total"] == 8
    assert ask(client, f"/api/v1/search?official={quote(CHAIR)}&role=chair")["total"] == 24
    assert ask(client, f"/api/v1/search?official={quote(CHAIR)}&role=present")["total"] == 0


def test_a_report_comes_whole(client: FlaskClient) -> None:
    assert from_json(ask(client, "/api/v1/reports/giaoban03")) == list(sample_reports())[3]


def test_vietnamese_is_not_escaped(client: FlaskClient) -> None:
    assert f'"{CHAIR}"'.encode() in client.get("/api/v1/reports/giaoban03").data
    assert "Không có".encode() in client.get("/api/v1/reports/khongco").data


def test_answers_may_be_kept_a_minute_and_read_from_any_site(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search")
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v1/search", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("url", "parameter"),
    [
        ("/api/v1/search?query=x", "query"),
        ("/api/v1/search?lang=en", "lang"),
        ("/api/v1/search?q=a&q=b", "q"),
        ("/api/v1/search?size=500", "size"),
        ("/api/v1/search?page=x", "page"),
        ("/api/v1/search?role=boss", "role"),
        ("/api/v1/search?from=hôm nay", "from"),
        ("/api/v1/search?year=abcd", "year"),
        ("/api/v1/search?year=2018&month=2018-99", "month"),
        ("/api/v1/search?sort=title", "sort"),
        ("/api/v1/reports/giaoban03?q=x", "q"),
    ],
)
def test_a_wrong_parameter_is_named(client: FlaskClient, url: str, parameter: str) -> None:
    problem = ask(client, url, 400)
    assert problem.keys() == {"type", "title", "status", "detail", "parameter"}
    assert (problem["status"], problem["parameter"], problem["type"]) == (400, parameter, "/tro-giup#api")


def test_a_query_that_cannot_be_read_is_pointed_at(client: FlaskClient) -> None:
    problem = ask(client, "/api/v1/search?q=" + quote('dân vận "quý'), 400)
    assert (problem["parameter"], problem["position"], problem["type"]) == ("q", 8, "/tro-giup#cau-tim")


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("GET", "/api/v1/reports/khongco", 404),
        ("GET", "/api/v1/khongco", 404),
        ("GET", "/api/v2/search", 404),
        ("POST", "/api/v1/search", 405),
        ("DELETE", "/api/v1/reports/giaoban03", 405),
        ("GET", "/api/v1/search?q=" + "x" * 20_000, 414),
    ],
)
def test_other_errors_are_problems_too(client: FlaskClient, method: str, url: str, status: int) -> None:
    answer = client.open(url, method=method)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json is not None
    assert (answer.json["status"], answer.json["type"]) == (status, "about:blank")
