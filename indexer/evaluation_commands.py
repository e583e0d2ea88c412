"""The command that measures how well pages are read."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from corpus.errors import CorpusError
from corpus.output import print_json
from indexer.baseline import Changes, Judged, changes_since, latest_or_none, read_baseline, write_baseline
from indexer.batch import reports_of
from indexer.cases import Case, read_cases
from indexer.errors import BadInput, SearchError
from indexer.evaluation import Score, Verdict, judge
from indexer.ranking_report import comparison_as_json, evaluate_search, print_comparison
from indexer.reports import Report

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
"""The cases of a checkout; an installed program has none and is given them."""
SAMPLE = GOLD.parent.parent / "corpus" / "sample"
JUDGED = GOLD / "search" / "sample.json"
RELEASES = GOLD / "releases"
"""What each release made of the cases, in a file called after it."""
HELD_BACK = "held_back"
"""Files whose name begins so are kept from whoever writes rules: their figures tell what to expect of pages never seen."""


@dataclass(frozen=True, slots=True)
class _Evaluation:
    judged: Sequence[Judged]
    seconds: float
    """Of the processor, for reading and annotating."""

    @property
    def open(self) -> list[Judged]:
        return [one for one in self.judged if not one.file.startswith(HELD_BACK)]

    @property
    def held_back(self) -> list[Judged]:
        return [one for one in self.judged if one.file.startswith(HELD_BACK)]

    @property
    def rate(self) -> float:
        """Reports a second on one core."""
        return len(self.judged) / self.seconds if self.seconds else 0.0


@click.command()
@click.argument("cases", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--worst", type=click.IntRange(min=0), default=0, help="Show so many of the cases with most faults, none held back.")
@click.option(
    "--against", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Compare with this instead of the last release."
)
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the outcome, to compare later ones with: tests/gold/releases/VERSION.json.",
)
@click.option("--search", is_flag=True, help="Measure how well searches are ranked instead, against plain BM25.")
@click.option("--json", "as_json", is_flag=True, help="The table as JSON.")
@click.pass_obj
def evaluate(data: Path, cases: Sequence[Path], worst: int, against: Path | None, save: Path | None, search: bool, as_json: bool) -> None:
    """Measure precision, recall and F1 against cases that people have read.

    CASES are JSON lists of {id, text | html | file, publish_date, phenomenon, gold}; without any, those of tests/gold/ are taken.
    Files called held_back* are counted apart. Gains and losses are cases in which less or more is wrong than at the last release.

    With --search: reports of the index are looked for by six words of a sentence, typed with and without accents, and queries
    that people judged are put to the sample corpus.
    """
    if search:
        _evaluate_search(data, as_json=as_json)
        return
    files = list(cases) or sorted(GOLD.glob("*.json"))
    if not files:
        raise click.ClickException("this installation has no cases of its own; name a file of cases")
    try:
        evaluation = _evaluate(files)
        changes = _changes(evaluation.judged, against)
    except BadInput as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        print_json(_as_json(evaluation, changes))
    else:
        _show(evaluation, changes)
        _show_worst(evaluation.open, worst)
    if save:
        write_baseline(save, evaluation.judged)


COMMANDS: tuple[click.Command, ...] = (evaluate,)


def _evaluate_search(data: Path, *, as_json: bool) -> None:
    if not JUDGED.exists():
        raise click.ClickException("this installation has no judged queries; run it in a checkout")
    try:
        compared = evaluate_search(data, JUDGED, SAMPLE)
    except (CorpusError, SearchError) as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        print_json(comparison_as_json(compared))
    else:
        print_comparison(compared, Console())


def _evaluate(files: Iterable[Path]) -> _Evaluation:
    seconds, judged = 0.0, []
    for file in files:
        # Pages that the checkout's cases name are those of the sample corpus.
        for case in read_cases(file, pages=SAMPLE if file.resolve().parent == GOLD else file.parent):
            start = time.process_time()
            report = _first_report(file, case)
            seconds += time.process_time() - start
            judged.append(Judged(file.stem, case, judge(case.gold, report)))
    return _Evaluation(judged, seconds)


def _first_report(file: Path, case: Case) -> Report:
    try:
        return reports_of(case.item)[0]
    except BadInput as error:
        raise BadInput(f"{file}, {case.name}: {error}") from error


def _changes(judged: Sequence[Judged], against: Path | None) -> Changes | None:
    file = against or latest_or_none(RELEASES)
    return changes_since(read_baseline(file), judged) if file else None


def _total(judged: Iterable[Judged]) -> dict[str, Score]:
    total = Verdict()
    for one in judged:
        total.add(one.verdict)
    return dict(sorted(total.scores.items()))


def _clean(judged: Iterable[Judged]) -> int:
    return sum(not one.verdict.faults for one in judged)


def _as_json(evaluation: _Evaluation, changes: Changes | None) -> dict[str, object]:
    answer = _set_as_json(evaluation.open) | {"reports_a_second": round(evaluation.rate, 1)}
    answer["faults"] = {_name(one): one.verdict.faults for one in evaluation.open if one.verdict.faults}
    if evaluation.held_back:
        answer["held_back"] = _set_as_json(evaluation.held_back)
    if changes:
        answer["since_release"] = {
            "release": changes.release,
            "compared": changes.compared,
            "gained": {kind: [one.key for one in cases] for kind, cases in changes.gained.items()},
            "lost": {kind: [one.key for one in cases] for kind, cases in changes.lost.items()},
        }
    return answer


def _set_as_json(judged: Sequence[Judged]) -> dict[str, object]:
    scores = {
        kind: {"precision": score.precision, "recall": score.recall, "f1": score.f1, "gold": score.expected, "found": score.found}
        for kind, score in _total(judged).items()
    }
    return {"cases": len(judged), "without_fault": _clean(judged), "scores": scores}


def _show(evaluation: _Evaluation, changes: Changes | None) -> None:
    console = Console()
    for title, judged in (("Open cases", evaluation.open), ("Held back from whoever writes rules", evaluation.held_back)):
        if judged:
            console.print(_table(title, judged, changes))
            click.echo(f"{_clean(judged)} of {len(judged)} cases without a fault\n")
    click.echo(f"read and annotated at {evaluation.rate:.0f} reports a second, on one core")
    if changes:
        _show_losses(changes)


def _table(title: str, judged: Sequence[Judged], changes: Changes | None) -> Table:
    """The scores by kind of fact and, beside each, how many of these cases gained and lost in it since the release."""
    table = Table("", "precision", "recall", "F1", "gold", title=title, title_justify="left", box=None)
    if changes:
        table.add_column(f"gained, lost since {changes.release}")
    own = {one.key for one in judged}
    for kind, score in _total(judged).items():
        cells = [_three_digits(share) for share in (score.precision, score.recall, score.f1)]
        if changes:
            gained, lost = (sum(one.key in own for one in found.get(kind, ())) for found in (changes.gained, changes.lost))
            table.add_row(kind, *cells, str(score.expected), f"+{gained} -{lost}" if gained or lost else "")
        else:
            table.add_row(kind, *cells, str(score.expected))
    return table


def _show_losses(changes: Changes) -> None:
    """What was right at the release and is wrong now, by name; of cases held back the kind of fact only."""
    click.echo(f"compared with release {changes.release} in {changes.compared} cases")
    for kind, cases in changes.lost.items():
        for one in cases:
            click.echo(f"  lost {kind}: {'a case held back' if one.file.startswith(HELD_BACK) else _name(one)}")


def _show_worst(judged: Iterable[Judged], worst: int) -> None:
    for one in sorted(judged, key=lambda one: -len(one.verdict.faults))[:worst]:
        if one.verdict.faults:
            click.echo(f"\n{_name(one)}\n  " + "\n  ".join(one.verdict.faults))


def _name(one: Judged) -> str:
    return f"{one.case.item.id}  {one.case.phenomenon}"


def _three_digits(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"
