"""Arrays that are merged are those that would have been built at once of what lives on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines.whoosh import merging_words
from indexer.engines.whoosh.arrays import named_arrays, open_arrays, write_arrays
from indexer.engines.whoosh.merging import Part, merge_arrays
from indexer.reports import Report
from tests import random_corpora
from tests.builders import report
from tests.whoosh_engine import built


def check_merge(folder: Path, parts: Sequence[tuple[list[Report], list[bool]]]) -> None:
    living = [item for reports, alive in parts for item, lives in zip(reports, alive, strict=True) if lives]
    write_arrays(folder / "at_once", built(living))
    merge_arrays(folder / "merged", [Part(built(reports), np.array(alive, np.bool_)) for reports, alive in parts])
    expected = dict(named_arrays(open_arrays(folder / "at_once")))
    for name, array in named_arrays(open_arrays(folder / "merged")):
        assert (array.dtype, array.shape) == (expected[name].dtype, expected[name].shape), name
        assert np.array_equal(array, expected[name]), name


parts = st.lists(
    random_corpora.reports.flatmap(
        lambda reports: st.tuples(st.just(reports), st.lists(st.booleans(), min_size=len(reports), max_size=len(reports)))
    ),
    min_size=1,
    max_size=4,
)


@settings(deadline=None, max_examples=40)
@given(parts, st.sampled_from([1, 7, 1000]))
def test_a_merge_is_what_would_have_been_built_at_once(parts: list[tuple[list[Report], list[bool]]], at_once: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging_words, "AT_ONCE", at_once)
        check_merge(Path(folder), parts)


def test_longer_texts_and_many_documents(tmp_path: Path) -> None:
    texts = [f"Hội nghị dân vận {n % 7} xã {n}\n" + "Đảng ủy họp bàn " * (n % 40) for n in range(150)]
    reports = [report(f"r{n}", text, day="2018-10-03", chair=["Lê Văn An"] * (n % 2)) for n, text in enumerate(texts)]
    check_merge(tmp_path, [(reports[:60], [n % 3 > 0 for n in range(60)]), (reports[60:61], [False]), (reports[61:], [True] * 89)])
