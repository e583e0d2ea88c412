"""The ranking table of `manage.py evaluate --search`: the corpus at hand, and judged queries over the sample corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from corpus.importing import import_captures, read_outcomes
from corpus.sources.folder import PageFile, find_files
from corpus.store import CaptureStore
from indexer.engines import open_engine
from indexer.engines.base import Engine
from indexer.errors import IndexMissing
from indexer.pipeline import rebuild
from indexer.ranking_scores import DEPTH
from indexer.search_evaluation import Compared, compare, known_items, read_judged

SEARCHES = {"words": "BM25, folded words", "pairs": "BM25, folded pairs", "ours": "this search"}
"""What is compared, as the table calls it."""


def evaluate_search(data: Path, judged: Path, sample: Path) -> list[Compared]:
    """How the index in `data` finds its own reports again, where there is one, and how queries `judged` over the folder `sample` do."""
    engine = open_engine(data)
    try:
        found = known_items(engine)
    except IndexMissing:
        found = []
    finally:
        engine.close()
    with _indexed(sample) as pages:
        queries = read_judged(judged, _addresses(sample))
        return [*found, *compare(pages, {"judged queries": queries}, lambda report: report.url or report.id)]


def print_comparison(compared: Sequence[Compared], console: Console) -> None:
    """A table: for each set of queries, each search with its measures; for the plain ones, how much better ours is."""
    table = Table("", f"MRR@{DEPTH}", "ours / it", f"nDCG@{DEPTH}", f"recall@{DEPTH}", "queries", box=None)
    for one in compared:
        table.add_row(one.name, *[""] * 4, str(one.ours.queries))
        for field, name in SEARCHES.items():
            scores = getattr(one, field)
            ratio = f"{one.ours.mrr / scores.mrr:.2f}" if field != "ours" and scores.mrr else ""
            table.add_row(f"  {name}", f"{scores.mrr:.3f}", ratio, f"{scores.ndcg:.3f}", f"{scores.recall:.3f}", "")
    console.print(table)


def comparison_as_json(compared: Sequence[Compared]) -> dict[str, object]:
    """The same for machines: set of queries -> search -> measure."""
    return {one.name: {field: asdict(getattr(one, field)) for field in SEARCHES} for one in compared}


@contextmanager
def _indexed(folder: Path) -> Iterator[Engine]:
    """The pages below `folder`, imported and indexed as anybody's are, for as long as the block lasts."""
    with TemporaryDirectory() as temporary:
        data = Path(temporary)
        with CaptureStore.open(data, writable=True) as store:
            import_captures(store, read_outcomes([folder]), note=lambda notice: None)
        engine = open_engine(data)
        try:
            rebuild(data, engine)
            yield engine
        finally:
            engine.close()


def _addresses(folder: Path) -> dict[str, str]:
    """Path below `folder` -> address, for every page that the manifest gives one."""
    pages = (found for found in find_files(folder) if isinstance(found, PageFile))
    return {page.path.relative_to(folder).as_posix(): page.entry.url for page in pages if page.entry and page.entry.url}
