"""Whether hostile text costs time in proportion to its length: `python -m tests.benchmarks.bench_doubling [FAMILY ...]`.

Each family of inputs is made so long that a step takes 50 ms, and then twice as long. The ratio of the two times should be 2; above
2.5 it is marked: the step would take hours for what someone puts on a page of a few megabytes. Medians, in processor time.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle, islice, product
from random import Random

from indexer.annotate import annotate
from indexer.errors import NotABulletin
from indexer.reading import read_page
from indexer.reading.decode import decode
from indexer.text.normalize import clean_text
from tests.fuzz.hostile import make_bytes, make_html, make_text

SHORTEST, LONGEST = 1_000, 16_000_000
"""Bytes at first, and at most: what takes less than `LEAST` even so costs next to nothing."""
LEAST = 0.05
"""Seconds that a step should take, so that its ratio says something."""
ALLOWED = 2.5
ROUNDS = 5

PIECES = (
    "đồng chí ", "Đồng chí Lò Văn Én, Bí thư Huyện ủy; ", "có các đồng chí: A; ", "Lò Văn ", "Bí thư ", "chủ trì ", "xã Phú Linh, ",
    "Huyện ủy ", "1", "1/2/3/", "1, 2, ", "1.", "ngày 3/10 và ", "Sáng ", "hôm nay \n", "3/10/2018\n", "tháng 3 năm ", "Quyết định số ",
    "217-QĐ/TW, ", "Nghị quyết 5, ", "nghị quyết đại hội ", "Luật Đất ", "luật ", "của UBND ", "5-QĐ/TW ngày 1/1 của A; ", "ban hành ",
    "(", ")", "“", '"', "“a”", "a", "Đ", "a-", "A.", " ", "\n", "\n ", ". ", ", ", "- ", "o\u0323\u0302", "\u0301", "\u200b", "&amp;",
    "&#7897;", "&", "<", "<div>", "</div>", "<div class=a>b", "<p>", "<p>đồng chí</p>", "<span>a", "<b>", "<a href=x>", "<li>a",
    "<table><tr><td>", "<!--", "<![CDATA[", "<script>", "<br>", "<h1>a", "<title>", "<meta charset=utf-8>", "Tin khác\n", "<p>Ảnh: a</p>",
)  # fmt: skip
RAW = (b"\xad", b"\xe1\xbb", b"\xc3", b"\x00", "héi nghÞ ".encode("latin-1"), "ñoàng chí ".encode("latin-1"), "Há»™i ".encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("family", nargs="*", help="families to try, by their names as printed (default: all)")
    chosen = parser.parse_args().family
    print(f"{'':<46}" + "".join(f"{name:>22}" for name in STEPS))
    for name, family in families().items():
        if not chosen or name in chosen:
            print(f"{name:<46}" + "".join(f"{compared(step, family):>22}" for step in STEPS.values()), flush=True)


Family = Callable[[int], bytes]
"""An input of about so many bytes."""


def families() -> dict[str, Family]:
    """Families by name: each piece over and over, tags that close, and pieces in any order."""
    pieces = {repr(piece): piece.encode() for piece in PIECES} | {repr(piece): piece for piece in RAW}
    mixed: dict[str, Family] = {
        "'<div>'… '</div>'…": lambda size: b"<div>" * (size // 11) + b"</div>" * (size // 11),
        "'3/10/2018' and spaces": lambda size: b"3/10/2018" + b" " * size + b"x",
        "'hôm nay 3/10/2018' and spaces": lambda size: "hôm nay 3/10/2018".encode() + b" " * size + b"x",
        "'5-QĐ/AAA, 5-QĐ/AAB, '…": lambda size: told("5-QĐ/{}, ", size),
        "'Quyết định số 5 của UBND xã A; '…": lambda size: told("Quyết định số 5 của UBND xã {}; ", size),
        "'5-QĐ/TW ngày 1/1 của A; '… '2/1 của B'…": lambda size: (
            told("5-QĐ/TW ngày 1/1 của Bộ Chính trị; ", size // 2) + told("5-QĐ/TW ngày 2/1 của Ban Bí thư; ", size // 2)
        ),
        "'Đồng chí Lò Văn A, Bí thư xã B; '…": lambda size: told("Đồng chí Lò Văn {0}, Bí thư Đảng ủy xã {0}; ", size),
        "'Huyện ủy A phối hợp với '…": lambda size: told("Huyện ủy {} phối hợp với ", size),
        "'tại xã A, '…": lambda size: told("tại xã {}, ", size),
        "any text": lambda size: make_text(Random(1), size // 7).encode(),
        "any markup": lambda size: make_html(Random(1), size // 6).encode(),
        "any bytes": lambda size: make_bytes(Random(1), size // 4),
    }
    return {name: repeated(piece) for name, piece in pieces.items()} | mixed


def told(sentence: str, size: int) -> bytes:
    """`sentence` over and over, each time with another name where it has a place for one."""
    names = ("".join(letters).title() for letters in product("BCĐGHKLMNPQSTVX", "aâeêioôơuưy", "nmtcp", "BCĐGHKLMNPQSTVX", "aâeêio", "nm"))
    return "".join(sentence.format(name) for name in islice(cycle(names), size // len(sentence))).encode()


def repeated(piece: bytes) -> Family:
    return lambda size: piece * (size // len(piece))


Step = Callable[[bytes], Callable[[], object]]
"""Makes ready for an input what is then timed."""


def read(body: bytes) -> None:
    with suppress(NotABulletin):
        read_page(body, content_type="text/html")


def annotating(body: bytes) -> Callable[[], object]:
    text = clean_text(body.decode("utf-8", "replace"))
    return lambda: annotate(text)


STEPS: dict[str, Step] = {
    "decode": lambda body: lambda: decode(body),
    "read_page": lambda body: lambda: read(body),
    "annotate": annotating,
}


def compared(step: Step, family: Family) -> str:
    """How many times as long an input of twice the length takes, and what the shorter one takes; no ratio of next to nothing."""
    size = SHORTEST
    while (once := seconds(step(family(size)))) < LEAST and size < LONGEST:
        size *= 2
    if once < LEAST:
        return f"- ({once * 1000:.0f} ms)"
    ratio = seconds(step(family(2 * size))) / once
    return f"{'> ' if ratio > ALLOWED else ''}{ratio:.2f} ({once * 1000:.0f} ms)"


def seconds(timed: Callable[[], object]) -> float:
    """Median of the processor time of several rounds, each begun without the garbage of others."""
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        timed()
        times.append(time.process_time() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
