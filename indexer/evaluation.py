"""How well reports agree with cases read by people: precision, recall and F1 for each kind of fact, micro-averaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from indexer.reports import ROLES, Directive, Meeting, Official, Report
from indexer.text.fold import folded
from indexer.text.normalize import clean_text
from indexer.text.tokens import WORD

# The verbs that people note for a role, and the role code that each stands for; the codes themselves are understood, too.
ROLE_OF_VERB = {
    "chủ trì": "chair", "đồng chủ trì": "chair", "chủ tọa": "chair", "điều hành": "chair",
    "dự và chỉ đạo": "direct", "phát biểu chỉ đạo": "direct",
    "phát biểu": "speak", "phát biểu khai mạc": "speak", "phát biểu kết luận": "speak", "tham luận": "speak", "tiếp thu ý kiến": "speak",
    "chất vấn": "speak", "trả lời chất vấn": "speak",
    "trình bày": "present", "báo cáo": "present", "quán triệt": "present", "công bố": "present",
    "dự": "attend", "làm việc với": "attend", "kiểm tra": "attend", "tiếp xúc cử tri": "attend", "trưởng đoàn": "attend",
    "tiếp đoàn": "attend", "trao": "attend", "trao quyết định": "attend", "nhận quyết định": "attend", "được bầu": "attend",
    "thăm, chúc mừng": "attend", "thăm, tặng quà": "attend",
    "được nhắc đến": "mention", "gửi lẵng hoa": "mention", "ký văn bản": "mention", "vắng mặt": "mention", "được miễn nhiệm": "mention",
} | {code: code for code in ROLES}  # fmt: skip

_SPELT_OUT = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc", "dbqh": "dai bieu quoc hoi",
    "ubkt": "uy ban kiem tra", "bch": "ban chap hanh", "btv": "ban thuong vu", "lhpn": "lien hiep phu nu", "tw": "trung uong",
}  # fmt: skip
_UNITS = frozenset("tinh thanh pho tp quan huyen thi xa tran phuong thon ap ban buon lang xom khoi khu to dac".split())
# Words that make another title or body of one: deputy, former, the kind and the level of the body.
_TELLING = frozenset(
    (
        "pho quyen nguyen truong chanh bi thu chu tich nhiem giam doc vien uy ban nganh so phong trung uong tinh thanh huyen thi quan xa "
        "phuong hoi dong mat tran nhan dan dai bieu quoc thuong truc vu chap hanh kiem tra to chuc tuyen giao van noi chinh doan cong an "
        "su"
    ).split()
)
_TRAILING = 4
"""Words of a place that a title may have or lack at its end."""
_SAME_LINE = 0.9

Same = Callable[[str, str], bool]


@dataclass(slots=True)
class Score:
    """Facts of one kind: how many agree, how many people read, how many were found."""

    agreed: int = 0
    expected: int = 0
    found: int = 0

    @property
    def precision(self) -> float | None:
        """None where nothing was found: there is nothing to be precise about."""
        return _share(self.agreed, self.found)

    @property
    def recall(self) -> float | None:
        """None where people read nothing."""
        return _share(self.agreed, self.expected)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there was nothing to find and nothing was found."""
        return _share(2 * self.agreed, self.expected + self.found)


@dataclass(slots=True)
class Verdict:
    """What one case, or many, came to. `faults` says in words where report and people differ."""

    scores: dict[str, Score] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    skipped: frozenset[str] = frozenset()

    def count(self, kind: str, agreed: int, expected: int, found: int, told: str) -> None:
        """Adds facts of one kind; those on which careful readers disagreed are left out."""
        if kind in self.skipped:
            return
        score = self.scores.setdefault(kind, Score())
        score.agreed += agreed
        score.expected += expected
        score.found += found
        if agreed < max(expected, found):
            self.faults.append(f"{kind}: {told}")

    def add(self, other: Verdict) -> None:
        for kind, score in other.scores.items():
            total = self.scores.setdefault(kind, Score())
            total.agreed += score.agreed
            total.expected += score.expected
            total.found += score.found


def judge(gold: Mapping[str, Any], report: Report) -> Verdict:
    """How `report` agrees with `gold`, the facts as people read them (the form of tests/gold/)."""
    verdict = Verdict(skipped=frozenset(gold.get("skip", ())))
    _judge_meeting(verdict, gold, report.meeting)
    _judge_directives(verdict, gold.get("directives") or [], report.directives)
    _judge_officials(verdict, gold.get("officials") or [], report.officials)
    _judge_one(verdict, "host", gold.get("host"), report.host.value if report.host else None, same_title)
    places, found = gold.get("places") or [], [place.value for place in report.places]
    verdict.count("place", pairs(places, found, same_place), len(places), len(found), f"{places} != {found}")
    _judge_one(verdict, "byline", gold.get("byline"), report.byline, same_line)
    return verdict


def same_title(a: str, b: str) -> bool:
    """Whether two spellings mean one title or body; a place at the end may be missing from one.

    >>> same_title("Chủ tịch UBND huyện", "chủ tịch Uỷ ban nhân dân huyện Yên Lạc")
    True
    >>> same_title("Bí thư Huyện ủy", "Phó Bí thư Huyện ủy") or same_title("Bí thư", "Bí thư Tỉnh ủy")
    False
    """
    short, long = sorted((_spelt_out(a), _spelt_out(b)), key=len)
    rest = long[len(short) :]
    if not short or long[: len(short)] != short:
        return short == long
    return len(rest) <= _TRAILING and (rest[:2] == ["viet", "nam"] or not _TELLING.intersection(rest))


def same_place(a: str, b: str) -> bool:
    """Whether two names mean one place, with or without its unit word.

    >>> same_place("xã Hoà Lạc", "Hòa Lạc"), same_place("Hòa Lạc", "Hòa Bình")
    (True, False)
    """
    return bool(_bare(a)) and _bare(a) == _bare(b)


def same_line(a: str, b: str) -> bool:
    """Whether two bylines are one, give or take a word."""
    one, other = " ".join(_words(a)), " ".join(_words(b))
    return one == other or SequenceMatcher(None, one, other).ratio() >= _SAME_LINE


def pairs(expected: Iterable[str], found: Iterable[str], same: Same) -> int:
    """How many of `expected` have a counterpart of their own in `found`."""
    left = list(found)
    hits = 0
    for value in expected:
        match = next((other for other in left if same(value, other)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def role_codes(roles: Iterable[str]) -> set[str]:
    """The role codes of noted verbs; being there goes without saying beside anything more. Verbs of no role count for none.

    >>> sorted(role_codes(["dự", "chủ trì", "phát biểu"])), role_codes(["nhận khen thưởng"])
    (['chair', 'speak'], set())
    """
    codes = {ROLE_OF_VERB[role] for role in roles if role in ROLE_OF_VERB}
    return codes - {"attend"} if len(codes) > 1 else codes


def _judge_meeting(verdict: Verdict, gold: Mapping[str, Any], meeting: Meeting | None) -> None:
    start = gold.get("meeting_date")
    expected = (start, gold.get("meeting_date_end") or start) if start else None
    found = meeting.days if meeting else None
    verdict.count("date", int(bool(expected) and expected == found), int(bool(expected)), int(bool(found)), f"{expected} != {found}")
    if session := gold.get("session"):
        read = meeting.session if meeting else None
        verdict.count("session", int(session == read), 1, int(bool(read)), f"{session!r} != {read!r}")


def _judge_directives(verdict: Verdict, gold: Sequence[Mapping[str, Any]], found: Sequence[Directive]) -> None:
    """A number is one directive, unless the case has it twice: then its type tells which."""
    numbers = Counter(clean_text(item["number"]) for item in gold if item.get("number"))

    def key(number: str | None, name: str | None, kind: str | None) -> str:
        if not number:
            return "name:" + " ".join(_words(name))
        number = clean_text(number)
        return f"{number}|{' '.join(_words(kind))}" if numbers[number] > 1 else number

    expected = {
        key(item.get("number"), item.get("name"), item.get("type")): item for item in gold if item.get("number") or item.get("name")
    }
    read = {key(item.number, item.name, item.type): item for item in found}
    both = expected.keys() & read.keys()
    told = f"missed {sorted(expected.keys() - both)} extra {sorted(read.keys() - both)}"
    verdict.count("directive", len(both), len(expected), len(read), told)
    for which in sorted(both):
        for part, value in (("type", read[which].type), ("issuer", read[which].issuer), ("date", read[which].date)):
            if wanted := expected[which].get(part):
                agree = value is not None and (wanted == value if part == "date" else same_title(wanted, value))
                verdict.count(f"directive.{part}", int(agree), 1, int(bool(value)), f"{which}: {wanted!r} != {value!r}")


def _judge_officials(verdict: Verdict, gold: Sequence[Mapping[str, Any]], found: Sequence[Official]) -> None:
    """People are matched by name, namesakes by their positions; where readers disagree on who there is, nothing about them is judged."""
    if "official" in verdict.skipped:
        return
    left = list(found)
    for expected in gold:
        named = [official for official in left if _words(official.name) == _words(expected["name"])]
        if not named:
            verdict.faults.append(f"official: missed {expected['name']!r}")
            continue
        official = max(named, key=lambda one: pairs(expected["positions"], one.positions, same_title))
        left.remove(official)
        _judge_official(verdict, expected, official)
    agreed = len(found) - len(left)
    score = verdict.scores.setdefault("official", Score())
    score.agreed, score.expected, score.found = agreed, len(gold), len(found)
    verdict.faults += [f"official: extra {official.name!r}" for official in left]


def _judge_official(verdict: Verdict, expected: Mapping[str, Any], official: Official) -> None:
    name, positions = expected["name"], expected["positions"]
    agreed = pairs(positions, official.positions, same_title)
    told = f"{name}: {positions} != {list(official.positions)}"
    verdict.count("official.position", agreed, len(positions), len(official.positions), told)
    there = bool(expected["attended"])
    verdict.count("official.attended", int(there == official.attended), 1, 1, f"{name}: {there} != {official.attended}")
    wanted, read = role_codes(expected["roles"]), role_codes(official.roles)
    if wanted:
        verdict.count("official.role", len(wanted & read), len(wanted), len(read), f"{name}: {sorted(wanted)} != {sorted(read)}")


def _judge_one(verdict: Verdict, kind: str, expected: str | None, found: str | None, same: Same) -> None:
    agree = bool(expected and found and same(expected, found))
    verdict.count(kind, int(agree), int(bool(expected)), int(bool(found)), f"{expected!r} != {found!r}")


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _words(text: str | None) -> list[str]:
    return [folded(word[0]) for word in WORD.finditer(clean_text(text or ""))]


def _spelt_out(text: str) -> list[str]:
    return [word for short in _words(text) for word in _SPELT_OUT.get(short, short).split()]


def _bare(place: str) -> list[str]:
    words = _words(place)
    skip = next((i for i, word in enumerate(words[:-1]) if word not in _UNITS), len(words) - 1)
    return words[max(skip, 0) :]
