"""The posts of one person in time order, each from the first to the last report that proves it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.fields import distinct
from indexer.identity.groups import title_key
from indexer.identity.people_values import Appearance, Post, Tenure
from indexer.identity.seats import unit_key

Held = tuple[Appearance, Post]


def tenures_of(appearances: Iterable[Appearance]) -> tuple[Tenure, ...]:
    """Every post held, earliest first, those without a day last. Ranks and former posts are none."""
    by_title: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
    for appearance in sorted(appearances, key=lambda a: (a.day is None, a.day or "", a.report_id)):
        for post in appearance.posts:
            if not post.former and post.kind != "rank":
                by_title[title_key(post), post.level].append((appearance, post))
    found = [_tenure(held) for same in by_title.values() for held in _by_unit(same)]
    return tuple(sorted(found, key=lambda t: (t.first_day is None, t.first_day or "", t.last_day or "", t.post.position)))


def _by_unit(held: Sequence[Held]) -> list[list[Held]]:
    """Posts of one title and level, by unit; those without a unit belong to the only one there is."""
    by_unit: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        by_unit[unit_key(one[1].unit or "")].append(one)
    return [list(held)] if len(by_unit.keys() - {""}) < 2 else list(by_unit.values())


def _tenure(held: Sequence[Held]) -> Tenure:
    days = [appearance.day for appearance, _ in held if appearance.day]
    shown = Counter(post.position for _, post in held)
    position = min(shown, key=lambda printed: (-shown[printed], printed))
    seated = next((post for _, post in held if post.unit), held[0][1])
    return Tenure(
        post=replace(seated, position=position),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        reports=distinct(appearance.report_id for appearance, _ in held),
    )
