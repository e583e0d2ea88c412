"""Lines that a line break cut inside a sentence, joined again; lists, captions and headings stay a line each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.reading import bylines, lines, published
from indexer.reading.blocks import Block
from indexer.reading.seams import UPPER, belongs_together, is_open

_STOPPED = re.compile(r"[.!?…:;/][”\"')\]]?$")
_ITEM = re.compile(r"(?:[-–—+•*●▪✓➢]\s?|\d{1,2}(?:\.\d{1,2}){0,2}[.)/]\s|[a-zđ]\)\s|[IVX]{1,4}\s?[.)-]\s|\(\d{1,2}\)\s)")
_LABEL = re.compile(r"[^\W\d_][^.,:;()]{1,40}:(?:\s|$)")
_LABEL_WORDS = 5
# A list of people that a line break parts, each line opening as the one before: "đồng chí Lò Văn Mây - Phó Chủ tịch UBND xã".
_PERSON = re.compile(
    rf"(?:[-–+•*]\s*)?(?:(?i:đồng chí|đ/c|ông|bà|đại biểu)[\s:]|[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*){{1,4}}\s*(?:[,(–:-]|$))"
)
_SENTENCE_END = re.compile(rf"[.!?] [{UPPER}]")
# Short lines are entries of a list or of a menu.
_LEAST_CUT, _LEAST_WORDS = 30, 5
_HYPHEN = re.compile(r"\w-$")
# Reports are shorter; in the rest of a longer text nothing is looked up.
_SAID_WITHIN = 30_000
# Hard-wrapped text: all lines of a paragraph but its last end near one column.
_LEAST_WRAPPED = 3
_WRAP_AT_LEAST, _WRAP_AT_MOST, _NEAR_COLUMN = 50, 130, 0.9
# As wide as a line that was surely broken: so much of it, so much more.
_AS_WIDE, _WIDER = 0.88, 1.15


def join_broken(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those joined with the one before that only a line break parts from it and that go on with its sentence."""
    gathered = _as_lines(list(blocks))
    paragraphs: list[list[Block]] = []
    for block, joins in zip(gathered, _find_cuts(gathered), strict=True):
        if joins:
            paragraphs[-1].append(block)
        else:
            paragraphs.append([block])
    return (lines[0] if len(lines) == 1 else replace(lines[0], text=join_texts([line.text for line in lines])) for lines in paragraphs)


def _as_lines(blocks: list[Block]) -> list[Block]:
    """The blocks, those as lines that stand behind a line of hard-wrapped text, where each line is a paragraph of its own.

    So comes what somebody copied out of a PDF: lines of one width, and many that go on small.
    """
    paragraphs = ((before, block) for before, block in pairwise(blocks) if not (block.breaks or _differ(before, block)))
    cut = [len(before.text) for before, block in paragraphs if block.text[0].islower() and not _STOPPED.search(before.text)]
    if len(cut) < _LEAST_WRAPPED or not _WRAP_AT_LEAST <= min(cut) <= max(cut) <= _WRAP_AT_MOST or min(cut) < _AS_WIDE * max(cut):
        return blocks
    # A sentence that ends there may end its paragraph, too.
    full = [False, *(_reach(*two) >= _AS_WIDE * max(cut) and not _STOPPED.search(two[0].text) for two in pairwise(blocks))]
    return [replace(block, breaks=1) if broken and not block.breaks else block for block, broken in zip(blocks, full, strict=True)]


def join_texts(lines: Sequence[str]) -> str:
    """Lines as one: a number or a word that was broken at its hyphen is whole again.

    >>> join_texts(["Quyết định số 217-", "QĐ/TW về", "kinh tế -", "xã hội"])
    'Quyết định số 217-QĐ/TW về kinh tế - xã hội'
    """
    return "".join(line if number == len(lines) or _HYPHEN.search(line) else f"{line} " for number, line in enumerate(lines, 1))


def _find_cuts(blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it goes on with the one before: by its words, else because that line is as wide as lines surely cut."""
    text = "\n".join(block.text for block in blocks)[:_SAID_WITHIN]
    sure = [False for _ in blocks[:1]] + [_surely_goes_on(before, block, text) for before, block in pairwise(blocks)]
    if not any(sure):
        return sure
    widths, found = _get_widths(blocks, sure), list[bool]()
    for place, block in enumerate(blocks):
        if block.breaks == 1 and place:
            continue
        end = next((n for n in range(place + 1, len(blocks)) if blocks[n].breaks != 1), len(blocks))
        found += _find_cuts_in_run(blocks[place:end], sure[place:end], widths)
    return found


def _find_cuts_in_run(run: Sequence[Block], sure: Sequence[bool], widths: Sequence[int]) -> Iterator[bool]:
    """The same for lines with one break between; `widths` are those of the lines that were surely cut anywhere."""
    whole = 2 * sum(sure[1:]) >= len(run) and _is_one_paragraph(run)
    inside = _get_widths(run, sure)
    yield sure[0]
    for before, block, cut in zip(run, run[1:], sure[1:], strict=False):
        yield cut or whole or _is_cut(before, block, inside, widths)


def _get_widths(blocks: Sequence[Block], cuts: Sequence[bool]) -> list[int]:
    """How long the lines before the cuts are, the shortest first; entries of lists left out."""
    lengths = (len(before.text) for before, cut in zip(blocks, cuts[1:], strict=False) if cut)
    return sorted(length for length in lengths if length >= _LEAST_CUT)


def _surely_goes_on(before: Block, block: Block, text: str) -> bool:
    """Whether the words alone say so, those around the break or their like elsewhere in `text`."""
    if not block.breaks or _differ(before, block) or _STOPPED.search(before.text) or _is_listed(before.text, block.text):
        return False
    if block.text[0].islower() and (len(before.text) >= _LEAST_CUT or len(before.text.split()) >= _LEAST_WORDS):
        return True
    if block.breaks > 1 or (block.text[0].isupper() and lines.opens_report(block.text)):
        return False
    return belongs_together(before.text, block.text) or _stand_together(before.text, block.text, text)


def _stand_together(before: str, after: str, text: str) -> bool:
    """Whether the words around a break follow one another inside a line of `text`: "Nậm" and "Hoa", or any three."""
    first, last = after.split(maxsplit=1)[0].rstrip(",.;:"), before.split()[-2:]
    names = first[:1].isupper() and last[-1][0].isupper()
    words = " ".join([last[-1], first] if names else [*last, first])
    return len(words.split()) > 1 + (not names) and bool(words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def _is_cut(before: Block, block: Block, inside: Sequence[int], widths: Sequence[int]) -> bool:
    """Whether the line before is as wide as lines that were surely cut: two anywhere, or one in its own run."""
    lowest, highest = len(before.text) / _WIDER, _reach(before, block) / _AS_WIDE
    if bisect_right(widths, highest) - bisect_left(widths, lowest) < 2 and bisect_right(inside, highest) == bisect_left(inside, lowest):
        return False
    parted = before.text.endswith(";") and block.text[0].islower()
    return (parted or not _STOPPED.search(before.text)) and _may_go_on(before, block)


def _is_one_paragraph(run: Sequence[Block]) -> bool:
    """Whether a run is one hard-wrapped paragraph; sentences may end at the ends of its lines."""
    if len(run) < 3 or any(not _may_go_on(before, block) for before, block in pairwise(run)):
        return False
    widest = max(len(block.text) for block in run)
    full = all(_reach(before, block) > _NEAR_COLUMN * widest for before, block in pairwise(run))
    stopped = sum(bool(_STOPPED.search(block.text)) for block in run[:-1])
    return full and _WRAP_AT_LEAST <= widest <= _WRAP_AT_MOST and stopped <= len(run) // 3


def _reach(before: Block, block: Block) -> int:
    """How long the line before would be with the first word of this one."""
    return len(before.text) + 1 + len(block.text.split(maxsplit=1)[0])


def _may_go_on(before: Block, block: Block) -> bool:
    """Whether nothing in the words speaks against it: no item of a list, caption, label, heading, byline begins here or ended there."""
    text = block.text
    if _differ(before, block) or _is_listed(before.text, text) or lines.opens_report(text) or before.text.isupper() != text.isupper():
        return False
    label = _LABEL.match(text)
    if (label and len(label[0].split()) <= _LABEL_WORDS) or _is_furniture(text) or _is_furniture(before.text):
        return False
    signed = " " in text and bylines.find_byline(text)
    return not (signed or lines.is_caption(text) or lines.is_caption(before.text))


def _is_furniture(text: str) -> bool:
    kinds = (lines.is_utility, lines.is_file_name, lines.is_section, lines.ends_bulletin, lines.find_source, lines.split_crumbs)
    return any(kind(text) for kind in kinds) or bool(published.find_publish_date(text) or published.find_clock(text))


def _differ(before: Block, block: Block) -> bool:
    """Whether the layout sets the two apart."""
    return before.pictured or block.aside or before.row or block.row or before.heading != block.heading


def _is_listed(before: str, text: str) -> bool:
    """Whether the line is a further entry of a list."""
    person = _PERSON.match(before) and _PERSON.match(text) and not _SENTENCE_END.search(before)
    return bool(_ITEM.match(text) or (person and not is_open(before, text)))
