"""JSON on standard output, in UTF-8 whatever the locale: what reads it is a program, not this terminal."""

from __future__ import annotations

import json

import click


def print_json(value: object, *, indent: int | None = None) -> None:
    """Print `value` as JSON with its letters as they are; without `indent` it is one line."""
    print_utf8(json.dumps(value, ensure_ascii=False, indent=indent))


def print_utf8(line: str) -> None:
    """Print `line`, which a locale that lacks đ would refuse."""
    click.echo(line.encode())
