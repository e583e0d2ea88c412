"""Tables and lists of officials come out as lines in which a name stands beside its position."""

from __future__ import annotations

import pytest

from indexer.assemble import assemble
from indexer.reading import read_html
from indexer.reading.layout import get_blocks
from indexer.reading.markup import parse
from indexer.reading.pages import Page

TITLE = "Hội nghị giao ban công tác dân vận quý I năm 2019"
LEAD = "Sáng 12/3, Huyện ủy Yên Sa tổ chức hội nghị giao ban công tác dân vận quý I. Thành phần dự hội nghị gồm:"
BODY = "Hội nghị nghe báo cáo kết quả thực hiện Kế hoạch số 45-KH/HU và bàn nhiệm vụ quý II của khối dân vận các xã."
ROWS = ["Lò Văn Mây, Bí thư Đảng ủy xã Phú Lâm", "Vi Thị Lam, Chủ tịch UBND xã Phú Lâm"]


def read_one(inside: str) -> Page:
    (page,) = read_html(f"<html><body><div><h1>{TITLE}</h1><p>{LEAD}</p>{inside}<p>{BODY}</p></div></body></html>")
    return page


LISTS = {
    "a table": "<table><tr><td>Lò Văn Mây</td><td>Bí thư Đảng ủy xã Phú Lâm</td></tr>"
    "<tr><td>Vi Thị Lam</td><td>Chủ tịch UBND xã Phú Lâm</td></tr></table>",
    "cells as Word pastes them": "<table><tbody><tr><td><p class=MsoNormal><span>Lò V</span><span>ăn Mây</span><o:p></o:p></p>"
    "</td><td><p>Bí thư Đảng ủy<br>xã Phú Lâm</p></td></tr>"
    "<tr><td><p>Vi Thị Lam</p></td><td><p>Chủ tịch UBND</p><p>xã Phú Lâm</p></td></tr>"
    "</table>",
    "empty cells": "<table><tr><td>&nbsp;</td><td>Lò Văn Mây</td><td>Bí thư Đảng ủy xã Phú Lâm</td><td></td></tr>"
    "<tr><td></td><td>Vi Thị Lam</td><td>\u200b</td><td>Chủ tịch UBND xã Phú Lâm</td></tr></table>",
    "three columns": "<table><tr><td>Lò Văn Mây</td><td>Bí thư Đảng ủy</td><td>xã Phú Lâm</td></tr>"
    "<tr><td>Vi Thị Lam,</td><td>Chủ tịch UBND</td><td>xã Phú Lâm</td></tr></table>",
    "terms": "<dl><dt>Lò Văn Mây</dt><dd>Bí thư Đảng ủy xã Phú Lâm</dd><dt>Vi Thị Lam</dt><dd>Chủ tịch UBND xã Phú Lâm</dd></dl>",
    "terms in groups": "<dl><div><dt>Lò Văn Mây</dt><dd>Bí thư Đảng ủy xã Phú Lâm</dd></div>"
    "<div><dt>Vi Thị Lam</dt><dd>Chủ tịch UBND xã Phú Lâm</dd></div></dl>",
}


@pytest.mark.parametrize("inside", LISTS.values(), ids=LISTS.keys())
def test_name_and_position_stand_on_one_line_and_are_read(inside: str) -> None:
    page = read_one(inside)
    rows = [row.replace("Đảng ủy xã", "Đảng ủy, xã").replace("UBND xã", "UBND, xã") for row in ROWS] if "<td>xã" in inside else ROWS
    assert page.text.split("\n\n") == [TITLE, LEAD, *rows, BODY]
    officials = assemble(page, url=None, report_id="a").officials
    assert [(official.name, official.attended) for official in officials] == [("Lò Văn Mây", True), ("Vi Thị Lam", True)]


def test_an_attendance_list_keeps_its_numbers_and_its_head() -> None:
    head = "<thead><tr><th>TT</th><th>Họ và tên</th><th>Chức vụ</th></tr></thead>"
    body = "<tr><td>1</td><td>Lò Văn Mây</td><td>Bí thư</td></tr><tr><td>2</td><td>Vi Thị Lam</td><td>Chủ tịch</td></tr>"
    rows = read_one(f"<table>{head}<tbody>{body}</tbody></table>").text.split("\n\n")[2:-1]
    assert rows == ["TT, Họ và tên, Chức vụ", "1, Lò Văn Mây, Bí thư", "2, Vi Thị Lam, Chủ tịch"]


def test_the_last_row_is_no_byline() -> None:
    (page,) = read_html(f"<div><h1>{TITLE}</h1><p>{BODY}</p><p>{LEAD}</p>{LISTS['a table']}</div>")
    assert page.byline is None
    assert page.text.endswith(ROWS[1])


@pytest.mark.parametrize(
    "layout",
    [
        "<table><tr><td>một</td><td>hai</td></tr></table>",
        "<table><tr><td><img src=a.jpg></td><td>một</td></tr><tr><td>hai</td><td></td></tr></table>",
        "<table><tr><td>một</td><td><table><tr><td>hai</td></tr></table></td></tr></table>",
        "<table><tr><td>một</td></tr><tr><td>hai</td></tr></table>",
        "<dl><dt>một</dt><dd>hai</dd></dl>",
    ],
)
def test_what_only_lays_a_page_out_is_no_row(layout: str) -> None:
    assert [block.text for block in get_blocks(parse(layout))] == ["một", "hai"]


def test_columns_of_running_text_are_no_row() -> None:
    columns = "".join(f"<tr><td>{n}. {BODY * 2}</td><td>{LEAD * 2}</td></tr>" for n in range(3))
    assert len(get_blocks(parse(f"<table>{columns}</table>"))) == 6


LEADS = [
    (f"Hội nghị giao ban lần thứ {n} của Huyện ủy Yên Sa", f"0{n}/3/2019", f"Sáng 0{n}/3, Huyện ủy Yên Sa họp giao ban tháng.")
    for n in range(1, 5)
]
LISTINGS = {
    "headings": "<div class='item'><h3><a href='/{n}'>{title}</a></h3><span class='date'>{day}</span><p>{lead}</p></div>",
    "links": "<div class='item'><a href='/{n}'>{title}</a><br><i>({day})</i><br>{lead}</div>",
    "articles": "<article><h2>{title}</h2><time datetime='2019-03-0{n}'>{day}</time><p>{lead}</p><a href='/{n}'>Xem tiếp</a></article>",
    "list": "<li><img src='{n}.jpg'><h4>{title}</h4><p>{day}</p><p>{lead}</p></li>",
    "cells": "<table><tr><td><img src='{n}.jpg'></td><td><a href='/{n}'><b>{title}</b></a><br>{day}<br>{lead}</td></tr></table>",
}


@pytest.mark.parametrize("markup", LISTINGS.values(), ids=LISTINGS.keys())
def test_a_listing_gives_a_page_for_each_lead(markup: str) -> None:
    entries = "".join(markup.format(n=n, title=title, day=day, lead=lead) for n, (title, day, lead) in enumerate(LEADS, 1))
    frame = "<ul class='menu'><li><a href='/'>Trang chủ</a></li><li><a href='/v'>Văn bản</a></li></ul><h1>Tin tức trong Huyện</h1>"
    pages = read_html(
        f"<html><head><title>Huyện Yên Sa</title></head><body>{frame}<div class='list'>{entries}</div><div>1 2 3 Sau</div></body></html>"
    )
    assert [(page.title, page.lead, page.text) for page in pages] == [(title, lead, f"{title}\n\n{lead}") for title, _, lead in LEADS]
    assert [str(page.published) for page in pages] == [f"2019-03-0{n}" for n in range(1, 5)]
