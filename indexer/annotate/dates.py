"""When the meeting that a page reports took place: its day or days, the session, and what the year was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from indexer.annotate.citations import Citation
from indexer.annotate.lexical import DateMention, Day, dates_at, find_dates
from indexer.annotate.otherdays import LEAD_AGE, PASSING_AGE, is_of_another_time, is_other_day, is_public_notice
from indexer.annotate.passage import Passage
from indexer.annotate.scanning import matches_at, places_of, starts_of
from indexer.annotate.shadow import is_spelt, shadow
from indexer.annotate.surroundings import Surroundings
from indexer.annotate.years import WEEKDAYS, Evidence, infer_year
from indexer.reports import Evidence as Read
from indexer.reports import Meeting, Mention, Span

SESSIONS = ("sáng", "trưa", "chiều", "tối", "đêm")
_SESSION_OF = {shadow(session): session for session in SESSIONS}
_SESSION = "|".join(_SESSION_OF)
_WEEKDAY = "|".join(WEEKDAYS)
_COUNT = r"(?:\d{1,2}|hai|ba|bon|nam)"
# What leads into a date: "Sáng nay (", "Trong 2 ngày, từ ngày", "Thứ Sáu, ngày", "14h ngày", "vào lúc 8 giờ 30 phút sáng ngày".
_LEAD = re.compile(
    rf"(?<![a-z0-9])(?:(?:{_SESSION}|{_WEEKDAY}|hom nay|hom qua|ngay mai|cung ngay|nay|qua|mai|hom|ngay|mung|mong|som|muon"
    rf"|(?:trong|sau|qua) {_COUNT} ngay(?: lam viec)?|trong cac ngay|trong|tu|vao|hoi|luc|va"
    r"|\d{1,2}(?:h|g| gio)(?: ?\d\d(?: ?phut|')?)?)(?:[ ,(]{1,4}|(?=\()|$)){1,8}$"
)
LEAD_REACH = 60
# Ranks of dates that no lead introduces, and of those before which no meeting is spoken of.
UNCUED, UNFRAMED = 3, 4
_LEAD_WORDS = re.compile(rf"{_SESSION}|{_WEEKDAY}|hom nay|hom qua|ngay mai|nay|qua|mai|hom|ngay|tu|\d{{1,2}}(?:h|g| gio)|trong")
_LEAD_SPELT = {shadow(s): s for s in (*SESSIONS, "từ", "ngày", "hôm", "nay", "qua", "mai", "hôm nay", "hôm qua", "ngày mai")}
_RELATIVE = re.compile(
    rf"(?<![a-z0-9])(?:(?P<session>{_SESSION}) (?:hom |ngay )?(?P<day>nay|qua|mai)|(?P<alone>hom nay|hom qua|ngay mai))(?![a-z0-9])"
)
_RELATIVE_AHEAD = re.compile("s(?=ang )|t(?=rua |oi )|c(?=hieu )|d(?=em )|h(?=om )|n(?=gay mai)")
_SAME_DAY = " cung ngay"
_WHOLE_DAY = re.compile(r",? ?\(?(?:ca |trong )?(?:buoi )?sang va (?:buoi )?chieu(?![a-z])")
_SESSION_BEFORE = re.compile(rf"(?<![a-z])(?:{_SESSION})$")
_SHIFT = {"nay": 0, "qua": -1, "mai": 1}
# Types that an occasion calls for; resolutions, decisions and laws are met about for years.
_FOR_AN_OCCASION = frozenset(("Kế hoạch", "Công văn", "Giấy mời", "Thông báo", "Công điện", "Báo cáo", "Tờ trình"))
_MADE_KNOWN = re.compile(r"(?<![a-z])(?:cong bo|trao)(?: va trao)?(?: (?:cac|\d{1,2}))? ?$")
_CLOCK = re.compile(
    rf"(?:^|\n) *hom nay,? *(?:(?:{_WEEKDAY}),? *)?(?:ngay )?(?P<date>\d[\d/.-]{{5,9}}\d)(?=[ ,|-]*+(?:\d\d?[:h]\d\d\S*+)? *+(?:\n|$))"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that may be the meeting's, from the words that lead into it; the lower `rank`, the likelier."""

    start: int
    date: DateMention
    rank: int
    rule: str
    session: str | None
    weekday: int | None


def find_meeting(
    passage: Passage, cited: Iterable[Mention[Citation]], *, published: date | None, stamped: date | None, url: str | None = None
) -> Meeting | None:
    """When the meeting took place, or None: without a meeting, without a date, with a date that does not exist.

    `cited` are the directives of the passage, whose days are not the meeting's. `published` is the page's own day, `stamped` the
    clock of its fetch, which only bounds from above.

    >>> find_meeting(Passage("Sáng ngày 30/12, Huyện ủy họp."), [], published=date(2021, 1, 3), stamped=None).start
    '2020-12-30'
    >>> find_meeting(Passage("Ngày 30/12, UBND huyện ban hành văn bản."), [], published=date(2021, 1, 3), stamped=None)
    """
    around = Surroundings.of(passage.text, passage.shade)
    if passage.is_notice or is_public_notice(around):
        return None
    clock = _CLOCK.search(around.shade) if "hom nay" in around.shade else None
    dates = [d for d in dates_at(around.shade, passage.numbers) if not (clock and clock.start() <= d.span.start < clock.end())]
    stamps = [d for d in dates if around.is_stamp(d.span)]
    values = [mention.value for mention in cited]
    issues = {value.dated for value in values if value.dated}
    printed = {stamp.span for stamp in stamps}
    apart = issues | printed
    told = tuple(d for d in dates if d.span not in apart)
    published = published or _first_day(stamps)
    stamped = stamped or (_first_day(find_dates(around.shade, *clock.span())) if clock else None)
    latest = min((d for d in (published and published + timedelta(days=1), stamped) if d), default=None)
    judge = partial(_candidate, around, published=published, latest=latest)
    candidates = [candidate for candidate in map(judge, told) if candidate]
    likely = sorted(candidates, key=lambda c: (c.rank, c.start))
    best = next((c for c in likely if c.rank >= UNCUED or around.gathers(c.start, c.date.span.end)), None)
    relative = _relative(around, published) if best is None or best.rank > 0 else None
    if relative and (best is None or relative.mentions[0].span.start < best.start):
        return relative
    best = best or _of_same_day(around, [d for d in dates if d.span not in printed])
    if best is None:
        return None
    shade = around.shade[clock.end() if clock else 0 :].lstrip("\n")
    evidence = Evidence(
        shade=shade,
        told="\n".join((around.sentence(len(around.shade) - len(shade)), around.sentence(best.start))),
        same=told,
        held=tuple(c.date for c in candidates),
        issued=_issue_days(values),
        fresh=_issue_days(mention.value for mention in cited if _is_met_about_soon(around.shade, mention)),
        published=published,
        latest=latest,
        url=url,
    )
    return _meeting(around.shade, best, evidence)


def _meeting(shade: str, found: _Candidate, evidence: Evidence) -> Meeting | None:
    """The meeting on `found`, its year inferred where none is written; days that do not exist give a meeting without days."""
    first, last, source = found.date.first, found.date.last, None
    span, session = Span(found.start, found.date.span.end), _both_halves(shade, found.session)
    if not (first.exists and last.exists):
        # "Sáng ngày 31/11/2019, UBND xã họp": people met, and the page has the day wrong.
        return Meeting(None, None, session, None, (Read(span, "impossible-day"),)) if found.rank < UNCUED else None
    if last.year is None:
        year, source = infer_year(first, evidence, found.weekday)
        first = Day(first.day, first.month, year)
        last = Day(last.day, last.month, year + (last.month < first.month) if year else None)
    elif first.year is None:
        first = Day(first.day, first.month, last.year)
    if last.year and _edtf(last) < _edtf(first):  # "ngày 26 và 14/7/2020"
        first, last = last, first
    return Meeting(_edtf(first), _edtf(last), session, source, (Read(span, found.rule),))


def _edtf(day: Day) -> str:
    return f"{day.year or 'XXXX'}-{day.month:02d}-{day.day:02d}"


def _candidate(around: Surroundings, found: DateMention, *, published: date | None, latest: date | None) -> _Candidate | None:
    """`found` as the meeting's date, with its rank; None where its surroundings, or the page's own days, say otherwise."""
    lead = _lead(around, found.span.start)
    words = [m[0] for m in _LEAD_WORDS.finditer(around.shade, *lead.span())] if lead else []
    cued = any(w != "tu" for w in words) or (found.several and bool(words))
    start = lead.start() if lead and words else found.span.start
    # "kết thúc hội thao sau hai ngày tranh tài 30 và 31-12": several days need no word that leads into them.
    led = cued or found.last.year or (found.several and around.meets_before(start))
    if not led or _begins_rule(around, start, found, words):
        return None
    session = _session(around.shade, words, found.span.end)
    weekday = next((WEEKDAYS[w] for w in words if w in WEEKDAYS), None)
    rank, rule = _rank(around, start, found, cued=cued)
    # "Khoảng 21 giờ tối 16/6, lửa bùng lên": a time of day alone is no meeting's.
    if rank == UNFRAMED and not (around.meets_after(found.span.end) or (session and around.gathers(start, found.span.end))):
        return None
    age = LEAD_AGE if rank < UNCUED else PASSING_AGE
    tomorrow = "mai" in words or "ngay mai" in words
    if is_of_another_time(found, published, latest, age=age) or is_other_day(around, start, found, tomorrow=tomorrow):
        return None
    return _Candidate(start, found, rank, rule, session, weekday)


def _session(shade: str, words: list[str], end: int) -> str | None:
    """The session that the `words` before a date tell, or those after it, which ends at `end`: "ngày 8/7 (cả sáng và chiều)"."""
    if _WHOLE_DAY.match(shade, end) or ("sang" in words and "chieu" in words):
        return "sáng/chiều"
    return next((session for shade, session in _SESSION_OF.items() if shade in words), None)


def _begins_rule(around: Surroundings, start: int, found: DateMention, words: list[str]) -> bool:
    """Whether "từ ngày …" is when something begins to hold; "Từ 7h30 ngày 5/8/2020, tại hội trường …" is a meeting."""
    if "tu" not in words or found.several:
        return False
    hour = any(w[0].isdigit() for w in words)
    return not (hour and around.opens_sentence(start) and around.meets_after(found.span.end))


def _lead(around: Surroundings, end: int) -> re.Match[str] | None:
    """What leads into the date at `end`, after the last word that is spelt as another: "Sắp tới, vào ngày", "Sang ngày"."""
    lead = _LEAD.search(around.shade, max(0, end - LEAD_REACH), end)
    others = [m.end() for m in _LEAD_WORDS.finditer(around.shade, *lead.span()) if not _is_lead_word(around.text, m)] if lead else []
    return _LEAD.search(around.shade, others[-1], end) if others else lead


def _is_lead_word(text: str, match: re.Match[str]) -> bool:
    surface = " ".join(text[slice(*match.span())].split())
    return match[0] not in _LEAD_SPELT or is_spelt(surface, _LEAD_SPELT[match[0]])


def _rank(around: Surroundings, start: int, found: DateMention, *, cued: bool) -> tuple[int, str]:
    """How likely, 0 the likeliest, and the rule's name."""
    if around.tells_later(start):
        return 5, "later-date"
    if cued and around.opens_sentence(start):
        # "Cuộc họp báo diễn ra chiều 1-6. Hôm 29-5, bà Én tuyên bố": of two such days the one that people met on, else the first.
        meets = found.several or around.meets_in_sentence(found.span.end)
        return (0 if meets else 2), "lead-several-days" if found.several else "lead-day-month"
    if cued and around.opens_clause(start) and around.meets_after(found.span.end):
        return 1, "clause-day-month"
    if around.meets_before(start):
        return (2 if cued else UNCUED), "meeting-day-month"
    return UNFRAMED, "any-day-month"


def _of_same_day(around: Surroundings, dates: list[DateMention]) -> _Candidate | None:
    """The day before "cùng ngày", on which people met besides: "Ngày 15/10, UBND tỉnh ban hành …; cùng ngày, Sở Y tế họp"."""
    for place in places_of(around.shade, _SAME_DAY[1:]):
        before = [d for d in dates if d.span.end <= place]
        opens = around.opens_sentence(place) or around.shade.endswith(("; ", ", "), 0, place)
        if before and opens and around.meets_after(place) and not before[-1].several:
            return _Candidate(before[-1].span.start, before[-1], 1, "same-day", None, None)
    return None


def _first_day(mentions: Iterable[DateMention]) -> date | None:
    """The first complete day of `mentions` that exists."""
    days = (m.first.in_year(m.first.year) for m in mentions if m.first.year)
    return next((d for d in days if d), None)


def _issue_days(cited: Iterable[Citation]) -> tuple[date, ...]:
    """The complete days on which what is `cited` was issued."""
    return tuple(day for value in cited if value.day and value.day.year and (day := value.day.in_year(value.day.year)))


def _is_met_about_soon(shade: str, cited: Mention[Citation]) -> bool:
    """Whether people meet about a directive soon after its issue: it is made for an occasion, or made known there for the first time."""
    if cited.value.type in _FOR_AN_OCCASION or "quán triệt" in cited.value.verbs:
        return True
    return _MADE_KNOWN.search(shade, max(0, cited.span.start - 40), cited.span.start) is not None


def _relative(around: Surroundings, published: date | None) -> Meeting | None:
    """The meeting by "Chiều qua", "Sáng nay" alone, counted from the day of publication."""
    if not published:
        return None
    for match in matches_at(_RELATIVE, around.shade, starts_of(_RELATIVE_AHEAD, around.shade)):
        session = _SESSION_OF.get(match["session"])
        spelt = session is None or is_spelt(around.text[slice(*match.span("session"))], session)
        if spelt and around.opens_sentence(match.start()):
            shift = _SHIFT[match["day"] or match["alone"].split()[-1]]
            day = (published + timedelta(days=shift)).isoformat()
            return Meeting(day, day, session, "published", (Read(Span(*match.span()), "relative-day"),))
    return None


def _both_halves(shade: str, session: str | None) -> str | None:
    """The session, joined with another that the page says was on the same day: "chiều cùng ngày"."""
    if session not in ("sáng", "trưa", "chiều"):
        return session
    before = (_SESSION_BEFORE.search(shade, max(0, place - 5), place) for place in places_of(shade, _SAME_DAY))
    others = (_SESSION_OF[m[0]] for m in before if m)
    return next((f"{session}/{other}" for other in others if other != session), session)
