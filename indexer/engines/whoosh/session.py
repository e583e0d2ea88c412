"""Whoosh's writer of one new segment, which takes whole reports: it stores them, and at its commit writes arrays and postings."""

from __future__ import annotations

import json
from functools import cached_property
from itertools import chain
from pathlib import Path
from pickle import dumps
from typing import Any
from zlib import compress

from whoosh.codec.whoosh3 import W3Codec, W3PerDocWriter, W3Segment
from whoosh.columns import Column, VarBytesColumn
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from indexer.codec import to_json
from indexer.engines.whoosh.arrays import Columns, SegmentArrays, arrays_name, open_arrays
from indexer.engines.whoosh.gathering import BUILDING, Gathering
from indexer.engines.whoosh.merging import Part
from indexer.engines.whoosh.postings import write_postings
from indexer.engines.whoosh.schema import FIRST_DAY, ID, LAST_DAY, REPORT, TEXT_WORDS, TITLE_WORDS
from indexer.engines.whoosh.segment import living_of
from indexer.engines.whoosh.stored import STORED
from indexer.fields import fields_of
from indexer.reports import Report

LEVEL = 0
"""Stored reports are kept as they are, in zlib's frame, which Whoosh expects: level 1 would take a tenth of all the time of indexing
to save a tenth of the index, and every page of results would take longer."""


class Session(SegmentWriter):  # type: ignore[misc]
    """Writes one segment. Its documents are the reports that are added, then what lives on in the segments it merges."""

    def __init__(self, index: FileIndex, folder: Path) -> None:
        super().__init__(index, codec=_Codec())
        self._folder = folder
        self._gathering = Gathering(folder, BUILDING)

    def add_report(self, url: str, report: Report) -> int:
        """Add a report of the page at `url`; returns the number of its document."""
        self._gathering.add(report.id, url, fields_of(report))
        text = json.dumps(to_json(report), ensure_ascii=False, separators=(",", ":"))
        self._store(compress(dumps({REPORT: text}, 2), LEVEL))
        return int(self.docnum) - 1

    def delete_page(self, url: str) -> None:
        """Delete the documents of the page at `url` from all segments that are committed."""
        for document in self._pages.get(url.encode(), ()):
            self.delete_document(document)

    @cached_property
    def _pages(self) -> dict[bytes, list[int]]:
        """Address of a page -> its documents, deleted ones too, in all segments that are committed. Whoosh would be asked for each of
        thousands of pages, in each segment: a fifth of the time of an update."""
        pages: dict[bytes, list[int]] = {}
        urls = chain.from_iterable(self._arrays(segment).columns.urls for segment in self.segments)
        for document, url in enumerate(urls):
            pages.setdefault(url, []).append(document)
        return pages

    def take_over(self, segment: W3Segment) -> None:
        """Take over the documents of another segment that have not been deleted."""
        reader = SegmentReader(self.storage, self.schema, segment)
        alive = living_of(segment)
        stored = reader._perdoc.column_reader(STORED, VarBytesColumn())
        for document in alive.nonzero()[0].tolist():
            self._store(stored[document])
        self._gathering.add_part(Part(self._arrays(segment), alive))
        reader.close()

    def _arrays(self, segment: W3Segment) -> SegmentArrays:
        return open_arrays(self._folder / arrays_name(segment.segment_id()))

    def cancel(self) -> None:
        """Drop what has been added."""
        self._gathering.close()
        super().cancel()

    def _store(self, content: bytes) -> None:
        self.perdocwriter.start_doc(self.docnum)
        self.perdocwriter.add_column_value(STORED, VarBytesColumn(), content)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def _flush_segment(self) -> None:
        # A segment's own files are put together into one, whatever their names go on with: its arrays get their name afterwards.
        arrays = self._gathering.write()
        self._write_columns(arrays.columns)
        self.perdocwriter.close()
        write_postings(self.fieldwriter, self.schema, arrays, self._folder)
        self.fieldwriter.close()

    def _assemble_segment(self) -> None:
        super()._assemble_segment()
        self._gathering.path.replace(self._folder / arrays_name(self.newsegment.segment_id()))

    def _write_columns(self, columns: Columns) -> None:
        for name, values in (
            (ID, columns.ids),
            (FIRST_DAY, columns.first_days),
            (LAST_DAY, columns.last_days),
            (TEXT_WORDS, columns.text_words),
            (TITLE_WORDS, columns.title_words),
        ):
            self.perdocwriter._create_column(name, self.schema[name].column_type)
            column = self.perdocwriter._get_column(name)
            for document, value in enumerate(values.tolist()):
                column.add(document, value)


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own, but for stored fields, which come pickled and compressed. No segment remembers it: what it writes is as usual."""

    def per_document_writer(self, storage: Any, segment: W3Segment) -> W3PerDocWriter:
        return _Documents(self, storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:
        return W3Segment(W3Codec(), indexname)


class _Documents(W3PerDocWriter):  # type: ignore[misc]
    def _create_column(self, fieldname: str, column: Column) -> None:
        super()._create_column(fieldname, VarBytesColumn() if fieldname == STORED else column)
