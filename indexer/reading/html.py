"""The pages that an HTML document makes: one for each bulletin in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.errors import NotABulletin
from indexer.reading import lines
from indexer.reading.anatomy import Document, complete_by_names, find_articles, find_body, find_clock_day, find_parts_known
from indexer.reading.bulletin import compose
from indexer.reading.categories import find_category, find_section
from indexer.reading.decode import repair
from indexer.reading.layout import get_blocks
from indexer.reading.markup import parse
from indexer.reading.metadata import is_home, read_metadata
from indexer.reading.pages import Page
from indexer.reading.paper import opens_with_letterhead, read_paper
from indexer.reading.parts import split_parts
from indexer.reading.profiles import UNKNOWN_PORTAL, find_profile
from indexer.reading.published import find_url_date
from indexer.reading.select import Selector
from indexer.reading.titles import read_title
from indexer.reports import Encoding

# Text shorter than this is an empty frame with a notice in it.
_LEAST_TEXT = 40
# What portals answer, with status 200, for pages they no longer have. Bulletins about portals are longer.
_CLOSED = re.compile(
    r"(?:trang|cổng|website|địa\s+chỉ|bài\s+viết|nội\s+dung).{0,120}?"
    r"(?:(?:dừng|ngừng)\s+(?:hoạt\s+động|cập\s+nhật|cung\s+cấp)|không\s+(?:còn\s+)?(?:tồn\s+tại|hoạt\s+động|tìm\s+thấy)|đã\s+(?:được\s+)?(?:chuyển|đóng|xóa|gỡ)|bảo\s+trì)",
    re.IGNORECASE,
)
_NOTICE_LENGTH = 400


def read_html(html: str, *, url: str | None = None) -> tuple[Page, ...]:
    """The bulletins in an HTML document, in reading order; raises `NotABulletin` where there is none.

    >>> [page] = read_html("<h1>Giao ban tháng 3</h1><p>Sáng 12/3, H<b>uy</b>ện ủy Yên Sa họp giao ban, bàn việc của quý II.</p>")
    >>> page.title, page.lead
    ('Giao ban tháng 3', 'Sáng 12/3, Huyện ủy Yên Sa họp giao ban, bàn việc của quý II.')
    """
    html, legacy = repair(html)
    encoding = Encoding(legacy, "detected") if legacy else Encoding("utf-8", "given")
    return tuple(replace(page, encoding=encoding) for page in read_document(html, url=url))


def read_document(html: str, *, url: str | None = None) -> tuple[Page, ...]:
    """The bulletins in an HTML document whose letters are right; raises `NotABulletin` where there is none."""
    document = _get_document(html, url)
    pages = tuple(_read_typed(document)) or tuple(_read(document))
    if not pages:
        raise NotABulletin("no text that could be a report")
    if len(pages) == 1 and len(pages[0].text) <= _NOTICE_LENGTH and _CLOSED.search(pages[0].text):
        raise NotABulletin("a notice that the page or its portal is gone")
    return pages


def _get_document(html: str, url: str | None) -> Document:
    soup = parse(html)
    select = Selector(soup)
    metadata = read_metadata(select)
    if url and is_home(metadata.address) and not is_home(url):
        raise NotABulletin("the site's home page instead of the page asked for")
    return Document(soup, select, metadata, find_profile(select, url) or UNKNOWN_PORTAL, url)


def _read_typed(document: Document) -> Iterator[Page]:
    """The page of a paper that Word saved as HTML, its letterhead on top."""
    if document.metadata.typed:
        blocks = get_blocks(document.root)
        page = read_paper(blocks) if opens_with_letterhead(blocks) else None
        if page and _says_something(page):
            yield replace(page, read_by=document.profile.name)


def _read(document: Document) -> Iterator[Page]:
    """The pages of a tree, one for each article in it."""
    stamped, category = find_clock_day(document), find_category(document.select, document.profile.category, document.metadata)
    articles = find_articles(document)
    for article in map(document.narrowed, articles) if articles else [document]:
        title = article.find_title()
        known = replace(find_parts_known(article, title, alone=not articles), stamped=stamped, category=category)
        known = replace(known, title=read_title(title.get_text()) if title is not None else known.title)
        body = find_body(article, title)
        parts = list(split_parts(body.blocks, body.complete(known)))
        for blocks, part in parts:
            alone = len(parts) == 1
            page = compose(blocks, complete_by_names(article, title, part) if alone and not articles else part)
            if page and _says_something(page):
                published = page.published or find_url_date(document.url or "")
                section = page.category
                if not section:
                    section = find_section(document.root, document.select, page.title if alone and not articles else "")
                yield replace(page, category=section, published=published, read_by=document.profile.name)


def _says_something(page: Page) -> bool:
    """Whether there is running text below the title."""
    body = page.text[len(page.title) :].strip()
    blocks = body.split("\n\n")
    return any(map(lines.opens_report, blocks)) or (len(body) >= _LEAST_TEXT and any(map(lines.is_prose, blocks)))
