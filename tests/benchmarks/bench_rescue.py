"""How often a spoilt query is put right: `python -m tests.benchmarks.bench_rescue DATA`, DATA being an indexed data directory.

Takes windows of words from titles of the index and spoils them as people do: typed for Telex or VNI, one slip of the fingers, a
space missing, accents left out, an accent wrong. Prints, for each way, how many of the spoilt queries find little by
themselves, how many of these are answered or offered in the original words, how many in other words that find something, and
median and 95th percentile of what this adds to a search, in milliseconds. Accents left out are looked at by themselves:
such a query finds what the original finds, so that nothing need be offered.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from string import ascii_lowercase

from indexer.engines import open_engine
from indexer.engines.base import Engine, EngineQuery
from indexer.query.nodes import All
from indexer.requests import SearchRequest
from indexer.rescue.accents import spelt
from indexer.rescue.lexicon import Lexicon
from indexer.rescue.offers import PLENTY, offers_for
from indexer.rescue.querywords import read_words
from indexer.rescue.syllables import TONES, is_syllable, split_tone, with_tone
from indexer.service import SearchService
from indexer.text.fold import accented, bare, folded, has_marks
from indexer.text.tokens import WORD
from tests import keys

WORDS = 4
Spoil = Callable[[list[str], Random], str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    engine = open_engine(given.data)
    rng = Random(given.seed)
    originals = list(windows(engine, given.queries, rng))
    print(f"{engine.info().reports:,} reports, {len(originals)} queries of {WORDS} words")
    for name, (spoil, marked) in WAYS.items():
        judge(name, [(words, spoil(words if marked else [bare(word) for word in words], rng)) for words in originals], engine)
    complete(originals, Lexicon(engine))


def windows(engine: Engine, count: int, rng: Random) -> Iterator[list[str]]:
    """Different windows of `WORDS` lettered syllables from titles, small letters."""
    titles = [hit.title for hit in engine.search(EngineQuery(All(), limit=10_000)).hits]
    seen: set[tuple[str, ...]] = set()
    for title in rng.sample(titles, len(titles)):
        words = [word[0].lower() for word in WORD.finditer(title)]
        starts = [i for i in range(len(words) - WORDS + 1) if all(is_syllable(word) for word in words[i : i + WORDS])]
        window = tuple(words[(start := rng.choice(starts)) : start + WORDS]) if starts else ()
        if any(map(has_marks, window)) and window not in seen and len(seen) < count:
            seen.add(window)
            yield list(window)


def judge(name: str, spoilt: list[tuple[list[str], str]], engine: Engine) -> None:
    """Print how `spoilt` queries fare, each given with its original words."""
    service, lexicon = SearchService(engine), Lexicon(engine)
    little = right = other = 0
    times = []
    for words, query in spoilt:
        request = SearchRequest(query, literal=True)
        total = service.count(request)
        if total >= PLENTY:
            continue
        little += 1
        start = time.perf_counter()
        offers = offers_for(request, read_words(query), total, lexicon, service.count)
        times.append((time.perf_counter() - start) * 1000)
        same = [_same(offer.text, words) for offer in offers]
        right += any(same)
        other += bool(offers) and not any(same)
    p95 = sorted(times)[int(len(times) * 0.95)] if times else 0.0
    timed = f"median {statistics.median(times or [0.0]):6.1f}   p95 {p95:6.1f} ms"
    print(
        f"{name:<34} {little:4} find little   {right / max(little, 1):6.1%} restored   {other / max(little, 1):6.1%} other words   {timed}"
    )


def complete(originals: list[list[str]], lexicon: Lexicon) -> None:
    """Print how many of the queries, and of their words, have the right accents when they are put on bare words."""
    whole = single = 0
    for words in originals:
        found = spelt([folded(word) for word in words], lexicon) or tuple(words[:0])
        agree = [accented(word) == form for word, form in zip(words, found, strict=False)]
        whole += len(agree) == len(words) and all(agree)
        single += sum(agree)
    share = single / max(sum(map(len, originals)), 1)
    print(f"{'accents put on':<34} {whole / max(len(originals), 1):6.1%} of queries, {share:6.1%} of words as in the title")


def _same(text: str, words: list[str]) -> bool:
    """Whether `text` has the original words, bare or accented as they are."""
    found = [word[0] for word in WORD.finditer(text)]
    return [folded(word) for word in found] == [folded(word) for word in words] and all(
        not has_marks(one) or accented(one) == accented(other) for one, other in zip(found, words, strict=True)
    )


def slip(words: list[str], rng: Random) -> str:
    """One letter of one word swapped with the next, doubled, left out, added or mistaken."""
    place = rng.randrange(len(words))
    word = words[place]
    at = rng.randrange(len(word))
    letter = rng.choice(ascii_lowercase)
    spoilt = rng.choice((
        word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :], word[:at] + word[at] + word[at:], word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :],
    ))  # fmt: skip
    return " ".join([*words[:place], spoilt, *words[place + 1 :]]).strip()


def run_together(words: list[str], rng: Random) -> str:
    """Two words without the space between them."""
    place = rng.randrange(len(words) - 1)
    return " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])


def other_tone(words: list[str], rng: Random) -> str:
    """One marked word with another tone."""
    place = rng.choice([i for i, word in enumerate(words) if has_marks(word)])
    letters, tone = split_tone(words[place])
    others = [other for other in sorted(TONES - {tone}) if is_syllable(with_tone(letters, other))]
    return " ".join([*words[:place], with_tone(letters, rng.choice(others)), *words[place + 1 :]])


def in_keys(table: dict[str, str]) -> Spoil:
    return lambda words, rng: keys.typed(" ".join(words), table)


# Way -> what spoils the words, and whether these have their accents.
WAYS: dict[str, tuple[Spoil, bool]] = {
    "Telex": (in_keys(keys.TELEX), True),
    "VNI": (in_keys(keys.VNI), True),
    "a slip, typed bare": (slip, False),
    "a slip, typed with accents": (slip, True),
    "a space missing, typed bare": (run_together, False),
    "a space missing, with accents": (run_together, True),
    "a wrong tone": (other_tone, True),
}

if __name__ == "__main__":
    main()
