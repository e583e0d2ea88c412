"""Who signed a document that the page prints: the name under "(Đã ký)", with the office above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.annotate.heads import capital_run, head_end
from indexer.annotate.names import canonical_name, surname_kind
from indexer.annotate.passage import Passage
from indexer.annotate.people import Person
from indexer.annotate.titles import written_title
from indexer.annotate.words import Word, read_sentence
from indexer.reports import Evidence, Span

_SIGNED = re.compile(r"\(? *da ky *\)?[\s.]*(?=[a-z])")
# How far above the sign the office stands: "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH".
_OFFICE_REACH = 80
_NAME_REACH = 60


def signatory_of(passage: Passage) -> Person | None:
    """The signatory of the last document in `passage`, None where none has signed with an office.

    >>> person = signatory_of(Passage("KT. CHỦ TỊCH\\nPHÓ CHỦ TỊCH\\n(Đã ký)\\nVi Văn Mận"))
    >>> person.name, person.positions
    ('Vi Văn Mận', ['Phó Chủ tịch'])
    """
    at = passage.shade.rfind("da ky")
    signed = _SIGNED.search(passage.shade, max(0, at - 2)) if at >= 0 else None
    if signed is None or passage.text[at : at + 5].casefold() != "đã ký":
        return None
    office = _office_above(passage, signed.start())
    name = read_sentence(passage.text, passage.shade, signed.end(), min(len(passage.text), signed.end() + _NAME_REACH))
    run = capital_run(name.words, 0) if name.words else 0
    if office is None or not 2 <= run <= 5 or surname_kind(name.words, 0) is None:
        return None
    end = name.end(run - 1)
    person = Person(canonical_name(name.words[:run]), signed.end(), end, positions=[office], official=True)
    person.spans.append(Evidence(Span(signed.end(), end), "signature"))
    return person


def _office_above(passage: Passage, end: int) -> str | None:
    """The last title in capitals before `end`."""
    words = read_sentence(passage.text, passage.shade, max(0, end - _OFFICE_REACH), end).words
    for i in range(len(words) - 1, -1, -1):
        if words[i].surface.isupper() and head_end(words, i) is not None and not _is_within(words, i):
            return written_title(words[i:])
    return None


def _is_within(words: Sequence[Word], i: int) -> bool:
    """Whether a longer title begins right before `words[i]`: "CHỦ TỊCH" of "PHÓ CHỦ TỊCH"."""
    end = head_end(words, i - 1) if i and words[i].gap == " " else None
    return end is not None and end > i
