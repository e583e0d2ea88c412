"""Commands on the authority file: whether what staff corrected still matches what is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from corpus.errors import CorpusError
from corpus.output import print_json
from indexer.authority.applied import AUTHORITY_FILE
from indexer.authority.values import Entry, Merge, Rename, Split
from indexer.engines import open_engine
from indexer.errors import SearchError
from indexer.pipeline.verdicts import Verdict, check_authority

STATES = {True: "matches", False: "no longer matches", None: "unknown"}


@click.group()
def authority() -> None:
    """Staff's corrections of what was read: authority.toml in the data directory.

    \b
        [[reject]]                          a fact that was read wrongly
        official = "Quốc Hương"
        [[rename]]                          what it should say
        official = "Lò Văn Ẻn"
        to = "Lò Văn Én"

    manage.py index applies the file; the README, under "Corrections", shows all kinds of entries.
    """


@authority.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@click.pass_obj
def check(data: Path, as_json: bool) -> None:
    """Say of each entry whether it still matches the index and the captures.

    An entry for one report is held against that report's page as the rules read it today, one for all reports against the
    index. The exit code is 1 where one no longer matches.
    """
    verdicts = _verdicts(data)
    if as_json:
        print_json([_as_json(verdict) for verdict in verdicts], indent=2)
    else:
        click.echo("\n".join(_lines(data, verdicts)))
    if any(verdict.matches is False for verdict in verdicts):
        raise click.exceptions.Exit(1)


COMMANDS: tuple[click.Command, ...] = (authority,)


def _verdicts(data: Path) -> list[Verdict]:
    """The verdicts; what goes wrong on purpose becomes a message on standard error."""
    engine = open_engine(data)
    try:
        return check_authority(data, engine)
    except (CorpusError, SearchError, OSError) as e:
        raise click.ClickException(str(e)) from e
    finally:
        engine.close()


def _lines(data: Path, verdicts: list[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        waiting = "" if verdict.applied or verdict.matches is False else "; not applied yet, run: manage.py index"
        yield f"{STATES[verdict.matches]}: {verdict.entry.where}: {_subject(verdict.entry)}: {verdict.told}{waiting}"
    counts = ", ".join(f"{state} {sum(v.matches is matches for v in verdicts):,}" for matches, state in STATES.items())
    yield counts if verdicts else f"there are no entries in {data / AUTHORITY_FILE}"


def _subject(entry: Entry) -> str:
    """What an entry says, in short.

    >>> from indexer.authority import Fact, Rename
    >>> from indexer.authority.values import Where
    >>> _subject(Rename(Fact("place", "xã Suối lạnh"), "xã Suối Lạnh", "abcdefghijkl", Where("rename", 1)))
    "place 'xã Suối lạnh' → 'xã Suối Lạnh' in abcdefghijkl"
    """
    if isinstance(entry, Merge):
        return f"{', '.join(f'{person.name}@{person.report}' for person in entry.people)} → {entry.official!r}"
    if isinstance(entry, Split):
        return f"{entry.official!r} in {', '.join(entry.reports)}"
    to = f" → {entry.to!r}" if isinstance(entry, Rename) and entry.to else ""
    return f"{entry.fact.kind} {entry.fact.value!r}{to}" + (f" in {entry.report}" if entry.report else "")


def _as_json(verdict: Verdict) -> dict[str, object]:
    entry = verdict.entry
    return {
        "table": entry.where.table,
        "number": entry.where.number,
        "line": entry.where.line,
        "says": _subject(entry),
        "note": entry.note,
        "matches": verdict.matches,
        "told": verdict.told,
        "applied": verdict.applied,
    }
