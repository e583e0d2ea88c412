"""Every error is a page in the site's own words, and tells visitors nothing that is meant for those who run it."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer.errors import IndexDamaged
from indexer.requests import Coverage, SearchRequest, SearchResult
from indexer.service import LISTED, SearchService
from tests.oracle import OracleEngine
from tests.webapp_sample import sample_client
from webapp import create_app


class Broken(SearchService):
    """A service whose every search raises `error`."""

    def __init__(self, error: Exception) -> None:
        super().__init__(OracleEngine())
        self.error = error

    def search(self, request: SearchRequest, *, listed: int = LISTED) -> SearchResult:
        raise self.error

    def coverage(self) -> Coverage:
        raise self.error


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return sample_client()


def test_a_query_that_cannot_be_read_keeps_the_box_and_points_at_the_place(client: FlaskClient) -> None:
    query = 'dân vận "quý & <năm>'
    answer = client.get("/tim?q=" + quote(query))
    assert answer.status_code == 400
    assert 'value="dân vận &#34;quý &amp; &lt;năm&gt;"' in answer.text
    assert '<code>dân vận <span class="here">&#34;quý &amp; &lt;năm&gt;</span></code>' in answer.text
    assert "ký tự thứ 9" in answer.text


def test_where_the_query_ends_too_early_the_end_is_pointed_at(client: FlaskClient) -> None:
    answer = client.get("/tim?q=" + quote("chu-tri:"))
    assert answer.status_code == 400
    assert re.search(r'<span class="here">[^<]+</span>', answer.text)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/tim?trang=2", "Không có tham số &#39;trang&#39;"),
        ("/tim?size=500", "Mỗi trang có từ 1 đến 100 kết quả."),
        ("/?x=1", "Không có tham số &#39;x&#39;"),
        ("/tro-giup?x=1", "Không có tham số &#39;x&#39;"),
        ("/ban-tin/giaoban01?contains=x", "Không có tham số &#39;contains&#39;"),
        ("/?lang=fr", "Không có ngôn ngữ &#39;fr&#39;"),
        ("/loc/mau-sac", "Không có bộ lọc &#39;mau-sac&#39;"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(client: FlaskClient, url: str, said: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 400
    assert said in answer.text


@pytest.mark.parametrize("url", ["/tim?q=%22dan", "/tim?size=500", "/ban-tin/khongco", "/loc/mau-sac"])
def test_what_stays_vietnamese_on_an_english_page_says_so(client: FlaskClient, url: str) -> None:
    assert '<p class="detail" lang="vi">' in client.get(url + ("&" if "?" in url else "?") + "lang=en").text
    assert '<p class="detail">' in client.get(url).text


@pytest.mark.parametrize("url", ["/tim?q=a%00b", "/tim?a%07b=1", "/loc/official?contains=a%1Fb", "/loc/%00", "/tim?host=%7F"])
def test_control_characters_are_refused_and_never_echoed(client: FlaskClient, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code in (400, 404)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", answer.text)


def test_what_is_english_on_an_english_page_is_not_called_vietnamese(client: FlaskClient) -> None:
    assert '<p class="detail">The address may be mistyped' in client.get("/khong-co?lang=en").text


@pytest.mark.parametrize("url", ["/khong-co", "/ban-tin/khongco", "/tim/", "/static/khongco.css", "/ban-tin/a/b", "/%00"])
def test_what_is_not_there_is_404(client: FlaskClient, url: str) -> None:
    answer = client.get(url)
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert 'class="brand"' in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("url", ["/", "/tim", "/ban-tin/giaoban01"])
def test_only_reading_is_allowed(client: FlaskClient, method: str, url: str) -> None:
    answer = client.open(url, method=method)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_an_address_too_long_is_refused(client: FlaskClient) -> None:
    assert client.get("/tim?q=" + "x" * 20_000).status_code == 414


@pytest.mark.parametrize("url", ["/", "/tim", "/loc/official", "/ban-tin/a"])
def test_without_an_index_visitors_are_asked_to_come_back(url: str) -> None:
    answer = create_app(SearchService(OracleEngine())).test_client().get(url)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "120"
    assert "Tạm thời chưa tra cứu được" in answer.text
    assert "manage.py" not in answer.text


def test_a_damaged_index_is_503_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    client = create_app(Broken(IndexDamaged("/srv/data", "bad magic"))).test_client()
    answer = client.get("/api/v1/search")
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert "/srv/data" not in answer.text
    assert "run manage.py reindex" in caplog.text


def test_a_programming_error_is_a_page_without_its_insides(caplog: pytest.LogCaptureFixture) -> None:
    client = create_app(Broken(RuntimeError("bí mật"))).test_client()
    answer = client.get("/tim?q=x&lang=en")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.text
    assert "bí mật" not in answer.text
    assert "bí mật" in caplog.text


def test_help_works_without_an_index() -> None:
    assert create_app(SearchService(OracleEngine())).test_client().get("/tro-giup").status_code == 200
