"""Reports as their captures read today, whatever the index holds of them."""

from __future__ import annotations

from corpus.store import CaptureStore
from indexer.authority import spelling
from indexer.engines.base import Engine
from indexer.fields import directive_value
from indexer.pipeline.corrections import report_or_none
from indexer.pipeline.pages import read_reports
from indexer.reports import Report


class Readings:
    """The pages of an index read again, each once; uncorrected."""

    def __init__(self, store: CaptureStore, engine: Engine) -> None:
        self._store = store
        self._engine = engine
        self._pages: dict[str, dict[str, Report]] = {}

    def report_or_none(self, report_id: str) -> Report | None:
        """The report with this id as the rules read it; None where the index has none, or its page no longer gives it."""
        indexed = report_or_none(self._engine, report_id)
        if indexed is None or indexed.url is None:
            return None
        if indexed.url not in self._pages:
            self._pages[indexed.url] = {report.id: report for report in read_reports(self._store, indexed.url).reports}
        return self._pages[indexed.url].get(report_id)


def values_of(report: Report, kind: str) -> tuple[str, ...]:
    """What `report` states of one kind of fact, spelt as authority files are compared."""
    bodies = [report.host, *report.co_hosts]
    values = {
        "official": [official.name for official in report.officials],
        "directive": [directive_value(directive) for directive in report.directives],
        "host": [body.value for body in bodies if body],
        "place": [place.value for place in report.places],
        "meeting": [report.meeting.value] if report.meeting else [],
    }[kind]
    return tuple(map(spelling, values))
