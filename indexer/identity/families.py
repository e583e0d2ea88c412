"""Directives of one number or name as they are shown: issuer, date, term, citations by verb, and what stays open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from indexer.fields import directive_value
from indexer.identity.citations import Cited, is_short
from indexer.identity.directive_values import AmbiguousCitation, Citation, CitedDirective, DirectiveFamily
from indexer.identity.directives import GENERIC, Circle, circles_of, grown
from indexer.identity.seats import NATIONAL
from indexer.identity.short import Short, is_certain, short_citations


def family_of(value: str, cited: Iterable[Cited], *, others: Iterable[Cited] = (), reports: int = 0, cut: bool = False) -> DirectiveFamily:
    """All directives that `cited` cites by the one number or name `value`, newest first, and the citations that may be of several.

    `others` cite the same type and number in other reports, by them alone or with another issuer's code. The rule is
    `indexer.identity.rules.DIRECTIVE_RULE`; `reports` and `cut` are handed on.
    """
    cited = list(cited)
    circles, doubtful = circles_of(cited)
    short = short_citations(circles, others)
    circles = [_with_short(i, circle, short) for i, circle in enumerate(circles)]
    places = sorted(range(len(circles)), key=lambda i: _newest_last(circles[i]), reverse=True)
    rank = {place: i for i, place in enumerate(places)}
    ambiguous = [_ambiguous(one.citation, sorted(rank[i] for i in candidates)) for one, candidates in doubtful]
    ambiguous += [_ambiguous_short(one, sorted(rank[i] for i in one.circles)) for one in short if not is_certain(one)]
    return DirectiveFamily(
        value=_commonest(directive_value(one.directive) for one in cited) or value,
        candidates=tuple(_directive(circles[i], circles) for i in places),
        ambiguous=tuple(sorted(ambiguous, key=lambda one: _by_time(one.citation))),
        reports=reports,
        cut=cut,
    )


def _directive(circle: Circle, circles: Sequence[Circle]) -> CitedDirective:
    directives = [cited.directive for cited in circle.members]
    seat = circle.seat
    return CitedDirective(
        report_id=_address(circle, circles),
        number=_commonest(directive.number for directive in directives if not is_short(directive)) or directives[0].number,
        name=_commonest(directive.name for directive in directives),
        type=_commonest(directive.type for directive in directives),
        issuer=_commonest(d.issuer for d in directives if d.issuer not in GENERIC) or _commonest(d.issuer for d in directives),
        date=_commonest(directive.date for directive in directives),
        term=_commonest(cited.term for cited in circle.members),
        unit=seat.shown if seat and seat.unit and seat.level != NATIONAL else None,
        citations=tuple(sorted((cited.citation for cited in circle.members), key=_by_time)),
        reasons=tuple(sorted(circle.reasons)),
    )


def _with_short(i: int, circle: Circle, short: Sequence[Short]) -> Circle:
    """A circle with the short citations that can mean it alone."""
    joining = [one.cited for one in short if is_certain(one) and one.circles == (i,)]
    told = {f"Bản tin chỉ ghi “{one.citation.called}”; không văn bản nào khác cùng loại, cùng số phù hợp." for one in joining}
    return grown(circle, joining, told)


def _ambiguous_short(one: Short, candidates: Sequence[int]) -> AmbiguousCitation:
    several = f"{len(candidates)} văn bản mang số này" if len(candidates) > 1 else "văn bản này"
    rivals = f" và {', '.join(one.rivals)}" if one.rivals else ""
    reason = f"Bản tin chỉ ghi “{one.cited.citation.called}”; {several}{rivals} đều phù hợp."
    return AmbiguousCitation(one.cited.citation, tuple(candidates), reason)


def _newest_last(circle: Circle) -> tuple[str, str]:
    """To sort by: the day of issue, those without one first; the address settles ties."""
    return max(circle.dates, default=""), circle.members[0].citation.report_id


def _address(circle: Circle, circles: Sequence[Circle]) -> str:
    """The earliest report that cites no other so; where each cites another as well, the earliest."""
    others = {cited.citation.report_id for other in circles if other is not circle for cited in other.members}
    by_time = sorted((cited.citation for cited in circle.members), key=_by_time)
    return next((citation.report_id for citation in by_time if citation.report_id not in others), by_time[0].report_id)


def _ambiguous(citation: Citation, candidates: Sequence[int]) -> AmbiguousCitation:
    lacks = "đơn vị ban hành" if citation.date else "ngày ban hành"
    reason = f"Bản tin không ghi rõ {lacks}; {len(candidates)} văn bản mang số này đều phù hợp."
    return AmbiguousCitation(citation, tuple(candidates), reason)


def _by_time(citation: Citation) -> tuple[bool, str, str]:
    return citation.day is None, citation.day or "", citation.report_id


def _commonest(values: Iterable[str | None]) -> str | None:
    """The value given most often; of equals the first in alphabetical order."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
