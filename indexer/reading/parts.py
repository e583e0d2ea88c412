"""The bulletins that one run of blocks carries: usually one, several on listings and on pages with two reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indexer.reading import lines
from indexer.reading.blocks import Block
from indexer.reading.bulletin import Known
from indexer.reading.published import find_publish_date

# Between a title and its lead stand a day, a counter, a picture; no more.
_NEAR = 5
# "Họp giao ban (02/5/2019)" is a link, whatever stands behind it.
_LINK = 0.7


def split_parts(blocks: tuple[Block, ...], known: Known) -> Iterator[tuple[tuple[Block, ...], Known]]:
    """Each bulletin's blocks with what is known of it."""
    end = next((n for n, b in enumerate(blocks) if lines.ends_bulletin(b.text)), len(blocks))
    starts = [n for n in range(end) if _starts_bulletin(blocks, n, known)]
    if len(starts) < 2:
        yield _without_links(blocks), known
        return
    bare = replace(known, lead=None, byline=None, source=None)
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], end], strict=True)):
        published = known.published if number == 0 or not blocks[start].linked else None
        yield _without_links(blocks[start + 1 : stop]), replace(bare, title=blocks[start].text, published=published)


def _without_links(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without links to other pages: those below all running text, and two or more in a row. Some themes link a lead."""
    last = max((n for n, block in enumerate(blocks) if block.linked < _LINK), default=len(blocks))
    links = [block.linked >= _LINK and not lines.opens_report(block.text) for block in blocks]
    beside = [any(links[max(0, n - 1) : n] + links[n + 1 : n + 2]) for n in range(len(blocks))]
    return tuple(block for n, block in enumerate(blocks) if not links[n] or (n < last and not beside[n]))


def _starts_bulletin(blocks: tuple[Block, ...], place: int, known: Known) -> bool:
    """Whether the block is a title with a lead below it: a heading, or a link as on listings."""
    block = blocks[place]
    if not (block.heading or (block.linked > 0.9 and len(block.text) >= 25)) or lines.is_section(block.text):
        return False
    near = blocks[place + 1 : place + 1 + _NEAR]
    below = next((b for b in near if not (lines.is_utility(b.text) or find_publish_date(b.text) or b.pictured)), None)
    if below is None or below.linked > 0.5 or not lines.is_prose(below.text):
        return False
    return block.linked > 0.9 or lines.opens_report(below.text) or lines.same(block.text, known.title)
