"""A report: what a page says, joined with the facts that annotation finds in it."""

from __future__ import annotations

from datetime import date

from indexer.annotate import annotate
from indexer.reading.pages import Page
from indexer.reports import Provenance, Report


def assemble(
    page: Page,
    *,
    url: str | None,
    report_id: str,
    part: int = 0,
    published: date | None = None,
    capture: Provenance | None = None,
) -> Report:
    """The report that `page` carries. `published`, known from elsewhere, goes before the date that the page itself gives."""
    published = published or page.published
    facts = annotate(page.text, published=published, stamped=page.stamped, url=url)
    return Report(
        id=report_id,
        part=part,
        url=url,
        title=page.title,
        text=page.text,
        category=page.category,
        lead=page.lead,
        captions=page.captions,
        byline=page.byline,
        source=page.source,
        published=published.isoformat() if published else None,
        encoding=page.encoding,
        meeting=facts.meeting,
        host=facts.host,
        co_hosts=facts.co_hosts,
        officials=facts.officials,
        directives=facts.directives,
        places=facts.places,
        capture=capture,
        medium=page.medium,
        read_by=page.read_by,
    )
