"""Bulletins are read out of every portal's markup: whole, once, and without what stands around them."""

from __future__ import annotations

import json
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import NotABulletin
from indexer.reading import read_html, read_page
from indexer.reading.layout import get_blocks
from indexer.reading.markup import MAX_DEPTH, parse
from indexer.reading.pages import Page

PAGES = sorted(path.parent for path in Path(__file__).with_name("pages").glob("*/expected.json"))
JSON_LD = '<script type="application/ld+json">'
TITLE = "Hội nghị giao ban công tác dân vận quý I năm 2019"
LEAD = "Sáng 12/3, Huyện ủy Yên Sa tổ chức hội nghị giao ban công tác dân vận quý I. Đồng chí Lò Văn Mây chủ trì."
BODY = "Hội nghị nghe báo cáo kết quả thực hiện Kế hoạch số 45-KH/HU và bàn nhiệm vụ quý II của khối dân vận các xã."


def read_one(body: str, *, head: str = "", url: str | None = None) -> Page:
    (page,) = read_html(f"<html><head>{head}</head><body>{body}</body></html>", url=url)
    return page


@pytest.mark.parametrize("case", PAGES, ids=lambda path: path.name)
def test_each_portal_is_read_whole_and_without_its_furniture(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    pages = read_page((case / "page.html").read_bytes(), url=expected["url"])
    assert [
        {
            "title": page.title,
            "category": page.category,
            "published": page.published and page.published.isoformat(),
            "stamped": page.stamped and page.stamped.isoformat(),
            "byline": page.byline,
            "source": page.source,
            "captions": list(page.captions),
            "blocks": page.text.split("\n\n"),
        }
        for page in pages
    ] == expected["pages"]
    assert {page.read_by for page in pages} == {expected["read_by"]}


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<p>H<span>ội</span> ngh<b>ị</b></p>", ["Hội nghị"]),
        ("<p>Thể lệ</p><p>và</p>", ["Thể lệ", "và"]),
        ("<div>HĐND<div>huyện</div></div>", ["HĐND", "huyện"]),
        ("<p>a<o:p>&nbsp;</o:p></p><p>&nbsp;</p><p>\u200b</p><p>b</p>", ["a", "b"]),
        ("<p>một<br>Hai</p>", ["một", "Hai"]),
        ("<p>Đồng chí Bí thư Huyện ủy chủ trì<br>hội nghị</p>", ["Đồng chí Bí thư Huyện ủy chủ trì hội nghị"]),
        ("<p>a<!-- ghi chú --><script>x()</script><style>p{}</style></p>", ["a"]),
        ('<p>a<span style="display: none">ẩn</span><i hidden>ẩn</i></p>', ["a"]),
        ("<p>hoa\u0300 bi\u0300nh</p>", ["hoà bình"]),
        ("<table><tr><td>một</td><td>hai</td></tr></table>", ["một", "hai"]),
        ("<p>a</p><pre>Huyện ủy họp\n\nNhư Mai</pre>", ["a", "Huyện ủy họp", "Như Mai"]),
    ],
)
def test_blocks_end_where_a_reader_sees_a_paragraph_end(markup: str, blocks: list[str]) -> None:
    assert [block.text for block in get_blocks(parse(markup))] == blocks


@pytest.mark.parametrize(
    "markup",
    [
        "<p>{}</p><p>{}</p><p>{}</p>",
        "<ul><li>{}</li><li>{}</li><li>{}</li></ul>",
        "<ol><li><p>{}</p><li><p>{}</p><li><p>{}</p></ol>",
        "<p>{}<br>{}<br/>{}</p>",
        "<p><span>{}</span><br><span>{}</span><br><b>{}</b></p>",
        "<div>{}</div><div>{}</div><div>{}</div>",
        "<table><tr><td>{}</td></tr><tr><td>{}</td></tr><tr><td>{}</td></tr></table>",
    ],
)
@pytest.mark.parametrize("honorific", ["Đồng chí", "đồng chí", "đ/c", "ông", "ĐỒNG CHÍ"])
def test_people_listed_one_a_line_stay_apart(markup: str, honorific: str) -> None:
    posts = ("Lò Văn Mây - Phó Chủ tịch UBND huyện", "Vi Thị Lam - Trưởng Ban Dân vận", "Hà Văn Toại - Chánh Văn phòng")
    people = [f"{honorific} {post}" for post in posts]
    page = read_one(f"<h1>{TITLE}</h1><div><p>{LEAD} Dự có:</p>{markup.format(*people)}<p>{BODY}</p></div>")
    assert page.text.split("\n\n") == [TITLE, f"{LEAD} Dự có:", *people, BODY]


def test_a_sentence_broken_before_a_person_runs_on() -> None:
    page = read_one(f"<h1>{TITLE}</h1><div><p>{LEAD}</p><p>Hội nghị của khối dân vận các xã do<br>ông Lò Văn Mây điều hành.</p></div>")
    assert page.text.endswith("\n\nHội nghị của khối dân vận các xã do ông Lò Văn Mây điều hành.")


@pytest.mark.parametrize(
    "caption",
    [
        '<figure><img src="a.jpg"><figcaption>Lễ trao giấy khen</figcaption></figure>',
        '<p style="text-align:center"><img src="a.jpg"><br><em>Lễ trao giấy khen</em></p>',
        '<p><img src="a.jpg"></p><p style="text-align: center;">Lễ trao giấy khen</p>',
        '<table><tr><td><img src="a.jpg"></td></tr><tr><td align="center"><i>Lễ trao giấy khen</i></td></tr></table>',
        '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">Lễ trao giấy khen</p></div>',
    ],
)
def test_a_line_under_a_picture_is_its_caption(caption: str) -> None:
    page = read_one(f"<h1>{TITLE}</h1><div><p>{LEAD}</p>{caption}<p>{BODY}</p></div>")
    assert page.captions == ("Lễ trao giấy khen",)
    assert page.text.split("\n\n") == [TITLE, LEAD, "Lễ trao giấy khen", BODY]


def test_a_paragraph_under_a_picture_is_none() -> None:
    page = read_one(f'<h1>{TITLE}</h1><div><p>{LEAD}</p><p><img src="a.jpg"></p><p>{BODY}</p></div>')
    assert page.captions == ()


@pytest.mark.parametrize(
    ("last", "byline"),
    [
        ('<p style="text-align:right"><b>Vi Toại-Văn phòng Huyện ủy</b></p>', "Vi Toại-Văn phòng Huyện ủy"),
        ('<p align="right">MAI LAM</p>', "MAI LAM"),
        ('<div class="tacgia">Vi Toại</div>', "Vi Toại"),
        ("<p>Tin, ảnh: Vi Toại</p>", "Vi Toại"),
        ('<p id="author"><strong>Tác giả bài viết:</strong> Vi Toại</p>', "Vi Toại"),
        ("<p>Văn phòng HĐND&amp;UBND huyện Yên Sa</p>", "Văn phòng HĐND&UBND huyện Yên Sa"),
        ("<p>BBT</p>", "BBT"),
        ("", None),
        ("<p>Ảnh: Thu Lam</p>", None),
        ("<p>Hội nghị thành công tốt đẹp</p>", None),
    ],
)
def test_who_wrote_it_is_read_and_left_out_of_the_text(last: str, byline: str | None) -> None:
    page = read_one(f"<h1>{TITLE}</h1><div><p>{LEAD}</p><p>{BODY}</p>{last}</div>")
    assert page.byline == byline
    assert byline is None or byline not in page.text


@pytest.mark.parametrize(("label", "byline"), [("Tin", "Vi Toại"), ("Bài, ảnh", "Vi Toại"), ("Ảnh", "Ban biên tập")])
def test_who_signs_the_news_has_written_what_another_put_on_the_page(label: str, byline: str) -> None:
    posted = '<span class="itemAuthor">Được viết bởi <a rel="author" href="/62">Ban biên tập</a></span>'
    page = read_one(f"<h1>{TITLE}</h1>{posted}<div><p>{LEAD}</p><p>{BODY}</p><p>{label}: Vi Toại</p></div>")
    assert page.byline == byline


@pytest.mark.parametrize(
    "head",
    [
        f'{JSON_LD}{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2019-03-13T08:00:00+07:00"}}</script>',
        f'{JSON_LD}{{"@graph": [{{"@type": ["Article"], "headline": "{TITLE}", "datePublished": "2019-03-13"}}]}}</script>',
        f'<meta property="og:title" content="{TITLE} - Huyện Yên Sa">'
        '<meta property="article:published_time" content="2019-03-13T01:00:00Z">',
        f'<title>{TITLE} | Huyện Yên Sa</title><meta itemprop="datePublished" content="2019-03-13">',
    ],
)
def test_metadata_tells_title_and_day_where_the_body_does_not(head: str) -> None:
    page = read_one(f"<div><p>{LEAD}</p><p>{BODY}</p></div>", head=head)
    assert (page.title, str(page.published)) == (TITLE, "2019-03-13")


@pytest.mark.parametrize("generator", ["", '<meta name="generator" content="WordPress 6.5">', '<meta name="generator" content="Joomla!">'])
def test_a_heading_that_names_the_portal_is_no_title(generator: str) -> None:
    markup = f"<h1>Cổng thông tin điện tử huyện Yên Sa</h1><div><h2>{TITLE}</h2><p>{LEAD}</p><p>{BODY}</p></div>"
    assert read_one(markup, head=f"{generator}<title>{TITLE} - Huyện Yên Sa</title>").title == TITLE


def test_breadcrumbs_that_end_with_the_title_name_the_section_before_it() -> None:
    crumbs = f'<div class="breadcrumb"><a href="/">Trang chủ</a> <a href="/d">Công tác Đảng</a> <a href="#">{TITLE}</a></div>'
    assert read_one(f"{crumbs}<h1>{TITLE}</h1><div><p>{LEAD}</p><p>{BODY}</p></div>").category == "Công tác Đảng"


def test_the_day_in_an_address_is_the_last_resort() -> None:
    url = "https://yensa.example/portal/Pages/2019-3-14/giao-ban.aspx"
    markup = f"<h1>{TITLE}</h1><div><p>{LEAD}</p><p>{BODY}</p></div>"
    assert str(read_one(markup, url=url).published) == "2019-03-14"
    assert str(read_one(markup.replace("<div>", "<p>Đăng ngày 13/3/2019</p><div>"), url=url).published) == "2019-03-13"


@pytest.mark.parametrize("side", ["aside", "div class='other-news'", "div style='display:none'"])
def test_articles_in_a_side_column_are_no_pages(side: str) -> None:
    teaser = "Chiều 05/3, đồng chí Vi Thị Lam chủ trì hội nghị Ban Chấp hành; cùng dự có lãnh đạo các phòng của huyện và các xã."
    entry = f"<article><h2>Hội nghị Ban Chấp hành lần thứ 14</h2><p>{teaser}</p></article>"
    other = f"<{side}>{entry}</{side.split()[0]}>"
    main = f"<article><h1>{TITLE}</h1><div><p>{LEAD}</p><p>{BODY}</p></div></article>"
    for markup in (main + other * 2, other + main + other):
        assert read_one(markup).text == f"{TITLE}\n\n{LEAD}\n\n{BODY}"


def test_each_of_several_articles_has_its_own_byline_and_no_other() -> None:
    articles = [
        f"<article><h2>{n}. {TITLE}</h2><p>{LEAD}</p><p>{BODY}</p><p class='tacgia'>{who}</p></article>"
        for n, who in ((1, "Vi Toại"), (2, "Mai Lam"))
    ]
    pages = read_html(f"<body><nav>Trang chủ</nav>{''.join(articles)}</body>")
    assert [(page.title, page.byline) for page in pages] == [(f"1. {TITLE}", "Vi Toại"), (f"2. {TITLE}", "Mai Lam")]
    assert {page.text.partition("\n\n")[2] for page in pages} == {f"{LEAD}\n\n{BODY}"}


def test_a_lead_repeated_in_the_body_stands_once() -> None:
    page = read_one(f'<h1>{TITLE}</h1><div class="sapo">{LEAD}</div><div><p>{TITLE}</p><p>{LEAD}</p><p>{BODY}</p></div>')
    assert page.text == f"{TITLE}\n\n{LEAD}\n\n{BODY}"
    assert page.lead == LEAD


@pytest.mark.parametrize(
    "around",
    [
        '<ul class="menu"><li><a href="/">Văn bản số 15/KH-UBND</a></li></ul>',
        "<nav>Văn bản số 15/KH-UBND</nav>",
        "<footer>Văn bản số 15/KH-UBND. Giấy phép do đồng chí Vi Thị Lam cấp ngày 05/8/2016 tại huyện Yên Sa.</footer>",
        '<div class="box_lien_quan"><p>Đồng chí Vi Thị Lam thực hiện Văn bản số 15/KH-UBND tại các xã trong huyện.</p></div>',
        '<div id="tinKhac"><a href="/2">Triển khai Văn bản số 15/KH-UBND</a></div>',
        '<form class="comments"><p>Bạn đọc hỏi về Văn bản số 15/KH-UBND.</p></form><div class="comments">Văn bản số 15/KH-UBND</div>',
        "<h3>Tin liên quan</h3><p>Đồng chí Vi Thị Lam thực hiện Văn bản số 15/KH-UBND tại các xã trong huyện.</p>",
    ],
)
def test_nothing_around_a_bulletin_gets_into_it(around: str) -> None:
    above, below = (around, "") if around.startswith(("<ul", "<nav")) else ("", around)
    page = read_one(f"{above}<div class='news'><h1>{TITLE}</h1><div><p>{LEAD}</p><p>{BODY}</p></div>{below}</div>")
    assert page.text == f"{TITLE}\n\n{LEAD}\n\n{BODY}"


@pytest.mark.parametrize(
    ("markup", "url", "reason"),
    [
        ("<html><body></body></html>", None, "no text that could be a report"),
        ("<html><body><p>Trang không tồn tại</p></body></html>", None, "no text that could be a report"),
        (
            f"<ul>{'<li><a href=/x>Hội nghị Ban Chấp hành Đảng bộ huyện lần thứ 14</a></li>' * 20}</ul>",
            None,
            "no text that could be a report",
        ),
        (
            "<h2>Thông báo</h2><p>Cổng thông tin điện tử huyện Yên Sa ngừng hoạt động từ ngày 01/7/2025. Mời xem trang các xã.</p>",
            None,
            "a notice that the page or its portal is gone",
        ),
        (
            f'<link rel="canonical" href="https://yensa.example/"><h1>{TITLE}</h1><p>{LEAD}</p>',
            "https://yensa.example/tin/1.html",
            "the site's home page instead of the page asked for",
        ),
    ],
)
def test_what_is_no_bulletin_is_refused_with_a_reason(markup: str, url: str | None, reason: str) -> None:
    with pytest.raises(NotABulletin, match=f"^{reason}$"):
        read_html(markup, url=url)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty: no text"),
        (b" \n ", "empty: no text"),
        (b"%PDF-1.4 x", "a PDF file broken: "),
        (b"\x89PNG\r\n\x1a\n", "not text: a PNG picture"),
    ],
)
def test_bytes_that_hold_no_text_are_refused_with_a_reason(body: bytes, reason: str) -> None:
    with pytest.raises(NotABulletin, match=f"^{reason}"):
        read_page(body)


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "blockquote class='menu'"])
@pytest.mark.parametrize("times", [MAX_DEPTH - 60, 30_000])
def test_deep_nesting_is_read(tag: str, times: int) -> None:
    (page,) = read_html(f"<html><body>{f'<{tag}>' * times}<p>{LEAD}</p><p>{BODY}</p></body></html>")
    assert LEAD in page.text


def test_a_page_cut_in_the_middle_is_read_as_far_as_it_goes() -> None:
    page = read_one(f"<h1>{TITLE}</h1><div><p>{LEAD}</p><p>{BODY[:50]}")
    assert page.text.startswith(f"{TITLE}\n\n{LEAD}\n\n{BODY[:50]}")


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class='menu'>",
                "<h1>",
                "<h3>",
                "<a href=x>",
                "<br>",
                "<td>",
                "<!--",
                "<script>",
                "&#0;",
                LEAD,
                TITLE,
                "./.",
                " | ",
            ]
        )
        | st.text(max_size=12),
        max_size=40,
    ).map("".join)
)
@settings(max_examples=150, deadline=None)
def test_any_markup_is_read_or_refused(markup: str) -> None:
    with suppress(NotABulletin):
        for page in read_html(markup):
            assert page.text.startswith(page.title)
            assert all(caption in page.text for caption in page.captions)


UNKNOWN = (
    "<table><tr><td class='left'><a>Giới thiệu</a><br><a>Liên hệ</a></td><td><p><b>Sơ kết phong trào thi đua</b></p>"
    "<p>Sáng ngày 12/3/2019, Huyện ủy Yên Sa tổ chức hội nghị sơ kết phong trào thi đua quý I.</p>"
    "<p>Đồng chí Lò Văn Mây, Bí thư Huyện ủy chủ trì hội nghị.</p></td></tr></table>"
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_unknown_portal_is_read_however_its_letters_are_composed(form: Literal["NFC", "NFD"]) -> None:
    [page] = read_html(unicodedata.normalize(form, UNKNOWN))
    assert page.title == "Sơ kết phong trào thi đua"
    assert "Lò Văn Mây, Bí thư Huyện ủy chủ trì" in page.text
    assert "Giới thiệu" not in page.text
