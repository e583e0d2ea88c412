"""Cases read by people, for evaluation: what to read, and the facts that they found in it.

A file of cases is a JSON list of objects: an item of `indexer.batch` (`id`, `text`, `html` or `file`, `publish_date`), a
`phenomenon` in a few words, and `gold`, the facts. What a fact may look like stands in `_GOLD`, `_OFFICIAL` and `_DIRECTIVE`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.batch import Item, parse_item
from indexer.errors import BadInput

Check = Callable[[object], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """One case; `name` says which of its file it is, `gold` has the form that `indexer.evaluation.judge` reads."""

    name: str
    item: Item
    phenomenon: str
    gold: Mapping[str, Any]


def read_cases(file: Path, *, pages: Path) -> list[Case]:
    """The cases in `file`, one at least; the files that they name lie below `pages`. Raises `BadInput`, which names file and case."""
    try:
        cases = json.loads(file.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{file} is not JSON in UTF-8: {error}") from error
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}") from error
    if not isinstance(cases, list) or not cases:
        raise BadInput(f"{file} is no list of cases; write [{{'id': …, 'text': …, 'gold': {{…}}}}]")
    return [_case(file, number, case, pages) for number, case in enumerate(cases, 1)]


def _case(file: Path, number: int, data: object, pages: Path) -> Case:
    name = f"case {number}"
    try:
        item = parse_item(data, folder=pages)
        assert isinstance(data, Mapping), "an item is parsed from a mapping only"
        if item.id is not None:
            name = f"case {number} ({item.id!r})"
        for fault in _faults(data.get("gold")):
            raise BadInput(fault)
    except BadInput as error:
        raise BadInput(f"{file}, {name}: {error}") from error
    return Case(name, item, str(data.get("phenomenon", "")), data["gold"])


def _faults(gold: object) -> Iterator[str]:
    """What keeps `gold` from being judged."""
    if not isinstance(gold, Mapping):
        yield "has no 'gold'; give the facts as an object, {} where there are none"
        return
    yield from _wrong(gold, _GOLD, "gold")
    for key, form in (("officials", _OFFICIAL), ("directives", _DIRECTIVE)):
        for number, entry in enumerate(gold.get(key) or (), 1):
            yield from _wrong(entry, form, f"{key[:-1]} {number} of its gold")


def _wrong(entry: Mapping[str, object], form: Mapping[str, tuple[Check, str]], where: str) -> Iterator[str]:
    for key, (holds, told) in form.items():
        if not holds(entry.get(key)):
            yield f"{key!r} of {where} is not {told}"


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_or_none(value: object) -> bool:
    return value is None or isinstance(value, str)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _are_texts_or_none(value: object) -> bool:
    return value is None or _are_texts(value)


def _are_objects_or_none(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(one, Mapping) for one in value))


def _is_yes_or_no(value: object) -> bool:
    return isinstance(value, bool)


_TEXT = (_is_text, "a string")
_TEXT_OR_NONE = (_is_text_or_none, "a string or null")
_TEXTS = (_are_texts, "a list of strings")
_TEXTS_OR_NONE = (_are_texts_or_none, "a list of strings")
_OBJECTS_OR_NONE = (_are_objects_or_none, "a list of objects")

_GOLD: dict[str, tuple[Check, str]] = {
    "meeting_date": _TEXT_OR_NONE,
    "meeting_date_end": _TEXT_OR_NONE,
    "session": _TEXT_OR_NONE,
    "host": _TEXT_OR_NONE,
    "byline": _TEXT_OR_NONE,
    "places": _TEXTS_OR_NONE,
    "officials": _OBJECTS_OR_NONE,
    "directives": _OBJECTS_OR_NONE,
    "skip": _TEXTS_OR_NONE,
}
_OFFICIAL: dict[str, tuple[Check, str]] = {
    "name": _TEXT,
    "positions": _TEXTS,
    "roles": _TEXTS,
    "attended": (_is_yes_or_no, "true or false"),
}
_DIRECTIVE: dict[str, tuple[Check, str]] = dict.fromkeys(("number", "name", "type", "issuer", "date"), _TEXT_OR_NONE)
