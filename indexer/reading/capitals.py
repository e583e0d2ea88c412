"""Capitals out of fonts: the TCVN3 fonts whose names end in H draw small letters as capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass

# ".VnTimeH", ".VnArial NarrowH", ".VnBook-AntiquaH"; their siblings ".VnTime" and any other font draw letters as they are.
_CAPITAL_FONT = re.compile(r"\.Vn[\w -]*H(?!\w)")
_FONT = re.compile(r"\bface\s*=|font-family\s*:|\bfont\s*:", re.IGNORECASE)
# Elements that are always closed, so that counting tells where a font ends.
_TAG = re.compile(r"(</?(?:font|span|b|strong|i|em|u|a|div|td|h[1-6])(?![\w-])[^<>]*>|<[^<>]*>|&#?\w+;)", re.IGNORECASE)
_NAME = re.compile(r"</?(\w+)")
_COUNTED = frozenset(("font", "span", "b", "strong", "i", "em", "u", "a", "div", "td", "h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class _Font:
    """An element with a font of its own, and how many of the same name are open inside."""

    name: str
    capitals: bool
    inside: int = 0


def raise_capitals(html: str) -> str:
    """`html` with the letters that its fonts draw as capitals made capitals.

    >>> raise_capitals('<font face=".VnTimeH">hội <b>nghị</b> &amp; </font>họp')
    '<font face=".VnTimeH">HỘI <b>NGHỊ</b> &amp; </font>họp'
    """
    if not _CAPITAL_FONT.search(html):
        return html
    fonts: list[_Font] = []
    pieces = _TAG.split(html)
    for at, piece in enumerate(pieces):
        if at % 2:
            _follow(fonts, piece)
        elif fonts and fonts[-1].capitals:
            pieces[at] = piece.upper()
    return "".join(pieces)


def _follow(fonts: list[_Font], tag: str) -> None:
    """Bring `fonts`, the elements with a font that are open, up to what stands behind `tag`."""
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    if name not in _COUNTED:
        return
    same = bool(fonts) and fonts[-1].name == name
    if tag.startswith("</"):
        if same and fonts[-1].inside:
            fonts[-1].inside -= 1
        elif same:
            fonts.pop()
    elif _FONT.search(tag):
        fonts.append(_Font(name, bool(_CAPITAL_FONT.search(tag))))
    elif same:
        fonts[-1].inside += 1
