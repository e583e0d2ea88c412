"""Where a name appears: one value for each official of that name in each report, with their posts and where these are held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from indexer import gazetteers
from indexer.fields import meeting_days, site_of
from indexer.identity.people_values import Appearance, Post
from indexer.identity.scenes import Scene, placed, scene_of
from indexer.identity.seats import PROVINCE, Seat, seat_named
from indexer.reports import Official, Report
from indexer.text.fold import accented, folded, has_marks
from indexer.text.tokens import WORD, folded_words

_FORMER = ("nguyên", "cựu")
# The last word of a title begins what it is held in: "Trưởng | Ban Dân vận", "Chánh | Văn phòng Huyện ủy".
_HEADS = ("công an", "văn phòng", "thanh tra", "ban", "phòng", "đoàn")
_MEMBERSHIP = re.compile(r"(?:nguyên )?(?:\w+ )?ủy viên\b|đại biểu\b|thường vụ\b")
_MEMBER = re.compile(r"\w+ ủy viên")
AROUND = 120
"""Code points to each side of a name that tell whether it stands in a text without marks."""


def appearances_of(report: Report, fold: str) -> Iterator[Appearance]:
    """Everyone in `report` whose name folds to `fold` (`folded_words`), in the report's order."""
    found = [official for official in report.officials if _fold(official.name) == fold]
    if not found:
        return
    scene = scene_of(report)
    day, by_publication = day_of(report)
    for official in found:
        yield Appearance(
            report_id=report.id,
            title=report.title,
            day=day,
            by_publication=by_publication,
            official=official,
            host=report.host.value if report.host else None,
            site=site_of(report.url),
            posts=tuple(post_of(position, scene) for position in official.positions),
            around=(*scene.hosts, *scene.site, *scene.places),
            bare=_is_bare(official, report.text),
        )


def day_of(report: Report) -> tuple[str | None, bool]:
    """The first day of the meeting, else the day of publication; and whether it is the latter."""
    days = meeting_days(report)
    if days:
        return days[0], False
    return (report.published[:10], True) if report.published else (None, False)


def post_of(position: str, scene: Scene) -> Post:
    """A position with the seat that it names or, where it names none, that its surroundings give."""
    former = position.split(" ", 1)[0].lower() in _FORMER
    kind = _kind(position)
    body = "" if kind == "rank" else body_of(position)
    seat = seat_named(position) or (Seat(PROVINCE) if accented(body.split(" ", 1)[0]) == "sở" else None)
    level, unit, within = placed(seat, scene) if seat else (None, None, None)
    return Post(position, body, level, unit, within, former, kind)


@lru_cache(maxsize=1 << 12)
def body_of(position: str) -> str:
    """What a position is held in; "" where it says the title alone.

    >>> [body_of(p) for p in ("Phó Chủ tịch UBND huyện Yên Khánh", "Trưởng Ban Dân vận Huyện ủy", "Huyện ủy viên", "Nguyên Bí thư")]
    ['UBND huyện Yên Khánh', 'Ban Dân vận Huyện ủy', 'Huyện ủy', '']
    """
    words = list(WORD.finditer(position))
    keys = [folded(word[0]) for word in words]
    start = 1 if words and accented(words[0][0]) in _FORMER else 0
    length = next((n for n in range(len(keys) - start, 0, -1) if " ".join(keys[start : start + n]) in _titles()), 0)
    if length == 0:
        return position[words[start].start() :] if len(words) > start else ""
    title = " ".join(accented(word[0]) for word in words[start : start + length])
    if _MEMBER.fullmatch(title):
        return position[words[start].start() : words[start + 1].end()]
    shared = next((len(head.split()) for head in _HEADS if title.endswith(f" {head}")), 0)
    rest = start + length - shared
    return position[words[rest].start() :] if rest < len(words) else ""


# Reports of one district name the same some hundred people.
@lru_cache(maxsize=1 << 14)
def _fold(name: str) -> str:
    return folded_words(name)


@lru_cache(maxsize=1 << 12)
def _kind(position: str) -> str:
    """Whether a position is one person's office, one of many people's membership, or a rank.

    >>> _kind("Chủ tịch UBND huyện"), _kind("Huyện ủy viên"), _kind("Ủy viên Ban Thường vụ"), _kind("Ủy viên UBND"), _kind("Trung tá")
    ('office', 'membership', 'membership', 'membership', 'rank')
    """
    if folded_words(position) in _ranks():
        return "rank"
    return "membership" if _MEMBERSHIP.match(" ".join(accented(word[0]) for word in WORD.finditer(position))) else "office"


@cache
def _ranks() -> frozenset[str]:
    return frozenset(folded_words(row["title"]) for row in gazetteers.rows("positions") if row["kind"] == "rank")


@cache
def _titles() -> Mapping[str, None]:
    return {folded_words(row["title"]): None for row in gazetteers.rows("positions") if row["kind"] != "rank"}


def _is_bare(official: Official, text: str) -> bool:
    """Whether a name has no marks where the text around its first mention has none either."""
    if has_marks(official.name) or not official.mentions:
        return False
    start, end = official.mentions[0].span
    return not has_marks(text[max(0, start - AROUND) : end + AROUND])
