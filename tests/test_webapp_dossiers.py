"""The pages of a person and of a directive: what reports prove, why it is one, and who or what else it may be."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer.identity.rules import PEOPLE_RULE
from indexer.reports import Directive, Evidence, Meeting, Named, Official, Report, Span
from tests.webapp_sample import CHAIR, LAW, PLAN, REGULATION, SPEAKER, sample_client

NAME = "Vi Văn Hòa"


def text(client: FlaskClient, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, response.text
    return response.text


def meeting(report_id: str, day: str, host: str, *officials: Official, directive: Directive | None = None) -> Report:
    body = f"{host} họp. Các đơn vị triển khai {directive.number if directive else 'nhiệm vụ'} ngay trong tháng."
    return Report(
        id=report_id,
        url=f"https://{report_id}.example.vn/",
        title=f"Họp ở {host}",
        text=body,
        meeting=Meeting(day, day),
        host=Named(host),
        officials=officials,
        directives=(directive,) if directive else (),
    )


def holding(position: str, *roles: str, name: str = NAME) -> Official:
    return Official(name, (position,), roles or ("chair",), True)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return sample_client()


@pytest.fixture(scope="module")
def namesakes() -> FlaskClient:
    """Two people of one name in two districts, and one report that says of neither."""
    reports = (
        meeting("a1", "2018-01-05", "Huyện ủy Yên Lâm", holding("Phó Bí thư Huyện ủy")),
        meeting("a2", "2019-01-05", "Huyện ủy Yên Lâm", holding("Bí thư Huyện ủy", "chair", "speak")),
        meeting("b1", "2018-01-06", "Huyện ủy Mường Khê", holding("Trưởng Ban Dân vận Huyện ủy", "present")),
        meeting("c1", "2018-06-06", "Câu lạc bộ thơ", Official(NAME, (), ("attend",), True)),
    )
    return sample_client(*reports)


def test_a_person_is_shown_with_posts_meetings_and_the_reason(client: FlaskClient) -> None:
    page = text(client, "/can-bo/" + quote(CHAIR))
    assert f"<h1>{CHAIR}</h1>" in page
    assert "Phó Bí thư Huyện ủy" in page
    assert 'href="/ban-tin/giaoban00"' in page
    assert "Vì sao là một người" in page
    assert PEOPLE_RULE[0] in page
    assert "Tất cả (24)" in page


@pytest.mark.parametrize("spelling", ["Do Van Man", "ĐỖ VĂN MẪN", unicodedata.normalize("NFD", CHAIR), "Ðỗ Văn Mẫn"])
def test_a_name_is_understood_however_it_is_typed(client: FlaskClient, spelling: str) -> None:
    assert f"<h1>{CHAIR}</h1>" in text(client, "/can-bo/" + quote(spelling))


def test_the_meetings_of_one_role_are_a_click_away(client: FlaskClient) -> None:
    address = f"/can-bo/{quote(SPEAKER)}?report=giaoban00"
    page = text(client, address)
    assert f'href="{address}&amp;role=present"' in page
    assert "trình bày (24)" in page
    assert "giaoban05" in text(client, address + "&role=present")
    assert "giaoban05" not in text(client, address + "&role=chair")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("role=chairman", "Không có vai trò"),
        ("page=2", "Trang phải từ 1 đến 1"),
        ("page=x", "phải là số nguyên"),
        ("q=a", "Không có tham số"),
    ],
)
def test_a_wrong_parameter_is_told(client: FlaskClient, query: str, message: str) -> None:
    assert message in text(client, f"/can-bo/{quote(CHAIR)}?{query}", 400)


def test_people_of_one_name_are_listed_apart_with_the_reason(namesakes: FlaskClient) -> None:
    page = text(namesakes, "/can-bo/" + quote(NAME))
    assert "2 người cùng tên" in page
    assert f'href="/can-bo/{quote(NAME)}?report=a1"' in page
    assert f'href="/can-bo/{quote(NAME)}?report=b1"' in page
    assert "Không rõ là ai" in page
    assert 'href="/ban-tin/c1"' in page


def test_any_report_of_a_person_leads_to_them(namesakes: FlaskClient) -> None:
    for report in ("a1", "a2"):
        page = text(namesakes, f"/can-bo/{quote(NAME)}?report={report}")
        assert "Phó Bí thư Huyện ủy" in page
        assert "Bí thư Huyện ủy" in page
        assert f'<link rel="canonical" href="/can-bo/{quote(NAME)}?report=a1">' in page
        assert "Người khác cùng tên" in page
        assert 'href="/ban-tin/b1"' not in page


def test_a_report_that_does_not_say_who_leads_to_everyone_of_the_name(namesakes: FlaskClient) -> None:
    assert "2 người cùng tên" in text(namesakes, f"/can-bo/{quote(NAME)}?report=c1")


def test_whom_no_report_names_is_not_found(client: FlaskClient) -> None:
    assert "Không có cán bộ này" in text(client, "/can-bo/" + quote("Nguyễn Không Ai"), 404)
    assert "Không có cán bộ này" in text(client, f"/can-bo/{quote(CHAIR)}?report=matma", 404)
    assert client.get("/api/v1/officials/x").status_code == 404


@pytest.mark.parametrize("typed", ["Văn Mẫn", "Do Vần Man"])
def test_names_with_the_words_of_one_that_nobody_has_are_a_click_away(client: FlaskClient, typed: str) -> None:
    assert f'<a href="/can-bo/{quote(CHAIR)}">{CHAIR}</a>' in text(client, "/can-bo/" + quote(typed), 404)
    assert client.get(f"/api/v1/officials/{quote(typed)}").get_json()["suggestions"] == [CHAIR]


def test_a_directive_is_shown_with_its_meetings_by_verb_and_the_sentence(client: FlaskClient) -> None:
    page = text(client, "/van-ban/" + quote(PLAN.number or ""))
    assert "<h1>Kế hoạch 120-KH/HU</h1>" in page
    assert ">Triển khai</span>" in page
    assert "<mark>120-KH/HU</mark>" in page
    assert "17/07/2018" in page


def test_in_english_verbs_and_rules_are_english(client: FlaskClient) -> None:
    page = text(client, "/van-ban/" + quote(PLAN.number or "") + "?lang=en")
    assert ">Roll out</span>" in page
    assert "One number, one issuer" in page
    assert "One name and one place of office" in text(client, f"/can-bo/{quote(CHAIR)}?lang=en")


def test_a_verb_with_more_meetings_than_fit_has_a_page_of_its_own(client: FlaskClient) -> None:
    address = "/van-ban/" + quote(REGULATION.number or "")
    page = text(client, address)
    assert page.count("<h3>") == 10
    assert "Xem tất cả 12" in page
    whole = text(client, f"{address}?report=giaoban00&verb={quote('giám sát')}")
    assert whole.count("<h3>") == 12


@pytest.mark.parametrize("typed", ["217 qd tw", "217/QĐ-TW", "Quyết định số 217-QĐ/TW"])
def test_a_directive_is_understood_however_it_is_typed(client: FlaskClient, typed: str) -> None:
    assert "<h1>Quyết định 217-QĐ/TW</h1>" in text(client, "/van-ban/" + quote(typed))


def test_a_law_is_known_by_its_name(client: FlaskClient) -> None:
    assert "<h1>Luật Đất đai</h1>" in text(client, "/van-ban/" + quote(LAW.name or ""))


def test_directives_of_one_number_are_listed_apart() -> None:
    early = Directive("35-CT/TW", type="Chỉ thị", issuer="Bộ Chính trị", date="2019-05-30", verbs=("triển khai",))
    late = Directive("35-CT/TW", type="Chỉ thị", issuer="Bộ Chính trị", date="2024-06-14", verbs=("quán triệt",))
    unsaid = Directive("35-CT/TW", type="Chỉ thị")
    reports = (
        meeting("d1", "2019-07-01", "Huyện ủy Yên Lâm", directive=early),
        meeting("d2", "2024-08-01", "Huyện ủy Yên Lâm", directive=late),
        meeting("d3", "2024-09-01", "Đảng ủy xã Tam Lộc", directive=unsaid),
    )
    client = sample_client(*reports)
    page = text(client, "/van-ban/35-CT/TW")
    assert "2 văn bản" in page
    assert "Không rõ là văn bản nào" in page
    assert "2 văn bản" in text(client, "/van-ban/35-CT/TW?report=d3")
    one = text(client, "/van-ban/35-CT/TW?report=d1")
    assert "30/05/2019" in one
    assert "Số này còn có thể là văn bản khác" in one
    assert 'href="/ban-tin/d2"' not in one


@pytest.mark.parametrize("typed", ["217", "số 217", "quyet dinh 217"])
def test_a_number_without_its_code_leads_to_its_directive(client: FlaskClient, typed: str) -> None:
    assert "<h1>Quyết định 217-QĐ/TW" in text(client, f"/van-ban/{quote(typed)}")
    answer = client.get(f"/api/v1/directives/{quote(typed)}").get_json()
    assert [one["value"] for one in answer["directives"]] == ["217-QĐ/TW"]


def test_what_no_report_cites_is_not_found(client: FlaskClient) -> None:
    assert "Không có văn bản này" in text(client, "/van-ban/" + quote("999-QĐ/TW"), 404)
    assert "phải là một trong: quán triệt" in text(client, "/van-ban/217-Q%C4%90/TW?verb=x", 400)


def test_the_api_gives_the_same(client: FlaskClient) -> None:
    people = client.get("/api/v1/officials/" + quote(CHAIR)).get_json()
    assert [(one["name"], len(one["appearances"])) for one in people["people"]] == [(CHAIR, 24)]
    family = client.get("/api/v1/directives/" + quote("217-QĐ/TW")).get_json()
    assert [(one["number"], one["issuer"]) for one in family["directives"]] == [("217-QĐ/TW", "Bộ Chính trị")]


def test_names_with_markup_and_slashes_are_found_and_escaped_once() -> None:
    name = 'Lò <b>"Văn"</b> Én / Lê'
    client = sample_client(meeting("m1", "2018-01-05", "Huyện ủy Yên Lâm", holding("Bí thư Huyện ủy", name=name)))
    page = text(client, f"/can-bo/{quote(name)}?report=m1")
    assert "Lò &lt;b&gt;" in page
    assert "<b>" not in page
    assert client.get(f"/api/v1/officials/{quote(name)}").status_code == 200


def test_the_lists_of_all_people_and_directives_have_short_addresses(client: FlaskClient) -> None:
    assert client.get("/can-bo").headers["Location"] == "/loc/official"
    assert client.get("/van-ban?lang=en").headers["Location"] == "/loc/directive?lang=en"


@pytest.mark.parametrize("address", ["/can-bo/", "/van-ban/", "/api/v1/officials/", "/api/v1/directives/"])
def test_a_name_is_bounded(client: FlaskClient, address: str) -> None:
    assert client.get(address + "a" * 301).status_code == 400
    assert client.get(address + "a%01b").status_code == 400


def test_results_narrowed_to_a_person_or_a_directive_lead_to_their_pages(client: FlaskClient) -> None:
    page = text(client, f"/tim?official={quote(CHAIR)}&directive={quote('217-QĐ/TW')}")
    assert f'href="/can-bo/{quote(CHAIR)}"' in page
    assert f'href="/van-ban/{quote("217-QĐ/TW")}"' in page


def test_what_staff_put_right_is_marked_so() -> None:
    corrected = Official(NAME, ("Bí thư Huyện ủy",), ("chair",), True, (Evidence(Span(0, 8), "authority"),))
    client = sample_client(meeting("m1", "2018-01-05", "Huyện ủy Yên Lâm", corrected))
    marks = '<span class="how">(đã hiệu đính)</span>'
    assert text(client, "/ban-tin/m1").count(marks) == 1
    assert marks not in text(sample_client(meeting("m1", "2018-01-05", "Huyện ủy Yên Lâm", holding("Bí thư Huyện ủy"))), "/ban-tin/m1")


def test_a_report_says_what_became_of_its_district() -> None:
    client = sample_client(meeting("m1", "2018-01-05", "Huyện ủy Yên Thủy"), meeting("m2", "2018-01-05", "Huyện ủy Yên Lâm"))
    assert "địa bàn huyện Yên Thủy nay thuộc tỉnh Phú Thọ" in text(client, "/ban-tin/m1")
    assert "Cấp huyện kết thúc" not in text(client, "/ban-tin/m2")
