"""The contract of a search engine: what it is asked, what it answers, how it is written.

Facets are exact and disjunctive: values within one facet are OR-ed, facets AND-ed, and the count beside a value is what
would be found if it were that facet's only value. `official` and `role` are one fact: with both chosen, the same person
must have had that role, and each one's counts take the other's choice into account in that way too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol

from indexer.query.nodes import Leaf, Node
from indexer.reports import Report

SORTS = ("relevance", "newest", "oldest")
MAX_EXPANSION = 1_000
"""Terms of the index that a prefix may stand for."""
MAX_SPELLINGS = 20


@dataclass(frozen=True, slots=True)
class FacetAsk:
    """Count a facet: the `limit` most frequent values and every chosen one; `contains` (folded) keeps labels that contain it."""

    name: str
    limit: int = 10
    contains: str = ""


@dataclass(frozen=True, slots=True)
class Boost:
    """What raises the rank of the reports that it matches, as `weight` times a part of the query would."""

    node: Leaf
    weight: float


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """`filters`: facet -> chosen values; `start`/`end`: inclusive ISO days, None open; `offset` and `limit` count hits. Raising the rank
    and never deciding a match: `pairs` (folded syllables); `near` (words, each by its terms, that should stand near one another in a
    text, best side by side in this order, and so in the title); `renamed` (the same with other names among them: what stands best counts);
    `boosts`."""

    node: Node
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    start: str | None = None
    end: str | None = None
    pairs: tuple[str, ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    renamed: tuple[tuple[tuple[str, ...], ...], ...] = ()
    boosts: tuple[Boost, ...] = ()
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20
    facets: tuple[FacetAsk, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A found report, its score (comparable only within one result), its title and the first ISO day of its meeting, if known."""

    id: str
    score: float
    title: str = ""
    day: str | None = None


@dataclass(frozen=True, slots=True)
class FacetCount:
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """`values` by falling count, then by value (`year` and `month`: newest first); `distinct` counts all values found, listed or not."""

    values: tuple[FacetCount, ...]
    distinct: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """How words are printed in texts (`fold.accented`: lower case; bare where they are printed bare), and how often."""

    words: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class EngineResult:
    """`total` counts all that matches; `hits` is the page asked for: by score, then newest, then id; undated reports last
    in either order of time."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, FacetCounts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BuiltFrom:
    """What an index was built from: the last capture's sequence, digests of schema, reading rules and authority file, the last takedown.

    An index older than takedowns names none.
    """

    sequence: int = 0
    schema: str = ""
    rules: str = ""
    authority: str = ""
    takedown: int = 0


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """`generation` counts rebuilds; `reports` those that can be found; `first_day`/`last_day` ISO days of meetings, None without any."""

    generation: int
    reports: int
    built_from: BuiltFrom
    first_day: str | None = None
    last_day: str | None = None


class Writer(Protocol):
    """Changes to an index, seen by readers all at once at `commit`. Leaving the `with` block without it drops what is not committed."""

    def put(self, url: str, reports: Sequence[Report]) -> None:
        """Make `reports` the only ones of the page at `url`; none removes it."""

    def commit(self, built_from: BuiltFrom) -> None:
        """Make everything so far visible in one atomic step. The writer goes on; a fresh one swaps in at its last commit only."""

    def __enter__(self) -> Writer: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


class Engine(Protocol):
    """A search engine over reports. Readers never write; a result comes from one generation."""

    def search(self, query: EngineQuery) -> EngineResult:
        """What `query` finds; raises `TooManyWords` where a prefix stands for more than `MAX_EXPANSION` terms."""

    def frequencies(self, terms: Sequence[str], field: str = "text") -> tuple[int, ...]:
        """For each of `terms` ("dan", "=dân"; `tokens.Token.terms`) the number of reports whose `field` holds it."""

    def spellings(self, words: tuple[str, ...]) -> tuple[Spelling, ...]:
        """How one folded word, or two side by side, are printed in texts: most frequent first, then by spelling, at most
        `MAX_SPELLINGS`. Occurrences in reports that were replaced not long ago may be among those counted."""

    def values(self, facet: str, words: tuple[str, ...], limit: int) -> tuple[FacetCount, ...]:
        """Values of a facet in which each of the folded `words` begins a word of its own: most reports first, then by value."""

    def get(self, report_id: str) -> Report:
        """The report with this id; raises `ReportNotFound`."""

    def get_many(self, report_ids: Iterable[str]) -> Iterator[Report]:
        """The reports with these ids, in their order and of one generation, without those that are not there."""

    def writer(self, *, fresh: bool = False) -> Writer:
        """A writer; `fresh` builds an empty index aside and swaps it in. Raises `WriterBusy` where another process writes."""

    def info(self) -> EngineInfo:
        """What this index holds and was built from; raises `IndexMissing`."""

    def verify(self) -> tuple[str, ...]:
        """Read all files of the index: what is not as it was written, a line each. What can be made anew of the rest is made anew by
        the next writer. Raises `IndexMissing`, `WriterBusy`."""

    def close(self) -> None:
        """Let go of files. A closed engine answers nothing."""
