"""Where a document keeps the parts of a bulletin: by its portal's profile, else by the usual names, else by density of text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from bs4 import BeautifulSoup, NavigableString, Tag

from indexer.reading import bylines, lines
from indexer.reading.blocks import Block, tidy
from indexer.reading.bulletin import Known
from indexer.reading.categories import section_above
from indexer.reading.layout import get_blocks
from indexer.reading.maintext import find_main, widen
from indexer.reading.markup import Gone, get_strings, get_tags, get_text, is_gone
from indexer.reading.metadata import Metadata
from indexer.reading.noise import find_noise, find_rest
from indexer.reading.paper import drop_letterhead
from indexer.reading.profiles import COMMON_NAMES, Profile
from indexer.reading.published import find_any_date, find_clock, find_publish_date
from indexer.reading.select import Selector
from indexer.reading.signatures import find_day_near_title, find_signature, tells_facts
from indexer.reading.titles import find_title, read_title

T = TypeVar("T")

# A body shorter than this was not found by its selector but only something of its name.
_LEAST_BODY = 60
_LEAST_ARTICLE = 120
_HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed page, or an article in it, with all that helps to read it."""

    root: Tag
    select: Selector
    metadata: Metadata
    profile: Profile
    url: str | None

    def narrowed(self, article: Tag) -> Document:
        """One article of the page."""
        return replace(self, root=article, select=Selector(article))

    def find_title(self) -> Tag | None:
        """The element that bears the title, None where none does."""
        return find_title(self.root, self.select, self.profile.title, self.metadata.titles)


@dataclass(frozen=True, slots=True)
class Body:
    """A bulletin's blocks from its title on, and what the lines between and below them tell."""

    blocks: tuple[Block, ...] = ()
    category: str | None = None
    published: date | None = None
    byline: str | None = None
    source: str | None = None

    def complete(self, known: Known) -> Known:
        """`known` with what the lines around the body tell, where nothing better does."""
        return replace(
            known,
            category=known.category or self.category,
            published=known.published or self.published,
            byline=known.byline or self.byline,
            source=known.source or self.source,
        )


def find_articles(document: Document) -> list[Tag]:
    """The elements that each hold one article, where the page has several; else []."""
    for selector in (*document.profile.article, "article"):
        found = [tag for tag in document.select.find(selector) if _is_article(tag)]
        # Themes set each entry of a side column as an article, too.
        noise = find_noise(document.root, (), frozenset()) if len(found) > 1 else frozenset()
        found = [tag for tag in found if not is_gone(tag, noise)]
        ids = set(map(id, found))
        outer = [tag for tag in found if not any(id(parent) in ids for parent in tag.parents)]
        if len(outer) > 1:
            return outer
    return []


def find_parts_known(document: Document, title: Tag | None, *, alone: bool) -> Known:
    """What selectors and metadata tell of an article; metadata speaks of the page, so only of one that stands `alone`."""
    profile, metadata = document.profile, document.metadata
    return Known(
        title=metadata.title if alone else "",
        lead=_lead(document),
        byline=_byline(document, profile) or (metadata.author if alone else None),
        source=_source(document),
        published=_published(document, profile, title),
        month_first=profile.month_first,
    )


def complete_by_names(document: Document, title: Tag | None, known: Known) -> Known:
    """`known`, and where nothing told day or writer, what the metadata tells, or elements that are commonly called so."""
    return replace(
        known,
        byline=known.byline or _byline(document, COMMON_NAMES),
        published=known.published or document.metadata.published or _published(document, COMMON_NAMES, title),
    )


def find_body(document: Document, title: Tag | None) -> Body:
    """The blocks of an article without everything in it that is none of it."""
    root = document.root
    # SharePoint marks whole web parts, the bulletin's too, as nothing for search engines.
    around_title = {id(parent) for parent in title.parents} if title is not None else set()
    gone: Gone = {id(tag) for selector in document.profile.drop for tag in document.select.find(selector)} - around_title
    body = _body(document, gone)
    gone = find_noise(root, tuple(tag for tag in (title, body) if tag is not None), gone)
    if body is None:
        body = find_main(root, title, gone) if isinstance(root, BeautifulSoup) else root
    if body is None:
        return Body()
    gone = gone | find_rest(body, gone)
    wider = widen(body, title, gone, within=root)
    gone = gone | find_rest(wider, gone)
    blocks = get_blocks(body, gone)
    around = get_blocks(wider, gone) if wider is not body else blocks
    if title is None and not document.metadata.titles:
        return _from_opening(around)
    heading = read_title("".join(get_strings(title, gone))) if title is not None else ""
    own = _without_paper_head(_from_title(_with_lead(blocks, around, heading), heading), heading)
    margins = _read_margins(_up_to_aftermath(around, heading), own, heading, month_first=document.profile.month_first)
    return replace(margins, blocks=own)


def find_clock_day(document: Document) -> date | None:
    """The day on the page's clock."""
    for string in document.root.descendants:
        if not isinstance(string, NavigableString) or len(string) >= 200 or "nay" not in string.casefold():
            continue
        day = find_clock(tidy(string)) or (find_clock(tidy(string.parent.get_text())) if string.parent else None)
        if day:
            return day
    return None


def _read_margins(around: tuple[Block, ...], body: tuple[Block, ...], heading: str, *, month_first: bool) -> Body:
    """What the lines tell that stand around the body: the section above the title, the day, who wrote it, where it is from."""
    inside = {block.text for block in body}
    place = next((n for n, b in enumerate(around) if lines.same(b.text, heading)), 0)
    margin = [b for b in around if b.text not in inside]
    # What stands above the title is nearest last, and may be the page's clock.
    near = find_day_near_title((b.text for b in around[place + 1 :]), month_first=month_first)
    above = sum(block.text not in inside for block in around[:place])
    margin = [*margin[above:], *reversed(margin[:above])]
    texts = [fact for b in margin for fact in lines.split_facts(b.text)]
    signed = _first(find_signature(text, month_first=month_first) for text in texts) or (None, None)
    return Body(
        category=section_above(around[:place]) or _first(map(lines.find_labelled_section, texts)),
        published=near or _first(find_publish_date(text, month_first=month_first) for text in texts) or signed[1],
        byline=signed[0]
        or _first(map(bylines.find_labelled_byline, texts))
        or _first(bylines.find_byline(b.text, aside=True) for b in margin if b.aside),
        source=_first(map(lines.find_source, texts)),
    )


def _up_to_aftermath(blocks: tuple[Block, ...], heading: str) -> tuple[Block, ...]:
    """The blocks up to what follows the bulletin; above its title a column of other news may stand."""
    place = next((n for n, b in enumerate(blocks) if lines.same(b.text, heading)), 0)
    end = next((n for n in range(place, len(blocks)) if lines.ends_bulletin(blocks[n].text)), len(blocks))
    return blocks[:end]


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _with_lead(blocks: tuple[Block, ...], around: tuple[Block, ...], heading: str) -> tuple[Block, ...]:
    """The blocks, and before them the running text and captions that stand between the title and the element which holds them."""
    first = next((n for n, block in enumerate(around) if blocks and block.text == blocks[0].text), 0)
    title = next((n for n in range(first) if lines.same(around[n].text, heading)), first)
    between = (block for block in around[title + 1 : first] if block.linked < 0.5)
    return (*(block for block in between if block.pictured or lines.is_caption(block.text) or lines.is_prose(block.text)), *blocks)


def _from_title(blocks: tuple[Block, ...], heading: str) -> tuple[Block, ...]:
    """The blocks from the title on, where it is among them."""
    place = next((n for n, block in enumerate(blocks) if lines.same(block.text, heading)), 0)
    return blocks[place:]


def _without_paper_head(blocks: tuple[Block, ...], heading: str) -> tuple[Block, ...]:
    """The blocks without the letterhead of an official paper that stands below the page's own title, or on top."""
    title = 1 if blocks and lines.same(blocks[0].text, heading) else 0
    return (*blocks[:title], *drop_letterhead(blocks[title:]))


def _from_opening(blocks: tuple[Block, ...]) -> Body:
    """The blocks from the heading above the first lead on, where less stands before it than after: a column of notices."""
    lead = next((n for n, block in enumerate(blocks) if lines.opens_report(block.text)), 0)
    headings = (n for n in range(lead - 1, max(-1, lead - 5), -1) if len(blocks[n].text) >= 25 and not tells_facts(blocks[n].text))
    title = next(headings, 0)
    if 2 * title >= len(blocks) or lines.is_prose(blocks[title].text) or not lines.is_about_meeting(blocks[title].text):
        return Body(blocks)
    above = (find_publish_date(block.text) for block in reversed(blocks[:title]))
    day = find_day_near_title(block.text for block in blocks[title + 1 :]) or _first(above)
    return Body(blocks[title:], category=section_above(blocks[:title]), published=day)


def _body(document: Document, gone: Gone) -> Tag | None:
    """The profile's body: of the first selector that finds enough, the element with most text."""
    for selector in document.profile.body:
        found = [(len(get_text(tag, gone)), tag) for tag in document.select.find(selector) if not is_gone(tag, gone)]
        length, tag = max(found, key=lambda pair: pair[0], default=(0, None))
        if length >= _LEAST_BODY:
            return tag
    return None


def _text(document: Document, selectors: tuple[str, ...]) -> str | None:
    found = document.select.find_text(selectors)
    return tidy(found.get_text()) if found is not None else None


def _lead(document: Document) -> str | None:
    """The lead's paragraphs, without the caption of a picture or a link to the rest in it."""
    found = document.select.find_text(document.profile.lead)
    blocks = get_blocks(found) if found is not None else ()
    return " ".join(b.text for b in blocks if not (b.pictured or lines.is_caption(b.text) or lines.is_utility(b.text))) or None


def _byline(document: Document, profile: Profile) -> str | None:
    found = document.select.find_text(profile.byline)
    return bylines.read_byline(tidy(get_text(found))) if found is not None else None


def _source(document: Document) -> str | None:
    text = _text(document, document.profile.source)
    # Some portals have one element for either.
    if text and text == _text(document, document.profile.byline):
        return lines.find_source(text)
    return (lines.find_source(text) or text) if text and len(text) <= 100 else None


def _published(document: Document, profile: Profile, title: Tag | None) -> date | None:
    """The day in the elements made for it, the one nearest the title: other news and the portal's clock have such elements, too."""
    month_first, place = profile.month_first, document.select.get_place(title) if title is not None else 0
    for selector in profile.published:
        # What stands below the title is nearer than what stands as far above.
        near = sorted(document.select.find(selector), key=lambda tag: _distance(document.select.get_place(tag) - place))
        for tag in near:
            written = [str(tag.get(name)) for name in ("datetime", "content") if tag.get(name)]
            for text in (*written, tidy(tag.get_text())):
                day = find_publish_date(text, month_first=month_first) or find_any_date(text, month_first=month_first)
                if day:
                    return day
    return None


def _distance(places: int) -> int:
    return places if places >= 0 else -3 * places


def _is_article(tag: Tag) -> bool:
    return any(below.name in _HEADINGS for below in get_tags(tag)) and len(get_text(tag)) >= _LEAST_ARTICLE
