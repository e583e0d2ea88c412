"""How pages in each encoding are decoded: `python -m tests.benchmarks.bench_encodings --count 1000`.

For each encoding, that many pages with a whole bulletin and as many with one sentence of it, every second one between English
menus, with true, false and no declarations in turn. Printed: the share of pages for which the right encoding was decided, the
share of words that are what was written, and the share of pages without a single wrong character.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from indexer.reading import read_page
from indexer.reading.decode import decode
from tests.benchmarks.bulletins import generate
from tests.benchmarks.legacy import encode_cp1258, encode_tcvn3, encode_viscii, encode_vni, encode_vps, plain_signs

DECLARED = (None, "utf-8", "iso-8859-1", "windows-1252", "windows-1258", "x-user-defined")
MENUS = ("Home", "Introduction", "News", "Documents", "Contact us", "Site map", "Copyright 2015")
UNICODE_MENUS = ("Trang chủ", "Giới thiệu", "Thông báo", "Văn bản", "Hành chính công", "Liên hệ", "© 2015 Cổng thông tin điện tử")
FOREIGN = (
    "Délégation française à l'invitation de la région : coopération décentralisée, café, théâtre.",
    "Müller und Söhne GmbH: Förderung für Straßen, Brücken und Gemüsebau; Größe 3 m².",
    "Señor Muñoz visitó la cooperación; São Paulo, Curaçao, Ångström, smørrebrød.",
    "© 2015 Cisco® & Intel™ – “quality” · naïve 5 €",
    "Plain English only: the meeting took place on 3 October 2018.",
)


@dataclass(frozen=True, slots=True)
class Writing:
    """One way to write a page: its name, what `decode` should say, and how text becomes bytes,
    then are, and what was meant."""

    name: str
    decided: tuple[str, ...]
    write: Callable[[str], bytes]
    means: Callable[[str], str] = str
    meant: Callable[[str], str] = str
    declared: tuple[str | None, ...] = DECLARED
    menus: tuple[str, ...] = MENUS


def small(text: str) -> str:
    """What TCVN3 can write without its second font: capitals only where they have no tone."""
    return "".join(char.lower() if char.lower() in _TONED else char for char in text)


_TONED = set("àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")


def western(encode: Callable[[str], bytes]) -> Callable[[str], bytes]:
    """Pages that somebody took for windows-1252 and saved as UTF-8."""
    return lambda text: _as_western(encode(text)).encode()


def entities(encode: Callable[[str], bytes]) -> Callable[[str], bytes]:
    """Pages whose legacy letters are written as numbers: &#173;."""
    return lambda text: "".join(c if c.isascii() else f"&#{ord(c)};" for c in _as_western(encode(text))).encode()


def _as_western(body: bytes) -> str:
    return "".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in body)


def in_capital_font(text: str) -> bytes:
    """The first line in the font whose small letters are capitals."""
    first, newline, rest = text.partition("\n")
    return b'<font face=".VnTimeH">' + encode_tcvn3(first.lower()) + b"</font>" + newline.encode() + encode_tcvn3(rest)


def as_capitals(text: str, means: Callable[[str], str] = small) -> str:
    first, newline, rest = text.partition("\n")
    return f'<font face=".VnTimeH">{first.upper()}</font>{newline}{means(rest)}'


def twice(codec: str) -> Callable[[str], bytes]:
    return lambda text: (_as_western(text.encode()) if codec == "cp1252" else text.encode().decode(codec)).encode()


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


MOJIBAKE = ("utf-8 as windows-1252",)
WRITINGS = (
    Writing("utf-8", ("utf-8",), str.encode),
    Writing("utf-8, decomposed", ("utf-8",), lambda text: nfd(text).encode(), nfd, nfd),
    Writing("utf-8 with a mark", ("utf-8",), lambda text: b"\xef\xbb\xbf" + text.encode()),
    Writing("utf-16 with a mark", ("utf-16-le",), lambda text: text.encode("utf-16")),
    Writing("utf-16-le", ("utf-16-le",), lambda text: text.encode("utf-16-le")),
    Writing("utf-16-be", ("utf-16-be",), lambda text: text.encode("utf-16-be")),
    Writing("tcvn3", ("tcvn3",), encode_tcvn3, small, declared=(*DECLARED, "x-viet-tcvn")),
    Writing("tcvn3, capital font", ("tcvn3",), in_capital_font, as_capitals, lambda text: as_capitals(text, str)),
    Writing("tcvn3 in utf-8", ("tcvn3",), western(encode_tcvn3), small),
    Writing("tcvn3 as entities", ("tcvn3",), entities(encode_tcvn3), small),
    Writing("tcvn3, utf-8 menus", ("tcvn3",), encode_tcvn3, small, menus=UNICODE_MENUS),
    Writing("tcvn3 in utf-8, menus", ("tcvn3",), western(encode_tcvn3), small, menus=UNICODE_MENUS),
    Writing("vni", ("vni",), encode_vni, declared=(*DECLARED, "x-viet-vni")),
    Writing("vni in utf-8", ("vni",), western(encode_vni)),
    Writing("vni, utf-8 menus", ("vni",), encode_vni, menus=UNICODE_MENUS),
    Writing("viscii", ("viscii",), encode_viscii, plain_signs, plain_signs, (*DECLARED, "viscii")),
    Writing("viscii in utf-8", ("viscii",), western(encode_viscii), plain_signs, plain_signs),
    Writing("vps", ("vps",), encode_vps, plain_signs, plain_signs, (*DECLARED, "x-viet-vps")),
    Writing("vps in utf-8", ("vps",), western(encode_vps), plain_signs, plain_signs),
    Writing("windows-1258", ("windows-1258",), encode_cp1258),
    Writing("windows-1258 in utf-8", ("windows-1258",), western(encode_cp1258)),
    Writing("utf-8 as latin-1", MOJIBAKE, twice("latin-1")),
    Writing("utf-8 as windows-1252", MOJIBAKE, twice("cp1252")),
    Writing("the same, twice", MOJIBAKE, lambda text: twice("cp1252")(twice("cp1252")(text).decode())),
)


def pages(texts: list[str], writing: Writing) -> Iterator[tuple[bytes, str | None, str, str]]:
    """Bytes, content type, the text these letters have and the text that was meant, of one page for each text."""
    for number, text in enumerate(texts):
        declared = writing.declared[number % len(writing.declared)]
        meta = f'<meta charset="{declared}">' if declared and number % 4 < 2 else ""
        header = f"text/html; charset={declared}" if declared and number % 4 >= 2 else None
        menus = "".join(f"<li>{item}</li>\n" for item in writing.menus) if number % 2 or writing.menus != MENUS else ""
        opening, closing = f"<html><head>{meta}</head><body>\n{menus}<p>", f"</p>\n{menus}</body></html>"
        body = writing.write(text)
        if writing.name.startswith("utf-16") or writing.name.endswith("mark"):
            yield writing.write(opening + text + closing), header, opening + text + closing, opening + text + closing
        else:
            letters = opening + writing.means(text) + closing
            yield opening.encode() + body + closing.encode(), header, letters, opening + writing.meant(text) + closing


def measure(texts: list[str], writing: Writing) -> tuple[float, float, float]:
    """Shares of right decisions, of right words and of pages right to the last character; a capital put back is right, too."""
    decisions = whole = right = words = 0
    for body, header, letters, meant in pages(texts, writing):
        text, encoding = decode(body, header)
        decisions += encoding.name in writing.decided
        there, wanted = text.split(), list(zip(letters.split(), meant.split(), strict=True))
        found = sum(word in pair for word, pair in zip(there, wanted, strict=True)) if len(there) == len(wanted) else 0
        words, right = words + len(wanted), right + found
        whole += found == len(wanted)
    return decisions / len(texts), right / words, whole / len(texts)


def read_texts(count: int) -> list[str]:
    """The texts of generated bulletins."""
    return [read_page(bulletin.body, url=bulletin.url)[0].text for bulletin in generate(count)]


def first_sentence(text: str) -> str:
    """The sentence that a report opens with, below its title."""
    lead = text.split("\n\n")[1]
    return lead[: lead.find(". ") + 1] or lead


def harmed(texts: list[str]) -> int:
    """How many pages in UTF-8, with foreign words and signs alone or between Vietnamese ones, are not read as written."""
    harm = 0
    for number, text in enumerate(texts):
        foreign = FOREIGN[number % len(FOREIGN)]
        page = (foreign, f"<p>{foreign}</p>\n<p>{text}</p>", f"<li>Home</li>\n<p>{first_sentence(text)}</p> {foreign}")[number % 3]
        harm += decode(page.encode(), (None, "text/html; charset=iso-8859-1", "text/html; charset=utf-8")[number // 3 % 3])[0] != page
    return harm


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="pages of each length in each encoding (default: 1000)")
    given = parser.parse_args()
    long = read_texts(given.count)
    print(f"{given.count:,} whole bulletins and {given.count:,} single sentences in each; shares in per cent")
    print(f"{'':<24} {'encoding':>8} {'words':>8} {'pages':>8}   {'encoding':>8} {'words':>8} {'pages':>8}")
    for writing in WRITINGS:
        shares = (*measure(long, writing), *measure(list(map(first_sentence, long)), writing))
        figures = [f"{100 * share:8.2f}" for share in shares]
        print(f"{writing.name:<24} {' '.join(figures[:3])}   {' '.join(figures[3:])}", flush=True)
    print(f"UTF-8 pages harmed: {harmed(long)} of {given.count:,}")


if __name__ == "__main__":
    main()
