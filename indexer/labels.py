"""What facets and their values are called in Vietnamese."""

from __future__ import annotations

from indexer.fields import NO_SITE, UNDATED

FACET_LABELS = {
    "year": "Năm",
    "month": "Tháng",
    "official": "Cán bộ",
    "role": "Vai trò",
    "directive": "Văn bản",
    "directive_type": "Loại văn bản",
    "issuer": "Cơ quan ban hành",
    "host": "Đơn vị tổ chức",
    "place": "Địa danh",
    "site": "Trang nguồn",
}
ROLE_LABELS = {
    "chair": "chủ trì",
    "direct": "chỉ đạo",
    "speak": "phát biểu",
    "present": "trình bày",
    "attend": "dự",
    "mention": "được nhắc đến",
}
UNDATED_LABEL = "Không rõ ngày"
NO_SITE_LABEL = "tệp không có địa chỉ"
LABELLED = frozenset({"year", "month", "role", "site"})
"""Facets whose labels differ from their values."""


def value_label(facet: str, value: str) -> str:
    """What a facet's value is shown as; most are shown as they are.

    >>> value_label("month", "2018-10"), value_label("role", "chair"), value_label("year", UNDATED), value_label("host", "Huyện ủy")
    ('10/2018', 'chủ trì', 'Không rõ ngày', 'Huyện ủy')
    """
    if facet == "role":
        return ROLE_LABELS.get(value, value)
    if facet == "month" and value.count("-") == 1:
        year, month = value.split("-")
        return f"{month}/{year}"
    if facet == "site" and value == NO_SITE:
        return NO_SITE_LABEL
    return UNDATED_LABEL if facet == "year" and value == UNDATED else value
