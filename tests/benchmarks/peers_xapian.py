"""Xapian, the search engine in C++, through Debian's `python3-xapian`."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks.peers_articles import Article
from tests.benchmarks.peers_base import FACETS, LISTED, Answer, Query, accented_tokens, folded_tokens, values_of

DEBIAN = "/usr/lib/python3/dist-packages"
SLOTS = {"year": range(1), "site": range(1, 2), "official": range(2, 7), "place": range(7, 10)}
"""Facet -> its value slots, one for each value that an article may have: its own way of several values is counted in Python."""
BATCH = 10_000


def xapian_or_none() -> ModuleType | None:
    """The binding, which is a package of the system and none of PyPI's; None where there is none for this interpreter."""
    sys.path.append(DEBIAN)
    try:
        return importlib.import_module("xapian")
    except ImportError:
        return None
    finally:
        sys.path.remove(DEBIAN)


class Xapian:
    """Xapian with folded words as they are, and accented ones behind a prefix."""

    name = "Xapian"

    def __init__(self, folder: Path, module: ModuleType) -> None:
        self._folder, self._xapian = folder, module

    def build(self, articles: Iterable[Article]) -> None:
        """Make an index of `articles`."""
        x = self._xapian
        database = x.WritableDatabase(str(self._folder / "xapian"), x.DB_CREATE_OR_OVERWRITE)
        for number, article in enumerate(articles, 1):
            document = x.Document()
            document.set_data(article.title)
            for prefix, tokens in (("", folded_tokens(article.text)), ("XA", accented_tokens(article.text))):
                for position, token in enumerate(tokens.split()):
                    document.add_posting(_term(prefix, token), position)
            for name, values in values_of(article).items():
                for slot, value in zip(SLOTS[name], values, strict=False):
                    document.add_value(slot, value)
            database.add_document(document)
            if number % BATCH == 0:
                database.commit()
        database.close()

    def open(self) -> None:
        """Make ready to answer."""
        self._database = self._xapian.Database(str(self._folder / "xapian"))
        self._parser = self._xapian.QueryParser()
        self._parser.set_default_op(self._xapian.Query.OP_AND)
        self._parser.set_database(self._database)

    def ask(self, query: Query) -> Answer:
        """The answer to `query`. Its parser splits no words that the index holds."""
        x = self._xapian
        enquire = x.Enquire(self._database)
        enquire.set_query(self._parser.parse_query(query.text, x.QueryParser.FLAG_PHRASE, "XA" if query.accented else ""))
        spies: dict[str, list[Any]] = {name: [x.ValueCountMatchSpy(slot) for slot in slots] for name, slots in SLOTS.items()}
        for spy in (spy for each in spies.values() for spy in each):
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, LISTED, self._database.get_doccount())
        titles = tuple(match.document.get_data().decode() for match in found)
        return Answer(found.get_matches_estimated(), titles, {name: _most(spies[name]) for name in FACETS})


def _term(prefix: str, token: str) -> str:
    """A term as Xapian's parser makes it of a word: it puts a colon between a prefix and a capital only, and ours are small."""
    return prefix + token


def _most(spies: list[Any]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for spy in spies:
        # The most frequent of a slot are not those of all slots: each is asked for all that it has, unless it is the only one.
        values = spy.top_values(LISTED) if len(spies) == 1 else spy.values()
        counts.update({item.term.decode(): item.termfreq for item in values})
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:LISTED])
