"""Hostile Vietnamese: the pieces that bulletins are made of, in any order, and bytes that hurt decoders."""

from __future__ import annotations

from random import Random

PIECES = (
    "đồng chí ", "Đồng chí ", "đ/c ", "Đ/c: ", "các đồng chí: ", "ông ", "Ông ", "bà ", "TS. ", "ThS ", "Thượng tá ", "đại biểu ",
    "Lò Văn Én", "Hà Thị Kim Liên", "Vàng A Páo", "Tôn Nữ Thị Ninh", "NGUYỄN VĂN A", "Nguyễn", "K' Brểu", "Y Blin Niê", "Đinh",
    "Hầu A Lềnh", "Én", "Bí thư Huyện ủy", "Phó Bí thư Thường trực", "Ủy viên Ban Thường vụ", "UVBTV", "Chủ tịch UBND huyện", "PCT HĐND",
    "TVHU", "Trưởng Ban Dân vận", "nguyên ", "kiêm ", "Quyền ", "thay mặt ", "thừa ủy quyền ", "vắng mặt", "không dự", "trực tuyến",
    "chủ trì", "đồng chủ trì", "chủ tọa hội nghị", "dự và chỉ đạo", "phát biểu", "khai mạc", "kết luận", "tham luận", "báo cáo",
    "trình bày", "dự", "Hội nghị ", "hội nghị ", "HỘI NGHỊ", "Huyện ủy Yên Sa", "UBND xã Phú Linh", "tỉnh Lạc Bình", "Ban Chấp hành",
    "tổ chức", "phối hợp với ", "tại ", "Sáng ngày ", "Chiều ", "ngày ", "tháng ", "năm ", "Sáng nay", "hôm qua", "từ ngày ", "đến ngày ",
    "trong hai ngày ", "Thứ Sáu, ", "quý II", "6 tháng đầu năm ", "12", "3/10", "03/10/2018", "30-31/6", "31/02/2019", "29.2.2019",
    "2018", "1/1/0000", "99/99/9999", "XXIV", "¾", "²", "१२", "1.000.000", "0", "-", "Nghị quyết ", "Quyết định số ", "Chỉ thị ",
    "Kế hoạch", "Luật Đất đai", "Công văn số ", "Thông tri", "Đề án 06", "Kết luận ", "khóa XII", "(khóa XIII)", "217-QĐ/TW",
    "15/2018/NĐ-CP", "18-NQ/TW", "61", "120-KH/HU", "/UBND", "/KH-UBND", "-NQ/TW", "/QĐ-", "số ", "Số: ", "/", "của Bộ Chính trị",
    "của Chính phủ", ", ", "; ", ": ", ". ", " - ", " – ", "-", "(", ")", "“", "”", '"', "…", "\n", "\n\n", " ", "  ", "\u00a0", "\u200b",
    "\u0301", "\u0323", "và ", "cùng ", "với ", "Quang cảnh hội nghị", "Ảnh: ", "Tin, ảnh: ", "Tin khác", "Trang chủ", "Theo ",
    "(Nguồn: ", "Ngô Quyền-Văn phòng Huyện ủy", "đ", "Đ", "Ð", "ð", "ấ", "Ự", "a",
)  # fmt: skip
TAGS = (
    "<p>", "</p>", "<div class=article>", "</div>", "<h1>", "</h1>", "<br>", "<span>", "</span>", "<b>", "<td>", "<table>", "<li>",
    "<a href=#>", "</a>", "<!--", "-->", "<title>", "</title>", "<article>", "<script>", "</script>", "<![CDATA[", "]]>", "&#173;",
    "&#xD800;", "&reg;", "&#7897;", "&#0;", "&amp;", "<font face='.VnTimeH'>", "</font>", "<meta charset=utf-8>",
    "<meta charset=x-viet-vps>", "<meta property='article:published_time' content='2018-10-03'>", "<time datetime='2018-13-45'>",
    '<script type="application/ld+json">{"datePublished": "2018-10-03", "headline": ["x"]}</script>', "<svg/onload=1>", "<img src=x>",
    "<p style='text-align:right'>",
)  # fmt: skip
RAW = (
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xc3\xa1", b"\xe1\xbb\x99", b"\xe1\xbb", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xad",
    b"\x00", b"\x02", b"\xa7\xae", "héi nghÞ, ®ång chÝ BÝ th\xad ".encode("latin-1"), "hoäi nghò, ñoàng chí UÛy ".encode("latin-1"),
    b"h\xf4\xf2i ngh\xea\xec ", b"charset=utf-16", b"charset=tcvn3", "Há»™i nghá»‹ ".encode(), "Ã\u00a1 Ã\u00a0".encode(),
    b"\x1a\x85\x9d", b"\xff\xff\xff",
)  # fmt: skip


def make_text(rng: Random, most: int) -> str:
    """Up to `most` pieces of bulletins in any order, some of them many times over."""
    return "".join(rng.choice(PIECES) * (rng.randint(2, 12) if rng.random() < 0.05 else 1) for _ in range(rng.randint(1, most)))


def make_html(rng: Random, most: int) -> str:
    """Such pieces between tags that seldom close."""
    return "".join(rng.choice(TAGS if rng.random() < 0.4 else PIECES) for _ in range(rng.randint(1, most)))


def make_bytes(rng: Random, most: int) -> bytes:
    """Such pieces in any encodings at once, with bytes that belong to none."""
    return b"".join(rng.choice(RAW) if rng.random() < 0.5 else rng.choice(PIECES + TAGS).encode() for _ in range(rng.randint(1, most)))
