"""The commands of reading, indexing and searching, in the order in which help lists them."""

from __future__ import annotations

import click

from indexer import (
    authority_commands,
    evaluation_commands,
    holdings_commands,
    identity_commands,
    index_commands,
    reading_commands,
    search_commands,
)

COMMANDS: tuple[click.Command, ...] = (
    *reading_commands.COMMANDS,
    *evaluation_commands.COMMANDS,
    *index_commands.COMMANDS,
    *authority_commands.COMMANDS,
    *search_commands.COMMANDS,
    *identity_commands.COMMANDS,
    *holdings_commands.COMMANDS,
)
