"""Pages say what the service found, escape it once, and link everything to its meetings."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer.reports import Meeting
from tests.builders import report
from tests.webapp_sample import AUTHOR, CHAIR, PARTY, PEOPLE, SPEAKER, sample_client, sample_reports
from webapp.words import MAX_TITLE

PAGES = (
    "/",
    "/tim",
    "/tim?q=dan+van",
    "/tim?q=khongco",
    "/tim?q=" + quote("dân vận") + "&year=2013&year=2014&fold=1&expand=0&page=2&size=5",
    "/tim?q=" + quote('"dân vận" xã') + "&year=2013&from=2018",
    "/loc/official",
    "/loc/month?contains=2015",
    "/ban-tin/giaoban01?q=dan+van",
    "/pham-vi?by=site",
    "/tro-giup",
)
REFUSED = ("/tim?q=%22dan", "/tim?la=1", "/ban-tin/khongco", "/khong-co", "/loc/khongco")


class Outline(HTMLParser):
    """What a page is made of: tags with their attributes, in order, and the text below each heading or title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {"title": [], "h1": [], "h3": []}
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag in self.texts:
            self.texts[tag].append("")
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            self.texts[tag][-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return sample_client()


def text(client: FlaskClient, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, answer.text
    return answer.text


def outline(client: FlaskClient, url: str, status: int = 200) -> Outline:
    return Outline(text(client, url, status))


def total(client: FlaskClient, url: str) -> int:
    found = re.search(r"\d+", outline(client, url).texts["h1"][0])
    assert found
    return int(found[0])


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("url", [*PAGES, *REFUSED])
def test_every_page_has_one_heading_a_language_a_title_and_labels(client: FlaskClient, url: str, lang: str) -> None:
    address = url + ("&" if "?" in url else "?") + f"lang={lang}"
    page = Outline(client.get(address).text)
    assert len(page.texts["h1"]) == 1
    assert page.texts["title"][0].strip()
    assert page.all("html") == [{"lang": lang}]
    labelled = {label.get("for") for label in page.all("label")}
    boxes = [box for box in page.all("input") if box.get("type") == "search"]
    assert boxes
    assert all(box["id"] in labelled for box in boxes)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_a_day_that_no_calendar_has_is_said_to_be_one() -> None:
    one = replace(next(iter(sample_reports())), meeting=Meeting(None, None, "sáng"))
    client = sample_client(one)
    assert "ngày ghi trong bài không có trong lịch, sáng" in " ".join(text(client, f"/ban-tin/{one.id}").split())
    assert "ngày ghi trong bài không có trong lịch, sáng" in " ".join(text(client, "/tim?year=unknown").split())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("url", PAGES)
def test_every_link_within_the_site_leads_somewhere_and_keeps_the_language(client: FlaskClient, url: str, lang: str) -> None:
    page = outline(client, url + ("&" if "?" in url else "?") + f"lang={lang}")
    links = {link["href"]: link for link in page.all("a") if link["href"].startswith("/") and "/api/" not in link["href"]}
    assert links
    for href, link in links.items():
        assert client.get(href).status_code == 200, href
        assert ("lang=en" in href) == ((lang == "en") != (link.get("hreflang") is not None)), href


def test_the_home_page_offers_searches_that_find_something(client: FlaskClient) -> None:
    page = outline(client, "/")
    examples = [link["href"] for link in page.all("a") if link["href"].startswith("/tim?q=")]
    assert len(examples) == 4
    assert all(total(client, href) > 0 for href in examples)
    assert "/tim?q=chu-tri:" + quote(f'"{CHAIR}"') in examples
    assert "/tim?q=217-Q%C4%90/TW" in examples


def test_the_home_page_says_what_is_covered(client: FlaskClient) -> None:
    found = " ".join(text(client, "/").split())
    assert "28 bản tin của 2 cơ quan, họp từ 04/01/2013 đến 01/08/2019." in found


def test_an_empty_index_has_a_home_page(client: FlaskClient) -> None:
    page = text(sample_client(next(iter(sample_reports()))), "/")
    assert "1 bản tin" in page


def test_the_title_of_results_is_the_query(client: FlaskClient) -> None:
    assert outline(client, "/tim?q=" + quote('"dân vận" & quý')).texts["title"] == ['"dân vận" & quý – hoinghi']
    assert outline(client, "/tim?year=2015&from=2015-02").texts["title"] == ["2015 · từ 02/2015 – hoinghi"]


def test_a_hit_is_an_article_with_a_linked_heading(client: FlaskClient) -> None:
    page = text(client, "/tim?q=dan+van&year=2013&sort=oldest")
    hits = re.findall(r"<article class=\"hit\">.*?</article>", page, re.DOTALL)
    assert len(hits) == 4
    assert re.search(r'<h3><a href="/ban-tin/giaoban00\?q=dan%20van&amp;year=2013&amp;sort=oldest">', hits[0])
    assert 'datetime="2013-01-04">04/01/2013</time></a>, sáng' in hits[0]
    assert f'/tim?official={quote(CHAIR)}">{CHAIR}</a>' in hits[0]
    assert f'/tim?host={quote(PEOPLE)}">{PEOPLE}</a>' in hits[0]
    assert '/tim?directive=217-Q%C4%90/TW">217-QĐ/TW</a>' in hits[0]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("khối Dân vận", "03/10 (không rõ năm), chiều"),
        ("Thông báo kết luận", "không rõ ngày họp"),
        ("Kỳ họp thứ năm", "30/07/2019–01/08/2019</time></a>, sáng và chiều"),
    ],
)
def test_dates_are_said_as_far_as_they_are_known(client: FlaskClient, query: str, shown: str) -> None:
    assert shown in text(client, "/tim?q=" + quote(query))


def test_markup_in_a_title_is_escaped_once(client: FlaskClient) -> None:
    for url in ("/tim?year=2019&q=tap+huan", "/ban-tin/matma?q=tap+huan", "/"):
        page = text(client, url)
        assert "<script>" not in page
        assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; &lt;b&gt;Hội nghị" in page
        assert "&amp;amp;" not in page
        assert "&amp;lt;" not in page


def test_a_query_is_escaped_wherever_it_is_shown(client: FlaskClient) -> None:
    for query, status in (("<img src=x onerror=alert(1)>", 200), ('"><img src=x>', 400)):
        assert "<img" not in text(client, "/tim?q=" + quote(query), status)


def test_a_facet_value_promises_what_its_link_finds(client: FlaskClient) -> None:
    page = text(client, "/tim?q=dan+van&year=2015")
    values = re.findall(r'<a href="([^"]+)" rel="nofollow"><span class="label">([^<]+)</span> <span class="count">(\d+)', page)
    assert len(values) > 15
    for href, label, count in values:
        address = href.replace("&amp;", "&")
        if re.search(r"year=2015&year=\w+", address):
            address = address.replace("year=2015&", "")
        assert total(client, address) == int(count), label


def test_months_stand_under_the_chosen_year(client: FlaskClient) -> None:
    assert ">10/2015<" not in text(client, "/tim")
    page = text(client, "/tim?year=2015")
    assert page.index(">2015</span>") < page.index(">10/2015<") < page.index(">2014</span>")


def test_chips_take_away_one_condition_each(client: FlaskClient) -> None:
    page = text(client, "/tim?q=dan+van&official=" + quote(CHAIR) + "&from=2014-02&sort=oldest")
    chips = re.findall(r'<li><a href="([^"]+)">.*?<span class="kind">([^<]+):</span> <span>([^<]+)</span>', page)
    assert [(name, label) for _, name, label in chips] == [("Câu truy vấn", "dan van"), ("Cán bộ", CHAIR), ("Từ ngày", "02/2014")]
    assert chips[1][0].replace("&amp;", "&") == "/tim?q=dan%20van&from=2014-02&sort=oldest"


def test_a_long_query_is_shown_whole_in_the_box_alone(client: FlaskClient) -> None:
    query = ("huyennongthonmoikieumau " * 16).strip()
    for url in (f"/tim?q={quote(query)}", f"/ban-tin/giaoban01?q={quote(query)}"):
        page = text(client, url)
        assert f'value="{query}"' in page
        assert f"{query}<" not in re.sub(r'<div class="interpreted">.*?</div>', "", page, flags=re.DOTALL)
    assert "huyennongthonmoikieumau…</span>" in text(client, f"/tim?q={quote(query)}")


def test_a_new_query_keeps_the_filters_and_leaves_the_page(client: FlaskClient) -> None:
    page = outline(client, "/tim?q=dan+van&official=" + quote(CHAIR) + "&sort=oldest&page=2&size=5&lang=en")
    form = [(box["name"], box["value"]) for box in page.all("input") if box.get("type") == "hidden"]
    assert form[:4] == [("official", CHAIR), ("sort", "oldest"), ("size", "5"), ("lang", "en")]


def test_pages_are_linked_back_and_forth(client: FlaskClient) -> None:
    page = outline(client, "/tim?size=5&page=2")
    rels = {(tag, attributes["rel"]): attributes["href"] for tag, attributes in page.tags if attributes.get("rel") in ("prev", "next")}
    assert rels == {
        ("link", "prev"): "/tim?size=5",
        ("link", "next"): "/tim?page=3&size=5",
        ("a", "prev"): "/tim?size=5",
        ("a", "next"): "/tim?page=3&size=5",
    }


def test_a_page_past_the_end_leads_back(client: FlaskClient) -> None:
    page = text(client, "/tim?page=99")
    assert "Trang này không còn bản tin nào" in page
    assert 'href="/tim">Về trang đầu của kết quả' in page


def test_what_matches_only_most_words_stands_apart(client: FlaskClient) -> None:
    page = text(client, "/tim?q=" + quote("tập huấn nông thôn mới lạ lùng"))
    assert outline(client, "/tim?q=" + quote("tập huấn nông thôn mới lạ lùng")).texts["h1"][0].startswith("0 bản tin")
    assert page.index("Chỉ khớp phần lớn các từ") < page.index('href="/ban-tin/matma')


def test_without_accents_is_offered_with_its_count(client: FlaskClient) -> None:
    page = text(client, "/tim?q=" + quote("dẫn vận") + "&year=2015")
    assert re.search(r'href="/tim\?q=dan%20van&amp;year=2015">Tìm không kể dấu: 4 bản tin', page)


@pytest.mark.parametrize("search", ["q=qwerty", "host=" + quote("Không ai"), "year=2015&from=2016"])
def test_nothing_found_says_what_to_do(client: FlaskClient, search: str) -> None:
    page = text(client, f"/tim?{search}")
    assert "Không có bản tin nào khớp" in page
    assert 'href="/tro-giup"' in page


def test_the_values_of_a_facet_are_found_by_typing(client: FlaskClient) -> None:
    page = text(client, "/loc/official?contains=hanh&year=2015&lang=vi")
    assert SPEAKER in page
    assert CHAIR not in page
    assert '<input type="hidden" name="year" value="2015">' in page
    assert f'href="/tim?year=2015&amp;official={quote(SPEAKER)}"' in page


def test_a_report_shows_its_text_with_facts_and_words_marked(client: FlaskClient) -> None:
    page = text(client, "/ban-tin/giaoban01?q=" + quote("Đỗ Văn"))
    assert f'<a class="fact host" href="/tim?host={quote(PARTY)}" title="Đơn vị tổ chức: {PARTY} (quy tắc built)">{PARTY}</a>' in page
    assert f'<a class="fact official" href="/can-bo/{quote(CHAIR)}?report=giaoban01" title="Cán bộ: {CHAIR} (quy tắc built)">' in page
    assert '<a class="fact date" href="/tim?from=2013-04-05&amp;to=2013-04-05"' in page
    assert '<p class="caption">Quang cảnh hội nghị</p>' in page


def links_of(page: Outline, rel: str) -> list[str]:
    return [link["href"] for link in page.all("link") if link.get("rel") == rel]


@pytest.mark.parametrize(
    "search",
    [
        "q=dan%20van&year=2013&year=2014&from=2013-02&sort=oldest&page=2&size=5",
        f"host={quote(PARTY)}&to=2018",
        "sort=newest",
        "q=dan%20van&lang=en",
        "q=" + quote("dẫn vận") + "&size=5&fold=1&expand=0",
    ],
)
def test_the_way_back_from_a_report_is_the_whole_search(client: FlaskClient, search: str) -> None:
    hit = next(link["href"] for link in outline(client, f"/tim?{search}").all("a") if link["href"].startswith("/ban-tin/"))
    page = outline(client, hit)
    assert f"/tim?{search}" in [link["href"] for link in page.all("a")]
    language = "?lang=en" if "lang=en" in search else ""
    bare = hit.partition("?")[0]
    assert links_of(page, "canonical") == [bare + language]
    assert links_of(page, "alternate") == [f"/api/v1/reports/{bare.removeprefix('/ban-tin/')}"]


def test_the_way_back_from_all_values_is_the_whole_search(client: FlaskClient) -> None:
    page = outline(client, "/loc/official?q=dan+van&sort=oldest&page=2&size=5&contains=do")
    assert "/tim?q=dan%20van&sort=oldest&page=2&size=5" in [link["href"] for link in page.all("a")]
    assert ("page", "2") in [(box["name"], box["value"]) for box in page.all("input") if box.get("type") == "hidden"]
    assert f"/tim?q=dan%20van&official={quote(CHAIR)}&sort=oldest&size=5" in [link["href"] for link in page.all("a")]


def test_a_report_that_no_search_found_has_no_way_back(client: FlaskClient) -> None:
    assert 'class="back"' not in text(client, "/ban-tin/giaoban01")
    assert 'class="back"' not in text(client, "/ban-tin/giaoban01?lang=en")


def test_a_new_query_on_a_report_takes_no_filters_along(client: FlaskClient) -> None:
    page = outline(client, "/ban-tin/giaoban01?q=dan+van&year=2013&page=2")
    boxes = [(box["name"], box["value"]) for box in page.all("input")]
    assert boxes == [("q", "dan van"), ("fold", "1")]


@pytest.mark.parametrize("search", ["la=1", "page=0", "year=13", "sort=x", "q=a&q=b"])
def test_a_report_refuses_what_no_search_takes(client: FlaskClient, search: str) -> None:
    assert client.get(f"/ban-tin/giaoban01?{search}").status_code == 400


def test_a_title_without_an_end_makes_no_page_huge() -> None:
    endless = "Hội nghị giao ban " * 5_000
    client = sample_client(report("a", endless.strip(), day="2019-01-02"))
    for url in ("/", "/tim?q=hoi+nghi", "/ban-tin/a?q=hoi+nghi"):
        page = outline(client, url)
        assert all(len(heading) <= MAX_TITLE + 1 for heading in (*page.texts["h1"], *page.texts["h3"]))
        assert len(page.texts["title"][0]) <= MAX_TITLE + len("… – hoinghi")
    assert page.texts["h1"][0].endswith("nghị…")
    body = re.sub("<[^>]+>", "", text(client, "/ban-tin/a"))
    assert endless.strip() in body


def test_a_report_says_where_it_comes_from(client: FlaskClient) -> None:
    page = text(client, "/ban-tin/giaoban07")
    address = "https://huyenuy.yenlam.example.vn/tin-tuc/giao-ban-7.html?a=1&amp;b=2"
    assert f'<a href="{address}" rel="nofollow noopener">{address}</a>' in page
    assert "03:30 18/01/2021 (GMT+7)" in page
    assert f"{7:064x}" in page
    assert "windows-1258 (nhận ra từ các byte)" in page
    assert f"<dd>{AUTHOR} - Văn phòng Huyện ủy</dd>" in page
    assert 'href="/api/v1/reports/giaoban07"' in page


def test_roles_lead_to_the_person_in_that_role(client: FlaskClient) -> None:
    page = text(client, "/ban-tin/giaoban01")
    assert f'<a class="role" href="/tim?official={quote(CHAIR)}&amp;role=chair">chủ trì</a>' in page
    assert total(client, f"/tim?official={quote(CHAIR)}&role=present") == 0


def test_nobody_is_called_absent(client: FlaskClient) -> None:
    for url in ("/ban-tin/giaoban01", "/tim"):
        assert "vắng" not in text(client, url)


def test_english_is_one_click_away_and_keeps_the_state(client: FlaskClient) -> None:
    page = text(client, "/tim?q=dan+van&year=2015&year=2016")
    assert 'href="/tim?q=dan%20van&amp;year=2015&amp;year=2016&amp;lang=en">English</a>' in page
    english = text(client, "/tim?q=dan+van&year=2015&lang=en")
    assert "Best match" in english
    assert '<h3 lang="vi">' in english
    assert "15 Oct 2015" in english


def test_robots_may_read_reports_but_not_combine_filters(client: FlaskClient) -> None:
    lines = text(client, "/robots.txt").splitlines()
    assert lines == ["User-agent: *", "Disallow: /tim", "Disallow: /loc/", "Disallow: /goi-y", "Disallow: /api/"]


def test_headers_keep_foreign_code_out(client: FlaskClient) -> None:
    headers = client.get("/tim?q=dan").headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; ")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("url", [*PAGES, *REFUSED])
def test_pages_need_no_inline_code_and_nothing_from_elsewhere(client: FlaskClient, url: str) -> None:
    page = Outline(client.get(url).text)
    assert [script["src"].split("?")[0] for script in page.all("script")] == ["/static/suggest.js"]
    assert not page.all("style")
    assert not [attributes for _, attributes in page.tags if "style" in attributes or any(name.startswith("on") for name in attributes)]
    assert all(link["href"].startswith("/") for link in page.all("link"))


def test_an_unchanged_page_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/ban-tin/giaoban01")
    again = client.get("/ban-tin/giaoban01", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get("/tim", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_head_answers_without_a_body(client: FlaskClient) -> None:
    answer = client.head("/tim?q=dan")
    assert (answer.status_code, answer.data) == (200, b"")
