"""Suggestions over HTTP: JSON that is documented, and the list that pages show, escaped once and in their language."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer.suggest.suggester import LIMIT
from tests.builders import report
from tests.webapp_sample import CHAIR, sample_client
from webapp.suggestions import SHOWN


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return sample_client()


def ask(client: FlaskClient, text: str, more: str = "") -> dict[str, list[dict[str, Any]]]:
    answer = client.get(f"/api/v1/suggest?q={quote(text)}{more}")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["text"] == text
    return {group["kind"]: group["suggestions"] for group in answer.json["groups"]}


def test_an_official_opens_a_page(client: FlaskClient) -> None:
    assert ask(client, "do van m")["official"] == [
        {
            "value": CHAIR,
            "highlights": [[0, 2], [3, 6], [7, 8]],
            "note": "Phó Bí thư Huyện ủy",
            "count": 24,
            "day": None,
            "report": None,
            "search": None,
            "url": f"/can-bo/{quote(CHAIR)}",
        }
    ]


def test_every_suggestion_leads_somewhere_and_as_many_reports_are_there_as_it_says(client: FlaskClient) -> None:
    for text in ("do van m", "217 qd", "luat d", "yen l", "binh", "giao ban do v", "chu-tri:do", "tap huan", "van-ban:120"):
        groups = ask(client, text)
        assert groups, text
        for kind, suggestions in groups.items():
            for each in suggestions:
                assert client.get(each["url"]).status_code == 200
                search = each["search"] or ({kind: each["value"]} if kind != "title" else None)
                if search:
                    found = client.get("/api/v1/search", query_string=search).json
                    assert found is not None
                    assert found["total"] == each["count"], (text, each)


def test_accents_can_be_set_aside(client: FlaskClient) -> None:
    assert ask(client, "đồ vẳn") == {}
    assert ask(client, "đồ vẳn", "&fold=1")["official"][0]["value"] == CHAIR
    (behind,) = ask(client, "giào ban đồ vẳn", "&fold=1")["official"]
    assert behind["search"] == {"q": "giào ban", "official": [CHAIR], "fold": 1}
    assert behind["url"].endswith("&fold=1")
    assert CHAIR[:2] in client.get("/goi-y?fold=1&q=" + quote("đồ vẳn")).text


def test_limit_is_that_of_each_kind() -> None:
    client = sample_client(*(report(f"r{n}", f"Họp số {n}", places=[f"xã Ba {n}"]) for n in range(25)))
    assert len(ask(client, "ba")["place"]) == LIMIT
    assert len(ask(client, "ba", "&limit=20")["place"]) == 20
    assert client.get("/goi-y?q=ba").text.count('role="option"') == SHOWN


def test_answers_may_be_kept_for_a_while(client: FlaskClient) -> None:
    for url in ("/api/v1/suggest?q=do", "/goi-y?q=do"):
        assert client.get(url).headers["Cache-Control"] == "public, max-age=60"
    assert client.get("/api/v1/suggest?q=do").headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("parameters", "parameter"),
    [
        ("q=a&limit=0", "limit"),
        ("q=a&limit=21", "limit"),
        ("q=a&limit=x", "limit"),
        ("q=a&q=b", "q"),
        ("q=" + "a" * 1001, "q"),
        ("q=a%00", "q"),
        ("q=a&year=2018", "year"),
        ("q=a&lang=en", "lang"),
        ("q=a&fold=yes", "fold"),
    ],
)
def test_a_wrong_parameter_is_named(client: FlaskClient, parameters: str, parameter: str) -> None:
    answer = client.get(f"/api/v1/suggest?{parameters}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.json is not None
    assert answer.json["parameter"] == parameter


@pytest.mark.parametrize("text", ["", "   ", '"', "(", "-", "chu-tri:", "qwerty", "a" * 1000])
def test_what_cannot_be_completed_has_no_suggestions(client: FlaskClient, text: str) -> None:
    assert client.get(f"/api/v1/suggest?q={quote(text)}").json == {"text": text.lstrip(), "groups": []}
    assert client.get(f"/goi-y?q={quote(text)}").text.strip() == ""


def test_the_list_is_in_the_language_of_the_page_and_so_are_its_links(client: FlaskClient) -> None:
    vietnamese, english = client.get("/goi-y?q=do").text, client.get("/goi-y?q=do&lang=en").text
    assert "Cán bộ" in vietnamese
    assert "lang=en" not in vietnamese
    assert "Officials" in english
    links = re.findall(r'href="([^"]+)"', english)
    assert links
    assert all("lang=en" in link for link in links)
    assert all(client.get(link.replace("&amp;", "&")).status_code == 200 for link in links)


def test_a_finished_word_is_told_from_one_that_goes_on(client: FlaskClient) -> None:
    assert f"<mark>{CHAIR[0]}" not in client.get("/goi-y?q=" + quote("Đô ")).text
    assert "<mark>Đỗ</mark>" in client.get("/goi-y?q=" + quote("Đô")).text


def test_what_a_suggestion_makes_of_the_query_is_shown(client: FlaskClient) -> None:
    assert "Cán bộ trong <q" in client.get("/goi-y?q=giao+ban+do+v").text
    assert f"chu-tri:&#34;{CHAIR}&#34;</span>" in client.get("/goi-y?q=chu-tri:do+v").text
    assert "trong" not in client.get("/goi-y?q=yen+l").text


def test_names_and_titles_are_escaped_once() -> None:
    client = sample_client(report("r", "<b>Họp</b> & tập huấn", host='UBND "x" <i>', chair=["An <An>"]))
    html = client.get("/goi-y?q=hop").text + client.get("/goi-y?q=ubnd").text + client.get("/goi-y?q=an").text
    assert "&lt;b&gt;<mark>Họp</mark>&lt;/b&gt; &amp; tập huấn" in html
    assert "<mark>UBND</mark> &#34;x&#34; &lt;i&gt;" in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert "&amp;amp;" not in html


def test_options_are_named_by_their_group_and_numbered_apart(client: FlaskClient) -> None:
    html = client.get("/goi-y?q=h").text
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) > 5
    assert set(re.findall(r'aria-labelledby="([^"]+)"', html)) <= set(ids)
