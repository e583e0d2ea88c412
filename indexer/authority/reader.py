"""An authority file read into values; every fault of the file is told at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from indexer.authority.contradictions import find_contradictions
from indexer.authority.entries import Authority
from indexer.authority.renumber import directive_of, shown_as
from indexer.authority.tables import Table
from indexer.authority.values import FACTS, Fact, Merge, Reject, Rename, Split, Where
from indexer.errors import AuthorityFault

TABLES = ("reject", "rename", "merge", "split")
OF_DIRECTIVES = ("type", "issuer", "date")

E = TypeVar("E")


def read_authority(path: Path) -> Authority:
    """What the authority file at `path` says; nothing where there is no such file. Raises `AuthorityFault`."""
    source = read_source_or_none(path)
    return Authority() if source is None else parse_authority(source, path)


def read_source_or_none(path: Path) -> bytes | None:
    """The bytes of the authority file at `path`; None where there is no such file. Raises `AuthorityFault` where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as e:
        if path.is_dir():
            raise AuthorityFault(path, ["it is a folder; corrections belong into a text file of this name"]) from e
        raise AuthorityFault(path, [f"it cannot be read ({e.strerror}); let this user read it"]) from e


def parse_authority(source: bytes, name: object) -> Authority:
    """What an authority file with these bytes says. Raises `AuthorityFault`, which calls the file `name`."""
    try:
        text = source.decode("utf-8-sig")  # Windows editors write the mark
        tables = tomllib.loads(text)
    except UnicodeDecodeError as e:
        raise AuthorityFault(name, [f"byte {e.start} is not UTF-8; save the file as UTF-8"]) from e
    except tomllib.TOMLDecodeError as e:
        raise AuthorityFault(name, [f"it is not TOML: {e}"]) from e
    faults = [
        f"{key}: there is no such table; the tables are {', '.join(f'[[{t}]]' for t in TABLES)}" for key in tables if key not in TABLES
    ]

    def entries(table: str, read: Callable[[Table], E]) -> tuple[E, ...]:
        return tuple(read(entry) for entry in _tables(table, tables, text, faults))

    authority = Authority(
        entries("reject", _reject), entries("rename", _rename), entries("merge", _merge), entries("split", _split), source
    )
    if faults := faults or [f"{where}: {told}" for where, told in find_contradictions(authority)]:
        raise AuthorityFault(name, faults)
    return authority


def _tables(name: str, tables: Mapping[str, object], text: str, faults: list[str]) -> list[Table]:
    """The entries of one kind, in their order."""
    found = tables.get(name, [])
    if not isinstance(found, list) or not all(isinstance(values, dict) for values in found):
        faults.append(f"{name}: each entry begins with a line [[{name}]], in double brackets")
        return []
    lines = _header_lines(text, name)
    # A header may stand inside a text of several lines, or entries be written without one: then no line is certain.
    certain = len(lines) == len(found)
    return [Table(Where(name, i + 1, lines[i] if certain else None), values, faults) for i, values in enumerate(found)]


def _header_lines(text: str, name: str) -> list[int]:
    header = re.compile(rf"\s*\[\[\s*{name}\s*\]\]")
    return [number for number, line in enumerate(text.split("\n"), start=1) if header.match(line)]


def _reject(table: Table) -> Reject:
    table.only((*FACTS, "report", "note"))
    return Reject(table.fact(), table.report_or_none(), table.where, table.text_or_none("note"))


def _rename(table: Table) -> Rename:
    table.only((*FACTS, "report", "to", *OF_DIRECTIVES, "note"))
    fact, report, note = table.fact(), table.report_or_none(), table.text_or_none("note")
    if fact.kind == "directive":
        return _rename_directive(table, fact, report, note)
    for key in OF_DIRECTIVES if fact.kind else ():
        if key in table.values:
            table.fault(f"only a directive has {key}; leave it out")
    to = table.days("to") if fact.kind == "meeting" else table.text("to", like=fact.kind or None)
    if to and to == fact.value:
        table.fault(f"to says what {fact.kind} says; write what the fact should say, or leave the entry out")
    return Rename(fact, to, report, table.where, note)


def _rename_directive(table: Table, fact: Fact, report: str | None, note: str | None) -> Rename:
    """`to` becomes the value that the facets will show, None where that stays the same."""
    type, issuer, date = table.text_or_none("type"), table.text_or_none("issuer"), table.day_or_none("date")
    to = table.text_or_none("to") if type or issuer or date else table.text("to", like="directive")
    if to and to.isdigit() and not type:
        table.fault(f'to = "{to}" says too little without its type; write it as the facet shows it, for instance to = "Đề án {to}"')
    entry = Rename(fact, to, report, table.where, note, type, issuer, date)
    shown = shown_as(entry)
    if to and type and directive_of(to).type not in (None, type):
        table.fault(f'to = "{to}" and type = "{type}" contradict each other; leave out type')
    if shown == fact.value and not (type or issuer or date):
        table.fault("to says what directive says; write what the fact should say, or leave the entry out")
    return replace(entry, to=None if shown == fact.value else shown)


def _merge(table: Table) -> Merge:
    table.only(("official", "people", "note"))
    return Merge(table.text("official"), table.people(), table.where, table.text_or_none("note"))


def _split(table: Table) -> Split:
    table.only(("official", "reports", "note"))
    return Split(table.text("official"), table.reports(), table.where, table.text_or_none("note"))
