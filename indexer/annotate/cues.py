"""The words by which a report says what somebody did, each with its role code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from indexer.annotate.alternation import alternation
from indexer.annotate.shadow import is_spelt, shadow
from indexer.gazetteers import rows
from indexer.reports import Evidence, Span


class Cue(NamedTuple):
    """A verb with its role code; half-open offsets into the text."""

    start: int
    end: int
    role: str

    @property
    def evidence(self) -> Evidence:
        return Evidence(Span(self.start, self.end), f"role-{self.role}")


def find_cues(text: str, shade: str, start: int, end: int) -> Iterator[Cue]:
    """The verbs of roles in `text[start:end]`, never overlapping; `shade` is the text's shadow.

    >>> text = "dự và chỉ đạo, tăng cường dự án"
    >>> [(text[c.start : c.end], c.role) for c in find_cues(text, shadow(text), 0, len(text))]
    [('dự và chỉ đạo', 'direct')]
    """
    pattern, _ = _verbs()
    for found in pattern.finditer(shade, start, end):
        first, last = found.span()
        if role := _role(text[first:last]):
            yield Cue(first, last, role)


# The same few hundred verbs, in small letters most, make up all reports: looking one up takes 2 µs.
@lru_cache(maxsize=1 << 12)
def _role(surface: str) -> str | None:
    """The role that a verb tells which is printed so; None where its marks are another word's."""
    surface = " ".join(surface.split())
    _, verbs = _verbs()
    return next((role for spelt, role in verbs[shadow(surface)] if is_spelt(surface, spelt)), None)


@cache
def _verbs() -> tuple[re.Pattern[str], Mapping[str, tuple[tuple[str, str], ...]]]:
    """One pattern for all verbs, the longer before the shorter that they begin with; and shadow -> spellings with their roles."""
    spellings: dict[str, tuple[tuple[str, str], ...]] = {}
    tails: dict[str, str] = {}
    for row in rows("verbs"):
        shade = shadow(row["verb"])
        spellings[shade] = (*spellings.get(shade, ()), (row["verb"].lower(), row["role"]))
        barred = "|".join(shadow(word) for word in row["not_before"].split())
        tails[shade] = r"\b" + (rf"(?! +(?:{barred})\b)" if barred else "")
    return re.compile(r"\b" + alternation(tails)), MappingProxyType(spellings)
