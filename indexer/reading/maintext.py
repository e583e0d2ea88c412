"""The element that holds a page's bulletin, found without knowing the portal: where unlinked running text is densest."""

from __future__ import annotations

import re

from bs4 import Tag
from bs4.element import PageElement

from indexer.reading.markup import Gone, get_classes, get_strings, get_text, is_hidden

# Paragraphs shorter than this are captions, menu entries, labels: they prove no running text, unless there is none longer.
_PARAGRAPH, _SHORT_PARAGRAPH = 60, 20
# Whole words of class names and ids: "other-news", "tinKhac", "box_lien_quan", never "relative" or "navy".
_NOISE = re.compile(
    r"""(?:^|[-_\s])(?:menu|nav|navbar|navigation|sidebar|footer|banner|breadcrumbs?|other-?news|news-?others?|others?|related|relate|tin-?khac|tin-?lien-?quan|lien-?quan
    |tin-?moi|tin-?cu|tin-?cung-?loai|cung-?chuyen-?muc|share|sharing|social\w*|comments?|binh-?luan|rating|danh-?gia|counter|thong-?ke|truy-?cap|print|pagination|pager
    |popup|modal|cookie|toolbar|ribbon|search|login|weblink|lien-?ket|quang-?cao|ads?|tags?|copyright|skip-?links?|font-?size|co-?chu|view-?count|luot-?xem)(?:$|[-_\s\d])""",
    re.IGNORECASE | re.VERBOSE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEVER_NOISE = frozenset(("html", "body", "form", "main", "article"))
_CONTAINERS = frozenset(("div", "td", "article", "section", "main", "body", "form", "center", "blockquote", "li"))


def find_noise(root: Tag, keep: tuple[Tag, ...], gone: Gone) -> Gone:
    """`gone` and with it menus, footers, other news, comments and counters, unless most of the text or a tag to keep is in them."""
    whole = sum(len(text.strip()) for text in get_strings(root, gone))
    found, kept = set(gone), {id(parent) for tag in keep for parent in (tag, *tag.parents)}
    stack = [root]
    while stack:
        for tag in stack.pop().contents:
            if not isinstance(tag, Tag) or id(tag) in found:
                continue
            if id(tag) in kept or tag.name in _NEVER_NOISE or not (is_hidden(tag) or (_is_noise(tag) and _size(tag, found) * 2 < whole)):
                stack.append(tag)
            else:
                found.add(id(tag))
    return found


def _is_noise(tag: Tag) -> bool:
    if tag.name in ("nav", "footer", "aside"):
        return True
    names = get_classes(tag) if tag.attrs else []
    return any(_NOISE.search(_CAMEL.sub("-", name)) for name in names)


def find_main(root: Tag, gone: Gone) -> Tag | None:
    """The element whose own paragraphs hold the most unlinked text; None where there is no paragraph at all.

    Each text counts fully for its nearest container and half for the one around, so a body wins over one of its
    paragraphs and over the page that also holds a sidebar.
    """
    scores: dict[int, float] = {}
    tags: dict[int, Tag] = {}
    texts = _text_by_block(root, gone)
    least = _PARAGRAPH if any(length >= _PARAGRAPH for _, length in texts) else _SHORT_PARAGRAPH
    for block, length in texts:
        if length < least:
            continue
        weight = 1.0
        for parent in [p for p in (block, *block.parents) if p.name in _CONTAINERS][:3]:
            scores[id(parent)] = scores.get(id(parent), 0.0) + length * weight
            tags[id(parent)] = parent
            weight /= 2
    best = max(scores, key=lambda key: scores[key], default=None)
    return tags[best] if best is not None else None


def _text_by_block(root: Tag, gone: Gone) -> list[tuple[Tag, int]]:
    """Each paragraph-like element with the length of the unlinked text directly in it."""
    found: dict[int, tuple[Tag, int]] = {}
    for string in get_strings(root, gone):
        length = len(string.strip())
        block = _block_around(string) if length else None
        if block is not None:
            found[id(block)] = (block, found.get(id(block), (block, 0))[1] + length)
    return list(found.values())


def _block_around(string: PageElement) -> Tag | None:
    for parent in string.parents:
        if parent.name == "a":
            return None
        if parent.name in _CONTAINERS or parent.name in ("p", "h1", "h2", "h3", "h4", "pre", "dd", "figcaption", "table", "tr"):
            return parent
    return None


def widen(main: Tag, title: Tag | None, gone: Gone, *, within: Tag) -> Tag:
    """The smallest element `within` the article around both `main` and `title`, if little else is in it; otherwise `main`.

    Without a title it is the smallest that adds text above `main`: a heading that no tag marks as one.
    """
    outside = {id(parent) for parent in within.parents}
    around = [tag for tag in (main, *main.parents) if id(tag) not in outside]
    if title is None:
        return _widen_above(main, around, gone)
    parents = {id(parent) for parent in title.parents}
    common = next((parent for parent in around if id(parent) in parents), main)
    return common if _is_little_more(common, main, gone) else main


def _widen_above(main: Tag, around: list[Tag], gone: Gone) -> Tag:
    text = get_text(main, gone)
    for parent in around if text else ():
        if get_text(parent, gone).partition(text)[0]:
            return parent if _is_little_more(parent, main, gone) else main
    return main


def _is_little_more(parent: Tag, main: Tag, gone: Gone) -> bool:
    return _size(parent, gone) <= 1.7 * _size(main, gone) + 1000


def _size(tag: Tag, gone: Gone) -> int:
    """How long the text in `tag` is, its spaces counted."""
    return sum(map(len, get_strings(tag, gone)))
