"""Articles that search engines are compared on: real news where it is there, else generated bulletins, with invented facets."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from random import Random

from indexer.reading import read_page
from indexer.reports import Report
from indexer.text.normalize import clean_text
from tests.benchmarks.bulletins import generate
from tests.benchmarks.names import person_name, place_names
from tests.benchmarks.peers_walk import Walk
from tests.builders import report

YEARS, SITES, OFFICIALS, PLACES = 10, 60, 5_000, 500
SOURCES = 20_000
"""Real articles, at most, whose words generated ones are made of."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text`: the title and the paragraphs, a blank line between; facet values are invented, Zipf-distributed."""

    id: str
    title: str
    text: str
    year: str
    site: str
    officials: tuple[str, ...]
    places: tuple[str, ...]


def articles(news: Path | None, count: int, *, seed: int = 1) -> Iterator[Article]:
    """`count` articles: real ones as far as they go, and if these are fewer, all of them generated from the real ones' words."""
    written = texts(news)
    real = list(islice(written, min(count, SOURCES)))
    if len(real) == count:
        return faceted(real, seed)
    return faceted(Walk((text for _, text in real), seed=seed).articles(count), seed)


def texts(news: Path | None) -> Iterator[tuple[str, str]]:
    """Title and text of each article of a `.jsonl.xz` file of {title, abstract, body}; without one, of 2,000 generated bulletins."""
    if news is None:
        for bulletin in generate(2_000):
            yield from ((p.title, p.text) for p in read_page(bulletin.body, content_type=bulletin.content_type, url=bulletin.url))
        return
    for item in read_news(news):
        yield item["title"], "\n\n".join((item["title"], item["abstract"], item["body"].replace("\n", "\n\n")))


def read_news(news: Path) -> Iterator[dict[str, str]]:
    """The articles of a file of news, each {title, abstract, body} in normal form."""
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            yield {name: clean_text(item[name]) for name in ("title", "abstract", "body")}


def faceted(written: Iterable[tuple[str, str]], seed: int) -> Iterator[Article]:
    """Articles of these titles and texts; each gets the same facets whatever stands before it."""
    for number, (title, text) in enumerate(written):
        rng = Random(seed * 1_000_003 + number)
        yield Article(
            f"a{number:07d}",
            title,
            text,
            str(2016 + rng.choices(range(YEARS), range(1, YEARS + 1))[0]),
            f"cong{_zipf(rng, SITES)}.example.vn",
            tuple(dict.fromkeys(_people()[_zipf(rng, OFFICIALS)] for _ in range(rng.randint(2, 5)))),
            tuple(dict.fromkeys(_places()[_zipf(rng, PLACES)] for _ in range(rng.randint(1, 3)))),
        )


def as_report(article: Article) -> Report:
    """`article` as a report that has been annotated."""
    return report(
        article.id,
        article.text,
        title=article.title,
        day=f"{article.year}-06-01",
        places=article.places,
        site=article.site,
        attend=article.officials,
    )


def _zipf(rng: Random, count: int) -> int:
    return rng.choices(range(count), cum_weights=_weights(count))[0]


@cache
def _weights(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 1) for rank in range(count)))


@cache
def _people() -> list[str]:
    rng, names = Random(7), dict[str, None]()
    while len(names) < OFFICIALS:
        names[person_name(rng)[0]] = None
    return list(names)


@cache
def _places() -> list[str]:
    return [f"xã {name}" for name in place_names(Random(8), PLACES)]
