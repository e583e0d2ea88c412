"""Arrays made of reports hold what the one analyzer tells of each report, whatever the texts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines.whoosh import building
from indexer.engines.whoosh.arrays import DENSE, FIELDS, STREAM_END, VALUES, FieldArrays, Postings, SegmentArrays, shift_of
from indexer.engines.whoosh.building import Run
from indexer.engines.whoosh.impact import TITLE_WEIGHT, impacts, text_shortness, title_shortness
from indexer.engines.whoosh.inversion import in_order
from indexer.engines.whoosh.lexicon import LONGEST, Lexicon
from indexer.engines.whoosh.schema import KEYS, OFFICIAL_ROLE
from indexer.fields import FACETS, Fields, fields_of
from indexer.query.nodes import TEXT_FIELDS
from indexer.reports import Report
from indexer.text.tokens import BLOCK_GAP, tokenize
from tests import random_corpora
from tests.builders import directive, report
from tests.whoosh_engine import built

BARE = "hoi nghi trien khai nhiem vu cong tac dan van nam 2019"


def texts_of(reports: Sequence[Report], name: str) -> list[str]:
    return [fields_of(item).texts.get(name, "") for item in reports]


# Words and where they stand


def read_back(field: FieldArrays, shift: int) -> Iterator[list[tuple[int, tuple[str, ...]]]]:
    """For each document its words: position as `tokenize` counts, and terms."""
    terms = [term.decode() for term in field.terms]
    for document, (start, end) in enumerate(pairwise(field.starts.tolist())):
        assert set(field.doc_of_block[start >> shift : end >> shift]) <= {document}
        found: list[tuple[int, tuple[str, ...]]] = []
        position = 0
        for number in field.stream[start:end].tolist():
            if number:
                folded = terms[field.folded_of[number - 1]]
                found.append((position, (folded,) if terms[number - 1] == folded else (folded, terms[number - 1])))
            position += 1 if number else BLOCK_GAP
        assert not len(found) or field.stream[end - 1] == 0, "a phrase would reach into the next document"
        yield found


pieces = st.sampled_from(
    ["Dân", "dân", "DAN", "vận", "va\u0323\u0302n", "Đảng", "Ðảng", "đ", "uỷ", "Hoà", "217-QĐ/TW"]
    + ["½", "_", "a_b", "ê\u0301", "\u0301", ",", "“hội"]
)
gaps = st.sampled_from([" ", " ", " ", "\n", "\n\n", " \n ", "  ", "\t", "\u00a0", "", ", ", "\u2003"])
texts = st.lists(st.one_of(pieces, st.sampled_from(BARE.split()), st.just(BARE), st.text(max_size=5), gaps), max_size=40).map(" ".join)
loose_texts = st.lists(st.tuples(st.one_of(pieces, st.just(BARE)), gaps).map("".join), max_size=40).map("".join)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(texts, loose_texts), max_size=4))
def test_what_is_read_at_once_is_what_the_analyzer_tells(contents: list[str]) -> None:
    reports = [report(f"r{n}", text, title=text) for n, text in enumerate(contents)]
    arrays = built(reports)
    for name in ("text", "title"):
        expected = [[(token.position, token.terms) for token in tokenize(text)] for text in texts_of(reports, name)]
        assert list(read_back(arrays.fields[name], shift_of(name))) == expected
    assert arrays.columns.text_words.tolist() == [len(tokenize(item.text)) for item in reports]


@pytest.mark.parametrize("words", [63, 64, 65, 128])
def test_a_gap_stands_behind_every_document_however_long(words: int) -> None:
    arrays = built([report("a", "vận " * words), report("b", "vận")])
    text = arrays.fields["text"]
    assert [len(found) for found in read_back(text, shift_of("text"))] == [words, 1]
    assert len(text.stream) == text.starts[-1] + STREAM_END
    assert len(text.pairs.positions) == words - 1


def test_numbers_hold_when_a_lexicon_has_been_emptied() -> None:
    lexicon = Lexicon()
    first = Run(lexicon)
    first.add("a", "", fields_of(report("a", "Dân vận khéo")))
    before = first.arrays()
    lexicon.forget()
    second = Run(lexicon)
    second.add("a", "", fields_of(report("a", "Dân vận khéo")))
    assert list(second.arrays().fields["text"].terms) == list(before.fields["text"].terms)


def test_a_run_begins_with_an_empty_lexicon_once_it_has_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon, empty = Lexicon(), len(Lexicon())
    lexicon.read("Dân vận khéo", array("i"))
    Run(lexicon)
    assert len(lexicon) == empty + 3
    monkeypatch.setattr(building, "LEXICON_WORDS", 3)
    Run(lexicon)
    assert len(lexicon) == empty


def test_a_text_without_spaces_is_not_remembered() -> None:
    lexicon, chunks = Lexicon(), array("i")
    for _ in range(2):
        lexicon.read(f"{'dân/' * LONGEST} vận", chunks)
    assert chunks[0] != chunks[2]
    assert chunks[1] == chunks[3]


@pytest.mark.parametrize("bits", [4, 31])
def test_pairs_are_sorted_the_same_however_many_bits_they_take(bits: int) -> None:
    numbers = np.random.default_rng(1).integers(0, 1 << bits, (2, 500)).astype(np.uint64)
    keys, positions = numbers[0] % 7 << np.uint64(32 + bits - 3) | numbers[1] % 5, numbers[1].astype(np.int64)
    order = np.lexsort((positions, keys))
    found = in_order(keys, positions)
    assert np.array_equal(found[0], keys[order])
    assert np.array_equal(found[1], positions[order])


# Postings, pairs and values


def read_postings(postings: Postings, thing: int) -> dict[int, int]:
    """Document -> impact."""
    row = postings.dense_row[thing]
    if row >= 0:
        return {int(doc): int(postings.dense[row, doc]) for doc in np.flatnonzero(postings.dense[row])}
    first, end = postings.docs_at[thing : thing + 2]
    docs = postings.docs[first:end].tolist()
    assert docs == sorted(set(docs))
    return dict(zip(docs, postings.impacts[first:end].tolist(), strict=True))


def term_counts(text: str) -> Counter[str]:
    return Counter(term for token in tokenize(text) for term in token.terms)


def pair_counts(text: str) -> Counter[tuple[str, str]]:
    tokens = tokenize(text)
    return Counter((a.folded, b.folded) for a, b in pairwise(tokens) if b.position == a.position + 1)


def expected_impacts(item: Fields, name: str) -> dict[str, float]:
    """Term -> frequency as it weighs, by the formula."""
    counts = term_counts(item.texts.get(name, ""))
    if name != "text":
        return {term: float(count) for term, count in counts.items()}
    title = term_counts(item.texts["title"])
    in_text, in_title = (
        float(shortness(np.array([len(tokenize(item.texts[field]))], np.int32))[0])
        for field, shortness in (("text", text_shortness), ("title", title_shortness))
    )
    return {term: count * in_text + TITLE_WEIGHT * title[term] * in_title for term, count in counts.items()}


@settings(deadline=None, max_examples=60)
@given(random_corpora.reports)
def test_every_field_and_facet_says_what_the_reports_say(reports: list[Report]) -> None:
    arrays, items = built(reports), [fields_of(item) for item in reports]
    assert tuple(arrays.fields) == FIELDS
    assert tuple(arrays.facets) == VALUES
    for name in TEXT_FIELDS:
        check_terms(arrays.fields[name], [expected_impacts(item, name) for item in items])
        check_pairs(arrays.fields[name], [item.texts.get(name, "") for item in items], in_text=name == "text")
    check_terms(arrays.fields[KEYS], [dict.fromkeys(item.directive_keys, 1.0) for item in items])
    for name in FACETS:
        check_values(arrays, name, [list(item.facets[name]) for item in items])
    check_values(arrays, OFFICIAL_ROLE, [["\x1f".join(pair) for pair in item.official_roles] for item in items])
    assert arrays.columns.ids.tolist() == [item.id.encode() for item in reports]
    assert [title.decode() for title in arrays.columns.titles] == [item.title for item in reports]


def check_terms(field: FieldArrays, expected: list[dict[str, float]]) -> None:
    terms = [term.decode() for term in field.terms]
    assert terms == sorted({term for weights in expected for term in weights}, key=str.encode)
    for number, term in enumerate(terms):
        weights = {document: found[term] for document, found in enumerate(expected) if term in found}
        assert read_postings(field.postings, number) == dict(zip(weights, impacts(np.array([*weights.values()])).tolist(), strict=True))
        assert field.postings.df[number] == len(weights)
        assert (field.postings.dense_row[number] >= 0) == (len(weights) * DENSE > len(expected))
        assert field.terms.find(term.encode()) == number


def check_pairs(field: FieldArrays, texts: list[str], *, in_text: bool) -> None:
    counts = [pair_counts(text) for text in texts]
    keys = {(field.terms.find(a.encode()) << 32) | field.terms.find(b.encode()): (a, b) for found in counts for a, b in found}
    assert field.pairs.keys.tolist() == sorted(keys)
    for number, key in enumerate(field.pairs.keys.tolist()):
        found = {document: there[keys[key]] for document, there in enumerate(counts) if keys[key] in there}
        words = np.array([len(tokenize(texts[document])) for document in found], np.int32)
        weights = np.array([*found.values()]) * (text_shortness(words) if in_text else 1)
        assert read_postings(field.pairs.postings, number) == dict(zip(found, impacts(weights).tolist(), strict=True))
        positions = field.pairs.positions[field.pairs.at[number] : field.pairs.at[number + 1]].astype(np.int64)
        assert len(positions) == sum(found.values())
        for position in positions.tolist():
            assert tuple(field.terms[field.folded_of[n - 1]].decode() for n in field.stream[position : position + 2].tolist()) == keys[key]


def check_values(arrays: SegmentArrays, name: str, expected: list[list[str]]) -> None:
    facet = arrays.facets[name]
    values = [value.decode() for value in facet.values]
    assert values == sorted({value for found in expected for value in found})
    for document, found in enumerate(expected):
        assert sorted(found) == [values[n] for n in facet.of[facet.of_at[document] : facet.of_at[document + 1]].tolist()]
    for number, value in enumerate(values):
        docs = facet.docs[facet.at[number] : facet.at[number + 1]].tolist()
        assert docs == [document for document, found in enumerate(expected) if value in found]


def test_folded_values_are_lines_of_words() -> None:
    arrays = built([report("a", host="Tỉnh uỷ Sông Mây", directives=[directive("05-NQ/HU", "Nghị quyết")])])
    assert list(arrays.facets["host"].folded_values) == [b"\n tinh uy song may"]
    assert list(arrays.facets["directive"].folded_values) == [b"\n 05 nq hu"]


def test_terms_that_begin_with_a_stem() -> None:
    terms = built([report("a", "hội nghị hoi hoài hòa")]).fields["text"].terms
    first, end = terms.beginning(b"ho")
    assert [terms[number] for number in range(first, end)] == [b"hoa", b"hoai", b"hoi"]
    assert terms.beginning(b"hoi x")[0] == terms.beginning(b"hoi x")[1]


def test_no_reports_are_arrays_too() -> None:
    arrays = built([])
    assert arrays.size == 0
    assert len(arrays.fields["text"].terms) == 0
