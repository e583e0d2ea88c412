"""A name that queries are expanded by, and when what was typed is that name and not words of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from indexer.text.fold import accented, agrees

Sequences = tuple[tuple[str, ...], ...]
"""Sequences of words, each asked for as a phrase."""
When = Literal["always", "capitals", "proper", "unit"]
"""When words are a name: always; in capitals, as the table spells it ("CĐ", "TH"); with capital letters and all accents, or where only
units are meant ("Hòa Bình", but not "hoà bình"); where only units are meant ("Hồ Chí Minh" is a person first)."""


@dataclass(frozen=True, slots=True)
class Name:
    """`words` as its table spells them; `also`: what it is looked for as beside them, `shown`: how that is told to people; `note`: what
    became of a unit. `head` counts the words in front that say of which kind a unit is, `bare` is `also` without such words; `instead`:
    looked for as `also` only, not as itself."""

    words: tuple[str, ...]
    also: Sequences
    shown: tuple[str, ...]
    when: When = "always"
    note: str = ""
    head: int = 0
    bare: Sequences = ()
    instead: bool = False

    @property
    def alone(self) -> bool:
        """Whether it is a unit's name without its kind in front."""
        return bool(self.note) and not self.head

    def is_typed(self, typed: Sequence[str], *, fold: bool, units: bool) -> bool:
        """Whether `typed`, which folds to this name, means it; `fold`: accents are set aside; `units`: units are meant here.

        >>> peace = Name(("Hòa", "Bình"), (), (), "proper")
        >>> [peace.is_typed(words.split(), fold=False, units=False) for words in ("Hoà Bình", "hòa bình", "Hoa Binh")]
        [True, False, False]
        >>> peace.is_typed(("hoa", "binh"), fold=False, units=True), peace.is_typed(("hoa", "bình"), fold=False, units=True)
        (True, True)
        """
        if self.when == "capitals":
            return all(word in (name, name.upper()) for word, name in zip(typed, self.words, strict=True))
        fits = fold or all(agrees(word, name) for word, name in zip(typed, self.words, strict=True))
        if not fits or self.when == "always" or units:
            return fits
        return self.when == "proper" and all(w[0].isupper() and accented(w) == accented(n) for w, n in zip(typed, self.words, strict=True))
