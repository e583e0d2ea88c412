"""What one line of a bulletin page is: a caption, a byline, a source, page furniture, the end of the bulletin, or prose.

Lines are tidy (`blocks.tidy`): normal form, single spaces.
"""

from __future__ import annotations

import re

from indexer.reading.writers import names_writer

_LETTER, _NO_LETTER = re.compile(r"[^\W_]"), re.compile(r"[\W_]+")
_ENDED = re.compile(r"[.!?…:;][”\"')\]]?$")
_SENTENCE_ENDED = re.compile(r"(?<!\.)\.$")
_IGNORE = re.IGNORECASE

# Furniture of portals, in Vietnamese and English skins: print and mail buttons, font sizes, skip links, counters, ratings.
_UTILITY = re.compile(
    r"(?:(?:tags?|từ khóa) ?:.*|(?:xem|đọc) (?:thêm|tiếp|chi tiết)"
    r"|emailprint[a-z]*|in (?:trang|bài(?: viết)?(?: này)?|ấn|ra|văn bản)|(?:bản|bản để|phiên bản) in|print"
    r"|gửi (?:e?mail|bài(?: viết)?|(?:cho )?bạn(?: bè)?|zalo)|(?:phóng|thu) (?:to|nhỏ)|đóng (?:cửa sổ|trang)(?: này)?"
    r"|e-?mail|(?:kích )?(?:cỡ|thước) chữ|chia sẻ(?: (?:bài viết|lên|qua|trên))?|share(?: on)?|copy link|sao chép(?: liên kết)?"
    r"|báo lỗi|tải về|(?:tải )?(?:file|tệp)(?: tin)? đính kèm|theo dõi (?:trên )?google news|comments are closed"
    r"|(?:older|newer) (?:entries|posts)|tweet|facebook|zalo|twitter|skip (?:ribbon commands|to (?:main )?content)|truy cập nội dung luôn"
    r"|chi tiết bài viết(?: tin tức)?|xuất bản thông tin|quay (?:lại|về)|trở (?:lại|về)|(?:về|lên) đầu trang|về trang chủ|đầu trang"
    r"|nghe đọc bài|giọng đọc|(?:your browser does|trình duyệt(?: của bạn)?) (?:not|không hỗ trợ) .*|bạn và \d+ người khác"
    r"|phản hồi|đọc bài viết|nghe bài viết|(?:giọng )?(?:nam|nữ) miền (?:bắc|trung|nam)|giọng (?:nam|nữ)|(?-i:x)(?!\w)"
    r"|xem với cỡ chữ|font size|màu chữ|tương phản|(?:số )?lượt (?:xem|đọc|thích|truy cập)|đã xem|số lần (?:đọc|xem)"
    r"|tốc độ(?: (?:đọc|phát))?(?=\W*\d(?:[.,]\d+)?x\b)|(?:quan tâm|theo dõi)$"
    r"|lần|đọc|hits?|view\s*count|views?|đánh giá(?: (?:bài viết|mục này))?|bình chọn|(?:không|chưa) có bình luận"
    r"|thích|like|bình luận|lưu(?: bài(?: viết)?)?|gửi|a[+-]|aa?|\[?in\]?|(?:giảm|tăng)(?!\W*\d)|mặc định|lượt|xem|trang chủ|tag"
    r"|từ khóa|mp3|rss|quảng cáo|chi tiết|trang (?:sau|trước|đầu|cuối)|sau|trước|tiếp theo|next"
    r"|previous|prev|(?-i:null))",
    _IGNORE,
)
_TIME_OF_DAY = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\s*(?:sáng|trưa|chiều|tối|[ap]m|sa|ch)", _IGNORE)
_VISITS = re.compile(
    r"(?:(?:đang )?(?:trực tuyến|online|truy cập|xem)|hôm (?:nay|qua)|(?:tuần|tháng) (?:này|trước|qua)) ?: ?[\d.,]+"
    r"|(?:tổng(?: số)?(?: lượt)?(?: truy cập)?|tất cả) ?: ?[\d.,]{5,}",
    _IGNORE,
)
_HASHTAGS = re.compile(r"#[^\W\d]")
_ATTACHED = re.compile(
    r"(?:tài liệu|tệp(?: tin)?|files?|văn bản) (?:đính kèm|kèm theo)\s*:?\s*(?:\S+\.\w{3,4}\b.{0,30})?|quét mã qr\b.{0,50}", _IGNORE
)
_AFTER_UTILITY = re.compile(r"[\W\d_]*")
_MORE = re.compile(r"(?:xem|đọc) (?:thêm|tiếp|chi tiết)", _IGNORE)
# Who answers for a portal, in its footer; longer than the lines below.
_IMPRINT = re.compile(
    r"(?:cơ quan chủ quản|chịu trách nhiệm (?:chính|nội dung|xuất bản|quản lý)(?: nội dung)?)\s*(?:[:–—-]|$|(?-i:[A-ZĐỦỤ]))"
    r"|bản quyền (?:thuộc|bởi|nội dung|©|của (?-i:[A-ZĐỦỤ]))|©|copyright|giấy phép (?:thiết lập|hoạt động|xuất bản)"
    r"|giấy phép số\b.{0,40}\b(?:GP|sở (?:thông tin|văn hóa|tt)|cục|bộ (?:thông tin|văn hóa|tt))\b"
    r"|(?:bài(?: viết)?|mục) này (?:đã )?được (?:đăng|gửi|viết)\b|this entry was posted\b"
    r"|url của bản tin này|chú ý\s*:\s*việc đăng lại|(?:đề nghị |yêu cầu )?ghi rõ nguồn|trưởng ban biên tập\s*:",
    _IGNORE,
)
# Lines from which on nothing belongs to the bulletin.
_AFTERMATH = re.compile(
    r"(?:các )?(?:tin|tin tức|bài|bài viết|thông tin|bản tin) (?:khác|liên quan|cùng (?:chuyên mục|danh mục|loại|thể loại|chủ đề)"
    r"|mới(?: (?:nhất|hơn|đăng|cập nhật))?|cũ(?: hơn)?|đã (?:đưa|đăng)|nổi bật|xem nhiều|đọc nhiều|tiếp theo)\b"
    r"(?! (?:về|là|từ|với|cho|được|trong|tại|do|để)\b).{0,30}"
    r"|những (?:tin|bài)(?: viết)? (?:khác|liên quan|mới|cũ|cùng|đã|nổi bật)\b.{0,15}"
    r"|(?:(?:tin|bài) )?(?:xem|đọc) nhiều(?: (?:nhất|trong (?:ngày|tuần|tháng)))?|(?:related|other|latest) (?:news|posts|articles)"
    r"|có thể bạn quan tâm|(?:các mục )?(?:có )?liên quan(?: \(.{0,20}\))?|cùng (?:chuyên mục|danh mục|chủ đề|tác giả)"
    r"|bài (?:viết )?mới nhất của .{2,40}|điều hướng bài viết|về tác giả|để lại (?:phản hồi|(?:một )?bình luận)"
    r"|chia sẻ ý kiến của bạn\b.{0,30}"
    r"|(?:viết |gửi )?(?:ý kiến )?bình luận(?: của bạn|\s*\(\d+\))?|ý kiến (?:bạn đọc|của bạn|phản hồi)(?:\s*\(\d+\))?"
    r"|gửi (?:ý kiến(?: của bạn)?|phản hồi"
    r"|bình luận)|trả lời hủy|leave a reply|(?:tổng số điểm|đánh giá) (?:của )?bài viết.*|thống kê(?: lượt)? truy cập.*"
    r"|(?:bạn|ông \(?bà\)?|quý vị) (?:có (?:hài lòng|thấy|thích)|thấy|cảm thấy|đánh giá|nghĩ gì)\b.{0,60}\?"
    r"|(?:bài viết|nội dung|thông tin)(?: (?:này|trên))? có hữu ích\b.{0,20}\?"
    r"|(?:đánh giá )?mức độ hài lòng (?:của bạn|về (?:bài viết|nội dung)).{0,30}"
    r"|tiêu đề\s*\*.*|người gửi\s*\*.*|về đầu trang|liên kết (?:website|web)",
    _IGNORE,
)
# Below each comment stand how long ago it was written and what may be done about it: "2 ngày · Thích · Trả lời".
_AGO = r"(?:\d+|một|vài) (?:giây|phút|giờ|ngày|tuần|tháng|năm)(?: trước)?|vừa xong|\d{1,2}/\d{1,2}(?:/\d{4})?(?:,? \d{1,2}:\d\d)?"
_COMMENTED = re.compile(rf"(?:(?:{_AGO}|(?:\d+ )?thích|trả lời|phản hồi|chia sẻ)(?:\W+|$)){{2,6}}", _IGNORE)
_FILE_NAME = re.compile(
    r"(?:(?:video|audio|clip|file|tệp|ảnh)\s*:\s*)?(?:[\w%().,+=-]+\.(?:jpe?g|png|gif|bmp|webp|mp[34]|m4a|wmv|flv|avi|mov"
    r"|docx?|xlsx?|pdf|rar|zip)(?:\?\S*)?|(?:IMG|DSC|DSCF|DSCN|PIC|P)[_ -]?\d{3,}\w*|[a-z0-9]+(?:[-_][a-z0-9]+){2,})",
    _IGNORE,
)
_CREDIT = re.compile(r"\(?\s*(?:ảnh|hình|nguồn ảnh)(?: (?:minh họa|tư liệu))?\s*:\s*[^.()]{1,60}(?:\.[^.()]{1,12}){0,2}\)?\.?$", _IGNORE)
_CAPTION = re.compile(
    r"(?:quang cảnh|toàn cảnh|khung cảnh|một số hình ảnh|hình ảnh|ảnh\s*:|ảnh minh họa|điểm cầu|chụp ảnh lưu niệm"
    r"|các (?:đại biểu|đồng chí) (?:dự|tham dự|tham gia|chụp|biểu quyết|thảo luận|chủ trì)|đại biểu (?:dự|tham dự|biểu quyết"
    r"|phát biểu))\b",
    _IGNORE,
)
_PERSON_IN_PICTURE = re.compile(
    r"(?:các )?(?:đồng chí|đ/c|ông|bà|(?:đại|thượng|trung|thiếu) (?:tướng|tá)|lãnh đạo|đại diện)\b.{3,200}?"
    r"\b(?:phát biểu|trao|tặng|kết luận|chủ trì|khai mạc|trình bày|quán triệt|báo cáo|tham luận|điều hành|chúc mừng|thăm"
    r"|kiểm tra)\b",
    _IGNORE,
)
_SOURCE = re.compile(r"\(?(?:nguồn(?: tin)?\s*:\s*(?P<named>.{2,80}?)|(?P<paper>theo báo .{2,60}?|(?<=\()theo .{2,60}?))\)?\.?$", _IGNORE)
# What appears in numbers is a source with its number.
_ISSUE = re.compile(r"(?<=\w) (?:nội bộ )?số \d+(?:/\d{4})?$", _IGNORE)
_OPENING = re.compile(
    r"(?:(?:\([^)]{2,20}\)|[A-ZĐ]{2,6})\s*[-–—]\s*)?(?:(?:vào )?(?:sáng|chiều|tối|đêm|trưa)(?: (?:ngày|nay|qua"
    r"|hôm))?\s*\(?\d|(?:trong )?(?:hai|ba|\d+)?\s*ngày \d{1,2}\s*[/.-]|(?:sáng|chiều|tối) (?:nay|qua)\b|vừa qua,)",
    _IGNORE,
)
# Sections of district portals. A short line that begins like this names a section, not a meeting.
_SECTION = re.compile(
    r"(?:tin(?: (?:tức|hoạt động|trong|địa phương|nổi bật|xây dựng|kinh tế|chính trị|cơ sở|huyện|xã|tỉnh|thị|thành|quận|phường|đảng|đoàn"
    r"|mới|thời sự|của|bài|văn hóa|tổng hợp|khối|chung|các)|\s*[-–,&]|$)"
    r"|hoạt động(?: (?:của|đảng|chính quyền|lãnh đạo|hđnd|ubnd|đoàn thể|mặt trận))?|công tác (?:đảng|xây dựng|dân vận"
    r"|tuyên giáo|tổ chức|kiểm tra|nội chính)|thời sự|sự kiện|xây dựng (?:đảng|chính quyền)"
    r"|chính trị|kinh tế|văn hóa|quốc phòng|an ninh|đảng -|đoàn thể|mặt trận|cải cách|thông báo(?:$|\s*[-–,&])|chuyên mục|news)\b",
    _IGNORE,
)
# Between the facts of a publish line stand bars, or only the label of the next, which a style sheet may set apart.
_BETWEEN_FACTS = re.compile(
    r"\s*[|•·]\s*|(?:[\s.;,•–-]+|(?-i:(?<=[a-zà-ỹ0-9AMH])(?=[A-ZĐ])))(?=(?:(?:ngày|người) (?:đăng|viết|gửi|xuất bản)"
    r"|(?:ngày )?cập nhật(?: lúc| ngày)?|đăng (?:ngày|lúc|bởi)|thời gian(?: đăng)?|(?:số )?lượt (?:xem|đọc)"
    r"|tác giả|nguồn(?: tin)?|(?:chuyên|danh) mục)\s*:)",
    _IGNORE,
)
_SECTION_LABEL = re.compile(
    r"(?:(?:chuyên mục|danh mục|thể loại|category)\s*:|(?:posted|filed) (?:in|under)\b\s*:?)\s*(?P<section>[^.;:|]{2,60})", _IGNORE
)
_ENTRY = re.compile(r"[-–+•*]\s*[^\W\d_][^:,]{1,60}[:,]\s")
_DOCUMENT_NUMBER = re.compile(r"số\s*:?\s*\d", _IGNORE)
# Looked for first: with the space around it the search takes three times as long.
_CRUMB_MARK = re.compile(r"[>»›→\\]|\s/\s")
# A slash without space around it parts the names of a trail that begins at the home page.
_TRAIL = re.compile(r"(?:trang (?:chủ|nhất)|home)\s*(?=/)", _IGNORE)
_CRUMBS = re.compile(r"\s*(?:>>|»|›|>|→|\s/\s|\\)\s*")
_ABOUT_MEETING = re.compile(
    r"hội nghị|kỳ họp|phiên họp|đại hội|cuộc họp|tổ chức (?:hội|lễ|kỳ|lớp)|sơ kết|tổng kết|giao ban|tiếp xúc|khai mạc|\d",
    _IGNORE,
)


def same(first: str, second: str) -> bool:
    """Whether two lines say the same, letters and digits being compared only.

    >>> same("HỘI NGHỊ  giao ban.", "Hội nghị giao ban")
    True
    """
    # Nearly all lines that are compared differ in their first letter.
    return bool(first) and _first_letter(first) == _first_letter(second) and letters(first) == letters(second)


def begins(text: str, opening: str) -> bool:
    """Whether `text` begins with what `opening` says, one cut short with "..." too."""
    return bool(opening) and letters(text).startswith(letters(opening))


def ends(text: str, ending: str) -> bool:
    """Whether `text` ends with what `ending` says: titles of pages with the name of the site before them."""
    return bool(ending) and letters(text).endswith(letters(ending))


def is_utility(line: str) -> bool:
    """Whether the line is portal furniture only.

    >>> is_utility("In trang | Gửi email | Cỡ chữ: A- A A+"), is_utility("Lượt đọc: 312"), is_utility("Bản in Quay lại")
    (True, True, True)
    >>> is_utility("In ấn tài liệu"), is_utility("Đọc báo cáo tổng kết"), is_utility("Thích nghi")
    (False, False, False)
    >>> is_utility("#yensa #chuyendoiso"), is_utility("Tốc độ: 1x"), is_utility("Tốc độ tăng 1,5 lần")
    (True, True, False)
    >>> is_utility("Đọc bài viếtIn bàiChia sẻ"), is_utility("Nghe bài viết: Giọng nữ")
    (True, True)
    """
    if len(line) > 120:
        return False
    if not any(c.isalpha() for c in line):
        return len(line) <= 8 or not any(c.isdigit() for c in line)
    if _TIME_OF_DAY.fullmatch(line) or _HASHTAGS.match(line) or _VISITS.fullmatch(line) or _ATTACHED.fullmatch(line):
        return True
    position, found = _skip_marks(line, 0), False
    while position < len(line):
        step = _UTILITY.match(line, position)
        if not step or (step.end() < len(line) and line[step.end()].isalpha() and not _is_glued(line, step.end())):
            return False
        position, found = _skip_marks(line, step.end()), True
    return found


def leads_on(link: str) -> bool:
    """Whether a link's text leads to the rest of a bulletin, behind its lead on listings.

    >>> leads_on("Chi tiết »"), leads_on("[Xem tiếp...]"), leads_on("Chi tiết Kế hoạch")
    (True, True, False)
    """
    bare = link.strip(" .…»>→[]()")
    return bool(_MORE.fullmatch(bare)) or bare.casefold() == "chi tiết"


def ends_bulletin(line: str) -> bool:
    """Whether the line heads what follows a bulletin: other news, comments, ratings, counters, the portal's imprint.

    >>> ends_bulletin("Xem thêm:"), ends_bulletin("Xem thêm")       # the latter leads on to the rest of one bulletin
    (True, False)
    >>> ends_bulletin("Tin liên quan"), ends_bulletin("Các tin khác:"), ends_bulletin("Tin khác với năm trước, năm nay họp trực tuyến.")
    (True, True, False)
    """
    if line.endswith(":") and _MORE.fullmatch(line.rstrip(" :")):
        return True
    heads = len(line) <= 80 and not _SENTENCE_ENDED.search(line)
    line = line.strip(" :.-–•|»")
    return bool(_IMPRINT.match(line)) or (heads and bool(_AFTERMATH.fullmatch(line)))


def is_below_comment(line: str) -> bool:
    """Whether the line stands below a reader's comment.

    >>> is_below_comment("2 ngày Thích Trả lời"), is_below_comment("3 giờ trước · Phản hồi"), is_below_comment("Trả lời:")
    (True, True, False)
    """
    return len(line) <= 60 and ("rả lời" in line or "hản hồi" in line) and _COMMENTED.fullmatch(line) is not None


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
    if ":" in line and _CREDIT.search(line):
        return True
    return not _is_ended(line) and ((len(line) < 160 and bool(_CAPTION.match(line))) or bool(_PERSON_IN_PICTURE.match(line)))


def find_source(line: str) -> str | None:
    """Whom a page says it took the bulletin from.

    >>> find_source("Nguồn: Báo Đồng Bằng"), find_source("(Theo Báo Đồng Bằng)"), find_source("Nguồn vốn đầu tư công")
    ('Báo Đồng Bằng', 'Theo Báo Đồng Bằng', None)
    >>> find_source("Nguồn: Bản tin số 10"), find_source("Nguồn: Báo cáo số 10")
    ('Bản tin số 10', None)
    >>> find_source("Theo Báo cáo số 12-BC/HU, huyện đạt 9/9 chỉ tiêu."), find_source("Nguồn: Ngân sách huyện cấp.")
    (None, None)
    """
    found = _SOURCE.fullmatch(line) if len(line) <= 100 else None
    named = (found["named"] or found["paper"]).strip(" .") if found else ""
    return named if named and names_writer(_ISSUE.sub("", named)) else None


def is_prose(line: str) -> bool:
    """Whether the line is a paragraph of running text rather than a heading, a menu entry or a section.

    >>> is_prose("Sáng 12/3, UBND huyện họp"), is_prose("Huyện ủy họp giao ban quý I"), is_prose("Hội nghị nhất trí cao.")
    (True, False, True)
    """
    if len(line) > 220 or _OPENING.match(line) or _DOCUMENT_NUMBER.match(line):
        return True
    return (len(line) > 20 and _is_ended(line)) or (", ngày " in line and line[-4:].isdigit())


def is_entry(line: str) -> bool:
    """Whether the line is an entry of a list that tells something, as no heading is.

    >>> is_entry("- Tháng 4: Ông Lò Văn Én, Chủ tịch UBND xã"), is_entry("- Tin tức trong huyện")
    (True, False)
    """
    return _ENTRY.match(line) is not None


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
    >>> split_crumbs("Trang chủ/Tin tức")
    ['Trang chủ', 'Tin tức']
    """
    if len(line) <= 120 and _TRAIL.match(line):
        return [p.strip() for p in line.split("/") if p.strip()]
    if len(line) > 300 or _CRUMB_MARK.search(line) is None or _is_ended(line):
        return []
    return [p.strip() for p in _CRUMBS.split(line) if p.strip()]


def split_facts(line: str) -> list[str]:
    """The facts on a publish line, each by itself; a line of one fact, or of prose, whole.

    >>> split_facts("Người đăng: Lê Mộc .Ngày đăng: 11/08/2015 09:20 .Lượt xem: 356 lượt."), split_facts("Sáng 12/3, huyện họp.")
    (['Người đăng: Lê Mộc', 'Ngày đăng: 11/08/2015 09:20', 'Lượt xem: 356 lượt.'], ['Sáng 12/3, huyện họp.'])
    """
    return [part.strip() for part in _BETWEEN_FACTS.split(line)] if len(line) <= 200 else [line]


def find_labelled_section(line: str) -> str | None:
    """The section on a line that says so.

    >>> find_labelled_section("Chuyên mục: Tin trong huyện"), find_labelled_section("Chuyên mục của báo Đảng có bài mới")
    ('Tin trong huyện', None)
    """
    found = _SECTION_LABEL.fullmatch(line)
    return found["section"].strip() if found else None


def is_about_meeting(line: str) -> bool:
    """Whether a heading speaks of a meeting or carries a number, as titles do and sections do not."""
    return bool(_ABOUT_MEETING.search(line))


def letters(text: str) -> str:
    """The letters and digits of `text`, in lower case, with nothing between."""
    return _NO_LETTER.sub("", text.casefold())


def _is_ended(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _ENDED.search(line[-2:]) is not None


def _is_glued(line: str, position: int) -> bool:
    """Whether another button begins here: a style sheet parts them, "Đọc bài viếtIn bài"."""
    return line[position].isupper() and line[position - 1].islower()


def _skip_marks(line: str, position: int) -> int:
    """The position of the first letter from `position` on."""
    found = _AFTER_UTILITY.match(line, position)
    return found.end() if found else position


def _first_letter(text: str) -> str:
    found = _LETTER.search(text)
    return found[0].casefold()[0] if found else ""
