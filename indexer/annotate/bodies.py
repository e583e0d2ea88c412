"""Where the name of a body ends, told by what it is called and by the verbs that bodies act with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.annotate.barenames import is_place
from indexer.annotate.heads import capital_run, head_end, is_acronym
from indexer.annotate.matters import TASKED, WITHIN_TASKS
from indexer.annotate.phrases import Phrase, offices
from indexer.annotate.positions import read_body
from indexer.annotate.words import Sentence, Word
from indexer.annotate.years import WEEKDAY

# What stands right after a body that holds a meeting, and after one that does what bodies do at meetings.
ADVERBS = (
    r"(?:\s+(?:da|vua(?: qua)?|moi|se|cung|dang|long trong|trong the|trang trong|trang nghiem|tung bung|vui mung|phan khoi|soi noi|am cung|"
    r"dong loat|lan dau(?: tien)?|nghiem tuc|chinh thuc|tiep tuc|thong nhat|tap trung))*\s+"
)
HOLDS = re.compile(
    ADVERBS + r"(?:phoi hop )?(?:to chuc|trieu tap(?! (?:duoc )?(?:\d|(?:cac )?(?:doi tuong|nghi pham|bi can|nhom|ong|ba|anh)))|"
    r"hop(?! dong| tac| phap| thanh| voi)|khai mac|be mac|khai giang|be giang|"
    r"mo (?:lop|hoi|phien (?!toa|dau gia))|nhom hop|hoi y|tien hanh|so ket|tong ket|dai hoi(?= nhiem ky| lan thu| thanh vien)|"
    r"tap huan|boi duong|rut kinh nghiem|giao ban|ket thuc (?:hoi|dot|lop|khoa|dien tap)|gap mat|ra quan|tiep xuc|txct|"
    r"co (?:buoi|cuoc)|hoi nghi|ky niem|phat dong|tuyen duong|trao tang|khanh thanh|le )\b"
)
# What takes a gathering, and what a body also does from day to day.
_MEETING = (
    "nghe|duoc nghe|doi thoai|dien tap|sinh hoat|lay phieu|chu tri|tham van|ra mat|khai truong|ky ket|ban giao|toa dam|hoi thao|hoc tap|"
    "hiep thuong|lam viec|don nhan|vieng|dang huong|thao luan|xet duyet|boc tham|nghiem thu|chat van|tiep dan|kiem diem|buoc vao|"
    "pho bien|tuyen truyen|quan triet|cho y kien(?= [a-z])|ky (?:cam ket|giao uoc)|gap go|ket nap|truyen thong|ngoi lai|"
    "danh (?:tron|ca|phan)"
)
_ROUTINE = (
    "cho y kien|phoi hop|dien ra|trien khai|nhat tri|chon|bieu duong|cong bo|thong qua|kham benh|giam sat|khao sat|kiem tra|tham tra|trao|"
    "khoi cong|dong tho"
)
MEETS = re.compile(ADVERBS + rf"(?:{_MEETING})\b")
ACTS = re.compile(ADVERBS + rf"(?:{_MEETING}|{_ROUTINE})\b")
# Words with the shadow of one of these verbs: "Khoa học và Công nghệ", "hợp long".
NO_VERBS = frozenset(("hợp", "hộp", "nghệ", "nghề"))
_BRACKET = re.compile(r"\s*\([^()]{1,40}\)")
# "Hội Nông dân xã Kim Sa thu hút 60 hội viên": printed without its mark, "thu" is no "thứ".
_SAID_OF_IT = re.compile(r"\s+(?:du kien|thu hut)\b")
_CHAIRS = re.compile(ADVERBS + r"chu tri\b")
# Bodies named after a task told at length, and how many words it takes at most.
_LONG_NAMED = TASKED | {"ban chi huy", "tieu ban", "to giup viec", "doan kiem tra", "doan giam sat", "doan cong tac", "ban to chuc"}
_LONG_NAME = 20
# A name in small letters takes no more words than this after its capital, and none of what only verbs take.
_LOWERED = 12
_TENSES = frozenset("đã vừa sẽ đang cũng được bị có là không chưa hoãn vẫn".split())
# What joins a second body to a first one.
_JOINS = frozenset(("va", "cung", "phoi"))
# "Trung ương Hội Nông dân Việt Nam", "Trung ương Đoàn".
_UNIONS = frozenset(("hoi", "doan"))
# The last words of units that have numbers for names: "khu phố 4", "ấp 4".
_NUMBERED = frozenset(("pho", "thon", "cu", "khom", "ap", "ban", "xom"))
# Written small like a word of the language, these are bodies where their name goes on: "chi bộ thôn Bãi Cát".
_WRITTEN_SMALL = frozenset({
    "cap uy", "chinh quyen", "cong an", "chi bo", "dang bo", "dang uy", "cong doan", "cum thi dua", "khoi thi dua", "doan thanh nien",
    "hoi nong dan", "hoi phu nu", "hoi lhpn", "hoi lien hiep phu nu", "hoi cuu chien binh", "hoi ccb", "hoi nguoi cao tuoi",
    "hoi chu thap do", "ban cong tac mat tran",
})  # fmt: skip
# Papers that a task is about: "Ban Chỉ đạo thực hiện Nghị quyết 18".
_PAPERS = frozenset(("nghi quyet", "chi thi", "ket luan", "quy che", "chuong trinh", "phong trao", "cuoc van"))
_LISTED = frozenset({("hdnd", "ubnd"), ("ubnd", "hdnd")})
# "Trường THPT Lê Hồng Vân" bears a person's name.
_CALLED_AFTER_PEOPLE = frozenset(("truong", "benh"))
_NOT_BODIES = frozenset({"hoi nghi", "hoi thi", "dai hoi", "viet nam", "trung uong"})


def body_end(sentence: Sentence, i: int) -> int | None:
    """The word index after the body that begins at `words[i]`, or after a place that acts as one; None where there is none."""
    words = sentence.words
    office = offices().at(words, i)
    word = words[i]
    if office is None:
        end = _place_end(words, i)
        return end if end is not None and is_place(" ".join(word.surface for word in words[i:end]), sentence.shade) else None
    if office.shades == ("trung", "uong") and i + 2 < len(words) and words[i + 2].joined and words[i + 2].shade in _UNIONS:
        return body_end(sentence, i + 2)
    if office.kind in ("field", "link") or " ".join(office.shades) in _NOT_BODIES:
        return None
    if office.kind == "level" and i + 1 < len(words) and words[i + 1].joined and words[i + 1].spells("đoàn"):
        end = read_body(words, i + 2, start=i, held=True).end
        return (_verb_within(sentence, i + 1, end) or end) if word.capital else None
    if office.kind == "level":
        return _unit_end(words, i + len(office.shades))
    if not (word.capital or office.shades[0] in ("phong", "ban") or " ".join(office.shades) in _WRITTEN_SMALL):
        return None
    if office.shades[0] == "phong" and i and words[i].joined and words[i - 1].spells("biên"):
        return None
    if office.shades in _LISTED and words[i + 1].gap.strip() == ",":
        return i + 1  # "HĐND, UBND xã": two bodies
    if (shouted := _shouted_end(sentence, i)) is not None:
        return shouted
    if _is_part(office) and (inner := _named_after(sentence, i + len(office.shades))) is not None:
        return inner
    if (end := _long_name_end(sentence, i, i + len(office.shades))) is not None:
        return end
    return _read_end(sentence, i, office)


def _read_end(sentence: Sentence, i: int, office: Phrase) -> int | None:
    """The word index after a body that begins with `office` at `words[i]`, read as positions read it and then put right."""
    words = sentence.words
    word, after = words[i], i + len(office.shades)
    loose = 6 if " ".join(office.shades) in TASKED else 0
    reading = read_body(words, after, start=i, held=True, loose=loose)
    if reading.name and any(word.shade in _CALLED_AFTER_PEOPLE for word in words[i : reading.name[0]]):
        return reading.name[1]
    # "Đảng ủy xã Kim Sa (TPHCM)": where it lies is told of it, not its name.
    end = reading.end - (reading.end > i + 1 and words[reading.end - 1].gap.strip() == "(")
    if not word.capital and end == after and office.shades[0] not in ("phong", "ban", "chinh"):
        return None  # "chi bộ", whose nobody says
    end = next((k for k in range(i + 1, end) if words[k].gap.strip() == "," and words[k].shade in ("hdnd", "ubnd")), end)
    end = next((k for k in range(after + 1, end) if _tells_another(words, k)), end)
    if (verb := _verb_within(sentence, after, end)) is not None:
        return verb
    if (lowered := _lowered_end(sentence, after, end)) is not None:
        return lowered
    if (listed := _listed_end(words, end)) is not None:
        return listed
    if end + 1 < len(words) and words[end].gap.strip() == "(" and words[end + 1].gap.strip() == ")":
        goes_on = offices().at(words, end + 1)
        if goes_on is not None and goes_on.kind in ("committee", "level"):
            return read_body(words, end + 1 + len(goes_on.shades), start=i, held=True).end
    return end


def _tells_another(words: Sequence[Word], k: int) -> bool:
    """Whether a name has ended before `words[k]`, which tells of another: "Chi bộ thôn Kim Sa trực thuộc Đảng bộ xã"."""
    if words[k].shade == "truc":
        return words[k].spells("trực") and k + 1 < len(words) and words[k + 1].shade == "thuoc"
    if words[k].gap == " - " and (office := offices().at(words, k)) is not None and office.kind not in ("field", "level"):
        # "Thường trực HĐND huyện - Ban Thường trực Ủy ban MTTQ huyện", "UBND xã Kim Sa - Hội Nông dân xã"
        return any(is_level(words, at) and all(word.capital for word in words[at + 1 : k]) for at in range(k - 1, max(0, k - 4), -1))
    # "Lễ kỷ niệm Ngày thành lập Hội Nông dân Việt Nam của Hội Nông dân xã"
    return words[k].shade == "cua" and (words[k - 2].shade, words[k - 1].shade) == ("viet", "nam")


def _is_part(office: Phrase) -> bool:
    """Whether a body with a name of its own may follow: "Thường trực Ban Chỉ đạo …", "Thường trực Tiểu ban …"."""
    return office.shades == ("thuong", "truc")


def _named_after(sentence: Sentence, i: int) -> int | None:
    """Where a body ends that begins at `i` and is named after a task; None where none does."""
    office = offices().at(sentence.words, i) if i < len(sentence.words) and sentence.words[i].joined else None
    return _long_name_end(sentence, i, i + len(office.shades)) if office else None


def _shouted_end(sentence: Sentence, i: int) -> int | None:
    """Where a body in capitals ends, whose verb is in capitals, too: "UBND XÃ TÂN HẢI TỔ CHỨC"; None for any other."""
    words, shade = sentence.words, sentence.shade
    for k in range(i + 1, min(i + _LONG_NAME, len(words))):
        if not words[k].joined or not words[k].surface.isupper():
            return None
        if words[k].shade in _JOINS:
            return k if k + 1 < len(words) and words[k].shade == "phoi" and words[k + 1].shade == "hop" else None
        if HOLDS.match(shade, sentence.end(k - 1)) or ACTS.match(shade, sentence.end(k - 1)):
            return k
    return None


def _verb_within(sentence: Sentence, start: int, end: int) -> int | None:
    """Where small letters read as a part of the name begin a verb: "Huyện ủy Kim Sa giao ban", "Hội đồng tư vấn dự kiến"."""
    for k in range(start + 1, end):
        word = sentence.words[k]
        if word.capital or sentence.words[k - 1].spells("các"):
            continue
        at = sentence.end(k - 1)
        meets = sentence.words[k - 1].capital and word.spelt not in NO_VERBS and ACTS.match(sentence.shade, at)
        if word.spelt in _TENSES or meets or HOLDS.match(sentence.shade, at) or _SAID_OF_IT.match(sentence.shade, at):
            return k
    return None


def _listed_end(words: Sequence[Word], i: int) -> int | None:
    """Where a name ends that goes on with those it is made for, to its unit: "Công đoàn các khu công nghiệp tỉnh"."""
    if i >= len(words) or not words[i].joined or not words[i].spells("các"):
        return None
    for k in range(i + 1, min(i + _LOWERED, len(words))):
        if not words[k].joined or (capital_run(words, k) > 1 and offices().at(words, k) is None):
            return None
        if is_level(words, k) and words[k].shade not in WITHIN_TASKS:
            return read_body(words, k, start=k, held=True).end if k > i + 2 else None
    return None


def _long_name_end(sentence: Sentence, start: int, i: int) -> int | None:
    """Where a body made for a task ends whose task is told in small letters before its unit or before what it does.

    "Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn huyện họp", "Hội đồng phổ biến giáo dục pháp luật thị xã Tam Hà".
    None where the name has no such part.
    """
    words, shade = sentence.words, sentence.shade
    if " ".join(word.shade for word in words[start:i]) not in _LONG_NAMED:
        return None
    for k in range(i, min(i + _LONG_NAME, len(words))):
        if (short := _BRACKET.match(shade, sentence.end(k - 1))) and HOLDS.match(shade, short.end()):
            return k if k > i else None
        if not words[k].joined and words[k].gap.strip() not in (",", "-"):
            return None
        if _CHAIRS.match(shade, sentence.end(k - 1)) or _SAID_OF_IT.match(shade, sentence.end(k - 1)):
            return k if k > i else None
        if k == i and _sums_up(sentence, k):
            continue
        # "Phối hợp" and "họp" have one shadow.
        if HOLDS.match(shade, sentence.end(k - 1)) and (words[k].shade != "hop" or words[k].spells("họp")):
            return k if k > i else None
        if is_level(words, k) and words[k].shade not in WITHIN_TASKS:
            return read_body(words, k, start=k, held=True).end if k > i else None
        # "phòng chống thiên tai và Tìm kiếm cứu nạn"
        opens = k == i or words[k - 1].shade in ("va", "ve") or words[k].gap.strip() in (",", "-")
        opens = opens or f"{words[k].shade} {words[k + 1].shade if k + 1 < len(words) else ''}" in _PAPERS
        if words[k].capital and not (opens and capital_run(words, k) == 1) and offices().at(words, k) is None and not is_acronym(words[k]):
            return None
    return None


def _lowered_end(sentence: Sentence, first: int, end: int) -> int | None:
    """Where a name ends that goes on in small letters, after one capital, to its unit: "Hội Bảo trợ người khuyết tật huyện".

    The words from `first` to `end` have been read as the name's. None where it does not go on: two capitals are a place, and
    after a place or a unit something is said of the body.
    """
    words, shade = sentence.words, sentence.shade
    last = next((k for k in range(end - 1, first - 1, -1) if words[k].capital or words[k].shade == "khoi"), None)
    if last is None or (offices().at(words, last) is not None and words[last].shade != "khoi"):
        return None
    if last > first and words[last - 1].capital and words[last].joined and offices().at(words, last - 1) is None:
        return None
    for k in range(last + 1, min(last + _LOWERED, len(words))):
        if not words[k].joined or words[k].capital or words[k].spelt in _TENSES:
            return None
        if HOLDS.match(shade, sentence.end(k - 1)) or ACTS.match(shade, sentence.end(k - 1)):
            return None
        if is_level(words, k) and words[k].shade not in WITHIN_TASKS:
            return read_body(words, k, start=k, held=True).end if k > last + 1 else None
    return None


def _unit_end(words: Sequence[Word], i: int) -> int | None:
    """Where a unit ends whose name begins at `i`, or a part of one that is called after it: "Khu dân cư ấp Kim Gừa"."""
    if i >= len(words) or not words[i].joined:
        return None
    if words[i].capital and is_level(words, i) and capital_run(words, i) > 1:
        return i + capital_run(words, i)  # "thôn Bản Khoang"
    inner = offices().at(words, i) if words[i - 1].shade == "cu" and is_level(words, i) else None
    return _unit_end(words, i + len(inner.shades)) if inner else _place_end(words, i)


def _sums_up(sentence: Sentence, k: int) -> bool:
    """Whether "tổng kết" at `k` is a body's task, what it holds being told later: "Ban Chỉ đạo tổng kết Nghị quyết 18 họp"."""
    task = sentence.words[k].shade in ("tong", "so") and HOLDS.match(sentence.shade, sentence.end(k - 1))
    later = range(k + 2, min(k + _LONG_NAME, len(sentence.words)))
    return bool(task) and any(HOLDS.match(sentence.shade, sentence.end(at - 1)) for at in later)


def _place_end(words: Sequence[Word], i: int) -> int | None:
    numbered = i + 1 if words[i].shade == "so" and i + 1 < len(words) else i
    if i > 0 and words[numbered].surface.isdigit() and words[i - 1].shade in _NUMBERED:
        return _unit_after(words, numbered + 1)
    if not words[i].capital or offices().at(words, i) is not None or head_end(words, i) is not None:
        return None
    run = capital_run(words, i)
    if WEEKDAY.search(" ".join(word.shade for word in words[i : i + run])):
        return None
    told = i > 0 and words[i].joined and any(_level_ends(words, at, i) for at in range(max(0, i - 3), i))
    opens = told or i == 0 or "," in words[i].gap
    return i + run if (run > 1 or told) and opens else None


def _unit_after(words: Sequence[Word], i: int) -> int:
    """The index after the greater unit that follows a numbered one: "tổ dân phố số 7 phường Kim Sa"; `i` where none does."""
    inner = _place_end(words, i + 1) if i + 1 < len(words) and words[i].joined and is_level(words, i) else None
    return inner or i


def _level_ends(words: Sequence[Word], at: int, i: int) -> bool:
    """Whether a unit word that begins at `words[at]` ends right before `words[i]`: "xã", "khu dân cư"."""
    office = offices().at(words, at)
    return office is not None and office.kind == "level" and at + len(office.shades) == i


def is_level(words: Sequence[Word], i: int) -> bool:
    office = offices().at(words, i)
    return office is not None and office.kind == "level"
