"""What each person of a sentence did, and whether they were there: read from the words before and after their list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from indexer.annotate import absence
from indexer.annotate.cues import Cue, find_cues
from indexer.annotate.people import Person
from indexer.annotate.shadow import shadow
from indexer.reports import Evidence, Span

# How far after a person a verb can still be theirs, in characters.
_REACH = 160
_NEXT = 70
BULLETS = " \n\t-+*•0123456789.)"
"""What may stand before the first word of an item in a list."""
_WEIGHTS = ("chair", "direct", "speak", "present", "attend")
# Between a verb and the list it opens: "Dự hội nghị có", "… gồm các đồng chí", "sự chủ trì của", "Phát biểu tại hội nghị,", "Dự:".
_OPENS_LIST = re.compile(
    r"(?:[^;.]{0,110}?\b(?:co|con co|gom|gom co|la|do)(?: su (?:tham du|tham gia|hien dien|co mat|chu tri) cua)?\s*:?|"
    r"\s*:|[^,;.]{0,60}:|[^;.]{0,90},)\s*$"
)
_BARE = re.compile(r"[^,;.]{0,48}$")
# "dưới sự chủ trì của", "giữ vai trò chủ trì là".
_IS_OF = re.compile(r" (?:cua|boi|la)\s*$")
# "Báo cáo với đồng chí A, Bí thư Huyện ủy": A listens. "Gắn Huy hiệu cho ông A, đồng chí B bày tỏ": A is given something.
_TOLD_TO = re.compile(r"(?:bao cao(?: nhanh)?|phan anh|bay to|chia se|trinh bay|trao doi) (?:voi|cho|truoc)(?: cac)?\s*$")
_GIVEN_TO = re.compile(r"\b(?:trao|tang|gan)\b[^,;.]{0,80} cho\s*$")
# "Báo cáo nhanh của", "ý kiến chỉ đạo của": with these verbs, which are nouns too, a word or two may stand between.
_SAID_BY = re.compile(
    r"(?:bao cao|phat bieu|tham luan|chi dao|ket luan|y kien|trinh bay)(?: \w+){0,2} (?:cua|boi)\s*$|tra loi(?: \w+){0,3} cua\s*$"
)
# "Theo Phó Chủ tịch UBND tỉnh A, nhiều trụ sở chưa được khai thác": A said so.
_ACCORDING_TO = re.compile(r"(?:^|[.;:\n])\s*theo(?: cac)?\s*$")
# "Đoàn Chủ tịch điều hành Đại hội gồm các đồng chí: A; B"
_CONSISTS = re.compile(r"\bgom(?: co)?(?: cac)?\s*:?\s*$")
_LISTING = re.compile(r"\b(?:gom|gom co|co|con co|bao gom|co mat)(?: (?:cac|hai|ba))?\s*:?\s*$")
# A noun that the verb only qualifies: "tại phiên khai mạc", "Ban Chỉ đạo".
_NOUN = re.compile(r"\b(?:phien|buoi|le|cuoc|bai|noi dung|phan|van ban|ban|ke hoach|hoi nghi|cong tac|nhiem vu|viec|nghe)\s*$")
# When, where and how, before anything is said of anybody: clauses that a comma ends, then a word or two.
_LEAD_IN = re.compile(
    r"(?:\s*\d{1,2}[.)])?[\s,.\-:]*(?:(?:sang|chieu|toi|trua|ngay|tai|trong|theo|cung|tiep|sau|truoc|dong thoi|ngoai ra|nhan dip|"
    r"mo dau|ket thuc|thay|thua|ve phia)\b"
    r"[^,;.]{0,60},\s*)*(?:(?:cung|ve|toi|den|tiep do|sau do|truc tiep|xuc dong|thang than|mo dau|ket thuc|"
    r"dong thoi|cung tham gia)\s+){0,2}"
)
# Between a person and the verb.
_ADVERBS = re.compile(
    r"[\s,:)\-\"]*(?:\([^()]{0,60}\)?[\s,]*)?"
    r"(?:(?:khoa|nhiem ky|khu vuc|so) [\w-]+(?: ?- ?\d{4})?[\s,]+)?(?:(?:da|se|cung|dang|vua|deu|truc tiep|lan luot|long trong|"
    r"tham gia|thay nhau|co|co bai|co buoi|trinh trong|xin|duoc uy quyen|duoc phan cong|"
    r"thang than|len|den|ve|toi|vinh du|thay mat [^;.]{1,90}?|tai (?:hoi nghi|buoi [^,;.]{1,24}|cuoc hop|dai hoi|ky hop|le [^,;.]{1,24})|"
    r"cung voi [^,;.]{1,40})[\s,]+)*$"
)
_CONNECTED = re.compile(r"(?:,|-|\b(?:va|da|se|cung|dong thoi|sau do|roi|vua|deu|cung nhu|dai dien|thay mat [^;]{1,90}))\s*$")
# An address for men and women both is a part of the list: "dưới sự chủ tọa của các ông, bà: A và B".
_SHARED_ADDRESS = re.compile(r"\bcac (?:ong|anh),? *(?:va )?(?:(?:ba|chi) *:? *)?\Z")
# So is a profession: "luật sư A, Chủ nhiệm …; nhà báo B, Tổng Biên tập … dự".
_PROFESSION = re.compile(
    r"(?<!\w)(?:cac )?(?:luat (?:su|gia)|bac si|bac sy|nha (?:bao|giao|van|tho|nghien cuu)|(?:duoc|ky|nhac|hoa|kien truc) s[iyu]|"
    r"nghe s[iy]|tien si|thac si|giao su|chuyen gia|luong y|doanh nhan|cuu chien binh|thay thuoc (?:nhan dan|uu tu)),? *\Z"
)
# What both end with: few lists stand after such a word, so that the patterns are hardly asked.
_LAST_WORDS = frozenset("ong anh ba chi su si sy bao giao van tho cuu gia y nhan binh dan tu".split())
# What may stand between two rows of people who do the same: "; các Phó Chủ tịch", ", cùng các đồng chí".
_ROWS = re.compile(r"[\s,;]*(?:(?:va|cung|voi|con|cac|hai|ba|dong chi|ong)[\s,:]+)*")
_ANNOUNCES = re.compile(r":(?= *(?:\n|\Z))")
# ", hội nghị đã thông qua": from here on somebody else acts.
_OTHER_SUBJECT = re.compile(r"\s*,\s*(?:hoi nghi|dai hoi|ky hop|phien hop|cuoc hop|hoi thao|buoi \w+|toan the|(?:cac |100% )?dai bieu)\b")
# From a colon on it is told what was said: "trình bày nêu rõ: Năm 2022, Đảng ủy đã lãnh đạo, chỉ đạo".
_SAID_NEXT = re.compile(r":\s")
# So is it after an order: "đề nghị các xã lựa chọn, giới thiệu người tiêu biểu".
_ORDERS = re.compile(r"(?:de nghi|yeu cau|mong|nhac nho|keu goi|luu y|nhan manh)\b")
_RECEIVES = re.compile(
    r"\b(?:trao|tang|bo nhiem|dieu dong|luan chuyen|phan cong|chi dinh|bau|bau bo sung|gioi thieu|chuan y|"
    r"ban giao|chuc mung|don tiep|tiep don|(?:buoi|da) tiep|tiep xa giao|(?:vinh du|han hanh|vui mung) (?:duoc )?don)\b[^;.]{0,140}$|"
    # With whom the meeting is held: "buổi đối thoại giữa đồng chí A với cán bộ".
    r"\b(?:lam viec|doi thoai|gap go|gap mat|toa dam|tiep xuc|dien dan|hoi nghi|cuoc hop|buoi \w+)\b[^;.,]{0,80} giua(?: cac)?\s*$"
)


@dataclass(slots=True)
class Part:
    """One person's part in one sentence: role codes with where they were read; `there`: True, False, or None where nothing is said;
    `away`: the sentence says outright that the person was not there."""

    person: Person
    cues: list[tuple[str, Evidence]] = field(default_factory=list)
    there: bool | None = None
    away: bool = False


def announced(text: str, shade: str, start: int, end: int) -> Cue | None:
    """The verb that a line which ends with ":" says of the people in the lines below it: "Dự hội nghị có các đồng chí:"."""
    # Few sentences have a colon: finding none takes a third of the time of searching.
    place = shade.find(":", start, end)
    colon = _ANNOUNCES.search(shade, place, end) if place >= 0 else None
    if colon is None:
        return None
    return _List([Person(None, colon.end(), colon.end())], text, shade, start, end, start).header


def parts_of(people: Sequence[Person], text: str, shade: str, start: int, end: int, carried: Cue | None = None) -> list[Part]:
    """The parts of `people`, who are named between `start` and `end`, in their order; `carried` was said of all in the lines above."""
    parts: list[Part] = []
    lists = [list(group) for _, group in groupby(people, key=lambda person: (person.series, person.name is None))]
    for i, group in enumerate(lists):
        since = lists[i - 1][-1].end if i else start
        until = next((later[0].start for later in lists[i + 1 :] if later[0].name), end)
        row = _List(group, text, shade, since, until, start)
        found = row.parts(carried)
        _share(parts, found, row)
        parts += found
        carried = row.header or (carried if row.goes_on else None)
    return parts


def _share(before: Sequence[Part], found: Sequence[Part], row: _List) -> None:
    """Gives what the people of `row` do, told after them, to those in the rows right before, of whom nothing is told."""
    if not row.says_after or not found[0].cues:
        return
    shade, start = row.shade, row.people[0].start
    for part in reversed(before):
        if part.cues or part.away or part.there is not True or not _ROWS.fullmatch(shade, part.person.end, start):
            break
        part.cues += found[0].cues
        start = part.person.start


class _List:
    """People in one row, with the words before them (from `since`) and after them (up to `until`)."""

    def __init__(self, people: list[Person], text: str, shade: str, since: int, until: int, floor: int) -> None:
        self.people, self.text, self.shade = people, text, shade
        self.start, self.end, self.until = people[0].start, people[-1].end, until
        self.floor = max(since, shade.rfind(";", since, self.start) + 1)
        self.start = self.floor + len(shade[self.floor : self.start].rstrip(BULLETS))
        if _ends_with_any(shade[self.floor : self.start].rstrip(" ,:"), _LAST_WORDS):
            shared = _SHARED_ADDRESS.search(shade, self.floor, self.start) or _PROFESSION.search(shade, self.floor, self.start)
            self.start = shared.start() if shared else self.start
        self.before, self.after = shade[self.floor : self.start], shade[self.end : until]
        # Straight after other people their verbs stand, not those of this list.
        self.opens_clause = since == floor or self.before.lstrip()[:1] in (",", ";") or self.floor > since
        said_before = list(find_cues(text, shade, since, self.start))
        self.says_after = False
        self.goes_on = not said_before and self.start - since < 200
        self.header = self._header(cue for cue in said_before if cue.start >= self.floor)

    def parts(self, carried: Cue | None) -> list[Part]:
        if self.people[1:] and (apart := self._parts_apart()):
            return apart
        parts = [Part(person) for person in self.people]
        if self._not_there(parts):
            return parts
        self._take_part(parts, carried)
        for part in parts[1:]:
            named = part.person.spans[0].span.end if part.person.spans else part.person.end
            if absence.is_relieved(self.shade[named : part.person.end]):
                part.cues, part.there, part.away = [], False, True
        return parts

    def _parts_apart(self) -> list[Part] | None:
        """The parts where the first of the list did something else than the others; None where all did the same.

        "Được sự ủy quyền của đồng chí A, đồng chí B chủ trì", "Báo cáo với đồng chí A, đồng chí B cho biết".
        """
        represented = absence.is_represented(self.before)
        if not (represented or _TOLD_TO.search(self.before) or _GIVEN_TO.search(self.before)):
            return None
        others = _List(self.people[1:], self.text, self.shade, self.people[0].end, self.until, self.floor)
        return [Part(self.people[0], there=not represented, away=represented), *others.parts(None)]

    def _take_part(self, parts: Sequence[Part], carried: Cue | None) -> None:
        """Tells of each what the words around say that all did, and that they were there."""
        verbs = self._verbs()
        if self.people[0].name is None and not (self.people[0].address or self.header or self._is_subject()):
            return
        if self.header:
            _give(parts, [self.header])
            _give(parts[-1:], _one_speech([self.header, *verbs])[1:])
        elif verbs:
            self.says_after = True
            _give(parts, verbs)
        elif _ACCORDING_TO.search(self.before) and self.after.startswith(","):
            for part in parts:
                part.cues.append(("speak", Evidence(Span(part.person.start, part.person.end), "role-according-to")))
                part.there = True
        elif carried is not None and self.goes_on:
            for part in parts:
                part.cues.append((carried.role, Evidence(Span(part.person.start, part.person.end), "role-same-list")))
                part.there = True
        elif _RECEIVES.search(self.before) or _LISTING.search(self.before) or self._is_subject():
            for part in parts:
                part.there = True
        if absence.is_elsewhere(self.before, self.after, self.shade):
            for part in parts:
                part.there, part.away = False, True

    def _not_there(self, parts: Sequence[Part]) -> bool:
        """Whether the words around say that these people, or the last of them, were not there; marks them so."""
        if self.header and len(parts) > 1 and absence.is_excused(self.after):
            # "Dự có đồng chí A, Chủ tịch Hội; đồng chí B, Trưởng Công an vắng có lý do": A was there.
            _give(parts[:-1], [self.header])
            parts[-1].there, parts[-1].away = False, True
            return True
        if absence.is_retired(self.after) and (self.header or self._verbs()):
            return False
        away = absence.is_away(self.before, self.after)
        named = self.people[0].spans[0].span.end if self.people[0].spans else self.end
        if absence.is_relieved(self.shade[named : self.end]):  # "đồng chí A thôi giữ chức Trưởng Ban"
            away = True
        if absence.is_of_the_past(shadow(self.people[0].name or ""), self.before, self.shade[named : self.until]):
            away = True
        if away is None:
            return False
        for part in parts:
            part.there, part.away = False, away
        return True

    def _header(self, said_before: Iterable[Cue]) -> Cue | None:
        """The verb before the list that speaks of the list, of several the weightiest: "Dự và chủ trì hội nghị có"."""
        found: Cue | None = None
        for cue in said_before:
            if self._opens(cue) and (found is None or _WEIGHTS.index(cue.role) <= _WEIGHTS.index(found.role)):
                found = cue
        return found

    def _opens(self, cue: Cue) -> bool:
        lead, tail = self.shade[self.floor : cue.start], self.shade[cue.end : self.start]
        if _IS_OF.match(tail) or _SAID_BY.match(self.shade[cue.start : self.start]):
            return True
        if _NOUN.search(lead) or _TOLD_TO.match(self.shade[cue.start : self.start]):
            return False
        first = self.opens_clause and _LEAD_IN.fullmatch(lead) is not None
        if first and cue.role != "attend" and _BARE.match(tail):
            return True
        if not _OPENS_LIST.match(tail):
            return False
        said = lead.rstrip()
        theirs = said.endswith((" va", ",", " su", " cung", " do", " ve", " toi", " den", " tham")) and not tail.rstrip().endswith(",")
        return first or theirs or tail.lstrip(" ,").startswith("gom") or (cue.role == "chair" and _CONSISTS.search(tail) is not None)

    def _verbs(self) -> list[Cue]:
        """The verbs after the list that have it as their subject."""
        stop = _first_of(";\n", self.shade, self.end, min(self.until, self.end + _REACH))
        verbs: list[Cue] = []
        done = self.end
        for cue in find_cues(self.text, self.shade, self.end, stop):
            between = self.shade[done : cue.start]
            if _OTHER_SUBJECT.match(between) or (verbs and (between.endswith(" se ") or _SAID_NEXT.search(between))):
                break
            if verbs and cue.role in ("chair", "direct", "present") and _ORDERS.match(self.shade, verbs[-1].start):
                break
            if _ADVERBS.fullmatch(between) or (_CONNECTED.search(between) and len(between) < _NEXT):
                verbs.append(cue)
                done = cue.end
        return _one_speech(verbs)

    def _is_subject(self) -> bool:
        """Whether the list opens its clause, or stands alone as under a picture."""
        before = self.before.strip(' -."(')
        return not before or before.endswith((",", ":")) or (before.endswith((" do", " duoc")) and bool(self.after.strip()))


def _ends_with_any(text: str, words: Collection[str]) -> bool:
    """Whether the last word of `text` is one of `words`."""
    return text[text.rfind(" ") + 1 :] in words


def _first_of(marks: str, shade: str, start: int, end: int) -> int:
    """Where the first of `marks` stands in `shade[start:end]`; `end` where none does."""
    for mark in marks:
        place = shade.find(mark, start, end)
        end = place if place >= 0 else end
    return end


def _one_speech(cues: Sequence[Cue]) -> list[Cue]:
    """`cues` without what only goes on with a speech: "Phát biểu chỉ đạo, đồng chí A nhấn mạnh", "báo cáo kết quả, nêu rõ"."""
    kept: list[Cue] = []
    for cue in cues:
        if not (cue.role == "speak" and any(before.role in ("direct", "present") for before in kept)):
            kept.append(cue)
    return kept


def _give(parts: Sequence[Part], cues: Sequence[Cue]) -> None:
    if not cues:
        return
    told = [(cue.role, cue.evidence) for cue in cues]
    for part in parts:
        part.cues += told
        part.there = True
