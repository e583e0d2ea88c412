"""Directives cited by name: laws and the Constitution, and what plenums and congresses resolve."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from indexer import gazetteers
from indexer.annotate.citations import Citation
from indexer.annotate.governing import verbs_before
from indexer.annotate.lexical import DateMention, date_at
from indexer.annotate.scanning import any_of, matches_at, places_of, places_of_any
from indexer.annotate.shadow import is_spelt, shadow
from indexer.reports import Mention, Span
from indexer.text.fold import has_marks
from indexer.text.normalize import old_tone_style

# "Luật" in these is no law: schools, faculties, associations, firms; "pháp luật", "kỷ luật".
_NO_LAW_BEFORE = (
    "pháp", "kỷ", "đại học", "khoa", "ngành", "hội", "đoàn", "công ước", "công ước về", "công ước liên hợp quốc",
    "công ước liên hợp quốc về", "ông", "anh", "công ty", "văn phòng", "trường", "cử nhân", "tiến sĩ", "thạc sĩ", "báo",
)  # fmt: skip
# The Convention on the Law of the Sea is cited under this name.
_NO_LAWS = frozenset(("Luật Biển",))
# "Bộ luật Hình sự năm 2015", "Luật Đất đai 2024", "Luật Đất đai (sửa đổi)"
_LAW_YEAR = re.compile(r"(?: \(sua doi\))?(?: nam)? (?P<year>(?:19|20)\d\d)(?![\d/]| ?-)")
_LAW_HEAD = re.compile(r"(?<!\w)(?:Bộ luật|Luật|Pháp lệnh)(?= [^\W\d_])")
# What the names of laws, and of what plenums and congresses resolve, begin with.
_LAW_WORDS = ("luat", "bo luat", "bo  luat", "phap lenh", "phap  lenh")
_RESOLUTION_WORDS = ("nghi quyet", "nq", "ket luan", "kl")
# The Constitution is one directive with its year; "Hiến pháp và pháp luật" is none.
_CONSTITUTION = re.compile(
    r"(?<![a-z0-9])hien phap(?: nuoc (?:cong hoa xa hoi chu nghia|chxhcn) viet nam)?,?(?: nam| \(nam)?"
    r" (?P<year>19(?:46|59|80|92)|2013)(?!\d)"
)
# "Luật X được Quốc hội khóa XV thông qua ngày 27/11/2023", "Căn cứ Luật X ngày 19/6/2015"
_PASSED_ON = re.compile(
    r"(?: \([^()\n]{1,40}\))?,? (?:(?:da|vua) )?(?:duoc )?(?:quoc hoi|uy ban thuong vu quoc hoi|ubtvqh)[^.;\n]{0,60}?"
    r" thong qua(?: vao| tai [^.;\n]{1,60}?)? ngay (?=\d)"
)
_OF_DAY = re.compile(r",? ngay {1,3}(?=\d)")
_LAW_WORD = re.compile(r" ([^\W\d_]+)")
MAX_LAW_WORDS = 12
_NAME_ENDS = frozenset(
    ("năm", "được", "có", "đã", "sẽ", "của", "về", "tại", "cho", "đến", "theo", "trong", "trên", "này", "là", "khi", "do", "số", "ngày",
     "với", "từ", "đối", "để", "nhằm", "trước", "sau", "hiện", "mới", "và", "các", "tới", "vào", "ở", "gồm", "như", "quy", "đang", "cũng",
     "thì", "không", "chỉ", "phải", "cần", "những", "chúng", "nên", "vẫn", "còn", "hay", "hoặc", "sửa", "bổ", "ra", "vừa", "yêu")
)  # fmt: skip
_ROMAN = r"[ivx]{1,6}"
_ORDINAL = rf"(?:{_ROMAN}|\d{{1,2}})"
_ORDINALS = re.compile(rf"\b{_ORDINAL}\b")
_ROMAN_NUMERALS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
# "lần thứ tư": a session is counted in words, too.
_COUNTS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai", "muoi ba", "muoi bon", "muoi lam")
_SESSIONS = {word: str(count) for count, word in enumerate(_COUNTS, 1)} | {"bon": "4"}
_SESSION = rf"(?:{_ORDINAL}|{any_of(_SESSIONS)})"
_CENTRE = r"(?:trung uong|t\.?u|tw)"
_RESOLVED = r"(?P<kind>nghi quyet|nq|ket luan|kl)"
_PLENUM = re.compile(
    rf"(?<![a-z0-9]){_RESOLVED} ?(?:cua )?(?:hoi nghi )?{_CENTRE} ?(?:lan thu (?P<counted>{_SESSION})|(?P<session>{_ORDINAL}))(?![\w/\-])"
    rf"(?P<more>(?:(?:, ?|,? va ){_ORDINAL}(?![\w/\-])){{1,5}}(?=,? \(?khoa {_ORDINAL}(?!\w)))?"
    rf"(?P<terms>(?:,? ?\(?khoa {_ORDINAL}(?:(?:, ?| va )(?:khoa )?{_ORDINAL}){{0,3}}\)?(?![\w/\-]))?)"
)
_PLENUM_LONG = re.compile(
    rf"(?<![a-z0-9]){_RESOLVED} (?:cua )?hoi nghi (?:trung uong )?lan thu (?P<counted>{_SESSION}),? \(?(?:cua )?(?:bch|ban chap hanh) ?"
    rf"{_CENTRE}(?: dang)?(?![a-z0-9])(?P<terms>(?:,? ?\(?khoa {_ORDINAL}\)?(?![\w/\-]))?)"
)
_CONGRESS = re.compile(
    rf"(?<![a-z0-9])nghi quyet (?:cua )?dai hoi (?:dai bieu )?"
    rf"(?:(?:toan quoc|dang bo|dang|chi bo|mttq|doan|cong doan)(?: [a-z]+){{0,6}}? )?(?:(?:lan )?thu |khoa )?(?P<term>{_ROMAN})(?![\w/\-])"
    rf"(?: (?:cua )?dang(?: bo (?:tinh|huyen|xa|phuong|thanh pho|thi xa|quan))?(?![a-z]))?"
)


def find_named(text: str, shade: str) -> list[Mention[Citation]]:
    """The directives that `text` cites by name, in order; `shade` is its shadow.

    >>> t = "phổ biến Luật Phòng, chống tác hại của rượu, bia, Luật Đất đai và dự thảo Luật Vùng xanh; luật sư; NQTW 4 (khóa XII)"
    >>> [m.value.name for m in find_named(t, shadow(t))]
    ['Luật Phòng, chống tác hại của rượu, bia', 'Luật Đất đai', 'Luật Vùng xanh', 'Nghị quyết Trung ương 4 khóa XII']
    """
    resolved, laws = places_of_any(shade, _RESOLUTION_WORDS), places_of_any(shade, _LAW_WORDS)
    plenums, congresses = _plenums(shade, resolved), _congresses(text, shade, resolved)
    known = [*plenums, *congresses, *_constitutions(shade), *_known_laws(text, shade, laws)]
    taken = {m.span.start for m in known}
    others = [m for m in _other_laws(text, shade, laws) if m.span.start not in taken]
    return sorted(known + others, key=lambda m: m.span)


@cache
def _laws() -> dict[str, gazetteers.Row]:
    return {shadow(row["name"]): row for row in gazetteers.rows("laws")}


@cache
def _law_rule() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){any_of(_laws(), {',': ' ?,?', ' ': ' {1,2}'})}(?![a-z0-9])")


@cache
def _by_words() -> dict[str, gazetteers.Row]:
    """The laws by their words without commas and doubled spaces, as pages omit and add them."""
    return {" ".join(name.replace(",", " ").split()): row for name, row in _laws().items()}


def _known_laws(text: str, shade: str, starts: list[int]) -> list[Mention[Citation]]:
    found: list[Mention[Citation]] = []
    for match in matches_at(_law_rule(), shade, starts):
        law = _by_words()[" ".join(match[0].replace(",", " ").split())]
        surface = " ".join(text[slice(*match.span())].replace(",", " ").split())
        spelt = is_spelt(surface, " ".join(law["name"].lower().replace(",", " ").split()))
        # Bare "luat gia" is as likely a jurist as the law on prices.
        if not spelt or (not has_marks(surface) and len(surface.split()) < 3) or _is_no_law(text, shade, match.start()):
            continue
        found.append(_law(shade, match.start(), match.end(), law["name"], law["type"], law["issuer"], "law-known"))
    return found


@cache
def _no_law_rule() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])({any_of(map(shadow, _NO_LAW_BEFORE))}) $")


def _is_no_law(text: str, shade: str, start: int) -> bool:
    """Whether the words before `start` make "luật" a part of another word; "nghiên cứu kỹ Luật Cư trú" has none of them."""
    before = _no_law_rule().search(shade, max(0, start - 28), start)
    return before is not None and any(is_spelt(text[slice(*before.span(1))], word) for word in _NO_LAW_BEFORE)


def _other_laws(text: str, shade: str, starts: list[int]) -> list[Mention[Citation]]:
    """Laws that no table lists: capitalised after "Luật", up to the clause's end."""
    found: list[Mention[Citation]] = []
    for match in matches_at(_LAW_HEAD, text, starts):
        words, end = _law_words(text, match.end())
        if not words or not words[0].istitle() or _is_no_law(text, shade, match.start()):
            continue
        name = old_tone_style(f"{match[0]} {' '.join(words)}")
        if name in _NO_LAWS:
            continue
        issuer = "Ủy ban Thường vụ Quốc hội" if match[0] == "Pháp lệnh" else "Quốc hội"
        found.append(_law(shade, match.start(), end, name, match[0], issuer, "law-name"))
    return found


def _law_words(text: str, end: int) -> tuple[list[str], int]:
    """The words of a law's name that begins at `end`, and where they end."""
    words: list[str] = []
    while len(words) < MAX_LAW_WORDS and (word := _LAW_WORD.match(text, end)):
        if word[1].lower() in _NAME_ENDS or word[1] == "Pháp" or (words and word[1] in ("Luật", "Bộ")):
            break
        words.append(word[1])
        end = word.end()
    return words, end


def _law(shade: str, start: int, end: int, name: str, kind: str, issuer: str, rule: str) -> Mention[Citation]:
    year = _LAW_YEAR.match(shade, end)
    if year:
        name, end = f"{name} năm {year['year']}", year.end()
    verbs = verbs_before(shade, start)
    date = _day_of(shade, end, ground="căn cứ" in verbs)
    day, dated = (date.first, date.span) if date else (None, None)
    return Mention(Span(start, end), rule, Citation(None, name, kind, generic=issuer, day=day, dated=dated, verbs=verbs))


def _day_of(shade: str, end: int, *, ground: bool) -> DateMention | None:
    """The day on which the law before `end` was passed, as the text says it; of a law that is a `ground`, the day right behind it."""
    lead = _PASSED_ON.match(shade, end) or (_OF_DAY.match(shade, end) if ground else None)
    date = date_at(shade, lead.end()) if lead else None
    return date if date and not date.several else None


def _constitutions(shade: str) -> list[Mention[Citation]]:
    found: list[Mention[Citation]] = []
    for match in matches_at(_CONSTITUTION, shade, places_of(shade, "hien phap")):
        value = Citation(None, f"Hiến pháp năm {match['year']}", "Hiến pháp", generic="Quốc hội", verbs=verbs_before(shade, match.start()))
        found.append(Mention(Span(*match.span()), "constitution", value))
    return found


def _plenums(shade: str, starts: list[int]) -> list[Mention[Citation]]:
    """What plenums resolve, in one form: "Nghị quyết Trung ương 4 khóa XI, XII" is two, so is "4, 5 khóa XII".

    "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII" is "Nghị quyết Trung ương 4 khóa XII" in full.
    """
    found: list[Mention[Citation]] = []
    for match in matches_at(_PLENUM, shade, starts):
        sessions = [match["counted"] or match["session"], *_ordinals(match["more"] or "")]
        found += [_plenum(shade, match, *each, "plenum-short") for each in product(sessions, _ordinals(match["terms"]) or [""])]
    for match in matches_at(_PLENUM_LONG, shade, starts):
        term = next(iter(_ordinals(match["terms"])), "")
        found.append(_plenum(shade, match, match["counted"], term, "plenum-long"))
    return found


def _plenum(shade: str, match: re.Match[str], session: str, term: str, rule: str) -> Mention[Citation]:
    kind = "Kết luận" if match["kind"].startswith("k") else "Nghị quyết"
    name = f"{kind} Trung ương {_arabic(session)}" + (f" khóa {_roman(term)}" if term else "")
    return _resolution(shade, *match.span(), name, kind, "Ban Chấp hành Trung ương", rule)


def _ordinals(listed: str) -> list[str]:
    return _ORDINALS.findall(listed)


def _roman(term: str) -> str:
    """A term as the Party counts them: "12" -> "XII"."""
    return _ROMAN_NUMERALS[int(term)] if term.isdigit() and int(term) < len(_ROMAN_NUMERALS) else term.upper()


def _arabic(session: str) -> str:
    """A session as plenums are counted: "IV", "04" and "tu" -> "4"."""
    if session.isdigit():
        return str(int(session))
    return _SESSIONS.get(session) or str(_ROMAN_NUMERALS.index(session.upper()) if session.upper() in _ROMAN_NUMERALS else session.upper())


def _congresses(text: str, shade: str, starts: list[int]) -> list[Mention[Citation]]:
    matches = [m for m in matches_at(_CONGRESS, shade, starts) if text[slice(*m.span("term"))].isupper()]
    return [_resolution(shade, *m.span(), _written(text, m), "Nghị quyết", None, "congress") for m in matches]


def _resolution(shade: str, start: int, end: int, name: str, kind: str, issuer: str | None, rule: str) -> Mention[Citation]:
    return Mention(Span(start, end), rule, Citation(None, name, kind, generic=issuer, verbs=verbs_before(shade, start)))


def _written(text: str, match: re.Match[str]) -> str:
    """A name as the page writes it, with a capital and single spaces."""
    name = " ".join(old_tone_style(text[slice(*match.span())]).split())
    return name[0].upper() + name[1:]
