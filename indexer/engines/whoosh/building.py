"""Arrays made of reports: texts are read once, and everything else is done to all of them at once.

    run = Run(Lexicon())
    run.add(report.id, report.url or "", fields_of(report))   # one after the other
    arrays = run.arrays()                                     # what has come, inverted

A run takes some 60 bytes a word while it is inverted; `gathering.py` ends one after a quarter of a million words, and merges them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import numpy as np

from indexer.engines.whoosh.arrays import VALUES, Columns, FacetArrays, FieldArrays, SegmentArrays, Strings, ids_column, shift_of
from indexer.engines.whoosh.impact import TITLE_WEIGHT, field_shortness, impacts, title_shortness
from indexer.engines.whoosh.ints import Floats, Int32s, Ints
from indexer.engines.whoosh.inversion import (
    Entries,
    counted_pairs,
    counted_terms,
    entries_of,
    facet_arrays,
    folded_line,
    postings_of,
    words_alone,
)
from indexer.engines.whoosh.lexicon import Lexicon
from indexer.engines.whoosh.schema import KEYS, OFFICIAL_ROLE, SEPARATOR, day_number
from indexer.engines.whoosh.streams import Stream, make_stream
from indexer.fields import FACETS, Fields
from indexer.query.nodes import TEXT_FIELDS

LEXICON_WORDS = 1 << 17
"""A lexicon with more words is emptied at the end of a run: most of them will not be met again."""

Document = tuple[str, str, Fields]
"""Id of a report, address of its page, its fields."""


class Run:
    """Documents whose words have been read, and wait to be inverted."""

    def __init__(self, lexicon: Lexicon) -> None:
        if len(lexicon) > LEXICON_WORDS:
            lexicon.forget()
        self._lexicon = lexicon
        self.letters = 0
        """Letters of all that has been read."""
        self._ids: list[bytes] = []
        self._urls: list[bytes] = []
        self._titles: list[bytes] = []
        self._days: tuple[array[int], array[int]] = array("i"), array("i")
        self._texts = {name: (array("i"), array("q", [0])) for name in TEXT_FIELDS}
        """Field -> the chunks of all documents in a row, and where each document's end."""
        self._values = {name: (_Numbers(), array("i"), array("q", [0])) for name in (*VALUES, KEYS)}
        """Facet -> numbers of the values met, those of all documents in a row, and where each document's end."""

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, report_id: str, url: str, fields: Fields) -> None:
        """Take one more document."""
        self.letters += sum(map(len, fields.texts.values()))
        self._ids.append(report_id.encode())
        self._urls.append(url.encode())
        self._titles.append(fields.texts["title"].encode())
        for days, day in zip(self._days, fields.days or ("", ""), strict=True):
            days.append(day_number(day))
        for name, (chunks, ends) in self._texts.items():
            if text := fields.texts.get(name):
                self._lexicon.read(text, chunks)
            ends.append(len(chunks))
        for name in FACETS:
            self._add_values(name, fields.facets[name])
        self._add_values(OFFICIAL_ROLE, [f"{name}{SEPARATOR}{role}" for name, role in fields.official_roles])
        self._add_values(KEYS, fields.directive_keys)

    def arrays(self) -> SegmentArrays:
        """The arrays of all documents taken."""
        streams = {name: make_stream(self._lexicon, chunks, ends, shift_of(name)) for name, (chunks, ends) in self._texts.items()}
        fields = {name: self._field(name, streams) for name in TEXT_FIELDS}
        return SegmentArrays(self._columns(streams), fields | {KEYS: self._keys()}, {name: self._facet(name) for name in VALUES})

    def _add_values(self, name: str, values: Iterable[str]) -> None:
        numbers, of, ends = self._values[name]
        of.extend([numbers[value] for value in values])
        ends.append(len(of))

    def _columns(self, streams: dict[str, Stream]) -> Columns:
        first, last = (np.array(days, np.int32) for days in self._days)
        words = (streams["text"].words, streams["title"].words)
        return Columns(ids_column(self._ids), first, last, *words, Strings.of(self._titles), Strings.of(self._urls))

    def _field(self, name: str, streams: dict[str, Stream]) -> FieldArrays:
        stream = streams[name]
        found, frequencies = counted_terms(stream)
        shortness = field_shortness(name, streams["text"].words)
        weights = frequencies * shortness[found.docs]
        if name == "text":
            _add_title(weights, found, stream, streams["title"])
        return FieldArrays(
            Strings.of(stream.terms),
            stream.folded_of,
            postings_of(found, impacts(weights), len(stream.terms), len(self)),
            stream.ids,
            stream.starts,
            stream.doc_of_block,
            counted_pairs(stream, shortness),
        )

    def _keys(self) -> FieldArrays:
        return words_alone(*self._valued(KEYS), len(self))

    def _facet(self, name: str) -> FacetArrays:
        values, found = self._valued(name)
        return facet_arrays(values, [folded_line(value) for value in values], found, len(self))

    def _valued(self, name: str) -> tuple[list[bytes], Entries]:
        numbers, of, ends = self._values[name]
        values, renumbered = numbers.in_order()
        return values, entries_of(renumbered[np.asarray(of)], _docs(ends))


class _Numbers(dict[str, int]):
    """Value -> its number, given when it is first asked for."""

    def __missing__(self, value: str) -> int:
        number = self[value] = len(self)
        return number

    def in_order(self) -> tuple[list[bytes], Int32s]:
        """The values in the order of code points, and by the numbers that they had their new ones."""
        values = sorted(self)
        renumbered = np.zeros(len(values), np.int32)
        renumbered[[self[value] for value in values]] = np.arange(len(values))
        return [value.encode() for value in values], renumbered


def _docs(ends: array[int]) -> Ints:
    """The document of each entry of a column."""
    return np.repeat(np.arange(len(ends) - 1), np.diff(np.asarray(ends)))


def _add_title(weights: Floats, found: Entries, text: Stream, title: Stream) -> None:
    """Add to the weight of each term in each text what the title says of it."""
    if not len(found.docs) or not len(title.numbers):
        return
    number = np.full(max(text.numbers.max(), title.numbers.max()) + 1, -1)
    number[text.numbers] = np.arange(len(text.terms))
    titled, frequencies = counted_terms(title)
    there = found.things * text.size + found.docs
    wanted = number[title.numbers][titled.things] * text.size + titled.docs
    place = np.minimum(np.searchsorted(there, wanted), len(there) - 1)
    same = there[place] == wanted
    weights[place[same]] += (TITLE_WEIGHT * frequencies * title_shortness(title.words)[titled.docs])[same]
