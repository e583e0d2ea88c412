"""Who wrote a bulletin and when it was published, where a portal sets both on one line."""

from __future__ import annotations

import re
from datetime import date

from indexer.reading.bylines import find_byline, read_byline
from indexer.reading.published import can_tell_day, find_publish_date

_DAY = re.compile(r"\d{1,2}\s*[/.:-]\s*\d|(?:thứ|chủ nhật|ngày|vào|lúc)\s", re.IGNORECASE)
_BEFORE_DAY = re.compile(rf"\s*(?:[-–|,•·]|\b(?:vào|lúc|ngày|on)\b)?\s*(?={_DAY.pattern})", re.IGNORECASE)
_BEFORE_DAY_AT_MOST = 8
"""Characters of a line that `_BEFORE_DAY` can stand on. It alone takes twenty times as long to go through a line as `_DAY` does."""
_WRITTEN_BY = re.compile(r"(?:được )?(?:viết|đăng|gửi|tạo) bởi|(?:written|posted|submitted) by|tác giả|author", re.IGNORECASE)


def find_signature(line: str, *, month_first: bool = False) -> tuple[str | None, date] | None:
    """The writer, None where it is nobody, and the day of a line that says these and nothing else; None for any other line.

    >>> find_signature("Gửi bởi Lê Mộc vào 28/08/2020"), find_signature("Hà Lam 23/09/2021 15:00")
    (('Lê Mộc', datetime.date(2020, 8, 28)), ('Hà Lam', datetime.date(2021, 9, 23)))
    >>> find_signature("Ngày 23/09/2021"), find_signature("Yên Sa, ngày 23/09/2021")
    (None, None)
    """
    opens = _DAY.search(line) if len(line) <= 160 and can_tell_day(line) else None
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
