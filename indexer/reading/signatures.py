"""Who wrote a bulletin and when it was published, where a portal sets both on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice

from indexer.reading import lines
from indexer.reading.bylines import find_byline, read_byline
from indexer.reading.published import can_tell_day, find_opening_day, find_publish_date

_DAY = re.compile(r"\d{1,2}\s*[/.:-]\s*\d|(?:thứ|chủ nhật|ngày|vào|lúc)\s", re.IGNORECASE)
_BEFORE_DAY = re.compile(rf"\s*(?:[-–|,•·]|\b(?:vào|lúc|ngày|on)\b)?\s*(?={_DAY.pattern})", re.IGNORECASE)
_BEFORE_DAY_AT_MOST = 8
"""Characters of a line that `_BEFORE_DAY` can stand on. It alone takes twenty times as long to go through a line as `_DAY` does."""
# Between title and lead stand a day, a counter, buttons, a section.
_NEAR_TITLE = 8
_BY = re.compile(r"\s(?=(?:(?:được )?(?:viết|đăng|gửi|tạo) bởi|(?:written|posted|submitted) by|by|bởi)\s)", re.IGNORECASE)
_WRITTEN_BY = re.compile(r"(?:được )?(?:viết|đăng|gửi|tạo) bởi|(?:written|posted|submitted) by|tác giả|author", re.IGNORECASE)


def find_signature(line: str, *, month_first: bool = False) -> tuple[str | None, date] | None:
    """The writer, None where it is nobody, and the day of a line that says these and nothing else; None for any other line.

    >>> find_signature("Gửi bởi Lê Mộc vào 28/08/2020"), find_signature("Hà Lam 23/09/2021 15:00")
    (('Lê Mộc', datetime.date(2020, 8, 28)), ('Hà Lam', datetime.date(2021, 9, 23)))
    >>> find_signature("12/07/2019 by admin"), find_signature("12/07/2019 đăng bởi Lê Mộc")
    ((None, datetime.date(2019, 7, 12)), ('Lê Mộc', datetime.date(2019, 7, 12)))
    >>> find_signature("Ngày 23/09/2021"), find_signature("Yên Sa, ngày 23/09/2021")
    (None, None)
    """
    if len(line) > 160 or not can_tell_day(line):
        return None
    opens = _DAY.search(line)
    if opens and opens.start() == 0:
        written, by, who = _split_writer(line)
        day = find_publish_date(written, month_first=month_first) if by else None
        return (find_byline(read_byline(who) or ""), day) if day else None
    found = _BEFORE_DAY.search(line, max(0, opens.start() - _BEFORE_DAY_AT_MOST)) if opens else None
    who = line[: found.start()].strip() if found else ""
    day = find_publish_date(line[found.end() :], month_first=month_first) if found and who else None
    if not found or day is None:
        return None
    if _WRITTEN_BY.match(who):
        return find_byline(read_byline(who) or ""), day
    # A place stands before the day, too: "Yên Sa, ngày 13/5/2022". The hour tells that it is the portal's.
    writer = find_byline(who) if " " in who and ":" in line[found.end() :] else None
    return (writer, day) if writer else None


def _split_writer(line: str) -> tuple[str, bool, str]:
    """What stands before the writer of "12/07/2019 by Lê Mộc", whether there is one, and "by Lê Mộc"."""
    by = _BY.search(line)
    return (line[: by.start()], True, line[by.end() :]) if by else (line, False, "")


def find_section_and_day(line: str, *, month_first: bool = False) -> tuple[str, date] | None:
    """The section and the day of a line that says these and nothing else; None for any other line.

    >>> find_section_and_day("Tin trong huyện 12/07/2019"), find_section_and_day("Yên Sa, ngày 23/09/2021")
    (('Tin trong huyện', datetime.date(2019, 7, 12)), None)
    """
    opens = _DAY.search(line) if len(line) <= 100 and can_tell_day(line) else None
    section = line[: opens.start()].strip(" -–|,•·/") if opens else ""
    day = find_publish_date(line[opens.start() :], month_first=month_first) if opens and lines.is_section(section) else None
    return (section, day) if day else None


def tells_facts(line: str) -> bool:
    """Whether the line is a publish line: a day, or several facts side by side."""
    return find_publish_date(line) is not None or len(lines.split_facts(line)) > 1


def find_day_near_title(texts: Iterable[str], *, month_first: bool = False) -> date | None:
    """The day on the first publish line of `texts`, which begin below a title, that stands above the first paragraph.

    >>> find_day_near_title(["12/3/2019|In|2 lượt thích", "Sáng 11/3, Huyện ủy họp."])
    datetime.date(2019, 3, 12)
    >>> find_day_near_title(["Sáng 11/3, Huyện ủy họp.", "12/3/2019"])
    """
    for text in islice(texts, _NEAR_TITLE):
        day = _find_day(text, month_first=month_first)
        if day or (lines.is_prose(text) and len(lines.split_facts(text)) < 2):
            return day
    return None


def _find_day(line: str, *, month_first: bool) -> date | None:
    """The day on a publish line, whatever stands beside it: the writer, a counter, buttons."""
    found = find_signature(line, month_first=month_first) or find_section_and_day(line, month_first=month_first)
    day = found[1] if found else find_publish_date(line, month_first=month_first)
    if day or not can_tell_day(line):
        return day
    days = (find_publish_date(part, month_first=month_first) for part in lines.split_facts(line))
    return next(filter(None, days), None) or find_opening_day(line, month_first=month_first)
