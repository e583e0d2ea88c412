"""What the README and CONTRIBUTING name exists: commands, options, files, make targets, parameters; every example query finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from indexer.engines import open_engine
from indexer.engines.base import MAX_EXPANSION, SORTS
from indexer.errors import QueryError
from indexer.fields import FACETS
from indexer.query.operators import OPERATORS
from indexer.query.parser import MAX_DEPTH, MAX_LENGTH, MAX_PREFIXES, MAX_TERMS, parse
from indexer.requests import SearchRequest
from indexer.service import SearchService
from manage import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def codes(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", text)


def first_cells(text: str) -> list[str]:
    return [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]


COMMAND_ROWS = [line for line in section("Command line").splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("row", COMMAND_ROWS)
def test_each_command_exists_with_each_option_named(row: str) -> None:
    name, *rest = codes(row)
    command = cli.commands[name.split()[1]]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for code in rest for word in re.findall(r"--[a-z-]+", code)} <= options


def test_no_command_is_left_out() -> None:
    assert {codes(row)[0].split()[1] for row in COMMAND_ROWS} == set(cli.commands)


def test_each_command_line_shown_names_a_command_that_exists() -> None:
    shown = re.findall(r"manage\.py (?:--data \S+ )?([a-z]+)", README)
    assert shown
    assert set(shown) <= set(cli.commands)


def test_each_make_target_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make ([a-z]+)", README)):
        assert f"\n{target}:" in makefile


def test_each_file_exists() -> None:
    paths = {c for c in codes(README) if re.fullmatch(r"[\w./-]+(/|\.(py|md|txt|png))", c) and not c.startswith(("/", "manage", "data/"))}
    paths |= set(re.findall(r"\]\(([\w./-]+)\)", README)) | {"LICENSE"}
    assert len(paths) > 5
    assert [p for p in paths if not (ROOT / p).exists()] == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    """The sample corpus, imported and indexed as `make demo` does it."""
    data = tmp_path_factory.mktemp("demo")
    for command in (["import", str(ROOT / "corpus/sample")], ["index", "--jobs", "1"]):
        done = CliRunner().invoke(cli, ["--data", str(data), *command])
        assert done.exit_code == 0, done.output
    engine = open_engine(data)
    yield SearchService(engine)
    engine.close()


@pytest.mark.parametrize("query", [query for cell in first_cells(section("Query language")) for query in codes(cell)])
def test_each_example_query_finds_something_in_the_demo(query: str, demo: SearchService) -> None:
    assert demo.search(SearchRequest(query)).total > 0


HELP = {language: (ROOT / f"webapp/templates/help_{language}.html").read_text(encoding="utf-8") for language in ("vi", "en")}


def shown(macro: str) -> list[tuple[str, str]]:
    """What the help pages show through `macro`, with the page's language."""
    return [(language, query) for language, page in HELP.items() for query in re.findall(rf"\b{macro}\('([^']+)'", page)]


@pytest.mark.parametrize(("language", "query"), [*shown("row"), *shown("query")])
def test_each_example_of_the_help_page_finds_something_in_the_demo(language: str, query: str, demo: SearchService) -> None:
    assert demo.search(SearchRequest(query)).total > 0


@pytest.mark.parametrize(("language", "query"), shown("refused"))
def test_each_mistake_of_the_help_page_is_refused(language: str, query: str) -> None:
    with pytest.raises(QueryError):
        parse(query)


def test_the_help_pages_show_the_same_queries_and_every_operator() -> None:
    for macro in ("row", "query", "refused"):
        queries = {language: [query for shown_in, query in shown(macro) if shown_in == language] for language in HELP}
        assert queries["vi"] == queries["en"] != []
    for page in HELP.values():
        assert [operator.name for operator in OPERATORS if f"{operator.name}:" not in page] == []
        assert [operator.english for operator in OPERATORS if f"({operator.english}:)" not in page] == []


def test_the_help_pages_and_the_readme_tell_the_bounds() -> None:
    for text in (*HELP.values(), section("Query language")):
        line = next(line for line in text.splitlines() if str(MAX_LENGTH) in line)
        assert [int(number.replace(",", "")) for number in re.findall(r"[0-9][0-9,]*", line)] == [
            MAX_LENGTH,
            MAX_TERMS,
            MAX_DEPTH,
            MAX_PREFIXES,
            MAX_EXPANSION,
        ]


@pytest.mark.parametrize("operator", re.findall(r"\(`([a-z]+:)`\)", section("Query language")))
def test_each_english_operator_means_something(operator: str) -> None:
    value = "2018" if operator == "date:" else "an"
    assert parse(f"{operator}{value}").node != parse(f"{operator.removesuffix(':')} {value}").node


def test_facets_and_sort_orders_are_named_in_full() -> None:
    assert set(FACETS) <= set(codes(section("Query language")))
    assert set(SORTS) <= set(codes(section("API")))


def test_each_file_that_contributors_are_sent_to_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = {c for c in codes(text) if re.fullmatch(r"[\w./*-]*\w/[\w./*-]*|[\w-]+\.(py|md|txt|toml)", c)}
    paths = {p.replace("NAME", "*") for p in paths} - {"expected.json"}
    assert len(paths) > 15
    assert [p for p in paths if not list(ROOT.glob(p.rstrip("/")))] == []


def test_the_help_of_every_command_teaches() -> None:
    for command in cli.commands.values():
        text = command.get_help(click.Context(command))
        assert len(text.splitlines()) > 5, command.name
