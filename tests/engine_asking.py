"""Short ways to ask an engine, for the tests of its contract."""

from __future__ import annotations

from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.query.nodes import All, Node, Phrase, Prefix, Word
from indexer.text.tokens import query_terms


def word(text: str, field: str = "text") -> Word:
    return Word(query_terms(text), field)


def prefix(text: str, field: str = "text") -> Prefix:
    """What `text*` asks for."""
    return Prefix(query_terms(text), field)


def phrase(text: str, field: str = "text") -> Phrase:
    return Phrase(tuple(query_terms(w) for w in text.split()), field)


def found(engine: Engine, node: Node | None = None, **asked: object) -> set[str]:
    """Ids of all that a query finds, however many pages it takes."""
    query = EngineQuery(node or All(), limit=1000, **asked)  # type: ignore[arg-type]
    result = engine.search(query)
    assert result.total == len(result.hits)
    return {hit.id for hit in result.hits}


def order(engine: Engine, node: Node | None = None, **asked: object) -> list[str]:
    """Ids of the hits in their order."""
    return [hit.id for hit in engine.search(EngineQuery(node or All(), **asked)).hits]  # type: ignore[arg-type]


def counts(
    engine: Engine, facet: str, node: Node | None = None, *, limit: int = 1000, contains: str = "", **asked: object
) -> dict[str, int]:
    """Value -> count of one facet, in the order listed."""
    query = EngineQuery(node or All(), facets=(FacetAsk(facet, limit, contains),), **asked)  # type: ignore[arg-type]
    return {c.value: c.count for c in engine.search(query).facets[facet].values}


def chosen(**filters: str | list[str]) -> dict[str, frozenset[str]]:
    return {name: frozenset([values] if isinstance(values, str) else values) for name, values in filters.items()}
