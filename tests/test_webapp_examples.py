"""Every example on the home page finds something, whatever the newest title looks like."""

from __future__ import annotations

import pytest

from indexer.reports import Report
from indexer.requests import SearchRequest
from indexer.service import SearchService
from tests.builders import fill, report
from tests.oracle import OracleEngine
from webapp.examples import Examples


def service_over(*reports: Report) -> SearchService:
    engine = OracleEngine()
    fill(engine, *reports)
    return SearchService(engine)


def texts(service: SearchService) -> list[str]:
    return [example.text for example in Examples(service).current()]


@pytest.mark.parametrize(
    ("title", "example"),
    [
        ("Hội nghị Ban Chấp hành (mở rộng) lần thứ 5", "hoi nghi ban chap hanh mo"),
        ("Họp “giao ban", "hop giao ban"),
        ("HỌP HOẶC OR nghỉ", "hop hoac or nghi"),
        ("Nơi: Đồi Gió - họp /", "noi doi gio hop"),
        ("Họp -tổng kết)", "hop tong ket"),
    ],
)
def test_a_title_gives_its_words_alone(title: str, example: str) -> None:
    service = service_over(report("a", title, day="2019-04-02"))
    assert texts(service) == [example, "ngay:2019-04"]
    assert all(service.search(SearchRequest(text)).total == 1 for text in texts(service))


def test_of_titles_the_newest_that_finds_something_is_taken() -> None:
    lost = report("b", "Các đại biểu thảo luận.", title="Tựa đề không có trong bài", day="2019-05-02")
    assert texts(service_over(report("a", "Họp giao ban", day="2019-04-02"), lost))[0] == "hop giao ban"


@pytest.mark.parametrize("chair", ['Lê "Văn" An', "  ", "…"])
def test_a_name_that_cannot_be_asked_for_is_no_example(chair: str) -> None:
    service = service_over(report("a", "Họp giao ban", chair=[chair]))
    assert texts(service) == ["hop giao ban"]


def test_an_empty_index_has_no_examples() -> None:
    assert texts(service_over()) == []


def test_examples_are_drawn_once_for_each_generation() -> None:
    engine = OracleEngine()
    fill(engine, report("a", "Họp giao ban"))
    examples = Examples(SearchService(engine))
    first = examples.current()
    assert examples.current() is first
    fill(engine, report("b", "Kỳ họp tổng kết"), sequence=2)
    assert [example.text for example in examples.current()] == ["ky hop tong ket"]
