"""Small random corpora and query trees, for comparing engines with one another."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from indexer.engines.base import Boost, EngineQuery, FacetAsk
from indexer.fields import FACETS, UNDATED, directive_keys
from indexer.query.nodes import TEXT_FIELDS, All, And, AtLeast, DateRange, DirectiveKey, Node, Not, Or, Phrase, Prefix, Synonyms, Word
from indexer.reports import ROLES, Directive, Report
from indexer.text.tokens import query_terms
from tests.builders import report

# Few words, so that they meet: with and without marks, Đ and Ð, both tone styles, composed and not.
WORDS = ("dân", "dan", "dẫn", "Đảng", "Ðảng", "dang", "uỷ", "ủy", "uy", "lý", "lí", "xã", "xa\u0303", "217", "QĐ", "3/10", "hội-nghị")
NAMES = ("Lê Văn An", "Lê Vân An", "Trần Thị Lý", "Bùi An", "Cao")
HOSTS = ("Huyện ủy", "UBND huyện", "Đảng ủy xã")
PLACES = ("xã Ba", "xã Bá", "thôn Lý")
DIRECTIVES = (Directive("217-QĐ/TW", type="Quyết định"), Directive("15/2018/NĐ-CP", type="Nghị định"), Directive("61", type="Đề án"))
DAYS = ("2018-10-03", "2018-10-31", "2018-12-30", "2019-01-02", "2020-02-29")

_sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
_texts = st.lists(_sentences, min_size=1, max_size=3).map("\n\n".join)
_people = st.dictionaries(st.sampled_from(ROLES), st.lists(st.sampled_from(NAMES), unique=True, max_size=2), max_size=3)


@st.composite
def _reports(draw: st.DrawFn) -> list[Report]:
    return [draw(_report(f"r{n}")) for n in range(draw(st.integers(0, 7)))]


@st.composite
def _report(draw: st.DrawFn, name: str) -> Report:
    people: dict[str, Any] = draw(_people)
    days = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=2, max_size=2)))
    return report(
        name,
        draw(_texts),
        title=draw(st.none() | _sentences),
        day=draw(st.sampled_from((None, "XXXX-10-03", days[0], days[0]))),
        last_day=draw(st.sampled_from((None, days[1]))),
        host=draw(st.none() | st.sampled_from(HOSTS)),
        places=draw(st.lists(st.sampled_from(PLACES), unique=True, max_size=2)),
        directives=draw(st.lists(st.sampled_from(DIRECTIVES), unique=True, max_size=2)),
        site=draw(st.sampled_from(("a.example.vn", "b.example.vn"))),
        **people,
    )


_terms = st.sampled_from(WORDS).map(query_terms)
_fields = st.sampled_from(("text", "text", *TEXT_FIELDS))
# Beginnings of words, as the parser makes them: typed bare, and typed with marks.
_stems = st.sampled_from((("d",), ("da",), ("=d", "~d"), ("=dâ", "~da"), ("=đ", "~d"), ("=ủ", "~u"), ("2",), ("h",)))
_keys = st.sampled_from([key for directive in DIRECTIVES for key in directive_keys(directive)])
_days = st.none() | st.sampled_from(DAYS)
_words: st.SearchStrategy[Word | Phrase] = st.one_of(
    st.builds(Word, _terms, _fields), st.builds(Phrase, st.lists(_terms, min_size=2, max_size=3).map(tuple), _fields)
)
_leaves: st.SearchStrategy[Node] = st.one_of(
    st.just(All()),
    _words,
    st.builds(Synonyms, st.lists(_words, min_size=2, max_size=3).map(tuple)),
    st.builds(Prefix, _stems, _fields),
    st.builds(DirectiveKey, _keys),
    st.builds(DateRange, _days, _days),
)


def _branches(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    children = st.lists(nodes, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        st.builds(And, children), st.builds(Or, children), st.builds(Not, nodes), st.builds(AtLeast, st.integers(1, 3), children)
    )


_VALUES: dict[str, tuple[str, ...]] = {
    "year": ("2018", "2019", "2020", UNDATED),
    "month": ("2018-10", "2018-12", "2019-01"),
    "official": (*NAMES, "Không Ai"),
    "role": ROLES,
    "directive": ("217-QĐ/TW", "Đề án 61"),
    "directive_type": ("Quyết định", "Đề án"),
    "issuer": ("Bộ Chính trị",),
    "host": HOSTS,
    "place": PLACES,
    "site": ("a.example.vn", "b.example.vn"),
}


@st.composite
def _filters(draw: st.DrawFn) -> dict[str, frozenset[str]]:
    names = draw(st.lists(st.sampled_from((*FACETS, "official", "role")), unique=True, max_size=3))
    return {name: draw(st.frozensets(st.sampled_from(_VALUES[name]), max_size=2)) for name in names}


_asks = st.sampled_from(FACETS).flatmap(
    lambda name: st.builds(FacetAsk, st.just(name), st.sampled_from((0, 1, 2, 100)), st.sampled_from(("", "", "an", "xa ba")))
)

changes = st.integers(0, 5).flatmap(lambda number: st.tuples(st.just(f"r{number}"), st.none() | _report(f"r{number}")))
"""The name of a page with the report of the same name that it has from now on, or none."""
reports = _reports()
"""Up to seven reports, one page each."""
queries = st.builds(
    EngineQuery,
    st.recursive(_leaves, _branches, max_leaves=6),
    filters=_filters(),
    start=_days,
    end=_days,
    pairs=st.sampled_from(((), ("dan dan", "dang uy"))),
    boosts=st.lists(st.builds(Boost, st.builds(Word, _terms, _fields), st.sampled_from((0.5, 2.0))), max_size=2).map(tuple),
    sort=st.sampled_from(("relevance", "newest", "oldest")),
    limit=st.just(100),
    facets=st.lists(_asks, max_size=4, unique_by=lambda ask: ask.name).map(tuple),
)
"""Queries that ask for every hit."""
