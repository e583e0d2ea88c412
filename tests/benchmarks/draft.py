"""A page being written: every name, place and document put into its text is noted in its gold at the same moment."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from random import Random

from tests.benchmarks.documents import Document, cited
from tests.benchmarks.posts import COLONEL, LIEUTENANT_COLONEL, Post, Title, posts_of
from tests.benchmarks.truth import Gold, GoldOfficial
from tests.benchmarks.world import Body, Person

_RANKS_BEFORE_NAME = (COLONEL, LIEUTENANT_COLONEL)
_SLOT = re.compile(r"\{([abcdgpthx])\}")


@dataclass(slots=True)
class Draft:
    """The text side and the truth side of one page on `day`. `dash` is what its author puts between a name and a position."""

    rng: Random
    body: Body
    day: date
    dash: str
    gold: Gold = field(default_factory=Gold)
    named: dict[str, GoldOfficial] = field(default_factory=dict)
    posts: dict[str, Post] = field(init=False)

    def __post_init__(self) -> None:
        self.posts = posts_of(self.body.kind)

    def introduce(self, post: str, role: str, *, tag: bool = True) -> str:
        """The holder of `post` with honorific (where `tag`), name and positions; noted as having done `role`."""
        person = self.body.holder(post, self.day)
        written = [self._written(t) for t in self._titles(self.posts[post])]
        before = [w for w, t in written if t in _RANKS_BEFORE_NAME]
        after = [w for w, t in written if t not in _RANKS_BEFORE_NAME]
        self._note(post, person, tuple(t.value for _, t in written), role)
        head = " ".join(([self.honorific(person)] if tag else []) + before + [person.name])
        return head + self.dash + ", ".join(after)

    def recall(self, post: str, role: str) -> str:
        """The same person later in the page: by name, or by position alone, as pages do."""
        official = self.named[post]
        official.roles.append(role)
        if self.rng.random() < 0.2 and len(official.positions) == 1:
            return f"đồng chí {official.positions[0]}"
        return f"{self.honorific(self.body.holder(post, self.day))} {official.name}"

    def appoint(self, name: str, old: str, new: str) -> str:
        """A person who receives a decision: name, position left, position taken."""
        self.named[f"appointed {name}"] = official = GoldOfficial(name, (old, new), ["nhận quyết định"])
        self.gold.officials.append(official)
        return f"đồng chí {name}, {old} giữ chức {new}"

    def cite(self, document: Document) -> str:
        """A full citation of `document`."""
        gold = document.gold()
        if gold not in self.gold.directives:
            self.gold.directives.append(gold)
        return cited(self.rng, document)

    def cites(self, document: Document) -> bool:
        """Whether the page cites `document` already."""
        return document.gold() in self.gold.directives

    def place(self, text: str) -> str:
        """A place, as written; the gold has it once, with its unit where the page ever gives one."""
        places = self.gold.places
        if not any(f" {known}".endswith(f" {text}") for known in places):
            self.gold.places = [known for known in places if not text.endswith(f" {known}")] + [text]
        return text

    def fill(self, sentence: str) -> str:
        """`sentence` of `topics` or `meetings` with its slots filled."""
        return _SLOT.sub(self._slot, sentence)

    def honorific(self, person: Person) -> str:
        """Party pages say "đồng chí"; others sometimes "ông" or "bà"."""
        if self.body.kind == "state" and self.rng.random() < 0.3:
            return "bà" if person.woman else "ông"
        return "đồng chí" if self.rng.random() < 0.93 else "đ/c"

    def _titles(self, post: Post) -> list[Title]:
        ranks = [t for t in post.ranks if t in _RANKS_BEFORE_NAME]
        others = [t for t in post.ranks if t not in _RANKS_BEFORE_NAME]
        if others and self.rng.random() < 0.7:
            ranks.append(self.rng.choice(others))
        return [*ranks, *post.titles]

    def _written(self, title: Title) -> tuple[str, Title]:
        return self.rng.choice(title.written), title

    def _note(self, post: str, person: Person, positions: tuple[str, ...], role: str) -> None:
        known = self.named.get(post)
        if known is None:
            known = self.named[post] = GoldOfficial(person.name, positions)
            self.gold.officials.append(known)
        known.roles.append(role)

    def _slot(self, match: re.Match[str]) -> str:
        draw, small = self.rng.randint, self.body.kind == "commune"
        match match[1]:
            case "a":
                return f"{draw(2, 29):02d}"
            case "b":
                return str(draw(12, 180) if small else draw(35, 960))
            case "c":
                return f"{draw(1, 5 if small else 98)}.{draw(0, 999):03d}"
            case "d":
                return str(draw(2, 9))
            case "g":
                return f"{draw(6, 32)},{draw(1, 9)}"
            case "h":
                return str(draw(120, 680)) if small else f"{draw(1, 9)}.{draw(0, 999):03d}"
            case "p":
                return f"{draw(61, 99)},{draw(1, 9)}%"
            case "t":
                return f"{draw(1, 24) if small else draw(3, 480)},{draw(1, 9)}"
        return self.place(f"{'thôn' if small else 'xã'} {self.rng.choice(self.body.places)}")
