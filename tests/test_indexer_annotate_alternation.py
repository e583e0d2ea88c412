from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.annotate.alternation import alternation

WORDS = st.sets(st.text("abc .", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.text("abc .", max_size=20))
def test_it_matches_what_the_words_longest_first_match(words: set[str], text: str) -> None:
    plain = "|".join(re.escape(word).replace(r"\ ", " +") for word in sorted(words, key=len, reverse=True))
    tree = alternation(dict.fromkeys(words, ""))
    assert bool(re.search(tree, text)) == bool(re.search(plain, text))
    if "  " not in text and not any("  " in word or word[-1:] == " " for word in words):
        assert [match.span() for match in re.finditer(tree, text)] == [match.span() for match in re.finditer(plain, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [("du hop", "du hop"), ("du  hop", "du  hop"), ("du hopx", "du"), ("dux", None), ("doc", None), ("docx", "doc")],
)
def test_each_word_keeps_its_own_ending(text: str, found: str | None) -> None:
    match = re.match(alternation({"du": r"\b", "du hop": r"\b", "doc": "(?=x)"}), text)
    assert (match and match[0]) == found
