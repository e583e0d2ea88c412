"""A text made ready for reading: its shadow, its sentences and their words, each worked out once for all readers."""

from __future__ import annotations

from indexer.annotate.shadow import shadow
from indexer.annotate.words import Words, sentences, words_of


class Passage:
    """A text (normal form: `clean_text`) with its `shade`; `sentences` are half-open offsets.

    >>> passage = Passage("Sáng 3/10, Huyện ủy họp. Ông Én chủ trì.")
    >>> [[word.surface for word in passage.words(*span)][:2] for span in passage.sentences]
    [['Sáng', '3'], ['Ông', 'Én']]
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.shade = shadow(text)
        self.sentences = tuple(sentences(text))
        self._words: dict[int, Words] = {}

    def words(self, start: int, end: int) -> Words:
        """The words of the sentence between two offsets."""
        if start not in self._words:
            self._words[start] = words_of(self.text, start, end)
        return self._words[start]
