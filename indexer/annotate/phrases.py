"""The longest known phrase at a word: offices, titles and other fixed expressions of the gazetteers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.annotate.shadow import shadow
from indexer.annotate.words import Word, words_of
from indexer.gazetteers import rows
from indexer.text.fold import has_marks
from indexer.text.normalize import old_tone_style


@dataclass(frozen=True, slots=True)
class Phrase:
    """A known expression: its words as they are spelt (lower case), the form it is written in, and its kind."""

    spelt: tuple[str, ...]
    shades: tuple[str, ...]
    written: str
    kind: str


class Phrases:
    """Phrases by their first two words, the longest first. `between` are the characters that may part two words of one phrase."""

    def __init__(self, entries: Iterable[tuple[str, str, str]], between: str = " ") -> None:
        self._between = frozenset(between)
        self._alone: dict[str, list[Phrase]] = {}
        self._pairs: dict[str, dict[str, list[Phrase]]] = {}
        for spelt, written, kind in entries:
            words = words_of(spelt, shadow(spelt), 0, len(spelt))
            phrase = Phrase(tuple(old_tone_style(w.surface.lower()) for w in words), tuple(w.shade for w in words), written, kind)
            first, *others = phrase.shades
            longer = self._pairs.setdefault(first, {})
            (longer.setdefault(others[0], []) if others else self._alone.setdefault(first, [])).append(phrase)
        for longer in self._pairs.values():
            for phrases in longer.values():
                phrases.sort(key=lambda phrase: -len(phrase.shades))

    def at(self, words: Sequence[Word], i: int) -> Phrase | None:
        """The longest phrase that begins at `words[i]`, None where none does. Printed marks must be the phrase's own."""
        longer = self._pairs.get(words[i].shade)
        if longer is None:
            return None
        if i + 1 < len(words):
            for phrase in longer.get(words[i + 1].shade, ()):
                if self._matches(phrase, words, i):
                    return phrase
        return next((phrase for phrase in self._alone.get(words[i].shade, ()) if self._matches(phrase, words, i)), None)

    def _matches(self, phrase: Phrase, words: Sequence[Word], i: int) -> bool:
        if i + len(phrase.shades) > len(words):
            return False
        for k, shade in enumerate(phrase.shades):
            word = words[i + k]
            if word.shade != shade or (k and not self._between.issuperset(word.gap)):
                return False
        if len(phrase.spelt) == 1 and has_marks(phrase.spelt[0]) and not has_marks(words[i].surface):
            # "Phong" is "phòng" only where nothing around has marks either.
            return not any(has_marks(word.surface) for word in words[max(0, i - 3) : i + 4])
        return all(words[i + k].spells(spelt) for k, spelt in enumerate(phrase.spelt))


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
