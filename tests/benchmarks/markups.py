"""One article in the markup of a portal: SharePoint, Liferay, NukeViet or WordPress, with the noise that surrounds it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from string import Template

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of a portal repeats. `banner` is its name, `office` who signs its footer, `menu` the words of its menu."""

    host: str
    banner: str
    office: str
    menu: tuple[str, ...]
    charset: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Article:
    """One bulletin as its author delivered it. `related` and `notices` are titles of other pages: nothing in them belongs to this one.

    `published` is printed unless `dated` is False; `captured` is the clock of portals that have one. `lead_twice` repeats the lead
    as first paragraph of the body; `byline_glued` leaves the byline at the end of the last paragraph.
    """

    title: str
    category: str
    lead: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    byline: str | None
    published: datetime
    captured: datetime
    related: tuple[str, ...]
    notices: tuple[str, ...]
    path: str
    dated: bool = True
    lead_twice: bool = False
    byline_glued: bool = False


@dataclass(frozen=True, slots=True)
class Markup:
    """How a portal writes the parts of an article. `lead_apart` where it has a field of its own for the lead."""

    paragraph: str
    picture: str
    byline: str
    day: str
    lead_apart: bool


MARKUPS = {
    "sharepoint": Markup(
        # the zero-width space is SharePoint's own, after every paragraph
        '<p style="text-align: justify;"><span style="font-size:13pt;font-family:Arial">$text</span></p>\n<p>\u200b</p>\n',
        '<p style="text-align:center"><img src="/PublishingImages/anh$number.jpg" alt=""/><br/><em>$text</em></p>\n',
        '<p style="text-align:right"><strong>$text</strong></p>',
        '<div class="article-date">$date $time</div>',
        lead_apart=False,
    ),
    "liferay": Markup(
        "<p>$text</p>\n",
        '<p align="center"><img src="/documents/10180/$number/anh.jpg" /></p><p align="center"><i>$text</i></p>\n',
        '<p align="right"><strong>$text</strong></p>',
        '<span class="date">$date $time</span> <span>Số lượt xem: 276</span>',
        lead_apart=True,
    ),
    "nukeviet": Markup(
        '<p style="text-align: justify;">$text</p>\n',
        '<div style="text-align:center"><img alt="anh" src="/uploads/news/anh-$number.jpg" /><br /><em>$text</em></div>\n',
        '<p style="text-align: right"><strong>Tác giả:</strong> $text</p>',
        '<em class="time">$weekday - $date $time</em>',
        lead_apart=True,
    ),
    "wordpress": Markup(
        "<p>$text</p>\n",
        '<figure class="wp-caption"><img src="/wp-content/uploads/anh-$number.jpg" alt="">'
        '<figcaption class="wp-caption-text">$text</figcaption></figure>\n',
        '<p style="text-align: right;"><em>$text</em></p>',
        '<time class="entry-date published" datetime="$iso">$date</time>',
        lead_apart=False,
    ),
}


def render(markup: str, site: Site, article: Article) -> str:
    """The whole page."""
    style = MARKUPS[markup]
    byline = _fill(style.byline, text=article.byline) if article.byline and not article.byline_glued else ""
    return _template(markup).substitute(
        charset=site.charset,
        banner=escape(site.banner),
        office=escape(site.office),
        menu=_links(site.menu),
        title=escape(article.title),
        category=escape(article.category),
        lead=escape(article.lead),
        body=_body(style, article),
        byline=byline,
        day=_day(style.day, article.published) if article.dated else "",
        meta=_day('<meta property="article:published_time" content="$iso">', article.published) if article.dated else "",
        today=f"{WEEKDAYS[article.captured.weekday()]} ngày {article.captured:%d/%m/%Y}",
        related=_links(article.related),
        notices=_links(article.notices),
        path=escape(article.path),
    )


def _body(style: Markup, article: Article) -> str:
    """Paragraphs and pictures: the first picture after the first paragraph, the others at the end."""
    texts = list(article.paragraphs)
    if article.byline and article.byline_glued:
        texts[-1] += article.byline
    repeats = (not style.lead_apart) + article.lead_twice
    paragraphs = [_fill(style.paragraph, text=text) for text in [article.lead] * repeats + texts]
    pictures = [_fill(style.picture, text=text, number=str(n)) for n, text in enumerate(article.captions, 1)]
    return "".join(paragraphs[:1] + pictures[:1] + paragraphs[1:] + pictures[1:])


def _day(form: str, when: datetime) -> str:
    weekday = WEEKDAYS[when.weekday()]
    return _fill(form, date=f"{when:%d/%m/%Y}", time=f"{when:%H:%M}", weekday=weekday, iso=when.isoformat())


def _fill(form: str, **values: str | None) -> str:
    return Template(form).substitute({key: escape(value or "") for key, value in values.items()})


def _links(titles: Sequence[str]) -> str:
    return "".join(f'<li><a href="#">{escape(title)}</a></li>' for title in titles)


@cache
def _template(markup: str) -> Template:
    return Template((Path(__file__).parent / "templates" / f"{markup}.html").read_text(encoding="utf-8"))
