"""Queries of several kinds, drawn from the texts themselves, that all engines understand alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from indexer.text.fold import accented, folded, has_marks
from indexer.text.tokens import Token, tokenize
from tests.benchmarks.peers_base import Query

KINDS = {
    "1 word": (1, False, False),
    "2 words": (2, False, False),
    "4 words": (4, False, False),
    "2-word phrase": (2, True, False),
    "4-word phrase": (4, True, False),
    "exact phrase": (3, True, True),
}
"""Kind -> how many words, whether side by side, whether typed with accents. Bare words were neighbours, as people type them."""
TRIES = 50


def draw_queries(texts: Iterable[str], total: int, count: int, *, seed: int = 1) -> dict[str, list[Query]]:
    """`count` queries of each kind, from as many of the `total` texts, evenly spread; a text may give none of some kind."""
    every = max(total // count, 1)
    drawn: dict[str, list[Query]] = {kind: [] for kind in KINDS}
    for number, text in enumerate(texts):
        if number % every == 0:
            tokens = tokenize(text)
            for kind, (length, phrase, marked) in KINDS.items():
                drawn[kind] += _drawn(tokens, Random(f"{seed}/{number}/{kind}"), length, phrase=phrase, marked=marked)
    return {kind: queries[:count] for kind, queries in drawn.items()}


def _drawn(tokens: list[Token], rng: Random, length: int, *, phrase: bool, marked: bool) -> Iterator[Query]:
    """A query out of one text; none where `TRIES` places gave none."""
    for _ in range(TRIES if len(tokens) > length else 0):
        start = rng.randrange(len(tokens) - length)
        window = tokens[start : start + length]
        if window[-1].position == window[0].position + length - 1 and all(_is_plain(token, marked=marked) for token in window):
            words = tuple((accented if marked else folded)(token.surface) for token in window)
            text = " ".join(words)
            yield Query(f'"{text}"' if phrase else text, words, phrase, marked)
            return


def _is_plain(token: Token, *, marked: bool) -> bool:
    """Whether every engine takes the token for the same word: letters only and no code; with marks where accents count, for in
    our language a bare word asks for every spelling."""
    word = token.surface
    if len(word) < 2 or not word.isalpha() or word.isupper() or token.unaccented_passage:
        return False
    return has_marks(word) if marked else folded(word).isascii()
