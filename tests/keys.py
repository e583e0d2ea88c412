"""Vietnamese words as the keys that make them, in Telex and in VNI."""

from __future__ import annotations

import unicodedata

from indexer.rescue.syllables import split_tone
from indexer.text.tokens import WORD

TELEX = {
    "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j",
    "â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd",
}  # fmt: skip
VNI = {
    "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
    "â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9",
}  # fmt: skip


def keys(word: str, table: dict[str, str], *, tone_last: bool = True) -> str:
    """The keys of `word`, its tone at the end or right behind its vowel."""
    made, tone = [], ""
    for letter in unicodedata.normalize("NFC", word):
        plain, toned = split_tone(letter)
        struck = table.get(plain.lower(), plain)
        made.append(struck.upper() if plain.isupper() else struck)
        if toned and tone_last:
            tone = table[toned]
        elif toned:
            made.append(table[toned])
    return "".join(made) + tone


def typed(text: str, table: dict[str, str]) -> str:
    """`text` as typed where no input method is on."""
    return WORD.sub(lambda word: keys(word[0], table), text)
