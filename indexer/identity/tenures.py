"""The posts of one person in time order, each from the first to the last report that proves it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.fields import distinct
from indexer.identity.groups import title_key
from indexer.identity.people_values import Appearance, Post, Tenure
from indexer.identity.seats import is_body_of_level, unit_key

Held = tuple[Appearance, Post]


def tenures_of(appearances: Iterable[Appearance]) -> tuple[Tenure, ...]:
    """Every post held, earliest first, those without a day last. Ranks and former posts are none."""
    by_title: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
    for appearance in sorted(appearances, key=lambda a: (a.day is None, a.day or "", a.report_id)):
        for post in appearance.posts:
            if not post.former and post.kind != "rank":
                by_title[title_key(post), post.level].append((appearance, post))
    found = [_tenure(held) for held in _joined([(title, held) for (title, _), same in by_title.items() for held in _by_unit(same)])]
    return tuple(sorted(found, key=lambda t: (t.first_day is None, t.first_day or "", t.last_day or "", t.post.position)))


def _by_unit(held: Sequence[Held]) -> list[list[Held]]:
    """Posts of one title and level, by unit; those without a unit belong to the only one there is."""
    by_unit: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        by_unit[unit_key(one[1].unit or "")].append(one)
    return [list(held)] if len(by_unit.keys() - {""}) < 2 else list(by_unit.values())


def _joined(posts: Sequence[tuple[str, list[Held]]]) -> list[list[Held]]:
    """Posts by title, those of no level joined to the only one that was held at the same time and says no more than where.

    "Ủy viên Ban Thường vụ" is "Ủy viên Ban Thường vụ Huyện ủy"; "Chủ tịch" is not "Chủ tịch UBND huyện".
    """
    joined = [list(held) for _, held in posts]
    for i, (title, held) in enumerate(posts):
        if held[0][1].level is None:
            fitting = [j for j, (other, longer) in enumerate(posts) if _says_where(title, other, longer) and _at_once(held, longer)]
            if len(fitting) == 1:
                joined[fitting[0]] += held
                joined[i] = []
    return [sorted(held, key=_by_time) for held in joined if held]


def _says_where(title: str, other: str, longer: Sequence[Held]) -> bool:
    """Whether the posts of the title `other` have a level and are else of the same title."""
    return longer[0][1].level is not None and (other == title or is_body_of_level(other.removeprefix(f"{title} ")))


def _at_once(one: Sequence[Held], other: Sequence[Held]) -> bool:
    """Whether two stretches of time share a day."""
    here, there = (sorted(appearance.day for appearance, _ in held if appearance.day) for held in (one, other))
    return bool(here and there) and max(here[0], there[0]) <= min(here[-1], there[-1])


def _by_time(held: Held) -> tuple[bool, str, str]:
    appearance, _ = held
    return appearance.day is None, appearance.day or "", appearance.report_id


def _tenure(held: Sequence[Held]) -> Tenure:
    days = [appearance.day for appearance, _ in held if appearance.day]
    shown = Counter(post.position for _, post in held if post.level) or Counter(post.position for _, post in held)
    position = min(shown, key=lambda printed: (-shown[printed], printed))
    seated = next((post for _, post in held if post.unit), held[0][1])
    return Tenure(
        post=replace(seated, position=position),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        reports=distinct(appearance.report_id for appearance, _ in held),
    )
