"""Invented people and places with plausible Vietnamese names."""

from __future__ import annotations

from random import Random

# Shares of a surname among Vietnamese names, in per mille; the rest is spread over many.
SURNAMES = {
    "Nguyễn": 384, "Trần": 121, "Lê": 95, "Phạm": 70, "Hoàng": 40, "Phan": 45, "Vũ": 25, "Võ": 14, "Đặng": 21, "Bùi": 20, "Đỗ": 14, "Hồ": 13,
    "Ngô": 13, "Dương": 11, "Đinh": 10, "Trương": 10, "Huỳnh": 10, "Lương": 9, "Đoàn": 9, "Trịnh": 9, "Mai": 8, "Cao": 8, "Đào": 8, "Lưu": 7,
    "Phùng": 6, "Tạ": 5, "Chu": 5, "Tô": 5, "Quách": 4, "Thái": 4, "Lại": 3, "Kiều": 3, "Nghiêm": 2, "Ninh": 2,
}  # fmt: skip
MALE_MIDDLE = (
    "Văn",
    "Văn",
    "Văn",
    "Hữu",
    "Đức",
    "Quang",
    "Xuân",
    "Minh",
    "Đình",
    "Công",
    "Ngọc",
    "Quốc",
    "Bá",
    "Trọng",
    "Duy",
    "Thế",
    "Viết",
    "Mạnh",
)
FEMALE_MIDDLE = (
    "Thị",
    "Thị",
    "Thị",
    "Thị Thu",
    "Thị Minh",
    "Thị Ngọc",
    "Thị Thanh",
    "Thị Kim",
    "Thị Hồng",
    "Thị Bích",
    "Thị Lan",
    "Thanh",
    "Hồng",
)
MALE_GIVEN = (
    "An", "Ấn", "Bảo", "Bình", "Chiến", "Chính", "Cường", "Dũng", "Dương", "Đạt", "Điệp", "Đông", "Giang", "Hà", "Hải", "Hiển", "Hiếu", "Hòa", "Hoan", "Hùng",
    "Huy", "Hưng", "Khánh", "Khoa", "Khôi", "Kiên", "Lâm", "Lân", "Lộc", "Long", "Lực", "Luyện", "Mạnh", "Nam", "Nghĩa", "Ngữ", "Phong", "Phúc", "Phương", "Quân",
    "Quý", "Quyết", "Sáng", "Sinh", "Sơn", "Tài", "Tâm", "Tấn", "Thái", "Thắng", "Thành", "Thao", "Thịnh", "Thọ", "Thuận", "Thủy", "Tiến", "Toàn", "Trung", "Trường",
    "Tú", "Tuấn", "Tùng", "Tường", "Tuyên", "Vĩnh", "Vinh", "Vượng", "Xuyên", "Yên",
)  # fmt: skip
FEMALE_GIVEN = (
    "Anh", "Ánh", "Bình", "Châu", "Chi", "Dung", "Duyên", "Đào", "Giang", "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Hoài", "Hòa", "Hồng", "Huệ", "Hương", "Hường",
    "Huyền", "Lan", "Liên", "Loan", "Lý", "Mai", "Minh", "Nga", "Ngân", "Nguyệt", "Nhàn", "Nhung", "Oanh", "Phương", "Phượng", "Quế", "Quỳnh", "Sâm", "Tâm", "Thảo",
    "Thoa", "Thơm", "Thu", "Thúy", "Thủy", "Tuyết", "Vân", "Yến",
)  # fmt: skip
# Whole names of the shapes that peoples other than the Kinh use.
MINORITY = (
    ("Lò Văn", "Lường Văn", "Quàng Văn", "Cầm Bá", "Vi Văn", "Nông Văn", "Bế Văn", "Ma Thế", "Hứa Văn", "Giàng A", "Sùng A", "Vàng A", "Thào A", "Bàn Văn", "Triệu Tài", "Phàn A"),
    ("Pó", "Chu", "Dế", "Páo", "Lử", "Ún", "Thông", "Phấn", "Đón", "Tướng", "Hặc", "Ngoan", "Tình", "Sểnh", "Phúc", "Khiêm"),
    ("Lò Thị", "Quàng Thị", "Nông Thị", "Hoàng Thị", "Giàng Thị", "Sùng Thị", "Bàn Thị", "Vi Thị", "Triệu Thị Mùi", "Lường Thị"),
    ("Mai", "Dua", "Mỷ", "Xuân", "Pàng", "Nhình", "Thiết", "Hặc", "Dợ", "Say"),
)  # fmt: skip
PLACE_FIRST = (
    "Bản", "Bằng", "Cẩm", "Chi", "Cốc", "Đại", "Đan", "Đồng", "Hạ", "Hồng", "Hưng", "Khánh", "Khe", "Kim", "Lạc", "Lâm", "Liên", "Lộc", "Lương", "Mai", "Mường", "Nậm", "Ngọc",
    "Phú", "Phúc", "Quế", "Tà", "Tam", "Tân", "Thạch", "Thiện", "Thụy", "Trạch", "Trung", "Tường", "Vân", "Vĩnh", "Xuân", "Yên",
)  # fmt: skip
PLACE_SECOND = (
    "Áng", "Bồng", "Cốc", "Doanh", "Đàm", "Điền", "Giã", "Hạc", "Hoạch", "Khoái", "Lãng", "Lĩnh", "Lũ", "Lương", "Lưu", "Mão", "Ngạn", "Nhai", "Phả", "Quang", "Rạng", "Sở", "Tảo",
    "Thái", "Thắng", "Thịnh", "Trúc", "Uyển", "Viên", "Xá", "Xuyên",
)  # fmt: skip

_SURNAMES = tuple(SURNAMES)
_WEIGHTS = tuple(SURNAMES.values())


def person_name(rng: Random, *, minority_share: float = 0.08) -> tuple[str, bool]:
    """A name, and whether it is a woman's.

    >>> person_name(Random(3))
    ('Nguyễn Thị Bích Nhàn', True)
    """
    woman = rng.random() < 0.3
    if rng.random() < minority_share:
        heads, tails = MINORITY[2:] if woman else MINORITY[:2]
        return f"{rng.choice(heads)} {rng.choice(tails)}", woman
    surname = rng.choices(_SURNAMES, _WEIGHTS)[0]
    middle, given = (FEMALE_MIDDLE, FEMALE_GIVEN) if woman else (MALE_MIDDLE, MALE_GIVEN)
    return f"{surname} {rng.choice(middle)} {rng.choice(given)}", woman


def place_names(rng: Random, count: int) -> list[str]:
    """`count` distinct place names of two syllables."""
    every = [f"{first} {second}" for first in PLACE_FIRST for second in PLACE_SECOND if first != second]
    return rng.sample(every, count)
