"""Scanning gives what the plain rule gives: gates only leave out places where nothing could begin."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import gazetteers
from indexer.annotate import dates, laws, lexical, numbers, periods, references
from indexer.annotate.scanning import any_of, matches_at, number_starts, places_of, places_of_any, starts_of
from indexer.annotate.shadow import shadow

PIECES = (
    *"0123456789/-.,:;()% \nacd", "ngay ", " thang ", " nam ", " va ", " den ", "12", "2018", "qd", "-tw", "/ubnd", "so ", " so ", "nq",
    "khoa xii", "nghi quyet ", "trung uong ", "hoi nghi ", "dai hoi ", "lan thu ", "luat ", "bo luat ", "bo  luat", "phap lenh ",
    "phap  lenh ", "Luật ", "Bộ luật ", "dat dai",
    "quyet dinh ", "de an ", "ke hoach", "chi thi", " chuyen de",
    "sang ", "toi ", "chieu ", "hom ", "nay", "qua", "mai ", "quy ", "i ", "dau nam ", "cuoi nam ", "tong ket ", "nhiem vu ",
)  # fmt: skip
shades = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [m.span() for m in matches]


def gated(ahead: re.Pattern[str], rule: re.Pattern[str], shade: str) -> list[tuple[int, int]]:
    return spans(matches_at(rule, shade, starts_of(ahead, shade)))


@given(shades)
def test_no_date_is_missed(shade: str) -> None:
    assert [tuple(found.span) for found in lexical.find_dates(shade)] == spans(lexical._DATES.finditer(shade))


@given(shades)
def test_no_coded_number_is_missed(shade: str) -> None:
    assert spans(matches_at(numbers._rule(), shade, number_starts(shade))) == spans(numbers._rule().finditer(shade))


@given(shades)
def test_no_name_of_a_law_is_missed(shade: str) -> None:
    starts = places_of_any(shade, laws._LAW_WORDS)
    assert spans(matches_at(laws._law_rule(), shade, starts)) == spans(laws._law_rule().finditer(shade))


@given(shades)
def test_no_head_of_a_law_is_missed(text: str) -> None:
    starts = places_of_any(shadow(text), laws._LAW_WORDS)
    assert spans(matches_at(laws._LAW_HEAD, text, starts)) == spans(laws._LAW_HEAD.finditer(text))


@given(shades)
@pytest.mark.parametrize("rule", [laws._PLENUM, laws._PLENUM_LONG, laws._CONGRESS])
def test_no_resolution_is_missed(rule: re.Pattern[str], shade: str) -> None:
    assert spans(matches_at(rule, shade, places_of_any(shade, laws._RESOLUTION_WORDS))) == spans(rule.finditer(shade))


@given(shades)
@pytest.mark.parametrize(
    ("ahead", "rule"),
    [(periods._PERIOD_AHEAD, periods._PERIOD), (periods._YEAR_AHEAD, periods._LOOSE_YEAR), (dates._RELATIVE_AHEAD, dates._RELATIVE)],
)
def test_no_word_for_a_time_is_missed(ahead: re.Pattern[str], rule: re.Pattern[str], shade: str) -> None:
    assert gated(ahead, rule, shade) == spans(rule.finditer(shade))


@given(shades)
def test_no_bare_number_is_missed(shade: str) -> None:
    assert spans(references._bare_numbers(shade, number_starts(shade))) == spans(references._bare_rule().finditer(shade))


@pytest.mark.parametrize("table", ["types", "issuers"])
@given(shade=shades)
def test_the_rule_for_many_words_finds_the_longest(table: str, shade: str) -> None:
    words = [*gazetteers.by_fold(table), "quyet dinh", "quyet"]
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert spans(re.finditer(any_of(words), shade)) == spans(re.finditer(listed, shade))


def test_every_word_of_a_table_fits_its_rule() -> None:
    names = {shadow(row["name"]) for row in gazetteers.rows("laws")}
    rule = re.compile(any_of(names, {" ": " {1,2}"}))
    assert [name for name in names if not rule.fullmatch(name.replace(" ", "  "))] == []
    assert not rule.fullmatch("luat vung xanh")


def test_places_of_a_word_do_not_overlap() -> None:
    assert list(places_of("nananana", "nana")) == [0, 4]
    assert list(places_of("", "nana")) == []


@given(st.text(alphabet="0aé٣３ /"))
def test_no_digit_is_missed(text: str) -> None:
    assert number_starts(text) == [found.start() for found in re.finditer(r"\d+", text)]
