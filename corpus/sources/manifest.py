"""A folder's manifest.jsonl: what is known of its files beside their bytes.

One JSON object a line: `file` (its path below the manifest's folder), and as far as known `url`, `captured_at`
(ISO 8601 with a time zone) and `content_type`. Other keys are for other readers.

    {"file": "2018/hoi-nghi.html", "url": "https://vinhlac.example.vn/tin/5", "captured_at": "2018-10-03T15:15:00+07:00"}
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from corpus.errors import BadManifestLine, UnusableUrl
from corpus.sources.outcomes import Failed, shown
from corpus.urls import canonical_url

MANIFEST_NAME = "manifest.jsonl"
_MAX_LINE = 65_536


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, checked: `file` is NFC and below the folder, `url` canonical, `captured_at` UTC; `number` counts lines from 1."""

    number: int
    file: str
    url: str | None = None
    captured_at: datetime | None = None
    content_type: str | None = None


class Manifest:
    """The entries of one manifest, each for the file that it names; `folder` is where their paths begin."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[str, Entry] = {}
        self._taken: set[str] = set()
        self.folder = path.parent
        self.whole = True

    def read(self) -> Iterator[Failed]:
        """Take in every line that can be used; each other one comes out by its number, and `whole` is False from then on."""
        try:
            with self._path.open("rb") as file:
                for number, line in enumerate(iter(lambda: file.readline(_MAX_LINE), b""), 1):
                    try:
                        self._add(parse_line(number, line))
                    except BadManifestLine as e:
                        self.whole = False
                        yield Failed(shown(self._path), str(e))
                        if len(line) == _MAX_LINE:
                            yield Failed(shown(self._path), f"what follows line {number} is not read")
                            return
        except OSError as e:
            self.whole = False
            yield Failed(shown(self._path), f"cannot be read: {e.strerror}")

    def take(self, file: Path) -> Entry | None:
        """The entry of `file`, which lies below the manifest's folder; names are the same in any normal form of Unicode."""
        name = unicodedata.normalize("NFC", path_below(self.folder, file))
        self._taken.add(name)
        return self._entries.get(name)

    def lists_any_below(self, folder: Path) -> bool:
        """Whether it lists a file in `folder`, which lies below its own, or deeper."""
        start = unicodedata.normalize("NFC", path_below(self.folder, folder)) + "/"
        return any(file.startswith(start) for file in self._entries)

    def not_taken(self) -> Iterator[Failed]:
        """The entries whose files have not been met."""
        for entry in (entry for file, entry in self._entries.items() if file not in self._taken):
            yield Failed(shown(self._path), f"line {entry.number}: its file {shown(entry.file)} is not there")

    def _add(self, entry: Entry | None) -> None:
        if entry is None:
            return
        earlier = self._entries.setdefault(entry.file, entry)
        if earlier is not entry:
            raise BadManifestLine(entry.number, f"line {earlier.number} has the same file")


def path_below(folder: Path, path: Path) -> str:
    """The way from `folder` down to `path`, "/" between its parts; links are not followed.

    >>> path_below(Path("trang"), Path("trang/2018/../a.html"))
    'a.html'
    """
    return Path(os.path.abspath(path)).relative_to(os.path.abspath(folder)).as_posix()  # noqa: PTH100 – Path.absolute keeps ".."


def parse_line(number: int, line: bytes) -> Entry | None:
    """The entry that a line holds, None for a blank one. Raises `BadManifestLine`.

    >>> parse_line(1, b'{"file": "./a.html", "url": "http://A.vn"}')
    Entry(number=1, file='a.html', url='http://a.vn/', captured_at=None, content_type=None)
    """
    if len(line) == _MAX_LINE:
        raise BadManifestLine(number, f"has more than {_MAX_LINE} bytes")
    try:
        values = json.loads(line.decode("utf-8-sig")) if line.strip() else None
    except (ValueError, RecursionError) as e:
        raise BadManifestLine(number, f"is no JSON in UTF-8 ({e})") from e
    if values is None and not line.strip():
        return None
    if not isinstance(values, dict):
        raise BadManifestLine(number, "is no JSON object: write {…}")
    file, url, captured_at, content_type = (_text_or_none(number, values, key) for key in ("file", "url", "captured_at", "content_type"))
    return Entry(
        number,
        _file_below(number, file),
        None if url is None else _canonical(number, url),
        None if captured_at is None else _moment(number, captured_at),
        content_type,
    )


def _text_or_none(number: int, values: dict[str, object], key: str) -> str | None:
    value = values.get(key)
    if value is None or (isinstance(value, str) and value.isprintable()):
        return value
    raise BadManifestLine(number, f"{key} is no text of one line")


def _file_below(number: int, file: str | None) -> str:
    path = PurePosixPath(unicodedata.normalize("NFC", file or ""))
    if not path.parts:
        raise BadManifestLine(number, "has no file")
    if path.is_absolute() or ".." in path.parts:
        raise BadManifestLine(number, f"its file {shown(str(path))} leads out of the folder")
    return path.as_posix()


def _canonical(number: int, url: str) -> str:
    try:
        return canonical_url(url)
    except UnusableUrl as e:
        raise BadManifestLine(number, f"url {e}") from e


def _moment(number: int, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise BadManifestLine(number, f"captured_at {text!r} has no time zone: write {text}+07:00, or Z for UTC")
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as e:
        if isinstance(e, BadManifestLine):
            raise
        raise BadManifestLine(number, f"captured_at {text!r} is no time: write it like 2018-10-03T15:15:00+07:00") from e
