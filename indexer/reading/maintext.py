"""The element that holds a page's bulletin, found without knowing the portal: where unlinked running text is densest."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from indexer.reading.markup import get_classes, get_tags, is_hidden

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


def drop_noise(soup: BeautifulSoup, keep: tuple[Tag, ...] = ()) -> None:
    """Takes menus, footers, other news, comments and counters out of the tree, unless most of the text or a tag to keep is in them."""
    whole = sum(len(s) for s in soup.stripped_strings)
    kept = {id(parent) for tag in keep for parent in (tag, *tag.parents)}
    for tag in list(get_tags(soup)):
        if tag.decomposed or tag.name in _NEVER_NOISE or id(tag) in kept:
            continue
        if is_hidden(tag) or (_is_noise(tag) and len(tag.get_text()) * 2 < whole):
            tag.decompose()


def _is_noise(tag: Tag) -> bool:
    if tag.name in ("nav", "footer", "aside"):
        return True
    names = get_classes(tag) if tag.attrs else []
    return any(_NOISE.search(_CAMEL.sub("-", name)) for name in names)


def find_main(soup: BeautifulSoup) -> Tag | None:
    """The element whose own paragraphs hold the most unlinked text; None where there is no paragraph at all.

    Each text counts fully for its nearest container and half for the one around, so a body wins over one of its
    paragraphs and over the page that also holds a sidebar.
    """
    scores: dict[int, float] = {}
    tags: dict[int, Tag] = {}
    texts = _text_by_block(soup)
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


def _text_by_block(soup: BeautifulSoup) -> list[tuple[Tag, int]]:
    """Each paragraph-like element with the length of the unlinked text directly in it."""
    found: dict[int, tuple[Tag, int]] = {}
    for string in soup.find_all(string=True):
        length = len(string.strip())
        parent = string.parent
        if not length or isinstance(string, PreformattedString) or parent is None:
            continue
        block = _block_around(string)
        if block is not None:
            found[id(block)] = (block, found.get(id(block), (block, 0))[1] + length)
    return list(found.values())


def _block_around(string: NavigableString) -> Tag | None:
    for parent in string.parents:
        if parent.name == "a":
            return None
        if parent.name in _CONTAINERS or parent.name in ("p", "h1", "h2", "h3", "h4", "pre", "dd", "figcaption", "table", "tr"):
            return parent
    return None


def widen(main: Tag, title: Tag | None, *, within: Tag) -> Tag:
    """The smallest element `within` the article around both `main` and `title`, if little else is in it; otherwise `main`.

    Without a title it is the smallest that adds text above `main`: a heading that no tag marks as one.
    """
    if title is None:
        return next((parent for parent in (main, *main.parents) if _adds_above(parent, main)), main)
    around = {id(parent) for parent in title.parents}
    common = next((parent for parent in (main, *main.parents) if id(parent) in around), main)
    if within is not common and not any(parent is within for parent in common.parents):
        return main
    return common if _is_little_more(common, main) else main


def _adds_above(parent: Tag, main: Tag) -> bool:
    above = parent.get_text(" ", strip=True).partition(main.get_text(" ", strip=True))[0]
    return bool(above) and _is_little_more(parent, main)


def _is_little_more(parent: Tag, main: Tag) -> bool:
    return len(parent.get_text()) <= 1.7 * len(main.get_text()) + 1000
