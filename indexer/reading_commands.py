"""Commands that show what is read out of pages, and measure how well."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from indexer.assemble import assemble
from indexer.batch import parse_item, parse_line, reports_of
from indexer.codec import report_id, to_json
from indexer.errors import BadInput, NotABulletin
from indexer.evaluation import Verdict, judge
from indexer.reading import read_page
from indexer.report_display import show_report
from indexer.reports import Report

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
"""The cases of a checkout; an installed program has none and is given them."""


@click.command()
@click.argument("file", type=click.File("rb"), metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="One report a line, as JSON.")
@click.option("--jsonl", is_flag=True, help="FILE holds one JSON object a line: id, text or html, publish_date?, url?.")
def annotate(file: Iterable[bytes], as_json: bool, jsonl: bool) -> None:
    """Show what is read out of a page: FILE is HTML or plain text, "-" is standard input.

    \b
        manage.py annotate hoi-nghi-giao-ban.html
        echo '{"id": 1, "text": "Sáng 3/10, Huyện ủy họp."}' | manage.py annotate --jsonl -
    """
    if jsonl:
        sys.exit(_annotate_lines(file))
    try:
        pages = read_page(b"".join(file))
    except NotABulletin as error:
        raise click.ClickException(f"no report in this file ({error})") from error
    for part, page in enumerate(pages):
        report = assemble(page, url=None, report_id=report_id("", page.title), part=part)
        if as_json:
            click.echo(json.dumps(to_json(report), ensure_ascii=False))
        else:
            show_report(report)


@click.command()
@click.argument("cases", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--worst", type=click.IntRange(min=0), default=0, help="Show so many of the cases with most faults.")
@click.option("--json", "as_json", is_flag=True, help="The table as JSON.")
def evaluate(cases: Sequence[Path], worst: int, as_json: bool) -> None:
    """Measure precision, recall and F1 against cases that people have read.

    CASES are JSON lists of {id, text | html | file, publish_date, phenomenon, gold}; without any, those of tests/gold/ are taken.
    """
    files = list(cases) or sorted(GOLD.glob("*.json"))
    if not files:
        raise click.ClickException("this installation has no cases of its own; name a file of cases")
    try:
        verdicts = [verdict for file in files for verdict in _verdicts(file)]
    except BadInput as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(_table_json(verdicts), ensure_ascii=False))
        return
    _print_table(verdicts)
    for phenomenon, verdict in sorted(verdicts, key=lambda judged: -len(judged[1].faults))[:worst]:
        if verdict.faults:
            click.echo(f"\n{phenomenon}\n  " + "\n  ".join(verdict.faults))


COMMANDS: tuple[click.Command, ...] = (annotate, evaluate)

_Judged = tuple[str, Verdict]


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
            click.echo(json.dumps(to_json(report) | {"id": item.id}, ensure_ascii=False))
    return min(bad, 1)


def _verdicts(file: Path) -> list[_Judged]:
    try:
        cases = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadInput(f"{file} is not JSON: {error}") from error
    return [(f"{case.get('id')}  {case.get('phenomenon', '')}", judge(case["gold"], _report(case, file))) for case in cases]


def _report(case: object, file: Path) -> Report:
    """The first report of a case. Its `file`, if it has one, is a page of the sample corpus or lies beside the cases."""
    sample = GOLD.parent.parent / "corpus" / "sample"
    return reports_of(parse_item(case, folder=sample if file.resolve().parent == GOLD else file.parent))[0]


def _total(verdicts: Iterable[_Judged]) -> Verdict:
    total = Verdict()
    for _, verdict in verdicts:
        total.add(verdict)
    return total


def _clean(verdicts: Iterable[_Judged]) -> int:
    return sum(not verdict.faults for _, verdict in verdicts)


def _table_json(verdicts: Sequence[_Judged]) -> dict[str, object]:
    scores = {
        kind: {"precision": score.precision, "recall": score.recall, "f1": score.f1, "gold": score.expected, "found": score.found}
        for kind, score in sorted(_total(verdicts).scores.items())
    }
    faults = {phenomenon: verdict.faults for phenomenon, verdict in verdicts if verdict.faults}
    return {"cases": len(verdicts), "without_fault": _clean(verdicts), "scores": scores, "faults": faults}


def _print_table(verdicts: Sequence[_Judged]) -> None:
    table = Table("", "precision", "recall", "F1", "gold", box=None)
    for kind, score in sorted(_total(verdicts).scores.items()):
        table.add_row(kind, f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}", str(score.expected))
    Console().print(table)
    click.echo(f"{_clean(verdicts)} of {len(verdicts)} cases without a fault")
