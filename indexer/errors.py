"""What can go wrong in deriving and searching. One class per mistake; each writes its own message, which says what to do.

SearchError
├── QueryError          the query cannot be read                  (ValueError: the user can fix it)
├── TooManyWords        a prefix stands for too many words        (ValueError)
├── InvalidParameter    a parameter is unknown or out of range    (ValueError)
├── ReportNotFound      no report has this id                     (LookupError)
├── OfficialNotFound    no report names this person               (LookupError)
├── DirectiveNotFound   no report cites this directive            (LookupError)
├── IndexMissing        nothing has been indexed yet
├── IndexDamaged        the index cannot be opened
├── WriterBusy          another process is writing
├── ReaderDied          a process that read pages for the index has died
├── NotABulletin        a page holds no text that could be a report
├── AuthorityFault      the authority file cannot be followed     (ValueError)
├── AuthorityLost       the authority file that was applied is gone
└── BadInput            a line or case to annotate cannot be used     (ValueError)
"""

from __future__ import annotations

from collections.abc import Iterable


class SearchError(Exception):
    """Root of everything that indexing and searching raise on purpose."""


class QueryError(SearchError, ValueError):
    """The query cannot be read. `position` is the code-point offset into the query as typed where it stops making sense."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class TooManyWords(SearchError, ValueError):
    """More words of the index than one query may ask for begin with `beginning`."""

    def __init__(self, beginning: str, limit: int) -> None:
        super().__init__(f"Có hơn {limit} từ bắt đầu bằng “{beginning}”; hãy gõ thêm chữ trước dấu sao.")
        self.beginning = beginning


class InvalidParameter(SearchError, ValueError):
    """A parameter is unknown, repeated where it may not be, or out of range. `name` is the parameter's."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


class ReportNotFound(SearchError, LookupError):
    """No report has this id."""

    def __init__(self, report_id: str) -> None:
        super().__init__(f"Không có bản tin nào mang mã {report_id!r}.")
        self.report_id = report_id


class OfficialNotFound(SearchError, LookupError):
    """No report names this person or, with a `report_id`, that report does not, or does not tell who of the name it means.

    `suggestions` are names that reports do name.
    """

    def __init__(self, name: str, report_id: str | None = None, suggestions: Iterable[str] = ()) -> None:
        told = f"Bản tin {report_id!r} không cho biết {name!r} là ai." if report_id else f"Không có bản tin nào nêu tên {name!r}."
        super().__init__(told)
        self.name = name
        self.report_id = report_id
        self.suggestions = tuple(suggestions)


class DirectiveNotFound(SearchError, LookupError):
    """No report cites a directive of this number or name or, with a `report_id`, that report does not, or does not tell which."""

    def __init__(self, value: str, report_id: str | None = None) -> None:
        told = f"Bản tin {report_id!r} không cho biết {value!r} là văn bản nào." if report_id else f"Không có bản tin nào dẫn {value!r}."
        super().__init__(told)
        self.value = value
        self.report_id = report_id


class IndexMissing(SearchError):
    """Nothing has been indexed yet in this data directory."""

    def __init__(self, where: object) -> None:
        super().__init__(f"there is no index in {where}; run: manage.py import PATH… and then manage.py index")


class IndexDamaged(SearchError):
    """The index of this data directory cannot be opened."""

    def __init__(self, where: object, why: object) -> None:
        super().__init__(f"the index in {where} cannot be opened ({why}); the captures are safe: run manage.py reindex")


class WriterBusy(SearchError):
    """Another process holds the write lock."""

    def __init__(self, where: object) -> None:
        super().__init__(f"another process is writing in {where}; wait until it has finished, then run the command again")


class ReaderDied(SearchError):
    """One of the processes that read pages for the index has died, for want of memory for instance."""

    def __init__(self) -> None:
        super().__init__("a process that was reading pages has died; the old index keeps serving: run the command again with --jobs 1")


class NotABulletin(SearchError):
    """A page holds no text that could be a report; `reason` says why, for the list of skipped pages."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AuthorityFault(SearchError, ValueError):
    """The authority file cannot be followed. `faults` are all that is wrong with it, each with its place and what to write."""

    def __init__(self, name: object, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        told = "".join(f"\n  {fault}" for fault in self.faults)
        super().__init__(f"{name} cannot be followed, and the index is as it was:{told}")


class AuthorityLost(SearchError):
    """The index was built with an authority file of which no copy is left."""

    def __init__(self, where: object) -> None:
        super().__init__(f"the corrections that the index in {where} was built with are lost; run: manage.py index")


class BadInput(SearchError, ValueError):
    """A line to annotate, or a case to evaluate, cannot be used; the message says what is wrong with it."""
