"""The arrays of several segments, or of the runs of one, as one: without deleted documents, in memory that does not grow with them.

    merge_arrays(path, [Part(arrays, alive), …])

The documents are those of the parts in their order, and the arrays the same as if they had been built at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer.engines.whoosh.arrays import FIELDS, VALUES, Columns, FacetArrays, SegmentArrays, Strings, add_part, arrays_file, ids_column
from indexer.engines.whoosh.impact import field_shortness
from indexer.engines.whoosh.ints import Int32s, Mask, offsets, ranges
from indexer.engines.whoosh.inversion import entries_of, facet_arrays
from indexer.engines.whoosh.merging_words import merge_field, united


@dataclass(frozen=True, slots=True)
class Part:
    """Arrays, and which of their documents go on living."""

    arrays: SegmentArrays
    alive: Mask


def merge_arrays(path: Path, parts: Sequence[Part]) -> None:
    """Write the arrays of the living documents of `parts` to the file at `path`, as `arrays.write_arrays` does."""
    first = offsets(np.array([part.alive.sum() for part in parts], np.int64))
    documents = [
        np.where(part.alive, np.cumsum(part.alive) - 1 + base, -1).astype(np.int32)
        for part, base in zip(parts, first[:-1].tolist(), strict=True)
    ]
    columns = _columns(parts)
    with arrays_file(path) as file:
        add_part(file, columns, "columns")
        for name in FIELDS:
            shortness = field_shortness(name, columns.text_words)
            merge_field(path.parent, file, name, [part.arrays.fields[name] for part in parts], documents, shortness)
        for name in VALUES:
            add_part(file, _facet([part.arrays.facets[name] for part in parts], documents, int(first[-1])), f"facet/{name}")


def _columns(parts: Sequence[Part]) -> Columns:
    columns = [part.arrays.columns for part in parts]
    first, last, text, title = (
        np.concatenate([getattr(own, name)[part.alive] for own, part in zip(columns, parts, strict=True)])
        for name in ("first_days", "last_days", "text_words", "title_words")
    )
    ids = ids_column([report_id for own, part in zip(columns, parts, strict=True) for report_id in own.ids[part.alive].tolist()])
    titles, urls = (
        _joined([(getattr(own, name), part.alive) for own, part in zip(columns, parts, strict=True)]) for name in ("titles", "urls")
    )
    return Columns(ids, first, last, text, title, titles, urls)


def _joined(parts: Sequence[tuple[Strings, Mask]]) -> Strings:
    """The strings of all parts that go on living, in a row."""
    lengths = [np.diff(strings.at) for strings, _ in parts]
    blobs = [
        strings.blob[ranges(strings.at[:-1][alive], own[alive])] if not alive.all() else strings.blob[: strings.at[-1]]
        for (strings, alive), own in zip(parts, lengths, strict=True)
    ]
    return Strings(np.concatenate(blobs), offsets(np.concatenate([own[alive] for (_, alive), own in zip(parts, lengths, strict=True)])))


def _facet(facets: list[FacetArrays], documents: list[Int32s], size: int) -> FacetArrays:
    own_values = [np.repeat(np.arange(len(facet.values)), np.diff(facet.at)) for facet in facets]
    new_docs = [own[facet.docs] for own, facet in zip(documents, facets, strict=True)]
    living = [
        np.bincount(values[docs >= 0], minlength=len(facet.values)) > 0
        for values, docs, facet in zip(own_values, new_docs, facets, strict=True)
    ]
    names, numbers, _ = united([facet.values for facet in facets], living)
    folded = {value: line for facet in facets for value, line in zip(facet.values, facet.folded_values, strict=True)}
    things = np.concatenate([number[values] for number, values in zip(numbers, own_values, strict=True)])
    docs = np.concatenate(new_docs)
    return facet_arrays(names, [folded[name] for name in names], entries_of(things[docs >= 0], docs[docs >= 0]), size)
