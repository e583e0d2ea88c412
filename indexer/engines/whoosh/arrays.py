"""One segment as arrays: all that searching needs of it, derived from its reports, in one file beside it.

Documents have Whoosh's numbers 0 … D - 1, deleted ones included. `open_arrays(path)` maps the file and copies nothing,
`write_arrays(path, arrays)` writes one, `gathering.gathered` makes them of reports. Nothing in them depends on other segments,
and files never change once they are written.

    arrays = open_arrays(folder / arrays_name("main_0ab1"))
    text = arrays.fields["text"]
    term = text.terms.find(b"dan")                    # -1 where no document holds it
    row = text.postings.dense_row[term]               # its documents: a row of `dense`, or a range of `docs`
    first, end = text.postings.docs_at[term : term + 2]
    docs, impacts = text.postings.docs[first:end], text.postings.impacts[first:end]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import numpy as np

from indexer.engines.whoosh import impact
from indexer.engines.whoosh.container import Array, ArraysDamaged, ContainerWriter, damaged_arrays, read_container
from indexer.engines.whoosh.ints import Bytes, Int32s, Ints, Keys, Uint32s
from indexer.engines.whoosh.schema import KEYS, OFFICIAL_ROLE
from indexer.engines.whoosh.strings import Strings
from indexer.fields import FACETS
from indexer.query.nodes import TEXT_FIELDS

__all__ = ["ArraysDamaged", "Columns", "FacetArrays", "FieldArrays", "Pairs", "Postings", "SegmentArrays", "Strings"]

T = TypeVar("T")
SUFFIX = ".arrays"
FIELDS = (*TEXT_FIELDS, KEYS)
"""What has terms; `KEYS` has no stream and no pairs."""
VALUES = (*FACETS, OFFICIAL_ROLE)
"""What has values."""
TEXT_SHIFT, SHIFT = 6, 3
"""Documents begin in a stream at multiples of 2 ** shift: in the field `text`, and in the others, which are short."""
STREAM_END = 64
"""Gaps behind the last document of a stream: what looks so far behind a word need not look where the stream ends."""
DENSE = 8
"""A term in more than one of so many documents has a row of bytes for all of them."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents of each of T things, with the impact (`impact.py`) that it has on each.

    `df` (T) counts them, deleted ones too. Those of thing t are `docs[docs_at[t]:docs_at[t + 1]]`, ascending, `impacts` beside
    them; or, for one in more than 1/`DENSE` of all documents, the row `dense_row[t]` of `dense` (rows x D): 0 where it is not.
    `dense_row` is -1 for the others.
    """

    df: Uint32s
    docs_at: Ints
    docs: Int32s
    impacts: Bytes
    dense_row: Int32s
    dense: Bytes


@dataclass(frozen=True, slots=True)
class Pairs:
    """Folded words that stand side by side within one block: `keys` ascending (first term << 32 | second term, both folded);
    pair p begins at the `positions[at[p]:at[p + 1]]` of the stream, ascending. Impacts count the text only, not the title."""

    keys: Keys
    at: Ints
    positions: Uint32s
    postings: Postings


@dataclass(frozen=True, slots=True)
class FieldArrays:
    """The words of one field. Terms are numbered in the order of their bytes: "dan", and "=dân" or "~dan" (`text.tokens`).

    `folded_of` (T): each term's folded term. `stream`: for each word its own term + 1 ("=dân" or "~dan", "dan" where it has no
    other), 0 in the gaps: one between blocks, at least one behind a document. Document d stands in `stream[starts[d]:starts[d + 1]]`;
    a position p belongs to document `doc_of_block[p >> shift]`.
    """

    terms: Strings
    folded_of: Int32s
    postings: Postings
    stream: Uint32s
    starts: Ints
    doc_of_block: Int32s
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class FacetArrays:
    """The values of one facet, in the order of code points, and who has them.

    `folded_values`: for each a newline and its folded words, each behind a space: "\\n tinh uy". The documents of value v are
    `docs[at[v]:at[v + 1]]`, the values of document d `of[of_at[d]:of_at[d + 1]]`, both ascending.
    """

    values: Strings
    folded_values: Strings
    at: Ints
    docs: Int32s
    of_at: Ints
    of: Int32s


@dataclass(frozen=True, slots=True)
class Columns:
    """What each document has one of; days as numbers (`schema.day_number`), `urls` are the addresses of the pages."""

    ids: Array
    first_days: Int32s
    last_days: Int32s
    text_words: Int32s
    title_words: Int32s
    titles: Strings
    urls: Strings


@dataclass(frozen=True, slots=True)
class SegmentArrays:
    """All arrays of a segment: `fields` by the names in `FIELDS`, `facets` by those in `VALUES`."""

    columns: Columns
    fields: dict[str, FieldArrays]
    facets: dict[str, FacetArrays]

    @property
    def size(self) -> int:
        """Documents, deleted ones included."""
        return len(self.columns.ids)


def ids_column(ids: Sequence[bytes]) -> Array:
    """Ids in a column as wide as the longest."""
    return np.array(ids, np.bytes_) if len(ids) else np.zeros(0, "S1")


def shift_of(field: str) -> int:
    """How far a position of this field is shifted to find its document in `doc_of_block`."""
    return TEXT_SHIFT if field == "text" else SHIFT


def arrays_name(segment_id: str) -> str:
    """The file name of a segment's arrays; Whoosh removes a segment's files by their names, and this is one of them."""
    return segment_id + SUFFIX


def open_arrays(path: Path, documents: int | None = None) -> SegmentArrays:
    """The arrays in the file at `path`, mapped. Raises FileNotFoundError, and `ArraysDamaged` for anything but a whole file of
    today's schema and, where told, of so many documents; damage within an array is found by `verify_arrays` only."""
    found = read_container(path, schema_digest())
    try:
        arrays = SegmentArrays(
            _read(Columns, found, "columns"),
            {name: _read(FieldArrays, found, f"field/{name}") for name in FIELDS},
            {name: _read(FacetArrays, found, f"facet/{name}") for name in VALUES},
        )
    except KeyError as e:
        raise ArraysDamaged(f"it lacks the array {e}") from e
    if documents not in (None, arrays.size):
        raise ArraysDamaged(f"it is of {arrays.size:,} documents instead of {documents:,}")
    return arrays


def write_arrays(path: Path, arrays: SegmentArrays) -> None:
    """Write `arrays` to the file at `path`, which is there only once it is whole. It is not flushed to the disk."""
    with arrays_file(path) as file:
        for name, array in named_arrays(arrays):
            file.add(name, array)


@contextmanager
def arrays_file(path: Path) -> Iterator[ContainerWriter]:
    """An array file to fill, array by array; at `path` it stands only once it is whole."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("wb") as file:
        writer = ContainerWriter(file, schema_digest())
        yield writer
        writer.close()
    temporary.replace(path)


def verify_arrays(path: Path) -> list[str]:
    """The names of arrays that are not as they were written; raises as `open_arrays` does."""
    return damaged_arrays(path, schema_digest())


def schema_digest() -> bytes:
    """What array files have in common that can be read together: the names of fields and facets, and how impacts are made."""
    weights = (impact.K1, impact.TITLE_WEIGHT, impact.TEXT_WORDS, impact.TITLE_WORDS, impact.B_TEXT, impact.B_TITLE)
    return sha256(repr((FIELDS, VALUES, weights, TEXT_SHIFT, SHIFT, STREAM_END, DENSE)).encode()).digest()


def named_arrays(arrays: SegmentArrays) -> Iterator[tuple[str, Array]]:
    """Each array with its name in the file."""
    yield from named_parts(arrays.columns, "columns")
    for name, field in arrays.fields.items():
        yield from named_parts(field, f"field/{name}")
    for name, facet in arrays.facets.items():
        yield from named_parts(facet, f"facet/{name}")


_PARTS: dict[str, type] = {"Strings": Strings, "Postings": Postings, "Pairs": Pairs}


def add_part(file: ContainerWriter, part: object, name: str) -> None:
    """Add to `file` the arrays of `part`, one of the classes above, under their names below `name`."""
    for full_name, array in named_parts(part, name):
        file.add(full_name, array)


def named_parts(part: object, name: str) -> Iterator[tuple[str, Array]]:
    """The arrays of `part`, one of the classes above, each with its name below `name`."""
    for field in fields(part):  # type: ignore[arg-type]
        value = getattr(part, field.name)
        if isinstance(value, np.ndarray):
            yield f"{name}/{field.name}", value
        else:
            yield from named_parts(value, f"{name}/{field.name}")


def _read(part: type[T], found: dict[str, Array], name: str) -> T:
    return part(
        *(
            _read(_PARTS[str(field.type)], found, f"{name}/{field.name}") if field.type in _PARTS else found[f"{name}/{field.name}"]
            for field in fields(part)  # type: ignore[arg-type]
        )
    )
