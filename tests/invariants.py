"""What holds of every page and of every fact, whatever was read: the properties that property tests and the fuzz program check."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from indexer.annotate import Facts
from indexer.reading.pages import Page
from indexer.reports import ROLES, Evidence
from indexer.text.normalize import clean_text

DECISIONS = {"declared", "bom", "sniffed", "detected", "given"}
EDTF_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")


def check_page(page: Page) -> None:
    """Its text is in normal form and shows nothing invisible; its other parts too, and none of them is empty."""
    check_text(page.text)
    assert page.text.strip() == page.text != ""
    assert page.text.startswith(page.title)
    for part in (page.title, page.category, page.lead, page.byline, page.source, *page.captions):
        if part is not None:
            check_text(part)
    assert "" not in (page.category, page.lead, page.byline, page.source, *page.captions)
    assert page.encoding is not None
    assert page.encoding.decided in DECISIONS
    assert page.encoding.replaced >= 0


def check_text(text: str) -> None:
    """It is in normal form, and its only control character is the line break."""
    assert unicodedata.is_normalized("NFC", text)
    assert clean_text(text) == text
    assert not [c for c in set(text) if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")]


def check_facts(text: str, facts: Facts) -> None:
    """Each fact has a value and evidence; each piece of evidence names its rule and stands in the text."""
    for value, mentions in get_facts(facts):
        assert value.strip(), value
        assert unicodedata.is_normalized("NFC", value)
        assert mentions, f"{value} has no evidence"
        for mention in mentions:
            assert mention.rule
            assert 0 <= mention.span.start < mention.span.end <= len(text), mention
            assert text[mention.span.start : mention.span.end].strip(), mention
    if facts.meeting is not None and facts.meeting.days is not None:
        start, end = facts.meeting.days
        assert EDTF_DAY.fullmatch(start), start
        assert EDTF_DAY.fullmatch(end), end
        assert start <= end or "X" in start + end
        assert all(date.fromisoformat(day) for day in (start, end) if "X" not in day)
    for official in facts.officials:
        assert official.roles
        assert set(official.roles) <= set(ROLES)
        assert all(position.strip() for position in official.positions)


def get_facts(facts: Facts) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Every fact, as what it says and where it was read."""
    if facts.meeting is not None:
        yield facts.meeting.value, facts.meeting.mentions
    for named in (facts.host, *facts.co_hosts, *facts.places):
        if named is not None:
            yield named.value, named.mentions
    for official in facts.officials:
        yield official.name, official.mentions
    for directive in facts.directives:
        yield directive.number or directive.name or "", directive.mentions
