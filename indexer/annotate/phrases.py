"""The longest known phrase at a word: offices, titles and other fixed expressions of the gazetteers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.annotate.shadow import shadow
from indexer.annotate.words import Word, words_of
from indexer.gazetteers import rows
from indexer.text.fold import has_marks


@dataclass(frozen=True, slots=True)
class Phrase:
    """A known expression: its words as they are spelt (lower case), the form it is written in, and its kind."""

    spelt: tuple[str, ...]
    shades: tuple[str, ...]
    written: str
    kind: str


class Phrases:
    """Phrases by their first two words, the longest first. `between` are the characters that may part two words of one phrase.

    `first_words` are the shadows of the words that phrases begin with: most words of a text are none of these.
    """

    def __init__(self, entries: Iterable[tuple[str, str, str]], between: str = " ") -> None:
        self._between = frozenset(between)
        self._alone: dict[str, list[Phrase]] = {}
        self._pairs: dict[str, dict[str, list[Phrase]]] = {}
        for spelt, written, kind in entries:
            words = words_of(spelt, shadow(spelt), 0, len(spelt))
            phrase = Phrase(tuple(word.spelt for word in words), tuple(word.shade for word in words), written, kind)
            first, *others = phrase.shades
            longer = self._pairs.setdefault(first, {})
            (longer.setdefault(others[0], []) if others else self._alone.setdefault(first, [])).append(phrase)
        for longer in self._pairs.values():
            for phrases in longer.values():
                phrases.sort(key=lambda phrase: -len(phrase.shades))
        self.first_words = frozenset(self._pairs)

    def at(self, words: Sequence[Word], i: int) -> Phrase | None:
        """The longest phrase that begins at `words[i]`, None where none does. Printed marks must be the phrase's own."""
        longer = self._pairs.get(words[i].shade)
        if longer is None:
            return None
        if longer and i + 1 < len(words):
            for phrase in longer.get(words[i + 1].shade, ()):
                if self._matches(phrase, words, i):
                    return phrase
        for phrase in self._alone.get(words[i].shade, ()):
            if _is_spelt_alone(phrase.spelt[0], words, i):
                return phrase
        return None

    def _matches(self, phrase: Phrase, words: Sequence[Word], i: int) -> bool:
        """Whether a phrase of several words stands at `words[i]`."""
        if i + len(phrase.shades) > len(words):
            return False
        for k, shade in enumerate(phrase.shades):
            word = words[i + k]
            if word.shade != shade or (k and word.gap != " " and not self._between.issuperset(word.gap)):
                return False
        return all(words[i + k].spells(spelt) for k, spelt in enumerate(phrase.spelt))


def _is_spelt_alone(spelt: str, words: Sequence[Word], i: int) -> bool:
    """Whether `words[i]` is a phrase of one word. "Phong" is "phòng" only where nothing around has marks either."""
    if words[i].marked or not has_marks(spelt):
        return words[i].spells(spelt)
    return not any(word.marked for word in words[max(0, i - 3) : i + 4])


@cache
def titles() -> Phrases:
    """Heads of positions ("Phó Bí thư Thường trực"), ranks, and title abbreviations (kind "short")."""
    full = [(row["title"], row["title"], row["kind"]) for row in rows("positions")]
    short = [(row["abbreviation"], row["title"], "title" if "ó " in row["abbreviation"] else "short") for row in rows("titles")]
    return Phrases(full + short, between=" .")


@cache
def offices() -> Phrases:
    """Bodies, committees, fields of work and administrative units, as they stand within positions and hosts."""
    return Phrases(((row["phrase"], row["written"], row["kind"]) for row in rows("offices")), between=" ,-&")
