"""The body that held the meeting, and those that held it with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from indexer.annotate.bodies import ADVERBS, NO_VERBS, body_end, is_level
from indexer.annotate.heads import head_end, openers
from indexer.annotate.hosting import BEFORE, GROUP, OPENS, SURE, TERM, weight
from indexer.annotate.passage import Passage
from indexer.annotate.phrases import offices
from indexer.annotate.positions import read_position
from indexer.annotate.titles import written_body
from indexer.annotate.words import Sentence, Word
from indexer.reports import Evidence, Named, Span

# A report says in its first sentences who held the meeting; further down others hold other things.
_WITHIN = 1500
_AT = re.compile(r"\btai [^,;.]{0,60}$")
_IN_VENUE = re.compile(r"\btai [^;.]{3,100},\s*$")
_PLACE_HOLDS = re.compile(ADVERBS + r"(?:to chuc|hop)\b")
# Whose these are, nobody says.
_GENERIC = frozenset("phong so ban hoi doan to truong vien cuc vu bo ubnd trung tam co quan uy ban".split()) | {
    "cong an", "truong thpt", "truong thcs", "truong tieu hoc", "truong mam non", "nha truong", "benh vien", "tram y te", "ban to chuc",
    "hiep hoi", "chinh quyen", "ban chap hanh", "ban giam doc", "ban giam khao", "hoi dong", "to cong tac", "hdqt",
}  # fmt: skip
# Who comes for a visit holds nothing: "Đoàn công tác tỉnh trao quà tại xã Kim Sa".
_VISITORS = "doan cong tac"
_LINK = re.compile(r"[\s,]*(?:da |chu tri,? )?(?:phoi hop (?:voi |cung )?|cung (?:voi )?|va |,|- )\s*")


_JOINED_AT_MOST = 4
# Whose a committee is that stands before them: "Đảng ủy, Bộ CHQS tỉnh" are the committee of the command, and the command.
_COMMITTEES = frozenset({("dang", "uy"), ("dang", "bo"), ("chi", "bo")})
_WITH_COMMITTEE = frozenset(("bo", "so", "cuc", "benh", "truong", "vien"))

# "Bộ Công Thương" has no unit, "Bộ CHQS" and "Bộ Chỉ huy …" have.
_PROVINCIAL = frozenset(("chqs", "chi", "tu"))

# What a group of deputies is of: "HĐND", "Hội đồng nhân dân".
_COUNCILS = frozenset(("hdnd", "hoi"))
# A "Sở" is a province's.
_OF_DEPARTMENTS = frozenset(("tinh", "thanh", "tp"))


def find_hosts(passage: Passage) -> tuple[Named | None, tuple[Named, ...]]:
    """The host of the meeting (None where none is stated) and its co-hosts.

    >>> host, others = find_hosts(Passage("Ngày 5/3, Hội LHPN huyện Yên Lạc phối hợp với Huyện đoàn tổ chức hội nghị."))
    >>> host.value, [other.value for other in others]
    ('Hội LHPN huyện Yên Lạc', ['Huyện đoàn'])
    """
    text = passage.text
    best: tuple[int, list[Named]] = (0, [])
    for start, end in passage.sentences:
        if start >= _WITHIN or best[0] == SURE:
            break
        sentence = passage.sentence(start, end)
        sure, bodies = _surest(_candidates(sentence, start, end))
        if sure == SURE and text[end - 1 : end] not in ".;…" and end < len(text):
            sure -= 1  # a title: the sentence below names the body in full
        if sure > best[0]:
            best = sure, bodies
    if not best[1]:
        return None, ()
    return best[1][0], tuple(best[1][1:])


def _surest(candidates: Iterable[tuple[int, list[Named]]]) -> tuple[int, list[Named]]:
    """The first of the surest candidates; what comes after one that nothing outweighs, half a long sentence, is not read."""
    best: tuple[int, list[Named]] = (0, [])
    for found in candidates:
        if found[0] > best[0]:
            best = found
        if best[0] == SURE:
            break
    return best


def _candidates(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, list[Named]]]:
    """Bodies that a sentence may say held the meeting, with how sure that is: 3 holds, 2 a gathering's own body, 1 acts."""
    words, shade, starts = sentence.words, sentence.shade, _starts()
    i = last = 0
    while i < len(words):
        if not (words[i].capital or words[i].spelt in starts):
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
        is_unit = offices().at(words, i) is None or (is_level(words, i) and not words[i + 1].spells("đoàn"))
        if is_unit and i == last > 0 and words[i].gap.strip() == ",":
            i = last = stop  # "tại xã Kim Sa, huyện Tam Hà, Huyện đoàn …": where the one before lies
            continue
        before = shade[max(start, sentence.start(i) - BEFORE) : sentence.start(i)]
        if _is_venue(sentence, i, stop, before, is_unit=is_unit):
            i = last = stop
            continue
        bodies, after = _with_others(sentence, i, stop)
        sure = weight(before, shade, after, end)
        if after > sentence.end(stop - 1) and weight(before, shade, sentence.end(stop - 1), end) == SURE:
            sure = SURE  # "UBND xã phối hợp với Hội từ thiện Sen Hồng tổ chức …": whom with is read in part
        if _is_other_verb(sentence, after):
            sure = 0
        told = TERM.match(shade, after)
        if is_unit and _AT.search(before):
            sure = 0  # "tại Nhà văn hóa thôn Kim Sa, UBND xã …"
        if is_unit and not (_PLACE_HOLDS.match(shade, told.end() if told else after) or OPENS.fullmatch(before)):
            sure = 0
        named = shade[sentence.start(i) : sentence.end(stop - 1)]
        if sure < SURE and named.startswith(_VISITORS):
            sure = 0
        if sure and named not in _GENERIC and not named.endswith(" cac cap"):
            levels = [_shared(words, bodies, k) for k in range(len(bodies))]
            if group := GROUP.search(before):
                bodies[0] = next(k for k in range(i) if sentence.start(k) >= sentence.start(i) - len(before) + group.start()), bodies[0][1]
            yield sure, [_named(sentence, a, b, level) for (a, b), level in zip(bodies, levels, strict=True)]
        i = last = max(stop, i + 1)


def _is_venue(sentence: Sentence, i: int, stop: int, before: str, *, is_unit: bool) -> bool:
    """Whether the body from `i` to `stop` only tells where another one met: "tại Quảng trường 3/2, thị xã Kim Sa, Công an thị xã"."""
    words = sentence.words
    if stop >= len(words) or words[stop].gap.strip() != "," or not (_IN_VENUE if is_unit else _AT).search(before):
        return False
    following = offices().at(words, stop)
    return following is not None and following.kind != "level" and body_end(sentence, stop) is not None


@cache
def _starts() -> frozenset[str]:
    """The forms, as in `Word.spelt`, of the small words that a body or a position can begin with."""
    return openers() | offices().first_words


def _with_others(sentence: Sentence, start: int, stop: int) -> tuple[list[tuple[int, int]], int]:
    """The body and those joined to it by "và", "cùng" or "phối hợp với", as word ranges, and the text offset after the last."""
    words, shade = sentence.words, sentence.shade
    bodies = [(start, stop)]
    for _ in range(_JOINED_AT_MOST):
        told = TERM.match(shade, sentence.end(stop - 1))
        link = _LINK.match(shade, told.end() if told else sentence.end(stop - 1))
        nxt = next((i for i in range(stop, min(stop + 12, len(words))) if link and sentence.start(i) == link.end()), None)
        end = body_end(sentence, nxt) if nxt is not None else None
        if nxt is None or end is None:
            break
        if words[start].shade == "to" and words[nxt].shade in _COUNCILS and link and link[0].strip() == ",":
            bodies[-1] = start, end  # "Tổ đại biểu số 4, HĐND huyện"
        elif not (link and _is_parent(words, start, nxt, link[0])):
            bodies.append((nxt, end))
        stop = end
    return bodies, sentence.end(stop - 1)


def _is_parent(words: Sequence[Word], start: int, i: int, link: str) -> bool:
    """Whether the unit at `i` is the one that the body at `start` lies in: "Hội Nông dân xã Kim Lộc, tỉnh Quảng Hà"."""
    is_unit = offices().at(words, i) is None or is_level(words, i)
    return link.strip() == "," and is_unit and not (is_level(words, start) and words[start].shade == words[i].shade)


def _is_other_verb(sentence: Sentence, after: int) -> bool:
    """Whether the verb at the offset `after` is another word with its shadow: "hợp long" is no "họp", "Văn nghệ" no "nghe"."""
    verb = bisect_left(sentence.starts, after)
    while verb < len(sentence.words) and sentence.words[verb].shade in ("da", "vua", "se"):
        verb += 1
    return verb < len(sentence.words) and sentence.words[verb].spelt in NO_VERBS


def _has_own_name(words: Sequence[Word], stop: int) -> bool:
    """Whether a body that ends at `stop` is called after something: "Đồn Biên phòng Cửa Rào", unlike "Hội Nông dân"."""
    known = any(office and at + len(office.shades) >= stop for at in range(max(0, stop - 6), stop) if (office := offices().at(words, at)))
    return words[stop - 1].capital and not known


def _shared(words: Sequence[Word], bodies: Sequence[tuple[int, int]], k: int) -> Sequence[Word]:
    """What the last of several bodies gives for body `k`: its unit, "Thường trực HĐND và Ủy ban MTTQ xã Sơn Hạ", or all its name."""
    start, stop = bodies[-1]
    if k + 1 == len(bodies) or (words[bodies[k][0]].shade == "bo" and words[bodies[k][0] + 1].shade not in _PROVINCIAL):
        return ()
    if _has_own_name(words, bodies[k][1]):
        return ()
    if tuple(word.shade for word in words[slice(*bodies[k])]) in _COMMITTEES and words[start].shade in _WITH_COMMITTEE:
        return words[start:stop]
    level = words[next((i for i in range(start + 1, stop) if is_level(words, i)), stop) : stop]
    department = words[bodies[k][0]].shade == "so" and level and (len(level) == 1 or level[0].shade not in _OF_DEPARTMENTS)
    return () if department else level


def _tells_level(words: Sequence[Word], i: int) -> bool:
    """Whether `words[i]` ends a word that tells the level itself: "Huyện ủy", "Tỉnh đoàn", but not "Đảng ủy" nor "Cấp ủy"."""
    return words[i].shade in ("uy", "bo", "doan") and words[i - 1].shade not in ("dang", "cap")


def _named(sentence: Sentence, start: int, stop: int, level: Sequence[Word]) -> Named:
    words = sentence.words
    has_level = any(is_level(words, i) or _tells_level(words, i) for i in range(start + 1, stop))
    name = written_body([*words[start:stop], *(() if has_level else level)])
    return Named(name, (Evidence(Span(sentence.start(start), sentence.end(stop - 1)), "host-subject"),))
