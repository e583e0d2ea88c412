"""What one line of a bulletin page is: a caption, a byline, a source, page furniture, the end of the bulletin, or prose."""

from __future__ import annotations

import re

_ENDED = re.compile(r"[.!?…:;][”\"')\]]?$")
_IGNORE = re.IGNORECASE

# Furniture of portals, in Vietnamese and English skins: print and mail buttons, font sizes, skip links, counters, ratings.
_UTILITY = re.compile(
    r"""(?:emailprint[a-z]*|in\s+(?:trang|bài(?:\s+viết)?|ấn)|print|gửi\s+(?:email|mail|bài|cho\s+bạn\s+bè)|e-?mail|cỡ\s+chữ|chia\s+sẻ|share|tweet|facebook|zalo
    |skip\s+(?:ribbon\s+commands|to\s+main\s+content)|truy\s+cập\s+nội\s+dung\s+luôn|chi\s+tiết\s+bài\s+viết(?:\s+tin\s+tức)?|xuất\s+bản\s+thông\s+tin
    |quay\s+lại|trở\s+(?:lại|về)|về\s+đầu\s+trang|đầu\s+trang|nghe\s+đọc\s+bài|đọc\s+bài\s+viết|nghe\s+bài\s+viết|xem\s+với\s+cỡ\s+chữ|màu\s+chữ|tương\s+phản
    |(?:số\s+)?lượt\s+(?:xem|đọc|truy\s+cập)|đã\s+xem|số\s+lần\s+đọc|view\s*count|views?|đánh\s+giá(?:\s+bài\s+viết)?|thích|like|bình\s+luận|lưu\s+bài
    |a[+-]|aa?|\[?in\]?|giảm|tăng|mặc\s+định|lượt|xem|trang\s+chủ|tag|từ\s+khóa|mp3|rss|quảng\s+cáo
    |(?-i:null))""",
    _IGNORE | re.VERBOSE,
)
_AFTER_UTILITY = re.compile(r"[\s\d.,:;/|+%()\[\]«»<>*-]*")
# Lines from which on nothing belongs to the bulletin.
_AFTERMATH = re.compile(
    r"""(?:các\s+)?(?:tin|bài|bài\s+viết|thông\s+tin|bản\s+tin)\s+(?:khác|liên\s+quan|cùng\s+(?:chuyên\s+mục|loại|thể\s+loại|chủ\s+đề)|mới(?:\s+(?:nhất|hơn|đăng|cập\s+nhật))?
    |cũ(?:\s+hơn)?|đã\s+(?:đưa|đăng)|nổi\s+bật|xem\s+nhiều|đọc\s+nhiều|tiếp\s+theo)\b.{0,30}
    |những\s+(?:tin|bài)\s+.{2,25}|xem\s+(?:thêm|tiếp)|xem\s+nhiều(?:\s+nhất)?|related\s+(?:news|posts|articles)|có\s+thể\s+bạn\s+quan\s+tâm
    |(?:viết\s+|gửi\s+)?(?:ý\s+kiến\s+)?bình\s+luận(?:\s+của\s+bạn|\s*\(\d+\))?|ý\s+kiến\s+(?:bạn\s+đọc|của\s+bạn|phản\s+hồi)|gửi\s+(?:phản\s+hồi|bình\s+luận)|trả\s+lời\s+hủy|leave\s+a\s+reply
    |(?:tổng\s+số\s+điểm|đánh\s+giá)\s+(?:của\s+)?bài\s+viết.*|thống\s+kê(?:\s+lượt)?\s+truy\s+cập.*|tiêu\s+đề\s*\*.*|người\s+gửi\s*\*.*|về\s+đầu\s+trang|liên\s+kết\s+(?:website|web)""",
    _IGNORE | re.VERBOSE,
)
_FILE_NAME = re.compile(
    r"""(?:(?:video|audio|clip|file|tệp|ảnh)\s*:\s*)?
    (?:[\w%().,+=-]+\.(?:jpe?g|png|gif|bmp|webp|mp[34]|m4a|wmv|flv|avi|mov|docx?|xlsx?|pdf|rar|zip)(?:\?\S*)?
    |(?:IMG|DSC|DSCF|DSCN|PIC|P)[_\ -]?\d{3,}\w*|[a-z0-9]+(?:[-_][a-z0-9]+){2,})""",
    _IGNORE | re.VERBOSE,
)
_CREDIT = re.compile(
    r"\(?\s*(?:ảnh|hình|nguồn\s+ảnh)(?:\s+(?:minh\s+họa|tư\s+liệu))?\s*:\s*[^.()]{1,60}(?:\.[^.()]{1,12}){0,2}\)?\.?$", _IGNORE
)
_CAPTION = re.compile(
    r"(?:quang\s+cảnh|toàn\s+cảnh|khung\s+cảnh|một\s+số\s+hình\s+ảnh|hình\s+ảnh|ảnh\s*:|ảnh\s+minh\s+họa|điểm\s+cầu|chụp\s+ảnh\s+lưu\s+niệm"
    r"|các\s+(?:đại\s+biểu|đồng\s+chí)\s+(?:dự|tham\s+dự|tham\s+gia|chụp|biểu\s+quyết|thảo\s+luận|chủ\s+trì)|đại\s+biểu\s+(?:dự|tham\s+dự|biểu\s+quyết|phát\s+biểu))\b",
    _IGNORE,
)
_PERSON_IN_PICTURE = re.compile(
    r"(?:các\s+)?(?:đồng\s+chí|đ/c|ông|bà|(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá)|lãnh\s+đạo|đại\s+diện)\b.{3,200}?"
    r"\b(?:phát\s+biểu|trao|tặng|kết\s+luận|chủ\s+trì|khai\s+mạc|trình\s+bày|quán\s+triệt|báo\s+cáo|tham\s+luận|điều\s+hành|chúc\s+mừng|thăm|kiểm\s+tra)\b",
    _IGNORE,
)
_SOURCE = re.compile(
    r"\(?(?:nguồn(?:\s+tin)?\s*:\s*(?P<named>.{2,80}?)|(?P<paper>theo\s+báo\s+.{2,60}?|(?<=\()theo\s+.{2,60}?))\)?\.?$", _IGNORE
)
_OPENING = re.compile(
    r"(?:(?:\([^)]{2,20}\)|[A-ZĐ]{2,6})\s*[-–—]\s*)?(?:(?:vào\s+)?(?:sáng|chiều|tối|đêm|trưa)(?:\s+(?:ngày|nay|qua|hôm))?\s*\(?\d|(?:trong\s+)?(?:hai|ba|\d+)?\s*ngày\s+\d{1,2}\s*[/.-]|(?:sáng|chiều|tối)\s+(?:nay|qua)\b|vừa\s+qua,)",
    _IGNORE,
)
# Sections of district portals. A short line that begins like this names a section, not a meeting.
_SECTION = re.compile(
    r"(?:tin(?:\s+(?:tức|hoạt\s+động|trong|địa\s+phương|nổi\s+bật|xây\s+dựng|kinh\s+tế|chính\s+trị|cơ\s+sở|huyện|xã|tỉnh|đảng|đoàn|mới|thời\s+sự|của|bài|văn\s+hóa|tổng\s+hợp|khối|chung|các)|\s*[-–,&]|$)"
    r"|hoạt\s+động(?:\s+(?:của|đảng|chính\s+quyền|lãnh\s+đạo|hđnd|ubnd|đoàn\s+thể|mặt\s+trận))?|công\s+tác\s+(?:đảng|xây\s+dựng|dân\s+vận|tuyên\s+giáo|tổ\s+chức|kiểm\s+tra|nội\s+chính)|thời\s+sự|sự\s+kiện|xây\s+dựng\s+(?:đảng|chính\s+quyền)"
    r"|chính\s+trị|kinh\s+tế|văn\s+hóa|quốc\s+phòng|an\s+ninh|đảng\s+-|đoàn\s+thể|mặt\s+trận|cải\s+cách|thông\s+báo|chuyên\s+mục|trang\s+chủ|news)\b",
    _IGNORE,
)
_DOCUMENT_NUMBER = re.compile(r"số\s*:?\s*\d", _IGNORE)
_CRUMBS = re.compile(r"\s*(?:>>|»|›|>|→|\s/\s|\\)\s*")
_ABOUT_MEETING = re.compile(
    r"hội\s+nghị|kỳ\s+họp|phiên\s+họp|đại\s+hội|cuộc\s+họp|tổ\s+chức\s+(?:hội|lễ|kỳ|lớp)|sơ\s+kết|tổng\s+kết|giao\s+ban|tiếp\s+xúc|khai\s+mạc|\d",
    _IGNORE,
)


def same(first: str, second: str) -> bool:
    """Whether two lines say the same, letters and digits being compared only.

    >>> same("HỘI NGHỊ  giao ban.", "Hội nghị giao ban")
    True
    """
    return bool(first) and _letters(first) == _letters(second)


def begins(text: str, opening: str) -> bool:
    """Whether `text` begins with what `opening` says, one cut short with "..." too."""
    return bool(opening) and _letters(text).startswith(_letters(opening))


def is_utility(line: str) -> bool:
    """Whether the line is portal furniture only.

    >>> is_utility("In trang | Gửi email | Cỡ chữ: A- A A+"), is_utility("Lượt đọc: 312"), is_utility("In ấn tài liệu")
    (True, True, False)
    """
    if len(line) > 120:
        return False
    if not any(c.isalpha() for c in line):
        return len(line) <= 8 or not any(c.isdigit() for c in line)
    position, found = _skip_marks(line, 0), False
    while position < len(line):
        step = _UTILITY.match(line, position)
        if not step or (step.end() < len(line) and line[step.end()].isalpha()):
            return False
        position, found = _skip_marks(line, step.end()), True
    return found


def ends_bulletin(line: str) -> bool:
    """Whether the line heads what follows a bulletin: other news, comments, ratings, counters.

    >>> ends_bulletin("Tin liên quan"), ends_bulletin("Các tin khác:"), ends_bulletin("Tin khác với năm trước, năm nay họp trực tuyến.")
    (True, True, False)
    """
    line = line.strip(" :.-–•|»")
    return len(line) <= 80 and bool(_AFTERMATH.fullmatch(line))


def is_file_name(line: str) -> bool:
    """Whether the line is the name of a picture or a recording.

    >>> is_file_name("IMG20190312081522"), is_file_name("giao-ban-quy-1"), is_file_name("kinh tế - xã hội")
    (True, True, False)
    """
    return bool(_FILE_NAME.fullmatch(line)) and any(c.isdigit() or c in "._" for c in line)


def is_caption(line: str) -> bool:
    """Whether a line between paragraphs is a picture's caption, by its own words.

    >>> is_caption("Quang cảnh hội nghị"), is_caption("Đồng chí Lò Văn Mây – Bí thư Huyện ủy phát biểu. Ảnh: Thu Lam")
    (True, True)
    >>> is_caption("Đồng chí Lò Văn Mây phát biểu khai mạc hội nghị, nêu rõ yêu cầu của kỳ họp.")
    False
    """
    if len(line) > 260:
        return False
    if _CREDIT.search(line):
        return True
    return not _ENDED.search(line) and ((len(line) < 160 and bool(_CAPTION.match(line))) or bool(_PERSON_IN_PICTURE.match(line)))


def find_source(line: str) -> str | None:
    """Whom a page says it took the bulletin from.

    >>> find_source("Nguồn: Báo Đồng Bằng"), find_source("(Theo Báo Đồng Bằng)"), find_source("Nguồn vốn đầu tư công")
    ('Báo Đồng Bằng', 'Theo Báo Đồng Bằng', None)
    """
    found = _SOURCE.fullmatch(line) if len(line) <= 100 else None
    return (found["named"] or found["paper"]).strip(" .") if found else None


def is_prose(line: str) -> bool:
    """Whether the line is a paragraph of running text rather than a heading, a menu entry or a section.

    >>> is_prose("Sáng 12/3, UBND huyện họp"), is_prose("Huyện ủy họp giao ban quý I"), is_prose("Hội nghị nhất trí cao.")
    (True, False, True)
    """
    if len(line) > 220 or _OPENING.match(line) or _DOCUMENT_NUMBER.match(line):
        return True
    return (len(line) > 20 and bool(_ENDED.search(line))) or (", ngày " in line and line[-4:].isdigit())


def opens_report(line: str) -> bool:
    """Whether a paragraph opens as leads do, with the day or the time of day.

    >>> opens_report("Chiều 22/6, UBND xã Yên Sa họp."), opens_report("Về kinh tế, xã đạt kế hoạch.")
    (True, False)
    """
    return bool(_OPENING.match(line))


def is_section(line: str) -> bool:
    """Whether the line names a section of a portal.

    >>> is_section("Tin tức trong Huyện"), is_section("CÔNG TÁC ĐẢNG"), is_section("Công tác dân vận quý I năm 2020")
    (True, True, False)
    """
    return len(line.split()) <= 8 and bool(_SECTION.match(line)) and not _ABOUT_MEETING.search(line)


def split_crumbs(line: str) -> list[str]:
    """The names on a breadcrumb line, outermost first; [] where the line is none.

    >>> split_crumbs(">> TIN TỨC >> Tin địa phương"), split_crumbs("Tin tức")
    (['TIN TỨC', 'Tin địa phương'], [])
    """
    parts = [p.strip() for p in _CRUMBS.split(line) if p.strip()]
    return parts if _CRUMBS.search(line) and len(line) <= 300 and not _ENDED.search(line) else []


def is_about_meeting(line: str) -> bool:
    """Whether a heading speaks of a meeting or carries a number, as titles do and sections do not."""
    return bool(_ABOUT_MEETING.search(line))


def _skip_marks(line: str, position: int) -> int:
    """The position of the first letter from `position` on."""
    found = _AFTER_UTILITY.match(line, position)
    return found.end() if found else position


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
