"""Takedowns in corpus/store.py, and the command"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.commands import takedown
from corpus.errors import NotTakenDown, PageUnknown
from corpus.store import STORE_NAME, CaptureStore
from tests.test_corpus_store import URL, at, capture, states

OTHER = "https://huyenvinhlac.example.vn/hoi-nghi-so-ket"
ASKED = "Huyện ủy Vĩnh Lạc đề nghị"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaptureStore]:
    with CaptureStore.open(tmp_path, writable=True) as opened:
        opened.add(capture("A", 1))
        opened.add(capture("B", 1, OTHER))
        opened.commit()
        yield opened


def test_the_last_decision_on_an_address_holds(store: CaptureStore) -> None:
    assert (store.takedown_of(URL), store.last_takedown(), store.taken_down_since(0)) == (None, 0, [])
    store.take_down(URL, ASKED, at(2))
    store.take_down(OTHER, "đăng nhầm", at(2))
    assert (store.takedown_of(URL), store.takedown_of(OTHER), store.last_takedown()) == (ASKED, "đăng nhầm", 2)
    store.put_back(URL, "nhầm trang", at(3))
    assert (store.takedown_of(URL), store.takedown_of(OTHER), store.last_takedown()) == (None, "đăng nhầm", 3)
    assert (store.taken_down_since(0), store.taken_down_since(2), store.taken_down_since(3)) == ([URL, OTHER], [URL], [])
    assert states(store) == [(1, "A")], "captures stay"


def test_a_decision_that_decides_nothing_is_refused(store: CaptureStore) -> None:
    with pytest.raises(PageUnknown, match="no capture has the address"):
        store.take_down(URL + "-2", ASKED, at(2))
    with pytest.raises(NotTakenDown, match="is not taken down"):
        store.put_back(URL, ASKED, at(2))
    assert store.last_takedown() == 0


@pytest.mark.parametrize(
    "sql", ["UPDATE takedowns SET hidden = 0", "DELETE FROM takedowns", "REPLACE INTO takedowns VALUES (1, 'u', 't', 0, '')"]
)
def test_decisions_are_neither_changed_nor_removed(store: CaptureStore, sql: str) -> None:
    store.take_down(URL, ASKED, at(2))
    with pytest.raises(sqlite3.IntegrityError, match="are never"):
        store._connection.execute(sql)
    assert store.takedown_of(URL) == ASKED


def test_a_store_older_than_takedowns_has_none_until_it_is_written_to(tmp_path: Path, store: CaptureStore) -> None:
    store.close()
    with closing(sqlite3.connect(tmp_path / STORE_NAME)) as connection:
        connection.execute("DROP TABLE takedowns")
    with CaptureStore.open(tmp_path) as reader:
        assert (reader.takedown_of(URL), reader.last_takedown(), reader.taken_down_since(0)) == (None, 0, [])
        with CaptureStore.open(tmp_path, writable=True) as writer:
            writer.take_down(URL, ASKED, at(2))
            writer.commit()
        assert (reader.takedown_of(URL), reader.last_takedown()) == (ASKED, 1)
        assert states(reader) == [(1, "A")]


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(takedown, arguments, obj=data)


def test_the_command_takes_an_address_as_imports_do(tmp_path: Path, store: CaptureStore) -> None:
    result = run(tmp_path, URL.replace("https://huyen", "HTTPS://Huyen") + "?utm_source=zalo#tin", "--reason", ASKED)
    assert (result.exit_code, result.stdout) == (0, f"taken down: {URL}; for the search to follow, run: manage.py index\n")
    assert store.takedown_of(URL) == ASKED
    assert run(tmp_path, URL, "--undo", "--reason", "nhầm trang").stdout.startswith(f"put back: {URL}; ")
    assert store.takedown_of(URL) is None


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((URL + "-2", "--reason", ASKED), 1, "no capture has the address"),
        ((URL, "--undo", "--reason", ASKED), 1, "is not taken down"),
        (("giao-ban", "--reason", ASKED), 1, "is no page address"),
        ((URL,), 2, "Missing option '--reason'"),
        ((URL, "--reason", " "), 2, "--reason needs a text"),
    ],
)
def test_the_command_says_what_is_wrong(tmp_path: Path, store: CaptureStore, arguments: tuple[str, ...], code: int, told: str) -> None:
    result = run(tmp_path, *arguments)
    assert result.exit_code == code
    assert told in result.stderr
    assert store.last_takedown() == 0


def test_without_captures_the_command_creates_nothing(tmp_path: Path) -> None:
    result = run(tmp_path / "data", URL, "--reason", ASKED)
    assert result.exit_code == 1
    assert "manage.py import" in result.stderr
    assert not (tmp_path / "data").exists()
