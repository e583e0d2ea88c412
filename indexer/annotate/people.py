"""People as one sentence names them: each name with the positions that go with it, and who stands in one list with whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.annotate.elements import Element, elements_of, gap_between
from indexer.annotate.heads import head_end, is_degree, is_rank
from indexer.annotate.names import canonical_name
from indexer.annotate.shadow import shadow
from indexer.annotate.titles import written_title
from indexer.annotate.words import Sentence
from indexer.gazetteers.units import units_named
from indexer.reports import Evidence, Span

_OFFICE_TAKEN = re.compile(r"\b(?:giu|vao|tai cu|tai dac cu|trung cu|dam nhiem|dam nhan|bau|bo nhiem|lam|cu|tai nhiem)\b[\w ]{0,24}$")
# What somebody is for one meeting or one task, and no office.
_FOR_THE_MEETING = re.compile("truong doan|to truong|thu ky|bao cao vien|chu toa")
# An office that only sends somebody, or gives something: "thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy A trao …".
_ON_BEHALF_OF = re.compile(
    r"\b(?:(?:uy quyen|uy nhiem|phan cong|huan chuong|bang khen|giay khen|quyet dinh|thu|dien)\b[\w ]{0,24} cua|thua lenh|thay mat)\s*$"
)
_OFFICE_OF = re.compile(r"\s*(?:,\s*)?(?:doi voi|cho|cua)\s*$")
# What leads from a title in the plural to those who hold it: "Các Phó Chủ tịch HĐND khóa mới được thông qua gồm bà A và ông B".
_CONSISTS = re.compile(r"[ \w]{0,40}\b(?:gom|la)(?: co)?\s*:?\s*(?:cac )?")
# What says that an office is given or taken: the people after "đối với" hold or held it.
_OFFICE_SAID = re.compile(r"\b(?:chuc(?: vu| danh)?|mien nhiem|bai nhiem|bau bo sung|bo nhiem|cach chuc|phe chuan)\s*$")
# What a clause that begins with an office begins after: "Theo Trưởng phòng Nội vụ, bà A"; not "Với cương vị Giám đốc, ông A".
_OPENS = re.compile(r"(?:[.,;:!?\n\"(*+•-]|\b(?:co|theo|loi|do|gom))\s*\Z|\A\s*\Z")
_NAMES_IN_ROW = 8
_LINKS = ("", ",", "-", "(")
_HELD = (*_LINKS, ";", ":", "va", "kiem")


@dataclass(slots=True)
class Person:
    """Someone a sentence names, or a position that stands for its holder (`name` None). Offsets are the text's, half-open.

    `series`: people of one list have one number. `ranked`: a rank stands before the name; `linked`: "và" before that.
    `row`: only a comma or "và" parts the name from the one before. `lent`: the positions were said of another person of the list, too.
    """

    name: str | None
    start: int
    end: int
    series: int = 0
    positions: list[str] = field(default_factory=list)
    spans: list[Evidence] = field(default_factory=list)
    address: bool = False
    official: bool = False
    plural: bool = False
    lent: bool = False
    before: bool = False
    taken: bool = False
    ranked: bool = False
    linked: bool = False
    row: bool = False
    address_words: str = ""


def people_of(sentence: Sentence, known: Collection[str] = ()) -> list[Person]:
    """The people of one sentence in reading order. `known`: shadows of names that are people already."""
    return _Reader(sentence, known).read()


class _Reader:
    """Joins the elements of one sentence, left to right."""

    def __init__(self, sentence: Sentence, known: Collection[str]) -> None:
        self.words, self.starts, self.shade, self.known = sentence.words, sentence.starts, sentence.shade, known
        self.elements = elements_of(sentence)
        # What stands before each element is asked for again and again.
        self.gaps = [None, *(gap_between(sentence.words, before, after) for before, after in pairwise(self.elements))]
        self.people: list[Person] = []
        self.last: Element | None = None  # the last element that went into a person
        self.shared: list[str] = []  # titles of a plural, for each name that follows
        self.parted: str | None = None  # what stands between the last two people of one list
        self.heading: Element | None = None  # a plural title above people who have titles of their own, too

    def read(self) -> list[Person]:
        i = 0
        while i < len(self.elements):
            i = self._step(i)
        _lend_titles(self.people)
        return self.people

    def _step(self, i: int) -> int:
        address = self.elements[i] if self.elements[i].kind == "address" else None
        if address:
            i += 1
            if i == len(self.elements) or self.gaps[i] not in ("", ":", ",", ";", "-"):
                return i
        if self.elements[i].kind == "name":
            return self._named(i, [], address)
        if self.elements[i].kind == "position":
            return self._titled(i, address)
        return i if address else i + 1

    def _titled(self, i: int, address: Element | None) -> int:
        """A row of positions: they go with the name right after them, else with the person right before, else stand for their holder."""
        end = i + 1
        while end < len(self.elements) and self.elements[end].kind == "position" and self.gaps[end] in (*_LINKS, "kiem"):
            end += 1
        row = self._without_group(self.elements[i:end])
        end = i + len(row)
        if self._heads(row[-1], end, address):
            self.heading, self.last = row[-1], None
            return end
        if len(row) > 1 and not address and self._sends(row[0]):
            self._holder(row[:1], None)
            self.last = None
            return i + 1
        open_person = self.people[-1] if self.people and self._joins(self._first(row[0], address)) else None
        opens = open_person is None and _OPENS.search(self.shade[max(0, row[0].start - 8) : row[0].start]) is not None
        follows = self._follows(end, plural=row[-1].plural or (address is not None and address.plural), opens=opens)
        if follows is not None:
            if open_person and not open_person.before and not address and len(row) > 1 and self.gaps[i] != "":
                self._add(open_person, row[:-1])
                row = row[-1:]
            return self._named(follows, row, address)
        if open_person and not address and self.gaps[i] in _HELD and not self._is_group(i, row):
            self._add(open_person, row)
        elif takers := self._takers(row[0]):
            for taker in takers:
                self._add(taker, row)
                taker.taken = True
        else:
            self._holder(row, address)
        return end

    def _heads(self, title: Element, end: int, address: Element | None) -> bool:
        """Whether a plural title ends before element `end`, with ":", and each of its holders has a title of their own, too.

        "các Ủy viên Ban Thường vụ Huyện ủy: Trưởng Ban Tổ chức Lò Văn Én, Trưởng Công an huyện …"
        """
        if not (title.plural or (address is not None and address.plural)) or self.words[title.words[0]].shade == "thuong":
            return False
        if end >= len(self.elements) or self.gaps[end] != ":":
            return False
        return self.elements[end].kind == "position" or (self.elements[end].kind == "address" and self._has_title_after(end + 1))

    def _sends(self, position: Element) -> bool:
        """Whether what a position stands after makes it another person's than the one whom the next title belongs to."""
        return _ON_BEHALF_OF.search(self.shade[max(0, position.start - 48) : position.start]) is not None

    def _above(self, start: Element, *, joins: bool) -> list[str]:
        """The title that the list in which a person stands at `start` begins with, if people there have their own titles before them."""
        gap = gap_between(self.words, self.last, start) if self.last is not None and joins else None
        if self.heading is not None and not joins and gap_between(self.words, self.heading, start) != ":":
            self.heading = None
        # "các Phó Giám đốc: Đại tá A, Đại tá B; Thượng tá C, Trưởng phòng": what parts its people does not end the list.
        if self.heading is not None and gap == ";" and self.parted == ",":
            self.heading = None
        self.parted = gap
        return [self._title(self.heading)] if self.heading is not None else []

    def _without_group(self, row: list[Element]) -> list[Element]:
        """`row` without positions at its end that are said of many: "Trưởng Công an huyện, bí thư đảng ủy các xã"."""
        last = row[-1].words[1]
        if last < len(self.words) and self.words[last].joined and self.words[last].shade == "cac":
            while len(row) > 1 and not self.words[row[-1].words[0]].capital:
                row = row[:-1]
        return row

    def _is_group(self, i: int, row: Sequence[Element]) -> bool:
        """Whether a row of positions speaks of many: "các Ủy viên …", "; chủ tịch UBND, chỉ huy trưởng quân sự các xã"."""
        last = row[-1].words[1]
        goes_on = last < len(self.words) and self.words[last].joined and self.words[last].shade == "cac"
        opens = self.words[row[0].words[0]]
        lower = not opens.capital and not opens.spells("nguyên")
        # "các Phó Viện trưởng: A, B; Kiểm sát viên": whoever was named after a title has no other one after ";".
        return row[0].plural or goes_on or (self.gaps[i] == ";" and (lower or self.people[-1].before or bool(self.shared)))

    def _follows(self, i: int, *, plural: bool, opens: bool) -> int | None:
        """The index of the name that positions ending before element `i` belong to, if it follows them directly.

        `plural`: they are said of several people; `opens`: a clause begins with them.
        """
        if i >= len(self.elements):
            return None
        element, gap = self.elements[i], self.gaps[i]
        if element.kind == "name" and (gap == "" or (gap == ":" and plural) or (gap == "," and self._has_degree(i))):
            return i
        if element.kind == "name" and gap == ";" and opens and not plural and not self._has_title_after(i):
            return i  # a slip for a space: "Bí thư Tỉnh ủy, Trưởng đoàn ĐBQH tỉnh; Lò Văn Én đề nghị"
        if element.kind != "address" or i + 1 == len(self.elements) or self.elements[i + 1].kind != "name":
            return None
        between = self.shade[self.elements[i - 1].end : element.start]
        if gap is None and _OFFICE_OF.fullmatch(between) and self._is_office_said(self.elements[i - 1]):
            return i + 1
        if gap is None and plural and _CONSISTS.fullmatch(between):
            return i + 1
        if element.plural:
            return None
        return i + 1 if not self._has_title_after(i + 1) and self._leads(i, between, opens=opens) else None

    def _leads(self, i: int, between: str, *, opens: bool) -> bool:
        """Whether a position leads to the form of address at element `i`: "Bí thư Đảng ủy là ông", "Trưởng phòng Nội vụ, bà"."""
        position, gap = self.elements[i - 1], self.gaps[i]
        if gap is None:
            return between.strip() == "la" and not _FOR_THE_MEETING.match(self.shade, position.start)
        return gap in ("", "-", ":") or (gap == "," and opens and not self._is_body(position))

    def _has_degree(self, i: int) -> bool:
        """Whether a degree stands before the name at element `i`: "Thiếu tướng, GS.TS Lò Văn Én"."""
        return is_degree(self.words[self.elements[i].words[0] - 1])

    def _is_body(self, position: Element) -> bool:
        """Whether a position can be the body, too, whose member comes next: "Thường trực Huyện ủy, ông A"."""
        return position.plural or self.words[position.words[0]].shade == "thuong"

    def _is_office_said(self, position: Element) -> bool:
        return _OFFICE_SAID.search(self.shade[max(0, position.start - 16) : position.start]) is not None

    def _has_title_after(self, i: int) -> bool:
        return i + 1 < len(self.elements) and self.elements[i + 1].kind == "position" and self.gaps[i + 1] in (",", "-", "(", ":")

    def _named(self, i: int, row: list[Element], address: Element | None) -> int:
        element = self.elements[i]
        name = canonical_name(self.words[slice(*element.words)])
        first = row[0] if row else element
        if not (row or address or self._is_person(i, name)):
            return i + 1
        start = self._first(first, address)
        joins = self._joins(start)
        opens = self._after_degrees(start.words[0])
        person = Person(name, min(start.start, self.starts[opens]), element.end, self._series(joins), before=bool(row))
        person.ranked = bool(row) and is_rank(self.words, *row[0].words)
        beside = i > 0 and self.elements[i - 1].kind == "name" and self.gaps[i] in (",", "va")
        person.row = beside and address is None and not row and not units_named(name)
        person.linked = opens > 0 and self.words[opens - 1].shade == "va"
        person.address = address is not None
        person.official = bool(row) or (address is not None and address.official)
        if address is not None:
            person.address_words = self.shade[address.start : address.end]
        elif joins and self.people:
            person.official = person.official or self.people[-1].official
            person.address_words = self.people[-1].address_words
        if row and (row[-1].plural or (address is not None and address.plural) or self._is_shared(i)):
            self.shared = [self._title(position) for position in row]
        elif not joins or row or (address is not None and not self._shares(i, address)):
            self.shared = []
        person.spans.append(Evidence(Span(first.start, element.end), _rule(row, address)))
        self.people.append(person)
        person.positions += self._above(start, joins=joins)
        person.positions += [self._title(position) for position in row] or self.shared
        self.last = element
        return i + 1

    def _after_degrees(self, i: int) -> int:
        """The index of the first of the degrees that stand right before word `i`, `i` where none do: "TTƯT.BSCKII Lò Văn Én"."""
        while i and is_degree(self.words[i - 1]):
            i -= 1
        return i

    def _shares(self, i: int, address: Element) -> bool:
        """Whether who has a form of address of their own shares the title of the list, too: "… gồm bà A và ông B"."""
        gap = gap_between(self.words, self.last, address) if self.last is not None else None
        return gap in (",", "va") and not address.plural and not self._has_title_after(i)

    def _is_shared(self, i: int) -> bool:
        """Whether the office before a form of address is said of all who are named after it: "miễn nhiệm Ủy viên đối với các ông A, B"."""
        before = self.elements[i - 1] if i else None
        return before is not None and before.kind == "address" and before.plural

    def _is_person(self, i: int, name: str) -> bool:
        """Whether a name without address or title before it is a person's: a title follows, or it stands in a list of people."""
        if shadow(name) in self.known:
            return True
        if self.last is not None and self.people and self.people[-1].name:
            gap = gap_between(self.words, self.last, self.elements[i])
            if gap is not None:
                return gap != "("  # where somebody comes from: "đại biểu A (Đoàn Điện Biên)"
        if units_named(name):
            return False
        if self._has_title_after(i):
            return True
        for after in range(i + 1, min(i + _NAMES_IN_ROW, len(self.elements))):
            if self.elements[after].kind != "name" or self.gaps[after] not in (",", "va", "cung"):
                return False
            if self._has_title_after(after):
                return True
        return False

    def _add(self, person: Person, row: Sequence[Element]) -> None:
        person.positions += [title for title in map(self._title, row) if title not in person.positions]
        person.spans.append(Evidence(Span(row[0].start, row[-1].end), "position-after-name"))
        person.end = max(person.end, row[-1].end)
        person.official = True
        self.last = row[-1]

    def _takers(self, position: Element) -> list[Person]:
        """Whoever the sentence says takes this office: "bầu bà A, … giữ chức vụ Phó Chủ tịch", "ông A và bà B được bầu làm …"."""
        named = [person for person in self.people if person.name]
        if not named:
            return []
        between = self.shade[named[-1].end : position.start]
        if len(between) > 80 or ";" in between or not _OFFICE_TAKEN.search(between):
            return []
        if _FOR_THE_MEETING.match(self.shade, position.start) or self._is_named_only(position):
            return []
        others = [person for person in named[:-1] if person.series == named[-1].series and not named[-1].positions]
        return [*(person for person in others if not person.positions), named[-1]]

    def _is_named_only(self, position: Element) -> bool:
        """Whether a title in small letters stands without its body: "Hội đồng gia tộc do ông A làm chủ tịch"."""
        return not self.words[position.words[0]].capital and position.words[1] == head_end(self.words, position.words[0])

    def _holder(self, row: Sequence[Element], address: Element | None) -> None:
        start = self._first(row[0], address)
        person = Person(None, start.start, row[-1].end, self._series(joins=False), [self._title(position) for position in row])
        person.plural = row[0].plural or (address is not None and address.plural)
        person.address = address is not None
        person.spans.append(Evidence(Span(row[0].start, row[-1].end), "position-alone"))
        self.people.append(person)
        self.last = row[-1]

    def _joins(self, element: Element) -> bool:
        return self.last is not None and gap_between(self.words, self.last, element) is not None

    def _series(self, joins: bool) -> int:
        if not self.people:
            return 0
        return self.people[-1].series + (0 if joins else 1)

    def _first(self, element: Element, address: Element | None) -> Element:
        return address or element

    def _title(self, position: Element) -> str:
        return written_title(self.words[slice(*position.words)])


def _rule(row: Sequence[Element], address: Element | None) -> str:
    return "position-name" if row else "honorific-name" if address else "name-in-list"


def _lend_titles(people: Sequence[Person]) -> None:
    """Gives the people who stand without a title before one who has it the same: "A và B, Phó Chủ tịch UBND huyện"."""
    for before, person in pairwise(people):
        # "nguyên Chủ tịch nước Lò Văn Én, Tô Văn Tự": one title for both.
        if before.before and before.positions and person.row and not person.positions and person.series == before.series:
            person.positions, person.lent, person.official, person.before = list(before.positions), True, True, True
    for person, after in reversed(list(pairwise(people))):
        if not person.name or not after.name or person.series != after.series or not after.positions:
            continue
        if person.ranked and after.ranked and after.linked and len(person.positions) == 1 < len(after.positions):
            person.positions += after.positions[1:]
        if person.positions or after.before:
            continue
        if not after.address or person.address_words == "" or after.linked or person.address_words == after.address_words:
            person.positions, person.lent, person.official = list(after.positions), True, True
