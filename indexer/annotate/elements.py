"""What a sentence says of people, piece by piece: forms of address, names, positions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from indexer.annotate.asides import after_aside
from indexer.annotate.heads import capital_run, head_end, hyphened_run, is_degree, is_rank, openers
from indexer.annotate.laypeople import is_lay, is_unit_named
from indexer.annotate.names import MAX_SYLLABLES, NEVER, is_nickname, surname_kind
from indexer.annotate.openings import ADDRESSES
from indexer.annotate.phrases import offices
from indexer.annotate.positions import read_position
from indexer.annotate.stops import is_stop
from indexer.annotate.words import Sentence, Word, spelt_forms
from indexer.gazetteers.units import units_named

# Without its marks "thầy" is "thay", "cô" is "có" more often than not.
_MARKED = frozenset({"thay", "co", "cu"})
_FAMILIAR = spelt_forms(("anh", "chị"))
# "cô giáo A", "thầy giáo A", "nhà giáo A".
_BEFORE_TEACHER = frozenset({"thay", "co"})
# First word's shadow -> the form's shadow and its words as they are spelt.
_ADDRESS_FIRST = {shade.split()[0]: (shade, tuple(spelt.split())) for shade, (spelt, _) in ADDRESSES.items()}
_DEGREES_AT_MOST = 8
_CLOSING = frozenset('."!?…')
_LINKS = {"va": "va", "kiem": "kiem", "cung": "cung", "cung voi": "cung", "voi": "cung"}
_COUNTS = frozenset("cac hai ba bon nam sau nhung cac".split())
# A guest who runs a private company is named with it, a neighbour is not. A company of a single member is often the State's.
_PRIVATE = re.compile(r"\bcong ty (?:tnhh(?! mtv| mot thanh vien)|co phan|cp)\b|\bdoanh nghiep tu nhan\b|\bhoi dong quan tri\b|\bhdqt\b")
_COMPANY_AT_MOST = 80
# What somebody did at the meeting, not an office: "Báo cáo viên tại hội nghị là đồng chí A".
_PRESENTED_BY = re.compile(
    r"(?:bao cao|giang) vien(?: (?:cua |tai )?(?:hoi nghi|lop|lop tap huan|buoi \w+))? la\b|"
    r"thu ky (?:ky hop|hoi nghi|dai hoi|cuoc hop|phien hop)(?: la\b|:)"
)


class Element(NamedTuple):
    """A piece of a sentence: `kind` is address, name, position, or other for nobody's; `words` its half-open word indices.

    `start`/`end` are text offsets.
    `plural`: "các đồng chí", "các Phó Chủ tịch". `official`: an address that officials are given.
    """

    kind: str
    words: tuple[int, int]
    start: int
    end: int
    plural: bool = False
    official: bool = False


_Read = Callable[[Sentence, int, list[Element]], list[Element] | None]


def elements_of(sentence: Sentence) -> list[Element]:
    """The elements of one sentence in reading order."""
    found: list[Element] = []
    openers = _openers()
    end = 0
    words = sentence.words
    for i in sentence.openers:
        if i < end:
            continue
        reads = openers.get(words[i].spelt)
        if not (reads or words[i].capital):
            continue
        for read in reads or _ONLY_NAME:
            if new := read(sentence, i, found):
                found += new
                end = new[-1].words[1]
                break
    return found


@cache
def _openers() -> Mapping[str, Sequence[_Read]]:
    """The form of a word, as in `Word.spelt` -> what may begin with it: a position before a form of address before a name."""
    reads: dict[str, tuple[_Read, ...]] = dict.fromkeys(openers(), (_position,))
    for form in spelt_forms(spelt.split()[0] for spelt, _ in ADDRESSES.values()):
        reads[form] = (*reads.get(form, ()), _address)
    return {form: (*known, _name) for form, known in reads.items()}


def gap_between(words: Sequence[Word], before: Element, after: Element) -> str | None:
    """What parts two elements: a mark, "" or a link ("va", "kiem", "cung"); None where other words do."""
    first, last = before.words[1], after.words[0]
    if first >= last:
        return _mark_in(words[last].gap)  # three in four
    while last > first and is_degree(words[last - 1]):
        last -= 1
    if after.kind == "position":
        first = after_aside(words, first, last)
    if last - first > 2:
        return None
    if first >= last:
        return _mark_in(words[last].gap)
    marks = "".join([word.gap for word in words[first : last + 1]])
    links = _LINKS.get(" ".join([word.shade for word in words[first:last]]))
    return None if links is None or ";" in marks or not _CLOSING.isdisjoint(marks) else links


# A few dozen gaps part nearly all elements.
@lru_cache(maxsize=1 << 10)
def _mark_in(gap: str) -> str | None:
    """The weightiest mark in `gap`, "" where there is none; None where it ends a sentence."""
    return next((mark for mark in ";:(,-" if mark in gap), "") if _CLOSING.isdisjoint(gap) else None


def _address(sentence: Sentence, i: int, found: list[Element]) -> list[Element] | None:
    words = sentence.words
    address, spelt = _ADDRESS_FIRST[words[i].shade]
    if address in _MARKED and not words[i].marked:
        return None
    length = len(spelt)
    end = i + length
    if end >= len(words) or not _are_spelt(words, i, spelt):
        return None
    if words[i].capital and words[i].joined and found and found[-1].kind == "address" and found[-1].words[1] == i:
        return None  # a surname: "đồng chí Ông Thế Lộc"
    if words[end].shade == words[i].shade and end + length < len(words) and _are_spelt(words, end, spelt):
        end += length  # said twice: "đồng chí đồng chí Lò Văn A"
    if end < len(words) - 1 and address in _BEFORE_TEACHER and words[end].spells("giáo"):
        end += 1
    while end < min(i + _DEGREES_AT_MOST, len(words) - 1) and is_degree(words[end]):
        end += 1
    if end >= len(words) or not (_can_be_name(words, end) or head_end(words, end)):
        return None
    if i and words[i - 1].surface.isdigit() and "," in words[end].gap:
        return None  # "29 đồng chí, Ban Chấp hành …"
    start, plural = _with_count(words, i)
    return [Element("address", (i, end), sentence.start(start), sentence.end(end - 1), plural, ADDRESSES[address][1])]


def _are_spelt(words: Sequence[Word], i: int, spelt: Sequence[str]) -> bool:
    """Whether one or two words from `i` on are those of a form of address."""
    return words[i].spells(spelt[0]) and words[i + len(spelt) - 1].spells(spelt[-1])


def _can_be_name(words: Sequence[Word], i: int) -> bool:
    return words[i].capital and (offices().at(words, i) is None or surname_kind(words, i) is not None)


def _with_count(words: Sequence[Word], i: int) -> tuple[int, bool]:
    plural = i > 0 and words[i - 1].shade in _COUNTS and words[i].joined
    return (i - 1 if plural else i), plural


def _position(sentence: Sentence, i: int, found: list[Element]) -> list[Element] | None:
    words = sentence.words
    head = head_end(words, i)
    if head is None or _is_presenter(sentence, i) or _is_form_teacher(words, i):
        return None
    reading = read_position(words, i, head, held=_is_held(words, i, found))
    start, plural = _with_count(words, i)
    title = sentence.shade[sentence.start(i) : sentence.end(reading.end - 1)]
    neighbour = ("ty" in title or "q" in title) and _PRIVATE.search(title) and _is_familiar(words, found)
    bare = reading.end == head and (_is_giver(sentence, found) or _is_captain(words, i, reading.name is not None))
    kind = "other" if neighbour or bare else "position"
    position = Element(kind, (i, reading.end), sentence.start(start), sentence.end(reading.end - 1), plural)
    if reading.name is None:
        return [position]
    a, b = reading.name
    if _is_never(words[a:b]):
        return [Element("other", (i, b), position.start, sentence.end(b - 1))]
    return [position, Element("name", (a, b), sentence.start(a), sentence.end(b - 1))]


def _is_presenter(sentence: Sentence, i: int) -> bool:
    return sentence.words[i].shade in ("bao", "giang", "thu") and _PRESENTED_BY.match(sentence.shade, sentence.start(i)) is not None


def _is_form_teacher(words: Sequence[Word], i: int) -> bool:
    """Whether "chủ nhiệm" is said of a teacher: "cô giáo chủ nhiệm", "giáo viên chủ nhiệm"."""
    return i > 0 and not words[i].capital and words[i].spells("chủ") and (words[i - 1].spells("giáo") or words[i - 1].spells("viên"))


def _is_familiar(words: Sequence[Word], found: Sequence[Element]) -> bool:
    """Whether the last form of address is one for a neighbour: "anh A - Giám đốc Công ty TNHH …"."""
    address = next((element for element in reversed(found) if element.kind == "address"), None)
    return address is not None and words[address.words[0]].spelt in _FAMILIAR


def _is_giver(sentence: Sentence, found: Sequence[Element]) -> bool:
    """Whether a title without its body is that of a company's director, in brackets after it: "Công ty TNHH A (ông B, Giám đốc)"."""
    address = found[-2] if len(found) > 1 and found[-1].kind == "name" else None
    if address is None or sentence.words[address.words[0]].gap != " (":
        return False
    line = sentence.shade[max(0, address.start - _COMPANY_AT_MOST) : address.start].rpartition("\n")[2]
    return _PRIVATE.search(line) is not None


def _is_captain(words: Sequence[Word], i: int, named: bool) -> bool:
    """Whether "Đội trưởng" stands right before a name and without the unit that somebody commands: a player is meant."""
    return named and words[i].shade == "doi" and words[i + 1].shade in ("truong", "pho")


def _is_never(words: Sequence[Word]) -> bool:
    return " ".join([word.shade for word in words]) in NEVER


def _is_held(words: Sequence[Word], i: int, found: list[Element]) -> bool:
    """Whether a position at `i` goes on from a name, through other positions of the same person.

    Whoever is named after an office has it already: "Bí thư Lò Văn Én, Chủ tịch Tô Quốc Mẫn" are two people. A rank comes first always.
    """
    if not found or found[-1].kind == "address":
        return False
    after = Element("position", (i, i), 0, 0)
    for at in range(len(found) - 1, -1, -1):
        before = found[at]
        if before.kind == "address" or gap_between(words, before, after) in (None, ";", "va", "cung"):
            return False
        if before.kind == "name":
            return not (at and _is_office(words, found[at - 1]) and gap_between(words, found[at - 1], before) == "")
        after = before
    return False


def _is_office(words: Sequence[Word], element: Element) -> bool:
    return element.kind == "position" and not is_rank(words, *element.words)


def _name(sentence: Sentence, i: int, found: list[Element]) -> list[Element] | None:
    words = sentence.words
    if not words[i].capital or is_degree(words[i]):
        return None
    if found and found[-1].words[1] == i and words[i].surface == "VÀ":
        return None  # a surname elsewhere: "LÒ VĂN ÉN VÀ TÔ THỊ MẬN"
    surname = surname_kind(words, i)
    listed = words[i].gap.strip() in (";", ":")
    if surname is None and not (listed or (found and found[-1].kind == "address" and i - found[-1].words[1] <= 2)):
        return None
    addressed = bool(found) and found[-1].kind == "address"
    run = (addressed and hyphened_run(words, i)) or min(capital_run(words, i), MAX_SYLLABLES)
    name = Element("name", (i, i + run), sentence.start(i), sentence.end(i + run - 1))
    if (
        _is_never(words[i : i + run])
        or (addressed and _is_constituency(words, i, i + run))
        or (addressed and is_nickname(words[i : i + run]))
    ):
        return None
    gap = gap_between(words, found[-1], name) if found else None
    if gap is not None and found[-1].kind == "address" and gap in ("", ":", ",", ";", "-"):
        return None if is_lay(sentence, found[-1].words[0], official=found[-1].official) else [name]
    if surname is None and listed and _is_listed(words, i, i + run, found):
        return [name]
    if run < 2 or run > 5 or surname is None or _opens_body(words, i) or _is_within(words, i, found):
        return None
    if is_lay(sentence, i) or is_unit_named(sentence, i):
        return None
    if gap is None and _is_place(words, i, i + run):
        return None
    return [name] if gap is not None or surname != "rare" or run > 2 else None


def _is_listed(words: Sequence[Word], i: int, end: int, found: Sequence[Element]) -> bool:
    """Whether a list of people with titles after their names opens or goes on with a rare surname: "…; Xạ Thị Hương, Chủ tịch …"."""
    titled = end < len(words) and words[end].gap.strip() in (",", "-") and head_end(words, end) is not None
    if not titled or not 2 <= end - i <= 5 or offices().at(words, i) is not None:
        return False
    name = " ".join([word.surface for word in words[i:end]])
    return any(element.kind in ("address", "name") for element in found) or (":" in words[i].gap and not units_named(name))


def _is_within(words: Sequence[Word], i: int, found: Sequence[Element]) -> bool:
    """Whether `words[i]` goes on with a longer name that nothing has read: "Lâm" of "xã Phú Lâm Thượng"; not "Việt Nam Lê Văn Én"."""
    if i == 0 or not words[i].joined or not words[i - 1].capital or (found and found[-1].words[1] == i):
        return False
    before = words[i - 1]
    if before.surface.isupper() or is_degree(before):
        return False
    return surname_kind(words, i) != "common" or surname_kind(words, i - 1) is not None


def _is_constituency(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a form of address is for whoever was elected in a unit, nobody of that name: "đại biểu Nghệ An"."""
    return words[i - 1].spells("biểu") and bool(units_named(" ".join([word.surface for word in words[i:end]])))


def _opens_body(words: Sequence[Word], i: int) -> bool:
    """Whether a body's name begins at `i`, whose first word is a surname, too: "Ban Thường vụ", "Đoàn Luật sư"."""
    office = offices().at(words, i)
    if office is None or len(office.shades) > 1:
        return office is not None
    after = i + capital_run(words, i)
    return after == i + 2 and after < len(words) and words[after].joined and not is_stop(words, after)


def _is_place(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a bare name, with which no list goes on, is where the holder of the title after it was: "Hà Nội, Bộ trưởng …"."""
    titled = end < len(words) and "," in words[end].gap and head_end(words, end) is not None
    return titled and bool(units_named(" ".join([word.surface for word in words[i:end]])))


_ONLY_NAME: Sequence[_Read] = (_name,)
