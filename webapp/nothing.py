"""What to try when nothing was found: the same search less one condition or less its free words, each tried before it is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flask_babel import gettext

from indexer.errors import QueryError
from indexer.query.relax import asked_apart
from indexer.requests import SearchRequest, SearchResult
from indexer.service import SearchService
from webapp.links import Links
from webapp.results import conditions, without_filters
from webapp.understanding import Way

TRIED = 8
"""How many searches are tried for one page."""
QUOTES = str.maketrans(dict.fromkeys('"“”„', " "))


def ways_out(result: SearchResult, service: SearchService, links: Links) -> tuple[Way, ...]:
    """The searches near that of `result` that find something, with their counts; none that the result itself offers."""
    first = replace(result.request, page=1)
    tried = [first, *([replace(first, fold=True)] if result.relaxed else [])]
    found: list[Way] = []
    for label, then in _nearby(first):
        if then in tried or len(tried) > TRIED:
            continue
        tried.append(then)
        if total := _count(service, then):
            found.append(Way(label, total, links.search(then)))
    loosest = replace(without_filters(first), text=_unquoted(first.text), fold=True)
    if not found and loosest.text and loosest not in tried and (total := _count(service, loosest)):
        # No single condition stands in the way, but several do.
        found.append(Way(str(gettext("Bỏ mọi điều kiện, chỉ giữ các từ")), total, links.search(loosest)))
    return tuple(found)


def _nearby(request: SearchRequest) -> Iterator[tuple[str, SearchRequest]]:
    """Searches that ask for less than `request` in one respect, each with what it is called."""
    unquoted = _unquoted(request.text)
    if unquoted != " ".join(request.text.split()):
        yield str(gettext("Không cần đúng cụm từ")), replace(request, text=unquoted)
    if request.text and not request.fold:
        yield str(gettext("Không kể dấu")), replace(request, fold=True)
    yield from ((str(gettext("Chỉ tìm: %(text)s", text=text)), replace(request, text=text)) for text in asked_apart(request.text))
    if request.text:
        yield str(gettext("Xóa mọi bộ lọc")), without_filters(request)
    for one in conditions(request):
        if one.without.text == request.text:
            yield str(gettext("Bỏ %(name)s: %(label)s", name=one.name, label=one.label)), one.without


def _unquoted(text: str) -> str:
    return " ".join(text.translate(QUOTES).split())


def _count(service: SearchService, request: SearchRequest) -> int:
    """How many reports `request` finds; 0 where its query, less its quotes, cannot be read any more."""
    try:
        return service.count(request)
    except QueryError:
        return 0
