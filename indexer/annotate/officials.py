"""The officials of a report: people merged over all their mentions, with positions, roles and whether they were there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from indexer.annotate.anchors import can_name
from indexer.annotate.cues import Cue
from indexer.annotate.passage import Passage
from indexer.annotate.people import Person, people_of
from indexer.annotate.roles import BULLETS, Part, announced, parts_of
from indexer.annotate.shadow import shadow
from indexer.annotate.signatures import signatory_of
from indexer.reports import ROLES, Evidence, Official

# "K'Brôih" is a whole name, "Thắng" only a given one.
_APOSTROPHE = re.compile("['’ʼ]")
# A syllable that ends with the sound "i": "Lý" and "Lí", "Quý" and "Quí", not "Thúy".
_PLAIN_Y = re.compile(r"(?:(?<=[bcdghklmnprstvx])|(?<=\bqu))y\b")
# A report names dozens of people; of a text that names thousands, later mentions are looked for among the first only.
_RESOLVABLE = 200
# What makes a title fuller: its level, or a place of that level.
_LEVEL = re.compile(r" (?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)")
_PLACE = re.compile(_LEVEL.pattern + r"(?: [^\W\d_a-zđ]\w*){1,4}")
# What a title short of its place ends with: "Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh".
_TAKES_NAME = re.compile(r" (?:uy|tinh|huyen|thanh pho|quan|thi xa|xa|phuong|thi tran|dac khu)\Z")
_NAMED = re.compile(r"(?: [^\W\d_a-zđ]\w*){1,4}")
_COUNCIL = r"(?:(hdnd|hoi dong nhan dan)( (?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu))\b|(quoc hoi)\b)"
_CONSTITUENCY = re.compile(rf"\b(?:to|doan) dai bieu(?: so \d+)? {_COUNCIL}")
# A session of the council that questions are asked in: "kỳ họp thứ 12 HĐND tỉnh", "HĐND huyện tổ chức kỳ họp".
_SESSION = re.compile(rf"\bky hop(?:[ ,(]+(?!hdnd|hoi dong|quoc hoi)[\w-]+){{0,6}}[ ,)]+{_COUNCIL}|\b{_COUNCIL}[^.;\n]{{0,60}} ky hop\b")


@dataclass(slots=True)
class _Record:
    """One person while the mentions are gathered."""

    name: str
    positions: list[str] = field(default_factory=list)
    lent: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    there: bool = False
    away: bool = False
    official: bool = False
    evidence: list[Evidence] = field(default_factory=list)
    sentence: int = -1


def find_officials(passage: Passage) -> tuple[Official, ...]:
    """The officials that a text names, in the order in which it names them first. Dirty text gives fewer, never an error."""
    register = _Register()
    header: Cue | None = None
    for number, (start, end) in enumerate(passage.sentences):
        told, header = header, announced(passage.text, passage.shade, start, end)
        sentence = passage.sentence(start, end)
        if not (can_name(sentence) or register.is_named_in(passage.shade[start:end])):
            continue
        people = people_of(sentence, register.by_name)
        if told and people and not passage.shade[start : people[0].start].strip(BULLETS):
            header = header or told
        else:
            told = None
        for part in parts_of(people, passage.text, passage.shade, start, end, told):
            record = register.named(part.person, number) if part.person.name else register.holder(part)
            if record is not None:
                _merge(record, part, number)
                if not record.positions and part.person.address_words.endswith("dai bieu"):
                    record.positions += _seat(passage, start, end)
    register.add_signatory(signatory_of(passage))
    if "tinh uy" not in passage.shade and "thanh uy" in passage.shade:
        register.seat_in_city()
    return tuple(_official(record) for record in register.records if record.official or record.positions or record.lent)


class _Register:
    """The people named so far. `by_name` has the shadow of each name."""

    def __init__(self) -> None:
        self.records: list[_Record] = []
        self.by_name: dict[str, list[_Record]] = {}
        self._by_plain_i: dict[str, list[_Record]] = {}

    def is_named_in(self, shade: str) -> bool:
        """Whether one of the people is named with nothing that says so: "Lò Văn Én kết luận cuộc họp"."""
        return any(map(shade.__contains__, islice(self.by_name, _RESOLVABLE)))

    def named(self, person: Person, number: int) -> _Record | None:
        """The record that this mention of a name belongs to, a new one if none does."""
        name = str(person.name)
        if " " not in name and not _APOSTROPHE.search(name):
            return self._by_last_names(shadow(name))
        same = self._namesakes(shadow(name))
        if not same and not person.positions and (short := self._by_last_names(shadow(name))):
            return short
        fits = [record for record in same if person.taken or _agree(record, person.positions, number)]
        if fits:
            return max(fits, key=lambda record: _shared(record.positions, person.positions))
        same.append(_Record(name))
        self.records.append(same[-1])
        return same[-1]

    def holder(self, part: Part) -> _Record | None:
        """Whoever of the people named before holds this position; of several the chair."""
        person = part.person
        if person.plural or not part.cues or not person.positions:
            return None
        early = self.records[:_RESOLVABLE]
        found = [record for record in early if any(_holds(held, person.positions[0]) for held in record.positions)]
        chairs = [record for record in found if "chair" in record.roles]
        return (chairs or found)[0] if len(found) == 1 or chairs else None

    def add_signatory(self, person: Person | None) -> None:
        """Adds who signed the document that the text prints, if anybody did: named, not there."""
        if person is not None and (record := self.named(person, -1)) is not None:
            _merge(record, Part(person, there=False), -1)

    def seat_in_city(self) -> None:
        """Spells TVTU and TUV out for a city: both stand for the province's committee and for the city's."""
        for record in self.records:
            record.positions = [re.sub("Tỉnh ủy", "Thành ủy", title) for title in record.positions]
            record.lent = [re.sub("Tỉnh ủy", "Thành ủy", title) for title in record.lent]

    def _namesakes(self, shade: str) -> list[_Record]:
        """The people of this name, in whichever spelling of "i" and "y": "Lí Minh Quí" is "Lý Minh Quý"."""
        known = self.by_name.get(shade)
        if known is None:
            known = self.by_name[shade] = self._by_plain_i.setdefault(_PLAIN_Y.sub("i", shade) if "y" in shade else shade, [])
        return known

    def _by_last_names(self, names: str) -> _Record | None:
        """The one person whose name ends so: "ông Trâm", "chị Bích Trâm" for Nguyễn Hoàng Bích Trâm."""
        found = [record for record in self.records[:_RESOLVABLE] if f" {shadow(record.name)}".endswith(f" {names}")]
        return found[0] if len(found) == 1 else None


def _merge(record: _Record, part: Part, number: int) -> None:
    person = part.person
    if person.lent:
        record.lent += [title for title in person.positions if title not in record.lent]
    elif person.name:
        for title in person.positions:
            _add(record.positions, title)
    record.roles.update(code for code, _ in part.cues)
    record.there = record.there or bool(part.there)
    record.away = record.away or part.away
    record.official = record.official or person.official
    record.sentence = number
    record.evidence += person.spans + [evidence for _, evidence in part.cues]


def _official(record: _Record) -> Official:
    there = record.there and not record.away
    roles = record.roles - {"mention"}
    if not there and not roles - {"attend"}:
        roles = {"mention"}
    elif len(roles) > 1:
        roles -= {"attend"}
    roles = roles or {"attend"}
    return Official(
        name=record.name,
        positions=tuple(record.positions or record.lent),
        roles=tuple(role for role in ROLES if role in roles),
        attended=there,
        mentions=tuple({(mention.span.start, mention.span.end, mention.rule): mention for mention in record.evidence}.values()),
    )


def _agree(record: _Record, positions: Sequence[str], number: int) -> bool:
    """Whether a record can be of someone with these positions. Within one sentence, and across levels, other posts mean another person."""
    if not positions or not record.positions or _shared(record.positions, positions):
        return True
    if record.sentence == number:
        return False
    ours, theirs = _levels(record.positions), _levels(positions)
    return not ours or not theirs or bool(ours & theirs)


def _shared(ours: Sequence[str], theirs: Sequence[str]) -> int:
    return sum(any(_holds(held, title) or _holds(title, held) for held in ours) for title in theirs)


def _levels(positions: Sequence[str]) -> set[str]:
    return {
        level for title in positions for level in re.findall(r"\b(tinh|huyen|xa|phuong|quan|thi tran|thi xa|trung uong)\b", _key(title))
    }


def _add(positions: list[str], title: str) -> None:
    """Adds a title unless it is known; the same office in fuller words, with the name of its place, takes the shorter one's place."""
    key = _key(title)
    for i, held in enumerate(positions):
        known = _key(held)
        if key in (known, _plain_key(held)) or known.startswith(f"{key} "):
            return
        if key.startswith(f"{known} "):
            rest = _spelt_out(title)[len(_spelt_out(held)) :]
            if _LEVEL.fullmatch(rest):
                return
            if _PLACE.fullmatch(rest) or (_TAKES_NAME.search(known) and _NAMED.fullmatch(rest)):
                positions[i] = title
                return
    positions.append(title)


def _holds(held: str, phrase: str) -> bool:
    """Whether `phrase` is the title `held`, said in full or short of its place."""
    ours, theirs = _plain_key(held), _plain_key(phrase)
    return ours == theirs or ours.startswith(theirs + " ") or theirs.startswith(ours + " ")


def _seat(passage: Passage, start: int, end: int) -> list[str]:
    """The seat of an elected member: in the group that the sentence names ("Tổ đại biểu số 9 HĐND tỉnh gồm … đại biểu A"), or in
    the council of whose session the text tells.
    """
    group = _CONSTITUENCY.search(passage.shade, start, end) or _SESSION.search(passage.shade)
    if group is None:
        return []
    level = 2 if group[2] else 5 if group.re is _SESSION and group[5] else 0
    return [f"Đại biểu HĐND{passage.text[group.start(level) : group.end(level)]}"] if level else ["Đại biểu Quốc hội"]


def _spelt_out(title: str) -> str:
    return title.replace(" TP", " thành phố")


# Most titles are compared again and again.
@lru_cache(maxsize=1 << 12)
def _key(title: str) -> str:
    return shadow(_spelt_out(title))


@lru_cache(maxsize=1 << 12)
def _plain_key(title: str) -> str:
    return _key(title).replace(" thuong truc", "")
