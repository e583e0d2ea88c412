"""What an evaluation came to at a release, case by case, and what a later one gained and lost against it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from indexer.cases import Case
from indexer.errors import BadInput
from indexer.evaluation import Verdict

Wrong = Mapping[str, int]
"""Kind of fact -> how many of a case were missed or read wrongly; kinds without a fault are left out."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A case of the file called `file` (without its ending), and what reading it came to."""

    file: str
    case: Case
    verdict: Verdict

    @property
    def key(self) -> str:
        """What a baseline knows the case by. The gold is part of it: a case whose gold was corrected is another case."""
        gold = json.dumps(self.case.gold, ensure_ascii=False, sort_keys=True)
        return f"{self.file}/{self.case.item.id}/{hashlib.sha256(gold.encode()).hexdigest()[:8]}"

    @property
    def wrong(self) -> dict[str, int]:
        """See `Wrong`."""
        counts = {kind: score.expected + score.found - 2 * score.agreed for kind, score in self.verdict.scores.items()}
        return {kind: count for kind, count in counts.items() if count}


@dataclass(frozen=True, slots=True)
class Baseline:
    """A release's name and what each of its cases came to."""

    release: str
    cases: Mapping[str, Wrong]


@dataclass(frozen=True, slots=True)
class Changes:
    """Cases, by kind of fact, in which more or less is wrong than at the release; `compared` counts the cases that both know."""

    release: str
    compared: int = 0
    gained: Mapping[str, tuple[Judged, ...]] = field(default_factory=dict)
    lost: Mapping[str, tuple[Judged, ...]] = field(default_factory=dict)


def changes_since(baseline: Baseline, judged: Iterable[Judged]) -> Changes:
    """What `judged` gained and lost since `baseline`; cases that either does not know are left out."""
    gained: dict[str, list[Judged]] = {}
    lost: dict[str, list[Judged]] = {}
    known = [one for one in judged if one.key in baseline.cases]
    for one in known:
        before, now = baseline.cases[one.key], one.wrong
        for kind in sorted(before.keys() | now.keys()):
            difference = now.get(kind, 0) - before.get(kind, 0)
            if difference:
                (lost if difference > 0 else gained).setdefault(kind, []).append(one)
    return Changes(baseline.release, len(known), _frozen(gained), _frozen(lost))


def read_baseline(file: Path) -> Baseline:
    """The baseline kept in `file`, which is called after its release; raises `BadInput` where it holds none."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return Baseline(file.stem, {key: {kind: int(count) for kind, count in wrong.items()} for key, wrong in data.items()})
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BadInput(f"{file} is no baseline; write one with: manage.py evaluate --save {file}") from error


def write_baseline(file: Path, judged: Sequence[Judged]) -> None:
    """Keep what `judged` came to, one case a line, so that a later difference reads well."""
    lines = [f"{json.dumps(one.key, ensure_ascii=False)}: {json.dumps(one.wrong)}" for one in judged]
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def latest_or_none(folder: Path) -> Path | None:
    """The baseline of the latest release among those in `folder`: "0.10.0.json" is later than "0.9.0.json"."""
    return max(folder.glob("*.json"), key=lambda file: [int(part) for part in file.stem.split(".") if part.isdigit()], default=None)


def _frozen(found: Mapping[str, Sequence[Judged]]) -> dict[str, tuple[Judged, ...]]:
    return {kind: tuple(cases) for kind, cases in found.items()}
