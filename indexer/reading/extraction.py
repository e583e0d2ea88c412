"""The main text of a page whose portal nobody knows, as trafilatura sees it."""

from __future__ import annotations

import re

from bs4 import NavigableString, Tag
from lxml import etree
from lxml.html import Element, HtmlElement

from indexer.reading.markup import Gone, get_classes, is_hidden

MAX_ELEMENTS, MAX_TEXT = 10_000, 300_000
"""A page has some hundreds of elements. What has more is shown to trafilatura, at 40 µs an element, as far as this only."""

_PLAIN_NAME = re.compile(r"[a-z][a-z0-9]*")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def extract_main_text(root: Tag, gone: Gone) -> str:
    """The text below `root`, without what is `gone`, that trafilatura takes for the article; "" where it sees none.

    Its paragraphs are not ours: it leaves out short ones and what is said twice, and parts words at elements. They tell where
    the article stands.
    """
    # Imported where it is used: that takes a sixth of a second, which commands that read no unknown page need not spend.
    import trafilatura

    try:
        return trafilatura.extract(_copy(root, gone), include_comments=False, include_tables=True) or ""
    except (etree.LxmlError, ValueError, RecursionError):
        return ""


def _copy(root: Tag, gone: Gone) -> HtmlElement:
    """What is visible below `root` as lxml's tree, bounded in elements and text."""
    html, body = Element("html"), Element("body")
    html.append(body)
    elements = text = 0
    stack = [(node, body) for node in reversed(root.contents)]
    while stack and elements < MAX_ELEMENTS and text < MAX_TEXT:
        node, parent = stack.pop()
        if isinstance(node, Tag) and id(node) not in gone and not is_hidden(node):
            elements += 1
            # A second body, or a form around the whole page, would be taken for no content.
            inner = parent if node.name in ("html", "body", "form") else _add_element(parent, node)
            stack.extend((child, inner) for child in reversed(node.contents))
        elif type(node) is NavigableString:
            text += len(node)
            _add_text(parent, _NOT_XML.sub("", node))
    return html


def _add_element(parent: HtmlElement, tag: Tag) -> HtmlElement:
    element = Element(tag.name if _PLAIN_NAME.fullmatch(tag.name) else "span")
    names = get_classes(tag)
    if names:
        element.set("class", _NOT_XML.sub("", " ".join(names)))
    if tag.name == "a":
        element.set("href", "#")
    parent.append(element)
    return element


def _add_text(parent: HtmlElement, text: str) -> None:
    # lxml counts an element's children one by one, each time that it is asked how many they are.
    last = next(parent.iterchildren(reversed=True), None)
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
