"""The places that a report names, each once: units, venues, and the places that bodies are called after."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from indexer.annotate.localities import Found, places_in
from indexer.annotate.passage import Passage
from indexer.annotate.scanning import matches_at, places_of
from indexer.annotate.shadow import shadow
from indexer.annotate.unitwords import SHORT_UNITS, UNITS
from indexer.annotate.years import WEEKDAY
from indexer.reports import Evidence, Named, Span
from indexer.text.normalize import old_tone_style

_LOWERED = frozenset(unit.split()[0] for unit in UNITS if unit not in SHORT_UNITS)
# First words of the unit words that have two: "thành phố", "thị xã".
_LONG_UNITS = frozenset(("thành", "thị", "đặc"))
_UNIT_KEYS = frozenset("tinh thanh pho tp quan huyen thi xa tran phuong q h p tx tt thon ap buon lang xom khom".split())
_DATELINE = re.compile(r"(?P<place>[^\W\d_]+(?: [^\W\d_]+){1,3}), ngay \d")
_INITIAL_SIGNS = ("HCM", "Q.", "P.", "H.")
# A letter first, only then that no other stands before it: a pattern that begins with \b takes three times as long.
_INITIALS = re.compile(r"[TQPH](?<!\w\w)(?:(?<=T)P\.? ?HCM|(?<!T)\.\d{1,2})\b")


def find_places(passage: Passage, people: Collection[str] = ()) -> tuple[Named, ...]:
    """The places in a text, each once, in reading order. The unit word is kept where one stands beside the name.

    `people` are the names of its officials: "Chủ tịch UBND huyện Yên Lạc Lò Văn Én" names a place and a person in a row.

    >>> [place.value for place in find_places(Passage("Huyện ủy Yên Lạc họp tại Nhà văn hóa xã Tam Hồng, các huyện khác không dự."))]
    ['Yên Lạc', 'Nhà văn hóa xã Tam Hồng', 'xã Tam Hồng']
    """
    text, names = passage.text, frozenset(name.lower() for name in people)
    values: dict[str, str] = {}
    mentions: dict[str, list[Evidence]] = {}
    for span, rule, shared in sorted(_spans(passage, names)):
        surface = f"{shared} {text[span.start : span.end]}".lstrip()
        value = _written(surface, unit=rule in ("place-unit", "place-number"))
        key = _bare(f"{shadow(shared)} {passage.shade[span.start : span.end]}")
        mentions.setdefault(key, []).append(Evidence(span, rule))
        if key not in values or value.lower().endswith(" " + values[key].lower()):
            values[key] = value
    return tuple(Named(value, tuple(mentions[key])) for key, value in values.items())


def _spans(passage: Passage, names: frozenset[str]) -> Iterator[Found]:
    text, shade = passage.text, passage.shade
    lines = (0, *(end + 1 for end in places_of(shade, "\n"))) if ", ngay " in shade else ()
    for found in matches_at(_DATELINE, shade, lines):
        named = all(word[0].isupper() for word in text[found.start("place") : found.end("place")].split())
        if named and not WEEKDAY.search(found["place"]):
            yield Found(Span(*found.span("place")), "place-dateline")
    for initials in _INITIALS.finditer(text) if any(sign in text for sign in _INITIAL_SIGNS) else ():
        yield Found(Span(*initials.span()), "place-initials")
    for start, end in passage.sentences:
        yield from places_in(passage.sentence(start, end), names)


def _written(surface: str, *, unit: bool) -> str:
    """The place as it is written in lists: its unit word in small letters, even where a sentence begins with it."""
    words = old_tone_style(surface).split()
    if unit and len(words) > 1 and surface.isupper():
        words = [word.capitalize() if len(word) > 1 else word for word in words]
        words[1] = words[1].lower() if words[0].lower() in _LONG_UNITS else words[1]
    if unit and words[0].lower() in _LOWERED:
        words[0] = words[0].lower()
    return " ".join(words)


def _bare(shade: str) -> str:
    """The key under which a place counts once: the shadow of its name without the unit word."""
    words = shade.replace(".", " ").split()
    while len(words) > 1 and words[0] in _UNIT_KEYS:
        words = words[1:]
    return " ".join(words)
