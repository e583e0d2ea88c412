"""Captures from web archives: the pages in a WARC file, compressed or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any, Protocol

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from corpus.captures import MAX_BODY, Capture
from corpus.errors import BodyTooLarge, SourceUnreadable, UnusableUrl
from corpus.sources.encodings import decoded
from corpus.sources.kinds import looks_like_html, why_no_page
from corpus.sources.outcomes import Failed, Outcome, Skipped, shown
from corpus.urls import canonical_url

SUFFIXES = (".warc", ".warc.gz")
_MAX_HEADERS = 1_000_000
_BLOCK = 65_536
_PAGE_RECORDS = ("response", "resource", "revisit")  # the others are about pages, or about the crawl


class _Record(Protocol):
    """What we use of warcio's record."""

    rec_type: str
    rec_headers: Any
    raw_stream: Any
    length: int | None


def is_warc(path: Path) -> bool:
    return path.name.lower().endswith(SUFFIXES)


def read_warc(path: Path) -> Iterator[Outcome]:
    """Every page record's capture, in the order of the file, or why it gives none.

    The time of capture is the record's date, the body is dechunked and out of its content encoding. An archive that is cut short
    or damaged gives what precedes the damage, and then where that is: in bytes of the archive, for a compressed one once unpacked.
    """
    name = shown(path)
    try:
        with path.open("rb") as file:
            if not file.peek(1):
                yield Skipped(name, "empty")
                return
            yield from _read_records(name, _Archive(file))
    except OSError as e:
        yield Failed(name, f"cannot be read: {e.strerror}")


class _Archive:
    """An archive's unpacked bytes as warcio reads them, with the errors of unpacking as ours.

    `header_left` bounds what is read in search of a record's headers: warcio would gather any amount for one line.
    """

    def __init__(self, file: BufferedReader) -> None:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self._file = gzip.GzipFile(fileobj=file) if packed else file
        self._position = 0
        self.header_left: int | None = None

    def read(self, size: int) -> bytes:
        if self.header_left is not None and self.header_left <= 0:
            raise SourceUnreadable(f"no record begins within {_MAX_HEADERS} bytes")
        try:
            data = self._file.read1(size)  # what is unpacked comes out before the damage that follows it
        except (EOFError, zlib.error, OSError) as e:
            raise SourceUnreadable(str(e)) from e
        self._position += len(data)
        if self.header_left is not None:
            self.header_left -= len(data)
        return data

    def tell(self) -> int:
        return self._position


def _read_records(name: str, archive: _Archive) -> Iterator[Outcome]:
    records = WARCIterator(archive, no_record_parse=True)
    offset = 0
    try:
        while (record := _next_record(records, archive)) is not None:
            outcome = _read_record(name, record)
            if outcome is not None:
                yield outcome
            _finish(record)
            offset = records.fh.tell() - records.reader.rem_length()
    except (SourceUnreadable, ArchiveLoadFailed, StatusAndHeadersParserException) as e:
        yield Failed(name, f"damaged, nothing is read from byte {offset} on: {shown(str(e).strip())}")


def _next_record(records: WARCIterator, archive: _Archive) -> _Record | None:
    archive.header_left = _MAX_HEADERS
    record: _Record | None = next(records, None)
    archive.header_left = None
    if records.err_count:
        raise SourceUnreadable("a record is longer than it says")
    if record is not None and record.length is None:
        raise SourceUnreadable("a record does not say how long it is")
    return record


def _finish(record: _Record) -> None:
    """Read what is left of the record, which must be all there."""
    while record.raw_stream.read(_BLOCK):
        pass
    if record.raw_stream.limit:
        raise SourceUnreadable("the file ends within a record")


def _read_record(archive: str, record: _Record) -> Outcome | None:
    """What becomes of one record; None for one that is no page's. Raises `SourceUnreadable` where the file ends within it."""
    if record.rec_type not in _PAGE_RECORDS:
        return None
    given_url = record.rec_headers.get_header("WARC-Target-URI") or ""
    name = shown(f"{archive}: {given_url}")
    if record.rec_type == "revisit":
        return Skipped(name, "a revisit: its body is another record's")
    if (record.length or 0) > MAX_BODY + _MAX_HEADERS:
        return Skipped(name, str(BodyTooLarge(MAX_BODY)))
    raw = record.raw_stream.read(record.length)
    if record.raw_stream.limit:
        raise SourceUnreadable("the file ends within a record")
    try:
        return _capture(name, canonical_url(given_url), record, raw)
    except (UnusableUrl, BodyTooLarge) as e:
        return Skipped(name, str(e))
    except SourceUnreadable as e:
        return Failed(name, str(e))


def _capture(name: str, url: str, record: _Record, raw: bytes) -> Outcome:
    if record.rec_type == "resource":
        status, content_type, body = 200, record.rec_headers.get_header("Content-Type"), raw
    else:
        status, content_type, body = _read_response(raw)
    if status != 200:
        return Skipped(name, f"HTTP status {status}")
    if len(body) > MAX_BODY:
        raise BodyTooLarge(MAX_BODY)
    reason = why_no_page(body, content_type)
    if reason is not None:
        return Skipped(name, reason)
    return Capture(url, _captured_at(record), body, status, None if content_type is None else shown(content_type))


def _read_response(raw: bytes) -> tuple[int, str | None, bytes]:
    """Status, content type and body of an HTTP response. Raises `SourceUnreadable`, `BodyTooLarge`."""
    stream = BytesIO(raw)
    try:
        head = StatusAndHeadersParser(["HTTP/"], verify=False).parse(stream)
        status = int(head.get_statuscode())
    except (EOFError, ValueError, IndexError) as e:
        raise SourceUnreadable("its HTTP headers cannot be read") from e
    content_type = head.get_header("Content-Type")
    if status != 200:
        return status, content_type, b""
    chunked = "chunked" in (head.get_header("Transfer-Encoding") or "").lower()
    body = ChunkedDataReader(stream).read() if chunked else stream.read()
    return status, content_type, _decoded_body(body, head.get_header("Content-Encoding") or "")


def _decoded_body(body: bytes, encodings: str) -> bytes:
    """Some crawlers keep the headers as they came and the body decoded: what is a page as it stands need not be broken."""
    try:
        return decoded(body, encodings, limit=MAX_BODY)
    except SourceUnreadable:
        if looks_like_html(body):
            return body
        raise


def _captured_at(record: _Record) -> datetime:
    text = record.rec_headers.get_header("WARC-Date") or ""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)  # WARC dates are UTC (ISO 28500, 5.4)
    except (ValueError, OverflowError) as e:
        raise SourceUnreadable(f"its WARC-Date is no time: {text!r}") from e
