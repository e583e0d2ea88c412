"""Commands that bring captures in, and that hide pages from the index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import click

from corpus.errors import CorpusError
from corpus.importing import Tally, count_outcomes_or_none, import_captures, read_outcomes
from corpus.output import print_utf8
from corpus.progress import track
from corpus.sources.outcomes import Collision, Failed, Notice, Skipped
from corpus.store import CaptureStore
from corpus.urls import canonical_url


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the counts and the list as JSON.")
@click.pass_obj
def import_pages(data: Path, paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Keep pages as they are: HTML, text, PDF and Word (.docx) files, folders of them, web archives.

    \b
        manage.py import hoi-nghi.html          one page
        manage.py import bản-tin/               a folder and all below it
        manage.py import 2018.warc.gz trang/    a web archive, and a folder

    A page's address and time of capture come from the folder's manifest.jsonl, one line a file:

    \b
        {"file": "5.html", "url": "https://vinhlac.example.vn/tin/5",
         "captured_at": "2018-10-03T15:15:00+07:00", "content_type": "text/html"}

    It counts for the folder and all below it, also when only a file or a folder of them is imported. Without one, the address is
    the page's own canonical link, else "file:" and its path below the folder, for a single file its name; the time is that of the
    file's last change. Hidden files are passed by. The same page again adds nothing, so an import that was interrupted is simply
    run again.

    2018/01.html and 2019/01.html are one address, file:01.html, when 2018/ and 2019/ are imported instead of their parent folder:
    then they pass for one page that changed, and the search shows the one changed last. Within one import such files are listed
    as collisions; both are kept.

    What is no page (empty, an image, too large) is skipped and listed. What should have been imported and could not be (an
    unreadable file, a damaged archive, a wrong line of a manifest) is listed as failed, and the exit code is 1.
    """
    with TemporaryFile("w+", encoding="utf-8") as file:
        notices = _Notices(file)
        try:
            with CaptureStore.open(data, writable=True) as store:
                outcomes = track(read_outcomes(paths), label="import", total=count_outcomes_or_none(paths))
                tally = import_captures(store, outcomes, note=notices.note)
        except CorpusError as e:
            raise click.ClickException(str(e)) from e
        for line in _json_lines(tally, notices) if as_json else _text_lines(tally, notices):
            (print_utf8 if as_json else click.echo)(line)
    if tally.failed:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("address")
@click.option("--reason", required=True, metavar="TEXT", help="Why, for those who ask later; kept for good.")
@click.option("--undo", is_flag=True, help="Put the page back.")
@click.pass_obj
def takedown(data: Path, address: str, reason: str, *, undo: bool) -> None:
    """Hide the page at ADDRESS from the next manage.py index on, also when it is captured again and in every rebuild.

    Its captures stay, so that --undo brings it back as it was.
    """
    if not reason.strip():
        raise click.UsageError("--reason needs a text")
    try:
        url = canonical_url(address)
        CaptureStore.open(data).close()  # a writable one would be created where nothing was ever imported
        with CaptureStore.open(data, writable=True) as store:
            (store.put_back if undo else store.take_down)(url, reason.strip(), datetime.now(UTC))
            store.commit()
    except CorpusError as e:
        raise click.ClickException(str(e)) from e
    click.echo(f"{'put back' if undo else 'taken down'}: {url}; for the search to follow, run: manage.py index")


_WORDS: dict[type[Notice], str] = {Skipped: "skipped", Failed: "failed", Collision: "collision"}


class _Notices:
    """What was skipped, failed or collided, kept on disk until it is told: an archive may hold a million images."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def note(self, notice: Notice) -> None:
        self._file.write(
            json.dumps({"outcome": _WORDS[type(notice)], "name": notice.name, "reason": notice.reason}, ensure_ascii=False) + "\n"
        )

    def __iter__(self) -> Iterator[str]:
        """Each as one line of JSON, in the order they came."""
        self._file.seek(0)
        return (line.rstrip("\n") for line in self._file)


def _text_lines(tally: Tally, notices: _Notices) -> Iterator[str]:
    for line in notices:
        notice = json.loads(line)
        yield f"{notice['outcome']}: {notice['name']}: {notice['reason']}"
    yield ", ".join(f"{name} {count:,}" for name, count in asdict(tally).items())


def _json_lines(tally: Tally, notices: _Notices) -> Iterator[str]:
    """One JSON object over several lines: the counts, and `notices` with a line each."""
    yield json.dumps(asdict(tally))[:-1] + ', "notices": ['
    separator = ""
    for line in notices:
        yield separator + line
        separator = ", "
    yield "]}"


COMMANDS: tuple[click.Command, ...] = (import_pages, takedown)
