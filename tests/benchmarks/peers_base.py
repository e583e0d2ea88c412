"""What every compared search engine is given and asked: articles as ready tokens, and queries that all of them read alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from indexer.text.fold import accented, folded
from indexer.text.tokens import tokenize
from tests.benchmarks.peers_articles import Article

FACETS = ("year", "site", "official", "place")
"""The last two have several values an article."""
LISTED = 10
"""Hits, and values of each facet, that an answer lists."""
BLOCK_END = "zzblockzz"
"""A token between paragraphs, so that no engine finds a phrase across them."""


@dataclass(frozen=True, slots=True)
class Query:
    """`words` as tokens of the index, side by side if `phrase`; typed as `text`. `accented`: they ask for spellings, not folded."""

    text: str
    words: tuple[str, ...]
    phrase: bool = False
    accented: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Articles found, titles of the best, and the most frequent values of each facet with their counts."""

    total: int
    titles: tuple[str, ...]
    facets: dict[str, tuple[tuple[str, int], ...]]


class Peer(Protocol):
    """A search engine with an index in a folder."""

    name: str

    def build(self, articles: Iterable[Article]) -> None:
        """Make an index of `articles`."""

    def open(self) -> None:
        """Make ready to answer."""

    def ask(self, query: Query) -> Answer:
        """The answer to `query`: the query's text read, ten titles and the counts of four facets."""


def folded_tokens(text: str) -> str:
    """The folded words of `text` with a space between, and `BLOCK_END` between paragraphs.

    >>> folded_tokens("Dân vận\\n\\nHuyện uỷ")
    'dan van zzblockzz huyen uy'
    """
    return _tokens(text, marks=False)


def accented_tokens(text: str) -> str:
    """The words of `text` in their one spelling.

    >>> accented_tokens("Dân vận\\n\\nHuyện uỷ")
    'dân vận zzblockzz huyện ủy'
    """
    return _tokens(text, marks=True)


def _tokens(text: str, *, marks: bool) -> str:
    spelt = accented if marks else folded
    blocks = (block for block in text.split("\n") if block.strip())
    return f" {BLOCK_END} ".join(" ".join(spelt(token.surface) for token in tokenize(block)) for block in blocks)


def values_of(article: Article) -> dict[str, tuple[str, ...]]:
    """The values of each facet."""
    return {"year": (article.year,), "site": (article.site,), "official": article.officials, "place": article.places}


def built(folder: Path) -> bool:
    """Whether a build in `folder` came to its end."""
    return (folder / "complete").exists()
