"""Query parameters read into a `SearchRequest`, and a request written as parameters again: one is the other's inverse."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Protocol

from indexer.errors import InvalidParameter
from indexer.fields import FACETS
from indexer.requests import MAX_FILTERS, SearchRequest

SWITCHES = ("fold", "expand", "literal")
"""Parameters that are 1 or 0: every word without its accents; abbreviations and units by their other names too; nothing put right."""
SINGLE = ("q", "from", "to", "sort", "page", "size", *SWITCHES)
LANGUAGES = ("vi", "en")
MAX_TEXT = 1_000
"""Code points of a query, several times the longest title on a portal."""
MAX_VALUE = 300
"""Code points of any other value."""
MAX_QUERY_STRING = 16_384
"""Bytes of a whole query string; a Vietnamese letter takes up to nine of them."""

# Social networks add these to every address that is shared: a bulletin sent round on Facebook or Zalo must still open.
_TRACKER = re.compile(r"fbclid|gclid|zarsrc|utm_[a-z]+")
# No page may carry them: HTML has no way to write them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NUMBER = re.compile(r"[0-9]{1,9}")
_USUAL = SearchRequest()

Pairs = list[tuple[str, str]]


class Args(Protocol):
    """What is asked of `flask.request.args`: each name once, and all values of a name."""

    def keys(self) -> Iterable[str]: ...

    def getlist(self, key: str, /) -> list[str]: ...


def read_search(args: Args, *, also: Collection[str] = ()) -> SearchRequest:
    """The search that `args` ask for; `also` names further single parameters that the page takes.

    Raises `InvalidParameter`, which names the parameter: unknown, given twice, too long, not text, not a number, out of range.
    """
    single = read_single(args, (*SINGLE, *also), repeatable=FACETS)
    return SearchRequest(
        text=single.get("q", ""),
        filters={name: _values(name, args.getlist(name)) for name in FACETS if args.getlist(name)},
        start=single.get("from"),
        end=single.get("to"),
        sort=single.get("sort", "relevance"),
        page=read_number("page", single.get("page", "1")),
        size=read_number("size", single.get("size", "20")),
        **{name: read_switch(name, single[name]) for name in SWITCHES if name in single},
    )


def read_single(args: Args, names: Collection[str], *, repeatable: Collection[str] = ()) -> dict[str, str]:
    """The single parameters among `args`, stripped, those left empty by a form omitted. Raises `InvalidParameter` as `read_search` does."""
    single: dict[str, str] = {}
    for name in args.keys():  # noqa: SIM118 - a MultiDict, whose items are values
        if name in repeatable or _TRACKER.fullmatch(name):
            continue
        if name not in names:
            raise InvalidParameter(name, f"Không có tham số {name[:50]!r}; các tham số: {', '.join((*names, *repeatable))}.")
        if len(args.getlist(name)) > 1:
            raise InvalidParameter(name, f"Tham số {name!r} chỉ được có một giá trị.")
        value = bounded(name, args.getlist(name)[0].strip())
        if value:
            single[name] = value
    return single


def bounded(name: str, value: str) -> str:
    """`value` of the parameter `name`, short enough and printable. Raises `InvalidParameter`."""
    longest = MAX_TEXT if name == "q" else MAX_VALUE
    if len(value) > longest:
        raise InvalidParameter(name, f"Tham số {name!r} dài quá {longest} ký tự; hãy rút ngắn lại.")
    if printable(value) != value:
        raise InvalidParameter(name, f"Tham số {name!r} có ký tự điều khiển; hãy xóa ký tự ấy.")
    return value


def read_number(name: str, text: str) -> int:
    """The number that the parameter `name` carries; raises `InvalidParameter`."""
    if not _NUMBER.fullmatch(text):
        raise InvalidParameter(name, f"Tham số {name!r} phải là số nguyên dương, nhiều nhất chín chữ số, không phải {text[:50]!r}.")
    return int(text)


def read_switch(name: str, text: str) -> bool:
    """Whether the parameter `name` is switched on; raises `InvalidParameter`."""
    if text not in ("0", "1"):
        raise InvalidParameter(name, f"Tham số {name!r} phải là 1 (bật) hoặc 0 (tắt), không phải {text[:50]!r}.")
    return text == "1"


def read_language(args: Args) -> str:
    """The language that `args` ask for: "vi" where they say nothing."""
    values = args.getlist("lang") or ["vi"]
    if values[0] not in LANGUAGES:
        raise InvalidParameter("lang", f"Không có ngôn ngữ {values[0][:50]!r}; các ngôn ngữ: {', '.join(LANGUAGES)}.")
    return values[0]


def search_pairs(request: SearchRequest) -> Pairs:
    """`request` as parameters, what is usual left out: `read_search` reads the same request from them.

    >>> search_pairs(SearchRequest('chu-tri:"Đỗ Văn Mẫn" & "quý III"', {"host": ("Huyện ủy Yên Lâm",)}, end="2018-10", page=2))
    [('q', 'chu-tri:"Đỗ Văn Mẫn" & "quý III"'), ('host', 'Huyện ủy Yên Lâm'), ('to', '2018-10'), ('page', '2')]
    >>> search_pairs(SearchRequest("dân vận UBND", fold=True, expand=False))
    [('q', 'dân vận UBND'), ('fold', '1'), ('expand', '0')]
    """
    pairs = [("q", request.text)] if request.text else []
    pairs += [(name, value) for name in FACETS for value in request.filters.get(name, ())]
    single = {"from": request.start, "to": request.end}
    single |= {name: str(getattr(request, name)) for name in ("sort", "page", "size") if getattr(request, name) != getattr(_USUAL, name)}
    single |= {name: str(int(getattr(request, name))) for name in SWITCHES if getattr(request, name) != getattr(_USUAL, name)}
    return pairs + [(name, value) for name, value in single.items() if value]


def with_value(request: SearchRequest, facet: str, value: str) -> SearchRequest | None:
    """`request` filtered by one more value, from its first page; None where it can take no more."""
    values = request.filters.get(facet, ())
    if len(values) >= MAX_FILTERS:
        return None
    return replace(request, filters={**request.filters, facet: (*values, value)}, page=1)


def around_value(request: SearchRequest, facet: str) -> tuple[Pairs, Pairs]:
    """The parameters before and after one more value of `facet`, from the first page: a list of values shares them.

    >>> around_value(SearchRequest("dân", {"year": ("2018",)}, sort="newest", page=3), "month")
    ([('q', 'dân'), ('year', '2018')], [('sort', 'newest')])
    """
    pairs = search_pairs(replace(request, page=1))
    later = {*FACETS[FACETS.index(facet) + 1 :], *SINGLE} - {"q"}
    at = next((i for i, (name, _) in enumerate(pairs) if name in later), len(pairs))
    return pairs[:at], pairs[at:]


def without_value(request: SearchRequest, facet: str, value: str) -> SearchRequest:
    """`request` without one value of a filter, from its first page."""
    kept = tuple(v for v in request.filters.get(facet, ()) if v != value)
    others = {name: values for name, values in request.filters.items() if name != facet}
    return replace(request, filters={**others, facet: kept} if kept else others, page=1)


def printable(text: str) -> str:
    """`text` without control characters.

    >>> printable("dân\\x00 vận")
    'dân vận'
    """
    return _CONTROL.sub("", text)


def _values(name: str, values: list[str]) -> tuple[str, ...]:
    if "" in values:
        raise InvalidParameter(name, f"Bộ lọc {name!r} không có giá trị.")
    return tuple(dict.fromkeys(bounded(name, value) for value in values))
