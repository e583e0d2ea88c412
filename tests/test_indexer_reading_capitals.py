"""Fonts that draw small letters as capitals are read as what they show."""

from __future__ import annotations

import pytest

from indexer.reading.capitals import raise_capitals
from indexer.reading.decode import decode
from tests.benchmarks.legacy import encode_tcvn3


@pytest.mark.parametrize(
    ("html", "raised"),
    [
        ('<font face=".VnTimeH">hội nghị</font> họp', '<font face=".VnTimeH">HỘI NGHỊ</font> họp'),
        ("<span style='font-family:.VnArial NarrowH'>đảng ủy</span>", "<span style='font-family:.VnArial NarrowH'>ĐẢNG ỦY</span>"),
        ('<p><FONT FACE=".VnTimeH">a<font>b</font>c</FONT>d</p>', '<p><FONT FACE=".VnTimeH">A<font>B</font>C</FONT>d</p>'),
        ('<font face=".VnTimeH">a<font face=".VnTime">b</font>c</font>', '<font face=".VnTimeH">A<font face=".VnTime">b</font>C</font>'),
        ('<font face=".VnTimeH">a&nbsp;&amp;<br title="x">b', '<font face=".VnTimeH">A&nbsp;&amp;<br title="x">B'),
        ('<font face=".VnTime">hội nghị</font>', '<font face=".VnTime">hội nghị</font>'),
        ('<font face=".VnTimeHeavy">hội nghị</font>', '<font face=".VnTimeHeavy">hội nghị</font>'),
        ("</font></font>hội nghị .VnTimeH", "</font></font>hội nghị .VnTimeH"),
        ("hội nghị", "hội nghị"),
    ],
)
def test_only_what_a_capital_font_holds_is_raised(html: str, raised: str) -> None:
    assert raise_capitals(html) == raised


def test_a_tcvn3_page_has_the_capitals_that_its_readers_saw() -> None:
    body = b'<font face=".VnTimeH">' + encode_tcvn3("hội nghị giao ban") + b"</font> " + encode_tcvn3("Chiều nay, huyện ủy họp với các xã.")
    text, encoding = decode(body)
    assert text == '<font face=".VnTimeH">HỘI NGHỊ GIAO BAN</font> Chiều nay, huyện ủy họp với các xã.'
    assert encoding.name == "tcvn3"
    assert decode(body.decode("latin-1").encode())[0] == text


def test_a_unicode_page_that_kept_the_font_stays_as_it_is() -> None:
    html = '<font face=".VnTimeH">Hội nghị</font> giao ban'
    assert decode(html.encode())[0] == html
