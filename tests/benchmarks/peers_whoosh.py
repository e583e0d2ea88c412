"""Plain Whoosh with one straightforward schema."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.analysis import Filter, LowercaseFilter, RegexTokenizer, SpaceSeparatedTokenizer, Token
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema
from whoosh.qparser import QueryParser
from whoosh.sorting import Count, FieldFacet

from indexer.text.fold import accented, folded
from indexer.text.tokens import WORD
from tests.benchmarks.peers_articles import Article
from tests.benchmarks.peers_base import FACETS, LISTED, Answer, Query, accented_tokens, folded_tokens, values_of

BETWEEN = "|"
"""Between the values of a facet."""
MEMORY_MB = 256


class Spelt(Filter):  # type: ignore[misc]
    """Puts each token into the form that our own index has."""

    def __init__(self, *, marks: bool) -> None:
        self.marks = marks

    def __call__(self, tokens: Iterable[Token]) -> Iterable[Token]:
        spelt = accented if self.marks else folded
        for token in tokens:
            token.text = spelt(token.text)
            yield token


class PlainWhoosh:
    """Whoosh as its documentation shows it. `analysing`: it makes tokens itself, as it would without us; else it is given ours."""

    name = "Whoosh"

    def __init__(self, folder: Path, *, analysing: bool = False) -> None:
        self._folder, self._analysing = folder, analysing

    def build(self, articles: Iterable[Article]) -> None:
        """Make an index of `articles`."""
        writer = index.create_in(self._folder, self._schema()).writer(limitmb=MEMORY_MB)
        for article in articles:
            texts = (article.text, article.text) if self._analysing else (folded_tokens(article.text), accented_tokens(article.text))
            facets = {name: BETWEEN.join(values) for name, values in values_of(article).items()}
            writer.add_document(id=article.id, title=article.title, body=article.text, folded=texts[0], accented=texts[1], **facets)
        writer.commit(optimize=True)

    def open(self) -> None:
        """Make ready to answer."""
        self._index = index.open_dir(self._folder)
        self._searcher = self._index.searcher()
        self._parsers = {marks: QueryParser("accented" if marks else "folded", self._index.schema) for marks in (False, True)}

    def ask(self, query: Query) -> Answer:
        """The answer to `query`."""
        counted = {name: FieldFacet(name, allow_overlap=True, maptype=Count) for name in FACETS}
        found = self._searcher.search(self._parsers[query.accented].parse(query.text), limit=LISTED, groupedby=counted)
        return Answer(len(found), tuple(hit["title"] for hit in found[:LISTED]), {name: _most(found.groups(name)) for name in FACETS})

    def _schema(self) -> Schema:
        fields: dict[str, Any] = {name: KEYWORD(commas=False, analyzer=RegexTokenizer(rf"[^{BETWEEN}]+")) for name in FACETS}
        for name, marks in (("folded", False), ("accented", True)):
            own = RegexTokenizer(WORD) | LowercaseFilter() | Spelt(marks=marks)
            fields[name] = TEXT(analyzer=own if self._analysing else SpaceSeparatedTokenizer())
        return Schema(id=ID(stored=True), title=STORED, body=STORED, **fields)


def _most(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:LISTED])
