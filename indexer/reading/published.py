"""Days that a portal prints about itself: when it published a page, and the clock of whoever looked at it."""

from __future__ import annotations

import re
from datetime import date

from indexer.reading import lines

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_NUMERIC = r"(?P<a>\d{1,2})\s*(?P<mark>[/.-])\s*(?P<b>\d{1,2})\s*(?P=mark)\s*(?P<year>(?:19|20)\d\d)"
_ISO = r"(?P<iso_year>(?:19|20)\d\d)[-/](?P<iso_month>\d{1,2})[-/](?P<iso_day>\d{1,2})"
_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTH = r"\d{1,2}|mười\s+(?:một|hai)|" + "|".join(_MONTHS[:10])
# WordPress writes the month first, in either language: "Tháng Ba 5th, 2017".
_NAMED = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH_FIRST = (
    rf"(?:tháng\s+(?P<m_month>{_MONTH})|(?P<named>{'|'.join(_NAMED)}))\s+(?P<m_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<m_year>(?:19|20)\d\d)"
)
_WORDS = rf"(?:ngày\s+)?(?P<w_day>\d{{1,2}})\s+tháng\s+(?P<w_month>{_MONTH})(?:,|\s)\s*(?:năm\s+)?(?P<w_year>(?:19|20)\d\d)"
# Themes that space elements by style sheet glue a counter to the day: "12/07/2019214 lượt xem".
_DATE = re.compile(rf"(?<!\d)(?:{_ISO}|{_NUMERIC}|{_WORDS}|{_MONTH_FIRST})(?!\d(?!\d*\s*lượt))", re.IGNORECASE)
_TIME = re.compile(
    r"(?:T|\b)(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2})?)\s*(?:[AP]M|SA|CH|phút)?(?![\w:])", re.IGNORECASE
)
_ZONE = re.compile(r"\(?\[?GMT\s*[+-]\s*\d+(?::\d+)?\]?\)?|(?<=\d)Z\b|[+-]\d\d:\d\d\b", re.IGNORECASE)
# What stands around the day on publish lines of known portals; a line of which anything else is left over is no such line.
_AROUND = re.compile(
    r"""\b(?:ngày\s+(?:đăng(?:\s+(?:bài|tin))?|đưa(?:\s+tin)?|xuất\s+bản|tạo|cập\s+nhật|ban\s+hành\s+tin|viết)|đăng(?:\s+(?:ngày|lúc|tải))?
    |(?:lần\s+)?cập\s+nhật(?:\s+(?:ngày|lần\s+cuối|cuối))?(?:\s+lúc)?|thời\s+gian\s+đăng|xuất\s+bản(?:\s+ngày)?|publish(?:ed)?(?:\s+(?:date|on))?|posted(?:\s+on)?|created
    |submitted|last\s+updated|vào\s+lúc|lúc|in\s+bài(?:\s+viết)?(?:\s+này)?|in\s+trang|chuyên\s+mục|print|e-?mail|gửi\s+(?:e-?)?mail)\b
    |\b(?:số\s+)?(?:(?:lượt|lần)\s+(?:xem|đọc|truy\s+cập)|đã\s+xem|xem|view\s*count|views?|hits)\s*:?\s*[\d.,]*(?:\s*lượt(?:\s+xem)?)?
    |\b(?:(?:đăng\s+)?(?:by|bởi)\s+)?admin\w*\b
    |\b(?:facebook|twitter|zalo|google\+?|pinterest|linkedin)\b
    |\b[\d.,]+\s+lượt\s+(?:xem|đọc)\b|\b(?:100\s*%|phản\s+hồi\s*:?\s*\d+)""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE_DAY = re.compile(
    rf"(?:(?:ngày(?:\s+đăng)?|đăng\s+(?:ngày|lúc)|cập\s+nhật(?:\s+lúc)?|posted\s+on)\s*:?\s*)?(?:{_TIME.pattern}\W*)?(?:{_WEEKDAY}\W*)?(?:ngày\s+)?",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(?<![\d/])(\d{1,2}/\d{1,2})/(\d\d)(?![\d/])")
# A full day has one of these: lines without, nearly all of them, are told in a twentieth of the time that looking for the day takes.
_DAY_SIGN = re.compile(r"(?:19|20)\d\d[-/]\d|[/.-]\s*(?:19|20)\d\d|tháng\s|\d(?:st|nd|rd|th)?,\s+(?:19|20)\d\d", re.IGNORECASE)
_NAMED_WEEKDAY = re.compile(rf"\b{_WEEKDAY}\b", re.IGNORECASE)
_SECTION_BEFORE_TIME = re.compile(r"^([^\d:|]{3,30}?)\s+-\s+(?=\d{1,2}:\d\d\b)")
_CLOCK = re.compile(rf"(?:hôm\s+nay|bây\s+giờ|today)\s*[,:]?\s*(?:là\s+)?(?:{_WEEKDAY})?[\s,]*(?:ngày\s+)?", re.IGNORECASE)
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?!\d)")


def can_tell_day(line: str) -> bool:
    """Whether a full day may be written on the line.

    >>> can_tell_day("Hội nghị tổng kết năm 2019"), can_tell_day("08/04/2015"), can_tell_day("8 tháng 4 năm 2015")
    (False, True, True)
    """
    return ("19" in line or "20" in line) and _DAY_SIGN.search(line) is not None


def find_publish_date(line: str, *, month_first: bool = False) -> date | None:
    """The day on a line that is a portal's publish line and nothing else; None for any other line.

    >>> find_publish_date("Đăng ngày 11 - 11 - 2023"), find_publish_date("Thứ Tư, 08/04/2015, 08:11 [GMT+7]")
    (datetime.date(2023, 11, 11), datetime.date(2015, 4, 8))
    >>> find_publish_date("11/18/2024 12:00:00 AM GMT+7")       # no eighteenth month: the month came first
    datetime.date(2024, 11, 18)
    >>> find_publish_date("12/07/2019 14:05In bàiGửi Zalo")     # buttons that a style sheet parts
    datetime.date(2019, 7, 12)
    >>> find_publish_date("by admin · Tháng Ba 5th, 2017"), find_publish_date("Posted on March 5, 2017")
    (datetime.date(2017, 3, 5), datetime.date(2017, 3, 5))
    >>> find_publish_date("Sáng ngày 28/6/2021, Huyện ủy họp")
    """
    if len(line) > 160 or not can_tell_day(line) or _CLOCK.match(line):
        return None
    line = _SECTION_BEFORE_TIME.sub("", line)
    found = _DATE.search(line)
    if not found:
        return None
    rest = line[: found.start()] + " " + line[found.end() :]
    for pattern in (_ZONE, _TIME, _AROUND, _NAMED_WEEKDAY):
        rest = pattern.sub(" ", rest)
    only = not any(c.isalnum() for c in rest) or lines.is_utility(rest.strip())
    return _day(found, month_first=month_first) if only else None


def find_opening_day(line: str, *, month_first: bool = False) -> date | None:
    """The day that a line opens with which is no paragraph and tells of no meeting: buttons, counters, a desk may follow.

    >>> find_opening_day("Thứ Hai, 13/05/2019, 08:00 (GMT+7)In tin này Bình luận (2)")
    datetime.date(2019, 5, 13)
    >>> find_opening_day("Ngày 13/5/2019, Huyện ủy họp"), find_opening_day("13/05/2019 Hội nghị giao ban")
    (None, None)
    """
    if len(line) > 120 or not can_tell_day(line) or lines.is_prose(line):
        return None
    before = _BEFORE_DAY.match(line)
    found = _DATE.match(line, before.end()) if before else None
    rest = "".join(c for c in line[found.end() :] if not c.isdigit()) if found else ""
    return _day(found, month_first=month_first) if found and not lines.is_about_meeting(rest) else None


def find_any_date(text: str, *, month_first: bool = False) -> date | None:
    """The first day in `text`: for elements and metadata known to hold the publish date.

    >>> find_any_date("2019-05-20T16:42:00+07:00")
    datetime.date(2019, 5, 20)
    >>> find_any_date("By Admin, 10/15/22 9:10 AM")        # the English skin of Liferay
    datetime.date(2022, 10, 15)
    """
    found = _DATE.search(text[:300])
    if found:
        return _day(found, month_first=month_first)
    short = _SHORT_YEAR.search(text[:300])
    return find_any_date(f"{short[1]}/20{short[2]}", month_first=month_first) if short else None


def find_clock(line: str) -> date | None:
    """The day on a clock line, which tells when the page was looked at.

    >>> find_clock("Hôm nay, Chủ nhật ngày 17/01/2021")
    datetime.date(2021, 1, 17)
    >>> find_clock("Hôm nay, ngày 17/01/2021, Huyện ủy họp")
    """
    opening = _CLOCK.match(line)
    found = _DATE.match(line, opening.end()) if opening else None
    if not found or any(c.isalpha() for c in _ZONE.sub("", _TIME.sub("", line[found.end() :]))):
        return None
    return _day(found, month_first=False)


def find_url_date(url: str) -> date | None:
    """The day in the path of an address, where portals put the day of publication.

    >>> find_url_date("https://x.gov.vn/portal/Pages/2023-11-11/hop-giao-ban.aspx")
    datetime.date(2023, 11, 11)
    """
    found = _URL_DATE.search(url)
    return _date_or_none(*map(int, found.groups())) if found else None


def get_section(line: str) -> str | None:
    """The section that some publish lines begin with: "Tin tức - 19:50, 20/09/2019" says "Tin tức"."""
    found = _SECTION_BEFORE_TIME.match(line)
    return found[1].strip() if found else None


def _day(found: re.Match[str], *, month_first: bool) -> date | None:
    part = found.groupdict()
    if part["iso_year"]:
        return _date_or_none(int(part["iso_year"]), int(part["iso_month"]), int(part["iso_day"]))
    if part["w_year"]:
        return _date_or_none(int(part["w_year"]), _month(part["w_month"]), int(part["w_day"]))
    if part["m_year"]:
        month = _month(part["m_month"]) if part["m_month"] else 1 + _NAMED.index(part["named"].lower())
        return _date_or_none(int(part["m_year"]), month, int(part["m_day"]))
    first, second, year = int(part["a"]), int(part["b"]), int(part["year"])
    day, month = (second, first) if month_first else (first, second)
    return _date_or_none(year, month, day) or _date_or_none(year, day, month)


def _month(written: str) -> int:
    return int(written) if written.isdigit() else 1 + _MONTHS.index(" ".join(written.lower().split()))


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
