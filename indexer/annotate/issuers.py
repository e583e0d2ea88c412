"""Bodies that issue directives, read at a place in the text and written in one official way."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from indexer import gazetteers
from indexer.annotate.names import name_start
from indexer.annotate.scanning import any_of
from indexer.annotate.shadow import shadow
from indexer.annotate.words import read_sentence
from indexer.text.normalize import old_tone_style


class Body(NamedTuple):
    """A body as this project writes it, and where its mention begins and ends."""

    name: str
    start: int
    end: int


# A name ends at a word's end, or at a small word that lost its space: "Ban Chấp hành Trung ươngvà Kế hoạch".
_END = "(?:(?![a-z0-9])|(?=(?:va|ve|ngay) ))"
# Who issues in an own name at the head of a body: "Chánh án Tòa án nhân dân tối cao", "Giám đốc Sở Y tế"; what is of the police.
_LEADER = re.compile(
    r"(?:pho )?(?:chanh an|vien truong|tong kiem toan|tong thanh tra|thong doc|chanh thanh tra|chanh van phong|cuc truong|tong cuc truong"
    r"|(?:tong )?giam doc|bo truong|thu truong|chu nhiem|hieu truong|chi cuc truong|chi huy truong|tu lenh|truong (?=phong |cong an |ban ))"
    r" (?=[a-z])|co quan (?:canh sat dieu tra|an ninh dieu tra|csdt|andt) (?=cong an |bo cong an)"
)
# "Viện kiểm sát nhân dân (VKSND) huyện": the short form stands within the name.
_SHORT_FORM = re.compile(r" \([A-ZĐ&]{2,10}\)(?= )")
# Wards, city districts and regions have numbers: "UBND phường 1", "Tòa án nhân dân khu vực 3".
_NUMBERED = ("phuong", "quan", "khu vuc", "thon", "ap", "khu pho", "to dan pho")
_LEVEL_NUMBER = re.compile(r" \d{1,2}(?![\d/.,]\d|\w)")
# How far back the grammatical subject of "ban hành" is looked for, in code points.
SUBJECT_REACH = 90
_PLACE = re.compile(r"\.? ?HCM(?!\w)|(?: [^\W\d_]+){1,4}")
_WORD = re.compile(r" ?(?:- )?([^\W\d_](?:[^\W_.]|[&-](?=[A-ZĐ]))*)")
# Heads of bodies that no table lists: "Ban Thi đua - Khen thưởng Trung ương", "Cục Thuế tỉnh".
_OTHER_HEAD = re.compile(
    r"(?:ban|bo|so|hoi|uy ban|cuc|chi cuc|tong cuc|vien|truong|van phong|lien doan|hoi dong|toa an|phong|ngan hang|bao hiem"
    r"|trung tam|thanh tra|kho bac|doan|bo tu lenh|quan khu|tong lien doan)(?= [a-z])"
)
# Bodies that are called by the number of a decision: "Ban Chỉ đạo 389 tỉnh", "Tổ công tác 3399".
_BY_NUMBER = re.compile(
    r"(?:ban chi dao|to cong tac|to giup viec|doan cong tac|doan kiem tra|doan giam sat) (?:so )?\d{1,4}(?![\w/.,-])"
    r"(?: (?:tinh uy|huyen uy|thanh uy|thi uy|quan uy|dang uy|tinh|huyen|xa|thanh pho|thi xa|phuong|quan|quoc gia|trung uong)(?![a-z]))?"
)
# Bodies that a code names and their task goes on: "Ban Chỉ huy PCTT&TKCN huyện", "Ban Quản lý dự án".
_OPEN = re.compile("ban (?:chi huy|quan ly) ")
# Bodies of the centre, whose names go on in small letters: "Viện vệ sinh dịch tễ Trung ương".
_CENTRAL = re.compile(
    r"(?:vien|trung tam|benh vien|cuc|truong)(?: (?!da |co |se |cua |va |ra |ban )[a-z]+){1,8}? (?:trung uong|quoc gia)(?![a-z])"
)
# What may follow "và" in the names of ministries and departments.
_FIELD = re.compile(
    r"(?:ptnt|phat trien|moi truong|mt|dao tao|dt|truyen thong|tt|du lich|dl|the thao|xa hoi|xh|cong nghe|cn|dau tu|thong tin|ton giao"
    r"|ha tang|phong|tim kiem|giam sat|kiem soat|xuat|hop tac|cong nghiep|do thi|khoa hoc|gia dinh|thu y|thuy san|bao ve|thong ke"
    r"|van hoa)(?![a-z])"
)
# What such bodies are for, so that no verb is taken in: "Ban Chỉ đạo yêu cầu các huyện".
_TASK_BODY = re.compile(
    r"(?:ban chi dao|hoi dong|to cong tac) (?:phong|thuc hien|xay dung|giai phong|pho bien|thi dua|bao ve|chuyen doi|cai cach|cong tac"
    r"|van dong|giam ngheo|phat trien|ung pho|(?:cac )?chuong trinh|de an|ve)"
    r"(?:,? (?!cac (?:tinh|huyen|xa)|cua |da |co )[a-z0-9-]+){1,12}? "
    r"(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|trung uong|quoc gia)(?![a-z0-9])"
)
# Bodies that a code names in full and pages in short, as they write them.
_SHORT = {"LĐLĐ": "Liên đoàn Lao động", "Hội LHPN": "Hội Liên hiệp Phụ nữ", "Hội CCB": "Hội Cựu chiến binh", "TAND": "Tòa án nhân dân"}
_LEVEL_WORDS = frozenset(
    ("tỉnh", "huyện", "quận", "xã", "phường", "thành", "phố", "thị", "trấn", "việt", "nam", "trung", "ương", "quốc", "gia")
)
_CREDITS = frozenset(("Ảnh", "Nguồn", "Tin"))
# What no name of a body goes on with.
_NAME_ENDS = frozenset(
    ("đã", "có", "vừa", "sẽ", "về", "tại", "của", "cho", "là", "ký", "gửi", "do", "được", "ngày", "trong", "với", "theo", "đang", "cũng",
     "phải", "này", "đó", "khi", "để", "từ", "số", "ra", "mới", "và")
)  # fmt: skip
_SUBJECT_START = re.compile(r"(?<![a-z0-9])[a-z]")


def body_at(text: str, shade: str, start: int) -> Body | None:
    """The body whose name begins at `start`: known ones in their official spelling, others as the text has them.

    >>> t = "của Bộ Chính tri ở một số cơ sở; của ubnd huyện Kim Giang về; của Ban Thi đua - Khen thưởng Trung ương."
    >>> [body_at(t, shadow(t), i).name for i in (4, 37, 66)]
    ['Bộ Chính trị', 'UBND huyện Kim Giang', 'Ban Thi đua - Khen thưởng Trung ương']
    """
    leader = _LEADER.match(shade, start)
    body = _body(text, shade, leader.end() if leader else start)
    if leader and body:
        title = old_tone_style(text[start : leader.end()])
        return Body(title[0].upper() + title[1:] + body.name, start, body.end)
    return body


def _body(text: str, shade: str, start: int) -> Body | None:
    body = (
        _national(shade, start)
        or _for_a_task(text, shade, start)
        or _local(text, shade, start)
        or (_other(text, shade, start) if _OPEN.match(shade, start) else None)
        or _coded(text, shade, start)
        or _other(text, shade, start)
    )
    short = _SHORT_FORM.match(text, body.end) if body else None
    level = _level_rule().match(shade, short.end() + 1) if short else None
    if not body or not level:
        return body
    place, end = _place(text, level.end(), numbered=level[1] in _NUMBERED)
    return Body(f"{body.name} {_names('level')[level[1]]}{place}", start, end)


def body_before(text: str, shade: str, end: int) -> Body | None:
    """The body whose name ends exactly at `end`, the longest reading of it.

    >>> t = "Sáng 5/3, Ban Thường vụ Huyện ủy đã ban hành"
    >>> body_before(t, shadow(t), 32).name
    'Ban Thường vụ Huyện ủy'
    """
    for start in _SUBJECT_START.finditer(shade, max(0, end - SUBJECT_REACH), end):
        body = body_at(text, shade, start.start())
        if body and body.end == end:
            return body
    return None


def bodies_in(text: str) -> list[str]:
    """The bodies that `text` names one after the other, in order.

    >>> bodies_in("Ủy ban nhân dân huyện Kim Giang\\nPhòng Nội vụ")
    ['UBND huyện Kim Giang', 'Phòng Nội vụ']
    """
    shade, found, end = shadow(text), list[str](), 0
    for start in _SUBJECT_START.finditer(shade):
        body = body_at(text, shade, start.start()) if start.start() >= end else None
        if body:
            found, end = [*found, body.name], body.end
    return found


def body_of_signatory(text: str, shade: str, start: int) -> Body | None:
    """As `body_at`, where the name of whoever signed may stand right behind the body's.

    >>> t = "UBND huyện Kim Giang Lò Văn Én ký"
    >>> body_of_signatory(t, shadow(t), 0).name
    'UBND huyện Kim Giang'
    """
    body = body_at(text, shade, start)
    if body is None:
        return None
    sentence = read_sentence(text, shade, start, body.end)
    words = sentence.words
    run = next((i for i in range(len(words), 0, -1) if not words[i - 1].surface.istitle()), 0)
    name = name_start(words[run:], after_unit=True)
    if name is None:
        return body
    surplus = text[sentence.start(run + name) : body.end]
    return Body(body.name.removesuffix(old_tone_style(surplus)).rstrip(), start, sentence.start(run + name) - 1)


def is_central(body: str) -> bool:
    """Whether `body` is one that issues under the code TW."""
    return body in ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương", "Trung ương")


def can_issue(body: str, generic: str) -> bool:
    """Whether a directive whose code says `generic` ("UBND", "Tỉnh ủy", "Trung ương") can be issued by `body`.

    >>> can_issue("UBND tỉnh", "UBND"), can_issue("Ban Thường vụ Thành ủy", "Tỉnh ủy"), can_issue("UBND tỉnh", "Văn phòng Chính phủ")
    (True, True, False)
    """
    if generic == "Trung ương":
        return is_central(body)
    if generic in _names("national").values():
        return body in (
            generic,
            *(f"{organ} {generic}" for organ in ("Ban Chấp hành", "Ban Thường vụ", "Ban Thường trực", "Đoàn Chủ tịch")),
        )
    kinds = ("Tỉnh ủy", "Thành ủy") if generic == "Tỉnh ủy" else (generic, *(short for short, long in _SHORT.items() if long == generic))
    return any(shadow(kind) in shadow(body) for kind in kinds)


@cache
def _names(*kinds: str) -> dict[str, str]:
    """Shadow of each name of these kinds -> the body."""
    return {shadow(row["name"]): row["body"] for row in gazetteers.rows("bodies") if row["kind"] in kinds}


@cache
def _local_names(kind: str) -> dict[str, str]:
    return {"centre": {"trung uong": "Trung ương"}, "nation": {"viet nam": "Việt Nam"}}.get(kind) or _names(kind)


@cache
def _any_of(*kinds: str) -> str:
    return any_of(_names(*kinds), {" ": " {1,2}"})


@cache
def _national_rule() -> re.Pattern[str]:
    return re.compile(rf"({_any_of('national')}){_END}")


@cache
def _local_rule() -> re.Pattern[str]:
    party = rf"(?:(?P<organ>{_any_of('organ')}) {{1,2}})?(?P<committee>(?!trung uong hoi ){_any_of('committee')})"
    # "Đoàn Chủ tịch Trung ương Hội LHPN Việt Nam": the centre of a society stands before its name.
    state = rf"(?:(?P<head>{_any_of('head')}) {{1,2}})?(?P<centre>trung uong )?(?P<office>{_any_of('office')})(?P<nation> viet nam)?"
    return re.compile(rf"(?:{party}|{state})(?: {{1,2}}(?P<level>{_any_of('level')}))?{_END}")


@cache
def _level_rule() -> re.Pattern[str]:
    return re.compile(rf"({_any_of('level')}){_END}")


@cache
def _coded_bodies() -> dict[str, str]:
    """Shadow of each body that a code stands for -> the body."""
    return {shadow(body): body for body in gazetteers.issuer_codes().values()}


@cache
def _coded_rule() -> re.Pattern[str]:
    return re.compile(rf"({any_of(_coded_bodies())})(?: (?P<level>{_any_of('level')}))?{_END}")


def _national(shade: str, start: int) -> Body | None:
    match = _national_rule().match(shade, start)
    local = _local_rule().match(shade, start)
    if not match or (local and local.end() > match.end()):
        return None
    return Body(_names("national")[" ".join(match[1].split())], start, match.end())


def _for_a_task(text: str, shade: str, start: int) -> Body | None:
    """A body set up for a task, as far as the unit whose it is: "Ban Chỉ đạo phòng, chống dịch Covid-19 huyện Kim Giang"."""
    match = _TASK_BODY.match(shade, start) or _BY_NUMBER.match(shade, start)
    if not match or not text[start].isupper():
        return None
    place, end = _place(text, match.end())
    return Body(old_tone_style(text[start : match.end()]) + place, start, end)


def _local(text: str, shade: str, start: int) -> Body | None:
    match = _local_rule().match(shade, start)
    if not match:
        return None
    kinds = ("organ", "committee", "head", "centre", "office", "nation", "level")
    parts = [_local_names(kind)[" ".join(match[kind].split())] for kind in kinds if match[kind]]
    place, end = _place(text, match.end(), numbered=match["level"] in _NUMBERED)
    return Body(" ".join(parts) + place, start, end)


def _coded(text: str, shade: str, start: int) -> Body | None:
    """A ministry, a department or another body that the code table knows."""
    match = _coded_rule().match(shade, start)
    if not match:
        return None
    official = _coded_bodies()[match[1]]
    level = " " + _names("level")[match["level"]] if match["level"] else ""
    place, end = _place(text, match.end(), numbered=match["level"] in _NUMBERED) if level else ("", match.end())
    return Body(official + level + place, start, end)


def _place(text: str, end: int, *, numbered: bool = False) -> tuple[str, int]:
    """The capitalised words that follow at `end`, or the number of a `numbered` unit, with their space, and where they end."""
    number = _LEVEL_NUMBER.match(text, end) if numbered else None
    if number:
        return number[0], number.end()
    match = _PLACE.match(text, end)
    if match and match[0].endswith("HCM"):
        return " HCM", match.end()
    words: list[str] = []
    for word in match[0].split() if match else ():
        if not word.istitle():
            break
        words.append(word)
    place = "".join(f" {word}" for word in words)
    return old_tone_style(place), end + len(place)


def _other(text: str, shade: str, start: int) -> Body | None:
    """A body by its head word: capitalised words, each with at most one small one after it, and words of level."""
    head = _OTHER_HEAD.match(shade, start)
    central = _CENTRAL.match(shade, start) if head and text[start].isupper() else None
    if central:
        return Body(old_tone_style(text[start : central.end()]), start, central.end())
    if not head or not text[start].isupper():
        return None
    end, may_be_small, of_level, named = start, True, False, False
    for _ in range(14):
        match = _WORD.match(text, end)
        if not match or (match.start(1) == end and end > start):
            break
        word = match[1]
        joins = word == "và" and _joins(text, shade, match.end())
        if word in _CREDITS or (word in _NAME_ENDS and not joins):
            break
        level = word.lower() in _LEVEL_WORDS
        if not (word[0].isupper() or joins or level or may_be_small):
            break
        of_level = of_level or level
        may_be_small = word[0].isupper() and not of_level  # a unit's name has no small letters
        named, end = named or (match.end() > head.end() and word[0].isupper()), match.end()
    return Body(old_tone_style(text[start:end]), start, end) if named else None


def _joins(text: str, shade: str, end: int) -> bool:
    """Whether what follows "và" goes on with a body's name: "Sở Nông nghiệp và PTNT", but not "Sở Nội vụ và Công an tỉnh"."""
    after = text[end + 1 : end + 2]
    other = _OTHER_HEAD.match(shade, end + 1) or _local_rule().match(shade, end + 1) or _national_rule().match(shade, end + 1)
    return after.isupper() and other is None and _FIELD.match(shade, end + 1) is not None
