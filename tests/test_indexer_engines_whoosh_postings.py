"""What plain Whoosh reads in our files is what the reports say, in blocks and segments of any size."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query
from whoosh.index import FileIndex
from whoosh.reading import IndexReader

from indexer.engines import open_engine
from indexer.engines.base import BuiltFrom
from indexer.engines.whoosh import blocks, gathering, postings
from indexer.engines.whoosh.schema import INDEX_NAME, KEYS, OFFICIAL_ROLE, URL, facet_field, make_schema
from indexer.engines.whoosh.storage import DurableStorage
from indexer.fields import FACETS, fields_of
from indexer.query.nodes import TEXT_FIELDS
from indexer.reports import Report
from indexer.text.tokens import tokenize
from tests import random_corpora
from tests.builders import report

Places = dict[str, dict[int, list[int]]]
"""Term -> document -> positions; none for a term that is not folded."""


def opened(data: Path) -> IndexReader:
    return FileIndex(DurableStorage(data / "index" / "1"), make_schema(), INDEX_NAME).reader()


def write(data: Path, reports: list[Report]) -> None:
    with open_engine(data).writer() as writer:
        for item in reports:
            writer.put(item.url or "", [item])
        writer.commit(BuiltFrom(1))


def expected_places(reports: list[Report], name: str) -> Places:
    found: Places = defaultdict(lambda: defaultdict(list))
    for document, item in enumerate(reports):
        for token in tokenize(fields_of(item).texts.get(name, "")):
            folded, *other = token.terms
            found[folded][document].append(token.position)
            for term in other:
                found[term][document] = []
    return found


def read_places(reader: IndexReader, name: str) -> Places:
    found: Places = defaultdict(dict)
    for term in reader.lexicon(name) if name in reader.indexed_field_names() else ():
        info = reader.term_info(name, term)
        matcher = reader.postings(name, term)
        weights = []
        while matcher.is_active():
            found[term.decode()][matcher.id()] = matcher.value_as("positions")
            weights.append(matcher.weight())
            assert weights[-1] == matcher.value_as("frequency") == max(len(matcher.value_as("positions")), 1)
            matcher.next()
        docs = list(found[term.decode()])
        assert docs == sorted(docs)
        assert (info.doc_frequency(), info.weight(), info.max_weight()) == (len(docs), sum(weights), max(weights))
        assert (info.min_id(), info.max_id()) == (docs[0], docs[-1])
    return found


def expected_values(reports: list[Report]) -> dict[str, dict[str, list[int]]]:
    """Field without positions -> value -> documents."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for document, item in enumerate(reports):
        fields = fields_of(item)
        own = {facet_field(name): fields.facets[name] for name in FACETS}
        own[KEYS], own[URL] = fields.directive_keys, (item.url or "",)
        own[OFFICIAL_ROLE] = tuple("\x1f".join(pair) for pair in fields.official_roles)
        for name, values in own.items():
            for value in values:
                found[name][value].append(document)
    return found


@settings(deadline=None, max_examples=25)
@given(random_corpora.reports, st.sampled_from([1, 6, 10_000]), st.sampled_from([1, 3, 512]), st.sampled_from([5, 10_000]))
def test_whoosh_reads_what_the_reports_say(reports: list[Report], at_once: int, block: int, run: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "AT_ONCE", at_once)
        patch.setattr(blocks, "BLOCK", block)
        patch.setattr(gathering, "RUN_LETTERS", run)
        patch.setattr(gathering, "MOST_RUNS", 2)
        write(Path(folder), reports)
        with opened(Path(folder)) as reader:
            for name in TEXT_FIELDS:
                assert read_places(reader, name) == expected_places(reports, name)
            for name, values in expected_values(reports).items():
                read = {term.decode(): list(reader.postings(name, term).all_ids()) for term in reader.lexicon(name)}
                assert read == values
                assert all(reader.doc_frequency(name, value) == len(docs) for value, docs in values.items())


def test_many_documents_fill_many_blocks(tmp_path: Path) -> None:
    reports = [report(f"r{n}", f"Hội nghị dân vận {n % 3}{' dân' * (n % 5)}") for n in range(blocks.BLOCK * 2 + 1)]
    write(tmp_path, reports)
    with opened(tmp_path) as reader:
        assert read_places(reader, "text") == expected_places(reports, "text")
        matcher = reader.postings("text", "dan")
        matcher.skip_to(len(reports) - 1)
        assert matcher.id() == len(reports) - 1


def test_plain_whoosh_searches_and_scores_phrases(tmp_path: Path) -> None:
    texts = ["dân vận khéo", "vận dân", "dân vận dân vận dân vận", "dân\nvận"]
    write(tmp_path, [report(f"r{n}", text) for n, text in enumerate(texts)])
    with FileIndex(DurableStorage(tmp_path / "index" / "1"), make_schema(), INDEX_NAME).searcher() as searcher:
        hits = searcher.search(query.Phrase("text", ["dan", "van"]))
        assert {hit.docnum for hit in hits} == {0, 2}
        scores = [hit.score for hit in hits]
        assert all(a >= b > 0 for a, b in pairwise(scores))
        assert [hit["report"][:10] for hit in hits] == ['{"id":"r2"', '{"id":"r0"']
