"""Imports go one way, and each foreign library has one home."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# From the ground up: a module may import from its own package and from lower layers, never from a sibling or from above.
LAYERS = (
    ("corpus.errors", "corpus.captures"),
    ("corpus.urls", "corpus.lock", "corpus.output", "corpus.progress"),
    ("corpus.store",),
    ("corpus.sources",),
    ("corpus.importing",),
    ("indexer.errors", "indexer.text"),
    ("indexer.reports", "indexer.gazetteers"),
    ("indexer.fields", "indexer.codec"),
    ("indexer.authority",),
    ("indexer.reading", "indexer.annotate", "indexer.query"),
    ("indexer.assemble", "indexer.report_display"),
    ("indexer.batch",),
    ("indexer.engines.base",),
    ("indexer.engines.whoosh",),
    ("indexer.engines",),
    ("indexer.labels",),
    ("indexer.requests",),
    ("indexer.wordspans", "indexer.sought", "indexer.boosts"),
    ("indexer.factspans",),
    ("indexer.highlights", "indexer.rescue"),
    ("indexer.snippets", "indexer.result_json"),
    ("indexer.result_table", "indexer.identity"),
    ("indexer.identity_json", "indexer.identity_table", "indexer.units_today", "indexer.suggest"),
    ("indexer.suggest_json", "indexer.suggest_table"),
    ("indexer.cases", "indexer.evaluation", "indexer.ranking_scores", "indexer.holdings"),
    ("indexer.baseline", "indexer.plain_bm25", "indexer.holdings_json"),
    ("indexer.pipeline", "indexer.service"),
    ("indexer.search_evaluation",),
    ("indexer.ranking_report",),
    ("corpus.commands", "indexer.reading_commands", "indexer.evaluation_commands", "indexer.index_commands", "indexer.search_commands"),
    ("indexer.authority_commands", "indexer.identity_commands", "indexer.holdings_commands"),
    ("indexer.commands", "webapp"),
    ("manage",),
)
# Foreign library -> the one module or package that may know it.
HOMES = {
    "sqlite3": "corpus.store",
    "warcio": "corpus.sources.warc",
    "brotli": "corpus.sources.encodings",
    "url_normalize": "corpus.urls",
    "filelock": "corpus.lock",
    "whoosh": "indexer.engines.whoosh",
    "bs4": "indexer.reading",
    "lxml": "indexer.reading",
    "charset_normalizer": "indexer.reading",
    "trafilatura": "indexer.reading.extraction",
    "pypdfium2": "indexer.reading.pdf",
    "mammoth": "indexer.reading.word",
    "unidecode": "indexer.text.fold",
    "numpy": "indexer.engines.whoosh",
    "flask": "webapp",
    "flask_babel": "webapp",
    "waitress": "webapp",
    "werkzeug": "webapp",
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted([ROOT / "manage.py", *(p for package in ("corpus", "indexer", "webapp") for p in (ROOT / package).rglob("*.py"))]):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def place(name: str) -> tuple[int, str] | None:
    """Level and entry of the layer table that `name` belongs to: the longest entry that holds it."""
    found = [(len(entry), level, entry) for level, layer in enumerate(LAYERS) for entry in layer if within(name, entry)]
    return max(found)[1:] if found else None


@pytest.mark.parametrize(("name", "path"), [pytest.param(*m, id=m[0]) for m in modules()])
def test_imports_go_down_only(name: str, path: Path) -> None:
    here = place(name)
    assert here or name in ("corpus", "indexer"), f"{name} has no place in LAYERS"
    for target in imported(path) if here else ():
        there = place(target)
        if here and there and here[1] != there[1]:
            assert there[0] < here[0], f"{name} imports {target}, which is not below it"


@pytest.mark.parametrize(("name", "path"), [pytest.param(*m, id=m[0]) for m in modules()])
def test_each_foreign_library_has_one_home(name: str, path: Path) -> None:
    for target in imported(path):
        home = HOMES.get(target.split(".")[0])
        assert home is None or within(name, home), f"{name} imports {target}, whose home is {home}"


def test_the_web_knows_neither_store_nor_engine() -> None:
    for name, path in modules():
        if within(name, "webapp") and name != "webapp.commands":
            assert not [t for t in imported(path) if within(t, "corpus.store") or within(t, "indexer.engines")], name


def test_an_import_upwards_is_noticed() -> None:
    below, above = place("indexer.text.fold"), place("indexer.service")
    assert below is not None
    assert above is not None
    assert below[0] < above[0]
    assert place("indexer.engines.whoosh.writer") != place("indexer.engines.base")
