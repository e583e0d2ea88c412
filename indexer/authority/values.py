"""What staff say against the rules of reading, as frozen values: one class a kind of entry.

Two entries are equal when they say the same, wherever they stand in the file and whatever is noted beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from indexer.text.fold import accented
from indexer.text.normalize import clean_text, old_tone_style
from indexer.text.tokens import WORD

FACTS = ("official", "directive", "host", "place", "meeting")
"""What can be rejected or renamed."""


class Fact(NamedTuple):
    """Something read out of a report: its kind, one of `FACTS`, and its value, in the form of `spelling`.

    A directive's value is that of the facets (`indexer.fields.directive_value`), a meeting's is its first day.
    """

    kind: str
    value: str


class Person(NamedTuple):
    """Whoever one report names so."""

    name: str
    report: str

    @property
    def key(self) -> tuple[str, str]:
        """What all ways to say this person share: people are the same where these are."""
        return name_key(self.name), self.report


class Where(NamedTuple):
    """Where an entry stands in its file: its table's name, its ordinal from 1 among those, its line where that is certain.

    >>> str(Where("rename", 2, 14)), str(Where("split", 1))
    ('[[rename]] 2 (line 14)', '[[split]] 1')
    """

    table: str
    number: int
    line: int | None = None

    def __str__(self) -> str:
        return f"[[{self.table}]] {self.number}" + (f" (line {self.line})" if self.line else "")


@dataclass(frozen=True, slots=True)
class Reject:
    """A fact that was read wrongly, in one report or, without one, in every report."""

    fact: Fact
    report: str | None
    where: Where = field(compare=False)
    note: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Rename:
    """What a fact should say; a meeting's days are "2019-10-03/2019-10-04", both inclusive.

    `to` is None where a directive keeps its value and only its `type`, `issuer` or `date` is put right.
    """

    fact: Fact
    to: str | None
    report: str | None
    where: Where = field(compare=False)
    note: str | None = field(default=None, compare=False)
    type: str | None = None
    issuer: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """People who are one person, shown as `official`; of each, any one report that names them so (as corrected)."""

    official: str
    people: tuple[Person, ...]
    where: Where = field(compare=False)
    note: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Split:
    """In `reports`, `official` (as corrected) is another person than in all other reports."""

    official: str
    reports: tuple[str, ...]
    where: Where = field(compare=False)
    note: str | None = field(default=None, compare=False)


Correction = Reject | Rename
Entry = Reject | Rename | Merge | Split


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """What equal spellings of a name share where people are told apart: case, form and tone style aside, marks not.

    >>> name_key("LÝ THUÝ HOÀ") == name_key("Lí Thúy Hòa"), name_key("Hùng") == name_key("Hưng")
    (True, False)
    """
    return " ".join(accented(word[0]) for word in WORD.finditer(name))


def spelling(text: str) -> str:
    """The form in which facts are compared: NFC, older tone style, single spaces. Case counts, for a fact may be wrong in it alone.

    >>> spelling("Lo\\u0300  Thị Thuỷ ")
    'Lò Thị Thủy'
    """
    return " ".join(old_tone_style(clean_text(text)).split())
