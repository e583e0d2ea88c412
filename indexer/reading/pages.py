"""A page: a capture read into text, with what only the page's layout tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indexer.reports import Encoding


@dataclass(frozen=True, slots=True)
class Page:
    """What one bulletin says. `text` holds title, lead, body paragraphs and captions in reading order as blocks, a blank line
    between, in normal form (`indexer.text.normalize.clean_text`); byline, category, clock, menus and footers are not in it.

    `title` is "" where the page has none; then `text` starts with the lead. `published` is the portal's own date of
    publication, never its clock; `stamped` the clock's day, which only says that nothing here happened later. `medium` is one of
    `indexer.reports.MEDIA`; `read_by` names the profile that an HTML page was read by, "generic" where its portal is unknown.
    """

    text: str
    title: str = ""
    category: str | None = None
    lead: str | None = None
    captions: tuple[str, ...] = ()
    byline: str | None = None
    source: str | None = None
    published: date | None = None
    stamped: date | None = None
    encoding: Encoding | None = None
    medium: str = "html"
    read_by: str | None = None
