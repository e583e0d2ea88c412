"""Posts of one name brought to one spelling of each unit, and to the unit above it that other reports name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from indexer.identity.people_values import Appearance, Post
from indexer.identity.seats import fold_key, unit_key
from indexer.text.fold import has_marks


def with_units_agreed(appearances: Iterable[Appearance]) -> list[Appearance]:
    """`appearances` with units in their one spelling; a unit printed without marks takes them where only one is known that folds to
    it, and one without the unit above it takes that where only one is known."""
    appearances = list(appearances)
    posts = [post for appearance in appearances for post in appearance.posts if post.unit]
    spellings = _spellings([name for post in posts for name in (post.unit, post.within) if name])
    above: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for post in posts:
        if post.within:
            above[post.level, spellings[post.unit or ""]].add(spellings[post.within])

    def agreed(post: Post) -> Post:
        if not post.unit:
            return post
        unit = spellings[post.unit]
        known = above[post.level, unit]
        within = spellings[post.within] if post.within else next(iter(known)) if len(known) == 1 else None
        return post if (unit, within) == (post.unit, post.within) else replace(post, unit=unit, within=within)

    agreed_posts = ((appearance, tuple(map(agreed, appearance.posts))) for appearance in appearances)
    return [appearance if posts == appearance.posts else replace(appearance, posts=posts) for appearance, posts in agreed_posts]


def _spellings(names: Iterable[str]) -> dict[str, str]:
    """Each name as it is to be spelt."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        by_key[unit_key(name)].append(name)
    marked: dict[str, set[str]] = defaultdict(set)
    for key, same in by_key.items():
        if has_marks(same[0]):
            marked[fold_key(same[0])].add(key)
    chosen: dict[str, str] = {}
    for key, same in by_key.items():
        fitting = marked[fold_key(same[0])]
        best = next(iter(fitting)) if not has_marks(same[0]) and len(fitting) == 1 else key
        chosen |= dict.fromkeys(same, _shown(by_key[best]))
    return chosen


def _shown(spellings: list[str]) -> str:
    """The spelling to show: with capitals at the beginnings only, if there is one."""
    return min(spellings, key=lambda name: (not name.istitle(), name))
