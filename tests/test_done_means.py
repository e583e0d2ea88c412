"""From a saved page to what is found, through the command line alone: the page below in every form of query that people use."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from manage import cli

TITLE = "Hội nghị sơ kết công tác dân vận 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2019"
PARAGRAPHS = (
    "Sáng ngày 04/7, Thường trực Huyện ủy Sông Mây tổ chức Hội nghị sơ kết công tác dân vận 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng "
    "cuối năm 2019. Đồng chí Lường Văn Thái, Phó Bí thư Huyện ủy chủ trì hội nghị; cùng dự có đồng chí Đỗ Văn Mẫn, HUV, Phó Chủ tịch UBND "
    "huyện; đồng chí Vi Thị Hà, Chánh Văn phòng Ban Dân vận Tỉnh ủy; lãnh đạo Ủy ban Mặt trận Tổ quốc huyện và khối dân vận các xã.",
    "Quang cảnh hội nghị",
    "Sáu tháng qua, công tác dân vận góp phần phát triển kinh tế - xã hội, giữ vững quốc phòng, an ninh trên địa bàn huyện. Nhiều mô hình "
    "“Dân vận khéo” được nhân rộng.",
    "Tuy nhiên, việc giám sát theo Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị ở một số cơ sở còn hạn chế.",
)
BYLINE = "Lê Quỳnh-Văn phòng Huyện ủy"
CLOCK = "Hôm nay, Thứ Hai ngày 17/01/2022"
MENU_NAME = "Phạm Văn Sửu"

HTML = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} - Cổng thông tin huyện Sông Mây</title></head><body>
<div id="top"><span>{CLOCK}</span><form><input name="q"><button>Tìm</button></form></div>
<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức trong Huyện</a></li>
<li><a href="/bi-thu">Bí thư Huyện ủy: {MENU_NAME}</a></li><li><a href="/lien-he">Liên hệ</a></li></ul>
<div class="content"><h1>{TITLE}</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}
<p style="text-align:right"><b>{BYLINE}</b></p></div>
<div class="footer">Cơ quan chủ quản: Huyện ủy Sông Mây. <a href="/so-do">Sơ đồ cổng</a></div></body></html>"""
TEXT = "\n\n".join((CLOCK, "Tin tức trong Huyện", TITLE, *PARAGRAPHS, BYLINE))

# What is typed -> all that is highlighted, as the page spells it; capitals may differ from one place to the next. A word typed without
# accents stands for every spelling: "van" for vận and for Văn.
FOUND = {
    "hoi nghi so ket dan van": {"Hội", "nghị", "sơ", "kết", "dân", "vận", "Văn"},
    "HOI NGHI SO KET DAN VAN": {"Hội", "nghị", "sơ", "kết", "dân", "vận", "Văn"},
    "Hội nghị sơ kết công tác dân vận": {"Hội", "nghị", "sơ", "kết", "công", "tác", "dân", "vận"},
    unicodedata.normalize("NFD", "Hội nghị sơ kết công tác dân vận"): {"Hội", "nghị", "sơ", "kết", "công", "tác", "dân", "vận"},
    "217-qđ/tw": {"Quyết định số 217-QĐ/TW"},
    "217 QD TW": {"Quyết định số 217-QĐ/TW"},
    "217/QĐ-TW": {"Quyết định số 217-QĐ/TW"},
    'chu-tri:"luong van thai"': {"Lường Văn Thái"},
    "vi thi ha": {"Vi", "Thị", "Hà"},
    "ngay:2019-07": {"Sáng ngày 04/7"},
    '"quốc phòng, an ninh"': {"quốc phòng, an ninh"},
    "uỷ ban mặt trận": {"Ủy", "ban", "Mặt", "trận"},
    "do van man": {"Đỗ", "Văn", "vận", "Mẫn"},
}
NOT_FOUND = {
    "another spelling of the same letters": "vi thí há",
    "the same number of another issuer": "217-QĐ/TU",
    "the month after": "ngay:2019-08",
    "a name in the page's menu": f'can-bo:"{MENU_NAME}"',
    "the menu's name without accents": 'can-bo:"pham van suu"',
    "the year of the page's clock": "ngay:2022",
    "the byline as the chair": 'chu-tri:"le quynh"',
    "one who came, as the chair": 'chu-tri:"vi thi ha"',
}


@pytest.fixture(scope="module", params=["html", "txt"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the page, imported and indexed."""
    folder = tmp_path_factory.mktemp("done")
    page = folder / f"so-ket.{request.param}"
    page.write_text(HTML if request.param == "html" else TEXT, encoding="utf-8")
    for command in (["import", str(page)], ["index", "--jobs", "1"]):
        result = CliRunner().invoke(cli, ["--data", str(folder / "data"), *command])
        assert result.exit_code == 0, result.output
    return folder / "data"


def asked(data: Path, query: str) -> list[dict[str, Any]]:
    """The hits of a search; nothing else is on standard output."""
    result = CliRunner().invoke(cli, ["--data", str(data), "search", "--json", query])
    assert (result.exit_code, result.stderr) == (0, "")
    hits: list[dict[str, Any]] = json.loads(result.stdout)["hits"]
    return hits


@pytest.mark.parametrize("query", FOUND)
def test_it_is_found_with_its_words_highlighted_in_the_original_spelling(data: Path, query: str) -> None:
    [hit] = asked(data, query)
    snippet = hit["snippet"]
    marked = {snippet["text"][start:end] for start, end in snippet["highlights"]}
    assert FOUND[query] <= marked
    assert {mark.casefold() for mark in marked} == {word.casefold() for word in FOUND[query]}


@pytest.mark.parametrize("query", NOT_FOUND.values(), ids=NOT_FOUND)
def test_it_is_not_found_by_what_it_does_not_say(data: Path, query: str) -> None:
    assert asked(data, query) == []


def test_its_facts_are_those_of_the_meeting(data: Path) -> None:
    [hit] = asked(data, "")
    assert hit["title"] == TITLE
    assert hit["meeting"]["start"] == "2019-07-04"
    assert hit["host"] == "Thường trực Huyện ủy Sông Mây"
