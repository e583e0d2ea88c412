"""Posts of a district before 2025-07-01, of a commune after it and of a province, with the titles that go with each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """One position: what it is spelt out, and the ways pages write it."""

    value: str
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """What one person holds at a time: ranks of which a page gives at most one, and titles which it gives in order."""

    key: str
    ranks: tuple[Title, ...]
    titles: tuple[Title, ...]


def title(value: str, *others: str) -> Title:
    """A title written as it is spelt out, or as one of `others`."""
    return Title(value, (value, value, *others) if others else (value,))


TVHU = Title("Ủy viên Ban Thường vụ Huyện ủy", ("TVHU", "Ủy viên Ban Thường vụ Huyện ủy", "Ủy viên BTV Huyện ủy", "UVBTV Huyện ủy"))
UVBTV = Title("Ủy viên Ban Thường vụ", ("UVBTV", "UV BTV", "UVTV"))
HUV = Title("Huyện ủy viên", ("HUV", "Huyện ủy viên"))
TUV = Title("Tỉnh ủy viên", ("TUV", "Tỉnh ủy viên"))
TVTU = Title("Ủy viên Ban Thường vụ Tỉnh ủy", ("Ủy viên Ban Thường vụ Tỉnh ủy", "UVBTV Tỉnh ủy", "TVTU"))
TVDU = Title("Ủy viên Ban Thường vụ Đảng ủy", ("Ủy viên Ban Thường vụ Đảng ủy", "UVBTV Đảng ủy", "Ủy viên BTV Đảng ủy"))
DUV = Title("Đảng ủy viên", ("ĐUV", "Đảng ủy viên"))
COLONEL = Title("Thượng tá", ("Thượng tá",))
LIEUTENANT_COLONEL = Title("Trung tá", ("Trung tá",))

DISTRICT = (
    Post("secretary", (TUV,), (title("Bí thư Huyện ủy", "Bí thư huyện ủy"),)),
    Post("standing", (), (title("Phó Bí thư Thường trực Huyện ủy", "Phó Bí thư TT Huyện ủy"), title("Chủ tịch HĐND huyện"))),
    Post("chairman", (), (title("Phó Bí thư Huyện ủy"), title("Chủ tịch UBND huyện", "chủ tịch UBND huyện"))),
    Post("mobilization", (TVHU, UVBTV), (title("Trưởng Ban Dân vận Huyện ủy", "Trưởng ban Dân vận Huyện ủy"),)),
    Post("organization", (TVHU, UVBTV), (title("Trưởng Ban Tổ chức Huyện ủy", "Trưởng ban Tổ chức Huyện ủy"),)),
    Post("propaganda", (TVHU,), (title("Trưởng Ban Tuyên giáo Huyện ủy", "Trưởng Ban Tuyên giáo Huyện uỷ"),)),
    Post("inspection", (TVHU,), (title("Chủ nhiệm UBKT Huyện ủy", "Chủ nhiệm Ủy ban Kiểm tra Huyện ủy"),)),
    Post("party_office", (HUV,), (title("Chánh Văn phòng Huyện ủy", "CVP Huyện ủy"),)),
    Post("economy", (TVHU, HUV), (title("Phó Chủ tịch UBND huyện", "PCT UBND huyện"),)),
    Post("culture", (HUV,), (title("Phó Chủ tịch UBND huyện", "Phó chủ tịch UBND huyện"),)),
    Post("council", (HUV,), (title("Phó Chủ tịch HĐND huyện", "PCT HĐND huyện"),)),
    Post("council_law", (HUV,), (title("Trưởng Ban Pháp chế HĐND huyện"),)),
    Post("council_economy", (), (title("Trưởng Ban Kinh tế - Xã hội HĐND huyện", "Trưởng ban Kinh tế - Xã hội HĐND huyện"),)),
    Post("office", (HUV,), (title("Chánh Văn phòng HĐND&UBND huyện"),)),
    Post("police", (COLONEL, TVHU), (title("Trưởng Công an huyện"),)),
    Post("army", (LIEUTENANT_COLONEL, TVHU), (title("Chỉ huy trưởng Ban CHQS huyện", "Chỉ huy trưởng Ban Chỉ huy Quân sự huyện"),)),
    Post("interior", (HUV,), (title("Trưởng phòng Nội vụ huyện", "Trưởng Phòng Nội vụ huyện"),)),
    Post("agriculture", (HUV,), (title("Trưởng phòng Nông nghiệp và PTNT huyện"),)),
    Post("finance", (), (title("Trưởng phòng Tài chính - Kế hoạch huyện"),)),
    Post("education", (HUV,), (title("Trưởng phòng Giáo dục và Đào tạo huyện"),)),
    Post("environment", (), (title("Trưởng phòng Tài nguyên và Môi trường huyện"),)),
    Post("inspectorate", (), (title("Chánh Thanh tra huyện"),)),
    Post("justice", (), (title("Trưởng phòng Tư pháp huyện"),)),
    Post("labour", (), (title("Trưởng phòng Lao động - Thương binh và Xã hội huyện"),)),
    Post("front", (TVHU, HUV), (title("Chủ tịch Ủy ban MTTQ Việt Nam huyện"),)),
    Post("women", (HUV,), (title("Chủ tịch Hội LHPN huyện", "Chủ tịch Hội Liên hiệp Phụ nữ huyện"),)),
    Post("farmers", (HUV,), (title("Chủ tịch Hội Nông dân huyện"),)),
    Post("veterans", (), (title("Chủ tịch Hội Cựu chiến binh huyện"),)),
    Post("youth", (HUV,), (title("Bí thư Huyện đoàn"),)),
    Post("unions", (), (title("Chủ tịch Liên đoàn Lao động huyện"),)),
)

COMMUNE = (
    Post("secretary", (), (title("Bí thư Đảng ủy"), title("Chủ tịch HĐND xã"))),
    Post("standing", (), (title("Phó Bí thư Thường trực Đảng ủy", "Phó Bí thư Thường trực Đảng uỷ"),)),
    Post("chairman", (), (title("Phó Bí thư Đảng ủy"), title("Chủ tịch UBND xã"))),
    Post("building", (TVDU,), (title("Trưởng Ban Xây dựng Đảng"),)),
    Post("inspection", (TVDU,), (title("Chủ nhiệm UBKT Đảng ủy", "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy"),)),
    Post("front", (TVDU,), (title("Chủ tịch Ủy ban MTTQ Việt Nam xã"),)),
    Post("economy", (TVDU,), (title("Phó Chủ tịch UBND xã", "PCT UBND xã"),)),
    Post("culture", (DUV,), (title("Phó Chủ tịch UBND xã"), title("Giám đốc Trung tâm Phục vụ hành chính công xã"))),
    Post("council", (TVDU,), (title("Phó Chủ tịch HĐND xã"),)),
    Post("party_office", (DUV,), (title("Chánh Văn phòng Đảng ủy"),)),
    Post("office", (DUV,), (title("Chánh Văn phòng HĐND và UBND xã"),)),
    Post("police", (LIEUTENANT_COLONEL, DUV), (title("Trưởng Công an xã"),)),
    Post("army", (DUV,), (title("Chỉ huy trưởng Ban CHQS xã"),)),
    Post("finance", (DUV,), (title("Trưởng phòng Kinh tế xã"),)),
    Post("education", (), (title("Trưởng phòng Văn hóa - Xã hội xã"),)),
    Post("women", (), (title("Chủ tịch Hội LHPN xã"),)),
    Post("farmers", (), (title("Chủ tịch Hội Nông dân xã"),)),
    Post("veterans", (), (title("Chủ tịch Hội CCB xã"),)),
    Post("youth", (), (title("Bí thư Đoàn TNCS Hồ Chí Minh xã"),)),
)

PROVINCE = (
    Post("p_secretary", (), (title("Phó Bí thư Thường trực Tỉnh ủy"), title("Chủ tịch HĐND tỉnh"))),
    Post("p_chairman", (TVTU,), (title("Phó Chủ tịch UBND tỉnh"),)),
    Post("p_interior", (TVTU,), (title("Trưởng Ban Nội chính Tỉnh ủy"),)),
    Post("p_organization", (), (title("Phó Trưởng Ban Tổ chức Tỉnh ủy", "Phó Trưởng ban Tổ chức Tỉnh ủy"),)),
    Post("p_inspection", (TUV,), (title("Phó Chủ nhiệm Thường trực UBKT Tỉnh ủy"),)),
    Post("p_council", (TUV,), (title("Phó Chủ tịch HĐND tỉnh"),)),
    Post("p_agriculture", (TUV,), (title("Giám đốc Sở Nông nghiệp và PTNT"),)),
    Post("p_health", (), (title("Phó Giám đốc Sở Y tế"),)),
    Post("p_deputy", (), (title("Phó Trưởng đoàn ĐBQH tỉnh"),)),
)


def posts_of(kind: str) -> dict[str, Post]:
    """Every post that a page of a body of this kind ("party", "state", "commune") may name, by key."""
    own = COMMUNE if kind == "commune" else DISTRICT
    return {post.key: post for post in (*own, *PROVINCE)}
