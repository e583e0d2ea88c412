"""The one door to searching: takes a request, returns values that the web, the API and the command line only translate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from indexer.authority import Authority
from indexer.boosts import boosts_of
from indexer.engines.base import Engine, EngineInfo, EngineQuery, EngineResult, FacetAsk, FacetCounts, Hit
from indexer.errors import InvalidParameter, QueryError, TooManyWords
from indexer.fields import FACETS
from indexer.highlights import highlight_spans, missing_words, title_spans
from indexer.holdings import Holdings, holdings_of
from indexer.identity.directive_values import CitedDirective, DirectiveFamily
from indexer.identity.lookup import Identities
from indexer.identity.people_values import People, Person
from indexer.labels import FACET_LABELS, LABELLED, value_label
from indexer.query.nodes import All, And, Node, Not
from indexer.query.parser import Parsed, parse
from indexer.query.prefixes import place_of_prefix
from indexer.query.relax import without_marks
from indexer.query.renamed import near_of, renamed
from indexer.reports import Report, Span
from indexer.requests import Coverage, Facet, FacetValue, FoundReport, Interpretation, Relaxed, SearchRequest, SearchResult
from indexer.rescue.lexicon import Lexicon
from indexer.rescue.offers import offers_for
from indexer.rescue.querywords import read_words
from indexer.rescue.readings import readings_of
from indexer.rescue.recognised import recognised_in
from indexer.snippets import snippet_of
from indexer.sought import sought
from indexer.suggest.suggester import LIMIT, Suggester
from indexer.suggest.values import Suggestions
from indexer.text.dates import first_day, last_day
from indexer.text.tokens import folded_words

LISTED = 10
"""Values of a facet that a page of results lists; `facet` lists more."""
LISTED_DATES = {"year": 50, "month": 240}
"""Years and months are listed whole, as far as twenty years go: a list of dates with holes misleads."""
ALL_VALUES = 10_000


class SearchService:
    """Searching over one engine."""

    def __init__(self, engine: Engine, authority_of: Callable[[str], Authority] = lambda digest: Authority()) -> None:
        """`authority_of` gives the authority file that an index was built with, by its digest; without it there is none."""
        self.engine = engine
        self._authority_of = authority_of
        self._suggester = Suggester(engine)
        self._identities: tuple[str, Identities] | None = None
        self._coverage: tuple[EngineInfo, Coverage] | None = None
        self._holdings: dict[str, tuple[EngineInfo, Holdings]] = {}
        self._lexicon: tuple[EngineInfo, Lexicon] | None = None

    def search(self, request: SearchRequest, *, listed: int = LISTED) -> SearchResult:
        """What `request` finds, with up to `listed` values of each facet; raises `QueryError` where the query cannot be read."""
        result = self._answer(request, listed)
        if not request.text.strip():
            return result
        typed, lexicon, count = read_words(request.text), self._words(), self._count_or_zero
        bare_total = result.relaxed.total if result.relaxed else 0
        offers = offers_for(request, typed, result.total, lexicon, count, bare_total=bare_total)
        if offers and offers[0].applied:
            request, typed = replace(request, text=offers[0].text), read_words(offers[0].text)
            answer = self._answer(request, listed)
            result = replace(answer, query=replace(answer.query, text=result.query.text))
        readings = readings_of(request, typed, result.total, lexicon, count) if result.total else ()
        return replace(result, offers=offers, readings=readings, recognised=recognised_in(request, typed, lexicon, count))

    def _answer(self, request: SearchRequest, listed: int) -> SearchResult:
        """What `request` finds, word for word."""
        parsed = _parsed(request)
        asked = tuple(FacetAsk(name, max(listed, LISTED_DATES.get(name, 0))) for name in FACETS)
        found = self._ask(_query(request, parsed, facets=asked), request.text)
        relaxed = None if found.total else self._relaxed(request)
        return SearchResult(
            request=request,
            total=found.total,
            hits=self._found(found.hits, parsed.node, request),
            facets=tuple(_facet(name, found.facets[name], request) for name in FACETS),
            more=self._more(request, parsed, found.total, relaxed),
            query=Interpretation(request.text, parsed.interpreted, parsed.expansions),
            relaxed=relaxed,
        )

    def count(self, request: SearchRequest) -> int:
        """How many reports `request` finds; raises `QueryError`."""
        return self._ask(_query(request, _parsed(request), limit=0), request.text).total

    def facet(self, request: SearchRequest, name: str, *, contains: str = "", limit: int = 200) -> Facet:
        """One facet of a search at length: up to `limit` values whose label contains `contains`, accents and case aside."""
        if name not in FACETS:
            raise InvalidParameter(name, f"Không có bộ lọc {name!r}; các bộ lọc: {', '.join(FACETS)}.")
        wanted = folded_words(contains)
        # The engine knows values, not labels: where they differ, all values are asked for and their labels looked at here.
        ask = FacetAsk(name, ALL_VALUES) if name in LABELLED else FacetAsk(name, limit, wanted)
        counts = self._ask(_query(request, _parsed(request), limit=0, facets=(ask,)), request.text).facets[name]
        facet = _facet(name, counts, request)
        if name not in LABELLED:
            return facet
        values = [value for value in facet.values if wanted in folded_words(value.label) or value.selected]
        return Facet(name, facet.label, tuple(values[:limit]), len(values))

    def report(self, report_id: str, text: str = "", *, fold: bool = False, expand: bool = True) -> tuple[Report, tuple[Span, ...]]:
        """The report with this id, and where its text matches the query `text`; raises `ReportNotFound`, `QueryError`."""
        parsed = parse(text, fold=fold, expand=expand)
        report = self.engine.get(report_id)
        return report, highlight_spans(report, parsed.node)

    def newest(self, limit: int = 10) -> tuple[Report, ...]:
        """The reports of the latest meetings, newest first."""
        found = self.engine.search(EngineQuery(All(), sort="newest", limit=limit))
        return tuple(self._reports(found.hits))

    def people(self, name: str) -> People:
        """Everyone called `name` across reports; typed bare it stands for every spelling. Raises `OfficialNotFound`."""
        return self._who().people(name)

    def person(self, name: str, report_id: str) -> Person:
        """Whoever the report with this id calls `name`. Raises `OfficialNotFound`, also where it is not clear who is meant."""
        return self._who().person(name, report_id)

    def directives(self, value: str) -> DirectiveFamily:
        """All directives of one number or name, typed in any way. Raises `DirectiveNotFound`."""
        return self._who().directives(value)

    def directive(self, value: str, report_id: str) -> CitedDirective:
        """The directive that the report with this id cites as `value`. Raises `DirectiveNotFound`, also where which is not clear."""
        return self._who().directive(value, report_id)

    def suggest(self, text: str, limit: int = LIMIT, *, fold: bool = False) -> Suggestions:
        """What `text`, which is still being typed, may become: up to `limit` suggestions of each kind, with `fold` whatever its accents.
        Never a `QueryError`."""
        return self._suggester.suggest(text, limit, fold=fold)

    def coverage(self) -> Coverage:
        """What the index holds."""
        info = self.engine.info()
        if self._coverage is None or self._coverage[0] != info:
            hosts = self.engine.search(EngineQuery(All(), limit=0, facets=(FacetAsk("host", 0),))).facets["host"].distinct
            self._coverage = (info, Coverage(info.reports, hosts, info.first_day, info.last_day, info.generation))
        return self._coverage[1]

    def holdings(self, by: str = "host") -> Holdings:
        """What the index holds by year and by values of the facet `by`, one of `GROUPS`, with the holes; reckoned once a generation."""
        info = self.engine.info()
        if by not in self._holdings or self._holdings[by][0] != info:
            self._holdings[by] = (info, holdings_of(self.engine, by))
        return self._holdings[by][1]

    def info(self) -> EngineInfo:
        """What the engine says of itself; raises `IndexMissing`."""
        return self.engine.info()

    def _ask(self, query: EngineQuery, text: str) -> EngineResult:
        """What the engine finds; raises `QueryError` where a prefix of the query `text` stands for too many words."""
        try:
            return self.engine.search(query)
        except TooManyWords as e:
            raise QueryError(str(e), place_of_prefix(text, e.beginning)) from e

    def _who(self) -> Identities:
        """People and directives across reports, under the authority file that the index was built with."""
        digest = self.engine.info().built_from.authority
        if self._identities is None or self._identities[0] != digest:
            self._identities = (digest, Identities(self.engine, self._authority_of(digest)))
        return self._identities[1]

    def _words(self) -> Lexicon:
        """The words of the index as it is now."""
        info = self.engine.info()
        if self._lexicon is None or self._lexicon[0] != info:
            self._lexicon = (info, Lexicon(self.engine))
        return self._lexicon[1]

    def _count_or_zero(self, request: SearchRequest) -> int:
        """How many reports `request` finds; none where its query cannot be read."""
        try:
            return self.count(request)
        except QueryError:
            return 0

    def _more(self, request: SearchRequest, parsed: Parsed, total: int, relaxed: Relaxed | None) -> tuple[FoundReport, ...]:
        """What has most of the words, for the room that the only page of results leaves; none that only the accents rule out, for
        these are what is offered as `relaxed`."""
        if parsed.most is None or request.page > 1 or total >= request.size:
            return ()
        node = And((parsed.most, Not(parse(relaxed.text, expand=request.expand).node))) if relaxed else parsed.most
        found = self._ask(_query(replace(request, sort="relevance"), parsed, node=node, limit=request.size - total), request.text)
        hits = self._found(found.hits, parsed.most, request)
        return tuple(replace(hit, missing=missing_words(hit.report, parsed.free)) for hit in hits)

    def _relaxed(self, request: SearchRequest) -> Relaxed | None:
        """What the query finds without its accents, where that is another query and finds something."""
        text = without_marks(request.text)
        if request.fold or text == request.text:
            return None
        # Without its marks, a beginning may stand for too many words: "tổ*" may be asked where "to*" may not.
        total = self._count_or_zero(replace(request, text=text))
        return Relaxed(text, total) if total else None

    def _found(self, hits: Sequence[Hit], node: Node, request: SearchRequest) -> tuple[FoundReport, ...]:
        scores, asked = {hit.id: hit.score for hit in hits}, sought(node, request.filters)
        return tuple(
            FoundReport(report, snippet_of(report, asked), title_spans(report, asked), scores[report.id]) for report in self._reports(hits)
        )

    def _reports(self, hits: Iterable[Hit]) -> Iterable[Report]:
        """The reports of `hits`, without those that a commit has taken away since they were found."""
        return self.engine.get_many(hit.id for hit in hits)


def _parsed(request: SearchRequest) -> Parsed:
    return parse(request.text, fold=request.fold, expand=request.expand)


def _query(
    request: SearchRequest, parsed: Parsed, *, node: Node | None = None, limit: int | None = None, facets: tuple[FacetAsk, ...] = ()
) -> EngineQuery:
    """`request` as the engine is asked it; with a `limit`, from the first hit on."""
    return EngineQuery(
        node=node or parsed.node,
        filters={name: frozenset(values) for name, values in request.filters.items() if values},
        start=first_day(request.start) if request.start else None,
        end=last_day(request.end) if request.end else None,
        pairs=parsed.pairs,
        near=near_of(parsed.free),
        renamed=renamed(parsed.free),
        boosts=boosts_of(parsed.node, parsed.free) if request.sort == "relevance" else (),
        sort=request.sort,
        offset=(request.page - 1) * request.size if limit is None else 0,
        limit=request.size if limit is None else limit,
        facets=facets,
    )


def _facet(name: str, counts: FacetCounts, request: SearchRequest) -> Facet:
    chosen = request.filters.get(name, ())
    values = tuple(FacetValue(c.value, value_label(name, c.value), c.count, c.value in chosen) for c in counts.values)
    return Facet(name, FACET_LABELS[name], values, counts.distinct)
