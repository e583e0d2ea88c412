"""Values of operators put right, by the values that facets have: can-bo:"hoang van thnag" was meant for Hoàng Văn Thắng."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.reports import ROLES
from indexer.rescue.edits import is_letters, slips
from indexer.rescue.lexicon import Lexicon
from indexer.rescue.querywords import Place, Run
from indexer.rescue.syllables import in_case_of
from indexer.text.fold import accented, bare, folded, has_marks
from indexer.text.tokens import WORD

_FACET_OF = {field: field for field in ("official", "host", "place", "directive_type")} | dict.fromkeys(ROLES, "official")
"""Field of an operator -> the facet whose values it asks for words of."""
_MOST_TRIED = 30
"""Words tried in the place of mistyped ones."""


def value_meant(run: Run, lexicon: Lexicon) -> dict[Place, str]:
    """What to write where for the words of an operator's value that no value of its facet has; nothing where all are right or
    none comes close."""
    facet = _FACET_OF.get(run.field)
    if facet is None or not run.words:
        return {}
    words = tuple(folded(word.text) for word in run.words)
    value = next((found for meant in _meant(words, facet, lexicon) if (found := _value(meant, run, facet, lexicon))), None)
    if value is None:
        return {}
    marked = any(has_marks(word.text) for word in run.words)
    written: dict[Place, str] = {}
    for word, form in zip(run.words, value, strict=True):
        new = in_case_of(word.text, (form if marked else bare(form)).lower())
        if accented(new) != accented(word.text):
            written[word.start, word.end] = new
    kept = {(run.words[i].start, run.words[i].end) for i in run.settled}
    return written if kept.isdisjoint(written) else {}


def _meant(words: tuple[str, ...], facet: str, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The words themselves, and where no value has them all, with another in the place of one: unknown words first."""
    yield words
    if lexicon.values(facet, words, 1):
        return
    known = lexicon.frequencies(words, facet)
    unknown = [i for i, word in enumerate(words) if not known[word]] or list(range(len(words)))
    if len(unknown) > 1 and not all(known.values()):
        return
    tried = [(cost, -count, i, other) for i in unknown for other, count, cost in _candidates(words[i], facet, lexicon)]
    for _, _, i, other in sorted(tried)[:_MOST_TRIED]:
        yield (*words[:i], other, *words[i + 1 :])


def _candidates(word: str, facet: str, lexicon: Lexicon) -> Iterator[tuple[str, int, float]]:
    if is_letters(word):
        costs = slips(word)
        counts = lexicon.frequencies(costs, facet)
        yield from ((other, counts[other], cost) for other, cost in costs.items() if counts[other])


def _value(meant: Sequence[str], run: Run, facet: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """For each word of `meant`, the word of the most frequent value that has them all, as it stands there."""
    found = lexicon.values(facet, tuple(meant), 1)
    if not found:
        return None
    left = [word[0] for word in WORD.finditer(found[0].value)]
    forms = []
    for word in meant:
        form = next((other for other in left if folded(other) == word), None) or next(o for o in left if folded(o).startswith(word))
        left.remove(form)
        forms.append(form if folded(form) == word else form[: len(word)])
    return tuple(forms)
