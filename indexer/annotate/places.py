"""The places that a report names: units with their names, venues, and the places that bodies are called after."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from indexer.annotate.names import canonical_name
from indexer.annotate.passage import Passage
from indexer.annotate.phrases import Phrases, offices
from indexer.annotate.positions import capital_run, head_end
from indexer.annotate.shadow import shadow
from indexer.annotate.words import Word
from indexer.annotate.years import WEEKDAY
from indexer.reports import Evidence, Named, Span
from indexer.text.normalize import old_tone_style

# Unit words, as spelt; a name or a number follows.
_UNITS = (
    "tỉnh", "thành phố", "tp", "quận", "huyện", "thị xã", "thị trấn", "xã", "phường", "đặc khu", "thôn", "ấp", "bản", "buôn", "làng",
    "xóm", "khóm", "khu phố", "tổ dân phố", "h", "q", "p", "tx", "tt",
)  # fmt: skip
_SHORT = frozenset("tp h q p tx tt".split())
_LOWERED = frozenset(unit.split()[0] for unit in _UNITS if unit not in _SHORT)
_UNIT_KEYS = frozenset("tinh thanh pho tp quan huyen thi xa tran phuong q h p tx tt thon ap buon lang xom khom".split())
_NUMBERED = frozenset("quan phuong thon ap ban xom khom pho q p".split())
# Bodies that are called after their place: "Huyện ủy Kim Sơn".
_CALLED_AFTER = frozenset({"huyen uy", "tinh uy", "thanh uy", "quan uy", "thi uy", "dang bo", "dang uy", "huyen doan", "tinh doan"})
_VENUE_FIRST = frozenset("chùa đình đền đường nhà giáo trường sân khách khu bệnh bảo quảng nghĩa hội trung trụ".split())
_VENUE = re.compile(
    r"\b(?:(?P<named>chua|dinh|den|duong|nha tho|giao xu|truong (?:trung hoc pho thong|trung hoc co so|thpt|"
    r"thcs|tieu hoc|mam non|dai hoc|cao dang)|san van dong|"
    r"khach san|khu di tich|benh vien|bao tang|quang truong|nghia trang)|(?P<at>(?<=tai )(?:hoi truong|"
    r"trung tam (?:hoi nghi|van hoa|chinh tri|bdct|boi duong)|nha van hoa|nha thi dau)))\s+"
)
_MANY = frozenset("cac hai ba bon nam sau bay".split())
_AT = ("tại", "thăm", "đến", "ở")
_BEFORE_PLACE = frozenset(map(shadow, _AT)) | {"cho"}
# Capitalised after these, but no place: a ceremony, a document, a person's title.
_NO_PLACE = tuple("lễ kỳ phiên buổi cuộc ngày tết nghị quyết chỉ kế luật bộ hội đại diễn năm ông bà thứ".split())
# After a place that opens a headline: "Lạc Bình: …", "Lạc Bình triển khai …".
_HEADLINE = frozenset(
    {"trien khai", "so ket", "tong ket", "hop ban", "phat dong", "day manh", "cong bo", "ra quan", "ky niem", "quan triet"}
)
_VENUE_WORDS = 12
_DATELINE = re.compile(r"^(?P<place>[^\W\d_]+(?: [^\W\d_]+){1,3}), ngay \d", re.MULTILINE)
_INITIALS = re.compile(r"\b(?:TP\.? ?HCM|TPHCM|[QPH]\.\d{1,2})\b")
_SPEAKERS = frozenset("dong ong ba anh chi d/c bac".split())


def find_places(passage: Passage, people: Collection[str] = ()) -> tuple[Named, ...]:
    """The places in a text, each once, in reading order. The unit word is kept where one stands beside the name.

    `people` are the names of its officials: "Chủ tịch UBND huyện Yên Lạc Lò Văn Én" names a place and a person in a row.

    >>> [place.value for place in find_places(Passage("Huyện ủy Yên Lạc họp tại Nhà văn hóa xã Tam Hồng, các huyện khác không dự."))]
    ['Yên Lạc', 'Nhà văn hóa xã Tam Hồng', 'xã Tam Hồng']
    """
    text, names = passage.text, frozenset(name.lower() for name in people)
    values: dict[str, str] = {}
    mentions: dict[str, list[Evidence]] = {}
    for span, rule in sorted(_spans(passage, names)):
        value = _written(text[span.start : span.end], unit=rule == "place-unit")
        key = _bare(value)
        mentions.setdefault(key, []).append(Evidence(span, rule))
        if key not in values or value.lower().endswith(" " + values[key].lower()):
            values[key] = value
    return tuple(Named(value, tuple(mentions[key])) for key, value in values.items())


def _spans(passage: Passage, names: frozenset[str]) -> Iterator[tuple[Span, str]]:
    text, shade = passage.text, passage.shade
    for found in _DATELINE.finditer(shade):
        named = all(word[0].isupper() for word in text[found.start("place") : found.end("place")].split())
        if named and not WEEKDAY.search(found["place"]):
            yield Span(*found.span("place")), "place-dateline"
    for initials in _INITIALS.finditer(text):
        yield Span(*initials.span()), "place-initials"
    for start, end in passage.sentences:
        yield from _Sentence(passage.words(start, end), shade, names).places()


_Found = tuple[list[tuple[Span, str]], int]


class _Sentence:
    """One sentence, read for places from left to right."""

    def __init__(self, words: Sequence[Word], shade: str, names: frozenset[str]) -> None:
        self.words, self.shade, self.names = words, shade, names

    def places(self) -> Iterator[tuple[Span, str]]:
        i = 0
        while i < len(self.words):
            if not (self.words[i].capital or self.words[i].shade in _openers()):
                i += 1
                continue
            found = self._unit(i) or self._called_after(i) or self._venue(i) or self._bare_place(i)
            if found:
                yield from found[0]
            i = found[1] if found else i + 1

    def _unit(self, i: int) -> _Found | None:
        """A unit word with its name, or with a list of names: "các xã: Kim Mỹ, Kim Trung và Hồi Ninh"."""
        words = self.words
        unit = _units().at(words, i)
        start = i + len(unit.shades) if unit else len(words)
        if unit is None or start >= len(words) or (unit.written in _SHORT and not words[i].capital):
            return None
        if self._is_body(i, len(unit.shades)):
            return None
        many = i > 0 and words[i - 1].shade in _MANY
        if words[start].surface.isdigit() and words[start].joined and words[start - 1].shade in _NUMBERED:
            return [self._place(i, start + 1, "place-unit")], start + 1
        if words[start].gap.strip() not in (("", ":") if many else ("", ".") if unit.written in _SHORT else ("",)):
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
        """A building or street: "Hội trường Trung tâm Văn hóa huyện", "chùa Linh Sơn", "đường 2-9"."""
        words = self.words
        venue = _VENUE.match(self.shade, words[i].start)
        if venue is None or not any(words[i].spells(first) for first in _VENUE_FIRST) or (words[i].capital and venue[0].count(" ") < 2):
            return None
        start = next((k for k in range(i, len(words)) if words[k].start >= venue.end()), len(words))
        if start + 1 < len(words) and words[start].surface.isdigit() and words[start + 1].gap == "-":
            return [self._place(i, start + 2, "place-venue")], start + 2
        end = start
        while end < len(words) and words[end].joined and end - start < _VENUE_WORDS:
            office = offices().at(words, end)
            if not words[end].capital and (office is None or office.kind != "level"):
                break
            end += len(office.shades) if office else 1
        proper = sum(words[k].capital and offices().at(words, k) is None for k in range(start, end)) > 1
        if end == start or not (words[i].capital if venue["at"] else proper):
            return None
        if end < len(words) and words[end].gap.strip() == "-" and words[end].capital and venue["named"] in ("duong", "pho"):
            return None
        return [self._place(i, end, "place-venue")], start

    def _bare_place(self, i: int) -> _Found | None:
        """A bare name where only a place can stand: "làm việc tại Thanh Lam", "Lương Sơn tổ chức", "cho Núi Sơn, Duy Hưng, Đại Phú"."""
        words = self.words
        opens = not i or "," in words[i].gap
        before = words[i - 1] if i else None
        if not words[i].capital or not (opens or (before is not None and words[i].joined and before.shade in _BEFORE_PLACE)):
            return None
        run = self._run(i)
        if run < 2 or any(words[i].spells(word) for word in _NO_PLACE) or (before is not None and before.shade in _SPEAKERS):
            return None
        end = i + run
        if WEEKDAY.search(self.shade, words[i].start, words[end - 1].end):
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
        return next((k for k in range(run) if canonical_name(words[i + k : i + run]).lower() in self.names), run)

    def _place(self, start: int, end: int, rule: str) -> tuple[Span, str]:
        return Span(self.words[start].start, self.words[end - 1].end), rule


def _is_name_like_unit(words: Sequence[Word], i: int) -> bool:
    """Whether a unit word is part of a name: "xã Bản Rạng", "thôn Làng Chành"."""
    return words[i].capital and i + 1 < len(words) and words[i + 1].joined and words[i + 1].capital and _units().at(words, i) is not None


@cache
def _units() -> Phrases:
    return Phrases((unit, unit, "") for unit in _UNITS)


@cache
def _openers() -> frozenset[str]:
    """Shadows of the small words that a place can begin with."""
    return _units().first_words.union(map(shadow, _VENUE_FIRST), (body.split()[0] for body in _CALLED_AFTER))


def _written(surface: str, *, unit: bool) -> str:
    """The place as it is written in lists: its unit word in small letters, even where a sentence begins with it."""
    words = old_tone_style(surface).split()
    if unit and words[0].lower() in _LOWERED:
        words[0] = words[0].lower()
    return " ".join(words)


def _bare(value: str) -> str:
    """The key under which a place counts once: its name without the unit word."""
    words = shadow(value).replace(".", " ").split()
    while len(words) > 1 and words[0] in _UNIT_KEYS:
        words = words[1:]
    return " ".join(words)
