"""Brings an index up to date with the captures: only what is new, or everything anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.store import CaptureStore
from indexer.authority import current_authority
from indexer.engines.base import BuiltFrom, Engine, Writer
from indexer.errors import IndexDamaged, IndexMissing
from indexer.pipeline.corrections import Corrections, corrections_since
from indexer.pipeline.pages import PageReports, read_pages
from indexer.pipeline.skipped import Skipped, load_skipped, save_skipped
from indexer.pipeline.sources import sources_now
from indexer.pipeline.work import work_for

Watch = Callable[[Iterable[PageReports], int], Iterable[PageReports]]
"""Passes items on and shows how many of so many are done."""


@dataclass(slots=True)
class Summary:
    """What a run did: pages `indexed` and the `reports` they hold, pages `unchanged` since the last run, and those that gave none.

    `corrected` pages are among those read: no capture of theirs is new, but the authority file speaks of them otherwise than before.
    """

    indexed: int = 0
    reports: int = 0
    unchanged: int = 0
    corrected: int = 0
    skipped: dict[str, Skipped] = field(default_factory=dict)

    @property
    def failed(self) -> int:
        return sum(entry.failed for entry in self.skipped.values())


def unwatched(items: Iterable[PageReports], total: int) -> Iterable[PageReports]:
    """The items, shown to nobody."""
    return items


def index_changes(data: Path, engine: Engine, *, jobs: int = 1, watch: Watch = unwatched) -> Summary:
    """Index the pages that arrived or changed since the index was built, or that the authority file speaks of otherwise than then.

    Those that were taken down since leave it, those put back return. Without an index, all pages. The index keeps saying that it was
    built with the rules that it was built with: most of its reports were. Raises `AuthorityFault`, before anything is written;
    `WriterBusy`, `StoreMissing`, `IndexDamaged`.
    """
    authority = current_authority(data)
    with CaptureStore.open(data) as store, engine.writer() as writer:
        sequence = store.last_sequence()
        built = built_or_none(engine)
        corrections, touched = corrections_since(data, engine, authority, built)
        target = replace(
            built or sources_now(data, sequence), sequence=sequence, authority=authority.digest, takedown=store.last_takedown()
        )
        work = work_for(store, built, touched)
        summary = Summary(unchanged=store.counts().addresses - work.total, corrected=work.corrected)
        if built is None or built != target:
            kept = load_skipped(data) if built else {}
            with closing(read_pages(data, work.urls, total=work.total, jobs=jobs)) as pages:
                _write(writer, watch(pages, work.total), corrections, summary, kept)
            save_skipped(data, kept | summary.skipped)
            corrections.keep(data)
            writer.commit(target)
        return summary


def rebuild(data: Path, engine: Engine, *, jobs: int = 1, watch: Watch = unwatched) -> Summary:
    """Index every page anew, aside; the new index is swapped in when all is done.

    Raises `AuthorityFault`, before anything is written; `WriterBusy`, `StoreMissing`.
    """
    authority = current_authority(data)
    with CaptureStore.open(data) as store, engine.writer(fresh=True) as writer:
        target = replace(sources_now(data, store.last_sequence()), authority=authority.digest, takedown=store.last_takedown())
        corrections = Corrections(authority, built=_digest_before(engine))
        total = store.count_changed_since(0)
        summary = Summary()
        with closing(read_pages(data, store.changed_since(0), total=total, jobs=jobs)) as pages:
            _write(writer, watch(pages, total), corrections, summary, {})
        # Before the commit: a run that dies in between does all of it again, and no page goes unrecorded.
        save_skipped(data, summary.skipped)
        corrections.keep(data)
        writer.commit(target)
        return summary


def built_or_none(engine: Engine) -> BuiltFrom | None:
    """What the index was built from; None without an index. Raises `IndexDamaged`."""
    try:
        return engine.info().built_from
    except IndexMissing:
        return None


def _digest_before(engine: Engine) -> str:
    """The digest of the authority file that the index in place was built with; "" where it does not say."""
    try:
        built = built_or_none(engine)
    except IndexDamaged:
        return ""
    return built.authority if built else ""


def _write(writer: Writer, pages: Iterable[PageReports], corrections: Corrections, summary: Summary, kept: dict[str, Skipped]) -> None:
    """Put each page into the index and count it; those met are no longer in `kept`."""
    for page in pages:
        kept.pop(page.url, None)
        if page.failed is not None:
            summary.skipped[page.url] = Skipped(page.failed, failed=True)
            continue
        writer.put(page.url, corrections.apply(page.url, page.reports))
        if page.skipped is not None:
            summary.skipped[page.url] = Skipped(page.skipped)
        else:
            summary.indexed += 1
            summary.reports += len(page.reports)
