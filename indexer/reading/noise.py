"""Elements of a page that are no part of a bulletin, told by what they are called and by their shape."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from bs4 import NavigableString, Tag
from bs4.element import PageElement

from indexer.reading import lines
from indexer.reading.blocks import tidy
from indexer.reading.markup import Gone, get_classes, get_size, is_hidden
from indexer.reading.sizes import Sizes

# Whole words of class names and ids: "other-news", "tinKhac", "box_lien_quan", never "relative" or "navy".
_NOISE = re.compile(
    r"""(?:^|[-_\s])(?:menu|nav|navbar|navigation|sidebar|footer|banner|breadcrumbs?|other[-_]?news|news[-_]?others?|others?|related\w*|relate|recent[-_]?(?:posts?|news)|tin[-_]?khac|tin[-_]?lien[-_]?quan|lien[-_]?quan
    |tin[-_]?moi|tin[-_]?cu|tin[-_]?hot|(?:xem|doc)[-_]?nhieu|tin[-_]?cung[-_]?loai|cung[-_]?chuyen[-_]?muc|share|sharing|social\w*|comments?|binh[-_]?luan|rating|danh[-_]?gia|counter|thong[-_]?ke|truy[-_]?cap|(?:(?:no|hidden)[-_]?)?print(?:[-_]?(?:btn|button|icon|link|e?mail|share|tools?|bar|actions?|box))?(?=$|\s|\d)|pagination|pager
    |sidenav|audio|player|tts|author[-_]?(?:box|bio)|topbar|post[-_]?navigation|binh[-_]?chon|tham[-_]?do|poll|vote|khao[-_]?sat|survey|weather|thoi[-_]?tiet|ty[-_]?gia
    |popup|modal|cookie|toolbar|ribbon|search|login|weblink|lien[-_]?ket|quang[-_]?cao|ads?|tags?|copyright|skip[-_]?links?|font[-_]?size|tools?|utilit(?:y|ies)|tien[-_]?ich|co[-_]?chu|view[-_]?count|luot[-_]?xem)(?:$|[-_\s\d])""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAST_PARAGRAPH, _LEAST_HEADLINE, _LONGEST_HEADING = 60, 25, 40
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEVER_NOISE = frozenset(("html", "body", "main", "article"))
# Fields that a reader fills in, and how large in letters the box around them is at most.
_FIELDS, _FILLED_IN = ("input", "textarea"), frozenset(("text", "radio", "checkbox", "email", "password", "search", "tel"))
_LARGEST_BOX, _CLIMBED = 400, 8
# Two paragraphs of a bulletin may begin with a link, hardly all of three.
_FEWEST_ENTRIES = 3
# Nodes of an entry that are looked at for its first words; pictures and icons stand before them.
_LOOKED_AT = 40
_WORD = re.compile(r"[^\W\d_]{2}")


def find_noise(root: Tag, keep: tuple[Tag, ...], gone: Gone) -> Gone:
    """`gone` and with it menus, footers, other news, comments and counters, unless most of the text or a tag to keep is in them."""
    sizes = Sizes(root, gone)
    whole, plain = sizes.of(root)
    found, kept = set(gone), {id(parent) for tag in keep for parent in (tag, *tag.parents)}
    fields = (field for name in _FIELDS for field in sizes.names.get(name, ()))
    found |= {id(box) for field in fields if (box := _box_around(field, sizes, whole, kept)) is not None}
    stack = [root]
    while stack:
        for tag in stack.pop().contents:
            if not isinstance(tag, Tag) or id(tag) in found:
                continue
            size, unlinked = sizes.of(tag)
            noise = is_hidden(tag) or (size * 2 < whole and is_noise(tag)) or (unlinked * 2 < plain and lists_pages(tag))
            inset = id(tag) not in kept and _is_inset(tag, sizes)
            if not inset and (id(tag) in kept or tag.name in _NEVER_NOISE or not noise):
                stack.append(tag)
            else:
                found.add(id(tag))
    return found


def find_rest(body: Tag, gone: Gone) -> Gone:
    """What follows other news in `body`, side columns for one, where no paragraph does; nothing where one does."""
    others: Tag | None = None
    stack: list[PageElement] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag) and id(node) in gone:
            others = others or (node if lines.ends_bulletin(_first_line(node)) or _lists_news(node) else None)
        elif isinstance(node, Tag):
            stack.extend(reversed(node.contents))
        elif type(node) is NavigableString and len(node) >= _LEAST_PARAGRAPH and lines.is_prose(tidy(node)):
            others = None
    around = [others, *others.parents] if others is not None else []
    inside = list(takewhile(lambda parent: parent is not body, around))
    return frozenset(id(beside) for parent in inside for beside in parent.next_siblings if isinstance(beside, Tag))


def _lists_news(tag: Tag) -> bool:
    """Whether the element lists pages by headlines, which are longer than the entries of a menu."""
    links = [get_size(link) for link in islice(tag.find_all("a"), _LOOKED_AT)] if lists_pages(tag) else []
    return bool(links) and sum(links) / len(links) >= _LEAST_HEADLINE


def _first_line(tag: Tag) -> str:
    return next((text for string in tag.stripped_strings if (text := tidy(string))), "")


def _is_inset(tag: Tag, sizes: Sizes) -> bool:
    """Whether the element is a box of links to other news set between two paragraphs, below which the bulletin goes on."""
    if tag.name not in ("div", "section", "table", "blockquote", "ul"):
        return False
    around = (tag.find_previous_sibling(), tag.find_next_sibling())
    if any(beside is None or beside.name not in ("p", "div") or sizes.of(beside)[0] < _LEAST_PARAGRAPH for beside in around):
        return False
    heading = _first_line(tag)
    if not (lines.ends_bulletin(heading) or lines.leads_on(heading)):
        return False
    linked = sum(get_size(link) for link in tag.find_all("a"))
    return 2 * linked > get_size(tag) - len(heading) or _is_card(tag)


def _is_card(tag: Tag) -> bool:
    """Whether everything below the heading of a box begins with a link: a headline, and perhaps an excerpt below it."""
    entries = [child for child in tag.contents if isinstance(child, Tag) and get_size(child)][1:]
    opened = [opens for entry in entries if (opens := _opens_with_link(entry)) is not None]
    return bool(opened) and all(opened)


def is_noise(tag: Tag) -> bool:
    """Whether the element is called what menus, footers, other news, comments or counters are called."""
    if tag.name in ("nav", "footer", "aside"):
        return True
    names = get_classes(tag) if tag.attrs else []
    return any(_NOISE.search(_CAMEL.sub("-", name)) for name in names)


def lists_pages(tag: Tag) -> bool:
    """Whether the element lists other pages, whatever it is called: all that stands in it begins with a link, three times or more.

    Entries of menus and cards with a headline, a day and an excerpt do so; the paragraphs of a bulletin do not. Above them may
    stand a heading.
    """
    entries = [child for child in tag.contents if not isinstance(child, Tag) or child.name != "br"]
    entries = [child for child in entries if isinstance(child, Tag) or (type(child) is NavigableString and _WORD.search(child))]
    if len(entries) < _FEWEST_ENTRIES:
        return False
    if isinstance(entries[0], Tag) and get_size(entries[0]) <= _LONGEST_HEADING and not _opens_with_link(entries[0]):
        entries = entries[1:]
    opened = [_opens_with_link(child) for child in entries if isinstance(child, Tag)]
    told = [opens for opens in opened if opens is not None]
    return len(told) >= _FEWEST_ENTRIES and all(told) and len(opened) == len(entries)


def _opens_with_link(tag: Tag) -> bool | None:
    """Whether the first words in the element are a link to another page; None where it says nothing."""
    for node in islice(tag.descendants, _LOOKED_AT):
        if type(node) is NavigableString and _WORD.search(node):
            link = next((parent for parent in node.parents if parent.name == "a" or parent is tag.parent), None)
            return link is not None and link.name == "a" and not lines.opens_report(tidy(node))
    return None


def _box_around(field: Tag, sizes: Sizes, whole: int, kept: set[int]) -> Tag | None:
    """The poll, the search box or the form for comments that a field to fill in belongs to; None where it stands in the bulletin."""
    box = None
    if str(field.get("type") or "text").lower() in _FILLED_IN:
        for parent in islice(field.parents, _CLIMBED):
            size = sizes.of(parent)[0]
            if id(parent) in kept or parent.name in _NEVER_NOISE or size > _LARGEST_BOX or size * 2 >= whole:
                break
            box = parent
    return box
