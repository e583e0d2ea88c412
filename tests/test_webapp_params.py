"""Addresses carry the whole state of a search, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.engines.base import SORTS
from indexer.errors import InvalidParameter
from indexer.fields import FACETS, UNDATED
from indexer.reports import ROLES
from indexer.requests import MAX_FILTERS, SearchRequest
from webapp.params import MAX_TEXT, MAX_VALUE, SWITCHES, read_language, read_search, read_single, search_pairs, with_value, without_value

TEXTS = st.text(alphabet='aăđĐộ ́"&=?#%+/;:\n’“<>', max_size=30) | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)
VALUES = st.lists(TEXTS.filter(bool), min_size=1, max_size=3, unique=True).map(tuple)
CLOSED = {"role": ROLES[:2], "year": ("2018", UNDATED), "month": ("2018-10",)}
"""Facets that take not any value, and some that they take."""
FILTERS = st.dictionaries(st.sampled_from([f for f in FACETS if f not in CLOSED]), VALUES, max_size=3)
DAYS = st.sampled_from([None, "2017", "2018-10", "2018-10-03"])
REQUESTS = st.builds(
    SearchRequest,
    text=TEXTS.map(str.strip),
    filters=FILTERS | st.just(CLOSED),
    start=DAYS,
    end=st.sampled_from([None, "2019", "2019-12-31"]),
    sort=st.sampled_from(SORTS),
    page=st.integers(1, 90),
    size=st.integers(1, 100),
    fold=st.booleans(),
    expand=st.booleans(),
)


def args(*pairs: tuple[str, str]) -> MultiDict[str, str]:
    return MultiDict(pairs)


@given(REQUESTS)
def test_a_request_comes_back_from_its_parameters(request: SearchRequest) -> None:
    assert read_search(MultiDict(search_pairs(request))) == request


def test_what_is_usual_is_left_out() -> None:
    assert search_pairs(SearchRequest()) == []
    assert search_pairs(SearchRequest(sort="newest", size=50)) == [("sort", "newest"), ("size", "50")]
    assert search_pairs(SearchRequest("dân", fold=False, expand=True)) == [("q", "dân")]


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_on_or_off(name: str) -> None:
    for value in (True, False):
        assert getattr(read_search(args((name, str(int(value))))), name) is value
        assert read_search(MultiDict(search_pairs(replace(SearchRequest(), **{name: value})))) == SearchRequest(**{name: value})


def test_what_a_form_leaves_empty_counts_for_nothing() -> None:
    assert read_search(args(("q", " "), ("from", ""), ("to", ""), ("page", ""), ("sort", ""), ("fold", ""))) == SearchRequest()


def test_a_value_given_twice_counts_once() -> None:
    assert read_search(args(("host", "Huyện ủy"), ("host", "Huyện ủy"))).filters == {"host": ("Huyện ủy",)}


@pytest.mark.parametrize("name", ["fbclid", "gclid", "zarsrc", "utm_source", "utm_campaign"])
def test_what_social_networks_add_is_let_pass(name: str) -> None:
    assert read_search(args(("q", "dân vận"), (name, "IwAR0"))) == SearchRequest("dân vận")


@pytest.mark.parametrize(
    ("pairs", "name", "message"),
    [
        ([("query", "dân vận")], "query", "Không có tham số 'query'"),
        ([("utm", "x")], "utm", "Không có tham số 'utm'"),
        ([("Q", "x")], "Q", "Không có tham số 'Q'"),
        ([("lang", "vi")], "lang", "Không có tham số 'lang'"),
        ([("q", "một"), ("q", "hai")], "q", "chỉ được có một giá trị"),
        ([("sort", "newest"), ("sort", "newest")], "sort", "chỉ được có một giá trị"),
        ([("q", "dân\x00vận")], "q", "ký tự điều khiển"),
        ([("host", "Huyện\x9fủy")], "host", "ký tự điều khiển"),
        ([("page", "một")], "page", "phải là số nguyên dương"),
        ([("page", "1.5")], "page", "phải là số nguyên dương"),
        ([("page", "-1")], "page", "phải là số nguyên dương"),
        ([("page", "٣")], "page", "phải là số nguyên dương"),
        ([("page", "1" * 5000)], "page", "dài quá 300 ký tự"),
        ([("page", "0")], "page", "Trang phải từ 1"),
        ([("page", "999999")], "page", "Trang phải từ 1"),
        ([("size", "101")], "size", "từ 1 đến 100"),
        ([("size", "0")], "size", "từ 1 đến 100"),
        ([("sort", "tên")], "sort", "Không sắp xếp theo"),
        ([("fold", "on")], "fold", "phải là 1 (bật) hoặc 0 (tắt), không phải 'on'"),
        ([("fold", "2")], "fold", "phải là 1"),
        ([("fold", "१")], "fold", "phải là 1"),
        ([("expand", "true")], "expand", "phải là 1"),
        ([("fold", "1"), ("fold", "1")], "fold", "chỉ được có một giá trị"),
        ([("from", "03/10/2018")], "from", "phải là năm, tháng hoặc ngày"),
        ([("to", "2018-02-30")], "to", "phải là năm, tháng hoặc ngày"),
        ([("from", "2019"), ("to", "2018")], "to", "đứng trước"),
        ([("role", "chủ trì")], "role", "Không có vai trò"),
        ([("host", "")], "host", "không có giá trị"),
        ([("host", "x" * (MAX_VALUE + 1))], "host", "dài quá"),
        ([("q", "x" * (MAX_TEXT + 1))], "q", "dài quá"),
        ([("host", f"xã {n}") for n in range(MAX_FILTERS + 1)], "host", f"Nhiều nhất {MAX_FILTERS}"),
    ],
)
def test_what_is_wrong_is_named(pairs: list[tuple[str, str]], name: str, message: str) -> None:
    with pytest.raises(InvalidParameter, match=re.escape(message)) as caught:
        read_search(args(*pairs))
    assert caught.value.name == name


def test_a_page_may_take_further_parameters() -> None:
    assert read_search(args(("contains", "xã")), also=("contains",)) == SearchRequest()
    assert read_single(args(("q", " dân vận "), ("lang", "")), ("q", "lang")) == {"q": "dân vận"}


@pytest.mark.parametrize(("value", "language"), [(None, "vi"), ("vi", "vi"), ("en", "en")])
def test_vietnamese_comes_first(value: str | None, language: str) -> None:
    assert read_language(args(("lang", value)) if value else args()) == language


def test_other_languages_are_refused_by_name() -> None:
    with pytest.raises(InvalidParameter, match="Không có ngôn ngữ 'fr'"):
        read_language(args(("lang", "fr")))


def test_a_value_is_added_and_taken_away_from_the_first_page_on() -> None:
    request = SearchRequest("dân vận", {"year": ("2018",)}, sort="oldest", page=3)
    more = with_value(request, "year", "2019")
    assert more == SearchRequest("dân vận", {"year": ("2018", "2019")}, sort="oldest")
    assert without_value(more, "year", "2018") == SearchRequest("dân vận", {"year": ("2019",)}, sort="oldest")
    assert without_value(request, "year", "2018").filters == {}


def test_a_full_filter_takes_no_more() -> None:
    assert with_value(SearchRequest(filters={"host": tuple(map(str, range(MAX_FILTERS)))}), "host", "Huyện ủy") is None
