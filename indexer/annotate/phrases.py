"""The longest known phrase at a word: offices, titles and other fixed expressions of the gazetteers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from indexer.annotate.words import Word, is_syllable, spelt_forms, words_of
from indexer.gazetteers import rows


@dataclass(frozen=True, slots=True)
class Phrase:
    """A known expression: its words as they are spelt (lower case), the form it is written in, and its kind.

    `capitals`: letters that only capitals tell from a syllable: "TƯ" is no "tư", nor "Tư".
    """

    spelt: tuple[str, ...]
    shades: tuple[str, ...]
    written: str
    kind: str
    capitals: bool


@dataclass(slots=True)
class _Node:
    """Where one word leads: to the words that may follow it, and to the phrases that end with it."""

    longer: dict[str, _Node] = field(default_factory=dict)
    phrases: list[Phrase] = field(default_factory=list)


class Phrases:
    """Phrases as a tree of their words. `between` are the characters that may part two words of one phrase.

    Each word leads on in both forms that it can be printed in, with its marks and without: one look-up a word tells whether a
    phrase goes on. `first_words` are the forms, as in `Word.spelt`, that phrases begin with: most words of a text are none;
    `second_words` those that can follow each of them, with "" where it is a phrase alone.
    """

    def __init__(self, entries: Iterable[tuple[str, str, str]], between: str = " ") -> None:
        self._between = frozenset(between)
        self._root = _Node()
        for spelt, written, kind in entries:
            words = words_of(spelt)
            capitals = len(words) == 1 and spelt.isupper() and is_syllable(words[0].shade)
            phrase = Phrase(tuple(word.spelt for word in words), tuple(word.shade for word in words), written, kind, capitals)
            nodes = [self._root]
            for word in words:
                nodes = [node.longer.setdefault(form, _Node()) for node in nodes for form in spelt_forms([word.spelt])]
            for node in nodes:
                node.phrases.append(phrase)
        self.first_words = frozenset(self._root.longer)
        self.second_words = {form: frozenset(node.longer) | ({""} if node.phrases else set()) for form, node in self._root.longer.items()}

    def at(self, words: Sequence[Word], i: int) -> Phrase | None:
        """The longest phrase that begins at `words[i]`, None where none does. Printed marks must be the phrase's own."""
        node = self._root.longer.get(words[i].spelt)
        if node is None:
            return None
        found = None
        if node.phrases:  # of one in three words that begin a phrase
            found = node.phrases[0] if words[i].marked and not node.phrases[0].capitals else _alone(node.phrases, words, i)
        if not node.longer:
            return found
        for at in range(i + 1, len(words)):
            word = words[at]
            node = node.longer.get(word.spelt)
            if node is None or not (word.gap == " " or self._between.issuperset(word.gap)):
                break
            if "," in word.gap and word.capital and (not words[i].capital or (at == i + 1 and not word.surface.isupper())):
                break  # "họp ở tỉnh, Ủy ban …" is of no "Tỉnh ủy", "tại phường Kim Văn, Phòng …" of no "Văn phòng"
            if node.phrases:
                found = node.phrases[0]
        return found


def _alone(phrases: Iterable[Phrase], words: Sequence[Word], i: int) -> Phrase | None:
    """Which of some phrases of one word `words[i]` is. "Phong" is "phòng" only where nothing around has marks either."""
    for phrase in phrases:
        if phrase.capitals and not words[i].surface.isupper():
            continue
        if words[i].marked or phrase.spelt[0] == phrase.shades[0] or not any(word.marked for word in words[max(0, i - 3) : i + 4]):
            return phrase
    return None


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


@cache
def matters() -> Phrases:
    """What offices deal with, as their names tell it in small letters; kind "deed" where it can be a verb, too."""
    return Phrases(((row["matter"], row["matter"], row["kind"]) for row in rows("matters")), between=" ,")
