"""Where a position begins and ends among words: a title, then the body, field and place it is held in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indexer.annotate.heads import before_capitals, capital_run, head_end, is_acronym, is_central, is_degree, is_number, is_rank
from indexer.annotate.matters import TASKED, deed_of_delegation, is_open, level_after, matter_at, plan_at, tells_task
from indexer.annotate.names import name_start, surname_kind
from indexer.annotate.phrases import Phrase, offices
from indexer.annotate.stops import closes, is_shouted_stop, is_stop
from indexer.annotate.titles import BEFORE_FIELD
from indexer.annotate.words import Word

MAX_WORDS = 24
_SCHOOLS = frozenset(("thpt", "thcs", "chuyen", "tieu hoc", "mam non", "mau giao", "pho thong", "co so", "noi tru"))
_LIST_WORDS = 12
# Small words that a title goes on with, by their shadows.
_LINKS = {"va": "và", "voi": "với", "cua": "của", "trach": "trách"}
_INNER = {"so": "số", "thu": "thứ", "doan": "đoàn"}
_LARGE = frozenset({"tinh", "thanh pho", "huyen", "quan", "thi xa"})
# How something is done, before it is said what; capitalised these are parts of places ("Long Mỹ").
_MANNERS = frozenset(("long", "nghe", "trang", "han"))
_DOTTED = frozenset("tp q tx p h tt t st".split())


class Reading(NamedTuple):
    """Where a title or body ends (a word index, exclusive), and the name that follows it directly: word indices, half-open."""

    end: int
    name: tuple[int, int] | None = None


def read_position(words: Sequence[Word], i: int, head: int, *, held: bool) -> Reading:
    """The position whose title `words[i:head]` is. `held`: it follows its holder's name, so that names in it are places."""
    if not is_rank(words, i, head):
        reading = read_body(words, head, start=i, held=held, loose=6 if words[head - 1].shade == "dao" else 3)
        return reading if reading.name else Reading(_after_term(words, reading.end))
    if run := _name_after_rank(words, head):
        return Reading(head, (head, head + run))
    return read_body(words, head, start=i, held=False)


def read_body(words: Sequence[Word], i: int, *, start: int, held: bool, loose: int = 0) -> Reading:
    """How far the words from `i` on go on with the title or body that begins at `start`; `loose` unknown small words may come first."""
    return _Body(words, i, start, held, loose).read()


class _Body:
    """A title or body read word by word: `i` is the next word, `loose` how many unknown small words may follow.

    `unit`: a unit word stands before `i`; `field`: the index after the field of work that was read last; `name`: the name found.
    """

    __slots__ = ("field", "first", "held", "i", "loose", "name", "start", "unit", "words")

    def __init__(self, words: Sequence[Word], i: int, start: int, held: bool, loose: int) -> None:
        self.words, self.i, self.first, self.start = words, i, i, start
        self.held, self.loose, self.unit, self.field = held, loose, False, 0
        self.name: tuple[int, int] | None = None

    def read(self) -> Reading:
        limit = min(len(self.words), self.start + MAX_WORDS)
        while self.i < limit and (self._lists_on() or (_goes_on(self.words, self.i, self.first) and self._step())):
            pass
        return Reading(self.name[0], self.name) if self.name else Reading(_without_trailing_links(self.words, self.first, self.i))

    def _step(self) -> bool:
        """Takes what stands at the next word into the body; False where the body ends there."""
        words, i = self.words, self.i
        if (words[i].gap == " (" and _is_initials(words, i)) or (words[i].shade == "ve" and tells_task(words, self.start, i)):
            return self._take(1, loose=6)
        if words[i].shade == "va" and is_acronym(words[i]) and words[i].spells("và"):
            return _joins_fields(words, i) and self._take(1, loose=self.loose)
        office = _office_at(words, i)
        named = self.unit or (office is not None and office.kind not in ("field", "task"))
        matter = 0 if named else matter_at(words, i, self.first, self.loose or int(self.field == i))
        if matter and (office is None or len(office.shades) < matter):
            return self._take(matter, loose=max(self.loose, 2))
        if i == self.first and (deed := deed_of_delegation(words, i)):
            return self._take(deed, loose=0)
        if self.loose and office is None and (plan := plan_at(words, i)):
            return self._take(plan, loose=8)
        if office is not None and office.kind == "link":
            return self._take(len(office.shades), unit=self.unit, loose=self.loose)
        if words[i].capital and self._can_be_name(office):
            run = capital_run(words, i)
            if self._ends_in_name(run):
                return False
            if office is None:
                return self._take(run, loose=0 if self.unit else 3)
        if office is not None:
            return self._take_office(office)
        return _small_word_fits(words, i, self.loose) and self._take(1, loose=self.loose - 1)

    def _lists_on(self) -> bool:
        """Takes the rest of a list of what the body deals with, of which the first has been read: "Văn hóa, Giáo dục và Xã hội"."""
        words, i = self.words, self.i
        if words[i].gap != ", " or not words[i].capital or head_end(words, i) is not None:
            return False
        if is_acronym(words[i]):  # "PCTT, TKCN&PTDS"
            fields = is_acronym(words[i - 1]) and offices().at(words, i) is None and offices().at(words, i - 1) is None
            return fields and self._take(1, loose=0)
        end = _list_end(words, i) if self.field == i else 0
        return end > 0 and self._take(end - i, loose=2)

    def _take(self, length: int, *, loose: int, unit: bool = False) -> bool:
        self.i += length
        self.loose, self.unit = loose, unit
        return True

    def _can_be_name(self, office: Phrase | None) -> bool:
        """Whether a name can begin at the next word, where `office` stands: "Bí thư Huyện ủy Đoàn Văn Én"."""
        surname = office is None or (len(office.shades) == 1 and surname_kind(self.words, self.i))
        return bool(surname) and not is_shouted_stop(self.words, self.i)

    def _ends_in_name(self, run: int) -> bool:
        """Whether the next `run` words, which are capitalised, end in a person's name; keeps it."""
        words, i = self.words, self.i
        if run < 2:
            return False
        large = _is_large(words, i) if self.unit else _is_province_committee(words, i)
        central = is_central(words, self.start, self.first) or is_central(words, self.start + 1, self.first)
        name = _name_in(words[i : i + run], unit=self.unit, held=self.held, large=large, central=central)
        if name == 0 and _ends_in_school(words, self.start, i):
            name = None  # whom the school is named after: "Hiệu trưởng Trường THPT Lê Hồng Phong"
        self.name = None if name is None else (i + name, i + run)
        return name is not None

    def _take_office(self, office: Phrase) -> bool:
        length = len(office.shades)
        if office.kind == "task":
            if self.loose < 4:
                return False
            level = level_after(self.words, self.i + length)
            return self._take(length, loose=6) if level is None else self._take(level - self.i, loose=0, unit=self.unit)
        tasked = 6 if " ".join(office.shades) in TASKED else 3 if is_open(self.words, self.i + length) else 0
        self._take(length, loose=tasked, unit=office.kind == "level")
        self.field = self.i if office.kind == "field" else 0
        return True


def _ends_in_school(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether `words[start:i]` end in the kind of a school, whose own name comes next: "Trường THPT chuyên"."""
    kind = words[i - 1].shade in _SCHOOLS or f"{words[i - 2].shade} {words[i - 1].shade}" in _SCHOOLS
    return kind and any(word.spells("trường") for word in words[start:i])


def _list_end(words: Sequence[Word], i: int) -> int:
    """The index after the last capital of a list of fields, each of one capital, that goes on at `words[i]`; 0 where none does."""
    for k in range(i + 1, min(i + _LIST_WORDS, len(words) - 1)):
        if words[k].capital and words[k].gap != ", ":
            return 0
        if words[k].spells("và") and words[k + 1].capital:
            return k + 2 if capital_run(words, k + 1) == 1 else 0
        if not words[k].joined and words[k].gap != ", ":
            return 0
    return 0


def _is_initials(words: Sequence[Word], i: int) -> bool:
    """Whether `words[i]` only abbreviates, in brackets, what stands before it: "Đảng ủy Quân sự (ĐUQS) tỉnh"."""
    closed = i + 1 < len(words) and words[i + 1].gap == ") "
    return closed and words[i].gap == " (" and is_acronym(words[i])


def _after_term(words: Sequence[Word], i: int) -> int:
    """The index after the term that an office at its end is held for: "khóa XII", ", nhiệm kỳ 2021 - 2026"."""
    while i + 1 < len(words) and words[i].shade in ("khoa", "nhiem") and words[i].gap.strip() in ("", ",", "("):
        if words[i].spells("khóa") and is_number(words[i + 1]):
            i += 2
        elif i + 2 < len(words) and words[i].spells("nhiệm") and is_number(words[i + 2]):
            i += 3
            i += i < len(words) and words[i].gap.strip() == "-" and words[i].surface.isdigit()
        else:
            break
    return i


def _name_after_rank(words: Sequence[Word], i: int) -> int:
    """How many words the name right after a rank takes: whatever is capitalised there is one."""
    if i >= len(words) or not words[i].joined or not words[i].capital:
        return 0
    if is_acronym(words[i]) and not _is_shouted_name(words, i):
        return 0
    run = capital_run(words, i)
    return run if run > 1 else 0


def _is_shouted_name(words: Sequence[Word], i: int) -> bool:
    """Whether capitals after a rank in small letters are a name, not a body's initials: "Đại úy SIU KRỐT", not "Đại úy CSGT"."""
    shouted = before_capitals(words, i) and words[i + 1].joined and (not is_acronym(words[i - 1]) or surname_kind(words, i) is not None)
    return shouted and offices().at(words, i) is None and offices().at(words, i + 1) is None


def _office_at(words: Sequence[Word], i: int) -> Phrase | None:
    """The body, field or unit at `words[i]`. A field in small letters is one only after the word it belongs to: "ban tổ chức"."""
    office = offices().at(words, i)
    if office is None:
        return None
    shouted = words[i - 1].surface.isupper() and words[i].surface.isupper() and len(words[i - 1].surface) > 1
    if (words[i].capital and not shouted) or office.kind in ("level", "link", "task"):
        return office
    if office.kind == "field":
        return office if words[i - 1].shade in BEFORE_FIELD else None
    return office if len(office.shades) > 1 or words[i].surface.isupper() else None


def _goes_on(words: Sequence[Word], i: int, first: int) -> bool:
    """Whether what stands before `words[i]` can stand within a title that is read from `first` on, and no other one opens."""
    if head_end(words, i) is not None:
        return False
    if words[i].joined:
        return True
    gap = words[i].gap.strip()
    if gap in ("", "&") or _is_initials(words, i) or (gap == ")" and _is_initials(words, i - 1)):
        return True
    if words[i].gap == "-" and words[i].surface.isdigit():
        return True
    if gap == ".":
        return words[i - 1].shade in _DOTTED or (i == first and is_acronym(words[i - 1]))
    if gap != "-" or not words[i].capital:
        return False
    return offices().at(words, i) is not None or (surname_kind(words, i) is None and not closes(words, i))


def _is_large(words: Sequence[Word], i: int) -> bool:
    """Whether the unit word before `words[i]` is that of a district or of something greater."""
    return words[i - 1].shade in _LARGE or (i > 1 and f"{words[i - 2].shade} {words[i - 1].shade}" in _LARGE)


def _is_province_committee(words: Sequence[Word], i: int) -> bool:
    """Whether a province's or a city's Party committee stands before `words[i]`: no province's name reads like a person's."""
    return i > 1 and words[i - 1].shade == "uy" and words[i - 2].shade in ("tinh", "thanh")


def _joins_fields(words: Sequence[Word], i: int) -> bool:
    """Whether "VÀ" in a line of capitals joins two parts of one title, not two people."""
    office = offices().at(words, i + 1) if i + 1 < len(words) else None
    return office is not None and office.kind == "field"


def _name_in(run: Sequence[Word], *, unit: bool, held: bool, large: bool, central: bool) -> int | None:
    start = name_start(run, after_unit=unit, large=large, central=central)
    if start is None or not held:
        return start
    return start if len(run) - start > 2 and run[start + 1].shade in ("van", "thi") and not (unit and start == 0) else None


def _small_word_fits(words: Sequence[Word], i: int, loose: int) -> bool:
    word = words[i]
    if word.shade == "cac" and loose > 3:
        return True
    if word.shade in ("va", "voi", "cua"):
        return _link_fits(words, i)
    if word.surface.isdigit() or (word.shade in _INNER and word.spells(_INNER[word.shade])):
        return True
    return loose > 0 and word.shade not in _MANNERS and not is_stop(words, i)


def _link_fits(words: Sequence[Word], i: int) -> bool:
    """Whether "và", "của" joins two parts of one title: "Tuyên giáo và Dân vận", not "Chủ tịch và Trần Văn A"."""
    after = i + 1
    if after >= len(words) or not words[after].joined or not words[after].capital or head_end(words, after) is not None:
        return False
    if is_degree(words[after]):
        return False  # "Chủ tịch LĐLĐ huyện và BSCKII Vi Văn Mận" are two people
    if words[i].shade == "cua":
        return True
    office = offices().at(words, after)
    return office.kind == "field" if office else not (surname_kind(words, after) and capital_run(words, after) > 1)


def _is_link(word: Word) -> bool:
    """Whether `word` only leads on to more of a title. Capitalised it is part of a name: "xã Yên Trạch"."""
    return word.shade in _LINKS and (not word.capital or word.surface.isupper()) and word.spells(_LINKS[word.shade])


def _without_trailing_links(words: Sequence[Word], first: int, end: int) -> int:
    while end > first and _is_link(words[end - 1]):
        end -= 2 if words[end - 1].shade == "trach" else 1
    return max(end, first)
