"""A text made ready for reading: its shadow, its sentences and their words, each worked out once for all readers."""

from __future__ import annotations

from functools import cached_property

from indexer.annotate.otherdays import tells_of_notice
from indexer.annotate.scanning import number_starts
from indexer.annotate.shadow import shadow
from indexer.annotate.words import Sentence, read_sentence, sentences


class Passage:
    """A text (normal form: `clean_text`) with its `shade`; `sentences` are half-open offsets, `numbers` those at which numbers begin.

    >>> passage = Passage("Sáng 3/10, Huyện ủy họp. Ông Én chủ trì.")
    >>> [[word.surface for word in passage.sentence(*span).words][:2] for span in passage.sentences]
    [['Sáng', '3'], ['Ông', 'Én']]
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.shade = shadow(text)
        self.sentences = sentences(text)
        self.numbers = number_starts(self.shade)
        self._read: dict[int, Sentence] = {}

    @cached_property
    def is_notice(self) -> bool:
        """Whether the text is a page of days to come: a timetable, an invitation, an obituary."""
        return tells_of_notice(self.text, self.shade)

    def sentence(self, start: int, end: int) -> Sentence:
        """The sentence between two offsets, made of words when first asked for."""
        if start not in self._read:
            self._read[start] = read_sentence(self.text, self.shade, start, end)
        return self._read[start]
