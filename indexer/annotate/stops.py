"""Which words no title goes on with: verbs, and words that open another part of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.annotate.phrases import matters
from indexer.annotate.shadow import shadow
from indexer.annotate.words import Word, spelt_forms

_STOPS = frozenset(
    (
        "dự chủ phát chỉ kết khai bế trình thông báo tham tới đến về cùng đã sẽ đang cũng là có cho được bị do tại trong trên từ nhấn yêu "
        "đề ghi trao tặng công quán triển truyền giới tiếp thăm làm dẫn điều giữ thay nhân vinh nhận ký gửi đánh khẳng chúc bày cảm hứa "
        "nêu đồng lãnh đại các những một hai ba khi sau trước vào lúc ra đi nói mong trả giải chia cam kiểm "
        "kiến giám khảo chất trực lần đọc "
        "thống tuyên nguyên kiêm khóa nhiệm ngày sáng chiều tổ họp phối mở tiến sơ tổng tập bồi rút gặp ban phổ vừa vắng hiện trưởng phó "
        "tân gồm không nghỉ ông bà anh chị như theo để nhằm bầu bổ tái "
        "biểu xác phê chấp quyết xem chịu xin bàn kể hứa thừa nhìn thẳng tiết lên xuống bắt mất bỏ lĩnh gây này kia đó chào nghe trò giai "
        "bận mời vì giao vẫn sắp phải rất hôm nhưng nếu bởi từng kêu hoan đưa nhắc trích chụp bằng góp"
    ).split()
)
# Capitals after a dash that are no part of the office: "Chủ tịch HĐND - Chủ trì cuộc họp", "Bộ trưởng - Ảnh: …".
_AFTER_DASH = spelt_forms(("chủ", "phát", "dự", "ảnh"))
_STOPS_BY_SHADE = {shadow(stop): tuple(other for other in _STOPS if shadow(other) == shadow(stop)) for stop in _STOPS}


def is_stop(words: Sequence[Word], i: int) -> bool:
    """Whether no title goes on with `words[i]`, unless it is a part of "phổ thông" or the like.

    "Tai" can be "tại" only where nothing around has marks either.
    """
    stops = _STOPS_BY_SHADE.get(words[i].shade)
    if stops is None or _is_matter(words, i) or (i and _is_matter(words, i - 1)):
        return False
    if words[i].spelt in stops:
        return True
    return not any(word.marked for word in words[max(0, i - 3) : i + 4])


def is_shouted_stop(words: Sequence[Word], i: int) -> bool:
    """Whether a line in capitals goes on with a verb: "BÍ THƯ HUYỆN ỦY CHỦ TRÌ HỘI NGHỊ"."""
    return words[i - 1].surface.isupper() and words[i].surface.isupper() and len(words[i].surface) > 1 and is_stop(words, i)


def closes(words: Sequence[Word], i: int) -> bool:
    """Whether a verb or a credit stands after a dash, not "Phát triển"."""
    return words[i].spelt in _AFTER_DASH and matters().at(words, i) is None


def _is_matter(words: Sequence[Word], i: int) -> bool:
    matter = matters().at(words, i)
    return matter is not None and matter.kind == "matter"
