"""The commands that search and that complete a query: for reading, for pipes, and the API's JSON for machines."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import click
from rich.cells import cell_len
from rich.console import Console

from corpus.output import print_json
from indexer.engines import open_engine
from indexer.engines.base import SORTS
from indexer.errors import InvalidParameter, QueryError, SearchError
from indexer.fields import FACETS
from indexer.requests import MAX_SIZE, SearchRequest, SearchResult
from indexer.result_json import result_to_json
from indexer.result_table import print_result
from indexer.service import SearchService
from indexer.suggest.suggester import LIMIT, MAX_LIMIT
from indexer.suggest_json import suggestions_to_json
from indexer.suggest_table import print_suggestions

T = TypeVar("T")


class Refused(click.ClickException):
    """Something in the arguments that the user can put right."""

    exit_code = 2


def read_filters(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """`--filter facet=value`, any number of times, as facet -> values."""
    filters: dict[str, tuple[str, ...]] = {}
    for one in given:
        facet, equals, value = one.partition("=")
        if not equals or not value:
            raise click.BadParameter(f"{one!r} is not FACET=VALUE; write for instance: --filter year=2018", context, parameter)
        if facet not in FACETS:
            raise click.BadParameter(f"there is no facet {facet!r}; the facets are: {', '.join(FACETS)}", context, parameter)
        filters[facet] = (*filters.get(facet, ()), value)
    return filters


def read_query(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> str:
    """The words of the query; those that look like a misspelt option are no words."""
    for word in given:
        if word.startswith("--"):
            options = [option for known in context.command.params for option in known.opts if option.startswith("--")]
            raise click.NoSuchOption(word, possibilities=get_close_matches(word.partition("=")[0], options), ctx=context)
    return " ".join(given)


class QueryCommand(click.Command):
    """A command whose arguments may begin with one minus: what is to be left out, no options. Its options begin with two."""

    ignore_unknown_options = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # "-h" asks for help when it stands alone only: as an option it would be found in "-hop", too.
        end = args.index("--") if "--" in args else len(args)
        return super().parse_args(ctx, ["--help" if arg == "-h" else arg for arg in args[:end]] + args[end:])


@click.command(cls=QueryCommand, context_settings={"help_option_names": ["--help"]})
@click.argument("query", nargs=-1, callback=read_query)
@click.option(
    "--filter", "filters", multiple=True, metavar="FACET=VALUE", callback=read_filters, help="Only reports with this exact value."
)
@click.option("--from", "start", metavar="DATE", help="Meetings from this year, month or day on: 2018, 2018-10, 2018-10-03.")
@click.option("--to", "end", metavar="DATE", help="Meetings up to this year, month or day, itself included.")
@click.option("--sort", type=click.Choice(SORTS), default="relevance", show_default=True, help="What comes first.")
@click.option("--limit", type=click.IntRange(1, MAX_SIZE), default=10, show_default=True, help="Reports on a page.")
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True, help="Which page of them.")
@click.option("--fold", is_flag=True, help="Every word stands for every spelling, with accents or without.")
@click.option("--no-expand", is_flag=True, help="Find what was typed only: no long forms of abbreviations, no units of before.")
@click.option("--literal", is_flag=True, help="Answer what was typed, also where it finds nothing and was typed for Telex or VNI.")
@click.option("--json", "as_json", is_flag=True, help="Print the API's JSON and nothing else.")
@click.pass_obj
def search(
    data: Path,
    query: str,
    filters: dict[str, tuple[str, ...]],
    start: str | None,
    end: str | None,
    sort: str,
    limit: int,
    page: int,
    fold: bool,
    no_expand: bool,
    literal: bool,
    as_json: bool,
) -> None:
    """Find meeting reports.

    Words may be typed without accents; a word typed with accents is found in that spelling only. Directive numbers
    may be typed in any way: 217-QĐ/TW, 217 qd tw. A word after a minus is left out. The shell takes quotes and brackets for
    its own: put the whole query into single ones.

    \b
        manage.py search hoi nghi dan van -xa
        manage.py search 'chu-tri:"hoang van" ngay:2018-10'
        manage.py search '"quốc phòng, an ninh"'
        manage.py search '"quốc phòng, an ninh" OR 217-QĐ/TW'
        manage.py search 'giam sat -xa' --filter year=2018 --filter year=2019
        manage.py search --sort newest --filter official="Hà Thị Kim Liên" --filter role=chair

    FACET is one of year, month, official, role, directive, directive_type, issuer, host, place, site; values of one
    facet are alternatives, facets narrow one another.
    """
    options = {"fold": fold, "expand": not no_expand, "literal": literal}
    result = _ask(data, query, filters=filters, start=start, end=end, sort=sort, size=limit, page=page, **options)
    if as_json:
        print_json(result_to_json(result), indent=2)
    else:
        print_result(result, Console(highlight=False, markup=False))


@click.command(cls=QueryCommand, context_settings={"help_option_names": ["--help"]})
@click.argument("text", nargs=-1, required=True, callback=read_query)
@click.option("--limit", type=click.IntRange(1, MAX_LIMIT), default=LIMIT, show_default=True, help="Suggestions of each kind.")
@click.option("--fold", is_flag=True, help="Every word stands for every spelling, with accents or without.")
@click.option("--json", "as_json", is_flag=True, help="Print the API's JSON, without addresses, and nothing else.")
@click.pass_obj
def suggest(data: Path, text: str, limit: int, fold: bool, as_json: bool) -> None:
    """Tell what TEXT, a query still being typed, may become.

    Officials with their latest post, directives, bodies, places and titles that have all its words, the last one perhaps
    unfinished; behind an operator what it asks for; else its last words, among what the words before them find.

    \b
        manage.py suggest ha thi k
        manage.py suggest 217 qd
        manage.py suggest 'chu-tri:hoang v' --json
    """
    found = _answer(data, lambda service: service.suggest(text, limit, fold=fold))
    if as_json:
        print_json(suggestions_to_json(found), indent=2)
    else:
        print_suggestions(found, Console(highlight=False, markup=False))


COMMANDS: tuple[click.Command, ...] = (search, suggest)


def _ask(data: Path, text: str, **asked: object) -> SearchResult:
    """The result of a search; what is wrong with the query is pointed at."""
    return _answer(data, lambda service: service.search(SearchRequest(text, **asked)), text)  # type: ignore[arg-type]


def _answer(data: Path, ask: Callable[[SearchService], T], text: str = "") -> T:
    """The answer; what goes wrong on purpose becomes a message on standard error."""
    engine = open_engine(data)
    try:
        return ask(SearchService(engine))
    except QueryError as e:
        raise Refused(f"{e}\n{pointed_at(text, e.position)}") from e
    except InvalidParameter as e:
        raise Refused(f"{'--filter ' if e.name in FACETS else '--'}{e.name}: {e}") from e
    except SearchError as e:
        raise click.ClickException(str(e)) from e
    finally:
        engine.close()


def pointed_at(text: str, position: int) -> str:
    """`text` with a caret under the character at `position`, in columns of the terminal.

    >>> print(pointed_at('họp "dân vận', 4))
      họp "dân vận
          ^
    """
    line = "".join(" " if character.isspace() else character for character in text)
    return f"  {line}\n  {' ' * cell_len(line[:position])}^"
