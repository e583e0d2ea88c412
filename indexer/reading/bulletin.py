"""A Page composed of blocks: what is heading, lead, body, caption, byline and source; the rest is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from indexer.reading import bylines, lines, published, signatures
from indexer.reading.blocks import Block
from indexer.reading.metadata import names_site
from indexer.reading.pages import Page

# "./." closes an official text; a byline may be glued to it.
END_MARK = "./."
_LONGEST_NOTICE = 60
# Blocks between the buttons of a shared post and those of the first comment.
_LONGEST_COMMENT = 8


@dataclass(frozen=True, slots=True)
class Known:
    """What the markup or the metadata of a page already tells; it outweighs what lines look like."""

    title: str = ""
    category: str | None = None
    lead: str | None = None
    byline: str | None = None
    source: str | None = None
    published: date | None = None
    stamped: date | None = None
    month_first: bool = False


@dataclass(slots=True)
class _Draft:
    """What has been read so far, while the blocks go by."""

    known: Known
    title: str = ""
    category: str | None = None
    byline: str | None = None
    source: str | None = None
    published: date | None = None
    stamped: date | None = None
    body: list[Block] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    ended: bool = False
    signed: bool = False


def compose(blocks: Sequence[Block], known: Known | None = None) -> Page | None:
    """The page that `blocks` make up, read with what is `known` of it; None where no running text is left."""
    known = known or Known()
    draft = _Draft(known, known.title, known.category, known.byline, known.source, known.published, known.stamped)
    rest = _without_comments(_read_heading(draft, blocks))
    for block in rest:
        if lines.ends_bulletin(block.text):
            _read_aftermath(draft, rest)
            break
        _read_block(draft, block)
    _find_byline(draft)
    return _page(draft)


def _read_heading(draft: _Draft, blocks: Sequence[Block]) -> Sequence[Block]:
    """Takes what stands above the first paragraph: clock, sections, title, publish line. Gives back the blocks from there on."""
    headings: list[Block] = []
    for number, block in enumerate(blocks):
        if _read_furniture(draft, block.text):
            continue
        day = published.find_opening_day(block.text, month_first=draft.known.month_first) if draft.title or headings else None
        if day:
            draft.published = draft.published or day
            continue
        crumbs = lines.split_crumbs(block.text)
        if crumbs:
            draft.category = draft.category or crumbs[-1]
        elif _opens_body(block) and not lines.same(block.text, draft.title):
            return [*_name_headings(draft, headings, leads=lines.opens_report(block.text)), *blocks[number:]]
        else:
            headings.append(block)
    # Nothing but headings: they are the text.
    return headings


def _without_comments(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks above the first reader's comment, which says who wrote it and what below the buttons of a shared post."""
    below = next((n for n, block in enumerate(blocks) if lines.is_below_comment(block.text)), None)
    if below is None:
        return blocks
    buttons = (n for n in range(below - 1, max(-1, below - _LONGEST_COMMENT), -1) if lines.is_utility(blocks[n].text))
    return blocks[: next(buttons, max(0, below - 2))]


def _opens_body(block: Block) -> bool:
    return block.pictured or lines.is_caption(block.text) or lines.is_prose(block.text) or lines.is_entry(block.text)


def _is_short(heading: Block) -> bool:
    """Whether a line between title and lead is a button's or a notice's: no second title."""
    return len(heading.text) <= _LONGEST_NOTICE and not lines.is_about_meeting(heading.text)


def _name_headings(draft: _Draft, headings: list[Block], *, leads: bool) -> list[Block]:
    """Makes title and category of short lines above the first paragraph; gives back those that are neither.

    Where a paragraph `leads` in, as leads do, only what is long enough for one may stand between the title and it.
    """
    if draft.known.title:
        return [h for h in headings if not (lines.same(h.text, draft.title) or lines.is_section(h.text) or (leads and _is_short(h)))]
    while headings and not draft.title:
        line = headings.pop().text
        if lines.is_section(line):
            draft.category = draft.category or line
            return []
        draft.title = line
    if headings and lines.is_about_meeting(headings[-1].text) and headings[-1].text[-1].isalnum():
        draft.title = draft.title if lines.same(headings[-1].text, draft.title) else f"{headings[-1].text} {draft.title}"
        headings.pop()
    if headings and len(headings[-1].text.split()) <= 8 and (lines.is_section(headings[-1].text) or not names_site(headings[-1].text)):
        draft.category = draft.category or headings[-1].text
    return []


def _read_furniture(draft: _Draft, line: str) -> bool:
    """Whether the line is clock, publish line, source, signature or furniture; notes the facts in them."""
    clock, day, source = published.find_clock(line), _publish_day(draft, line), lines.find_source(line)
    draft.stamped = draft.stamped or clock
    draft.published = draft.published or day
    draft.source = draft.source or source
    if day and not draft.category:
        draft.category = published.get_section(line)
    return bool(clock or day or source) or lines.is_utility(line) or lines.is_file_name(line) or _read_parts(draft, line)


def _read_parts(draft: _Draft, line: str) -> bool:
    """Whether every part of a line such as "Ngày đăng bài: 16/12/2019 | Tác giả: …" is furniture; notes the facts in them."""
    signed = signatures.find_signature(line, month_first=draft.known.month_first)
    if signed:
        draft.byline, draft.published = draft.byline or signed[0], draft.published or signed[1]
        return True
    told = signatures.find_section_and_day(line, month_first=draft.known.month_first)
    if told:
        draft.category, draft.published = draft.category or told[0], draft.published or told[1]
        return True
    writer, section = bylines.find_labelled_byline(line), lines.find_labelled_section(line)
    if writer or section or bylines.names_nobody(line):
        # "Tin: Lê Mộc", or who is named below the text, wrote it; above it and in the markup may stand who put it on the page.
        signs = writer is not None and (bylines.signs_news(line) or bool(draft.body)) and not draft.signed
        draft.byline, draft.signed = writer if signs else draft.byline or writer, draft.signed or signs
        draft.category = draft.category or section
        return True
    parts = lines.split_facts(line)
    # Every part is read for its facts, even after one that is no furniture.
    read = [_read_furniture(draft, part) or _read_section(draft, part) for part in parts] if len(parts) > 1 else [False]
    return all(read)


def _read_section(draft: _Draft, part: str) -> bool:
    """Whether a part of a publish line names the section; notes it."""
    named = lines.is_section(part)
    draft.category = draft.category or (part if named else None)
    return named


def _publish_day(draft: _Draft, line: str) -> date | None:
    return published.find_publish_date(line, month_first=draft.known.month_first)


def _read_block(draft: _Draft, block: Block) -> None:
    text = block.text
    # ">> Hội thi cồng chiêng" between two paragraphs leads to other news.
    if block.linked > 0.5 and text[0] in ">»→":
        return
    if len(draft.body) <= 1 and (lines.same(text, draft.title) or (draft.category and lines.same(text, draft.category))):
        return
    if _read_furniture(draft, text):
        return
    if block.pictured or lines.is_caption(text):
        if not lines.same(text, draft.title):
            draft.body.append(block)
            draft.captions.append(text)
        return
    if draft.ended:
        draft.byline = draft.byline or bylines.find_byline(text, aside=block.aside)
        return
    before, mark, after = text.partition(END_MARK)
    if mark and len(after) <= 120:
        draft.ended = True
        writer = after.strip()
        draft.byline = draft.byline or (bylines.find_byline(writer, aside=True) if writer else None)
        block = replace(block, text=before + mark)
    draft.body.append(block)


def _read_aftermath(draft: _Draft, blocks: Sequence[Block]) -> None:
    """A publish date may stand below everything else."""
    labelled = (b.text for b in blocks if b.text.casefold().startswith(("ngày đăng", "đăng ngày", "cập nhật")))
    draft.published = draft.published or next(filter(None, (_publish_day(draft, line) for line in labelled)), None)


def _find_byline(draft: _Draft) -> None:
    """Takes the byline off the end of the body, unless a label or the markup has named it."""
    last = next((n for n in range(len(draft.body) - 1, -1, -1) if draft.body[n].text not in draft.captions), None)
    if last is None or (last == 0 and len(draft.body) == 1 and not draft.title and len(draft.body[0].text) < 40):
        return
    block = draft.body[last]
    if block.row or (last > 0 and bylines.signs_off(draft.body[last - 1].text)) or _is_listed(draft.body[: last + 1]):
        return
    alone = bylines.find_byline(block.text, aside=block.aside)
    # Who signs at the right-hand edge has written it, or anywhere where a field of the content system names who typed it in.
    signs = (block.aside or draft.byline == draft.known.byline) and bylines.find_byline(block.text)
    if alone and last > 0 and (not draft.byline or signs or lines.same(alone, draft.byline)):
        draft.byline = alone
        del draft.body[last]
    elif not draft.byline:
        text, draft.byline = bylines.split_glued_byline(block.text)
        draft.body[last] = replace(block, text=text)
    if not draft.byline and draft.body:
        draft.byline = bylines.find_agency(draft.body[0].text)


def _is_listed(body: Sequence[Block]) -> bool:
    """Whether the last line belongs to a list that a line with ":" announces: "Dự hội nghị có:", then a name a line."""
    for block, before in zip(body[:0:-1], body[-2::-1], strict=True):
        if block.breaks != 1:
            return False
        if before.text.endswith(":"):
            return True
    return False


def _page(draft: _Draft) -> Page | None:
    texts = [b.text for b in draft.body]
    lead = draft.known.lead
    prose = next((n for n, text in enumerate(texts) if text not in draft.captions), None)
    if lead and not lines.same(lead, draft.title):
        if prose is None or not lines.begins(texts[prose], lead):
            texts.insert(0, lead)
    else:
        lead = texts[prose] if prose is not None else None
    if lead and texts.count(lead) > 1:
        first = texts.index(lead)
        texts = [text for number, text in enumerate(texts) if text != lead or number == first]
    if lead is None:
        return None
    text = "\n\n".join([draft.title, *texts] if draft.title else texts)
    return Page(text, draft.title, draft.category, lead, tuple(draft.captions), draft.byline, draft.source, draft.published, draft.stamped)
