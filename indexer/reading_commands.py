"""The command that shows what is read out of a page."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from corpus.output import print_json
from indexer.assemble import assemble
from indexer.batch import parse_line, reports_of
from indexer.codec import report_id, to_json
from indexer.errors import BadInput, NotABulletin
from indexer.reading import read_page
from indexer.report_display import show_report


@click.command()
@click.argument("file", type=click.File("rb"), metavar="FILE")
@click.option("--url", help="The page's address, by which portals are recognised, too.")
@click.option("--json", "as_json", is_flag=True, help="One report a line, as JSON.")
@click.option("--jsonl", is_flag=True, help="FILE holds one JSON object a line: id, text or html, publish_date?, url?.")
def annotate(file: Iterable[bytes], url: str | None, as_json: bool, jsonl: bool) -> None:
    """Show what is read out of a page: FILE is HTML, plain text, PDF or Word (.docx), "-" is standard input.

    \b
        manage.py annotate hoi-nghi-giao-ban.html
        manage.py annotate --url https://yensa.example/node/194 trang.html
        echo '{"id": 1, "text": "Sáng 3/10, Huyện ủy họp."}' | manage.py annotate --jsonl -
    """
    if jsonl:
        sys.exit(_annotate_lines(file))
    try:
        pages = read_page(b"".join(file), url=url)
    except NotABulletin as error:
        raise click.ClickException(f"no report in this file ({error})") from error
    for part, page in enumerate(pages):
        report = assemble(page, url=url, report_id=report_id(url or "", page.title), part=part)
        if as_json:
            print_json(to_json(report))
        else:
            show_report(report)


COMMANDS: tuple[click.Command, ...] = (annotate,)


def _annotate_lines(lines: Iterable[bytes]) -> int:
    """Prints the reports of each line; the exit status: 1 if any line could not be used."""
    bad = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = parse_line(line.decode("utf-8-sig", "replace"))
        except BadInput as error:
            click.echo(f"line {number}: {error}", err=True)
            bad += 1
            continue
        for report in reports_of(item):
            print_json(to_json(report) | {"id": item.id})
    return min(bad, 1)
