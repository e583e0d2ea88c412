"""Abbreviations of the official world both ways: UBND is also looked for as Ủy ban nhân dân, and that as UBND.

The tables: `abbreviations.tsv`, and the titles of `titles.tsv` that are shortened to letters (TVHU).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indexer.fields import distinct
from indexer.gazetteers import rows
from indexer.query.names import Name, Sequences
from indexer.text.fold import accented, folded
from indexer.text.tokens import WORD

# Written like a syllable of the language, so that small letters may mean that syllable: TƯ, AN.
_SYLLABLE = re.compile(r"(?:[bdghklmnprstvx]|c[h]?|g[ih]|kh|ng[h]?|nh|ph|qu|th|tr)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?")
LONGEST_ORDINARY = 2
"""Letters up to which an abbreviation stands for too much: "TH" is part of anything."""
# Short, but the same wherever it stands, in directive numbers too.
_CENTRAL = frozenset({"TW", "T.Ư"})


@cache
def abbreviated() -> tuple[Name, ...]:
    """Every abbreviation and every long form, as names. An abbreviation of several things is looked for as all of them; a long form is
    looked for as an abbreviation of which it is the first meaning, unless that could be a word. What is a syllable in small letters is
    looked for as the rest only: an index knows no capitals, and TƯ would be every "tư".

    >>> found = {" ".join(name.words): name for name in abbreviated()}
    >>> found["UBND"].shown, found["Ủy ban nhân dân"].shown, found["BTC"].shown
    (('Ủy ban nhân dân',), ('UBND',), ('Ban Tổ chức', 'Bộ Tài chính'))
    >>> found["QP AN"].shown, found["QPAN"].also[:2]    # separators vary
    (('quốc phòng, an ninh', 'an ninh, quốc phòng', 'AN-QP'), (('QP', 'AN'), ('quốc', 'phòng', 'an', 'ninh')))
    >>> found["TƯ"].also, found["TƯ"].instead, found["Trung ương"].shown
    ((('Trung', 'ương'), ('TW',), ('T', 'Ư')), True, ('TW', 'T.Ư'))
    """
    meanings = _meanings()
    mixed = {meaning: tuple(_mixed(meaning, meanings)) for meaning in distinct(m for all_of in meanings.values() for m in all_of)}
    shortened: dict[str, list[str]] = {}
    for abbreviation, (first, *_) in meanings.items():
        shortened.setdefault(first, []).extend((abbreviation,) if stands_alone(abbreviation) else ())
    names = [*_short_names(meanings, mixed, shortened), *_long_names(mixed, shortened)]
    return tuple(name for name in names if name.also)


def may_be_a_word(abbreviation: str) -> bool:
    """Whether small letters may mean something else.

    >>> [may_be_a_word(short) for short in ("TƯ", "CĐ", "ANTT", "OCOP", "QP-AN")]
    [True, True, False, False, False]
    """
    letters = folded(abbreviation)
    return len(letters) <= LONGEST_ORDINARY or _is_syllable(abbreviation)


def stands_alone(abbreviation: str) -> bool:
    """Whether its long form brings it: it means that wherever it stands.

    >>> [stands_alone(short) for short in ("TƯ", "T.Ư", "TW", "TH", "UBND")]
    [False, True, True, False, True]
    """
    return abbreviation in _CENTRAL or not may_be_a_word(abbreviation)


def spellings(abbreviation: str) -> Sequences:
    """The words that an abbreviation may be written as: its separators vary, but none goes where a syllable would come of it.

    >>> spellings("LĐTB&XH"), spellings("T.Ư")
    ((('LĐTB', 'XH'), ('LĐTBXH',), ('LĐTB', 'và', 'XH')), (('T', 'Ư'),))
    """
    words = _words(abbreviation)
    joined = "".join(words)
    spelt_out = _words(abbreviation.replace("&", " và "))
    return distinct((words, *(() if _is_syllable(joined) else ((joined,),)), spelt_out))


def _short_names(meanings: dict[str, tuple[str, ...]], mixed: dict[str, Sequences], shortened: dict[str, list[str]]) -> Iterator[Name]:
    for abbreviation, long in meanings.items():
        others = [other for meaning in long for other in shortened.get(meaning, ()) if other != abbreviation]
        also = distinct((*spellings(abbreviation), *_spelt(long, mixed), *(words for other in others for words in spellings(other))))
        for words in spellings(abbreviation):
            yield Name(
                words,
                tuple(sequence for sequence in also if sequence != words),
                distinct((*long, *others)),
                "capitals" if may_be_a_word(abbreviation) else "always",
                instead=len(words) == 1 and _is_syllable(abbreviation),
            )


def _long_names(mixed: dict[str, Sequences], shortened: dict[str, list[str]]) -> Iterator[Name]:
    for meaning, halfway in mixed.items():
        short = tuple(shortened.get(meaning, ()))
        for words in (_words(meaning), *halfway):
            yield Name(words, tuple(spelt for one in short for spelt in spellings(one)), short)


def _is_syllable(word: str) -> bool:
    return _SYLLABLE.fullmatch(folded(word)) is not None


def _meanings() -> dict[str, tuple[str, ...]]:
    """Abbreviation -> what it stands for, commonest first."""
    found: dict[str, tuple[str, ...]] = {}
    for short, long in (
        *((row["abbreviation"], row["meaning"]) for row in rows("abbreviations")),
        *((row["abbreviation"], row["title"]) for row in rows("titles") if row["abbreviation"].isalpha()),
    ):
        found[short] = distinct((*found.get(short, ()), long))
    return found


def _spelt(long: tuple[str, ...], mixed: dict[str, Sequences]) -> Sequences:
    return distinct(sequence for meaning in long for sequence in (_words(meaning), *mixed[meaning]))


def _mixed(meaning: str, meanings: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """`meaning` with another abbreviation for a part of it, or with what an abbreviation in it stands for: "xây dựng NTM"."""
    words = _words(meaning)
    plain = [accented(word) for word in words]
    for short, (long, *_) in meanings.items():
        if may_be_a_word(short) or long == meaning:
            continue
        for part, instead in ((_words(short), _words(long)), (_words(long), _words(short))):
            at = _place(plain, [accented(word) for word in part])
            if at is not None:
                yield (*words[:at], *instead, *words[at + len(part) :])


def _place(words: list[str], part: list[str]) -> int | None:
    """Where `part` stands in `words`, which has more than it."""
    if len(part) >= len(words):
        return None
    return next((at for at in range(len(words) - len(part) + 1) if words[at : at + len(part)] == part), None)


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text))
