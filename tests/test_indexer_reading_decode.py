"""Bytes become the text they were written as, in every encoding Vietnamese portals used; Unicode is never harmed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import NotABulletin
from indexer.reading import read_page, read_text
from indexer.reading.decode import decode, repair
from indexer.reading.legacy import from_tcvn3, from_twice_decoded, from_viscii, from_vni, from_vps, read_western
from indexer.reading.syllables import count_words, is_syllable
from indexer.reports import Encoding

REPORT = (
    "Sáng ngày 14/8/2003, Huyện ủy Tiên Lữ tổ chức hội nghị triển khai Nghị quyết số 23-NQ/TW. Đồng chí Trần Văn Thưởng, Bí thư Huyện ủy "
    "chủ trì; đồng chí Lê Thị Hường, Phó Bí thư dự. Hội nghị nghe báo cáo kết quả sản xuất vụ mùa, thảo luận nhiệm vụ quý sau và những khó "
    "khăn, vướng mắc về thủy lợi, giáo dục, y tế ở các xã; yêu cầu mỗi chi bộ kiểm điểm nghiêm túc, giữ vững đoàn kết."
)
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def inverse(convert: Callable[[str], str], spellings: list[str]) -> dict[str, str]:
    """How each letter is written in an encoding: the spelling of those tried that `convert` reads as the letter."""
    return {convert(spelling): spelling for spelling in spellings if len(convert(spelling)) == 1}


WESTERN = [read_western(bytes([n])) for n in range(256)]
TCVN3 = inverse(from_tcvn3, WESTERN)
CONTROLS = [chr(n) for n in range(0x20)]
VISCII = inverse(from_viscii, CONTROLS + WESTERN)
VPS = inverse(from_vps, CONTROLS + WESTERN)
VNI = inverse(from_vni, [*WESTERN, *(base + mark for base in "aeouyôöAEOUYÔÖ" for mark in WESTERN[0xC0:])])
BYTES = {char: n for n, char in enumerate(WESTERN)}


def written_in(table: dict[str, str], text: str) -> str:
    return "".join(table.get(char, char) for char in text)


def as_bytes(text: str) -> bytes:
    return bytes(BYTES[char] for char in text)


def in_windows_1258(text: str) -> bytes:
    """Vowels with hat, breve or horn composed, tones apart, as Vietnamese Windows typed them."""
    out = bytearray()
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        tones = "".join(m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(m for m in marks if m not in tones))
        out += (base + tones).encode("cp1258")
    return bytes(out)


def small_capitals(text: str) -> str:
    """TCVN3 has no capitals with a tone; its pages carry the small letter."""
    return "".join(c if c in TCVN3 or c.isascii() else c.lower() for c in text)


LEGACY = {
    "windows-1258": (in_windows_1258(REPORT), REPORT),
    "tcvn3": (as_bytes(written_in(TCVN3, small_capitals(REPORT))), small_capitals(REPORT)),
    "vni": (as_bytes(written_in(VNI, REPORT)), REPORT),
    "viscii": (as_bytes(written_in(VISCII, REPORT)), REPORT),
    "vps": (as_bytes(written_in(VPS, REPORT)), REPORT),
}


@pytest.mark.parametrize("name", LEGACY)
def test_a_legacy_page_that_declares_nothing_is_read_in_its_encoding(name: str) -> None:
    body, text = LEGACY[name]
    decoded, encoding = decode(body)
    assert (decoded, encoding.name, encoding.decided, encoding.replaced) == (text, name, "detected", 0)


@pytest.mark.parametrize("declared", ["utf-8", "windows-1252", "iso-8859-1", "x-user-defined"])
@pytest.mark.parametrize("name", LEGACY)
def test_a_false_declaration_does_not_mislead(name: str, declared: str) -> None:
    body, text = LEGACY[name]
    decoded, encoding = decode(b'<meta charset="' + declared.encode() + b'">' + body)
    assert decoded.endswith(text)
    assert encoding.name == name


def test_a_true_declaration_is_said_to_have_decided() -> None:
    body, text = LEGACY["windows-1258"]
    decoded, encoding = decode(body, "text/html; charset=windows-1258")
    assert (decoded, encoding.decided) == (text, "declared")


@pytest.mark.parametrize("table", [TCVN3, VNI, VISCII, VPS], ids=["tcvn3", "vni", "viscii", "vps"])
def test_each_table_has_every_small_letter(table: dict[str, str]) -> None:
    assert [c for c in LETTERS if c not in table and not c.isascii()] == []


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_legacy_letters_inside_unicode_are_repaired(name: str) -> None:
    body, text = LEGACY[name]
    assert repair(read_western(body)) == (text, name)
    assert decode(read_western(body).encode())[1].name == name


def test_a_unicode_menu_around_a_legacy_body_stays() -> None:
    body, text = LEGACY["tcvn3"]
    page = f"<li>Thông báo</li><li>Giới thiệu huyện</li><p>{read_western(body)}</p>"
    assert repair(page) == (f"<li>Thông báo</li><li>Giới thiệu huyện</li><p>{text}</p>", "tcvn3")


def test_legacy_letters_written_as_entities_are_repaired() -> None:
    assert repair("<p>&reg;&aring;ng ch&Yacute; B&Yacute; th&shy; chñ tr× héi nghÞ</p>")[0] == "<p>đồng chí Bí thư chủ trì hội nghị</p>"


def test_unicode_read_as_western_letters_is_repaired() -> None:
    assert repair(read_western(REPORT.encode())) == (REPORT, "utf-8 as windows-1252")
    assert repair(REPORT.encode().decode("latin-1")) == (REPORT, "utf-8 as windows-1252")


@pytest.mark.parametrize(
    ("body", "content_type", "name", "decided"),
    [
        (REPORT.encode(), None, "utf-8", "sniffed"),
        (REPORT.encode(), "text/html; charset=UTF-8", "utf-8", "declared"),
        (b"<meta charset=utf8>" + REPORT.encode(), None, "utf-8", "declared"),
        (REPORT.encode(), "text/html; charset=windows-1258", "utf-8", "sniffed"),
        (b"\xef\xbb\xbf" + REPORT.encode(), "text/html; charset=iso-8859-1", "utf-8", "bom"),
        (REPORT.encode("utf-16"), None, "utf-16-le", "bom"),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), None, "utf-16-be", "bom"),
    ],
)
def test_unicode_is_read_as_such_whatever_is_declared(body: bytes, content_type: str | None, name: str, decided: str) -> None:
    text, encoding = decode(body, content_type)
    assert text.endswith(REPORT)
    assert (encoding.name, encoding.decided, encoding.replaced) == (name, decided, 0)


def test_a_page_cut_inside_a_letter_is_still_utf_8() -> None:
    text, encoding = decode(REPORT.encode()[: REPORT.encode().index("ệ".encode()) + 2] * 1 + REPORT.encode()[:300] + "ệ".encode()[:2])
    assert (encoding.name, encoding.replaced) == ("utf-8", text.count("\ufffd"))
    assert encoding.replaced > 0


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("content_type", "decided"), [(None, "sniffed"), ("text/html; charset=utf-16", "declared"), ("text/html; charset=utf-8", "sniffed")]
)
def test_utf_16_without_a_mark_is_told_by_its_zeros(codec: str, content_type: str | None, decided: str) -> None:
    text, encoding = decode(REPORT.encode(codec), content_type)
    assert (text, encoding.name, encoding.decided, encoding.replaced) == (REPORT, codec, decided, 0)


def test_zeros_in_what_is_utf_8_make_it_no_utf_16() -> None:
    assert decode("Họp\0\0\0".encode(), "text/plain; charset=utf-8") == ("Họp\0\0\0", Encoding("utf-8", "declared"))


def test_a_page_that_calls_itself_utf_16_in_ascii_letters_is_not() -> None:
    page = '<meta charset="utf-16"><p>' + REPORT
    assert decode(page.encode()) == (page, Encoding("utf-8", "sniffed"))
    assert decode(page.encode(), "text/html; charset=utf-16")[0] == page


@pytest.mark.parametrize(
    ("header", "meta", "decided"),
    [
        ("iso-8859-1", "utf-8", "declared"),
        ("utf-8", "iso-8859-1", "declared"),
        ("iso-8859-1", "windows-1252", "sniffed"),
        ("utf-8", "utf-8", "declared"),
        ("no-such-charset", "rot13", "sniffed"),
    ],
)
def test_the_encoding_is_declared_when_header_or_page_names_it(header: str, meta: str, decided: str) -> None:
    body = f'<meta http-equiv="Content-Type" content="text/html; charset={meta}"><p>{REPORT}'.encode()
    assert decode(body, f"text/html; charset={header}")[1] == Encoding("utf-8", decided)


def test_only_a_declaration_declares() -> None:
    assert decode(f"<p>charset=utf-8 {REPORT}".encode())[1].decided == "sniffed"
    assert decode(f'<?xml version="1.0" encoding="utf-8"?>{REPORT}'.encode())[1].decided == "declared"


@pytest.mark.parametrize(
    ("charset", "name"), [("x-viet-tcvn", "tcvn3"), ("x-viet-vps", "vps"), ("viscii", "viscii"), ("x-viet-vni", "vni")]
)
def test_a_legacy_encoding_may_be_declared(charset: str, name: str) -> None:
    body, text = LEGACY[name]
    assert decode(body, f"text/html; charset={charset}") == (text, Encoding(name, "declared"))


@pytest.mark.parametrize("name", LEGACY)
def test_unicode_menus_around_a_legacy_body_are_read_as_unicode(name: str) -> None:
    body, text = LEGACY[name]
    menus = "<li>Trang chủ</li>\n<li>Thông báo</li>\n<li>Văn bản</li>\n"
    decoded, encoding = decode(menus.encode() + b"<p>" + body + b"</p>\n" + menus.encode())
    assert decoded == f"{menus}<p>{text}</p>\n{menus}"
    assert (encoding.name, encoding.decided) == (name, "detected")


@pytest.mark.parametrize(
    ("body", "content_type", "encoding"),
    [
        (REPORT.encode() + b"\xe1\xbb", None, Encoding("utf-8", "sniffed", 1)),
        (b"\xff \xfe " + REPORT.encode() * 2, "charset=utf-8", Encoding("utf-8", "declared", 2)),
        (REPORT.encode() + "\ufffd".encode(), None, Encoding("utf-8", "sniffed", 1)),
        (REPORT.encode("utf-16") + b"\x41", None, Encoding("utf-16-le", "bom", 1)),
        (LEGACY["tcvn3"][0] + b" \x81\x9d", None, Encoding("tcvn3", "detected", 2)),
        (LEGACY["windows-1258"][0] + b" \x81", "charset=windows-1258", Encoding("windows-1258", "declared", 1)),
        ("Привет, това\x98рищи".encode("koi8-r", "ignore") + b"", "charset=koi8-r", Encoding("koi8-r", "declared", 0)),
    ],
)
def test_what_cannot_be_decoded_is_counted(body: bytes, content_type: str | None, encoding: Encoding) -> None:
    text, found = decode(body, content_type)
    assert found == encoding
    assert text.count("\ufffd") >= encoding.replaced


def test_marks_of_byte_order_never_stay_in_the_text() -> None:
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbf" + REPORT.encode())[0] == REPORT
    assert decode(b"\xff\xfe" + ("\ufeff" + REPORT).encode("utf-16-le"))[0] == REPORT


@pytest.mark.parametrize(
    ("body", "content_type", "encoding"),
    [
        (LEGACY["tcvn3"][0], "text/plain", Encoding("tcvn3", "detected")),
        (REPORT.encode(), "text/plain; charset=utf-8", Encoding("utf-8", "declared")),
        (REPORT.encode("utf-16"), None, Encoding("utf-16-le", "bom")),
    ],
)
def test_the_page_says_how_its_bytes_became_text(body: bytes, content_type: str | None, encoding: Encoding) -> None:
    assert [page.encoding for page in read_page(body, content_type=content_type)] == [encoding]


def test_text_that_came_without_bytes_was_given() -> None:
    assert [page.encoding for page in read_text(REPORT)] == [Encoding("utf-8", "given")]
    assert [page.encoding for page in read_text(read_western(LEGACY["tcvn3"][0]))] == [Encoding("tcvn3", "detected")]


def test_what_is_no_vietnamese_keeps_its_declared_encoding() -> None:
    text, encoding = decode("Привет, товарищи".encode("koi8-r"), "text/html; charset=koi8-r")
    assert (text, encoding.name) == ("Привет, товарищи", "koi8-r")


@pytest.mark.parametrize(
    "text", ["Thông báo", "café crème, déjà vu à la carte, naïve façade", "MÃ\u00a0SỐ", "Ô\u00a0Ô", "® © ª", "Måns Öström går på äng"]
)
def test_short_and_foreign_texts_are_left_alone(text: str) -> None:
    assert repair(text) == (text, None)


SYLLABLES = st.sampled_from(
    [w for w in REPORT.replace(",", " ").replace(".", " ").split() if not w.isascii()] + ["à", "ô", "Ý", "í", "Ê", "cô", "bà", "HÀ", "Ðô"]
)


@given(st.lists(SYLLABLES, max_size=30).map(" ".join), st.sampled_from(["NFC", "NFD"]))
@settings(deadline=None)
def test_vietnamese_in_utf_8_decodes_to_itself(text: str, form: str) -> None:
    text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert decode(text.encode())[0] == text
    assert repair(text) == (text, None)


@given(st.text(st.characters(exclude_characters="\0")))
@settings(deadline=None)
def test_any_text_in_utf_8_is_decoded_without_loss_of_what_is_unicode_only(text: str) -> None:
    decoded, encoding = decode(text.encode("utf-8", "replace"))
    assert encoding.name.startswith("utf-8") or encoding.decided in ("detected", "bom", "declared")
    assert isinstance(decoded, str)


@pytest.mark.parametrize(
    ("word", "valid"),
    [
        ("Nguyễn", True),
        ("khuỷu", True),
        ("hoà", True),
        ("hòa", True),
        ("QUÝ", True),
        ("gìn", True),
        ("Đắk", False),
        ("nghÞ", False),
        ("chác", True),
        ("chàc", False),
        ("café", False),
        ("học", True),
        ("Quỳnh", True),
        ("nghĨ", False),
        ("NGHỊ", True),
    ],
)
def test_syllables_are_told_from_other_words(word: str, valid: bool) -> None:
    assert is_syllable(word) == valid


def test_only_words_with_letters_beyond_ascii_are_counted() -> None:
    assert count_words("Nam Huyện 12/3, ủy 'S¸ng'") == (3, 2)


def test_twice_decoded_letters_are_undone_one_run_at_a_time() -> None:
    assert from_twice_decoded("Hội nghá»‹ â€œDân váº\u00adnâ€\u009d Ã") == "Hội nghị “Dân vận” Ã"


@pytest.mark.parametrize("content_type", ["text/html", "text/html; charset=utf-8", "text/plain", None])
def test_bytes_that_are_no_text_are_refused(content_type: str | None) -> None:
    with pytest.raises(NotABulletin, match=r"^not text: mostly characters that cannot be read$"):
        read_page(b"<p>" + Random(1).randbytes(20_000), content_type=content_type)


def test_a_page_with_some_damage_is_read() -> None:
    assert len(read_page(f"<p>{REPORT} {REPORT}\x01\x02</p>".encode() + b"\xe1\xbb", content_type="text/html")) == 1


def test_what_was_lost_before_the_page_was_saved_is_counted() -> None:
    text, encoding = decode("Sáng 3/10, Hội ngh\ufffd của Huy\ufffdn ủy khai mạc.".encode(), "text/html; charset=utf-8")
    assert (text.count("\ufffd"), encoding.name, encoding.replaced) == (2, "utf-8", 2)
