"""Whether words name who writes or publishes: an author, an office, a paper, a portal; a sentence names none."""

from __future__ import annotations

import re

from indexer.text.normalize import old_tone_style

# What stands in small letters in the names of offices, papers and portals, and in what their writers are. Verbs are not among
# them: "Phòng Nội vụ báo cáo kết quả" is a sentence, and "cáo" tells so.
_SMALL = frozenset(
    "văn phòng vp ban bộ sở ngành chi cục trung tâm tt đài btc btg bdv bbt bch bcđ ubkt ubnd hđnd mttq lđlđ ldlđ cttđt đtn ttvh"
    " tỉnh huyện xã thị trấn thành phố phường quận ủy đảng đoàn chi hội liên đội khối cơ quan đơn vị dân chính"
    " ủy viên đồng nhân thường trực vụ bí thư phó chủ tịch trưởng chánh nhiệm giám đốc hiệu chuyên phóng cộng tác pv ctv tập thể nhóm tổ"
    " tuyên giáo vận dân tổ chức kiểm tra nội chính biên tập xây dựng thanh niên tra phụ nữ nông cựu chiến binh lao động công an nhân"
    " quân sự chỉ huy biên phòng mặt trận tổ quốc việt nam văn hóa thông tin thể thao du lịch truyền hình giáo dục đào tạo y tế tài"
    " kế hoạch nghiệp phát triển thôn tài nguyên môi trường tư pháp hạ tầng kinh thương binh xã dân tộc trường chính trị học mầm non"
    " tiểu cơ trung phổ bồi dưỡng bảo hiểm thuế ngân hàng kho bạc viện sát tòa án thi hành"
    " kê lợi nuôi khuyến thú lâm hải quan lực chữ thập đỏ người cao tuổi học cứu nạn cháy động đường quản lý thị đất đai đầu tư"
    " tín dụng số chuyển đổi dược dân vận giám định đăng kiểm quỹ hưu trí vệ sinh thực phẩm phục vụ công chức cán viên hộ"
    " trạm khuyến hạt đồn đội bệnh thư nhà luật gia sư văn thơ bác dược kỹ thạc tiến cử sĩ úy tá và truyền trại liên đoàn lược ghi hiện"
    " báo điện tử tạp chí nhà trang cổng giao tiếp website web bản thư tín internet sưu tầm tổng hợp hợp st và & theo tin bài ảnh".split()
)
# "V.NHƯ" is a writer's initial.
_SITE = re.compile(r"(?:https?://)?[\w-]{2,}(?:\.[\w-]{2,})+(?:/\S*)?", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:báo cáo|có|đã|đang|sẽ|được|bị|là|của|các|những|số|theo dõi|căn cứ)\b|[;:!?%\d]", re.IGNORECASE)
_PARTS = re.compile(r"[\s,/()+.–—-]+")
_MOST_WORDS = 14


def names_writer(text: str) -> bool:
    """Whether every word of `text` is a name's or an office's, a site's address counting as a name.

    >>> names_writer("Báo điện tử Đồng Bằng"), names_writer("yensa.gov.vn"), names_writer("Lò Mây - VP Huyện ủy")
    (True, True, True)
    >>> names_writer("Ngân sách nhà nước"), names_writer("Báo cáo số 12-BC/HU"), names_writer("Thường trực Huyện ủy chủ trì")
    (False, False, False)
    """
    if _SITE.fullmatch(text):
        return True
    words = [word for word in _PARTS.split(old_tone_style(_SITE.sub(" ", text))) if word]
    return 0 < len(words) <= _MOST_WORDS and not _SAYS.search(_SITE.sub(" ", text)) and all(map(_is_of_name, words))


def _is_of_name(word: str) -> bool:
    return not word[0].islower() or word in _SMALL
