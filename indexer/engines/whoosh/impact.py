"""How much a document has to do with a term, in one byte: what BM25F makes of the term's frequency there.

It is measured against fixed lengths, never against means over the index: so what one segment holds never depends on another,
and a report that comes or goes changes no other's bytes. A search only multiplies by how rare the term is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.ints import Floats

K1 = 1.2
"""BM25's usual value: the second time that a word stands in a text counts half as much as the first."""
TITLE_WEIGHT = 4.0
"""A title says what the meeting was: a word there counts as so many in the text."""
TEXT_WORDS, TITLE_WORDS = 500, 20
"""Words of a text and of a title that count as neither long nor short."""
# Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), give B 0.5 to 0.8 as good on most collections; titles
# differ less in length than texts.
B_TEXT, B_TITLE = 0.75, 0.3


def text_shortness(words: NDArray[np.int32]) -> Floats:
    """What a word of a text of so many words counts: one at `TEXT_WORDS`, more where the text is shorter.

    >>> text_shortness(np.array([250, 500, 1000], np.int32)).round(2).tolist()
    [1.6, 1.0, 0.57]
    """
    return 1 / (1 - B_TEXT + B_TEXT / TEXT_WORDS * words)


def field_shortness(field: str, text_words: NDArray[np.int32]) -> Floats:
    """What a word of `field` counts in documents with texts of so many words: only in texts does it matter how many they are.

    >>> field_shortness("text", np.array([250], np.int32)).round(2).tolist(), field_shortness("host", np.array([250], np.int32)).tolist()
    ([1.6], [1.0])
    """
    return text_shortness(text_words) if field == "text" else np.ones(len(text_words))


def title_shortness(words: NDArray[np.int32]) -> Floats:
    """The same for a word of a title.

    >>> title_shortness(np.array([10, 20], np.int32)).round(2).tolist()
    [1.18, 1.0]
    """
    return 1 / (1 - B_TITLE + B_TITLE / TITLE_WORDS * words)


def impacts(frequencies: Floats) -> NDArray[np.uint8]:
    """The byte of each frequency, a number above 0 that may be weighted: never 0, the more the higher, saturating.

    >>> impacts(np.array([0.001, 1.0, 2.0, 1000.0])).tolist()
    [1, 116, 159, 255]
    """
    return np.maximum(np.rint(255 * frequencies / (K1 + frequencies)), 1).astype(np.uint8)
