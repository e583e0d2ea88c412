"""Who wrote a bulletin, read off its last lines; the writer is no official of the meeting."""

from __future__ import annotations

import re

from indexer.reading.writers import names_writer

_UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper() and (c < "\u0250" or c > "\u1e9f"))
_LOWER = _UPPER.lower()
# One syllable of a name: "Nguyễn", "K'Bria", "PHƯƠNG".
_SYLLABLE = rf"(?:[{_UPPER}][^\W\d_]*(?:['’][^\W\d_]+)?)"
_NAME = rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,5}}"
# "N. BRỪM", "NG.MAI", "T.H", "P.V.": alone on a line initials sign, too.
_SIGNED = rf"(?:(?!T[PXT]\.)(?:[{_UPPER}]{{1,2}}\. ?){{1,3}}{_SYLLABLE}(?: {_SYLLABLE}){{0,3}}|{_NAME})"
# What a writer may be called by: "Luật gia Đỗ Mai", "Trung tá Lò Văn Én - Công an huyện".
_CALLED = (
    r"(?:luật (?:gia|sư)|nhà (?:báo|văn|thơ)|phóng viên|cộng tác viên|ctv|pv|bác sĩ|dược sĩ|kỹ sư|thạc sĩ|tiến sĩ|cử nhân"
    r"|(?:thượng|trung|thiếu|đại) (?:úy|uý|tá)|(?:bs|ds|ks|cn|ts|ths|ls|lg|pgs)\.?)"
)
_OFFICE_WORD = (
    r"(?:văn phòng|vp|ban|phòng|trung tâm|tt|đài|btc|btg|bdv|bbt|ubkt|ubnd|hđnd|huyện|thị|thành|tỉnh|quận|công an|hội|đoàn"
    r"|ctv|cộng tác viên|cổng|cttđt|bí thư|phó|chủ tịch|công chức|cán bộ|giáo viên|thư ký"
    r"|ủy ban|mttq|ldlđ|lđlđ|báo|tạp chí|đảng ủy|trường|sở|chi cục|xã|thường trực|chuyên viên|nhà báo|pv|phóng viên|tổ"
    r"|trạm|hạt|đồn|đội|cc|cb|bhxh|bảo hiểm|bệnh viện|thư viện|nhà văn hóa|liên đoàn|công đoàn|ngân hàng|kho bạc|viện|tòa án|vpub\w*)"
)
_OFFICE = rf"{_OFFICE_WORD}\b[^.;:!?\d]{{0,70}}"
# Alone on a line, only what can itself be an office that writes: "Trường mầm non Hoa Ban" there is a caption.
_SIGNING_OFFICE = (
    r"(?:văn phòng|vp|ban|phòng|trung tâm|tt\.?|đài|btc|btg|bdv|bbt|ubkt|ubnd|ủy ban|hđnd|huyện (?:ủy|đoàn)|tỉnh (?:ủy|đoàn)"
    r"|thị ủy|thành ủy|quận ủy|đảng ủy"
    r"|công an|hội|ctv|cộng tác viên|cổng|cttđt|mttq|lđlđ|báo|tạp chí|thường trực|liên đoàn lao động|công đoàn|hạt kiểm lâm"
    r"|tổ truyền thông|trạm (?:y tế|khuyến nông))\b[^.;:!?,\d]{0,60}"
)
_JOIN = r"\s*[-–—,(/]\s*"
# "Thanh Hà (tổng hợp)": who put the news together.
_GATHERED = r"(?:\s*\((?:tổng hợp|t/h|sưu tầm|st|biên soạn|thực hiện|lược ghi|ghi|theo [^()]{2,40})\))?"
# "Lê Mộc - Ảnh: Như Mai": whoever took the pictures is none of the writers.
_PICTURES = rf"(?:\s*[-–—;,.]\s*ảnh\s*[:：]\s*(?-i:{_SIGNED}))?"
_WHO = (
    rf"(?:{_CALLED} ?)?(?P<name>(?-i:{_SIGNED}(?:(?:\s*[-–—,]\s*| và ){_SIGNED}){{0,3}}))"
    rf"(?:{_JOIN}(?:{_OFFICE})\)?)?{_GATHERED}"
)
_BARE = re.compile(rf"(?:(?P<who>{_WHO}){_PICTURES}|(?P<office>{_SIGNING_OFFICE}))\.?", re.IGNORECASE)
_LABELLED = re.compile(
    r"\(?(?:(?:tin|bài)(?:\s*(?:,|và|-|/|&)?\s*(?:bài|ảnh|tin))*|tác giả(?: bài viết)?|người (?:viết|đăng|đưa tin|gửi)"
    r"|thực hiện|(?:người )?biên tập|b\.?t|ctv|pv|theo pv|phóng viên|cộng tác viên|ghi chép|author)\s*[:：]\s*"
    r"(?P<who>[^|]{2,90}?)(?:\s*[-–—,;]?\s*ảnh\s*[:：][^|]{2,60}?)?\)?\.?\s*",
    re.IGNORECASE,
)
_WRITTEN_LINE = re.compile(
    r"(?:(?:được )?(?:viết|đăng|gửi) bởi|bởi|by|(?:ghi chép|bút ký|phóng sự|bài) của)\s*:?\s+(?P<who>[^|:]{2,60})", re.IGNORECASE
)
_WRITTEN_BY = re.compile(
    r"(?:(?:tác giả|người viết|author)|(?:được )?(?:viết|đăng|gửi|tạo) bởi|(?:written|posted|submitted) by|by)\s*:? ", re.IGNORECASE
)
# What content systems write where nobody signed.
_NOBODY = re.compile(
    r"admin\w*\b.*|.*\badmin|quản trị\b.*|super\s*user|editor|user\d*|root|ẩn danh|\w*portal|[\w.-]+@[\w.-]+", re.IGNORECASE
)
# What somebody logs in with: one word in small letters.
_ACCOUNT = re.compile(r"[a-zđ][a-z0-9_.]{3,}")
_PROSE_WORD = re.compile(
    r"\b(?:tổ chức|đã|sẽ|được|hội nghị|phát biểu|dự|họp|các|những|trên|và các|của|quyết|tiếp tục|là|làm|tại|ở|nơi|cho|với"
    r"|khi|ngày)\b",
    re.IGNORECASE,
)
# Glued to the end of the last sentence, with or without a space. What stands before the full stop must be the end of a
# word in small letters, a digit or a quotation mark: "TP. Hồ Chí Minh" and "Đ/c. Lan" end no sentence. A name with an
# office signs a sentence whatever its last word: "Kế hoạch số 45-KH/HU.Lê Mộc-Văn phòng Huyện ủy".
_END = r"\./\.|(?<!\b(?i:tp))(?<!\b(?i:th|ts))(?<!\b(?i:đ/c|ths))(?<={before}|[0-9”\")])[.!…]+[”\")]?"
_GLUED = re.compile(
    rf"(?P<end>{_END.format(before=f'[{_LOWER}]')})\s*"
    rf"(?P<who>{_SYLLABLE}(?: {_SYLLABLE}){{1,4}}|(?i:tin|bài|tác giả)[^.]{{0,20}}:[^.]+)\.?$"
)
_GLUED_OFFICE = re.compile(rf"(?P<end>{_END.format(before=f'[{_LOWER}{_UPPER}]')})\s*(?P<who>{_NAME}\s*[-–—]\s*(?i:{_OFFICE}))\.?$")
# An office alone signs where not even a space parts it from the sentence: "tốt đẹp.Ban Biên tập".
_GLUED_ALONE = re.compile(rf"(?P<end>{_END.format(before=f'[{_LOWER}]')})(?P<who>(?=[{_UPPER}])(?i:{_SIGNING_OFFICE}))\.?$")
_AGENCY_SITE = re.compile(r"\((?P<site>[\w-]+(?:\.[\w-]+)*\.vn)\)\s*[-–—]")
# Above the name of whoever signed a paper: that it is signed, for whom, and as what.
_SIGNED_OFF = re.compile(
    r"\(?(?:đã ký|ký tên)[^)]{0,30}\)?|(?:tm|kt|tl|tuq|t/m|k/t|t/l|q)\b\.? .{3,60}"
    r"|(?:phó )?(?:chủ tịch|bí thư|trưởng|giám đốc|chánh văn phòng|hiệu trưởng).{0,40}",
    re.IGNORECASE,
)
# Names that end sentences as places, days or persons spoken of; none of them signs a bulletin.
_NO_WRITER = re.compile(
    r"việt nam|hồ chí minh|trung ương|nhà nước|trân trọng|kính mời|xin cảm ơn|hết|tết|quốc hội|chính phủ|(?:theo|ảnh|ông|bà"
    r"|đồng chí|(?:phó )?(?:chủ tịch|bí thư|giám đốc|trưởng (?:ban|phòng))|hội trường|cầu|đền|chùa|chợ)\b.*"
    r"|(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|ấp|bản) (?!ủy|đoàn|đội).*",
    re.IGNORECASE,
)


def find_labelled_byline(line: str) -> str | None:
    """The writer on a line that says so.

    >>> find_labelled_byline("Tin, ảnh: HỮU LAM"), find_labelled_byline("Bt: Như Mai"), find_labelled_byline("Tác giả: Lê Mộc")
    ('HỮU LAM', 'Như Mai', 'Lê Mộc')
    >>> find_labelled_byline("Tin: Lê Mộc - Ảnh: Như Mai"), find_labelled_byline("Tác giả: Chi cục Thống kê huyện")
    ('Lê Mộc', 'Chi cục Thống kê huyện')
    >>> find_labelled_byline("Viết bởi Trần Mây"), find_labelled_byline("Viết bởi Super User")
    ('Trần Mây', None)
    >>> find_labelled_byline("Thực hiện: đạt 98% kế hoạch năm.")
    >>> find_labelled_byline("Ảnh: Thu Lam")       # took the pictures, wrote nothing
    """
    found = _match_label(line)
    if not found or is_account(found["who"].strip(" .")):
        return None
    # Labels pile up where a system puts one of its own before the author's: "Tác giả: Tin, ảnh: Lê Mộc".
    who = find_labelled_byline(found["who"]) or found["who"].strip(" .")
    return who if names_writer(who) or _is_handle(line, who) else None


def signs_news(line: str) -> bool:
    """Whether the label of a labelled byline is that of news: "Tin, ảnh: HỮU LAM", but not "Người đăng: Như Mai".

    >>> signs_news("Tin, ảnh: HỮU LAM"), signs_news("Bài: Lê Mộc"), signs_news("Người đăng: Như Mai")
    (True, True, False)
    """
    return line.lstrip("( ").casefold().startswith(("tin", "bài"))


def read_byline(text: str) -> str | None:
    """The writer in a field made for one, whatever the system writes around it; None where it names nobody.

    >>> read_byline("Tác giả: Lê Mộc"), read_byline("Viết bởi Super User"), read_byline("Lê Mộc.")
    ('Lê Mộc', None, 'Lê Mộc')
    """
    who = find_labelled_byline(text) or _WRITTEN_BY.sub("", text, count=1).strip(" .")
    return None if not who or len(who) > 90 or is_account(who) else who


def names_nobody(line: str) -> bool:
    """Whether the line says that a content system's account put the bulletin on the page: "Người đăng: yensaportal", "yensaportal"."""
    found = _match_label(line)
    return is_account(found["who"].strip(" .")) if found else bool(_ACCOUNT.fullmatch(line))


def _match_label(line: str) -> re.Match[str] | None:
    return (_LABELLED.fullmatch(line) or _WRITTEN_LINE.fullmatch(line)) if len(line) <= 120 else None


def is_account(who: str) -> bool:
    """Whether a content system rather than a person or an office goes by the name.

    >>> is_account("yensaportal"), is_account("Admin Yên Sa"), is_account("vhtt"), is_account("Lê Mộc"), is_account("hoa ban")
    (True, True, True, False, False)
    """
    return bool(_NOBODY.fullmatch(who) or _ACCOUNT.fullmatch(who))


def find_byline(line: str, *, aside: bool = False) -> str | None:
    """The writer on a last line that bears nothing else: a name, an office, a name with an office.

    `aside` says that the line was set at the right-hand edge, where little else stands.

    >>> find_byline("Hữu Toại."), find_byline("Văn phòng HĐND&UBND huyện Yên Sa"), find_byline("ĐỖ MAI-BTC Huyện ủy")
    ('Hữu Toại', 'Văn phòng HĐND&UBND huyện Yên Sa', 'ĐỖ MAI-BTC Huyện ủy')
    >>> find_byline("N. MÂY - H. LAM"), find_byline("Lê Mộc (tổng hợp)"), find_byline("Lê Mộc/Đài TT-TH huyện")
    ('N. MÂY - H. LAM', 'Lê Mộc (tổng hợp)', 'Lê Mộc/Đài TT-TH huyện')
    >>> find_byline("Lê Mộc (Trạm Khuyến nông)"), find_byline("Luật gia Đỗ Mai"), find_byline("Lê Mộc và Hà Lam; ảnh: CTV")
    ('Lê Mộc (Trạm Khuyến nông)', 'Luật gia Đỗ Mai', 'Lê Mộc và Hà Lam')
    >>> find_byline("Hội nghị kết thúc tốt đẹp"), find_byline("TP. Vinh"), find_byline("Lê Mộc (ảnh tư liệu)")
    (None, None, None)
    """
    labelled = find_labelled_byline(line)
    if labelled:
        return labelled
    bare = line.strip(" ./*")
    bare = bare[1:-1].strip() if bare[:1] == "(" and bare[-1:] == ")" else bare
    if not bare or len(bare) > 90 or len(bare.split()) > 14 or (_PROSE_WORD.search(bare) and not aside):
        return None
    if _NO_WRITER.fullmatch(bare):
        return None
    signed = _BARE.fullmatch(bare)
    who = (signed["who"] or bare) if signed else bare
    return who if (signed and names_writer(who)) or (aside and not any(c.isdigit() for c in bare)) else None


def signs_off(line: str) -> bool:
    """Whether the name below `line` is that of whoever signed an official paper: "(Đã ký)", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".

    >>> signs_off("(Đã ký)"), signs_off("TM. ỦY BAN NHÂN DÂN"), signs_off("Hai bên đã ký quy chế")
    (True, True, False)
    """
    line = line.strip()
    return _SIGNED_OFF.fullmatch(line) is not None and (line.isupper() or "ký" in line.lower())


def split_glued_byline(paragraph: str) -> tuple[str, str | None]:
    """A last paragraph without the byline glued to its end, and that byline.

    >>> split_glued_byline("rà soát hộ nghèo năm 2019.Lê Mộc-Văn phòng Huyện ủy")
    ('rà soát hộ nghèo năm 2019.', 'Lê Mộc-Văn phòng Huyện ủy')
    >>> split_glued_byline("thăm TP. Hồ Chí Minh")
    ('thăm TP. Hồ Chí Minh', None)
    """
    found = next(filter(None, (glued.search(paragraph) for glued in (_GLUED_OFFICE, _GLUED_ALONE, _GLUED))), None)
    if not found or found.start() == 0 or _NO_WRITER.match(found["who"]):
        return paragraph, None
    who = find_labelled_byline(found["who"]) or find_byline(found["who"])
    return (paragraph[: found.end("end")], who) if who else (paragraph, None)


def find_agency(lead: str) -> str | None:
    """The web site that a dateline names as the writer: "(Chinhphu.vn) –"; initials such as "(QNO) -" name none."""
    found = _AGENCY_SITE.match(lead)
    return found["site"] if found else None


def _is_handle(line: str, who: str) -> bool:
    """Whether `who`, behind a label, is what somebody signs with who writes no capitals: "pv: hoa ban"."""
    return not line.endswith(".") and len(who.split()) <= 3 and not _PROSE_WORD.search(who) and not any(c in ";:%" for c in who)
