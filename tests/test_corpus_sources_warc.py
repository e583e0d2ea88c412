"""corpus/sources/warc.py"""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from corpus.captures import MAX_BODY, Capture
from corpus.sources.outcomes import Failed, Outcome, Skipped
from corpus.sources.warc import is_warc, read_warc

URL = "https://vinhlac.example.vn/tin/5"
DATE = "2018-10-03T08:15:00Z"
CAPTURED = datetime(2018, 10, 3, 8, 15, tzinfo=UTC)
PAGE = "<html><title>Hội nghị giao ban</title><p>Đảng ủy xã Bình Lạc.</p></html>".encode()
HTML = [("Content-Type", "text/html; charset=utf-8")]


class Archive:
    """A web archive in the making: ISO 28500 records, each packed by itself where the archive is packed."""

    def __init__(self, *, packed: bool) -> None:
        self._packed = packed
        self.bytes = b""

    def add(
        self, url: str, body: bytes, headers: list[tuple[str, str]] = HTML, status: str = "200 OK", kind: str = "response", date: str = DATE
    ) -> Archive:
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
        block = body if kind == "resource" else f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
        content_type = "text/html" if kind == "resource" else f"application/http; msgtype={kind}"
        head = f"WARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\nContent-Type: {content_type}\r\n"
        record = f"WARC/1.0\r\n{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
        self.bytes += gzip.compress(record) if self._packed else record
        return self


def read(tmp_path: Path, data: bytes, name: str = "2018.warc.gz") -> list[Outcome]:
    (tmp_path / name).write_bytes(data)
    return list(read_warc(tmp_path / name))


def read_one(tmp_path: Path, archive: Archive) -> Outcome:
    (outcome,) = read(tmp_path, archive.bytes)
    return outcome


@pytest.fixture(params=[False, True], ids=["plain", "packed"])
def archive(request: pytest.FixtureRequest) -> Archive:
    return Archive(packed=request.param)


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:7], body[7:])) + b"0\r\n\r\n"


def test_a_response_is_a_capture(tmp_path: Path, archive: Archive) -> None:
    archive.add("HTTPS://VinhLac.example.vn/tin/5#top", PAGE)
    assert read_one(tmp_path, archive) == Capture(URL, CAPTURED, PAGE, 200, "text/html; charset=utf-8")


def test_a_resource_is_a_capture(tmp_path: Path, archive: Archive) -> None:
    archive.add(URL, PAGE, kind="resource")
    assert read_one(tmp_path, archive) == Capture(URL, CAPTURED, PAGE, 200, "text/html")


def test_records_come_in_the_order_of_the_file(tmp_path: Path, archive: Archive) -> None:
    for number in range(50):
        archive.add(f"{URL}{number}", PAGE)
    assert [o.url for o in read(tmp_path, archive.bytes) if isinstance(o, Capture)] == [f"{URL}{number}" for number in range(50)]


def test_an_archive_packed_as_one_is_read_too(tmp_path: Path) -> None:
    data = gzip.compress(Archive(packed=False).add(URL, PAGE).add(f"{URL}6", PAGE).bytes)
    assert [o.url for o in read(tmp_path, data) if isinstance(o, Capture)] == [URL, f"{URL}6"]


def test_packing_is_told_by_the_bytes_not_by_the_name(tmp_path: Path) -> None:
    assert len(read(tmp_path, Archive(packed=True).add(URL, PAGE).bytes, "a.warc")) == 1
    assert len(read(tmp_path, Archive(packed=False).add(URL, PAGE).bytes, "a.warc.gz")) == 1


def test_an_empty_file_is_skipped_by_name(tmp_path: Path) -> None:
    assert read(tmp_path, b"") == [Skipped(f"{tmp_path}/2018.warc.gz", "empty")]


ENCODED = {
    "gzip": ([("Content-Encoding", "gzip")], gzip.compress(PAGE)),
    "deflate": ([("Content-Encoding", "deflate")], zlib.compress(PAGE)),
    "br": ([("Content-Encoding", "br")], brotli.compress(PAGE)),
    "chunked": ([("Transfer-Encoding", "chunked")], chunked(PAGE)),
    "gzip, chunked": ([("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")], chunked(gzip.compress(PAGE))),
    "said to be gzip, kept as page": ([("Content-Encoding", "gzip")], PAGE),
    "said to be brotli, kept as page": ([("Content-Encoding", "br")], PAGE),
    "said to be chunked, kept as page": ([("Transfer-Encoding", "chunked")], PAGE),
}


@pytest.mark.parametrize(("headers", "body"), ENCODED.values(), ids=ENCODED.keys())
def test_the_body_is_as_the_server_meant_it(tmp_path: Path, archive: Archive, headers: list[tuple[str, str]], body: bytes) -> None:
    archive.add(URL, body, HTML + headers)
    assert read_one(tmp_path, archive) == Capture(URL, CAPTURED, PAGE, 200, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2018-10-03T08:15:00.123456Z", datetime(2018, 10, 3, 8, 15, 0, 123456, tzinfo=UTC)),
        ("2018-10-03T15:15:00+07:00", CAPTURED),
        ("2018-10-03T08:15:00", CAPTURED),
    ],
)
def test_dates_of_records(tmp_path: Path, archive: Archive, text: str, moment: datetime) -> None:
    outcome = read_one(tmp_path, archive.add(URL, PAGE, date=text))
    assert isinstance(outcome, Capture)
    assert outcome.captured_at == moment


def test_requests_and_metadata_are_passed_by(tmp_path: Path, archive: Archive) -> None:
    archive.add(URL, b"", status="GET / HTTP/1.1", kind="request").add(URL, b"x", kind="metadata").add(URL, PAGE)
    assert [type(o) for o in read(tmp_path, archive.bytes)] == [Capture]


SKIPPED = {
    "not found": ((URL, PAGE, HTML, "404 Not Found"), "HTTP status 404"),
    "moved": ((URL, b"", [("Location", "/")], "301 Moved"), "HTTP status 301"),
    "a picture": ((URL, b"\xff\xd8\xff", [("Content-Type", "image/jpeg")], "200 OK"), "not a page: an image"),
    "a script": ((URL, b"let a", [("Content-Type", "text/javascript")], "200 OK"), "not a page: text/javascript"),
    "no type, no page": ((URL, b"abc", [], "200 OK"), "not a page: neither its name nor its beginning tells so"),
    "empty": ((URL, b"", HTML, "200 OK"), "empty"),
    "revisit": ((URL, b"", HTML, "200 OK", "revisit"), "a revisit: its body is another record's"),
    "too large": ((URL, b"<html>" + bytes(MAX_BODY), HTML, "200 OK"), "too large: more than 20 MB"),
    "far too large": ((URL, b"<html>" + bytes(MAX_BODY + 2_000_000), HTML, "200 OK"), "too large: more than 20 MB"),
    "a bomb of gzip": (
        (URL, gzip.compress(bytes(MAX_BODY * 3), 1), [*HTML, ("Content-Encoding", "gzip")], "200 OK"),
        "too large: more than 20 MB",
    ),
    "a bomb of brotli": (
        (URL, brotli.compress(bytes(MAX_BODY * 3), quality=1), [*HTML, ("Content-Encoding", "br")], "200 OK"),
        "too large: more than 20 MB",
    ),
}


@pytest.mark.parametrize(("record", "reason"), SKIPPED.values(), ids=SKIPPED.keys())
def test_what_is_no_page_is_skipped_by_name_and_reason(
    tmp_path: Path, archive: Archive, record: tuple[str, bytes, list[tuple[str, str]], str], reason: str
) -> None:
    archive.add(*record).add(URL, PAGE)
    skipped, kept = read(tmp_path, archive.bytes)
    assert skipped == Skipped(f"{tmp_path}/2018.warc.gz: {URL}", reason)
    assert isinstance(kept, Capture)


def test_what_has_no_page_address_is_skipped(tmp_path: Path, archive: Archive) -> None:
    outcome = read_one(tmp_path, archive.add("dns:vinhlac.example.vn", b"x", kind="resource"))
    assert isinstance(outcome, Skipped)
    assert "is no page address" in outcome.reason


FAILED = {
    "broken gzip": ((URL, b"\x1f\x8b\x08broken", [*HTML, ("Content-Encoding", "gzip")]), "its compressed body is "),
    "short gzip": ((URL, gzip.compress(PAGE)[:-12], [*HTML, ("Content-Encoding", "gzip")]), "its compressed body is cut short"),
    "unknown encoding": ((URL, b"(\xb5/\xfd", [*HTML, ("Content-Encoding", "zstd")]), "content encoding zstd is not known"),
    "no date": ((URL, PAGE, HTML, "200 OK", "response", "03/10/2018"), "its WARC-Date is no time: '03/10/2018'"),
    "no status": ((URL, PAGE, HTML, "Hội nghị"), "its HTTP headers cannot be read"),
}


@pytest.mark.parametrize(("record", "reason"), FAILED.values(), ids=FAILED.keys())
def test_a_broken_record_fails_alone(
    tmp_path: Path, archive: Archive, record: tuple[str, bytes, list[tuple[str, str]]], reason: str
) -> None:
    archive.add(*record).add(URL, PAGE)
    failed, kept = read(tmp_path, archive.bytes)
    assert isinstance(failed, Failed)
    assert failed.reason.startswith(reason)
    assert isinstance(kept, Capture)


def damage(outcomes: list[Outcome]) -> tuple[list[str], str]:
    """The addresses read before the damage, and what is said of it."""
    *before, last = outcomes
    assert isinstance(last, Failed)
    return [o.url for o in before if isinstance(o, Capture)], last.reason


@pytest.mark.parametrize("cut", [10, 50, 120])
def test_what_precedes_a_cut_is_read_and_the_cut_is_told(tmp_path: Path, archive: Archive, cut: int) -> None:
    data = archive.add(URL, PAGE).add(f"{URL}6", b"<html>" + bytes(range(32, 127)) * 20).bytes
    read_before, reason = damage(read(tmp_path, data[: len(data) - 4 - cut]))
    assert read_before == [URL]
    offset = len(Archive(packed=False).add(URL, PAGE).bytes.rstrip())
    assert reason.startswith(f"damaged, nothing is read from byte {offset} on: ")


def test_a_cut_within_the_last_checksum_is_told(tmp_path: Path) -> None:
    read_before, reason = damage(read(tmp_path, Archive(packed=True).add(URL, PAGE).bytes[:-3]))
    assert read_before == [URL]
    assert "Compressed file ended before the end-of-stream marker was reached" in reason


def test_what_precedes_a_cut_within_headers_is_read(tmp_path: Path, archive: Archive) -> None:
    first = len(archive.add(URL, PAGE).bytes)
    data = archive.add(f"{URL}6", PAGE).bytes
    assert damage(read(tmp_path, data[: first + 25]))[0] == [URL]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_rubbish_between_records_ends_the_reading(tmp_path: Path, packed: bool) -> None:
    good = Archive(packed=packed).add(URL, PAGE).bytes
    assert damage(read(tmp_path, good + b"\x00rubbish\xff\r\n" * 10 + good))[0] == [URL]


def test_changed_bytes_in_a_packed_record_end_the_reading(tmp_path: Path) -> None:
    first = Archive(packed=True).add(URL, PAGE).bytes
    second = bytearray(Archive(packed=True).add(f"{URL}6", PAGE).bytes)
    second[len(second) // 2 :] = bytes(len(second) - len(second) // 2)
    assert damage(read(tmp_path, first + bytes(second)))[0] == [URL]


@pytest.mark.parametrize(
    "data",
    [
        b"<html>no archive</html>",
        b"\x1f\x8b",
        gzip.compress(bytes(30_000_000), 1),
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\nx",
    ],
    ids=["a page", "two bytes of gzip", "a bomb", "a first line", "no length"],
)
def test_what_is_no_archive_is_a_failure(tmp_path: Path, data: bytes) -> None:
    read_before, reason = damage(read(tmp_path, data))
    assert read_before == []
    assert reason.startswith("damaged, nothing is read from byte 0 on: ")
    assert len(reason) < 1100


def test_an_archive_that_cannot_be_opened_is_a_failure(tmp_path: Path) -> None:
    assert list(read_warc(tmp_path / "no.warc")) == [Failed(f"{tmp_path}/no.warc", "cannot be read: No such file or directory")]


@pytest.mark.parametrize(("name", "yes"), [("a.warc", True), ("Năm 2018.WARC.GZ", True), ("a.gz", False), ("warc.html", False)])
def test_archives_are_known_by_their_names(name: str, yes: bool) -> None:
    assert is_warc(Path(name)) is yes


@pytest.mark.parametrize("declared", ["application/pdf", "application/octet-stream", "text/html"])
def test_a_pdf_file_is_a_page_whatever_the_server_called_it(tmp_path: Path, archive: Archive, declared: str) -> None:
    body = b"%PDF-1.7\n" + bytes(300)
    outcome = read_one(tmp_path, archive.add(URL, body, [("Content-Type", declared)]))
    assert outcome == Capture(URL, CAPTURED, body, 200, declared)
