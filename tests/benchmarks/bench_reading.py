"""How many pages one core reads and how many reports it annotates a second: `python -m tests.benchmarks.bench_reading`.

Generated pages are read (bytes to text); those of some 500 words are annotated, as a whole and by the kind of fact. Each figure is
the median of several rounds, in processor time.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from indexer.annotate import annotate
from indexer.annotate.citations import Citation
from indexer.annotate.dates import find_meeting
from indexer.annotate.directives import find_directives
from indexer.annotate.hosts import find_hosts
from indexer.annotate.merging import merge_directives
from indexer.annotate.officials import find_officials
from indexer.annotate.passage import Passage
from indexer.annotate.places import find_places
from indexer.annotate.shadow import shadow
from indexer.reading import read_page
from indexer.reading.pages import Page
from indexer.reports import Mention
from tests.benchmarks.bulletins import Bulletin, generate

T = TypeVar("T")
FEWEST_WORDS = 320
"""Texts of so many words and more are annotated: they average 500."""


@dataclass(frozen=True, slots=True)
class Text:
    """What `annotate` is given of a page, and what its later parts are given by the earlier ones."""

    text: str
    published: date | None
    stamped: date | None
    url: str
    cited: Sequence[Mention[Citation]]
    names: Sequence[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400, help="pages (default: 400)")
    parser.add_argument("--rounds", type=int, default=5, help="times that each is read (default: 5)")
    options = parser.parse_args()
    bulletins = list(generate(options.count))
    size = statistics.mean(len(bulletin.body) for bulletin in bulletins)
    print(f"{options.count:,} pages of {size / 1000:.1f} kB on average, median of {options.rounds} rounds")
    show_rate("decode and read", read, bulletins, options.rounds)
    pages = ((page, bulletin.url) for bulletin in bulletins for page in read(bulletin))
    texts = [text_of(page, url) for page, url in pages if len(page.text.split()) >= FEWEST_WORDS]
    words = statistics.mean(len(text.text.split()) for text in texts)
    print(f"{len(texts):,} texts of {words:.0f} words on average")
    show_rate("annotate", annotate_text, texts, options.rounds)
    for name, part in PARTS.items():
        each = statistics.median(milliseconds(part, [(text, prepared(text.text)) for text in texts]) for _ in range(options.rounds))
        print(f"  {name:<14} {each:25.2f} ms", flush=True)


def read(bulletin: Bulletin) -> tuple[Page, ...]:
    return read_page(bulletin.body, content_type=bulletin.content_type, url=bulletin.url)


def text_of(page: Page, url: str) -> Text:
    passage = Passage(page.text)
    names = [official.name for official in find_officials(passage)]
    return Text(page.text, page.published, page.stamped, url, find_directives(passage), names)


def annotate_text(text: Text) -> object:
    return annotate(text.text, published=text.published, stamped=text.stamped, url=text.url)


def prepared(text: str) -> Passage:
    """A passage with its words; afresh for each round, so that nothing it remembers makes the next round cheaper."""
    passage = Passage(text)
    for sentence in passage.sentences:
        passage.sentence(*sentence)
    return passage


def find_meeting_of(text: Text, passage: Passage) -> object:
    return find_meeting(passage, text.cited, published=text.published, stamped=text.stamped, url=text.url)


Part = Callable[[tuple[Text, Passage]], object]
PARTS: dict[str, Part] = {
    "shadow": lambda given: shadow(given[0].text),
    "shadow, words": lambda given: prepared(given[0].text),
    "directives": lambda given: merge_directives(find_directives(given[1]), given[1]),
    "meeting": lambda given: find_meeting_of(*given),
    "hosts": lambda given: find_hosts(given[1]),
    "officials": lambda given: find_officials(given[1]),
    "places": lambda given: find_places(given[1], given[0].names),
}
"""By kind of fact; the words of a passage are worked out once for all kinds, so they are a part of their own."""


def show_rate(name: str, step: Callable[[T], object], items: Sequence[T], rounds: int) -> None:
    """Run one step over all items as often as asked and print its rate."""
    each = statistics.median(milliseconds(step, items) for _ in range(rounds))
    print(f"{name:<16} {1000 / each:7,.0f} a second {each:8.2f} ms", flush=True)


def milliseconds(step: Callable[[T], object], items: Sequence[T]) -> float:
    """Processor time that one step takes an item, on average."""
    start = time.process_time()
    for item in items:
        step(item)
    return (time.process_time() - start) * 1000 / len(items)


if __name__ == "__main__":
    main()
