"""The words that people, titles and places begin with: one word in three of a text, at which alone its readers begin to read."""

from __future__ import annotations

from functools import cache

from indexer.annotate.shadow import shadow
from indexer.gazetteers import rows
from indexer.text.normalize import old_tone_style

ADDRESSES = {
    "dong chi": ("đồng chí", True), "d/c": ("đ/c", True), "dc": ("đc", True), "dai bieu": ("đại biểu", True), "ngai": ("ngài", True),
    "thay": ("thầy", False), "co": ("cô", False), "cu": ("cụ", False), "ong": ("ông", False), "ba": ("bà", False),
    "anh": ("anh", False), "chi": ("chị", False),
}  # fmt: skip
"""Shadow of a form of address -> the form, and whether it alone makes an official of a named person."""
# First words, as spelt, of what else no gazetteer has. What a reader begins at and is missing here is never read; a test compares.
_OTHERS = (
    # Before a title: `titles.PREFIXES`.
    "nguyên quyền q cố tân "
    # Units: `unitwords.UNITS`.
    "tỉnh thành tp quận huyện thị xã phường đặc thôn ấp bản buôn làng bon xóm khóm khu tổ khối h p tx tt"
).split()


@cache
def opening_words() -> frozenset[str]:
    """Those that need no capital: in small letters with older tone marks, and the same without marks, as a text may print them.

    >>> sorted({"bí", "bi", "huyện", "ông", "họp", "cô", "nhân"} & opening_words())
    ['bi', 'bí', 'cô', 'huyện', 'ông']
    """
    listed = [row["title"] for row in rows("positions")] + [row["abbreviation"] for row in rows("titles")]
    listed += [row["venue"] for row in rows("venues")]
    addresses = [spelt for spelt, _ in ADDRESSES.values()]
    spelt = {old_tone_style(entry.lower()).split()[0] for entry in (*listed, *addresses, *_OTHERS)}
    return frozenset(spelt | set(map(shadow, spelt)))
