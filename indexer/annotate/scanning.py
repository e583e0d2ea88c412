"""Rules run only where they can begin: places of a word, matches at such places, and one rule for the many names of a table.

A rule that opens with a lookbehind or with dozens of names is tried by `re` at every letter of a text: of the first release's 3.3 ms
for the dates and directives of 500 words, 2.2 were spent on places where nothing could begin. Looking a word up with `str.find`
takes 0.002 ms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping


def places_of(shade: str, word: str) -> Iterator[int]:
    """Where `word` stands in `shade`, in order, be it a part of another word.

    >>> list(places_of("luat gia, phap luat", "luat"))
    [0, 15]
    """
    place = shade.find(word)
    while place >= 0:
        yield place
        place = shade.find(word, place + len(word))


def starts_of(ahead: re.Pattern[str], shade: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where `ahead` matches in `shade`: a rule for what a longer rule begins with, opening with letters that `re` can skip to.

    >>> list(starts_of(re.compile(r"\\d(?=\\d?/)"), "nam 2018, ngay 3/10"))
    [15]
    """
    return (match.start() for match in ahead.finditer(shade, start, len(shade) if end is None else end))


def matches_at(rule: re.Pattern[str], shade: str, starts: Iterable[int], end: int | None = None) -> Iterator[re.Match[str]]:
    """The matches of `rule` that begin at one of `starts` (ascending), before `end`: what `finditer` gives if no other can begin one.

    >>> [m[0] for m in matches_at(re.compile("[a-z]+ [a-z]+"), "luat dat dai, luat nha o", (0, 5, 14))]
    ['luat dat', 'luat nha']
    """
    done, stop = 0, len(shade) if end is None else end
    for start in starts:
        match = rule.match(shade, start, stop) if start >= done else None
        if match:
            done = match.end()
            yield match


def any_of(words: Iterable[str], spelt: Mapping[str, str] | None = None) -> str:
    r"""A rule for `words`, the longest that fits; `spelt` gives rules for letters that a page may write otherwise.

    >>> any_of(["cong van", "cong dien", "cv", "cong"])
    'c(?:ong(?:\\ (?:van|dien))?|v)'
    >>> re.match(any_of(["ke hoach", "ke"], {" ": " {1,3}"}), "ke  hoach 5")[0]
    'ke  hoach'

    Beginnings that words share are looked at once: a code is looked up among the 208 of issuers in a tenth of the time.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for word in words:
        rests[word[:1]].append(word[1:])
    ends = rests.pop("", None)
    rules = [(spelt or {}).get(letter, re.escape(letter)) + any_of(rest, spelt) for letter, rest in rests.items()]
    rule = "|".join(rules)
    if ends and rules:
        return f"(?:{rule})?"
    return f"(?:{rule})" if len(rules) > 1 else rule
