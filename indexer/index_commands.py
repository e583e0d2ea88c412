"""Commands that keep the index: index what is new, rebuild it, say how it stands, look for damage."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from corpus.errors import CorpusError
from corpus.output import print_json
from corpus.progress import track
from indexer.engines import open_engine
from indexer.engines.base import Engine
from indexer.errors import IndexDamaged, SearchError
from indexer.pipeline import Status, Summary, Watch, built_or_none, index_changes, rebuild, status_of
from indexer.pipeline.pages import PageReports
from indexer.pipeline.skipped import Skipped
from indexer.pipeline.sources import differing, sources_now

NAMED = 20
"""Skipped pages that a summary names; `info --json` has all of them."""

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    show_default="one a processor",
    help="Processes that read pages; 1 reads them in this one.",
)


@click.command()
@jobs_option
@click.pass_obj
def index(data: Path, jobs: int) -> None:
    """Read and index the pages that are new or have changed, and those that the authority file newly corrects.

    Pages that were taken down leave the index, those put back return. Without an index it builds one. Interrupt it at any moment: the old
    index keeps serving, and the next run completes.
    """
    with _engine(data) as engine:
        built = built_or_none(engine)
        if built and "schema" in differing(built, sources_now(data, 0)):
            raise click.ClickException("the index has another schema than this program writes; run: manage.py reindex --if-needed")
        summary = index_changes(data, engine, jobs=jobs, watch=_watch("index"))
        _print_summary(summary)
        if built and (changed := differing(built, sources_now(data, 0))):
            click.echo(f"The index was built with other {_and(changed)}; to read every page anew, run: manage.py reindex --if-needed")
    _exit(summary)


@click.command()
@click.option("--if-needed", is_flag=True, help="Only where schema or reading rules differ from the index's.")
@jobs_option
@click.pass_obj
def reindex(data: Path, if_needed: bool, jobs: int) -> None:
    """Read and index every page anew, aside, and swap the new index in when it is complete.

    Searching never stops: until the swap the old index answers, also when this is interrupted. Pages that are new or have changed
    are no reason for --if-needed, nor is a changed authority file: manage.py index takes them in.
    """
    with _engine(data) as engine:
        if if_needed and not _needed(data, engine):
            click.echo(_not_needed(status_of(data, engine)))
            return
        summary = rebuild(data, engine, jobs=jobs, watch=_watch("reindex"))
        _print_summary(summary)
    _exit(summary)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else, with every skipped page.")
@click.pass_obj
def info(data: Path, as_json: bool) -> None:
    """Show what has been captured, what of it is indexed, and what could not be.

    A damaged index is told with the rest, and the exit code is 1.
    """
    with _engine(data) as engine:
        status = status_of(data, engine)
    if as_json:
        print_json(_status_json(status), indent=2)
    else:
        click.echo("\n".join(_status_lines(status)))
    if status.damage:
        raise click.exceptions.Exit(1)


@click.command()
@click.pass_obj
def verify(data: Path) -> None:
    """Read all files of the index, and say which are not as they were written.

    Arrays that are damaged are removed; the index answers without them, slower, until manage.py index has made them anew.
    """
    with _engine(data) as engine:
        faults = engine.verify()
    if faults:
        click.echo("\n".join(faults))
        # Whoosh's own files hold the reports, and what searching is made of: of nothing else can they be made.
        lost = any(".seg:" in fault for fault in faults)
        raise click.ClickException(f"the captures are safe: run manage.py {'reindex' if lost else 'index'}")
    click.echo("The index is as it was written.")


COMMANDS: tuple[click.Command, ...] = (index, reindex, info, verify)


@contextmanager
def _engine(data: Path) -> Iterator[Engine]:
    """The engine of `data`; what goes wrong on purpose becomes a message, and Ctrl-C says that nothing is lost."""
    engine = open_engine(data)
    try:
        yield engine
    except (CorpusError, SearchError) as e:
        raise click.ClickException(str(e)) from e
    except OSError as e:
        raise click.ClickException(f"cannot read or write in {data}: {e}; the index is as it was: run the command again") from e
    except KeyboardInterrupt as e:
        raise click.ClickException("interrupted; the index is as it was: run the command again to complete it") from e
    finally:
        engine.close()


def _needed(data: Path, engine: Engine) -> bool:
    """Whether a rebuild would give another index than an update: there is none, it is damaged, or it was built otherwise."""
    try:
        built = built_or_none(engine)
    except IndexDamaged:
        return True
    return built is None or bool(differing(built, sources_now(data, 0)))


def _not_needed(status: Status) -> str:
    """What to say instead of a rebuild."""
    todo = _for_index(status)
    return f"The index is built as this program would build it; {f'{_and(todo)}, run: manage.py index' if todo else 'nothing to do.'}"


def _for_index(status: Status) -> list[str]:
    """What an update would take in."""
    pages = [f"new or changed pages: {status.waiting:,}"] if status.waiting else []
    return pages + ["the authority file has changed"] * status.authority_changed


def _watch(label: str) -> Watch:
    """Progress of reading pages; what follows takes a tenth of that time, and says that it has begun."""

    def watch(pages: Iterable[PageReports], total: int) -> Iterator[PageReports]:
        yield from track(pages, label=label, total=total)
        if total:
            click.echo("writing the index …", err=True)

    return watch


def _print_summary(summary: Summary) -> None:
    skipped = len(summary.skipped) - summary.failed
    counts = f"unchanged {summary.unchanged:,}, skipped {skipped:,}, failed {summary.failed:,}"
    click.echo(f"indexed {summary.indexed:,} (reports: {summary.reports:,}), {counts}")
    if summary.corrected:
        click.echo(f"  {summary.corrected:,} of them read again because the authority file has changed")
    for line in _skipped_lines(summary.skipped):
        click.echo(line)


def _exit(summary: Summary) -> None:
    if summary.failed:
        raise click.exceptions.Exit(1)


def _skipped_lines(skipped: Mapping[str, Skipped]) -> Iterator[str]:
    """How many pages for which reason, then the first of them by name, those that failed first."""
    for reason, count in Counter(entry.reason for entry in skipped.values()).most_common():
        yield f"  {count:,} × {reason}"
    for url, entry in sorted(skipped.items(), key=lambda item: not item[1].failed)[:NAMED]:
        yield f"  {'failed' if entry.failed else 'skipped'}: {url}: {entry.reason}"
    if len(skipped) > NAMED:
        yield f"  … and {len(skipped) - NAMED:,} more; see: manage.py info --json"


def _status_lines(status: Status) -> Iterator[str]:
    counts = status.captures
    pages = f"{_counted(counts.captures, 'capture')}, from {_counted(counts.addresses, 'address', 'addresses')}"
    yield f"Captures:   {pages}, {counts.bytes / 1_000_000:,.1f} MB"
    if status.damage:
        yield f"Index:      damaged: {status.damage}"
    elif status.index is None:
        yield "Index:      none yet; run: manage.py index"
    else:
        built = status.index.built_from
        days = f", meetings from {status.index.first_day} to {status.index.last_day}" if status.index.first_day else ""
        yield f"Index:      {_counted(status.index.reports, 'report')}{days}; generation {status.index.generation}"
        authority = built.authority[:12] or "none"
        yield f"Built from: capture {built.sequence}, schema {built.schema[:12]}, rules {built.rules[:12]}, authority file {authority}"
        yield f"State:      {_state(status)}"
    for failure in status.failures:
        yield f"Import failed at {failure.failed_at:%Y-%m-%d %H:%M} UTC: {failure.name}: {failure.reason}"
    if status.skipped:
        yield f"Pages without a report: {len(status.skipped):,}"
        yield from _skipped_lines(status.skipped)


def _state(status: Status) -> str:
    """What is to be done, in words."""
    todo = [f"{_and(pending)}, run manage.py index"] if (pending := _for_index(status)) else []
    if status.differing:
        todo.append(f"built with other {_and(status.differing)}: run manage.py reindex --if-needed")
    return "; ".join(todo) or "up to date"


def _status_json(status: Status) -> dict[str, object]:
    return {
        "captures": asdict(status.captures),
        "index": asdict(status.index) if status.index else None,
        "damage": status.damage,
        "up_to_date": status.up_to_date,
        "waiting": status.waiting,
        "differing": list(status.differing),
        "authority_changed": status.authority_changed,
        "import_failures": [{"at": f.failed_at.isoformat(), "name": f.name, "reason": f.reason} for f in status.failures],
        "skipped": [{"url": url, **asdict(entry)} for url, entry in status.skipped.items()],
    }


def _counted(count: int, one: str, many: str = "") -> str:
    """How many of something there are.

    >>> _counted(1, "report"), _counted(1200, "report"), _counted(0, "address", "addresses")
    ('1 report', '1,200 reports', '0 addresses')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _and(names: Iterable[str]) -> str:
    """Names as a sentence lists them.

    >>> _and(["schema", "reading rules"]), _and(["schema"])
    ('schema and reading rules', 'schema')
    """
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last
