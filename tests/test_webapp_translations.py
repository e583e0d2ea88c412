"""Every message of the interface has its English, and the compiled catalogue is the one that was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from indexer.identity.directive_values import MENTIONED, VERBS
from indexer.identity.rules import DIRECTIVE_RULE, PEOPLE_RULE
from indexer.labels import FACET_LABELS, NO_SITE_LABEL, ROLE_LABELS, UNDATED_LABEL
from indexer.suggest.suggester import TITLE_LABEL

WEBAPP = Path(__file__).resolve().parent.parent / "webapp"
ENGLISH = WEBAPP / "translations" / "en" / "LC_MESSAGES"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]


def english() -> Catalog:
    with (ENGLISH / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


def forms(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Message -> its translations, one, or one for each number."""
    return {_first(message.id): _all(message.string) for message in catalog if message.id}


def _first(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else text[0]


def _all(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def wanted() -> set[str]:
    """What is shown through gettext: messages in code and templates, and labels that the indexer knows."""
    found = extract_from_dir(WEBAPP, method_map=METHODS)
    messages = {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}
    labels = {*FACET_LABELS.values(), *ROLE_LABELS.values(), UNDATED_LABEL, NO_SITE_LABEL, TITLE_LABEL}
    return messages | labels | {*PEOPLE_RULE, *DIRECTIVE_RULE, *VERBS, MENTIONED}


def test_every_message_is_translated() -> None:
    assert sorted(wanted() - forms(english()).keys()) == []
    assert [message for message, translations in forms(english()).items() if not all(translations)] == []


def test_no_translation_is_left_over() -> None:
    assert sorted(forms(english()).keys() - wanted()) == []


def test_nothing_is_fuzzy() -> None:
    assert [message.id for message in english() if message.id and message.fuzzy] == []


def test_translations_keep_their_placeholders() -> None:
    def placeholders(text: str) -> list[str]:
        return sorted(re.findall(r"%\(\w+\)s", text))

    pairs = [(message, form) for message, translations in forms(english()).items() for form in translations]
    assert [pair for pair in pairs if placeholders(pair[0]) != placeholders(pair[1])] == []


def test_the_compiled_catalogue_is_up_to_date() -> None:
    with (ENGLISH / "messages.mo").open("rb") as file:
        assert forms(read_mo(file)) == forms(english()), "run: pybabel compile -d webapp/translations"
