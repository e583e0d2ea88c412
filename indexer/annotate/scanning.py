"""Rules run only where they can begin: places of a word, matches at such places, and one rule for the many names of a table.

A rule that opens with a lookbehind or with dozens of names is tried by `re` at every letter of a text: of the first release's 3.3 ms
for the dates and directives of 500 words, 2.2 were spent on places where nothing could begin. Looking a word up with `str.find`
takes 0.001 ms, a rule that opens with one of several letters 0.02, and finding where numbers begin 0.008.
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


def places_of_any(shade: str, words: Iterable[str]) -> list[int]:
    """Where any of `words` stands in `shade`, in order.

    >>> places_of_any("nq 18, nghi quyet 19", ("nghi quyet", "nq"))
    [0, 7]
    """
    return sorted(place for word in words for place in places_of(shade, word))


class _Digits(dict[int, str]):
    """Code point -> "0" of a digit, of whatever script (`\\d`), "-" of anything else."""

    def __missing__(self, code_point: int) -> str:
        mark = self[code_point] = "0" if chr(code_point).isdecimal() else "-"
        return mark


_DIGITS = _Digits()
# It opens with a character, which `re` looks for four times as fast as for one of a class.
_DIGIT_RUN = re.compile("00*")


def number_starts(shade: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where numbers begin in `shade`, or in a part of it: digits that stand after anything else.

    >>> number_starts("ngay 13/10, nq18"), number_starts("ngay 13/10, nq18", 6, 12)
    ([5, 8, 14], [6, 8])
    """
    return [start + match.start() for match in _DIGIT_RUN.finditer(shade[start:end].translate(_DIGITS))]


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
