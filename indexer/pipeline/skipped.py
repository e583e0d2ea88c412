"""The pages that gave no report, by address: kept beside the index, so that a maintainer sees them at any time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = "skipped.json"


@dataclass(frozen=True, slots=True)
class Skipped:
    """Why a page gave no report; `failed` where it could not be read, which is not the page's fault."""

    reason: str
    failed: bool = False


def load_skipped(data: Path) -> dict[str, Skipped]:
    """Address -> why, in the order in which they were last met; {} before the first run and where the file is damaged."""
    try:
        kept = json.loads((data / NAME).read_text(encoding="utf-8"))
        return {url: Skipped(str(entry["reason"]), bool(entry["failed"])) for url, entry in kept.items()}
    except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError):
        return {}  # a record of what any rebuild finds again: not worth stopping for


def save_skipped(data: Path, skipped: Mapping[str, Skipped]) -> None:
    """Keep `skipped`, in one atomic step."""
    content = {url: {"reason": entry.reason, "failed": entry.failed} for url, entry in skipped.items()}
    temporary = data / f"{NAME}.new"
    temporary.write_text(json.dumps(content, ensure_ascii=False, indent=0), encoding="utf-8")
    temporary.replace(data / NAME)
