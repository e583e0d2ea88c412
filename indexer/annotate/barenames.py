"""Whether a name that stands without a unit word is a place's."""

from __future__ import annotations

import re

from indexer.annotate.scanning import places_of
from indexer.annotate.shadow import shadow
from indexer.gazetteers.units import units_named

# What stands before a unit's name when it is first told: its unit word, or the body that is called after it.
_BEFORE = re.compile(
    r"\b(?:tinh|thanh pho|quan|huyen|thi xa|thi tran|xa|phuong|dac khu|tp\.?|tx\.?|tt\.?|(?:tinh|thanh|huyen|quan|thi) (?:uy|doan)|"
    r"dang (?:uy|bo)|ubnd|hdnd) ?$"
)
_LONGEST_BEFORE = 12
_WORD_ENDS = re.compile(r"(?!\w)")


def is_place(name: str, shade: str) -> bool:
    """Whether `name` is a province's or a district's, or is told with its unit word in the text whose shadow is `shade`.

    >>> is_place("Hòa Bình", ""), is_place("Kim Sa", "sang nay, xa kim sa hop"), is_place("Kim Sa", "kim sa hop")
    (True, True, False)
    """
    return bool(units_named(name)) or _is_told(shadow(name), shade)


def _is_told(name: str, shade: str) -> bool:
    """Whether a unit word stands before `name` somewhere in `shade`. One pattern for both would have to be made for each name."""
    return any(
        _WORD_ENDS.match(shade, place + len(name)) and _BEFORE.search(shade, max(0, place - _LONGEST_BEFORE), place)
        for place in places_of(shade, name)
    )
