"""Where a position begins and ends among words: a title, then the body, field and place it is held in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.annotate.heads import before_capitals, capital_run, head_end, is_acronym, is_number, is_rank
from indexer.annotate.names import name_start, surname_kind
from indexer.annotate.phrases import Phrase, matters, offices
from indexer.annotate.shadow import shadow
from indexer.annotate.titles import BEFORE_FIELD
from indexer.annotate.words import Word, spelt_forms

MAX_WORDS = 24
# Small words that a title goes on with.
_LINKS = ("và", "với", "của", "trách")
_INNER = {"so": "số", "thu": "thứ", "doan": "đoàn"}
# What nobody's title goes on with: verbs, and words that open another part of the sentence.
_STOPS = frozenset(
    (
        "dự chủ phát chỉ kết khai bế trình thông báo tham tới đến về cùng đã sẽ đang cũng là có cho được bị do tại trong trên từ nhấn yêu "
        "đề ghi trao tặng công quán triển truyền giới tiếp thăm làm dẫn điều giữ thay nhân vinh nhận ký gửi đánh khẳng chúc bày cảm hứa "
        "nêu đồng lãnh đại các những một hai ba khi sau trước vào lúc ra đi nói mong trả giải chia cam kiểm "
        "kiến giám khảo chất trực lần đọc "
        "thống tuyên nguyên kiêm khóa nhiệm ngày sáng chiều tổ họp phối mở tiến sơ tổng tập bồi rút gặp ban phổ vừa vắng hiện trưởng phó "
        "tân gồm không nghỉ ông bà anh chị như theo để nhằm bầu bổ tái "
        "mời vì giao vẫn sắp phải rất hôm nhưng nếu bởi từng kêu hoan đưa nhắc trích chụp bằng góp"
    ).split()
)
# Capitals after a dash that are no part of the office: "Chủ tịch HĐND - Chủ trì cuộc họp", "Bộ trưởng - Ảnh: …".
_AFTER_DASH = spelt_forms(("chủ", "phát", "dự", "ảnh"))
_STOPS_BY_SHADE = {shadow(stop): tuple(other for other in _STOPS if shadow(other) == shadow(stop)) for stop in _STOPS}
# Bodies made for a task: what follows in small letters is the task ("Ban Chỉ đạo thi năm 2019").
TASKED = frozenset({"ban chi dao", "bcd", "to cong tac", "ban quan ly", "hoi dong"})
_TASK_WORDS = 16
# Bodies that are called after what they deal with: "Trung tâm chống ngập", "Tổ tư vấn"; one word is one only with its capital.
_OPEN = frozenset("ban phong so vien cuc vu truong hoi doan to tram doi khoa".split())
_OPEN_PAIRS = frozenset({"trung tam", "cong ty", "chi cuc", "tong cuc", "quan ly", "hoi dong", "uy ban", "hiep hoi"})
# Units that are parts of other words more often: "nông thôn", "khu vực", "cơ bản".
WITHIN_TASKS = frozenset("thon khu ban lang khoi ap xom buon".split())
_LARGE = frozenset({"tinh", "thanh pho", "huyen", "quan", "thi xa"})
# How something is done, before it is said what; capitalised these are parts of places ("Long Mỹ").
_MANNERS = frozenset(("long", "nghe", "trang", "han"))
_DOTTED = frozenset("tp q tx p h tt t st".split())


class Reading(NamedTuple):
    """Where a title or body ends (a word index, exclusive), and the name that follows it directly: word indices, half-open."""

    end: int
    name: tuple[int, int] | None = None


def read_position(words: Sequence[Word], i: int, head: int, *, held: bool) -> Reading:
    """The position whose title `words[i:head]` is. `held`: it follows its holder's name, so that names in it are places."""
    if not is_rank(words, i, head):
        reading = read_body(words, head, start=i, held=held, loose=6 if words[head - 1].shade == "dao" else 3)
        return reading if reading.name else Reading(_after_term(words, reading.end))
    if run := _name_after_rank(words, head):
        return Reading(head, (head, head + run))
    return read_body(words, head, start=i, held=False)


def read_body(words: Sequence[Word], i: int, *, start: int, held: bool, loose: int = 0) -> Reading:
    """How far the words from `i` on go on with the title or body that begins at `start`; `loose` unknown small words may come first."""
    unit, first, field = False, i, 0
    while i < min(len(words), start + MAX_WORDS) and _goes_on(words, i):
        word = words[i]
        if _is_initials(words, i) or (word.spells("về") and _tells_task(words, start, i)):
            i, loose = i + 1, 6
            continue
        office = _office_at(words, i)
        matter = 0 if unit else _matter_at(words, i, first, loose or int(field == i))
        if matter and (office is None or len(office.shades) < matter):
            i, loose = i + matter, max(loose, 2)
            continue
        if office is not None and office.kind == "link":
            i += len(office.shades)
            continue
        if word.capital and not _shouted_stop(words, i) and (office is None or (len(office.shades) == 1 and surname_kind(words, i))):
            run = capital_run(words, i)
            name = _name_in(words[i : i + run], unit=unit, held=held, large=unit and _is_large(words, i))
            if name is not None:
                return Reading(i + name, (i + name, i + run))
            if office is None:
                i, unit, loose = i + run, False, 0 if unit else 3
                continue
        if office is not None:
            if office.kind == "task" and loose < 4:
                break
            if office.kind == "task" and (level := _level_after(words, i + len(office.shades))) is not None:
                i, loose = level, 0
                continue
            unit, loose = office.kind == "level", 6 if " ".join(office.shades) in TASKED or office.kind == "task" else 0
            i += len(office.shades)
            field = i if office.kind == "field" else 0
            continue
        if not _small_word_fits(words, i, loose):
            break
        i, unit, loose = i + 1, False, loose - 1
    return Reading(_without_trailing_links(words, first, i))


def _matter_at(words: Sequence[Word], i: int, first: int, loose: int) -> int:
    """How many words what an office deals with takes at `words[i]`: "giao thông", "tư vấn"; 0 where nothing of the kind stands.

    In small letters it goes on with a name that is open, and only where a body's name has begun can it be a word for a deed.
    """
    matter = matters().at(words, i)
    if matter is None:
        return 0
    if words[i].capital or (i > first and _is_open(words, i)):
        return len(matter.shades)
    begun = i > first and (words[i - 1].capital or _ends_matter(words, i))
    return len(matter.shades) if loose and (matter.kind == "matter" or begun) else 0


def _is_open(words: Sequence[Word], i: int) -> bool:
    """Whether the body that ends before `words[i]` has a name that tells yet what it deals with."""
    last = words[i - 1]
    return (last.capital and last.shade in _OPEN) or f"{words[i - 2].shade} {last.shade}" in _OPEN_PAIRS


def _ends_matter(words: Sequence[Word], i: int) -> bool:
    return any(found is not None and at + len(found.shades) == i for at in range(max(0, i - 4), i) if (found := matters().at(words, at)))


def _is_initials(words: Sequence[Word], i: int) -> bool:
    """Whether `words[i]` only abbreviates, in brackets, what stands before it: "Đảng ủy Quân sự (ĐUQS) tỉnh"."""
    closed = i + 1 < len(words) and words[i + 1].gap == ") "
    return closed and words[i].gap == " (" and is_acronym(words[i])


def _tells_task(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether "về" at `i` tells the task of the body from `start` on: "Ban Chỉ đạo Trung ương về phòng, chống thiên tai"."""
    tasked = any(word.shade == "dao" and before.shade == "chi" for before, word in pairwise(words[start:i]))
    return tasked and i + 1 < len(words) and words[i + 1].joined and not words[i + 1].capital and not _is_stop(words, i + 1)


def _after_term(words: Sequence[Word], i: int) -> int:
    """The index after the term that an office at its end is held for: "khóa XII", ", nhiệm kỳ 2021 - 2026"."""
    while i + 1 < len(words) and words[i].gap.strip() in ("", ",", "("):
        if words[i].spells("khóa") and is_number(words[i + 1]):
            i += 2
        elif i + 2 < len(words) and words[i].spells("nhiệm") and is_number(words[i + 2]):
            i += 3
            i += i < len(words) and words[i].gap.strip() == "-" and words[i].surface.isdigit()
        else:
            break
    return i


def _level_after(words: Sequence[Word], i: int) -> int | None:
    """The index of the unit word that ends a task told in small letters: "phòng, chống thiên tai và tìm kiếm cứu nạn huyện"."""
    for k in range(i, min(i + _TASK_WORDS, len(words))):
        if words[k].gap.strip() not in ("", ",") or words[k].capital or head_end(words, k) is not None:
            return None
        office = offices().at(words, k)
        if office is not None and office.kind == "level" and office.shades[0] not in WITHIN_TASKS:
            return k
        if _is_stop(words, k):
            return None
    return None


def _name_after_rank(words: Sequence[Word], i: int) -> int:
    """How many words the name right after a rank takes: whatever is capitalised there is one."""
    if i >= len(words) or not words[i].joined or not words[i].capital:
        return 0
    if is_acronym(words[i]) and not _is_shouted_name(words, i):
        return 0
    run = capital_run(words, i)
    return run if run > 1 else 0


def _is_shouted_name(words: Sequence[Word], i: int) -> bool:
    """Whether capitals after a rank in small letters are a name, not a body's initials: "Đại úy SIU KRỐT", not "Đại úy CSGT"."""
    shouted = before_capitals(words, i) and words[i + 1].joined and (not is_acronym(words[i - 1]) or surname_kind(words, i) is not None)
    return shouted and offices().at(words, i) is None and offices().at(words, i + 1) is None


def _shouted_stop(words: Sequence[Word], i: int) -> bool:
    """Whether a line in capitals goes on with a verb: "BÍ THƯ HUYỆN ỦY CHỦ TRÌ HỘI NGHỊ"."""
    return words[i - 1].surface.isupper() and words[i].surface.isupper() and len(words[i].surface) > 1 and _is_stop(words, i)


def _is_stop(words: Sequence[Word], i: int) -> bool:
    """Whether no title goes on with `words[i]`, unless it is a part of "phổ thông" or the like.

    "Tai" can be "tại" only where nothing around has marks either.
    """
    stops = _STOPS_BY_SHADE.get(words[i].shade)
    if stops is None or _is_matter(words, i) or (i and _is_matter(words, i - 1)):
        return False
    if words[i].spelt in stops:
        return True
    return not any(word.marked for word in words[max(0, i - 3) : i + 4])


def _is_matter(words: Sequence[Word], i: int) -> bool:
    matter = matters().at(words, i)
    return matter is not None and matter.kind == "matter"


def _office_at(words: Sequence[Word], i: int) -> Phrase | None:
    """The body, field or unit at `words[i]`. A field in small letters is one only after the word it belongs to: "ban tổ chức"."""
    office = offices().at(words, i)
    shouted = words[i - 1].surface.isupper() and words[i].surface.isupper() and len(words[i - 1].surface) > 1
    if office is None or (words[i].capital and not shouted) or office.kind in ("level", "link", "task"):
        return office
    if office.kind == "field":
        return office if words[i - 1].shade in BEFORE_FIELD else None
    return office if len(office.shades) > 1 or words[i].surface.isupper() else None


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Whether what stands before `words[i]` can stand within a title, and `words[i]` opens no other one."""
    gap = words[i].gap.strip()
    if head_end(words, i) is not None:
        return False
    if gap in ("", "&") or _is_initials(words, i) or (gap == ")" and _is_initials(words, i - 1)):
        return True
    if words[i].gap == "-" and words[i].surface.isdigit():
        return True
    if gap == ".":
        return words[i - 1].shade in _DOTTED
    if gap != "-" or not words[i].capital:
        return False
    return offices().at(words, i) is not None or (surname_kind(words, i) is None and not _closes(words, i))


def _closes(words: Sequence[Word], i: int) -> bool:
    """Whether a verb or a credit stands after a dash, not "Phát triển"."""
    return words[i].spelt in _AFTER_DASH and matters().at(words, i) is None


def _is_large(words: Sequence[Word], i: int) -> bool:
    """Whether the unit word before `words[i]` is that of a district or of something greater."""
    return words[i - 1].shade in _LARGE or (i > 1 and f"{words[i - 2].shade} {words[i - 1].shade}" in _LARGE)


def _name_in(run: Sequence[Word], *, unit: bool, held: bool, large: bool) -> int | None:
    if len(run) < 2:
        return None
    start = name_start(run, after_unit=unit, large=large)
    if start is None or not held:
        return start
    return start if len(run) - start > 2 and run[start + 1].shade in ("van", "thi") and not (unit and start == 0) else None


def _small_word_fits(words: Sequence[Word], i: int, loose: int) -> bool:
    word = words[i]
    if word.shade == "cac" and loose > 3:
        return True
    if word.shade in ("va", "voi", "cua"):
        return _link_fits(words, i)
    if word.surface.isdigit() or (word.shade in _INNER and word.spells(_INNER[word.shade])):
        return True
    return loose > 0 and word.shade not in _MANNERS and not _is_stop(words, i)


def _link_fits(words: Sequence[Word], i: int) -> bool:
    """Whether "và", "của" joins two parts of one title: "Tuyên giáo và Dân vận", not "Chủ tịch và Trần Văn A"."""
    after = i + 1
    if after >= len(words) or not words[after].joined or not words[after].capital or head_end(words, after) is not None:
        return False
    if words[i].shade == "cua":
        return True
    office = offices().at(words, after)
    return office.kind == "field" if office else not (surname_kind(words, after) and capital_run(words, after) > 1)


def _is_link(word: Word) -> bool:
    """Whether `word` only leads on to more of a title. Capitalised it is part of a name: "xã Yên Trạch"."""
    return (not word.capital or word.surface.isupper()) and any(word.spells(link) for link in _LINKS)


def _without_trailing_links(words: Sequence[Word], first: int, end: int) -> int:
    while end > first and _is_link(words[end - 1]):
        end -= 2 if words[end - 1].shade == "trach" else 1
    return max(end, first)
