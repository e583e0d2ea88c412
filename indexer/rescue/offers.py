"""What to offer beside an answer: the query as it was likely meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from indexer.requests import Offer, SearchRequest
from indexer.rescue.conversion import from_keystrokes
from indexer.rescue.querywords import read_words

Count = Callable[[SearchRequest], int]
"""How many reports a request finds; 0 for one that cannot be read."""


def offers_for(request: SearchRequest, total: int, count: Count) -> tuple[Offer, ...]:
    """Other queries that find what `request`, which finds `total`, was likely meant to find; the best first."""
    typed = read_words(request.text)
    if converted := from_keystrokes(typed):
        kind, text = converted
        found = count(replace(request, text=text))
        if found > total:
            return (Offer(kind, text, found, applied=not total and not request.literal),)
    return ()
