"""Dates, labels and counts in the words of the page's language."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from flask_babel import format_date, format_decimal, get_locale

from indexer.fields import site_of
from indexer.labels import FACET_LABELS, LABELLED, NO_SITE_LABEL, ROLE_LABELS, UNDATED_LABEL, value_label
from indexer.reports import Meeting, Report
from webapp.translating import gettext

HANOI = timezone(timedelta(hours=7))
"""Viet Nam keeps one time, without summer time, since 1975."""
MAX_TITLE = 300
"""Code points of a title that are shown, twice the longest of a portal: a page without line breaks is all title."""
MAX_LABEL = 100
"""Code points of a query that are shown in a chip or a link: the box holds it whole."""
MAX_FALLBACK = 90
"""Code points of a report's first block that stand in for a title it does not have."""


# Labels that are words; others of the same facets are numbers and addresses.
_SAID = frozenset({*ROLE_LABELS.values(), UNDATED_LABEL, NO_SITE_LABEL})


def N_(message: str) -> str:
    """`message`, to be translated where it is shown."""
    return message


_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# `Meeting.session`, one of them or two
SESSIONS = (N_("sáng"), N_("chiều"), N_("tối"), N_("đêm"), N_("trưa"))
SORT_NAMES = {"relevance": N_("Phù hợp nhất"), "newest": N_("Mới nhất"), "oldest": N_("Cũ nhất")}
# Of `SearchRequest`, where they are not as usual
SWITCH_NAMES = {
    "fold": N_("bỏ dấu"),
    "expand": N_("không tìm dạng đầy đủ của chữ viết tắt"),
    "literal": N_("đúng như đã gõ"),
}
# `Offer.kind`
OFFER_KINDS = {
    "telex": N_("gõ kiểu Telex"),
    "vni": N_("gõ kiểu VNI"),
    "spelling": N_("sửa chữ gõ sai"),
    "accents": N_("sửa dấu"),
}
# `Meeting.year_from`
YEAR_FROM = {
    "text": N_("năm ghi trong bài"),
    "published": N_("năm theo ngày đăng"),
    "title": N_("năm theo tiêu đề"),
    "period": N_("năm theo kỳ báo cáo"),
    "term": N_("năm theo nhiệm kỳ mà đại hội mở đầu"),
    "other-date": N_("năm theo ngày khác trong bài"),
    "url": N_("năm theo địa chỉ trang"),
    "weekday": N_("năm theo thứ trong tuần"),
}
# `Encoding.decided`
DECISIONS = {
    "declared": N_("trang tự khai"),
    "bom": N_("dấu ở đầu tệp"),
    "sniffed": N_("nhận ra từ các byte"),
    "detected": N_("đoán từ các chữ"),
    "given": N_("được cho biết trước"),
}


def facet_name(facet: str) -> str:
    """What a facet is called: "Cán bộ"."""
    return str(gettext(FACET_LABELS[facet]))


def value_name(facet: str, value: str) -> str:
    """What a facet's value is shown as; names of people, bodies and directives stay as they are in every language."""
    label = value_label(facet, value)
    return str(gettext(label)) if facet in LABELLED and label in _SAID else label


def site_name(url: str | None) -> str:
    """The portal that an address is of, as the facet calls it."""
    return value_name("site", site_of(url))


def role_name(role: str) -> str:
    return str(gettext(ROLE_LABELS.get(role, role)))


def sort_name(sort: str) -> str:
    return str(gettext(SORT_NAMES[sort]))


def switch_name(name: str) -> str:
    """What a search does whose switch `name` is not as usual."""
    return str(gettext(SWITCH_NAMES[name]))


def offer_kind(kind: str) -> str:
    """Why another query is offered, in words."""
    return str(gettext(OFFER_KINDS[kind]))


def decision(decided: str) -> str:
    """How an encoding was decided, in words."""
    return str(gettext(DECISIONS.get(decided, decided)))


def year_from(meeting: Meeting) -> str:
    """Where the meeting's year was read, in words."""
    return str(gettext(YEAR_FROM.get(meeting.year_from or "", meeting.year_from or "")))


def session(meeting: Meeting) -> str:
    """The half of the day: "sáng", "sáng và chiều"; "" where it is not told."""
    both = gettext("và")
    return f" {both} ".join(str(gettext(part)) for part in (meeting.session or "").split("/") if part)


def number(count: int) -> str:
    """`count` with the thousands set apart as the language does."""
    return str(format_decimal(count))


def day(iso: str) -> str:
    """An ISO day: "03/10/2018", "3 Oct 2018". Raises ValueError for anything else."""
    moment = date.fromisoformat(iso)
    return f"{moment:%d/%m/%Y}" if _vietnamese() else str(format_date(moment, "d MMM yyyy"))


def written_day(text: str) -> str:
    """A day as a page gave it, in the page's form where it is a whole ISO day."""
    return day(text) if _ISO_DAY.fullmatch(text) else text


def part_of_time(text: str) -> str:
    """A year, a month or a day as parameters carry them: "2018", "10/2018", "03/10/2018"."""
    return day(text) if len(text) == len("2018-10-03") else "/".join(reversed(text.split("-")))


def meeting_days(meeting: Meeting) -> str:
    """When a meeting was held: "03/10/2018", "03–04/10/2018", "28/09/2018–02/10/2018", "03/10 (không rõ năm)"."""
    if meeting.days is None:
        return str(gettext("ngày ghi trong bài không có trong lịch"))
    start, end = meeting.days
    if "X" in start + end:
        unknown = gettext("không rõ năm")
        return f"{_days_of_no_year(start, end)} ({unknown})"
    if start == end:
        return day(start)
    short = _vietnamese() and start[:7] == end[:7]
    return f"{start[8:] if short else day(start)}–{day(end)}"


def moment(captured: datetime) -> str:
    """When a page was fetched, in the time of Hà Nội."""
    local = captured.astimezone(HANOI)
    return f"{local:%H:%M} {day(local.date().isoformat())} (GMT+7)"


def title_of(report: Report) -> str:
    """The report's title, or the beginning of its text where the page has none; never longer than a heading may be."""
    if report.title:
        return shortened(report.title, MAX_TITLE)
    first = next((block for block in report.text.split("\n\n") if block.strip()), "")
    return shortened(first, MAX_FALLBACK) or str(gettext("Bản tin không có tiêu đề"))


def shortened(text: str, most: int) -> str:
    """`text`, or its first words with "…" where it has more than `most` code points.

    >>> shortened("Hội nghị giao ban", 17), shortened("Hội nghị giao ban", 12), shortened("aaaaaaaa", 3)
    ('Hội nghị giao ban', 'Hội nghị…', 'aaa…')
    """
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


def _vietnamese() -> bool:
    return str(get_locale()) == "vi"


def _days_of_no_year(start: str, end: str) -> str:
    days = ["/".join(reversed(part.split("-")[1:])) for part in dict.fromkeys((start, end))]
    return "–".join(d for d in days if "X" not in d) or str(gettext("không rõ ngày"))
