"""Letters that somebody took for windows-1252 become what was written; Unicode around them stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.reading.legacy import read_western
from indexer.reading.repair import repair
from tests.benchmarks.legacy import encode_cp1258, encode_tcvn3, encode_viscii, encode_vni, encode_vps

BODY = "Chiều 4/7, các đồng chí trong ban thường vụ thống nhất để cử tri giám sát; hội nghị kết thúc tốt đẹp."
WRITTEN: dict[str, Callable[[str], bytes]] = {
    "tcvn3": encode_tcvn3,
    "vni": encode_vni,
    "viscii": encode_viscii,
    "vps": encode_vps,
    "windows-1258": encode_cp1258,
    "utf-8 as windows-1252": str.encode,
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_body_is_made_unicode_between_menus_that_stay(name: str) -> None:
    page = "<li>Thông báo</li><li>Trang chủ</li>\n<p>{}</p>\n<li>Hành chính công</li><li>&copy; 2015</li><li>Liên hệ</li>"
    repaired, found = repair(page.format(read_western(WRITTEN[name](BODY))))
    assert (repaired.replace("&copy;", "©"), found) == (page.format(BODY).replace("&copy;", "©"), name)


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("form", ["&#{};", "&#x{:x};", "&#X{:X};"])
def test_letters_written_as_numbers_are_letters(name: str, form: str) -> None:
    numbered = "".join(c if c.isascii() else form.format(ord(c)) for c in read_western(WRITTEN[name](BODY)))
    assert repair(numbered) == (BODY, name)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_body_in_one_span_a_word_is_repaired_whole(name: str) -> None:
    words = BODY.split()
    page = " ".join(f"<span>{read_western(WRITTEN[name](word))}</span>" for word in words)
    assert repair(page) == (" ".join(f"<span>{word}</span>" for word in words), name)


def test_a_doubtful_word_is_read_as_the_passage_before_it() -> None:
    legacy = "<p>héi nghÞ ®ång chÝ BÝ th\u00ad</p><p>cã</p>"
    assert repair(legacy)[0] == "<p>hội nghị đồng chí Bí thư</p><p>có</p>"
    assert repair(f"<p>cã</p>{legacy}")[0].startswith("<p>cã</p>")


def test_a_sign_that_stands_alone_is_no_letter() -> None:
    assert repair("<p>héi nghÞ ®ång chÝ BÝ th\u00ad</p>\n<p>© 2015 Word ®</p>")[0].endswith("<p>© 2015 Word ®</p>")


@pytest.mark.parametrize("name", WRITTEN)
def test_what_has_been_repaired_needs_no_more(name: str) -> None:
    repaired, _ = repair(f"<p>{read_western(WRITTEN[name](BODY))}</p>\n<p>{read_western(encode_vni(BODY))}</p>")
    assert repair(repaired) == (repaired, None)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_utf_8_decoded_several_times_is_undone_as_often(times: int) -> None:
    text = BODY
    for _ in range(times):
        text = read_western(text.encode())
    assert repair(text) == (BODY, "utf-8 as windows-1252")


@pytest.mark.parametrize("space", ["\u00a0", " ", "&nbsp;", "&#160;"])
def test_a_grave_a_decoded_twice_survives_what_became_of_its_space(space: str) -> None:
    written = read_western("Sáng nay, làm việc và thống nhất chỉ đạo".encode()).replace("\u00a0", space)
    assert repair(written)[0] == "Sáng nay, làm việc và thống nhất chỉ đạo"


@pytest.mark.parametrize(
    "text",
    [
        "Délégation française à l'invitation de la région : coopération décentralisée, café, théâtre, élève.",
        "Müller und Söhne GmbH: Förderung für Straßen, Brücken und Gemüsebau; Größe 3 m².",
        "Señor Muñoz visitó la cooperación española; São Paulo, Curaçao, Ångström, smørrebrød, Þingvellir.",
        "© 2015 Cisco® & Intel™ – “quality” · naïve 5 € ±2 °C «x»",
        "<p>Đoàn công tác của Région Île-de-France, thành phố Besançon và São Paulo dự hội nghị.</p>",
        "Nguyá»…n",
        "Hei på deg, på deg, på deg",
        "MÃ\u00a0SỐ: 12",
        "&reg; &copy; &eacute;t&eacute; &#233; d&eacute;j&agrave;",
    ],
)
def test_unicode_in_any_language_stays(text: str) -> None:
    assert repair(text) == (text, None)
