"""A capture: one fetch of one page, exactly as it arrived."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

MAX_BODY = 20_000_000
"""Bytes of one body. Bulletins have 20 to 500 KB; what is larger is no page, or pictures inlined into one."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch of one page address. `url` is canonical (`corpus.urls`), `captured_at` aware, `body` the bytes as they arrived."""

    url: str
    captured_at: datetime
    body: bytes
    status: int = 200
    content_type: str | None = None

    def __post_init__(self) -> None:
        if self.captured_at.tzinfo is None:
            raise ValueError(f"captured_at has no time zone: {self.captured_at!r}; give it one, UTC for instance")

    @property
    def digest(self) -> str:
        """SHA-256 of the body, lower-case hexadecimal.

        >>> from datetime import timezone
        >>> Capture("https://a.vn/", datetime(2021, 1, 17, tzinfo=timezone.utc), b"").digest[:8]
        'e3b0c442'
        """
        return hashlib.sha256(self.body).hexdigest()
