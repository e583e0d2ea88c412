"""What can go wrong with the evidence. One class per mistake; each writes its own message, which says what to do.

CorpusError
├── UnusableUrl         an address has no canonical form                    (ValueError)
├── BodyTooLarge        a capture's body is beyond what is kept             (ValueError)
├── BodyNotFound        no capture has a body of this digest                (LookupError)
├── PageUnknown         no capture has this address                         (LookupError)
├── NotTakenDown        a page to put back was not taken down               (ValueError)
├── StoreMissing        nothing has been imported yet
├── StoreOutdated       the captures were written by another version
├── StoreDamaged        the captures cannot be read or written
├── StoreBusy           another process is importing
├── DataLocked          another process is indexing in this data directory
├── BadManifestLine     a line of a manifest cannot be used                 (ValueError)
└── SourceUnreadable    a file to import cannot be read, or not to its end
"""

from __future__ import annotations


class CorpusError(Exception):
    """Root of everything that keeping captures raises on purpose."""


class UnusableUrl(CorpusError, ValueError):
    """An address has no canonical form. `why` completes the message."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{_shortened(url)} is no page address: {why}")
        self.url = url


class BodyTooLarge(CorpusError, ValueError):
    """A body has more bytes than `limit`."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"too large: more than {limit / 1_000_000:g} MB")
        self.limit = limit


class BodyNotFound(CorpusError, LookupError):
    """No capture has a body of this digest."""

    def __init__(self, digest: str) -> None:
        super().__init__(f"no capture has the digest {digest}; copy it in full, 64 letters and digits")
        self.digest = digest


class PageUnknown(CorpusError, LookupError):
    """No capture has this address."""

    def __init__(self, url: str) -> None:
        super().__init__(f"no capture has the address {_shortened(url)}; copy it from the report's page, in full")
        self.url = url


class NotTakenDown(CorpusError, ValueError):
    """A page that is to be put back was not taken down."""

    def __init__(self, url: str) -> None:
        super().__init__(f"{_shortened(url)} is not taken down; there is nothing to undo")
        self.url = url


class StoreMissing(CorpusError):
    """Nothing has been imported yet in this data directory."""

    def __init__(self, where: object) -> None:
        super().__init__(f"there are no captures in {where}; run: manage.py import PATH…")


class StoreOutdated(CorpusError):
    """The captures were written with another version of the schema than this program's."""

    def __init__(self, where: object, found: int, known: int) -> None:
        super().__init__(f"{where} has schema version {found}, and this program reads version {known}; use the program that wrote it")


class StoreDamaged(CorpusError):
    """The file of captures cannot be read or written."""

    def __init__(self, where: object, why: object) -> None:
        super().__init__(f"the captures in {where} cannot be used ({why}); check disk and permissions, or restore the file from a backup")


class StoreBusy(CorpusError):
    """Another process holds the store's own lock for longer than we wait."""

    def __init__(self, where: object) -> None:
        super().__init__(f"another process is importing into {where}; wait until it has finished, then run the command again")


class DataLocked(CorpusError):
    """Another process holds the data directory's write lock."""

    def __init__(self, where: object) -> None:
        super().__init__(f"another process is writing in {where}; wait until it has finished, then run the command again")


class BadManifestLine(CorpusError, ValueError):
    """A line of a manifest cannot be used; `number` counts from 1."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"line {number}: {why}")
        self.number = number


class SourceUnreadable(CorpusError):
    """A file to import cannot be read, or not to its end."""


def _shortened(text: str, limit: int = 80) -> str:
    """`text` quoted, and cut where it would fill the screen."""
    return repr(text if len(text) <= limit else text[:limit] + "…")
