"""A search as asked and as answered: the values that the web, the API and the command line share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.engines.base import SORTS
from indexer.errors import InvalidParameter
from indexer.fields import FACETS, UNDATED
from indexer.query.expansions import Expansion
from indexer.reports import ROLES, Report, Span
from indexer.text.dates import first_day, last_day

MAX_SIZE = 100
MAX_DEPTH = 10_000
"""Hits that paging reaches; further down a filter serves better than a page number."""
MAX_FILTERS = 50


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is asked. `filters`: facet -> chosen values, exact; `start`/`end`: "2018", "2018-10" or "2018-10-03", both inclusive;
    `fold`: every word of the query stands for every spelling; `expand`: abbreviations and unit names bring what they also stand for;
    `literal`: nothing else is answered than what was typed.

    Raises `InvalidParameter`, which names the parameter as the address spells it (`from` and `to` for `start` and `end`).
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    start: str | None = None
    end: str | None = None
    sort: str = "relevance"
    page: int = 1
    size: int = 20
    fold: bool = False
    expand: bool = True
    literal: bool = False

    def __post_init__(self) -> None:
        for name, values in self.filters.items():
            if name not in FACETS:
                raise InvalidParameter(name, f"Không có bộ lọc {name!r}; các bộ lọc: {', '.join(FACETS)}.")
            if len(values) > MAX_FILTERS:
                raise InvalidParameter(name, f"Nhiều nhất {MAX_FILTERS} giá trị cho một bộ lọc.")
        for role in self.filters.get("role", ()):
            if role not in ROLES:
                raise InvalidParameter("role", f"Không có vai trò {role!r}; các vai trò: {', '.join(ROLES)}.")
        for year in self.filters.get("year", ()):
            if year != UNDATED and not _is_real(year, "2018"):
                raise InvalidParameter("year", f"'year' phải là năm gồm bốn chữ số như 2018, hoặc {UNDATED}, không phải {year[:50]!r}.")
        for month in self.filters.get("month", ()):
            if not _is_real(month, "2018-10"):
                raise InvalidParameter("month", f"'month' phải là tháng có thật như 2018-10, không phải {month[:50]!r}.")
        for name, day in (("from", self.start and first_day(self.start)), ("to", self.end and last_day(self.end))):
            if day == "":
                raise InvalidParameter(name, f"{name!r} phải là năm, tháng hoặc ngày có thật: 2018, 2018-10 hoặc 2018-10-03.")
        if self.start and self.end and (first_day(self.start) or "") > (last_day(self.end) or ""):
            raise InvalidParameter("to", "Ngày cuối đứng trước ngày đầu; hãy đổi chỗ hai ngày.")
        if self.sort not in SORTS:
            raise InvalidParameter("sort", f"Không sắp xếp theo {self.sort!r} được; các cách: {', '.join(SORTS)}.")
        if not 1 <= self.size <= MAX_SIZE:
            raise InvalidParameter("size", f"Mỗi trang có từ 1 đến {MAX_SIZE} kết quả.")
        if not self.page >= 1 or (self.page - 1) * self.size >= MAX_DEPTH:
            raise InvalidParameter("page", f"Trang phải từ 1 và nằm trong {MAX_DEPTH} kết quả đầu; hãy lọc bớt để tới kết quả xa hơn.")


def _is_real(text: str, like: str) -> bool:
    """Whether `text` is a year or a month of the calendar, as long as the example `like`."""
    return len(text) == len(like) and text.isascii() and first_day(text) != ""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Passages of a report; `highlights` are half-open code-point offsets into this `text`, in order, never overlapping."""

    text: str
    highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A hit: the report, its best passage, and where its title shows words of the query (offsets into the title); `missing`: the free
    words that it lacks, as typed."""

    report: Report
    snippet: Snippet
    title_highlights: tuple[Span, ...] = ()
    score: float = 0.0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's listed values; `distinct` counts all that it has for this search."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    distinct: int


@dataclass(frozen=True, slots=True)
class Interpretation:
    """The query as typed (`text`) and as understood, in words (`interpreted`); `expansions`: what it also finds."""

    text: str
    interpreted: str
    expansions: tuple[Expansion, ...] = ()


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The same query without its accents, and how many reports it finds: offered when the accents leave nothing."""

    text: str
    total: int


@dataclass(frozen=True, slots=True)
class Offer:
    """Another query that was likely meant, and how many reports it finds under the same filters. `kind`: "telex" or "vni" (typed
    without an input method), "spelling", "accents". `applied`: the query itself finds nothing and this one was answered; asked
    with `literal`, it is only offered."""

    kind: str
    text: str
    total: int
    applied: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Words typed bare, one of their spellings, the whole query with these words spelt so, and how many reports that finds under the
    same filters: "dan van", "dân vận", "hoi nghi dân vận", 214."""

    typed: str
    spelt: str
    text: str
    total: int


@dataclass(frozen=True, slots=True)
class FilterOffer:
    """A value of a facet that words of the query name: the value and its label, those words as typed, the query without them, and
    how many reports that finds with the value as a further filter."""

    facet: str
    value: str
    label: str
    typed: str
    text: str
    total: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer. `more` holds what has only most of the words: apart, never in `total` or the counts.

    `request` is what was answered: where an offer was applied, its text is the offer's, and `query.text` what was typed.
    """

    request: SearchRequest
    total: int
    hits: tuple[FoundReport, ...]
    facets: tuple[Facet, ...]
    more: tuple[FoundReport, ...]
    query: Interpretation
    relaxed: Relaxed | None = None
    offers: tuple[Offer, ...] = ()
    readings: tuple[Reading, ...] = ()
    recognised: tuple[FilterOffer, ...] = ()

    @property
    def pages(self) -> int:
        """Pages that can be turned to."""
        return -(-min(self.total, MAX_DEPTH) // self.request.size)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the index holds: reports, bodies that held meetings, first and last day (ISO, None without any), generation."""

    reports: int
    hosts: int
    first_day: str | None
    last_day: str | None
    generation: int
