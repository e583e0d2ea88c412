"""The pages that an HTML document makes: one for each bulletin in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bs4 import BeautifulSoup, Tag

from indexer.errors import NotABulletin
from indexer.reading import lines
from indexer.reading.blocks import Block, tidy
from indexer.reading.bulletin import Known, compose
from indexer.reading.decode import repair
from indexer.reading.maintext import drop_noise, find_main, widen
from indexer.reading.markup import get_blocks, parse
from indexer.reading.metadata import Metadata, is_home, read_metadata
from indexer.reading.pages import Page
from indexer.reading.parts import split_parts
from indexer.reading.profiles import Profile, find_profile, select_first
from indexer.reading.published import find_any_date, find_clock, find_publish_date, find_url_date
from indexer.reports import Encoding

_UNKNOWN_PORTAL = Profile(
    "unknown",
    category=("[class*=breadcrumb] a", "[class*=breadcrumb]", ".duongdan a", "[itemtype*=BreadcrumbList] [itemprop=name]"),
    lead=(".sapo", "#hometext", ".news-sapo"),
    byline=(".tacgia", "#tacgia", "#author", ".news-author", "[itemprop=author]"),
)
# A body shorter than this, and not one sentence in it, is an empty frame.
_LEAST_TEXT = 60
# What content systems write where nobody signed.
_NOBODY = frozenset(("admin", "administrator", "quản trị", "quản trị viên", "super user", "editor", "biên tập viên"))


def read_html(html: str, *, url: str | None = None) -> tuple[Page, ...]:
    """The bulletins in an HTML document, in reading order; raises `NotABulletin` where there is none.

    >>> [page] = read_html("<h1>Giao ban tháng 3</h1><p>Sáng 12/3, H<b>uy</b>ện ủy Yên Sa họp giao ban, bàn việc của quý II.</p>")
    >>> page.title, page.lead
    ('Giao ban tháng 3', 'Sáng 12/3, Huyện ủy Yên Sa họp giao ban, bàn việc của quý II.')
    """
    html, legacy = repair(html)
    soup = parse(html)
    metadata = read_metadata(soup)
    if is_home(metadata.address) and not is_home(url) and url:
        raise NotABulletin("the site's home page instead of the page asked for")
    profile = find_profile(soup, url) or _UNKNOWN_PORTAL
    encoding = Encoding(legacy, "detected") if legacy else Encoding("utf-8", "given")
    pages = [replace(page, encoding=encoding) for page in _read(soup, profile, metadata, url)]
    if not pages:
        raise NotABulletin("no text that could be a report")
    return tuple(pages)


def _read(soup: BeautifulSoup, profile: Profile, metadata: Metadata, url: str | None) -> Iterator[Page]:
    """The pages of a tree, which is cut down while it is read."""
    stamped = _clock(soup)
    category = _category(soup, profile) or metadata.section
    articles = _articles(soup, profile)
    for article in articles or [soup]:
        title = _title_element(article, profile, metadata)
        known = Known(
            title=tidy(title.get_text()) if title else "" if articles[1:] else next(iter(metadata.titles[-1:]), ""),
            category=category,
            lead=_text(article, profile.lead),
            byline=_byline(article, profile),
            source=_text(article, profile.source),
            published=_published(article, profile) or (None if articles[1:] else metadata.published),
            stamped=stamped,
            month_first=profile.month_first,
        )
        for blocks, part in split_parts(_body_blocks(soup, article, title, profile), known):
            page = compose(blocks, part)
            if page and _says_something(page):
                yield replace(page, published=page.published or (find_url_date(url) if url else None))


def _articles(soup: BeautifulSoup, profile: Profile) -> list[Tag]:
    """The elements that each hold one article, where the page has several."""
    for selector in (*profile.article, "article"):
        found = [tag for tag in soup.select(selector) if tag.find(["h1", "h2", "h3", "h4"]) and len(tag.get_text(" ", strip=True)) >= 150]
        outer = [tag for tag in found if not any(parent in found for parent in tag.parents)]
        if len(outer) > 1:
            return outer
    return []


def _title_element(article: Tag, profile: Profile, metadata: Metadata) -> Tag | None:
    """The element that bears the title: the profile's, or the heading that agrees with the metadata, or the first."""
    chosen = select_first(article, profile.title)
    if chosen is not None:
        return chosen
    headings = [h for h in article.find_all(["h1", "h2", "h3", "h4"]) if h.get_text(strip=True)]
    agreeing = (h for h in headings if any(lines.begins(title, h.get_text()) and len(h.get_text()) > 12 for title in metadata.titles))
    return next(agreeing, None) or next((h for h in headings if h.name == "h1" or not isinstance(article, BeautifulSoup)), None)


def _body_blocks(soup: BeautifulSoup, article: Tag, title: Tag | None, profile: Profile) -> tuple[Block, ...]:
    for selector in profile.drop:
        for tag in article.select(selector):
            tag.decompose()
    body = _body(article, profile)
    drop_noise(soup, tuple(tag for tag in (title, body) if tag is not None))
    if body is not None:
        return _below_title(get_blocks(body), title)
    if not isinstance(article, BeautifulSoup):
        return _below_title(get_blocks(article), title)
    main = find_main(soup)
    return _below_title(get_blocks(widen(main, title)), title) if main is not None else ()


def _below_title(blocks: tuple[Block, ...], title: Tag | None) -> tuple[Block, ...]:
    """The blocks from the title on, where the title is among the first of them."""
    text = tidy(title.get_text()) if title is not None else ""
    place = next((n for n, block in enumerate(blocks) if lines.same(block.text, text)), 0)
    return blocks[place:]


def _body(article: Tag, profile: Profile) -> Tag | None:
    """The profile's body: of the first selector that finds any text, the element with most of it."""
    for selector in profile.body:
        found = [(len(tag.get_text(" ", strip=True)), tag) for tag in article.select(selector)]
        length, tag = max(found, key=lambda pair: pair[0], default=(0, None))
        if length >= _LEAST_TEXT:
            return tag
    return None


def _text(article: Tag, selectors: tuple[str, ...]) -> str | None:
    found = select_first(article, selectors)
    return tidy(found.get_text()) if found is not None else None


def _byline(article: Tag, profile: Profile) -> str | None:
    text = _text(article, profile.byline)
    if not text or len(text) > 90:
        return None
    bare = text.partition(":")[2].strip() or text
    return None if bare.casefold() in _NOBODY else bare.rstrip(".")


def _published(article: Tag, profile: Profile) -> date | None:
    for selector in profile.published:
        for tag in article.select(selector):
            written = [str(tag.get(name)) for name in ("datetime", "content") if tag.get(name)]
            for text in (*written, tidy(tag.get_text())):
                day = find_publish_date(text, month_first=profile.month_first) or find_any_date(text, month_first=profile.month_first)
                if day:
                    return day
    return None


def _category(soup: BeautifulSoup, profile: Profile) -> str | None:
    """The last of the breadcrumbs that is not the title itself."""
    for selector in profile.category:
        crumbs = [tidy(tag.get_text()) for tag in soup.select(selector)]
        named = [c for c in crumbs if c and len(c) <= 80 and not lines.same(c, "trang chủ")]
        if named:
            parts = lines.split_crumbs(named[-1])
            return parts[-1] if parts else named[-1]
    return None


def _clock(soup: BeautifulSoup) -> date | None:
    for string in soup.find_all(string=lambda s: bool(s) and "nay" in s.casefold() and len(s) < 200):
        day = find_clock(tidy(string)) or (find_clock(tidy(string.parent.get_text())) if string.parent else None)
        if day:
            return day
    return None


def _says_something(page: Page) -> bool:
    """Whether there is running text below the title."""
    body = page.text[len(page.title) :].strip()
    return len(body) >= _LEAST_TEXT and any(lines.is_prose(block) for block in body.split("\n\n"))
