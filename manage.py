#!/usr/bin/env python3
"""hoinghi's command line: the commands of each package under one roof."""

from __future__ import annotations

from pathlib import Path

import click

import corpus.commands
import indexer.commands
import webapp.commands


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data"),
    envvar="HOINGHI_DATA",
    show_default=True,
    show_envvar=True,
    help="Where captures and indexes live.",
)
@click.pass_context
def cli(context: click.Context, data: Path) -> None:
    """Search Vietnamese meeting reports: import pages, index them, search them, serve them.

    A first round with your own pages:

    \b
        manage.py import my-pages/         keep the pages, as they are
        manage.py index                    read and index what is new
        manage.py search "hoi nghi dan van"
        manage.py serve                    the same in a browser
    """
    context.obj = data


for package in (corpus.commands, indexer.commands, webapp.commands):
    for command in package.COMMANDS:
        cli.add_command(command)

if __name__ == "__main__":
    cli()
