"""The words of a snapshot, read out of its stored reports: the terms of each field, and how they are printed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from indexer.codec import from_json
from indexer.engines.base import MAX_EXPANSION, MAX_SPELLINGS, Spelling
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.errors import TooManyWords
from indexer.fields import Fields, fields_of
from indexer.text.fold import accented, has_marks
from indexer.text.tokens import Token, tokenize


def expanded(snapshot: Snapshot, stems: tuple[str, ...], field: str) -> tuple[str, ...]:
    """The terms of `field` that begin with one of `stems`; raises `TooManyWords`."""
    texts = (fields.texts.get(field, "") for fields in _stored(snapshot))
    terms = {term for text in texts for token in tokenize(text) for term in token.terms if term.startswith(stems)}
    if len(terms) > MAX_EXPANSION:
        raise TooManyWords(stems[0].lstrip("=~"), MAX_EXPANSION)
    return tuple(sorted(terms))


def spellings(snapshot: Snapshot, words: tuple[str, ...]) -> tuple[Spelling, ...]:
    """How one folded word, or two side by side, are printed in texts."""
    counts: Counter[tuple[str, ...]] = Counter()
    for fields in _stored(snapshot):
        tokens = tokenize(fields.texts["text"])
        for i in range(len(tokens) - len(words) + 1):
            window = tokens[i : i + len(words)]
            consecutive = window[-1].position - window[0].position == len(words) - 1
            if consecutive and tuple(token.folded for token in window) == words:
                counts[tuple(map(_printed, window))] += 1
    found = [Spelling(spelt, count) for spelt, count in counts.items()]
    return tuple(sorted(found, key=lambda each: (-each.count, each.words))[:MAX_SPELLINGS])


def _printed(token: Token) -> str:
    return accented(token.surface) if has_marks(token.surface) else token.folded


def _stored(snapshot: Snapshot) -> Iterator[Fields]:
    for report_id, alive in zip(snapshot.ids, snapshot.live, strict=True):
        if alive and (stored := snapshot.stored_report(report_id.decode())) is not None:
            yield fields_of(from_json(json.loads(stored)))
