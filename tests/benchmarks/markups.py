"""One article in the markup of a portal: SharePoint, Liferay, NukeViet or WordPress, with the noise that surrounds it there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

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
    as first paragraph of the body; `byline_glued` leaves the byline in the last paragraph.
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


def render(markup: str, site: Site, article: Article) -> str:
    """The whole page."""
    return MARKUPS[markup](site, article)


def _sharepoint(site: Site, a: Article) -> str:
    body = "".join(
        f'<p style="text-align: justify;"><span style="font-size:13pt;font-family:Arial">{escape(p)}</span></p>\n<p>\u200b</p>\n'
        for p in _text(a)
    )
    body = _with_pictures(
        body,
        [
            f'<p style="text-align:center"><img src="/PublishingImages/anh{n}.jpg" alt=""/><br/><em>{escape(c)}</em></p>\n'
            for n, c in enumerate(a.captions, 1)
        ],
    )
    byline = f'<p style="text-align:right"><strong>{escape(a.byline)}</strong></p>\n' if a.byline and not a.byline_glued else ""
    day = f'<div class="article-date">{a.published:%d/%m/%Y %H:%M}</div>' if a.dated else ""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi-VN" dir="ltr">
<head><meta http-equiv="Content-Type" content="text/html; charset={site.charset}" /><meta name="GENERATOR" content="Microsoft SharePoint" />
<title>{escape(a.title)} - {escape(site.banner)}</title><script type="text/javascript">var _spPageContextInfo = {{"webServerRelativeUrl": "/"}};</script>
<style type="text/css">.ms-rtestate-field p {{margin:0}}</style></head>
<body><form method="post" action="{escape(a.path)}" id="aspnetForm">
<div class="ms-hide"><a href="#">Skip Ribbon Commands</a> <a href="#">Skip to main content</a></div>
<div id="s4-workspace"><div class="banner"><a href="/">{escape(site.banner)}</a></div>
<div class="menu"><ul>{_links(site.menu)}</ul></div>
<div class="today">Hôm nay, {WEEKDAYS[a.captured.weekday()]} ngày {a.captured:%d/%m/%Y}</div>
<div class="left"><h3>Thông báo</h3><ul>{_links(a.notices)}</ul></div>
<div class="content"><div class="breadcrumb"><a href="/">Trang chủ</a> &gt; <a href="/Pages/TinTuc.aspx">{escape(a.category)}</a></div>
<h1 class="news-title">{escape(a.title)}</h1>{day}
<div class="tools"><a href="#">In trang</a> <a href="#">Gửi email</a> Cỡ chữ</div>
<div id="ctl00_PlaceHolderMain_content" class="ms-rtestate-field">
{body}{byline}</div>
<div class="other-news"><h3>Tin khác</h3><ul>{_links(a.related)}</ul></div></div>
<div class="footer">© {escape(site.office)}. Giấy phép số 12/GP-STTTT ngày 20/4/2014. Điện thoại: 0200 3862 015</div>
</div></form></body></html>
"""


def _liferay(site: Site, a: Article) -> str:
    body = "".join(f"<p>{escape(p)}</p>\n" for p in _body(a))
    body = _with_pictures(
        body,
        [
            f'<p align="center"><img src="/documents/10180/{n}/anh.jpg" /></p><p align="center"><i>{escape(c)}</i></p>\n'
            for n, c in enumerate(a.captions, 7401)
        ],
    )
    byline = f'<p align="right"><strong>{escape(a.byline)}</strong></p>\n' if a.byline and not a.byline_glued else ""
    day = f'<span class="date">{a.published:%d/%m/%Y %H:%M}</span> <span>Số lượt xem: {len(a.title) * 7}</span>' if a.dated else ""
    return f"""<!DOCTYPE html>
<html class="ltr" dir="ltr" lang="vi-VN"><head><meta charset="{site.charset}"><title>{escape(a.title)} - {escape(site.banner)}</title>
<link href="/o/classic-theme/css/main.css" rel="stylesheet"><script>var Liferay = {{ThemeDisplay: {{}}}};</script></head>
<body class="html-page signed-out"><a href="#main-content" class="hide-accessible">Truy cập nội dung luôn</a>
<header id="banner"><a class="logo" href="/">{escape(site.banner)}</a><nav id="navigation"><ul>{_links(site.menu)}</ul></nav></header>
<div id="main-content"><div class="portlet-boundary portlet-asset-publisher" id="p_p_id_101_INSTANCE_tin_"><div class="portlet-body">
<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li class="active">{escape(a.category)}</li></ul>
<div class="asset-full-content"><h3 class="header-title title">{escape(a.title)}</h3><div class="metadata">{day}</div>
<div class="sapo">{escape(a.lead)}</div>
<div class="journal-content-article contentDetail">
{body}{byline}</div></div>
<div class="related-assets"><h4>Tin liên quan</h4><ul>{_links(a.related)}</ul></div></div></div>
<aside class="portlet-left"><h4>Thông báo mới</h4><ul>{_links(a.notices)}</ul><p>Thống kê truy cập: 1.204.{len(a.lead):03d}</p></aside></div>
<footer id="footer"><p>Bản quyền thuộc về {escape(site.office)}</p></footer></body></html>
"""


def _nukeviet(site: Site, a: Article) -> str:
    body = "".join(f'<p style="text-align: justify;">{escape(p)}</p>\n' for p in _body(a))
    body = _with_pictures(
        body,
        [
            f'<div style="text-align:center"><img alt="anh" src="/uploads/news/anh-{n}.jpg" /><br /><em>{escape(c)}</em></div>\n'
            for n, c in enumerate(a.captions, 1)
        ],
    )
    author = f'<p style="text-align: right"><strong>Tác giả:</strong> {escape(a.byline)}</p>' if a.byline and not a.byline_glued else ""
    day = f'<em class="time">{WEEKDAYS[a.published.weekday()]} - {a.published:%d/%m/%Y %H:%M}</em>' if a.dated else ""
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="{site.charset}"><meta name="generator" content="NukeViet v4.3"><title>{escape(a.title)} - {escape(site.banner)}</title></head>
<body><div id="wraper"><header><h2 class="site-name">{escape(site.banner)}</h2></header>
<nav class="menu-site"><ul>{_links(site.menu)}</ul></nav>
<div class="breadcrumbs"><a href="/vi/">Trang nhất</a> <a href="/vi/news/">Tin Tức</a> <a href="/vi/news/cat/">{escape(a.category)}</a></div>
<div id="news_detail"><h1 class="title">{escape(a.title)}</h1>{day}
<ul class="list-inline"><li><a class="savefile" href="#">Lưu bài viết này</a></li><li><a href="#">In ra</a></li></ul>
<div id="hometext">{escape(a.lead)}</div>
<div class="bodytext" id="bodytext">
{body}</div>{author}
<form action="#"><p>Đánh giá bài viết</p><label>Tiêu đề *</label><label>Người gửi *</label><label>Email *</label><label>Nội dung bình luận *</label></form>
<div class="others"><h3>Những tin mới hơn</h3><ul>{_links(a.related)}</ul></div></div>
<div class="block"><h3>Văn bản mới</h3><ul>{_links(a.notices)}</ul></div>
<footer>{escape(site.office)} - Ghi rõ nguồn khi phát hành lại thông tin từ website này</footer></div></body></html>
"""


def _wordpress(site: Site, a: Article) -> str:
    body = "".join(f"<p>{escape(p)}</p>\n" for p in _text(a))
    body = _with_pictures(
        body,
        [
            f'<figure class="wp-caption aligncenter"><img src="/wp-content/uploads/{a.published:%Y/%m}/anh-{n}.jpg" alt=""><figcaption class="wp-caption-text">{escape(c)}</figcaption></figure>\n'
            for n, c in enumerate(a.captions, 1)
        ],
    )
    byline = f'<p style="text-align: right;"><em>{escape(a.byline)}</em></p>\n' if a.byline and not a.byline_glued else ""
    zone = f"{a.published:%Y-%m-%dT%H:%M:%S}+07:00"
    meta = f'<meta property="article:published_time" content="{zone}">' if a.dated else ""
    day = f'<time class="entry-date published" datetime="{zone}">{a.published:%d/%m/%Y}</time>' if a.dated else ""
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="{site.charset}"><title>{escape(a.title)} &#8211; {escape(site.banner)}</title>
<meta property="og:type" content="article"><meta property="og:title" content="{escape(a.title)}">{meta}
<meta name="generator" content="WordPress 6.5.2"></head>
<body class="single single-post"><header class="site-header"><p class="site-title"><a href="/">{escape(site.banner)}</a></p>
<nav><ul id="menu-main">{_links(site.menu)}</ul></nav></header>
<main><article class="post type-post status-publish"><header class="entry-header"><span class="cat-links"><a href="/category/tin/" rel="category tag">{escape(a.category)}</a></span>
<h1 class="entry-title">{escape(a.title)}</h1><div class="entry-meta">{day}</div></header>
<div class="entry-content">
{body}{byline}</div></article>
<section class="related-posts"><h3>Bài viết liên quan</h3><ul>{_links(a.related)}</ul></section></main>
<aside class="widget-area"><h2 class="widget-title">Thông báo</h2><ul>{_links(a.notices)}</ul></aside>
<footer class="site-footer">{escape(site.office)}</footer></body></html>
"""


def _text(a: Article) -> list[str]:
    """Lead and body where a portal has one field for both."""
    return [a.lead, *_body(a)]


def _body(a: Article) -> list[str]:
    paragraphs = [*([a.lead] if a.lead_twice else []), *a.paragraphs]
    if a.byline and a.byline_glued:
        paragraphs[-1] = f"{paragraphs[-1]}{a.byline}"
    return paragraphs


def _with_pictures(body: str, figures: Sequence[str]) -> str:
    """The first picture after the first paragraph, the rest at the end."""
    if not figures:
        return body
    head, mark, tail = body.partition("</p>\n")
    return head + mark + figures[0] + tail + "".join(figures[1:])


def _links(titles: Sequence[str]) -> str:
    return "".join(f'<li><a href="#">{escape(t)}</a></li>' for t in titles)


MARKUPS: dict[str, Callable[[Site, Article], str]] = {
    "sharepoint": _sharepoint,
    "liferay": _liferay,
    "nukeviet": _nukeviet,
    "wordpress": _wordpress,
}
