"""Parts of a query's free text that name a value of a facet: a directive's number, an official, a body, a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from indexer.engines.base import FacetCount
from indexer.labels import value_label
from indexer.query.directives import directive_meant
from indexer.requests import FilterOffer, SearchRequest
from indexer.rescue.directives import goes_by
from indexer.rescue.lexicon import Lexicon
from indexer.rescue.querywords import Place, QueryWord, Run, TypedQuery
from indexer.text.fold import agrees, folded
from indexer.text.tokens import WORD, folded_words

MOST = 3
"""Filters that are offered."""
_MOST_COUNTED = 6
NAMED = ("official", "host", "place")
"""Facets whose values are names, in the order in which they are offered; the text field of the same name holds their words."""
LONGEST_NAME = 8
_MOST_LOOKED_UP = 12
"""Names of each facet that are looked up in one query."""
_LISTED = 50
"""Values among which the one that was typed is looked for, the most frequent of those that begin like it."""
# A number of two digits or a year may count anything, unless it is all that was typed.
_LIKELY_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)[1-9]\d{2,4}")
_NUMBER_SIGN = re.compile(r"(?<!\S)s[ốo][:.]?\s+\Z", re.IGNORECASE)
_END_OF_WORD = re.compile(r"[.,;:!?]*(?!\S)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A value of a facet and the part of the query that names it, between spaces; `end`: where the punctuation behind that ends."""

    facet: str
    value: str
    place: Place
    end: int


def recognised_in(
    request: SearchRequest, typed: TypedQuery, lexicon: Lexicon, count: Callable[[SearchRequest], int]
) -> tuple[FilterOffer, ...]:
    """The values that parts of the query name, each with what the rest finds under it; at most `MOST`, and none where parts are
    alternatives or in brackets, or the facet is filtered already. Up to `_MOST_COUNTED` are counted."""
    if not typed.joined:
        return ()
    named = (*_directives(typed, lexicon), *(found for facet in NAMED for found in _names(typed, facet, lexicon)))
    open_to = (found for found in named if not request.filters.get(found.facet))
    offers = (_offer(request, typed, found, count) for found in islice(open_to, _MOST_COUNTED))
    return tuple(islice((offer for offer in offers if offer.total), MOST))


def _offer(request: SearchRequest, typed: TypedQuery, named: _Named, count: Callable[[SearchRequest], int]) -> FilterOffer:
    start, end = named.place
    text = typed.without(start, named.end)
    total = count(replace(request, text=text, filters={**request.filters, named.facet: (named.value,)}, page=1))
    return FilterOffer(named.facet, named.value, value_label(named.facet, named.value), typed.text[start:end], text, total)


def _directives(typed: TypedQuery, lexicon: Lexicon) -> Iterator[_Named]:
    """The directives that numbers in the query name, those of a number the most cited first."""
    words = [word for run in typed.free for word in run.words]
    alone = len(words) == 1 and not typed.numbered
    numbers = [(word.start, word.end) for word in words if _LIKELY_NUMBER.fullmatch(word.text) or (alone and word.text.isdecimal())]
    for start, end in (*typed.numbered, *numbers):
        behind = _end_or_none(typed.text, start, end)
        keys = directive_meant(typed.text[start:end]).keys if behind else ()
        sign = _NUMBER_SIGN.search(typed.text[:start])
        for found in _cited(keys, lexicon):
            if behind and not goes_by(found.value).isdisjoint(keys):
                yield _Named("directive", found.value, (sign.start() if sign else start, end), behind)


def _end_or_none(text: str, start: int, end: int) -> int | None:
    """Where a part of the query ends with the punctuation behind it; None where it is no whole word: of "217-QĐTW" without its number
    there were left an exclusion."""
    behind = _END_OF_WORD.match(text, end)
    return behind.end() if behind and not text[:start][-1:].strip() else None


def _cited(keys: Sequence[str], lexicon: Lexicon) -> list[FacetCount]:
    """Directives in whose values the number of one of `keys` stands, with leading zeros or without."""
    numbers = dict.fromkeys(word for key in keys for word in key.split() if word.isdecimal())
    spelt = [spelling for number in numbers for spelling in ((number, "0" + number) if len(number) == 1 else (number,))]
    found = {cited.value: cited for number in spelt for cited in lexicon.values("directive", (number,), _LISTED)}
    return sorted(found.values(), key=lambda cited: (-cited.count, cited.value))


def _names(typed: TypedQuery, facet: str, lexicon: Lexicon) -> Iterator[_Named]:
    """The values of `facet` whose whole name, of two words or more, stands in the query, in quotation marks or free."""
    looked_up = 0
    for run in (run for run in typed.runs if run.kind != "value"):
        taken = 0
        for start, end in _windows(run, facet, lexicon):
            if looked_up == _MOST_LOOKED_UP or start < taken:
                continue
            looked_up += 1
            words = run.words[start:end]
            if values := _called(words, facet, lexicon):
                taken = end
                place = (run.start, run.end) if run.kind == "phrase" else (words[0].start, words[-1].end)
                behind = _end_or_none(typed.text, *place)
                yield from (_Named(facet, value, place, behind) for value in values if behind)


def _windows(run: Run, facet: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Stretches of a run that may be a name, by their first word, the longest first; a phrase only whole."""
    known = lexicon.frequencies((folded(word.text) for word in run.words), facet)
    unknown = [i for i, word in enumerate(run.words) if not known[folded(word.text)]]
    if run.kind == "phrase":
        return [(0, len(run.words))] if not unknown and 2 <= len(run.words) <= LONGEST_NAME else []
    windows = []
    for start in range(len(run.words) - 1):
        end = min([i for i in unknown if i >= start] + [len(run.words), start + LONGEST_NAME])
        windows += [(start, stop) for stop in range(end, start + 1, -1)]
    return windows


def _called(words: Sequence[QueryWord], facet: str, lexicon: Lexicon) -> list[str]:
    """The values of `facet` that are called exactly so; a word typed with marks is meant so."""
    name = tuple(folded(word.text) for word in words)
    found = lexicon.values(facet, name, _LISTED)
    return [each.value for each in found if folded_words(each.value) == " ".join(name) and _agree(words, each.value)]


def _agree(words: Sequence[QueryWord], value: str) -> bool:
    return all(agrees(word.text, other) for word, other in zip(words, WORD.findall(value), strict=True))
