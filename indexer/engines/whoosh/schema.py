"""What Whoosh keeps of a report: postings, a few numbers and the report's own JSON. Whoosh analyses nothing.

A text's folded terms have their positions; the other terms, "=dân" or "~dan", only say in which reports they stand. Where
these stand, and pairs of syllables, is in the arrays alone (`arrays.py`).
"""

from __future__ import annotations

import struct

from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, STORED, FieldType, Schema
from whoosh.formats import Existence, Format, Positions

from indexer.fields import FACETS
from indexer.query.nodes import TEXT_FIELDS

INDEX_NAME = "main"
KEYS, OFFICIAL_ROLE, URL = "directive_key", "official_role", "url"
ID, FIRST_DAY, LAST_DAY, TEXT_WORDS, TITLE_WORDS, REPORT = "id", "first_day", "last_day", "text_words", "title_words", "report"
SEPARATOR = "\x1f"
"""Between an official and a role in one term."""

PLACE = struct.Struct("<I")
"""A position of a term."""


class Places(Positions):  # type: ignore[misc]
    """Positions in a fixed width, so that a whole posting list is made without a loop. None stands for one that nobody noted."""

    def decode_positions(self, valuestring: bytes) -> list[int]:
        return [position for (position,) in PLACE.iter_unpack(valuestring)]

    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // PLACE.size or 1


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
