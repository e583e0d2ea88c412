"""Bytes made text."""

from __future__ import annotations

from indexer.reports import Encoding


def decode(body: bytes, content_type: str | None = None) -> tuple[str, Encoding]:
    text = body.decode("utf-8", "replace")
    return text, Encoding("utf-8", "sniffed", text.count("\ufffd"))


def repair(text: str) -> tuple[str, str | None]:
    return text, None
