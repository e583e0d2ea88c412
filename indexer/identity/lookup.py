"""People and directives looked up in an index by name or number: worked out when asked, kept until the index changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Generic, TypeVar

from indexer.authority import Authority, spelling
from indexer.engines.base import Engine, EngineInfo, EngineQuery
from indexer.errors import DirectiveNotFound, OfficialNotFound
from indexer.fields import directive_key, distinct
from indexer.identity.appearances import appearances_of
from indexer.identity.citations import Cited, citations_by_type, citations_of
from indexer.identity.directive_values import CitedDirective, DirectiveFamily
from indexer.identity.families import family_of
from indexer.identity.numbers import LISTED, family_of_number, values_of_number
from indexer.identity.people_values import Appearance, People, Person
from indexer.identity.persons import people_of
from indexer.identity.short import short_key
from indexer.identity.suggestions import SUGGESTED, names_after_renames, names_with_words
from indexer.query.directives import directive_meant
from indexer.query.nodes import And, DirectiveKey, Node, Not, Or, Phrase
from indexer.reports import Report
from indexer.text.normalize import clean_text
from indexer.text.tokens import folded_words

MAX_REPORTS = 5000
"""Reports of one name or number that are read, the newest; a name with more is several people's in any case."""
KEPT = 15_000
"""Reports, of people and as many of directives, in answers that are kept: pages of one person or directive follow one another. One
takes 3.5 KB of a person, up to 7 where it is unclear who is meant, and 2 KB of a directive: 135 MB at worst."""

T = TypeVar("T")


class Identities:
    """Who and which, across the reports of one index.

    Nothing is stored: which appearances of a name are one person depends on the reports that name them and on the authority file
    alone, so an answer holds for one state of the index, and a new report rewrites nothing.
    """

    def __init__(self, engine: Engine, authority: Authority) -> None:
        """`authority` is the authority file that the index was built with."""
        self._engine = engine
        self._authority = authority
        self._people = _Kept[People]()
        self._families = _Kept[DirectiveFamily]()

    def people(self, name: str) -> People:
        """Everyone called `name`; a name typed without marks stands for every spelling. Where nobody is, those whom staff renamed
        from it. Raises `OfficialNotFound`, with names that are alike."""
        name = spelling(name)
        found = self._people_or_none(name)
        if found is None:
            renamed = names_after_renames(name, self._authority)
            found = self._people_or_none(renamed[0]) if len(renamed) == 1 else None
            if found is None:
                raise OfficialNotFound(name, suggestions=distinct((*renamed, *names_with_words(self._engine, name)))[:SUGGESTED])
        return found

    def _people_or_none(self, name: str) -> People | None:
        info = self._engine.info()
        found = self._people.get(info, name)
        if found is None:
            found = self._people_called(name)
            self._people.put(info, name, found, size=found.reports)
        return found if found.people or found.unclear else None

    def person(self, name: str, report_id: str) -> Person:
        """Whoever that report calls `name`. Raises `OfficialNotFound`, also where it is not clear who is meant."""
        named = [p for p in self.people(name).people if any(appearance.report_id == report_id for appearance in p.appearances)]
        if not named:
            raise OfficialNotFound(name, report_id)
        # Where the report names two, it is the address of one of them.
        return next((person for person in named if person.report_id == report_id), named[0])

    def directives(self, value: str) -> DirectiveFamily:
        """All directives of one number or name, typed in any way. Raises `DirectiveNotFound`."""
        value = " ".join(clean_text(value).split())
        info = self._engine.info()
        found = self._families.get(info, value)
        if found is None:
            found = self._directives_meant(value)
            self._families.put(info, value, found, size=found.reports)
        if not found.candidates:
            raise DirectiveNotFound(value)
        return found

    def directive(self, value: str, report_id: str) -> CitedDirective:
        """The directive that that report cites as `value`. Raises `DirectiveNotFound`, also where it is not clear which is meant."""
        cited = [d for d in self.directives(value).candidates if any(citation.report_id == report_id for citation in d.citations)]
        if not cited:
            raise DirectiveNotFound(value, report_id)
        return next((directive for directive in cited if directive.report_id == report_id), cited[0])

    def _directives_meant(self, value: str) -> DirectiveFamily:
        """The family of a number or name; of a number without its code, those of all codes."""
        meant = directive_meant(value)
        values = values_of_number(self._engine, meant.keys)
        families = [self._family_of(one, (directive_key(one),)) for one in values[:LISTED]]
        if len(families) > 1:
            return family_of_number(meant.shown, meant.keys, families, more=len(values[LISTED:]))
        return families[0] if families else self._family_of(value, meant.keys)

    def _family_of(self, value: str, keys: Sequence[str]) -> DirectiveFamily:
        reports, total = newest_reports(self._engine, Or(tuple(DirectiveKey(key) for key in keys)))
        cited = [one for report in reports for one in citations_of(report, frozenset(keys))]
        read = len({one.citation.report_id for one in cited})
        return family_of(value, cited, others=self._by_type(cited, keys), reports=read, cut=total > MAX_REPORTS)

    def _by_type(self, cited: Sequence[Cited], keys: Sequence[str]) -> list[Cited]:
        """What other reports cite by the same type and number, where the number tells its type."""
        key = next((key for one in cited if (key := short_key(one.directive.number or ""))), None)
        if key is None:
            return []
        elsewhere = And((DirectiveKey(key), Not(Or(tuple(map(DirectiveKey, keys))))))
        reports, _ = newest_reports(self._engine, elsewhere)
        return [one for report in reports for one in citations_by_type(report, key)]

    def _people_called(self, name: str) -> People:
        authority = self._authority
        appearances: list[Appearance] = []
        read, cut = 0, False
        for fold in _names_with(folded_words(name), authority):
            reports, total = newest_reports(self._engine, Phrase(tuple((word,) for word in fold.split()), "official"))
            found = [appearance for report in reports for appearance in appearances_of(report, fold)]
            appearances += found
            read += len({appearance.report_id for appearance in found})
            cut = cut or total > MAX_REPORTS
        return people_of(name, appearances, merges=authority.merges, splits=authority.splits, reports=read, cut=cut)


def _names_with(fold: str, authority: Authority) -> tuple[str, ...]:
    """The folded names of `fold` and of all that staff merged with it, directly or through others."""
    merged = [[folded_words(name) for name in (merge.official, *(p.name for p in merge.people))] for merge in authority.merges]
    names = {fold} - {""}
    while grown := {name for same in merged if not names.isdisjoint(same) for name in same} - names:
        names |= grown
    return tuple(sorted(names))


def newest_reports(engine: Engine, node: Node) -> tuple[Iterator[Report], int]:
    """The reports that `node` matches, newest first, at most `MAX_REPORTS`, and how many match."""
    found = engine.search(EngineQuery(node, sort="newest", limit=MAX_REPORTS))
    return engine.get_many(hit.id for hit in found.hits), found.total


class _Kept(Generic[T]):
    """The last answers for one state of the index, of `KEPT` reports in all. Threads may share it."""

    def __init__(self) -> None:
        self._state: EngineInfo | None = None
        self._answers: dict[str, tuple[T, int]] = {}
        self._lock = Lock()

    def get(self, state: EngineInfo, key: str) -> T | None:
        with self._lock:
            answer, _ = self._answers.get(key, (None, 0)) if state == self._state else (None, 0)
            return answer

    def put(self, state: EngineInfo, key: str, answer: T, *, size: int) -> None:
        """Keep an answer made of `size` reports; the oldest go for it. What is nothing counts too, for anything can be asked for."""
        with self._lock:
            if state != self._state:
                self._state, self._answers = state, {}
            self._answers[key] = answer, max(size, 1)
            while sum(kept for _, kept in self._answers.values()) > KEPT and len(self._answers) > 1:
                del self._answers[next(iter(self._answers))]
