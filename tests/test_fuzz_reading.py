"""Any bytes and any text are decoded, read and annotated, or refused by name; what comes out keeps `tests/invariants.py`."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indexer.annotate import annotate
from indexer.errors import NotABulletin
from indexer.reading import read_html, read_page, read_text
from indexer.reading.decode import decode
from indexer.reading.pages import Page
from indexer.text.normalize import clean_text
from tests.fuzz.hostile import PIECES, RAW, TAGS
from tests.invariants import check_facts, check_page

CONTENT_TYPES = st.sampled_from(
    [None, "text/html", "text/plain", "text/html; charset=utf-8", "text/html; charset=windows-1258", "charset=utf-16", "charset=rot13"]
)
vietnamese = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
html = st.lists(st.sampled_from(PIECES + TAGS), max_size=40).map("".join)
fragments = st.lists(st.sampled_from([*RAW, *(piece.encode() for piece in PIECES + TAGS)]) | st.binary(max_size=8), max_size=40)
hostile = st.binary(max_size=300) | fragments.map(b"".join)
# Not one example a thousand times, and no word about slow ones: a machine at work elsewhere would decide.
often = settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))


def pages_of(body: bytes, content_type: str | None) -> tuple[Page, ...]:
    with suppress(NotABulletin):
        return read_page(body, content_type=content_type)
    return ()


@given(hostile, CONTENT_TYPES)
@example(b"\x00\x00", None)
@example(b"\xff\xfe\x00\xd8", None)
@often
def test_any_bytes_decode_to_text_that_decodes_to_itself(body: bytes, content_type: str | None) -> None:
    text, encoding = decode(body, content_type)
    assert encoding.decided in ("declared", "bom", "sniffed", "detected")
    assert 0 <= encoding.replaced <= len(body)
    assert decode(text.encode(), "charset=utf-8")[0] == text


@given(hostile, CONTENT_TYPES)
@example("<p>Sáng 12/3, Huyện ủy họp\x01, bàn việc của quý II trên toàn huyện.</p>".encode(), None)
@often
def test_any_bytes_are_read_into_clean_pages_with_evidence(body: bytes, content_type: str | None) -> None:
    for page in pages_of(body, content_type):
        check_page(page)
        check_facts(page.text, annotate(page.text, published=page.published, stamped=page.stamped))


@given(html)
@often
def test_any_html_is_read_into_clean_pages_with_evidence(text: str) -> None:
    with suppress(NotABulletin):
        for page in read_html(text):
            check_page(page)
            check_facts(page.text, annotate(page.text, published=page.published, stamped=page.stamped))


@given(st.text(max_size=200) | vietnamese)
@often
def test_any_text_is_read_into_a_clean_page(text: str) -> None:
    with suppress(NotABulletin):
        for page in read_text(text):
            check_page(page)


@given(st.text(max_size=200) | vietnamese)
@often
def test_any_text_is_annotated_with_evidence_and_twice_alike(text: str) -> None:
    text = clean_text(text)
    facts = annotate(text)
    check_facts(text, facts)
    assert annotate(text) == facts


@given(vietnamese)
@often
def test_composed_and_decomposed_text_give_the_same_page(text: str) -> None:
    composed, decomposed = (pages_of(unicodedata.normalize(form, text).encode(), "text/plain; charset=utf-8") for form in ("NFC", "NFD"))
    assert composed == decomposed


@given(vietnamese)
@often
def test_invisible_characters_change_no_fact(text: str) -> None:
    strewn = "\u200b".join(text)
    assert annotate(clean_text(strewn)) == annotate(clean_text(text))


@pytest.mark.parametrize("piece", PIECES + TAGS)
def test_one_piece_many_times_over_is_read(piece: str) -> None:
    for page in pages_of((piece * 300).encode(), "text/html"):
        check_page(page)
        check_facts(page.text, annotate(page.text))
