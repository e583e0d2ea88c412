"""What a suggestion tells beside its name, read from the newest reports that have it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from indexer.engines.base import Engine, EngineInfo, EngineQuery
from indexer.fields import directive_value
from indexer.identity.appearances import appearances_of
from indexer.identity.people_values import Post
from indexer.query.nodes import All
from indexer.reports import Directive, Report
from indexer.text.tokens import folded_words

READ = 3
"""Reports that are read for one detail, the newest; the first nearly always tells it."""
KEPT = 10_000
"""Details that are kept, some 2 MB of them."""
_KINDS_OF_POST = ("office", "membership", "rank")


class Details:
    """Details of officials and directives, kept for as long as the index does not change."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept = lru_cache(maxsize=KEPT)(self._read)

    def of(self, state: EngineInfo, kind: str, value: str) -> str:
        """An official's latest post ("Bí thư Huyện ủy (Yên Khánh)"), a directive's name, type, issuer and day; "" where no report says
        and for other kinds. `state` is the index's."""
        return self._kept(state, kind, value) if kind in ("official", "directive") else ""

    def _read(self, state: EngineInfo, kind: str, value: str) -> str:
        told = _post_of if kind == "official" else _facts_of
        return next((detail for report in self._newest(kind, value) if (detail := told(report, value))), "")

    def _newest(self, facet: str, value: str) -> Iterator[Report]:
        query = EngineQuery(All(), filters={facet: frozenset({value})}, sort="newest", limit=READ)
        return self._engine.get_many(hit.id for hit in self._engine.search(query).hits)


def _post_of(report: Report, name: str) -> str:
    """What `name` holds in this report, an office before a membership before a rank; "" where it does not say."""
    named = [one for one in appearances_of(report, folded_words(name)) if one.official.name == name]
    posts = [post for one in named for post in one.posts]
    return min(posts, key=_weight).shown if posts else ""


def _weight(post: Post) -> tuple[bool, int]:
    return post.former, _KINDS_OF_POST.index(post.kind)


def _facts_of(report: Report, value: str) -> str:
    """What this report says of the directive beside its number: "Quyết định · Bộ Chính trị · 12/12/2013"; "" for no more than that."""
    return " · ".join(next((_facts(directive) for directive in report.directives if directive_value(directive) == value), []))


def _facts(directive: Directive) -> list[str]:
    """Its name where the number is what it goes by, its type where the number does not say it, its issuer and day."""
    value = directive_value(directive)
    day = "/".join(reversed((directive.date or "").split("-")))
    told = (directive.name, directive.type, directive.issuer, day)
    return [fact for fact in told if fact and folded_words(fact) not in folded_words(value)]
