"""What templates say, in the language of the page: each message and each number put into it once, for all pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from flask_babel import format_decimal, get_locale, get_translations
from markupsafe import Markup

MOST = 1 << 12
"""Messages and numbers kept of a language; the pages have some three hundred messages."""


def gettext(message: str, /, **values: object) -> str:
    """`message` in the language of the page, with `values` in it, not escaped: for values that a template prints."""
    locale = get_locale()
    text = _message(locale.language if locale else "", message)
    return text % values if values else text


@lru_cache(maxsize=MOST)
def _message(language: str, message: str) -> str:
    return str(get_translations().ugettext(message))


@lru_cache(maxsize=8)
def speech(language: str) -> Mapping[str, Callable[..., str]]:
    """The functions `_`, `gettext`, `ngettext` and `number` of templates, for pages in `language`.

    Flask-Babel's own find the language anew for each of the four hundred things that a page of results says, in a third of its time.
    """

    @lru_cache(maxsize=MOST)
    def translated(message: str) -> Markup:
        return Markup(get_translations().ugettext(message))

    @lru_cache(maxsize=MOST)
    def plain(message: str) -> Markup:
        return translated(message) % {}

    @lru_cache(maxsize=MOST)
    def counted(singular: str, plural: str, count: int) -> Markup:
        return Markup(get_translations().ungettext(singular, plural, count))

    def gettext(message: str, /, **values: object) -> Markup:
        return translated(message) % values if values else plain(message)

    def ngettext(singular: str, plural: str, count: int, /, **values: object) -> Markup:
        text = counted(singular, plural, count)
        return text % ({"num": count} | values) if "%" in text else text

    @lru_cache(maxsize=MOST)
    def number(count: int) -> str:
        return str(format_decimal(count))

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "number": number}
