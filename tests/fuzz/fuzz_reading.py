"""Looks for inputs that break decoding, reading or annotating: `python -m tests.fuzz.fuzz_reading CORPUS -runs=500000`.

Needs atheris; `README.md` beside it says how it is run and what it found. CORPUS keeps the inputs that reached new code. Options
with one dash are libFuzzer's. An input that raises, or breaks what `tests/invariants.py` asks, is kept as `crash-*`.
`CORPUS.slow` gets a line for each input slower for its length than any before: microseconds a byte, length, input.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["indexer"]):
    from indexer.annotate import annotate
    from indexer.errors import NotABulletin
    from indexer.reading import read_html, read_page, read_text
    from indexer.reading.decode import decode
    from indexer.reading.pages import Page
    from indexer.text.normalize import clean_text
from tests.benchmarks.bulletins import generate
from tests.fuzz.hostile import PIECES, RAW, TAGS, make_bytes, make_html, make_text
from tests.invariants import check_facts, check_page

MOST = 600
"""Bytes of an input: long enough for a lead with everything in it, short enough for a thousand a second."""
_HTML, _TEXT = "text/html", "text/plain"
CONTENT_TYPES = (None, _HTML, f"{_HTML}; charset=utf-8", _TEXT, f"{_HTML}; charset=windows-1258", f"{_TEXT}; charset=utf-16")
FRAGMENTS = [piece.encode() for piece in PIECES + TAGS] + list(RAW)
# Shorter inputs cost what any page costs.
_LEAST_TIMED = 100


def run_decode(body: bytes, content_type: str | None) -> None:
    text, encoding = decode(body, content_type)
    assert encoding.replaced >= 0
    assert decode(text.encode(), "charset=utf-8")[0] == text


def run_annotate(body: bytes, _: str | None) -> None:
    text = clean_text(body.decode("utf-8", "replace"))
    check_facts(text, annotate(text))


def run_strings(body: bytes, content_type: str | None) -> None:
    text = body.decode("utf-8", "replace")
    check_pages(read_text(text) if content_type is None else read_html(text))


def run_page(body: bytes, content_type: str | None) -> None:
    check_pages(read_page(body, content_type=content_type))


def check_pages(pages: tuple[Page, ...]) -> None:
    for page in pages:
        check_page(page)
        check_facts(page.text, annotate(page.text, published=page.published, stamped=page.stamped))


# Reading a page takes ten times as long as decoding or annotating it: one input in six does.
WAYS: tuple[Callable[[bytes, str | None], None], ...] = (run_decode, run_annotate) * 5 + (run_strings, run_page)


class Watch:
    """Times inputs and keeps a line for each that is the slowest for its length so far."""

    def __init__(self, path: Path) -> None:
        self.path, self.slowest = path, 0.0

    def __call__(self, data: bytes) -> None:
        pace = self._microseconds_a_byte(data)
        if len(data) < _LEAST_TIMED or pace <= self.slowest:
            return
        # The machine may just have been busy.
        pace = min(pace, *(self._microseconds_a_byte(data) for _ in range(3)))
        if pace > self.slowest:
            self.slowest = pace
            with self.path.open("a", encoding="utf-8") as lines:
                print(f"{pace:.0f}\t{len(data)}\t{data!r}", file=lines)

    def _microseconds_a_byte(self, data: bytes) -> float:
        if len(data) < 2:
            return 0.0
        start = time.perf_counter()
        with suppress(NotABulletin):
            WAYS[data[0] % len(WAYS)](data[1:], CONTENT_TYPES[data[0] // len(WAYS) % len(CONTENT_TYPES)])
        return (time.perf_counter() - start) * 1e6 / len(data)


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Half of the time a piece of a bulletin goes in, or a stretch goes out or comes twice; else what libFuzzer does to bytes."""
    rng = Random(seed)
    if rng.random() < 0.5:
        return bytes(atheris.Mutate(data, most))
    at, to = sorted(rng.randint(1, max(1, len(data))) for _ in range(2))
    stretch = rng.choice((b"", data[at:to] * 2, rng.choice(FRAGMENTS), rng.choice(FRAGMENTS)))
    return (data[:at] + stretch + data[rng.choice((at, to)) :])[:most]


def make_seeds(folder: Path, rng: Random) -> None:
    """Leads of generated bulletins and hostile ones, each for every way of reading."""
    texts = [page.body[at : at + MOST // 2] for page in generate(60) for at in (page.body.find("ngày".encode()),)]
    texts += [make_text(rng, 40).encode() for _ in range(60)]
    texts += [make_html(rng, 40).encode() for _ in range(60)] + [make_bytes(rng, 40) for _ in range(60)]
    for number, text in enumerate(texts):
        (folder / f"seed-{number:03d}").write_bytes(bytes([number % (len(WAYS) * len(CONTENT_TYPES))]) + text[: MOST - 1])


def main() -> None:
    """Fuzz until libFuzzer's -runs or -max_total_time is reached; it ends the process itself."""
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    if len(folders) != 1:
        sys.exit("usage: python -m tests.fuzz.fuzz_reading CORPUS [-runs=N] [-max_total_time=SECONDS] [-seed=N]")
    folders[0].mkdir(parents=True, exist_ok=True)
    if not any(folders[0].iterdir()):
        make_seeds(folders[0], Random(1))
    words = [sys.argv[0], f"-max_len={MOST}", "-timeout=20", f"-artifact_prefix={folders[0].parent}/", *sys.argv[1:]]
    atheris.Setup(words, Watch(folders[0].with_suffix(".slow")), custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
