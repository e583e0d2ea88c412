"""Elements by CSS selector, at no cost where the page has no such tag, id, class or attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import soupsieve
from bs4 import Tag

from indexer.reading.markup import get_tags, get_text, is_hidden

_SIMPLE = re.compile(r"[.#]?[A-Za-z_][\w-]*")
_TOKEN = re.compile(
    r"""(?P<gap>\s*>\s*|\s+)|(?P<name>[.#]?[A-Za-z_][\w-]*)"""
    r"""|\[(?P<attribute>[\w-]+)(?:[~|^$*]?=(?P<quote>["']?)(?P<value>[^"'\]]*)(?P=quote))?\]"""
)


class Selector:
    """Selects from what is below one element.

    Profiles try dozens of selectors that miss, and matching one visits every element: that was 20 of 27 ms a page. An index
    of tags, ids, classes and attributes answers the simple ones, rules out most others and leaves few elements to match.
    """

    def __init__(self, root: Tag) -> None:
        self._root = root
        self._tags: dict[str, list[Tag]] = {}
        self._names: dict[int, frozenset[str]] = {}
        self._places: dict[int, int] = {}
        values: list[str] = []
        for tag in get_tags(root):
            names = self._names[id(tag)] = frozenset(_names(tag))
            for name in names:
                self._tags.setdefault(name, []).append(tag)
            values.extend(map(_written, tag.attrs.values()))
        self._values = "\n".join(values).lower()

    def find(self, selector: str) -> Sequence[Tag]:
        """The elements that `selector` matches, in order of the page."""
        if _SIMPLE.fullmatch(selector):
            return self._tags.get(selector, ())
        possible = [branch for branch in _branches(selector) if self._may_match(branch)]
        if not possible:
            return ()
        if len(possible) > 1 or not possible[0].last:
            return self._root.select(selector)
        matches = soupsieve.compile(selector).match
        return [tag for tag in self._candidates(possible[0]) if possible[0].exact or matches(tag)]

    def find_text(self, selectors: Sequence[str]) -> Tag | None:
        """The first element with text to be seen in it that the first of `selectors` finds."""
        return next(self.find_texts(selectors), None)

    def find_texts(self, selectors: Sequence[str]) -> Iterator[Tag]:
        """The elements with text to be seen in them, those of the first of `selectors` first."""
        found = (tag for selector in selectors for tag in self.find(selector))
        return (tag for tag in found if get_text(tag) and not any(map(is_hidden, (tag, *tag.parents))))

    def get_place(self, tag: Tag) -> int:
        """How many elements stand before this one on the page."""
        if not self._places:
            self._places = {key: place for place, key in enumerate(self._names)}
        return self._places.get(id(tag), 0)

    def _may_match(self, branch: _Branch) -> bool:
        return branch.names <= self._tags.keys() and all(value in self._values for value in branch.values)

    def _candidates(self, branch: _Branch) -> Iterator[Tag]:
        """The elements of which `branch` names everything, in and around them; all that it matches are among them."""
        for tag in min((self._tags[name] for name in branch.last), key=len):
            if branch.last <= self._names[id(tag)]:
                around = branch.names - branch.last
                for parent in tag.parents if around else ():
                    around -= self._names.get(id(parent), frozenset())
                if not around:
                    yield tag


@dataclass(frozen=True, slots=True)
class _Branch:
    """One alternative of a selector: what a page without it cannot match.

    `names` of tags, "#ids", ".classes", "[attributes"; `last` those of the element looked for itself, none where the
    alternative says more than is read here; `values` in attributes, lower case. `exact`: an element of these names, with
    the others around it, matches.
    """

    names: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    values: tuple[str, ...] = ()
    exact: bool = False


@lru_cache(maxsize=1 << 10)
def _branches(selector: str) -> tuple[_Branch, ...]:
    """The alternatives of a selector.

    >>> [sorted(branch.names) for branch in _branches("#print h1, .date[id$=_Day]")]
    [['#print', 'h1'], ['.date', '[id']]
    >>> _branches("p:not(.date)") == (_Branch(),)
    True
    """
    return tuple(_read_branch(branch.strip()) for branch in selector.split(","))


def _read_branch(text: str) -> _Branch:
    compounds: list[set[str]] = [set()]
    values: list[str] = []
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if not token:
            return _Branch()
        if token["gap"]:
            compounds.append(set())
        else:
            compounds[-1].add(token["name"] or f"[{token['attribute']}")
            values.extend([token["value"].lower()] if token["value"] else [])
        position = token.end()
    # What stands around may stand in several places: one name in one place leaves no doubt.
    exact = not re.search("[=>]", text) and sum(map(len, compounds[:-1])) <= 1
    return _Branch(frozenset().union(*compounds), frozenset(compounds[-1]), tuple(values), exact)


def _names(tag: Tag) -> Iterator[str]:
    """What selectors call an element: its tag, "#id", ".class", "[attribute"."""
    yield tag.name
    for name, value in tag.attrs.items():
        yield f"[{name}"
        if name == "id":
            yield f"#{_written(value)}"
        elif name == "class":
            yield from (f".{part}" for part in tag.get_attribute_list(name))


def _written(value: str | Sequence[str]) -> str:
    """An attribute's value as the page writes it."""
    return value if isinstance(value, str) else " ".join(value)
