"""A position in its one written form: abbreviations spelt out, bodies that everyone abbreviates kept short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.annotate.phrases import Phrase, matters, offices, titles
from indexer.annotate.shadow import shadow
from indexer.annotate.words import Word, is_syllable
from indexer.text.normalize import old_tone_style

# Terms of office say when, not what: "khóa XVIII", "nhiệm kỳ 2016-2021".
TERM = re.compile(r"[,\s]*\(?\b(?:khóa|nhiệm kỳ)\b.*$", re.IGNORECASE)
# Said before a title: former and acting stay, "newly elected" goes.
PREFIXES = {"nguyen": ("nguyên", "Nguyên"), "quyen": ("quyền", "Quyền"), "q": ("q", "Quyền"), "co": ("cố", "Cố"), "tan": ("tân", "")}
# A field in small letters that follows one of these is an office's: "ban tổ chức", "phòng nội vụ".
BEFORE_FIELD = frozenset(("ban", "phong", "so", "va", "vien", "tam"))
_COMMITTEE = r"Trung ương(?: Đảng)?(?: Cộng sản Việt Nam| khóa \w+)*"
_REWRITES = (
    (re.compile(rf"^Ủy viên (?:(?:Ban Chấp hành|BCH) )?{_COMMITTEE}$"), "Ủy viên Ban Chấp hành Trung ương Đảng"),
    (re.compile(rf"^Ủy viên Ban Chấp hành Trung ương Đảng (?:{_COMMITTEE}|(?i:Đảng|Dang))$"), "Ủy viên Ban Chấp hành Trung ương Đảng"),
    (re.compile(rf"^Ủy viên dự khuyết (?:(?:Ban Chấp hành|BCH) )?{_COMMITTEE}.*$"), "Ủy viên dự khuyết Ban Chấp hành Trung ương Đảng"),
    # "Thường vụ Huyện ủy" and "Ủy viên Thường vụ Huyện ủy" are seats in the same standing committee.
    (re.compile(r"^(?:Ủy viên )?[Tt]hường vụ (?=\w+ ủy|Đảng|đảng)"), "Ủy viên Ban Thường vụ "),
    (re.compile(r"^Ủy viên [Tt]hường vụ$|^Thường vụ$"), "Ủy viên Ban Thường vụ"),
    (re.compile(r"Ủy ban Kiểm tra\b"), "UBKT"),
    (re.compile(r"\bBCĐ\b"), "Ban Chỉ đạo"),
    (re.compile(r"^Đại biểu ĐBQH\b"), "Đại biểu Quốc hội"),
    (re.compile(r"^([Pp]hó )?([Tt])rưởng Đoàn\b"), r"\1\2rưởng đoàn"),
    (re.compile(r"^([Tt])rưởng phòng Phòng\b"), r"\1rưởng phòng"),
    (re.compile(r"\b([Tt]rưởng) ban (?=[A-ZĐ])"), r"\1 Ban "),
    (re.compile(r"\bBan Ban\b"), "Ban"),
    # What else the body is for: "Giám đốc Sở Nội vụ - Cơ quan Thường trực Ban Chỉ đạo".
    (re.compile(r" - Cơ quan [Tt]hường trực\b.*$"), ""),
)  # fmt: skip


def written_title(words: Sequence[Word]) -> str:
    """The written form of the position that `words` spell.

    >>> from indexer.annotate.shadow import shadow
    >>> from indexer.annotate.words import words_of
    >>> def read(text): return written_title(words_of(text))
    >>> read("TVHU"), read("phó bí thư huyện uỷ"), read("PCT Uỷ ban nhân dân huyện"), read("UVT.Ư Đảng")
    ('Ủy viên Ban Thường vụ Huyện ủy', 'Phó Bí thư Huyện ủy', 'Phó Chủ tịch UBND huyện', 'Ủy viên Ban Chấp hành Trung ương Đảng')
    """
    return _written_title(tuple(words))


# Equal words of different texts are one object, so that this is a matter of comparing addresses: most titles recur.
@lru_cache(maxsize=1 << 12)
def _written_title(words: tuple[Word, ...]) -> str:
    prefix = PREFIXES[words[0].shade][1] if has_prefix(words, 0) else ""
    words = words[1:] if has_prefix(words, 0) else words
    parts: list[str] = []
    i = 0
    while i < len(words):
        if words[i].gap == " (" and words[i].surface.isupper():
            i += 1
            continue
        phrase = (None if i else titles().at(words, i)) or offices().at(words, i)
        if phrase and i and _is_matter(words, i, phrase):
            phrase = None
        surface = phrase.written if phrase and _is_rewritten(phrase, words[i]) else old_tone_style(words[i].surface)
        parts += [_between(words[i]) if parts else "", surface]
        i += len(phrase.shades) if phrase else 1
    title = _rewritten("".join(parts))
    return f"{prefix} {title}" if prefix else title


@lru_cache(maxsize=1 << 12)
def _rewritten(title: str) -> str:
    """A title without its term, in the form that its committee is written in."""
    title = TERM.sub("", title)
    for pattern, form in _REWRITES:
        title = pattern.sub(form, title)
    return title[:1].upper() + title[1:]


def written_body(words: Sequence[Word]) -> str:
    """The name of the body that `words` spell: as the report has it, with the capitals and tones of the written form.

    >>> from indexer.annotate.shadow import shadow
    >>> from indexer.annotate.words import words_of
    >>> def read(text): return written_body(words_of(text))
    >>> read("Ban thường vụ Huyện uỷ"), read("Uỷ ban nhân dân (UBND) xã Hoà Lạc"), read("phòng Tư pháp huyện")
    ('Ban Thường vụ Huyện ủy', 'UBND xã Hòa Lạc', 'Phòng Tư pháp huyện')
    """
    parts: list[str] = []
    i = 0
    shouted = len(words) > 2 and all(word.surface.isupper() for word in words)
    while i < len(words):
        if words[i].gap.strip() == "(" and words[i].surface.isupper():
            i += 1
            continue
        phrase = offices().at(words, i)
        length = len(phrase.shades) if phrase else 1
        inner = (_between(word) + old_tone_style(word.surface) for word in words[i + 1 : i + length])
        surface = old_tone_style(words[i].surface) + "".join(inner)
        if (
            phrase
            and length > 1
            and not _is_told(words, i, phrase)
            and (shadow(phrase.written) == shadow(surface) or phrase.written in ("UBND", "HĐND"))
        ):
            surface = phrase.written
        elif shouted and (phrase or is_syllable(words[i].shade)):
            surface = phrase.written if phrase else surface.capitalize()
        parts += [_between(words[i]) if parts else "", surface]
        i += length
    body = "".join(parts)
    return body[:1].upper() + body[1:]


def has_prefix(words: Sequence[Word], i: int) -> bool:
    """Whether `words[i]` is a word such as "nguyên" or "quyền" with something to qualify after it."""
    known = PREFIXES.get(words[i].shade)
    if known is None:
        return False
    if words[i].shade == "co" and not words[i].marked:
        return False  # "có" more often than "cố"
    return i + 1 < len(words) and words[i].spells(known[0]) and words[i + 1].gap in (" ", ".", ". ")


def _is_told(words: Sequence[Word], i: int, phrase: Phrase) -> bool:
    """Whether a phrase in small letters is part of a task ("phổ biến giáo dục pháp luật") or of many ("Khối các cơ quan").

    A field is an office's name after the word it belongs to: "phòng nội vụ".
    """
    if words[i].capital or i == 0:
        return False
    return words[i - 1].spells("các") or (phrase.kind == "field" and words[i - 1].shade not in BEFORE_FIELD)


def _is_matter(words: Sequence[Word], i: int, phrase: Phrase) -> bool:
    """Whether small letters tell what an office deals with rather than how it is called: "Trường phổ thông dân tộc nội trú"."""
    if words[i].capital or words[i - 1].shade in BEFORE_FIELD:
        return False
    return phrase.kind == "field" and any(_reaches(words, at, i) for at in (i, i - 1, i - 2, i - 3) if at >= 0)


def _reaches(words: Sequence[Word], at: int, i: int) -> bool:
    matter = matters().at(words, at)
    return matter is not None and at + len(matter.shades) > i


def _is_rewritten(phrase: Phrase, word: Word) -> bool:
    """One word keeps its case, for "Tỉnh đoàn" is made of two; abbreviations and longer phrases have one written form."""
    shouted = phrase.kind == "level" and len(word.surface) > 1 and word.surface.isupper()
    return len(phrase.shades) > 1 or shouted or phrase.written.lower() != word.surface.lower()


def _between(word: Word) -> str:
    """What parts two words of a title once noise is gone: a space, a comma or a spaced dash."""
    if word.gap == "-" and word.surface.isdigit():
        return "-"  # "COVID-19"
    if "&" in word.gap:
        return "&" if len(word.surface) > 1 and word.surface.isupper() else " & "
    return " - " if "-" in word.gap else ", " if "," in word.gap else " "
