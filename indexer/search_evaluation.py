"""How well searches are ranked: by queries that people judged, and by reports that must be found again by words of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random

from indexer.engines.base import Engine, EngineQuery
from indexer.errors import BadInput
from indexer.plain_bm25 import PlainBM25
from indexer.query.nodes import All
from indexer.query.relax import without_marks
from indexer.ranking_scores import DEPTH, JudgedQuery, Scores, scores_of
from indexer.reports import Report
from indexer.requests import SearchRequest
from indexer.service import SearchService
from indexer.text.tokens import folded_words, pairs, tokenize

KNOWN_ITEMS = 300
"""Reports that are looked for: the standard error of their MRR is then 0.03 at most."""
WINDOW = 7
"""Words in a row, of which one is then left out: who remembers a sentence remembers it roughly."""
BATCH = 500

KeyOf = Callable[[Report], str]
"""What grades call a report."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What one set of queries gives: our search, and plain BM25 over folded words and over folded pairs."""

    name: str
    ours: Scores
    words: Scores
    pairs: Scores


def known_items(engine: Engine, *, seed: int = 1) -> list[Compared]:
    """Reports of `engine` looked for by words of their texts, bare and accented; [] where no text has words enough."""
    wanted = Random(seed).sample(ids := sorted(_ids(engine)), min(len(ids), KNOWN_ITEMS))
    texts = ((report.id, remembered_words(report.text, Random(report.id))) for report in engine.get_many(wanted))
    accented = [JudgedQuery(words, {report_id: 3}) for report_id, words in texts if words]
    bare = [JudgedQuery(without_marks(query.text), query.grades) for query in accented]
    return compare(engine, {"known items, bare": bare, "known items, accented": accented}, lambda report: report.id) if bare else []


def remembered_words(text: str, rng: Random) -> str:
    """Six of seven words that stand in a row somewhere in `text`, the missing one within; "" where no paragraph has as many.

    >>> remembered_words("Huyện ủy tổ chức hội nghị giao ban", Random(2))
    'Huyện tổ chức hội nghị giao'
    """
    tokens = tokenize(text)
    starts = [i for i in range(len(tokens) - WINDOW + 1) if tokens[i + WINDOW - 1].position == tokens[i].position + WINDOW - 1]
    if not starts:
        return ""
    start, missing = rng.choice(starts), rng.randrange(1, WINDOW - 1)
    return " ".join(token.surface for i, token in enumerate(tokens[start : start + WINDOW]) if i != missing)


def read_judged(file: Path, addresses: Mapping[str, str]) -> list[JudgedQuery]:
    """The queries of a JSON list of {query, kind, grades: {file: 1, 2 or 3}}; `addresses`: file -> address of its page. Raises
    `BadInput`, which names the file."""
    try:
        judged = json.loads(file.read_text(encoding="utf-8"))
        return [JudgedQuery(one["query"], {addresses[page]: int(grade) for page, grade in one["grades"].items()}) for one in judged]
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise BadInput(f"{file} is no list of judged queries: {type(error).__name__}: {error}") from error


def compare(engine: Engine, sets: Mapping[str, Sequence[JudgedQuery]], key_of: KeyOf) -> list[Compared]:
    """Each set of queries put to our search and to the two plain ones, over all reports of `engine`."""
    asked = [_words(query.text) for queries in sets.values() for query in queries]
    words = PlainBM25(chain.from_iterable(asked))
    neighbours = PlainBM25(chain.from_iterable(map(pairs, asked)))
    for report in _every(engine):
        found = _words(report.text)
        words.add(key_of(report), found)
        neighbours.add(key_of(report), pairs(found))
    service = SearchService(engine)
    return [
        Compared(
            name,
            scores_of(lambda text: _found(service, text, key_of), queries),
            scores_of(lambda text: words.search(_words(text)), queries),
            scores_of(lambda text: neighbours.search(pairs(_words(text))), queries),
        )
        for name, queries in sets.items()
    ]


def _found(service: SearchService, text: str, key_of: KeyOf) -> list[str]:
    """What the first page shows: what has all words, then what has most of them."""
    result = service.search(SearchRequest(text, size=DEPTH), listed=0)
    return list(dict.fromkeys(key_of(found.report) for found in (*result.hits, *result.more)))


def _words(text: str) -> list[str]:
    return folded_words(text).split()


def _ids(engine: Engine) -> list[str]:
    return [hit.id for hit in engine.search(EngineQuery(All(), limit=engine.info().reports)).hits]


def _every(engine: Engine) -> Iterator[Report]:
    ids = _ids(engine)
    batches: Iterable[list[str]] = (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
    return (report for batch in batches for report in engine.get_many(batch))
