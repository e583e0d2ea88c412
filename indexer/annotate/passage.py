"""A text made ready for reading: its shadow, its sentences and their words, each worked out once for all readers."""

from __future__ import annotations

from indexer.annotate.shadow import shadow
from indexer.annotate.words import Sentence, read_sentence, sentences


class Passage:
    """A text (normal form: `clean_text`) with its `shade`; `sentences` are half-open offsets.

    >>> passage = Passage("Sáng 3/10, Huyện ủy họp. Ông Én chủ trì.")
    >>> [[word.surface for word in passage.sentence(*span).words][:2] for span in passage.sentences]
    [['Sáng', '3'], ['Ông', 'Én']]
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.shade = shadow(text)
        self.sentences = tuple(sentences(text))
        self._read: dict[int, Sentence] = {}

    def sentence(self, start: int, end: int) -> Sentence:
        """The sentence between two offsets, made of words when first asked for."""
        if start not in self._read:
            self._read[start] = read_sentence(self.text, self.shade, start, end)
        return self._read[start]
