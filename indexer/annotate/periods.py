"""Years that a page's own words tell of its meeting: the period reported on, the term that a congress opens, a jubilee."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from indexer.annotate.lexical import Day, find_dates
from indexer.annotate.scanning import matches_at, places_of, starts_of

FIRST_YEAR = 1997
"""Before the internet came to the country, no portal reported: such days are history."""

_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Periods that reports cover, with the months in which they are reported on: (first, last), December of the year before being 0,
# January of the year after 13. The first that fits the meeting's month tells the year.
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# What is planned "đến năm 2030" or began "từ năm 1992" is not of the year.
_UP_TO_YEAR = r"(?=[^.;\n]{0,80}?(?<! den)(?<! toi)(?<!(?<!dau) tu)(?<! vao)(?<! truoc)(?<! sau) nam "
_PERIOD = re.compile(
    rf"(?<!\d)(?P<count>\d{{1,2}}) thang (?P<half>dau|cuoi) nam,? {_YEAR.replace('year', 'half_year')}"
    rf"|quy (?P<quarter>iv|iii|ii|i|[1-4])(?: ?[/,.-] ?| )(?:nam )?{_YEAR.replace('year', 'quarter_year')}"
    rf"|thang (?P<month>1[0-2]|0?[1-9])(?: ?[/,.-] ?| )(?:nam )?{_YEAR.replace('year', 'month_year')}"
    rf"|(?:nam hoc|nien vu|mua kho|vu dong(?: ?- ?)? ?xuan)(?: nam)? {_YEAR.replace('year', 'season_year')} ?- ?(?:20)?\d\d(?!\d)"
    # Ahead only, for another period may stand between: "nhiệm vụ 3 tháng cuối năm 2018".
    rf"|(?:tong ket|ket qua){_UP_TO_YEAR}{_YEAR.replace('year', 'closed_year')})"
    rf"|(?:nhiem vu|phuong huong|ke hoach|chuong trinh){_UP_TO_YEAR.replace('80', '60')}{_YEAR.replace('year', 'planned_year')}(?! ?-))"
)
# Where a period can begin: `_PERIOD` alone takes 0.44 ms to go through 500 words, this 0.05.
_PERIOD_AHEAD = re.compile(
    r"\d(?=\d? thang )|q(?=uy )|t(?=hang |ong ket)|k(?=et qua|e hoach)|n(?=hiem vu|am hoc |ien vu )"
    r"|m(?=ua kho )|v(?=u dong)|p(?=huong huong)|c(?=huong trinh)"
)
# What is met about as a school year, or a season of two years, begins, and as it ends.
_BEGINS = re.compile(r"(?:khai giang|nhiem vu|phuong huong|trien khai|chuan bi|ke hoach|dau|buoc vao)[^.;,\n]{0,40}$")
_ENDS = re.compile(r"(?:tong ket|be giang|ket thuc|cuoi)[^.;,\n]{0,40}$")
# "từ tháng 4/1975", "hồi tháng 6/2012. Tháng 3/2013, ông …": a month of the past or of a plan, and none that is met about.
_OTHER_MONTH = re.compile(
    r"(?:(?<![a-z])(?:tu|den|toi|het|truoc|sau|hoi|vao|cuoi|giua|dau|cung ky|cham nhat(?: trong)?|ngay \d{1,2}) |(?:^|[\n.;]) ?)$"
)
# "Năm 2018, giá trị sản xuất đạt 2.245.645 triệu đồng": the year whose results are told, met about as it ends or soon after.
_RESULTS = re.compile(rf"(?:^|\n|[.;] )(?:trong )?nam {_YEAR}, [^.;\n]{{3,100}}? (?:uoc )?dat (?:hon |tren |gan |khoang )?\d")
# "đến năm 2030", "nhiệm kỳ 2020-2025", "xếp hạng năm 1992": years that are no evidence of when people met.
_LOOSE_YEAR = re.compile(rf"(?<![\d/.,\-])(?<!- ){_YEAR}(?![\d/.,]\d| ?- ?\d|\d)")
_YEAR_AHEAD = re.compile("1(?=9)|2(?=0)")
_OTHER_YEAR = re.compile(
    r"(?:(?<![a-z])(?:den|toi|tam nhin|muc tieu|giai doan|nhiem ky|khoa|(?<!dau )tu|truoc|sau|vao|(?<!tac )hoi|cuoi|dau|giua|cung ky|so voi"
    r"|hon|trong|sinh|thanh lap|ra doi|xep hang|cong nhan|xay dung|khoi cong|hoan thanh|xong|mua (?:xuan|thu|he|dong))(?: nam)?"
    r"|(?<![a-z])(?:luat|nghi quyet|nghi dinh|thong tu|hien phap|phap lenh)[^.;,\n]{0,60} nam) $"
)
# "Đại hội đại biểu Đảng bộ huyện Kim Giang lần thứ XX, nhiệm kỳ 2020 - 2025": a congress opens its term.
_CONGRESS = "dai hoi"
_TERM = re.compile(
    r"(?<!chao mung )(?<!huong toi )(?<!tien toi )(?<!nghi quyet )(?<!van kien )(?<!sau )(?<!chuan bi )(?<!phuc vu )(?<!ket qua )"
    rf"dai hoi (?!toan quoc)[^.;\n]{{0,120}}?nhiem ky {_YEAR} ?- ?20\d\d"
)
# "kỷ niệm 65 năm … (25/9/1958)", "tổng kết 10 năm thực hiện Chỉ thị … ngày 10-4-2009"
_JUBILEE = re.compile(
    r"(?<![a-z])(?:ky niem|nhan dip|mung|tong ket|so ket|danh gia|nhin lai|ket qua|qua|sau)(?: [a-z]+){0,4}? "
    r"(?:(?P<years>\d{1,3}) nam(?! (?:19|20)\d\d)|lan thu (?P<times>\d{1,3})(?! ?[/,.-]\d))"
)
_JUBILEE_YEARS = re.compile(r"(?<![\d/.,\-])(?P<from>\d{3,4}) ?- ?(?P<to>20\d\d)(?![\d/.,]\d|\d)")
JUBILEE_REACH = 160
_SENTENCE_END = re.compile(r"[.;](?= |$)|\n")


def year_of_period(day: Day, shade: str) -> tuple[int | None, str]:
    """The year in which the period is met about that `shade` tells of, and whether its first line does so ("title" or "period").

    >>> year_of_period(Day(10, 1), "tong ket nam 2019, nhiem vu nam 2020")
    (2020, 'period')
    >>> [year_of_period(Day(20, 8), text)[0] for text in ("tong ket nam hoc 2009 - 2010", "nhiem vu nam hoc 2010-2011")]
    [2010, 2010]
    """
    title_end = shade.find("\n")
    for match in matches_at(_PERIOD, shade, starts_of(_PERIOD_AHEAD, shade)):
        for year, first, last in _reported(match):
            months = (day.month - 12, day.month, day.month + 12)
            fits = [i for i, month in enumerate(months) if first <= month <= last]
            if fits and year >= FIRST_YEAR:
                return year + fits[0] - 1, "title" if match.end() <= title_end else "period"
    return None, "period"


def year_of_results(day: Day, shade: str) -> int | None:
    """The year in which the latest year is met about whose results `shade` tells: from November to March.

    >>> year_of_results(Day(4, 12), "ubnd huyen hop. nam 2018, gia tri san xuat dat 2.245 ty dong")
    2018
    >>> year_of_results(Day(4, 6), "ubnd huyen hop. nam 2018, gia tri san xuat dat 2.245 ty dong")
    """
    told = max((int(match["year"]) for match in _RESULTS.finditer(shade)), default=0)
    if told < FIRST_YEAR or 3 < day.month < 11:
        return None
    return told + (day.month <= 3)


def year_of_term(told: str) -> int | None:
    """The first year of the term that a congress of `told`, a meeting's title and sentence, opens.

    >>> year_of_term("sang 7/8, dai hoi dang bo huyen lan thu xx, nhiem ky 2020 - 2025 khai mac")
    2020
    >>> year_of_term("sang 7/8, huyen uy hop chao mung dai hoi dang bo huyen nhiem ky 2020-2025")
    """
    match = next(matches_at(_TERM, told, places_of(told, _CONGRESS)), None)
    return int(match["year"]) if match else None


def year_of_jubilee(day: Day, shade: str) -> int | None:
    """The year in which `day` is nearest to a jubilee that `shade` tells of with its number and with the day or years it is counted from.

    >>> year_of_jubilee(Day(23, 6), "tong ket 10 nam thuc hien chi thi so 5 ngay 10-4-2009 cua thu tuong")
    2019
    >>> year_of_jubilee(Day(8, 5), "ky niem 990 nam thanh lap (1029-2019)")
    2019
    """
    for match in _JUBILEE.finditer(shade):
        count = int(match["years"] or match["times"])
        stop = _SENTENCE_END.search(shade, match.end(), match.end() + JUBILEE_REACH)
        year = _jubilee(day, count, shade, match.end(), stop.start() if stop else match.end() + JUBILEE_REACH)
        if year and year >= FIRST_YEAR:
            return year
    return None


def _jubilee(day: Day, count: int, shade: str, start: int, end: int) -> int | None:
    years = _JUBILEE_YEARS.search(shade, start, end)
    if years and int(years["to"]) - int(years["from"]) == count:
        return int(years["to"])
    first = next((found.first for found in find_dates(shade, start, end) if found.first.year), None)
    jubilee = first.in_year(first.year + count) if first and first.year and first.year + count < date.max.year else None
    return nearest_year(day, jubilee) if jubilee else None


def nearest_year(day: Day, other: date) -> int | None:
    """The year in which `day` is nearest to `other`."""
    days = [found for year in (other.year - 1, other.year, other.year + 1) if (found := day.in_year(year))]
    return min(days, key=lambda found: abs(found - other)).year if days else None


def loose_years(told: str) -> list[int]:
    """Years that stand alone in `told`, a meeting's title and sentence, and are neither aimed at nor past: "Hội thi … năm 2018"."""
    found = matches_at(_LOOSE_YEAR, told, starts_of(_YEAR_AHEAD, told))
    return [
        int(m["year"]) for m in found if int(m["year"]) >= FIRST_YEAR and not _OTHER_YEAR.search(told, max(0, m.start() - 90), m.start())
    ]


def _reported(match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """(year, first month, last month) in which the period of `match` is met about."""
    if match["half"]:
        count = int(match["count"])
        yield int(match["half_year"]), *((max(1, count - 2), count + 3) if match["half"] == "dau" else (11 - count, 14))
    elif (match["quarter"] or match["month"]) and _OTHER_MONTH.search(match.string, max(0, match.start() - 16), match.start()):
        return
    elif match["quarter"]:
        end = 3 * _QUARTERS[match["quarter"]]
        yield int(match["quarter_year"]), end - 3, end + 2
    elif match["month"]:
        yield int(match["month_year"]), int(match["month"]) - 1, int(match["month"]) + 1
    elif match["season_year"]:
        before = match.string[max(0, match.start() - 60) : match.start()]
        begins, ends = _BEGINS.search(before), _ENDS.search(before)
        yield int(match["season_year"]), *((16, 21) if ends and not begins else (6, 11) if begins and not ends else (8, 19))
    elif match["closed_year"]:
        yield int(match["closed_year"]), 10, 16
    else:
        yield int(match["planned_year"]), -1, 9
