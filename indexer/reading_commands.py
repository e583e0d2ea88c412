"""Commands that show what is read out of pages, and measure how well."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from corpus.output import print_json
from indexer.assemble import assemble
from indexer.batch import parse_line, reports_of
from indexer.cases import Case, read_cases
from indexer.codec import report_id, to_json
from indexer.errors import BadInput, NotABulletin
from indexer.evaluation import Verdict, judge
from indexer.reading import read_page
from indexer.report_display import show_report
from indexer.reports import Report

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
"""The cases of a checkout; an installed program has none and is given them."""
SAMPLE = GOLD.parent.parent / "corpus" / "sample"


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
            print_json(to_json(report))
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
        print_json(_table_json(verdicts))
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
            print_json(to_json(report) | {"id": item.id})
    return min(bad, 1)


def _verdicts(file: Path) -> list[_Judged]:
    """What each case's first report came to. Pages that the checkout's cases name are those of the sample corpus."""
    cases = read_cases(file, pages=SAMPLE if file.resolve().parent == GOLD else file.parent)
    return [(f"{case.item.id}  {case.phenomenon}", judge(case.gold, _first_report(file, case))) for case in cases]


def _first_report(file: Path, case: Case) -> Report:
    try:
        return reports_of(case.item)[0]
    except BadInput as error:
        raise BadInput(f"{file}, {case.name}: {error}") from error


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
        table.add_row(kind, *(_three_digits(share) for share in (score.precision, score.recall, score.f1)), str(score.expected))
    Console().print(table)
    click.echo(f"{_clean(verdicts)} of {len(verdicts)} cases without a fault")


def _three_digits(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"
