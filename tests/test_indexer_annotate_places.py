from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.annotate.passage import Passage
from indexer.annotate.places import find_places
from indexer.text.normalize import clean_text


def places(text: str, *people: str) -> list[str]:
    return [place.value for place in find_places(Passage(clean_text(text)), people)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("giải phóng huyện Yên Lạc", ["huyện Yên Lạc"]),
        ("Huyện Yên Lạc đạt chuẩn.", ["huyện Yên Lạc"]),
        ("Xã Phú Lạc: Kỳ họp thứ hai, HĐND xã Phú Lạc", ["xã Phú Lạc"]),
        ("Ấp 3 họp dân.", ["ấp 3"]),
        ("Huyện ủy Yên Lạc họp.", ["Yên Lạc"]),
        ("xã Hoà Tiến", ["xã Hòa Tiến"]),
        ("xã Bản Rạng và thôn Làng Chành", ["xã Bản Rạng", "thôn Làng Chành"]),
        ("các xã: Mỹ Khánh, Long Điền và Tân Hòa", ["Mỹ Khánh", "Long Điền", "Tân Hòa"]),
        ("hai xã Phú Thành và Tân Lũ", ["xã Phú Thành", "Tân Lũ"]),
        ("xã Vĩnh Phong (Thới Sơn)", ["xã Vĩnh Phong", "Thới Sơn"]),
        ("Đảng bộ Q.9 (TP.HCM)", ["Q.9", "TP.HCM"]),
        ("TP. Lam Giang", ["TP. Lam Giang"]),
        ("cử tri ấp 3", ["ấp 3"]),
        ("trên đường 2-9", ["đường 2-9"]),
        ("đến chùa Linh Sơn", ["chùa Linh Sơn"]),
        ("tại Hội trường Trung tâm Văn hóa huyện Yên Lạc", ["Hội trường Trung tâm Văn hóa huyện Yên Lạc", "huyện Yên Lạc"]),
        ("Trường THCS Nguyễn Thị Cẩm", ["Trường THCS Nguyễn Thị Cẩm"]),
        ("làm việc tại Thanh Lam", ["Thanh Lam"]),
        ("Huyện ủy Yên Lạc và huyện Yên Lạc", ["huyện Yên Lạc"]),
        ("tại thị trấn Thứ Ba", ["thị trấn Thứ Ba"]),
        ("Yên Lạc, ngày 5/3/2020", ["Yên Lạc"]),
        ("tai ban Na Lac", ["ban Na Lac"]),
        ("3 tỉnh: Kim Giang, Quảng Sa và Tam Bình", ["Kim Giang", "Quảng Sa", "Tam Bình"]),
        ("2 phường Đông Kim, Tây Kim", ["phường Đông Kim", "Tây Kim"]),
        ("các huyện, thành phố: Kim Sa, Tam Hà", ["Kim Sa", "Tam Hà"]),
        ("các thôn 1, 2 và 3", ["thôn 1", "thôn 2", "thôn 3"]),
        ("HĐND xã Kim Sa và Tam Hà", ["xã Kim Sa", "Tam Hà"]),
        ("ấp Bình Kim 1, thôn Đoài 2", ["ấp Bình Kim 1", "thôn Đoài 2"]),
        ("thôn Đoài 12 hộ nghèo", ["thôn Đoài"]),
        ("bà con bản Phiêng Sa 8,3 triệu đồng", ["bản Phiêng Sa"]),
        ("trường học 4, các bản 12.", []),
        ("tại khối Đông Lạc, khu dân cư Bến Đò", ["khối Đông Lạc", "khu dân cư Bến Đò"]),
        ("các cơ quan khối Đảng", []),
        ("tới điểm cầu Kim Sa, rời thủ đô Viêng Chăn", ["Kim Sa", "Viêng Chăn"]),
        ("TX.Yên Kim, H.Kim Sa.", ["TX.Yên Kim", "H.Kim Sa"]),
        ("UBND XÃ TÂN KIM TỔ CHỨC, XÃ ĐỒNG CHỦ TRÌ", ["xã Tân Kim"]),
        ("THÀNH PHỐ TAM HÀ BÁO CÁO TÌNH HÌNH", ["thành phố Tam Hà"]),
        ("đoàn công tác Nghệ An, thợ từ Hà Nội", ["Nghệ An", "Hà Nội"]),
        ("đường 30/4, đường 2-9, đường ĐT.607", ["đường 30/4", "đường 2-9", "đường ĐT.607"]),
        ("bên sông Bến Kim, tại khu công nghiệp Tam Kim", ["sông Bến Kim", "khu công nghiệp Tam Kim"]),
        ("tại Phòng họp số 2 UBND huyện Kim Sa", ["Phòng họp số 2 UBND huyện Kim Sa", "huyện Kim Sa"]),
        ("Xã đoàn Kim Sa ra quân", ["Kim Sa"]),
        ("Đồn Biên phòng Na Kim, Điện lực Tam Kim thông báo", ["Na Kim", "Tam Kim"]),
        ("Don Bien phong Na Kim bao cao", ["Na Kim"]),
        ("HUYỆN ỦY TAM KIM TỔ CHỨC HỘI NGHỊ", ["Tam Kim"]),
        ("Huyện Ủy Tam Kim họp", ["Tam Kim"]),
        ("các Huyện ủy Tam Kim, Đông Hà và Thị ủy", ["Tam Kim", "Đông Hà"]),
        ("Họp Ban Quản lý chợ Kim Sa", ["Kim Sa"]),
        ("Bệnh viện Đa khoa khu vực Kim Sa có máy mới", ["Kim Sa"]),
        ("đại biểu Lò Văn Én (đơn vị Tam Kim)", ["Tam Kim"]),
        ("Trường THPT chuyên Kim Sa, Trường PTDTNT Tam Kim", ["Trường THPT chuyên Kim Sa", "Trường PTDTNT Tam Kim"]),
        ("tại Nhà hát Sông Kim, chợ Vườn Kim, KCN Tam Kim", ["Nhà hát Sông Kim", "chợ Vườn Kim", "KCN Tam Kim"]),
        ("tại Khu lưu niệm Tổng Bí thư Lò Văn Bường", ["Khu lưu niệm Tổng Bí thư Lò Văn Bường"]),
        ("tại Đền thờ liệt sĩ Lò Văn Bường", ["Đền thờ liệt sĩ Lò Văn Bường"]),
        ("tại Nhà văn hóa xóm 8, xã Kim Sa", ["Nhà văn hóa xóm 8", "xóm 8", "xã Kim Sa"]),
        ("tại nhà văn hóa thôn Kim Sa", ["nhà văn hóa thôn Kim Sa", "thôn Kim Sa"]),
        ("qua cầu Khe Kim, đến bon Bu Kim", ["cầu Khe Kim", "bon Bu Kim"]),
        ("khối phố Đông Kim, khoi pho Tay Kim", ["khối phố Đông Kim", "khoi pho Tay Kim"]),
        ("tại 4 xã làm điểm: Kim Hà, Tam Hà và Đông Hà.", ["Kim Hà", "Tam Hà", "Đông Hà"]),
        ("Một số xã đạt khá: Kim Hà 412 ha, Tam Hà 38,5 ha, Đông Hà 367 ha.", ["Kim Hà", "Tam Hà", "Đông Hà"]),
        ("các xã Kim Hà (Tam Sa), Đông Hà (Tây Sa)", ["xã Kim Hà", "Tam Sa", "Đông Hà", "Tây Sa"]),
        ("xã An Ninh Kim, mưa lũ ở Nam Trung Bộ và Tây Nguyên", ["xã An Ninh Kim", "Nam Trung Bộ", "Tây Nguyên"]),
        ("Tổng Lãnh sự Nhật Bản, Quốc khánh nước CHDCND Lào", ["Nhật Bản", "Lào"]),
        ("tại thành phố Kim Sa, Công an tỉnh Kim Sa", ["thành phố Kim Sa", "tỉnh Kim Sa"]),
        ("TP. Kim Sa, thành phố Kim Sa, về Kim Sa", ["TP. Kim Sa"]),
        ("về Buôn Ma Thuột", ["Buôn Ma Thuột"]),
        ("TAND Bình Thuận xét xử", ["Bình Thuận"]),
        ("tỉnh Thừa Thiên - Huế, tại Bà Rịa - Vũng Tàu", ["tỉnh Thừa Thiên - Huế", "Bà Rịa - Vũng Tàu"]),
        ("làng Hội Kim, TP Hội An", ["làng Hội Kim", "TP Hội An"]),
        ("thôn Nà Kim (Tam Kim, Hà Nội)", ["thôn Nà Kim", "Tam Kim", "Hà Nội"]),
        ("lễ hội đền Thượng bên sông Thái Bình", ["đền Thượng", "sông Thái Bình"]),
        ("tại Trung tâm Hội nghị tỉnh, Ủy ban MTTQ tỉnh họp", ["Trung tâm Hội nghị tỉnh"]),
        ("tại Hội trường tầng 3 trụ sở Tỉnh ủy Lạng Sơn", ["Hội trường tầng 3 trụ sở Tỉnh ủy Lạng Sơn", "Lạng Sơn"]),
        (
            "tại Nhà sinh hoạt khu dân cư số 7, tại nhà thiếu nhi quận 2",
            ["Nhà sinh hoạt khu dân cư số 7", "nhà thiếu nhi quận 2", "quận 2"],
        ),
        ("Tối 5/3, tổ dân phố số 9, phường Kim Sa họp", ["tổ dân phố số 9", "phường Kim Sa"]),
        ("bí thư đảng ủy các xã: Ea Nuôl, Buôn Tría, Đăk Drô nêu khó khăn", ["Ea Nuôl", "Buôn Tría", "Đăk Drô"]),
        ("Bí thư Huyện ủy Kbang dự", ["Kbang"]),
        ("tại Quảng trường Trung tâm huyện, Huyện đoàn họp", ["Quảng trường Trung tâm huyện"]),
        ("diễn ra tại Bảo tàng tỉnh", ["Bảo tàng tỉnh"]),
        ("dâng hương tại Nghĩa trang Liệt sĩ huyện", ["Nghĩa trang Liệt sĩ huyện"]),
        ("tại Trung tâm Văn hóa - Thể thao huyện", ["Trung tâm Văn hóa - Thể thao huyện"]),
        ("tại Trụ sở Huyện ủy Kim Sa, hội nghị khai mạc", ["Trụ sở Huyện ủy Kim Sa", "Kim Sa"]),
        ("tại hội trường Điện lực Cẩm Phú, Công đoàn họp", ["hội trường Điện lực Cẩm Phú", "Cẩm Phú"]),
        ("tại Hội trường Bệnh viện Y học cổ truyền tỉnh, hội nghị khai mạc", ["Hội trường Bệnh viện Y học cổ truyền tỉnh"]),
        ("tại Hội trường lớn UBND huyện", ["Hội trường lớn UBND huyện"]),
        ("ngày 18.7 tại Khách sạn Hoa Ban", ["Khách sạn Hoa Ban"]),
        ("công nhân tại Khu nhà trọ Minh Tâm", ["Khu nhà trọ Minh Tâm"]),
        ("đường hoa ở nóc Ông Dinh", ["nóc Ông Dinh"]),
    ],
)
def test_places_are_found_as_they_are_named(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_place_ends_where_an_official_begins() -> None:
    assert places("Chủ tịch UBND huyện Yên Lạc Tô Văn Tám", "Tô Văn Tám") == ["huyện Yên Lạc"]
    assert places("Bí thư Tỉnh ủy Tô Văn Tám", "Tô Văn Tám") == []


@pytest.mark.parametrize(
    "text",
    [
        "các huyện, thị xã, thành phố và 15 xã",
        "Ban Thường vụ, Ban Chỉ đạo, Ban Bí thư",
        "đồng chí Lường Thị Hà đến công tác dân vận",
        "tại Lễ Quốc tang, tại Hội nghị, đến Đại hội",
        "Trường THPT huyện, nhà văn hóa thôn, sân vận động huyện",
        "đến Thứ Sáu, tại Thứ Ba hằng tuần",
        "Thứ Hai, ngày 5/3, Huyện ủy họp.",
        "Sáng Thứ Tư, tổ chức hội nghị.",
        "Dong chi Lo Van En, Uy vien Ban Thuong vu Huyen uy.",
        "Ban Giam hieu hop.",
        "xã hội, thành phố, quận ủy, tỉnh đoàn",
        "phiên bản 11.0, văn bản 15, nước hàng xóm Trung Kim, bản 2019",
        "các huyện, thành phố 6 tháng đầu năm",
        "HĐND tỉnh Thông báo, UBND xã Tổ chức, HĐND tỉnh Khóa XIII",
        "TP Trần Quốc Dũng, TT Vladimir, anh Q. Khánh",
        "Theo AFP, Theo Ban tổ chức",
        "các tỉnh Bắc Trung Bộ, các tỉnh Tây Nguyên",
        "gia đình Mẹ Việt Nam, tại Hội trường UBND",
        "tư tưởng Hồ Chí Minh, tàu Hải Dương 981",
        "hoàn thành đoạn Km4",
        "Mark Anderson tổ chức tiệc",
        "thăm Mẹ Việt Nam Anh hùng Lò Thị Mận, già làng Ama Kim",
        "Hợp tác xã Bưởi Kim Sa, Đảng ủy Tổng Công ty Cao su",
        "đồng chí Bon Tô Kim, bà Lò Thị Doan Trang, trung tá HỒ VĂN BƯỜNG",
        "nhà thơ Lò Văn Bường, song Lò Văn Én, cho Lò Văn Én",
        "yêu cầu Trung tâm, gia đình Lò Văn Én, tàu sân bay Kim Sa",
        "chị Thái Lan, Trần Trung Quốc, nước Ấn Độ Dương, gió Lào",
        "liên quan đến Lò Văn Bường, Đảng bộ Agribank, xã Đoàn Thanh niên",
        "các xã đã bầu: Lò Văn Én, Vi Thị Mận",
        "lập thành đơn vị Anh Hùng, Sở VH-TT Kim Sa",
        "",
        "Lễ trao quà diễn ra tại sân vận động huyện.",
        "Hội nghị diễn ra tại trụ sở UBND tỉnh.",
        "Báo cáo tại hội nghị khoa học Viện Kiểm sát nêu số liệu.",
        "Sách thuộc sở hữu của Thư viện tỉnh, không phải của huyện.",
    ],
)
def test_what_is_no_place_is_not_found(text: str) -> None:
    assert places(text) == []


def test_every_mention_of_a_place_is_kept() -> None:
    [place] = find_places(Passage("Huyện ủy Yên Lạc họp bàn về huyện Yên Lạc."))
    assert [(mention.rule, tuple(mention.span)) for mention in place.mentions] == [("place-of-body", (9, 16)), ("place-unit", (28, 41))]


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    places(text)


@pytest.mark.parametrize(
    "venue",
    (
        "chùa|đình|đền|đường|nhà thờ|giáo xứ|giáo họ|sông|trường trung học phổ thông|trường trung học cơ sở|trường THPT|trường THCS|"
        "trường tiểu học|trường mầm non|trường đại học|trường cao đẳng|sân vận động|khách sạn|khu di tích|khu công nghiệp|cụm công nghiệp|"
        "khu kinh tế|khu du lịch|khu đô thị|cửa khẩu|bệnh viện|bảo tàng|quảng trường|nghĩa trang"
    ).split("|"),
)
def test_venues_of_every_kind_are_read(venue: str) -> None:
    assert places(f"Đoàn đi qua {venue} Kim Sa Hạ.") == [f"{venue} Kim Sa Hạ"]


@pytest.mark.parametrize(
    "venue", ["Hội trường", "Phòng họp", "Phòng họp số 2", "Trung tâm hội nghị", "Trung tâm văn hóa", "Nhà văn hóa", "Nhà thi đấu"]
)
def test_rooms_of_every_kind_are_read(venue: str) -> None:
    assert places(f"Huyện ủy họp tại {venue} huyện Kim Sa.") == [f"{venue} huyện Kim Sa", "huyện Kim Sa"]
