"""What shows that a date is not the meeting's: a plan, a deadline, a jubilee, an issue, history."""

from __future__ import annotations

import re
from datetime import date, timedelta

from indexer.annotate.lexical import DateMention
from indexer.annotate.periods import FIRST_YEAR
from indexer.annotate.shadow import is_spelt
from indexer.annotate.surroundings import Surroundings

MAX_DAYS = 20
"""A longer stretch is what a report covers, not a meeting."""
LEAD_AGE, PASSING_AGE = timedelta(days=5 * 365), timedelta(days=120)
"""How long before its page's publication a meeting can have been: told in the lead (archives are put online late), or in passing."""

# "Ngày 5/3, UBND tỉnh ban hành văn bản yêu cầu …": nobody met.
_ISSUED = re.compile(
    r"[^.;\n]{0,110}?(?<![a-z])"
    r"(?:ban hanh|phat hanh|(?:co|gui|ra|ky|phat) (?:cong van|van ban|cong dien|thong bao|thong cao|chi thi|quyet dinh|ke hoach|thu)"
    r"|quyet dinh (?:cong nhan|phe duyet|thanh lap|bo nhiem|mien nhiem|dieu dong|chi dinh|cho phep|tam dung|phan bo))(?![a-z])"
)
# Pages of days to come: a calendar, a timetable, an invitation ("kính mời …", then "Thời gian: …"), an obituary, a list; "Thông báo lịch
# tiếp xúc cử tri" where no day is before it.
_NOTICE = re.compile(
    r"(?:^|\n)[^a-z\n]{0,4}(?:(?:thong bao[ :,]{0,3}(?:ve |v/v )?)?(?P<lich>lich)(?! su(?![a-z])| thoi vu| gieo)"
    r"|giay moi|thu moi|tin buon|cao pho)(?![a-z])|^[^a-z\n]{0,4}danh sach(?! cu tri)(?![a-z])"
    r"|(?<![a-z])kinh moi(?![a-z])[^\n]{0,300}\n\s*thoi gian ?:"
    r"|^[^\d.\n]{0,80}(?<![a-z])(?:thong bao|cong bo) (?P<timetable>lich)(?! su(?![a-z]))(?![a-z])"
    r"|(?:^|\n)[^a-z\n]{0,4}(?:(?:ban )?tin (?:canh bao|du bao|thoi tiet|lu|gio mua dong bac|ap thap nhiet doi|bao (?:khan|tren|gan|so))"
    r"|du bao (?:thoi tiet|thuy van|khi tuong))(?![a-z])"
)
# "Sở Giao thông vận tải thông báo phân luồng trên tuyến …", "THÔNG BÁO Về việc tuyển dụng viên chức": what the public is told.
_PUBLIC_NOTICE = re.compile(
    r"(?:^|\n)(?P<who>[^\d.\n]{0,80}?)(?<![a-z])thong bao[ :\n]{1,3}(?:ve |v/v |viec |ve viec )?(?:tam )?"
    r"(?:phan luong|ngung|ngat|cat|cup|cam|han che|dieu chinh (?:giao thong|phan luong)|to chuc giao thong|tuyen dung|tuyen sinh|dau gia"
    r"|moi thau|chao gia)(?![a-z])"
)
NOTICE_REACH = 400
_NOTICE_WORDS = ("lich", "giay moi", "thu moi", "tin buon", "cao pho", "danh sach", "kinh moi", "tin", "du bao")
# "Sáng 21/7 ngừng cấp điện tại ấp …", "từ ngày 5/6 cấm xe qua cầu"
_WORKS = re.compile(
    r"[^.;\n]{0,80}?(?<![a-z])(?:(?:ngung|tam ngung|giam|cat|mat|ngat)(?: giam)?(?: cung)?(?: cap)? (?:dien|nuoc)"
    r"|(?P<ban>cam) (?:xe|duong|(?:cac )?(?:phuong tien|loai xe))|phan luong)(?![a-z])"
)
# What is played, drawn, forecast, auctioned or died: "trận đấu tối 8/12", "từ trần hồi 4 giờ ngày 9/3"
_NO_MEETING = re.compile(
    r"(?<![a-z])(?:tran (?:dau|chung ket|ban ket)|luot (?:di|ve|tran)|xo so|quay so|thoi tiet|nhiet do|du bao|phat song|ban tin"
    r"|tu tran|ta the|qua doi|an tang|dua tang|dau gia):? (?:[a-z]+ ){0,3}$"
)
# "thông báo kết quả Hội nghị Trung ương 7, họp từ ngày 2/5", "theo kết luận của Chủ tịch tại cuộc họp ngày 5/3": another meeting.
_TOLD_OF = re.compile(
    r"(?<![a-z])(?:(?:thong bao|bao cao|pho bien|truyen dat|tuyen truyen)(?: [a-z]+)? (?:ket qua|noi dung)(?: cua)? "
    r"(?:hoi nghi|ky hop|phien hop|dai hoi)[^.;\n]{0,100}"
    r"|(?:thuc hien|theo|can cu)(?: [a-z]+)? (?:ket luan|chi dao|y kien|thong bao)[^,.;\n]{0,80}(?:hop|hoi nghi|lam viec|ky hop) )$"
)
# "lịch tiếp công dân", but neither "du lịch" nor "lịch sử".
_PLANNED = re.compile(
    r"(?<![a-z])(?<!chia )(?:du kien|se|sap (?:toi|dien ra)|len lich"
    r"|(?<!du )(?<!am )(?<!duong )(?<!ly )(?<!thanh )(?<!phat )lich(?! su))(?![a-z])"
    r"|(?<![a-z])(?:theo ke hoach,? $|(?:theo ke hoach(?! so)|chuan bi cho|phan dau)(?= )[^,]{0,60}$)"
)
# "Để chuẩn bị đại hội dự kiến ngày 20/4, sáng 9/3, …": the plan has its own day.
_PLAN_ENDS = re.compile(r"\d ?[/.-] ?\d[^,]{0,40}, ?$")
# "ngày 20/11 hằng năm", "10/3 âm lịch", "Ngày 27/7 là dịp …"
_RECURRING = re.compile(r"(?:/\d{4})?\)?,? \(?(?:hang nam|am lich|(?:da )?la (?:ngay|dip|han|moc|thoi diem))(?![a-z])")
_MINUTES = re.compile(r"(?<![a-z])bien ban (?:[a-z]+ ){0,4}$")
# "ngày 20/10 tới, …", but not "ngày 20/10 tới ngày 25/10"; "Ngày 20/10, huyện sẽ tổ chức …".
_COMING = re.compile(r"\)? (?:sap )?(?P<word>toi)(?![a-z])(?! (?:het|ngay|\d))")
_WILL = re.compile(r"(?P<between>[^.;:\n]{0,90}?)(?<![a-z])(?<!chia )(?P<word>se)(?![a-z])")
# What says of a day that something was held on it, whatever will be afterwards.
_HELD = re.compile(
    r"(?<![a-z])(?:da|vua|hop|dien ra|to chuc|khai mac|lam viec|kiem tra|giam sat|khao sat|phat bieu|chu tri|cho biet|yeu cau"
    r"|(?:tai|trong|du) (?:hoi nghi|buoi|cuoc|phien|ky|le|dai hoi|chuong trinh))(?![a-z])"
)
_BOUND = re.compile(
    r"(?<![a-z])(?:den|den het|tinh den|toi|truoc|sau|cham nhat|han cuoi|thoi han|ke tu|het|hieu luc|hieu luc thi hanh|hieu luc ke|ap dung)"
    r"(?: vao| tu| la)? ?$"
)
# "Thông báo số 25/2/2021": a slip of whoever typed the number.
_NUMBERED = re.compile(r"(?<![a-z])so[ :.]{0,3}$")
# Holidays and jubilees; in the same breath only: "Nhân dịp Tết, ngày 14/1, …" is a meeting's date. People are named Quốc Khánh, too,
# and departments after "Thương binh và Xã hội".
_OCCASION = re.compile(
    r"(?<![a-z])(?:ky niem|nhan dip|nhan ngay|dip le|chao mung|huong toi|ngay thanh lap|ngay giai phong|ngay truyen thong|ngay quoc te"
    r"|(?:ngay|tet) quoc khanh|ngay sinh|sinh ngay|mat ngay|hy sinh|vao dang|cap ngay|thuong binh(?!,? (?:va )?xa hoi))(?![a-z])"
    r"[^,.;\n]{0,40}$|(?<![a-z])(?:nhan|mung|dip|quoc khanh|(?<=, )mat|(?<!hoc )(?<!ve )(?<!thi )(?<!giao )(?<!sy )sinh) \(?$"
)
_HISTORY = re.compile(
    r"(?<![a-z])cach (?:day|nay) (?:[a-z]+ )?\d+ (?:nam|thang)(?![a-z])"
    r"|^\W*(?:truoc do|truoc day|(?:nam|hom) truoc|nam ngoai)(?![a-z])|(?<![a-z])truoc do,? $"
    # "Sau khi tiếp thu ý kiến tại cuộc họp ngày 08/5, ngày 04/6 …"
    r"|(?<![a-z])sau khi [^,;]*$"
)
# "tối 15/5, Hóa chất thắng Thể Công 3-0"
_PLAYED = re.compile(r"[^.;\n]{0,60}?(?<![a-z])(?:thang|thua|hoa)(?![a-z])[^.;\n]{0,40}?(?<![\d/])\d ?- ?\d(?![\d/])")
# "Huyện được thành lập ngày …"; at a ceremony these are what the meeting is for.
_HAPPENED = re.compile(
    r"(?<![a-z])(?:thanh lap|ra doi|doi ten|cong nhan|giai phong|khoi cong(?: xay dung)?|xay ra|phat hien|hoan thanh)(?: vao)? $"
)
# "Lượng khách tăng so với lễ hội ngày 2/9/2018"
_COMPARED = re.compile(r"(?<![a-z])so voi (?:[^,.;\n]{0,60} )?$")
_CEREMONY = re.compile(r"(?<![a-z])(?:le|buoi|hoi nghi|cuoc hop|ky hop)(?![a-z])")


def is_other_day(around: Surroundings, start: int, found: DateMention, *, tomorrow: bool) -> bool:
    """Whether the words around a date, whose lead begins at `start`, say that it is no meeting's.

    What "will" be is a plan, unless it is `tomorrow`: pages announce the meeting of the day after.
    """
    before, end = around.before(start), found.span.end
    return (
        found.days > MAX_DAYS
        or "_" in (around.shade[start - 1 : start], around.shade[end : end + 1])
        or around.is_quoted(start)
        or _is_issue(around, end)
        or _is_of_works(around, end)
        or _RECURRING.match(around.shade, end) is not None
        or _PLAYED.match(around.shade, end) is not None
        or _is_planned(before)
        or _is_coming(around, end)
        or (not tomorrow and _will_be(around, end))
        or any(rule.search(before) for rule in (_NUMBERED, _BOUND, _OCCASION, _HISTORY, _MINUTES, _COMPARED, _NO_MEETING, _TOLD_OF))
        or (_HAPPENED.search(before) is not None and not _CEREMONY.search(before))
    )


def is_public_notice(around: Surroundings) -> bool:
    """Whether the page tells the public of works, of vacancies or the like, and of no meeting.

    >>> from indexer.annotate.shadow import shadow
    >>> text = "Sở Giao thông vận tải thông báo phân luồng trên tuyến ĐT.601 từ 22 giờ ngày 15/3 đến 5 giờ ngày 20/3"
    >>> is_public_notice(Surroundings.of(text, shadow(text)))
    True
    """
    public = _PUBLIC_NOTICE.search(around.shade, 0, NOTICE_REACH) if "thong bao" in around.shade[:NOTICE_REACH] else None
    return public is not None and not around.meets_between(*public.span("who"))


def tells_of_notice(text: str, shade: str) -> bool:
    """Whether the page tells of days to come, or of a death: a calendar, a timetable, an invitation, a forecast, an obituary."""
    head = shade[:NOTICE_REACH]
    notice = _NOTICE.search(head) if any(word in head for word in _NOTICE_WORDS) else None
    if notice is None:
        return False
    group = notice.lastgroup
    return group is None or is_spelt(text[slice(*notice.span(group))], "lịch")


def is_of_another_time(found: DateMention, published: date | None, latest: date | None, *, age: timedelta) -> bool:
    """Whether a complete date is older than a report `published` then tells of, or still to come after `latest`.

    >>> from indexer.annotate.lexical import find_dates
    >>> day = date(2020, 5, 5)
    >>> [is_of_another_time(d, day, day, age=LEAD_AGE) for d in find_dates("3/2/1930; 15/6/2003; 4/5/2020; 20/5/2020; 20/5")]
    [True, True, False, True, False]
    """
    last = found.last.in_year(found.last.year) if found.last.year else None
    if last is None:
        return False
    first = last - timedelta(days=found.days)
    return first.year < FIRST_YEAR or bool(published and first < published - age) or bool(latest and first > latest)


def _is_issue(around: Surroundings, end: int) -> bool:
    issued = _ISSUED.match(around.shade, end)
    return issued is not None and not around.meets_between(end, issued.end())


def _is_of_works(around: Surroundings, end: int) -> bool:
    works = _WORKS.match(around.shade, end)
    if works is None or around.meets_in_sentence(end):
        return False
    return works["ban"] is None or is_spelt(around.text[slice(*works.span("ban"))], "cấm")


def _is_planned(before: str) -> bool:
    plan = _PLANNED.search(before)
    return plan is not None and not _PLAN_ENDS.search(before, plan.end())


def _is_coming(around: Surroundings, end: int) -> bool:
    coming = _COMING.match(around.shade, end)
    return coming is not None and is_spelt(around.text[slice(*coming.span("word"))], "tới")


def _will_be(around: Surroundings, end: int) -> bool:
    will = _WILL.match(around.shade, end)
    return will is not None and is_spelt(around.text[slice(*will.span("word"))], "sẽ") and not _HELD.search(will["between"])
