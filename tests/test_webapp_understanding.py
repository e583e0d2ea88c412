"""The results page says how the query was understood; each switch and offer is a link that keeps all else."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.query.expansions import Expansion
from indexer.requests import FilterOffer, Offer, Reading, SearchRequest, SearchResult
from indexer.service import SearchService
from tests.test_webapp_views import Outline, outline, text, total
from tests.webapp_sample import CHAIR, sample_client, sample_service
from webapp import create_app
from webapp.links import Links
from webapp.understanding import understanding_of

TOLD = {
    "readings": (
        Reading("dan van", "dân vận", "giao ban dân vận", 24),
        Reading("dan van", "dẫn <vận>", "giao ban dẫn <vận>", 0),
        Reading("giao ban", "giao ban", "giao ban dan van", 24),
    ),
    "recognised": (FilterOffer("role", "chair", "chủ trì", "chu tri", "giao ban dan van", 3),),
    "offers": (Offer("spelling", 'giao "ban', 7), Offer("telex", "giao bản", 5)),
}
"""What a search may tell of its query, beside its hits."""
EXPANSIONS = (
    Expansion("UBND", ("Ủy ban nhân dân",)),
    Expansion("tỉnh Cũ", ("tỉnh Mới", "tỉnh Mới hơn"), "nhập ngày 01/7/2025"),
    Expansion("huyện Cũ", (), "huyện Cũ: không còn"),
)


class Telling(SearchService):
    """The sample, where every search tells `TOLD`."""

    def search(self, request: SearchRequest, *, listed: int = 10) -> SearchResult:
        found = super().search(request, listed=listed)
        return replace(found, **TOLD, query=replace(found.query, expansions=EXPANSIONS if request.expand else ()))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return sample_client()


@pytest.fixture(scope="module")
def telling() -> FlaskClient:
    return create_app(Telling(sample_service().engine)).test_client()


def links(page: Outline, path: str = "/tim") -> list[str]:
    return [link["href"] for link in page.all("a") if link["href"].partition("?")[0] == path]


def words(html: str) -> str:
    """The text that a page shows, one space between its words."""
    return " ".join(re.sub("<[^>]+>", "", html).split())


def test_switches_go_along_wherever_the_search_goes(client: FlaskClient) -> None:
    page = outline(client, "/tim?q=" + quote("dẫn vận") + "&fold=1&expand=0&size=5")
    ways = [*links(page), *links(page, "/loc/official"), *(href for href in (a["href"] for a in page.all("a")) if "/ban-tin/" in href)]
    queried = [href for href in ways if "q=" in href]
    assert len(queried) > 30
    assert [href for href in queried if "fold=1" not in href] == ["/tim?q=" + quote("dẫn vận") + "&size=5&expand=0"]
    # the chip and the line under the heading
    assert [href for href in queried if "expand=0" not in href] == ["/tim?q=" + quote("dẫn vận") + "&size=5&fold=1"] * 2
    fields = [(box["name"], box["value"]) for box in page.all("input") if box.get("type") == "hidden"]
    assert fields.count(("expand", "0")) == 2
    assert fields.count(("fold", "1")) == 1, "the date form carries it; in the search form it is the checkbox"


def test_accents_are_looked_past_at_a_click_and_minded_again(client: FlaskClient) -> None:
    asked, folded = "/tim?q=" + quote("dẫn vận"), "/tim?q=" + quote("dẫn vận") + "&fold=1"
    assert total(client, asked) == 0
    assert total(client, folded) == 25
    boxes = {url: [box for box in outline(client, url).all("input") if box["name"] == "fold"] for url in (asked, folded)}
    assert ["checked" in box for box in boxes[asked]] == [False]
    assert ["checked" in box for box in boxes[folded]] == [True, False] or "checked" in boxes[folded][0]
    assert asked in links(outline(client, folded))


@pytest.mark.parametrize(("query", "offered"), [("dân vận", True), ("dan van", False), ("ĐẢNG", True), ("DANG", False), ("", False)])
def test_accents_are_offered_to_be_ignored_where_there_are_any(client: FlaskClient, query: str, offered: bool) -> None:
    assert (">bỏ dấu</a>" in text(client, f"/tim?q={quote(query)}")) == offered


def test_a_report_marks_what_the_search_found(client: FlaskClient) -> None:
    url = f"/ban-tin/giaoban01?q={quote('dẫn vẫn')}"
    assert "<mark>" not in text(client, url)
    assert "<mark>dân</mark> <mark>vận</mark>" in text(client, url + "&fold=1")


def test_a_query_that_cannot_be_read_keeps_its_filters(client: FlaskClient) -> None:
    page = outline(client, "/tim?q=%22dan&year=2015&fold=1&expand=0", 400)
    fields = [(box["name"], box.get("value"), "checked" in box) for box in page.all("input")]
    assert fields == [("q", '"dan', False), ("fold", "1", True), ("year", "2015", False), ("expand", "0", False)]


def test_filters_go_all_at_once_or_facet_by_facet(client: FlaskClient) -> None:
    page = text(client, "/tim?q=dan+van&year=2015&year=2016&host=x&from=2014&sort=oldest&page=2&size=1")
    clear = dict(re.findall(r'<a href="([^"]+)"[^>]*>(Xóa mọi bộ lọc|Bỏ chọn cả 2)', page.replace("&amp;", "&")))
    assert clear == {
        "/tim?q=dan%20van&sort=oldest&size=1": "Xóa mọi bộ lọc",
        "/tim?q=dan%20van&host=x&from=2014&sort=oldest&size=1": "Bỏ chọn cả 2",
    }


def test_what_the_page_offers_above_is_not_offered_again(client: FlaskClient) -> None:
    page = text(client, f"/tim?q={quote('dẫn vận')}")
    assert "Tìm không kể dấu: 25 bản tin" in words(page)
    assert '<ul class="ways">' not in page


@given(st.text(alphabet='aăđĐ đ"()-:.*<>&%ORộ́ \t\u200b२', max_size=30) | st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_query_finds_or_is_refused_with_a_place(client: FlaskClient, query: str) -> None:
    page = client.get("/tim", query_string={"q": query, "year": "2015"})
    answer = client.get("/api/v1/search", query_string={"q": query, "year": "2015"})
    assert page.status_code == answer.status_code
    assert page.status_code in (200, 400)
    assert "<>" not in page.text
    assert answer.json is not None
    if answer.status_code == 400:
        assert answer.json["parameter"] == "q"
        assert 0 <= answer.json.get("position", 0) <= len(query)


@pytest.mark.parametrize(
    ("search", "labels"),
    [
        ("q=" + quote('"dân vận khéo" xã') + "&year=2015", ["Chỉ tìm: xã 4"]),
        ("q=dan+van&year=2015&host=x", ["Xóa mọi bộ lọc 25", "Bỏ Đơn vị tổ chức: x 4"]),
        ("q=dan+van&from=2031", ["Xóa mọi bộ lọc 25"]),
        ("q=" + quote('"quốc phòng" xã') + "&year=2012", ["Xóa mọi bộ lọc 24"]),
        ("q=" + quote('"vận dân"'), ["Không cần đúng cụm từ 25"]),
        ("q=" + quote('"vẫn dan"') + "&year=2031", ["Bỏ mọi điều kiện, chỉ giữ các từ 25"]),
        ("q=" + quote("tieu-de:khongco dan van"), ["Chỉ tìm: dan van 25"]),
        ("q=" + quote('"OR"') + "&year=2015", []),
    ],
)
def test_what_is_tried_when_nothing_is_found_finds_what_it_says(client: FlaskClient, search: str, labels: list[str]) -> None:
    page = text(client, f"/tim?{search}")
    ways = re.search(r'<ul class="ways">.*?</ul>', page, re.DOTALL)
    found = re.findall(r'<li><a href="([^"]+)"[^>]*>(.*?)</a></li>', ways[0]) if ways else []
    assert [words(label).removesuffix(" bản tin") for _, label in found] == labels
    for href, label in found:
        assert total(client, href.replace("&amp;", "&")) == int(words(label).split()[-3])


def test_no_two_searches_have_one_title(client: FlaskClient) -> None:
    searches = ["", "q=dan", "q=dan&year=2015", "q=dan&year=2015&page=2&size=1", "q=dan&fold=1", "q=dan&expand=0", "year=2015", "to=2015"]
    searches += [f"official={quote(CHAIR)}", "role=chair", "page=2", "q=dan&role=chair"]
    titles = [outline(client, f"/tim?{search}").texts["title"][0] for search in searches]
    titles += [
        outline(client, f"/loc/{facet}").texts["title"][0] for facet in ("host", "host?q=dan", "host?q=dan&year=2015", "host?contains=a")
    ]
    assert len(set(titles)) == len(titles)
    assert titles[3] == "dan · 2015 · trang 2 – hoinghi"


def test_what_else_is_searched_is_said_and_switched_off_and_on(telling: FlaskClient) -> None:
    page = text(telling, "/tim?q=UBND&year=2015&page=2&size=1")
    said = (
        "Cũng tìm: Ủy ban nhân dân; tỉnh Mới, tỉnh Mới hơn (nhập ngày 01/7/2025) — chỉ tìm đúng những chữ đã gõ Lưu ý: huyện Cũ: không còn"
    )
    assert said in words(page)
    assert "/tim?q=UBND&year=2015&size=1&expand=0" in links(Outline(page))
    off = text(telling, "/tim?q=UBND&year=2015&size=1&expand=0")
    assert "Cũng tìm: đang tắt — tìm cả dạng đầy đủ và tên khác" in words(off)
    assert links(Outline(off)).count("/tim?q=UBND&year=2015&size=1") == 2, "the line and the chip"


def test_one_other_name_is_switched_off_by_what_was_typed(client: FlaskClient) -> None:
    page = text(client, "/tim?q=UBND&year=2015")
    assert "Cũng tìm: Ủy ban nhân dân — chỉ tìm UBND" in words(page)
    assert "Lưu ý" not in words(page)
    assert "/tim?q=UBND&year=2015&expand=0" in links(Outline(page))


def test_a_note_alone_switches_nothing(client: FlaskClient) -> None:
    page = words(text(client, "/tim?q=" + quote("huyện Bắc Hà")))
    assert "Lưu ý: huyện Bắc Hà: không còn cấp huyện từ 01/7/2025, nay thuộc tỉnh Lào Cai" in page
    assert "Cũng tìm" not in page


def test_readings_are_links_whose_names_tell_the_count(telling: FlaskClient) -> None:
    page = text(telling, "/tim?q=giao+ban+dan+van&year=2015&page=2&size=1&fold=1")
    assert "Cách đọc “dan van”: dân vận 24 bản tin dẫn &lt;vận&gt; 0 bản tin Cách đọc “giao ban”: giao ban 24 bản tin" in words(
        re.sub("<q[^>]*>", "“", page).replace("</q>", "”")
    )
    link = re.search(r'<a href="([^"]+)" rel="nofollow"><span>dân vận</span>', page)
    assert link
    assert link[1].replace("&amp;", "&") == f"/tim?q=giao%20ban%20{quote('dân vận')}&year=2015&size=1&fold=1"
    assert "dẫn <vận>" not in page
    assert ">dẫn &lt;vận&gt;</span>" in page
    assert quote("dẫn <vận>") not in page, "what finds nothing is no link"


def test_readings_of_the_whole_query_need_no_name(telling: FlaskClient) -> None:
    assert "Cách đọc: dân vận 24 bản tin" in words(text(telling, "/tim?q=dan+van"))


def test_recognised_filters_are_added_and_their_words_taken_away(telling: FlaskClient) -> None:
    page = text(telling, "/tim?q=giao+ban+dan+van+chu+tri&role=attend&page=2&size=1")
    assert "Lọc theo: Vai trò: chủ trì 3 bản tin" in words(page)
    assert "/tim?q=giao%20ban%20dan%20van&role=attend&role=chair&size=1" in links(Outline(page))


def test_other_queries_are_offered_with_what_they_find(telling: FlaskClient) -> None:
    page = text(telling, "/tim?q=giao+bann&year=2015&literal=1")
    assert "Có phải bạn muốn tìm: “giao &#34;ban”, 7 bản tin (sửa chữ gõ sai)" in words(page)
    assert f"/tim?q={quote('giao bản')}&year=2015" in links(Outline(page))


def test_in_english_what_stays_vietnamese_says_so(telling: FlaskClient) -> None:
    page = text(telling, f"/tim?q=giao+ban+dan+van&role=chair&official={quote(CHAIR)}&year=2015&lang=en")
    assert '<span lang="vi">dân vận</span>' in page
    assert "Role: <span>chaired</span>" in page, "a recognised filter"
    assert '<span class="kind">Role:</span> <span>chaired</span>' in page
    assert f'<span class="kind">Officials:</span> <span lang="vi">{CHAIR}</span>' in page
    assert '<span class="visually-hidden">Remove </span><span class="label">2015</span>' in page
    assert f'<span class="visually-hidden">Remove </span><span class="label" lang="vi">{CHAIR}</span>' in page
    assert '<span class="visually-hidden">Remove </span><span class="label">chaired</span>' in page
    assert "Also searching: Ủy ban nhân dân" in words(page)
    assert "Filter by: Role: chaired 3 reports" in words(page)


def test_a_query_put_right_is_said_with_the_way_back(client: FlaskClient) -> None:
    page = text(client, "/tim?q=daan+vaajn&year=2015&fold=1")
    assert "4 bản tin cho dân vận" in words(page)
    assert "Đang tìm dân vận (gõ kiểu Telex). Tìm đúng “daan vaajn”" in words(page)
    assert 'name="q" value="daan vaajn"' in page
    back = "/tim?q=daan%20vaajn&year=2015&fold=1&literal=1"
    assert back in links(Outline(page))
    assert total(client, back) == 0
    # from here on the query is the one that was answered: another filter does not change what was put right
    assert f"/tim?q={quote('dân vận')}&year=2015&official={quote(CHAIR)}&fold=1" in links(Outline(page))
    assert f"/ban-tin/giaoban11?q={quote('dân vận')}&amp;year=2015&amp;fold=1" in page


def test_taken_literally_the_other_query_is_one_click_away(client: FlaskClient) -> None:
    page = text(client, "/tim?q=daan+vaajn&year=2015&literal=1")
    assert "0 bản tin cho daan vaajn" in words(page)
    assert "Có phải bạn muốn tìm: “dân vận”, 4 bản tin (gõ kiểu Telex)" in words(page)
    assert f"/tim?q={quote('dân vận')}&year=2015" in links(Outline(page))
    assert "Bỏ Cách tìm: đúng như đã gõ" in words(page)
    fields = [box["name"] for box in Outline(page).all("input") if box.get("type") == "hidden"]
    assert fields.count("literal") == 1, "the date form keeps it; another query is put right again"


def test_a_filter_that_is_full_offers_no_more(client: FlaskClient) -> None:
    many = SearchRequest("dan", {"host": tuple(f"xã {n}" for n in range(50))})
    found = sample_service().search(many)
    offer = FilterOffer("host", "xã 99", "xã 99", "xa 99", "", 3)
    assert understanding_of(replace(found, recognised=(offer,)), Links()).filters == ()
