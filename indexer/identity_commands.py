"""The commands that tell who and which across reports: `official` and `directive`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console

from corpus.output import print_json
from indexer.authority.applied import applied_authority
from indexer.engines import open_engine
from indexer.errors import DirectiveNotFound, OfficialNotFound, SearchError
from indexer.identity_json import family_to_json, people_to_json
from indexer.identity_table import print_family, print_people
from indexer.service import SearchService

T = TypeVar("T")

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the API's JSON and nothing else.")


@click.command()
@click.argument("name", nargs=-1, required=True)
@AS_JSON
@click.pass_obj
def official(data: Path, name: tuple[str, ...], as_json: bool) -> None:
    """Tell who NAME is: every person so called, their posts over time and their reports.

    A name typed without accents stands for every spelling. What made several reports one person, and what keeps two
    people of one name apart, is said with each of them.

    \b
        manage.py official Hà Thị Kim Liên
        manage.py official nguyen van hung --json
    """
    people = _asked(data, lambda service: service.people(" ".join(name)))
    if as_json:
        print_json(people_to_json(people), indent=2)
    else:
        print_people(people, Console(highlight=False, markup=False))


@click.command()
@click.argument("number", nargs=-1, required=True)
@AS_JSON
@click.pass_obj
def directive(data: Path, number: tuple[str, ...], as_json: bool) -> None:
    """Tell which meetings carried out the directive NUMBER, grouped by verb, with the sentence.

    Numbers start again every term or every year: each directive of the number is listed by itself. A law is
    asked for by its name.

    \b
        manage.py directive 35-CT/TW
        manage.py directive 217 qd tw --json
        manage.py directive Luật Đất đai
    """
    family = _asked(data, lambda service: service.directives(" ".join(number)))
    if as_json:
        print_json(family_to_json(family), indent=2)
    else:
        print_family(family, Console(highlight=False, markup=False))


COMMANDS: tuple[click.Command, ...] = (official, directive)


def _asked(data: Path, ask: Callable[[SearchService], T]) -> T:
    """The answer; what goes wrong on purpose becomes a message on standard error."""
    engine = open_engine(data)
    try:
        return ask(SearchService(engine, partial(applied_authority, data)))
    except OfficialNotFound as e:
        raise click.ClickException(_nobody(e)) from e
    except DirectiveNotFound as e:
        raise click.ClickException(f"no report cites {e.value!r}; numbers are written with or without their code: 35-CT/TW, 35") from e
    except SearchError as e:
        raise click.ClickException(str(e)) from e
    finally:
        engine.close()


def _nobody(error: OfficialNotFound) -> str:
    """That nobody is called so, and who is called alike.

    >>> print(_nobody(OfficialNotFound("Kim Liên", suggestions=["Hà Thị Kim Liên"])))
    no report names 'Kim Liên'; names with these words:
      Hà Thị Kim Liên
    """
    names = "".join(f"\n  {name}" for name in error.suggestions)
    return f"no report names {error.name!r}" + (f"; names with these words:{names}" if names else "")
