"""Every address that the pages link to, made in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote, urlsplit

from indexer.fields import FACETS
from indexer.requests import SearchRequest
from webapp.params import Pairs, around_value, search_pairs

# Left as they are: "217-QĐ/TW" and "ngay:2018-10" stay readable in an address.
_SAFE = "/:,"


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses below `root` (the application's own path, "" at the top of a site) in the language `lang`.

    >>> Links("/hoinghi", "en").search(SearchRequest('"dân vận" & 217-QĐ/TW'))
    '/hoinghi/tim?q=%22d%C3%A2n%20v%E1%BA%ADn%22%20%26%20217-Q%C4%90/TW&lang=en'
    """

    root: str = ""
    lang: str = "vi"
    version: str = ""
    """Of the static files: a new one makes browsers fetch them anew."""

    def home(self) -> str:
        return self.page("/")

    def help(self, chapter: str = "") -> str:
        """The help page, at one of its chapters."""
        return self.page("/tro-giup") + (f"#{chapter}" if chapter else "")

    def search(self, request: SearchRequest) -> str:
        return self.page("/tim", search_pairs(request))

    def narrowed(self, request: SearchRequest, facet: str) -> Callable[[str], str]:
        """A function from a value of `facet` to the search that has it too: `search` of `with_value`, in a tenth of the time."""
        before, after = around_value(request, facet)
        head = self._address("/tim", [*before, (facet, "")])
        tail = "".join(f"&{pair}" for pair in _encoded(after + self._language()))
        return lambda value: head + _quoted(value) + tail

    def words(self, text: str) -> str:
        """The search for a query alone."""
        return self.search(SearchRequest(text))

    def meetings(self, facet: str, value: str, *further: tuple[str, str]) -> str:
        """The meetings with this value of a facet and, if given, of further facets."""
        pairs = sorted(((facet, value), *further), key=lambda pair: FACETS.index(pair[0])) if further else [(facet, value)]
        return self.page("/tim", pairs)

    def days(self, start: str, end: str) -> str:
        """The meetings from one day to another, both inclusive."""
        return self.page("/tim", [("from", start), ("to", end)])

    def values(self, request: SearchRequest, facet: str, contains: str = "") -> str:
        """All values of a facet of a search."""
        return self.page(f"/loc/{facet}", search_pairs(request) + ([("contains", contains)] if contains else []))

    def report(self, report_id: str, found_by: SearchRequest | None = None) -> str:
        """A report; with the search that found it, its words are marked and the way back to it is kept."""
        return self.reports(found_by)(report_id)

    def reports(self, found_by: SearchRequest | None) -> Callable[[str], str]:
        """A function from a report's id to `report`: what the hits of a page share is written once."""
        head, tail = self.root + "/ban-tin/", _query((search_pairs(found_by) if found_by else []) + self._language())
        return lambda report_id: head + quote(report_id, safe="") + tail

    def official(self, name: str, report_id: str | None = None, role: str | None = None, page: int = 1) -> str:
        """Everyone of a name or, with a report that names them so, one person; at the meetings in one role, on one of their pages."""
        asked = (("report", report_id), ("role", role), ("page", str(page) if page > 1 else None))
        return self.page(f"/can-bo/{quote(name)}", [(key, one) for key, one in asked if one])

    def directive(self, value: str, report_id: str | None = None, verb: str | None = None) -> str:
        """All directives of a number or name or, with a report that cites it so, one; with the meetings of one verb."""
        return self.page(f"/van-ban/{quote(value)}", [(key, one) for key, one in (("report", report_id), ("verb", verb)) if one])

    def coverage(self, by: str = "host", page: int = 1) -> str:
        """What the index holds, by the values of a facet, on one of its pages."""
        asked = (("by", by if by != "host" else ""), ("page", str(page) if page > 1 else ""))
        return self.page("/pham-vi", [(key, one) for key, one in asked if one])

    def search_form(self) -> str:
        """Where a search form sends its fields, which carry the parameters."""
        return self.root + "/tim"

    def suggestions(self) -> str:
        """Where the search box asks for suggestions."""
        return self.page("/goi-y")

    def values_form(self, facet: str) -> str:
        """Where the form that narrows a facet's values sends its fields."""
        return f"{self.root}/loc/{facet}"

    def api_search(self, request: SearchRequest) -> str:
        return self._address("/api/v1/search", search_pairs(request))

    def api_report(self, report_id: str) -> str:
        return self._address(f"/api/v1/reports/{quote(report_id, safe='')}", [])

    def api_official(self, name: str) -> str:
        return self._address(f"/api/v1/officials/{quote(name)}", [])

    def api_directive(self, value: str) -> str:
        return self._address(f"/api/v1/directives/{quote(value)}", [])

    def api_stats(self, by: str = "host") -> str:
        return self._address("/api/v1/stats", [("by", by)] if by != "host" else [])

    def static(self, name: str) -> str:
        return self._address(f"/static/{name}", [("v", self.version)] if self.version else [])

    def page(self, path: str, pairs: Pairs | None = None) -> str:
        """A page below the root, in this language. Vietnamese, the first language, needs no parameter."""
        return self._address(path, (pairs or []) + self._language())

    def in_language(self, lang: str, path: str, pairs: Pairs) -> str:
        """The page at `path` with the parameters `pairs`, in another language."""
        return replace(self, lang=lang).page(quote(path), [pair for pair in pairs if pair[0] != "lang"])

    def _address(self, path: str, pairs: Pairs) -> str:
        return self.root + path + _query(pairs)

    def _language(self) -> Pairs:
        return [("lang", self.lang)] if self.lang != "vi" else []


def _query(pairs: Pairs) -> str:
    return "?" + "&".join(_encoded(pairs)) if pairs else ""


def _encoded(pairs: Pairs) -> list[str]:
    return [f"{_quoted(name)}={_quoted(value)}" for name, value in pairs]


@lru_cache(maxsize=1 << 14)
def _quoted(value: str) -> str:
    # The same names stand in the links of page after page; quoting one takes as long as all else that a link is made of.
    return quote(value, safe=_SAFE)


def outward(url: str | None) -> str | None:
    """`url` where a page may link to it: an http or https address; None for anything else.

    >>> outward("https://huyenuy.example.vn/tin/1"), outward("javascript:alert(1)"), outward("file:tin.html")
    ('https://huyenuy.example.vn/tin/1', None, None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
