"""A whole query typed without an input method, as it was meant: "hooij nghij" and "ho65i nghi5" are "hội nghị"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.gazetteers import by_fold
from indexer.rescue.keystrokes import SCHEMES, TELEX, Scheme, syllable_or_none
from indexer.rescue.querywords import Place, Run, TypedQuery
from indexer.rescue.syllables import bare_syllables, is_syllable
from indexer.text.fold import bare

# Words of other languages whose letters are keys of a Vietnamese syllable ("his" is hí): they may stand in a query that shows Telex
# elsewhere, but are no sign of it themselves.
_ENGLISH = frozenset(
    """
    as is us of or if his has was her here there these those this ones its are more most must just last list best test cost post past
    six mix max box tax taxi sex car air hair chair pair bus term turn born door room soon moon noon seen been see bee too zoo
    how now low row own down town boot boost keeps meets does goes queen quest quiz tree three sense these trust dust
    visa sofa usa
    """.split()
)
_ENOUGH = 2
_ROMAN = re.compile("[ivxlc]+", re.IGNORECASE)
_VOWEL = re.compile("[aeiouyw]", re.IGNORECASE)


def from_keystrokes(typed: TypedQuery, *, quoted: bool = False) -> tuple[str, str] | None:
    """The input method ("telex", "vni") that the free words of a query were typed for, and the query as meant; None where any
    word makes no syllable, or none shows keys beyond doubt.

    Codes and numbers stay as typed, and what stands between quotation marks or behind an operator does unless `quoted`.

    >>> from indexer.rescue.querywords import read_words
    >>> from_keystrokes(read_words("hooij nghij ddoongf chis UBND 217 qd tw -xa"))
    ('telex', 'hội nghị đồng chí UBND 217 qd tw -xa')
    >>> from_keystrokes(read_words("hop huye65n u3y QL10"))
    ('vni', 'hop huyện ủy QL10')
    >>> from_keystrokes(read_words("hoi nghi dan van")), from_keystrokes(read_words("hooij class")), from_keystrokes(read_words("as of"))
    (None, None, None)
    >>> from_keystrokes(read_words('"hooij nghij" chu-tri:"leej thuyr"'), quoted=True)
    ('telex', '"hội nghị" chu-tri:"lệ thủy"')
    """
    for scheme in SCHEMES:
        if meant := _in_scheme(typed, typed.runs if quoted else typed.free, scheme):
            return scheme.name, meant
    return None


def stays(word: str) -> bool:
    """Whether `word` is a syllable as it stands, typed bare or with its marks, or a number or code that no keys spell.

    >>> [stays(word) for word in ("ban", "hội", "hđnd", "tw", "217", "QL10", "A1", "XII")]
    [True, True, True, True, True, True, True, True]
    >>> [stays(word) for word in ("hooij", "u3y", "nhw", "class")]
    [False, False, False, False]
    """
    small = word.lower()
    plain = bare(small)
    if small in bare_syllables() or is_syllable(small) or not _VOWEL.search(plain) or _ROMAN.fullmatch(small):
        return True
    return plain in by_fold("issuers") or plain in by_fold("types") or re.fullmatch("[A-Z][0-9]+", word) is not None


def _in_scheme(typed: TypedQuery, runs: Sequence[Run], scheme: Scheme) -> str | None:
    written: dict[Place, str] = {}
    certain = 0
    for word in (word for run in runs for word in run.words if not stays(word.text)):
        syllable = syllable_or_none(word.text, scheme)
        if syllable:
            written[word.start, word.end] = syllable
            certain += _certainty(word.text, scheme)
        elif not word.text.isupper():  # capitals that make no syllable are a name or a code: COVID, ASEAN
            return None
    return typed.rewritten(written) if certain >= _ENOUGH else None


def _certainty(word: str, scheme: Scheme) -> int:
    """2 for what can hardly be anything but keys; 1 for a digit at the end, which may count something ("to1", "khu2") unless there are
    two such words; 0 for what is a word of its own, or one letter with a digit."""
    if scheme is TELEX:
        return 0 if word.lower() in _ENGLISH else _ENOUGH
    if len(word) == 2:
        return 0
    return 1 if word[:-1].isalpha() else _ENOUGH
