from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.annotate.hosts import find_hosts
from indexer.annotate.passage import Passage
from indexer.text.normalize import clean_text

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "hosts.json").read_text(encoding="utf-8"))


def hosts(text: str) -> list[str]:
    host, others = find_hosts(Passage(clean_text(text)))
    return [body.value for body in (host, *others) if body]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng 3/10, Thường trực Huyện ủy tổ chức hội nghị.", ["Thường trực Huyện ủy"]),
        ("Sáng 3/10, Ban thường vụ Huyện uỷ đã tổ chức hội nghị.", ["Ban Thường vụ Huyện ủy"]),
        ("Uỷ ban nhân dân xã Hoà Lạc họp định kỳ.", ["UBND xã Hòa Lạc"]),
        ("Ủy ban Kiểm tra (UBKT) Tỉnh ủy nhiệm kỳ 2020 - 2025 tổ chức kỳ họp.", ["Ủy ban Kiểm tra Tỉnh ủy"]),
        ("HĐND tỉnh khóa X tổ chức kỳ họp thứ 23.", ["HĐND tỉnh"]),
        ("Hội LHPN huyện Yên Lạc phối hợp với Huyện đoàn tổ chức hội nghị.", ["Hội LHPN huyện Yên Lạc", "Huyện đoàn"]),
        (
            "Thường trực HĐND và Ban Thường trực Ủy ban MTTQ xã Na Sang họp.",
            ["Thường trực HĐND xã Na Sang", "Ban Thường trực Ủy ban MTTQ xã Na Sang"],
        ),
        ("Đại hội đại biểu Đảng bộ tỉnh lần thứ XXII sẽ khai mạc.", ["Đảng bộ tỉnh"]),
        ("Huyện Tu Lơ tổ chức lễ kỷ niệm.", ["Huyện Tu Lơ"]),
        ("Sáng 5/6, Tổ đại biểu số 9 HĐND tỉnh tiếp xúc cử tri.", ["Tổ đại biểu số 9 HĐND tỉnh"]),
        ("phòng Tư pháp huyện phổ biến pháp luật.", ["Phòng Tư pháp huyện"]),
        ("NGÀY 3/10, HUYỆN ỦY TỔ CHỨC HỘI NGHỊ.", ["HUYỆN ỦY"]),
        (
            "Đảng ủy xã Na Sang sơ kết 9 tháng\n\nSáng 2/10, Ban Thường vụ Đảng ủy xã Na Sang tổ chức hội nghị.",
            ["Ban Thường vụ Đảng ủy xã Na Sang"],
        ),
        (
            "Sáng 3/10, Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn huyện Yên Sa họp triển khai nhiệm vụ.",
            ["Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn huyện Yên Sa"],
        ),
        ("Ban Chỉ đạo xây dựng nông thôn mới huyện giao ban.", ["Ban Chỉ đạo xây dựng nông thôn mới huyện"]),
        (
            "Hội đồng phối hợp phổ biến, giáo dục pháp luật thị xã Tam Hà họp.",
            ["Hội đồng phối hợp phổ biến, giáo dục pháp luật thị xã Tam Hà"],
        ),
        (
            "Ngày 6/6, Ban Chỉ đạo các chương trình mục tiêu quốc gia huyện tổng kết.",
            ["Ban Chỉ đạo các chương trình mục tiêu quốc gia huyện"],
        ),
        ("Thường trực Huyện ủy giao ban với các xã.", ["Thường trực Huyện ủy"]),
        ("Thường trực HĐND huyện nghe báo cáo công tác chuẩn bị.", ["Thường trực HĐND huyện"]),
        ("Hội LHPN xã Kim Sa ra mắt câu lạc bộ.", ["Hội LHPN xã Kim Sa"]),
        ("Hội Nông dân huyện khai trương gian hàng.", ["Hội Nông dân huyện"]),
        ("Công an huyện và Hội LHPN huyện ký kết quy chế.", ["Công an huyện", "Hội LHPN huyện"]),
        ("Hội CCB xã Kim Sa tuyên truyền pháp luật.", ["Hội CCB xã Kim Sa"]),
        ("Đảng ủy và Ủy ban MTTQ xã Kim Sa gặp mặt đầu xuân.", ["Đảng ủy xã Kim Sa", "Ủy ban MTTQ xã Kim Sa"]),
        ("Trường THCS Kim Sa long trọng tổ chức lễ khai giảng.", ["Trường THCS Kim Sa"]),
        ("Đảng ủy Khối Doanh nghiệp tỉnh tổ chức hội nghị.", ["Đảng ủy Khối Doanh nghiệp tỉnh"]),
        ("Sáng 3/10, Đảng ủy Khối các cơ quan tỉnh tổ chức hội nghị.", ["Đảng ủy Khối các cơ quan tỉnh"]),
        ("Đảng ủy các cơ quan Đảng tỉnh họp.", ["Đảng ủy các cơ quan Đảng tỉnh"]),
        ("Hội Cựu giáo chức huyện Tam Sa họp.", ["Hội Cựu giáo chức huyện Tam Sa"]),
        ("Hội Bảo trợ người khuyết tật và trẻ mồ côi tỉnh tổng kết.", ["Hội Bảo trợ người khuyết tật và trẻ mồ côi tỉnh"]),
        ("Hội đồng phối hợp PBGDPL huyện Tam Sa họp.", ["Hội đồng phối hợp PBGDPL huyện Tam Sa"]),
        ("UBND xã Kim Trạch họp.", ["UBND xã Kim Trạch"]),
        ("UBND phường Sa Trạch sơ kết công tác năm.", ["UBND phường Sa Trạch"]),
        ("Chiều Thứ Năm, UBND xã Kim Sa họp.", ["UBND xã Kim Sa"]),
        ("Hội Nông dân xã Kim Sa, tỉnh Quảng Hà tổ chức hội nghị.", ["Hội Nông dân xã Kim Sa"]),
        ("UBND xã Kim Sa, huyện Tam Hà, tỉnh Quảng Hà họp.", ["UBND xã Kim Sa"]),
        ("Xã Kim Sa, xã Tam Hà tổ chức lễ hội.", ["Xã Kim Sa", "Xã Tam Hà"]),
        ("Chiều 9/6, Đảng ủy, Bộ CHQS tỉnh tổ chức hội nghị.", ["Đảng ủy, Bộ CHQS tỉnh", "Bộ CHQS tỉnh"]),
        ("Đảng ủy, UBND xã Kim Sa tổ chức hội nghị.", ["Đảng ủy xã Kim Sa", "UBND xã Kim Sa"]),
        ("Bộ Y tế và Sở Y tế tỉnh Quảng Hà tổ chức hội thảo.", ["Bộ Y tế", "Sở Y tế tỉnh Quảng Hà"]),
        ("UBND XÃ TÂN KIM TỔ CHỨC HỘI NGHỊ.", ["UBND xã Tân Kim"]),
        ("SÁNG 4/7, THƯỜNG TRỰC HĐND THÀNH PHỐ TAM HÀ TỔ CHỨC PHIÊN HỌP.", ["Thường trực HĐND thành phố Tam Hà"]),
        ("TẠI HỘI TRƯỜNG UBND XÃ KIM SA, ĐẢNG ỦY XÃ TỔ CHỨC HỘI NGHỊ.", ["Đảng ủy xã"]),
        ("Công đoàn các khu công nghiệp tỉnh tổ chức hội nghị.", ["Công đoàn các khu công nghiệp tỉnh"]),
        ("Khối thi đua các cơ quan Đảng tỉnh tổng kết.", ["Khối thi đua các cơ quan Đảng tỉnh"]),
        ("Cụm thi đua số 2 Hội Nông dân tỉnh tổng kết.", ["Cụm thi đua số 2 Hội Nông dân tỉnh"]),
        (
            "Sang 4/5, Ban Chi huy Phong chong thien tai va Tim kiem cuu nan huyen Kim Sa hop khan.",
            ["Ban Chỉ huy Phong chong thien tai va Tim kiem cuu nan huyen Kim Sa"],
        ),
        (
            "Thường trực Ban Chỉ đạo Trung ương về phòng, chống thiên tai họp.",
            ["Thường trực Ban Chỉ đạo Trung ương về phòng, chống thiên tai"],
        ),
        ("Sở Tài nguyên - Môi trường tỉnh họp.", ["Sở Tài nguyên - Môi trường tỉnh"]),
        ("Chi nhánh Văn phòng Đăng ký đất đai huyện họp.", ["Chi nhánh Văn phòng Đăng ký đất đai huyện"]),
        ("Câu lạc bộ Hưu trí huyện Kim Sa gặp mặt.", ["Câu lạc bộ Hưu trí huyện Kim Sa"]),
        ("Hội nghị được Bộ Y tế tổ chức trực tuyến.", ["Bộ Y tế"]),
        ("Sáng 4/5, Ban Thường vụ Huyện ủy Kim Sa giao ban quý I.", ["Ban Thường vụ Huyện ủy Kim Sa"]),
        ("Sáng 5/6, HĐND xã Kim Sa giám sát việc thu phí.", ["HĐND xã Kim Sa"]),
        (
            "Ngày 20/9, Ban Dân tộc HĐND huyện do đồng chí Lò Văn Én, Trưởng ban làm trưởng đoàn đã giám sát tại xã.",
            ["Ban Dân tộc HĐND huyện"],
        ),
        ("Lạng Sơn tổ chức hội nghị.", ["Lạng Sơn"]),
        ("Ngày 4/5, tại xã Kim Sa, huyện Tam Hà, Ủy ban MTTQ tỉnh tổ chức bàn giao nhà.", ["Ủy ban MTTQ tỉnh"]),
        ("Hội nghị Ban Chấp hành Đảng bộ huyện lần thứ 15 diễn ra sáng 4/5.", ["Ban Chấp hành Đảng bộ huyện"]),
        ("Hội nghị lần thứ mười Ban Chấp hành Trung ương Đảng khai mạc.", ["Ban Chấp hành Trung ương Đảng"]),
        ("Phiên họp UBND huyện thường kỳ diễn ra chiều 4/5.", ["UBND huyện"]),
        ("Lớp tập huấn được Hội LHPN tỉnh tổ chức trong hai ngày.", ["Hội LHPN tỉnh"]),
        ("Trung ương Hội Nông dân Việt Nam tổ chức hội nghị.", ["Trung ương Hội Nông dân Việt Nam"]),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh tổ chức hội nghị.", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"]),
        ("Chi đoàn Trường THPT Lò Văn Bường tổ chức đại hội.", ["Chi đoàn Trường THPT Lò Văn Bường"]),
        ("Sáng 4/3, Lữ đoàn 77 tổ chức lễ tuyên thệ.", ["Lữ đoàn 77"]),
        ("Chiều 7/7, Bảo hiểm xã hội huyện phối hợp Bưu điện huyện tổ chức hội nghị.", ["Bảo hiểm xã hội huyện", "Bưu điện huyện"]),
        ("Sáng 11/11, ấp 4, xã Kim Sa tổ chức Ngày hội Đại đoàn kết.", ["Ấp 4"]),
        ("Chiều 2/10, Ban Pháp chế HĐND tỉnh thẩm tra các dự thảo.", ["Ban Pháp chế HĐND tỉnh"]),
        (
            "Thường trực Đảng ủy, Thường trực HĐND, UBND xã Kim Sa họp.",
            ["Thường trực Đảng ủy xã Kim Sa", "Thường trực HĐND xã Kim Sa", "UBND xã Kim Sa"],
        ),
        ("Sáng 4/5, tại Nhà văn hóa thôn Kim Lũng, UBND xã Kim Sa tổ chức đối thoại.", ["UBND xã Kim Sa"]),
        ("Sáng 27/7, UBND xã Kim Sa dâng hương tại nghĩa trang.", ["UBND xã Kim Sa"]),
        ("Tiểu ban Văn kiện Đại hội Đảng bộ tỉnh họp.", ["Tiểu ban Văn kiện Đại hội Đảng bộ tỉnh"]),
        ("Trường THPT chuyên Kim Sơn trang trọng tổ chức lễ kỷ niệm.", ["Trường THPT chuyên Kim Sơn"]),
        ("Trường Tiểu học và THCS Bản Kim tưng bừng khai giảng.", ["Trường Tiểu học và THCS Bản Kim"]),
        ("Trường Chính trị tỉnh Kim Giang bế giảng lớp Trung cấp.", ["Trường Chính trị tỉnh Kim Giang"]),
        ("Đồn Biên phòng Na Kim phối hợp với cấp ủy, chính quyền xã Tam Kim tổ chức sơ kết.", ["Đồn Biên phòng Na Kim"]),
        ("Đồn Biên phòng cửa khẩu quốc tế Na Kim giao ban.", ["Đồn Biên phòng cửa khẩu quốc tế Na Kim"]),
        ("Sở Tư pháp phối hợp với Công an tỉnh tổ chức hội nghị.", ["Sở Tư pháp", "Công an tỉnh"]),
        ("Tổ đại biểu HĐND tỉnh đơn vị huyện Tam Kim đã tiếp xúc cử tri.", ["Tổ đại biểu HĐND tỉnh"]),
        ("Tổ đại biểu HĐND tỉnh bầu tại huyện Tam Kim tiếp xúc cử tri.", ["Tổ đại biểu HĐND tỉnh"]),
        ("Tổ đại biểu số 4, HĐND thành phố Kim Sa tiếp xúc cử tri.", ["Tổ đại biểu số 4, HĐND thành phố Kim Sa"]),
        (
            "Đoàn ĐBQH tỉnh Kim Giang gồm các đại biểu: Lò Văn Én, Phó Trưởng đoàn; Vi Thị Mận đã TXCT hai xã.",
            ["Đoàn ĐBQH tỉnh Kim Giang"],
        ),
        ("Sáng 16/11, khu dân cư ấp Kim Gừa, xã Tam Kim vui mừng tổ chức Ngày hội.", ["Khu dân cư ấp Kim Gừa"]),
        ("Ủy ban MTTQ tỉnh Kim Giang - Cụm trưởng cụm thi đua tổ chức giao ban.", ["Ủy ban MTTQ tỉnh Kim Giang"]),
        ("ĐẢNG ỦY XÃ PA KIM PHỐI HỢP VỚI ĐỒN BIÊN PHÒNG NA SA TỔ CHỨC HỘI NGHỊ.", ["Đảng ủy xã Pa Kim", "Đồn Biên phòng Na Sa"]),
        ("BAN CHỈ HUY QUÂN SỰ HUYỆN TAM KIM TỔNG KẾT NĂM.", ["Ban CHQS huyện Tam Kim"]),
        ("Ban Chỉ đạo tổng kết Nghị quyết 18 của tỉnh tổ chức phiên họp.", ["Ban Chỉ đạo tổng kết Nghị quyết 18 của tỉnh"]),
        (
            "Ban Chỉ huy Phòng, chống thiên tai - Tìm kiếm cứu nạn và Phòng thủ dân sự xã Kim Sa họp.",
            ["Ban Chỉ huy Phòng, chống thiên tai - Tìm kiếm cứu nạn và Phòng thủ dân sự xã Kim Sa"],
        ),
        ("Đồng chí Lò Văn Én chủ trì phiên họp thường kỳ UBND huyện Tam Kim.", ["UBND huyện Tam Kim"]),
        ("Đoàn kiểm tra số 3 của Ban Thường vụ Tỉnh ủy làm việc với Huyện ủy.", ["Ban Thường vụ Tỉnh ủy"]),
        ("Chiều 18/3, Ban Thường vụ Huyện ủy Tam Kim nhóm họp.", ["Ban Thường vụ Huyện ủy Tam Kim"]),
        ("BCĐ phòng, chống dịch COVID-19 xã Tam Kim hội ý khẩn.", ["BCĐ phòng, chống dịch COVID-19 xã Tam Kim"]),
        ("Trung đoàn 77 kết thúc hội thao sau hai ngày tranh tài.", ["Trung đoàn 77"]),
        ("Tại kỳ họp thứ 12, Ủy ban Kiểm tra Thành ủy Kim Sa quyết định kỷ luật.", ["Ủy ban Kiểm tra Thành ủy Kim Sa"]),
        ("Chiều nay, tại Quảng trường 3/2, thị xã Kim Sa, Công an thị xã ra quân.", ["Công an thị xã"]),
        ("Tối qua, tại Quảng trường Trung tâm huyện, Công đoàn Viên chức tỉnh khai mạc hội thi.", ["Công đoàn Viên chức tỉnh"]),
        ("Sáng 20/11, tại Trung tâm Hội nghị tỉnh, Ủy ban MTTQ Việt Nam tỉnh tổ chức hội nghị.", ["Ủy ban MTTQ Việt Nam tỉnh"]),
        ("Bộ Tổng Tham mưu Quân đội nhân dân Việt Nam tổ chức hội nghị.", ["Bộ Tổng Tham mưu Quân đội nhân dân Việt Nam"]),
        ("Tại Trung tâm Văn hóa thị xã, Hội Nhà báo Kim Giang tổ chức hội thảo.", ["Hội Nhà báo Kim Giang"]),
        ("Ngày 9/5, Công ty CP May Kim Thịnh đối thoại với đoàn viên.", ["Công ty CP May Kim Thịnh"]),
        ("Hạt Kiểm lâm liên huyện Kim Dương - Tam Bình vừa qua đã tổng kết năm.", ["Hạt Kiểm lâm liên huyện Kim Dương - Tam Bình"]),
        ("Triển khai kế hoạch của Trung ương Đoàn, Xã đoàn Trà Kim ra quân.", ["Xã đoàn Trà Kim"]),
        ("HĐND phường Đông Kim lần đầu tiên họp theo mô hình mới.", ["HĐND phường Đông Kim"]),
        ("Trạm Y tế phường Đông Kim phối hợp tổ dân phố số 4 tổ chức hội nghị.", ["Trạm Y tế phường Đông Kim", "Tổ dân phố số 4"]),
        ("Công đoàn ngành Giáo dục huyện tổ chức hội nghị.", ["Công đoàn ngành Giáo dục huyện"]),
        ("Tòa án nhân dân hai cấp tỉnh Kim Giang tổng kết công tác.", ["Tòa án nhân dân hai cấp tỉnh Kim Giang"]),
        ("Đảng bộ cơ sở Văn phòng Tỉnh ủy tổ chức Đại hội.", ["Đảng bộ cơ sở Văn phòng Tỉnh ủy"]),
        ("Chi bộ Trường THPT Tam Kim tổ chức kết nạp đảng viên.", ["Chi bộ Trường THPT Tam Kim"]),
        ("Sáng 13-7, HĐND tỉnh khóa IX dành trọn buổi để chất vấn giám đốc các sở.", ["HĐND tỉnh"]),
        ("Kỳ họp thứ 12 (chuyên đề) HĐND huyện Kim Sa khóa XX diễn ra sáng 24/8.", ["HĐND huyện Kim Sa"]),
        (
            "Lễ kỷ niệm Ngày thành lập Hội Nông dân Việt Nam của Hội Nông dân xã Kim Sa vinh dự đón bà Vi Thị Mận.",
            ["Hội Nông dân xã Kim Sa"],
        ),
        ("Hội nghị tổng kết năm 2023 của Hội LHPN huyện Kim Sa thu hút 60 đại biểu.", ["Hội LHPN huyện Kim Sa"]),
        ("Ngày 26/3, Huyện đoàn Kim Sa khởi công cầu nông thôn tại ấp Tân Vinh.", ["Huyện đoàn Kim Sa"]),
        ("Ngày 5/3, Đồn Biên phòng Kim Sa tổ chức bàn giao chức trách Đồn trưởng.", ["Đồn Biên phòng Kim Sa"]),
        ("Hạt Kiểm lâm huyện Kim Sa vừa tổ chức ký cam kết bảo vệ rừng.", ["Hạt Kiểm lâm huyện Kim Sa"]),
        (
            "Sáng 30-10, UBND thị xã Kim Sa phối hợp với Công ty cổ phần Hoa Ban tổ chức lễ trao quà.",
            ["UBND thị xã Kim Sa", "Công ty cổ phần Hoa Ban"],
        ),
        ("Vừa qua, UBND xã Kim Sa phối hợp với Hội thiện nguyện Sen Hồng tổ chức trao tặng bò giống.", ["UBND xã Kim Sa", "Hội"]),
        ("Tối 18/5, tại phường Đồng Văn, Phòng VH&TT thị xã Kim Sa khai mạc giải bóng chuyền.", ["Phòng VH&TT thị xã Kim Sa"]),
        ("Ngày 10/11, thôn Bản Khoang, xã Tà Lèng tổ chức Ngày hội Đại đoàn kết.", ["Thôn Bản Khoang"]),
        ("Sáng 17/10 hội LHPN xã Kim Sa đã tổ chức mít tinh.", ["Hội LHPN xã Kim Sa"]),
        ("Ngày 22/2, Chi bộ thôn Đồng Lạng trực thuộc Đảng bộ xã Kim Sa tiến hành Đại hội lần thứ XVI.", ["Chi bộ thôn Đồng Lạng"]),
        ("Sáng mai (21/6), Đại hội đại biểu Hội CCB huyện Kim Sa sẽ khai mạc.", ["Hội CCB huyện Kim Sa"]),
        ("Huyện Kim Sa: Tổ chức hội nghị sơ kết 6 tháng", ["Huyện Kim Sa"]),
        (
            "Thường trực HĐND huyện - Ban Thường trực Ủy ban MTTQ huyện tổ chức hội nghị liên tịch.",
            ["Thường trực HĐND huyện", "Ban Thường trực Ủy ban MTTQ huyện"],
        ),
        ("Ngày 5/3, Đảng ủy - HĐND - UBND xã Kim Sa tổ chức họp mặt.", ["Đảng ủy - HĐND - UBND xã Kim Sa"]),
        ("Sáng 5/3, Ban Quản lý Khu kinh tế Kim Sa tổ chức hội nghị.", ["Ban Quản lý Khu kinh tế Kim Sa"]),
        ("Sáng 5/3, Hải đội 2 tổ chức lễ khai mạc hội thao.", ["Hải đội 2"]),
        ("Chiều 5/3, Công ty cổ phần Thủy điện Kim Sa tổ chức Hội nghị người lao động.", ["Công ty cổ phần Thủy điện Kim Sa"]),
    ],
)
def test_the_host_is_who_holds_the_meeting(text: str, expected: list[str]) -> None:
    assert [host.lower() for host in hosts(text)] == [body.lower() for body in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Chính trị cho ý kiến (Công văn số 12-CV/BTCTW, ngày 27/02/2025). Các cấp ủy tiếp tục thực hiện.",
        "UBND tỉnh ban hành công văn về phòng, chống dịch.",
        "Sáng 30/6, tỉnh tổ chức lễ công bố.",
        "Lãnh đạo huyện Yên Lạc tổ chức hai đoàn đi thăm.",
        "Chủ tịch UBND huyện yêu cầu các xã họp dân.",
        "Phòng triển khai thông tư mới.",
        "Đồng chí Lò Văn Én, Bí thư Huyện ủy chủ trì hội nghị.",
        "Ban Chỉ đạo yêu cầu các phòng, ban của huyện khẩn trương.",
        "UBND huyện ký ban hành Kế hoạch số 15/KH-UBND.",
        "Theo kế hoạch của Huyện ủy tổ chức học tập.",
        "Năm 2019 huyện có 21/21 xã đạt chuẩn.",
        "Huyện ủy Tam Sa vận động nhân dân các xã hiến đất.",
        "Hội Phụ nữ đã vận động chị em huyện tổ chức.",
        "Thường trực HĐND đôn đốc các huyện.",
        "Đồng chí Lò Văn Én, Bí thư Huyện ủy, Trưởng BCĐ 35 chủ trì hội nghị.",
        "Ông Lò Văn Én, Phó Chủ tịch UBND xã và bà Vi Thị Mận, giáo viên Trường THCS Kim Sa đã tiếp xúc cử tri.",
        "Mô hình được Đảng ủy xã Kim Sa biểu dương.",
        "Chị được Hội LHPN huyện trao giấy chứng nhận.",
        "Luật này được Quốc hội khóa XV thông qua ngày 27/11/2023.",
        "Trạm Y tế xã Kim Sa khám bệnh từ thứ Hai đến thứ Sáu.",
        "Ngày 3/4, Văn phòng UBND tỉnh phát hành Công văn số 12/VP-NC.",
        "Dịp lễ 30/4, Trung tâm Y tế huyện trực 24/24 giờ.",
        "Hiệp hội kiến nghị Bộ Y tế họp bàn.",
        "Đợt thanh tra do Bộ Lao động chủ trì năm 2014.",
        "Cử tri gửi ý kiến trước kỳ họp thứ 3, Quốc hội khóa XV.",
        "Ngày 9/11, UBND thành phố quyết định công nhận trường.",
        "Công an xã đã tổ chức lực lượng chốt chặn.",
        "Ban Tổ chức họp báo.",
        "Chỉ thị về đại hội Đảng bộ các cấp.",
        "Triển khai Nghị quyết Hội nghị lần thứ 5 Ban Chấp hành Trung ương Đảng.",
        "Theo Ban tổ chức, giải có 12 đội dự.",
        "Mark Anderson tổ chức tiệc.",
        "Hãng sữa Hoa Ban vừa phối hợp UBND tỉnh tổ chức chương trình.",
        "Theo đó, Sở Giao thông vận tải sẽ kiểm tra việc cấp phép các bến.",
        "Ngày 6/1, Hải Phòng hợp long cầu Sông Mới.",
        "Công ty Môi trường tỉnh đang phối hợp với UBND huyện ghi hình việc xả rác.",
        "Trước đó, từ ngày 10/4, UBND quận Kim Sa đã triển khai phần mềm.",
        "Ngày 8/3, ba đơn vị Công an, Quân sự, Biên phòng tổ chức giao ban.",
        "Sáng 3/5, Trần Quốc Dũng tổ chức họp báo.",
        "Sáng 3/5, Hàn Quốc tổ chức lễ.",
        "Hợp tác xã Kim Sơn, Câu lạc bộ Văn nghệ Trúc Kim cùng dọn vệ sinh quanh đền.",
        "Công an huyện Tam Kim phối hợp với Công an xã kiểm tra, bắt 3 đối tượng tổ chức đánh bạc.",
        "Đoàn ĐBQH tỉnh Kim Giang gồm 7 đại biểu.",
        "Bà Vi Thị Mận, phụ trách Trường Mầm non Kim Sa đã tiếp xúc cử tri.",
        "",
        "Theo kế hoạch, Đại hội Đảng bộ phường Kim Sa sẽ khai mạc vào sáng 20/5.",
        "Chiều 17/10, Đoàn công tác tỉnh Kim Sa trao 2 tỷ đồng ủng hộ đồng bào bị lũ quét.",
        "Ngày 8/3, TAND tỉnh Kim Sa mở phiên tòa xét xử 9 bị cáo.",
        "UBND tỉnh yêu cầu: Tổ chức phòng dịch.",
        "Ngày 8/3, Công an huyện Kim Sa triệu tập 9 thanh niên.",
        "Ngày 8/3, Phòng Cảnh sát ma túy Công an tỉnh phối hợp Đồn Biên phòng Nà Cài bắt quả tang đối tượng.",
    ],
)
def test_no_host_is_guessed(text: str) -> None:
    assert hosts(text) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_hosts_of_all_kinds(case: dict[str, Any]) -> None:
    expected = [case["host"], *case["co_hosts"]] if case["host"] else []
    assert hosts(case["text"]) == hosts(unicodedata.normalize("NFD", case["text"])) == expected


def test_three_in_ten_cases_have_no_host() -> None:
    assert len(CASES) >= 80
    assert sum(case["host"] is None for case in CASES) * 10 >= 3 * len(CASES)


def test_the_evidence_is_the_body_as_it_stands() -> None:
    text = "Sáng 3/10, Ban thường vụ Huyện uỷ tổ chức hội nghị."
    host, _ = find_hosts(Passage(text))
    assert host is not None
    assert [text[slice(*mention.span)] for mention in host.mentions] == ["Ban thường vụ Huyện uỷ"]


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    hosts(text)
