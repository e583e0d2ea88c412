"""One word typed without an input method, Telex ("hooij") or VNI ("ho65i"), as the syllable that was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from indexer.rescue.syllables import ACUTE, DOT, GRAVE, HOOK, TILDE, in_case_of, is_syllable, with_tone


@dataclass(frozen=True, slots=True, eq=False)
class Scheme:
    """An input method. `tones`: key -> tone, "" takes it away; `marks`: key -> what it makes of which letters, two of them
    ("uo") where it marks both; `alone`: key -> the letter that it is where it marks none."""

    name: str
    keys: re.Pattern[str]
    tones: Mapping[str, str]
    marks: Mapping[str, Mapping[str, str]]
    alone: Mapping[str, str]


_HORNS = {"uo": "ươ", "u": "ư", "o": "ơ"}
TELEX = Scheme(
    "telex",
    re.compile("[a-z]+"),
    tones={"s": ACUTE, "f": GRAVE, "r": HOOK, "x": TILDE, "j": DOT, "z": ""},
    marks={"a": {"a": "â"}, "e": {"e": "ê"}, "o": {"o": "ô"}, "d": {"d": "đ"}, "w": {**_HORNS, "a": "ă"}},
    alone={"w": "ư"},
)
VNI = Scheme(
    "vni",
    re.compile("[a-z]+[0-9][a-z0-9]*"),
    tones={"1": ACUTE, "2": GRAVE, "3": HOOK, "4": TILDE, "5": DOT, "0": ""},
    marks={"6": {"a": "â", "e": "ê", "o": "ô"}, "7": _HORNS, "8": {"a": "ă"}, "9": {"d": "đ"}},
    alone={},
)
SCHEMES = (TELEX, VNI)
_LONGEST = 11
"""Keys of a syllable: "nghieengs" has nine, and each may be read in two ways."""


@lru_cache(maxsize=1 << 12)
def syllable_or_none(word: str, scheme: Scheme) -> str | None:
    """The syllable that the keys of `word` make, its case kept; None where they make none, or where no key makes a mark.

    A key marks the letter before it or one further back, as input methods allow: "hooij" = "hooji" = "hoioj".

    >>> [syllable_or_none(word, TELEX) for word in ("hooij", "NGHIJ", "Ddoongf", "uyr", "hoioj", "nhw", "huwowngs", "giuwx")]
    ['hội', 'NGHỊ', 'Đồng', 'ủy', 'hội', 'như', 'hướng', 'giữ']
    >>> [syllable_or_none(word, VNI) for word in ("ho65i", "d9o62ng", "Nguo72i", "u3y", "QL10", "to6i67")]
    ['hội', 'đồng', 'Người', 'ủy', None, None]
    >>> [syllable_or_none(word, TELEX) for word in ("ban", "class", "hop", "hopf", "ubnd")]
    [None, None, None, None, None]
    """
    keys = word.lower()
    if len(keys) > _LONGEST or not scheme.keys.fullmatch(keys):
        return None
    for letters, tone in _readings(keys, scheme):
        made = with_tone(letters, tone or "")
        if is_syllable(made) and (made != keys or tone is not None):
            return in_case_of(word, made)
    return None


def _readings(keys: str, scheme: Scheme) -> list[tuple[str, str | None]]:
    """What `keys` may make, likeliest first: letters with their marks, and the tone (None where no tone key was struck)."""
    states: list[tuple[str, str | None]] = [("", None)]
    for key in keys:
        states = [state for letters, tone in states for state in _struck(letters, tone, key, scheme)]
    return states


def _struck(letters: str, tone: str | None, key: str, scheme: Scheme) -> list[tuple[str, str | None]]:
    """What one more `key` makes of a state; nothing where it fits in no way."""
    if key in scheme.tones and re.search("[aăâeêioôơuưy]", letters):
        # A second tone key corrects the first in an input method; in a word that was only typed it is a slip or no Telex.
        return [(letters, scheme.tones[key])] if tone is None else []
    found = []
    for plain, marked in scheme.marks.get(key, {}).items():
        at = letters.rfind(plain)
        if at >= 0:
            found.append((letters[:at] + marked + letters[at + len(plain) :], tone))
    if key in scheme.alone:
        return [*found, (letters + scheme.alone[key], tone)]
    return [*found, (letters + key, tone)] if key.isalpha() else found
