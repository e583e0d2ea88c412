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
# For whom somebody signs, on a line of its own, and the lines in capitals below it.
_BLOCKS = ("\ntm.", "\nt/m", "\nkt.", "\nk/t", "\ntl.", "\nt/l", "\ntuq.")
_BLOCK_LINES = 8
# How far above the sign the office stands: "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH".
_OFFICE_REACH = 80
_NAME_REACH = 60


def signatory_of(passage: Passage) -> Person | None:
    """The signatory of the last document in `passage`, None where none has signed with an office.

    >>> person = signatory_of(Passage("KT. CHỦ TỊCH\\nPHÓ CHỦ TỊCH\\n(Đã ký)\\nVi Văn Mận"))
    >>> person.name, person.positions
    ('Vi Văn Mận', ['Phó Chủ tịch'])
    """
    at = _sign_end(passage)
    if at is None:
        return None
    office = _office_above(passage, at)
    name = read_sentence(passage.text, passage.shade, at, min(len(passage.text), at + _NAME_REACH))
    run = capital_run(name.words, 0) if name.words else 0
    if office is None or not 2 <= run <= 5 or name.words[0].surface.isupper() or surname_kind(name.words, 0) is None:
        return None
    end = name.end(run - 1)
    person = Person(canonical_name(name.words[:run]), name.start(0), end, positions=[office], official=True)
    person.spans.append(Evidence(Span(name.start(0), end), "signature"))
    return person


def _sign_end(passage: Passage) -> int | None:
    """Where the signatory's name is looked for: after "(Đã ký)", else below the lines in capitals of "TM. …", "KT. …"."""
    at = passage.shade.rfind("da ky")
    if at >= 0 and passage.text[at : at + 5].casefold() == "đã ký":
        signed = _SIGNED.search(passage.shade, max(0, at - 2))
        return signed.end() if signed else None
    at = max(passage.shade.rfind(opening) for opening in _BLOCKS) + 1
    for _ in range(_BLOCK_LINES if at else 0):
        line, found, _ = passage.text[at : at + _NAME_REACH].partition("\n")
        if not found or not (line.isupper() or not line.strip()):
            return at
        at += len(line) + 1
    return None


def _office_above(passage: Passage, end: int) -> str | None:
    """The last title in capitals before `end`."""
    words = read_sentence(passage.text, passage.shade, max(0, end - _OFFICE_REACH), end).words
    for i in range(len(words) - 1, -1, -1):
        if words[i].surface.isupper() and head_end(words, i) is not None and not _is_within(words, i):
            end = next((k for k in range(i, len(words)) if not words[k].surface.isupper()), len(words))
            return written_title(words[i:end])
    return None


def _is_within(words: Sequence[Word], i: int) -> bool:
    """Whether a longer title begins right before `words[i]`: "CHỦ TỊCH" of "PHÓ CHỦ TỊCH"."""
    end = head_end(words, i - 1) if i and words[i].gap == " " else None
    return end is not None and end > i
