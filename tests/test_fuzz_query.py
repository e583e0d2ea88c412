"""Any string is a query that is answered, or refused by a message that says what to change; what it may cost is bounded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indexer.engines import open_engine
from indexer.errors import QueryError
from indexer.query.expansions import MOST_PHRASES
from indexer.query.nodes import And, AtLeast, Node, Not, Or, Synonyms
from indexer.query.parser import MAX_TERMS, Parsed, parse
from indexer.requests import SearchRequest
from indexer.service import SearchService
from tests.builders import fill
from tests.fuzz.queries import LONG, PIECES, REPEATED
from tests.webapp_sample import sample_reports
from webapp import create_app

hostile = (
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
    | st.lists(st.sampled_from(PIECES), max_size=15).map(" ".join)
    | st.text(max_size=40)
)
often = settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck), derandomize=True)
MOST_LEAVES = MAX_TERMS * MOST_PHRASES
"""Leaves of a tree: every word of a query may bring as many phrases as one phrase may."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    engine = open_engine(tmp_path_factory.mktemp("data"))
    fill(engine, *sample_reports())
    yield SearchService(engine)
    engine.close()


def parsed_or_error(query: str, *, fold: bool, expand: bool) -> Parsed | QueryError:
    try:
        return parse(query, fold=fold, expand=expand)
    except QueryError as e:
        return e


def leaves(node: Node) -> int:
    if isinstance(node, And | Or | AtLeast):
        return sum(map(leaves, node.children))
    if isinstance(node, Synonyms):
        return len(node.names)
    return leaves(node.child) if isinstance(node, Not) else 1


def check(query: str) -> None:
    """Every way of reading `query` gives a tree, its words and no more than it may cost, or a message with its place."""
    for fold, expand in ((False, True), (True, True), (False, False)):
        outcome = parsed_or_error(query, fold=fold, expand=expand)
        if isinstance(outcome, QueryError):
            assert 0 <= outcome.position <= len(query)
            assert str(outcome).endswith((".", "?"))
        else:
            assert outcome.interpreted
            assert leaves(outcome.node) <= MOST_LEAVES
            assert expand or outcome.expansions == ()
            assert all(expansion.also or expansion.note for expansion in outcome.expansions)


@given(hostile)
@example("a" + "\u0301" * 100)
@example("\u0301" * 100)
@example("-" * 50)
@example("chu-tri:" * 20)
@often
def test_any_string_gives_a_tree_or_a_message(query: str) -> None:
    check(query)
    check(unicodedata.normalize("NFD", query))


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_any_sign_repeated_is_read_or_refused(piece: str) -> None:
    for query in (piece * LONG, (piece * LONG)[:LONG], "hội nghị " + piece * 30, piece * 30 + " nghị"):
        check(query)


@given(hostile, st.booleans(), st.booleans())
@settings(often, max_examples=100)
def test_any_string_is_answered_or_refused(service: SearchService, query: str, fold: bool, expand: bool) -> None:
    try:
        result = service.search(SearchRequest(query, fold=fold, expand=expand))
    except QueryError:
        return
    assert len(result.hits) == min(result.total, 20)
    for found in result.hits:
        assert all(0 <= span.start < span.end <= len(found.snippet.text) for span in found.snippet.highlights)


def test_the_web_answers_any_string_or_says_400(service: SearchService) -> None:
    client = create_app(service).test_client()
    queries = [piece * times for piece in REPEATED if piece.isprintable() for times in (3, LONG)]
    answers = {query: client.get("/tim", query_string={"q": query}).status_code for query in queries}
    assert {query: code for query, code in answers.items() if code not in (200, 400)} == {}
    assert set(answers.values()) == {200, 400}
