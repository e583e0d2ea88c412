from __future__ import annotations

import json
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.codec import from_json, report_id, to_json
from indexer.reports import ROLES, Directive, Encoding, Evidence, Meeting, Named, Official, Provenance, Report, Span

WORDS = st.text(max_size=12)
MAYBE = st.none() | WORDS
SPANS = st.builds(Span, st.integers(0, 999), st.integers(0, 999))
MENTIONS = st.lists(st.builds(Evidence, SPANS, WORDS), max_size=3).map(tuple)
NAMED = st.builds(Named, WORDS, MENTIONS)
LISTED = st.lists(WORDS, max_size=3).map(tuple)
ZONES = st.integers(-12, 12).map(lambda hours: timezone(timedelta(hours=hours)))
CAPTURES = st.builds(Provenance, st.datetimes(timezones=ZONES), WORDS, MAYBE)
MEETINGS = st.builds(Meeting, MAYBE, MAYBE, MAYBE, MAYBE, MENTIONS)
OFFICIALS = st.builds(Official, WORDS, LISTED, st.lists(st.sampled_from(ROLES), max_size=2).map(tuple), st.booleans(), MENTIONS)
DIRECTIVES = st.builds(Directive, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, LISTED, MENTIONS)
REPORTS = st.builds(
    Report,
    id=WORDS,
    url=MAYBE,
    title=WORDS,
    text=WORDS,
    part=st.integers(0, 9),
    category=MAYBE,
    lead=MAYBE,
    captions=LISTED,
    byline=MAYBE,
    source=MAYBE,
    published=MAYBE,
    encoding=st.none() | st.builds(Encoding, WORDS, WORDS, st.integers(0, 99)),
    meeting=st.none() | MEETINGS,
    host=st.none() | NAMED,
    co_hosts=st.lists(NAMED, max_size=2).map(tuple),
    officials=st.lists(OFFICIALS, max_size=2).map(tuple),
    directives=st.lists(DIRECTIVES, max_size=2).map(tuple),
    places=st.lists(NAMED, max_size=2).map(tuple),
    capture=st.none() | CAPTURES,
)
BARE = Report(id="a", url=None, title="", text="")


@given(REPORTS)
def test_a_report_comes_back_from_json_as_it_went(report: Report) -> None:
    assert from_json(json.loads(json.dumps(to_json(report)))) == report


@given(WORDS, WORDS, MAYBE)
def test_ids_are_short_plain_and_safe_in_an_address(url: str, title: str, date: str | None) -> None:
    first, further = report_id(url), report_id(url, title, date, further=True)
    assert len(first) == 12
    assert further.startswith(first + "-")
    assert set(first + further) <= set("abcdefghijklmnopqrstuvwxyz234567-")


def test_a_report_without_facts_has_null_and_empty_lists() -> None:
    data = to_json(BARE)
    assert data["meeting"] is data["host"] is data["capture"] is data["encoding"] is None
    assert data["officials"] == data["directives"] == data["places"] == data["co_hosts"] == []
    assert data["evidence"] == {"host": [], "co_hosts": [], "places": []}


def test_host_and_places_are_plain_strings_beside_their_evidence() -> None:
    seen = (Evidence(Span(16, 36), "host-subject"),)
    report = Report(id="a", url=None, title="", text="", host=Named("Thường trực Huyện ủy", seen), places=(Named("huyện Yên Lạc"),))
    data = to_json(report)
    assert data["host"] == "Thường trực Huyện ủy"
    assert data["places"] == ["huyện Yên Lạc"]
    assert data["evidence"] == {"host": [{"span": [16, 36], "rule": "host-subject"}], "co_hosts": [], "places": [[]]}


def test_the_first_report_of_a_page_is_told_by_its_address_alone() -> None:
    assert report_id("https://a.example/1", "Hội nghị", "2020-01-01") == report_id("https://a.example/1")
    assert report_id("https://a.example/1") != report_id("https://a.example/2")


@pytest.mark.parametrize("title", ["HỘI NGHỊ GIAO BAN", "Hội nghị: giao ban", "Hô\u0323i nghi\u0323 giao ban", "hoi nghi giao ban"])
def test_case_marks_and_punctuation_of_a_title_leave_the_id_alone(title: str) -> None:
    assert report_id("u", title, "2020-01-01", further=True) == report_id("u", "Hội nghị giao ban", "2020-01-01", further=True)


@pytest.mark.parametrize(("title", "date"), [("Hội nghị", "2020-01-02"), ("Hội thảo", "2020-01-01"), ("Hội nghị", None)])
def test_another_title_or_date_is_another_further_report(title: str, date: str | None) -> None:
    assert report_id("u", title, date, further=True) != report_id("u", "Hội nghị", "2020-01-01", further=True)


@pytest.mark.parametrize(
    "data", [{}, {"id": "a"}, {**to_json(BARE), "meeting": {"start": "2020-01-01"}}, {**to_json(BARE), "places": ["x"]}]
)
def test_what_is_not_a_report_is_refused(data: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_json(data)
