"""HTML as blocks: what a reader would see, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from indexer.reading import lines, paragraphs
from indexer.reading.blocks import Block, tidy
from indexer.reading.joining import join_broken
from indexer.reading.markup import Gone, get_classes, get_size, get_strings, is_hidden
from indexer.reading.pictures import find_box, is_in_box
from indexer.reading.tables import find_rows

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption")
    + ("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p")
    + ("pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
# Elements that tell of the text in them without an attribute.
_TELLING = _HEADINGS | {"a", "caption", "center", "figcaption"}
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_CENTRE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_RIGHT_CLASS = frozenset({"text-right", "text-end", "align-right", "tacgia", "author"})
_CAPTION_CLASS = re.compile(r"caption|chu-?thich|img-?(?:note|desc)|figure-?text|^(?:img|pic|photo)?[-_]?cap$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element's ancestors say of the text in it."""

    aside: bool = False
    centred: bool = False
    captioned: bool = False
    linked: bool = False
    heading: bool = False


@dataclass(slots=True)
class _Line:
    """The line being gathered, whether a picture stands right above it, and the box around the last picture."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    context: _Context = field(default_factory=_Context)
    breaks: int = 0
    below_picture: bool = False
    box: Tag | None = None
    emphasised: bool = True

    def take(self) -> Iterator[Block]:
        """The line gathered so far as a block; none where nothing stands in it."""
        text, linked = tidy("".join(self.parts)), self.linked
        if not text:
            self.parts, self.linked = [], 0
            return
        short = len(text) <= 250 and (self.context.centred or self.emphasised)
        boxed = self.box is not None and text[-1] not in ".!?…:;" and not (linked or self.context.heading)
        block = Block(
            text,
            aside=self.context.aside,
            pictured=self.context.captioned or (self.below_picture and short) or boxed,
            heading=self.context.heading,
            breaks=self.breaks,
            linked=min(1.0, linked / max(1, len(text))),
        )
        self.parts, self.linked, self.breaks, self.below_picture, self.emphasised = [], 0, 0, False, True
        yield block


def get_blocks(root: Tag, gone: Gone = frozenset()) -> tuple[Block, ...]:
    """The visible text of `root` as blocks in reading order; inline elements, Word's spans too, break nothing."""
    return tuple(join_broken(_walk(root, gone)))


def _walk(root: Tag, gone: Gone) -> Iterator[Block]:
    line = _Line()
    stack: list[tuple[object, _Context, bool]] = [(root, _Context(), False)]
    while stack:
        node, context, leaving = stack.pop()
        if isinstance(node, NavigableString):
            _add_text(line, node, context)
        elif isinstance(node, Tag) and node.name == "br":
            yield from line.take()
            line.breaks += 1
        elif isinstance(node, Tag) and leaving:
            yield from line.take()
            line.breaks = 0
        elif isinstance(node, Tag) and node.name == "img":
            yield from line.take()
            line.below_picture, line.box = True, find_box(node)
        elif isinstance(node, Tag) and id(node) not in gone and not is_hidden(node):
            within = _enter(node, context)
            if node.name == "a" and line.parts and lines.leads_on(tidy(node.get_text())):
                yield from line.take()
            elif node.name == "a" and line.parts and _is_beside_link(node):
                line.parts.append(" ")
            if node.name in ("table", "dl") and (rows := find_rows(node, gone)):
                yield from line.take()
                yield from (_read_row(row, gone) for row in rows)
                continue
            if node.name == "pre":
                yield from line.take()
                yield from paragraphs.get_blocks("".join(get_strings(node, gone)))
                continue
            if node.name in _BLOCKS:
                yield from line.take()
                line.breaks = 0
                stack.append((node, context, True))
            stack.extend((child, within, False) for child in reversed(node.contents))
    yield from line.take()


def _is_beside_link(link: Tag) -> bool:
    """Whether another link stands right before: style sheets set the two apart, "Facebook" and "Twitter"."""
    before = link.previous_sibling
    return isinstance(before, Tag) and before.name == "a" and (before.get("href") != link.get("href") or "href" not in link.attrs)


def _read_row(cells: list[Tag], gone: Gone) -> Block:
    """The cells of a row as one line that reads like a list: "Lò Văn Mây, Bí thư Huyện ủy"."""
    text = ""
    for cell in cells:
        words = " ".join(block.text for block in get_blocks(cell, gone))
        parted = text[-1:] in ("", ":", ",", ";", ".") or not words
        text += words if not text else f"{'' if parted else ','} {words}"
    linked = sum(get_size(tag, gone) for cell in cells for tag in cell.find_all("a"))
    return Block(text.strip(), row=True, linked=min(1.0, linked / max(1, len(text))))


def _add_text(line: _Line, node: NavigableString, context: _Context) -> None:
    if isinstance(node, PreformattedString):
        return
    if not node.isspace():
        if not line.parts:
            line.context = context
            line.box = line.box if line.box is not None and is_in_box(node, line.box) else None
        elif line.parts[-1][-1:].islower() and node[:1].isupper():
            # No word goes on with a capital: two elements without a space between.
            line.parts.append(" ")
        line.linked += len(node.strip()) if context.linked else 0
        line.emphasised = line.emphasised and node.parent is not None and node.parent.name in ("em", "i")
        line.parts.append(node)
    elif line.parts:
        line.parts.append(node)


def _enter(tag: Tag, context: _Context) -> _Context:
    """The context of what stands in `tag`."""
    if not tag.attrs and tag.name not in _TELLING:
        return context
    style, align = str(tag.get("style") or ""), str(tag.get("align") or "").lower()
    classes = get_classes(tag)
    aside, centred = context.aside, context.centred
    if tag.name in _BLOCKS and (style or align or classes):
        if align or "text-align" in style:
            aside, centred = False, False
        aside = aside or align == "right" or bool(_RIGHT.search(style)) or bool(_RIGHT_CLASS.intersection(classes))
        centred = centred or align == "center" or bool(_CENTRE.search(style)) or "text-center" in classes
    captioned = context.captioned or tag.name in ("figcaption", "caption") or any(_CAPTION_CLASS.search(c) for c in classes)
    linked = context.linked or tag.name == "a"
    heading = context.heading or tag.name in _HEADINGS
    return _Context(aside, centred or tag.name == "center", captioned, linked, heading)
