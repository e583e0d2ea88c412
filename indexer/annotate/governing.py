"""The verbs that govern the citation of a directive: what the meeting does about it."""

from __future__ import annotations

import re

VERBS = {
    "quan triet": "quán triệt", "trien khai": "triển khai", "thuc hien": "thực hiện", "so ket": "sơ kết", "tong ket": "tổng kết",
    "giam sat": "giám sát", "ban hanh": "ban hành", "can cu": "căn cứ",
}  # fmt: skip
_VERB = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(VERBS)})(?![a-z0-9])")
VERB_REACH = 60
# Between a verb and the next of its chain: "quán triệt, triển khai", "sơ kết và tổng kết".
_CHAIN = re.compile(r"(?:,? va|,|/|-|) {0,2}")
_REVIEWS = frozenset(("so ket", "tong ket", "giam sat"))
_DOING = frozenset(("trien khai", "thuc hien"))
# Between a review and what is reviewed: "sơ kết 3 năm thực hiện", "giám sát việc triển khai", but "tổng kết năm và triển khai".
_REVIEWED = re.compile(r" (?!.*(?<![a-z])va(?![a-z]))[a-z0-9 ]{0,40}")
_PASSIVE = re.compile(rf" (?:(?:da|vua|moi|se) )?duoc (?P<verb>{'|'.join(VERBS)})(?![a-z0-9])")
# "Ban Chỉ đạo thực hiện Đề án 61": the verb belongs to the body's name.
_IN_BODY_NAME = re.compile(r"(?:ban chi dao|bcd|to cong tac|to giup viec|hoi dong) (?:cap \w+ |tinh |huyen |xa )?$")
_SENTENCE_BREAK = re.compile(r"[.;!?\n]")


def verbs_around(shade: str, start: int, end: int) -> tuple[str, ...]:
    """The verbs that govern what stands between `start` and `end`: those before it, else one that follows in the passive.

    >>> verbs_around("nghi quyet so 18 da duoc quan triet", 0, 16)
    ('quán triệt',)
    """
    passive = _PASSIVE.match(shade, end)
    return verbs_before(shade, start) or ((VERBS[passive["verb"]],) if passive else ())


def verbs_before(shade: str, start: int) -> tuple[str, ...]:
    """The verbs that govern what begins at `start`: the nearest in the sentence, with its chain, in reading order.

    Of "sơ kết 3 năm thực hiện" it is "sơ kết" alone: the meeting reviews, what is done is what it reviews.

    >>> verbs_before("hoi nghi quan triet, trien khai chi thi so 05", 32)
    ('quán triệt', 'triển khai')
    >>> verbs_before("hoi nghi so ket 3 nam thuc hien chi thi so 05", 32)
    ('sơ kết',)
    """
    window = max(0, start - VERB_REACH)
    for stop in _SENTENCE_BREAK.finditer(shade, window, start):
        window = stop.end()
    verbs = list(_VERB.finditer(shade, window, start))
    chain = _last_chain(shade, verbs)
    if not chain or _IN_BODY_NAME.search(shade, max(0, chain[0].start() - 40), chain[0].start()):
        return ()
    review = _last_chain(shade, verbs[: -len(chain)]) if _DOING.issuperset(verb[0] for verb in chain) else []
    if review and review[-1][0] in _REVIEWS and _REVIEWED.fullmatch(shade, review[-1].end(), chain[0].start()):
        chain = review
    return tuple(dict.fromkeys(VERBS[verb[0]] for verb in chain))


def _last_chain(shade: str, verbs: list[re.Match[str]]) -> list[re.Match[str]]:
    """The last of `verbs` with those that are joined to it."""
    chain: list[re.Match[str]] = []
    for verb in reversed(verbs):
        if chain and not _CHAIN.fullmatch(shade, verb.end(), chain[0].start()):
            break
        chain.insert(0, verb)
    return chain
