"""Tantivy, the search engine in Rust, through its Python binding."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy

from tests.benchmarks.peers_articles import Article
from tests.benchmarks.peers_base import FACETS, LISTED, Answer, Query, accented_tokens, folded_tokens, values_of

HEAP_BYTES = 2_000_000_000
"""So much that all of an index is one segment: fastest to ask, and its counts of facets are exact."""
COUNTED = {name: {"terms": {"field": name, "size": LISTED}} for name in FACETS}


class Tantivy:
    """Tantivy with one indexing thread. `analysing`: it makes tokens itself, in Rust; else it is given ours."""

    name = "tantivy"

    def __init__(self, folder: Path, *, analysing: bool = False) -> None:
        self._folder, self._analysing = folder, analysing

    def build(self, articles: Iterable[Article]) -> None:
        """Make an index of `articles`."""
        writer = self._index().writer(HEAP_BYTES, 1)
        for article in articles:
            document = tantivy.Document()
            document.add_text("id", article.id)
            document.add_text("title", article.title)
            document.add_text("body", article.text)
            document.add_text("folded", article.text if self._analysing else folded_tokens(article.text))
            document.add_text("accented", article.text if self._analysing else accented_tokens(article.text))
            for name, values in values_of(article).items():
                for value in values:
                    document.add_text(name, value)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Make ready to answer."""
        self._opened = self._index()
        self._opened.reload()
        self._searcher = self._opened.searcher()

    def ask(self, query: Query) -> Answer:
        """The answer to `query`; its binding can only count facets in a second run of the query."""
        parsed = self._opened.parse_query(query.text, ["accented" if query.accented else "folded"], conjunction_by_default=True)
        found: Any = self._searcher.search(parsed, LISTED, count=True)
        titles = tuple(str(self._searcher.doc(address).get_first("title")) for _, address in found.hits)
        counts = self._searcher.aggregate(parsed, COUNTED)
        facets = {name: tuple((b["key"], b["doc_count"]) for b in counts[name]["buckets"]) for name in FACETS}
        return Answer(found.count, titles, facets)

    def _index(self) -> tantivy.Index:
        schema = tantivy.SchemaBuilder()
        for name in ("id", *FACETS):
            schema.add_text_field(name, stored=name == "id", fast=name != "id", tokenizer_name="raw", index_option="basic")
        for name in ("title", "body"):
            schema.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
        for name in ("folded", "accented"):
            schema.add_text_field(name, tokenizer_name=name, index_option="position")
        opened = tantivy.Index(schema.build(), path=str(self._folder))
        for name in ("folded", "accented"):
            opened.register_tokenizer(name, self._analyzer(folding=name == "folded"))
        return opened

    def _analyzer(self, *, folding: bool) -> tantivy.TextAnalyzer:
        if not self._analysing:
            return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
        return (builder.filter(tantivy.Filter.ascii_fold()) if folding else builder).build()
