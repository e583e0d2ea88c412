"""The web front end: translates between HTTP and `SearchService`, and nothing else."""

from __future__ import annotations

from webapp.app import WebConfig, create_app

__all__ = ["WebConfig", "create_app"]
