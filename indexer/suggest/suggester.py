"""Suggestions while a query is being typed, put together from the values and titles of an index."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from indexer.engines.base import Engine, EngineInfo, EngineQuery, EngineResult, FacetAsk
from indexer.errors import QueryError, TooManyWords
from indexer.labels import FACET_LABELS
from indexer.query.nodes import And, Prefix
from indexer.query.parser import parse
from indexer.reports import ROLES
from indexer.requests import SearchRequest
from indexer.suggest.agreement import typed_words
from indexer.suggest.details import Details
from indexer.suggest.lookup import FoundValue, by_likelihood, find_titles, find_values
from indexer.suggest.spellings import spellings_of
from indexer.suggest.typed import Typed, read_typed, tails
from indexer.suggest.values import KINDS, Suggestion, SuggestionGroup, Suggestions

LIMIT, MAX_LIMIT = 5, 20
"""Suggestions of one kind."""
MAX_LENGTH, MAX_WORDS = 300, 20
"""Code points and words of what is still completed; names and titles have fewer."""
TITLE_LABEL = "Bản tin"
Filters = Mapping[str, frozenset[str]]
_QUOTES = re.compile('["“”„‟«»]')
_PAGES = ("official", "directive")
"""Kinds that have a page of their own."""
_FACETS = tuple(kind for kind in KINDS if kind != "title")


class Suggester:
    """Suggestions from one engine. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._details = Details(engine)

    def suggest(self, text: str, limit: int = LIMIT, *, fold: bool = False) -> Suggestions:
        """What `text` may become: as a whole or, where no name has all of it, in its last words, within what the rest finds.

        With `fold`, every word stands for every spelling, as in searches.
        """
        typed = read_typed(text) if len(text) <= MAX_LENGTH else None
        if typed is None or len(typed_words(typed.words)) > MAX_WORDS:
            return Suggestions(text)
        typed = replace(typed, fold=fold)
        state = self._engine.info()
        found = next((some for part in (typed, *tails(typed)) if (some := self._completed(part, state, limit))), [])
        if not typed.before.strip() and (typed.operator is None or typed.operator.field == "title"):
            found += self._titles(typed.sought, limit)
        groups = groupby(found, key=lambda suggestion: suggestion.kind)
        return Suggestions(text, tuple(SuggestionGroup(kind, _label(kind), tuple(each)) for kind, each in groups))

    def _completed(self, typed: Typed, state: EngineInfo, limit: int) -> list[Suggestion]:
        """The values that the words of `typed` may become, kind by kind."""
        kinds, role = _kinds_asked(typed)
        return [
            suggestion
            for kind in kinds
            for found in self._values(kind, typed, role, limit)[:limit]
            if (suggestion := self._suggestion(kind, found, typed, state)).count
        ]

    def _values(self, kind: str, typed: Typed, role: str | None, enough: int) -> list[FoundValue]:
        """Values of one kind, likeliest first; behind other words those that the reports found by them have, and how many do."""
        spelt = reversed(spellings_of(kind, typed.sought))
        found = {each.value: each for text in spelt for each in find_values(self._engine, kind, text, enough)}
        before = typed.before.strip().rstrip("-")
        if not found or not (before or role):
            return by_likelihood(found.values())
        filters = {kind: frozenset(found)}
        within: tuple[Prefix, ...] = ()
        if role:
            # Only those who had the role are counted; that they have the words is asked too, for it leaves fewer reports to count in.
            filters["role"], within = frozenset({role}), tuple(Prefix(word.stems, role) for word in typed_words(typed.sought))
        counted = self._asked(before, typed.fold, *within, filters=filters, facets=(FacetAsk(kind, 0),))
        counts = {each.value: each.count for each in counted.facets[kind].values} if counted else {}
        return by_likelihood(replace(each, count=counts[value]) for value, each in found.items() if counts.get(value))

    def _suggestion(self, kind: str, found: FoundValue, typed: Typed, state: EngineInfo) -> Suggestion:
        """What choosing a value does: behind an operator it becomes the operator's; behind other words it filters what they find; alone it
        leads to its page, or filters where there is none."""
        note = self._details.of(state, kind, found.value)
        suggestion = Suggestion(kind, found.value, found.agreement.marks, note, found.count)
        if typed.operator:
            text = f'{typed.begun}"{_QUOTES.sub(" ", found.value)}"'
            counted = self._asked(text, typed.fold)
            return replace(suggestion, search=SearchRequest(text, fold=typed.fold), count=counted.total if counted else 0)
        if not typed.before.strip() and kind in _PAGES:
            return suggestion
        return replace(suggestion, search=SearchRequest(typed.before.strip(), {kind: (found.value,)}, fold=typed.fold))

    def _titles(self, words: str, limit: int) -> list[Suggestion]:
        """Titles with all the words, each of a day once."""
        found: dict[tuple[str, str | None], Suggestion] = {}
        for hit, agreement in find_titles(self._engine, words):
            suggestion = Suggestion("title", hit.title, agreement.marks, day=hit.day, report_id=hit.id)
            found.setdefault((hit.title, hit.day), suggestion)
        return list(found.values())[:limit]

    def _asked(
        self, text: str, fold: bool, *within: Prefix, filters: Filters | None = None, facets: tuple[FacetAsk, ...] = ()
    ) -> EngineResult | None:
        """What the query `text` finds, and all of `within`; None where it cannot be read."""
        try:
            node = And((parse(text, fold=fold).node, *within))
            return self._engine.search(EngineQuery(node, filters or {}, limit=0, facets=facets))
        except (QueryError, TooManyWords):
            return None


def _kinds_asked(typed: Typed) -> tuple[tuple[str, ...], str | None]:
    """The facets whose values may stand there, and the role that an official must have had."""
    if typed.operator is None:
        return _FACETS, None
    field = typed.operator.field
    if field in ROLES:
        return ("official",), field
    return ((field,) if field in (*_FACETS, "directive_type") else ()), None


def _label(kind: str) -> str:
    return FACET_LABELS.get(kind, TITLE_LABEL)
