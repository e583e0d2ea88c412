"""The page that a printed paper makes: a report in its official form, or a bulletin as its author typed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from indexer.reading import lines
from indexer.reading.blocks import Block
from indexer.reading.bulletin import Known, compose
from indexer.reading.pages import Page
from indexer.reading.published import find_any_date

# A letterhead has the body that issues on the left and the country's or the Party's name on the right, number and day below;
# files give them line by line or side by side.
_LETTERHEAD_LINES = 12
_LONGEST_MOTTO = 60
_MOTTO = re.compile(r"đảng cộng sản việt nam|cộng h[òo][aà] xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do", re.IGNORECASE)
_NUMBER = re.compile(r"số\s*:?\s*\d*\s*[-–/]", re.IGNORECASE)
_DAY = re.compile(r"(?:^|,\s*)ngày\s+(?P<day>\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?:19|20)\d\d)\.?$", re.IGNORECASE)
# What a paper calls itself, above what it is about.
_KIND = re.compile(
    r"(?:BÁO CÁO|THÔNG BÁO|KẾT LUẬN|BIÊN BẢN|NGHỊ QUYẾT|KẾ HOẠCH|TỜ TRÌNH|CHỈ THỊ|CHƯƠNG TRÌNH|THÔNG CÁO|HƯỚNG DẪN|QUYẾT ĐỊNH"
    r"|TIN BÀI|BẢN TIN)\b[^a-zà-ỹ]*"
)
_SIGNATURES = re.compile(
    r"(?i:nơi nhận)\s*:?|(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|TUQ\.|Q\.)\s*[A-ZĐÀ-Ỹ]|(?i:người ghi biên bản|thư ký\s*,\s*chủ tọa)"
)


def read_paper(blocks: Sequence[Block]) -> Page | None:
    """The page that the blocks of a paper make; None where they hold no running text.

    Letterhead and signatures are left out: who signs a report and whose form it is says nothing of a meeting. The day in the
    letterhead, "Yên Sa, ngày 03 tháng 10 năm 2018", is that of publication.
    """
    body, day = _without_letterhead(blocks)
    title, body = _split_title(body)
    end = next((n for n, block in enumerate(body) if _SIGNATURES.match(block.text)), len(body))
    return compose(body[:end], Known(title=title, published=day))


def opens_with_letterhead(blocks: Sequence[Block]) -> bool:
    """Whether the blocks begin as an official paper does, with the Party's or the country's name and a number."""
    return len(_without_letterhead(blocks)[0]) < len(blocks)


def drop_letterhead(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks below the letterhead of a paper that was pasted into a portal's page; all where the Party or the country heads none."""
    rest, _ = _without_letterhead(blocks)
    head = blocks[: len(blocks) - len(rest)]
    return rest if any(_MOTTO.match(block.text) and len(block.text) <= _LONGEST_MOTTO for block in head) else blocks


def _without_letterhead(blocks: Sequence[Block]) -> tuple[Sequence[Block], date | None]:
    """The blocks below the letterhead, and the day in it; all, and None, where there is none."""
    head = list(blocks[:_LETTERHEAD_LINES])
    lead = next((n for n, block in enumerate(head) if lines.opens_report(block.text) or len(block.text) > 200), len(head))
    days = [(n, found) for n, block in enumerate(head[:lead]) if (found := _DAY.search(block.text))]
    marks = [n for n, block in enumerate(head[:lead]) if _MOTTO.search(block.text) or _NUMBER.match(block.text)]
    if not marks:
        return blocks, None
    end = max([*marks, *(n for n, _ in days)]) + 1
    # The rest of the left column may stand below the right one.
    while end < lead and not _KIND.match(head[end].text) and _NUMBER.match(head[end].text):
        end += 1
    return blocks[end:], find_any_date(f"ngày {days[0][1]['day']}") if days else None


def _split_title(blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """The title on top, put together from the lines it takes, and the blocks below; "" where no heading or kind marks one."""
    end = 0
    while end < min(len(blocks), 5) and _belongs_to_title(blocks, end):
        end += 1
    title = " ".join(block.text for block in blocks[:end])
    return (title, blocks[end:]) if end < len(blocks) else ("", blocks)


def _belongs_to_title(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    if lines.opens_report(block.text) or len(block.text) > 300:
        return False
    below_kind = place == 1 and bool(_KIND.fullmatch(blocks[0].text)) and not lines.is_prose(block.text)
    return block.heading or bool(_KIND.fullmatch(block.text)) or below_kind
