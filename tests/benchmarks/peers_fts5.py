"""SQLite's full-text index, facets by joins."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.peers_articles import Article
from tests.benchmarks.peers_base import FACETS, LISTED, Answer, Query, accented_tokens, folded_tokens, values_of

SCHEMA = """
CREATE TABLE article (number INTEGER PRIMARY KEY, title TEXT, body TEXT);
CREATE VIRTUAL TABLE words USING fts5 (folded, accented, content='', tokenize="unicode61 remove_diacritics 0");
CREATE TABLE value (number INTEGER PRIMARY KEY, facet TEXT, value TEXT, UNIQUE (facet, value));
""" + "".join(f"CREATE TABLE of_{name} (article INTEGER, value INTEGER, PRIMARY KEY (article, value)) WITHOUT ROWID;" for name in FACETS)
TALLY = """SELECT value.value, tally.found FROM (
    SELECT of_{0}.value AS number, count(*) AS found FROM matching JOIN of_{0} ON of_{0}.article = matching.number GROUP BY of_{0}.value
) AS tally JOIN value USING (number) ORDER BY tally.found DESC, value.value LIMIT ?"""


class Fts5:
    """An FTS5 table beside tables of facet values."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        self._file = folder / "fts5.sqlite"

    def build(self, articles: Iterable[Article]) -> None:
        """Make an index of `articles`."""
        with sqlite3.connect(self._file) as database:
            database.executescript(SCHEMA)
            numbers: dict[tuple[str, str], int] = {}
            for number, article in enumerate(articles, 1):
                database.execute("INSERT INTO article VALUES (?, ?, ?)", (number, article.title, article.text))
                tokens = (folded_tokens(article.text), accented_tokens(article.text))
                database.execute("INSERT INTO words (rowid, folded, accented) VALUES (?, ?, ?)", (number, *tokens))
                for name, values in values_of(article).items():
                    entries = [(number, numbers.setdefault((name, value), len(numbers) + 1)) for value in values]
                    database.executemany(f"INSERT INTO of_{name} VALUES (?, ?)", entries)
            database.executemany("INSERT INTO value VALUES (?, ?, ?)", [(n, name, value) for (name, value), n in numbers.items()])
            database.execute("INSERT INTO words (words) VALUES ('optimize')")
            database.execute("ANALYZE")

    def open(self) -> None:
        """Make ready to answer; what matches is kept in memory while facets are counted."""
        self._database = sqlite3.connect(self._file)
        self._database.execute("PRAGMA temp_store = MEMORY")
        self._database.execute("PRAGMA mmap_size = 4000000000")
        self._database.execute("CREATE TEMP TABLE matching (number INTEGER PRIMARY KEY)")

    def ask(self, query: Query) -> Answer:
        """The answer to `query`."""
        run = self._database.execute
        match = f"{'accented' if query.accented else 'folded'} : ({query.text})"
        run("DELETE FROM matching")
        total = run("INSERT INTO matching SELECT rowid FROM words WHERE words MATCH ?", (match,)).rowcount
        best = run("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (match, LISTED)).fetchall()
        titles = tuple(run("SELECT title FROM article WHERE number = ?", number).fetchone()[0] for number in best)
        return Answer(total, titles, {name: tuple(run(TALLY.format(name), (LISTED,))) for name in FACETS})
