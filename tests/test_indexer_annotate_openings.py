from __future__ import annotations

from collections.abc import Collection

import pytest

from indexer.annotate.anchors import _anchors
from indexer.annotate.elements import _openers
from indexer.annotate.localities import _readers
from indexer.annotate.openings import opening_words
from indexer.annotate.passage import Passage


@pytest.mark.parametrize("firsts", [_anchors(), _openers(), _readers()], ids=["anchors", "elements", "places"])
def test_every_small_word_that_a_reader_begins_at_opens(firsts: Collection[str]) -> None:
    assert set(firsts) <= opening_words()


def test_openers_are_the_capitals_and_the_opening_words_of_a_sentence() -> None:
    text = "Dự họp có (bí thư) Huyện ủy, ông Lò Văn Én-chủ tịch/UBND; ghi chép 3/10"
    sentence = Passage(text).sentence(0, len(text))
    openers = ["Dự", "bí", "thư", "Huyện", "ủy", "ông", "Lò", "Văn", "Én", "chủ", "UBND"]
    assert [sentence.words[i].surface for i in sentence.openers] == openers
