"""What a part of a query comes to in every document: a row of one byte each, 0 where it does not stand, else its impact."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.engines.base import MAX_EXPANSION
from indexer.engines.whoosh.arrays import Postings
from indexer.engines.whoosh.ints import Bytes
from indexer.engines.whoosh.phrases import pair_number, phrase_impacts
from indexer.engines.whoosh.schema import KEYS
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.errors import TooManyWords
from indexer.query.nodes import DirectiveKey, Leaf, Phrase, Prefix, Synonyms, Word

MARKED = ("=", "~")
"""How the terms begin that tell spellings apart; all others are folded words."""


def row_of(snapshot: Snapshot, leaf: Leaf) -> Bytes:
    """The row of `leaf` over all documents of `snapshot`, deleted ones too; never to be written to. Raises `TooManyWords`."""
    match leaf:
        case Word(terms, field):
            return _any_of(snapshot, field, terms)
        case DirectiveKey(key):
            return _any_of(snapshot, KEYS, (key,))
        case Phrase((terms,), field):
            return _any_of(snapshot, field, terms)
        case Phrase(((first,), (second,)), field) if not (first.startswith(MARKED) or second.startswith(MARKED)):
            return pair_row(snapshot, first, second, field)
        case Synonyms(names):
            row: Bytes = np.maximum.reduce([row_of(snapshot, name) for name in names])
            return row
        case Phrase() | Prefix():
            return _kept(snapshot, leaf)


def pair_row(snapshot: Snapshot, first: str, second: str, field: str = "text") -> Bytes:
    """The row of two folded words side by side."""
    found = []
    for open_field in snapshot.fields(field):
        a, b = open_field.numbers.get(first.encode()), open_field.numbers.get(second.encode())
        number = -1 if a is None or b is None else pair_number(open_field, a, b)
        found.append((open_field.pairs.postings, [number] if number >= 0 else []))
    return _joined(snapshot, found)


def _any_of(snapshot: Snapshot, field: str, terms: tuple[str, ...]) -> Bytes:
    """The row of a word: of its terms, the one with the highest impact counts."""
    wanted = [term.encode() for term in dict.fromkeys(terms)]
    found = []
    for open_field in snapshot.fields(field):
        numbers = open_field.numbers
        found.append((open_field.postings, [numbers[term] for term in wanted if term in numbers]))
    return _joined(snapshot, found)


def _kept(snapshot: Snapshot, leaf: Phrase | Prefix) -> Bytes:
    """A row that takes time to make: the next page asks for it again."""
    row = snapshot.rows.get(leaf)
    if row is None:
        row = _phrase(snapshot, leaf) if isinstance(leaf, Phrase) else _beginning(snapshot, leaf)
        snapshot.rows.put(leaf, row)
    return row


def _phrase(snapshot: Snapshot, phrase: Phrase) -> Bytes:
    row = np.zeros(snapshot.size, np.uint8)
    for segment, base in snapshot.based_segments:
        docs, impacts = phrase_impacts(segment, phrase)
        row[base + docs] = impacts
    return row


def _beginning(snapshot: Snapshot, prefix: Prefix) -> Bytes:
    found = []
    for field in snapshot.fields(prefix.field):
        ranges = (field.terms.beginning(stem.encode()) for stem in prefix.stems)
        found.append((field, sorted({number for first, end in ranges for number in range(first, end)})))
    if sum(len(numbers) for _, numbers in found) > MAX_EXPANSION:
        terms = {field.terms[number] for field, numbers in found for number in numbers}
        if len(terms) > MAX_EXPANSION:
            raise TooManyWords(prefix.stems[0].lstrip("=~"), MAX_EXPANSION)
    return _joined(snapshot, [(field.postings, numbers) for field, numbers in found])


def _joined(snapshot: Snapshot, found: Sequence[tuple[Postings, list[int]]]) -> Bytes:
    """One row for all segments; in each, the highest impact of the things with these numbers in its postings."""
    if len(found) == 1 and len(found[0][1]) == 1:
        postings, [number] = found[0]
        if (dense := postings.dense_row.item(number)) >= 0:
            whole: Bytes = postings.dense[dense]
            return whole
    row = np.zeros(snapshot.size, np.uint8)
    for (postings, numbers), (segment, base) in zip(found, snapshot.based_segments, strict=True):
        part = row[base : base + segment.size]
        for number in numbers:
            _raise(part, postings, number)
    return row


def _raise(row: Bytes, postings: Postings, number: int) -> None:
    """Raise `row` to the impacts of one thing where these are higher."""
    dense = postings.dense_row.item(number)
    if dense >= 0:
        np.maximum(row, postings.dense[dense], out=row)
    else:
        here = slice(postings.docs_at.item(number), postings.docs_at.item(number + 1))
        docs = postings.docs[here]
        row[docs] = np.maximum(row[docs], postings.impacts[here])
