"""The places that a report names, each once: units, venues, and the places that bodies are called after."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

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
_KEPT = "tinh|thanh pho|quan|huyen|thi xa|thi tran|xa|phuong|thon|ap|buon|lang|xom|khom".split("|")
_SHORTENED = {"tp": "thanh pho", "q": "quan", "h": "huyen", "p": "phuong", "tx": "thi xa", "tt": "thi tran"}
# A unit word as it is printed -> the one that a place is told from its namesakes by.
_UNIT_KEYS = {unit: unit for unit in _KEPT} | _SHORTENED
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
    found: dict[str, list[_Place]] = {}
    for span, rule, shared in sorted(_spans(passage, names)):
        surface = f"{shared} {text[span.start : span.end]}".lstrip()
        value = _written(surface, unit=rule in ("place-unit", "place-number", "place-of-body"))
        unit, name = _parted(f"{shadow(shared)} {passage.shade[span.start : span.end]}")
        namesakes = found.setdefault(name, [])
        place = next((known for known in namesakes if not unit or known.unit in ("", unit)), None)
        if place is None:
            place = _Place(value, unit)
            namesakes.append(place)
        if unit and not place.unit:
            place.value, place.unit = value, unit
        place.mentions.append(Evidence(span, rule))
    places = sorted((place for namesakes in found.values() for place in namesakes), key=lambda place: place.mentions[0].span)
    return tuple(Named(place.value, tuple(place.mentions)) for place in places)


@dataclass(slots=True)
class _Place:
    """A place with the key of the unit word that it was named with, "" where with none so far."""

    value: str
    unit: str
    mentions: list[Evidence] = field(default_factory=list)


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


def _parted(shade: str) -> tuple[str, str]:
    """The keys of the unit word and the name in a place's shadow: town and province of Kim Sa are two places, plain Kim Sa is either."""
    words = shade.replace(".", " ").split()
    for length in (2, 1):
        unit = " ".join(words[:length])
        if len(words) > length and unit in _UNIT_KEYS:
            return _UNIT_KEYS[unit], " ".join(words[length:])
    return "", " ".join(words)
