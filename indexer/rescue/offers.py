"""What to offer beside an answer: the query as it was likely meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from itertools import chain, islice
from operator import or_

from indexer.requests import Offer, SearchRequest
from indexer.rescue.conversion import from_keystrokes
from indexer.rescue.correct import Way, corrected
from indexer.rescue.lexicon import Lexicon
from indexer.rescue.querywords import Place, Run, TypedQuery
from indexer.rescue.rewriting import as_it_stands, is_marked, likeliest_first, other_accents, written, wrongly_marked
from indexer.rescue.values import value_meant
from indexer.text.fold import folded

Count = Callable[[SearchRequest], int]
"""How many reports a request finds; 0 for one that cannot be read."""
PLENTY = 10
"""Reports from which on a query is taken to say what was meant."""
_MANY_TIMES = 5
"""A query that finds a few reports was hardly meant for one that does not find as many times more."""
_MOST_COUNTS = 4


def offers_for(
    request: SearchRequest, typed: TypedQuery, total: int, lexicon: Lexicon, count: Count, *, bare_total: int = 0
) -> tuple[Offer, ...]:
    """The query that `request`, which finds `total`, was likely meant for; none where it finds plenty, unless it was typed without
    an input method. `bare_total`: what it finds without its accents, so that its letters are likely right ("tôn giáo" was not meant
    for "chọn giáo"). Up to `_MOST_COUNTS` queries are counted."""
    # What is quoted was typed to be found so: it is taken for keys only where nothing is.
    for quoted in (False,) if total else (True, False):
        if converted := from_keystrokes(typed, quoted=quoted):
            kind, text = converted
            found = count(replace(request, text=text))
            if found > total:
                return (Offer(kind, text, found, applied=not total and not request.literal),)
    if total >= PLENTY:
        return ()
    for kind, text in islice(_meant(request, typed, total, lexicon), _MOST_COUNTS):
        found = count(replace(request, text=text))
        if found > _MANY_TIMES * (max(total, bare_total) if kind == "spelling" else total):
            return (Offer(kind, text, found),)
    return ()


def _meant(request: SearchRequest, typed: TypedQuery, total: int, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Other ways to write the query, likeliest first, each with its kind."""
    values = {place: word for run in typed.runs if run.kind == "value" for place, word in value_meant(run, lexicon).items()}
    seen = {typed.text}
    ways = (
        _spelt_otherwise(typed, values, lexicon, all_doubtful=False),
        _with_other_accents(request, typed, values, lexicon),
        iter(()) if total else _spelt_otherwise(typed, values, lexicon, all_doubtful=True),
    )
    for kind, text in chain.from_iterable(ways):
        if text not in seen:
            seen.add(text)
            yield kind, text


def _spelt_otherwise(typed: TypedQuery, values: dict[Place, str], lexicon: Lexicon, *, all_doubtful: bool) -> Iterator[tuple[str, str]]:
    """The query with its mistyped words put right: where accents were typed, with those of all words; then with no more than that."""
    runs = typed.texts
    ways = [_ways(run, lexicon, all_doubtful=all_doubtful) for run in runs]
    for rank in range(max(map(len, ways), default=0)):
        chosen = [(run, found[min(rank, len(found) - 1)] if found else as_it_stands(run)) for run, found in zip(runs, ways, strict=True)]
        for spell in (True, False):
            parts = [written(run, way, lexicon, spell=spell and is_marked(run)) for run, way in chosen]
            yield "spelling", typed.rewritten(reduce(or_, parts, values))


def _ways(run: Run, lexicon: Lexicon, *, all_doubtful: bool) -> list[Way]:
    """How a run may be put right, the likeliest first."""
    words, wrong = [folded(word.text) for word in run.words], wrongly_marked(run, lexicon)
    ways = corrected(words, lexicon, wrong=wrong, settled=run.settled, all_doubtful=all_doubtful)
    return likeliest_first(run, ways, lexicon)


def _with_other_accents(request: SearchRequest, typed: TypedQuery, values: dict[Place, str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The query with its wrong accents put right, and the values of its operators."""
    kind = "spelling" if _other_letters(typed, values) else "accents"
    # Where every word is folded, accents make no other query.
    found = [ways for run in typed.texts if is_marked(run) and not request.fold and (ways := other_accents(run, lexicon))]
    for rank in range(max(map(len, found), default=1)):
        yield kind, typed.rewritten(reduce(or_, [ways[min(rank, len(ways) - 1)] for ways in found], values))


def _other_letters(typed: TypedQuery, written: Mapping[Place, str]) -> bool:
    """Whether what is to be written has other letters than what stands there, not only other accents."""
    return any(folded(typed.text[start:end]) != folded(word) for (start, end), word in written.items())
