"""The places that one sentence names: units with their names, venues, and the places that bodies are called after."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from indexer.annotate.heads import capital_run, head_end
from indexer.annotate.phrases import Phrases, offices
from indexer.annotate.shadow import shadow
from indexer.annotate.venues import FIRST_WORDS, venue_end
from indexer.annotate.words import Sentence, Word, spelt_forms
from indexer.annotate.years import WEEKDAY
from indexer.reports import Span

# Unit words, as spelt; a name or a number follows.
UNITS = (
    "tỉnh", "thành phố", "tp", "quận", "huyện", "thị xã", "thị trấn", "xã", "phường", "đặc khu", "thôn", "ấp", "bản", "buôn", "làng",
    "xóm", "khóm", "khu phố", "tổ dân phố", "h", "q", "p", "tx", "tt",
)  # fmt: skip
SHORT_UNITS = frozenset("tp h q p tx tt".split())
_NUMBERED = frozenset("quan phuong thon ap ban xom khom pho q p".split())
# Bodies that are called after their place: "Huyện ủy Kim Sơn".
_CALLED_AFTER = frozenset({"huyen uy", "tinh uy", "thanh uy", "quan uy", "thi uy", "dang bo", "dang uy", "huyen doan", "tinh doan"})
_MANY = frozenset("cac hai ba bon nam sau bay".split())
_AT = ("tại", "thăm", "đến", "ở")
_BEFORE_PLACE = frozenset(map(shadow, _AT)) | {"cho"}
# Capitalised after these, but no place: a ceremony, a document, a person's title.
_NO_PLACE = spelt_forms("lễ kỳ phiên buổi cuộc ngày tết nghị quyết chỉ kế luật bộ hội đại diễn năm ông bà thứ".split())
# After a place that opens a headline: "Lạc Bình: …", "Lạc Bình triển khai …".
_HEADLINE = frozenset(
    {"trien khai", "so ket", "tong ket", "hop ban", "phat dong", "day manh", "cong bo", "ra quan", "ky niem", "quan triet"}
)
_SPEAKERS = frozenset("dong ong ba anh chi d/c bac".split())


def places_in(sentence: Sentence, people: Collection[str]) -> Iterator[tuple[Span, str]]:
    """The places that one sentence names, with the rule that found each, from left to right.

    `people` are names in small letters, which are no places.
    """
    return _Reader(sentence, people).places()


_Found = tuple[list[tuple[Span, str]], int]


class _Reader:
    """One sentence, read for places from left to right."""

    def __init__(self, sentence: Sentence, people: Collection[str]) -> None:
        self.sentence, self.words, self.people = sentence, sentence.words, people

    def places(self) -> Iterator[tuple[Span, str]]:
        end = 0
        for i, reads in self._starts():
            if i < end:
                continue
            for read in reads:
                if found := read(self, i):
                    yield from found[0]
                    end = found[1]
                    break

    def _starts(self) -> Iterator[tuple[int, Sequence[_Read]]]:
        """The words that a place can begin with, one in five, each with what may be read there."""
        readers = _readers()
        for i, word in enumerate(self.words):
            if word.shade in readers:
                yield i, readers[word.shade]
            elif word.capital:
                yield i, _BARE

    def _unit(self, i: int) -> _Found | None:
        """A unit word with its name, or with a list of names: "các xã: Kim Mỹ, Kim Trung và Hồi Ninh"."""
        words = self.words
        unit = _units().at(words, i)
        if unit is None or i + len(unit.shades) >= len(words) or (unit.written in SHORT_UNITS and not words[i].capital):
            return None
        start = i + len(unit.shades)
        if self._is_body(i, len(unit.shades)):
            return None
        many = i > 0 and words[i - 1].shade in _MANY
        if words[start].surface.isdigit() and words[start].joined and words[start - 1].shade in _NUMBERED:
            return [self._place(i, start + 1, "place-unit")], start + 1
        if words[start].gap.strip() not in (("", ":") if many else ("", ".") if unit.written in SHORT_UNITS else ("",)):
            return None
        run = self._run(start)
        if not run and _is_name_like_unit(words, start):
            run = 1 + self._run(start + 1)
        if not run:
            return None
        first = start if ":" in words[start].gap else i
        spans = [self._place(first, start + run, "place-unit"), *self._parent(start + run)]
        return self._more(start + run, spans) if many else (spans, start + run)

    def _is_body(self, i: int, unit: int) -> bool:
        """Whether the `unit` words from `i` on begin a body: "Ban Thuong vu" printed without marks begins like "bản"."""
        office = offices().at(self.words, i)
        return (office is not None and len(office.shades) > unit) or self.words[i].surface == "Ban"

    def _more(self, i: int, spans: list[tuple[Span, str]]) -> _Found:
        """The list goes on: ", Kim Trung và Hồi Ninh"."""
        while i < len(self.words):
            link = self.words[i].shade == "va"
            start = i + 1 if link else i
            run = self._run(start) if (link or self.words[i].gap.strip() == ",") and start < len(self.words) else 0
            if run < 2:
                break
            spans.append(self._place(start, start + run, "place-list"))
            i = start + run
        return spans, i

    def _called_after(self, i: int) -> _Found | None:
        """The place a body is called after: "Huyện ủy Kim Sơn"."""
        words = self.words
        if (
            i + 2 >= len(words)
            or f"{words[i].shade} {words[i + 1].shade}" not in _CALLED_AFTER
            or words[i + 1].capital
            or not words[i + 2].joined
        ):
            return None
        run = self._run(i + 2)
        if not run:
            return None
        return [self._place(i + 2, i + 2 + run, "place-of-body"), *self._parent(i + 2 + run)], i + 2 + run

    def _venue(self, i: int) -> _Found | None:
        """A building or street; its own name may hold another place: "Nhà văn hóa xã Tam Hồng"."""
        venue = venue_end(self.sentence, i)
        return ([self._place(i, venue[0], "place-venue")], venue[1]) if venue else None

    def _bare_place(self, i: int) -> _Found | None:
        """A bare name where only a place can stand: "làm việc tại Thanh Lam", "Lương Sơn tổ chức", "cho Núi Sơn, Duy Hưng, Đại Phú"."""
        words = self.words
        if not words[i].capital:
            return None
        opens = not i or "," in words[i].gap
        before = words[i - 1] if i else None
        if not (opens or (before is not None and words[i].joined and before.shade in _BEFORE_PLACE)):
            return None
        run = self._run(i)
        if run < 2 or words[i].spelt in _NO_PLACE or (before is not None and before.shade in _SPEAKERS):
            return None
        end = i + run
        if WEEKDAY.search(self.sentence.shade, self.sentence.start(i), self.sentence.end(end - 1)):
            return None
        follows = " ".join(word.shade for word in words[end : end + 2])
        holds = (opens and follows == "to chuc") or (
            not i and (follows in _HEADLINE or (end < len(words) and words[end].gap.strip() == ":"))
        )
        if holds:
            return [self._place(i, end, "place-bare"), *self._parent(end)], end
        if before is not None and words[i].joined and any(before.spells(at) for at in _AT):
            return self._more(end, [self._place(i, end, "place-bare"), *self._parent(end)])
        if before is not None and before.shade == "cho" and words[i].joined:
            spans, end = self._more(end, [self._place(i, end, "place-list")])
            return (spans, end) if len(spans) > 2 else None
        return None

    def _parent(self, i: int) -> list[tuple[Span, str]]:
        """The larger place in brackets after a place: "xã Vĩnh Phú (Thoại Sơn)"."""
        words = self.words
        if i >= len(words) or words[i].gap.strip() != "(" or offices().at(words, i) is not None:
            return []
        run = self._run(i)
        closes = i + run >= len(words) or words[i + run].gap.lstrip().startswith(")")
        return [self._place(i, i + run, "place-parent")] if run and closes else []

    def _run(self, i: int) -> int:
        """How many words the place's name takes, an official's name after it left out; 0 where none begins at word `i`."""
        words = self.words
        if not words[i].capital or head_end(words, i) is not None or (words[i].surface.isupper() and len(words[i].surface) > 1):
            return 0
        if offices().at(words, i) is not None:
            return 0
        run = capital_run(words, i)
        if run == 1 and len(words[i].surface) == 1:
            return 0
        syllables = [word.spelt for word in words[i : i + run]] if self.people else []
        return next((k for k in range(len(syllables)) if " ".join(syllables[k:]) in self.people), run)

    def _place(self, start: int, end: int, rule: str) -> tuple[Span, str]:
        return Span(self.sentence.start(start), self.sentence.end(end - 1)), rule


_Read = Callable[[_Reader, int], _Found | None]
_BARE: Sequence[_Read] = (_Reader._bare_place,)


@cache
def _readers() -> Mapping[str, Sequence[_Read]]:
    """Shadow of a word -> what may begin with it."""
    firsts: tuple[tuple[_Read, Collection[str]], ...] = (
        (_Reader._unit, {unit.split()[0] for unit in UNITS}),
        (_Reader._called_after, {body.split()[0] for body in _CALLED_AFTER}),
        (_Reader._venue, FIRST_WORDS),
    )
    reads: dict[str, tuple[_Read, ...]] = {}
    for read, words in firsts:
        for word in {shadow(word) for word in words}:
            reads[word] = (*reads.get(word, ()), read)
    return MappingProxyType({word: (*known, _Reader._bare_place) for word, known in reads.items()})


def _is_name_like_unit(words: Sequence[Word], i: int) -> bool:
    """Whether a unit word is part of a name: "xã Bản Rạng", "thôn Làng Chành"."""
    return words[i].capital and i + 1 < len(words) and words[i + 1].joined and words[i + 1].capital and _units().at(words, i) is not None


@cache
def _units() -> Phrases:
    return Phrases((unit, unit, "") for unit in UNITS)
