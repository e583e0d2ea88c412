"""Full-time duties: which offices nobody holds at once, so that holding both at the same time tells two people of one name apart."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from indexer.identity.people_values import Post
from indexer.identity.seats import fold_key
from indexer.text.fold import folded

Days = tuple[str, str]
MARGIN = 60
"""Days for which pages go on printing the post that somebody has left."""
_KINDS = ("tinh", "thanh pho", "huyen", "quan", "thi xa", "xa", "phuong", "thi tran", "dac khu")
_COMMITTEES = ("tinh uy", "thanh uy", "huyen uy", "quan uy", "thi uy", "dang uy")
_WORD = re.compile(r"[^\W\d_]+")
_DROPPED = frozenset({"va"})
# Bodies by the initials of their names. A seat in a committee or a council (Huyện ủy, HĐND) goes with the head of the government or of
# a board of the Party; these (UBND, Ban Tổ chức, Ban Dân vận, UBKT, Văn phòng) not with one another; the others (Phòng, Sở, Hội Nông
# dân, Hội LHPN, Ban CHQS, Công an, Liên đoàn Lao động, tòa án …) with nothing.
_SEATS = re.compile(r"[thqdp]u|hdnd")
_BOARDS = re.compile(r"b(dv|tc|tg|tgdv|nc|kt|xdd|tcd)|mttq|ubkt|vp\w*|ubnd")
_OFFICES = re.compile(r"h(nd|lhpn|pn|ccb)|bchqs|ldld|ca|ta(nd)?|vks(nd)?|tt|dtncs\w*")
# Under one head in many places, so that one person holds both: mass work and the Front, personnel of Party and State, inspection.
_UNDER_ONE_HEAD = {name: names[0] for names in (("bdv", "btg", "btgdv", "mttq"), ("btc", "pnv", "snv"), ("ubkt", "tt")) for name in names}


class Duty(NamedTuple):
    """An office by what it goes with: its level, the initials of its body, and how much of its holder's time that takes: 0 what goes
    with anything, 1 a seat, 2 a board, 3 an office."""

    level: str
    body: str
    weight: int


@lru_cache(maxsize=1 << 12)
def duty_of(post: Post) -> Duty | None:
    """What an office is to be compared by; None for former posts, memberships, ranks, and titles without body or level.

    >>> bodies = ("Phòng GD&ĐT", "phòng Giáo dục và Đào tạo huyện", "Ban CHQS huyện", "HĐND huyện")
    >>> [duty_of(Post("", body, "huyện"))[1:] for body in bodies]
    [('pgddt', 3), ('pgddt', 3), ('bchqs', 3), ('hdnd', 1)]
    >>> bodies = ("Ban Dân vận Huyện ủy", "Ủy ban MTTQ Việt Nam huyện", "Ban Chỉ đạo 35", "Huyện ủy Lạc Bình")
    >>> [duty_of(Post("", body, "huyện", "Lạc Bình"))[1:] for body in bodies]
    [('bdv', 2), ('bdv', 2), ('bcd', 0), ('hu', 1)]
    """
    if post.former or post.kind != "office" or not post.body or not post.level:
        return None
    words = _WORD.findall(post.body)
    keys = _without_unit([folded(word) for word in words], post.unit)
    initials = "".join(key if _is_short(word) else key[0] for word, key in zip(words, keys, strict=False) if key not in _DROPPED)
    initials = initials.removeprefix("ub").removesuffix("vn") if "mttq" in initials else initials
    return Duty(post.level, _UNDER_ONE_HEAD.get(initials, initials), _weight(initials, keys))


def exclude(one: Duty, other: Duty) -> bool:
    """Whether nobody holds both at once: as their weights say within one level, and seats, boards and offices of different levels."""
    light, heavy = sorted((one.weight, other.weight))
    if light == 0 or (one.level == other.level and one.body == other.body):
        return False
    return one.level != other.level or light + heavy > 3


def at_once(one: Days, other: Days) -> bool:
    """Whether two stretches overlap by more than late printing explains, or one lies well within the other.

    >>> at_once(("2015-01-01", "2018-01-01"), ("2017-12-20", "2020-01-01"))
    False
    >>> at_once(("2015-01-01", "2018-01-01"), ("2017-01-01", "2020-01-01"))
    True
    >>> at_once(("2015-01-01", "2018-01-01"), ("2016-05-05", "2016-05-05"))
    True
    """
    start, end = max(one[0], other[0]), min(one[1], other[1])
    if start > end:
        return False
    first, last = min(one[0], other[0]), max(one[1], other[1])
    within = (start, end) in (one, other)
    return _apart(start, end) > MARGIN or (within and _apart(first, start) > MARGIN and _apart(end, last) > MARGIN)


def _without_unit(keys: list[str], unit: str | None) -> list[str]:
    """The words of a body without those at its end that say whose it is."""
    told = " ".join(keys)
    for endings in ((fold_key(unit),) if unit else (), _KINDS, _COMMITTEES):
        ending = next((ending for ending in endings if told.endswith(f" {ending}")), None)
        told = told.removesuffix(f" {ending}") if ending else told
    return told.split()


def _weight(initials: str, keys: list[str]) -> int:
    if keys[:1] in (["phong"], ["so"]) or _OFFICES.fullmatch(initials):
        return 3
    return 2 if _BOARDS.fullmatch(initials) else int(bool(_SEATS.fullmatch(initials)))


def _is_short(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _apart(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
