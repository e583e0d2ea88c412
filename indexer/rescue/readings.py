"""What words typed bare may be read as, by the results: "dan van" is "dân vận" in 214 reports and "dẫn vận" in 3."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import log1p
from operator import itemgetter

from indexer.engines.base import Spelling
from indexer.requests import Reading, SearchRequest
from indexer.rescue.accents import as_typed
from indexer.rescue.lexicon import Lexicon
from indexer.rescue.querywords import QueryWord, TypedQuery
from indexer.text.fold import agrees, folded, has_marks

MOST_READINGS, MOST_WORDS = 4, 2
"""Readings of a word, and words of a query that are read; each reading is one count by the engine."""
LONGEST = 8
"""Neighbouring words that are told apart; a longer query says enough by itself."""
_RARER = 200
"""A spelling that texts print this many times less often than the commonest is a misprint."""


def readings_of(
    request: SearchRequest, typed: TypedQuery, total: int, lexicon: Lexicon, count: Callable[[SearchRequest], int]
) -> tuple[Reading, ...]:
    """The spellings that bare words of the query, which finds `total`, have in its results, word by word, first what texts print most
    often so side by side (the words of a query need not be neighbours, so that totals would put "dân vẫn" before "dân vận"). Of words
    of one or two syllables; the only spelling of a word where it leaves fewer results. At most `MOST_READINGS` × `MOST_WORDS` counts
    are asked for."""
    if request.fold:
        return ()
    found: list[Reading] = []
    for word in _ambiguous(typed, lexicon):
        readings = tuple(_counted(request, typed, word, lexicon, count))
        if len(readings) > 1 or any(reading.total < total for reading in readings):
            found += readings
    return tuple(found)


def _counted(
    request: SearchRequest, typed: TypedQuery, word: Sequence[QueryWord], lexicon: Lexicon, count: Callable[[SearchRequest], int]
) -> Iterator[Reading]:
    """The readings of one word of the query that the results have."""
    for spelling in _spellings(word, lexicon):
        spelt = [as_typed(form, syllable.text) for form, syllable in zip(spelling.words, word, strict=True)]
        text = typed.rewritten({(syllable.start, syllable.end): form for syllable, form in zip(word, spelt, strict=True)})
        if total := count(replace(request, text=text)):
            yield Reading(" ".join(syllable.text for syllable in word), " ".join(spelt), text, total)


def _ambiguous(typed: TypedQuery, lexicon: Lexicon) -> list[tuple[QueryWord, ...]]:
    """Up to `MOST_WORDS` words of the query, of two syllables or one alone, that texts spell with marks, in their order; those whose
    second spelling has the greatest share come before others."""
    words = [word for run in typed.free for bare in _bare_runs(run.words, lexicon) for word in _in_words(bare, lexicon)]
    spellings = {word: _spellings(word, lexicon) for word in words}
    chosen = sorted((word for word in words if spellings[word]), key=lambda word: -_share(spellings[word]))[:MOST_WORDS]
    return [word for word in words if word in chosen]


def _share(spellings: Sequence[Spelling]) -> float:
    """How much the second of several spellings is used, beside the first."""
    return spellings[1].count / spellings[0].count if len(spellings) > 1 else 0.0


def _spellings(word: Sequence[QueryWord], lexicon: Lexicon) -> list[Spelling]:
    """The spellings of a word that make another query, misprints aside, at most `MOST_READINGS`."""
    every = lexicon.spellings(*(folded(syllable.text) for syllable in word))
    marked = [spelling for spelling in every if any(map(has_marks, spelling.words))]
    return [spelling for spelling in marked if spelling.count * _RARER > marked[0].count][:MOST_READINGS]


def _bare_runs(words: Sequence[QueryWord], lexicon: Lexicon) -> Iterator[list[QueryWord]]:
    """Words side by side that were typed without marks; among words with marks only those that are not meant so."""
    bare = [word.text.isalpha() and not has_marks(word.text) for word in words]
    if any(has_marks(word.text) for word in words):
        # "ban" is right in "ủy ban nhân dân", and is no "bản" that was typed bare.
        bare = [plain and not _is_meant_bare(words, i, lexicon) for i, plain in enumerate(bare)]
    for plain, run in groupby(zip(bare, words, strict=True), itemgetter(0)):
        if plain:
            yield [word for _, word in run]


def _is_meant_bare(words: Sequence[QueryWord], at: int, lexicon: Lexicon) -> bool:
    """Whether texts print the bare word in place `at` bare most often: beside its neighbours as typed, or, where they never stand
    there, anywhere."""
    counts: Counter[str] = Counter()
    for pair in (words[at - 1 : at + 1] if at else (), words[at : at + 2]):
        for spelling in lexicon.spellings(*(folded(word.text) for word in pair)) if len(pair) == 2 else ():
            if all(agrees(word.text, form) for word, form in zip(pair, spelling.words, strict=True)):
                counts[spelling.words[pair.index(words[at])]] += spelling.count
    counts = counts or Counter({spelling.words[0]: spelling.count for spelling in lexicon.spellings(folded(words[at].text))})
    return not any(has_marks(form) for form, _ in counts.most_common(1))


def _in_words(syllables: Sequence[QueryWord], lexicon: Lexicon) -> list[tuple[QueryWord, ...]]:
    """Syllables put together in words of two, by how often texts show them side by side; one that stands by itself only where it
    was typed so."""
    if len(syllables) == 1:
        return [(syllables[0],)]
    if len(syllables) > LONGEST:
        return []
    # The best way to cut the first n syllables, for each n: its score, and the words.
    best: list[tuple[float, list[tuple[QueryWord, ...]]]] = [(0.0, []), (0.0, [])]
    for i, (one, other) in enumerate(pairwise(syllables)):
        together = log1p(lexicon.pair(folded(one.text), folded(other.text)))
        score, words = best[i]
        best.append(max(best[i + 1], (score + together, [*words, (one, other)]) if together else best[i + 1], key=lambda way: way[0]))
    return best[-1][1]
