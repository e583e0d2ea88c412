"""The page of coverage tells what is indexed by body and year, each count a search that finds as many, and marks the holes."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from indexer.holdings import holdings_of
from indexer.holdings_json import holdings_to_json
from tests.builders import fill, report
from tests.test_webapp_views import Outline, outline, text, total
from tests.webapp_sample import PARTY, PEOPLE, sample_client, sample_service

HOLED = (
    report("a", day="2013-03-01", host="Huyện ủy <A>"),
    report("b", day="2016-03-01", host="Huyện ủy <A>"),
    report("c", day="2014-03-01", host="Huyện ủy B"),
    report("d", day="XXXX-03-01", host="Huyện ủy B"),
    report("e"),
)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return sample_client()


def rows(page: str) -> list[list[str]]:
    """The text of each cell of the table's body, row by row."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)]
    return [[" ".join(re.sub("<[^>]+>", "", cell).split()) for cell in row] for row in cells]


def test_bodies_come_with_their_years_and_holes() -> None:
    page = text(sample_client(*HOLED), "/pham-vi")
    hole = "– khoảng trống"
    assert rows(page) == [
        ["Tất cả", "5", "1", "1", "1", "2"],
        ["Huyện ủy &lt;A&gt;", "2", "1", hole, "1", ""],
        ["Huyện ủy B", "2", "", "1", "", "1"],
    ]
    assert "Không có bản tin nào của các năm 2015." in page
    assert "1 bản tin không nêu đơn vị tổ chức." in page


@pytest.mark.parametrize("by", ["host", "site"])
def test_each_count_is_what_its_link_finds(client: FlaskClient, by: str) -> None:
    page = text(client, f"/pham-vi?by={by}")
    counts = re.findall(r'<td><a href="([^"]+)" rel="nofollow">(\d+)</a>', page)
    assert len(counts) > 10
    assert [(href, count) for href, count in counts if total(client, href.replace("&amp;", "&")) != int(count)] == []


def test_the_most_reported_body_comes_first_and_leads_to_its_meetings(client: FlaskClient) -> None:
    labels = [row[0] for row in rows(text(client, "/pham-vi"))]
    assert labels == ["Tất cả", PARTY, PEOPLE]
    headings = re.findall(r'<th scope="row"><a href="([^"]+)">', text(client, "/pham-vi"))
    assert [total(client, href) for href in headings] == [16, 8]


def test_many_bodies_take_pages() -> None:
    client = sample_client(*(report(f"r{n}", day="2018-01-02", host=f"Đảng ủy xã {n:02d}") for n in range(60)))
    assert len(rows(text(client, "/pham-vi"))) == 51
    last = outline(client, "/pham-vi?page=2")
    assert "/pham-vi" in [link["href"] for link in last.all("a") if link.get("rel") == "prev"]
    assert len(rows(text(client, "/pham-vi?page=2"))) == 11


@pytest.mark.parametrize(
    ("search", "said"), [("by=place", "by"), ("by=", None), ("page=2", "page"), ("page=0", "page"), ("q=x", "q"), ("by=host&by=site", "by")]
)
def test_what_is_wrong_is_named(client: FlaskClient, search: str, said: str | None) -> None:
    answer = client.get(f"/pham-vi?{search}")
    assert answer.status_code == (400 if said else 200)
    assert said is None or f"<code>{said}</code>" in answer.text


def test_home_and_every_foot_lead_there(client: FlaskClient) -> None:
    for url in ("/", "/tim?q=dan+van", "/tro-giup", "/pham-vi"):
        assert "/pham-vi" in [link["href"] for link in outline(client, url).all("a")], url
    titles = {Outline(text(client, url)).texts["title"][0] for url in ("/pham-vi", "/pham-vi?by=site")}
    assert len(titles) == 2


def test_the_json_is_that_of_the_command(client: FlaskClient) -> None:
    for by in ("host", "site"):
        held = holdings_to_json(holdings_of(sample_service().engine, by))
        assert client.get(f"/api/v1/stats?by={by}").json == json.loads(json.dumps(held))
    assert client.get("/api/v1/stats?by=place").status_code == 400


def test_it_is_reckoned_anew_for_a_new_generation() -> None:
    service = sample_service(*HOLED)
    assert service.holdings().whole.reports == 5
    assert service.holdings() is service.holdings()
    fill(service.engine, HOLED[0])
    assert service.holdings().whole.reports == 1
