"""The places that one sentence names: units with their names, venues, and the places that bodies are called after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from indexer.annotate.barenames import is_place
from indexer.annotate.countries import countries, country_end
from indexer.annotate.heads import capital_run, head_end, is_acronym
from indexer.annotate.phrases import Phrase, offices
from indexer.annotate.shadow import shadow
from indexer.annotate.unitwords import (
    HEADLINE,
    NUMBERED,
    SHORT_UNITS,
    UNITS,
    are_many,
    is_name_like_unit,
    is_number,
    is_other_word,
    is_person,
    names_unit,
    shouted_run,
    unit_words,
)
from indexer.annotate.venues import venue_end, venues
from indexer.annotate.words import Sentence, Word, is_syllable, spelt_forms
from indexer.annotate.years import WEEKDAY
from indexer.gazetteers.units import units, units_named
from indexer.reports import Span

# So many words can stand between a unit word and the names that it announces.
_ANNOUNCED = 8
# First words of the names that a dash divides: "Bà Rịa - Vũng Tàu", "Thừa Thiên - Huế".
_DASHED = frozenset(("ba", "thua"))
_UNIT_FIRSTS = frozenset(shadow(unit.split()[0]) for unit in UNITS)
_AT = ("tại", "thăm", "đến", "ở")
# "điểm cầu Kim Sa", "thủ đô Viêng Chăn".
_SEATS = frozenset({("diem", "cau"), ("dau", "cau"), ("thu", "do"), ("co", "do")})
_BEFORE_PLACE = frozenset(map(shadow, _AT)) | {"cho"} | {second for _, second in _SEATS}
# Capitalised after these, but no place: a ceremony, a document, a person's title.
_NO_PLACE = spelt_forms(
    "lễ phiên buổi cuộc ngày tết nghị quyết chỉ kế luật bộ diễn ông bà mẹ tổng thứ theo tại trong với khi sau trước ngoài".split()
)
_SPEAKERS = frozenset("dong ong ba anh chi d/c bac".split())


def places_in(sentence: Sentence, people: Collection[str]) -> Iterator[Found]:
    """The places that one sentence names, with the rule that found each, from left to right.

    `people` are names in small letters, which are no places.
    """
    return _Reader(sentence, people).places()


# Provinces that are called after somebody: alone the name is theirs.
_PERSONS = frozenset({"Hồ Chí Minh"})


class Found(NamedTuple):
    """A place: its span, the rule that found it, and the unit word that it shares with one named before, if any."""

    span: Span
    rule: str
    unit: str = ""


_Found = tuple[list[Found], int]


class _Reader:
    """One sentence, read for places from left to right."""

    def __init__(self, sentence: Sentence, people: Collection[str]) -> None:
        self.sentence, self.words, self.people = sentence, sentence.words, people

    def places(self) -> Iterator[Found]:
        readers, lands, words, end = _readers(), countries().first_words, self.words, 0
        last = len(words) - 1
        for i in self.sentence.openers:
            if i < end:
                continue
            word, reads = words[i], _NO_READS
            after = words[i + 1] if i < last else _NOTHING
            if (known := readers.get(word.spelt)) is not None:
                before_name, before_word = known
                then = before_name if after.capital or after.surface.isdigit() else before_word
                reads = then.get(after.shade, then[""])
            if word.capital:
                if word.spelt in lands:
                    reads = (*reads, *_LAND)
                if after.capital or not word.joined or "." in word.surface:
                    reads = (*reads, *self._named(i, before_name=after.capital))
            for read in reads:
                if found := read(self, i):
                    yield from found[0]
                    end = found[1]
                    break

    def _named(self, i: int, *, before_name: bool) -> Sequence[_Read]:
        """What may be read at a capital, `before_name` another, as the name of a place without its unit word."""
        word = self.words[i]
        if ":" in word.gap:
            return _LISTED
        if "." in word.surface:
            return _GLUED
        if not before_name:
            return _NO_READS
        if not i or "," in word.gap or (word.joined and self.words[i - 1].shade in _BEFORE_PLACE):
            return _BARE
        return _KNOWN if word.spelt in _firsts() else _NO_READS

    def _unit(self, i: int) -> _Found | None:
        """A unit word with its name, or with a list of names: "các xã: Kim Mỹ, Kim Trung và Hồi Ninh"."""
        words, unit = self.words, self._unit_word(i)
        if unit is None:
            return None
        start = i + len(unit.shades)
        many = are_many(words, i)
        if unit.written in NUMBERED and words[start].spells("số") and self._number_ends_name(start + 1):
            return [self._place(i, start + 2, "place-unit")], start + 2  # "tổ dân phố số 9"
        if unit.written in NUMBERED and words[start].joined and is_number(self.sentence, start):
            return self._numbers(i, start, many=many)
        if words[start].gap.strip() not in (("", ":") if many else ("", ".") if unit.written in SHORT_UNITS else ("",)):
            return None
        run = shouted_run(self.sentence, i, start) or self._run(start) or self._run_like_body(start)
        if not run and is_name_like_unit(words, start):
            run = 1 + self._run(start + 1)
        if not run or not names_unit(words, unit.written, start, run):
            return None
        if words[i].capital and unit.written in NUMBERED and units_named(_text(words[i : start + run])):
            return [self._place(i, start + run, "place-known")], start + run  # "Buôn Ma Thuột"
        if unit.written in NUMBERED and self._number_ends_name(start + run):
            run += 1  # "ấp Bình Huề 1"
        first = start if ":" in words[start].gap else i
        spans = [self._place(first, start + run, "place-unit"), *self._parent(start + run)]
        more, end = self._more(start + run, list(spans))
        return (more, end) if many or _ends_with_and(words, start + run, end) else (spans, start + run)

    def _run_like_body(self, i: int) -> int:
        """Two for a unit's name that begins like a body: "làng Hội Kim", "TP Hội An", but not "xã Đoàn Thanh niên"."""
        words = self.words
        body = offices().at(words, i)
        run = capital_run(words, i) if body is not None and len(body.shades) == 1 and not is_acronym(words[i]) else 0
        return run if run == 2 and offices().at(words, i + 1) is None else 0

    def _unit_word(self, i: int) -> Phrase | None:
        """The unit word at word `i` that something follows; None where it is another word, or begins a body's name."""
        words, unit = self.words, unit_words().at(self.words, i)
        if unit is None or i + len(unit.shades) >= len(words) or is_other_word(words, i) or self._is_body(i, len(unit.shades)):
            return None
        hyphened = i > 0 and words[i].gap.strip() == "-" and words[i - 1].surface.isupper()  # "Sở VH-TT"
        return None if unit.written in SHORT_UNITS and (hyphened or not words[i].capital) else unit

    def _number_ends_name(self, i: int) -> bool:
        """Whether `words[i]` is a number that belongs to the name before it, and no decimal: "bản Nà Sang 8,3 triệu đồng"."""
        sentence, words = self.sentence, self.words
        if i >= len(words) or not words[i].joined or not is_number(sentence, i):
            return False
        end = sentence.end(i)
        return not (sentence.shade[end : end + 1] == "," and sentence.shade[end + 1 : end + 2].isdigit())

    def _numbers(self, i: int, start: int, *, many: bool) -> _Found | None:
        """Units with numbers: "thôn 3", "các thôn 1, 2 và 3"; None where one number counts many: "các bản 12"."""
        words, spans = self.words, [self._place(i, start + 1, "place-unit")]
        end = start + 1
        while end < len(words):
            link = words[end].shade == "va" and words[end].joined
            number = end + 1 if link else end
            if number >= len(words) or not (link or words[end].gap.strip() == ",") or not is_number(self.sentence, number):
                break
            spans.append(Found(Span(self.sentence.start(number), self.sentence.end(number)), "place-number", _text(words[i:start])))
            end = number + 1
        return None if many and len(spans) == 1 else (spans, end)

    def _is_body(self, i: int, unit: int) -> bool:
        """Whether the `unit` words from `i` on begin a body, or a name: "Ban Thuong vu" printed without marks begins like "bản"."""
        office = offices().at(self.words, i)
        return (office is not None and len(office.shades) > unit) or self.words[i].surface in ("Ban", "Bon")

    def _announced(self, i: int) -> _Found | None:
        """A list of names after a colon and words that tell which units they are: "4 xã làm điểm: Kim Hà, Tam Hà và Đông Hà"."""
        words, run = self.words, self._run(i)
        if run < 2 or is_person(words[i : i + run]):
            return None
        for k in range(i - 1, max(-1, i - 1 - _ANNOUNCED), -1):
            if words[k].capital or (k + 1 < i and words[k + 1].gap.strip() not in ("", ",")):
                return None
            if unit_words().at(words, k) is not None and are_many(words, k):
                spans, end = self._more(i + run, [self._place(i, i + run, "place-list"), *self._parent(i + run)])
                return (spans, end) if len(spans) > 1 else None
        return None

    def _more(self, i: int, spans: list[Found]) -> _Found:
        """The list goes on: ", Kim Trung và Hồi Ninh", " 412 ha, Kim Trung 300 ha", " (Thới Sơn), Kim Trung"."""
        end = i
        while (i := self._after_remark(i)) < len(self.words):
            link = self.words[i].shade == "va"
            start = i + 1 if link else i
            run = self._name_run(start) if (link or self.words[i].gap.strip() in (",", "),")) and start < len(self.words) else 0
            if run < 2 or is_person(self.words[start : start + run]):
                break
            spans += [self._place(start, start + run, "place-list"), *self._parent(start + run)]
            end = i = start + run
        return spans, end

    def _name_run(self, i: int) -> int:
        """How many words a name in a list takes, which may begin like a unit: "Ea Nuôl, Buôn Tría, Đăk Drô"."""
        unit = unit_words().at(self.words, i) if is_name_like_unit(self.words, i) else None
        return 1 + self._run(i + 1) if unit is not None and len(unit.shades) == 1 and self._run(i + 1) == 1 else self._run(i)

    def _after_remark(self, i: int) -> int:
        """The index after what is told of a place in a list, `i` where nothing is: "Kim Hà 412 ha, Tam Hà (Thới Sơn), Đông Hà"."""
        words, end = self.words, i
        if self._parent(i):
            return i + self._run(i)
        while end < len(words) and words[end].surface.isdigit() and words[end].gap.strip() in ("", ".", ","):
            end += 1
        if end == i or end >= len(words) or words[end].capital or not words[end].joined:
            return i
        return end + 1

    def _called_after(self, i: int) -> _Found | None:
        """The place a body is called after: "Huyện ủy Kim Sơn", "Đồn Biên phòng Kim Sơn", or those of several."""
        words = self.words
        body = venues().at(words, i)
        if body is None or body.kind not in ("committee", "body"):
            return None
        start = i + len(body.shades)
        if start >= len(words) or not words[start].joined or words[start].spelt in ("ông", "các"):
            return None
        if words[start - 1].capital and not (words[start - 1].marked and words[i].capital):
            return None  # "Nguyễn Thị Doan Trang" is of no "Thị đoàn"
        run = shouted_run(self.sentence, i, start) or self._run(start)
        if not run or (run == 1 and (body.kind == "body" or not (is_syllable(words[start].shade) or units_named(words[start].surface)))):
            return None
        if body.kind == "body" and is_person(words[start : start + run]):
            return None
        found = [self._place(start, start + run, "place-of-body"), *self._parent(start + run)]
        if body.shades == ("don", "vi") and words[i].gap.strip() != "(":
            return None  # of a deputy, "(đơn vị Kim Sa)"
        many = i > 0 and words[i].joined and words[i - 1].shade in ("cac", "hai")
        return self._more(start + run, found) if many else (found, start + run)

    def _venue(self, i: int) -> _Found | None:
        """A building or street; its own name may hold another place: "Nhà văn hóa xã Tam Hồng", but "sông Thái Bình" is no province."""
        venue = venue_end(self.sentence, i)
        if venue is None:
            return None
        end, start = venue
        holds = any(word.shade in _UNIT_FIRSTS for word in self.words[start:end])
        holds = holds or any(self._called_after(k) for k in range(start, end - 1) if self.words[k].capital)
        return [self._place(i, end, "place-venue")], start if holds else end

    def _country(self, i: int) -> _Found | None:
        """A country: "Tổng Lãnh sự Nhật Bản"."""
        end = country_end(self.words, i)
        return ([self._place(i, end, "place-country")], end) if end else None

    def _bare_place(self, i: int) -> _Found | None:
        """A bare name where only a place can stand: "làm việc tại Thanh Lam", "Lương Sơn tổ chức", "cho Núi Sơn, Duy Hưng, Đại Phú"."""
        words = self.words
        opens = not i or "," in words[i].gap
        before = words[i - 1] if i else None
        if not (words[i].capital and i + 1 < len(words) and words[i + 1].capital):
            return None
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
            not i and (follows in HEADLINE or (end < len(words) and words[end].gap.strip() == ":"))
        )
        if holds and is_place(_text(words[i:end]), self.sentence.shade):
            return [self._place(i, end, "place-bare"), *self._parent(end)], end
        at = before is not None and (any(before.spells(at) for at in _AT) or (i > 1 and (words[i - 2].shade, before.shade) in _SEATS))
        if at and words[i].joined and not (is_person(words[i:end]) and not units_named(_text(words[i:end]))):
            return self._more(end, [self._place(i, end, "place-bare"), *self._parent(end)])
        if before is not None and before.shade == "cho" and words[i].joined:
            spans, end = self._more(end, [self._place(i, end, "place-list")])
            return (spans, end) if len(spans) > 2 else None
        return None

    def _glued(self, i: int) -> _Found | None:
        """A name printed in one with its short unit word: "TX.Yên Khê", "H.Kim Sa"."""
        unit, dot, name = self.words[i].surface.partition(".")
        if not dot or unit.lower() not in SHORT_UNITS or not name[:1].isalpha() or name.isupper():
            return None
        run = capital_run(self.words, i)
        whole = " ".join([name, *(word.surface for word in self.words[i + 1 : i + run])])
        return ([self._place(i, i + run, "place-unit")], i + run) if run > 1 or units_named(whole) else None

    def _known(self, i: int) -> _Found | None:
        """The bare name of a province: "đoàn công tác Nghệ An", but not the ship "Hải Dương 981"."""
        words = self.words
        if (
            words[i].spelt not in _firsts()
            or not words[i].capital
            or (i and words[i].joined and words[i - 1].capital and not is_acronym(words[i - 1]))
        ):
            return None
        run = self._run(i)
        known = units_named(_text(words[i : i + run])) if run > 1 else ()
        counted = i + run < len(words) and words[i + run].joined and words[i + run].surface.isdigit()
        if not known or known[0].level != "province" or known[0].name in _PERSONS or counted:
            return None
        return [self._place(i, i + run, "place-known")], i + run

    def _parent(self, i: int) -> list[Found]:
        """The larger place in brackets after a place: "xã Vĩnh Phú (Thoại Sơn)"."""
        words = self.words
        if i >= len(words) or words[i].gap.strip() != "(" or offices().at(words, i) is not None:
            return []
        run = self._run(i)
        closes = i + run >= len(words) or words[i + run].gap.lstrip().startswith((")", ","))
        return [self._place(i, i + run, "place-parent")] if run and closes else []

    def _run(self, i: int) -> int:
        """How many words the place's name takes, an official's name after it left out; 0 where none begins at word `i`."""
        words = self.words
        if not words[i].capital or head_end(words, i) is not None or (words[i].surface.isupper() and len(words[i].surface) > 1):
            return 0
        office = offices().at(words, i)
        if office is not None and not (office.kind == "field" and all(word.capital for word in words[i : i + len(office.shades)])):
            return 0  # "xã An Ninh Đông" is called after no "An ninh"
        run = capital_run(words, i)
        if run == 1 and len(words[i].surface) == 1:
            return 0
        if words[i].shade in _DASHED and i + run < len(words) and words[i + run].gap.strip() == "-":
            whole = run + capital_run(words, i + run)
            return whole if units_named(_text(words[i : i + whole])) else run
        syllables = [word.spelt for word in words[i : i + run]] if self.people else []
        return next((k for k in range(len(syllables)) if " ".join(syllables[k:]) in self.people), run)

    def _place(self, start: int, end: int, rule: str) -> Found:
        return Found(Span(self.sentence.start(start), self.sentence.end(end - 1)), rule)


_Read = Callable[[_Reader, int], _Found | None]
_Then = Mapping[str, Sequence[_Read]]
_GLUED: Sequence[_Read] = (_Reader._glued, _Reader._bare_place)
_BARE: Sequence[_Read] = (_Reader._bare_place, _Reader._known)
_NO_READS: Sequence[_Read] = ()
_KNOWN: Sequence[_Read] = (_Reader._known,)
_LAND: Sequence[_Read] = (_Reader._country,)
_LISTED: Sequence[_Read] = (_Reader._announced, _Reader._known)
# What stands after the last word of a sentence.
_NOTHING = Word("", "", "", marked=False, capital=False, gap="", joined=False, opens=False)


@cache
def _readers() -> Mapping[str, tuple[_Then, _Then]]:
    """Form of a word, as in `Word.spelt` -> what may be read there before a name or a number, and before any other word.

    Four in five words that a unit, a body or a venue can begin with begin none.
    """
    units = {form: frozenset(map(shadow, words)) for form, words in unit_words().second_words.items()}
    named = {form: frozenset(map(shadow, words)) for form, words in venues().second_words.items()}
    rules: dict[str, list[tuple[_Read, frozenset[str]]]] = defaultdict(list)
    for read, firsts in ((_Reader._unit, units), (_Reader._called_after, named), (_Reader._venue, named)):
        for form, seconds in firsts.items():
            rules[form].append((read, seconds))
    return {form: (_by_second(told, named=True), _by_second(told, named=False)) for form, told in rules.items()}


def _by_second(rules: Sequence[tuple[_Read, frozenset[str]]], *, named: bool) -> _Then:
    """Shadow of the next word, "" of any other -> the rules that may be read before it.

    Each rule comes with the words that it allows, "" for any name or number: the next word is one of those where it is `named`.
    """
    words = {""}.union(*(seconds for _, seconds in rules))
    names = {""} if named else set[str]()
    return {word: [read for read, seconds in rules if seconds & ({word} - {""} | names)] for word in words}


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.surface for word in words)


def _ends_with_and(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether the list from `first` to `end` is one of names, its last joined by "và": "xã Kim Hà, Tam Hà và Đông Hà"."""
    return any(words[k].shade == "va" for k in range(first, end))


@cache
def _firsts() -> frozenset[str]:
    """The first words of the names of provinces, as in `Word.spelt`."""
    return frozenset(unit.name.lower().split()[0] for unit in units() if unit.level == "province")
