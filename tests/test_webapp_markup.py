"""Text is cut without losing a letter, and links never stand in links."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reports import Report, Span
from webapp import markup
from webapp.markup import Fact, Piece, blocks_of, cut

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=6)


@given(st.text(max_size=40), SPANS, st.integers(0, 40), st.integers(0, 40))
def test_the_pieces_joined_are_the_text(text: str, spans: list[Span], start: int, end: int) -> None:
    pieces = cut(text, spans, start=min(start, len(text)), end=min(max(start, end), len(text)))
    assert "".join(piece.text for piece in pieces) == text[min(start, len(text)) : max(start, end)]
    assert all(piece.text for piece in pieces)


def test_the_marks_are_the_spans() -> None:
    text = "Uỷ ban Mặt trận"
    assert [p.text for p in cut(text, [Span(7, 15), Span(0, 6)]) if p.marked] == ["Uỷ ban", "Mặt trận"]


def test_spans_that_overlap_are_marked_once() -> None:
    assert cut("abcdef", [Span(1, 4), Span(2, 5)]) == (Piece("a"), Piece("bcd", marked=True), Piece("e", marked=True), Piece("f"))


def report(text: str, **fields: object) -> Report:
    return Report(id="a", url=None, title=text.split("\n")[0], text=text, **fields)  # type: ignore[arg-type]


def fact(text: str, surface: str, kind: str = "official", url: str | None = "/tim") -> Fact:
    return Fact(Span(text.index(surface), text.index(surface) + len(surface)), kind, surface, url)


def test_blocks_know_what_they_are() -> None:
    text = "Tiêu đề\n\nDẫn đề.\n\nThân bài.\n\nQuang cảnh"
    blocks = blocks_of(report(text, lead="Dẫn đề.", captions=("Quang cảnh",)), [], [])
    assert [block.kind for block in blocks] == ["title", "lead", "body", "caption"]


def test_a_report_without_a_title_begins_with_its_text() -> None:
    blocks = blocks_of(Report(id="a", url=None, title="", text="Thân bài."), [], [])
    assert [block.kind for block in blocks] == ["body"]


def test_a_fact_is_marked_within() -> None:
    text = "Họp\n\nĐồng chí Đỗ Văn Mẫn chủ trì."
    name = fact(text, "Đỗ Văn Mẫn")
    runs = blocks_of(report(text), [Span(text.index("Văn"), text.index(" chủ"))], [name])[1].runs
    assert [run.fact for run in runs] == [None, name, None]
    assert runs[1].pieces == (Piece("Đỗ "), Piece("Văn Mẫn", marked=True))


def test_of_facts_that_overlap_the_longer_stays() -> None:
    text = "Họp\n\nĐỗ Văn Mẫn, Bí thư Huyện ủy Yên Lâm chủ trì."
    long, inner = fact(text, "Đỗ Văn Mẫn, Bí thư Huyện ủy Yên Lâm"), fact(text, "Yên Lâm", "place")
    runs = blocks_of(report(text), [], [inner, long])[1].runs
    assert [run.fact for run in runs if run.fact] == [long]


def test_a_fact_across_two_blocks_or_of_no_length_is_left_out() -> None:
    text = "Họp\n\nMột.\n\nHai."
    blocks = blocks_of(report(text), [], [Fact(Span(5, 13), "host", "x"), Fact(Span(6, 6), "host", "y")])
    assert [run.fact for block in blocks for run in block.runs] == [None, None, None]


def test_blocks_joined_are_the_text() -> None:
    text = "Họp\n\nĐỗ Văn Mẫn chủ trì.\n\n\nHết."
    whole = ["".join(p.text for run in block.runs for p in run.pieces) for block in blocks_of(report(text), [], [fact(text, "Đỗ Văn Mẫn")])]
    assert "\n\n".join(whole) == text


NAMES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=8)


@given(st.lists(st.text("ab ", max_size=9), max_size=8).map("\n\n".join), SPANS, NAMES)
def test_every_letter_is_marked_and_linked_as_its_spans_say(text: str, highlights: list[Span], names: list[tuple[int, int]]) -> None:
    facts = [Fact(Span(start, min(start + length, len(text))), "official", str(n)) for n, (start, length) in enumerate(names)]
    blocks = blocks_of(Report(id="a", url=None, title="", text=text), highlights, facts)
    shown = [(letter, piece.marked) for block in blocks for run in block.runs for piece in run.pieces for letter in piece.text]
    kept = [at for paragraph in paragraphs(text) for at in paragraph if text[paragraph.start : paragraph.stop].strip()]
    assert shown == [(text[at], any(span.start <= at < span.end for span in highlights)) for at in kept]
    linked = {run.fact: "".join(piece.text for piece in run.pieces) for block in blocks for run in block.runs if run.fact}
    assert all(text[fact.span.start : fact.span.end] == words for fact, words in linked.items())
    assert {fact.span.start for fact in facts if sole(fact, facts) and inside(fact, text)} <= {fact.span.start for fact in linked}


def paragraphs(text: str) -> list[range]:
    starts = [0]
    for paragraph in text.split("\n\n"):
        starts.append(starts[-1] + len(paragraph) + 2)
    return [range(start, following - 2) for start, following in pairwise(starts)]


def sole(fact: Fact, facts: list[Fact]) -> bool:
    """Whether no other fact shares a letter with `fact`."""
    return not any(other is not fact and other.span.start < fact.span.end and fact.span.start < other.span.end for other in facts)


def inside(fact: Fact, text: str) -> bool:
    """Whether `fact` has letters, all of them in one paragraph that shows any."""
    where = range(fact.span.start, fact.span.end)
    return any(where and where[0] in p and where[-1] in p and text[p.start : p.stop].strip() for p in paragraphs(text))


def test_each_highlight_is_cut_once_however_many_facts_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[int] = []

    def counting(text: str, spans: Sequence[Span], *, start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
        handed.append(len(spans))
        return cut(text, spans, start=start, end=end)

    monkeypatch.setattr(markup, "cut", counting)
    text = "\n\n".join(["An họp"] * 4_000)
    facts = [Fact(Span(8 * n, 8 * n + 2), "official", "An") for n in range(4_000)]
    blocks = blocks_of(report(text), [Span(8 * n + 3, 8 * n + 6) for n in range(4_000)], facts)
    assert {tuple(run.pieces for run in block.runs) for block in blocks} == {((Piece("An"),), (Piece(" "), Piece("họp", marked=True)))}
    assert sum(handed) == 4_000
