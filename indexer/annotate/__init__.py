"""Facts of a meeting read out of its text: works on any string and knows no page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from indexer.annotate.dates import find_meeting
from indexer.annotate.directives import find_directives
from indexer.annotate.facts import Facts
from indexer.annotate.hosts import find_hosts
from indexer.annotate.merging import merge_directives
from indexer.annotate.officials import find_officials
from indexer.annotate.passage import Passage
from indexer.annotate.places import find_places
from indexer.reports import Meeting

__all__ = ["Facts", "annotate"]


def annotate(text: str, *, published: date | None = None, stamped: date | None = None, url: str | None = None) -> Facts:
    """The facts in `text` (normal form: `clean_text`), spans being offsets into it.

    `published`, `stamped` (the portal's clock, which only says that nothing here is later) and `url` help to tell the year.

    >>> facts = annotate("Sáng 3/10/2018, Huyện ủy Yên Lạc họp. Đồng chí Lò Văn Én, Bí thư Huyện ủy chủ trì.")
    >>> facts.meeting.start, facts.host.value, [(o.name, o.roles) for o in facts.officials]
    ('2018-10-03', 'Huyện ủy Yên Lạc', [('Lò Văn Én', ('chair',))])
    """
    passage = Passage(text)
    cited = find_directives(passage)
    meeting = find_meeting(passage, cited, published=published, stamped=stamped, url=url)
    host, co_hosts = find_hosts(passage)
    officials = find_officials(passage)
    if passage.is_notice:
        # A timetable, an invitation, an obituary: nobody has been anywhere yet, or ever will be.
        officials = tuple(replace(official, roles=("mention",), attended=False) for official in officials)
    return Facts(
        meeting=meeting,
        host=host,
        co_hosts=co_hosts,
        officials=officials,
        directives=merge_directives(cited, passage, year=_year(meeting, published), latest=published or stamped),
        places=find_places(passage, [official.name for official in officials]),
    )


def _year(meeting: Meeting | None, published: date | None) -> int | None:
    if meeting is not None and meeting.start and meeting.start[:4].isdigit():
        return int(meeting.start[:4])
    return published.year if published else None
