"""Meeting dates in sentences: the days, the session and what told the year; and what is no meeting's date."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indexer.annotate.dates import find_meeting
from indexer.annotate.directives import find_directives
from indexer.annotate.lexical import Day, find_dates
from indexer.annotate.passage import Passage
from indexer.annotate.shadow import shadow
from indexer.reports import Meeting
from indexer.text.normalize import clean_text

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "dates.json").read_text(encoding="utf-8"))


def read(case: dict[str, Any], text: str) -> Meeting | None:
    known = {name: date.fromisoformat(case[name]) if name in case else None for name in ("published", "stamped")}
    return meeting_of(clean_text(text), **known, url=case.get("url"))


def meeting_of(text: str, **known: Any) -> Meeting | None:
    passage = Passage(text)
    return find_meeting(passage, find_directives(passage), **known)


def fields(meeting: Meeting | None) -> dict[str, str | None] | None:
    return {name: getattr(meeting, name) for name in ("start", "end", "session", "year_from")} if meeting else None


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_meeting_of_a_text(case: dict[str, Any]) -> None:
    assert fields(read(case, case["text"])) == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_spelling_does_not_matter(case: dict[str, Any]) -> None:
    for text in (unicodedata.normalize("NFD", case["text"]), case["text"].upper()):
        assert fields(read(case, text)) == case["expected"]


def test_a_third_of_the_cases_have_no_meeting() -> None:
    assert len(CASES) >= 40
    assert sum(case["expected"] is None for case in CASES) * 3 >= len(CASES)


def test_the_evidence_is_the_lead_with_its_date() -> None:
    text = "Hội nghị giao ban\n\nSáng nay (9/10/2023), Huyện ủy họp."
    meeting = meeting_of(text, published=None, stamped=None)
    assert meeting
    assert [(text[slice(*m.span)], m.rule) for m in meeting.mentions] == [("Sáng nay (9/10/2023", "lead-day-month")]


def test_an_impossible_day_is_shown_as_written() -> None:
    text = "Chiều 30/02/2018, UBND xã Yên Trì họp."
    meeting = meeting_of(text, published=date(2018, 3, 2), stamped=None)
    assert meeting
    assert meeting.days is None
    assert [(text[slice(*m.span)], m.rule) for m in meeting.mentions] == [("Chiều 30/02/2018", "impossible-day")]


def test_days_told_backwards_are_put_in_order() -> None:
    meeting = meeting_of("Ngày 26 và 14/7/2020, Huyện ủy Yên Sa tổ chức hội nghị.", published=None, stamped=None)
    assert meeting
    assert (meeting.start, meeting.end) == ("2020-07-14", "2020-07-26")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("27 và 28-7", (Day(27, 7), Day(28, 7))),
        ("ngày 24, 25 và 26/6", (Day(24, 6), Day(26, 6))),
        ("29/12/2019 - 2/1/2020", (Day(29, 12, 2019), Day(2, 1, 2020))),
        ("ngày 3 tháng 10/2018", (Day(3, 10, 2018), Day(3, 10, 2018))),
        ("31/11/2019", (Day(31, 11, 2019), Day(31, 11, 2019))),
    ],
)
def test_dates_are_read_as_written(text: str, days: tuple[Day, Day]) -> None:
    (found,) = find_dates(shadow(text))
    assert (found.first, found.last) == days


@pytest.mark.parametrize("text", ["39/40", "20/22/23", "2.245.645", "0229.3862.118", "Km12+300", "3/13", "2015 - 2020", "1,5%"])
def test_numbers_that_are_no_dates(text: str) -> None:
    assert find_dates(shadow(text)) == []


def test_a_day_that_no_calendar_has_does_not_exist() -> None:
    assert not Day(31, 11).exists
    assert Day(29, 2).exists
    assert not Day(29, 2, 2019).exists
