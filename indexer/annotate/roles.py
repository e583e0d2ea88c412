"""What each person of a sentence did, and whether they were there: read from the words before and after their list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from indexer.annotate import cues
from indexer.annotate.people import Person
from indexer.reports import Evidence, Span

_CLAUSE_WITHIN = 150


@dataclass(slots=True)
class Part:
    """One person's part in one sentence: role codes with where they were read; `there`: True, False, or None where nothing is said;
    `away`: the sentence says outright that the person was not there."""

    person: Person
    roles: list[tuple[str, Evidence]] = field(default_factory=list)
    there: bool | None = None
    away: bool = False


def parts_of(people: Sequence[Person], shade: str, start: int, end: int) -> list[Part]:
    """The parts of `people`, who are named between `start` and `end`, in their order."""
    parts: list[Part] = []
    carried: re.Match[str] | None = None
    lists = [list(group) for _, group in groupby(people, key=lambda person: (person.series, person.name is None))]
    for i, group in enumerate(lists):
        before = shade[(lists[i - 1][-1].end if i else start) : group[0].start]
        after_end = next((later[0].start for later in lists[i + 1 :] if later[0].name), end)
        clause = _List(group, shade, group[0].start - len(before), after_end)
        new = clause.parts(carried)
        carried = clause.header or (carried if _continues(before) else None)
        parts += new
    return parts


class _List:
    """People in one row, with the words before (`before`) and after them."""

    def __init__(self, people: list[Person], shade: str, start: int, end: int) -> None:
        self.people, self.shade = people, shade
        self.before = shade[start : people[0].start]
        self.after_start = people[-1].end
        self.after = shade[self.after_start : end]
        self.offset = start
        self.header = self._header()

    def parts(self, carried: re.Match[str] | None) -> list[Part]:
        parts = [Part(person) for person in self.people]
        if self._away(parts):
            return parts
        header = self.header
        verbs = self._verbs()
        if header:
            base = self.offset
            _give(parts, [_role(header, base)])
            _give(parts[-1:], verbs)
        elif verbs:
            _give(parts, verbs)
        elif carried is not None and _continues(self.before):
            _give(parts, [(str(carried.lastgroup), Evidence(Span(self.people[0].start, self.people[0].end), "role-same-list"))])
        elif cues.RECEIVES_BEFORE.search(self.before) or cues.LISTING.search(self.before) or self._is_subject():
            for part in parts:
                part.there = True
        if cues.BRIDGE.match(self.after.lstrip(" ,-")) or cues.BRIDGE.search(self.after[:60]):
            for part in parts:
                part.there, part.away = False, True
        return parts

    def _away(self, parts: list[Part]) -> bool:
        """Whether the words around say that these people were not there; marks them so."""
        before = self.before.rstrip()
        said = cues.AWAY_AFTER.match(self.after)
        gone = cues.RELIEVED_BEFORE.search(before) or cues.RELIEVED_AFTER.match(self.after)
        if not (said or gone or cues.AWAY_BEFORE.search(before) or cues.SIGNED_AFTER.match(self.after)):
            return False
        for part in parts if not said else parts[-1:]:
            part.there, part.away = False, bool(said or gone)
        return True

    def _header(self) -> re.Match[str] | None:
        """The last verb before the list that speaks of the list: "Dự hội nghị có", "dưới sự chủ trì của", "Phát biểu tại hội nghị,"."""
        text = self.before
        floor = text.rfind(";") + 1
        found = None
        for cue in cues.CUE.finditer(text, floor):
            tail = text[cue.end() :]
            if cues.NOUN_BEFORE.search(text, floor, cue.start()) and not tail.strip().startswith("cua"):
                continue
            opens = not text[floor : cue.start()].strip(" ,.-:") or _only_lead_in(text[floor : cue.start()])
            listed = cues.HEADER_TAIL.match(tail)
            if (listed and (opens or not tail.rstrip().endswith(",")) and self._is_theirs(cue, tail, opens=opens)) or (opens and cue.lastgroup in ("speak", "direct") and cues.BARE_TAIL.match(tail)):
                found = _weightier(found, cue)
        return found

    def _is_theirs(self, cue: re.Match[str], tail: str, *, opens: bool) -> bool:
        """Whether the verb is not another subject's: "Huyện ủy triển khai kế hoạch, đồng chí A" says nothing of A."""
        if opens or re.match(r"\s+(?:cua|boi)\s*$", tail):
            return True
        before = self.before[: cue.start()].rstrip()
        return before.endswith(("va", ",", "su", "cung", "do", ";", "ve", "toi", "den", "tham")) or tail.lstrip(" ,").startswith("gom")

    def _verbs(self) -> list[tuple[str, Evidence]]:
        """The verbs after the list that have it as their subject, as roles."""
        clause = re.split(r";|\n", self.after[:_CLAUSE_WITHIN], maxsplit=1)[0]
        roles: list[tuple[str, Evidence]] = []
        done = 0
        for cue in cues.CUE.finditer(clause):
            between = clause[done : cue.start()]
            if cues.ADVERBS.fullmatch(between) or (cues.CONNECTED.search(between) and (roles or len(between) < 60)):
                roles.append(_role(cue, self.after_start))
                done = cue.end()
        return roles

    def _is_subject(self) -> bool:
        """Whether the list opens its clause and something is said of it, or it stands alone, as under a picture."""
        before = self.before.rstrip()
        opens = not before or before.endswith((",", ";", ":", "do")) or not before.strip(' -."(')
        return opens and not (before.endswith("do") and not self.after.strip())


def _only_lead_in(text: str) -> bool:
    """Whether a clause has said only when and where so far: "Sáng 03/10, tại hội nghị, cùng"."""
    return (
        re.fullmatch(
            r"[\s,]*(?:(?:sang|chieu|toi|trua|ngay|tai|trong|theo do|cung|ve|toi|den|tiep do|sau do|truoc do|dong thoi|ngoai ra|nhan dip)\b[^,;.]{0,50},?\s*)*",
            text,
        )
        is not None
    )


def _weightier(found: re.Match[str] | None, cue: re.Match[str]) -> re.Match[str]:
    """Of several verbs before one list the one that says most: "Dự và chủ trì hội nghị có"."""
    weight = ("chair", "direct", "speak", "present", "attend")
    if found is None or weight.index(str(cue.lastgroup)) <= weight.index(str(found.lastgroup)):
        return cue
    return found


def _role(cue: re.Match[str], base: int) -> tuple[str, Evidence]:
    return str(cue.lastgroup), Evidence(Span(base + cue.start(), base + cue.end()), f"role-{cue.lastgroup}")


def _give(parts: Sequence[Part], roles: Sequence[tuple[str, Evidence]]) -> None:
    for part in parts:
        part.roles += roles
        part.there = True if roles else part.there


def _continues(before: str) -> bool:
    """Whether a list goes on after people who are not named: "…; các đồng chí trong Ban Thường vụ; đồng chí B"."""
    return cues.CUE.search(before) is None and len(before) < 200
