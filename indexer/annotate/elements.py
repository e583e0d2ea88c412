"""What a sentence says of people, piece by piece: forms of address, names, positions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from indexer.annotate.heads import capital_run, head_end, hyphened_run, is_rank, openers
from indexer.annotate.names import MAX_SYLLABLES, NEVER, surname_kind
from indexer.annotate.phrases import offices
from indexer.annotate.positions import read_position
from indexer.annotate.words import Sentence, Word, spelt_forms
from indexer.gazetteers.units import units_named

# Form of address -> whether it alone makes an official of a named person.
_ADDRESSES = {
    "dong chi": ("đồng chí", True), "d/c": ("đ/c", True), "dc": ("đc", True), "dai bieu": ("đại biểu", True), "ngai": ("ngài", True),
    "thay": ("thầy", False), "co": ("cô", False), "ong": ("ông", False), "ba": ("bà", False), "anh": ("anh", False), "chi": ("chị", False),
}  # fmt: skip
# Without its marks "thầy" is "thay", "cô" is "có" more often than not.
_MARKED = frozenset({"thay", "co"})
_FAMILIAR = spelt_forms(("anh", "chị"))
# "cô giáo A", "thầy giáo A", "nhà giáo A".
_BEFORE_TEACHER = frozenset({"thay", "co"})
# First word's shadow -> the form's shadow and its words as they are spelt.
_ADDRESS_FIRST = {shade.split()[0]: (shade, tuple(spelt.split())) for shade, (spelt, _) in _ADDRESSES.items()}
# Degrees and honours before a name say who somebody is, not what office they hold.
_DEGREES = frozenset("gs pgs ts ths bs ds ks cn gs.ts pgs.ts gs.tskh bscki bsckii bs.cki nghnd nguut nsnd nsut ttnd ttut nhnd luat".split())
_DEGREES_AT_MOST = 8
# Where somebody stands in a picture.
_SIDES = frozenset(("trai", "phai", "giua", "hang"))
_ASIDE_AT_MOST = 8
_CLOSING = frozenset('."!?…')
_LINKS = {"va": "va", "kiem": "kiem", "cung": "cung", "cung voi": "cung", "voi": "cung"}
_COUNTS = frozenset("cac hai ba bon nam sau nhung cac".split())
# What stands after these is no official of the meeting: clergy, voters, the honoured, the convicted. On one line, that is:
# "… UBND huyện" above "Bà Vi Thị Mận" is somebody else's.
_LAY = (
    "hoa thuong|thuong toa|dai duc|linh muc|giam muc|muc su|ni su|cu tri|nong dan|liet si|liet sy|anh hung|hoc sinh|sinh vien|"
    "bi can|bi cao|nghe nhan|nghe si|ca si|gia dinh|ho|thuong binh|benh nhan|me|chau|em|truong|duong|(?<!thanh )pho|giai|quy|"
    "giai thuong|chua|giao xu|hon|nguoi|cong trinh|nha|den|mang ten|cau|tu tuong|chu nghia"
)
# Credits of pictures and texts; an official named after one is the picture's subject: "Ảnh: Đồng chí Lò Văn Én trao quà".
_CREDITS = "anh|tin|bai|tac gia|phong vien"
# A bare name after these is a place's; before a form of address an office ends with them: "Đại biểu HĐND tỉnh ông A".
_UNITS = "thon|ap|xa|phuong|huyen|tinh|thi tran|thanh pho|quan|khu|ban"
_AFTER_LAY = re.compile(rf"\b(?:{_LAY}) *:? *$")
_AFTER_CREDIT = re.compile(rf"\b(?:{_CREDITS}) *:? *$")
_AFTER_UNIT = re.compile(rf"\b(?:{_UNITS}|tai|o) *$")
# What these end with: few names stand after such a word, so that the patterns are hardly asked.
_TELLING = frozenset(re.findall(r"[a-z]+(?=\||$)", "|".join((_LAY, _CREDITS, _UNITS, "tai", "o"))))

# A guest who runs a private company is named with it, a neighbour is not. A company of a single member is often the State's.
_PRIVATE = re.compile(r"\bcong ty (?:tnhh(?! mtv| mot thanh vien)|co phan|cp)\b|\bdoanh nghiep tu nhan\b")
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
    # Three words in ten can begin an element; this loop goes over all of them.
    for i, word in enumerate(sentence.words):
        reads = openers.get(word.spelt)
        if i < end or not (reads or word.capital):
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
    for form in spelt_forms(spelt.split()[0] for spelt, _ in _ADDRESSES.values()):
        reads[form] = (*reads.get(form, ()), _address)
    return MappingProxyType({form: (*known, _name) for form, known in reads.items()})


def gap_between(words: Sequence[Word], before: Element, after: Element) -> str | None:
    """What parts two elements: a mark, "" or a link ("va", "kiem", "cung"); None where other words do."""
    first, last = before.words[1], after.words[0]
    if first >= last:
        return _mark_in(words[last].gap)  # three in four
    if words[first].gap == " (":
        first = _after_aside(words, first)
    while last > first and is_degree(words[last - 1]):
        last -= 1
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


def _after_aside(words: Sequence[Word], i: int) -> int:
    """The index after an aside in brackets that only tells where in a picture somebody is: "ông A (thứ 2 từ trái sang), Giám đốc"."""
    for end in range(i, min(i + _ASIDE_AT_MOST, len(words) - 1)):
        if words[end].capital:
            return i
        if words[end + 1].gap.startswith(")"):
            return end + 1 if any(word.shade in _SIDES for word in words[i : end + 1]) else i
    return i


def is_degree(word: Word) -> bool:
    """Whether `word` is a degree or an honour: "ThS", "PGS.TS"."""
    return word.shade in _DEGREES


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
    return [Element("address", (i, end), sentence.start(start), sentence.end(end - 1), plural, _ADDRESSES[address][1])]


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
    private = ("ty" in title and _PRIVATE.search(title) and _is_familiar(words, found)) or (
        reading.end == head and _is_giver(sentence, found)
    )
    kind = "other" if private else "position"
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


def _is_never(words: Sequence[Word]) -> bool:
    return " ".join([word.shade for word in words]) in NEVER


def _is_held(words: Sequence[Word], i: int, found: list[Element]) -> bool:
    """Whether a position at `i` goes on from a name, through other positions of the same person.

    Whoever is named after an office has it already: "Bí thư Lò Văn Én, Chủ tịch Tô Quốc Mẫn" are two people. A rank comes first always.
    """
    if not found or found[-1].kind == "address":
        return False
    after = Element("", (i, i), 0, 0)
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
    if surname is None and not (found and ((found[-1].kind == "address" and i - found[-1].words[1] <= 2) or ";" in words[i].gap)):
        return None
    addressed = bool(found) and found[-1].kind == "address"
    run = (addressed and hyphened_run(words, i)) or min(capital_run(words, i), MAX_SYLLABLES)
    name = Element("name", (i, i + run), sentence.start(i), sentence.end(i + run - 1))
    if _is_never(words[i : i + run]):
        return None
    gap = gap_between(words, found[-1], name) if found else None
    if gap is not None and found[-1].kind == "address" and gap in ("", ":", ",", ";", "-"):
        return None if _is_lay(sentence, found[-1].words[0], official=found[-1].official) else [name]
    if surname is None and gap == ";" and _is_listed(words, i, i + run, found):
        return [name]
    if run < 2 or run > 5 or surname is None or _is_lay(sentence, i) or (_is_told(words, i) and _AFTER_UNIT.search(_before(sentence, i))):
        return None
    if gap is None and _is_place(words, i, i + run):
        return None
    return [name] if gap is not None or surname != "rare" or run > 2 else None


def _is_listed(words: Sequence[Word], i: int, end: int, found: Sequence[Element]) -> bool:
    """Whether a list of people, each with a title after the name, goes on with a name of rare surname: "…; Xạ Thị Hương, Chủ tịch …"."""
    titled = end < len(words) and words[end].gap.strip() in (",", "-") and head_end(words, end) is not None
    return titled and 2 <= end - i <= 5 and offices().at(words, i) is None and any(element.kind == "address" for element in found)


def _is_place(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a bare name, with which no list goes on, is where the holder of the title after it was: "Hà Nội, Bộ trưởng …"."""
    titled = end < len(words) and "," in words[end].gap and head_end(words, end) is not None
    return titled and bool(units_named(" ".join([word.surface for word in words[i:end]])))


_ONLY_NAME: Sequence[_Read] = (_name,)


def _is_told(words: Sequence[Word], i: int) -> bool:
    return i > 0 and words[i - 1].shade in _TELLING


def _is_lay(sentence: Sentence, i: int, *, official: bool = False) -> bool:
    if not _is_told(sentence.words, i):
        return False
    before = _before(sentence, i)
    return bool(_AFTER_LAY.search(before) or (not official and _AFTER_CREDIT.search(before)))


def _before(sentence: Sentence, i: int) -> str:
    """The last letters before word `i`."""
    start = sentence.start(i)
    return sentence.shade[max(0, start - 16) : start]
