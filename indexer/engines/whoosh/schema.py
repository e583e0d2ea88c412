"""What Whoosh keeps of a report: ready-made postings, a few numbers and the report's own JSON. Whoosh analyses nothing."""

from __future__ import annotations

import json
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, STORED, FieldType, Schema
from whoosh.formats import Existence, Format, Positions

from indexer.codec import to_json
from indexer.fields import FACETS, fields_of
from indexer.query.nodes import TEXT_FIELDS
from indexer.reports import Report
from indexer.text.tokens import Token, pairs, tokenize

INDEX_NAME = "main"
PAIRS, KEYS, OFFICIAL_ROLE, URL = "pairs", "directive_key", "official_role", "url"
ID, FIRST_DAY, LAST_DAY, TEXT_WORDS, TITLE_WORDS, REPORT = "id", "first_day", "last_day", "text_words", "title_words", "report"
SEPARATOR = "\x1f"
"""Between an official and a role in one term."""

Posting = tuple[bytes, int, float, bytes]
"""Term, frequency, weight and value, as Whoosh takes them."""


class PackedPositions(Positions):  # type: ignore[misc]
    """Positions as little-endian 32-bit numbers, so that a whole posting list becomes one array without a loop."""

    def encode(self, poslist: list[int]) -> bytes:
        return struct.pack(f"<{len(poslist)}I", *poslist)

    def decode_positions(self, valuestring: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(valuestring) // 4}I", valuestring))

    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // 4


class Postings(FieldType):  # type: ignore[misc]
    """A field whose values are postings already."""

    def __init__(self, format: Format) -> None:
        super().__init__(format, analyzer=None)

    def index(self, value: Iterable[Posting], **_: object) -> Iterator[Posting]:
        return iter(value)


def facet_field(facet: str) -> str:
    """The Whoosh field that holds a facet's values."""
    return f"facet_{facet}"


def make_schema() -> Schema:
    """The schema of every index of this engine."""
    schema = Schema()
    for name in TEXT_FIELDS:
        schema.add(name, Postings(PackedPositions()))
    for name in (PAIRS, KEYS, OFFICIAL_ROLE, URL, *map(facet_field, FACETS)):
        schema.add(name, Postings(Existence()))
    for name in (FIRST_DAY, LAST_DAY, TEXT_WORDS, TITLE_WORDS):
        schema.add(name, COLUMN(NumericColumn("i")))
    schema.add(ID, COLUMN(VarBytesColumn()))
    schema.add(REPORT, STORED())
    return schema


def document(url: str, report: Report) -> dict[str, object]:
    """The Whoosh document of `report`, field by field, for the page at `url`."""
    fields = fields_of(report)
    tokens = {name: tokenize(text) for name, text in fields.texts.items()}
    first, last = fields.days or ("", "")
    found: dict[str, object] = {name: _positions(words) for name, words in tokens.items() if words}
    found |= {facet_field(name): _existence(values) for name, values in fields.facets.items()}
    found |= {
        PAIRS: _frequencies(_neighbours(tokens["text"])),
        KEYS: _existence(fields.directive_keys),
        OFFICIAL_ROLE: _existence(f"{name}{SEPARATOR}{role}" for name, role in fields.official_roles),
        URL: _existence((url,)),
        ID: report.id.encode(),
        FIRST_DAY: day_number(first),
        LAST_DAY: day_number(last),
        TEXT_WORDS: len(tokens["text"]),
        TITLE_WORDS: len(tokens["title"]),
        REPORT: json.dumps(to_json(report), ensure_ascii=False, separators=(",", ":")),
    }
    return found


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


def _positions(tokens: list[Token]) -> Iterator[Posting]:
    places: defaultdict[bytes, list[int]] = defaultdict(list)
    for token in tokens:
        for term in _encoded_terms(token.surface, token.unaccented_passage):
            places[term].append(token.position)
    pack = struct.pack
    return ((term, len(found), float(len(found)), pack(f"<{len(found)}I", *found)) for term, found in places.items())


@lru_cache(maxsize=1 << 16)
def _encoded_terms(surface: str, unaccented_passage: bool) -> tuple[bytes, ...]:
    # The same few thousand syllables make up every text: asking the token each time doubles the time of indexing.
    return tuple(term.encode() for term in Token(0, 0, 0, surface, unaccented_passage).terms)


def _neighbours(tokens: list[Token]) -> Iterator[str]:
    """The folded pairs of each block; where positions jump, a block ends."""
    start = 0
    for end in range(1, len(tokens) + 1):
        if end == len(tokens) or tokens[end].position != tokens[end - 1].position + 1:
            yield from pairs(token.folded for token in tokens[start:end])
            start = end


def _frequencies(terms: Iterable[str]) -> Iterator[Posting]:
    return ((term.encode(), count, float(count), b"") for term, count in Counter(terms).items())


def _existence(terms: Iterable[str]) -> Iterator[Posting]:
    return ((term.encode(), 1, 1.0, b"") for term in terms)
