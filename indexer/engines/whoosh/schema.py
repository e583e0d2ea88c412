"""What Whoosh keeps of a report: postings, a few numbers and the report's own JSON. Whoosh analyses nothing.

A text's postings are those of its folded terms. The other term of a token, "=dân" or "~dan", is no posting of its own: it
is noted beside the position, as a number made of it. Pairs of syllables are told by positions alone. That is a third of the
postings, and postings are what writing spends its time on.
"""

from __future__ import annotations

import struct
from zlib import crc32

from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, STORED, FieldType, Schema
from whoosh.formats import Existence, Format, Positions

from indexer.fields import FACETS
from indexer.query.nodes import TEXT_FIELDS
from indexer.text.fold import folded

INDEX_NAME = "main"
KEYS, OFFICIAL_ROLE, URL = "directive_key", "official_role", "url"
ID, FIRST_DAY, LAST_DAY, TEXT_WORDS, TITLE_WORDS, REPORT = "id", "first_day", "last_day", "text_words", "title_words", "report"
SEPARATOR = "\x1f"
"""Between an official and a role in one term."""

PLACE = struct.Struct("<II")
"""A place of a term: its position in the text, and the number of the token's other term, 0 without one."""


class Places(Positions):  # type: ignore[misc]
    """Places in a fixed width, so that a whole posting list becomes one array without a loop."""

    def decode_positions(self, valuestring: bytes) -> list[int]:
        return [position for position, _ in PLACE.iter_unpack(valuestring)]

    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // PLACE.size


class Postings(FieldType):  # type: ignore[misc]
    """A field whose postings are made by us (`postings.py`)."""

    def __init__(self, format: Format) -> None:
        super().__init__(format, analyzer=None)


def facet_field(facet: str) -> str:
    """The Whoosh field that holds a facet's values."""
    return f"facet_{facet}"


def make_schema() -> Schema:
    """The schema of every index of this engine."""
    schema = Schema()
    for name in TEXT_FIELDS:
        schema.add(name, Postings(Places()))
    for name in (KEYS, OFFICIAL_ROLE, URL, *map(facet_field, FACETS)):
        schema.add(name, Postings(Existence()))
    for name in (FIRST_DAY, LAST_DAY, TEXT_WORDS, TITLE_WORDS):
        schema.add(name, COLUMN(NumericColumn("i")))
    schema.add(ID, COLUMN(VarBytesColumn()))
    schema.add(REPORT, STORED())
    return schema


def day_number(day: str) -> int:
    """An ISO day as a number of the same order; 0 for "", no day.

    >>> day_number("2018-10-03"), day_number("")
    (20181003, 0)
    """
    return int(day.replace("-", "") or 0)


def iso_day(number: int) -> str:
    """The ISO day that `day_number` made a number of.

    >>> iso_day(20181003)
    '2018-10-03'
    """
    return f"{number // 10000:04d}-{number // 100 % 100:02d}-{number % 100:02d}"


def posting_of(term: str) -> tuple[str, int]:
    """The folded term whose postings hold those of `term`, and the number that marks them there, 0 for all of them.

    >>> posting_of("dan"), posting_of("=dân") == ("dan", spelling_number("=dân"))
    (('dan', 0), True)
    """
    return (folded(term[1:]), spelling_number(term)) if term.startswith(("=", "~")) else (term, 0)


def spelling_number(term: str) -> int:
    """A number for a token's other term, never 0: the few spellings of one folded term never share one in practice."""
    return crc32(term.encode()) or 1
