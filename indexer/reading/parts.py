"""The bulletins that one run of blocks carries: usually one, several on listings and on pages with two reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from indexer.reading import lines
from indexer.reading.blocks import Block
from indexer.reading.bulletin import END_MARK, Known
from indexer.reading.bylines import find_byline
from indexer.reading.published import find_publish_date
from indexer.reading.signatures import find_day_near_title, find_signature

# Between a title and its lead stand a day, a counter, a picture; no more.
_NEAR = 5
# "Họp giao ban (02/5/2019)" is a link, whatever stands behind it.
_LINK = 0.7
_LEAST_HEADLINE = 25
_LEADS_ON = re.compile(r"\W*(?:(?:xem|đọc) (?:thêm|tiếp|ngay)|(?:tin|bài)(?: viết)? liên quan|related)\b", re.IGNORECASE)
_DAY_BEHIND = re.compile(r"\s*\([^()]{8,30}\)$")


def split_parts(blocks: tuple[Block, ...], known: Known) -> Iterator[tuple[tuple[Block, ...], Known]]:
    """Each bulletin's blocks with what is known of it."""
    end = next((n for n, b in enumerate(blocks) if lines.ends_bulletin(b.text)), len(blocks))
    starts = [n for n in range(end) if _starts_bulletin(blocks, n, known)]
    if len(starts) < 2:
        yield _without_links(blocks), known
        return
    bare = replace(known, lead=None, byline=None, source=None)
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], end], strict=True)):
        title, day = _split_day(blocks[start].text)
        if not day:
            day = find_day_near_title((block.text for block in blocks[start + 1 : stop]), month_first=known.month_first)
        published = known.published if number == 0 or not blocks[start].linked else None
        yield _without_links(blocks[start + 1 : stop]), replace(bare, title=title, published=day or published)


def split_dump(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Each bulletin's blocks in a plain text, which has no headings to tell them by.

    A title begins another bulletin where the one before has plainly ended, by its byline, source or end mark, or where the
    portal's day stands between title and lead. A heading within a report has neither.
    """
    titles = [n for n in range(len(blocks)) if _starts_in_dump(blocks, n)]
    starts = [n - 1 if n and lines.is_section(blocks[n - 1].text) else n for n in titles[1:]]
    for start, stop in zip([0, *starts], [*starts, len(blocks)], strict=True):
        yield blocks[start:stop]


def _starts_in_dump(blocks: tuple[Block, ...], place: int) -> bool:
    title = blocks[place].text
    # What costs least and tells most comes first.
    other = (lines.is_prose, lines.is_section, lines.is_caption, _is_furniture, find_byline)
    if not 20 <= len(title) <= 250 or title[-1] in ".:;," or any(kind(title) for kind in other):
        return False
    near = blocks[place + 1 : place + 1 + _NEAR]
    lead = next((n for n, b in enumerate(near) if not _is_furniture(b.text)), len(near))
    if lead == len(near) or not lines.opens_report(near[lead].text):
        return False
    before = next((b.text for b in reversed(blocks[:place]) if not lines.is_section(b.text)), END_MARK)
    ended = before.endswith(END_MARK) or find_byline(before) or lines.find_source(before) or find_publish_date(before)
    return bool(ended) or any(find_publish_date(b.text) for b in near[:lead])


def _is_furniture(line: str) -> bool:
    return bool(find_publish_date(line) or find_signature(line) or lines.find_source(line) or lines.is_utility(line))


def _without_links(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without links to other pages: those below all running text, and two or more in a row. Some themes link a lead."""
    blocks = _without_rest(tuple(block for block in blocks if not _leads_on(block)))
    last = max((n for n, block in enumerate(blocks) if block.linked < _LINK), default=len(blocks))
    links = [block.linked >= _LINK and not lines.opens_report(block.text) for block in blocks]
    beside = [any(links[max(0, n - 1) : n] + links[n + 1 : n + 2]) for n in range(len(blocks))]
    return tuple(block for n, block in enumerate(blocks) if not links[n] or (n < last and not beside[n]))


def _without_rest(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks up to the first links in a row below all paragraphs; what follows them, and their heading, is a side column."""
    prose = max((n for n, block in enumerate(blocks) if block.linked < _LINK and lines.is_prose(block.text)), default=len(blocks))
    linked = [block.linked >= _LINK and len(block.text) >= _LEAST_HEADLINE for block in blocks]
    end = next((n for n in range(prose + 1, len(blocks) - 1) if linked[n] and linked[n + 1]), len(blocks))
    return blocks[: end - 1] if end < len(blocks) and blocks[end - 1].heading else blocks[:end]


def _leads_on(block: Block) -> bool:
    """Whether the block sends the reader to another page in the middle of the text: "Xem thêm: Huyện đoàn ra quân …"."""
    return block.linked > 0.5 and bool(_LEADS_ON.match(block.text))


def _split_day(title: str) -> tuple[str, date | None]:
    """A title without the day that listings set behind it."""
    found = _DAY_BEHIND.search(title)
    day = find_publish_date(found[0].strip(" ()")) if found else None
    return (title[: found.start()], day) if found and day else (title, None)


def _starts_bulletin(blocks: tuple[Block, ...], place: int, known: Known) -> bool:
    """Whether the block is a title with a lead below it: a heading, or a link as on listings."""
    block = blocks[place]
    linked = block.linked > (_LINK if _DAY_BEHIND.search(block.text) else 0.9)
    if not (block.heading or (linked and len(block.text) >= 25)) or lines.is_section(block.text) or _leads_on(block):
        return False
    near = blocks[place + 1 : place + 1 + _NEAR]
    below = next((b for b in near if not (lines.is_utility(b.text) or find_publish_date(b.text) or b.pictured)), None)
    if below is None or below.linked > 0.5 or not lines.is_prose(below.text):
        return False
    return linked or lines.opens_report(below.text) or lines.same(block.text, known.title)
