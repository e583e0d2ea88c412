"""HTML as blocks: what a reader would see, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from html import escape, unescape

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import CData, PageElement, PreformattedString

from indexer.reading import blocks as plain
from indexer.reading.blocks import Block, join_broken, tidy

MAX_CHARACTERS = 4_000_000
# Word and SharePoint nest a few dozen elements; what nests hundreds was made to hurt, or is broken past reading as a tree.
MAX_DEPTH = 256
_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "select", "option", "button", "input")
    + ("textarea", "canvas", "map", "audio", "video")
)
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption")
    + ("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p")
    + ("pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
# Elements that tell of the text in them without an attribute.
_TELLING = _HEADINGS | {"a", "caption", "center", "figcaption"}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_CENTRE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_RIGHT_CLASS = frozenset({"text-right", "text-end", "align-right", "tacgia", "author"})
_CAPTION_CLASS = re.compile(r"caption|chu-?thich|img-?(?:note|desc)|figure-?text", re.IGNORECASE)
_FRAMES = re.compile(r"</?(?:noframes|frameset|frame)\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL)

Gone = AbstractSet[int]
"""Elements left out of a page, by `id`. They stay in the tree: taking one out costs as much as it has siblings."""


def parse(html: str) -> BeautifulSoup:
    """The tree of a page, bounded in size and depth; a page nested too deeply comes as its bare lines."""
    html = html[:MAX_CHARACTERS].replace("\x00", "")
    if "<noframes" in html.lower():
        # What browsers without frames are shown is text to the parser, and for us the page.
        html = _FRAMES.sub("", html)
    soup = BeautifulSoup(html, "lxml")
    if not _is_too_deep(soup):
        return soup
    bare = (line for line in unescape(_TAGS.sub("\n", html)).split("\n") if line.strip())
    return BeautifulSoup("".join(f"<p>{escape(line)}</p>" for line in bare), "lxml")


def get_tags(root: Tag) -> Iterator[Tag]:
    """The elements below `root`, in order of the page."""
    return (node for node in root.descendants if isinstance(node, Tag))


def get_strings(root: Tag, gone: Gone = frozenset()) -> Iterator[NavigableString]:
    """The texts below `root`, in order of the page, without what elements in `gone` hold; comments and scripts are none."""
    stack: list[PageElement] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if id(node) not in gone:
                stack.extend(reversed(node.contents))
        elif type(node) is NavigableString or type(node) is CData:
            yield node


def get_text(root: Tag, gone: Gone = frozenset()) -> str:
    """The texts below `root` with a space between."""
    return " ".join(text for string in get_strings(root, gone) if (text := string.strip()))


def get_size(root: Tag, gone: Gone = frozenset()) -> int:
    """How long the texts below `root` are, spaces counted."""
    return sum(map(len, get_strings(root, gone)))


def is_gone(tag: Tag, gone: Gone) -> bool:
    """Whether `tag` is left out, or stands in what is."""
    return bool(gone) and any(id(parent) in gone for parent in (tag, *tag.parents))


def is_hidden(tag: Tag) -> bool:
    """Whether a browser would not show the element."""
    if tag.name in _UNSEEN or tag.name.endswith(":p"):
        return True
    if not tag.attrs:
        return False
    style = tag.get("style")
    return "hidden" in tag.attrs or tag.get("aria-hidden") == "true" or bool(style and _HIDDEN_STYLE.search(str(style)))


def get_classes(tag: Tag) -> list[str]:
    """The element's classes, and its id as one more."""
    classes = tag.get_attribute_list("class") if tag.attrs else []
    return [str(name) for name in [*classes, tag.get("id")] if name]


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
    """The line being gathered, and whether a picture stands right above it."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    context: _Context = field(default_factory=_Context)
    broken: bool = False
    below_picture: bool = False
    emphasised: bool = True

    def take(self) -> Iterator[Block]:
        """The line gathered so far as a block; none where nothing stands in it."""
        text, linked = tidy("".join(self.parts)), self.linked
        if not text:
            self.parts, self.linked = [], 0
            return
        short = len(text) <= 250 and (self.context.centred or self.emphasised)
        block = Block(
            text,
            aside=self.context.aside,
            pictured=self.context.captioned or (self.below_picture and short),
            heading=self.context.heading,
            broken=self.broken,
            linked=min(1.0, linked / max(1, len(text))),
        )
        self.parts, self.linked, self.broken, self.below_picture, self.emphasised = [], 0, False, False, True
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
            line.broken = True
        elif isinstance(node, Tag) and leaving:
            yield from line.take()
        elif isinstance(node, Tag) and node.name == "img":
            yield from line.take()
            line.below_picture = True
        elif isinstance(node, Tag) and id(node) not in gone and not is_hidden(node):
            within = _enter(node, context)
            if node.name == "pre":
                yield from line.take()
                yield from plain.get_blocks("".join(get_strings(node, gone)))
                continue
            if node.name in _BLOCKS:
                yield from line.take()
                stack.append((node, context, True))
            stack.extend((child, within, False) for child in reversed(node.contents))
    yield from line.take()


def _add_text(line: _Line, node: NavigableString, context: _Context) -> None:
    if isinstance(node, PreformattedString):
        return
    if not node.isspace():
        if not line.parts:
            line.context = context
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


def _is_too_deep(soup: BeautifulSoup) -> bool:
    stack: list[tuple[Tag, int]] = [(soup, 0)]
    while stack:
        tag, depth = stack.pop()
        if depth > MAX_DEPTH:
            return True
        stack.extend((child, depth + 1) for child in tag.contents if isinstance(child, Tag))
    return False
