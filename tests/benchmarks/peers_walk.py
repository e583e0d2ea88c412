"""Articles made of the words of others: single words, pairs and phrases are about as frequent as there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from indexer.text.tokens import WORD

JUMP = 0.25
"""How often the walk leaves the article it is in for another place of the same word: runs of four words are copied on average, so
that longer phrases have counts too."""
BREAK = 0
"""The token between paragraphs."""
TITLE_WORDS = 12
BATCH = 1_000


class Walk:
    """A walk over the words of given texts, from each to one that follows it somewhere."""

    def __init__(self, texts: Iterable[str], *, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        numbers: dict[str, int] = {"\n": BREAK}
        tokens, lengths = [BREAK], []
        for text in texts:
            before = len(tokens)
            for block in text.split("\n"):
                words = WORD.findall(block)
                tokens += [numbers.setdefault(word, len(numbers)) for word in words]
                tokens += [BREAK] * bool(words)
            lengths.append(len(tokens) - before)
        self._words = list(numbers)
        self._tokens = np.array(tokens, np.int64)
        self._lengths = np.array(lengths, np.int64)
        self._places = np.argsort(self._tokens, kind="stable")
        self._counts = np.bincount(self._tokens)
        self._starts = np.cumsum(self._counts) - self._counts

    def articles(self, count: int) -> Iterator[tuple[str, str]]:
        """Title and text of `count` articles, as long as the given ones are; a batch of them is in memory at a time."""
        for start in range(0, count, BATCH):
            lengths = self._rng.choice(self._lengths, min(BATCH, count - start)) + TITLE_WORDS
            for length, tokens in zip(lengths, self._walked(len(lengths), int(lengths.max())).T, strict=True):
                yield self._written(tokens[:length].tolist())

    def _walked(self, count: int, length: int) -> NDArray[np.int64]:
        """Tokens of shape (length, count), a walk a column."""
        places = self._elsewhere(np.full(count, BREAK))
        steps = np.empty((length, count), np.int64)
        for step in range(length):
            jumping = self._rng.random(count) < JUMP
            places[jumping] = self._elsewhere(self._tokens[places[jumping]])
            places = (places + 1) % len(self._tokens)
            steps[step] = self._tokens[places]
        return steps

    def _elsewhere(self, tokens: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each token, any of its places."""
        chosen = (self._rng.random(len(tokens)) * self._counts[tokens]).astype(np.int64)
        found: NDArray[np.int64] = self._places[self._starts[tokens] + chosen]
        return found

    def _written(self, tokens: list[int]) -> tuple[str, str]:
        title = " ".join(self._words[token] for token in tokens[:TITLE_WORDS] if token != BREAK)
        body = " ".join(self._words[token] for token in tokens[TITLE_WORDS:])
        blocks = (block.strip() for block in body.split("\n"))
        return title, "\n\n".join((title, *(block for block in blocks if block)))
