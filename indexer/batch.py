"""Texts and pages given one by one, as JSON objects, read into reports: what `annotate --jsonl` and `evaluate` do with each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from indexer.assemble import assemble
from indexer.errors import BadInput, NotABulletin
from indexer.reading import read_html, read_page, read_text
from indexer.reading.pages import Page
from indexer.reports import Report

# JSON may escape half of a pair, as in "\ud800"; it is no character, and no encoding writes it.
_HALF_A_CHARACTER = "holds half of a surrogate pair, which is no character"


@dataclass(frozen=True, slots=True)
class Item:
    """One input: its own `id` (any JSON value), and a plain `text`, an `html` page or a `file` to read."""

    id: object
    text: str | None = None
    html: str | None = None
    file: Path | None = None
    published: date | None = None
    url: str | None = None


def parse_line(line: str) -> Item:
    """The item of one line of JSON; raises `BadInput`.

    >>> parse_line('{"id": 7, "text": "Sáng 3/10, Huyện ủy họp.", "publish_date": "2018-10-03"}').published
    datetime.date(2018, 10, 3)
    """
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"not JSON: {error}") from error
    return parse_item(data)


def parse_item(data: object, folder: Path | None = None) -> Item:
    """The item that a JSON object describes; `file` is relative to `folder`, and only allowed with one. Raises `BadInput`."""
    if not isinstance(data, Mapping):
        raise BadInput("not a JSON object; give {'id': …, 'text': …}")
    strings = {key: _string(data, key) for key in ("text", "html", "file", "publish_date", "url")}
    file = folder / strings["file"] if folder and strings["file"] else None
    if strings["text"] is None and strings["html"] is None and file is None:
        raise BadInput("neither 'text' nor 'html'")
    # A case may give a page and, for comparison, its text: the page is what is read.
    text = None if strings["html"] is not None or file else strings["text"]
    return Item(_own_id(data), text, strings["html"], file, _day(strings["publish_date"]), strings["url"])


def reports_of(item: Item) -> list[Report]:
    """The reports in `item`, one at least: a page without one gives an empty report. Raises `BadInput` where its file cannot be read."""
    return [
        assemble(page, url=item.url, report_id=str(item.id), part=part, published=item.published) for part, page in enumerate(_pages(item))
    ]


def _pages(item: Item) -> tuple[Page, ...]:
    try:
        if item.text is not None:
            return read_text(item.text)
        if item.html is not None:
            return read_html(item.html, url=item.url) or (Page(""),)
        return read_page(item.file.read_bytes(), url=item.url) if item.file else (Page(""),)
    except NotABulletin:
        return (Page(""),)
    except OSError as error:
        raise BadInput(f"cannot read {item.file}: {error.strerror}") from error


def _own_id(data: Mapping[str, object]) -> object:
    """The item's id, known to be writable as JSON again: Python reads NaN, 1e999 and halves of characters, which nobody else does."""
    try:
        json.dumps(data.get("id"), ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError as error:
        raise BadInput(f"'id' {_HALF_A_CHARACTER}") from error
    except ValueError as error:
        raise BadInput(f"'id' has a number that JSON has not: {error}") from error
    return data.get("id")


def _string(data: Mapping[str, object], key: str) -> str | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadInput(f"{key!r} is not a string")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise BadInput(f"{key!r} {_HALF_A_CHARACTER}") from error
    return value


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"'publish_date' is not a day such as 2018-10-03: {text!r}") from error
