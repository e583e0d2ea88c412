"""corpus/sources/manifest.py"""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import BadManifestLine
from corpus.sources.manifest import MANIFEST_NAME, Entry, Manifest, parse_line


def test_a_full_line_is_read() -> None:
    line = '{"file": "18/Hội nghị.html", "url": "HTTP://A.vn/#x", "captured_at": "2018-10-03T15:15:00+07:00", "content_type": "text/html"}'
    assert parse_line(7, line.encode()) == Entry(
        7, "18/Hội nghị.html", "http://a.vn/", datetime(2018, 10, 3, 8, 15, tzinfo=UTC), "text/html"
    )


GOOD = {
    "only a file": (b'{"file": "a.html"}', Entry(1, "a.html")),
    "a byte order mark": (b'\xef\xbb\xbf{"file": "a.html"}\r\n', Entry(1, "a.html")),
    "a decomposed name": (json.dumps({"file": unicodedata.normalize("NFD", "Hội.html")}).encode(), Entry(1, "Hội.html")),
    "dots that stay inside": (b'{"file": "./x/./a..b.html"}', Entry(1, "x/a..b.html")),
    "nulls": (b'{"file": "a.html", "url": null, "captured_at": null}', Entry(1, "a.html")),
    "another key": (b'{"file": "a.html", "note": 5}', Entry(1, "a.html")),
    "Z for UTC": (b'{"file": "a", "captured_at": "2018-10-03T08:15:00Z"}', Entry(1, "a", None, datetime(2018, 10, 3, 8, 15, tzinfo=UTC))),
    "blank": (b" \n", None),
}


@pytest.mark.parametrize(("line", "entry"), GOOD.values(), ids=GOOD.keys())
def test_good_lines(line: bytes, entry: Entry | None) -> None:
    assert parse_line(1, line) == entry


BAD = {
    "no JSON": (b"file: a.html", "line 3: is no JSON in UTF-8 (Expecting value: line 1 column 1 (char 0))"),
    "no object": (b'["a.html"]', "line 3: is no JSON object: write {…}"),
    "null": (b"null", "line 3: is no JSON object: write {…}"),
    "no file": (b'{"url": "http://a.vn/"}', "line 3: has no file"),
    "an empty file": (b'{"file": ""}', "line 3: has no file"),
    "a number for a file": (b'{"file": 5}', "line 3: file is no text of one line"),
    "two lines for a file": (b'{"file": "a\\nb"}', "line 3: file is no text of one line"),
    "a NUL in a file": (b'{"file": "a\\u0000b"}', "line 3: file is no text of one line"),
    "out of the folder": (b'{"file": "../a.html"}', "line 3: its file ../a.html leads out of the folder"),
    "out of the folder and back": (b'{"file": "x/../../f/a.html"}', "line 3: its file x/../../f/a.html leads out of the folder"),
    "from the root": (b'{"file": "/etc/passwd"}', "line 3: its file /etc/passwd leads out of the folder"),
    "no address": (
        b'{"file": "a", "url": "a.vn/tin"}',
        "line 3: url 'a.vn/tin' is no page address: it does not begin with http:// or https://",
    ),
    "no time zone": (
        b'{"file": "a", "captured_at": "2018-10-03T15:15:00"}',
        "line 3: captured_at '2018-10-03T15:15:00' has no time zone: write 2018-10-03T15:15:00+07:00, or Z for UTC",
    ),
    "no time": (
        b'{"file": "a", "captured_at": "03/10/2018"}',
        "line 3: captured_at '03/10/2018' is no time: write it like 2018-10-03T15:15:00+07:00",
    ),
    "a time before all times": (
        b'{"file": "a", "captured_at": "0001-01-01T00:00:00+07:00"}',
        "line 3: captured_at '0001-01-01T00:00:00+07:00' is no time: write it like 2018-10-03T15:15:00+07:00",
    ),
}


@pytest.mark.parametrize(("line", "message"), BAD.values(), ids=BAD.keys())
def test_bad_lines_say_what_is_wrong_and_where(line: bytes, message: str) -> None:
    with pytest.raises(BadManifestLine) as error:
        parse_line(3, line)
    assert str(error.value) == message


@pytest.mark.parametrize("line", [b"\xff\xfe{}", b"[" * 60_000, b'{"file": ' * 6000, b'{"file": "a.html"', b'{"file": "a"} {"file": "b"}'])
def test_hostile_lines_are_bad_lines(line: bytes) -> None:
    with pytest.raises(BadManifestLine, match="line 3: is no JSON"):
        parse_line(3, line)


def written(folder: Path, *lines: str) -> Manifest:
    (folder / MANIFEST_NAME).write_text("\n".join(lines), encoding="utf-8")
    return Manifest(folder / MANIFEST_NAME)


def test_every_bad_line_is_reported_and_the_good_ones_count(tmp_path: Path) -> None:
    manifest = written(tmp_path, '{"file": "a"}', "x", "", '{"file": "b"}', "y", '{"file": "a"}')
    assert [f.reason.split(": ")[0] + ": " + f.reason.split(": ")[1] for f in manifest.read()] == [
        "line 2: is no JSON in UTF-8 (Expecting value",
        "line 5: is no JSON in UTF-8 (Expecting value",
        "line 6: line 1 has the same file",
    ]
    assert not manifest.whole
    assert manifest.take(tmp_path / "b") == Entry(4, "b")


def test_a_line_without_end_ends_the_reading(tmp_path: Path) -> None:
    manifest = written(tmp_path, '{"file": "a"}', "x" * 200_000, '{"file": "b"}')
    assert [f.reason for f in manifest.read()] == ["line 2: has more than 65536 bytes", "what follows line 2 is not read"]
    assert manifest.take(tmp_path / "a") == Entry(1, "a")


def test_files_that_were_not_met_are_named(tmp_path: Path) -> None:
    manifest = written(tmp_path, '{"file": "Hội.html"}', '{"file": "Đảng.html"}')
    assert list(manifest.read()) == []
    assert manifest.whole
    assert manifest.take(tmp_path / unicodedata.normalize("NFD", "Hội.html")) is not None
    assert [f.reason for f in manifest.not_taken()] == ["line 2: its file Đảng.html is not there"]


def test_a_manifest_that_cannot_be_opened_is_a_failure(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    assert [f.reason for f in manifest.read()] == ["cannot be read: Is a directory"]
    assert not manifest.whole
