"""What stands around a cited number: the word for its type, its date, its issuer."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from indexer import gazetteers
from indexer.annotate.issuers import Body, body_at, body_before, body_of_signatory
from indexer.annotate.lexical import DateMention, Day, date_at
from indexer.annotate.scanning import any_of
from indexer.annotate.shadow import shadow
from indexer.reports import Span


class Citation(NamedTuple):
    """One citation of a directive, as read in its place. A named tuple is made in a third of the time of a frozen dataclass.

    `generic` is the issuer that the code tells, `issuer` the one that the text names; `day` may lack its year, `dated` is where it
    was read. `doubtful`: the code says TƯ, which only the page can tell to be Tỉnh ủy or Trung ương. `end` is where the words about
    it end, 0 where none follow; `led` says that the issuer is the sentence's subject, which a whole list has; `same_day` that the day
    is that of the directive named before.
    """

    number: str | None
    name: str | None = None
    type: str | None = None
    issuer: str | None = None
    generic: str | None = None
    day: Day | None = None
    dated: Span | None = None
    verbs: tuple[str, ...] = ()
    coded: bool = False
    doubtful: bool = False
    end: int = 0
    led: bool = False
    same_day: bool = False


class Tail(NamedTuple):
    """What follows a number: date and issuer, and where they end; `same_day` says "cùng ngày" instead of a date."""

    end: int
    date: DateMention | None = None
    issuer: str | None = None
    same_day: bool = False


# Types that only words tell, and words for a directive of any type.
_MORE_TYPES = {
    "Thông tri": "Thông tri",
    "Bộ luật": "Bộ luật",
    "Lệnh": "Lệnh",
    "Thông báo kết luận": "Thông báo",
    "Chương trình mục tiêu quốc gia": "Chương trình",
    "Chương trình MTQG": "Chương trình",
}
_UNTYPED = {"Văn bản": ""}
# What follows these is their name: "Luật Ngân hàng Nhà nước số 46/2010/QH12".
_NAMED_TYPES = ("Luật", "Bộ luật", "Pháp lệnh")
# Codes that stand for the word in running text: "NQ 18", "KH số 120".
_SPOKEN_CODES = ("NQ", "NĐ", "QĐ", "CT", "KL", "CV", "TT", "KH", "TB", "HD", "BC", "TTr", "CTr", "ĐA", "QyĐ", "QC", "CĐ")
# "Nghị quyết chuyên đề số 04", "Văn bản chỉ đạo số 812/UBND-NN"; a number without "số" does not follow these.
_QUALIFIER = (
    r"(?: (?:chuyen de|lien nganh|lien tich|phoi hop|chi dao|phe duyet|cong nhan|thanh lap|khen thuong|hoa toc|khan|mat|thuc hien"
    r"|truy na|khoi to(?: vu an| bi can)?(?: hinh su)?|thanh tra|kiem tra|xu phat(?: vi pham hanh chinh)?|thu hoi(?: dat)?|bo nhiem"
    r"|dieu dong|(?:xu ly )?ky luat|cuong che|giao dat)(?=,? {1,3}so\b))?"
)
_NUMBER_LEAD = re.compile(r"[ ,]{1,3}so[ .:]{0,3}$")
_DATE_LEAD = re.compile(
    r"(?P<comma> ?,)? ?(?P<open>\()?"
    r"(?:(?:duoc |da )?(?:ky |ban hanh |de )?(?:(?:hoi|luc) \d{1,2}(?:h| gio)(?: ?\d\d)? )?(?:cung )?ngay(?: ?: ?| {1,3}|(?=\d))|(?<=\())"
)
# "Quyết định số 6-QĐ/TU cùng ngày": the day of the directive named before.
_SAME_DAY = re.compile(r",? \(?cung ngay\)?(?! \d)")
# What may stand between a number and its issuer: "nhiệm kỳ 2020-2025", "(khóa XII)", "năm 2017".
_TERM = re.compile(
    r",? ?\(?(?:khoa|nhiem ky) [ivxlc\d][\w -]{0,12}\)?(?=[ ,.;:\n)]|$)|(?<=\w) ?\([^()\n]{1,40}\)"
    r"| (?:nam|thang \d{1,2}[/-]) ?(?:19|20)\d\d(?! ?-)(?![\d/])"
)
_OWNER = re.compile(r"(?:(?P<by>\)?,? (?:cua|do|(?:da |vua |moi ){0,2}duoc) )|\)? (?=[a-z]))(?:hoi nghi lan thu [a-z]{2,5} (?=b))?")
_SIGNATORY = re.compile(
    r"(?:pho )?(?:chu tich|bi thu|truong(?= ban )|giam doc|chanh(?= van phong )) (?=[^.;:\n]{2,90}? ky\b(?! (?:ket|hop|niem)))"
)
# "Nghị định 105/2017/NĐ-CP về kinh doanh rượu ban hành ngày 14/9/2017", "được Quốc hội khóa XV thông qua ngày 27/11/2023"
_CLAUSE_DATE = re.compile(r"[^.;:\n(]{1,120}? (?:ban hanh|ky|ky ban hanh|thong qua)(?: vao)? ngay (?=\d)")
_CLAUSE_OWNER = re.compile(r"[^.;:\n(]{0,160}? cua ")
_NEXT = re.compile(r",? ")
_AFTER_DATE = re.compile(
    r" ?\)| (?:cua|ve|do|va|cua|nham|quy dinh|huong dan|sua doi|phe duyet|de|cho|ban hanh|thanh lap|tai)\b| ?[.;\n]| ?$"
)


@cache
def type_words() -> dict[str, str]:
    """Shadow of each word or spoken code for a type -> the type; "" where the word tells none."""
    types = {name: name for name in gazetteers.directive_types().values()} | _MORE_TYPES | _UNTYPED
    return {shadow(name): kind for name, kind in types.items()}


@cache
def spoken_codes() -> dict[str, str]:
    """Shadow of each code that running text uses for the word -> the type."""
    return {shadow(code): gazetteers.directive_types()[code] for code in _SPOKEN_CODES}


@cache
def type_rule() -> str:
    """A rule for the word of a type, longest first, as group `kind`, with what it is about; or for a spoken code, as group `code`."""
    kind, code = any_of(type_words(), {" ": " {1,3}"}), any_of(spoken_codes())
    return rf"(?<![a-z0-9])(?!(?<=ky )luat|(?<=phap )luat)(?:(?P<kind>{kind}){_QUALIFIER}|(?P<code>{code}))"


def type_of(match: re.Match[str], text: str) -> str | None:
    """The type that a match of `type_rule` names; None where it names none, or where a code is not printed as one."""
    if match["kind"]:
        return type_words()[" ".join(match["kind"].split())] or None
    surface = text[slice(*match.span("code"))]
    # "HĐ 05" is a contract, or a council, and no guidance ("HD").
    other = "Đ" in surface.upper() and not any("Đ" in code for code in _SPOKEN_CODES if shadow(code) == match["code"])
    return spoken_codes()[match["code"]] if any(c.isupper() for c in surface) and not other else None


@cache
def _type_before() -> re.Pattern[str]:
    return re.compile(rf"{type_rule()}(?P<owner> cua [^,.;:\n]{{2,60}}?)?[ ,]{{0,3}}(?:so)?[ .:]{{0,3}}$")


def type_before(text: str, shade: str, end: int) -> tuple[str | None, int, str | None] | None:
    """The type named just before the number at `end`, where its word begins, and an issuer between the two; None without a word.

    >>> t = "theo Chỉ thị của Ban Bí thư số 40-CT/TW"
    >>> type_before(t, shadow(t), 31)
    ('Chỉ thị', 5, 'Ban Bí thư')
    """
    match = _type_before().search(shade, max(0, end - 110), end)
    if not match:
        return _type_before_body(text, shade, end)
    owner = None
    if match["owner"]:
        body = body_at(text, shade, match.start("owner") + len(" cua "))
        if not body or body.end != match.end("owner"):
            return None
        owner = body.name
    return type_of(match, text), match.start(), owner


def _type_before_body(text: str, shade: str, end: int) -> tuple[str | None, int, str | None] | None:
    """As `type_before`, where the issuer follows the type without "của": "Nghị quyết HĐND tỉnh số 15/NQ-HĐND"."""
    lead = _NUMBER_LEAD.search(shade, max(0, end - 8), end)
    body = body_before(text, shade, lead.start()) if lead else None
    match = _type_before().search(shade, max(0, body.start - 40), body.start) if body else None
    kind = type_of(match, text) if match and body and not match["owner"] else None
    if not match or not body or match["owner"] or kind in _NAMED_TYPES:
        return None
    return kind, match.start(), body.name


def read_tail(text: str, shade: str, end: int) -> Tail:
    """Date and issuer after the number that ends at `end`, in any order, a term in brackets between them.

    >>> t = "217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị ở cơ sở"
    >>> tail = read_tail(t, shadow(t), 9)
    >>> tail.date.first, tail.issuer
    (Day(day=12, month=12, year=2013), 'Bộ Chính trị')
    """
    found, issuer, same_day = None, None, False
    for _ in range(4):
        date = None if found else _date_after(text, shade, end, at_number=issuer is None)
        if date:
            found, end = date, date.span.end + (shade[date.span.end : date.span.end + 1] == ")")
            continue
        owner = None if issuer else _OWNER.match(shade, end)
        body = _owner_at(text, shade, owner) if owner else None
        if body:
            issuer, end = body.name, body.end
            continue
        same = None if found else _SAME_DAY.match(shade, end)
        term = same or _TERM.match(shade, end)
        if not term:
            break
        same_day, end = same_day or same is not None, term.end()
    return Tail(end, found, issuer, same_day)


def _owner_at(text: str, shade: str, owner: re.Match[str]) -> Body | None:
    """The body that `owner` leads to; of a signature the signatory's: "do Chủ tịch UBND huyện Lò Văn Én ký" is the district's."""
    if not (owner["by"] or text[owner.end()].isupper()):
        return None
    signed = _SIGNATORY.match(shade, owner.end()) if owner["by"] and owner["by"].endswith(" do ") else None
    return body_of_signatory(text, shade, signed.end()) if signed else body_at(text, shade, owner.end())


def date_in_clause(shade: str, end: int, limit: int) -> DateMention | None:
    """The day on which the clause after `end`, before `limit`, says that the directive was issued."""
    match = _CLAUSE_DATE.match(shade, end, limit)
    return date_at(shade, match.end()) if match else None


def owners_in_clause(text: str, shade: str, end: int, limit: int) -> list[str]:
    """Bodies after each "của" of the clause, before `limit`: "Nghị quyết số 93/NQ-CP về cải cách của Chính phủ"."""
    bodies: list[str] = []
    for _ in range(3):
        match = _CLAUSE_OWNER.match(shade, end, limit)
        if not match:
            break
        body = body_at(text, shade, match.end())
        if body:
            bodies.append(body.name)
        end = match.end()
    return bodies


def _date_after(text: str, shade: str, end: int, *, at_number: bool) -> DateMention | None:
    """The date of a directive right after its number or issuer; a date that opens the next clause is not."""
    lead = _DATE_LEAD.match(shade, end)
    date = date_at(shade, lead.end()) if lead else None
    if not lead or not date or date.several:
        return None
    after_comma = lead["comma"] and not lead["open"]
    return date if not after_comma or _belongs(text, shade, date, at_number=at_number) else None


def _belongs(text: str, shade: str, date: DateMention, *, at_number: bool) -> bool:
    """Whether a date after a comma is the directive's: "…, ngày 20/3, UBND xã họp" goes on with the meeting's subject."""
    if _AFTER_DATE.match(shade, date.span.end):
        return True
    follows = _NEXT.match(shade, date.span.end)
    return at_number and date.first.year is not None and not body_at(text, shade, follows.end() if follows else date.span.end)
