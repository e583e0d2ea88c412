"""Portal profiles: how the pages of each family of portals are recognised, and where they keep what.

A profile is a TOML file in `corpus/sites/`. `[recognise]` lists hints: the generator that a page names, which settles it, its
address, elements that it has. `[select]` gives CSS selectors for each part of a page, tried in order.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import soupsieve

from indexer.reading.select import Selector

SITES = Path(__file__).parents[2] / "corpus" / "sites"


class ProfileError(ValueError):
    """A profile cannot be used; the message says which, and what to change in it."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"corpus/sites/{name}.toml: {problem}")


@dataclass(frozen=True, slots=True)
class Profile:
    """Where one family of portals keeps what: regular expressions to recognise it by, CSS selectors for each part, in order of trial."""

    name: str
    generator: str = ""
    address: str = ""
    elements: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    month_first: bool = False


# Names that portals of no known family commonly give these parts. Other news on the page have such parts, too, so day and
# writer are asked for last.
UNKNOWN_PORTAL = Profile(
    "generic", category=("[class*=breadcrumb] a", "[class*=breadcrumb]", ".duongdan a", "[itemtype*=BreadcrumbList] [itemprop=name]")
)
COMMON_NAMES = Profile(
    "generic",
    published=(".ngaydang", ".ngay-dang", ".news-date", ".publish-date", ".post-date", "[id$=_lblDate]", "time", ".date"),
    byline=(".tacgia", "#tacgia", "[class*=tac-gia]", "[class*=tacgia]", "#author", ".news-author", "[itemprop=author]"),
)
_RECOGNISE = {"generator", "address", "elements"}
_SELECT = {f.name for f in fields(Profile)} - _RECOGNISE - {"name", "month_first"}


@cache
def get_profiles() -> tuple[Profile, ...]:
    """All profiles, by name; raises `ProfileError`."""
    return tuple(read_profile(path.stem, path.read_text("utf-8")) for path in sorted(SITES.glob("*.toml")))


def read_profile(name: str, text: str) -> Profile:
    """The profile written in `text`; raises `ProfileError` where it cannot be used.

    >>> read_profile("x", '[recognise]\\ngenerator = "Plone"\\n[select]\\nbody = ["#content-core"]').body
    ('#content-core',)
    >>> read_profile("x", '[select]\\nbdy = ["p"]')  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    indexer.reading.profiles.ProfileError: corpus/sites/x.toml: [select] has no key 'bdy'; use one of article, body, byline, category, ...
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        raise ProfileError(name, f"not TOML: {e}") from e
    known: dict[str, set[str]] = {"recognise": _RECOGNISE, "select": _SELECT, "dates": {"month_first"}}
    values: dict[str, object] = {}
    for section, content in data.items():
        if section not in known or not isinstance(content, dict):
            raise ProfileError(name, f"there is no section [{section}]; use one of {', '.join(sorted(known))}")
        for key, value in content.items():
            if key not in known[section]:
                raise ProfileError(name, f"[{section}] has no key {key!r}; use one of {', '.join(sorted(known[section]))}")
            values[key] = _checked(name, key, value)
    if not _RECOGNISE & set(values):
        raise ProfileError(name, "nothing in [recognise]; give generator, address or elements")
    return Profile(name, **values)  # type: ignore[arg-type]


def find_profile(select: Selector, url: str | None) -> Profile | None:
    """The profile that the page's generator names, else the one that most hints speak for; None where none does."""
    named = " ".join(str(tag.get("content")) for tag in select.find("meta") if str(tag.get("name")).lower() == "generator")
    profiles = get_profiles()
    for profile in profiles:
        if profile.generator and re.search(profile.generator, named, re.IGNORECASE):
            return profile
    scored = [(_hints(profile, select, url or ""), profile) for profile in profiles]
    hints, best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return best if hints else None


def _hints(profile: Profile, select: Selector, url: str) -> int:
    """How strongly a page speaks for a profile. Its address says more than one element, which families may share."""
    by_address = 2 * bool(profile.address and re.search(profile.address, url, re.IGNORECASE))
    return by_address + sum(bool(select.find(selector)) for selector in profile.elements)


def _checked(name: str, key: str, value: object) -> object:
    if key == "month_first":
        if isinstance(value, bool):
            return value
        raise ProfileError(name, f"month_first must be true or false, not {value!r}")
    if key in ("generator", "address"):
        return _checked_pattern(name, key, value)
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ProfileError(name, f"{key} must be a list of CSS selectors, not {value!r}")
    for selector in value:
        try:
            soupsieve.compile(selector)
        except soupsieve.SelectorSyntaxError as e:
            raise ProfileError(name, f"{key} has a selector that cannot be read: {selector!r}") from e
    return tuple(value)


def _checked_pattern(name: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise ProfileError(name, f"{key} must be a regular expression, not {value!r}")
    try:
        re.compile(value)
    except re.error as e:
        raise ProfileError(name, f"{key} is no regular expression: {e}") from e
    return value
