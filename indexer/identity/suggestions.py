"""Names that may be meant by one that nobody in an index has."""

from __future__ import annotations

from indexer.authority import Authority, Fact, Rename
from indexer.authority.values import name_key
from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.fields import distinct
from indexer.query.nodes import All
from indexer.text.fold import has_marks
from indexer.text.tokens import folded_words

SUGGESTED = 10
MOST = 10_000
"""Names with the longest of the words that are looked at."""


def names_after_renames(name: str, authority: Authority) -> tuple[str, ...]:
    """What staff renamed `name` to, to the end of each row of renames; a name typed bare stands for every spelling."""
    key = name_key if has_marks(name) else folded_words
    entries = [entry for entry in authority.renames if entry.fact.kind == "official" and key(entry.fact.value) == key(name)]
    return distinct(to for entry in entries if (to := _at_the_end(entry, authority)))


def names_with_words(engine: Engine, name: str) -> tuple[str, ...]:
    """The names in the index that have all the words of `name`, accents and order aside, those that most reports name first."""
    words = folded_words(name).split()
    if not words:
        return ()
    ask = FacetAsk("official", limit=MOST, contains=max(words, key=len))
    counted = engine.search(EngineQuery(All(), facets=(ask,), limit=0)).facets["official"].values
    found = {name_key(each.value): each.value for each in reversed(counted) if set(words) <= set(folded_words(each.value).split())}
    return tuple(reversed(found.values()))[:SUGGESTED]


def _at_the_end(entry: Rename, authority: Authority) -> str | None:
    """The name that nothing renames any more; None where that is rejected. No row of renames leads back (`find_contradictions`)."""
    to = entry.to
    while to and (after := authority.find(Fact("official", to), entry.report)):
        to = after.to if isinstance(after, Rename) else None
    return to
