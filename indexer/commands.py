"""Commands that read, index and search."""

from __future__ import annotations

import click

COMMANDS: tuple[click.Command, ...] = ()
