"""Array files that are missing, damaged or of another schema, made anew of the reports that Whoosh has stored."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from indexer.codec import from_json
from indexer.engines.whoosh.arrays import ArraysDamaged, SegmentArrays, arrays_name, open_arrays, verify_arrays
from indexer.engines.whoosh.gathering import MENDING, Gathering
from indexer.engines.whoosh.ints import Mask
from indexer.engines.whoosh.schema import REPORT, URL
from indexer.engines.whoosh.storage import DurableStorage, sync_file
from indexer.fields import fields_of


def mend(storage: DurableStorage, index: FileIndex) -> None:
    """Make sure that every segment of the latest commit has arrays that can be used."""
    for segment in index._segments():
        if not is_sound(storage.path / arrays_name(segment.segment_id()), segment.doc_count_all()):
            reader = SegmentReader(storage, index.schema, segment)
            rebuild(storage.path / arrays_name(segment.segment_id()), reader)
            reader.close()


def sound_arrays(folder: Path, reader: SegmentReader) -> tuple[SegmentArrays, Mask]:
    """The arrays of a reader's segment, made anew where they cannot be used, and which documents have not been deleted."""
    segment = reader.segment()
    path = folder / arrays_name(segment.segment_id())
    if not is_sound(path, segment.doc_count_all()):
        rebuild(path, reader)
    alive = np.ones(segment.doc_count_all(), np.bool_)
    alive[list(segment.deleted_docs())] = False
    return open_arrays(path), alive


def is_sound(path: Path, documents: int, *, whole: bool = False) -> bool:
    """Whether the file at `path` holds the arrays of so many documents; `whole` reads all of it."""
    try:
        return open_arrays(path).size == documents and not (whole and verify_arrays(path))
    except (FileNotFoundError, ArraysDamaged):
        return False


def rebuild(path: Path, reader: SegmentReader) -> None:
    """Write the arrays of a reader's segment to `path`, of all its documents, deleted ones too."""
    gathering = Gathering(path.parent, MENDING)
    pages = _pages(reader)
    for document in range(reader.doc_count_all()):
        report = from_json(json.loads(reader.stored_fields(document)[REPORT]))
        gathering.add(report.id, pages[document], fields_of(report))
    gathering.write()
    sync_file(gathering.path)
    gathering.path.replace(path)


def _pages(reader: SegmentReader) -> dict[int, str]:
    """Document -> the address of its page."""
    return {document: term.decode() for term in reader.lexicon(URL) for document in reader.postings(URL, term).all_ids()}
