"""The body that held the meeting, and those that held it with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from indexer.annotate.bodies import ACTS, ADVERBS, HOLDS, body_end, is_level
from indexer.annotate.heads import head_end, openers
from indexer.annotate.passage import Passage
from indexer.annotate.phrases import offices
from indexer.annotate.positions import read_position
from indexer.annotate.titles import written_body
from indexer.annotate.words import Sentence, Word
from indexer.reports import Evidence, Named, Span

# A report says in its first sentences who held the meeting; further down others hold other things.
_WITHIN = 1500
_PLACE_HOLDS = re.compile(ADVERBS + r"(?:to chuc|hop)\b")
# What may stand between a body and its verb: its other name, its term, the number of its session.
_TERM = re.compile(r"(?:\s*\([^()]{1,40}\)|[\s,]*\b(?:khoa|nhiem ky|lan thu|thu)\s+[\w-]+(?:\s*-\s*\d{4})?)*")
_GATHERING = re.compile(r"\b(?:dai hoi(?: dai bieu)?|ky hop(?: thu [\w ]{1,12}?)?,?)\s+$")
_DELEGATION = re.compile(r"\bdoan (?:giam sat|khao sat|kiem tra|tham tra)(?: cua)? $")
_GROUP = re.compile(r"\b(?:to|doan) dai bieu(?: so \d+)? $")
# Before a body: it is somebody's, somewhere, or one of many.
_NOT_SUBJECT = re.compile(
    r"\b(?:cua|voi|cho|tai|theo|toi|den|giup|cac|lanh dao|dai dien|tham muu|trong|hoi truong|tru so|qua|tu|ve|thuoc|trinh|"
    # Who works there: "và bà Vi Thị Mận, giáo viên Trường THCS Kim Sa".
    r"giao vien|giang vien|nhan vien|chuyen vien|can bo|cong chuc|vien chuc|bac si|bac sy|y si|y sy|ke toan|hoc sinh|sinh vien|"
    r"doan vien|phu trach|y ta|hoi vien|dang vien|xa vien|cong nhan|chien si|chien sy)\s+$"
)
# The weight of a body that is said to hold the meeting: nothing outweighs it.
_SURE = 3
# As many characters before a body say what it is to the sentence.
_BEFORE = 250
_GENERIC = frozenset("phong so ban hoi doan to truong vien cuc vu bo ubnd trung tam co quan uy ban".split()) | {"cong an"}
# "Sáng 3/10, tại hội trường, Huyện ủy …": who stands there acts, whatever the verb, unless it is one of paper.
_OPENS = re.compile(
    r"[\s(\w.)\-]{0,16}\b(?:sang|chieu|toi|trua|dem|ngay|trong|tu|"
    r"vao luc)\b[^,;]{0,60},\s*(?:tai [^,;]{1,60},\s*)?(?:(?:to|doan) dai bieu(?: so \d+)?\s+)?$"
)
_ON_PAPER = re.compile(
    r"\s+(?:(?:da|vua|se|cung)\s+)*(?:ban hanh|yeu cau|de nghi|chi dao|cho biet|co (?:van|cong|bao|ke)|dat|la|"
    r"duoc|bi|thong bao|gui|ky(?! ket)|co)\b|\s*[^a-z\s]|$"
)
_SESSION_OF = re.compile(r"\b(?:phien hop|ky hop|cuoc hop|dai hoi)[^,;.]{0,30} cua $")
_CONSISTS = re.compile(r"\s+gom\b")
_LINK = re.compile(r"[\s,]*(?:da |chu tri,? )?(?:phoi hop (?:voi |cung )?|cung (?:voi )?|va |,)\s*")
_TASKED = re.compile(r"\b(?:ban chi dao|to cong tac)$")


def find_hosts(passage: Passage) -> tuple[Named | None, tuple[Named, ...]]:
    """The host of the meeting (None where none is stated) and its co-hosts.

    >>> host, others = find_hosts(Passage("Ngày 5/3, Hội LHPN huyện Yên Lạc phối hợp với Huyện đoàn tổ chức hội nghị."))
    >>> host.value, [other.value for other in others]
    ('Hội LHPN huyện Yên Lạc', ['Huyện đoàn'])
    """
    text = passage.text
    best: tuple[int, list[Named]] = (0, [])
    for start, end in passage.sentences:
        if start >= _WITHIN or best[0] == _SURE:
            break
        sentence = passage.sentence(start, end)
        weight, bodies = max(_candidates(sentence, start, end), key=lambda found: found[0], default=(0, []))
        if weight == _SURE and text[end - 1 : end] not in ".;…" and end < len(text):
            weight -= 1  # a title: the sentence below names the body in full
        if weight > best[0]:
            best = weight, bodies
    if not best[1]:
        return None, ()
    return best[1][0], tuple(best[1][1:])


def _candidates(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, list[Named]]]:
    """Bodies that a sentence may say held the meeting, with how sure that is: 3 holds, 2 a gathering's own body, 1 acts."""
    words, shade = sentence.words, sentence.shade
    i = 0
    while i < len(words):
        if not (words[i].capital or words[i].spelt in _starts()):
            i += 1
            continue
        head = None if words[i].shade == "thuong" else head_end(words, i)
        if head is not None:
            i = read_position(words, i, head, held=False).end
            continue
        stop = body_end(sentence, i)
        if stop is None:
            i += 1
            continue
        before = shade[max(start, sentence.start(i) - _BEFORE) : sentence.start(i)]
        bodies, after = _with_others(sentence, i, stop)
        weight = _weight(before, shade, after, end)
        if offices().at(words, i) is None or is_level(words, i):
            weight = weight if weight > 1 and (_PLACE_HOLDS.match(shade, after) or _OPENS.fullmatch(before)) else 0
        if weight and (shade[sentence.start(i) : sentence.end(stop - 1)] not in _GENERIC):
            level = _shared_level(words, bodies)
            if group := _GROUP.search(before):
                bodies[0] = next(k for k in range(i) if sentence.start(k) >= sentence.start(i) - len(before) + group.start()), bodies[0][1]
            yield weight, [_named(sentence, a, b, level) for a, b in bodies]
        i = max(stop, i + 1)


@cache
def _starts() -> frozenset[str]:
    """The forms, as in `Word.spelt`, of the small words that a body or a position can begin with."""
    return openers() | offices().first_words


def _weight(before: str, shade: str, after: int, end: int) -> int:
    told = _TERM.match(shade, after, end)
    after = told.end() if told else after
    if _GATHERING.search(before):
        return 2
    if _SESSION_OF.search(before):
        return 1
    if _NOT_SUBJECT.search(before) and not _DELEGATION.search(before):
        return 0
    held = HOLDS.match(shade, after, end)
    if held and not (_TASKED.search(shade, max(0, after - _BEFORE), after) and held[0].endswith("ket")):
        return 3
    if _DELEGATION.search(before) and re.search(r"\b(?:lam viec|giam sat|khao sat|kiem tra)\b", shade[after:end]):
        return 3
    if _GROUP.search(before) and _CONSISTS.match(shade, after, end):
        return 3
    if _OPENS.fullmatch(before) and not _ON_PAPER.match(shade, after, end):
        return 2
    return 1 if ACTS.match(shade, after, end) else 0


def _with_others(sentence: Sentence, start: int, stop: int) -> tuple[list[tuple[int, int]], int]:
    """The body and those joined to it by "và", "cùng" or "phối hợp với", as word ranges, and the text offset after the last."""
    words, shade = sentence.words, sentence.shade
    bodies = [(start, stop)]
    while True:
        told = _TERM.match(shade, sentence.end(stop - 1))
        link = _LINK.match(shade, told.end() if told else sentence.end(stop - 1))
        nxt = next((i for i in range(stop, min(stop + 12, len(words))) if link and sentence.start(i) == link.end()), None)
        end = body_end(sentence, nxt) if nxt is not None else None
        if nxt is None or end is None or len(bodies) > 4:
            return bodies, sentence.end(stop - 1)
        bodies.append((nxt, end))
        stop = end


def _shared_level(words: Sequence[Word], bodies: Sequence[tuple[int, int]]) -> Sequence[Word]:
    """The unit that the last of several bodies gives for all: "Thường trực HĐND và Ủy ban MTTQ xã Sơn Hạ"."""
    start, stop = bodies[-1]
    at = next((i for i in range(start + 1, stop) if is_level(words, i)), stop)
    return words[at:stop] if len(bodies) > 1 else ()


def _tells_level(words: Sequence[Word], i: int) -> bool:
    """Whether `words[i]` ends a word that tells the level itself: "Huyện ủy", "Tỉnh đoàn", but not "Đảng ủy"."""
    return words[i].shade in ("uy", "bo", "doan") and words[i - 1].shade != "dang"


def _named(sentence: Sentence, start: int, stop: int, level: Sequence[Word]) -> Named:
    words = sentence.words
    has_level = any(is_level(words, i) or _tells_level(words, i) for i in range(start + 1, stop))
    name = written_body([*words[start:stop], *(() if has_level else level)])
    return Named(name, (Evidence(Span(sentence.start(start), sentence.end(stop - 1)), "host-subject"),))
