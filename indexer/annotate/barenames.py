"""Whether a name that stands without a unit word is a place's."""

from __future__ import annotations

import re

from indexer.annotate.shadow import shadow
from indexer.gazetteers.units import units_named

# What stands before a unit's name when it is first told: its unit word, or the body that is called after it.
_BEFORE = (
    r"\b(?:tinh|thanh pho|quan|huyen|thi xa|thi tran|xa|phuong|dac khu|tp\.?|tx\.?|tt\.?|(?:tinh|thanh|huyen|quan|thi) (?:uy|doan)|"
    r"dang (?:uy|bo)|ubnd|hdnd) ?"
)


def is_place(name: str, shade: str) -> bool:
    """Whether `name` is a province's or a district's, or is told with its unit word in the text whose shadow is `shade`.

    >>> is_place("Hòa Bình", ""), is_place("Kim Sa", "sang nay, xa kim sa hop"), is_place("Kim Sa", "kim sa hop")
    (True, True, False)
    """
    return bool(units_named(name)) or re.search(_BEFORE + re.escape(shadow(name)) + r"\b", shade) is not None
