"""Directive numbers as people type them, recognised where they start: "217-QĐ/TW", "217 qd tw", "Quyết định số 217", "NQ 18", "NQ18"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from indexer.fields import directive_key, distinct
from indexer.gazetteers import by_fold, directive_types, party_codes
from indexer.query.nodes import DirectiveKey, Node, Or, Phrase
from indexer.text.fold import agrees, folded
from indexer.text.normalize import old_tone_style
from indexer.text.tokens import WORD, TermsOf, folded_words, query_terms

_NUMBER = r"\d{1,5}[a-zđ]?"
_YEAR = r"(?:19|20)\d\d"
# Hyphens of every kind and slashes, spaces around them or alone: "217 – QĐ/TW", "217 qd tw".
_JOIN = r"(?:\s*[-‐‑–—/]\s*|\s+)"
# An issuer goes on through hyphens, dots and &: QĐ-UBND.HC, TT-MTTW-BTT, T.Ư.
_ISSUER = r"[^\W\d_][^\W_]*(?:[-.&][^\W_]+)*"
# What follows is no part of a longer number: "Nghị quyết 3/10/2018" names none.
_END = r"(?![^\W_]|[-/.:,]\d)"
# 217-QĐ/TW · 06/QĐ-TTg · 15/2018/NĐ-CP
_CODED = re.compile(rf"({_NUMBER})(?:{_JOIN}({_YEAR}))?({_JOIN})([^\W\d_]+)({_JOIN})({_ISSUER}){_END}", re.IGNORECASE)
# 24/2018/QH14 · 1246/UBND-VX: the issuer stands where the type would
_ISSUED = re.compile(rf"({_NUMBER}(?:/{_YEAR})?)/(([^\W\d_]+)\d{{0,2}}(?:-[^\W_]+)*){_END}", re.IGNORECASE)
# (Quyết định) số 217 · (NĐ) 100/2019
_PLAIN = re.compile(rf"({_NUMBER}(?:/{_YEAR})?){_END}(?![-/]\w)", re.IGNORECASE)
# NQ18 · 217qd: a type code and its number without a space.
_GLUED = re.compile(rf"(?:([^\W\d_]{{2,5}})(\d{{1,5}})|(\d{{1,5}})([^\W\d_]{{2,5}})){_END}(?![-/]\w)")
_NUMBER_WORD = re.compile(r"s[ốo]\s*(?=\d)", re.IGNORECASE)
# A number that counts what follows it, or is a year, names no directive: "kế hoạch 5 năm", "báo cáo 9 tháng", "kế hoạch 2019".
_COUNTED = frozenset({"nam", "thang", "qui", "quy", "tuan", "ngay", "gio", "nguoi", "dong", "trieu", "ti", "nhiem"})
# These words also stand before the count of anything, so that whatever word follows the number is what it counts: "báo cáo 3 nội dung".
_ORDINARY = frozenset({"Báo cáo", "Biên bản", "Chương trình", "Dự án", "Hợp đồng", "Kế hoạch", "Phương án", "Thông báo", "Tờ trình"})
# These go by their number, so that a code of theirs may touch it; "BC15" and "CT3" are also a class and a block of flats.
_NUMBERED = frozenset({"Nghị quyết", "Quyết định", "Nghị định", "Kết luận", "Công văn"})
# One code, two types: the Party writes QĐ for Quy định too, and TT for Thông tri.
_SECOND_TYPES = {"QĐ": "Quy định", "TT": "Thông tri"}
# Trung ương is shortened in three ways; official numbers have TW.
_CENTRAL = re.compile(r"^(?:t\.?ư|t\.w)(?![^\W_])", re.IGNORECASE)
_LONGEST_TYPE = 4


@dataclass(frozen=True, slots=True)
class TypedDirective:
    """A directive as typed: `keys` (`indexer.fields.directive_keys`), any of which it goes by; `shown`, its official spelling;
    `spellings`, the word sequences that name it in a text; `end`, where it ends in the query."""

    keys: tuple[str, ...]
    shown: str
    spellings: tuple[str, ...]
    end: int

    def node(self, terms_of: TermsOf = query_terms) -> Node:
        """Reports that cite the directive, or whose text spells it."""
        phrases = [Phrase(tuple(terms_of(word[0]) for word in WORD.finditer(spelling))) for spelling in self.spellings]
        return Or((*(DirectiveKey(key) for key in self.keys), *phrases))


class _Type(NamedTuple):
    """A type word or code before a number: its types, whether it is a code, its surface and end."""

    types: tuple[str, ...]
    surface: str
    end: int


def directive_at(text: str, start: int = 0) -> TypedDirective | None:
    """The directive whose number, or whose type with a number behind it, begins at `start` of `text`; None where none does.

    >>> directive_at("217 QD TW").shown, directive_at("15/2018/nđ-cp").shown, directive_at("nghi quyet 18").keys
    ('217-QĐ/TW', '15/2018/NĐ-CP', ('nghi quyet 18',))
    >>> directive_at("20/22"), directive_at("3/10/2018"), directive_at("kế hoạch 5 năm")
    (None, None, None)
    >>> directive_at("NQ18").shown, directive_at("217qd").keys, directive_at("QL10"), directive_at("BC15")
    ('Nghị quyết 18', ('quyet dinh 217', 'qui dinh 217'), None, None)
    """
    if glued := _glued_at(text, start):
        return glued
    kind = _type_at(text, start)
    number = _skip_number_word(text, kind.end if kind else start)
    if coded := _coded_at(text, number, kind.types if kind else None):
        return coded
    return _plain_at(text, number, kind, said="số" if number > kind.end + 1 else "") if kind else None


def directive_meant(value: str) -> TypedDirective:
    """The directive that `value` names when all of it is meant to be one: a number in any spelling, a bare number, a name.

    >>> directive_meant("Quyết định số 217").keys, directive_meant("số 217").keys, directive_meant("Luật An ninh mạng").keys
    (('quyet dinh 217',), ('217',), ('luat an ninh mang',))
    """
    typed = directive_at(value)
    if typed and not WORD.search(value, typed.end):
        return typed
    shown = value[_skip_number_word(value, 0) :]
    return TypedDirective((directive_key(shown),), shown, (shown,), len(value))


def types_meant(value: str) -> tuple[str, ...]:
    """The types that all of `value` spells or is the code of; () where it is neither.

    >>> types_meant("NQ"), types_meant("qđ"), types_meant("nghi quyet"), types_meant("nghi")
    (('Nghị quyết',), ('Quyết định', 'Quy định'), (), ())
    """
    code = _official(value.strip())
    return _types(code) if code else ()


def _coded_at(text: str, start: int, said: tuple[str, ...] | None) -> TypedDirective | None:
    """A number with its codes; `said` are the types that the word before it stands for, which must be the code's own."""
    if found := _CODED.match(text, start):
        number, year, join, code, issuer_join, issuer = found.groups()
        joins = join.strip() + issuer_join.strip()
        official, issuer = _official(code, strict=not joins), _CENTRAL.sub("TW", issuer)
        if official and _plausible(issuer, joins):
            if said and not set(said) & set(_types(official)):
                return None
            shown = _written(f"{number}/{year}" if year else number, official, _written_issuer(issuer))
            return TypedDirective((directive_key(shown),), shown, (found[0],), found.end())
    if (found := _ISSUED.match(text, start)) and folded(found[3]) in by_fold("issuers"):
        shown = f"{found[1]}/{_written_issuer(found[2])}"
        return TypedDirective((directive_key(shown),), shown, (found[0],), found.end())
    return None


def _glued_at(text: str, start: int) -> TypedDirective | None:
    """A number that touches its type's code: before it in any case, since digits begin no syllable; behind it in capitals only.

    Codes of other types (BC, CT, KH) name classes and flats as well: none of them is taken so.
    """
    found = _GLUED.match(text, start)
    code = _official(found[1] or found[4], strict=bool(found[1])) if found else None
    if not found or code is None or (found[1] and not found[1].isupper()) or directive_types()[code] not in _NUMBERED:
        return None
    number, types = found[2] or found[3], _types(code)
    if re.fullmatch(_YEAR, number):
        return None
    names = distinct((code, *types))
    spellings = (found[0], *(f"{name} {so}{number}" for name in names for so in ("", "số ")))
    keys = tuple(directive_key(f"{name} {number}") for name in types)
    return TypedDirective(keys, f"{types[0]} {number}", spellings, found.end())


def _plain_at(text: str, start: int, kind: _Type, *, said: str) -> TypedDirective | None:
    """A number that has only the type word before it."""
    found = _PLAIN.match(text, start)
    if not found or (not said and _counts(text, found, kind)):
        return None
    number = found[1]
    names = distinct((kind.surface, *(() if folded_words(kind.surface) == folded_words(kind.types[0]) else kind.types)))
    spellings = (f"{name} {so}{number}" for name in names for so in ("", "số "))
    keys = tuple(directive_key(f"{name} {number}") for name in kind.types)
    return TypedDirective(keys, f"{kind.types[0]} {number}", tuple(spellings), found.end())


def _counts(text: str, number: re.Match[str], kind: _Type) -> bool:
    """Whether a number behind a type word is a year, a share or the count of something."""
    after = WORD.search(text, number.end())
    follows = after is not None and not text[number.end() : after.start()].strip()
    counted = after is not None and follows and (kind.types[0] in _ORDINARY or folded(after[0]) in _COUNTED)
    return counted or re.fullmatch(_YEAR, number[0]) is not None or text[number.end() :].lstrip().startswith("%")


def _type_at(text: str, start: int) -> _Type | None:
    """The type word or type code that begins at `start`, the longest there is."""
    words: list[re.Match[str]] = []
    for word in WORD.finditer(text, start):
        joined = word.start() == start if not words else text[words[-1].end() : word.start()].isspace()
        if not joined or len(words) == _LONGEST_TYPE:
            break
        words.append(word)
    for n in range(len(words), 0, -1):
        surface = text[start : words[n - 1].end()]
        name = _type_names().get(folded_words(surface))
        if name and (n > 1 or old_tone_style(surface).lower() == name.lower()):
            return _Type((name,), surface, words[n - 1].end())
    code = _official(words[0][0], strict=True) if words else None
    return _Type(_types(code), words[0][0], words[0].end()) if code else None


def _official(code: str, *, strict: bool = False) -> str | None:
    """The type code that `code` spells, bare or with its marks. `strict`: one that could be a syllable ("da", "đa") only in capitals."""
    official = by_fold("types").get(folded(code))
    if official is None or not agrees(code, official):
        return None
    syllable = len(code) == 1 or re.search("[aeiouy]", folded(code))
    return None if strict and syllable and not code.isupper() else official


def _plausible(issuer: str, joins: str) -> bool:
    """Whether an issuer is known, or stands behind such punctuation as only numbers have: a hyphen and a slash."""
    known = re.split("[-.&]", issuer)[0].rstrip("0123456789")
    return folded(known) in by_fold("issuers") or (len(joins) == 2 and "/" in joins)


def _written(number: str, code: str, issuer: str) -> str:
    """The number as its own system writes it, the Party's or the State's."""
    if issuer.split("-")[0] in party_codes() and "/" not in number:
        return f"{number}-{code}/{issuer}"
    return f"{number}/{code}-{issuer}"


def _written_issuer(issuer: str) -> str:
    """Each part of an issuer code in official case, parts that no table knows in capitals."""
    return WORD.sub(lambda part: by_fold("issuers").get(folded(part[0]), part[0].upper()), issuer)


def _types(code: str) -> tuple[str, ...]:
    second = _SECOND_TYPES.get(code)
    return (directive_types()[code], second) if second else (directive_types()[code],)


@cache
def _type_names() -> Mapping[str, str]:
    """Folded type -> type."""
    names = (*directive_types().values(), *_SECOND_TYPES.values())
    return {folded_words(name): name for name in names}


def _skip_number_word(text: str, start: int) -> int:
    """Where the number begins behind spaces and an optional "số"."""
    start += len(text[start:]) - len(text[start:].lstrip())
    word = _NUMBER_WORD.match(text, start)
    return word.end() if word else start
