"""A request refuses what no index can hold, and names the parameter."""

from __future__ import annotations

import pytest

from indexer.errors import InvalidParameter
from indexer.fields import UNDATED
from indexer.requests import SearchRequest


@pytest.mark.parametrize(
    ("facet", "values"), [("year", ("2018", "1975")), ("year", (UNDATED,)), ("month", ("2018-10", "2016-02")), ("year", ()), ("month", ())]
)
def test_years_and_months_of_the_calendar_are_taken(facet: str, values: tuple[str, ...]) -> None:
    assert SearchRequest(filters={facet: values}).filters[facet] == values


@pytest.mark.parametrize("year", ["abcd", "18", "20180", "0000", "2018-10", " 2018", "2018 ", "２０１８", "", "Unknown", "-218", "٢٠١٨"])
def test_a_year_has_four_digits_or_is_unknown(year: str) -> None:
    with pytest.raises(InvalidParameter, match="bốn chữ số") as caught:
        SearchRequest(filters={"year": ("2018", year)})
    assert caught.value.name == "year"


@pytest.mark.parametrize("month", ["2018-99", "2018-00", "2018-1", "2018", "10/2018", "2018-10-03", UNDATED, "0000-01", "２０１８-10", ""])
def test_a_month_is_a_real_one(month: str) -> None:
    with pytest.raises(InvalidParameter, match="tháng có thật") as caught:
        SearchRequest(filters={"month": (month,)})
    assert caught.value.name == "month"
